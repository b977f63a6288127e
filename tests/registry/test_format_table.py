"""The table of formats: names, suffixes, and suggestions for what is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import umbruch
from tests.tools import ROOT
from umbruch.errors import UnknownFormat, did_you_mean
from umbruch.registry import format_table
from umbruch.registry.format_table import Reader, Writer


def test_what_the_product_promises_is_there() -> None:
    rows = {row.name: row for row in umbruch.formats()}
    assert {"docx", "epub", "json", "newsml", "pdf"} <= {name for name, row in rows.items() if row.writes}
    assert {"json", "markdown", "text"} <= {name for name, row in rows.items() if row.reads}
    assert not format_table.broken()


@pytest.mark.parametrize("row", umbruch.formats(), ids=lambda row: row.name)
def test_the_page_of_formats_says_who_takes_it(row: format_table.Format) -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    named = {
        name for first in re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE) for name in re.findall("`([^`]+)`", first)
    }
    assert row.name in named, f"docs/formats.md has no row for {row.name}"


@pytest.mark.parametrize("row", [row for row in umbruch.formats() if row.writes], ids=lambda row: row.name)
def test_each_writer_keeps_the_contract(row: format_table.Format) -> None:
    writer = format_table.writer(row.name)
    assert isinstance(writer, Writer)
    assert writer.name == row.name
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in writer.suffixes)
    assert "/" in writer.media_type
    assert format_table.writer_for(Path("x" + writer.suffixes[0])).name == row.name


@pytest.mark.parametrize("row", [row for row in umbruch.formats() if row.reads], ids=lambda row: row.name)
def test_each_reader_keeps_the_contract(row: format_table.Format) -> None:
    reader = format_table.reader(row.name)
    assert isinstance(reader, Reader)
    assert reader.name == row.name


def test_an_unknown_format_gets_a_suggestion() -> None:
    with pytest.raises(UnknownFormat, match=r"no format 'jsn' that umbruch writes \(did you mean json\?\)"):
        format_table.writer("jsn")
    with pytest.raises(UnknownFormat, match="that umbruch reads"):
        format_table.reader("qqqq")


def test_a_suffix_counts_whatever_its_case() -> None:
    assert format_table.writer_for(Path("A.JSON")).name == "json"
    found = format_table.reader_for(Path("A.Json"))
    assert found is not None
    assert found.name == "json"


def test_a_suffix_that_nobody_claims_is_an_error_for_writing_only() -> None:
    with pytest.raises(UnknownFormat, match=r"the suffix '\.jsn' tells no format"):
        format_table.writer_for(Path("a.jsn"))
    assert format_table.reader_for(Path("a.jsn")) is None


def test_did_you_mean_names_the_nearest_else_all() -> None:
    assert did_you_mean("hedline", ["kicker", "headline"]) == "did you mean headline?"
    assert did_you_mean("zzz", ["b", "a"]) == "known: a, b"
