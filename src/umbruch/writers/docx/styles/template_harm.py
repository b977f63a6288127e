"""What a house template's page heads must not bring into a file that goes out: fields that act, targets outside it.

Allowed is what a page head needs, everything else is taken out: fields by name, relationships by kind. Words stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from lxml.etree import QName, _Element

from umbruch.diagnostics import Diagnostic
from umbruch.tree.addresses import safe_address
from umbruch.writers.docx.xml.wordml import R, W

HARMLESS_FIELDS = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS",
     "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "DOCPROPERTY", "SEQ")
)  # fmt: skip
"""Fields that only show what the document itself holds, or the day (ISO/IEC 29500-1, 17.16.5)."""

_ACTING = ("object", "control", "altChunk", "subDoc", "dataBinding", "delInstrText")
_OUTER = ("drawing", "pict", "object")
_OFFICE = "urn:schemas-microsoft-com:office:office"


def disarm(part: Part) -> tuple[str, ...]:
    """Take out of a page head or foot all that acts or leads outside; it is changed in place.

    Args:
        part: a header or a footer of the template.

    Returns:
        What was taken out, in words, each only once.
    """
    if not isinstance(part, XmlPart):
        part.rels.clear()
        return ()
    root: _Element = part.element
    found = [*_relationships(part, root), *_elements(root), *_fields(root)]
    return tuple(dict.fromkeys(found))


def template_disarmed(template: str, what: tuple[str, ...]) -> Diagnostic:
    """The page heads of the house template held something that acts or leads outside; it was left out."""
    return Diagnostic(
        code="template.harm",
        message=f"the page heads of the template {template} hold {', '.join(what)}; left out, its words stay",
        severity="warning",
        hint="take it out of the template; page numbers, dates, titles and links to https:// stay",
    )


def leads_outside(part: Part) -> bool:
    """Whether a part of the template names anything outside of it."""
    return any(one.is_external for one in part.rels.values())


def _relationships(part: XmlPart, root: _Element) -> Iterator[str]:
    for name, one in list(part.rels.items()):
        if one.is_external:
            target = safe_address(one.target_ref) if one.reltype == RELATIONSHIP_TYPE.HYPERLINK else None
            if target is not None:
                one._target = target
                continue
            what = "a link" if one.reltype == RELATIONSHIP_TYPE.HYPERLINK else one.reltype.rpartition("/")[2]
            yield f"{what} to {one.target_ref[:80]}"
        elif one.reltype == RELATIONSHIP_TYPE.IMAGE:
            one.target_part.rels.clear()
            continue
        else:
            yield one.reltype.rpartition("/")[2]
        del part.rels[name]
        for element in [one for one in root.iter() if name in _relations_of(one)]:
            _take_out(element)


def _relations_of(element: _Element) -> list[str]:
    return [str(value) for key, value in element.attrib.items() if QName(key).namespace == R]


def _take_out(element: _Element) -> None:
    """Take out what uses a relationship: of a link its words stay, a picture goes as a whole."""
    if element.tag == f"{{{W}}}hyperlink":
        _unwrap(element)
        return
    if QName(element).localname.startswith("hlink"):
        _remove(element)
        return
    outer = next((one for one in element.iterancestors() if one.tag in {f"{{{W}}}{name}" for name in _OUTER}), element)
    _remove(outer)


def _elements(root: _Element) -> Iterator[str]:
    for name in _ACTING:
        for element in list(root.iter(f"{{{W}}}{name}")):
            if name not in ("dataBinding", "delInstrText"):
                yield f"an element {name}"
            _remove(element)
    for element in root.iter():
        for key in [one for one in element.attrib if _is_address(str(one))]:
            yield f"an address of a drawing, {str(element.get(key))[:80]}"
            del element.attrib[key]


def _is_address(key: str) -> bool:
    """Attributes of VML that lead outside without a relationship (`href`, `src`, `o:href`, `o:althref`)."""
    name = QName(key)
    return name.localname in ("href", "src", "althref") and name.namespace in (None, _OFFICE)


def _fields(root: _Element) -> Iterator[str]:
    for element in list(root.iter(f"{{{W}}}fldSimple")):
        name = _name(str(element.get(f"{{{W}}}instr", "")))
        if name not in HARMLESS_FIELDS:
            yield f"the field {name}"
            _unwrap(element)
    yield from _complex_fields(root)


class _Field:
    """A field whose marks stand in runs of their own: begin, instruction, separate, value, end."""

    def __init__(self) -> None:
        """Begun."""
        self.instruction = ""
        self.marks: list[_Element] = []
        self.code: list[_Element] = []
        self.separated = False


def _complex_fields(root: _Element) -> Iterator[str]:
    open_fields: list[_Field] = []
    done: list[_Field] = []
    stray: list[_Element] = []
    for element in root.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText", f"{{{W}}}t"):
        kind = element.get(f"{{{W}}}fldCharType") if element.tag == f"{{{W}}}fldChar" else None
        if kind == "begin":
            open_fields.append(_Field())
        if not open_fields:
            if element.tag != f"{{{W}}}t":
                stray.append(element)
            continue
        for outer in open_fields[:-1]:
            if not outer.separated:
                outer.code.append(element)
        inner = open_fields[-1]
        if kind is not None:
            inner.marks.append(element)
        elif not inner.separated:
            inner.code.append(element)
            if element.tag == f"{{{W}}}instrText":
                inner.instruction += element.text or ""
        if kind == "separate":
            inner.separated = True
        elif kind == "end":
            done.append(open_fields.pop())
    for element in stray:
        _remove(element)
    for field in [*done, *open_fields]:
        name = _name(field.instruction)
        if name not in HARMLESS_FIELDS or field in open_fields:
            yield f"the field {name}"
            for element in [*field.marks, *field.code]:
                _remove(element)


def _name(instruction: str) -> str:
    return (instruction.split() or ["without a name"])[0].upper()[:40]


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: _Element) -> None:
    """Put what stands in an element in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
