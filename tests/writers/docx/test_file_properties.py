"""Word files as a whole: press heads, properties, kits, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from tests.publications import BASIC_STYLES, sample_publication, words
from tests.tools import SAMPLE_EPOCH
from tests.writers.docx_reading import (
    PREFIXES,
    made,
    text_of,
    with_body,
    with_words,
)
from umbruch.errors import RenderError
from umbruch.facts.moment import LATEST
from umbruch.tree import (
    Article,
    Contact,
    Emphasis,
    Paragraph,
    Publication,
    Source,
    Text,
)


def test_press_head_is_a_table_of_newspaper_date_and_page() -> None:
    table = made(sample_publication(), "clipping").document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Zeitung", "Datum", "Seite"],
        ["Lindauer Bote, Hafenkurier", "9. März 2024", "12"],
    ]


def test_press_head_leaves_out_what_is_not_known() -> None:
    source = Source("Quelle: Bote", publications=("Bote",))
    publication = Publication(lang="de", articles=(Article(headline="Kopf", source=source),))
    (table,) = made(publication, "clipping").document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Zeitung"], ["Bote"]]
    assert not made(sample_publication("plain"), "clipping").document.tables


def test_core_properties_tell_what_the_file_is(fixed_moment: str) -> None:
    properties = made(sample_publication()).document.core_properties
    assert properties.title == "Die Stadt liest wieder am Hafen"
    assert properties.author == "Mareike Öztürk; Jan Brüggemann"
    assert properties.subject == "Film"  # its Media Topic by name, where the tree has the code
    assert properties.keywords == "Bücherei; Hafen"
    assert properties.language == "de"
    assert properties.identifier.startswith("urn:uuid:")
    assert properties.created == properties.modified == datetime.fromtimestamp(int(SAMPLE_EPOCH), UTC)


def test_core_properties_of_any_length_fit() -> None:
    article = Article(headline="lang " * 200, kicker="k" * 300, keywords=tuple(f"Wort {n}" for n in range(100)))
    properties = made(Publication(articles=(article,))).document.core_properties
    assert len(properties.title) == len(properties.subject) == len(properties.keywords) == 255


def test_a_kit_has_a_front_page_contents_and_each_article_on_a_page_of_its_own() -> None:
    word_file = made(sample_publication("kit"))
    paragraphs = word_file.paragraphs()
    assert paragraphs[:3] == [
        ("Title", "Presse-Mappe Segelschule"),
        ("Deck", "Saison 2024"),
        ("Byline", "Segelschule Niederhafen · 2. Mai 2024"),
    ]
    assert ("ContentsHeading", "Inhalt") in paragraphs
    assert [words for style, words in paragraphs if style == "TOC1"] == [
        "Segelschule eröffnet im Juni", "Hintergrund: Ein Steg für alle", "Sailing School Opens in June",
    ]  # fmt: skip
    anchors = word_file.values("//w:hyperlink/@w:anchor")
    assert anchors == word_file.values("//w:p[w:pPr/w:pStyle/@w:val='Headline']/w:bookmarkStart/@w:name")
    assert word_file.values("//w:sectPr/w:type/@w:val") == ["nextPage"] * 4
    assert paragraphs[-1] == ("Contact", "Kontakt: Ole Petersen, 0555 9876")


def test_the_contact_of_a_kit_stands_once_at_its_end() -> None:
    article = Article(headline="Zweimal")
    kit = Publication(kind="kit", articles=(article, article), contact=Contact("Ruf: 05"))
    assert [words for style, words in made(kit).paragraphs() if style == "Contact"] == ["Ruf: 05"]


def test_each_article_of_a_kit_has_its_own_page_foot() -> None:
    word_file = made(sample_publication("kit"))
    feet = [
        text_of(word_file.xml(name.removeprefix("word/").removesuffix(".xml")))
        for name in word_file.parts
        if name.startswith("word/footer")
    ]
    assert feet == [
        "Segelschule eröffnet im Juni Seite 1 von 1",
        "Hintergrund: Ein Steg für alle Seite 1 von 1",
        "Sailing School Opens in June Page 1 of 1",
    ]


@pytest.mark.parametrize("style", BASIC_STYLES)
@pytest.mark.parametrize("name", ["article", "kit"])
def test_same_input_gives_same_bytes(name: str, style: str, fixed_moment: str) -> None:
    publication = sample_publication(name)
    again = msgspec.json.decode(msgspec.json.encode(publication), type=Publication)
    assert made(publication, style).content == made(again, style).content


def test_a_date_beyond_what_zip_can_name_is_no_obstacle() -> None:
    publication = Publication(date="2999-01-01", articles=(Article(headline="Zukunft"),))
    assert made(publication).document.core_properties.created == LATEST


def test_a_publication_without_articles_is_refused() -> None:
    with pytest.raises(RenderError, match="no article") as refused:
        made(Publication())
    assert refused.value.hint


def test_endless_nesting_is_refused() -> None:
    content = words("tief")
    for _ in range(5000):
        content = (Emphasis(content),)
    with pytest.raises(RenderError, match="nested too deeply"):
        made(with_body(Paragraph(content)))


def test_an_article_without_a_word_still_makes_a_file() -> None:
    assert made(sample_publication("bare"), "broadsheet").paragraphs() == []


def test_what_xml_forbids_goes_with_a_remark() -> None:
    word_file = made(with_words(Text("vor\x00 und\x0bnach \ud800 ]]> <b>")))
    assert ("BodyText", "vor und nach  ]]> <b>") in word_file.paragraphs()
    assert "text.forbidden" in word_file.codes


def test_page_heads_in_poster_size_are_cut_short_and_not_refused(tmp_path: Path) -> None:
    path = tmp_path / "plakat.toml"
    path.write_text(
        'description = "x"\n[page.margins]\nbottom = "240pt"\n'
        '[text.page_foot]\nsize = "120pt"\nleading = "130pt"\n[foot]\ncentre = "{page}"\n',
        encoding="utf-8",
    )
    assert made(sample_publication(), path).paragraphs()


def test_words_of_the_other_direction_have_runs_of_their_own() -> None:
    word_file = made(sample_publication("arabic"))
    leftwards = {text_of(run) for run in word_file.found("//w:body//w:r[w:rPr/w:rtl]")}
    rightwards = {text_of(run) for run in word_file.found("//w:body//w:r[not(w:rPr/w:rtl)]")}
    assert {"Wi-Fi", "PDF/UA-1", "+49 555 0100 200", "press@maktaba.example"} <= rightwards
    assert not any(words in run for run in leftwards for words in ("Wi-Fi", "press@"))
    assert not any("المكتبة" in run for run in rightwards)


def test_a_paragraph_runs_its_own_way_within_an_article_of_the_other() -> None:
    def marked(name: str, words: str) -> bool:
        paragraphs = made(sample_publication(name)).found("//w:body/w:p")
        (found,) = [one for one in paragraphs if words in text_of(one)]
        return found.find("w:pPr/w:bidi", PREFIXES) is not None

    assert not marked("arabic", "An English paragraph")
    assert marked("arabic", "Wi-Fi")
    assert marked("hebrew", "העירייה מזמינה")
    assert not marked("hebrew", "Over the door")
