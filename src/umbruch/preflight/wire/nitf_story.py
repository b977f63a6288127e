"""NITF, alone or inside a news item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import embargo_clock, language_names, picture_rules, placeholders
from umbruch.preflight.common.schemas import NITF, Fault, xml_faults
from umbruch.preflight.common.xml import (
    XML_LANG,
    children,
    first,
    line_of,
    local,
    named,
    namespace,
    parse,
    parser,
    text_of,
)
from umbruch.preflight.given import CheckedFile

Check = Callable[[CheckedFile, etree._Element, str | None], Iterator[Diagnostic]]

_MOST = 20
_NAMESPACE = re.compile(r"\{[^{}]*\}")


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a NITF document."""
    parsed = parse(checked_file.content, checked_file.kind)
    yield from parsed.findings
    if parsed.root is not None:
        yield from namespaced(checked_file, parsed.root)
        yield from checked(checked_file, parsed.root)


def checked(checked_file: CheckedFile, root: etree._Element, place: str | None = None) -> Iterator[Diagnostic]:
    """Everything that holds for NITF wherever it stands; `place` names the item around it."""
    for look in CHECKS:
        yield from look(checked_file, root, place)
    yield from schema(checked_file, root, place)


def namespaced(checked_file: CheckedFile, root: etree._Element) -> Iterator[Diagnostic]:
    """The namespace of the schema."""
    if namespace(root) != NITF:
        found = namespace(root) or "no namespace"
        yield checked_file.finding("nitf.namespace", f"the root stands in {found}", line=line_of(root))


