"""Wire text with its control characters, in words of our own."""

from __future__ import annotations

import pytest

from tests.readers.wire.reading import body, read
from umbruch.errors import InputUnreadable
from umbruch.tree import Table

IPTC = (
    "\r\n\x01bdt0123 4 pl 120  abc 0815\r\n\r\nVerkehr/Brücken/\r\n\x02{labels}Brücke über die Lauter für drei\r\n"
    "Wochen gesperrt =\r\nVon Ada Roe, abc =\r\n\r\nLauter (dpa) - Der Rat der Gemeinde hat die Brücke über die\r\n"
    "Lauter gesperrt.\r\n\r\nDie Arbeiten dauern drei Wochen.\r\n\r\n# Notizblock\r\n\r\n## Kontakt\r\n- 0555 1\r\n\r\n"
    "\x03011000 Mär 26\r\n\x04"
)
ANPA = (
    "\x16\x16\x01W0123\x1f_test\nr i\x13\x11 BC-XX--Bridge     03-01 0120\n\x02^BC-XX--Bridge, 1st Ld,120<\n"
    "^Bridge closed for three weeks<\n^AP Photo XX101<\n^Eds: Adds detail.<\n^By ADA ROE=\n^Associated Press=\n"
    "\t   LAUTER, Germany (AP) _ The council closed the bridge.\n \n\t   ``It will take long,'' she said.\n \n"
    "\t   \x03AP-WF-03-01-26 1000GMT<\n\x04"
)


def test_head_lines_and_paragraphs_of_the_iptc_come_into_their_fields() -> None:
    reading = read(IPTC.format(labels=""), "wire")
    article = reading.article
    assert article.headline == "Brücke über die Lauter für drei Wochen gesperrt"
    assert article.byline is not None
    assert article.byline.text == "Von Ada Roe, abc"
    assert article.dateline is not None
    assert article.dateline.place == "Lauter"
    assert article.keywords == ("Verkehr", "Brücken")
    assert body(reading) == [
        "Der Rat der Gemeinde hat die Brücke über die Lauter gesperrt.",
        "Die Arbeiten dauern drei Wochen.",
    ]


def test_the_notebook_is_the_desks() -> None:
    reading = read(IPTC.format(labels=""), "wire")
    assert any("0555 1" in note for note in reading.article.desk_notes)
    assert "0555" not in " ".join(body(reading))


def test_letters_that_are_no_utf_8_are_read_all_the_same() -> None:
    assert read(IPTC.format(labels="").encode("iso-8859-1"), "wire").article.headline is not None
    assert "ü" in (read(IPTC.format(labels="").encode("iso-8859-1"), "wire").article.headline or "")


def test_without_control_characters_the_header_tells() -> None:
    bare = "".join(sign for sign in IPTC.format(labels="") if sign >= " " or sign in "\r\n")
    bare = bare.lstrip("\r\n").replace("Verkehr/", "\r\n/Verkehr/").replace("\r\n/Verkehr/", "/Verkehr/")
    assert read(bare, "wire").article.headline == "Brücke über die Lauter für drei Wochen gesperrt"


@pytest.mark.parametrize(
    ("label", "kind"), [("CORRECTION", "correction"), ("Berichtigung", "correction"), ("KILL", "kill")]
)
def test_labels_tell_the_life_of_an_item(label: str, kind: str) -> None:
    article = read(IPTC.format(labels=f"{label}\r\n"), "wire").article
    assert article.change is not None
    assert article.change.kind == kind
    assert (article.status == "canceled") == (kind == "kill")
    assert article.headline == "Brücke über die Lauter für drei Wochen gesperrt"


def test_an_embargo_above_the_headline_is_heeded() -> None:
    article = read(IPTC.format(labels="Sperrfrist: 2. März 2026, 9 Uhr MEZ\r\n"), "wire").article
    assert article.embargo is not None
    assert article.embargo.until == "2026-03-02T09:00:00+01:00"


def test_lines_of_the_anpa_come_into_their_fields() -> None:
    reading = read(ANPA, "wire")
    article = reading.article
    assert article.headline == "Bridge closed for three weeks"
    assert article.byline is not None
    assert article.byline.people[0].name == "ADA ROE"
    assert article.dateline is not None
    assert article.dateline.place == "LAUTER, Germany"
    assert article.keywords == ("BC-XX--Bridge",)
    assert body(reading) == ["The council closed the bridge.", "“It will take long,” she said."]
    assert article.desk_notes == ("1st Ld", "AP Photo XX101", "Eds: Adds detail.")


def test_columns_of_the_anpa_are_a_table() -> None:
    rows = "\x08^\x1f\x1e W\x1e \x1e L\n\x08Lauter\x1f\x1e 7\x1e \x1e 5\n\x08Dorf\x1f\x1e 6\x1e \x1e 6\n"
    reading = read(ANPA.replace("\t   LAUTER, Germany (AP) _ The council closed the bridge.\n", rows), "wire")
    tables = [block for block in reading.article.body if isinstance(block, Table)]
    assert len(tables) == 1
    assert len(tables[0].rows) == 3


def test_a_message_without_words_is_refused() -> None:
    with pytest.raises(InputUnreadable, match="no word"):
        read("\x01bdt0123 4 pl 0\r\n\x02\r\n\x03\x04", "wire")
