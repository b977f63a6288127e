"""Links to other stories between the paragraphs of a copied page are no part of the article."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.tree import Paragraph, Subheading, Text

HEADLINE = "Tannery makes room for swimmers"
REPORT = (
    "The old tannery by the weir will become a swimming hall, the borough engineers said after a vote on Tuesday. "
    "The work is to begin in May and to end before the autumn fair, they added."
)
GAPS = ("\n\n", "\n")


def _read(gap: str, *lines: str) -> tuple[list[str], tuple[str, ...]]:
    article = umbruch.read((gap.join((HEADLINE, *lines)) + "\n").encode(), format="text").article
    texts = [
        "".join(part.text for part in block.content if isinstance(part, Text))
        for block in article.body
        if isinstance(block, Paragraph | Subheading)
    ]
    return texts, article.discarded


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize(
    "links",
    [
        ("Read more: Weir closed for repairs",),
        ("Lesen Sie auch: Neues Wehr gesperrt",),
        ("Related articles", "Weir closed for repairs"),
        ("CZYTAJ TAKŻE:", "Nowy jaz nad rzeką zamknięty do maja"),
        ("À lire aussi :", "• Le barrage fermé", "• Un an de travaux"),
        ("延伸阅读", "水坝关闭维修至五月"),
        ("Copy link",),
    ],
)
def test_links_to_other_stories_are_taken_out_whole(gap: str, links: tuple[str, ...]) -> None:
    texts, discarded = _read(gap, REPORT, *links, REPORT)
    assert texts == [REPORT, REPORT]
    assert discarded == links


@pytest.mark.parametrize("gap", GAPS)
def test_a_crosshead_below_such_a_link_stays(gap: str) -> None:
    texts, discarded = _read(gap, REPORT, "Related", "Weir closed for repairs until May", "Swimmers rejoice", REPORT)
    assert texts == [REPORT, "Swimmers rejoice", REPORT]
    assert discarded == ("Related", "Weir closed for repairs until May")


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize(
    "line",
    [
        "Read more than one book a month and you will be welcome in the reading room of the borough library.",
        "Related trades will move out of the yard, too, the engineers said.",
        "Siehe auch: www.example.org/gerberei",
        "Mehr dazu: Rathaus Lauter, Telefon 05261 213-0",
        "Recommended Changes",
        "“Read this,” the mayor told them when the letter had come.",
    ],
)
def test_what_only_begins_like_such_a_label_stays(gap: str, line: str) -> None:
    texts, discarded = _read(gap, REPORT, line, REPORT)
    assert line not in discarded
    assert len(texts) > 1


def test_lines_of_a_printed_column_below_such_a_label_stay() -> None:
    column = [
        "The borough council met on",
        "Tuesday and heard what the",
        "engineers had to say about",
        "the old tannery.",
    ]
    text = f"{HEADLINE}\n\n{REPORT}\n\nRelated trades\n" + "\n".join(column) + "\n"
    article = umbruch.read(text.encode(), format="text").article
    assert article.discarded == ()