def headline(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """A main headline."""
    hedline = first(root, "hedline")
    if hedline is None or not any(text_of(one) for one in named(hedline, "hl1")):
        yield checked_file.finding("headline.missing", "there is no hedline/hl1", place=place)


def document_language(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """A language at the root or the body."""
    body = first(root, "body")
    written = root.get("baselang") or root.get(XML_LANG) or (body.get(XML_LANG) if body is not None else None)
    if written is None and place is not None:
        return
    yield from language_names.judged(checked_file, written, "the element nitf", place, line_of(root))


def body(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """A body with content."""
    holders = (one.getparent() for one in named(root, "body.content"))
    if not any(holder is not None and local(holder) == "body" for holder in holders):
        yield checked_file.finding("nitf.body", "there is no body/body.content", place=place, line=line_of(root))


def media(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """Pictures with an address, a description, a credit and enough pixels."""
    for one in named(root, "media"):
        references = children(one, "media-reference")
        kind = str(one.get("media-type") or "").lower()
        if kind not in ("image", "photo", "graphic"):
            continue
        line = line_of(one)
        if not any(ref.get("source") or ref.get("data-location") for ref in references):
            yield checked_file.finding("link.dead", "a picture without media-reference/@source", place=place, line=line)
        if not any((ref.get("alternate-text") or "").strip() for ref in references):
            yield checked_file.finding("picture.alt", "a picture without alternate-text", place=place, line=line)
        credited = any(ref.get("source-credit") or ref.get("copyright") for ref in references)
        caption = " ".join(text_of(part) for part in children(one, "media-caption"))
        if not (credited or any(map(text_of, children(one, "media-producer"))) or picture_rules.names_credit(caption)):
            yield checked_file.finding("picture.credit", "a picture without media-producer", place=place, line=line)
        sizes = [(number(ref.get("width")), number(ref.get("height"))) for ref in references]
        width, height = max(sizes, key=max, default=(0.0, 0.0))
        yield from picture_rules.by_pixels(
            checked_file, "the largest file of a picture", width, height, place=place, line=line
        )


def number(written: str | None) -> float:
    """A count of pixels, 0 where it is none."""
    try:
        return float(written or 0)
    except ValueError:
        return 0.0


def embargoes(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """The moment of release, which each file may have; only a message about an embargo makes one of it.

    Inside a news item the item's own `embargoed` is looked at instead.
    """
    if place is not None:
        return
    release = first(root, "date.release")
    told = [one for one in named(root, "ed-msg") if "embargo" in str(one.get("msg-type") or "").lower()]
    if release is not None and release.get("norm"):
        for found in embargo_clock.judged(checked_file, str(release.get("norm")), place, line_of(release)):
            if told or found.code == "embargo.running":
                yield found
    elif told:
        yield from embargo_clock.in_lines(checked_file, [str(one.get("info") or text_of(one)) for one in told], place)
    yield from _usable_all_the_same(checked_file, root, place)


def _usable_all_the_same(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """An embargo in a line of a document that says that it is usable, as it also does by saying nothing (NITF 3.6)."""
    docdata = first(root, "docdata")
    status = docdata.get("management-status") if docdata is not None else None
    release = first(root, "date.release")
    lines = [str(one.get("info") or text_of(one)) for one in named(root, "ed-msg")]
    lines += [text_of(one) for one in named(root, "hl1", "hl2", "p", "note")]
    lang = root.get(XML_LANG) or next(
        (str(one.get(XML_LANG)) for one in named(root, "body") if one.get(XML_LANG)), None
    )
    lines = list(lines)
    yield from placeholders.in_lines(checked_file, lines, place)
    if status not in (None, "usable"):
        return
    if release is None or not release.get("norm"):
        yield from embargo_clock.usable_all_the_same(checked_file, lines, place, lang)
    elif status and embargo_clock.is_running(checked_file, str(release.get("norm")), lang):
        yield checked_file.finding("embargo.usable", "usable before its release", place=place)


def identifiers(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """Links inside the text lead somewhere."""
    there = {str(one.get("id")) for one in root.iter("{*}*") if one.get("id")}
    for link in named(root, "a"):
        href = str(link.get("href") or "")
        if len(href) > 1 and href.startswith("#") and href[1:] not in there:
            yield checked_file.finding("link.dead", f"{href[:80]} leads to no place", place=place, line=line_of(link))


_OF_ONE_VERSION = ("version", "change.date", "change.time")
"""Attributes of the root whose values a schema fixes: a file of an older version is not broken by them."""
_VERSION = re.compile(r"NITF 3\.6\b")

CHECKS: tuple[Check, ...] = (headline, document_language, body, media, identifiers, embargoes)
"""In the order in which they are told."""


def schema(checked_file: CheckedFile, root: etree._Element, place: str | None) -> Iterator[Diagnostic]:
    """The schema of NITF 3.6, also for a document without namespace."""
    path = checked_file.schemas.xml.get(NITF) if checked_file.schemas else None
    if path is None:
        why = "no schema of NITF in the folder" if checked_file.schemas else "no folder of schemas was named"
        yield checked_file.not_run("The XML Schema of NITF", why, "--schemas DIR or UMBRUCH_SCHEMAS")
        return
    copy = _in_namespace(root)
    version = str(copy.get("version", ""))
    for name in _OF_ONE_VERSION:
        copy.attrib.pop(name, "")
    found = xml_faults(copy, path)
    if isinstance(found, str):
        yield checked_file.not_run("The XML Schema of NITF", found)
        return
    if version and not _VERSION.search(version):
        yield checked_file.not_run("The XML Schema of the version that the file names", "that of NITF 3.6 was asked")
    offset = (line_of(root) or 1) - 1 if place is not None else 0
    yield from told(checked_file, [fault._replace(line=(fault.line or 1) + offset) for fault in found], place)


def told(checked_file: CheckedFile, faults: list[Fault], place: str | None) -> Iterator[Diagnostic]:
    """Breaches of a schema, the first ones one by one."""
    for fault in faults[:_MOST]:
        yield checked_file.finding("xml.schema", shortened(fault.message), place=fault.place or place, line=fault.line)
    if len(faults) > _MOST:
        yield checked_file.finding("xml.schema", f"and {len(faults) - _MOST} more places", place=place)


def shortened(message: str) -> str:
    """A message of the schema processor without the names of namespaces, and not longer than a paragraph."""
    bare = _NAMESPACE.sub("", message)
    return bare if len(bare) <= 300 else bare[:297] + "…"


def _in_namespace(root: etree._Element) -> etree._Element:
    """A copy in a document of its own; elements without namespace are put into NITF's."""
    copy = etree.fromstring(etree.tostring(root, with_tail=False), parser())
    if not namespace(copy):
        for one in copy.iter("*"):
            if not namespace(one):
                one.tag = f"{{{NITF}}}{one.tag}"
    return copy
