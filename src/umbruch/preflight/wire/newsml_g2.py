"""NewsML-G2: items and messages, what the schema cannot say, and the stories inside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import embargo_clock, language_names, page_markup, picture_rules, placeholders
from umbruch.preflight.common.page_markup import Page
from umbruch.preflight.common.schemas import G2, xml_faults
from umbruch.preflight.common.xml import XML_LANG, children, line_of, local, named, parse, text_of
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.wire import nitf_story

ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_CONTENT = ("newsItem", "packageItem")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "hl1", "hl2", "li", "dt", "dd")
_NEEDED = ("guid", "standard", "standardversion")
"""What an item must have; its version may be left out (NewsML-G2 2.35, XML Schema)."""
_ALIAS = re.compile(r"([^\s:]+):\S")
_OF_ANOTHER_STANDARD = "demanded by the strict wildcard"
"""What libxml2 says of an element that the schema allows there and does not know, such as a policy of ODRL."""
_PICTURE_TYPE = re.compile(r"image/", re.IGNORECASE)


class Item(NamedTuple):
    """One item: its element, its name for messages, the class that it says it is of, and its metadata."""

    element: etree._Element
    name: str | None
    item_class: str
    meta: etree._Element | None
    content: etree._Element | None

    @property
    def line(self) -> int | None:
        """The line at which it starts."""
        return line_of(self.element)

    def own(self, *names: str) -> Iterator[etree._Element]:
        """The elements of these names in its metadata, not in the content that it carries."""
        for part in (self.meta, self.content):
            if part is not None:
                yield from named(part, *names)


Check = Callable[[CheckedFile, Item], Iterator[Diagnostic]]


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a file of NewsML-G2."""
    parsed = parse(checked_file.content, checked_file.kind)
    yield from parsed.findings
    if parsed.root is None:
        return
    elements = [parsed.root] if local(parsed.root) in ITEMS else list(named(parsed.root, *ITEMS))
    items = [_item(one, name) for one, name in zip(elements, _numbered(elements), strict=True)]
    if not items and local(parsed.root) != "catalog":
        yield checked_file.finding("newsml.item", "the message holds no item", line=line_of(parsed.root))
    for item in items:
        for look in CHECKS:
            yield from look(checked_file, item)
    yield from duplicates(checked_file, items)
    yield from references(checked_file, items)
    yield from schema(checked_file, parsed.root)


def _numbered(elements: list[etree._Element]) -> list[str | None]:
    """What each item is called in messages (`newsItem 2`); one that stands alone needs no name."""
    if len(elements) == 1:
        return [None]
    counted: Counter[str] = Counter()
    names: list[str | None] = []
    for element in elements:
        counted[local(element)] += 1
        names.append(f"{local(element)} {counted[local(element)]}")
    return names


def _item(element: etree._Element, name: str | None) -> Item:
    meta = next(iter(children(element, "itemMeta")), None)
    content = next(iter(children(element, "contentMeta")), None)
    classes = children(meta, "itemClass") if meta is not None else []
    code = str(classes[0].get("qcode") or classes[0].get("uri") or "") if classes else ""
    return Item(element, name, re.split(r"[:/]", code)[-1], meta, content)


