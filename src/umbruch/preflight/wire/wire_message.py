"""Wire text (IPTC 7901, ANPA 1312): the parts of the message, and what our own reader finds in it."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError
from umbruch.facts.embargo import where_of
from umbruch.preflight.common import embargo_clock, placeholders
from umbruch.preflight.given import CheckedFile
from umbruch.registry.format_table import ReadRequest, reader
from umbruch.tree.walk import article_texts

_PARTS = ((b"\x01", "start of header (SOH)"), (b"\x02", "start of text (STX)"), (b"\x03", "end of text (ETX)"))
"""The signs that part a message (IPTC 7901, 2; ANPA 1312, 4)."""


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a message."""
    yield from _parts(checked_file)
    request = ReadRequest(checked_file.name, picture_folder=checked_file.picture_folder, house=checked_file.house)
    try:
        publication = reader("wire").read(checked_file.content, request)
    except InputError as error:
        yield checked_file.finding("text.unreadable", error.message, place=error.place)
        return
    article = publication.articles[0]
    if not (article.headline or "").strip():
        yield checked_file.finding("headline.missing", "no headline")
    yield from placeholders.in_lines(checked_file, (*article_texts(article), *article.desk_notes))
    if article.embargo is None:
        return
    if article.embargo.until is None:
        yield checked_file.finding("embargo.unclear", f"the line {article.embargo.text!r} names no moment")
    else:
        yield from embargo_clock.judged_end(checked_file, article.embargo, where_of(article, article.lang))


def _parts(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """A message that is begun is also ended: one without its end was cut off on its way."""
    missing = [name for sign, name in _PARTS if sign not in checked_file.content]
    if missing and len(missing) < len(_PARTS):
        line = checked_file.content.count(b"\n") + 1
        yield checked_file.finding("wire.part", f"the message has no {', no '.join(missing)}", line=line)
