"""Bylines in every language, read where they stand: between headline and report, or under it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

import umbruch
from umbruch.tree import Paragraph, Text

_FILE = Path(__file__).with_name("bylines.txt")


class Language(NamedTuple):
    headline: str
    report: str
    lines: dict[str, list[str]]


def _languages() -> dict[str, Language]:
    found = {}
    for block in _FILE.read_text(encoding="utf-8").split("\n## ")[1:]:
        code, headline, report, *lines = (line for line in block.splitlines() if line)
        parts = (line.rpartition("=>") for line in lines)
        told = {line.rstrip(): [name.strip() for name in names.split("|") if name.strip()] for line, _, names in parts}
        found[code] = Language(headline, report, told)
    return found


LANGUAGES = _languages()


def _read(text: str) -> tuple[str | None, list[str]]:
    (article,) = umbruch.read(text.encode(), format="text").articles
    names = [person.name for person in article.byline.people] if article.byline else []
    return article.headline, names


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_byline_under_the_headline_names_its_people(code: str) -> None:
    headline, report, lines = LANGUAGES[code]
    got = {line: _read(f"{headline}\n\n{line}\n\n{report}\n\n{report}\n") for line in lines}
    assert got == {line: (headline, names) for line, names in lines.items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_report_under_a_byline_is_kept_whole(code: str) -> None:
    headline, report, lines = LANGUAGES[code]
    line = next(iter(lines))
    (article,) = umbruch.read(f"{headline}\n\n{line}\n\n{report}\n".encode(), format="text").articles
    paragraphs = [
        block.content[0].text
        for block in article.body
        if isinstance(block, Paragraph) and isinstance(block.content[0], Text)
    ]
    assert [*filter(None, (article.deck, article.lead)), *paragraphs] == [report]


def test_every_language_with_conventions_has_bylines() -> None:
    from umbruch.clipping.conventions import all_conventions

    assert set(LANGUAGES) == set(all_conventions())


@pytest.mark.parametrize(
    "line",
    [
        "Bad Lauter, 3. Mai 2027",
        "Neue Wege, 3. Mai 2027",
        "En Lauter, a 9 de mayo de 2027",
        "Stadt Lauter - 4. Mai 2027",
    ],
)
def test_a_place_beside_a_day_is_no_author(line: str) -> None:
    headline, report, _ = LANGUAGES["de"]
    assert _read(f"{headline}\n\n{line}\n\n{report}\n\n{report}\n")[1] == []


@pytest.mark.parametrize(
    "line", ["Toimetaja: Kärt Õun", "【编辑：姚昊】", "Редактор: Мария Стоева", "Schlussredaktion: Ada Roe"]
)
def test_an_editor_is_kept_as_a_notice_and_is_no_author(line: str) -> None:
    headline, report, _ = LANGUAGES["de"]
    (article,) = umbruch.read(f"{headline}\n\n{report}\n\n{report}\n\n{line}\n".encode(), format="text").articles
    assert article.byline is None
    assert line in "\n".join(article.notice)


def test_a_name_that_the_headline_has_is_whom_the_picture_shows() -> None:
    report = LANGUAGES["de"].report
    assert _read(f"Anna Berg leitet das Stadtbad\n\nAnna Berg\n\n{report}\n\n{report}\n")[1] == []


def test_a_given_name_alone_signs_where_it_is_the_last_line_of_all() -> None:
    headline, report, _ = LANGUAGES["de"]
    assert _read(f"{headline}\n\n{report}\n\n{report}\n\nJoachim\n")[1] == ["Joachim"]
    assert _read(f"{headline}\n\n{report}\n\n{report}\n\nSchwimmer\n")[1] == []
