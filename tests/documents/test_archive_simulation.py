"""The simulated archive of docs/scaling.md: its bounds are those of cores, of the one process and of the server."""

from __future__ import annotations

import pytest

from tests.benchmarks.archive_simulation import ARTICLE, FILES_EACH, HANDING_OUT, SITES, Site, row, simulated
from tests.tools import ROOT

MANY = 1_000_000


def test_few_cores_are_at_work_all_the_time() -> None:
    found = simulated(Site(MANY, 16, 1, MANY))
    assert found.hours * 3600 == pytest.approx(MANY * ARTICLE / 16, rel=0.05)
    assert found.busy > 0.95


def test_a_batch_is_no_faster_than_the_process_that_hands_out_its_work() -> None:
    found = simulated(Site(MANY, 640, 1, MANY))
    assert found.hours * 3600 == pytest.approx(MANY * HANDING_OUT, rel=0.05)
    assert found.busy < 0.2


def test_files_are_not_made_faster_than_their_server_makes_them() -> None:
    assert simulated(Site(MANY, 640, 10, 20_000)).hours * 3600 >= MANY * FILES_EACH / 20_000


def test_the_page_has_what_is_simulated() -> None:
    assert row(SITES[0]) in (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
