"""The pictures beside an article: found by name, never outside the folder, never anything but files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

import umbruch
from tests.publications import picture
from umbruch.errors import InputError, InputUnreadable
from umbruch.pictures import picture_folder as module
from umbruch.pictures.picture_folder import FolderListings, PicturesOnDisk

Form = Literal["NFC", "NFD"]


@pytest.fixture
def picture_folder(tmp_path: Path) -> PicturesOnDisk:
    """The shelf of an article in a folder with a picture above it and pictures beside it."""
    folder = tmp_path / "article"
    (folder / "bilder").mkdir(parents=True)
    (tmp_path / "secret.jpg").write_bytes(picture("x.jpg").content)
    for name in ("clipping.jpg", "clipping-2.jpg", "clipping-10.jpg", "other.jpg", "bilder/a.png"):
        (folder / name).write_bytes(picture(name[-5:]).content)
    return PicturesOnDisk(folder / "clipping.txt")


def test_pictures_of_the_same_stem_come_by_number(picture_folder: PicturesOnDisk) -> None:
    assert picture_folder.beside() == ("clipping.jpg", "clipping-2.jpg", "clipping-10.jpg")


def test_a_picture_in_a_folder_below_is_fetched(picture_folder: PicturesOnDisk) -> None:
    found = picture_folder.fetch("bilder/a.png")
    assert (found.href, found.media_type, found.width, found.height) == ("bilder/a.png", "image/png", 240, 160)
    assert picture_folder.fetch("bilder/../other.jpg").href == "other.jpg"


@pytest.mark.parametrize("href", ["../secret.jpg", "bilder/../../secret.jpg", "/etc/hostname", "//etc/hostname"])
def test_the_shelf_never_leaves_the_folder(picture_folder: PicturesOnDisk, href: str) -> None:
    with pytest.raises(InputUnreadable, match="outside"):
        picture_folder.fetch(href)


def test_an_absolute_path_into_the_folder_is_refused_too(picture_folder: PicturesOnDisk, tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="outside"):
        picture_folder.fetch(str(tmp_path / "article" / "other.jpg"))


def test_a_link_that_leads_outside_is_not_followed(picture_folder: PicturesOnDisk, tmp_path: Path) -> None:
    (tmp_path / "article" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "article" / "clipping-3.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "article" / "up").symlink_to(tmp_path)
    assert "clipping-3.jpg" in picture_folder.beside()
    for href in ("link.jpg", "up/secret.jpg", "clipping-3.jpg"):
        with pytest.raises(InputUnreadable, match="outside"):
            picture_folder.fetch(href)


@pytest.mark.parametrize("href", ["", ".", "nix.jpg", "bilder", "a\0b.jpg", "x" * 5000])
def test_what_is_no_picture_file_is_an_error_and_not_a_crash(picture_folder: PicturesOnDisk, href: str) -> None:
    with pytest.raises(InputError):
        picture_folder.fetch(href)


@pytest.mark.parametrize("name", ["bild.jpg", "clipping.jpg"])
@pytest.mark.parametrize("what", ["pipe", "dangling link", "link in a circle"])
def test_a_pipe_or_a_broken_link_beside_a_text_is_told_and_never_waited_for(
    tmp_path: Path, name: str, what: str
) -> None:
    article = tmp_path / "clipping.md"
    article.write_text("# Kopf\n\nEin Satz.\n\n![Ein Bild](bild.jpg)\n", encoding="utf-8")
    (tmp_path / "clipping.txt").write_text("Kopf\n\nEin Satz steht hier.\n", encoding="utf-8")
    there = tmp_path / name
    if what == "pipe":
        os.mkfifo(there)
    else:
        there.symlink_to(there if what == "link in a circle" else tmp_path / "weg.jpg")
    source = article if name == "bild.jpg" else tmp_path / "clipping.txt"
    done = subprocess.run(
        [sys.executable, "-m", "umbruch", "convert", str(source), "--to", "text", "-o", str(tmp_path / "out")],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert (tmp_path / "out" / "clipping.txt").exists()
    assert "Traceback" not in done.stderr
    assert "picture" in done.stderr


def test_a_pipe_named_as_the_input_is_refused_by_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputUnreadable, match="pipe"):
        umbruch.read(tmp_path / "a.txt")


def test_what_a_shell_lays_for_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"Kopf\n\nEin Satz steht hier.\n")
    os.close(writing)
    assert "Satz" in umbruch.render(umbruch.read(f"/dev/fd/{reading}"), "text").decode()
    os.close(reading)


@pytest.mark.parametrize(("on_disk", "written"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_a_name_from_a_mac_is_found(tmp_path: Path, on_disk: Form, written: Form) -> None:
    (tmp_path / unicodedata.normalize(on_disk, "Brücke.jpg")).write_bytes(picture("a.jpg").content)
    folder = PicturesOnDisk(tmp_path / "a.md")
    assert folder.fetch(unicodedata.normalize(written, "Brücke.jpg")).href == "Brücke.jpg"
    assert PicturesOnDisk(tmp_path / unicodedata.normalize(written, "Brücke.txt")).beside() == ("Brücke.jpg",)


def test_a_folder_is_listed_once_for_all_its_articles_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jpg").write_bytes(picture("a.jpg").content)
    os.utime(tmp_path, (1_000_000_000, 1_000_000_000))
    listed = []
    names = module._names

    def counted(folder: Path) -> list[str]:
        listed.append(folder)
        return names(folder)

    monkeypatch.setattr(module, "_names", counted)
    listings = FolderListings()
    for _ in range(5):
        assert listings.of_article(tmp_path, "a") == ("a.jpg",)
        assert listings.of_article(tmp_path, "b") == ()
    assert len(listed) == 1
    (tmp_path / "a-2.jpg").write_bytes(picture("a.jpg").content)
    assert listings.of_article(tmp_path, "a") == ("a.jpg", "a-2.jpg")
    (tmp_path / "a.jpg").unlink()
    assert listings.of_article(tmp_path, "a") == ("a-2.jpg",)


@pytest.mark.parametrize(
    ("stamp", "age", "listings"),
    [
        pytest.param(1_000_000_000_123_456_789, 0.05, 3, id="fine stamps, changed just now"),
        pytest.param(1_000_000_000_123_456_789, 0.5, 1, id="fine stamps, changed half a second ago"),
        pytest.param(1_000_000_000_000_000_000, 0.5, 3, id="stamps of whole seconds, half a second ago"),
        pytest.param(1_000_000_000_120_000_000, 0.5, 3, id="stamps of exFAT, half a second ago"),
        pytest.param(1_000_000_000_000_000_000, 2.5, 1, id="stamps of whole seconds, settled"),
    ],
)
def test_a_listing_is_kept_when_no_change_could_hide_in_the_grain_of_its_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: int, age: float, listings: int
) -> None:
    (tmp_path / "a.jpg").touch()
    os.utime(tmp_path, ns=(stamp, stamp))
    listed = []

    def names(folder: Path) -> list[str]:
        listed.append(folder)
        return ["a.jpg"]

    monkeypatch.setattr(module, "_names", names)
    monkeypatch.setattr(time, "time", lambda: stamp / 1e9 + age)
    kept = FolderListings()
    for _ in range(3):
        assert kept.of_article(tmp_path, "a") == ("a.jpg",)
    assert len(listed) == listings


def test_no_more_folders_are_kept_in_mind_than_was_said(tmp_path: Path) -> None:
    listings = FolderListings(2)
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.png").touch()
        assert listings.of_article(folder, "a") == ("a.png",)
    assert len(listings._kept) == 2
    listings.clear()
    assert not listings._kept
