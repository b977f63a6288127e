"""How sure the reader is of each field, as a probability: found on texts of sources that nothing was learned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, log

from umbruch.clipping.shape.ranking.choice import Choice
from umbruch.clipping.shape.ranking.weights import Weights

_LEAST, _MOST = 0.03, 0.995
"""Beyond these a probability tells nothing more: the training has about 300 texts."""


def signs_of(field: str, stated: float, choice: Choice) -> dict[str, float]:
    """What tells how sure a field is, in log odds or as 1 and 0.

    Args:
        field: its name.
        stated: what its recogniser says, or the chosen candidate's probability.
        choice: how the head was chosen: a text whose head is clear is likely to be understood in other fields, too.
    """
    answer, (_, given, _) = choice.answer, choice.question
    taken = {"headline": answer.headline, "kicker": answer.kicker, "deck": answer.deck}
    own = taken[field].probability if field in taken else stated
    same = answer.headline.run == given.ruled
    return {
        "constant": 1.0,
        "own": odds(own),
        "headline": odds(answer.headline.probability),
        "rules agree": float(same),
        "top": float(answer.headline.run is not None and answer.headline.run.first == 0),
        "deck": odds(answer.deck.probability),
    }


def odds(probability: float) -> float:
    """The logarithm of the odds of a probability that is kept away from 0 and 1."""
    kept = min(max(probability, _LEAST), _MOST)
    return log(kept / (1 - kept))


def probability_by(signs: Mapping[str, float], table: Mapping[str, float]) -> float:
    """The probability that signs come to by a table of what each counts."""
    return 1 / (1 + exp(-sum(table.get(name, 0.0) * value for name, value in signs.items())))


def sureness_under(choice: Choice, tables: Weights) -> Callable[[str, float], float]:
    """The probability of a field, by its name and what its recogniser says of its sureness.

    Args:
        choice: how the head was chosen.
        tables: what the signs of a field's sureness count; a field without a table keeps what is stated.
    """

    def sureness(field: str, stated: float) -> float:
        table = tables.get(field)
        return probability_by(signs_of(field, stated, choice), table) if table else stated

    return sureness
