"""What all tests share: golden files, the folder of the shared corpora, a fixed clock, and a clean environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings

from tests.tools import ROOT, SAMPLE_EPOCH, SHARED, in_ci

MARKED_FOLDERS = {
    ROOT / "tests" / "conformance": pytest.mark.conformance,
    ROOT / "tests" / "properties": pytest.mark.slow,
}
LONG = tuple(
    ROOT / "tests" / name
    for name in ("properties", "conformance", "documents", "hostile", "studio", "presskit", "cli", "batch", "writers")
)
"""Folders that take most of the time: they begin first, so that at the end no core waits for another's last file."""

GOLDEN = ROOT / "tests" / "golden"

Golden = Callable[[str, bytes | str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` takes what the product makes now as the golden files."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew from what is made now")


def pytest_configure(config: pytest.Config) -> None:
    """The tests see the same environment wherever they run."""
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    # Whole publications take minutes to be made smaller and to be printed: for whoever looks for the cause, not for CI.
    phases = [phase for phase in Phase if phase is not Phase.explain]
    # The same draws in every run, so that nobody's clone fails by chance; `make draws` looks for what they do not meet.
    known = not os.environ.get("UMBRUCH_NEW_DRAWS")
    settings.register_profile(
        "umbruch", deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=phases, derandomize=known
    )
    found_only = [Phase.explicit, Phase.generate]
    settings.register_profile(
        "umbruch-ci", settings.get_profile("umbruch"), phases=found_only, verbosity=Verbosity.quiet
    )
    settings.load_profile("umbruch-ci" if in_ci() else "umbruch")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by their folder, put long ones first, and leave out what reads ../shared where that is not there."""
    items.sort(key=lambda item: _place(item.path))
    for item in items:
        for folder, mark in MARKED_FOLDERS.items():
            if item.path.is_relative_to(folder):
                item.add_marker(mark)
    if not SHARED.is_dir():
        apart = [item for item in items if "shared" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if item not in apart]


@cache
def _place(path: Path) -> int:
    return next((at for at, folder in enumerate(LONG) if path.is_relative_to(folder)), len(LONG))


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def golden(accept: bool) -> Golden:
    """A function `golden(name, content)` that compares with `tests/golden/name`, or writes it with --accept."""

    def compare(name: str, content: bytes | str) -> None:
        made = content.encode() if isinstance(content, str) else content
        path = GOLDEN / name
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        if not path.exists():
            pytest.fail(f"there is no golden file {name}; look at the result and run pytest --accept", pytrace=False)
        if isinstance(content, str):
            assert content == path.read_text(encoding="utf-8")
        else:
            assert content == path.read_bytes()

    return compare


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpora and standards beside the checkout; where it is not, tests that want it are left out."""
    return SHARED


@pytest.fixture
def fixed_moment(monkeypatch: pytest.MonkeyPatch) -> str:
    """SOURCE_DATE_EPOCH set, so that every file carries the same time stamp."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
    return SAMPLE_EPOCH
