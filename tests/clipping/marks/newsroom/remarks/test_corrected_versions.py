"""What was put right in a version, and where a text may not stand, is for newsrooms; new laws are news."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.remarks.words_to_the_press import speaks_to_the_press


@pytest.mark.parametrize(
    "line",
    [
        "Neue Fassung – Name im dritten Absatz korrigiert",
        "New version – spelling of name corrected",
        "Nouvelle version – nom corrigé au troisième paragraphe",
        "Nuova versione – corretto il nome nel terzo paragrafo",
        "Nieuwe versie – naam in de derde alinea verbeterd",
        "Ny version – namnet i tredje stycket rättat",
        "Ny versjon – navnet i tredje avsnitt rettet",
        "Uusi versio – nimi korjattu kolmannessa kappaleessa",
        "Nowa wersja – poprawiono nazwisko w trzecim akapicie",
        "Nová verze – opraveno jméno ve třetím odstavci",
        "Not for use in the Sunday supplement",
        "Nicht für die Wochenendausgabe verwenden",
        "Ne pas utiliser dans l'édition du dimanche",
    ],
)
def test_a_line_on_a_version_or_on_papers_is_for_newsrooms(line: str) -> None:
    assert speaks_to_the_press(line)


@pytest.mark.parametrize(
    "line",
    [
        "Neue Fassung des Gesetzes im dritten Anlauf korrigiert",
        "The new version of the bus timetable corrects three mistakes.",
        "New version of the law amended in second reading",
        "The medicine is not for use in children under six.",
        "Not for sale in the Sunday market",
    ],
)
def test_laws_timetables_and_medicine_are_news(line: str) -> None:
    assert not speaks_to_the_press(line)
