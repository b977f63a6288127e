"""A PDF as the rules look at it: objects, structure elements, what is drawn on the pages, fonts with their codes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf
from lxml import etree

_TEXT = {"Tj", "TJ", "'", '"'}
_PAINTED = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE", *_TEXT}


class Node(NamedTuple):
    """A structure element: its dictionary, its type, those of parent and kids, and whether its language is known."""

    element: Any
    kind: str
    parent: str
    kids: tuple[str, ...]
    has_lang: bool


class Mark(NamedTuple):
    """Marked content that is open: its tag, its properties."""

    tag: str
    properties: Any

    @property
    def mcid(self) -> int | None:
        """The identifier by which the structure knows it."""
        found = self.properties.get("/MCID")
        return None if found is None else int(found)


class Step(NamedTuple):
    """An operator of a content stream with what was in force: page, marks, font, text mode, depth of q, resources."""

    page: int
    operator: str
    operands: Any
    marks: tuple[Mark, ...]
    font: Any
    mode: int
    depth: int
    resources: Any

    @property
    def paints(self) -> bool:
        """Whether it puts something on the page."""
        return self.operator in _PAINTED

    @property
    def codes(self) -> set[int]:
        """The codes of two bytes that it shows."""
        if self.operator not in _TEXT:
            return set()
        shown = self.operands[0] if self.operator == "TJ" else [self.operands[-1]]
        strings = [bytes(one) for one in shown if isinstance(one, pikepdf.String)]
        return {int.from_bytes(one[at : at + 2]) for one in strings for at in range(0, len(one), 2)}


class Used(NamedTuple):
    """A code of a font that is shown: the font, the code, and whether ActualText stands for it."""

    font: Any
    code: int
    replaced: bool


class Opened:
    """A file and what the rules ask of it, each read once."""

    def __init__(self, content: bytes, pdf: pikepdf.Pdf) -> None:
        """Take the bytes and the opened file."""
        self.content = content
        self.pdf = pdf
        self.root: Any = pdf.Root

    @cached_property
    def nodes(self) -> list[Node]:
        """The structure elements in reading order."""
        tree = self.root.get("/StructTreeRoot")
        return [] if tree is None else [one for top in kids_of(tree) for one in self._walk(top, "", has_lang=False)]

    def _walk(self, element: Any, parent: str, *, has_lang: bool) -> Iterator[Node]:
        has_lang = has_lang or "/Lang" in element
        below = [kid for kid in kids_of(element) if is_element(kid)]
        kind = self.standard(str(element.S))
        yield Node(element, kind, parent, tuple(self.standard(str(kid.S)) for kid in below), has_lang)
        for kid in below:
            yield from self._walk(kid, kind, has_lang=has_lang)

    def standard(self, role: str) -> str:
        """The type that a role is mapped to, without its slash."""
        roles = self.root.StructTreeRoot.get("/RoleMap", {})
        for _ in range(20):
            if role not in roles:
                break
            role = str(roles[role])
        return role[1:]

    @cached_property
    def steps(self) -> list[Step]:
        """Every operator of every page."""
        return [step for number, page in enumerate(self.pdf.pages) for step in _steps(number, page)]

    @cached_property
    def used(self) -> list[Used]:
        """The codes shown, by font."""
        found: dict[tuple[Any, int, bool], Used] = {}
        for step in self.steps:
            replaced = any("/ActualText" in mark.properties for mark in step.marks)
            for code in step.codes:
                found[step.font.objgen, code, replaced] = Used(step.font, code, replaced)
        return list(found.values())

    @cached_property
    def fonts(self) -> list[Any]:
        """The fonts of all pages."""
        held = (font for page in self.pdf.pages for font in page.obj.Resources.get("/Font", {}).values())
        return list({font.objgen: font for font in held}.values())

    @cached_property
    def notes(self) -> list[tuple[Any, Any]]:
        """The annotations, each with its page."""
        return [(page.obj, note) for page in self.pdf.pages for note in page.obj.get("/Annots", [])]

    @cached_property
    def images(self) -> list[Any]:
        """The image XObjects of all pages."""
        held = (one for page in self.pdf.pages for one in page.obj.Resources.get("/XObject", {}).values())
        return [one for one in held if one.get("/Subtype") == "/Image"]

    @cached_property
    def things(self) -> list[Any]:
        """Every object, direct ones too, and every operand of the pages."""
        found: list[Any] = []
        for thing in self.pdf.objects:
            _gather(thing, found)
        for step in self.steps:
            for operand in step.operands:
                _gather(operand, found)
        return found

    @cached_property
    def parent_tree(self) -> dict[int, Any]:
        """The elements by the keys of annotations and pages."""
        nums = list(self.root.StructTreeRoot.ParentTree.get("/Nums", []))
        return {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}

    @cached_property
    def packet(self) -> bytes:
        """The XMP packet as it stands there."""
        stream = self.root.get("/Metadata")
        return b"" if stream is None else bytes(stream.read_bytes())

    @cached_property
    def xmp(self) -> etree._Element | None:
        """The root of the packet, None where it is not well-formed."""
        try:
            return etree.fromstring(self.packet.strip())
        except etree.XMLSyntaxError:
            return None


def kids_of(element: Any) -> list[Any]:
    """What stands under K, as a list."""
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def is_element(kid: Any) -> bool:
    """Whether a kid is a structure element, not content."""
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.get("/Type") not in ("/MCR", "/OBJR")


def _steps(number: int, page: pikepdf.Page) -> Iterator[Step]:
    resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
    marks: list[Mark] = []
    font: Any = None
    mode = depth = 0
    content: Any = pikepdf.parse_content_stream(page)
    for operands, operator in content:
        name = str(operator)
        match name:
            case "BMC" | "BDC":
                properties = operands[1] if name == "BDC" else pikepdf.Dictionary()
                if isinstance(properties, pikepdf.Name):
                    properties = resources.Properties[properties]
                marks.append(Mark(str(operands[0])[1:], properties))
            case "EMC":
                marks.pop()
            case "Tf":
                font = resources.get("/Font", {}).get(str(operands[0]))
            case "Tr":
                mode = int(operands[0])
            case "q":
                depth += 1
            case "Q":
                depth -= 1
            case _:
                pass
        yield Step(number, name, operands, tuple(marks), font, mode, depth, resources)


def _gather(thing: Any, found: list[Any]) -> None:
    found.append(thing)
    if isinstance(thing, pikepdf.Array):
        below: list[Any] = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        below = [pikepdf.Name(key) for key in thing.keys()] + list(thing.values())  # noqa: SIM118
    else:
        return
    for one in below:
        if not (isinstance(one, pikepdf.Object) and one.is_indirect):
            _gather(one, found)


def opened(content: bytes) -> Opened:
    """The file of these bytes."""
    return Opened(content, pikepdf.open(io.BytesIO(content)))


_ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")


def offsets(content: bytes) -> list[int]:
    """Where the objects of a file with a plain cross-reference table begin."""
    return [int(at) for at, _, kind in _ROW.findall(content[content.rfind(b"\nxref\n") :]) if kind == b"n"]
