"""Every field that a clipping can have can be doubtful: it is marked, told of, and stopped by `--strict`."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.cli.running import run
from umbruch.tree.reading import DOUBTFUL

HEADLINE = "Die Brücke am Markt bleibt bis zum Herbst zu"
REPORT = (
    "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt, wie die "
    "Vorsitzende sagte. Danach gab es Suppe für alle im Saal, die sehr gelobt wurde, und ein Lied zum Schluss."
)
TEASER = "Der Stahl ist müde, das Geld ist knapp. Wie lange das so bleibt, weiß keiner."
DOUBTFUL_FIELDS = {
    "kicker": ("Lauter", "Kurz", "Brücke zu", "Umweg lang", REPORT),
    "headline": ("Suppe für alle im Saal", "Alte Brücke am Markt", REPORT),
    "deck": (HEADLINE, TEASER, REPORT, REPORT, REPORT),
    "lead": (
        "Kreistag:",
        HEADLINE,
        "Der Umweg ist lang",
        "Der Rat ist ratlos. Was tun?",
        f"LAUTER (dpa) - {REPORT}",
        REPORT,
    ),
    "byline": ("Umweg lang", "Umweg bleibt lang", "Ada Roe", REPORT),
    "dateline": (HEADLINE, f"Lauter – {REPORT}", "In Lauter ist man froh."),
    "source": (HEADLINE, REPORT, REPORT, "Rundbrief 3. Mai 2019"),
    "embargo": ("Sperrfrist: nach der Rede", HEADLINE, REPORT),
    "contact": (HEADLINE, REPORT, "Pressekontakt:\nAda Roe, Referat für Brücken"),
    "boilerplate": (HEADLINE, REPORT, "Über die Stadtwerke:\nDie Stadtwerke gibt es seit 1912.", REPORT + REPORT),
    "body[1]": (HEADLINE, REPORT, "Von links: Ada Roe, Jan Poe und Ida Kolb vor der Brücke", REPORT),
}


@pytest.mark.parametrize("field", DOUBTFUL_FIELDS)
def test_a_doubtful_field_is_marked_and_told_of(field: str) -> None:
    reading = umbruch.read("\n\n".join(DOUBTFUL_FIELDS[field]).encode(), format="text", lang="de")
    path = f"articles[0].{field}"
    origin = next(origin for origin in reading.origins if origin.field == path)
    assert origin.doubtful
    assert origin.sureness < DOUBTFUL
    remark = next(remark for remark in reading.diagnostics if remark.field == path)
    assert remark.severity == "warning"
    assert remark.line in origin.lines
    assert remark.hint


@pytest.mark.slow
@pytest.mark.parametrize("field", DOUBTFUL_FIELDS)
def test_inspect_marks_it_and_strict_stops_at_it(field: str, tmp_path: Path) -> None:
    source = tmp_path / "clipping.txt"
    source.write_text("\n\n".join(DOUBTFUL_FIELDS[field]), encoding="utf-8")
    shown = run("inspect", source, "--lang", "de", env={"COLUMNS": "120"})
    row = next(line for line in shown.out.splitlines() if line.startswith(field))
    assert row.rstrip().endswith("%")
    assert "? " in row
    strict = run("convert", source, "--lang", "de", "--to", "json", "-o", tmp_path / "out", "--strict")
    assert strict.status == 1
    assert not list((tmp_path / "out").glob("*.json"))


def test_an_article_that_shows_everything_has_a_sure_headline_and_dateline() -> None:
    clear = (HEADLINE, "Von Ada Roe", f"Lauter (dpa) - {REPORT}", REPORT, REPORT, "Lauter Rundschau, 3. Mai 2019")
    reading = umbruch.read("\n\n".join(clear).encode(), format="text", lang="de")
    doubtful = [origin.field for origin in reading.origins if origin.doubtful]
    assert not {"articles[0].headline", "articles[0].dateline", "articles[0].source"} & set(doubtful)
