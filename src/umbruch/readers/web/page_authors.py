"""Who wrote the article of a page and on which day, as the page shows it where it claims neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import is_bare_name
from umbruch.clipping.signs.dates import find_date
from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.head_lines import names_sender
from umbruch.readers.web.main_element import block_text, letters, words_in
from umbruch.readers.web.page_claims import PageClaims
from umbruch.readers.web.page_deck import named
from umbruch.tree import List, Paragraph, Subheading
from umbruch.tree.walk import block_texts, inline_text

_AUTHOR = re.compile(r"author|byline|autor|reporter|writer|editor\b|(?:^|[\s_-])user-?name", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"https?://|@|\d{4}", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    r"(?i)^(?:(?:geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|written|posted|published|submitted|created|"
    r"écrit|publié|rédigé|scritto|pubblicato|inserito|escrito|publicado|geschreven|geplaatst|skrevet|skrivet|napsal)\s+"
    r"(?:von|by|par|da|di|por|door|av|af)|von|by|par|por|di|de|text|autor(?:in)?|author)\s*:?\s+"
)
_ACCOUNTS = frozenset(
    ("admin", "administrator", "administratorin", "super user", "superuser", "root", "webmaster", "webadmin",
     "site admin", "test test", "wordpress", "joomla", "typo3", "user", "gast", "guest", "author", "autor")
)  # fmt: skip
"""Names of accounts that systems come with, and of nobody."""
_LABEL = re.compile(
    r"^\W*(?:(?:geschrieben|verfasst|erstellt|eingestellt) von|posted by|autorin/autor|"
    r"autor(?:in|es)?|author|written by|text|auteur|autore|penulis|reporter|skribent|"
    r"journalist|责编|责任编辑|文責|文|記者)\s*[:：]?\s+(?=\S)|^\W*(?:责编|责任编辑|記者|文)\s*[:：]\s*",
    re.IGNORECASE,
)
"""Words that stand before a name in the lines about an article."""
_AND = re.compile(r"\s*(?:,|;|/|、|&|\bund\b|\band\b|\bet\b|\by\b)\s*")
_STAMP = re.compile(r"\s*[|•·]\s*(?=.*\d)")
_BARS = re.compile(r"\s[|•·]\s")
"""What parts the day from other marks beside a headline: `04.05.2027 | Mitteilung 12/2027`."""
_EDGES = " ,;|•·–—-/:"
_CLOCK = re.compile(r"^\W*(?:um |at |à )?\d{1,2}[:.h]\d{2}(?: ?Uhr| ?[ap]\.?m\.?)?", re.IGNORECASE)
_AROUND_STAMP = re.compile(
    r"^(?:geschrieben|veröffentlicht|erstellt|verfasst|eingestellt|posted|published|written|submitted|publié|écrit|"
    r"pubblicato|scritto|publicado|escrito|geplaatst|gepubliceerd)?\s*(?:am|on|le|il|el|op|vom)?\b(?=\W|$)|"
    r"\s(?:am|on|le|il|el|op)$",
    re.IGNORECASE,
)
"""What stands around the name and the day of an article: `Veröffentlicht am`, `… am`."""
_PARTED = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*")
_READING = re.compile(
    r"\d{1,3}\s*(?:min\.?(?:ute[sn]?)?|minuti|minutos|minuter)(?:\s*(?:lesezeit|lesedauer|read|de lecture))?|"
    r"follow|folgen|presse(?:mitteilung|meldung)|press release",
    re.IGNORECASE,
)
"""What else stands beside name and day: how long reading takes, a button, what kind of text it is."""
_CHANGED = re.compile(
    r"\W*\b(?:zuletzt (?:geändert|aktualisiert|bearbeitet)|aktualisiert|geändert|last (?:updated|modified|edited)|"
    r"updated|modified|mis à jour|modifié|aggiornato|actualizado|bijgewerkt)\b.*",
    re.IGNORECASE,
)
"""When a page was changed, behind the day on which it was published."""
_BEFORE_DAY = re.compile(
    r"(?:datum|stand|date|vom|(?:(?:presse)?(?:meldung|mitteilung|information|info)|nachricht|artikel|beitrag)(?:\s+vom)?|"
    r"(?:veröffentlicht|erschienen|erstellt|eingestellt)(?:\s+am)?|veröffentlichungsdatum|erscheinungsdatum|published|"
    r"(?:von|by)\s+[\w.-]{3,30},?(?:\s+(?:am|on)(?:\s+\w{2,10}\.?)?)?),?",
    re.IGNORECASE,
)
"""What stands before the day of an article: words for it, or the account that wrote it and the day of the week."""
_LONGEST_STAMP = 90
_LONGEST_NAME = 60
_MOST_NAMES = 6


def with_signs(
    claims: PageClaims,
    near: Sequence[Walked],
    own: Sequence[Walked],
    page: Sequence[Walked],
    passed: Sequence[Element] = (),
) -> PageClaims:
    """The claims with a byline and a day that the page shows, where it claims none or only its own name.

    Args:
        claims: what the page says of itself.
        near: the blocks beside the headline.
        own: those in the main element.
        page: all of them.
        passed: elements between the headline and the text that are named as furniture; some hold both.
    """
    cleaned = (_BEFORE_NAME.sub("", name).strip(_EDGES) for name in claims.authors)
    claims = claims._replace(authors=tuple(name for name in cleaned if _is_somebody(name)))
    if not claims.authors or claims.authors == (claims.publisher,):  # a person on the page tells more
        found = next((names for names in _shown(near, own, page, passed, claims.lang) if names), ())
        claims = claims._replace(authors=found or claims.authors)
    else:
        claims = claims._replace(authors=_with_others(claims.authors, near))
    if claims.published is None:
        from umbruch.clipping.marks.web_stamp import stamped_day

        texts = [
            inline_text(one.placed.block.content)
            for one in near
            if isinstance(one.placed.block, Paragraph | Subheading)
        ]
        lists = [one.placed.block for one in near if isinstance(one.placed.block, List)]
        texts += [*block_texts(lists), *map(words_in, passed)]
        texts += [title.rpartition("|")[2].strip() for title in claims.headlines if "|" in title]
        parts = [part.strip() for text in texts if len(text) < _LONGEST_STAMP for part in (text, *_BARS.split(text))]
        day = next((day for part in parts if (day := stamped_day(part))), None)
        day = day or next((signed.day for text in texts if (signed := _signed_and_dated(text))), None)
        day = day or next((day for part in parts if (day := _labelled_day(part))), None)
        claims = claims._replace(published=day)
    return claims


def _labelled_day(text: str) -> str | None:
    """The day of a line that tells nothing else but what day it is: `Meldung vom 4. Mai 2027`, `Datum 04.05.2027`."""
    found = find_date(text)
    if found is None or not _BEFORE_DAY.fullmatch(text[: found.start].strip(_EDGES)):
        return None
    return None if _CLOCK.sub("", text[found.end :]).strip(_EDGES) else found.iso


def _shown(
    near: Sequence[Walked], own: Sequence[Walked], page: Sequence[Walked], passed: Sequence[Element], lang: str | None
) -> Iterator[tuple[str, ...]]:
    """The names that the page shows, from the surest place to the least sure."""
    yield _first(_of_line(block_text(one.placed.block)) for one in near if _is_named(one))
    yield _first(_of_stamp(block_text(one.placed.block)) for one in near if isinstance(one.placed.block, Paragraph))
    yield _first(
        (signed.name,) for one in near
        if isinstance(one.placed.block, Paragraph) and (signed := _signed_and_dated(block_text(one.placed.block)))
    )  # fmt: skip
    yield _over_text(own, lang)
    lines = [one.element for one in near if isinstance(one.placed.block, Paragraph)]
    yield _first(_of_line(text) for element in (*lines, *passed) for text in _named_inside(element))
    yield _first(
        _labelled(line) for one in page
        for text in block_texts((one.placed.block,)) for line in text.split("\n")
    )  # fmt: skip
    yield _first(_listed(one) for one in page if isinstance(one.placed.block, List))


def _first(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return next((names for names in found if names), ())


def _is_named(one: Walked) -> bool:
    return isinstance(one.placed.block, Paragraph) and named(one.element, _AUTHOR) is not None


def _named_inside(element: Element) -> Iterator[str]:
    """The words in a line that the page names as the author by themselves: `04.05.2027 Von Ada Roe Thema: Verkehr`."""
    for inner in element.iter("span", "a"):
        if _AUTHOR.search(inner.get("class") or ""):
            yield words_in(inner)


def _of_line(text: str) -> tuple[str, ...]:
    name = _BEFORE_NAME.sub("", text).strip(_EDGES)
    told = 2 < len(name) < _LONGEST_NAME and not _NO_AUTHOR.search(name)
    return (name,) if told and _is_somebody(name) else ()


def _is_somebody(name: str) -> bool:
    """Whether a name is one, and not that of an account that every system has."""
    return bool(name) and name.casefold() not in _ACCOUNTS


def _of_stamp(text: str) -> tuple[str, ...]:
    """The name before the day: `Ada Roe | 05.04.2025`."""
    before = _STAMP.split(text)[0] if _STAMP.search(text) else ""
    return (before,) if len(before) < _LONGEST_NAME and len(text) < 2 * _LONGEST_NAME and is_bare_name(before) else ()


class _Signed(NamedTuple):
    name: str
    day: str


def _signed_and_dated(text: str) -> _Signed | None:
    """The name and the day of a line that tells nothing but both: `Von Ada Roe, 2. August 2026`, `Posted on … by …`."""
    return _in_one(text) or _in_parts(text)


def _in_parts(text: str) -> _Signed | None:
    """The name and the day in parts between bars and dashes, beside how long reading takes or when it was changed."""
    day = name = None
    for part in filter(None, (one.strip(_EDGES) for one in _PARTED.split(text[: 2 * _LONGEST_STAMP]))):
        shown = _CHANGED.sub("", part)
        found = find_date(shown)
        own = _BEFORE_NAME.sub("", part)
        if _READING.fullmatch(part):
            continue
        if found is not None and not day:
            around = (shown[: found.start].strip(_EDGES), _CLOCK.sub("", shown[found.end :]).strip(_EDGES))
            if any(_AROUND_STAMP.sub("", one).strip(_EDGES) for one in around):
                return None
            day = found.iso
        elif name is None and is_bare_name(own):
            name = own
        else:
            return None
    return _Signed(name, day) if name and day else None


def _in_one(text: str) -> _Signed | None:
    day = find_date(text) if len(text) < _LONGEST_STAMP else None
    if day is None:
        return None
    before, behind = text[: day.start], _CLOCK.sub("", text[day.end :])
    for part, other in ((before, behind), (behind, before)):
        name = _BEFORE_NAME.sub("", _AROUND_STAMP.sub("", part.strip(_EDGES)).strip(_EDGES))
        if is_bare_name(name) and not _AROUND_STAMP.sub("", other.strip(_EDGES)).strip(_EDGES):
            return _Signed(name, day.iso)
    return None


def _over_text(own: Sequence[Walked], lang: str | None) -> tuple[str, ...]:
    """The names that stand alone over the first words of the text."""
    names: list[str] = []
    for one in own:
        text = block_text(one.placed.block)
        if not isinstance(one.placed.block, Paragraph | Subheading) or not text:
            continue
        if len(text) > _LONGEST_NAME:
            break
        parts = [part for part in _AND.split(text.removeprefix("By ")) if part]
        if all(map(is_bare_name, parts)) and not names_sender(text, conventions_for(lang)):
            names += parts
        elif names:
            break
    return tuple(dict.fromkeys(names)) if len(names) <= _MOST_NAMES else ()


def _labelled(line: str) -> tuple[str, ...]:
    found = _LABEL.match(line.strip())
    if not found:
        return ()
    rest = line.strip()[found.end() :].strip(" ()（）")
    names = tuple(part for part in _AND.split(rest) if part)
    return names if names and len(rest) < _LONGEST_NAME and all(map(_is_name, names)) else ()


def _is_name(text: str) -> bool:
    caseless = 1 < len(text) < 5 and text.isalpha() and text.upper() == text.lower()
    return (is_bare_name(text) or caseless) and _is_somebody(text)


def _listed(one: Walked) -> tuple[str, ...]:
    """The names in a list that the page names as that of the authors."""
    if named(one.element, _AUTHOR) is None:
        return ()
    names = tuple(" ".join(text.split()) for text in block_texts((one.placed.block,)))
    return names if 0 < len(names) <= 3 and all(map(_is_name, names)) else ()


def _with_others(authors: tuple[str, ...], near: Sequence[Walked]) -> tuple[str, ...]:
    """The claimed authors with those that the page names beside one of them."""
    told = {letters(name) for name in authors}
    shown = tuple(dict.fromkeys(
        name for one in near if _is_named(one) for name in _of_line(block_text(one.placed.block))
        if is_bare_name(name) and not any(letters(name).startswith(own) and letters(name) != own for own in told)
    ))  # fmt: skip
    more = {letters(name) for name in shown} > told
    return shown if more and len(shown) <= _MOST_NAMES else authors
