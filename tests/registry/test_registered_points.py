"""The entry points of installed packages, kept from one call to the next until a package changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from umbruch import kept
from umbruch.registry.registered_points import registered_points


class OnDisk:
    """Tables as the command line keeps them."""

    def __init__(self) -> None:
        self.tables: dict[str, tuple[str, bytes]] = {}
        self.made = 0

    def table(self, name: str, digest: str) -> bytes | None:
        found = self.tables.get(name)
        return found[1] if found and found[0] == digest else None

    def keep_table(self, name: str, digest: str, content: bytes) -> None:
        self.made += 1
        self.tables[name] = (digest, content)


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> OnDisk:
    found = OnDisk()
    monkeypatch.setattr(kept, "_tables", [found])
    return found


def _names() -> set[tuple[str, str]]:
    kept.clear_caches()
    return {(way, point.name) for way, point in registered_points()}


def test_a_package_is_found_when_it_comes_changes_and_goes(
    tables: OnDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    before = _names()
    assert ("readers", "text") in before
    assert _names() == before
    assert tables.made == 1  # the second time nothing was looked through
    info = tmp_path / "newcomer-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: newcomer\nVersion: 1.0\n")
    points = info / "entry_points.txt"
    points.write_text("[umbruch.writers]\nnewcomer = newcomer:Writer\n")
    assert _names() - before == {("writers", "newcomer")}
    points.write_text("[umbruch.writers]\nnewcomer-two = newcomer:Writer\n")
    assert _names() - before == {("writers", "newcomer-two")}
    points.unlink()
    assert _names() == before
    kept.clear_caches()


def test_a_package_is_named_and_ours_is_loaded() -> None:
    text = next(point for way, point in registered_points() if way == "readers" and point.name == "text")
    assert text.is_ours
    assert text.package == "umbruch"
    assert text.load()().name == "text"
