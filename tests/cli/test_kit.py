"""`umbruch kit` and `umbruch watch` as a press officer calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run, run_in_terminal
from tests.presskit.folders import EMBARGOED, MANIFEST, folder_of

SMALL = MANIFEST.replace("usage =", 'formats = ["newsml"]\nusage =')


@pytest.mark.slow
def test_folder_and_archive_are_told_on_standard_output(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, SMALL)
    ran = run("kit", folder, "-o", tmp_path / "out")
    assert (ran.status, ran.err) == (0, "")
    first, second = ran.out.splitlines()
    assert first.startswith(f"{tmp_path / 'out' / 'bruecke'}/  ")
    assert second.startswith(f"{tmp_path / 'out' / 'bruecke.zip'}  ")
    again = run("kit", folder, "-o", tmp_path / "out")
    assert again.out.count("(nothing has changed)") == 2


def test_a_mistake_is_one_line_with_file_line_and_remedy(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 'title = "x"\nsubtitel = "y"')
    ran = run("kit", folder, "-o", tmp_path / "out")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == (
        f"umbruch: {folder / 'kit.toml'}: line 2: subtitel: there is no key 'subtitel' here (did you mean subtitle?)\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_several_kits_want_all(tmp_path: Path) -> None:
    assert run("kit", "a", "b").status == 2
    good, bad = folder_of(tmp_path, SMALL, "gut"), tmp_path / "nirgends"
    ran = run("kit", "--all", good, bad, "-o", tmp_path / "out", "-j", "2")
    assert ran.status == 1
    assert "2 kits: 1 done, 1 failed" in ran.err
    assert "there is no such folder" in ran.err


@pytest.mark.slow
def test_init_writes_a_manifest_once(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    ran = run("kit", "--init", folder)
    assert (ran.status, ran.out, ran.err) == (0, f"{folder / 'kit.toml'}\n", "")
    assert run("kit", "--init", folder).status == 1


def test_release_under_embargo_is_refused(tmp_path: Path) -> None:
    ran = run("kit", folder_of(tmp_path, EMBARGOED), "-o", tmp_path / "out", "--release")
    assert ran.status == 1
    assert "the embargo still holds: Sperrfrist: Mittwoch, 20. November 2999" in ran.err


@pytest.mark.slow
def test_missing_words_for_a_picture_are_warned_of(tmp_path: Path) -> None:
    ran = run("kit", folder_of(tmp_path), "-o", tmp_path / "out")
    assert ran.status == 0
    for code in ("picture.alt", "picture.credit", "rights.missing"):
        assert f"[{code}]" in ran.err
    assert ran.err.count("[picture.alt]") == 1


@pytest.mark.slow
def test_a_terminal_sees_no_trace_of_the_progress_in_the_result(tmp_path: Path) -> None:
    ran = run_in_terminal("kit", folder_of(tmp_path, SMALL), "-o", tmp_path / "out")
    assert ran.status == 0
    assert "\x1b[K" not in ran.out


def test_watch_tells_a_key_of_the_style_that_is_none(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    ran = run("watch", folder_of(tmp_path, SMALL), "--paper", "a99")
    assert ran.status != 0
    assert "--paper" in ran.err


def test_watch_tells_a_folder_that_is_not_there(tmp_path: Path) -> None:
    ran = run("watch", tmp_path / "nirgends")
    assert ran.status in {2, 3}
    assert "Traceback" not in ran.err
