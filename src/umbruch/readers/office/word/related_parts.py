"""Which part of a Word file is which: found by relationship, never by name (ISO/IEC 29500-2, 9.3)."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from umbruch.errors import InputUnreadable
from umbruch.readers.office.zip_parts import ZipParts, local, within

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


_TOLD = ("title", "subject", "keywords", "category", "contentStatus")
"""Core properties in which an embargo is looked for (ISO/IEC 29500-2, 11); others name persons and days."""


class Target(NamedTuple):
    """What a relationship leads to: the last word of its type, a part or an address, and whether it lies outside."""

    kind: str
    name: str
    outside: bool


class WordParts:
    """The main part of a Word file and those that it names."""

    def __init__(self, content: bytes, source: str, settle: Callable[[etree._Element], int] = lambda _root: 0) -> None:
        """Open a file.

        Args:
            content: the whole file.
            source: its name for messages.
            settle: settles the tracked changes of a part with text, and says how many of them were done away with.

        Raises:
            InputUnreadable: broken, or without a document.
        """
        self.zip = ZipParts(content, source)
        self.changes = 0
        self._settle = settle
        self._relations: dict[str, dict[str, Target]] = {}
        roots = self.relations("")
        main = next((one.name for one in roots.values() if one.kind == "officeDocument" and not one.outside), None)
        if main is None or not self.zip.has(main):
            main = "word/document.xml"
        if not self.zip.has(main):
            raise InputUnreadable("no Word document is in this file", source=source, hint="open it and save it anew")
        self.main = main

    def relations(self, part: str) -> dict[str, Target]:
        """The relationships of a part by their id; of the whole file for an empty name."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Target]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.zip.has(path):
            return {}
        found = {}
        for one in self.zip.xml(path):
            outside = one.get("TargetMode") == "External"
            target = one.get("Target") or ""
            inner = target if outside else within(folder, target)
            if inner is not None:
                found[one.get("Id") or ""] = Target((one.get("Type") or "").rpartition("/")[2], inner, outside)
        return found

    def one(self, kind: str) -> etree._Element | None:
        """The root of the part of that kind that the main part names; None where there is none."""
        for target in self.relations(self.main).values():
            if target.kind == kind and not target.outside and self.zip.has(target.name):
                return self.xml(target.name)
        return None

    def xml(self, name: str) -> etree._Element:
        """The root of a part, its tracked changes settled."""
        root = self.zip.xml(name)
        self.changes += self._settle(root)
        return root

    def name_of(self, kind: str) -> str:
        """The name of the part of that kind; empty where there is none."""
        return next((one.name for one in self.relations(self.main).values() if one.kind == kind), "")

    def core(self) -> dict[str, str]:
        """The core properties by name (ISO/IEC 29500-2, 11), as far as they say something."""
        return self._properties("core-properties")

    def told(self) -> tuple[str, ...]:
        """What the properties of the file say beside its description; those of a house with their names."""
        core = self.core()
        own = (f"{name}: {value}" for name, value in self._own_properties())
        return (*(core[name] for name in _TOLD if name in core), *own)

    def _own_properties(self) -> Iterator[tuple[str, str]]:
        """The properties that a house has invented (ISO/IEC 29500-1, 22.3)."""
        for one in self._properties_in("custom-properties"):
            words = "".join(map(str, one.itertext())).strip()
            if words and (name := one.get("name", "")):
                yield name, words

    def application(self) -> str:
        """The program that wrote the file, as it says."""
        return self._properties("extended-properties").get("Application", "")

    def is_ours(self) -> bool:
        """Whether umbruch wrote the file."""
        return self.application() == "umbruch"

    def _properties(self, kind: str) -> dict[str, str]:
        return {local(one): one.text.strip() for one in self._properties_in(kind) if one.text and one.text.strip()}

    def _properties_in(self, kind: str) -> Iterable[etree._Element]:
        target = next((one for one in self.relations("").values() if one.kind == kind), None)
        if target is None or target.outside or not self.zip.has(target.name):
            return ()
        try:
            return self.zip.xml(target.name)
        except InputUnreadable:  # many programs write them carelessly; the text is not in them
            return ()


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML; None where there is no element or no such attribute."""
    return None if element is None else element.get(W + name)


def is_on(element: etree._Element | None) -> bool:
    """Whether a toggle is there and not switched off (ISO/IEC 29500-1, 17.17.4)."""
    return element is not None and (element.get(W + "val") or "true") not in ("0", "false", "off", "none")
