"""The learned weights: what each piece of evidence counts, and the probabilities of candidates by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp, fsum
from pathlib import Path
from typing import NamedTuple

from umbruch.kept import remembered
from umbruch.written.own_table import own_table

Weights = Mapping[str, Mapping[str, float]]
"""What each piece of evidence counts, by decision (`headline`, `kicker`, `deck`) and name."""


class Learned(NamedTuple):
    """What the training found: the weights, and for each field what the signs of its sureness count."""

    weights: Weights
    sureness: Weights


class Ranked(NamedTuple):
    """The candidates' probabilities, which add up to 1, and the numbers of the best one and of the next."""

    probabilities: tuple[float, ...]
    best: int
    second: int | None


@remembered(1)
def learned() -> Learned:
    """The weights and tables beside this room."""
    folder = Path(__file__).parents[1]
    weights, sureness, looks = (own_table(folder / name) for name in ("weights.toml", "sureness.toml", "looks.toml"))
    return Learned({name: {**looks.get(name, {}), **table} for name, table in weights.items()}, sureness)


def ranked(candidates: Sequence[Sequence[str]], table: Mapping[str, float]) -> Ranked:
    """The probability of each candidate: the exponential of its weights' sum, as a share of all.

    Args:
        candidates: the evidence of each; at least one.
        table: the weights of the decision.
    """
    sums = [fsum(map(table.get, evidence, repeat(0.0))) for evidence in candidates]
    highest = max(sums)
    shares = [exp(one - highest) for one in sums]
    whole = sum(shares)
    order = sorted(range(len(shares)), key=lambda at: -shares[at])
    return Ranked(tuple(share / whole for share in shares), order[0], order[1] if len(order) > 1 else None)


def heaviest(
    evidence: Sequence[str], against: Sequence[str], table: Mapping[str, float], most: int
) -> list[tuple[str, float]]:
    """What told most for one candidate and against another: evidence with its weight, the heaviest first.

    Args:
        evidence: that of the candidate that was taken.
        against: that of the other one.
        table: the weights of the decision.
        most: how many are wanted.
    """
    own, others = frozenset(evidence), frozenset(against)
    told = {one: table.get(one, 0.0) for one in own - others}
    told |= {f"not: {one}": -table.get(one, 0.0) for one in others - own}
    return sorted(((one, weight) for one, weight in told.items() if weight > 0), key=lambda pair: (-pair[1], pair[0]))[
        :most
    ]
