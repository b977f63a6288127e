"""The choice of the head: of all runs of lines that might be headline, kicker and deck the likeliest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.shape.ranking.candidates import Given, Run, certain, headline_runs, run_over
from umbruch.clipping.shape.ranking.companions import deck_evidence, deck_runs, kicker_evidence, kicker_runs
from umbruch.clipping.shape.ranking.headline_evidence import headline_evidences
from umbruch.clipping.shape.ranking.line_facts import Row, letters_of, rows_of
from umbruch.clipping.shape.ranking.start_of_report import (
    FEWEST_OF_A_PAGE,
    is_sentence,
    shows_a_page,
    start_by,
    start_evidences,
    starts_under,
)
from umbruch.clipping.shape.ranking.weights import Weights, heaviest, ranked
from umbruch.manuscript import PLAIN, Look, Manuscript, WrittenLine

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
    """The likeliest head, and the places of the lines under it that are part of the page and not of the report."""

    headline: Taken
    kicker: Taken
    deck: Taken
    passed: frozenset[int] = frozenset()


class Choice(NamedTuple):
    """A choice: what it was made from, and what was chosen."""

    question: Question
    answer: Answer


def question_of(
    zones: Sequence[Zone],
    conventions: Conventions,
    text: str,
    ruled: Mapping[str, tuple[Sequence[int], float, str]],
    manuscript: Manuscript,
) -> Question:
    """The lines above the report with all that is known about them.

    Args:
        zones: the article's zones.
        conventions: those of its language.
        text: the article.
        ruled: for each role that the rules found in the head its lines, their sureness and its words.
        manuscript: what the file shows of its lines and says of its headline.
    """
    rows = rows_of(zones, conventions, text, looks_in(manuscript))

    def places(role: str) -> tuple[int, ...]:
        numbers = set(ruled[role][0]) if role in ruled else set()
        return tuple(at for at, row in enumerate(rows) if row.line.number in numbers)

    headline = places("headline")
    claims = tuple(letters_of(one.value) for one in manuscript.claims if one.field == "headline")
    sure = ruled["headline"][1] if "headline" in ruled else 0.0
    texts = {role: letters_of(ruled[role][2]) for role in ("headline", "kicker", "deck") if role in ruled}
    fixed = frozenset(line.fixed for zone in zones for line in zone.lines if line.fixed)
    given = Given(run_over(headline), places("kicker"), places("deck"), sure, claims, texts, fixed)
    return Question(rows, given, conventions)


def looks_in(manuscript: Manuscript) -> dict[int, Look]:
    """The looks of the lines that have one, by the number of the line in the manuscript, from 1."""
    return {
        number: piece.look
        for number, piece in enumerate(manuscript.pieces, start=1)
        if isinstance(piece, WrittenLine) and piece.look is not PLAIN
    }


def headlines_in(manuscript: Manuscript) -> frozenset[int]:
    """The numbers of the headings of the first level that the file claims as its headline, too."""
    claims = {letters_of(one.value) for one in manuscript.claims if one.field == "headline"}
    return frozenset(
        number
        for number, piece in enumerate(manuscript.pieces, start=1)
        if isinstance(piece, WrittenLine) and piece.look.heading == 1 and letters_of(piece.text) in claims
    )


def answer_to(question: Question, weights: Weights) -> Answer:
    """The likeliest head by some weights; kicker and deck are chosen for the likeliest headline."""
    rows, given, conventions = question
    told = certain(rows, given)
    runs: list[Run | None] = [told] if told else [None, *headline_runs(rows)]
    runs = _allowed(runs, rows, given, "headline")
    headline = _likeliest(weights["headline"], runs, headline_evidences(rows, runs, given, conventions))
    if headline.run is None:
        above, below = (_fixed_run(rows, role) for role in ("kicker", "deck"))
        return Answer(headline, Taken(above, 1.0, (), None, 0.0), Taken(below, 1.0, (), None, 0.0))
    title = headline.run
    runs = _allowed([None, *dict.fromkeys(kicker_runs(rows, title, given))], rows, given, "kicker")
    kicker = _likeliest(
        weights["kicker"], runs, [kicker_evidence(rows, title, run, given, conventions) for run in runs]
    )
    runs = _allowed([None, *dict.fromkeys(deck_runs(rows, title, kicker.run, given))], rows, given, "deck")
    deck = _likeliest(weights["deck"], runs, [deck_evidence(rows, title, run, given, conventions) for run in runs])
    return Answer(headline, kicker, deck, _passed(rows, title, (kicker.run, deck.run), weights))


def _passed(rows: Sequence[Row], headline: Run, others: Sequence[Run | None], weights: Weights) -> frozenset[int]:
    """The places of plain lines between head and report that almost certainly are none of it; no whole sentences."""
    starts = starts_under(rows, headline, others)
    if len(starts) < 2:  # the report begins right under the head
        return frozenset()
    start = starts[start_by(start_evidences(rows, headline, starts), weights["report"])]
    taken = {at for run in others if run is not None for at in range(run.first, run.last)}
    between = [at for at in range(headline.last, start) if at not in taken]
    passed = [at for at in between if rows[at].role == "plain" and not is_sentence(rows[at])]
    of_a_page = any(shows_a_page(rows[at]) for at in (*range(headline.first, headline.last), *between))
    return frozenset(passed if of_a_page or len(passed) >= FEWEST_OF_A_PAGE else ())


def _allowed(runs: list[Run | None], rows: Sequence[Row], given: Given, role: str) -> list[Run | None]:
    """The runs that what somebody has fixed leaves: the lines fixed as the role, else all without a fixed line."""
    if not given.fixed:
        return runs
    if role in given.fixed:
        return [_fixed_run(rows, role)]
    free = [run for run in runs if run and not any(row.line.fixed for row in rows[run.first : run.last])]
    return [None, *free]


def _fixed_run(rows: Sequence[Row], role: str) -> Run | None:
    """The first lines that are fixed as a role, as far as they stand together."""
    first = next((at for at, row in enumerate(rows) if row.line.fixed == role), None)
    if first is None:
        return None
    return Run(first, next((at for at in range(first, len(rows)) if rows[at].line.fixed != role), len(rows)))


def _likeliest(table: Mapping[str, float], runs: Sequence[Run | None], evidences: Sequence[Sequence[str]]) -> Taken:
    probabilities, best, second = ranked(evidences, table)
    if second is None:
        return Taken(runs[best], probabilities[best], (), None, 0.0)
    told = heaviest(evidences[best], evidences[second], table, _TOLD)
    return Taken(runs[best], probabilities[best], tuple(told), runs[second], probabilities[second])


def agrees(question: Question, answer: Answer) -> bool:
    """Whether the likeliest head is the one that the rules found, and the report begins right under it."""
    given = question.given
    return not answer.passed and (answer.headline.run, answer.kicker.run, answer.deck.run) == (
        given.ruled, run_over(given.ruled_above), run_over(given.ruled_below),
    )  # fmt: skip


def explained(choice: Choice) -> dict[str, tuple[str, str]]:
    """For each role of the head what told most for its lines, and the lines that came next with their probability."""
    rows = choice.question.rows
    found = {}
    for role, taken in zip(("headline", "kicker", "deck"), choice.answer[:3], strict=True):
        why = "; ".join(f"{name} (+{weight:.2f})" for name, weight in taken.told)
        run = taken.second
        words = " ".join(row.text for row in rows[run.first : run.last]) if run else "none"
        found[role] = (why, f"{words} ({taken.second_probability * 100:.0f} %)" if taken.told else "")
    return found
