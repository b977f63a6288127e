"""The command of training gives the same bytes for the same sets, from any process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="numpy, with which weights are learned, is not installed")

from umbruch.clipping.training.__main__ import main

HEADS = {
    "bote": ("Neue Brücke über die Aue", "Der Rat von Lauter beschließt den Bau"),
    "kurier": ("Kitas öffnen wieder", "Was Eltern in Moosbach wissen müssen"),
    "anzeiger": ("Feuer im Hafen gelöscht", "Zwölf Wehren waren im Einsatz"),
}
REPORT = "Der Rat von Lauter hat am Montag eine neue Brücke über die Aue beschlossen. Sie ersetzt die alte Brücke."
MENU = "Startseite\n\nPolitik\n\nSport\n\n"


def _set_in(folder: Path) -> Path:
    path = folder / "own.jsonl"
    rows = []
    for source, (headline, deck) in HEADS.items():
        for number, above in enumerate(("", MENU)):
            text = f"{above}{headline}\n\n{deck}\n\n{REPORT}\n\n{REPORT}\n"
            expect = {"headline": headline, "kicker": None, "deck": deck, "body": [REPORT, REPORT]}
            rows.append({"id": f"{source}-{number}", "source": source, "lang": "de", "text": text, "expect": expect})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _run(*arguments: str, seed: int) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, where sets of words have an order of their own."""
    return subprocess.run(
        [sys.executable, "-m", "umbruch.clipping.training", *arguments],
        env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_the_same_set_gives_the_same_bytes_from_any_process(tmp_path: Path) -> None:
    own = _set_in(tmp_path)
    first, second = (tmp_path / name for name in ("first", "second"))
    for seed, folder in enumerate((first, second), start=1):
        folder.mkdir()
        ran = _run("--to", str(folder), str(own), seed=seed)
        assert ran.returncode == 0, ran.stderr
    for name in ("weights.toml", "sureness.toml"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    assert "[headline]" in (first / "weights.toml").read_text("utf-8")


@pytest.mark.slow
def test_a_check_tells_files_that_the_sets_do_not_give(tmp_path: Path) -> None:
    own = str(_set_in(tmp_path))
    assert main(["--to", str(tmp_path), own]) == 0
    assert main(["--check", "--to", str(tmp_path), own]) == 0
    weights = tmp_path / "weights.toml"
    weights.write_text(weights.read_text("utf-8") + '"by hand" = 1.0\n', encoding="utf-8")
    changed = weights.read_bytes()
    assert main(["--check", "--to", str(tmp_path), own]) == 1
    assert weights.read_bytes() == changed
