"""Genres of news: the codes of IPTC's NewsCodes `genre`, and the words that newsrooms have for them."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.kept import remembered

SCHEME = "http://cv.iptc.org/newscodes/genre/"
_CODE = re.compile(r"(?:genre:|https?://cv\.iptc\.org/newscodes/genre/)([\w-]+)")
_WORDS = {
    "Actuality": (), "Advice": ("Ratgeber", "Service"), "Analysis": ("Analyse", "Análisis", "Analisi"),
    "Archive_material": ("Archiv",), "Background": ("Hintergrund", "Contexte"), "Cartoon": ("Karikatur",),
    "Current": ("Meldung", "Nachricht", "Bericht"), "Daybook": ("Tagesvorschau", "Terminvorschau"),
    "Exclusive": ("Exklusiv",), "Feature": ("Reportage",), "Forecast": ("Prognose",), "History": (),
    "Horoscope": ("Horoskop",), "Interview": ("Gespräch", "Entrevista", "Intervista", "Entretien"),
    "Listing_of_facts": ("Stichwort", "Fakten", "Chronologie"), "Obituary": ("Nachruf", "Nécrologie", "Obituario"),
    "Opinion": ("Kommentar", "Leitartikel", "Meinung", "Commentary", "Opinión"), "Polls_and_Surveys": ("Umfrage",),
    "Press_Release": ("Pressemitteilung", "Medienmitteilung", "Presseinformation", "Communiqué de presse",
                      "Comunicato stampa", "Nota de prensa"),
    "Press-Digest": ("Presseschau", "Pressestimmen"), "Profile": ("Porträt", "Portrait"), "Program": ("Programm",),
    "Question_and_Answer_Session": ("Fragen und Antworten",), "Quote": ("Zitat",),
    "Results_Listings_and_Statistics": ("Statistik", "Ergebnisse"), "Retrospective": ("Rückblick",),
    "Review": ("Rezension", "Kritik"), "Side_bar_and_supporting_information": ("Infobox", "Sidebar"),
    "Special_Report": ("Sonderbericht",), "Summary": ("Zusammenfassung", "Überblick"), "Synopsis": (),
    "Text_only": (), "Transcript_and_Verbatim": ("Wortlaut", "Dokumentation"), "Update": (), "Wrap": (), "Wrapup": (),
}  # fmt: skip
"""The genres by their codes (IPTC NewsCodes, genre; as of 2026), each with what newsrooms also call it."""


class Genre(NamedTuple):
    """A genre with its code, its address, and its name in English."""

    qcode: str
    uri: str
    name: str


def genre_of(written: str | None) -> Genre | None:
    """The genre that a code, an address or a name means; None where none is known.

    Args:
        written: `genre:Interview`, `http://cv.iptc.org/newscodes/genre/Interview`, `Interview`, `Nachruf`.
    """
    text = (written or "").strip()
    coded = _CODE.fullmatch(text)
    if coded:
        return _genre(coded.group(1))
    found = _by_word().get(text.casefold())
    return _genre(found) if found else None


def _genre(code: str) -> Genre:
    return Genre(f"genre:{code}", f"{SCHEME}{code}", code.replace("_", " "))


@remembered(1)
def _by_word() -> dict[str, str]:
    table = {}
    for code, words in _WORDS.items():
        for word in (code.replace("_", " "), code, *words):
            table[word.casefold()] = code
    return table
