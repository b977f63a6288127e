"""Each page of a kit's documents says the embargo once."""

from __future__ import annotations

from umbruch.presskit.making.kit_documents import under_embargo
from umbruch.style import load
from umbruch.tree import Embargo

EMBARGO = Embargo("Sperrfrist: 9. März 2027, 10 Uhr", "2027-03-09T10:00+01:00")


def test_page_heads_say_it_in_bold_where_nothing_else_does() -> None:
    made = under_embargo(load("release"), EMBARGO)
    assert made.head.left == EMBARGO.text
    assert made.text.page_head.weight == "bold"


def test_page_heads_stay_as_they_are_where_each_page_says_it_by_itself() -> None:
    for own in (load("release"), load("letterhead-us")):
        assert under_embargo(own, EMBARGO, shown=True).head == own.head
    own = load("release")
    assert under_embargo(own, None).head == own.head
