"""Source lines in many languages, and what is none."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.source import find_day_alone, find_source, parse_source, split_source

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
Lauter Rundschau | 3. Mai 2019 | Lokales => Lauter Rundschau;2019-05-03;
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
Mindener Tageblatt, Ausgabe vom 3. Mai 2021, Lokales, Seite 12 => Mindener Tageblatt;2021-05-03;12
Mindener Tageblatt vom 3. Mai 2021 => Mindener Tageblatt;2021-05-03;
Mindener Tageblatt vom 03.05.2021, S. 12 => Mindener Tageblatt;2021-05-03;12
FAZ vom 4.5.2019, S. 3 => FAZ;2019-05-04;3
F.A.Z., 4.5.2019, Nr. 103, S. 3 => F.A.Z.;2019-05-04;3
Frankfurter Allgemeine Zeitung, 04.05.2019, Nr. 103, S. 3 => Frankfurter Allgemeine Zeitung;2019-05-04;3
aus: Lauterbacher Anzeiger, 4.5.2019 => Lauterbacher Anzeiger;2019-05-04;
Aus: Lauterbacher Anzeiger vom 4. Mai 2019, Seite 7 => Lauterbacher Anzeiger;2019-05-04;7
Aus dem Lauterbacher Anzeiger vom 4. Mai 2019 => Lauterbacher Anzeiger;2019-05-04;
erschienen am 4. Mai 2019 in der Lauterbacher Zeitung => Lauterbacher Zeitung;2019-05-04;
Erschienen am 4. Mai 2019 im Lauterbacher Anzeiger => Lauterbacher Anzeiger;2019-05-04;
Erschienen in: Lauterbacher Anzeiger, 4. Mai 2019, S. 7 => Lauterbacher Anzeiger;2019-05-04;7
Dieser Artikel erschien am 4. Mai 2019 in der Lauterbacher Zeitung. => Lauterbacher Zeitung;2019-05-04;
Quelle: Lauterbacher Anzeiger vom 4. Mai 2019 => Lauterbacher Anzeiger;2019-05-04;
Quelle: Lauterbacher Anzeiger, Lokalteil, 04.05.2019 => Lauterbacher Anzeiger;2019-05-04;
(Lauterbacher Anzeiger, 4.5.2019) => Lauterbacher Anzeiger;2019-05-04;
Lauterbacher Anzeiger (Nr. 102/2019), 4. Mai 2019 => Lauterbacher Anzeiger;2019-05-04;
Lauterbacher Anzeiger Nr. 102 vom 4. Mai 2019, S. 7 => Lauterbacher Anzeiger;2019-05-04;7
Der Tagesspiegel, Nr. 24 123, 4.5.2019, S. 3 => Der Tagesspiegel;2019-05-04;3
DIE ZEIT Nr. 19/2019, 2. Mai 2019 => DIE ZEIT;2019-05-02;
DIE ZEIT Nº 19/2019, 2. Mai 2019 => DIE ZEIT;2019-05-02;
taz. die tageszeitung vom 4. 5. 2019, S. 7 => taz. die tageszeitung;2019-05-04;7
Süddeutsche Zeitung, 04. Mai 2019, Seite 3 / Bayern => Süddeutsche Zeitung;2019-05-04;3
Westdeutsche Allgemeine (WAZ), 4. Mai 2019 => Westdeutsche Allgemeine (WAZ);2019-05-04;
Badische Zeitung, Samstag, 4. Mai 2019 => Badische Zeitung;2019-05-04;
Samstag, 4. Mai 2019, Badische Zeitung => Badische Zeitung;2019-05-04;
04.05.2019 Badische Zeitung => Badische Zeitung;2019-05-04;
04.05.2019 / Badische Zeitung / Seite 23 => Badische Zeitung;2019-05-04;23
Badische Zeitung | 4. Mai 2019 | Seite 23 => Badische Zeitung;2019-05-04;23
Badische Zeitung – 4. Mai 2019 – Seite 23 => Badische Zeitung;2019-05-04;23
Badische Zeitung - Lokalausgabe Lahr, 4. Mai 2019, S. 23 => Badische Zeitung;2019-05-04;23
BZ, 4.5.19 => BZ;2019-05-04;
NZZ, 4. Mai 2019, S. 9 => NZZ;2019-05-04;9
Neue Zürcher Zeitung vom 04.05.2019, Seite 9 => Neue Zürcher Zeitung;2019-05-04;9
Tages-Anzeiger, 4. Mai 2019 => Tages-Anzeiger;2019-05-04;
Der Bund, Samstag, 4. Mai 2019, 23 => Der Bund;2019-05-04;
Der Standard, 4./5.5.2019, S. 12 => Der Standard;2019-05-04;12
Die Presse, Print-Ausgabe, 04.05.2019 => Die Presse;2019-05-04;
("Die Presse", Print-Ausgabe, 04.05.2019) => Die Presse;2019-05-04;
(Der Standard, 4.5.2019) => Der Standard;2019-05-04;
(APA/red, 4.5.2019) => APA,red;2019-05-04;
Vorarlberger Nachrichten (VN), 04.05.2019, Seite A5 => Vorarlberger Nachrichten (VN);2019-05-04;A5
Berner Zeitung / Der Bund, 4. Mai 2019 => Berner Zeitung,Der Bund;2019-05-04;
Mindener Tageblatt, 3.5.2021, und Westfalen-Blatt, 4.5.2021 => Mindener Tageblatt,Westfalen-Blatt;2021-05-03;
Mindener Tageblatt und Westfalen-Blatt vom 3.5.2021 => Mindener Tageblatt,Westfalen-Blatt;2021-05-03;
Quelle: Lauter-Bote, https://www.lauter-bote.example/a/123, 4.5.2019 => Lauter-Bote;2019-05-04;
Artikel vom 4. Mai 2019, Lauterbacher Anzeiger => Lauterbacher Anzeiger;2019-05-04;
Lauterbacher Anzeiger, Lokales, 04.05.2019 => Lauterbacher Anzeiger;2019-05-04;
LAUTERBACHER ANZEIGER, 4. MAI 2019, SEITE 7 => LAUTERBACHER ANZEIGER;2019-05-04;7
Lauterbacher Anzeiger, 4. Mai 2019, Autor: Ada Roe => Lauterbacher Anzeiger;2019-05-04;
Ressort: Lokales, Lauterbacher Anzeiger, 4.5.2019 => Lauterbacher Anzeiger;2019-05-04;
Veröffentlicht am 4. Mai 2019 in: Lauterbacher Anzeiger => Lauterbacher Anzeiger;2019-05-04;
Lauterbacher Anzeiger online, 4. Mai 2019, 10.30 Uhr => Lauterbacher Anzeiger online;2019-05-04;
The Guardian, Tuesday 5 May 2015 => The Guardian;2015-05-05;
The Guardian, Tuesday 5 May 2015, p. 14 => The Guardian;2015-05-05;14
The Port Rowan Herald, May 5, 2015 => The Port Rowan Herald;2015-05-05;
The Port Rowan Herald, May 5, 2015, page A14 => The Port Rowan Herald;2015-05-05;A14
The New York Times, May 5, 2015, Section B, Page 4 => The New York Times;2015-05-05;4
The New York Times (May 5, 2015) => The New York Times;2015-05-05;
New York Times, Late Edition, 5 May 2015, p. A1 => New York Times;2015-05-05;A1
Published in The Port Rowan Herald on May 5, 2015 => The Port Rowan Herald;2015-05-05;
This article appeared in the Port Rowan Herald on May 5, 2015. => Port Rowan Herald;2015-05-05;
First published in The Port Rowan Herald, 5 May 2015 => The Port Rowan Herald;2015-05-05;
Originally published: The Port Rowan Herald, 5 May 2015 => The Port Rowan Herald;2015-05-05;
Source: The Port Rowan Herald, 5 May 2015, p. 3 => The Port Rowan Herald;2015-05-05;3
From: The Port Rowan Herald, 5 May 2015 => The Port Rowan Herald;2015-05-05;
From The Port Rowan Herald, 5 May 2015 => The Port Rowan Herald;2015-05-05;
Port Rowan Herald (Ontario), May 5, 2015 Tuesday => Port Rowan Herald (Ontario);2015-05-05;
05/13/2015 The Port Rowan Herald => The Port Rowan Herald;2015-05-13;
The Sunday Times, 5 May 2015, p. 3; The Observer, 12 May 2015 => The Sunday Times,The Observer;2015-05-05;3
Le Monde, mardi 5 mars 2019, p. 4 => Le Monde;2019-03-05;4
Le Monde du 5 mars 2019 => Le Monde;2019-03-05;
Le Courrier de Valmont, 5 mars 2019, page 4 => Le Courrier de Valmont;2019-03-05;4
Le Courrier de Valmont, édition du 5 mars 2019 => Le Courrier de Valmont;2019-03-05;
Source : Le Courrier de Valmont, 5 mars 2019 => Le Courrier de Valmont;2019-03-05;
Source: Le Courrier de Valmont du mardi 5 mars 2019, p. 4 => Le Courrier de Valmont;2019-03-05;4
Paru dans Le Courrier de Valmont le 5 mars 2019 => Le Courrier de Valmont;2019-03-05;
Publié dans Le Courrier de Valmont, le 5 mars 2019 => Le Courrier de Valmont;2019-03-05;
Le Temps, mardi 5 mars 2019 => Le Temps;2019-03-05;
24 heures, 05.03.2019, p. 12 => 24 heures;2019-03-05;12
La Dépêche du Midi - 05/03/2019 => La Dépêche du Midi;2019-03-05;
Ouest-France, 5 mars 2019, no 22 567, p. 4 => Ouest-France;2019-03-05;4
Libération, n° 11 752, 5 mars 2019, p. 4 => Libération;2019-03-05;4
Extrait de : Le Courrier de Valmont, 5 mars 2019 => Le Courrier de Valmont;2019-03-05;
El País – 3 de mayo de 2018 => El País;2018-05-03;
El País, 3 de mayo de 2018, p. 12 => El País;2018-05-03;12
El País, jueves 3 de mayo de 2018, página 12 => El País;2018-05-03;12
La Voz de Villasol, 3 de mayo de 2018 => La Voz de Villasol;2018-05-03;
La Voz de Villasol (3-5-2018) => La Voz de Villasol;2018-05-03;
Diario de Villasol, 03/05/2018, pág. 5 => Diario de Villasol;2018-05-03;5
Fuente: El Diario de Villasol, 3 de mayo de 2018 => El Diario de Villasol;2018-05-03;
Publicado en El Diario de Villasol el 3 de mayo de 2018 => El Diario de Villasol;2018-05-03;
Clarín, 3/5/2018 => Clarín;2018-05-03;
ABC, 3 de mayo de 2018, pp. 4-5 => ABC;2018-05-03;4-5
Corriere della Sera, 12/03/2020, pag. 5 => Corriere della Sera;2020-03-12;5
Corriere della Sera, 12 marzo 2020, p. 5 => Corriere della Sera;2020-03-12;5
la Repubblica, giovedì 12 marzo 2020 => la Repubblica;2020-03-12;
La Stampa, 12-03-2020, pagina 5 => La Stampa;2020-03-12;5
Il Messaggero del 12 marzo 2020 => Il Messaggero;2020-03-12;
Fonte: Il Giornale di Portonero, 12 marzo 2020 => Il Giornale di Portonero;2020-03-12;
Da: Il Giornale di Portonero, 12 marzo 2020 => Il Giornale di Portonero;2020-03-12;
Pubblicato su Il Giornale di Portonero il 12 marzo 2020 => Il Giornale di Portonero;2020-03-12;
Il Sole 24 Ore, 12 marzo 2020, p. 5 => Il Sole 24 Ore;2020-03-12;5
NRC Handelsblad 12-03-2011 => NRC Handelsblad;2011-03-12;
NRC Handelsblad, 12 maart 2011, pagina 5 => NRC Handelsblad;2011-03-12;5
de Volkskrant, zaterdag 12 maart 2011 => de Volkskrant;2011-03-12;
Trouw, 12 maart 2011, p. 5 => Trouw;2011-03-12;5
Bron: De Gelderlander, 12 maart 2011 => De Gelderlander;2011-03-12;
Het Laatste Nieuws, 12/03/2011, blz. 5 => Het Laatste Nieuws;2011-03-12;5
Verschenen in de Volkskrant van 12 maart 2011 => de Volkskrant;2011-03-12;
De Standaard, 12 maart 2011 => De Standaard;2011-03-12;
Uit: Leeuwarder Courant, 12 maart 2011 => Leeuwarder Courant;2011-03-12;
Politiken, 12. marts 2011, side 5 => Politiken;2011-03-12;5
Politiken, lørdag den 12. marts 2011, 1. sektion, side 5 => Politiken;2011-03-12;5
Berlingske, 12.03.2011 => Berlingske;2011-03-12;
Kilde: Jyllands-Posten, 12. marts 2011 => Jyllands-Posten;2011-03-12;
Bragt i Politiken den 12. marts 2011 => Politiken;2011-03-12;
Dagens Nyheter, 12 mars 2011 => Dagens Nyheter;2011-03-12;
Dagens Nyheter 2011-03-12 => Dagens Nyheter;2011-03-12;
Dagens Nyheter, lördag 12 mars 2011, s. 5 => Dagens Nyheter;2011-03-12;5
Svenska Dagbladet den 12 mars 2011, sidan 5 => Svenska Dagbladet;2011-03-12;5
Källa: Göteborgs-Posten, 12 mars 2011 => Göteborgs-Posten;2011-03-12;
Publicerad i Dagens Nyheter 12 mars 2011 => Dagens Nyheter;2011-03-12;
Aftenposten, 12. mars 2011 => Aftenposten;2011-03-12;
Aftenposten, lørdag 12. mars 2011, side 5 => Aftenposten;2011-03-12;5
Bergens Tidende 12.03.2011 => Bergens Tidende;2011-03-12;
Kilde: Adresseavisen, 12. mars 2011 => Adresseavisen;2011-03-12;
Publisert i Nordlys 12. mars 2011 => Nordlys;2011-03-12;
Helsingin Sanomat, 12.3.2011 => Helsingin Sanomat;2011-03-12;
Helsingin Sanomat 12.3.2011, s. 5 => Helsingin Sanomat;2011-03-12;5
Helsingin Sanomat, lauantai 12. maaliskuuta 2011, sivu 5 => Helsingin Sanomat;2011-03-12;5
Lähde: Aamulehti, 12.3.2011 => Aamulehti;2011-03-12;
Julkaistu Aamulehdessä 12.3.2011 => Aamulehdessä;2011-03-12;
Gazeta Wyborcza, 12.03.2011 => Gazeta Wyborcza;2011-03-12;
Gazeta Wyborcza, 12 marca 2011 r., s. 5 => Gazeta Wyborcza;2011-03-12;5
„Rzeczpospolita”, 12 marca 2011, str. 5 => Rzeczpospolita;2011-03-12;5
Źródło: Dziennik Polski, 12.03.2011 => Dziennik Polski;2011-03-12;
Dziennik Polski z 12 marca 2011 r. => Dziennik Polski;2011-03-12;
Opublikowano w: Dziennik Polski, 12 marca 2011 => Dziennik Polski;2011-03-12;
Público, 12 de março de 2011, p. 5 => Público;2011-03-12;5
Diário de Notícias, 12/03/2011 => Diário de Notícias;2011-03-12;
Folha de S.Paulo, 12 de março de 2011 => Folha de S.Paulo;2011-03-12;
Jornal de Notícias, sábado, 12 de março de 2011, pág. 5 => Jornal de Notícias;2011-03-12;5
Fonte: Jornal de Notícias, 12 de março de 2011 => Jornal de Notícias;2011-03-12;
Publicado no Jornal de Notícias em 12 de março de 2011 => Jornal de Notícias;2011-03-12;
O Globo, 12/03/2011, Economia, p. 25 => O Globo;2011-03-12;25
المصدر: صحيفة الميناء، 12 مارس 2011 => صحيفة الميناء;2011-03-12;
جريدة النهار، 12 آذار 2011، ص 5 => جريدة النهار;2011-03-12;5
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


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("SOURCE Rowan Robotics", "Rowan Robotics"),
        ("SOURCE Rowan Robotics, Inc.", "Rowan Robotics, Inc."),
        ("QUELLE Stadtwerke Lauter", "Stadtwerke Lauter"),
        ("FUENTE Ayuntamiento de Loriana", "Ayuntamiento de Loriana"),
    ],
)
def test_the_last_line_of_a_newswire_s_release_names_its_sender(line: str, sender: str) -> None:
    found = find_source(line)
    assert found is not None
    assert found.source.publications == (sender,)


@pytest.mark.parametrize("line", ["SOURCE CODE LEAKED", "Source Code of Lauter", "AUS Lauter wird Lauterstadt"])
def test_a_headline_with_the_word_for_a_source_is_none(line: str) -> None:
    assert find_source(line) is None
