"""Furniture above and below an article is taken out or told, and the article stays whole."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

import umbruch
from tests.clipping.words import lost_words
from umbruch.clipping.marks.furniture.mail_heads import unquoted

_HEADLINE = re.compile(r"^headline: (.+)$", re.MULTILINE)
_FEW = 100
CASES = Path(__file__).parents[3] / "cases"
ARTICLE = (
    "Neue Brücke über die Aue\n\nDer Rat von Lauter hat am Montag eine neue Brücke beschlossen. Sie ersetzt die alte, "
    "die seit dem Hochwasser gesperrt ist, und kostet zwei Millionen Euro.\n\nDie Arbeiten beginnen im Mai."
)

ABOVE = {
    "address": "https://www.lauterbote.example/lokales/bruecke-4711.html\n\n",
    "address glued": "https://www.lauterbote.example/lokales/bruecke-4711.html\n",
    "address cut short": "http://www.lauterbote.example/lokales/...\n\n",
    "mail": "Von: Ida Kern <k@lauter.example>\nGesendet: 03.05.2021 09:14\nAn: Redaktion\nBetreff: WG: Aus Lauter\n\n",
    "mail in Czech": "Od: Ida Kern <k@lauter.example>\nOdesláno: 3.5.2021 9:14\nKomu: redakce\nPředmět: FW: Lauter\n\n",
    "greeting": "Hallo zusammen,\n\n",
    "greeting in French": "Chers confrères,\n\n",
    "mail in Greek": "Από: Ida Kern <kern@lauter.example>\nΠρος: bote@bote.example\nΘέμα: Lauter\n\n",
    "mail sent on": "---------- Forwarded message ---------\nFrom: Ida Kern <kern@lauter.example>\nSubject: Lauter\n\n",
    "print": "1 von 1                                        24.11.2013 20:04\n\n",
    "print over lines": "Bote online - Druckansicht\nhttp://www.bote.example/druck/4711\n1/2\n24.11.2013 20:04\n\n",
    "archive": "«bruecke-02» (Ressort: Region)\nGedruckt von ida.kern am 03.05.2021 09:14\n\n",
    "label": "PRESSEMITTEILUNG\n\n",
    "label with number": "PRESSEMITTEILUNG\nNr. 12/2021\n\n",
    "label glued": "Press Release: ",
    "short label glued": "PM: ",
    "spaced label": "M E D I A  R E L E A S E\n\n",
    "trail": "Startseite > Lokales > Lauter\n\n",
    "trail with dashes": "Home – Wirtschaft –\n\n",
    "trail in Polish": "1. Strona główna\n2. Kraj\n\n",
    "here": "Sie sind hier: Lokales\n\n",
    "menu": "• Startseite\n\n• Politik\n\n• Login\n\n",
    "menu without bullets": "suchen\n\nHOME\n\nKATEGORIEN\n\nDAS PROJEKT\n\nKONTAKT\n\n",
    "contact": "May 3, 2021 Contact: Ida Kern\nOffice of the Mayor\n212-555-0100\nkern@lauter.example\n\n",
    "keys": "Autor: Ada Roe\nErschienen am: 2021-05-03\n\n",
    "folio": "Seite 17 F\n\nSonntag, 15. Dezember 2019\n\n",
    "title of the site": "Neue Brücke über die Aue | Lauter Bote\n\n",
    "title cut short": "Neue Brücke über die A...\n\n",
    "teaser": "Neue Brücke über die Aue\n\nStartseite\n\n",
    "buttons": "Teilen\n\n0\n\n×\n\n",
}


@pytest.mark.parametrize("kind", ABOVE)
def test_what_stands_above_is_no_headline(kind: str) -> None:
    text = ABOVE[kind] + ARTICLE
    article = umbruch.read(text.encode(), format="text", name="a").article
    assert article.headline == "Neue Brücke über die Aue"
    assert len(article.body) == 2
    assert lost_words(text) == []


@pytest.mark.parametrize(
    ("below", "field"),
    [
        ("http://www.bote.example/druck/4711\n1 von 1", "discarded"),
        ("-- \nIda Kern\nStadt Lauter\nTel. 05999 3100", "contact"),
        ("Teilen\n\nDrucken", "discarded"),
    ],
)
def test_what_stands_below_is_no_report(below: str, field: str) -> None:
    text = f"{ARTICLE}\n\n{below}"
    article = umbruch.read(text.encode(), format="text", name="a").article
    assert len(article.body) == 2
    assert getattr(article, field)
    assert lost_words(text) == []


def test_the_marks_of_a_quoted_mail_go() -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in ARTICLE.split("\n"))
    article = umbruch.read(quoted.encode(), format="text", name="a").article
    assert article.headline == "Neue Brücke über die Aue"
    assert len(article.body) == 2


def test_the_subject_of_a_mail_is_the_headline_where_its_text_has_none() -> None:
    report = ARTICLE.partition("\n\n")[2]
    text = f"From: Ida <k@lauter.example>\nSubject: Fwd: Rat baut Brücke\n\nSehr geehrte Damen und Herren,\n\n{report}"
    article = umbruch.read(text.encode(), format="text", name="a").article
    assert article.headline == "Rat baut Brücke"
    assert article.notice == ("Sehr geehrte Damen und Herren,",)


@pytest.mark.parametrize(
    "headline",
    [
        "Von: Müller bis Meier",
        "Mann > Maus: Was Katzen denken",
        "STONE <STO> SPLITS STOCK, RAISES PAYOUT",
        "Bilanz 2014–2019: So lief es",
        "3 von 4 Brücken sind alt",
        "Release date for the new bridge is set",
        "PM trifft Rat: Ein Tag im Mai",
        "Home Office bleibt beliebt",
    ],
)
def test_a_headline_that_looks_like_furniture_stays(headline: str) -> None:
    text = ARTICLE.replace("Neue Brücke über die Aue", headline)
    assert umbruch.read(text.encode(), format="text", name="a").article.headline == headline


@pytest.mark.parametrize(
    ("headline", "report"),
    [
        (
            "К сведению: о встрече в ратуше на тему моста",
            "В понедельник совет одобрил новый мост через реку. Он заменит старый, который закрыт после наводнения.",
        ),
        (
            "До відома: про зустріч у ратуші на тему мосту",
            "У понеділок рада схвалила новий міст через річку. Він замінить старий, який закрито після повені.",
        ),
    ],
)
def test_a_label_stays_where_its_sentence_goes_on_in_small_letters(headline: str, report: str) -> None:
    text = f"{headline}\n\n{report} {report}\n\n{report}"
    assert umbruch.read(text.encode(), format="text", name="a").article.headline == headline


def _headline_lost(text: str, wanted: str | None, kind: str) -> bool:
    """Whether the right headline is no longer found when one line more, or a few, stand above a text."""
    text = text.lstrip("\n")
    return _headline(text) == wanted and _headline(ABOVE[kind] + text) != wanted


@cache
def _headline(text: str) -> str | None:
    return umbruch.read(text.encode(), format="text", name="a").article.headline


_KINDS = ("address", "mail", "mail in Czech", "print", "trail", "contact", "label", "label with number")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind"),
    [(name, kind) for name in ("clippings", "wire", "fresh") for kind in _KINDS],
)
def test_one_line_more_above_costs_next_to_no_headline(shared: Path, name: str, kind: str) -> None:
    path = shared / "corpora" / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"../shared/corpora/{name}.jsonl is not here")
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    # A part of the texts for each kind, another for the next: all of them above all texts would take minutes.
    cases = cases[_KINDS.index(kind) :: len(_KINDS) if len(cases) > _FEW else 2]
    lost = sum(_headline_lost(case["text"], case["expect"]["headline"], kind) for case in cases)
    assert lost <= max(2, 0.025 * len(cases))


@pytest.mark.slow
def test_one_line_more_above_our_own_cases_costs_next_to_no_headline() -> None:
    parted = [path.read_text("utf-8").partition("\n=====\n") for path in sorted(CASES.glob("*.txt"))[::8]]
    wanted = [(text, found.group(1)) for text, _, fields in parted if (found := _HEADLINE.search(fields))]
    kinds = ("address", "mail", "print", "archive", "label", "label with number")
    lost = [(kind, headline) for text, headline in wanted for kind in kinds if _headline_lost(text, headline, kind)]
    assert len(lost) <= 0.02 * len(wanted) * len(kinds), lost


def test_lines_of_a_quoted_mail_keep_their_numbers_and_blank_lines() -> None:
    quoted = "> one\n>\n> > two\n\n>three\n > four"
    assert unquoted(quoted) == "one\n\ntwo\n\nthree\nfour"


def test_the_signs_of_a_quoted_passage_go_from_among_other_lines() -> None:
    passage = "Es heißt:\n> Wir freuen uns, dass der Rat nach so langer Zeit\n> beschlossen hat, zu bauen.\nEnde."
    assert unquoted(passage) == passage.replace("> ", "")
    parted = "Er schrieb:\n> Erster Absatz.\n>\n> Zweiter Absatz.\nEnde.\nAus."
    assert unquoted(parted) == "Er schrieb:\nErster Absatz.\n\nZweiter Absatz.\nEnde.\nAus."


def test_items_of_a_quoted_list_keep_their_own_signs() -> None:
    assert unquoted("Das fehlt:\n> * Geld\n> * Zeit\nEnde.") == "Das fehlt:\n* Geld\n* Zeit\nEnde."


def test_words_behind_arrows_stay_a_list_or_a_menu() -> None:
    for text in ("Rathaus\n> Politik\n> Sport\nEnde.", "Ende.\n> Mehr zum Thema\n"):
        assert unquoted(text) == text
