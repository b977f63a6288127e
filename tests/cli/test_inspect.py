"""`umbruch inspect`: what was recognised, for people and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import umbruch
from tests.cli.running import run, run_in_terminal
from tests.conftest import Golden
from tests.publications import sample_publication
from umbruch.cli.terminal import width

CLIPPING = """Kalldorf baut eine Brücke aus Holz

KALLDORF (LR/wb). Die Gemeinde Kalldorf baut im kom-
menden Jahr eine Brücke aus Holz über die Weser. Der
Rat hat dem Vorhaben am Dienstag zugestimmt.

Die Kosten trägt zur Hälfte der Kreis.
Lippische Rundschau vom 03.05.2023
"""


@pytest.fixture
def clipping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clipping as plain text; the tests run beside it."""
    monkeypatch.chdir(tmp_path)
    Path("clipping.txt").write_text(CLIPPING, encoding="cp1252")
    return Path("clipping.txt")


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample with every field; the tests run beside it."""
    monkeypatch.chdir(tmp_path)
    Path("article.json").write_bytes(umbruch.render(sample_publication(), "json"))
    return Path("article.json")


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_fits_the_terminal(article: Path, golden: Golden, columns: int) -> None:
    ran = run("inspect", article, env={"COLUMNS": str(columns)})
    assert (ran.status, ran.err) == (0, "")
    assert max(map(width, ran.out.splitlines())) <= columns
    golden(f"inspect-{columns}.txt", ran.out)


def test_wide_characters_and_long_lines_stay_within_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "hostile.json"
    path.write_bytes(umbruch.render(sample_publication("hostile"), "json", on_diagnostic=lambda _: None))
    ran = run("inspect", path, "--set", "headline=" + "汉字" * 100, env={"COLUMNS": "60"})
    assert ran.status == 0
    assert max(map(width, ran.out.splitlines())) <= 60
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u200b\u202e]", ran.out)


def test_lines_and_guesses_are_shown(clipping: Path) -> None:
    ran = run("inspect", clipping, env={"COLUMNS": "100"})
    assert ran.status == 0
    rows = {row.split("  ")[0]: row for row in ran.out.splitlines()}
    assert re.search(r"Kalldorf baut eine Brücke aus Holz\s+1\b", rows["headline"])
    assert re.search(r"KALLDORF \(LR/wb\)\.\s+3\b", rows["dateline"])
    assert "Lippische Rundschau" in rows["source.publications"]
    assert re.search(r"–$", rows["byline"].rstrip())
    assert "WHAT WAS NOTICED" in ran.out


def test_a_correction_can_be_tried_out(clipping: Path) -> None:
    ran = run("inspect", clipping, "--set", "headline=Neue Brücke")
    assert re.search(r"^headline\s+Neue Brücke", ran.out, re.MULTILINE)


def test_json_gives_tree_origins_and_remarks(clipping: Path) -> None:
    ran = run("inspect", clipping, "--json")
    shown = json.loads(ran.out)
    assert set(shown) == {"tree", "origins", "diagnostics"}
    assert shown["tree"]["articles"][0]["headline"] == "Kalldorf baut eine Brücke aus Holz"
    assert umbruch.read(json.dumps(shown["tree"]).encode()) == umbruch.read(clipping)
    headline = next(origin for origin in shown["origins"] if origin["field"] == "articles[0].headline")
    assert headline["lines"] == [1]


@pytest.mark.slow
def test_colour_is_for_terminals_only_and_not_for_those_who_do_not_want_it(article: Path) -> None:
    assert "\x1b[" in run_in_terminal("inspect", article).out
    assert "\x1b[" not in run_in_terminal("inspect", article, env={"NO_COLOR": "1"}).out
    assert "\x1b[" not in run("inspect", article).out


def test_a_kit_shows_all_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "kit.json"
    path.write_bytes(umbruch.render(sample_publication("kit"), "json"))
    ran = run("inspect", path)
    assert "Presse-Mappe Segelschule" in ran.out
    assert "Article 3 of 3" in ran.out
    assert "Sailing School Opens in June" in ran.out


def test_an_empty_publication_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_bytes(umbruch.render(sample_publication("empty"), "json"))
    assert "There is no article in it." in run("inspect", path).out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["nix.txt"], 3), (["article.json", "--set", "hedline=x"], 2), (["article.json", "--from", "x"], 2)],
)
def test_mistakes_end_with_one_line(article: Path, arguments: list[str], status: int) -> None:
    ran = run("inspect", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert len(ran.err.splitlines()) == 1


def test_why_names_what_told_for_the_headline_and_what_came_next(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    report = "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt. " * 3
    source.write_text(f"Lokales\n\nNeue Brücke über die Aue\n\n{report}\n", encoding="utf-8")
    shown = run("inspect", source, "--why", "headline").out
    assert "because" in shown
    assert "else     " in shown
    assert "no line was taken as source" in run("inspect", source, "--why", "source").out


def test_why_names_the_rule_of_a_field_that_was_not_chosen_among_others(clipping: Path) -> None:
    shown = run("inspect", clipping, "--why", "dateline").out
    assert re.search(r"dateline: \d+ %, line 3\n  because  the place \S+ .*\n  else", shown)
    fixed = run("inspect", clipping, "--set", "lines[7]=body", "--why", "body").out
    assert "because  fixed by hand" in fixed
    assert re.search(
        r"lang: \d+ %\n  because  the rule: .*\n  else     [a-z]{2}\n", run("inspect", clipping, "--why", "lang").out
    )
    wrong = run("inspect", clipping, "--why", "titel")
    assert (wrong.status, "did you mean headline?" in wrong.err) == (2, True)


_GROUNDS = """Stadtbad öffnet wieder

