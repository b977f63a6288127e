"""The table of thresholds and its page: each number that decides, its value, source and effect.

`python -m umbruch.clipping.training --thresholds [SET…]` enters numbers that are new or have another value, and tries
one step lower and higher on texts of the sets; without a set it takes the cases of the checkout. What somebody wrote as
unit, meaning or source stays.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from umbruch.clipping.training.examples import Labelled
from umbruch.clipping.training.numbers_that_decide import Number, numbers

TABLE = Path(__file__).with_name("thresholds.toml")
_MOST_TEXTS = 48
"""Texts among which those are looked for whose reading comes to a number, each of another source where there are as many."""
_TRIED_ON = 8
"""Texts on which a number is tried; a sixth of a second a number."""
_NOT_TRIED = "not tried"
_BY_HAND = "set by hand"
_WRITTEN = "the reason that stands under it in the source"
_OF_THE_CALENDAR = "calendar"
_CALENDAR_UNITS = ("months", "hours", "minutes")
_HEAD = (
    "# The numbers that decide in `clipping`: value, unit, what each decides, source, and what changes on texts when it is\n"
    "# one step lower or higher. Written by `python -m umbruch.clipping.training --thresholds`; `unit`, `decides` and\n"
    "# `source` may be written by hand and stay.\n"
)


def rows() -> dict[str, dict[str, Any]]:
    """The table as it is kept, by key."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8")) if TABLE.is_file() else {}


def unexplained(kept: dict[str, dict[str, Any]], found: Iterable[Number]) -> list[str]:
    """Numbers that the table does not have, has with another value or without a source, and rows without a number."""
    keys = set()
    told = []
    for number in found:
        keys.add(number.key)
        row = kept.get(number.key)
        if row is None:
            told.append(f"{number.key} = {number.value} is not in the table")
        elif row["value"] != number.value:
            told.append(f"{number.key} is {number.value}, the table says {row['value']}")
        elif not all(row.get(field) for field in ("unit", "decides", "source", "effect")):
            told.append(f"{number.key} has no unit, meaning, source or effect in the table")
    return told + [f"{key} stands in the table alone" for key in kept if key not in keys]


def brought_up(texts: Sequence[Labelled]) -> dict[str, dict[str, Any]]:
    """The table with all numbers, those tried that are new, changed or not tried yet."""
    from umbruch.clipping.training.one_step import effect_of, reached_by, readings, telling

    kept = rows()
    some = _some(texts)
    before = readings(some)
    reached = reached_by(some)
    made = {}
    for number in numbers():
        row = {
            **_row(number),
            **{k: v for k, v in kept.get(number.key, {}).items() if k in ("unit", "decides", "source")},
        }
        old = kept.get(number.key, {})
        row["value"] = number.value
        same = old.get("value") == number.value and old.get("effect", _NOT_TRIED) != _NOT_TRIED
        if same:
            row["effect"] = old["effect"]
        elif some:
            places = telling(number, reached, _TRIED_ON)
            effect = effect_of(number, [some[at] for at in places], [before[at] for at in places])
            row["effect"] = _told(effect, len(places))
            sys.stderr.write(f"{number.key}: {row['effect']}\n")
        made[number.key] = row
    return made


def _some(texts: Sequence[Labelled]) -> list[Labelled]:
    """Texts of as many sources as there are: the first of each, then the second of each."""
    nth: dict[str, int] = {}
    turns = []
    for at, one in enumerate(texts):
        if one.text.strip():
            nth[one.source] = nth.get(one.source, 0) + 1
            turns.append((nth[one.source], at))
    return [texts[at] for _, at in sorted(turns)[:_MOST_TEXTS]]


def _row(number: Number) -> dict[str, Any]:
    source = _OF_THE_CALENDAR if number.unit in _CALENDAR_UNITS else _WRITTEN if number.said else _BY_HAND
    return {
        "value": number.value, "unit": number.unit, "decides": number.decides, "source": source, "effect": _NOT_TRIED,
    }  # fmt: skip


def _told(effect: Sequence[int], texts: int) -> str:
    lower, lower_right, higher, higher_right = effect
    return f"{_step('lower', lower, lower_right, texts)}; {_step('higher', higher, higher_right, texts)}"


def _step(way: str, changed: int, right: int, texts: int) -> str:
    if not changed:
        return f"{way}: nothing"
    return f"{way}: {changed} of {texts} texts otherwise, {right:+d} fields of heads right"


def table_text(made: dict[str, dict[str, Any]]) -> str:
    """The table as a file."""
    parts = [_HEAD]
    for key, row in made.items():
        fields = "\n".join(
            f"{name} = {_literal(row[name])}" for name in ("value", "unit", "decides", "source", "effect")
        )
        parts.append(f"[{_literal(key)}]\n{fields}\n")
    return "\n".join(parts)


def _literal(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", " ") + '"'
    return repr(value)


def page(kept: dict[str, dict[str, Any]]) -> str:
    """The page of the documentation."""
    tried = sum(row["effect"] != _NOT_TRIED for row in kept.values())
    telling = sum("texts" in row["effect"] for row in kept.values())
    by_hand = sum(row["source"] == _BY_HAND for row in kept.values())
    lines = [
        "# Thresholds of reading",
        "",
        "Reading unmarked copy rests on weights that were learned and on numbers that decide. These are the numbers: what each",
        "decides (in words, or in the code where it is used), where it comes from, and what changes when it is one step lower or",
        "higher (one for small counts, a fifth for large ones, 0.05 for shares), tried on texts of the sets at hand.",
        "",
        f"{len(kept)} numbers; {tried} were tried, {telling} of them change something within a step; {by_hand} were set by hand",
        "without a reason that is written down: their trial is all that speaks for them. No decisions are 0, 1 and 2, places in a text, sizes of caches, codes of signs, and",
        "bins of evidence, whose weights are learned.",
        "",
        "Made by `python -m umbruch.clipping.training --thresholds SET…`, which tries numbers that are new or changed.",
    ]
    room = None
    for key, row in kept.items():
        module, _, place = key.rpartition(":")
        if module != room:
            room = module
            lines += [
                "",
                f"## {module}",
                "",
                "| number | value | unit | decides | source | effect |",
                "|---|---|---|---|---|---|",
            ]
        told = row["decides"].replace("|", "\\|")
        decides = told if row["source"] == _WRITTEN else f"`{told}`"
        lines.append(f"| `{place}` | {row['value']} | {row['unit']} | {decides} | {row['source']} | {row['effect']} |")
    return "\n".join(lines) + "\n"
