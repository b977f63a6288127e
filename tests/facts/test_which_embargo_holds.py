"""Where several embargoes meet, the strictest holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from umbruch.facts.embargo import embargo_of, holds, strictest
from umbruch.tree import Article, Embargo, Publication

EARLY = Embargo("Sperrfrist: 9. März 2024, 10 Uhr", "2024-03-09T10:00:00+01:00")
LATE = Embargo("Sperrfrist: 10. März 2024, 6 Uhr", "2024-03-10T06:00:00+01:00")
OPEN = Embargo("Gesperrt bis auf Weiteres")
NOON = datetime(2024, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("embargoes", "holding"),
    [
        ((EARLY, LATE), LATE),
        ((LATE, EARLY), LATE),
        ((None, EARLY, None), EARLY),
        ((LATE, OPEN, EARLY), OPEN),
        ((None,), None),
        ((), None),
    ],
)
def test_the_one_that_ends_last_holds_and_one_without_an_end_after_all(
    embargoes: tuple[Embargo | None, ...], holding: Embargo | None
) -> None:
    assert strictest(embargoes) == holding


def test_a_publication_is_held_by_its_strictest_article() -> None:
    articles = tuple(Article(lang="de", embargo=one) for one in (EARLY, LATE, None))
    assert embargo_of(Publication(kind="kit", lang="de", articles=articles)) == LATE


def test_an_embargo_holds_until_its_end() -> None:
    assert [holds(one, NOON) for one in (EARLY, LATE, OPEN, None)] == [False, True, True, False]
