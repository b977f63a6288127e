"""Word files made by hand, part by part: what Word itself would refuse to write is wanted here, too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

TYPES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
)
STRICT = (
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
HEAD = "Neue Brücke über den Fluss wird am Montag eröffnet"
FIRST = "Die Stadt baut eine neue Brücke über den Fluss. Das sagte die Bürgermeisterin am Montag im Rathaus."
SECOND = "Der Bau dauert zwei Jahre und kostet drei Millionen Euro, teilte die Verwaltung mit."


def p(inner: str = "", properties: str = "") -> str:
    """A paragraph: its runs as XML, or plain words."""
    inner = inner if inner.startswith("<") or not inner else t(inner)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def t(text: str, properties: str = "") -> str:
    """A run of words."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str, text: str) -> str:
    return p(t(text), f'<w:pStyle w:val="{style}"/>')


COPY = p(t(HEAD, '<w:b/><w:sz w:val="36"/>')) + p() + p(FIRST) + p(SECOND)
"""A release that is enough for a headline and a body."""


def root(name: str, inner: str, *, strict: bool = False) -> str:
    word, relations, drawing = STRICT if strict else TYPES
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{word}" xmlns:r="{relations}" xmlns:a="{drawing}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:pic="urn:pic"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        f">{inner}</w:{name}>"
    )


def relations(*rows: tuple[str, str, str], strict: bool = False) -> str:
    """Relationships: id, last word of the type, target; a target with a scheme lies outside."""
    kind = (STRICT if strict else TYPES)[1]
    outside = ' TargetMode="External"'
    made = "".join(
        f'<Relationship Id="{number}" Type="{kind}/{what}" Target="{target}"{outside if ":" in target else ""}/>'
        for number, what, target in rows
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def word_file(
    body: str,
    *rows: tuple[str, str, str],
    parts: Mapping[str, str | bytes] | None = None,
    main: str = "word/document.xml",
    strict: bool = False,
) -> bytes:
    """A Word file.

    Args:
        body: the XML inside `w:body`.
        rows: relationships of the main part.
        parts: further parts by name.
        main: where the main part lies.
        strict: write it as Strict Open XML.
    """
    folder, _, name = main.rpartition("/")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", relations(("r1", "officeDocument", main), strict=strict))
        archive.writestr(main, root("document", f"<w:body>{body}</w:body>", strict=strict))
        archive.writestr(f"{folder}/_rels/{name}.rels", relations(*rows, strict=strict))
        for part, content in (parts or {}).items():
            archive.writestr(part, content)
    return made.getvalue()
