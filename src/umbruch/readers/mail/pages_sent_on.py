"""Mails sent on as pages: headers that are set as a table, or quoted together with their mail, as lines again."""

from __future__ import annotations

from itertools import islice

from umbruch.clipping.marks.furniture.mail_heads import is_mail_field
from umbruch.readers.elements.parsed_page import Element

_FEWEST = 3
_MOST = 30
_TOP = 60
"""Pieces of text at the top of a quotation among which the fields of a header stand."""


def headers_as_lines(root: Element) -> None:
    """Write headers as other programs do: Thunderbird sets them as a table, Apple's Mail quotes them with their mail.

    Args:
        root: the page of a mail; it is changed.
    """
    for table in list(root.iter("table")):
        _unset(table)
    for quotation in root.iter("blockquote"):
        if sum(is_mail_field(text.strip()) for text in islice(quotation.itertext(), _TOP)) >= _FEWEST:
            quotation.tag = "div"


def is_answered(element: Element) -> bool:
    """Whether a block quotes the mail that is answered, by the marks that mail programs set; others quote people."""
    return element.tag == "blockquote" and (element.get("type") == "cite" or "_quote" in (element.get("class") or ""))


def _unset(table: Element) -> None:
    """The rows of a table as lines, where each of them is a field of a mail."""
    rows = [
        [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
        for row in islice(table.iter("tr"), _MOST + 1)
    ]
    lines = [f"{row[0].rstrip(' :：')}: {row[1]}" for row in rows if len(row) == 2]
    if not _FEWEST <= len(lines) == len(rows) <= _MOST or not all(map(is_mail_field, lines)):
        return
    for child in list(table):
        table.remove(child)
    table.tag, table.text = "p", lines[0]
    table.attrib.clear()
    for line in lines[1:]:
        table.append(table.makeelement("br"))
        table[-1].tail = line
