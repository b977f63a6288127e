"""The list of planted faults is whole: each line and each test is still there, in all rooms. `make mutants` runs it."""

from __future__ import annotations

import ast
import shlex
from collections import Counter

import pytest

from tests.mutants.run import Fault, faults
from tests.tools import ROOT

LEAST = 60
ROOMS = {"facts", "language", "tree", "diagnostics", "clipping", "readers", "registry", "style", "fonts", "pictures",
         "markup", "newsxml", "writers", "presskit", "preflight", "batch", "cli"}  # fmt: skip


@pytest.mark.parametrize("fault", faults(), ids=lambda one: one.name)
def test_each_planted_line_stands_once_in_its_file(fault: Fault) -> None:
    text = (ROOT / "src" / fault.path).read_text(encoding="utf-8")
    assert text.count(fault.right) == 1
    if fault.file.endswith(".py"):
        ast.parse(fault.planted(text))


@pytest.mark.parametrize("fault", faults(), ids=lambda one: one.name)
def test_the_tests_that_must_notice_are_there(fault: Fault) -> None:
    named = [one for one in shlex.split(fault.tests) if one.startswith("tests")]
    assert named
    for one in named:
        assert (ROOT / one.partition("::")[0]).exists(), one


def test_the_list_is_long_and_reaches_every_room() -> None:
    rooms = Counter(fault.file.split("/")[0] for fault in faults())
    assert len(faults()) >= LEAST
    assert set(rooms) >= ROOMS
    assert len({fault.name for fault in faults()}) == len(faults())