Von Ida Kern

HUSUM (dpa) – Das Stadtbad öffnet am Mittwoch wieder. Der Rat hat das am Abend beschlossen.

Ein neues Becken.
Foto: Tim Roth

Die Becken sind neu.

Kontakt:
Ida Kern, Tel. 0555 123456

Über das Stadtbad
Das Stadtbad gehört der Stadt.

Husumer Bote vom 3. Mai 2021, Seite 4
"""


@pytest.mark.parametrize(
    ("field", "ground"),
    [
        ("byline", "the opening words: Von"),
        ("dateline", "the place HUSUM and the agency dpa before the report"),
        ("contact", "the label: Kontakt"),
        ("credit", "the label: Foto"),
        ("source", "the page beside the name: 4"),
        ("boilerplate", "the label: Über das"),
        ("source.date", "the day in the line: vom 3. Mai 2021"),
    ],
)
def test_why_names_the_very_word_or_sign_that_decided_and_its_line(tmp_path: Path, field: str, ground: str) -> None:
    source = tmp_path / "a.txt"
    source.write_text(_GROUNDS, encoding="utf-8")
    shown = run("inspect", source, "--why", field).out
    assert re.search(rf"\d+ %, line [\d, ]+\n  because  {re.escape(ground)}\n  else     \S", shown)
    other = _GROUNDS.replace("Von Ida", "Text: Ida").replace("Foto:", "Bild:").replace("HUSUM", "LAUTER")
    source.write_text(other, encoding="utf-8")
    if field in ("byline", "credit", "dateline"):
        assert ground not in run("inspect", source, "--why", field).out


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        ("Sperrfrist: 12. Mai 2027, 10 Uhr", "the label: Sperrfrist"),
        ("Frei: Mittwoch, 12. Mai", "the label: Frei"),
        (
            "Darf nicht vor Donnerstag, 12 Uhr, verbreitet werden",
            "words of which embargoes are made: nicht vor verbreitet",
        ),
    ],
)
def test_why_names_the_words_of_an_embargo_and_what_else_takes_its_line(tmp_path: Path, line: str, ground: str) -> None:
    source = tmp_path / "a.txt"
    source.write_text(f"{line}\n\n{_GROUNDS}", encoding="utf-8")
    shown = run("inspect", source, "--why", "embargo").out
    assert f"because  {ground}\n" in shown


def test_several_inputs_are_shown_one_after_another_and_one_that_fails_costs_itself_alone(clipping: Path) -> None:
    ran = run("inspect", clipping, "none.txt", clipping)
    assert ran.out.count("Kalldorf baut eine Brücke aus Holz") == 2
    assert (ran.status, ran.err.count("none.txt")) == (1, 1)
    assert run("inspect", clipping, clipping).status == 0
    assert run("inspect", "none.txt", "nor.txt").status == 3
