"""Text, Markdown and HTML with pictures that lie beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.preflight.good import NOW, good
from tests.publications import picture

LARGE, SMALL = picture("kai.jpg", 1400, 900).content, picture("kai.jpg", 200, 140).content
CAPTION = "Der Kai. Foto: Rieke Thomsen"
PICTURES = {
    "text": ("bericht.txt", good("text") + f"\n{CAPTION}\n".encode()),
    "markdown": ("bericht.md", good("markdown") + f'\n![Ein leerer Kai](bericht.jpg "{CAPTION}")\n'.encode()),
    "html": (
        "bericht.html",
        b'<!DOCTYPE html><html lang="de"><meta charset="utf-8"><title>Kai</title><h1>Kai</h1><figure>'
        b'<img src="bericht.jpg" alt="Ein Kai"><figcaption>' + CAPTION.encode() + b"</figcaption></figure></html>",
    ),
}


def codes(path: Path) -> list[str]:
    return [one.code for one in umbruch.check(path, now=NOW, tools=False) if one.code != "check.not_run"]


@pytest.fixture(params=PICTURES)
def article(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An article in a folder with a good picture beside it."""
    name, content = PICTURES[request.param]
    (tmp_path / "bericht.jpg").write_bytes(LARGE)
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_good_picture_beside_an_article_is_no_finding(article: Path) -> None:
    assert codes(article) == []


def test_a_small_picture_beside_an_article_is_found(article: Path) -> None:
    article.with_suffix(".jpg").write_bytes(SMALL)
    assert codes(article) == ["picture.resolution"]


def test_a_picture_without_credit_is_found(article: Path) -> None:
    article.write_bytes(article.read_bytes().replace(b" Foto: Rieke Thomsen", b""))
    assert codes(article) == ["picture.credit"]


def test_a_credit_inside_the_picture_file_will_do(article: Path) -> None:
    from PIL import Image

    with Image.open(article.with_suffix(".jpg")) as image:
        exif = image.getexif()
        exif[0x013B] = "Rieke Thomsen"
        image.save(article.with_suffix(".jpg"), exif=exif)
    article.write_bytes(article.read_bytes().replace(b" Foto: Rieke Thomsen", b""))
    assert codes(article) == []


def test_a_broken_picture_is_found(article: Path) -> None:
    article.with_suffix(".jpg").write_bytes(LARGE[:700])
    assert "picture.broken" in codes(article)


def test_a_missing_picture_is_found_where_the_article_names_it(article: Path) -> None:
    article.with_suffix(".jpg").unlink()
    assert codes(article) == ([] if article.suffix == ".txt" else ["link.dead"])


@pytest.mark.parametrize(
    "name", ["../bericht.jpg", "/etc/hostname", "https://bild.example/a.jpg", "//bild.example/a.jpg"]
)
def test_no_picture_is_fetched_from_elsewhere(name: str, tmp_path: Path) -> None:
    (tmp_path / "bericht.jpg").write_bytes(SMALL)
    folder = tmp_path / "innen"
    folder.mkdir()
    path = folder / "seite.html"
    path.write_bytes(PICTURES["html"][1].replace(b"bericht.jpg", name.encode()))
    assert codes(path) == []
    assert "picture" in umbruch.check(path, now=NOW)[0].message
