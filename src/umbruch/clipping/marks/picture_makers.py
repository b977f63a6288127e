"""Who made a picture: the people and the agencies of its credit, and the credit without its label."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.caption import without_label
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.people import is_role, looks_like_name
from umbruch.kept import remembered
from umbruch.tree import Credit

_BETWEEN = re.compile(
    by_case(r"\s*[/|,;·•+]\s*|\s+(?:via|for|für|pour|por|per|und|and|et|y|e|en|och|og|&)\s+(?=[^\W\d_[:lower:]])")
)
_SHOUTED = re.compile(r"[A-Z]{2,}")


class Makers(NamedTuple):
    """The parts of a credit.

    `line` has no label (`Anna Berg/dpa` of `Foto: Anna Berg/dpa`); a part that is neither a name nor an agency's
    (`privat`) stands in it alone.
    """

    line: str
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def makers_of(credit: Credit | None) -> Makers:
    """The makers that a credit names, each once and in order; nobody where there is no credit."""
    if credit is None:
        return Makers("")
    line = " ".join(without_label(credit.text).split())
    if credit.name and line != credit.name and line.endswith(credit.name):  # `Photo by Anna Berg` has no colon
        line = credit.name
    people, organisations = [], []
    for part in _BETWEEN.split(" ".join((credit.name or line).split())):
        name = part.strip(" ()[]©")
        if not name:
            continue
        if _is_organisation(name):
            organisations.append(name)
        elif _is_person(name):
            people.append(name)
    return Makers(line, tuple(dict.fromkeys(people)), tuple(dict.fromkeys(organisations)))


def _is_organisation(name: str) -> bool:
    folded = name.casefold()
    return folded in _picture_agencies() or _SHOUTED.fullmatch(name) is not None or is_role(name)


def _is_person(name: str) -> bool:
    return " " in name and looks_like_name(name)


@remembered(1)
def _picture_agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in (*shared().picture_agencies, *shared().picture_wires))
