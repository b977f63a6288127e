"""What a tree would show readers though it is for the newsroom: told as an error, because nobody took it out.

Embargoes and orders that a reader was sure of are gone from the text by then. What is left stands where nothing can be
taken away unseen, in a caption, in the middle of a sentence, in a tree that says itself what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from umbruch.clipping.embargo_watch import remark_on_doubt
from umbruch.clipping.marks.newsroom.asides import Aside, asides_in
from umbruch.clipping.marks.newsroom.likeness.reading_like_notes import reads_like_a_note
from umbruch.clipping.marks.newsroom.secrecy.holding_orders import orders_to_hold
from umbruch.clipping.marks.release import is_label
from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.tree import Article, Publication
from umbruch.tree.notes import holds_notes, notes_of
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts, notices

_SUSPECTED = "desk_notes.suspected"
_NUMBERED = re.compile(r"[^\d,;:()]+\d[\d/ .-]*")
"""`PRESSEMITTEILUNG Nr. 17/2027`: nothing is said behind the number, such as until when it waits."""
_REPORTED = ("kicker", "headline", "deck", "lead", "body")
"""Fields in which remarks go unseen; contacts and sources are no sentences."""


def watched(reading: Reading) -> Reading:
    """The reading, with what is to be said of sentences for the newsroom that readers would be shown."""
    remarks = remarks_on_asides(reading)
    return replace(reading, diagnostics=(*reading.diagnostics, *remarks)) if remarks else reading


def remarks_on_asides(publication: Publication) -> tuple[Diagnostic, ...]:
    """What is to be said about sentences for the newsroom in what readers are shown.

    Args:
        publication: as it was read.

    Returns:
        An error for an order to the desk, and for an embargo in an article that is held back by nothing; a warning for
        what may be an embargo or the closing of a road, and for a line that reads like a remark for the newsroom.
    """
    return tuple(
        remark
        for number, article in enumerate(publication.articles)
        for field, text in _texts(article)
        for remark in _remarks(text, article, f"articles[{number}]", field)
    )


def _remarks(text: str, article: Article, path: str, field: str) -> Iterator[Diagnostic]:
    asides = asides_in(text)
    for aside in asides:
        if aside.what != "embargo" or (article.embargo is None and article.status == "usable"):
            yield _remark(aside, article, path, field)
    if not asides and field.startswith(_REPORTED) and _is_suspicious(text, article.lang):
        yield _suspicion(text, f"{path}.{field}")


def _is_suspicious(text: str, lang: str | None) -> bool:
    """Whether a line is like notes, or an order that stays because it may be a title."""
    if _NUMBERED.fullmatch(text) and is_label(text):
        return False
    return (lang is not None and reads_like_a_note(text, lang)) or orders_to_hold(text)


def suspected_notes(publication: Publication) -> Iterator[Diagnostic]:
    """A warning for each line that reads like a remark for the newsroom, and that no rule knows."""
    return (one for one in remarks_on_asides(publication) if one.code == _SUSPECTED)


def _suspicion(text: str, field: str) -> Diagnostic:
    return Diagnostic(
        _SUSPECTED,
        f"a line reads like a remark for the newsroom, and readers are shown it: {shortened(text)}",
        "warning",
        field=field,
        hint="take it out of the text, or put it into desk_notes; --set status=withheld where it says to wait",
    )


def _remark(aside: Aside, article: Article, path: str, field: str) -> Diagnostic:
    match aside.what:
        case "order":
            return Diagnostic(
                "desk_notes.in_text",
                f"an order to the desk stands in what readers are shown: {shortened(aside.words)}",
                "error",
                field=f"{path}.{field}",
                hint="take it out of the text, or put it into desk_notes",
            )
        case "embargo":
            return Diagnostic(
                "embargo.unheeded",
                f"a sentence of the text sets an embargo, and nothing holds the article back: {shortened(aside.words)}",
                "error",
                field=f"{path}.embargo",
                hint="--set embargo=… or --set status=withheld; take the sentence out where it is none",
            )
        case "doubt":
            doubt = remark_on_doubt(aside.words, "info" if article.embargo else "warning")
            return replace(doubt, field=f"{path}.embargo")


def _texts(article: Article) -> Iterator[tuple[str, str]]:
    """What readers are shown, field by field."""
    for field in ("kicker", "headline", "deck", "lead", "boilerplate"):
        if text := getattr(article, field):
            yield field, text
    if article.byline:
        yield "byline", article.byline.text
    noted = holds_notes(article.body)
    for number, block in enumerate(article.body):
        yield from ((f"body[{number}]", text) for text in block_texts((block,)))
        for note in notes_of((block,)) if noted else ():
            yield from ((f"body[{number}]", text) for text in block_texts(note.content))
    if article.source:
        yield "source", article.source.text
    if article.contact:
        yield from (("contact", line) for line in article.contact.text.split("\n"))
    yield from (("notice", text) for text in notices(article))
