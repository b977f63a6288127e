"""The door to the disk: inputs with their limits checked, results whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

import pytest

from umbruch import files
from umbruch.errors import InputMissing, InputUnreadable, OutputError
from umbruch.files import load, store


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
