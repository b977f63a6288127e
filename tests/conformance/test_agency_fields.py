"""The fields of dpa's and APA's own items are those of ours in their form, but for what only the agency can say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import umbruch
from tests.full_sample import full_sample

_G2 = "{http://iptc.org/std/nar/2006-10-01/}"
_PARTS = ("rightsInfo", "itemMeta", "contentMeta")
SAMPLES = {"newsml-dpa": ("dpa*/**/*.xml", 40), "newsml-apa": ("apa*/**/*.xml", 5)}
"""Where the samples of an agency lie, and how many items of class text there are at least."""
THE_AGENCYS_OWN = frozenset({"itemMeta/service", "contentMeta/audience", "header/destination"})
"""To which of its customers an agency sends an item: nothing in an article says it (docs/mapping.md)."""


def fields(root: etree._Element) -> set[str]:
    """The fields of the items of class text and of the header, as `contentMeta/headline`."""
    found: set[str] = set()
    for item in root.iter(f"{_G2}newsItem"):
        kind = item.find(f"{_G2}itemMeta/{_G2}itemClass")
        if kind is not None and (kind.get("qcode") or "").endswith("text"):
            for part in _PARTS:
                found |= {f"{part}/{etree.QName(one).localname}" for one in item.iterfind(f"{_G2}{part}/*")}
    return found | {f"header/{etree.QName(one).localname}" for one in root.iterfind(f"{_G2}header/*")}


def theirs(folder: Path, pattern: str) -> Counter[str]:
    """In how many samples each field stands."""
    counted: Counter[str] = Counter()
    for path in sorted(folder.glob(pattern)):
        try:
            found = fields(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities=False)).getroot())
        except etree.XMLSyntaxError:
            continue
        counted.update(found)
        counted["items"] += any(one.startswith("contentMeta") for one in found)
    return counted


def ours(format: str) -> set[str]:
    return fields(etree.fromstring(umbruch.render(full_sample(), format, on_diagnostic=lambda _: None)))


@pytest.mark.parametrize("format", SAMPLES)
def test_each_field_of_an_agency_s_own_items_is_in_ours(format: str, shared: Path) -> None:
    pattern, least = SAMPLES[format]
    found = theirs(shared / "corpora" / "agency", pattern)
    assert found.pop("items") >= least
    missing = {field: count for field, count in found.items() if field not in ours(format)}
    assert set(missing) <= THE_AGENCYS_OWN, missing


def test_a_field_that_we_left_out_would_be_seen(shared: Path) -> None:
    found = theirs(shared / "corpora" / "agency", SAMPLES["newsml-dpa"][0])
    assert "contentMeta/slugline" in set(found) - (ours("newsml-dpa") - {"contentMeta/slugline"})
