"""Text of which one look tells that it needs no other: what it lets through is fit, composed and set as it is."""

from __future__ import annotations

import sys
import unicodedata

from umbruch.diagnostics import collecting
from umbruch.language.joining_letters import is_shaped
from umbruch.language.linked_addresses import _HINT, _may_hold_one
from umbruch.writers.pdf.type.settable import clean, is_usual

USUAL = [sign for sign in map(chr, range(sys.maxunicode + 1)) if is_usual(sign)]


def test_usual_signs_need_no_cleaning_and_no_shaping() -> None:
    assert set("aßŁžΩяёЂ„“–€…‰\xa0\xad") <= set(USUAL)
    with collecting() as remarks:
        changed = [sign for sign in USUAL if clean(f"{sign}\ufdd0", "") != sign or is_shaped(sign)]
    assert changed == []
    assert not remarks


def test_usual_signs_stay_apart_from_one_another() -> None:
    pairs = "".join(first + second for first in USUAL for second in USUAL)
    assert unicodedata.is_normalized("NFC", pairs)


def test_no_address_is_passed_over() -> None:
    for text in ("a@b.de", "HTTPS://B.DE", "WWW.b.de", "+49", "(030) 12", "ab", "12 und 3:4", "wwwb"):
        assert _may_hold_one(text) == (_HINT.search(text) is not None)
