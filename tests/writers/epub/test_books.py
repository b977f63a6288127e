"""The EPUB as a book: its files, its reading order, its words, the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

import umbruch
from tests.markup.reading import elements, flat, shown_words, values
from tests.properties.trees import any_text, publications
from tests.publications import GOOD_SAMPLES, SAMPLES, paragraph, sample_publication, texts_set, words
from tests.tools import examples
from tests.writers.epub_reading import made
from umbruch.errors import RenderError
from umbruch.tree import Article, Contact, Publication, Source, Subheading
from umbruch.tree.characters import clean
from umbruch.tree.walk import article_texts

_MARKS = re.compile(r'<sup><a [^>]*role="doc-(?:noteref|backlink)"[^>]*>\d+</a></sup>')
SETTABLE = tuple(name for name in SAMPLES if name != "empty")


def words_missing(publication: Publication, chapters: list[str]) -> list[str]:
    """The words of the tree that are not in the chapters in reading order."""
    missing = []
    for article, chapter in zip(publication.articles, chapters, strict=True):
        found = iter(shown_words(chapter))
        missing += [word for text in texts_set(article) for word in clean(text).split() if word not in found]
    return missing


def words_nowhere(publication: Publication, chapters: list[str]) -> list[str]:
    """The words of the tree that are not in the chapters, wherever they stand; the marks of notes are no words."""
    missing = []
    for article, chapter in zip(publication.articles, chapters, strict=True):
        left = Counter(shown_words(_MARKS.sub("", chapter)))
        for word in (word for text in article_texts(article) for word in clean(text).split()):
            left[word] -= 1
            if left[word] < 0:
                missing.append(word)
    return missing


@pytest.mark.parametrize("style", ["broadsheet", "release", "clipping"])
@pytest.mark.parametrize("name", SETTABLE)
def test_no_word_of_the_tree_is_lost_and_all_stand_in_reading_order(name: str, style: str) -> None:
    publication = sample_publication(name)
    assert words_missing(publication, made(publication, style).chapters()) == []


@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_a_good_publication_gives_no_warnings(name: str) -> None:
    assert [remark for remark in made(sample_publication(name)).remarks if remark.severity != "info"] == []


@pytest.mark.slow
@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(publications(text=any_text()))
def test_any_tree_becomes_a_book_of_well_formed_documents_or_is_refused_for_having_no_article(
    publication: Publication,
) -> None:
    if not publication.articles:
        with pytest.raises(RenderError):
            made(publication)
        return
    book = made(publication)
    for path, content in book.files.items():
        if path.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            etree.fromstring(content)
    assert words_nowhere(publication, book.chapters()) == []


def test_a_publication_without_an_article_is_refused_with_a_hint() -> None:
    with pytest.raises(RenderError, match="at least one article"):
        umbruch.render(Publication(), "epub")


def test_the_first_file_is_the_stored_mimetype() -> None:
    content = made(sample_publication("article")).content
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
    assert (first.compress_type, first.extra) == (zipfile.ZIP_STORED, b"")


@pytest.mark.parametrize("name", SETTABLE)
def test_the_same_publication_gives_the_same_bytes(name: str) -> None:
    publication = sample_publication(name)
    assert made(publication).content == made(publication).content


def test_the_bytes_are_the_same_in_another_process(tmp_path: Path) -> None:
    tree = tmp_path / "tree.json"
    tree.write_bytes(umbruch.render(sample_publication("kit"), "json"))
    script = (
        "import sys, umbruch, hashlib;"
        "pub = umbruch.read(sys.argv[1]);"
        "print(hashlib.sha256(umbruch.render(pub, 'epub')).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(tree)], capture_output=True, check=True, text=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_time_stamps_follow_source_date_epoch(fixed_moment: str) -> None:
    book = made(sample_publication("article"))
    assert book.meta("dcterms:modified") == ["2023-11-14T22:13:20Z"]
    with zipfile.ZipFile(io.BytesIO(book.content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_a_moment_that_zip_cannot_name_does_not_break_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999")
    assert made(sample_publication("plain")).meta("dcterms:modified") == ["2107-12-31T23:59:58Z"]


def test_an_article_is_read_after_its_title_page() -> None:
    book = made(sample_publication("article"))
    assert values(book.package, "//opf:itemref/@idref") == ["title-page", "article-001"]
    title = book.document("title")
    assert flat(elements(title, "//x:h1")[0]) == "Die Stadt liest wieder am Hafen"
    assert flat(elements(title, "//x:p[@class='facts']")[0]) == "Lindauer Bote · Hafenkurier · 9. März 2024 · Seite 12"


def test_a_kit_has_a_chapter_for_each_article_and_its_contents_as_a_page() -> None:
    book = made(sample_publication("kit"))
    ids = values(book.package, "//opf:itemref/@idref")
    assert ids == ["title-page", "nav", "article-001", "article-002", "article-003"]
    entries = [flat(one) for one in elements(book.document("nav"), "//x:nav[@epub:type='toc']/x:ol/x:li/x:a")]
    assert entries == [
        "Titelseite", "Segelschule eröffnet im Juni", "Hintergrund: Ein Steg für alle", "Sailing School Opens in June",
    ]  # fmt: skip


def test_the_title_page_of_a_kit_carries_what_belongs_to_the_whole() -> None:
    text = flat(elements(made(sample_publication("kit")).document("title"), "//x:body")[0])
    for part in (
        "Presse-Mappe Segelschule", "Saison 2024", "Segelschule Niederhafen", "2. Mai 2024", "240 Mitgliedern",
        "Ole Petersen",
    ):  # fmt: skip
        assert part in text


def test_contact_and_boilerplate_of_a_publication_of_one_article_are_not_lost() -> None:
    publication = Publication(
        contact=Contact("Anruf genügt"), boilerplate="Über uns", articles=(Article(headline="Kopf"),)
    )
    text = flat(elements(made(publication).document("title"), "//x:body")[0])
    assert "Anruf genügt" in text
    assert "Über uns" in text


def test_landmarks_lead_to_title_page_contents_and_text() -> None:
    path = "//x:nav[@epub:type='landmarks']//x:a/@epub:type"
    assert values(made(sample_publication("kit")).document("nav"), path) == ["titlepage", "toc", "bodymatter"]
    assert values(made(sample_publication("article")).document("nav"), path) == ["titlepage", "bodymatter"]


def test_the_page_of_the_newspaper_is_marked_and_listed() -> None:
    book = made(sample_publication("article"))
    (link,) = elements(book.document("nav"), "//x:nav[@epub:type='page-list']//x:a")
    path, _, anchor = link.get("href", "").partition("#")
    assert link.text == "12"
    (mark,) = elements(etree.fromstring(book.files[f"EPUB/{path}"]), f"//*[@id='{anchor}']")
    assert (mark.get("role"), mark.get("aria-label")) == ("doc-pagebreak", "12")
    assert elements(made(sample_publication("plain")).document("nav"), "//x:nav[@epub:type='page-list']") == []


def test_pages_of_several_newspapers_are_listed_with_their_names() -> None:
    articles = tuple(
        Article(headline=name, source=Source(f"{name}, S. 3", publications=(name,), page="3"))
        for name in ("Bote", "Kurier")
    )
    nav = made(Publication(kind="kit", title="Spiegel", lang="de", articles=articles)).document("nav")
    assert [one.text for one in elements(nav, "//x:nav[@epub:type='page-list']//x:a")] == ["Bote 3", "Kurier 3"]


def test_each_document_names_its_language_and_direction() -> None:
    article = Article(lang="ar", headline="عنوان", body=(paragraph("نص عربي"),))
    book = made(Publication(lang="ar", articles=(article,)))
    assert book.package.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert book.package.get("dir") == "rtl"
    assert elements(book.package, "//opf:spine")[0].get("page-progression-direction") == "rtl"
    for name in ("title", "nav", "article-001"):
        root = book.document(name)
        assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")


def test_a_chapter_in_another_language_is_marked_so() -> None:
    book = made(sample_publication("kit"))
    assert [book.document(f"article-00{number}").get("lang") for number in (1, 2, 3)] == ["de", "de", "en"]
    assert book.meta("dc:language") == ["de", "en"]


def test_the_press_head_stands_above_an_article_in_the_clipping_style_only() -> None:
    publication = sample_publication("article")
    assert elements(made(publication, "clipping").document("article-001"), "//x:dl[@class='press-head']")
    assert not elements(made(publication, "release").document("article-001"), "//x:dl")


def test_the_headline_takes_its_colour_from_the_toml(tmp_path: Path) -> None:
    style = tmp_path / "own.toml"
    style.write_text('extends = "broadsheet"\n[text.headline]\ncolour = "#c0ffee"\n', encoding="utf-8")
    assert "#c0ffee" not in made(sample_publication("plain")).css
    assert "color: #c0ffee;" in made(sample_publication("plain"), str(style)).css


def test_the_writer_is_found_by_the_suffix_and_loads_nothing_heavy() -> None:
    script = (
        "import sys; from umbruch.registry import format_table; from pathlib import Path;"
        "assert format_table.writer_for(Path('a.epub')).name == 'epub';"
        "assert not {'ebooklib', 'lxml', 'PIL'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_crossheads_stand_in_the_contents_by_their_levels_and_lead_to_their_places() -> None:
    heads = (
        Subheading(words("Erstens")), paragraph("Satz."), Subheading(words("Zweitens")), Subheading(words("Tief"), 2),
    )  # fmt: skip
    book = made(Publication(lang="de", articles=(Article(headline="Kopf", body=heads),)))
    links = values(book.document("nav"), "//x:nav[@id='toc']/x:ol/x:li/x:ol/x:li/x:a/@href")
    assert links == ["article-001.xhtml#article-001-section-1", "article-001.xhtml#article-001-section-3"]
    deeper = values(book.document("nav"), "//x:nav[@id='toc']/x:ol/x:li/x:ol/x:li/x:ol/x:li/x:a/@href")
    assert deeper == ["article-001.xhtml#article-001-section-4"]
    for link in (*links, *deeper):
        assert values(book.document("article-001"), f"//*[@id='{link.partition('#')[2]}']/text()")


def test_crossheads_that_begin_deep_or_come_up_again_are_all_there() -> None:
    heads = tuple(Subheading(words(f"Stufe {level}"), level) for level in (3, 2, 3, 1, 2))
    book = made(Publication(lang="de", articles=(Article(headline="Kopf", body=heads),)))
    assert values(book.document("nav"), "//x:nav[@id='toc']/x:ol/x:li/x:ol/x:li/x:a/text()") == [
        "Stufe 3", "Stufe 2", "Stufe 1",
    ]  # fmt: skip
    assert len(values(book.document("nav"), "//x:nav[@id='toc']//x:ol//x:ol//x:a/text()")) == len(heads)


def test_crossheads_of_a_kit_stand_in_the_contents_and_not_on_the_page_of_contents() -> None:
    one = Article(headline="Kopf", body=(Subheading(words("Erstens")),))
    two = Article(headline="Kopf", body=(Subheading(words("Zweitens")), Subheading(words("Drittens"), 2)))
    nav = made(Publication(kind="kit", articles=(one, two))).document("nav")
    assert values(nav, "//x:nav[@id='toc']//x:ol[@hidden]//x:a/text()") == ["Erstens", "Zweitens", "Drittens"]
