"""Bylines with roles, agencies, offices and photographers, and what only starts like one."""

from __future__ import annotations

import pytest

from tests.clipping.words import lost_words
from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import (
    byline_lines,
    find_byline,
    find_signature,
    is_bare_name,
    parse_byline,
)

BYLINES = """
de Von Ada Roe => Ada Roe
en By Ada Roe Political Editor and Jan Poe (Reuters) => Ada Roe (Political Editor); Jan Poe (Reuters)
de Von Ada Roe und Jan Poe => Ada Roe; Jan Poe
de VON ADA ROE UND JAN POE => ADA ROE; JAN POE
de Von Ada Roe, Jan Poe und Kim Soe => Ada Roe; Jan Poe; Kim Soe
de Von Ada Roe/Jan Poe => Ada Roe; Jan Poe
de Von Ada Roe, dpa => Ada Roe (dpa)
de Von Ada Roe und dpa => Ada Roe; dpa
de Von Ada Roe (Text) und Jan Poe (Fotos) => Ada Roe (Text); Jan Poe (Fotos)
de Von Ada Roe | Lindauer Blatt => Ada Roe (Lindauer Blatt)
de Von Dr. Ada von der Aue => Dr. Ada von der Aue
de Von unserer Mitarbeiterin Ada Roe => Ada Roe
de Text: Ada Roe, Fotos: Jan Poe => Ada Roe; Jan Poe (Fotos)
de Text und Fotos: Ada Roe => Ada Roe
de Von: Ada Roe => Ada Roe
en By Ada Roe => Ada Roe
en By Ada Roe, Education Correspondent => Ada Roe (Education Correspondent)
en By Ada Roe and Jan Poe, Reporters => Ada Roe (Reporters); Jan Poe (Reporters)
en By Ada Roe in London => Ada Roe (in London)
en By Mary E Smith and Jan Poe => Mary E Smith; Jan Poe
en BY ADA ROE => ADA ROE
fr Par Ada Roe et Jan Poe => Ada Roe; Jan Poe
fr Propos recueillis par Ada Roe => Ada Roe
nl Door Joris van der Veen en Ada Roe => Joris van der Veen; Ada Roe
it Di Ada Roe e Jan Poe => Ada Roe; Jan Poe
it di Ada Roe => Ada Roe
es Por Ada Roe y Jan Poe => Ada Roe; Jan Poe
pt Por Ada Roe e Jan Poe => Ada Roe; Jan Poe
da Af Ada Roe og Jan Poe => Ada Roe; Jan Poe
sv Av Ada Roe och Jan Poe => Ada Roe; Jan Poe
no Av Ada Roe og Jan Poe => Ada Roe; Jan Poe
fi Teksti: Ada Roe ja Jan Poe => Ada Roe; Jan Poe
pl Autor: Ada Roe i Jan Poe => Ada Roe; Jan Poe
pl by ADA KOWALSKA10 MAJA 2020 => ADA KOWALSKA
pt PorAda Roe => Ada Roe
en ByAda Roe => Ada Roe
fr Par ADA ROE, LUCIE PÔLE Envoyés spéciaux à Lauter => ADA ROE; LUCIE PÔLE (Envoyés spéciaux à Lauter)
zh 记者：张三 => 张三
ko 홍길동 기자 => 홍길동 (기자)
ko 연합신문=홍길동 기자 hong@bote.example => 홍길동 (기자)
ja 山田太郎記者 => 山田太郎 (記者)
ar كتبت آدا رو => آدا رو
ar بقلم: سمير حداد => سمير حداد
de VON ADA ROE => ADA ROE
de von Ada Roe => Ada Roe
de Von Ada Roe (Text) und Jan Poe (Foto) => Ada Roe (Text); Jan Poe (Foto)
de Text: Ada Roe / Foto: Jan Poe => Ada Roe; Jan Poe (Foto)
de TEXT: ADA ROE FOTOS: JAN POE => ADA ROE; JAN POE (FOTOS)
de Von unserem Redaktionsmitglied Ada Roe => Ada Roe
de Von unserem Korrespondenten Jan Poe => Jan Poe
de Von unserem Korrespondenten Jan Poe, Paris => Jan Poe (Paris)
de Von unserer Berliner Korrespondentin Ada Roe => Ada Roe
de Aufgezeichnet von Ada Roe => Ada Roe
de Interview: Ada Roe => Ada Roe
de Das Gespräch führte Ada Roe. => Ada Roe
de Das Interview führten Ada Roe und Jan Poe. => Ada Roe; Jan Poe
de Von Ada Roe, Berlin => Ada Roe (Berlin)
de Von Ada Roe (dpa) => Ada Roe (dpa)
de Von Ada Roe/dpa => Ada Roe (dpa)
de Von Ada Roe, epd-Landesdienst => Ada Roe (epd-Landesdienst)
de Von Ada Roe und Jan Poe, dpa => Ada Roe (dpa); Jan Poe (dpa)
de Von Dr. Ada Roe => Dr. Ada Roe
de Von Prof. Dr. Ada von der Roe => Prof. Dr. Ada von der Roe
de Von Ada Roe-Poe => Ada Roe-Poe
de Von Ada Roe (ar) => Ada Roe (ar)
de Von A. Roe => A. Roe
de Von Ada Roe · ada.roe@lauter-bote.example => Ada Roe
de Von Ada Roe ada.roe@lauter-bote.example => Ada Roe
de Autorin: Ada Roe => Ada Roe
de Autor: Jan Poe => Jan Poe
de Ein Gastbeitrag von Ada Roe => Ada Roe
de Ein Kommentar von Ada Roe => Ada Roe
de Kommentar von Ada Roe => Ada Roe
de Eine Analyse von Ada Roe => Ada Roe
de Ein Essay von Ada Roe => Ada Roe
de Eine Reportage von Ada Roe und Jan Poe => Ada Roe; Jan Poe
de Von Ada Roe | 3. Mai 2021 => Ada Roe
de Von Ada Roe, 3. Mai 2021 => Ada Roe
de Von Ada Roe aus Lemga => Ada Roe (aus Lemga)
de Von Ada Roe, Lokalredaktion => Ada Roe (Lokalredaktion)
de Von Ada Roe (Chefredakteurin) => Ada Roe (Chefredakteurin)
de Es berichtet Ada Roe => Ada Roe
de Protokoll: Ada Roe => Ada Roe
de Mitarbeit: Ada Roe => Ada Roe
en by Ada Roe => Ada Roe
en By Ada Roe and Jan Poe => Ada Roe; Jan Poe
en By ADA ROE and JAN POE => ADA ROE; JAN POE
en By Ada Roe, Jan Poe and Kim Soe => Ada Roe; Jan Poe; Kim Soe
en By Ada Roe, Jan Poe, and Kim Soe => Ada Roe; Jan Poe; Kim Soe
en By Ada Roe, Associated Press => Ada Roe (Associated Press)
en By ADA ROE, Associated Press => ADA ROE (Associated Press)
en By ADA ROE and JAN POE Associated Press => ADA ROE (Associated Press); JAN POE (Associated Press)
en By Ada Roe | Staff Writer => Ada Roe (Staff Writer)
en By Ada Roe, Staff Reporter => Ada Roe (Staff Reporter)
en By Ada Roe, Political Editor => Ada Roe (Political Editor)
en By Ada Roe, Political Editor, and Jan Poe => Ada Roe (Political Editor); Jan Poe
en By Dr Ada Roe => Dr Ada Roe
en By Ada M. Roe Jr. => Ada M. Roe Jr.
en By Ada O'Roe => Ada O'Roe
en By Ada Roe, AAP => Ada Roe (AAP)
en By Ada Roe, PA => Ada Roe (PA)
en By Ada Roe, Reuters => Ada Roe (Reuters)
en By Ada Roe for the Port Rowan Herald => Ada Roe (for the Port Rowan Herald)
en By Ada Roe, The Canadian Press => Ada Roe (The Canadian Press)
en Words: Ada Roe Pictures: Jan Poe => Ada Roe; Jan Poe (Pictures)
en Words by Ada Roe, photographs by Jan Poe => Ada Roe; Jan Poe (photographs)
en Story and photos by Ada Roe => Ada Roe
en Reporting by Ada Roe => Ada Roe
en By Ada Roe ada.roe@portrowan.example => Ada Roe
en By Ada Roe (ada.roe@portrowan.example) => Ada Roe
en By Ada Roe @adaroe => Ada Roe
en By Ada Roe | May 3, 2021 => Ada Roe
en By Staff Reporter => Staff Reporter
en From Ada Roe in Paris => Ada Roe (in Paris)
fr Par Ada Roe => Ada Roe
fr PAR ADA ROE => ADA ROE
fr Par Ada Roe et Jean Poe => Ada Roe; Jean Poe
fr Par Ada Roe avec AFP => Ada Roe; AFP
fr Par Ada Roe (avec AFP) => Ada Roe (avec AFP)
fr Par Ada Roe, à Bruxelles => Ada Roe (à Bruxelles)
fr Par Ada Roe (Bruxelles, correspondante) => Ada Roe (Bruxelles, correspondante)
fr Par Ada Roe, correspondante à Berlin => Ada Roe (correspondante à Berlin)
fr PROPOS RECUEILLIS PAR ADA ROE => ADA ROE
fr De notre correspondante Ada Roe => Ada Roe
fr De notre envoyé spécial Jean Poe => Jean Poe
fr De notre correspondant à Berlin, Jean Poe => Jean Poe
fr Texte : Ada Roe – Photos : Jean Poe => Ada Roe; Jean Poe (Photos)
fr Texte et photos : Ada Roe => Ada Roe
fr Par Marie-Ève Roe => Marie-Ève Roe
fr Par Ada Roe Publié le 3 mars 2019 => Ada Roe
fr Recueilli par Ada Roe => Ada Roe
fr Entretien : Ada Roe => Ada Roe
fr Un reportage d’Ada Roe => Ada Roe
es Por Ada Roe => Ada Roe
es POR ADA ROE => ADA ROE
es Por Ada Roe y Juan Poe => Ada Roe; Juan Poe
es Por Ada Roe, corresponsal => Ada Roe (corresponsal)
es Por Ada Roe - EFE => Ada Roe (EFE)
es Texto: Ada Roe => Ada Roe
es Texto: Ada Roe Fotos: Juan Poe => Ada Roe; Juan Poe (Fotos)
es Texto y fotos: Ada Roe => Ada Roe
es Entrevista de Ada Roe => Ada Roe
es Por: Ada Roe => Ada Roe
es Una crónica de Ada Roe => Ada Roe
it Di Ada Roe => Ada Roe
it DI ADA ROE => ADA ROE
it di Ada Roe e Gianni Poe => Ada Roe; Gianni Poe
it Testo di Ada Roe => Ada Roe
it Testo di Ada Roe - Foto di Gianni Poe => Ada Roe; Gianni Poe (Foto)
it Testi e foto di Ada Roe => Ada Roe
it dal nostro inviato Gianni Poe => Gianni Poe
it dalla nostra corrispondente Ada Roe => Ada Roe
it Intervista di Ada Roe => Ada Roe
it a cura di Ada Roe => Ada Roe
it Di Ada Roe, inviata a Berlino => Ada Roe (inviata a Berlino)
nl Door Ada Roe => Ada Roe
nl DOOR ADA ROE => ADA ROE
nl door onze redacteur Jan Poe => Jan Poe
nl Van onze correspondent Jan Poe => Jan Poe
nl Door Ada Roe en Jan Poe => Ada Roe; Jan Poe
nl Door Ada van den Roe => Ada van den Roe
nl Tekst: Ada Roe Foto: Jan Poe => Ada Roe; Jan Poe (Foto)
nl Tekst Ada Roe Foto Jan Poe => Ada Roe; Jan Poe (Foto)
nl Tekst: Ada Roe => Ada Roe
nl Interview: Ada Roe => Ada Roe
nl Auteur: Ada Roe => Ada Roe
pl Autor: Jan Poe => Jan Poe
pl Tekst: Ada Roe => Ada Roe
pl Tekst i zdjęcia: Ada Roe => Ada Roe
pl Tekst: Ada Roe, zdjęcia: Jan Poe => Ada Roe; Jan Poe (zdjęcia)
pl Rozmawiała Ada Roe => Ada Roe
pl Rozmawiał: Jan Poe => Jan Poe
pl Opracował: Jan Poe => Jan Poe
pl Oprac. Ada Roe => Ada Roe
pt Por Ada Roe => Ada Roe
pt POR ADA ROE => ADA ROE
pt Por Ada Roe e João Poe => Ada Roe; João Poe
pt Texto: Ada Roe => Ada Roe
pt Texto de Ada Roe => Ada Roe
pt Texto: Ada Roe; Fotos: João Poe => Ada Roe; João Poe (Fotos)
pt Por Ada Roe, da Agência Lusa => Ada Roe (da Agência Lusa)
pt Entrevista de Ada Roe => Ada Roe
da Af Ada Roe => Ada Roe
da AF ADA ROE => ADA ROE
da Af Ada Roe og Jens Poe => Ada Roe; Jens Poe
da Af Ada Roe, journalist => Ada Roe (journalist)
da Tekst: Ada Roe Foto: Jens Poe => Ada Roe; Jens Poe (Foto)
da Tekst og foto: Ada Roe => Ada Roe
da Af Ada Roe /ritzau/ => Ada Roe (ritzau)
da Af vores korrespondent Ada Roe => Ada Roe
sv Av Ada Roe => Ada Roe
sv AV ADA ROE => ADA ROE
sv Text: Ada Roe Foto: Jan Poe => Ada Roe; Jan Poe (Foto)
sv Text: Ada Roe => Ada Roe
sv Text och foto: Ada Roe => Ada Roe
sv Reporter: Ada Roe => Ada Roe
no Av Ada Roe => Ada Roe
no AV ADA ROE => ADA ROE
no Av Ada Roe, NTB => Ada Roe (NTB)
no Tekst: Ada Roe Foto: Jan Poe => Ada Roe; Jan Poe (Foto)
no TEKST: ADA ROE FOTO: JAN POE => ADA ROE; JAN POE (FOTO)
no Tekst og foto: Ada Roe => Ada Roe
no Journalist: Ada Roe => Ada Roe
fi Teksti: Ada Roe => Ada Roe
fi Teksti: Ada Roe Kuva: Jan Poe => Ada Roe; Jan Poe (Kuva)
fi Teksti ja kuvat: Ada Roe => Ada Roe
fi TEKSTI ADA ROE KUVAT JAN POE => ADA ROE; JAN POE (KUVAT)
fi Kirjoittaja: Ada Roe => Ada Roe
ar كتب: أحمد علي => أحمد علي
ar بقلم: أحمد علي => أحمد علي
ar بقلم أحمد علي => أحمد علي
"""

