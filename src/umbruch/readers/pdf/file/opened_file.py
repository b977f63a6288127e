"""A PDF opened by pdfium, which is not safe from several threads: one file is in the work at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from umbruch.errors import InputUnreadable, UmbruchError

MOST_PAGES = 500
"""Pages of one file: more than any newspaper has."""

_MOST_KEPT = 4
"""Pages: an article seldom has more."""
_PDFIUM = Lock()
_PASSWORD = 4
"""FPDF_ERR_PASSWORD (fpdfview.h)."""


class KeptPages:
    """A document of pypdfium2 that keeps its last pages loaded: pdfium parses all that a page draws each time anew."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._pages: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._document)

    def __getitem__(self, at: int) -> Any:
        page = self._pages.pop(at, None) or self._document[at]
        self._pages[at] = page
        if len(self._pages) > _MOST_KEPT:
            del self._pages[next(iter(self._pages))]  # pypdfium2 closes it when nobody has it any more
        return page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._document, name)

    def drop(self) -> None:
        """Keep no page any longer."""
        self._pages.clear()


@contextmanager
def opened(content: bytes, source: str) -> Iterator[Any]:
    """The document, closed afterwards; other threads wait meanwhile.

    Args:
        content: the file.
        source: its name for messages.

    Raises:
        UmbruchError: pypdfium2 is not installed.
        InputUnreadable: it is locked by a password, broken, without a page, or has too many of them.
    """
    try:
        import pypdfium2
    except ImportError:
        raise UmbruchError(
            "PDF files are read with pypdfium2, which is not installed here",
            source=source, hint="pip install 'umbruch[pdf]'",
        ) from None  # fmt: skip
    logging.getLogger("pypdfium2").addHandler(logging.NullHandler())  # its warnings are for who wrote a program
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise _refused(error, source) from None
        try:
            pages = len(document)
            if not pages:
                raise InputUnreadable("the PDF has no page", source=source, hint="get the file again")
            if pages > MOST_PAGES:
                raise InputUnreadable(
                    f"the PDF has {pages} pages, more than the {MOST_PAGES} that are read",
                    source=source, hint="take out the pages of the article and read these",
                )  # fmt: skip
            yield KeptPages(document)
        except pypdfium2.PdfiumError as error:
            raise InputUnreadable(f"the PDF is broken: {error}", source=source, hint="get the file again") from None
        finally:
            document.close()


def _refused(error: Any, source: str) -> InputUnreadable:
    if getattr(error, "err_code", None) == _PASSWORD:
        return InputUnreadable(
            "this is a PDF that is locked by a password",
            source=source,
            hint="open it, save it without the password, read that",
        )
    return InputUnreadable(
        "this is a PDF, but it is broken and cannot be opened", source=source, hint="was it cut? get the file again"
    )
