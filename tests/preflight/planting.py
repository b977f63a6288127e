"""How a fault is planted: a good file of each format with one thing wrong."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf

from tests.preflight.good import (
    changed,
    edited,
    good,
    packed,
    repacked,
    replaced,
    rewritten,
)

PAGE, PACKAGE, NAV = "EPUB/article-001.xhtml", "EPUB/content.opf", "EPUB/nav.xhtml"
BODY, RELATIONSHIPS, STYLES, TYPES = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "[Content_Types].xml",
)


class Fault(NamedTuple):
    """A file with a fault: the rule that it breaks, its format, and how it is made."""

    code: str
    kind: str
    make: Callable[[], bytes]
    name: str = ""


def epub(part: str, right: str, wrong: str) -> Callable[[], bytes]:
    return lambda: repacked("epub", part, right, wrong)


def docx(part: str, right: str, wrong: str) -> Callable[[], bytes]:
    return lambda: repacked("docx", part, right, wrong)


def text(kind: str, right: str | bytes, wrong: str | bytes, until: str | None = None) -> Callable[[], bytes]:
    return lambda: replaced(good(kind, until), right, wrong)


def pattern(kind: str, right: str, wrong: str, until: str | None = None) -> Callable[[], bytes]:
    return lambda: rewritten(good(kind, until), right, wrong)


def pdf(change: Callable[[pikepdf.Pdf], object], **save: Any) -> Callable[[], bytes]:
    return lambda: edited(lambda one: (change(one), None)[1], **save)


def table(change: Callable[[dict[str, Any]], object], kind: str = "ninjs") -> Callable[[], bytes]:
    return lambda: changed(change, kind)


def with_embargo(kind: str, until: str) -> Callable[[], bytes]:
    return lambda: good(kind, until)


def bomb(kind: str) -> Callable[[], bytes]:
    def make() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("META-INF/container.xml" if kind == "epub" else "word/document.xml", b"\0" * 32_000_000)
            archive.writestr("[Content_Types].xml", b"")
        return out.getvalue()

    return make


def twice(kind: str, part: str) -> Callable[[], bytes]:
    """A name twice: the copy is written under another name of the same length, which is then changed."""

    def make() -> bytes:
        other = part[:-1] + "#"
        return packed(good(kind), {other: lambda _: b"x"}).replace(other.encode(), part.encode())

    return make


def locked(kind: str, part: str) -> Callable[[], bytes]:
    """The flag of encryption set in the directory of the archive and before the file."""

    def make() -> bytes:
        content = bytearray(good(kind))
        for magic, flags, name in ((b"PK\x01\x02", 8, 46), (b"PK\x03\x04", 6, 30)):
            at = -1
            while (at := content.find(magic, at + 1)) >= 0:
                if content[at + name : at + name + len(part)] == part.encode():
                    struct.pack_into("<H", content, at + flags, 1)
        return bytes(content)

    return make


def damaged(kind: str) -> Callable[[], bytes]:
    """One byte of a compressed file changed: its checksum is wrong."""

    def make() -> bytes:
        content = bytearray(good(kind))
        part = PAGE if kind == "epub" else BODY
        content[content.find(part.encode()) + len(part) + 40] ^= 0xFF
        return bytes(content)

    return make


def without_credit(kind: str) -> Callable[[], bytes]:
    """The good publication rendered without its credit."""

    def make() -> bytes:
        import msgspec

        import umbruch
        from tests.preflight.good import publication
        from umbruch.tree import Figure

        tree = publication()
        article = tree.articles[0]
        body = tuple(
            msgspec.structs.replace(one, credit=None) if isinstance(one, Figure) else one for one in article.body
        )
        bare = msgspec.structs.replace(article, body=body)
        return umbruch.render(msgspec.structs.replace(tree, articles=(bare,)), kind)

    return make
