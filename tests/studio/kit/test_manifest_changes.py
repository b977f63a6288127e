"""What is changed of a kit is written into its manifest; comments, order and all else in it stay."""

from __future__ import annotations

import tomllib

import pytest

from umbruch.errors import FieldError
from umbruch.studio.kit.manifest_changes import Order, Said, wish_for, with_wish

MANIFEST = """# Unsere Mappe
title = "Die Mühle mahlt"  # bleibt so

# usage = "frei"
articles = [
    "mahlt.txt",
    { file = "mill.md", language = "en" },
]

[contact]
name = "Jana Thiel"

[pictures."a.jpg"]
# caption = "was man sieht"
credit = "Foto: Ada Roe"
"""


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), "Das Rad dreht sich"),
        (("subtitle",), "am 1. Mai"),
        (("contact", "phone"), "05999 310-12"),
        (("pictures", "a.jpg", "alt"), "Ein Mühlrad"),
        (("pictures", "b.jpg", "caption"), 'Das Rad, "alt"\nund neu'),
        (("embargo",), "2027-04-30T10:00:00+02:00"),
    ],
)
def test_a_key_is_said_and_nothing_else_changes(path: tuple[str, ...], value: str) -> None:
    made = with_wish(MANIFEST, Said(path, value))
    for comment in ("# Unsere Mappe", "# bleibt so", '# usage = "frei"', '# caption = "was man sieht"'):
        assert comment in made
    wanted = tomllib.loads(MANIFEST)
    table = wanted
    for key in path[:-1]:
        table = table.setdefault(key, {})
    table[path[-1]] = value
    assert tomllib.loads(made) == wanted


def test_a_key_without_words_is_taken_out() -> None:
    assert "credit" not in with_wish(MANIFEST, Said(("pictures", "a.jpg", "credit"), " "))


def test_the_articles_are_put_in_order_with_what_is_said_of_them() -> None:
    made = tomllib.loads(with_wish(MANIFEST, Order(("mill.md", "new.txt", "mahlt.txt"))))
    assert made["articles"] == [{"file": "mill.md", "language": "en"}, "new.txt", "mahlt.txt"]


def test_articles_in_tables_of_their_own_stay_tables() -> None:
    text = 'title = "x"\n\n[[articles]]\nfile = "a.txt"\nname = "eins"\n\n[[articles]]\nfile = "b.txt"\n'
    made = tomllib.loads(with_wish(text, Order(("b.txt", "a.txt", "c.txt"))))
    assert made["articles"] == [{"file": "b.txt"}, {"file": "a.txt", "name": "eins"}, {"file": "c.txt"}]


@pytest.mark.parametrize("path", [("formats",), ("pictures", "a.jpg", "rights"), ("contact", "x"), (), ("facts", "a")])
def test_a_key_that_is_not_asked_for_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(FieldError, match="no such key"):
        with_wish(MANIFEST, Said(path, "x"))


@pytest.mark.parametrize("body", [b"", b"{}", b'{"type": "said"}', b'{"type": "order", "files": 3}', b"\xff"])
def test_a_wish_that_nobody_knows_is_refused(body: bytes) -> None:
    with pytest.raises(FieldError, match="cannot be done"):
        wish_for(body)
