"""Which very word, label or sign decided that a line is what it is, and what else would have taken the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from umbruch.clipping.conventions import Conventions, conventions_for, everywhere, shared
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.release import has_address, is_embargo, is_label, opens_boilerplate, opens_contact
from umbruch.clipping.marks.source import find_source
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.undressed import undressed
from umbruch.tree import Article, Byline, Contact, Credit, Dateline, Embargo, Figure, Source

_WORD = re.compile(r"\w+(?:[.'’]\w+)*")


def grounds_of(articles: Sequence[Article], name: str) -> tuple[str, str]:
    """What decided for a field, and what else would have taken its line; empty where nothing is known.

    Args:
        articles: as they were read.
        name: the field's path: `byline`, `articles[1].source`; a block with a picture stands for its credit.
    """
    article, field = _found(articles, name)
    if text := _day(article, field):
        return f"the day in the line: {text}", ""
    figure = _figure(article, field)
    value = figure.credit if figure else getattr(article, field, None)
    ground = _ground(field, value)
    if not ground:
        return "", ""
    line = str(getattr(value, "text", value)).partition("\n")[0]
    return ground, _runner_up(line, "credit" if figure else field, article.lang)


def day_holder(field: str) -> str | None:
    """The field whose lines tell a day of its own: `source` for `source.date`; None for all other paths."""
    name, _, part = field.rpartition(".")
    return name if part == "date" and name.rpartition(".")[2] in ("source", "dateline") else None


def _day(article: Article, field: str) -> str:
    """The words of a line that give the day a path stands for, the last that say it; empty where none is told."""
    holder = getattr(article, day_holder(field) or "", None)
    if not isinstance(holder, Source | Dateline) or not holder.date:
        return ""
    days = [(line, found) for line in holder.text.splitlines() if (found := find_date(line))]
    told = [line[found.start : found.end] for line, found in days if found.iso == holder.date]
    return told[-1] if told else holder.text


def holds_credit(articles: Sequence[Article], name: str) -> bool:
    """Whether a path is that of a block with a picture whose maker is named."""
    figure = _figure(*_found(articles, name))
    return figure is not None and figure.credit is not None


def _found(articles: Sequence[Article], name: str) -> tuple[Article, str]:
    if not name.startswith("articles["):
        return articles[0], name
    return articles[int(name[len("articles[") : name.index("]")])], name.partition("].")[2]


def _figure(article: Article, field: str) -> Figure | None:
    if not field.startswith("body[") or not field.endswith("]"):
        return None
    block = article.body[int(field[len("body[") : -1])]
    return block if isinstance(block, Figure) else None


def _ground(field: str, value: object) -> str:
    match value:
        case Byline():
            return _ground_of_byline(value)
        case Dateline():
            return _ground_of_dateline(value)
        case Source():
            return _ground_of_source(value)
        case Contact():
            return _ground_of_contact(value)
        case Embargo():
            return _ground_of_embargo(value)
        case Credit():
            return _labelled("credit_labels", value.text) or f"the agency or sign beside the name: {value.text}"
        case str() if field == "boilerplate":
            return _labelled("boilerplate_openers", value)
        case _:
            return ""


def _runner_up(text: str, field: str, lang: str | None) -> str:
    """The first other field whose recogniser takes a line, too; empty where none does."""
    conventions = conventions_for(lang)
    for name, takes in _RECOGNISERS:
        if name != field and takes(text, conventions):
            return f"{name}, whose rule takes the line, too"
    return ""


def _takes_source(text: str, _: Conventions) -> bool:
    return find_source(text) is not None


_RECOGNISERS: tuple[tuple[str, Callable[[str, Conventions], bool]], ...] = (
    ("embargo", lambda text, _: is_embargo(text)),
    ("contact", lambda text, _: opens_contact(text) or has_address(text)),
    ("source", _takes_source),
    ("byline", lambda text, conventions: find_byline(text, conventions) is not None),
    ("credit", lambda text, _: find_credit(text) is not None),
    ("dateline", lambda text, conventions: find_dateline(text, conventions, text) is not None),
    ("boilerplate", lambda text, _: opens_boilerplate(text)),
    ("notice", lambda text, _: is_label(text)),
)
"""In the order in which an editor would look."""


def _ground_of_byline(byline: Byline) -> str:
    if opener := _opening("byline_openers", byline.text):
        return f"the opening words: {opener}"
    if role := _within("byline_roles", byline.text):
        return f"the role beside the name: {role}"
    if agency := next((word for word in _WORD.findall(byline.text) if word.casefold() in shared().agencies), None):
        return f"the agency beside the name: {agency}"
    if "@" in byline.text:
        return "the mail address beside the name"
    return "a name alone on its line, where bylines stand"


def _ground_of_dateline(dateline: Dateline) -> str:
    agencies = ", ".join(dateline.credit)
    if dateline.place and agencies:
        return f"the place {dateline.place} and the agency {agencies} before the report"
    if dateline.place and dateline.date:
        return f"the place {dateline.place} and a day before the report"
    if dateline.place:
        return f"the place {dateline.place} and the sign behind it: {dateline.text}"
    if agencies:
        return f"the agency {agencies} before the report"
    return f"a day before the report: {dateline.text}"


def _ground_of_source(source: Source) -> str:
    if label := _labelled("source_labels", source.text):
        return label
    known = shared().newspapers
    if name := next((name for name in source.publications if name.casefold() in known), None):
        return f"a newspaper that is known: {name}"
    if source.page:
        return f"the page beside the name: {source.page}"
    words = (*shared().newspaper_words, *everywhere("newspaper_words"))
    if word := next((word for word in words if word.casefold() in source.text.casefold()), None):
        return f"a word of newspapers' names: {word}"
    if source.url:
        return f"an address on the web: {source.url}"
    return f"the day in the line: {source.text}"


def _ground_of_contact(contact: Contact) -> str:
    if label := _labelled("contact_labels", contact.text):
        return label
    number = contact.phone or contact.email or contact.url
    return f"a number or address at the foot: {number}" if number else ""


def _ground_of_embargo(embargo: Embargo) -> str:
    for field in ("embargo_labels", "embargo_dates"):
        if label := _labelled(field, embargo.text):
            return label
    words = " ".join(_words_of_embargoes(embargo.text))
    return f"words of which embargoes are made: {words}" if words else ""


def _words_of_embargoes(text: str) -> Iterator[str]:
    """The words of publishing, forbidding and bounding in a line, in its order."""
    for word in _WORD.findall(text):
        folded = word.casefold()
        if any(
            folded == entry.casefold() or (entry.endswith("*") and folded.startswith(entry[:-1].casefold()))
            for field in ("publishing_words", "embargo_refusals", "embargo_bounds", "embargo_starts", "embargo_orders")
            for entry in everywhere(field)
        ):
            yield word


def _labelled(field: str, text: str) -> str:
    label = _opening(field, text)
    return f"the label: {label}" if label else ""


def _opening(field: str, text: str) -> str:
    """The longest entry of a list with which a text begins, as it stands there."""
    bare = undressed(text).lstrip("(")
    folded = bare.casefold()
    for entry in everywhere(field):
        if folded.startswith(entry.casefold()) and not bare[len(entry) : len(entry) + 1].isalnum():
            return bare[: len(entry)]
    return ""


def _within(field: str, text: str) -> str:
    """The longest entry of a list that stands in a text as words of their own."""
    folded = text.casefold()
    for entry in everywhere(field):
        at = folded.find(entry.casefold())
        if (
            at >= 0
            and not folded[at - 1 : at].isalnum()
            and not folded[at + len(entry) : at + len(entry) + 1].isalnum()
        ):
            return text[at : at + len(entry)]
    return ""
