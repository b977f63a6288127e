"""Addresses that go on on the line below are put together, and nothing else is."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.signs.broken_addresses import lines_of_address, told_together

_REPORT = "Neue Halle steht\n\nDer Rat von Lauter hat am Montag die neue Halle eröffnet. Alle waren eingeladen.\n\n"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("https://bote.example/neue-halle-", "steht/4711"), 2),
        (("Quelle: https://bote.example/neue-", "halle-", "steht"), 3),
        (("https://bote.example/halle", "Der Rat kommt wieder zusammen."), 1),
        (("https://bote.example/halle-", "steht wieder leer"), 1),
        (("Lauterer Bote vom 3. Mai 2027", "steht"), 1),
    ],
)
def test_lines_that_hold_but_the_rest_of_an_address_go_with_it(lines: tuple[str, ...], count: int) -> None:
    assert lines_of_address(lines) == count


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        (("Lauterer Bote", "3. Mai 2027,", "Seite 4"), "Lauterer Bote, 3. Mai 2027, Seite 4"),
        (("Quelle:", "https://bote.example/neue-", "halle"), "Quelle: https://bote.example/neue-halle"),
        (("https://bote.example/neue-", "halle", "3. Mai 2027"), "https://bote.example/neue-halle, 3. Mai 2027"),
    ],
)
def test_what_says_one_thing_has_commas_but_behind_labels_and_in_addresses(
    lines: tuple[str, ...], together: str
) -> None:
    assert told_together(lines) == together


def test_the_address_of_a_source_is_whole_over_several_lines() -> None:
    copy = f"{_REPORT}Quelle:\nhttps://www.bote.example/vereine/neue-halle-steht-und-alle-\nkommen/4711\n"
    source = umbruch.read(copy.encode()).article.source
    assert source is not None
    assert source.text == "Quelle: https://www.bote.example/vereine/neue-halle-steht-und-alle-kommen/4711"
    assert source.url == "https://www.bote.example/vereine/neue-halle-steht-und-alle-kommen/4711"
