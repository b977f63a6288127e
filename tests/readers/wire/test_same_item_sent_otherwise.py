"""An item is read alike in whatever order its fields come, in whatever namespace and in whatever encoding."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import umbruch

FOLDER = Path(__file__).parent / "agencies"
HOLDERS = frozenset(
    ("itemMeta", "contentMeta", "rightsInfo", "newsItem", "docdata", "head", "body.head", "NewsManagement", "NewsLines",
     "AdministrativeMetadata", "DescriptiveMetadata")
)  # fmt: skip
"""Elements whose children say the same in any order, as long as those of one name keep theirs."""


def parsed(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(no_network=True, resolve_entities=False, remove_comments=True))


def whole(path: Path) -> bool:
    try:
        return parsed(path.read_bytes()) is not None
    except etree.XMLSyntaxError:
        return False


FILES = [path.name for path in sorted(FOLDER.glob("*.xml")) if whole(path)]


def written(root: Any, encoding: str = "UTF-8") -> bytes:
    content: bytes = etree.tostring(root, encoding=encoding, xml_declaration=True)  # type: ignore[assignment]
    return content


def in_another_order(content: bytes) -> bytes:
    root, shuffled = parsed(content), random.Random(7)
    for element in root.iter("*"):
        if etree.QName(element).localname in HOLDERS:
            names = list(dict.fromkeys(child.tag for child in element))
            shuffled.shuffle(names)
            element[:] = [child for name in names for child in element if child.tag == name]
    return written(root)


def in_latin_1(content: bytes) -> bytes:
    return written(parsed(content), "ISO-8859-1")


def in_utf_16(content: bytes) -> bytes:
    return written(parsed(content), "UTF-16")


def in_another_namespace(content: bytes) -> bytes:
    return re.sub(rb"http://iptc\.org/std/(nar|NITF)/[^\"/]*/", rb"http://wire.example/\1/9999/", content)


def in_no_namespace(content: bytes) -> bytes:
    return re.sub(rb"\sxmlns=\"http://iptc\.org/std/(?:nar|NITF)/[^\"]*\"", b"", content)


WAYS = (in_another_order, in_latin_1, in_utf_16, in_another_namespace, in_no_namespace)


def told(content: bytes) -> list[str]:
    """All that is read but for the lines in remarks, which other bytes have elsewhere."""
    reading = umbruch.read(content, name="item.xml")
    return [repr(one) for one in (*reading.articles, reading.provider, reading.title, reading.pictures)]


@pytest.mark.parametrize("way", WAYS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", FILES)
def test_an_item_that_is_sent_otherwise_is_read_alike(name: str, way: Callable[[bytes], bytes]) -> None:
    content = (FOLDER / name).read_bytes()
    assert told(way(content)) == told(content)


def test_another_word_would_be_seen() -> None:
    content = (FOLDER / FILES[0]).read_bytes()
    assert told(content.replace(b"Bridge", b"Tunnel").replace(b"bridge", b"tunnel")) != told(content)
