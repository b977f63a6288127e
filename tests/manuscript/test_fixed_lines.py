"""Fixed lines are laid on the manuscript that has them, by number or by words, over all manuscripts of an input."""

from __future__ import annotations

import pytest

from umbruch.errors import FieldError, FixesError
from umbruch.manuscript import Manuscript, WrittenLine, manuscript_of
from umbruch.manuscript.anchors import Anchor
from umbruch.manuscript.fixed_lines import FixedLines, LineFixes

TEXT = "Kopf\n\nErste Zeile\nZweite Zeile\n\nSchluss"


def test_numbers_are_those_of_the_input_and_blank_lines_have_no_role() -> None:
    fixes = LineFixes((FixedLines("deck", numbers=(3, 6)),))
    assert fixes.laid_on(manuscript_of(TEXT)).fixed == ((3, "deck"), (4, "deck"), (6, "deck"))
    assert fixes.anchored[0].anchor == Anchor("Erste Zeile")
    assert fixes.anchored[0].to == "Schluss"


def test_pieces_without_numbers_are_counted() -> None:
    bare = Manuscript(tuple(WrittenLine(line) for line in TEXT.split("\n")))
    assert LineFixes((FixedLines("deck", numbers=(4, 4)),)).laid_on(bare).fixed == ((4, "deck"),)


def test_an_article_begins_where_it_is_said_and_one_is_one() -> None:
    starts = LineFixes((FixedLines("article", Anchor("Schluss")),)).laid_on(manuscript_of(TEXT)).starts
    assert starts == frozenset({6})
    assert LineFixes(whole=True).laid_on(manuscript_of(TEXT)).starts == frozenset({1})


def test_the_last_word_on_a_line_holds() -> None:
    fixes = LineFixes((FixedLines("deck", numbers=(3, 4)), FixedLines("byline", Anchor("Zweite Zeile"))))
    assert fixes.laid_on(manuscript_of(TEXT)).fixed == ((3, "deck"), (4, "byline"))


def test_words_are_looked_for_in_every_text_of_an_input() -> None:
    fixes = LineFixes((FixedLines("deck", Anchor("Zweite Zeile"), file="a.fix.toml"),))
    assert fixes.laid_on(manuscript_of("Anderes")).fixed == ()
    assert fixes.missing()
    assert fixes.laid_on(manuscript_of(TEXT)).fixed == ((4, "deck"),)
    assert fixes.missing() == []
    with pytest.raises(FixesError, match="several lines"):
        fixes.laid_on(manuscript_of("Zweite Zeile\n\nNoch etwas"))


def test_a_text_that_is_read_again_is_not_another_one() -> None:
    fixes = LineFixes((FixedLines("deck", Anchor("Zweite Zeile")),))
    assert fixes.laid_on(manuscript_of(TEXT)) == fixes.laid_on(manuscript_of(TEXT))


def test_numbers_mean_nothing_where_several_texts_count_their_own() -> None:
    fixes = LineFixes((FixedLines("deck", numbers=(1, 1), place="lines[1]"),))
    fixes.laid_on(manuscript_of(TEXT))
    with pytest.raises(FieldError, match="several texts"):
        fixes.laid_on(manuscript_of("Ein anderer Text"))


def test_words_of_a_field_are_fixed_only_where_they_fill_lines() -> None:
    fixes = LineFixes((FixedLines("headline", Anchor("Erste Zeile Zweite Zeile"), optional=True),))
    assert fixes.laid_on(manuscript_of(TEXT)).fixed == ((3, "headline"), (4, "headline"))
    part = LineFixes((FixedLines("headline", Anchor("Erste"), optional=True),))
    assert part.laid_on(manuscript_of(TEXT)).fixed == ()
    assert part.missing() == []
