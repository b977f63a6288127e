"""Whether a line reads like a remark for a newsroom, by weights that were learned from lines of both kinds.

The rules of this room's neighbours know what is said in words they were taught. What nobody taught them is at least
told to whoever publishes: a line that is like such remarks costs a warning, and nothing is taken away for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat
from math import fsum
from pathlib import Path

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.newsroom.likeness.line_evidence import evidence_of
from umbruch.kept import remembered
from umbruch.written.own_table import own_table

LONGEST = 200
"""Signs of a remark; what is longer tells a story."""
LEAST_SUM = 0.5
"""Log odds from which a line is told: of sources left out, 1 in 200 lines of reports and 3 in 4 notes have them."""


def reads_like_a_note(text: str, lang: str) -> bool:
    """Whether a line is more like remarks for a newsroom than like what readers are shown.

    Args:
        text: one line, or a short paragraph; what is longer than `LONGEST` signs never is.
        lang: its language (BCP 47); in one that the weights were not learned from no line is.
    """
    if len(text) > LONGEST or conventions_for(lang).code not in _learned()["languages"]:
        return False
    return is_like_notes(evidence_of(text, lang), _learned()["notes"])


def is_like_notes(evidence: Iterable[str], weights: Mapping[str, float]) -> bool:
    """Whether what a line shows speaks for a remark by some weights."""
    return fsum(map(weights.get, evidence, repeat(0.0))) >= LEAST_SUM


@remembered(1)
def _learned() -> Mapping[str, Mapping[str, float]]:
    """What each piece of evidence counts (`notes`), and from how many lines of each language that was learned."""
    return own_table(Path(__file__).with_name("note_weights.toml"))
