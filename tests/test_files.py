"""The door to the disk: inputs with their limits checked, results whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

import pytest

from tests.photographs import with_preview
from tests.publications import picture
from umbruch import files
from umbruch.errors import InputError, InputMissing, InputUnreadable, OutputError
from umbruch.files import PicturesOnDisk, load, picture_from, store


def _leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.part")]


def test_a_file_is_stored_with_the_folders_above_it(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "clipping.pdf"
    store(target, b"new")
    assert target.read_bytes() == b"new"
    assert not _leftovers(tmp_path)


def test_a_stored_file_gets_the_rights_of_any_new_file(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        store(tmp_path / "one", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o640


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "one"
    target.write_bytes(b"old")
    target.chmod(0o604)
    store(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    target = tmp_path / "clipping.pdf"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(OutputError, match="No space left") as caught:
        store(target, b"new")
    assert caught.value.source == str(target)
    assert target.read_bytes() == b"old"
    assert not _leftovers(tmp_path)


@pytest.mark.parametrize("crash", [KeyboardInterrupt, SystemExit, MemoryError])
def test_a_crash_in_the_middle_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash: type[BaseException]
) -> None:
    target = tmp_path / "clipping.pdf"
    target.write_bytes(b"old")

    def die(_: int) -> None:
        raise crash

    monkeypatch.setattr(os, "fsync", die)
    with pytest.raises(crash):
        store(target, b"new")
    assert target.read_bytes() == b"old"
    assert not _leftovers(tmp_path)


def test_a_really_full_disk_is_an_error_of_one_line() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    with pytest.raises(OutputError) as caught:
        store(full / "x.pdf", b"new")
    assert "\n" not in str(caught.value)


def test_a_folder_without_the_right_to_write_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", closed)
    with pytest.raises(OutputError, match="Permission denied"):
        store(tmp_path / "clipping.pdf", b"new")


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "clipping.pdf").mkdir()
    with pytest.raises(OutputError, match="the target is a folder"):
        store(tmp_path / "clipping.pdf", b"new")


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"x")
    with pytest.raises(OutputError):
        store(tmp_path / "output" / "clipping.pdf", b"new")


def test_a_name_as_long_as_the_disk_takes_is_stored(tmp_path: Path) -> None:
    target = tmp_path / ("ä" * 120 + ".pdf")
    store(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_path_is_loaded_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "clipping.txt"
    path.write_bytes(b"Text")
    loaded = load(path)
    assert (loaded.name, loaded.content, loaded.path) == (str(path), b"Text", path)


def test_a_stream_is_loaded_and_its_name_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Text")
    with (tmp_path / "a.txt").open("rb") as stream:
        assert load(stream).name == str(tmp_path / "a.txt")
    assert load(io.BytesIO(b"Text")).content == b"Text"


def test_a_stream_of_text_is_refused() -> None:
    with pytest.raises(InputUnreadable, match="text, not bytes"):
        load(io.StringIO("Text"))  # type: ignore[arg-type]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputMissing) as caught:
        load(tmp_path / "nix.txt")
    assert caught.value.source == str(tmp_path / "nix.txt")


def test_a_folder_an_empty_file_and_a_null_byte_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputUnreadable, match="folder"):
        load(tmp_path)
    with pytest.raises(InputUnreadable, match="empty"):
        load(tmp_path / "empty.txt")
    with pytest.raises(InputMissing, match="no path"):
        load("nix\0.txt")


def test_an_input_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_INPUT_BYTES", 10)
    (tmp_path / "long.txt").write_bytes(b"x" * 11)
    with pytest.raises(InputUnreadable, match="larger"):
        load(tmp_path / "long.txt")
    with pytest.raises(InputUnreadable, match="larger"):
        load(b"x" * 11)


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
    assert [one.href for one in picture_folder.beside()] == ["clipping.jpg", "clipping-2.jpg", "clipping-10.jpg"]


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
    for href in ("link.jpg", "up/secret.jpg"):
        with pytest.raises(InputUnreadable, match="outside"):
            picture_folder.fetch(href)
    with pytest.raises(InputUnreadable, match="outside"):
        picture_folder.beside()


@pytest.mark.parametrize("href", ["", ".", "nix.jpg", "bilder", "a\0b.jpg", "x" * 5000])
def test_what_is_no_picture_file_is_an_error_and_not_a_crash(picture_folder: PicturesOnDisk, href: str) -> None:
    with pytest.raises(InputError):
        picture_folder.fetch(href)


def test_a_picture_cut_in_half_is_refused() -> None:
    content = picture("a.jpg").content
    with pytest.raises(InputUnreadable, match="picture"):
        picture_from(content[: len(content) // 2], "a.jpg")
    with pytest.raises(InputUnreadable, match="picture"):
        picture_from(b"no picture at all", "a.jpg")


def test_a_photograph_with_a_preview_behind_it_is_a_photograph() -> None:
    read = picture_from(with_preview(), "a.jpg")
    assert (read.media_type, read.width, read.height) == ("image/jpeg", 120, 80)


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_PIXELS", 1000)
    with pytest.raises(InputUnreadable, match="too many"):
        picture_from(picture("a.png").content, "a.png")
