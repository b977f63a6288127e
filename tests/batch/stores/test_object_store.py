"""Inputs and results in object stores, by fsspec's store in memory."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import umbruch
from tests.tools import ROOT, SAMPLE_EPOCH
from umbruch.batch.stores.store_address import is_address
from umbruch.cli.app import application
from umbruch.errors import InputMissing, InputUnreadable, OutputError, UsageError

TEXT = b"Br\xc3\xbccke gesperrt\n\nKALLDORF. Die Br\xc3\xbccke am Markt ist seit Montag gesperrt, sagte der Rat.\n"


@pytest.fixture
def store() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec")
    found = fsspec.filesystem("memory")
    yield found
    found.store.clear()
    found.pseudo_dirs[:] = [""]


@pytest.fixture(autouse=True)
def desks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where copies are made, so that a test sees them go."""
    folder = tmp_path / "desks"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize(
    ("place", "is_one"),
    [
        ("s3://archive/2024", True), ("gs://archive", True), ("memory://a/b.txt", True), ("abfs+x://a", True),
        ("article.txt", False), ("C:\\article.txt", False), ("https://example.org/a", False), ("s3:/archive", False),
        ("-", False), (Path("s3:/a"), False),
    ],
)  # fmt: skip
def test_addresses_of_stores_are_told_from_paths_and_pages(place: object, is_one: bool) -> None:
    assert is_address(place) is is_one


def test_a_folder_of_a_store_becomes_a_folder_of_results_there(store: Any, desks: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "more/b.txt", "more/.hidden.txt"):
        store.pipe(f"/archive/in/{name}", TEXT)
    results = umbruch.convert("memory://archive/in", ["text", "html"], "memory://archive/out")
    assert [(one.source, one.status) for one in results] == [
        ("memory://archive/in/a.txt", "done"), ("memory://archive/in/more/b.txt", "done"),
    ]  # fmt: skip
    made = {one.place for result in results for one in result.made}
    assert made == {
        f"memory://archive/out/{name}.{suffix}" for name in ("a", "more/b") for suffix in ("txt", "html")
    }  # fmt: skip
    assert sorted(store.find("/archive/out")) == sorted(one.removeprefix("memory:/") for one in made)
    here = tmp_path / "a.txt"
    here.write_bytes(TEXT)
    umbruch.convert(here, ["text"], tmp_path / "out")
    assert store.cat("/archive/out/a.txt") == (tmp_path / "out" / "a.txt").read_bytes()
    assert not list(desks.iterdir())


