"""The helpers of the tests keep their own promises."""

from __future__ import annotations

import pytest

from tests.publications import SAMPLES, sample_publication
from tests.tools import ROOT, require_tool


def test_a_missing_tool_is_named_and_skips_the_test_on_a_users_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-tool is not installed"):
        require_tool("no-such-tool")


def test_a_missing_tool_is_a_failure_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-tool is not installed"):
        require_tool("no-such-tool")


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_publication_is_made_once(name: str) -> None:
    assert sample_publication(name) is sample_publication(name)


def test_one_place_alone_knows_where_the_texts_of_others_lie() -> None:
    looking = [path.name for path in (ROOT / "tests").rglob("*.py") if "ROOT" + ".parent" in path.read_text("utf-8")]
    assert looking == ["tools.py"]
