"""How lines were broken: the measure, indents, short last lines and bullets."""

from __future__ import annotations

import pytest

from umbruch.clipping.page.layout import is_short, layout_of
from umbruch.clipping.page.lines import (
    Line,
    chunks_of,
    ends_sentence,
    is_ornament,
    is_row,
    starts_small,
    tidy,
)
from umbruch.clipping.page.paragraphs import paragraphs_in

COLUMN = """Die Bäckerei in der Mühlgasse hat am
Sonnabend zum letzten Mal geöffnet. Schon
um sechs Uhr standen sie bis zur Ecke, und
dann war alles vorbei.
Bäcker Alois Renz verteilte Brezeln an die
Kinder und schüttelte jedem die Hand."""


def paragraphs(text: str) -> list[str]:
    chunks = chunks_of(text)
    layout = layout_of(chunks)
    return [" ".join(line.text for line in lines) for chunk in chunks for lines in paragraphs_in(chunk.lines, layout)]


def test_the_measure_is_the_usual_full_line() -> None:
    assert 36 <= layout_of(chunks_of(COLUMN)).measure <= 43


def test_whole_paragraphs_on_one_line_have_no_measure() -> None:
    assert layout_of(chunks_of("Ein Satz.\n\nNoch ein Satz.\n\nEin dritter.")).measure == 0


def test_a_short_last_line_ends_a_paragraph() -> None:
    assert [text.split()[0] for text in paragraphs(COLUMN)] == ["Die", "Bäcker"]


def test_first_line_indents_part_paragraphs() -> None:
    text = (
        "    Der Rat tagt am Abend und\nnicht am Morgen, wie es sonst\nüblich war.\n    Er tagt lange und\nsehr laut."
    )
    assert [part.split()[0] for part in paragraphs(text)] == ["Der", "Er"]


def test_a_form_feed_and_a_blank_line_end_a_chunk() -> None:
    chunks = chunks_of("eins\nzwei\n\ndrei\fvier")
    assert [chunk.text for chunk in chunks] == ["eins zwei", "drei", "vier"]
    assert [chunk.after_page_break for chunk in chunks] == [False, False, True]
    assert chunks[2].numbers == (4,)


def test_a_line_is_short_where_the_next_word_would_have_fitted() -> None:
    assert is_short(Line(1, "kurz"), Line(2, "und weiter"), 40)
    assert not is_short(Line(1, "x" * 38), Line(2, "Donaudampfer"), 40)


@pytest.mark.parametrize("text", ["Er kam.", "Kam er?", "„Ja!“", "Er sagte:", "Und …", "Er kam.)", "Er kam. (abc)"])
def test_a_sentence_ends_with_its_sign_and_quotation_marks(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Er kam", "Er kam,", "und", "3"])
def test_other_lines_do_not_end_a_sentence(text: str) -> None:
    assert not ends_sentence(text)


def test_a_small_first_letter_goes_on_with_a_sentence() -> None:
    assert starts_small("und so")
    assert starts_small("„und so")
    assert not starts_small("Und so")
    assert not starts_small("16 Kinder")


def test_blanks_are_made_single_and_no_break_spaces_stay() -> None:
    assert tidy(" eins  zwei\tdrei\u00a0vier ") == "eins zwei drei\u00a0vier"


def test_stars_and_rules_are_ornaments() -> None:
    assert is_ornament("* * *")
    assert is_ornament("-----")
    assert not is_ornament("- a -")


@pytest.mark.parametrize("text", ["SV Nord\t12\t30", "CDU        34,5 %    (+2,1)", "Kall    3:1    Detmold", "a\tb"])
def test_rows_of_a_table_show_by_tabs_or_gaps_with_figures(text: str) -> None:
    assert is_row(text)


@pytest.mark.parametrize("text", ["Der   Satz   ist   weit.", "Am  3.  Mai  kamen  12  Gäste", "Er kam.   Ja."])
def test_a_spaced_out_line_is_no_row(text: str) -> None:
    assert not is_row(text)
