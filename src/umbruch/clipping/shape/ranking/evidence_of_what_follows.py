"""What stands between lines of a head and the next prose: pages set who wrote it and when between deck and report."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.shape.ranking.line_facts import Row, step

_MOST_LOOKED_AT = 9
_PROSE = 100
_TOLD = frozenset(
    {
        "byline", "name", "day", "day alone", "clock", "label", "key", "bullet", "address alone", "contact", "web",
        "dateline",
    }
)  # fmt: skip


def evidence_of_what_follows(rows: Sequence[Row], last: int) -> list[str]:
    """The names of what stands below some lines and above the next paragraph of prose, and how that paragraph stands.

    Args:
        rows: the first lines of the article.
        last: the number of the first line below.
    """
    found: dict[str, None] = {}
    for number, row in enumerate(rows[last : last + _MOST_LOOKED_AT]):
        if is_prose(row):
            told = [f"prose after {step(number, (0, 1, 2, 4))}", f"prose of {step(row.block, (160, 240, 360, 600))}"]
            return [*found, *told, *(["prose with dateline"] if "dateline" in row.signs else [])]
        told = [row.role] if row.role != "plain" else sorted(row.signs & _TOLD) or ["short"]
        found |= dict.fromkeys(f"then {one}" for one in told)
    return [*found, "no prose after"]


def is_prose(row: Row) -> bool:
    """Whether a line begins a paragraph that is long enough for a report."""
    return row.role == "plain" and row.block > _PROSE and row.place_in_block == 0
