"""Signs of the copy become those of its language where a style asks for it, and nothing else changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publications import GOOD_SAMPLES, paragraph, sample_publication, texts_set
from umbruch.language.typography import HouseSigns, with_house_signs
from umbruch.language.typography.edits import Edit, edited
from umbruch.language.typography.quotation_marks import MARKS
from umbruch.tree import (
    Article,
    Emphasis,
    Link,
    Note,
    Paragraph,
    Publication,
    Span,
    Strong,
    Table,
    Text,
)
from umbruch.tree.walk import inline_text

AUTO = HouseSigns("auto", dashes=True, spaces=True)
_SIGNS = re.compile(r"[\s\u202f\u00a0\"'„“”‚‘’«»‹›–—…−.-]+")


def cases() -> Iterator[tuple[str, str, str]]:
    for line in Path(__file__).with_name("signs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, _, rest = line.partition(" | ")
            copy, arrow, wanted = rest.partition(" => ")
            yield lang, copy, wanted if arrow else copy


def line_of(copy: str, lang: str | None, signs: HouseSigns = AUTO) -> str:
    made = with_house_signs(Publication(articles=(Article(lang=lang, headline=copy),)), signs)
    return made.articles[0].headline or ""


def body_of(*content: object, lang: str = "de") -> tuple[object, ...]:
    article = Article(lang=lang, body=(Paragraph(content),))  # type: ignore[arg-type]
    block = with_house_signs(Publication(articles=(article,)), AUTO).articles[0].body[0]
    assert isinstance(block, Paragraph)
    return block.content


@pytest.mark.parametrize(("lang", "copy", "wanted"), cases())
def test_a_line_gets_the_signs_of_its_language(lang: str, copy: str, wanted: str) -> None:
    assert line_of(copy, lang).replace("\u202f", "~").replace("\u00a0", "_") == wanted


@pytest.mark.parametrize(("lang", "copy", "wanted"), cases())
def test_what_has_the_signs_of_its_language_keeps_them(lang: str, copy: str, wanted: str) -> None:
    once = line_of(copy, lang)
    assert line_of(once, lang) == once, wanted


@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_a_style_that_asks_for_nothing_gets_the_copy_as_it_is(name: str) -> None:
    publication = sample_publication(name)
    assert with_house_signs(publication, HouseSigns()) is publication


@pytest.mark.parametrize("lang", ["de", "en-US", "fr", "es"])
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_no_letter_and_no_figure_changes(name: str, lang: str) -> None:
    publication = sample_publication(name)
    before, after = (
        "".join(_SIGNS.sub("", text) for article in one.articles for text in texts_set(article))
        for one in (publication, with_house_signs(publication, HouseSigns(lang, dashes=True, spaces=True)))
    )
    assert before == after


@given(st.text(alphabet="ab Z1,.!?-–—\"'„“”‚‘’«»‹›:;\u202f\u00a0\n", max_size=40), st.sampled_from(sorted(MARKS)))
def test_whatever_stands_in_the_copy_only_signs_and_spaces_change(copy: str, lang: str) -> None:
    assert _SIGNS.sub("", line_of(copy, lang)) == _SIGNS.sub("", copy)


def test_a_quotation_over_emphasis_and_links_is_one() -> None:
    link = Link("https://example.org/a--b", (Text("dort"),))
    made = body_of(Text('Er sagte: "'), Strong((Text("Nie"),)), Text(" und "), link, Emphasis((Text(' wieder"'),)))
    assert made == (
        Text("Er sagte: „"), Strong((Text("Nie"),)), Text(" und "), link, Emphasis((Text(" wieder“"),))
    )  # fmt: skip


def test_words_of_another_language_have_its_marks_and_footnotes_those_of_the_article() -> None:
    note = Note((paragraph('Nach "Angaben"'),))
    made = body_of(Text('Das "'), Span("fr", (Text('le "mot"'),)), Text('" heißt'), note, Text(" so."))
    assert inline_text(made) == "Das „le «\u202fmot\u202f»“ heißt so."  # type: ignore[arg-type]
    (told,) = (one for one in made if isinstance(one, Note))
    assert told.content == (paragraph("Nach „Angaben“"),)


def test_a_hyphen_before_a_figure_in_a_table_is_a_minus() -> None:
    table = Table(header=((Text("Ort"),), (Text("2-fach"),)), rows=(((Text("Alt-Dorf"),), (Text("-4,5"),)),))
    article = Article(lang="de", body=(table, paragraph("-4,5")))
    made = with_house_signs(Publication(articles=(article,)), AUTO).articles[0].body
    assert isinstance(made[0], Table)
    assert [inline_text(cell) for cell in made[0].rows[0]] == ["Alt-Dorf", "−4,5"]
    assert made[1] == paragraph("-4,5")


@pytest.mark.parametrize(
    ("choice", "wanted"), [("de-book", "»a«"), ("verbatim", '"a"'), ("en", "“a”"), ("auto", '"a"')]
)
def test_marks_can_be_those_of_one_language_for_all(choice: str, wanted: str) -> None:
    assert line_of('"a"', None, HouseSigns(choice)) == wanted


def test_edits_are_made_in_the_pieces_where_they_begin() -> None:
    assert edited(["ab", "", "cd", "ef"], [Edit(1, 3, "X"), Edit(4, 4, "Y"), Edit(5, 6, "")]) == ["aX", "", "d", "Ye"]


def test_every_mark_is_of_the_kind_that_readers_take_for_one() -> None:
    for marks in MARKS.values():
        assert all(unicodedata.category(sign) in ("Pi", "Pf", "Ps") for sign in marks[:4])
