"""Genres of news by code, address and name."""

from __future__ import annotations

import pytest

from umbruch.facts.genres import genre_of

MEANT = {
    "genre:Interview": "genre:Interview",
    "http://cv.iptc.org/newscodes/genre/Interview": "genre:Interview",
    "Interview": "genre:Interview",
    "Nachruf": "genre:Obituary",
    "Pressemitteilung": "genre:Press_Release",
    "press release": "genre:Press_Release",
    "genre:Scener": "genre:Scener",
    "dpatextgenre:1": None,
    "": None,
    None: None,
}


@pytest.mark.parametrize("written", MEANT)
def test_a_genre_is_known_by_its_code_its_address_and_what_newsrooms_call_it(written: str | None) -> None:
    found = genre_of(written)
    assert (found.qcode if found else None) == MEANT[written]