def identity(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """What readers cannot do without."""
    missing = [name for name in _NEEDED if not item.element.get(name)]
    if item.meta is None:
        missing.append("itemMeta")
    if missing:
        what = f"{local(item.element)} without {', '.join(missing)}"
        yield checked_file.finding("newsml.item", what, place=item.name, line=item.line)
    if not item.element.get("version"):
        what = f"{local(item.element)} without version"
        yield checked_file.finding("newsml.item", what, place=item.name, line=item.line, severity="warning")


def item_class(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """A class; the element must be there, its code may be left out."""
    if item.meta is not None and not item.item_class:
        yield checked_file.finding(
            "newsml.class", "no itemClass with qcode or uri", place=item.name, line=line_of(item.meta),
            severity="warning" if children(item.meta, "itemClass") else None,
        )  # fmt: skip


def status_and_embargo(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """A status, and one that agrees with the embargo and the clock."""
    if item.meta is None:
        return
    found = children(item.meta, "pubStatus")
    status = re.split(r"[:/]", str(found[0].get("qcode") or found[0].get("uri") or ""))[-1] if found else ""
    if not status and local(item.element) in _CONTENT:
        yield checked_file.finding("newsml.status", "no pubStatus", place=item.name, line=line_of(item.meta))
    yield from placeholders.in_lines(checked_file, _lines(item), item.name)
    lang = item.element.get(XML_LANG)
    held = children(item.meta, "embargoed")
    if status == "usable" and not held:
        yield from embargo_clock.usable_all_the_same(checked_file, _lines(item), item.name, lang)
    for embargoed in held:
        written, line = text_of(embargoed), line_of(embargoed)
        if not written:
            yield checked_file.finding("embargo.unclear", "embargoed without a moment", place=item.name, line=line)
            continue
        yield from embargo_clock.judged(checked_file, written, item.name, line, lang)
        running = embargo_clock.is_running(checked_file, written, lang)
        if running is True and status == "usable":
            what = "usable while the embargo runs"
            yield checked_file.finding("embargo.usable", what, place=item.name, line=line)
        if running is False and status == "withheld":
            yield checked_file.finding("embargo.status", "withheld after the embargo", place=item.name, line=line)


def _lines(item: Item) -> Iterator[str]:
    """The notes to editors, headlines and paragraphs of an item, one by one."""
    yield from (text_of(one) for one in item.own("edNote", "headline", "title", "description"))
    for inline in named(item.element, "inlineXML"):
        yield from (text_of(one) for one in named(inline, *_BLOCKS))
        yield from (str(one.get("info")) for one in named(inline, "ed-msg") if one.get("info"))
    for inline in named(item.element, "inlineData"):
        yield from text_of(inline).splitlines()


def item_language(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """A language for the text of the metadata."""
    if local(item.element) not in _CONTENT:
        return
    named_there = [str(one.get("tag")) for one in item.own("language") if one.get("tag")]
    written = item.element.get(XML_LANG) or next(iter(named_there), None)
    yield from language_names.judged(checked_file, written, local(item.element), item.name, item.line)


def headlines(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """A headline, the main one first."""
    if item.item_class not in ("text", "composite"):
        return
    found = children(item.content, "headline") if item.content is not None else []
    if not any(text_of(one) for one in found):
        yield checked_file.finding("headline.missing", "no headline in contentMeta", place=item.name, line=item.line)
    elif len(found) > 1 and found[0].get("role") and any(not one.get("role") for one in found):
        what = f"the first headline has the role {found[0].get('role')}"
        yield checked_file.finding("newsml.order", what, place=item.name, line=line_of(found[0]))


def schemes(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """Aliases of qcodes that some catalog declares; without a reference to one all must be declared in the item."""
    if any(True for _ in _catalogs(item.element, "catalogRef")):
        return
    declared = {str(one.get("alias")) for one in _catalogs(item.element, "scheme")}
    used: dict[str, int | None] = {}
    for element in item.element.iter(f"{{{G2}}}*"):
        for key in ("qcode", "role"):
            match = _ALIAS.match(str(element.get(key) or ""))
            if match and match[1] not in declared:
                used.setdefault(match[1], line_of(element))
    for alias, line in used.items():
        yield checked_file.finding(
            "newsml.scheme", f"the alias {alias!r} is declared nowhere", place=item.name, line=line
        )


def _catalogs(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Catalogs of an item and of the message around it."""
    yield from named(element, name)
    above = element.getparent()
    while above is not None:
        for one in above:
            if local(one) in ("header", "catalog", "catalogRef"):
                yield from named(one, name)
        above = above.getparent()


def remote_content(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """Files that are named so that readers find them, and pictures of enough pixels."""
    found = list(named(item.element, "remoteContent"))
    for one in found:
        missing = [name for name in ("rendition", "contenttype") if not (one.get(name) or one.get(f"{name}uri"))]
        if not one.get("href") and not one.get("residref"):
            missing.insert(0, "href")
        if missing:
            what = f"remoteContent without {', '.join(missing)}"
            yield checked_file.finding("newsml.rendition", what, place=item.name, line=line_of(one))
    sizes = [
        (nitf_story.number(one.get("width")), nitf_story.number(one.get("height")))
        for one in found
        if item.item_class == "picture" or _PICTURE_TYPE.match(str(one.get("contenttype") or ""))
    ]
    if sizes:
        width, height = max(sizes, key=max)
        what = "the largest rendition"
        yield from picture_rules.by_pixels(checked_file, what, width, height, place=item.name, line=line_of(found[0]))


def picture(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """A picture item with a credit and words for those who cannot see it."""
    if item.item_class != "picture":
        return
    credit = [text_of(one) for one in item.own("creditline", "by", "copyrightNotice")]
    credit += [text_of(one) or str(one.get("literal") or one.get("qcode") or "") for one in item.own("creator")]
    if not any(credit):
        yield checked_file.finding("picture.credit", "no creditline, by or creator", place=item.name, line=item.line)
    if not any(text_of(one) for one in item.own("description")):
        yield checked_file.finding("picture.alt", "no description", place=item.name, line=item.line)


def stories(checked_file: CheckedFile, item: Item) -> Iterator[Diagnostic]:
    """XHTML and NITF inside an item."""
    for inline in named(item.element, "inlineXML"):
        for root in inline:
            if local(root) == "html":
                yield from page_markup.checked(checked_file, Page(root, item.name, whole=False))
                yield from _credits(checked_file, item, root)
            elif local(root) == "nitf":
                yield from nitf_story.checked(checked_file, root, item.name or "inlineXML")


def _credits(checked_file: CheckedFile, item: Item, root: etree._Element) -> Iterator[Diagnostic]:
    for image in named(root, "img"):
        if not (page_markup.is_decoration(image) or page_markup.has_credit(image)):
            name = page_markup.picture_name(str(image.get("src") or ""))
            yield checked_file.finding("picture.credit", f"{name} has no credit", place=item.name, line=line_of(image))


CHECKS: tuple[Check, ...] = (
    identity, item_class, status_and_embargo, item_language, headlines, schemes, remote_content, picture, stories,
)  # fmt: skip
"""For each item, in the order in which they are told."""


def duplicates(checked_file: CheckedFile, items: list[Item]) -> Iterator[Diagnostic]:
    """Each item once."""
    counted = Counter((item.element.get("guid"), item.element.get("version")) for item in items)
    for (guid, version), times in counted.items():
        if guid and times > 1:
            yield checked_file.finding("newsml.duplicate", f"{guid}, version {version}, stands {times} times")


def references(checked_file: CheckedFile, items: list[Item]) -> Iterator[Diagnostic]:
    """Groups that are there; items of the same provider that the message should bring."""
    guids = {str(item.element.get("guid")) for item in items}
    for item in items:
        groups = {str(one.get("id")) for one in named(item.element, "group")}
        for one in named(item.element, "groupRef"):
            if str(one.get("idref")) not in groups:
                what = f"groupRef to {one.get('idref')!r}, which is not there"
                yield checked_file.finding("link.dead", what, place=item.name, line=line_of(one))
        for one in named(item.element, "groupSet"):
            if str(one.get("root")) not in groups:
                what = f"the root group {one.get('root')!r} is not there"
                yield checked_file.finding("link.dead", what, place=item.name, line=line_of(one))
        for one in named(item.element, "itemRef"):
            if len(items) > 1 and one.get("residref") and str(one.get("residref")) not in guids:
                what = f"itemRef to {one.get('residref')}, which is not in the message"
                yield checked_file.finding("link.dead", what, place=item.name, line=line_of(one))


def schema(checked_file: CheckedFile, root: etree._Element) -> Iterator[Diagnostic]:
    """The schema of NewsML-G2."""
    path = checked_file.schemas.xml.get(G2) if checked_file.schemas else None
    if path is None:
        why = "no schema of NewsML-G2 in the folder" if checked_file.schemas else "no folder of schemas was named"
        yield checked_file.not_run("The XML Schema of NewsML-G2", why, "--schemas DIR or UMBRUCH_SCHEMAS")
        return
    found = xml_faults(root, path)
    if isinstance(found, str):
        yield checked_file.not_run("The XML Schema of NewsML-G2", found)
        return
    other = [one for one in found if _OF_ANOTHER_STANDARD in one.message]
    if other:
        why = "their schema is not in the folder"
        yield checked_file.not_run("Elements of other standards inside the item", why)
    yield from nitf_story.told(checked_file, [one for one in found if one not in other], None)