def test_an_article_of_a_store_comes_with_its_pictures_corrections_and_settings(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
    folder = tmp_path / "here"
    (folder / "bilder").mkdir(parents=True)
    shutil.copy(ROOT / "input" / "feature.png", folder / "bilder" / "br ücke.png")
    (folder / "a.md").write_text("# Titel\n\n![Alt](bilder/br%20ücke.png)\n\nEin Absatz vom Markt in Kalldorf.\n")
    (folder / "a.fix.toml").write_text('[set]\nheadline = "Berichtigt"\n')
    (folder / "umbruch.toml").write_text('to = ["epub", "markdown"]\n')
    for path in folder.rglob("*"):
        if path.is_file():
            store.pipe(f"/archive/{path.relative_to(folder).as_posix()}", path.read_bytes())
    there = umbruch.convert("memory://archive/a.md", out="memory://archive/out/")
    here = umbruch.convert(folder / "a.md", out=tmp_path / "out")
    assert (there[0].error, here[0].error) == (None, None)
    assert {one.place.rpartition("/")[2] for one in there[0].made} == {one.path.name for one in here[0].made}
    assert b"Berichtigt" in store.cat("/archive/out/a.md")
    assert len(store.cat("/archive/out/a.epub")) == (tmp_path / "out" / "a.epub").stat().st_size


def test_results_of_files_here_go_to_one_file_of_a_store(store: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (result,) = umbruch.convert(tmp_path / "a.txt", out="memory://archive/day/front.html")
    assert result.made[0].place == "memory://archive/day/front.html"
    assert store.cat("/archive/day/front.html").startswith(b"<!DOCTYPE html>")


def test_what_lies_in_a_store_can_be_stored_here(store: Any, tmp_path: Path) -> None:
    store.pipe("/archive/a.txt", TEXT)
    (result,) = umbruch.convert(["memory://archive/a.txt"], ["text"], tmp_path / "out")
    assert result.files == (tmp_path / "out" / "a.txt",)
    assert result.made[0].place == str(tmp_path / "out" / "a.txt")


def test_an_address_of_nothing_fails_by_its_name_and_the_others_are_done(store: Any) -> None:
    store.pipe("/archive/a.txt", TEXT)
    missing, there = umbruch.convert(["memory://archive/no.txt", "memory://archive/a.txt"], ["text"], "memory://out/")
    assert missing.source == "memory://archive/no.txt"
    assert isinstance(missing.error, InputMissing)
    assert missing.error.source == "memory://archive/no.txt"
    assert there.status == "done"


@pytest.mark.parametrize("name", ["../../escaped.txt", "a/../../b.txt", "back\\slash.txt"])
def test_names_that_lead_out_of_their_folder_are_refused(
    store: Any, monkeypatch: pytest.MonkeyPatch, name: str, desks: Path
) -> None:
    store.pipe("/archive/a.txt", TEXT)
    monkeypatch.setattr(type(store), "find", lambda *_, **__: [f"/archive/{name}"])
    monkeypatch.setattr(type(store), "isdir", lambda *_: True)
    with pytest.raises(InputUnreadable, match="leads out of its folder"):
        umbruch.convert("memory://archive", ["text"], "memory://out/")
    assert not list(desks.iterdir())


def test_a_store_that_takes_nothing_fails_each_result(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise PermissionError(13, "no right to write")

    store.pipe("/archive/a.txt", TEXT)
    monkeypatch.setattr(type(store), "put_file", full)
    (result,) = umbruch.convert("memory://archive/a.txt", ["text"], "memory://out/")
    assert result.status == "failed"
    assert isinstance(result.error, OutputError)
    assert "no right to write" in str(result.error)
    assert not store.find("/out")


def test_an_input_larger_than_an_input_may_be_is_not_copied_whole(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMBRUCH_LIMITS", "input=1000")
    store.pipe("/archive/a.txt", TEXT * 100)
    (result,) = umbruch.convert("memory://archive/a.txt", ["text"], "memory://out/")
    assert isinstance(result.error, InputUnreadable)
    assert "larger than" in str(result.error)


@pytest.mark.parametrize("given", [{"resume": True}, {"revise": True}, {"cluster": "tcp://127.0.0.1:1"}])
def test_what_needs_folders_is_refused_for_addresses(store: Any, given: dict[str, Any]) -> None:
    store.pipe("/archive/a.txt", TEXT)
    with pytest.raises(UsageError, match="object store"):
        umbruch.convert("memory://archive/a.txt", ["text"], "memory://out/", **given)


def test_a_store_without_its_client_is_named_with_what_to_install() -> None:
    with pytest.raises(UsageError, match="no client for nowhere://"):
        umbruch.convert("nowhere://archive/a.txt", ["text"], "out")


def test_the_command_line_prints_addresses_and_refuses_what_is_of_this_machine(store: Any) -> None:
    store.pipe("/archive/a.txt", TEXT)
    run = CliRunner().invoke(application, ["convert", "memory://archive/a.txt", "--to", "text", "-o", "memory://out/"])
    assert run.exit_code == 0, run.output
    assert "memory://out/a.txt" in run.output
    dry = CliRunner().invoke(application, ["convert", "memory://archive/a.txt", "--dry-run"])
    assert dry.exit_code == 2
    assert "object store" in dry.output
