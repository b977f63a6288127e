"""What a stated sureness comes to: each field of texts whose source was left out, compared with what is right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy

from umbruch.clipping.assembly import recognise
from umbruch.clipping.page.decode import decode
from umbruch.clipping.shape.ranking.weights import Learned, Weights
from umbruch.clipping.shape.sureness import probability_by, signs_of
from umbruch.clipping.training.examples import Labelled
from umbruch.manuscript import manuscript_of
from umbruch.tree import Article

_LEAST_STATED = 45
"""A field that fewer texts state keeps what its recogniser says."""
_LIKE_NEW, _KNOWN = "fresh", 0.15
"""The set whose sources were new to all that was written, and what the texts of other sets count beside it."""
_HELD = 2.0
_STEPS = 30
_FOLDS = 6
_BLANKS = re.compile(r"\s+")


class Stated(NamedTuple):
    """A field with the signs of its sureness, and whether it was right; `weight` is what it counts."""

    field: str
    signs: Mapping[str, float]
    right: bool
    source: str
    weight: float


def stated_in(texts: Iterable[Labelled], weights: Weights) -> list[Stated]:
    """The fields of texts as they are read with some weights, their sureness as it is before any table."""
    found = []
    for one in texts:
        clipping = recognise(manuscript_of(decode(one.text.encode(), one.identity).text), known=Learned(weights, {}))
        article = clipping.articles[0]
        for origin in clipping.origins:
            prefix, _, field = origin.field.partition(".")
            if prefix == "articles[0]" and (wanted := _wanted(field, one.expect)) is not None:
                signs = signs_of(field, origin.sureness, clipping.choices[0])
                weight = 1.0 if one.kind == _LIKE_NEW else _KNOWN
                found.append(Stated(field, signs, _right(field, wanted[0], article), one.source, weight))
    return found


_LABELS = {
    "headline": "headline", "kicker": "kicker", "deck": "deck", "byline": "byline", "dateline": "place",
    "source": "publications", "lang": "lang",
}  # fmt: skip
"""The label by which a field is judged. Contacts and embargoes are labelled only where there are some: that tells nothing."""


def judged_fields(article: Article, expect: Mapping[str, Any]) -> dict[str, bool]:
    """Whether each field that is labelled is right, by its name."""
    wanted = {field: _wanted(field, expect) for field in _LABELS}
    return {field: _right(field, found[0], article) for field, found in wanted.items() if found is not None}


def _wanted(field: str, expect: Mapping[str, Any]) -> tuple[Any] | None:
    label = _LABELS.get(field)
    if label is None or label not in expect or (label == "lang" and expect[label] is None):
        return None
    return (expect[label],)


def _right(field: str, wanted: Any, article: Article) -> bool:
    match field:
        case "byline":
            people = article.byline.people if article.byline else ()
            return [_plain(one.name) for one in people] == [_plain(one) for one in wanted or ()]
        case "dateline":
            place = article.dateline.place if article.dateline else None
            return _plain(place).casefold() == _plain(wanted).casefold()
        case "source":
            named = article.source.publications if article.source else ()
            return [_plain(one) for one in named] == [_plain(one) for one in wanted or ()]
        case "lang":
            return str(wanted) == (article.lang or "").split("-")[0]
        case _:
            return _plain(getattr(article, field)) == _plain(wanted)


def _plain(text: str | None) -> str:
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text or "").replace("\u00ad", "")).strip()


def tables_from(stated: Sequence[Stated]) -> dict[str, dict[str, float]]:
    """For each field what its signs count, so that the probabilities fit best."""
    fields = sorted({one.field for one in stated})
    own = {field: [one for one in stated if one.field == field] for field in fields}
    return {
        field: _fitted(own[field]) for field in fields if sum(one.weight == 1.0 for one in own[field]) >= _LEAST_STATED
    }


def _fitted(stated: Sequence[Stated]) -> dict[str, float]:
    """A logistic regression by Newton's method, its slopes held near those of an honest statement."""
    names = list(stated[0].signs)
    table = numpy.array([[one.signs[name] for name in names] for one in stated])
    right = numpy.array([float(one.right) for one in stated])
    weight = numpy.array([one.weight for one in stated])
    start = numpy.array([1.0 if name == "own" else 0.0 for name in names])
    held = numpy.array([0.05 if name == "constant" else _HELD for name in names])
    at = start.copy()

    def loss(point: Any) -> float:
        sums = table @ point
        return float(weight @ (numpy.logaddexp(0, sums) - right * sums) + 0.5 * held @ (point - start) ** 2)

    for _ in range(_STEPS):
        shares = 1 / (1 + numpy.exp(-(table @ at)))
        slope = table.T @ (weight * (shares - right)) + held * (at - start)
        bend = (table * (weight * shares * (1 - shares))[:, None]).T @ table + numpy.diag(held)
        way, length = numpy.linalg.solve(bend, slope), 1.0
        while loss(at - length * way) > loss(at) and length > 1e-3:
            length /= 2
        at = at - length * way
    return {name: round(float(value), 3) for name, value in zip(names, at, strict=True)}


def report_of(stated: Sequence[Stated]) -> list[str]:
    """A line for each field: how many were right, and the error of probabilities that were fitted to other sources."""
    sources = sorted({one.source for one in stated})
    guesses: list[tuple[Stated, float]] = []
    for number in range(_FOLDS):
        out = frozenset(sources[number::_FOLDS])
        tables = tables_from([one for one in stated if one.source not in out])
        guesses += [
            (one, probability_by(one.signs, tables[one.field]))
            for one in stated
            if one.source in out and one.field in tables and one.weight == 1.0
        ]
    lines = []
    for field in (*sorted({one.field for one, _ in guesses}), ""):
        own = [(one, guess) for one, guess in guesses if field in ("", one.field)]
        brier = sum((guess - one.right) ** 2 for one, guess in own) / max(1, len(own))
        sure = [one.right for one, guess in own if guess >= 0.9]
        lines.append(
            f"{field or 'all fields'}: {sum(one.right for one, _ in own)} of {len(own)} right, Brier {brier:.3f};"
            f" of {len(sure)} said to be 90 % sure or more {sum(sure)} right"
        )
    return lines
