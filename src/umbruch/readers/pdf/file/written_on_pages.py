"""What somebody wrote onto the pages of a PDF with a reading program: comments, stamps, fields filled in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from umbruch.facts.desk_comments import desk_comment

_MOST_COMMENTS = 400
"""Of one page, as of links."""
_LONGEST = 4000
"""Bytes of UTF-16 of one comment or field that are kept."""
_OTHER = ("LINK", "POPUP", "PRINTERMARK", "TRAPNET", "WATERMARK", "SCREEN", "THREED", "UNKNOWN")
"""Annotations (ISO 32000-1, 12.5.6) whose `Contents` are nobody's comment: those of a link say where it leads."""


class WrittenOn(NamedTuple):
    """Comments for the desk, and what stands in the fields of forms."""

    comments: tuple[str, ...]
    filled: tuple[str, ...]


def written_on(document: Any) -> WrittenOn:
    """The comments and the filled fields on all pages, in the order of the file, each once.

    Args:
        document: of pypdfium2.
    """
    import pypdfium2.raw as pdfium

    field, others = pdfium.FPDF_ANNOT_WIDGET, {getattr(pdfium, f"FPDF_ANNOT_{name}") for name in _OTHER}
    comments: dict[str, None] = {}
    filled: dict[str, None] = {}
    for number in range(len(document)):
        for kind, asked in _annotations(document[number]):
            if kind == field:
                if words := asked.words("V"):
                    filled[words] = None
            elif kind not in others and (words := asked.words("Contents")):
                comments[desk_comment(words, asked.words("T") or None)] = None
    return WrittenOn(tuple(comments), tuple(filled))


class _Asked(NamedTuple):
    """An annotation, asked for its texts."""

    pdfium: Any
    annotation: Any

    def words(self, key: str) -> str:
        """A text of it on one line; empty where there is none."""
        key_bytes = key.encode()
        length = self.pdfium.FPDFAnnot_GetStringValue(self.annotation, key_bytes, None, 0)
        if length <= 2:  # the end of a text takes two bytes
            return ""
        kept = ctypes.create_string_buffer(length)
        place = ctypes.cast(kept, ctypes.POINTER(ctypes.c_ushort))
        self.pdfium.FPDFAnnot_GetStringValue(self.annotation, key_bytes, place, length)
        return " ".join(kept.raw[: min(length - 2, _LONGEST)].decode("utf-16-le", "ignore").split())


def _annotations(page: Any) -> Iterator[tuple[int, _Asked]]:
    """The annotations of a page, each after its kind as pdfium numbers them."""
    import pypdfium2.raw as pdfium

    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_COMMENTS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            yield pdfium.FPDFAnnot_GetSubtype(annotation), _Asked(pdfium, annotation)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
