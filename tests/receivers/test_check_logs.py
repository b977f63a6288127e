"""What `umbruch check --sarif` prints, held against OASIS' schema and before the SARIF Multitool."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import jsonschema
import pytest

from tests.cli.running import run
from tests.presskit.folders import MANIFEST, folder_of

pytestmark = [pytest.mark.slow, pytest.mark.conformance]

PAGE = "<!DOCTYPE html><html><body><p>Text TT.MM.JJJJ</p><img src='data:,'></body></html>"


@cache
def log() -> str:
    """Of a page, a folder with odd names, a kit, a ZIP, a broken file and one that is not there."""
    here = Path(mkdtemp(prefix="receivers-log-"))
    (here / "drei, vier %20" / "fünf#").mkdir(parents=True)
    for name in ("eine seite.html", "drei, vier %20/zwei.html", "drei, vier %20/fünf#/[sechs].html"):
        (here / name).write_text(PAGE, encoding="utf-8")
    (here / "leer.pdf").write_bytes(b"")
    (here / "kaputt.xml").write_text('<nitf><body>\n<p>"\n</nitf>', encoding="utf-8")
    folder_of(here, MANIFEST.replace('"Foto: Ina Born"', '""'))
    assert run("kit", "bruecke", "-o", "out", cwd=here).status == 0
    names = (
        "eine seite.html",
        "leer.pdf",
        "kaputt.xml",
        "drei, vier %20",
        "out/bruecke",
        "out/bruecke.zip",
        "fehlt.pdf",
    )
    return run("check", *names, here / "eine seite.html", "--sarif", "--no-tools", cwd=here).out


def complaints(log: str, folder: Path) -> list[str]:
    """Everything that is held against a log: by the schema first, then by the rules that no schema knows."""
    packages = Path(os.environ["RECEIVERS"]).resolve() / "node" / "node_modules" / "@microsoft"
    (home,) = (one for one in packages.glob("sarif-multitool-*") if (one / "sarif-2.1.0.json").exists())
    schema = jsonschema.Draft202012Validator(json.loads((home / "sarif-2.1.0.json").read_text(encoding="utf-8")))
    found = [f"{error.json_path}: {error.message}" for error in schema.iter_errors(json.loads(log))]
    (folder / "log.sarif").write_text(log, encoding="utf-8")
    command = [str(home / "Sarif.Multitool"), "validate", "log.sarif", "--output", "report.sarif", "--level", "Error"]
    invariant = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(command, cwd=folder, env=invariant, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (report,) = json.loads((folder / "report.sarif").read_text(encoding="utf-8-sig"))["runs"]
    assert report["invocations"][0]["executionSuccessful"] is True
    return [*found, *(f"{one['ruleId']}: {one['message']}" for one in report.get("results", []))]


def test_the_log_of_many_files_is_as_the_standard_wants_it(tmp_path: Path) -> None:
    (checked,) = json.loads(log())["runs"]
    assert {one["level"] for one in checked["results"]} == {"error", "warning"}
    assert len(checked["invocations"][0]["toolExecutionNotifications"]) >= 2
    assert complaints(log(), tmp_path) == []


def _with_another_level(whole: dict[str, Any]) -> None:
    whole["runs"][0]["results"][0]["level"] = "info"


def _with_a_blank_in_an_address(whole: dict[str, Any]) -> None:
    place = whole["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    place["artifactLocation"]["uri"] = "eine seite.html"


def _with_a_field_of_its_own(whole: dict[str, Any]) -> None:
    whole["runs"][0]["results"][0]["clause"] = "7.1"


@pytest.mark.parametrize("plant", [_with_another_level, _with_a_blank_in_an_address, _with_a_field_of_its_own])
def test_a_log_that_is_not_is_seen(plant: Any, tmp_path: Path) -> None:
    whole = json.loads(log())
    plant(whole)
    assert complaints(json.dumps(whole), tmp_path)
