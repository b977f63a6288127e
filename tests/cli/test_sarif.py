"""`umbruch check --sarif`: what build servers and editors need to show a finding at its file (SARIF 2.1.0)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.running import run


def log_of(out: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(out)
    assert log["version"] == "2.1.0"
    return log


def test_findings_are_results_with_rule_level_place_and_line(tmp_path: Path) -> None:
    page = tmp_path / "eine seite.html"
    page.write_text("<!DOCTYPE html><html><body><p>Text</p><img src='data:,'></body></html>")
    done = run("check", page.name, "--sarif", "--no-tools", cwd=tmp_path)
    assert done.status == 1
    (checked,) = log_of(done.out)["runs"]
    rules = {rule["id"]: rule for rule in checked["tool"]["driver"]["rules"]}
    assert checked["tool"]["driver"]["name"] == "umbruch"
    for result in checked["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"].endswith(".")
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "eine%20seite.html"
    assert "title.missing" in rules
    assert rules["title.missing"]["shortDescription"]["text"]
    lines = [one["locations"][0]["physicalLocation"].get("region") for one in checked["results"]]
    assert {"startLine": 1} in lines
    (invocation,) = checked["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (1, True)


def test_a_file_that_cannot_be_read_is_a_notification(tmp_path: Path) -> None:
    (tmp_path / "leer.pdf").write_bytes(b"")
    done = run("check", "leer.pdf", "--sarif", cwd=tmp_path)
    assert done.status == 3
    (checked,) = log_of(done.out)["runs"]
    assert checked["results"] == []
    (invocation,) = checked["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "empty" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_what_was_not_checked_is_a_note_and_no_result(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Stadt baut Kita\n\nHALLINGEN. Die Stadt baut eine Kita, sagte Ute Roth am Montag.\n"
    )
    assert run("convert", "a.txt", "--to", "newsml", "-o", "a.xml", cwd=tmp_path).status == 0
    done = run("check", "a.xml", "--sarif", "--no-tools", cwd=tmp_path, env={"UMBRUCH_SCHEMAS": ""})
    (checked,) = log_of(done.out)["runs"]
    assert all(one["ruleId"] != "check.not_run" for one in checked["results"])
    assert any(one["level"] == "note" for one in checked["invocations"][0]["toolExecutionNotifications"])


def test_a_finding_in_a_folder_is_at_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "mappe" / "drei, vier").mkdir(parents=True)
    page = "<!DOCTYPE html><html><body><p>Text</p><img src='data:,'></body></html>"
    (tmp_path / "mappe" / "eins.html").write_text(page)
    (tmp_path / "mappe" / "drei, vier" / "zwei.html").write_text(page)
    done = run("check", "mappe/", "--sarif", "--no-tools", cwd=tmp_path)
    (checked,) = log_of(done.out)["runs"]
    places = [one["locations"][0]["physicalLocation"] for one in checked["results"]]
    uris = {one["artifactLocation"]["uri"] for one in places if "region" in one}
    assert uris == {"mappe/eins.html", "mappe/drei%2C%20vier/zwei.html"}
    assert "umbruch: 2 files:" in done.err
