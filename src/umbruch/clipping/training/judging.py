"""Judges weights on sources that they were not learned from: a source is left out, or learned from, as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from umbruch.clipping.shape.ranking.weights import Weights, ranked
from umbruch.clipping.training.examples import Example
from umbruch.clipping.training.fitting import fitted

_FOLDS = 6
_SEED = 5


class Judged(NamedTuple):
    """A decision by weights that were learned from other sources: its probability, and whether it is right."""

    example: Example
    probability: float
    right: bool


def folds(examples: Sequence[Example]) -> Iterator[tuple[frozenset[str], Weights]]:
    """Sources, a sixth of them at a time, with the weights learned from all others."""
    sources = sorted({one.labelled.source for one in examples})
    Random(_SEED).shuffle(sources)
    for number in range(_FOLDS):
        out = frozenset(sources[number::_FOLDS])
        yield out, fitted([one for one in examples if one.labelled.source not in out])


def left_out(examples: Sequence[Example], parted: Iterable[tuple[frozenset[str], Weights]]) -> list[Judged]:
    """Every decision, made by weights that its source had no part in."""
    found = []
    for out, weights in parted:
        for one in examples:
            if one.labelled.source in out:
                result = ranked(one.evidence, weights[one.decision])
                found.append(Judged(one, result.probabilities[result.best], one.right[result.best]))
    return found


def judged(examples: Sequence[Example], parted: Iterable[tuple[frozenset[str], Weights]]) -> list[str]:
    """Lines that say what was reached on sources left out, by set and decision."""
    tally: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in left_out(examples, parted):
        tally[one.example.decision, one.example.labelled.kind].append(one)
    lines = []
    for (decision, kind), own in sorted(tally.items()):
        share = sum(one.right for one in own) / len(own)
        possible = sum(any(one.example.right) for one in own) / len(own)
        brier = sum((one.probability - one.right) ** 2 for one in own) / len(own)
        sources = len({one.example.labelled.source for one in own})
        lines.append(
            f"{decision}, {kind}: {share:.3f} of {len(own)} from {sources} sources (at most {possible:.3f}), Brier {brier:.3f}"
        )
    return lines
