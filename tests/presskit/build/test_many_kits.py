"""Many kits at once, each with its own fate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.presskit.folders import MANIFEST, folder_of
from umbruch.errors import ManifestError, OutputError, UnknownStyle
from umbruch.presskit.build.many_kits import build_all

SMALL = MANIFEST.replace("usage =", 'formats = ["newsml"]\nusage =')


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_kit_that_fails_stops_no_other_and_results_keep_their_order(jobs: int, tmp_path: Path) -> None:
    folders = [folder_of(tmp_path, SMALL, name) for name in ("a", "b", "c")]
    (folders[1] / "kit.toml").write_text('titel = "x"')
    results = list(build_all(folders, tmp_path / "out", jobs=jobs))
    assert [(result.source, result.status) for result in results] == [
        (str(folders[0]), "done"), (str(folders[1]), "failed"), (str(folders[2]), "done"),
    ]  # fmt: skip
    assert isinstance(results[1].error, ManifestError)
    assert results[1].kit is None
    assert [(tmp_path / "out" / f"{name}.zip").exists() for name in "abc"] == [True, False, True]
    again = list(build_all(folders, tmp_path / "out", jobs=jobs))
    assert [result.status for result in again] == ["skipped", "failed", "skipped"]


def test_a_fault_of_ours_is_a_result_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("umbruch.presskit.build.many_kits.build", broken)
    (result,) = build_all([folder_of(tmp_path, SMALL)], tmp_path / "out")
    assert result.error is not None
    assert result.error.code == "fault"


def test_two_kits_of_one_name_are_not_built_over_each_other(tmp_path: Path) -> None:
    folders = [folder_of(tmp_path / "x", SMALL), folder_of(tmp_path / "y", SMALL)]
    first, second = build_all(folders, tmp_path / "out")
    assert first.status == "done"
    assert isinstance(second.error, OutputError)


def test_a_wrong_style_is_told_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(UnknownStyle):
        build_all([folder_of(tmp_path, SMALL)], tmp_path / "out", style="relase")


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    folder = folder_of(tmp_path, SMALL)
    (result,) = build_all([folder], tmp_path / "out", progress=lambda _, done, total: told.append((done, total)))
    assert result.kit is not None
    assert [done for done, _ in told] == list(range(1, result.kit.files + 1))
    assert all(done <= total for done, total in told)
    assert told[-1] == (result.kit.files, result.kit.files)
