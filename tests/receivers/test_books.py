"""E-books on shelves and in readers that people have: calibre and epub.js, and Ace, which asks whether all can read."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path

import pytest

from tests.receivers.e_book_shelf import ace_findings
from tests.receivers.programs import ARTICLES, answers, asked, made
from tests.receivers.test_word_files import bare
from tests.writers.reading import squeezed
from umbruch.tree import Subheading
from umbruch.tree.walk import article_texts, inline_text

pytestmark = [pytest.mark.slow, pytest.mark.conformance]

_IN_THREE_LETTERS = {"ja": "jpn"}
"""How calibre names a language that begins otherwise in ISO 639-2."""
FOR_ALL = [name for name in ARTICLES if name.startswith("sample-")] + [
    "two-authors-and-crossheads",
    "two-authors-and-a-table",
]


@pytest.mark.parametrize("program", ["calibre", "epub.js"])
@pytest.mark.parametrize("name", ARTICLES)
def test_a_book_opens_with_its_title_language_and_every_word(name: str, program: str) -> None:
    found, publication = asked(program, "epub")[name], ARTICLES[name]
    if publication.kind == "article" and (headline := publication.article.headline):
        assert bare(found["title"]) == bare(headline)
    if spoken := publication.lang or publication.articles[0].lang:
        given = found["language"] if program == "epub.js" else found["languages"][0]
        assert given[:2] == (spoken[:2] if program == "epub.js" else _IN_THREE_LETTERS.get(spoken[:2], spoken)[:2])
    text = bare(found["text"])
    for article in publication.articles:
        for line in article_texts(article):
            assert all(bare(word) in text for word in line.split()), line
    assert found["has_cover"]


@pytest.mark.parametrize("program", ["calibre", "epub.js"])
@pytest.mark.parametrize("name", ARTICLES)
def test_the_contents_list_articles_and_the_crossheads_below_them(name: str, program: str) -> None:
    contents = [(depth, squeezed(label)) for depth, label in asked(program, "epub")[name]["contents"]]
    for article in ARTICLES[name].articles:
        heads = [squeezed(inline_text(one.content)) for one in article.body if isinstance(one, Subheading)]
        for head in heads:
            assert any(depth > 0 and label == head for depth, label in contents)
    assert sum(depth == 0 for depth, _ in contents) == 1 + len(ARTICLES[name].articles)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_editor_of_calibre_finds_nothing_wrong_and_the_shelf_sorts_by_surname(name: str) -> None:
    found = asked("calibre", "epub")[name]
    assert found["wrong"] == []
    articles = ARTICLES[name].articles
    if len(articles) == 1 and articles[0].byline:
        people = [person.name for person in articles[0].byline.people if not person.role]
        assert set(people) <= set(found["authors"])
        people = found["authors"]
        if all("LATIN" in unicodedata.name(name[0]) for name in people):
            surnames = [one.partition(",")[0] for one in found["sorted"].split(" & ")]
            assert surnames == [name.split()[-1] for name in people]


def test_every_picture_of_a_book_is_shown_by_epub_js() -> None:
    assert {name: found["broken"] for name, found in asked("epub.js", "epub").items() if found["broken"]} == {}


@pytest.mark.parametrize("name", FOR_ALL)
def test_ace_finds_nothing(name: str, tmp_path: Path) -> None:
    assert ace_findings(made("epub")[name], tmp_path) == []


def _planted(book: Path, where: str, pattern: str, instead: str, folder: Path) -> Path:
    """A copy of a book in which a pattern of one file is something else."""
    planted = folder / "planted.epub"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(planted, "w") as new:
        for one in old.infolist():
            content = old.read(one)
            if one.filename.endswith(where):
                changed = re.sub(pattern, instead, content.decode())
                assert changed != content.decode()
                content = changed.encode()
            new.writestr(one, content)
    return planted


def test_a_picture_without_a_description_is_seen_by_ace(tmp_path: Path) -> None:
    planted = _planted(made("epub")["sample-article"], "article-001.xhtml", ' alt="[^"]*"', "", tmp_path)
    assert any("image-alt" in one for one in ace_findings(planted, tmp_path / "report"))


def test_a_link_to_nowhere_is_seen_by_calibre(tmp_path: Path) -> None:
    planted = _planted(made("epub")["sample-article"], "article-001.xhtml", "style.css", "other.css", tmp_path)
    assert answers("calibre", {"planted": planted})["planted"]["wrong"]
