"""What a report says of a document that is to come out is no embargo; an order points at the document or forbids it."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.embargoes.told_documents import tells_of_a_document


@pytest.mark.parametrize(
    "line",
    [
        "The report will be published only after the election",
        "Le rapport ne sera pas publié avant les élections",
        "Het rapport wordt niet voor vrijdag gepubliceerd",
        "Der Bericht wird nicht vor Freitag veröffentlicht",
    ],
)
def test_a_document_that_will_come_out_is_news(line: str) -> None:
    assert tells_of_a_document(line.casefold().split())


@pytest.mark.parametrize(
    "line",
    [
        "This report will be published only after the election",
        "The report may be published only after the election",
        "Bitte beachten : der Bericht wird nicht vor Freitag veröffentlicht",
        "Der Text wird nicht vor Freitag veröffentlicht",
    ],
)
def test_a_document_that_is_pointed_at_or_forbidden_is_held_back(line: str) -> None:
    assert not tells_of_a_document(line.casefold().split())
