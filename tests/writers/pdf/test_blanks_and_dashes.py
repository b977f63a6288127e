"""Every blank and dash of Unicode's general punctuation: how wide it is, and whether a line may end there."""

from __future__ import annotations

import pytest

from umbruch.style import load
from umbruch.tree import Text
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.page.inline_runs import runs_of
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.founts import founts_of
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run, SetLine

EMS = {
    0x2000: 1 / 2, 0x2001: 1, 0x2002: 1 / 2, 0x2003: 1, 0x2004: 1 / 3, 0x2005: 1 / 4, 0x2006: 1 / 6, 0x205F: 4 / 18,
    0x3000: 1, 0x200B: 0, 0x2060: 0,
}  # fmt: skip
"""Unicode 15, 6.2, table 6-2."""
ENDS_LINES = (0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2008, 0x205F, 0x3000, 0x1680, 0x200B)
HOLDS = (0x00A0, 0x2007, 0x2009, 0x200A, 0x202F, 0x2060, 0x2011)
DASHES = (0x2010, 0x2012, 0x2013, 0x2014, 0x2015)
_PARTS = ("Schneeball", "Regentage", "Windräder", "Sommernacht", "Herbstlaub", "Nebelbank")


def look() -> Look:
    style = load("broadsheet")
    return Look(style.text.table, style.fonts, style.colours.accent, None, "place")


def lines(text: str, measure: float) -> list[SetLine]:
    return compose([look().run(text, FURNITURE)], look(), measure)


def width(text: str) -> float:
    return lines(text, 10_000)[0].width


def said(line: SetLine) -> str:
    return "".join(
        piece[0].text[piece[1] : piece[2]] if isinstance(piece, tuple) else piece if isinstance(piece, str) else " "
        for _, pieces in line.strokes for piece in pieces
    )  # fmt: skip


@pytest.mark.parametrize("code", EMS, ids="U+{:04X}".format)
def test_a_blank_is_as_wide_as_unicode_has_it(code: int) -> None:
    blank = width(f"nn{chr(code)}nn") - width("nnnn")
    assert blank == pytest.approx(EMS[code] * look().style.size, abs=0.05)


def test_a_figure_space_is_as_wide_as_a_figure_and_a_punctuation_space_as_a_full_stop() -> None:
    fount = founts_of(load("broadsheet").fonts).fount("serif")
    for blank, like in (("\u2007", "0"), ("\u2008", "."), ("\u00a0", " "), ("\u1680", " ")):
        assert fount.glyph(blank)[1].advance == fount.glyph(like)[1].advance > 0


@pytest.mark.parametrize("code", ENDS_LINES, ids="U+{:04X}".format)
def test_a_line_may_end_at_a_wide_blank_which_takes_no_room_there(code: int) -> None:
    measure = max(map(width, _PARTS)) + 0.1
    found = lines(chr(code).join(_PARTS), measure)
    assert [said(line).strip().strip(chr(code)) for line in found] == list(_PARTS)
    assert not any(line.is_cut for line in found)


@pytest.mark.parametrize("code", HOLDS, ids="U+{:04X}".format)
def test_no_line_ends_at_what_holds_together(code: int) -> None:
    text = f"ab {'9' * 6}{chr(code)}{'9' * 6}"
    measure = width(text.split(" ", 1)[1]) + 0.5
    assert said(lines(text, measure)[0]).strip() == "ab"
    assert len(lines(text, measure)) == 2


@pytest.mark.parametrize("code", DASHES, ids="U+{:04X}".format)
def test_a_line_may_end_behind_a_dash_inside_a_word_and_begins_with_none(code: int) -> None:
    dash = chr(code)
    found = [said(line).strip() for line in lines(dash.join(_PARTS), max(width(part + dash) for part in _PARTS) + 0.1)]
    assert len(found) == len(_PARTS)
    assert all(line.endswith(dash) for line in found[:-1])
    assert not any(line.startswith(dash) for line in found)


def test_a_word_joiner_forbids_a_line_end_behind_a_dash() -> None:
    measure = width("Schneeball-Regentage") - 1
    assert said(lines("ab Schneeball-Regentage", measure)[0]).strip() == "ab Schneeball-"
    assert not any(said(line).strip().endswith("-") for line in lines("ab Schneeball-\u2060Regentage", measure))


def test_a_soft_hyphen_is_seen_at_the_end_of_a_line_alone() -> None:
    assert width("Nebel\u00adbank") == pytest.approx(width("Nebelbank"))
    found = lines("Schneeballnebel\u00adbank", width("Schneeballnebel-") + 0.1)
    assert found[0].is_cut
    assert said(found[1]).strip() == "bank"


def test_line_and_paragraph_separators_end_lines() -> None:
    runs = runs_of([Text("eins\u2028zwei\u2029drei")], look(), FURNITURE)
    assert [one.text if isinstance(one, Run) else "|" for one in runs] == ["eins", "|", "zwei", "|", "drei"]
    assert sum(isinstance(one, LineBreak) for one in runs) == 2
