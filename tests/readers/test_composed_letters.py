"""Letters that a Mac has parted (NFD: u and its dots) are composed (NFC) at every door, and with them every format."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import umbruch
from tests.publications import picture
from umbruch.corrections import correct
from umbruch.tree import Article, Figure, Link, Paragraph, Publication, Text

HEADLINE = "Brücke über die Öhr für Fußgänger gesperrt"
DECK = "Später wird sie geöffnet, sagt Frau Šimčić"
BODY = "MÜLLHEIM (möw). Die Behörde prüft die Träger, wie sie am Freitag mitteilte."


def parted(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _text() -> Publication:
    return umbruch.read(parted(f"{HEADLINE}\n\n{DECK}\n\n{BODY}\n").encode(), format="text")


def _markdown() -> Publication:
    return umbruch.read(parted(f"---\nUntertitel: {DECK}\n---\n\n# {HEADLINE}\n\n{BODY}\n").encode(), format="markdown")


def _escaped() -> Publication:
    """Parted by escapes and entities, which are not read before the letters around them."""
    content = (
        f'---\ntitle: "Bru\\u0308cke{HEADLINE.removeprefix("Brücke")}"\ndeck: {DECK}\n---\n\nM&#220;LLHEIM (mo&#776;w).'
    )
    return umbruch.read(f"{content} {BODY.partition(' (möw). ')[2]}\n".encode(), format="markdown")


def _own_markdown() -> Publication:
    written = umbruch.render(_text(), "markdown").decode()
    return umbruch.read(parted(written).encode(), format="markdown")


def _json() -> Publication:
    return umbruch.read(parted(umbruch.render(_text(), "json").decode()).encode())


def _json_in_escapes() -> Publication:
    tree = json.loads(parted(umbruch.render(_text(), "json").decode()))
    return umbruch.read(json.dumps(tree).encode())


def _corrected() -> Publication:
    return correct(_text(), {"headline": parted(HEADLINE), "deck": parted(DECK), "dateline.place": parted("MÜLLHEIM")})


@pytest.mark.parametrize(
    "door",
    [_text, _markdown, _escaped, _own_markdown, _json, _json_in_escapes, _corrected],
    ids=lambda door: door.__name__,
)
def test_parted_letters_are_composed_at_every_door(door: Callable[[], Publication]) -> None:
    publication = door()
    article = publication.article
    assert (article.headline, article.deck) == (HEADLINE, DECK)
    assert article.dateline is not None
    assert article.dateline.text == "MÜLLHEIM (möw)."
    assert unicodedata.is_normalized("NFC", umbruch.render(publication, "json").decode())


@pytest.mark.parametrize("format", ["html", "newsml", "nitf", "ninjs", "text", "markdown", "json"])
def test_a_parted_headline_is_composed_in_every_format(format: str) -> None:
    content = umbruch.render(_text(), format, on_diagnostic=lambda _: None).decode()
    assert HEADLINE in content
    assert unicodedata.is_normalized("NFC", content)


def test_lines_keep_their_numbers() -> None:
    reading = umbruch.read(parted(f"{HEADLINE}\n\n{DECK}\n\n{BODY}\n").encode(), format="text")
    lines = {origin.field: origin.lines for origin in reading.origins}
    assert lines["articles[0].deck"] == (3,)


def test_a_picture_is_found_in_the_tree_and_beside_it_and_an_address_stays_as_it_is_asked_for(tmp_path: Path) -> None:
    address = f"https://stadt.example/{parted('brücke')}"
    link = Link(address, (Text("hier"),))
    body = (Figure("brücke.png"), Figure(parted("straße ü.png")), Paragraph((link,)))
    tree = Publication(articles=(Article(body=body),), pictures=(picture(parted("brücke.png")),))
    (tmp_path / parted("straße ü.png")).write_bytes(picture("x.png", 30, 30).content)
    (tmp_path / "tree.json").write_bytes(umbruch.render(tree, "json"))
    reading = umbruch.read(tmp_path / "tree.json")
    assert [one.href for one in reading.pictures] == ["brücke.png", "straße ü.png"]
    assert [one.image for one in reading.article.body if isinstance(one, Figure)] == ["brücke.png", "straße ü.png"]
    assert reading.article.body[2] == Paragraph((link,))
    assert not reading.diagnostics
