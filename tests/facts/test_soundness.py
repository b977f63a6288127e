"""A tree that a program built wrong is refused with the path of what is wrong."""

from __future__ import annotations

import msgspec
import pytest

import umbruch
from umbruch.errors import RenderError
from umbruch.tree import Article, Publication
from umbruch.tree.blocks import Block, Inline, List, Note, Paragraph, Span, Text

PLAIN = Paragraph((Text("Der Steg ist frei."),))


def whole(*body: Block, lang: str | None = "de") -> Publication:
    return Publication(articles=(Article(headline="Steg", lang=lang, body=body),))


def words(*content: Inline) -> Publication:
    return whole(PLAIN, Paragraph(content))


WRONG = [
    (whole(List(True, ((PLAIN,),), -3)), "articles[0].body[0].start", "at least 0"),
    (
        words(Text("Steg"), Note((Paragraph((Note((PLAIN,)),)),))),
        "articles[0].body[1].content[1].content[0].content[0]",
        "a note inside a note",
    ),
    (words(Span("Deutsch!", (Text("Steg"),))), "articles[0].body[1].content[0].lang", "no language"),
    (whole(Paragraph((Text("Steg"),), lang="xq")), "articles[0].body[0].lang", "no language"),
    (words(Text(3)), "articles[0].body[1].content[0].text", "text is expected"),  # type: ignore[arg-type]
    (words("Steg"), "articles[0].body[1].content[0]", "not some text"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("format", ["text", "pdf", "newsml", "docx"])
@pytest.mark.parametrize(("publication", "place", "says"), WRONG, ids=[place for _, place, _ in WRONG])
def test_what_is_wrong_is_refused_by_its_path(publication: Publication, place: str, says: str, format: str) -> None:
    with pytest.raises(RenderError) as caught:
        umbruch.render(publication, format, on_diagnostic=lambda _: None)
    assert caught.value.place == place
    assert says in caught.value.message


def test_what_is_no_publication_is_refused() -> None:
    with pytest.raises(RenderError, match="a publication is expected, not Article"):
        umbruch.render(whole(PLAIN).articles[0], "text")  # type: ignore[arg-type]


def test_a_sound_tree_is_set() -> None:
    sound = words(Span("fr", (Text("le quai"),)), Note((PLAIN,)))
    assert "le quai" in umbruch.render(sound, "text").decode()
    unknown = msgspec.structs.replace(sound, lang="und")
    assert "le quai" in umbruch.render(unknown, "text").decode()
