"""Word files that umbruch wrote come back: every role from its style, every paragraph, nothing set twice."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

import umbruch
from tests.publications import SAMPLES, paragraph, sample_publication, words
from tests.readers.office.word_files import FIRST, HEAD, SECOND, root, styled, word_file
from umbruch.tree import Article, Block, Box, Figure, List, Paragraph, Publication, Quote, Span, Strong, Table, Text
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts, each_block

STRINGS = ("kicker", "headline", "deck", "lead")
LINES = ("byline", "dateline", "source", "embargo")
STYLES = ("release", "broadsheet", "clipping")
WRITTEN = [name for name in SAMPLES if name not in ("hostile", "empty", "bare")]


def back(name: str, style: str = "release") -> Reading:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return umbruch.read(umbruch.render(sample_publication(name), "docx", style))


def texts(article: Article) -> list[str]:
    """The words of a body but for its figures, which the writer gives what their pictures say of themselves."""
    return list(block_texts(block for block in article.body if not isinstance(block, Figure)))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", WRITTEN)
def test_every_role_of_the_head_comes_back(name: str, style: str) -> None:
    publication, read = sample_publication(name), back(name, style)
    assert len(read.articles) == len(publication.articles)
    for written, found in zip(publication.articles, read.articles, strict=True):
        assert [getattr(found, field) for field in STRINGS] == [getattr(written, field) for field in STRINGS]
        for field in LINES:
            assert getattr(getattr(found, field), "text", None) == getattr(getattr(written, field), "text", None)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", WRITTEN)
def test_every_paragraph_of_the_body_comes_back(name: str, style: str) -> None:
    for written, found in zip(sample_publication(name).articles, back(name, style).articles, strict=True):
        assert texts(found) == texts(written)


@pytest.mark.parametrize("name", WRITTEN)
def test_every_block_comes_back_as_what_it_was(name: str) -> None:
    def kinds(blocks: tuple[Block, ...]) -> list[str]:
        return [type(block).__name__ for block in each_block(blocks)]

    for written, found in zip(sample_publication(name).articles, back(name).articles, strict=True):
        assert kinds(found.body) == kinds(written.body)


_DEEP = List(
    True,
    (
        (paragraph("Der Kran wird geholt."), paragraph("Er kommt aus Emden."), paragraph("Er hebt viel.")),
        (
            paragraph("Die Spundwand folgt."),
            List(False, ((paragraph("erst links"), paragraph("dann rechts")), (paragraph("zuletzt vorn"),))),
            paragraph("Beides dauert."),
        ),
        (Paragraph((Strong(words("Fertig.")),)), Paragraph((Strong(words("Endlich.")),))),
    ),
    4,
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("body", [(_DEEP,), (Box("Der Bau", (paragraph("So geht es."), _DEEP)),)], ids=("text", "box"))
def test_paragraphs_of_items_come_back_where_they_stood(body: tuple[Block, ...], style: str) -> None:
    written = Article(headline="Der Hafen wird tiefer", lang="de", body=(paragraph("Es geht los."), *body))
    found = umbruch.read(umbruch.render(Publication(articles=(written,)), "docx", style)).article
    assert found.body == written.body


def test_an_item_of_two_paragraphs_without_its_bullet_is_two_paragraphs() -> None:
    written = Article(
        headline="Der Hafen wird tiefer", body=(List(False, ((paragraph("Erst."), paragraph("Dann.")),)),)
    )
    parts = zipfile.ZipFile(io.BytesIO(umbruch.render(Publication(articles=(written,)), "docx")))
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as file:
        for one in parts.namelist():
            file.writestr(one, parts.read(one).replace(b'w:val="ListBullet"', b'w:val="BodyText"'))
    assert umbruch.read(changed.getvalue()).article.body == (paragraph("Erst."), paragraph("Dann."))


def test_links_notes_and_stress_inside_the_words_come_back() -> None:
    written, found = sample_publication("article").article, back("article").article
    assert [block for block in found.body if not isinstance(block, Figure)] == [
        block for block in written.body if not isinstance(block, Figure)
    ]
    assert [block.alt for block in found.body if isinstance(block, Figure)][:1] == [
        block.alt for block in written.body if isinstance(block, Figure)
    ][:1]


def test_a_kit_keeps_its_title_and_its_cover() -> None:
    kit = back("kit")
    assert (kit.kind, kit.title, kit.subtitle) == ("kit", *(sample_publication("kit").title, kit.subtitle))


def test_boxes_quotes_and_tables_are_whole() -> None:
    found = back("everything").article
    assert sum(isinstance(block, Box) for block in found.body) == 1
    assert any(isinstance(block, Quote) and block.pull for block in found.body)
    assert any(isinstance(block, Table) and block.header and block.caption for block in found.body)


def test_running_heads_that_we_set_are_not_put_aside_again() -> None:
    assert back("plain").article.discarded == ()


def test_a_house_that_names_its_styles_for_roles_is_believed() -> None:
    names = {"Headline": "Headline", "Deck": "Deck", "BodyText": "Body Text"}
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    body = styled("Headline", FIRST) + styled("Deck", HEAD) + styled("BodyText", SECOND)
    content = word_file(body, ("s", "styles", "styles.xml"), parts={"word/styles.xml": root("styles", made)})
    article = umbruch.read(content).article
    assert (article.headline, article.deck) == (FIRST, HEAD)
    assert texts(article) == [SECOND]


@pytest.mark.parametrize("lang", ["en", "en-GB", "fr", "de-AT", "ar"])
def test_words_in_another_language_come_back_with_it(lang: str) -> None:
    said = Paragraph((Text("Sie rief: "), Span(lang, (Text("bravo"),)), Text(" und ging.")))
    written = Publication(articles=(Article(lang="de", headline=HEAD, body=(Paragraph((Text(FIRST),)), said)),))
    assert umbruch.read(umbruch.render(written, "docx")).articles[0].body[-1] == said
