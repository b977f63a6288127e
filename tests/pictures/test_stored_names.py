"""Pictures are stored under names that do no harm, whatever a stranger's file wants."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

import umbruch
from tests.cli.running import run
from tests.publications import picture
from umbruch.pictures.stored_names import received, safe_name, storable
from umbruch.tree import Article, Figure, Picture, Publication
from umbruch.tree.reading import Reading

JPEG, PNG = picture("a.jpg").content, picture("a.png").content

EVIL = (
    ".git/hooks/post-checkout", "Makefile", ".ssh/authorized_keys", "x.pth", "e3.pdf", "evil.json", "CON", "nul.jpg",
    "a\x1b[31m.jpg", "zeile\numbruch.jpg", "c:\\windows\\x.jpg", "../oben.jpg", "/etc/x.jpg", "a:strom.jpg",
    ".hidden.jpg", "-rf.jpg", "punkt.jpg.", "a/../../b.jpg", "index.html", "\u202egpj.exe", "x" * 300 + ".jpg",
    "..", "", " .jpg",
)  # fmt: skip


def tree(*hrefs: str, content: bytes = JPEG) -> bytes:
    """A JSON tree whose figures show pictures of these names."""
    figures = [{"type": "figure", "image": href, "alt": "Bild"} for href in hrefs]
    data = base64.b64encode(content).decode()
    pictures = [{"href": href, "media_type": "image/jpeg", "width": 1, "height": 1, "content": data} for href in hrefs]
    article = {"lang": "de", "headline": "Kopf", "body": figures}
    return json.dumps({"umbruch": 1, "articles": [article], "pictures": pictures}).encode()


def test_a_tree_plants_nothing_but_pictures_under_harmless_names(tmp_path: Path) -> None:
    source = tmp_path / "in" / "evil.json"
    source.parent.mkdir()
    source.write_bytes(tree(*EVIL))
    out = tmp_path / "out"
    done = run("convert", str(source), "--to", "newsml,ninjs,nitf,markdown,pdf", "-o", str(out))
    assert done.status == 0, done.err
    made = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    planted = {name for name in made if name.endswith(".jpg")}
    assert len(planted) == len(EVIL)
    for name in planted:
        assert (out / name).read_bytes() == JPEG
        parts = name.split("/")
        assert not any(part.startswith((".", "-", " ")) for part in parts)
        assert all(part.isprintable() and not set(part) & set('\\\\:*?"<>|') for part in parts)
        assert parts[-1].partition(".")[0].lower() not in {"con", "nul"}
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out"}
    assert len(made - planted) == 5


def test_figures_follow_the_new_names() -> None:
    reading = umbruch.read(tree(".git/config", "bilder/a.jpg"), format="json")
    assert [one.href for one in reading.pictures] == ["git/config.jpg", "bilder/a.jpg"]
    figures = [block for block in reading.article.body if isinstance(block, Figure)]
    assert [one.image for one in figures] == ["git/config.jpg", "bilder/a.jpg"]
    assert [one.code for one in reading.diagnostics] == ["picture.renamed"]


def test_the_suffix_follows_the_content() -> None:
    reading = umbruch.read(tree("bild.jpg", content=PNG), format="json")
    assert (reading.pictures[0].href, reading.pictures[0].media_type) == ("bild.png", "image/png")
    assert reading.pictures[0].width > 1


def test_what_a_tree_says_of_its_pictures_is_kept() -> None:
    whole = json.loads(tree("Makefile"))
    whole["umbruch"] = 2
    whole["pictures"][0].update(caption="Die Brücke.", copyright="Anna Muster", terms="frei")
    (read,) = umbruch.read(json.dumps(whole).encode(), format="json").pictures
    assert (read.href, read.caption, read.copyright, read.terms) == (
        "Makefile.jpg",
        "Die Brücke.",
        "Anna Muster",
        "frei",
    )


def test_what_is_no_picture_is_never_stored(tmp_path: Path) -> None:
    source = tmp_path / "evil.json"
    source.write_bytes(tree("a.jpg", content=b"#!/bin/sh\nrm -rf /\n"))
    done = run("convert", str(source), "--to", "newsml", "-o", str(tmp_path / "out"))
    assert done.status == 0
    assert len(list((tmp_path / "out").rglob("*"))) == 1
    assert "cannot be opened" in done.err


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("bilder/a.jpg", "bilder/a.jpg"),
        ("Brücke am Abend (2).JPG", "Brücke am Abend (2).JPG"),
        ("Foto_Müller, 12.jpeg", "Foto_Müller, 12.jpeg"),
        ("a.b.c.jpg", "a.b.c.jpg"),
        ("bild.png", "bild.jpg"),
        ("bild", "bild.jpg"),
        ("con.jpg", "con-picture.jpg"),
        ("../../a.jpg", "a.jpg"),
    ],
)
def test_a_harmless_name_stays_and_any_other_is_made_one(href: str, name: str) -> None:
    assert safe_name(href, "image/jpeg") == name
    assert safe_name(name, "image/jpeg") == name


def test_two_pictures_never_take_one_name_nor_that_of_another_file() -> None:
    pictures = tuple(Picture(href, "image/jpeg", 1, 1, JPEG) for href in ("a.jpg", "A.JPG", "ziel.jpg"))
    made = storable(Publication(articles=(Article(),), pictures=pictures), ["ziel.jpg"])
    assert [one.href for one in made.pictures] == ["a.jpg", "A-2.JPG", "ziel-2.jpg"]


def test_a_link_out_of_the_folder_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "anderswo").mkdir()
    (tmp_path / "out" / "bilder").symlink_to(tmp_path / "anderswo")
    reading = umbruch.read(tree("bilder/a.jpg"), format="json")
    with pytest.raises(umbruch.UmbruchError, match="link"):
        umbruch.write(reading, tmp_path / "out" / "a.newsml", on_diagnostic=lambda _: None)
    assert not list((tmp_path / "anderswo").iterdir())


def test_a_picture_beside_a_tree_is_taken(tmp_path: Path) -> None:
    (tmp_path / "bild.jpg").write_bytes(JPEG)
    article = {"lang": "de", "headline": "Kopf", "body": [{"type": "figure", "image": "bild.jpg", "alt": "Bild"}]}
    (tmp_path / "a.json").write_text(json.dumps({"umbruch": 1, "articles": [article]}))
    reading = umbruch.read(tmp_path / "a.json")
    assert [one.href for one in reading.pictures] == ["bild.jpg"]
    (tmp_path / "bild.jpg").unlink()
    remarks = umbruch.read(tmp_path / "a.json").diagnostics
    assert [one.code for one in remarks] == ["picture.missing"]
    assert "beside it" in remarks[0].message


def test_the_bytes_of_a_picture_that_lies_there_lend_no_other_name_their_trust() -> None:
    beside = Picture("kai.jpg", "image/jpeg", 8, 8, JPEG)
    stranger = Picture("../.git/hooks/kai.jpg", "image/jpeg", 8, 8, JPEG)
    made = received(Reading(pictures=(beside, stranger)), (beside,))
    assert [picture.href for picture in made.pictures] == ["kai.jpg"]
    other = Picture("../.git/kai.jpg", "image/jpeg", 8, 8, JPEG + b"\xff\xd9")
    made = received(Reading(pictures=(beside, other)), (beside,))
    assert [one.href for one in made.pictures] == ["kai.jpg", "kai-2.jpg"]
    assert made.pictures[0] is beside
