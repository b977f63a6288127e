"""The choice of the head: of all runs of lines that might be headline, kicker and deck the likeliest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.zones import Zone
from umbruch.clipping.shape.candidates import Given, Run, evidence, headline_runs
from umbruch.clipping.shape.companions import deck_evidence, deck_runs, kicker_evidence, kicker_runs
from umbruch.clipping.shape.line_facts import Row, letters_of, rows_of
from umbruch.clipping.shape.weights import heaviest, ranked, weights
from umbruch.manuscript import Look

_TOLD = 3


class Question(NamedTuple):
    """What the choice is made from: the first lines, and what the rules and the file say."""

    rows: list[Row]
    given: Given
    conventions: Conventions


class Taken(NamedTuple):
    """A role with its lines, None where there is none; its probability, why it was taken and what came next."""

    run: Run | None
    probability: float
    told: tuple[tuple[str, float], ...]
    second: Run | None
    second_probability: float


class Answer(NamedTuple):
    """The likeliest head."""

    headline: Taken
    kicker: Taken
    deck: Taken


def question_of(
    zones: Sequence[Zone],
    conventions: Conventions,
    text: str,
    ruled: Mapping[str, tuple[Sequence[int], float]],
    looks: Mapping[int, Look] | None = None,
    claimed: Sequence[str] = (),
) -> Question:
    """The lines above the report with all that is known about them.

    Args:
        zones: the article's zones.
        conventions: those of its language.
        text: the article.
        ruled: for each role that the rules found in the head its lines, and their sureness.
        looks: how lines look, by number.
        claimed: headlines that the file claims.
    """
    rows = rows_of(zones, conventions, text, looks)

    def places(role: str) -> tuple[int, ...]:
        numbers = set(ruled[role][0]) if role in ruled else set()
        return tuple(at for at, row in enumerate(rows) if row.line.number in numbers)

    headline = places("headline")
    run = Run(headline[0], headline[-1] + 1) if headline else None
    claims = tuple(letters_of(one) for one in claimed)
    sure = ruled["headline"][1] if "headline" in ruled else 0.0
    return Question(rows, Given(run, places("kicker"), places("deck"), sure, claims), conventions)


def answer_to(question: Question) -> Answer:
    """The likeliest head; kicker and deck are chosen for the likeliest headline."""
    rows, given, conventions = question
    runs: list[Run | None] = [None, *headline_runs(rows)]
    headline = _likeliest("headline", runs, [evidence(rows, run, given, conventions) for run in runs])
    if headline.run is None:
        nothing = Taken(None, 1.0, (), None, 0.0)
        return Answer(headline, nothing, nothing)
    title = headline.run
    runs = [None, *dict.fromkeys(kicker_runs(rows, title))]
    kicker = _likeliest("kicker", runs, [kicker_evidence(rows, title, run, given, conventions) for run in runs])
    runs = [None, *dict.fromkeys(deck_runs(rows, title, kicker.run))]
    deck = _likeliest("deck", runs, [deck_evidence(rows, title, run, given, conventions) for run in runs])
    return Answer(headline, kicker, deck)


def _likeliest(decision: str, runs: Sequence[Run | None], evidences: Sequence[Sequence[str]]) -> Taken:
    table = weights()[decision]
    probabilities, best, second = ranked(evidences, table)
    if second is None:
        return Taken(runs[best], probabilities[best], (), None, 0.0)
    told = heaviest(evidences[best], evidences[second], table, _TOLD)
    return Taken(runs[best], probabilities[best], tuple(told), runs[second], probabilities[second])
