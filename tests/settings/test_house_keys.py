"""Every key of `umbruch.toml` is explained in both languages, and the file to start from can be taken as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools import ROOT
from umbruch.settings import House, house_of
from umbruch.settings.house_keys import LANGUAGES, house_keys, starting_file


def test_every_key_is_explained() -> None:
    assert set(house_keys()) == set(House.__struct_fields__)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_to_start_from_sets_nothing_and_everything_when_its_signs_are_taken_away(
    tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "umbruch.toml"
    path.write_text(starting_file(lang), encoding="utf-8")
    assert house_of(tmp_path) == House()
    shown = re.sub(r"^# (\w+ = )", r"\1", starting_file(lang), flags=re.MULTILINE).replace("example/styles", "")
    path.write_text(shown, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"")
    house = house_of(tmp_path)
    assert all(getattr(house, name) for name in House.__struct_fields__)


def test_the_guide_names_every_key() -> None:
    guide = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in House.__struct_fields__ if f"`{name}`" not in guide] == []
