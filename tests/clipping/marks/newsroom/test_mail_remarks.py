"""What programs and chats put around a copy reaches no reader, and is kept, in whatever door it came."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.marks.newsroom.mail_remarks import is_for_the_desk_alone, lines_of_machines

_REPORT = (
    "Stadtbad öffnet nach dem Umbau wieder",
    "Das Stadtbad öffnet am Mittwoch wieder für alle Gäste. Der Rat hat das am Abend beschlossen.",
    "Die Becken sind neu, und die Duschen wurden auch erneuert. Der Eintritt kostet künftig vier Euro.",
)


def _cases() -> list[str]:
    written = Path(__file__).with_name("around_a_copy.txt").read_text(encoding="utf-8")
    return [line for line in written.splitlines() if line[:1] in "<>"]


def _words(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


@pytest.mark.parametrize("door", ["text", "markdown"])
@pytest.mark.parametrize("case", _cases())
def test_what_machines_add_is_kept_from_readers_and_not_lost(case: str, door: str) -> None:
    where, said = case[0], case[2:].replace(" / ", "\n")
    headline, *report = _REPORT
    copy = [f"# {headline}" if door == "markdown" else headline, *report]
    parts = [said, *copy] if where == ">" else [*copy, said]
    read = umbruch.read("\n\n".join(parts).encode(), format=door)
    printed = _words(umbruch.render(read, "text").decode())
    one = read.article
    kept = _words("\n".join((*one.desk_notes, *one.discarded)))
    for line in filter(_words, said.split("\n")):
        assert _words(line) not in printed
        assert _words(line) in kept
    for text in _REPORT:
        assert _words(text) in printed


@pytest.mark.parametrize("line", [
    "Hier ist die Polizei gefragt, sagt der Rat.", "Here is what we know so far:",
    "Möchten Sie helfen? Spenden nimmt das Rathaus an.",
    "Anmeldung bis Freitag unter 0555 123456 oder bad@lauter.example",
    "E-Mail: kern@lauter.example, roth@lauter.example", "Tickets nur im Rathaus, Telefon 0555 123456",
])  # fmt: skip
def test_a_sentence_or_an_address_for_readers_stays(line: str) -> None:
    headline, first, second = _REPORT
    assert lines_of_machines([headline, "", first, "", line, "", second]) == set()
    assert not is_for_the_desk_alone(line)


@pytest.mark.parametrize(
    ("signature", "kept"),
    [
        ("-- \nIda Kern\nStadt Lauter\nTel. 05999 3100", True),
        ("-- \nIda Kern\nTel. 05999 3100", False),
        ("-- \nIda Kern\nStadt Lauter", False),
        ("-- \nIda Kern\nStadt Lauter\nTel. 05999 3100\nMobil 0171 5550123", False),
        ("-- \nIda Kern\nStadt Lauter\nTel. 05999 3100\nDiese E-Mail ist vertraulich.", False),
        ("-- \nIda Kern\nStadt Lauter\nTel. 05999 3100\n" + "Zimmer frei\n" * 12, False),
    ],
)
def test_a_signature_is_a_contact_where_it_tells_how_to_reach_an_office(signature: str, kept: bool) -> None:
    headline, first, second = _REPORT
    lines = f"{headline}\n\n{first}\n\n{second}\n\n{signature}".split("\n")
    assert (lines_of_machines(lines) == set()) is kept


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Verteiler: Lokalpresse, Rundfunk, Amtsblatt"),
        ("de", "Presseverteiler: alle Zeitungen im Kreis"),
        ("en", "Distribution list: local papers, radio, parish magazine"),
        ("fr", "Liste de diffusion : presse locale, radio, bulletin"),
        ("it", "Lista di distribuzione: stampa locale, radio"),
        ("es", "Lista de distribución: prensa local, radio"),
        ("nl", "Verzendlijst: lokale pers, omroep"),
        ("pl", "Rozdzielnik: prasa lokalna, radio"),
    ],
)
def test_the_list_of_who_gets_a_release_is_for_the_desk(lang: str, line: str) -> None:
    report = (
        "Lautertal baut eine Brücke\n\nDie Gemeinde Lautertal baut im Mai eine Brücke. Der Rat beschloss das am Montag."
    )
    article = umbruch.read(f"{report}\n\n{line}\n".encode(), format="text", lang=lang).article
    assert article.desk_notes == (line,)
    assert article.source is None
