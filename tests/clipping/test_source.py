"""Source lines in many languages, and what is none."""

from __future__ import annotations

import pytest

from umbruch.clipping.source import find_day_alone, find_source, parse_source, split_source

LINES = """
Westfeld Blatt / Westfelder Zeitung 12.11.2022 => Westfeld Blatt,Westfelder Zeitung;2022-11-12;
Neue Zolliker Zeitung, 17.08.2021, Nr. 190, S. 9 => Neue Zolliker Zeitung;2021-08-17;9
28.10.2002 Höfener Kreisblatt => Höfener Kreisblatt;2002-10-28;
Lauter Rundschau vom 3. Mai 2019, Seite 12 => Lauter Rundschau;2019-05-03;12
Lauter Rundschau, Freitag, 3. Mai 2019, S. 12 => Lauter Rundschau;2019-05-03;12
Lauter Rundschau (3.5.2019) => Lauter Rundschau;2019-05-03;
Aus: Lauter Rundschau, 3. Mai 2019 => Lauter Rundschau;2019-05-03;
Erschienen in: Lauter Rundschau, 03.05.2019 => Lauter Rundschau;2019-05-03;
Quelle: Lauter Rundschau => Lauter Rundschau;;
Lauter Rundschau - 03.05.2019 - Seite 12 => Lauter Rundschau;2019-05-03;12
Lauter Rundschau | 3. Mai 2019 | Lokales => Lauter Rundschau,Lokales;2019-05-03;
Lauter Rundschau Nr. 103 vom 3. Mai 2019 => Lauter Rundschau;2019-05-03;
Lauter Rundschau 103/2019, 3. Mai 2019 => Lauter Rundschau;2019-05-03;
Lauter Rundschau, 2019-05-03 => Lauter Rundschau;2019-05-03;
The Garrow Chronicle, May 3, 2019, page A4 => The Garrow Chronicle;2019-05-03;A4
The Garrow Chronicle, 3 May 2019, p. 4 => The Garrow Chronicle;2019-05-03;4
The Garrow Chronicle, Friday, May 3, 2019 => The Garrow Chronicle;2019-05-03;
Published in The Garrow Chronicle, 3 May 2019 => The Garrow Chronicle;2019-05-03;
From The Garrow Chronicle, 3 May 2019 => The Garrow Chronicle;2019-05-03;
Source: The Garrow Chronicle => The Garrow Chronicle;;
Le Courrier du Golfe, 3 mai 2019, p. 4 => Le Courrier du Golfe;2019-05-03;4
Le Courrier du Golfe, vendredi 3 mai 2019, page 4 => Le Courrier du Golfe;2019-05-03;4
Le Courrier du Golfe du 3 mai 2019 => Le Courrier du Golfe;2019-05-03;
Le Courrier du Golfe n° 190, 3 mai 2019 => Le Courrier du Golfe;2019-05-03;
Il Corriere del Golfo, 3 maggio 2019, pag. 4 => Il Corriere del Golfo;2019-05-03;4
Diario de la Ría, 3 de mayo de 2019, página 4 => Diario de la Ría;2019-05-03;4
Diario de la Ría, viernes 3 de mayo de 2019 => Diario de la Ría;2019-05-03;
Gazeta Nadmorska, 3 maja 2019 r., s. 4 => Gazeta Nadmorska;2019-05-03;4
Gazeta Nadmorska nr 103, 03.05.2019 => Gazeta Nadmorska;2019-05-03;
Jornal da Barra, 3 de maio de 2019, pág. 4 => Jornal da Barra;2019-05-03;4
Oddens Avis, 3. maj 2019, side 4 => Oddens Avis;2019-05-03;4
Oddens Avis, fredag den 3. maj 2019, side 4 => Oddens Avis;2019-05-03;4
Uddens Nyheter 3 maj 2019, s. 4 => Uddens Nyheter;2019-05-03;4
Uddens Nyheter, fredag 3 maj 2019 => Uddens Nyheter;2019-05-03;
Niemen Sanomat 3.5.2019, sivu 4 => Niemen Sanomat;2019-05-03;4
Niemen Sanomat, perjantai 3. toukokuuta 2019 => Niemen Sanomat;2019-05-03;
Eilander Dagblad, vrijdag 3 mei 2019, blz. 4 => Eilander Dagblad;2019-05-03;4
Eilander Dagblad van 3 mei 2019 => Eilander Dagblad;2019-05-03;
جريدة الساحل، 3 مايو 2019، ص 4 => جريدة الساحل;2019-05-03;4
Der Rat tagte am 3. Mai 2019 in Lauter. Danach gab es Suppe. => -
Die Brücke wurde am 3. Mai 2019 eröffnet. => -
Seit 3. Mai 2019 gesperrt => -
(dpa, 3.5.2019) => dpa;2019-05-03;
APA/dpa, 3.5.2019 => APA,dpa;2019-05-03;
Quelle: dpa => dpa;;
Quelle: dpa/afp => dpa,afp;;
"""


@pytest.mark.parametrize("line", LINES.strip().split("\n"))
def test_a_source_line_names_newspaper_day_and_page(line: str) -> None:
    text, expected = (part.strip() for part in line.split("=>"))
    found = find_source(text)
    source = found.source if found else None
    read = f"{','.join(source.publications)};{source.date or ''};{source.page or ''}" if source else "-"
    assert read == expected


def test_an_address_names_the_site_where_no_newspaper_is_named() -> None:
    found = find_source("Quelle: https://www.lauter.example/a?b=1, abgerufen am 3.4.2019")
    assert found is not None
    assert found.source.publications == ("lauter.example",)
    assert found.source.url == "https://www.lauter.example/a?b=1"


def test_a_newspaper_s_word_makes_a_source_surer() -> None:
    known, unknown = find_source("Lauter Anzeiger, 3.5.2019"), find_source("Lauter Leute, 3.5.2019")
    assert known is not None
    assert unknown is not None
    assert known.sureness > 0.9 > unknown.sureness


def test_a_source_in_brackets_is_taken_off_the_last_sentence() -> None:
    split = split_source("Verletzt wurde niemand. (APA/dpa, 1.11.2015)")
    assert split is not None
    assert split[0] == "Verletzt wurde niemand."
    assert (split[1].source.publications, split[1].source.date) == (("APA", "dpa"), "2015-11-01")
    assert split_source("Verletzt wurde niemand. (Seit 2015)") is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Donnerstag, 19. Dezember 2002", "2002-12-19"),
        ("Stand: 14. Mai 2023, 10:30 Uhr", "2023-05-14"),
        ("Am 14. Mai 2023 brannte es", None),
        ("Freitag", None),
    ],
)
def test_a_day_alone_has_nothing_but_a_date_and_dead_words(line: str, day: str | None) -> None:
    assert find_day_alone(line) == day


def test_what_somebody_calls_a_source_is_read_as_far_as_it_can_be() -> None:
    assert parse_source("Lauter Rundschau").publications == ("Lauter Rundschau",)
