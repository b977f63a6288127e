"""What every test of the studio in Chromium is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browsing import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every guess is doubtful, whatever the weights of recognition say today."""
    monkeypatch.setattr("umbruch.tree.reading.DOUBTFUL", 1.0)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a file."""
    with chromium() as one:
        yield one
