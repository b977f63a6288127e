"""Datelines of agencies and local papers in many languages, and what only looks like one."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.dateline import find_dateline

DATELINES = """
en NEW YORK--(BUSINESS WIRE)--Quill plc said => NEW YORK; BUSINESS WIRE;
en SAN JOSE, Calif.--(BUSINESS WIRE)--Quill plc said => SAN JOSE, Calif.; BUSINESS WIRE;
en BERLIN/PARIS, June 5 (Reuters) - The two => BERLIN/PARIS; Reuters;
en ATLANTA, April 4, 2024 (GLOBE NEWSWIRE) -- Quill => ATLANTA; GLOBE NEWSWIRE; 2024-04-04
en ATLANTA (April 4, 2024) – Quill => ATLANTA; ; 2024-04-04
en ATLANTA, Ga., April 4, 2024 /PRNewswire/ -- Quill => ATLANTA, Ga.; PRNewswire; 2024-04-04
en WASHINGTON, D.C. (AP) — The House => WASHINGTON, D.C.; AP;
en WASHINGTON — The House voted => WASHINGTON; ;
en BEIJING, May 3 (Xinhua) -- Chinese => BEIJING; Xinhua;
en NEW DELHI: The minister said => NEW DELHI; ;
en ST. PAUL, Minn. (AP) — The => ST. PAUL, Minn.; AP;
en London, 3rd May 2024: Quill => London; ; 2024-05-03
en PORT-AU-PRINCE, Haiti (AP) — The => PORT-AU-PRINCE, Haiti; AP;
de Frankfurt am Main (dpa/lhe) - Der => Frankfurt am Main; dpa, lhe;
de Frankfurt (Oder) (dpa) - Der => Frankfurt (Oder); dpa;
de Köln, den 5. Juli 2024 – Der => Köln; ; 2024-07-05
de Wien (OTS) - Der => Wien; OTS;
de Berlin/Bonn, 5. Juli 2024 — Der => Berlin/Bonn; ; 2024-07-05
de Zürich, 3.5.2024 – Der => Zürich; ; 2024-05-03
de Weidenau (kr) Der Rat hat am => Weidenau; kr;
de BERLIN taz | Der Rat => BERLIN; taz;
de LEMGA ■ Der Rat hat => LEMGA; ;
de Lemga –pm– Der Rat hat => Lemga; pm;
de Berlin. (dpa) Der Rat => Berlin; dpa;
de Lemga/Kalldorf. Der Rat von Lemga => Lemga/Kalldorf; ;
de Lemga-Nord (mk). Der Rat von Lemga => Lemga-Nord; mk;
fr PARIS, 3 mars 2024 (AFP) - Le => PARIS; AFP; 2024-03-03
fr Paris, le 4 mars 2024 - Le => Paris; ; 2024-03-04
fr LA ROCHE-SUR-YON (AFP) – Le => LA ROCHE-SUR-YON; AFP;
it ROMA, 2 MAR - Il => ROMA; ;
it Roma, 2 mar. (askanews) - Il => Roma; askanews;
it (AGI) - Roma, 2 mar. - Il => Roma; AGI;
it REGGIO NELL'EMILIA (ANSA) - Il => REGGIO NELL'EMILIA; ANSA;
es MADRID, 21 Nov. (EUROPA PRESS) - El => MADRID; EUROPA PRESS;
es Madrid (EFE).- El => Madrid; EFE;
es Ciudad de México, 3 de mayo de 2024 (EFE).- El => Ciudad de México; EFE; 2024-05-03
es San José (Costa Rica), 3 may (EFE).- El => San José (Costa Rica); EFE;
pt São Paulo, 14 de maio de 2024 – A => São Paulo; ; 2024-05-14
pl Warszawa, 12.05.2024 (PAP) - Rząd => Warszawa; PAP; 2024-05-12
pl Warszawa, 12 maja 2024 r. – Rząd => Warszawa; ; 2024-05-12
sv Stockholm (TT) Regeringen har => Stockholm; TT;
no OSLO (NTB): Regjeringen => OSLO; NTB;
da København, den 3. maj 2024 – Regeringen => København; ; 2024-05-03
fi HELSINKI (STT). Hallitus => HELSINKI; STT;
nl DEN HAAG (ANP) - Het => DEN HAAG; ANP;
nl 's-Hertogenbosch (ANP) - Het => 's-Hertogenbosch; ANP;
ar القاهرة (رويترز) - قال => القاهرة; رويترز;
ar باريس 3 مارس (أ ف ب) - قال => باريس; أ ف ب;
"""

NO_DATELINES = """
en The council - which met late - voted
en Peter Wolters (62) is standing in the barn.
de Samstag, 14. Mai (ab 10 Uhr) – Der Markt
de Am Freitag, 14. Mai – Der Markt
de Nein – Das wollte er nicht.
de Der Rat - So sagte er - tagt
de Montag, 3.4.2023: Markt
de Stille. Dann Applaus.
de SPD – Die Partei tagt.
"""


@pytest.mark.parametrize("line", DATELINES.strip().split("\n"))
def test_a_dateline_has_place_agency_and_day(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    found = find_dateline(text, conventions_for(lang), text)
    assert found is not None
    dateline = found.dateline
    assert f"{dateline.place}; {', '.join(dateline.credit)}; {dateline.date or ''}".strip() == expected


@pytest.mark.parametrize("line", NO_DATELINES.strip().split("\n"))
def test_a_sentence_is_no_dateline(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert find_dateline(text, conventions_for(lang), text) is None


def test_the_report_goes_on_behind_the_dateline() -> None:
    text = "Lindenau (dpa/tmn) - Der Rat tagt."
    found = find_dateline(text, conventions_for("de"), text)
    assert found is not None
    assert (found.dateline.text, text[found.end :]) == ("Lindenau (dpa/tmn) -", "Der Rat tagt.")


def test_a_bare_place_is_surer_where_the_article_names_it_again() -> None:
    text = "Grünwald. Der Rat tagt heute zum ersten Mal."
    alone = find_dateline(text, conventions_for("de"), text)
    again = find_dateline(text, conventions_for("de"), text + " In Grünwald gibt es viel zu tun.")
    assert alone is not None
    assert again is not None
    assert alone.sureness < again.sureness
