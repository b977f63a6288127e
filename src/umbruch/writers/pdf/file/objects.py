"""The objects of a file: their source is written here, reportlab numbers them, keeps them and puts the file together.

reportlab's own dictionaries take most of the time that a small file takes. Its canvas is left aside: it would bring a
Helvetica that is not embedded, and drawing that nobody has to tag. Its `PDFDocument.format` is left aside too: that
looks at settings of the whole process, which belong to whoever else uses reportlab there.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import (
    PDFCrossReferenceTable,
    PDFDocument,
    PDFFile,
    PDFObject,
    PDFTrailer,
)

from umbruch.writers.pdf.file.syntax import compressed

_FONTS = "BasicFonts"
"""What reportlab calls the dictionary of the fonts that all pages share."""


class _Written(PDFObject):  # type: ignore[misc]
    """An object whose source is written elsewhere."""

    __RefOnly__ = 1

    def __init__(self, source: bytes = b"null") -> None:
        self.source = source

    def format(self, _document: PDFDocument) -> bytes:
        """The object as it stands in the file."""
        return self.source


class Objects:
    """The objects of one file, each known by its number."""

    def __init__(self, version: tuple[int, int] = (1, 7)) -> None:
        """Start with no object but the dictionary of fonts; `version` is that of PDF."""
        self._version = version
        self._document = PDFDocument(compression=1, invariant=1, pdfVersion=version)
        self._written: dict[int, _Written] = {}
        self._fonts: list[str] = []
        self.fonts = self._number(_Written(), _FONTS)
        """The number of the dictionary of fonts."""

    def reserve(self) -> int:
        """The number of an object that is written later."""
        return self._number(_Written(), None)

    def _number(self, written: _Written, name: str | None) -> int:
        document = self._document
        if name is not None:
            document.idToObject[name] = written
            found: int = document.idToObjectNumberAndVersion[name][0]
        else:
            document.Reference(written)
            found = document.objectcounter
        self._written[found] = written
        return found

    def write(self, number: int, source: str) -> None:
        """Write a reserved object."""
        self._written[number].source = source.encode("latin-1")

    def add(self, source: str) -> int:
        """Write a new object; gives its number."""
        return self._number(_Written(source.encode("latin-1")), None)

    def add_stream(self, entries: str, content: bytes) -> int:
        """Write a stream that is already encoded, ended as PDF/A asks for it (ISO 19005-2, 6.1.7.1).

        Args:
            entries: its dictionary but for the length; it names the filter that the content is encoded with.
            content: the encoded content.
        """
        head = f"<<{entries} /Length {len(content)}>>\nstream\n".encode("latin-1")
        return self._number(_Written(b"%b%b\nendstream\n" % (head, content)), None)

    def add_compressed(self, content: bytes, entries: str = "") -> int:
        """Write a stream that is compressed here; `entries` stand beside its length and filter."""
        return self.add_stream(f"/Filter /FlateDecode{entries}", compressed(content))

    def add_font(self, name: str, number: int) -> None:
        """Add font object `number` to the dictionary of fonts under `name`."""
        self._fonts.append(f"/{name} {number} 0 R")

    def file(self, catalog: int, information: int | None, identifier: str) -> bytes:
        """The finished file.

        Args:
            catalog: number of the catalogue.
            information: number of the information dictionary; None for none.
            identifier: of the file, in hexadecimal digits (ISO 32000-1, 14.4).
        """
        document = self._document
        self.write(self.fonts, f"<<{' '.join(self._fonts)}>>")
        made = PDFFile(self._version)
        names = [document.numberToId[number] for number in range(1, document.objectcounter + 1)]
        for number, name in enumerate(names, start=1):
            source = self._written[number].source
            end = b"" if source.endswith(b"\n") else b"\n"
            document.idToOffset[name] = made.add(b"%d 0 obj\n%b%bendobj\n" % (number, source, end))
        table = PDFCrossReferenceTable()
        table.addsection(0, names)
        trailer = PDFTrailer(
            startxref=made.add(table.format(document)),
            Size=len(names) + 1,
            Root=document.Reference(self._written[catalog]),
            Info=None if information is None else document.Reference(self._written[information]),
            ID=f"[<{identifier}><{identifier}>]".encode(),
        )
        made.add(trailer.format(document))
        content: bytes = made.format(document)
        return content
