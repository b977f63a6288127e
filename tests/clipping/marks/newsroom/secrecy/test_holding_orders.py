"""An order to hold a text until something is heard in whatever words; people who hold and wait are news."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.marks.newsroom.secrecy.holding_orders import orders_to_hold

ORDERS = [
    "Bitte halten, bis die Angehörigen informiert sind.",
    "Hold until next of kin have been informed",
    "Hold for the mayor's approval",
    "Sit on this one until the family has been told",
    "Attendre le feu vert du préfet",
    "Aspettare la conferenza stampa di giovedì",
    "Esperar a la rueda de prensa del jueves",
    "Aguardar a conferência de imprensa de quinta-feira",
    "Wachten tot de wethouder heeft gesproken",
    "Vänta tills anhöriga har underrättats",
    "Vent til pårørende er underrettet",
    "Odota kunnes omaisille on ilmoitettu",
    "Czekać do konferencji prasowej",
    "Počkejte do tiskové konference",
    "Várjanak a sajtótájékoztatóig",
    "Așteptați conferința de presă de joi",
]


@pytest.mark.parametrize("line", ORDERS)
def test_an_order_to_hold_is_told(line: str) -> None:
    assert orders_to_hold(line)


@pytest.mark.parametrize(
    "line",
    [
        "Hold your breath until the briefing ends",
        "Bitte halten Sie Ihre Ausweise bereit, bis Sie aufgerufen werden.",
        "Wait for the bus at the other stop",
        "Warten auf den Frühling",
        "Attendre le printemps",
        "De bewoners wachten tot de wethouder heeft gesproken.",
        "Vecinos esperan la rueda de prensa",
    ],
)
def test_people_who_hold_and_wait_are_news(line: str) -> None:
    assert not orders_to_hold(line)


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    "line",
    [
        *ORDERS,
        "Freigabe durch das Ministerium steht noch aus.",
        "Falta el visto bueno del alcalde.",
        "Godkännande från kommunchefen saknas.",
        "Parental consent form outstanding",
        "Awaiting approval from the council's press office",
        "Bozza non ancora approvata dalla direzione",
        "Citaten är inte godkända än",
        "Az idézetek még nincsenek jóváhagyva",
        "Der Landrat hat den Text noch nicht freigegeben.",
        "Text liegt noch beim Anwalt",
        "Brak zgody rodziców",
        "Redaktionelle Sperre: Montag, 5. Mai, 10 Uhr",
    ],
)
def test_a_text_is_held_and_nobody_reads_why(line: str, place: str) -> None:
    story = "New ferry for Port Ellis\n\nPORT ELLIS – A second ferry will cross the bay from June.\n\nIt has 40 seats."
    copy = f"{line}\n\n{story}\n" if place == "above" else f"{story}\n\n{line}\n"
    article = umbruch.read(copy.encode(), format="text").article
    assert article.status == "withheld" or article.embargo is not None
    assert article.headline == "New ferry for Port Ellis"
    assert len(article.body) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Eine Freigabe durch das Ministerium steht noch aus.",
        "Freigabe durch das Ministerium steht noch aus.",
        "Le projet attend le feu vert du préfet.",
        "Projekt czeka na zgodę starosty.",
        "The quotas are not approved yet.",
    ],
)
def test_sentences_inside_a_report_stay(sentence: str) -> None:
    story = "PORT ELLIS – A second ferry will cross the bay from June, the council said on Monday."
    copy = f"New ferry for Port Ellis\n\n{story}\n\n{sentence}\n\nIt has 40 seats.\n"
    article = umbruch.read(copy.encode(), format="text").article
    assert article.status == "usable"
    assert len(article.body) == 3


STORY = "PORT ELLIS – A second ferry will cross the bay from June.\n\nIt has 40 seats, and more may come.\n"
BESIDE = ("{}", "{}\n\nVon Ada Roe", "{}\n\nBy Ada Roe\n\n14 May 2030, 10:12", "Pressemitteilung\n\n14. Mai 2030\n\n{}")
"""What stands beside an only headline: who wrote the report, and when, and what kind of text it is."""


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("line", ["Warten auf grünes Licht", "Attendre la conférence de presse"])
def test_an_only_headline_that_asks_nobody_stays_and_is_told_of(line: str, beside: str) -> None:
    read = umbruch.read(f"{beside.format(line)}\n\n{STORY}".encode(), format="text")
    assert (read.article.headline, read.article.status) == (line, "usable")
    assert any(one.code == "desk_notes.suspected" and one.field == "articles[0].headline" for one in read.diagnostics)


@pytest.mark.parametrize("beside", BESIDE)
def test_an_only_headline_that_says_who_has_to_agree_stays_and_holds_the_text_back(beside: str) -> None:
    line = "Zustimmung des Aufsichtsrats steht noch aus"
    read = umbruch.read(f"{beside.format(line)}\n\n{STORY}".encode(), format="text")
    assert (read.article.headline, read.article.status) == (line, "withheld")
    assert any(one.code == "status.withheld" for one in read.diagnostics)


@pytest.mark.parametrize("line", ["Warten auf grünes Licht", "Zustimmung des Aufsichtsrats steht noch aus"])
def test_above_another_headline_it_is_a_note(line: str) -> None:
    article = umbruch.read(f"{line}\n\nNew ferry for Port Ellis\n\n{STORY}".encode(), format="text").article
    assert (article.headline, article.status) == ("New ferry for Port Ellis", "withheld")


@pytest.mark.parametrize("line", ["Warten auf die Genehmigung", "Warten auf grünes Licht"])
def test_a_crosshead_that_asks_nobody_stays(line: str) -> None:
    story = "PORT ELLIS – A second ferry will cross the bay from June, the council said on Monday."
    copy = f"New ferry for Port Ellis\n\n{story}\n\n{line}\n\nIt has 40 seats and will be here in the spring.\n"
    article = umbruch.read(copy.encode(), format="text").article
    assert article.status == "usable"
    assert len(article.body) == 3


def test_an_order_that_names_what_else_waits_is_news() -> None:
    assert not orders_to_hold("Warten auf grünes Licht für die Umgehungsstraße")
    assert not orders_to_hold("Attendre le feu vert du préfet pour rouvrir la plage")
