"""What press releases carry around their text, in thirteen languages."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.release import (
    has_address,
    is_agency_id,
    is_embargo,
    is_end_mark,
    is_kicker_label,
    is_label,
    is_notice,
    names_year,
    opens_boilerplate,
    opens_contact,
    parse_contact,
    parse_embargo,
)

EMBARGOES = """
Sperrfrist: 9. März 2024, 10 Uhr => 2024-03-09T10:00:00
Sperrfrist: 9.3.2024, 10.30 Uhr => 2024-03-09T10:30:00
SPERRFRIST 09.03.2024, 18:00 Uhr => 2024-03-09T18:00:00
Sperrfrist: Samstag, 9. März 2024, 6 Uhr MEZ => 2024-03-09T06:00:00+01:00
Frei ab 9. März 2024 => 2024-03-09
Frei für Samstag, 9. März 2024, 12 Uhr => 2024-03-09T12:00:00
Gesperrt bis 9. März 2024, 0.01 Uhr => 2024-03-09T00:01:00
Achtung, Sperrfrist: 9.3.2024, 10 Uhr => 2024-03-09T10:00:00
+++ SPERRFRIST: 9.3.2024, 10 Uhr +++ => 2024-03-09T10:00:00
Embargo: 9 March 2024, 00.01 GMT => 2024-03-09T00:01:00+00:00
EMBARGOED UNTIL 12:01 A.M. EST, MARCH 9, 2024 => 2024-03-09T00:01:00-05:00
EMBARGOED UNTIL MARCH 9, 2024 AT 2:30 P.M. PDT => 2024-03-09T14:30:00-07:00
Embargoed for release until 5 pm ET on March 9, 2024 => 2024-03-09T17:00:00-05:00
STRICT EMBARGO: 00:01hrs, Saturday 9 March 2024 => 2024-03-09T00:01:00
STRICTLY EMBARGOED UNTIL 0001 HRS GMT 9 MARCH 2024 => 2024-03-09T00:01:00+00:00
Embargoed until 00:01 BST, 9 June 2024 => 2024-06-09T00:01:00+01:00
Under embargo until noon, 9 March 2024 => 2024-03-09T12:00:00
Not for publication before 9 March 2024 => 2024-03-09
HOLD FOR RELEASE UNTIL 9 a.m. March 9, 2024 => 2024-03-09T09:00:00
Embargo until midnight, 9 March 2024 => 2024-03-10T00:00:00
Embargo until 12:00 midnight, 9 March 2024 => 2024-03-10T00:00:00
Sperrfrist: 9. März 2024, 24 Uhr => 2024-03-10T00:00:00
Sperrfrist: 31. Dezember 2024, Mitternacht => 2025-01-01T00:00:00
Sperrfrist: 9. März 2024, 0 Uhr => 2024-03-09T00:00:00
Sous embargo jusqu'au 9 mars 2024 à 10 h => 2024-03-09T10:00:00
Sous embargo jusqu’au 9 mars 2024 à 10h30 => 2024-03-09T10:30:00
EMBARGO jusqu'au 9 mars 2024, 6h00 => 2024-03-09T06:00:00
Embargado hasta el 9 de marzo de 2024 a las 10:00 => 2024-03-09T10:00:00
Embargo hasta las 10.00 horas del 9 de marzo de 2024 => 2024-03-09T10:00:00
Embargo fino al 9 marzo 2024, ore 10.00 => 2024-03-09T10:00:00
Sotto embargo fino alle ore 10 del 9 marzo 2024 => 2024-03-09T10:00:00
Onder embargo tot 9 maart 2024, 10.00 uur => 2024-03-09T10:00:00
Embargo tot zaterdag 9 maart 2024 om 10 uur => 2024-03-09T10:00:00
Embargo do 9 marca 2024 r., godz. 10:00 => 2024-03-09T10:00:00
Sob embargo até 9 de março de 2024, às 10h00 => 2024-03-09T10:00:00
Embargo até às 10h30 de 9 de março de 2024 => 2024-03-09T10:30:00
Klausuleret til 9. marts 2024 kl. 10.00 => 2024-03-09T10:00:00
Embargo till den 9 mars 2024 kl. 10.00 => 2024-03-09T10:00:00
Embargo til 9. mars 2024 klokken 10.00 => 2024-03-09T10:00:00
Julkaisuvapaa 9.3.2024 klo 10.00 => 2024-03-09T10:00:00
Embargo 9.3.2024 klo 10 asti => 2024-03-09T10:00:00
Embargo bis 9. März 2024, 10 Uhr => 2024-03-09T10:00:00
Sperrfrist bis 9. März 2024, 10:00 Uhr (MEZ) => 2024-03-09T10:00:00+01:00
حظر نشر حتى 9 مارس 2024 الساعة 10:00 => 2024-03-09T10:00:00
Embargo: 2024-03-09 10:00 UTC => 2024-03-09T10:00:00+00:00
Embargo: 2024-03-09T10:00:00Z => 2024-03-09T10:00:00+00:00
Sperrfrist: Redebeginn => None
"""

CONTACTS = """
Pressekontakt:
Pressekontakt
Media Contact
Media contact:
CONTACT:
Kontakt für Rückfragen:
Ansprechpartner für Medien
Contact presse :
Contatti stampa
Perscontact:
Contacto para la prensa:
Kontakt dla mediów:
Pressekontakt
Presskontakt:
Lisätietoja:
Contacto:
Ihre Ansprechpartnerin für Presseanfragen:
Press Contact:
For media enquiries, please contact:
Rückfragen bitte an:
For further information, please contact:
Pour plus d'informations :
Per informazioni:
Para más información:
Voor meer informatie:
Więcej informacji:
For mer informasjon, kontakt:
För mer information, kontakta:
For yderligere information kontakt:
Lisätietoja antaa:
Medienkontakt:
Noot voor de redactie
"""

LABELS = """
PRESSEMITTEILUNG
Pressemitteilung Nr. 12/2024
Pressemitteilung vom 3. Mai 2024
PRESSEMITTEILUNG 12/2024
Medienmitteilung
FOR IMMEDIATE RELEASE
FOR IMMEDIATE RELEASE: May 3, 2024
PRESS RELEASE
News Release
COMMUNIQUÉ DE PRESSE
Communiqué de presse du 3 mai 2024
Comunicato stampa
COMUNICATO STAMPA n. 12
Nota de prensa
PERSBERICHT
Pressemeddelelse
Pressmeddelande
Pressemelding
TIEDOTE
Lehdistötiedote 3.5.2024
Informacja prasowa
Nota à imprensa
Comunicado de imprensa
بيان صحفي
Media Release
Presseaussendung
Presseinformation der Stadt Lauter
Pressemitteilung | 3. Mai 2024
Pour diffusion immédiate
Per la pubblicazione immediata
Para publicación inmediata
"""

BOILERPLATES = """
Über die Stadtwerke Lauter
Über die Stadtwerke Lauter:
About Quillmark
About Quillmark plc:
À propos de Quillmark
A propos de Quillmark
Informazioni su Quillmark
Sobre Quillmark
Acerca de Quillmark
Over Quillmark
O firmie Quillmark
O Quillmark
Om Quillmark
Tietoa Quillmarkista
نبذة عن الشركة
"""

NOTICES = """
© 2024 Lauter Rundschau
(c) 2024 dpa
Copyright 2024 Lauter Rundschau. All rights reserved.
Alle Rechte vorbehalten
Abdruck honorarfrei, Belegexemplar erbeten.
Tous droits réservés
Tutti i diritti riservati
Todos los derechos reservados
Alle rechten voorbehouden
Wszelkie prawa zastrzeżone
Alla rättigheter förbehållna
Kaikki oikeudet pidätetään
Todos os direitos reservados
جميع الحقوق محفوظة
Alle rettigheder forbeholdes
Abdruck frei – Beleg erbeten
All rights reserved.
"""

END_MARKS = """
###
-ends-
ENDS
- Ende -
# # #
-30-
***ENDS***
FIN
Ende der Pressemitteilung
– Ende –
--Ends--
(Ends)
-- END --
(ENDE)
FIN DEL COMUNICADO
"""


def lines(block: str) -> list[str]:
    return block.strip().split("\n")


@pytest.mark.parametrize("line", lines(EMBARGOES))
def test_an_embargo_ends_at_a_moment(line: str) -> None:
    text, expected = (part.strip() for part in line.split("=>"))
    assert is_embargo(text)
    assert str(parse_embargo(text).until) == expected


@pytest.mark.parametrize(
    "line", ["Das Embargo gegen das Land endet.", "Embargo gegen das Nachbarland beschlossen", "Sperrmüll am 3.4.2024"]
)
def test_a_sentence_is_no_embargo(line: str) -> None:
    assert not is_embargo(line)


@pytest.mark.parametrize("line", lines(CONTACTS))
def test_a_label_heads_the_contact(line: str) -> None:
    assert opens_contact(line)


@pytest.mark.parametrize("line", ["Kontakte pflegen", "Kontakt zur Außenwelt verloren", "Contact lost with ship"])
def test_a_headline_heads_no_contact(line: str) -> None:
    assert not opens_contact(line)


@pytest.mark.parametrize("line", lines(LABELS))
def test_a_release_has_a_label(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize("line", ["Pressemitteilung sorgt für Ärger", "Press release angers council."])
def test_a_headline_about_a_release_is_no_label(line: str) -> None:
    assert not is_label(line)


@pytest.mark.parametrize("line", lines(BOILERPLATES))
def test_a_short_line_heads_the_boilerplate(line: str) -> None:
    assert opens_boilerplate(line)


@pytest.mark.parametrize(
    "line", ["Über den Dächern wird es eng.", "Über 100 Gäste erwartet", "About time", "Om natten", "Sobre todo"]
)
def test_a_sentence_or_figure_heads_no_boilerplate(line: str) -> None:
    assert not opens_boilerplate(line)


@pytest.mark.parametrize("line", lines(NOTICES))
def test_a_line_about_rights_is_a_notice(line: str) -> None:
    assert is_notice(line)


def test_a_headline_about_rights_is_no_notice() -> None:
    assert not is_notice("Copyright reform divides parliament")


@pytest.mark.parametrize("line", lines(END_MARKS))
def test_an_end_mark_ends_the_story(line: str) -> None:
    assert is_end_mark(line)


@pytest.mark.parametrize("line", ["Ende gut", "Das Ende", "The end of the road", "* * *", "-"])
def test_words_about_an_end_are_no_end_mark(line: str) -> None:
    assert not is_end_mark(line)


def test_an_agency_s_numbering_starts_with_its_name() -> None:
    assert is_agency_id("dpa lsw yyzz n1 abc 021530 Feb 24")
    assert not is_agency_id("Die Bahn fährt ab 2024 neu")
    assert not is_agency_id("dpa meldet das")


def test_a_rights_line_of_a_text_names_a_year() -> None:
    assert names_year("© 2024 Lauter Rundschau")
    assert not names_year("© Ada Roe")


def test_topics_and_labels_stand_alone_above_a_headline() -> None:
    assert is_kicker_label("INTERVIEW")
    assert is_kicker_label("Kreistag:")
    assert not is_kicker_label("Ein langes Interview")


def test_a_contact_in_lines_has_its_parts() -> None:
    contact = parse_contact(
        "Pressekontakt:\nDr. Anke Pohl\nStadtwerke Lauter\nTel. +49 555 1234-56\n"
        "anke.pohl@lauter.example\nwww.lauter.example"
    )
    assert contact.name == "Dr. Anke Pohl"
    assert contact.organisation == "Stadtwerke Lauter"
    assert contact.phone == "+49 555 1234-56"
    assert contact.email == "anke.pohl@lauter.example"
    assert contact.url == "www.lauter.example"


def test_a_contact_in_one_line_has_its_parts() -> None:
    contact = parse_contact("Media contact: Jane Harrow, Quill plc, +1 555 010 2233, press@quill.example")
    assert (contact.name, contact.organisation) == ("Jane Harrow", "Quill plc")
    assert (contact.phone, contact.email) == ("+1 555 010 2233", "press@quill.example")


def test_an_office_is_no_person() -> None:
    contact = parse_contact("Kontakt\nPressestelle\nTel. 0555 1234")
    assert contact.name is None
    assert contact.organisation == "Pressestelle"


@pytest.mark.parametrize("day", ["7. 5. 2015", "07.05.2015", "2015-05-07", "den 7. 5. 2015"])
def test_a_day_is_no_telephone_number(day: str) -> None:
    assert not has_address(day)
    assert parse_contact(day).phone is None


@pytest.mark.parametrize(
    "text",
    [
        "Contact: Ada Roe\nMobile: 0555 123456\nEmail: ada.roe@lauter.example",
        "Contact: Ada Roe (ada.roe@lauter.example)",
        "Kontakt: Ada Roe\nTelefon: 0555 123456\nWebsite: www.lauter.example",
    ],
)
def test_the_word_for_a_way_to_reach_somebody_is_no_organisation(text: str) -> None:
    contact = parse_contact(text)
    assert contact.name == "Ada Roe"
    assert contact.organisation is None
