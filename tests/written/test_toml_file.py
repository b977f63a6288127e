"""TOML by hand: taken whole, or one error with file, line and remedy; every key knows its line."""

from __future__ import annotations

import math

import msgspec
import pytest

from umbruch.errors import ManifestError, UmbruchError
from umbruch.written.toml_file import read_toml
from umbruch.written.written_table import Document

DIGITS = "9" * 5_000


def read(text: str | bytes) -> Document:
    return read_toml(text if isinstance(text, bytes) else text.encode(), "haus.toml", ManifestError)


WRONG = {
    "a number of 5,000 digits": (f"a = 1\nb = {DIGITS}", "line 2", "more than 64 characters"),
    "a hexadecimal number of 5,000 digits": (f"a = 0x{'f' * 5000}", "line 1", "more than 64 characters"),
    "a fraction of 5,000 digits": (f"a = 1.{DIGITS}", "line 1", "more than 64 characters"),
    "a number of 5,000 digits in a list": (f"a = [\n1,\n{DIGITS}]", "line 3", "more than 64 characters"),
    "an exponent of 5,000 digits": (f"a = 1e{DIGITS}", "line 1", "more than 64 characters"),
    "a number beyond 64 bits": ("a = 1\nb = 9223372036854775808", "line 2: b", "too large"),
    "a number beyond 64 bits in hex": ("a = [0,\n0x10000000000000000]", "line 2: a[1]", "too large"),
    "infinity": ("a = inf", "line 1: a", "no number"),
    "no number": ("\n\na = -nan", "line 3: a", "no number"),
    "a number that grows to infinity": ("a = 1e999", "line 1: a", "no number"),
    "lists 3,000 deep": ("a = " + "[" * 3000 + "]" * 3000, "line 1", "too deep"),
    "tables 3,000 deep": ("\na = " + "{a=" * 3000 + "1" + "}" * 3000, "line 2", "too deep"),
    "a dotted key of 3,000 parts": (".".join(["a"] * 3000) + " = 1", "line 1", "too deep"),
    "a header of 3,000 parts": (f"x = 1\n[{'.'.join(['a'] * 3000)}]", "line 2", "too deep"),
    "a key of 5,000 characters": (f"x = 1\n{'k' * 5000} = 1", "line 2", "key of more than 1,000"),
    "a quoted key of 5,000 characters": (f'"{"k" * 5000}" = 1', "line 1", "key of more than 1,000"),
    "a header of 5,000 characters": (f"[{'k' * 5000}]", "line 1", "key of more than 1,000"),
    "a null byte": (b"a = 1\nb = 'x\0y'", "line 2", "invalid character"),
    "a null byte, escaped": ('a = 1\nb = "x\\u0000y"', "line 2: b", "U+0000"),
    "a null byte in a key": ('"a\\u0000" = 1', "line 1", "U+0000"),
    "an escape sequence of terminals": ('a = ["x",\n"\\u001b[2J"]', "line 2: a[1]", "U+001B"),
    "bytes that are no UTF-8": (b"a = 1\nb = '\xff'", "line 2", "not UTF-8"),
    "half of a UTF-16 file": ("a = 1".encode("utf-16"), "line 1", "not UTF-8"),
    "a key twice": ("a = 1\nb = 2\na = 3", "line 3", "written twice"),
    "a key twice in a table": ("a = {b = 1, b = 2}", "line 1", "written twice"),
    "a table twice": ("[a]\nb = 1\n[c]\n[a]", "line 4", "written twice"),
    "a day that the calendar does not have": ("a = 1\nb = 2026-02-31", "", "not valid TOML"),
    "a quote that is not closed": ('a = "x\nb = 1', "line 1", "not valid TOML"),
    "a long quote that is not closed": ('a = 1\nb = """x\n' + "x\n" * 9, "", "not valid TOML"),
    "a megabyte and more": ("#" * 1_000_001, "", "too large"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_is_one_error_with_file_line_and_remedy(mistake: str) -> None:
    text, place, message = WRONG[mistake]
    assert isinstance(text, (str, bytes))
    with pytest.raises(ManifestError) as raised:
        read(text)
    error = raised.value
    assert error.source == "haus.toml"
    assert (error.place or "").startswith(place)
    assert message in error.message
    assert error.hint
    assert len(str(error)) < 500


@pytest.mark.parametrize(
    "text",
    ["a = 0x7fffffffffffffff", "a = -9223372036854775808", "a = 1e300", f'a = "{DIGITS}"', f"a = '''\n{DIGITS}'''",
     "a = " + "[" * 20 + "]" * 20, '"' + "k" * 1000 + '" = 1', "# " + DIGITS, "a = 2026-11-20T10:00:00.123456+01:00"],
)  # fmt: skip
def test_what_is_long_and_harmless_is_taken(text: str) -> None:
    read(text)


EVERYTHING = '''title = "title = y"
[contact]
"name" = "x"; '''.replace("; ", "\n") + r'''phone.work = "1"
mail = """
alt = 1
\""" still
"""
[pictures."a b.jpg"]
alt = "x"
[[articles]]
file = "a.md"
[[articles]]
file = "b.md"
[articles.embargo]
until = 2026-11-20
[facts]
formats = ["pdf", # the first
  [1, 2,
   3], { name = "x", deep = { er = [
   1,
   2] } }]
'''  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 1),
        (("contact",), 2),
        (("contact", "name"), 3),
        (("contact", "phone"), 4),
        (("contact", "phone", "work"), 4),
        (("contact", "mail"), 5),
        (("contact", "alt"), 2),
        (("pictures", "a b.jpg", "alt"), 10),
        (("articles", 0), 11),
        (("articles", 0, "file"), 12),
        (("articles", 1, "file"), 14),
        (("articles", 1, "embargo", "until"), 16),
        (("facts", "formats", 0), 18),
        (("facts", "formats", 1), 19),
        (("facts", "formats", 1, 2), 20),
        (("facts", "formats", 2, "name"), 20),
        (("facts", "formats", 2, "deep", "er", 1), 22),
        (("nowhere",), None),
    ],
)
def test_every_key_and_every_entry_knows_its_line(keys: tuple[str | int, ...], line: int | None) -> None:
    assert read(EVERYTHING).line(*keys) == line


