"""Fits the weights: a softmax over candidates, held small, by the method of Broyden, Fletcher, Goldfarb and Shanno."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from typing import Any

import numpy

from umbruch.clipping.training.examples import DECISIONS, Example

_LEAST_EXAMPLES = 4
"""Evidence that fewer candidates show is left out: it would only name single texts."""
_HELD = {"headline": 3.0, "kicker": 3.0, "deck": 2.0}
"""How strongly weights are held near zero; found by trying 1, 2, 3, 6, 8, 12 on sources left out."""
_MOST_STEPS = 80
_MEMORY = 10
_STILL = 0.02
_LEAST_WEIGHT = 0.03

Vector = Any


def fitted(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of each decision that make the right candidates of all examples likeliest."""
    return {decision: _fitted([one for one in examples if one.decision == decision]) for decision in DECISIONS}


def _fitted(examples: Sequence[Example]) -> dict[str, float]:
    if not examples:
        return {}
    decision = examples[0].decision
    seen = Counter(name for one in examples for told in one.evidence for name in set(told))
    names = sorted(name for name, times in seen.items() if times >= _LEAST_EXAMPLES)
    place = {name: at for at, name in enumerate(names)}
    tables = []
    for one in examples:
        if any(one.right):
            table = numpy.zeros((len(one.evidence), len(names)))
            for row, told in enumerate(one.evidence):
                for name in told:
                    if name in place:
                        table[row, place[name]] += 1
            tables.append((table, numpy.array(one.right, dtype=float), one.labelled.weight))
    held = _HELD[decision]

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = 0.5 * held * float(weights @ weights), held * weights
        for table, right, weight in tables:
            sums = table @ weights
            shares = numpy.exp(sums - sums.max())
            shares /= shares.sum()
            hit = shares * right
            total -= weight * float(numpy.log(max(hit.sum(), 1e-300)))
            slope = slope + weight * (table.T @ (shares - hit / max(hit.sum(), 1e-300)))
        return total, slope

    weights = _least(loss, len(names))
    return {
        name: round(float(value), 2) for name, value in zip(names, weights, strict=True) if abs(value) >= _LEAST_WEIGHT
    }


def _least(loss: Callable[[Vector], tuple[float, Vector]], size: int) -> Vector:
    """The weights at which a smooth loss is least, found from zero."""
    at = numpy.zeros(size)
    value, slope = loss(at)
    steps: deque[tuple[Vector, Vector]] = deque(maxlen=_MEMORY)
    for _ in range(_MOST_STEPS):
        way = _direction(slope, steps)
        length = 1.0
        while True:
            there = at - length * way
            lower, new_slope = loss(there)
            if lower <= value - 1e-4 * length * float(slope @ way) or length < 1e-6:
                break
            length /= 2
        step, change = there - at, new_slope - slope
        if float(step @ change) > 1e-10:
            steps.append((step, change))
        at, value, slope = there, lower, new_slope
        if numpy.linalg.norm(slope) < _STILL:
            break
    return at


def _direction(slope: Vector, steps: Sequence[tuple[Vector, Vector]]) -> Vector:
    way = slope.copy()
    shares = []
    for step, change in reversed(steps):
        share = float(step @ way) / float(change @ step)
        shares.append(share)
        way = way - share * change
    if steps:
        step, change = steps[-1]
        way = way * (float(step @ change) / float(change @ change))
    else:
        way = way / max(1.0, float(numpy.linalg.norm(slope)))
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        way = way + step * (share - float(change @ way) / float(change @ step))
    return way
