"""The makers of a picture: people and agencies apart, the line without its label."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.caption import parse_credit
from umbruch.clipping.marks.picture_makers import Makers, makers_of

CREDITS = {
    "Foto: Anna Berg/dpa": Makers("Anna Berg/dpa", ("Anna Berg",), ("dpa",)),
    "Foto: Anna Berg": Makers("Anna Berg", ("Anna Berg",)),
    "Photo by Anna Berg": Makers("Anna Berg", ("Anna Berg",)),
    "picture alliance/dpa | Anna Berg": Makers(
        "picture alliance/dpa | Anna Berg", ("Anna Berg",), ("picture alliance", "dpa")
    ),
    "Fotos: Anna Berg, Jan Ost (2)": Makers("Anna Berg, Jan Ost (2)", ("Anna Berg", "Jan Ost")),
    "Photo: Jane Roe/AP via AFP": Makers("Jane Roe/AP via AFP", ("Jane Roe",), ("AP", "AFP")),
    "Foto: Ludwig van der Berg und Ida Roe": Makers(
        "Ludwig van der Berg und Ida Roe", ("Ludwig van der Berg", "Ida Roe")
    ),
    "Foto: Stadt Lindenau": Makers("Stadt Lindenau", (), ("Stadt Lindenau",)),
    "Foto: privat": Makers("privat"),
    "Bild: KI-generiert": Makers("KI-generiert"),
}


@pytest.mark.parametrize("line", CREDITS)
def test_people_and_agencies_of_a_credit_are_told_apart(line: str) -> None:
    assert makers_of(parse_credit(line)) == CREDITS[line]


def test_no_credit_names_nobody() -> None:
    assert makers_of(None) == Makers("")