def test_text_is_composed_and_moments_are_iso_8601() -> None:
    document = read('"Bru\u0308cke" = "u\u0308"\nday = 2026-11-20\nnow = 2026-11-20T10:00:00+01:00\r\n')
    assert document.table == {"Brücke": "ü", "day": "2026-11-20", "now": "2026-11-20T10:00:00+01:00"}
    assert document.line("Brücke") == 1


class Part(msgspec.Struct, forbid_unknown_fields=True):
    """A table."""

    caption: str | None = None
    size: int = 0


class Whole(msgspec.Struct, forbid_unknown_fields=True):
    """A file."""

    part: Part | None = None
    parts: dict[str, Part] = {}
    several: tuple[str | Part, ...] = ()
    one: bool = False


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("one = 'yes'", "line 1: one", "true or false is expected here, not some text", "true or false"),
        ("[part]\ncation = 'x'", "line 2: part.cation", "no key 'cation'", "did you mean caption?"),
        ("[part]\nsize = 'x'", "line 2: part.size", "a whole number is expected here, not some text", "digits"),
        ("[parts.'a.jpg']\nsize = 1\n[parts.'b.c [1]']\nsize = ''", "line 4: parts.b.c [1].size", "whole number", ""),
        ("[parts.'a.jpg']\nsize = 1\n[parts.b]\nsiez = 1", "line 4: parts.b.siez", "no key", "did you mean size?"),
        ("several = ['x',\n{ cation = 'x' }]", "line 2: several[1].cation", "no key", "did you mean caption?"),
        ("several = ['x',\n7]", "line 2: several[1]", "text or a table of keys is expected here", "quotation"),
        ("several = 'x'", "line 1: several", "a list is expected here, not some text", "["),
        ("art = 'x'", "line 1: art", "no key 'art'", "did you mean part?"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_in_words(text: str, place: str, message: str, hint: str) -> None:
    with pytest.raises(UmbruchError) as raised:
        read(text).converted(Whole)
    assert raised.value.place == place
    assert message in raised.value.message
    assert hint in (raised.value.hint or "")


def test_no_number_that_comes_through_is_beyond_bounds() -> None:
    values = read("a = [0x7f, 0o17, 0b11, 1_000, 1.5e3, -0.0]").table["a"]
    assert all(math.isfinite(value) for value in values)
