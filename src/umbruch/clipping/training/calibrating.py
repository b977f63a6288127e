"""What a stated sureness comes to: each field of texts whose source was left out, compared with what is right."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from umbruch.clipping.assembly import recognise
from umbruch.clipping.page.decode import decode
from umbruch.clipping.shape.ranking.weights import Learned, Table, Weights
from umbruch.clipping.training.examples import Labelled
from umbruch.manuscript import manuscript_of
from umbruch.tree import Article

_PRIOR = 4.0
"""How many texts' worth the field's own share counts in every step, so that a few texts make nothing certain."""
_LEAST_STEP = 8
_LEAST_STATED = 20
"""A field that fewer texts state keeps what its recogniser says."""
_BLANKS = re.compile(r"\s+")


class Stated(NamedTuple):
    """A field with its stated sureness, and whether it was right."""

    field: str
    sureness: float
    right: bool


def stated_in(texts: Iterable[Labelled], weights: Weights) -> list[Stated]:
    """The fields of texts as they are read with some weights, their sureness as it is before any table."""
    found = []
    for one in texts:
        clipping = recognise(manuscript_of(decode(one.text.encode(), one.identity).text), known=Learned(weights, {}))
        article = clipping.articles[0]
        for origin in clipping.origins:
            prefix, _, field = origin.field.partition(".")
            if prefix == "articles[0]" and (wanted := _wanted(field, one.expect)) is not None:
                found.append(Stated(field, origin.sureness, _right(field, wanted[0], article)))
    return found


_LABELS = {
    "headline": "headline", "kicker": "kicker", "deck": "deck", "byline": "byline", "dateline": "place",
    "source": "publications", "lang": "lang",
}  # fmt: skip
"""The label by which a field is judged. Contacts and embargoes are labelled only where there are some: that tells nothing."""


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


def tables_from(stated: Sequence[Stated]) -> dict[str, Table]:
    """For each field the rising steps that fit best, each drawn a little to the field's own share."""
    fields: dict[str, list[Stated]] = defaultdict(list)
    for one in stated:
        fields[one.field].append(one)
    return {field: _rising(own) for field, own in sorted(fields.items()) if len(own) >= _LEAST_STATED}


def _rising(stated: Sequence[Stated]) -> Table:
    share = sum(one.right for one in stated) / len(stated)
    steps: list[list[float]] = []
    ordered = sorted(stated, key=lambda one: one.sureness)
    for start in range(0, len(ordered), _LEAST_STEP):
        own = ordered[start : start + _LEAST_STEP]
        steps.append([sum(one.sureness for one in own), sum(one.right for one in own), len(own)])
        while len(steps) > 1 and steps[-2][1] * steps[-1][2] >= steps[-1][1] * steps[-2][2]:
            last = steps.pop()
            steps[-1] = [one + other for one, other in zip(steps[-1], last, strict=True)]
    table: list[tuple[float, float]] = []
    for total, right, count in steps:
        at, reached = round(total / count, 3), round((right + _PRIOR * share) / (count + _PRIOR), 3)
        if table and at <= table[-1][0]:
            continue
        table.append((at, reached))
    return table


def report_of(stated: Sequence[Stated], tables: Mapping[str, Table]) -> list[str]:
    """A line for each field: how many were stated, how many were right, and the error of the table's probabilities."""
    from umbruch.clipping.shape.sureness import come_to

    lines = []
    for field, table in tables.items():
        own = [one for one in stated if one.field == field]
        brier = sum((come_to(one.sureness, table) - one.right) ** 2 for one in own) / len(own)
        lines.append(f"{field}: {sum(one.right for one in own)} of {len(own)} right, Brier {brier:.3f}")
    return lines
