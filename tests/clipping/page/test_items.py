"""Which lines begin the items of a list."""

from __future__ import annotations

import pytest

from umbruch.clipping.page.lines import Line
from umbruch.clipping.page.list_items import bullet, hangs_under, item_starts


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(number, text.strip(), len(text) - len(text.lstrip())) for number, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("texts", "starts"),
    [
        (("- eins", "- zwei"), {0, 1}),
        (("- eins und", "  noch mehr", "- zwei"), {0, 2}),
        (("Es fehlen:", "- Brot"), {1}),
        (("1. Neue Rohre bis zum", "15. März", "2. Asphalt"), {0, 2}),
        (("a) eins", "b) zwei", "c) drei"), {0, 1, 2}),
        (("Er kam am", "3. Mai und am", "4. Juni"), set()),
        (("3. Mai", "5. Mai"), set()),
        (("Das Haus wurde", "- nach langer Zeit", "- verkauft."), set()),
        (("„Wir kommen wieder!“", "– sagte er.", "„Und wie!“", "– rief sie."), set()),
        (("Dabei sind", "• Anna", "• Bert"), {1, 2}),
        (("- allein",), set()),
        (("• allein",), {0}),
        ((), set()),
    ],
)
def test_items_begin_where_a_list_can_begin_and_count_on(texts: tuple[str, ...], starts: set[int]) -> None:
    assert item_starts(lines(*texts)) == starts


def test_a_further_line_of_an_item_stands_under_its_text() -> None:
    item, further, flush = lines("- eins und", "  noch mehr", "danach")
    assert hangs_under(further, item)
    assert not hangs_under(flush, item)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("- eins", "-"),
        ("• eins", "•"),
        ("► eins", "►"),
        ("1. eins", "1."),
        ("a) eins", "a)"),
        ("eins", None),
        ("-eins", None),
    ],
)
def test_bullets_and_numbers_open_items(text: str, mark: str | None) -> None:
    assert bullet(text) == mark
