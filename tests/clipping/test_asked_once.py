"""Each recogniser answers once for a line, however many ask it."""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType

import pytest

import umbruch
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.source import find_source
from umbruch.clipping.signs.dates import find_date

CLIPPING = """Storchennest auf dem Rathaus

Von Ada Roe

LAUTER (dpa) - Seit Sonntag nisten wieder Störche auf dem Dach der alten Mühle in Lauter.
Der Bürgermeister freut sich über die Gäste, die am 3. Mai 2026 ankamen.

Das Nest war drei Jahre lang leer geblieben, sagte die Stadt am Montag.

Lauterer Bote, 4. Mai 2026, Seite 12
"""


@pytest.mark.parametrize("recogniser", [find_dateline, find_date, find_byline, find_source, find_credit])
def test_no_line_is_put_to_a_recogniser_twice(recogniser: object) -> None:
    code = recogniser.__wrapped__.__code__  # type: ignore[attr-defined]
    umbruch.read(CLIPPING.encode(), format="text")  # tables are made, which ask as well
    asked: Counter[tuple[object, ...]] = Counter()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is code:
            named = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            asked[tuple(frame.f_locals[name] for name in named)] += 1

    sys.setprofile(watch)
    try:
        umbruch.read(CLIPPING.encode(), format="text")
    finally:
        sys.setprofile(None)
    assert asked
    assert set(asked.values()) == {1}
