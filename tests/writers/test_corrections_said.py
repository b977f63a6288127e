"""A line that corrects a story goes out as a correction on the wire, and stands at the foot for readers."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.writers.pdf_reading import text_of
from umbruch.tree import Change
from umbruch.tree.reading import Reading

LINE = "KORREKTUR: Im zweiten Absatz muss es 450 statt 500 heißen."
CLIPPING = f"""{LINE}

Brücke in Lauter gesperrt

Lauter (dpa) - Die Brücke in Lauter ist seit dem Montag gesperrt, wie die Stadt am Dienstag auf Anfrage sagte.

Rund 450 Gäste waren im Mai zur Eröffnung gekommen, die der Bürgermeister einen großen Tag nannte.
"""


@pytest.fixture(name="reading", scope="module")
def _reading() -> Reading:
    return umbruch.read(CLIPPING.encode())


def made(reading: Reading, format: str) -> str:
    return umbruch.render(reading, format, on_diagnostic=lambda _: None).decode()


def test_its_line_is_known(reading: Reading) -> None:
    assert reading.article.change == Change("correction", LINE)
    assert [one.lines for one in reading.origins if one.field == "articles[0].change"] == [(1,)]


def test_the_wire_signals_it_and_tells_editors(reading: Reading) -> None:
    newsml = made(reading, "newsml")
    assert 'qcode="sig:correction"' in newsml
    assert f'<edNote role="umbnote:change">{LINE}</edNote>' in newsml
    assert f'info="{LINE}"' in made(reading, "nitf")
    assert f'"edNote": "CORRECTION: {LINE}"' in made(reading, "ninjs")


@pytest.mark.parametrize("format", ["html", "text"])
def test_readers_find_it_once_at_the_foot(reading: Reading, format: str) -> None:
    body = made(reading, format).rpartition("</head>")[2]
    assert body.count(LINE) == 1
    assert body.index(LINE) > body.index("Rund 450")


def test_readers_of_paper_find_it_too(reading: Reading, tmp_path: Path) -> None:
    content = umbruch.render(reading, "pdf", on_diagnostic=lambda _: None)
    assert "Im zweiten Absatz muss es 450 statt 500" in " ".join(text_of(content, tmp_path).split())
