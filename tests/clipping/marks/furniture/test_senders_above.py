"""The letterhead of an office stands above its release and is no headline; a name in a headline stays in it."""

from __future__ import annotations

import pytest

import umbruch

REPORT = (
    "Der Rat von Lauter hat am Montag eine neue Brücke beschlossen. Sie ersetzt die alte, die seit dem Hochwasser "
    "gesperrt ist, und kostet zwei Millionen Euro."
)


@pytest.mark.parametrize(
    "above",
    [
        "Stadt Lauter\nPressestelle\n\n",
        "Landkreis Auental\n\nPRESSEMITTEILUNG\n\n",
        "Polizeidirektion Auental\n3. Mai 2025\n\n",
        "PRESSEMITTEILUNG\nStadtwerke Lauter\n\n",
        "University of Port Rowan\nEMBARGOED UNTIL 00:01 GMT ON 5 JUNE 2025\n\n",
    ],
)
def test_a_letterhead_is_no_headline(above: str) -> None:
    text = f"{above}Neue Brücke über die Aue\n\n{REPORT}\n\n{REPORT}"
    assert umbruch.read(text.encode(), format="text", name="a").article.headline == "Neue Brücke über die Aue"


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        ("PRESSEMITTEILUNG\n\nVerband der Brückenfreunde\ntagt in Lauter", "Verband der Brückenfreunde tagt in Lauter"),
        ("PRESSEMITTEILUNG\n\nStadt Lauter baut eine neue Brücke", "Stadt Lauter baut eine neue Brücke"),
        ("3. Mai 2025\n\nPolizei sucht Zeugen nach Unfall", "Polizei sucht Zeugen nach Unfall"),
    ],
)  # fmt: skip
def test_a_name_that_begins_a_headline_is_part_of_it(lines: str, headline: str) -> None:
    article = umbruch.read(f"{lines}\n\n{REPORT}\n\n{REPORT}".encode(), format="text", name="a").article
    assert article.headline == headline


def test_the_name_is_told_of_and_not_lost() -> None:
    text = f"Landkreis Auental\n\nPRESSEMITTEILUNG\n\nNeue Brücke über die Aue\n\n{REPORT}"
    assert "Landkreis Auental" in umbruch.read(text.encode(), format="text", name="a").article.notice


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "sender",
    [
        "Landkreistag Mittelaue", "BUND Landesverband Auental", "Stadtwerke Lauter GmbH", "Marlow Borough Council",
        "Dansk Brugerforening", "AYUNTAMIENTO DE VILLASOL", "Администрация города Луговска", "Związek Gmin Nadrzecza",
    ],
)  # fmt: skip
def test_a_name_alone_above_the_headline_is_neither_it_nor_its_kicker(sender: str, glue: str) -> None:
    text = f"{sender}{glue}Neue Brücke über die Aue\n\n{REPORT}\n\n{REPORT}"
    article = umbruch.read(text.encode(), format="text", name="a", lang="de").article
    assert (article.headline, article.kicker, article.notice) == ("Neue Brücke über die Aue", None, (sender,))


@pytest.mark.parametrize(
    ("kicker", "below"),
    [
        ("Feuerwehr", ""),  # one word is the topic of a newspaper
        ("Landgericht Auental", "Von Ida Kern\n\n"),  # so is a name over an article that somebody has signed
    ],
)
def test_the_topic_of_a_newspaper_is_its_kicker(kicker: str, below: str) -> None:
    text = f"{kicker}\n\nNeue Brücke über die Aue\n\n{below}{REPORT}\n\n{REPORT}"
    assert umbruch.read(text.encode(), format="text", name="a").article.kicker == kicker


def test_a_label_whose_words_are_parted_names_no_sender() -> None:
    text = f"Presse Mitteilung\n\nNeue Brücke über die Aue\n\n{REPORT}\n\n{REPORT}"
    assert umbruch.read(text.encode(), format="text", name="a").article.kicker == "Presse Mitteilung"


@pytest.mark.parametrize("headline", ["Stadt im Wandel", "Gemeinde ohne Geld"])
def test_what_says_something_of_an_office_is_a_headline(headline: str) -> None:
    text = f"{headline}\n\nNeue Brücke über die Aue\n\n{REPORT}\n\n{REPORT}"
    assert not umbruch.read(text.encode(), format="text", name="a").article.notice
