"""Fits the weights: a softmax over candidates, held small, by the method of Broyden, Fletcher, Goldfarb and Shanno."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy

from umbruch.clipping.training.examples import DECISIONS, Example

_LEAST_EXAMPLES = 4
"""Evidence that fewer candidates show is left out: it would only name single texts."""
_HELD = {"headline": 3.0, "kicker": 3.0, "deck": 2.0, "report": 2.0, "note": 2.0}
"""How strongly weights are held near zero; found by trying 1, 2, 3, 5, 6, 8, 12 on sources left out."""
_MOST_STEPS = 80
_MEMORY = 10
_STILL = 0.02
_LEAST_WEIGHT = 0.03

Vector = Any


def fitted(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of each decision that make the right candidates of all examples likeliest."""
    return {decision: fitted_to([one for one in examples if one.decision == decision]) for decision in DECISIONS}


def fitted_to(examples: Sequence[Example]) -> dict[str, float]:
    """The weights that make the right candidates of one decision's examples likeliest."""
    if not examples:
        return {}
    decision = examples[0].decision
    seen = Counter(name for one in examples for told in one.evidence for name in set(told))
    names = sorted(name for name, times in seen.items() if times >= _LEAST_EXAMPLES)
    shown = _Shown([one for one in examples if any(one.right)], {name: at for at, name in enumerate(names)})
    held = _HELD[decision]

    def loss(weights: Vector) -> tuple[float, Vector]:
        return shown.loss(weights, held)

    weights = _least(loss, len(names))
    return {
        name: round(float(value), 2) for name, value in zip(names, weights, strict=True) if abs(value) >= _LEAST_WEIGHT
    }


class _Shown:
    """What the candidates of all examples show, in flat arrays: a place for each piece of evidence that one shows."""

    def __init__(self, examples: Sequence[Example], place: Mapping[str, int]) -> None:
        told = [[place[name] for name in one if name in place] for example in examples for one in example.evidence]
        self._size = len(place)
        self._names = numpy.array([name for one in told for name in one], dtype=numpy.intp)
        self._candidate = numpy.repeat(numpy.arange(len(told)), [len(one) for one in told])
        self._example = numpy.repeat(numpy.arange(len(examples)), [len(one.evidence) for one in examples])
        self._first = numpy.searchsorted(self._example, numpy.arange(len(examples)))
        self._right = numpy.array([right for one in examples for right in one.right], dtype=float)
        self._weight = numpy.array([one.labelled.weight for one in examples])

    def loss(self, weights: Vector, held: float) -> tuple[float, Vector]:
        """How unlikely some weights make the right candidates, and the slope of that."""
        sums = numpy.bincount(self._candidate, weights=weights[self._names], minlength=len(self._example))
        shares = numpy.exp(sums - numpy.maximum.reduceat(sums, self._first)[self._example])
        shares /= numpy.add.reduceat(shares, self._first)[self._example]
        hit = shares * self._right
        likely = numpy.maximum(numpy.add.reduceat(hit, self._first), 1e-300)
        off = self._weight[self._example] * (shares - hit / likely[self._example])
        slope = held * weights + numpy.bincount(self._names, weights=off[self._candidate], minlength=self._size)
        return 0.5 * held * float(weights @ weights) - float(self._weight @ numpy.log(likely)), slope


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
