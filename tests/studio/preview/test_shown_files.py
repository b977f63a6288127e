"""Files as they are shown in a frame: every word is there, none of it becomes markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.studio.studios import CLIPPING, clipping_in
from umbruch.errors import InputMissing
from umbruch.studio.open_article import OpenArticle
from umbruch.studio.preview.shown_files import first_chapter, shown_file

HOSTILE = '<img src=x onerror="top.hacked=1">'


@pytest.mark.parametrize("kind", ["html", "word", "wire", "text", "epub"])
def test_words_are_shown_and_marks_stay_words(tmp_path: Path, kind: str) -> None:
    text = CLIPPING.replace("Hunderte Menschen", f"{HOSTILE} Hunderte Menschen")
    article = OpenArticle(clipping_in(tmp_path, text), "en")
    path = first_chapter(article) if kind == "epub" else ""
    content = shown_file(article, kind, path).content.decode()
    assert "Bürgermeisterin Petra Lindner" in content
    assert "<img src=x" not in content


def test_the_draft_view_of_word_names_the_styles(tmp_path: Path) -> None:
    article = OpenArticle(clipping_in(tmp_path), "en")
    content = shown_file(article, "word", "").content.decode()
    assert '<span class="style">Kicker</span><p class="plain">STADTLEBEN</p>' in content
    assert '<span class="style">Heading 2</span><p class="heading">Was jetzt zu tun ist</p>' in content


def test_fields_of_the_wire_stand_with_their_paths(tmp_path: Path) -> None:
    article = OpenArticle(clipping_in(tmp_path), "en")
    content = shown_file(article, "wire", "").content.decode()
    assert "contentMeta › headline" in content
    assert "catalog" not in content


@pytest.mark.parametrize(("kind", "path"), [("html", "x"), ("exe", ""), ("epub", "../x"), ("epub", "mimetype2")])
def test_what_is_not_there_is_said(tmp_path: Path, kind: str, path: str) -> None:
    article = OpenArticle(clipping_in(tmp_path), "en")
    with pytest.raises(InputMissing):
        shown_file(article, kind, path)
