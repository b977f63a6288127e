"""Names that read the same are the same, however their letters are put together."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from umbruch.written.paths import existing, same_name


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_a_file_is_found_however_its_name_is_composed(tmp_path: Path, on_disk: str, written: str) -> None:
    name = "Märkte/Brücke.toml"
    path = tmp_path / unicodedata.normalize(on_disk, name)  # type: ignore[arg-type]
    path.parent.mkdir()
    path.write_text("x")
    found = existing(tmp_path, unicodedata.normalize(written, name))  # type: ignore[arg-type]
    assert found == path.resolve()


@pytest.mark.parametrize(
    "written", ["", "x\0y", "ü" * 5000, "nix/ü.toml", "Ordner-ü", "\ud800", "a" * 300 + "ü", "../ü/ü"]
)
def test_what_leads_nowhere_is_no_file_and_no_crash(tmp_path: Path, written: str) -> None:
    (tmp_path / "Ordner-ü").mkdir()
    assert existing(tmp_path, written) is None


def test_the_very_name_wins_over_one_that_reads_the_same() -> None:
    nfc, nfd = "ü", "u\u0308"
    assert same_name(nfd, [nfc, nfd]) == nfd
    assert same_name(nfc, [nfd]) == nfd
    assert same_name("u", [nfd]) is None
