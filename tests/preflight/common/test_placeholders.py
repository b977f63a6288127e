"""Words of templates that nobody has filled in are told, and what editors write on purpose is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch

LEFT_OPEN = {
    "Der Steg wird am [TT.MM.JJJJ] eröffnet.": "TT.MM.JJJJ",
    "Der Steg wird am TT.MM.JJJJ eröffnet.": "TT.MM.JJJJ",
    "Der Steg wird am __.__.2027 eröffnet.": "__.__",
    "Der Steg wird am XX.XX.2027 eröffnet.": "XX.XX",
    "Beginn ist um XX Uhr am Anleger.": "XX Uhr",
    "Das ist gut, sagt [Name] im Rathaus.": "[Name]",
    "Husum, [Datum]: Der Steg ist fertig.": "[Datum]",
    "Der Steg ist lang. Hier Text einfügen.": "Hier Text einfügen",
    "The pier opens on DD/MM/YYYY at noon.": "DD/MM/YYYY",
    "Le quai ouvre le JJ/MM/AAAA à midi.": "JJ/MM/AAAA",
}
ON_PURPOSE = (
    "Die XXX. Spiele und der Super Bowl XXX kommen.",
    "Frauen haben die Chromosomen XX.",
    "Anna B. [Name geändert] wohnt hier.",
    "„Die [Stadt] zahlt“, sagte er, und das […] Amt auch.",
    "Hier Text, dort Bild: so ist das Heft.",
    "Name, Datum und Uhrzeit stehen am Anleger.",
)


def told(line: str, folder: Path) -> list[str]:
    page = folder / "seite.html"
    page.write_text(
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Steg</title></head><body><main>'
        f"<h1>Steg</h1><p>{line}</p></main></body></html>",
        encoding="utf-8",
    )
    return [one.message for one in umbruch.check(page, tools=False) if one.code == "text.placeholder"]


@pytest.mark.parametrize("line", LEFT_OPEN)
def test_what_a_template_left_is_told_by_its_words(line: str, tmp_path: Path) -> None:
    assert told(line, tmp_path) == [f"nobody has filled in {LEFT_OPEN[line]!r}"]


@pytest.mark.parametrize("line", ON_PURPOSE)
def test_what_editors_write_on_purpose_is_no_placeholder(line: str, tmp_path: Path) -> None:
    assert told(line, tmp_path) == []
