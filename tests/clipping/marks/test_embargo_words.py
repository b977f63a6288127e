"""An embargo is known by its words, in whatever order they come; a report has a subject besides."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.conventions import all_conventions
from umbruch.clipping.marks.release import is_embargo

REPORT = "HUSUM. Das Hallenbad öffnet nach dem Umbau. Der Rat hat das beschlossen. Die Becken sind neu."


@pytest.mark.parametrize(
    "line",
    [
        "Vor 10 Uhr nicht senden",
        "Erst ab dem 12. Mai 2027 zur Veröffentlichung freigegeben",
        "Nicht vor Mittwoch senden oder drucken",
        "Bitte erst am Mittwoch bringen",
        "Print: frei für Donnerstagausgaben; Online ab Mittwoch 18 Uhr",
        "Veröffentlichung bitte erst Mittwoch",
        "Emb.: 12.05., 10 Uhr",
        "Sperrfrist 12. Mai",
        "Frei ab Mittwoch",
        "NOT FOR PUBLICATION OR BROADCAST BEFORE 00.01 HRS WEDNESDAY MAY 12, 2027",
        "Please do not publish or broadcast until Wednesday noon",
        "Hold for release until May 12",
        "Interdit à la publication et à la diffusion avant mercredi 10h",
        "No publicar ni difundir antes del miércoles",
        "Da non pubblicare prima di mercoledì 12 maggio",
        "Niet voor publicatie vóór woensdag 12 mei",
        "Não publicar nem divulgar antes de quarta-feira",
        "Nie publikować przed 12 maja",
        "Nezveřejňovat před 12. květnem",
        "Ei saa julkaista ennen keskiviikkoa",
        "Får ej publiceras före onsdag 12 maj",
        "Не публиковать до 12 мая",
        "Μη δημοσιεύσετε πριν τις 12 Μαΐου",
        "Május 12. előtt nem közölhető",
        "Ne objavljati pred 12. majem",
        "Nezverejňovať pred 12. májom",
        "Mitte avaldada enne 12. maid",
        "אין לפרסם לפני 12 במאי",
        "Ei julkisuuteen ennen 12.5.",
        "Zur Veröffentlichung ab dem 12.5.",
        "Geheim tot 12 mei, 10.00 uur",
        "Non divulgare prima del 12 maggio",
        "5月12日前请勿发布",
        "5月12日まで報道禁止",
        "5월 12일 이전 보도 금지",
    ],
)
def test_a_line_that_forbids_to_publish_before_a_time_is_an_embargo(line: str) -> None:
    assert is_embargo(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ab Montag gesperrt",
        "Ab dem 12.5. gesperrt",
        "12.5. Konzert im Park",
        "Zur Veröffentlichung ab sofort",
        "Zur Veröffentlichung der Studie am 12.5.",
        "展覧会は5月12日まで公開",
        "新作映画5月12日公開",
        "报名截至5月12日",
        "5월 12일까지 접수",
        "Eintritt frei ab 18 Uhr",
        "Die Hauptstraße ist bis 12. Mai gesperrt",
        "Nicht vor 2030: Bahnhof wird später fertig",
        "EU beschließt Öl-Embargo ab Montag",
        "Embargo gegen Öl ab Montag beschlossen",
        "Freigabe für Mittwoch erwartet",
        "Sendung am Mittwoch um 20 Uhr",
        "Bitte bis 12. Mai anmelden",
        "Veröffentlicht am 12. Mai 2027",
        "Published on May 12, 2027",
        "New album for release on Friday",
        "Publié le 12 mai 2027",
        "Diffusion le mercredi 12 mai à 20h",
        "Publicado el 12 de mayo de 2027",
        "Gericht: Studie darf nicht vor Dienstag veröffentlicht werden",
    ],
)
def test_a_line_with_a_subject_or_without_a_bound_is_none(line: str) -> None:
    assert not is_embargo(line)


@pytest.mark.parametrize("place", ["above", "below the headline", "at the end"])
@pytest.mark.parametrize(
    "line", ["Vor 10 Uhr nicht senden", "Information unter Sperrfrist bis 12.05.2027", "Hold for release until May 12"]
)
def test_it_is_heeded_wherever_it_stands(line: str, place: str) -> None:
    copy = {
        "above": f"{line}\n\nHallenbad öffnet wieder\n\n{REPORT}\n",
        "below the headline": f"Hallenbad öffnet wieder\n{line}\n\n{REPORT}\n",
        "at the end": f"Hallenbad öffnet wieder\n\n{REPORT}\n\n{line}\n",
    }[place]
    assert umbruch.read(copy.encode(), name="bad.txt").article.embargo is not None


def test_a_speech_that_counts_as_spoken_is_no_headline_and_its_embargo_is_heeded() -> None:
    line = "Es gilt das gesprochene Wort. Sperrfrist: Beginn der Rede"
    article = umbruch.read(f"{line}\n\nRede zum Haushalt\n\n{REPORT}\n".encode(), name="rede.txt").article
    assert article.headline == "Rede zum Haushalt"
    assert article.embargo is not None


def test_every_language_with_labels_of_embargoes_has_their_bounds() -> None:
    bare = {code for code, one in all_conventions().items() if one.embargo_labels and not one.embargo_bounds}
    assert bare == set()
