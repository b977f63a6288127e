"""Training finds the same weights from the same examples, and makes the right candidates likely."""

from __future__ import annotations

from random import Random

import pytest

from umbruch.clipping.shape.ranking.weights import ranked

pytest.importorskip("numpy", reason="numpy, with which weights are learned, is not installed")

from umbruch.clipping.training.examples import Example, Labelled
from umbruch.clipping.training.fitting import fitted
from umbruch.clipping.training.layouts import furnished, typeset

ONE = Labelled("a", "bote", "cases", "de", "", {"headline": "Neue Brücke"}, 1.0)
EXAMPLES = [Example("headline", ONE, (("menu",), ("taken up", "gap"), ("gap",)), (False, True, False))] * 30


def test_the_right_candidate_becomes_the_likeliest() -> None:
    table = fitted(EXAMPLES)["headline"]
    assert table["taken up"] > 0 > table["menu"]
    assert ranked(EXAMPLES[0].evidence, table).best == 1


def test_the_same_examples_give_the_same_weights() -> None:
    assert fitted(EXAMPLES) == fitted(EXAMPLES)


def test_simulated_layouts_keep_the_article_and_repeat_by_their_seed() -> None:
    made = [
        furnished("Neue Brücke\n\nDer Rat tagt.", "Neue Brücke", "de", ("Altes Haus",), Random(3)) for _ in range(2)
    ]
    assert made[0] == made[1]
    assert made[0].endswith("Neue Brücke\n\nDer Rat tagt.")
    assert typeset("Neue Brücke", None, ["Der Rat tagt."], Random(3)).split() == [
        "Neue",
        "Brücke",
        "Der",
        "Rat",
        "tagt.",
    ]