NO_BYLINES = """
de Von Montag an wird die Straße gesperrt
de Von Mensch zu Mensch
de Von 3. Mai 2024 an
en By the sea
en By the time the council met, it was too late.
fr Par la porte de derrière
ar كتب الوزير رسالة طويلة إلى الناس في المدينة
"""


@pytest.mark.parametrize("line", BYLINES.strip().split("\n"))
def test_a_byline_names_people_and_what_they_are(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    byline = find_byline(text, conventions_for(lang))
    assert byline is not None
    assert byline.text == text
    assert "; ".join(f"{p.name} ({p.role})" if p.role else p.name for p in byline.people) == expected


SIGNATURES = """
de Ada Roe, Berlin => Ada Roe (Berlin)
de Ada Roe ⏎ ada.roe@lauter-bote.example => Ada Roe
en Ada Roe in London => Ada Roe (in London)
en Ada Roe Education correspondent => Ada Roe (Education correspondent)
en Ada Roe, Education Correspondent => Ada Roe (Education Correspondent)
en Ada Roe ⏎ Education correspondent => Ada Roe (Education correspondent)
fr Ada Roe avec AFP => Ada Roe; AFP
fr Ada Roe ⏎ Correspondante à Berlin => Ada Roe (Correspondante à Berlin)
es Ada Roe / EFE => Ada Roe (EFE)
es Ada Roe / Madrid => Ada Roe (Madrid)
es Ada Roe | Madrid => Ada Roe (Madrid)
pt Ada Roe, enviada especial => Ada Roe (enviada especial)
da Ada Roe ⏎ ada.roe@avis.example => Ada Roe
sv Ada Roe/TT => Ada Roe (TT)
sv Ada Roe ⏎ ada.roe@tidning.example => Ada Roe
fi Ada Roe/STT => Ada Roe (STT)
"""

NO_SIGNATURES = """
en QUILL TO WORK WITH REED ON NEW MILL
de Finanzielle Unterstützung für Opfer
de Neue Brücke in Lemga
de Giftige Rauchgase in Lemga: Diese Viertel sind betroffen
en Ada Roe, a trade official, defended the policies.
de Ada Roe
de Neue Chefin im Rathaus
de Bad Nauheim (ihm).
de Der Rat, die Verwaltung
en Ada Roe wins the prize
en London (AP)
"""


@pytest.mark.parametrize("line", SIGNATURES.strip().split("\n"))
def test_a_name_with_role_agency_or_address_is_a_byline(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    byline = find_signature(text.split(" ⏎ "), conventions_for(lang))
    assert byline is not None
    assert "; ".join(f"{p.name} ({p.role})" if p.role else p.name for p in byline.people) == expected


@pytest.mark.parametrize("line", NO_SIGNATURES.strip().split("\n"))
def test_a_name_alone_or_a_sentence_is_no_signature(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert find_signature([text], conventions_for(lang)) is None


@pytest.mark.parametrize("line", NO_BYLINES.strip().split("\n"))
def test_a_sentence_that_starts_like_a_byline_is_none(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert find_byline(text, conventions_for(lang)) is None


def test_a_role_may_stand_on_the_next_line() -> None:
    found = byline_lines(["By Ada Roe", "Education Correspondent"], conventions_for("en"))
    assert found is not None
    assert (found[0].people[0].role, found[1]) == ("Education Correspondent", 2)
    sentence = byline_lines(["By Ada Roe", "The council met on Monday."], conventions_for("en"))
    assert sentence is not None
    assert sentence[1] == 1


def test_a_bare_name_is_two_to_four_words_with_capitals() -> None:
    assert is_bare_name("Ada Roe")
    assert is_bare_name("Joris van der Veen")
    assert not is_bare_name("Roe")
    assert not is_bare_name("Ada Roe.")
    assert not is_bare_name("Halle 4")
    assert not is_bare_name("der Rat")


def test_what_somebody_calls_a_byline_is_one() -> None:
    assert [p.name for p in parse_byline("Ada Roe", conventions_for("de")).people] == ["Ada Roe"]
    assert [p.name for p in parse_byline("Redaktion", conventions_for("de")).people] == ["Redaktion"]


@pytest.mark.parametrize(
    "line", [")", "】", "» «", "• •", "– –", "( )", "/", "★★★", "©", "@", "：", "…", "Von", "By:", "(Von )"]
)
def test_a_line_without_words_is_read_like_any_other(line: str) -> None:
    report = "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt."
    for text in (f"Neue Brücke\n\n{line}\n\n{report}", f"{line}\n{report}", f"Neue Brücke\n\n{report}\n\n{line}"):
        assert lost_words(text) == []
