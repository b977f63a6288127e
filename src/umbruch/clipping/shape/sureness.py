"""How sure the reader is of each field, as a probability: what comes of a stated sureness on sources left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from umbruch.clipping.shape.ranking.choice import Answer
from umbruch.clipping.shape.ranking.weights import Table


def sureness_under(answer: Answer, tables: Mapping[str, Table]) -> Callable[[str, float], float]:
    """The probability of a field, by its name and what its recogniser says of its sureness.

    Args:
        answer: the choice of the head.
        tables: what a stated sureness comes to, by field; a field without a table keeps what is stated.
    """
    headline = answer.headline.probability
    chosen = {
        "headline": headline,
        "kicker": headline * answer.kicker.probability,
        "deck": headline * answer.deck.probability,
    }
    return lambda field, stated: come_to(chosen.get(field, stated), tables.get(field, ()))


def come_to(stated: float, table: Table) -> float:
    """The probability at a stated sureness: along the lines between the pairs of a table, level beyond its ends."""
    if not table:
        return stated
    if stated <= table[0][0]:
        return table[0][1]
    for (low, right), (high, better) in pairwise(table):
        if stated <= high:
            return right + (better - right) * (stated - low) / (high - low)
    return table[-1][1]
