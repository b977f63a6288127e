"""Sureness is a probability: what is said to be sure is right, also on sources that nothing was learned from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import umbruch
from umbruch.tree.reading import DOUBTFUL, Origin

_SURE = 0.9
_LEAST_RIGHT = 0.93
_MOST_BRIER = 0.08
_LEAST_WHOLE = 0.85
_EVERY = 3
_SHAPE = Path(umbruch.__file__).parent / "clipping" / "shape"
_LINE = re.compile(r"#\s+(?P<field>[\w ]+): \d+ of (?P<all>\d+) right, Brier (?P<brier>[\d.]+);"
                   r" of (?P<sure>\d+) said to be 90 % sure or more (?P<right>\d+) right")  # fmt: skip


class _Judged(NamedTuple):
    """Fields as they were stated and judged, and whether a text that says nothing of doubt is right in all of them."""

    fields: list[tuple[float, bool]]
    quiet: list[bool]


def _faults(brier: float, sure: int, right: int) -> list[str]:
    told = [] if brier <= _MOST_BRIER else [f"Brier {brier:.3f}"]
    return told if right >= _LEAST_RIGHT * sure else [*told, f"{right} of {sure} right"]


def test_on_sources_left_out_what_is_said_to_be_sure_is_right() -> None:
    lines = list(map(_LINE.match, (_SHAPE / "sureness.toml").read_text(encoding="utf-8").splitlines()))
    reached = {line["field"]: (float(line["brier"]), int(line["sure"]), int(line["right"])) for line in lines if line}
    assert {"headline", "lang", "all fields"} <= set(reached)
    assert _faults(*reached["all fields"]) == []
    assert [field for field, (_, sure, right) in reached.items() if right < _LEAST_RIGHT * sure] == []


def test_a_sureness_that_is_none_is_found() -> None:
    assert _faults(0.2, 100, 80) == ["Brier 0.200", "80 of 100 right"]
    assert _faults(0.05, 100, 95) == []


@pytest.mark.parametrize("field", ["lang", "headline", "byline", "contact", "embargo"])
def test_every_field_below_eight_tenths_is_doubtful(field: str) -> None:
    assert DOUBTFUL == 0.8
    assert Origin(f"articles[0].{field}", (1,), 0.79).doubtful
    assert not Origin(f"articles[0].{field}", (1,), 0.8).doubtful


@pytest.mark.slow
def test_texts_of_other_papers_are_right_where_nothing_is_doubted(shared: Path) -> None:
    """Read with weights that know these papers; those that do not stand in the head of `sureness.toml`."""
    pytest.importorskip("numpy", reason="numpy, with which sureness is found, is not installed")
    path = shared / "corpora" / "fresh.jsonl"
    if not path.is_file():
        pytest.skip(f"../shared/corpora/{path.name} is not here")
    judged = _Judged([], [])
    for read, right in _read(path):
        stated = {one.field.removeprefix("articles[0]."): one.sureness for one in read.origins}
        judged.fields.extend((stated[field], found) for field, found in right.items() if field in stated)
        if all(one.severity == "info" for one in read.diagnostics):
            judged.quiet.append(all(right.values()))
    sure = [right for stated, right in judged.fields if stated >= _SURE]
    brier = sum((stated - right) ** 2 for stated, right in judged.fields) / len(judged.fields)
    assert len(judged.quiet) > 40
    assert _faults(brier, len(sure), sum(sure)) == []
    assert sum(judged.quiet) >= _LEAST_WHOLE * len(judged.quiet)


def _read(path: Path) -> Iterator[tuple[umbruch.Reading, dict[str, bool]]]:
    from umbruch.clipping.training.calibrating import judged_fields
    from umbruch.clipping.training.examples import labelled_in

    for one in list(labelled_in(path))[::_EVERY]:
        read = umbruch.read(one.text.encode(), format="text")
        yield read, judged_fields(read.articles[0], one.expect)
