"""YAML above a text: no aliases, no objects, no key twice, and words stay as they are written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from umbruch.errors import InputInvalid
from umbruch.written.written_table import Document
from umbruch.written.yaml_block import read_yaml


def read(text: str) -> Document:
    return read_yaml(text, "a.md", 2, InputInvalid)


WRONG = {
    "an alias bomb": ("a: &a [x, x]\nb: &b [*a, *a]\n", "line 3", "aliases"),
    "lists 3,000 deep": ("x: 1\na: " + "[" * 3000 + "]" * 3000, "line 3", "too deep"),
    "lists 3,000 deep and open": ("a: " + "[" * 3000, "line 2", "too deep"),
    "tables 3,000 deep": ("a: " + "{a: " * 3000 + "1" + "}" * 3000, "line 2", "too deep"),
    "dashes 3,000 deep": ("a:\n" + "- " * 3000 + "x", "line 3", "too deep"),
    "a key of 5,000 characters": ("x: 1\n? " + "k" * 5000 + "\n: 1", "line 3", "key of more than 1,000"),
    "a key twice": ("title: a\nlang: de\ntitle: b", "line 4", "'title' is written twice"),
    "a key twice inside": ("source: {url: a, url: b}", "line 2", "'url' is written twice"),
    "a list as a key": ("? [a, b]\n: c", "line 2", "not a list"),
    "an object": ("x: 1\na: !!python/object/apply:os.system [ls]", "line 3", "the tag"),
    "a tag of somebody's own": ("a: !secret x", "line 2", "promises"),
    "a number that is none": ("a: !!int x", "line 2", "promises"),
    "a number of 5,000 digits with a tag": (f"a: !!int {'9' * 5000}", "line 2", "promises"),
    "a day that the calendar does not have": ("a: 1\nb: 2026-02-31", "line 3", "promises"),
    "no list of keys": ("- a\n- b", "line 2", "no list of keys"),
    "a null byte": ("a: x\0y", "line 2", "not valid YAML"),
    "a bracket that is not closed": ("a: 1\nb: [x\n", "line", "not valid YAML"),
    "a megabyte and more": ("a: " + "x" * 1_000_000, "line 2", "too large"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_is_one_error_with_file_line_and_remedy(mistake: str) -> None:
    text, place, message = WRONG[mistake]
    with pytest.raises(InputInvalid) as raised:
        read(text)
    assert raised.value.source == "a.md"
    assert (raised.value.place or "").startswith(place)
    assert message in raised.value.message
    assert raised.value.hint
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize(
    "written", ["No", "yes", "off", "12:30", "1:00:00", "1_000", "1.10", "007", "0x1F", "+5", "1e3", ".inf", "=", "<<",
                "9" * 5000],
)  # fmt: skip
def test_words_stay_as_they_are_written(written: str) -> None:
    assert read(f"title: {written}").table == {"title": written}


def test_plain_values_are_taken_for_what_they_are() -> None:
    text = "a: 7\nb: -0\nc: true\nd:\ne: ~\nf: 2026-11-20\ng: 2026-11-20T10:00:00Z\nh: [x, {i: 1}]\n2026: x"
    assert read(text).table == {
        "a": 7, "b": 0, "c": True, "d": None, "e": None, "f": date(2026, 11, 20),
        "g": datetime(2026, 11, 20, 10, tzinfo=UTC), "h": ["x", {"i": 1}], "2026": "x",
    }  # fmt: skip


def test_every_key_and_every_entry_knows_its_line() -> None:
    document = read("title: x\nsource:\n  url: y\nkeywords:\n- a\n- b\n")
    assert [document.line(*keys) for keys in [("title",), ("source", "url"), ("keywords", 1)]] == [2, 4, 7]
