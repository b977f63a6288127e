"""`umbruch check`: a table that fits, JSON for programs, and an exit status for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run, run_in_terminal
from tests.conftest import Golden
from tests.preflight.good import LATER, good, repacked, rewritten
from tests.tools import ROOT
from umbruch.cli.terminal import width

NOW = ("--now", "2024-03-09T12:00:00+00:00", "--no-tools")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good file, one with a warning, one with an error."""
    (tmp_path / "gut.json").write_bytes(good("json"))
    (tmp_path / "warnung.json").write_bytes(rewritten(good("json"), '"alt": "[^"]*"', '"alt": null'))
    page = "EPUB/article-001.xhtml"
    (tmp_path / "fehler.epub").write_bytes(repacked("epub", page, ' alt="Ein leerer Kai mit zwei Kränen"', ""))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "options", "status"),
    [
        (("gut.json",), (), 0),
        (("gut.json",), ("--strict",), 0),
        (("warnung.json",), (), 0),
        (("warnung.json",), ("--strict",), 1),
        (("gut.json", "fehler.epub"), (), 1),
        (("fehler.epub", "fehlt.pdf"), (), 3),
        ((), (), 2),
        (("gut.json",), ("--schemas", "fehlt"), 2),
        (("gut.json",), ("--now", "gestern"), 2),
        (("gut.json",), ("--now", "2024-03-09"), 0),
    ],
)
def test_the_exit_status_says_how_it_went(
    files: tuple[str, ...], options: tuple[str, ...], status: int, folder: Path
) -> None:
    ran = run("check", *files, "--no-tools", *options, cwd=folder)
    assert ran.status == status
    assert "Traceback" not in ran.err


def test_the_table_names_severity_rule_clause_place_and_hint(folder: Path) -> None:
    ran = run("check", "fehler.epub", *NOW, cwd=folder)
    lines = ran.out.splitlines()
    assert lines[0] == "fehler.epub  EPUB"
    assert lines[1].split() == ["error", "picture.alt", "WCAG", "2.2,", "1.1.1"]
    assert "EPUB/article-001.xhtml, line" in lines[2]
    assert lines[3].strip().startswith("→ describe what the picture shows")
    assert ran.err == "umbruch: 1 file: 1 error\n"


def test_a_good_file_says_so(folder: Path) -> None:
    ran = run("check", "gut.json", *NOW, cwd=folder)
    assert ran.out == "gut.json  tree of umbruch (JSON)\n  nothing to remark\n"
    assert ran.err == "umbruch: 1 file: no errors, no warnings\n"


def test_json_is_whole_and_names_files_that_cannot_be_read(folder: Path) -> None:
    ran = run("check", "--json", "fehler.epub", "fehlt.pdf", *NOW, cwd=folder)
    epub, missing = json.loads(ran.out)
    assert (epub["source"], epub["format"]) == ("fehler.epub", "epub")
    finding = epub["findings"][0]
    assert finding.pop("hint")
    assert finding.pop("line")
    assert finding == {
        "code": "picture.alt",
        "severity": "error",
        "message": "picture-001-kai.jpg has no alt text",
        "field": "EPUB/article-001.xhtml",
        "clause": "WCAG 2.2, 1.1.1",
    }
    assert missing["error"]["code"] == "input.missing"
    assert "fehlt.pdf" in ran.err


@pytest.mark.slow
def test_what_the_demo_makes_passes(tmp_path: Path) -> None:
    inputs = sorted(path for path in (ROOT / "input").iterdir() if path.suffix in (".txt", ".md", ".json"))
    made = run("convert", *inputs, "--to", "pdf,epub,docx,newsml", "--output", tmp_path, cwd=ROOT)
    assert made.status == 0
    assert run("kit", "input/presskit", "--output", tmp_path, cwd=ROOT).status == 0
    files = sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("."))
    ran = run("check", *files, "--no-tools", cwd=tmp_path)
    assert ran.status == 0, ran.out
    assert " error" not in ran.out
    assert "not read" not in ran.err


def test_a_finding_of_many_places_names_a_few_and_counts_the_rest(tmp_path: Path) -> None:
    page = good("html").replace(b"</body>", b"<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>" * 6 + b"</body>")
    (tmp_path / "seite.html").write_bytes(page.replace(b"<img src='d", b"\n<img src='d"))
    ran = run("check", "seite.html", "--no-tools", cwd=tmp_path)
    assert ran.out.count("a picture inside the page has no alt text") == 1
    assert "(here and in 3 more places)" in ran.out
    whole = run("check", "--json", "seite.html", "--no-tools", cwd=tmp_path)
    assert sum(one["code"] == "picture.alt" for one in json.loads(whole.out)[0]["findings"]) == 6


def test_standard_input_is_checked(folder: Path) -> None:
    ran = run("check", "-", *NOW, stdin=(folder / "fehler.epub").read_bytes())
    assert ran.status == 1
    assert "picture.alt" in ran.out


def test_the_moment_decides_about_an_embargo(folder: Path) -> None:
    (folder / "sperre.txt").write_bytes(good("text", LATER))
    before = run("check", "sperre.txt", "--strict", *NOW, cwd=folder)
    after = run("check", "sperre.txt", "--strict", "--now", "2024-03-11", cwd=folder)
    assert (before.status, after.status) == (1, 0)
    assert "embargo.running" in before.out
    assert "embargo.passed" in after.out


def test_names_that_would_steer_the_terminal_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "böse\x1b[2J.html").write_bytes(good("html").replace(b'href="#oben"', b'href="#\x1b[31m"'))
    ran = run("check", tmp_path / "böse\x1b[2J.html", *NOW)
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_fits_the_terminal(
    columns: int, tmp_path: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = rewritten(good("html", LATER), ' alt="Ein leerer Kai"| Foto: Rieke Thomsen|</?h2>', "")
    Path("seite.html").write_bytes(page.replace(b"#oben", b"#" + b"weit-unten-im-text-" * 4))
    item = json.loads(good("ninjs", LATER))
    item["associations"][0]["renditions"][0].update(width=300)
    item["associations"] *= 2
    Path("meldung.json").write_text(json.dumps(item), encoding="utf-8")
    ran = run_in_terminal("check", "seite.html", "meldung.json", *NOW, columns=columns, env={"NO_COLOR": "1"})
    assert max(map(width, ran.out.splitlines())) <= columns
    golden(f"check-{columns}.txt", ran.out)


@pytest.mark.parametrize("columns", [40, 60])
def test_long_places_stay_whole_in_narrow_terminals(columns: int, folder: Path) -> None:
    ran = run_in_terminal("check", folder / "fehler.epub", *NOW, columns=columns, env={"NO_COLOR": "1"})
    assert max(map(width, ran.out.splitlines())) <= columns
    assert "EPUB/article-001.xhtml" in "".join(line[11:27].strip() for line in ran.out.splitlines())


def test_colour_is_for_terminals_alone(folder: Path) -> None:
    shown = run_in_terminal("check", folder / "fehler.epub", *NOW)
    piped = run("check", folder / "fehler.epub", *NOW)
    assert "\x1b[31m" in shown.out
    assert "\x1b" not in piped.out
