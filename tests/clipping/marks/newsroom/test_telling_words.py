"""Words tell cheaply which sentences may be for a newsroom, and never hide one that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from umbruch.clipping.marks.embargoes.holding_requests import asks_to_hold
from umbruch.clipping.marks.newsroom.desk_calls import calls_a_desk, forbids_to_name
from umbruch.clipping.marks.newsroom.desk_orders import is_order
from umbruch.clipping.marks.newsroom.telling_words import Leads, asking, forbidding, leads_of, may_lead
from umbruch.clipping.marks.release import is_embargo

_LINES = sorted(
    line.rpartition("|")[2].strip()
    for path in (*Path(__file__).parent.glob("*.txt"), *Path(__file__).parent.parent.glob("embargoes/*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
)
_NOTHING = Leads(embargo=False, order=False)


def test_no_order_is_hidden_by_its_words() -> None:
    orders = [one for one in _LINES if is_order(one) or calls_a_desk(one) or forbids_to_name(one)]
    assert len(orders) > 100
    assert [one for one in orders if not (leads_of(one).order and may_lead(one))] == []


def test_no_request_to_wait_is_hidden_by_its_words() -> None:
    requests = [one for one in _LINES if asks_to_hold(one)]
    assert len(requests) > 40
    assert [one for one in requests if not (leads_of(one).embargo and may_lead(one))] == []


def test_hardly_an_embargo_is_hidden_by_its_words() -> None:
    """Labels with a letter wrong or with blanks between the letters head lines of their own."""
    embargoes = [one for one in _LINES if is_embargo(one)]
    hidden = [one for one in embargoes if not leads_of(one).embargo]
    assert len(embargoes) > 100
    assert len(hidden) < len(embargoes) / 10, hidden


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Stadtbad hat seit dem Morgen wieder geöffnet.",
        "Pupils built eleven boats in the old school.",
        "Le marché couvert accueille ses clients depuis hier.",
    ],
)
def test_a_sentence_of_a_report_leads_nowhere(sentence: str) -> None:
    assert leads_of(sentence) == _NOTHING
    assert asking(sentence) == forbidding(sentence, polite=True) == ()


def test_a_label_leads_at_the_beginning_of_a_sentence_or_of_a_clause() -> None:
    assert leads_of("Sperrfrist bis 5. Mai").embargo
    assert leads_of("Vorabinformation – Sperrfrist bis 5. Mai").embargo
    assert not leads_of("Der Rat hat jede Sperrfrist beachtet").embargo


def test_an_edition_leads_with_a_day_of_the_week_alone() -> None:
    assert leads_of("Für die Samstagsausgabe").embargo
    assert not leads_of("Für die Tageszeitung").embargo


def test_what_begins_like_a_word_for_the_newsroom_is_another_word() -> None:
    """`Frei` and `Redaktion` are signs, and neither of them stands here."""
    assert leads_of("Freiwillige redeten lange, wie es hieß") == _NOTHING


def test_words_without_blanks_between_them_are_left_to_the_patterns() -> None:
    assert leads_of("この記事は公開しないでください") == Leads(embargo=True, order=True)
