"""Initials behind the last full stop sign a report."""

from __future__ import annotations

from umbruch.clipping.marks.authors.initials_at_end import split_initials


def test_initials_in_brackets_sign_a_text() -> None:
    assert split_initials("Das freut ihn. (abc)") == ("Das freut ihn.", "(abc)")
    assert split_initials("Das freut ihn (abc)") is None
    assert split_initials("Das freut ihn. (2024)") is None


def test_small_letters_behind_the_last_full_stop_sign_a_text() -> None:
    assert split_initials("Das freut ihn sehr. abc") == ("Das freut ihn sehr.", "abc")
    assert split_initials("Das freut ihn sehr. -abc-") == ("Das freut ihn sehr.", "-abc-")
    assert split_initials("Das freut ihn sehr abc") is None
    assert split_initials("Äpfel, Birnen usw. etc") is None
    assert split_initials("Das freut ihn sehr. und") is None
