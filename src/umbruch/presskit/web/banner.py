"""The embargo over a page: until when, in the page's language, for machines too."""

from __future__ import annotations

from umbruch.facts.moment import parse_moment
from umbruch.language.wording import long_moment, word
from umbruch.markup.inline_markup import lines_markup
from umbruch.markup.safe_elements import NOTHING, Safe, element, joined, text
from umbruch.presskit.web.contacts import says_nothing_new
from umbruch.presskit.web.place import Place
from umbruch.tree import Embargo


def banner(embargo: Embargo | None, place: Place, lang: str | None, *, whole: bool = True) -> Safe:
    """What must be seen before anything else: the word, the moment, and the line as it was written.

    The script of the page compares the moment with the visitor's clock and says when it has passed.

    Args:
        embargo: that of the kit or the article.
        place: the page.
        lang: the language that the embargo's own line is written in.
        whole: it holds for the whole page, which makes it a landmark there.
    """
    if embargo is None:
        return NOTHING
    label = place.word("embargo")
    parts = [element("strong", text(label))]
    until = ""
    if embargo.until and parse_moment(embargo.until):
        until = long_moment(embargo.until, place.date_lang)
        time = element("time", text(until), {"datetime": embargo.until, **place.said_in(place.date_lang)})
        before, _, after = place.word("web_until").partition("{moment}")
        parts.append(element("span", Safe(f"{text(before)}{time}{text(after)}")))
        until = f"{before}{until}{after}"
    if not says_nothing_new(embargo.text, (label, word("embargo", lang), until, long_moment(embargo.until, lang))):
        parts.append(element("span", lines_markup(embargo.text.strip(), "embargo"), place.said_in(lang)))
    words = element("p", joined(parts, " "))
    lifted = element("p", text(place.word("web_lifted")), {"class": "lifted", "hidden": "hidden"})
    inside = element("div", joined((words, lifted), "\n"), {"class": "wrap"})
    about = {"class": "banner", "data-embargo": embargo.until}
    if whole:
        return element("section", inside, {**about, "aria-label": label})
    return element("div", inside, {**about, "role": "note"})
