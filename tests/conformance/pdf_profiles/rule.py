"""A rule of PDF/UA-1 (ISO 14289-1, cited as UA) or of PDF/A-2 level A (ISO 19005-2, cited as A) that a machine judges.

A rule bears its clause and the number of its test there, as the published validation profiles count them
(`UA 7.2-3`). Of what our files never hold (forms, form XObjects, signatures) one rule says just that, and stands for
all that would be asked of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tests.conformance.pdf_profiles.opened import Opened


class Rule(NamedTuple):
    """What is asked, under which clauses, and how the places that break it are found in a file."""

    ids: tuple[str, ...]
    demand: str
    breaches: Callable[[Opened], Iterable[object]]

    def judge(self, file: Opened) -> list[str]:
        """A line for each breach, beginning with the first clause."""
        return [f"{self.ids[0]}: {self.demand}: {found}" for found in self.breaches(file)]


def rule(ids: str, demand: str, breaches: Callable[[Opened], Iterable[object]]) -> Rule:
    """A rule; `ids` are parted by commas, a number alone is another test of the same clause."""
    named: list[str] = []
    for one in ids.split(","):
        one = one.strip()
        named.append(f"{named[-1].rpartition('-')[0]}-{one}" if one.isdigit() else one)
    return Rule(tuple(named), demand, breaches)
