"""Words of a line are set apart with the signs that belong to them; nothing is lost, and places are kept up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from umbruch.manuscript import Grid, Manuscript, WrittenLine, manuscript_of
from umbruch.manuscript.anchors import Anchor
from umbruch.manuscript.fixed_lines import FixedLines, LineFixes
from umbruch.manuscript.parted_lines import Span, numbers_in_input, with_words_apart, words_within

TEXT = "Kopf\n\n  Von Ada Roe KALLDORF (ar). Am Samstag war „das Fest“ (nicht vor\nFreitag drucken!) am Fluss.\nEnde"


def parted(words: str, first: int, last: int, nth: int = 1) -> tuple[list[str], Span]:
    found = with_words_apart(manuscript_of(TEXT), Span(first, last), words, nth)
    assert found is not None
    return [one.text for one in found.manuscript.pieces if isinstance(one, WrittenLine)], found.words


def test_the_line_is_cut_before_and_behind_the_words() -> None:
    texts, words = parted("KALLDORF ar", 3, 3)
    assert texts[2:5] == ["  Von Ada Roe", "KALLDORF (ar).", "Am Samstag war „das Fest“ (nicht vor"]
    assert words == Span(4, 4)


def test_words_at_the_beginning_keep_the_indent_and_are_one_cut() -> None:
    texts, words = parted("von ada roe", 3, 3)
    assert texts[2:4] == ["  Von Ada Roe", "KALLDORF (ar). Am Samstag war „das Fest“ (nicht vor"]
    assert words == Span(3, 3)


def test_brackets_and_quotation_marks_go_with_their_word() -> None:
    assert "„das Fest“" in parted("das Fest", 3, 3)[0]


def test_words_go_over_the_end_of_a_line() -> None:
    texts, words = parted("nicht vor Freitag drucken", 3, 4)
    assert texts[3:6] == ["(nicht vor", "Freitag drucken!)", "am Fluss."]
    assert words == Span(4, 5)


def test_words_that_are_all_of_a_line_cut_nothing() -> None:
    texts, words = parted("Ende", 5, 5)
    assert (texts, words) == (TEXT.split("\n"), Span(5, 5))


def test_words_that_do_not_stand_there_are_none() -> None:
    assert with_words_apart(manuscript_of(TEXT), Span(3, 4), "Montag") is None
    assert with_words_apart(manuscript_of(TEXT), Span(3, 3), "Freitag") is None


def test_whole_words_are_meant_before_parts_of_others_and_the_second_is_told() -> None:
    manuscript = manuscript_of("Radweg am Rad und am Rad")
    second = with_words_apart(manuscript, Span(1, 1), "Rad", 2)
    assert second is not None
    assert [one.text for one in second.manuscript.pieces if isinstance(one, WrittenLine)] == [
        "Radweg am Rad und am",
        "Rad",
    ]
    assert words_within("Radweg am Rad und am Rad", 21, 24) == ("Rad", 2)
    assert words_within("Radweg am Rad und am Rad", 10, 13) == ("Rad", 1)
    assert words_within("Radweg am Rad", 7, 9) == ("am", None)
    assert words_within("Radweg am Rad", 0, 13) == ("", None)


def test_places_and_roles_behind_the_cut_move_with_it() -> None:
    manuscript = Manuscript(
        (WrittenLine("Anna Berg Der Rat tagt", 1), Grid((("a",),), 2), WrittenLine("Schluss", 3)),
        fixed=((1, "headline"), (3, "notice")),
        starts=frozenset({3}),
    )
    found = with_words_apart(manuscript, Span(1, 1), "Anna Berg")
    assert found is not None
    assert found.manuscript.fixed == ((1, "headline"), (2, "headline"), (4, "notice"))
    assert found.manuscript.starts == frozenset({4})
    assert found.moved(Span(1, 3)) == Span(1, 4)


def test_cuts_of_cuts_know_where_they_stood_in_the_line() -> None:
    fixes = LineFixes((
        FixedLines("dateline", Anchor("Von Ada Roe KALLDORF"), part="KALLDORF (ar)"),
        FixedLines("body", Anchor("Am Samstag war"), part="das Fest"),
        FixedLines("byline", Anchor("Von Ada Roe")),
    ))  # fmt: skip
    laid = fixes.laid_on(manuscript_of(TEXT))
    own = [one for one in laid.pieces if isinstance(one, WrittenLine) and one.within]
    line = TEXT.split("\n")[2]
    assert [one.text for one in own] == [line[slice(*one.within)] for one in own if one.within]
    assert laid.fixed == ((3, "byline"), (4, "dateline"), (6, "body"))
    assert numbers_in_input(laid) == (1, 2, 3, 3, 3, 3, 3, 4, 5)


@given(st.lists(st.text("ab ä(„“)-.", max_size=12), min_size=1, max_size=4), st.text("abä ", min_size=1, max_size=6))
def test_no_letter_is_lost_and_none_changes_its_place(lines: list[str], words: str) -> None:
    manuscript = manuscript_of("\n".join(lines))
    found = with_words_apart(manuscript, Span(1, len(lines)), words)
    if found is not None:
        own = [one.text for one in found.manuscript.pieces if isinstance(one, WrittenLine)]
        assert "".join("".join(own).split()) == "".join("".join(lines).split())
        meant = "".join(own[found.words.first - 1 : found.words.last])
        assert "".join(filter(str.isalnum, words)) == "".join(filter(str.isalnum, meant))
