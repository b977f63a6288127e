"""ninjs 1.x, 2.x and 3.x: one item, or a list of items."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from lxml import etree, html

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import embargo_clock, language_names, page_markup, picture_rules, placeholders
from umbruch.preflight.common.page_markup import Page
from umbruch.preflight.common.schemas import json_faults
from umbruch.preflight.common.xml import named
from umbruch.preflight.given import CheckedFile

Item = dict[str, Any]
Check = Callable[[CheckedFile, Item, str], Iterator[Diagnostic]]

_BLOCK_EDGE = re.compile(r"</?(?:p|h[1-6]|div|li|br|tr|td|th|section|article|header|figcaption|blockquote)\b[^<>]*>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MOST = 20
_DEEPEST = 8
_THIRD = frozenset(
    (
        *("versionCreated", "firstCreated", "contentCreated", "pubStatus", "copyrightNotice", "copyrightHolder"),
        *("infoSources", "usageTerms", "contentType", "sizeInBytes", "embargoedUntil"),
    )
)
"""Names that 1.x and 2.x write in small letters, or do not know."""

_LISTS = ("headlines", "bodies", "descriptions", "associations", "renditions")
"""Properties that are objects in 1.x, or are not there."""


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a ninjs file."""
    try:
        found = json.loads(checked_file.content.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        yield checked_file.finding("json.malformed", f"byte {error.start} is not UTF-8")
        return
    except json.JSONDecodeError as error:
        yield checked_file.finding("json.malformed", error.msg, line=error.lineno)
        return
    except RecursionError:
        yield checked_file.finding("json.malformed", "nested too deep to be read")
        return
    items = found if isinstance(found, list) else [found]
    for number, item in enumerate(items):
        place = f"[{number}]" if isinstance(found, list) else ""
        if not isinstance(item, dict):
            yield checked_file.finding("json.schema", "not an object", place=place or None)
            continue
        yield from _checked(checked_file, item, place, 0)
        yield from schema(checked_file, item, place)


def _checked(checked_file: CheckedFile, item: Item, place: str, depth: int) -> Iterator[Diagnostic]:
    for look in CHECKS:
        yield from look(checked_file, item, place)
    if depth == _DEEPEST:
        return
    for step, inner in _associations(item):
        yield from _checked(checked_file, inner, f"{place}.{step}".lstrip("."), depth + 1)


def _associations(item: Item) -> Iterator[tuple[str, Item]]:
    """Items inside the item: an object by name in 1.x, a list from 2.0 on."""
    found = item.get("associations")
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, inner in pairs:
        if isinstance(inner, dict):
            yield (f"associations[{key}]" if isinstance(key, int) else f"associations.{key}"), inner


def version_of(item: Item) -> int:
    """The major version that an item is written in."""
    if told := _told_version(item):
        return told
    if any(key in _THIRD for key in _keys(item)):
        return 3
    return 2 if any(isinstance(item.get(key), list) for key in _LISTS) else 1


def _told_version(item: Item) -> int | None:
    """The major version that an item names, by its number or by the address of its schema."""
    standard = item.get("standard")
    if not isinstance(standard, dict):
        return None
    told = str(standard.get("version", "")) or str(standard.get("schema", "")).partition("ninjs-schema_")[2]
    return int(told[0]) if told[:1].isdecimal() else None


def _keys(value: object) -> Iterator[str]:
    """The names of all properties, those of objects inside too."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield from one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def lowered(item: Item, name: str) -> Any:
    """A property by its name in small letters: `versioncreated` in 2.x is `versionCreated` in 3.x."""
    return next((value for key, value in item.items() if key.lower() == name), None)


def at(place: str, step: str) -> str:
    """The path of a property of the item at `place`."""
    return f"{place}.{step}".lstrip(".")


def uri(checked_file: CheckedFile, item: Item, place: str) -> Iterator[Diagnostic]:
    """An address of its own."""
    if not isinstance(item.get("uri"), str) or not item["uri"].strip():
        yield checked_file.finding("ninjs.uri", "no uri", place=place or None)


def headline(checked_file: CheckedFile, item: Item, place: str) -> Iterator[Diagnostic]:
    """A headline, for texts and packages."""
    if item.get("type") in ("picture", "photo", "graphic", "video", "audio", "event", "planning") or _is_event(item):
        return
    texts = [item.get("headline"), *(one.get("value") for one in _objects(item.get("headlines")))]
    if not any(isinstance(text, str) and text.strip() for text in texts) and "associations" not in place:
        yield checked_file.finding("headline.missing", "no headline", place=place or None)


def _is_event(item: Item) -> bool:
    return any(key in item for key in ("event", "planning", "dates")) or "eventStatus" in item


def _objects(value: object) -> list[Item]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def item_language(checked_file: CheckedFile, item: Item, place: str) -> Iterator[Diagnostic]:
    """A language, of the outermost item at least."""
    if "associations" not in place or item.get("language"):
        written = item.get("language")
        yield from language_names.judged(
            checked_file, written if isinstance(written, str) else None, "the item", place or None
        )


def status_and_embargo(checked_file: CheckedFile, item: Item, place: str) -> Iterator[Diagnostic]:
    """An embargo compared with the clock and the status, and words that nobody has filled in."""
    yield from placeholders.in_lines(checked_file, _lines(item), place or None)
    key = next((key for key in item if key.lower() in ("embargoed", "embargoeduntil")), "")
    written = item.get(key)
    lang = item.get("language") if isinstance(item.get("language"), str) else None
    if not isinstance(written, str):
        usable = lowered(item, "pubstatus") == "usable"
        told = embargo_clock.usable_all_the_same if usable else embargo_clock.in_lines
        yield from told(checked_file, _lines(item), place or None, lang)
        return
    where = at(place, key)
    yield from embargo_clock.judged(checked_file, written, where, lang=lang)
    running, status = embargo_clock.is_running(checked_file, written, lang), lowered(item, "pubstatus")
    if running is True and status == "usable":
        yield checked_file.finding("embargo.usable", "usable while the embargo runs", place=where)
    if running is False and status == "withheld":
        yield checked_file.finding("embargo.status", "withheld after the embargo", place=where)


def _lines(item: Item) -> Iterator[str]:
    """The notes and texts of an item, line by line; markup apart."""
    texts = [item.get(key) for key in item if key.lower() in ("ednote", "headline", "body_text", "body_html")]
    texts += [one.get("value") for key in ("bodies", "headlines", "descriptions") for one in _objects(item.get(key))]
    for text in texts:
        if isinstance(text, str):
            yield from unescape(_TAG.sub("", _BLOCK_EDGE.sub("\n", text))).splitlines()


def renditions(checked_file: CheckedFile, item: Item, place: str) -> Iterator[Diagnostic]:
    """Files with an address; pictures described, credited, large enough."""
    found = item.get("renditions")
    pairs = list(found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ())
    files = [(f"renditions[{key}]" if isinstance(key, int) else f"renditions.{key}", one) for key, one in pairs]
    for step, one in files:
        if isinstance(one, dict) and not one.get("href"):
            yield checked_file.finding("ninjs.rendition", "a rendition without href", place=at(place, step))
    if item.get("type") not in ("picture", "photo", "graphic"):
        return
    where = place or None
    words = [
        item.get(key) for key in ("altText", "alttext", "description_text", "description_alt", "description_caption")
    ]
    words += [one.get("value") for one in _objects(item.get("descriptions"))]
    words += [one.get("altText") or one.get("alttext") for _, one in files if isinstance(one, dict)]
    if not any(isinstance(text, str) and text.strip() for text in words):
        yield checked_file.finding("picture.alt", "the picture has no description", place=where)
    credit = [item.get("by"), item.get("byline"), *(lowered(item, key) for key in _CREDIT)]
    if not any(credit):
        yield checked_file.finding("picture.credit", "the picture has neither by nor copyrightHolder", place=where)
    sizes = [(_pixels(one, "width"), _pixels(one, "height")) for _, one in files if isinstance(one, dict)]
    width, height = max(sizes, key=max, default=(0.0, 0.0))
    yield from picture_rules.by_pixels(checked_file, "the largest rendition", width, height, place=where)


_CREDIT = ("copyrightholder", "copyrightnotice", "creditline", "people", "rightsinfo")


def _pixels(rendition: Item, key: str) -> float:
    found = rendition.get(key)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else 0.0


def bodies(checked_file: CheckedFile, item: Item, place: str) -> Iterator[Diagnostic]:
    """XHTML in the body: alt texts, headings, words of links."""
    texts = [(key, item.get(key)) for key in ("body_xhtml", "body_html")]
    for number, one in enumerate(_objects(item.get("bodies"))):
        if "html" in f"{one.get('role')} {lowered(one, 'contenttype')}":
            texts.append((f"bodies[{number}]", one.get("value")))
    for step, text in texts:
        root = _fragment(text) if isinstance(text, str) else None
        if root is None:
            continue
        where = at(place, step)
        yield from page_markup.checked(checked_file, Page(root, where, whole=False))
        for image in named(root, "img"):
            if not (page_markup.is_decoration(image) or page_markup.has_credit(image)):
                name = page_markup.picture_name(str(image.get("src") or ""))
                yield checked_file.finding("picture.credit", f"{name} has no credit", place=where)


def _fragment(text: str) -> etree._Element | None:
    try:
        found: etree._Element = html.fragment_fromstring(
            text, create_parent="div", parser=html.HTMLParser(no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return found


CHECKS: tuple[Check, ...] = (uri, headline, item_language, status_and_embargo, renditions, bodies)
"""In the order in which they are told."""


def schema(checked_file: CheckedFile, item: Item, place: str) -> Iterator[Diagnostic]:
    """The JSON Schema of the item's major version, the newest of it in the folder.

    An item that does not name its version breaks none where it keeps to any.
    """
    major = version_of(item)
    what = f"The JSON Schema of ninjs {major}.x"
    schemas = checked_file.schemas
    newest = {version[0]: version for version in sorted(schemas.ninjs)} if schemas else {}
    if schemas is None or major not in newest:
        why = f"no schema of ninjs {major}.x in the folder" if schemas else "no folder of schemas was named"
        yield checked_file.not_run(what, why, "--schemas DIR or UMBRUCH_SCHEMAS")
        return
    found = json_faults(item, schemas.ninjs[newest[major]], schemas.others)
    if isinstance(found, str):
        yield checked_file.not_run(what, found, "pip install 'umbruch[check]' brings jsonschema")
        return
    if found and _told_version(item) is None:
        others = (schemas.ninjs[version] for number, version in newest.items() if number != major)
        if any(not json_faults(item, path, schemas.others) for path in others):
            return
    for fault in found[:_MOST]:
        yield checked_file.finding("json.schema", fault.message, place=at(place, fault.place or "").rstrip(".") or None)
    if len(found) > _MOST:
        yield checked_file.finding("json.schema", f"and {len(found) - _MOST} more places", place=place or None)
