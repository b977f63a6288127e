"""A picture's description is words; the path or name of its file, which Word and web pages put there, is none."""

from __future__ import annotations

import pytest

from umbruch.pictures.described import described


@pytest.mark.parametrize(
    "words",
    [
        "\\\\desk\\Users\\ada\\Downloads\\weir.png",
        "C:\\Users\\Ada Roe\\weir.jpg",
        "Untitled:Users:ada:Pictures:weir.png",
        "/Users/ada/weir",
        "https://lauter.example/weir.jpg",
        "image1.png",
        "IMG_2034",
    ],
)
def test_a_path_or_a_name_describes_nothing(words: str) -> None:
    assert described(words) is None


@pytest.mark.parametrize("words", ["The weir, seen from the bridge", "Im Bild: Ada Roe: Ina Born: Jan Poe", "", None])
def test_words_and_none_at_all_stay_as_they_are(words: str | None) -> None:
    assert described(words) == words
