"""What colleagues say to each other of their copy is told from what reports say of quotes, pictures and approvals."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.remarks.colleagues_remarks import is_remark


@pytest.mark.parametrize(
    "line",
    [
        "Quotes still to be cleared with the minister's office.",
        "Das Okay der Rechtsabteilung steht noch aus.",
        "Lisa, weißt du, ob die Summe stimmt? Ich finde nur 12 Millionen.",
        "Hier müsste man noch mal nachhaken, klingt komisch.",
        "Kasten dazu kommt von Tim, bitte Platz lassen.",
        "Splash for tomorrow, 600 words, needs headline",
        "Bilder liegen im Ordner „Brücke“, bitte nur das Querformat nehmen.",
        "Foto nur einmalig und nur im Zusammenhang mit diesem Text verwenden.",
        "Ich bin ab 18 Uhr nicht mehr erreichbar, bei Fragen an Jens wenden.",
    ],
)
def test_a_remark_of_a_colleague_is_told_by_its_words(line: str) -> None:
    assert is_remark(line)


@pytest.mark.parametrize(
    "line",
    [
        "The quote has yet to be confirmed by the White House.",
        "Die Rechtsabteilung hat noch kein Okay gegeben, sagte Kern.",
        "Die Redaktion wartet noch auf die Freigabe der Akten.",
        "Anna, wie bist du zum Klettern gekommen?",
        "Hier prüfen Experten den Wasserstand.",
        "Der Kasten Bier kostet jetzt 20 Euro.",
        "Fotos im Bildarchiv der Stadt zeigen die alte Brücke.",
        "Bilder zeigen nur einen Teil der Schäden.",
        "„Ich bin ab 18 Uhr nicht mehr erreichbar“, stand an der Tür.",
    ],
)
def test_a_report_that_looks_alike_is_none(line: str) -> None:
    assert not is_remark(line)
