"""Each number that decides in reading stands in the table, with unit, source and effect; the page is made from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.registry.test_mapping_page import current
from tests.tools import ROOT
from umbruch.clipping.training.examples import Labelled
from umbruch.clipping.training.numbers_that_decide import Number, numbers, numbers_in
from umbruch.clipping.training.one_step import effect_of, readings, stepped
from umbruch.clipping.training.thresholds import page, rows, unexplained

_NEW = """
_LEAST = 7
\"\"\"Words of a sentence.\"\"\"
_TABLE = (0, 1, 2)

def is_long(text):
    return len(text.split()) > _LEAST or len(text[:40]) > 33
"""
_REPORT = "Der Rat von Lauter hat am Montag eine neue Brücke über die Aue beschlossen. Sie ersetzt die alte Brücke."


@cache
def _numbers() -> tuple[Number, ...]:
    return numbers()


def test_every_number_that_decides_is_explained() -> None:
    told = unexplained(rows(), _numbers())
    assert told == [], "enter it: python -m umbruch.clipping.training --thresholds tests/cases"


def test_a_number_that_nobody_has_entered_is_found_and_so_is_another_value() -> None:
    found = tuple(numbers_in(_NEW, Path("marks/new.py")))
    assert [(one.key, one.value, one.unit) for one in found] == [
        ("marks/new.py:_LEAST", 7, "words"),
        ("marks/new.py:is_long", 33, "signs"),
    ]
    kept = {one.key: {"value": one.value, "unit": "w", "decides": "d", "source": "s", "effect": "e"} for one in found}
    assert unexplained(kept, found) == []
    kept["marks/new.py:_LEAST"]["value"] = 8
    kept["marks/new.py:is_long"]["source"] = ""
    kept["marks/old.py:_MOST"] = dict(kept["marks/new.py:_LEAST"])
    assert [told.partition(" ")[0] for told in unexplained(kept, found)] == [
        "marks/new.py:_LEAST",
        "marks/new.py:is_long",
        "marks/old.py:_MOST",
    ]
    assert len(unexplained({}, found)) == len(found)


def test_one_step_shows_what_a_number_does_and_leaves_it_as_it_was() -> None:
    longest = next(one for one in _numbers() if one.key == "marks/newsroom/desk_orders.py:LONGEST")
    order = f"Bitte vor dem Druck den Preis klären, und zwar {'sehr ' * 20}bald!"
    text = f"Neue Brücke über die Aue\n\n{_REPORT}\n\n{order}\n\n{_REPORT}\n"
    texts = [Labelled("a", "a", "cases", "de", text, {"headline": "Neue Brücke über die Aue"}, 1.0)]
    assert stepped(longest.value)[0] < len(order) <= longest.value
    before = readings(texts)
    effect = effect_of(longest, texts, before)
    assert (effect.lower, effect.higher, effect.lower_right) == (1, 0, 0)
    assert readings(texts) == before


def test_the_page_of_thresholds_is_made_from_the_table(accept: bool) -> None:
    current(ROOT / "docs" / "thresholds.md", page(rows()), accept)
