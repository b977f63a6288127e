"""What a finished file is made from: a change of any ingredient changes its key, and nothing else does."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from tests.publications import picture, sample_publication
from umbruch.batch import ingredients
from umbruch.batch.ingredients import document_key, file_digest, folder_key, style_key
from umbruch.fonts.families import face_file
from umbruch.style import Style, load
from umbruch.tree import Publication

NEW = b"something else"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A style with a font file, a parent and a house template of its own; gives its file."""
    shutil.copy(face_file(load("release").fonts.serif), tmp_path / "own.ttf")
    (tmp_path / "parent.toml").write_text('extends = "release"\n[colours]\naccent = "#004400"\n')
    style = tmp_path / "house.toml"
    style.write_text('extends = "parent.toml"\n[fonts]\nserif = { family = "Own", regular = "own.ttf" }\n')
    return style


def with_template(style: Style, path: Path) -> Style:
    return msgspec.structs.replace(style, docx=msgspec.structs.replace(style.docx, template=str(path)))


def test_the_same_ingredients_have_the_same_key(house: Path) -> None:
    assert style_key(load(house)) == style_key(load(house))
    article = sample_publication()
    assert document_key("pdf", article, load(house)) == document_key("pdf", article, load(house))


def test_the_bytes_of_a_font_count(house: Path) -> None:
    style = load(house)
    before = style_key(style)
    with (house.parent / "own.ttf").open("ab") as stream:
        stream.write(b"\0")
    assert style_key(style) != before


def test_the_bytes_of_a_house_template_count(tmp_path: Path) -> None:
    template = tmp_path / "house.docx"
    template.write_bytes(b"old")
    style = with_template(load("release"), template)
    before = style_key(style)
    template.write_bytes(b"new")
    assert style_key(style) != before


def test_a_change_of_a_parent_style_is_seen_by_the_style_that_extends_it(house: Path) -> None:
    assert str(load(house).colours.accent) == "#004400"
    assert str(load(house).colours.accent) == "#004400"
    (house.parent / "parent.toml").write_text('extends = "release"\n[colours]\naccent = "#0000aa"\n')
    assert str(load(house).colours.accent) == "#0000aa"


def test_format_words_pictures_and_what_is_said_of_them_count() -> None:
    style, article = load("release"), sample_publication()
    shown = picture("a.jpg")
    variants = [
        ("pdf", Publication(articles=article.articles, pictures=(shown,))),
        ("docx", Publication(articles=article.articles, pictures=(shown,))),
        ("pdf", Publication(articles=article.articles, pictures=(msgspec.structs.replace(shown, content=NEW),))),
        ("pdf", Publication(articles=article.articles, pictures=(msgspec.structs.replace(shown, terms="frei"),))),
        ("pdf", Publication(title="Anders", articles=article.articles, pictures=(shown,))),
    ]
    assert len({document_key(format, publication, style) for format, publication in variants}) == len(variants)


def test_the_stamp_and_the_program_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    article, style = sample_publication(), load("release")
    keys = {document_key("pdf", article, style)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    keys.add(document_key("pdf", article, style))
    monkeypatch.setattr(ingredients, "program_key", lambda: "another umbruch")
    keys.add(document_key("pdf", article, style))
    assert len(keys) == 3


def test_a_folder_counts_by_the_names_and_contents_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("eins")
    keys = [folder_key(tmp_path, ["a.txt"])]
    (tmp_path / "a.txt").write_text("zwei")
    keys.append(folder_key(tmp_path, ["a.txt"]))
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    keys.append(folder_key(tmp_path, ["b.txt"]))
    assert len(set(keys)) == 3
    assert file_digest(tmp_path / "a.txt") == ""
