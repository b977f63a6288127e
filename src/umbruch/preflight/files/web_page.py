"""HTML pages: one file, with what lies beside it."""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree, html

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputMissing, InputUnreadable
from umbruch.preflight.common import embargo_clock, page_markup, picture_rules, placeholders
from umbruch.preflight.common.page_markup import Page
from umbruch.preflight.common.xml import declares_entities, first, line_of, named, text_of
from umbruch.preflight.given import CheckedFile
from umbruch.registry.content_signs import beginning

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=", re.IGNORECASE)
_END_TAG = re.compile(r"(?:Unexpected end tag|Opening and ending tag mismatch)")
_TOP = 1024
_MOST_TAGS = 10
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "figcaption", "blockquote", "span", "strong")


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about an HTML page."""
    if declares_entities(checked_file.content):
        yield checked_file.finding("xml.entities", "declares entities and was not read", line=1)
        return
    yield from encoding(checked_file)
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding(checked_file.content))
    try:
        root = html.document_fromstring(checked_file.content, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        yield checked_file.finding("html.structure", f"no page can be read from it: {error}", severity="error")
        return
    yield from structure(checked_file, parser)
    page = Page(root)
    yield from page_markup.checked(checked_file, page)
    if first(root, *page_markup.HEADINGS) is None:
        yield checked_file.finding("heading.missing", "there is no heading (h1 to h6)")
    yield from figures(checked_file, root)
    lines = [text_of(one) for one in named(root, *_BLOCKS)]
    yield from placeholders.in_lines(checked_file, lines)
    yield from embargo_clock.in_lines(
        checked_file, lines, lang=root.get("lang"), for_machines=page_markup.moments_of_lines(root)
    )
    yield checked_file.not_run(
        "The Nu validator", "its rules are not part of umbruch", "validate at https://validator.nu"
    )


def _encoding(content: bytes) -> str | None:
    """UTF-8 where the page says nothing else: the parser itself would take Latin-1."""
    return None if _CHARSET.search(content[:_TOP]) or content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


def encoding(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """A declared encoding, and bytes that agree with UTF-8."""
    if not _CHARSET.search(checked_file.content[:_TOP]) and not checked_file.content.startswith(
        (b"\xef\xbb\xbf", b"<?xml")
    ):
        yield checked_file.finding("html.charset", "the first 1024 bytes declare no encoding", line=1)
    if "utf-8" in beginning(checked_file.content)[:_TOP].lower() or not _CHARSET.search(checked_file.content[:_TOP]):
        try:
            checked_file.content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = checked_file.content.count(b"\n", 0, error.start) + 1
            yield checked_file.finding("text.encoding", f"byte {error.start} is not UTF-8", line=line)


def structure(checked_file: CheckedFile, parser: html.HTMLParser) -> Iterator[Diagnostic]:
    """End tags that match nothing."""
    entries = [entry for entry in parser.error_log if _END_TAG.search(entry.message)]
    for entry in entries[:_MOST_TAGS]:
        yield checked_file.finding("html.structure", entry.message.strip(), line=entry.line or None)
    if len(entries) > _MOST_TAGS:
        yield checked_file.finding("html.structure", f"and {len(entries) - _MOST_TAGS} more tags that do not match")


def figures(checked_file: CheckedFile, root: etree._Element) -> Iterator[Diagnostic]:
    """Pictures: there, whole, large enough, with a credit."""
    unseen: list[str] = []
    for image in named(root, "img"):
        address, line = str(image.get("src") or "").strip(), line_of(image)
        name = page_markup.picture_name(address)
        content = loaded(checked_file, address)
        measured: picture_rules.Measured | None = None
        if content.missing:
            yield checked_file.finding("link.dead", f"the picture {name} is not there", line=line)
        elif content.bytes is not None:
            found = picture_rules.measure(content.bytes)
            if isinstance(found, str):
                yield checked_file.finding("picture.broken", f"{name}: {found}", line=line)
            else:
                measured = found
                if page_markup.is_logo(image):
                    continue
                yield from picture_rules.by_pixels(checked_file, name, measured.width, measured.height, line=line)
        elif content.why:
            unseen.append(content.why)
        is_sign = measured is not None and max(measured.width, measured.height) <= picture_rules.ORNAMENT
        credited = measured is not None and measured.credited
        untold = page_markup.is_decoration(image) or page_markup.is_logo(image)
        if not (is_sign or credited or untold or page_markup.has_credit(image)):
            yield checked_file.finding("picture.credit", f"{name} has no credit", line=line)
    for why, count in Counter(unseen).items():
        yield checked_file.not_run(f"The size of {count} picture{'s' if count > 1 else ''}", why)


class Content(NamedTuple):
    """The bytes of a picture, or that it is missing, or why nobody looked."""

    bytes: bytes | None = None
    missing: bool = False
    why: str = ""


def loaded(checked_file: CheckedFile, address: str) -> Content:
    """What an address in the page leads to, as far as that is in the page or in the folder beside it."""
    if address.startswith("data:"):
        return _from_data(address)
    if not address:
        return Content(missing=True)
    if page_markup.is_remote(address) or address.startswith("/"):
        return Content(why="the network is not asked")
    path = page_markup.decoded(address.split("#")[0].split("?")[0])
    if path.lower().endswith((".svg", ".svgz")):
        return Content()
    try:
        return Content(checked_file.picture_folder.fetch(path).content)
    except InputMissing as error:
        return (
            Content(why="the page came without its folder") if "no folder" in error.message else Content(missing=True)
        )
    except InputUnreadable as error:
        return Content(why=error.message) if "outside" in error.message else Content(b"")


def _from_data(address: str) -> Content:
    head, _, body = address.partition(",")
    if "svg" in head:
        return Content()
    try:
        raw = base64.b64decode(body, validate=False) if head.endswith(";base64") else page_markup.decoded(body).encode()
    except (binascii.Error, ValueError):
        return Content(b"")
    return Content(raw)
