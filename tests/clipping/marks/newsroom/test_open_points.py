"""What writers left open for colleagues, wherever it stands."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.newsroom.open_points import without_open_points

_FOLDER = Path(__file__).parent
HEADLINE = "Stadtbad öffnet nach dem Umbau wieder"
REPORT = "Das Stadtbad öffnet am Mittwoch wieder. Der Rat hat das am Abend beschlossen, sagte die Bürgermeisterin."
_LINES = (_FOLDER / "notes_by_language.txt").read_text(encoding="utf-8").splitlines()
NOTES = [line for line in _LINES if line and line[0] != "#"]
EMBARGOES = (_FOLDER / "embargoes_without_blanks.txt").read_text(encoding="utf-8").splitlines()[1:]


def _places(line: str) -> dict[str, str]:
    return {
        "above": f"{line}\n\n{HEADLINE}\n\n{REPORT}\n\n{REPORT[:60]}.\n",
        "under the headline": f"{HEADLINE}\n{line}\n\n{REPORT}\n\n{REPORT[:60]}.\n",
        "in": f"{HEADLINE}\n\n{REPORT}\n\n{line}\n\n{REPORT[:60]}.\n",
        "below": f"{HEADLINE}\n\n{REPORT}\n\n{REPORT[:60]}.\n\n{line}\n",
    }


@pytest.mark.parametrize("line", NOTES)
def test_a_note_to_the_newsroom_is_printed_nowhere(line: str) -> None:
    for place, text in _places(line).items():
        publication = umbruch.read(text.encode(), format="text")
        printed = umbruch.render(publication, "text").decode()
        withheld = publication.articles[0].status == "withheld"
        assert withheld or "GEHEIM" not in printed, place
        assert any(remark.severity == "warning" for remark in publication.diagnostics), place


@pytest.mark.parametrize("line", EMBARGOES)
def test_an_embargo_in_a_script_of_its_own_is_kept(line: str) -> None:
    for place, text in _places(line).items():
        (article,) = umbruch.read(text.encode(), format="text").articles
        assert article.embargo is not None, place
        assert (article.embargo.until or "").startswith("2030-05-12"), place


@pytest.mark.parametrize(
    "line",
    [
        "Anm. d. Red.: Der Autor ist Mitglied des Rats.",
        "Anmerkung der Redaktion: Sie war bis 2020 im Rat.",
        "Editor’s note: This story was updated.",
        "Note de la rédaction : elle est membre du conseil.",
        "Nota de la redacción: es concejal.",
        "Od redakcji: jest radnym.",
        "Примечание редакции: он депутат.",
    ],
)
def test_a_note_by_the_editors_is_for_readers(line: str) -> None:
    printed = umbruch.render(umbruch.read(_places(line)["below"].encode(), format="text"), "text").decode()
    assert line in " ".join(printed.split())


@pytest.mark.parametrize(
    "text",
    [
        "„[Er] muss das prüfen“, sagte sie.",
        "“We [confirm] it,” she said.",
        "Das Datum (noch offen) folgt.",
        "Beginn: 10 Uhr (to be confirmed)",
        "Siehe [1] und [sic] und […].",
        "[check the page](https://example.org/check)",
        "TK meldet einen Rekord",
        "[Fortsetzung folgt]",
    ],
)
def test_brackets_for_readers_stay(text: str) -> None:
    assert without_open_points(text) == (text, ())


def test_an_open_point_inside_a_sentence_leaves_the_sentence_whole() -> None:
    found = without_open_points("Es kamen\n300 [Zahl noch\nprüfen] Leute.")
    assert found.text == "Es kamen\n300\n Leute."
    assert found.notes == ((2, "[Zahl noch prüfen]"),)


def test_signs_of_what_is_still_to_come_have_one_owner() -> None:
    marks = (*shared().open_marks, *shared().doubtful_marks)
    quoted = re.compile(rf"[\"'|(](?:{'|'.join(map(re.escape, marks))})[\"'|)(\\]")
    source = Path(umbruch.__file__).parent
    named = [
        path.name
        for path in source.rglob("*.py")
        if any(quoted.search(line) for line in path.read_text(encoding="utf-8").splitlines() if '"""' not in line)
    ]
    assert named == []
    assert {"TODO", "TKTK", "TK"} <= set(marks)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Der Eintritt kostet [Zahl noch prüfen] Euro.", "[Zahl noch prüfen]"),
        ("Le prix [à vérifier] baisse.", "[à vérifier]"),
        ("TODO: Zitat einholen", "TODO:"),
        ("[Foto folgt]", "[Foto folgt]"),
        ("Die TK senkt den Beitrag, sagt sie (Layout: Ida Kern) und >>bremst<<.", None),
    ],
)
def test_check_knows_the_same_open_points_as_reading(line: str, told: str | None) -> None:
    written = umbruch.render(umbruch.read(f"# Bad öffnet\n\n{REPORT}\n".encode(), name="a.md", lang="de"), "html")
    assert REPORT.encode() in written
    left = written.replace(REPORT.encode(), html.escape(line).encode())
    found = [one.message for one in umbruch.check(left, tools=False) if one.code == "text.placeholder"]
    assert found == ([f"nobody has filled in {told!r}"] if told else [])
