"""Documents attached to a mail, each read by the reader of its format as if it had come alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.errors import UmbruchError
from umbruch.pictures.picture_folder import NoPictures
from umbruch.readers.mail.message_parts import Attachment
from umbruch.registry import format_table
from umbruch.registry.content_signs import reader_by
from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading

MOST_DOCUMENTS = 20
MOST_BYTES = 100_000_000
_NAMED = 20
_NOT_READ = frozenset(("picture", "json"))
"""Formats of which an attachment is no article: scanned signatures and logos, exports of programs."""


class Documents(NamedTuple):
    """What was read of the attachments, and what is to be said of them."""

    readings: tuple[Reading, ...]
    remarks: tuple[Diagnostic, ...]


def documents_in(attached: Sequence[Attachment], request: ReadRequest) -> Documents:
    """The articles in attachments, where they are asked for; the others are named.

    Args:
        attached: the files.
        request: of the mail; `attachments` asks for the documents. Those in attached mails are named only.
    """
    readings: list[Reading] = []
    remarks: list[Diagnostic] = []
    left: list[str] = []
    size = 0
    for one in attached:
        reader = _reader(one) if request.attachments else None
        size += len(one.content)
        if reader is None or len(readings) >= MOST_DOCUMENTS or size > MOST_BYTES:
            left.append(one.name)
            continue
        inner = replace(request, source=one.name, picture_folder=NoPictures(), attachments=False)
        try:
            readings.append(format_table.reader(reader).read(one.content, inner))
        except UmbruchError as error:
            remarks.append(
                Diagnostic("mail.attached", f"attached and not readable: {error}", "warning", hint="ask for the text")
            )
    if left:
        names = ", ".join(map(shortened, left[:_NAMED]))
        hint = "save them and read each" if request.attachments else "--attachments reads documents, too"
        remarks.insert(0, Diagnostic("mail.attached", f"attached and not read: {names}", "warning", hint=hint))
    return Documents(tuple(readings), tuple(remarks))


def _reader(one: Attachment) -> str | None:
    """The name of the reader for an attachment, told by its content before its suffix; None where nobody reads it."""
    told = reader_by(one.content) if one.content else None
    if told is None and one.content:
        found = format_table.reader_for(PurePath(one.name.lower()))
        told = found.name if found else None
    return None if told in _NOT_READ else told
