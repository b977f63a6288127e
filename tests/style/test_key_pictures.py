"""docs/styles shows what each key does and each style that ships, as they are set today."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.style.key_pictures import (
    EFFECTS,
    FOLDER,
    OF_A_FORMAT,
    UNSEEN,
    difference,
    name_of,
    picture_of_key,
    picture_of_style,
)  # fmt: skip
from tests.style.style_keys import keys_of, page, tables

MOST_BYTES = 100_000
"""Of one picture; a hundred of them stand on one page."""

_ALIKE = 6.0
"""What another version of pdfium or of a face may make of the same page."""

_SEEN = 0.02
"""So much of a page changes for the thinnest of its marks; pages that are alike differ by nothing."""

KEYS = [(table, key) for table, keys in EFFECTS.items() for key in keys]


def shown(name: str, content: bytes, accept: bool) -> None:
    path = FOLDER / name
    if accept:
        FOLDER.mkdir(exist_ok=True)
        if not path.is_file() or difference(path.read_bytes(), content):
            path.write_bytes(content)
        return
    assert path.is_file(), f"{name} is missing; look at the page and run pytest --accept"
    assert difference(path.read_bytes(), content) < _ALIKE, f"{name} shows something else; run pytest --accept"


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_the_picture_of_a_key_shows_what_it_does_today(table: str, key: str, tmp_path: Path, accept: bool) -> None:
    shown(name_of(table, key), picture_of_key(EFFECTS[table][key], tmp_path), accept)


@pytest.mark.parametrize("name", umbruch.styles())
def test_the_picture_of_a_style_shows_how_it_sets_today(name: str, accept: bool) -> None:
    shown(f"style-{name}.png", picture_of_style(name), accept)


def test_every_key_has_a_picture_or_is_seen_on_no_page() -> None:
    for table, part in tables():
        if table in OF_A_FORMAT:
            continue
        keys = set(keys_of(part))
        assert keys - set(EFFECTS.get(table, {})) == UNSEEN.get(table, set()), table


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_key_changes_its_picture(table: str, key: str, tmp_path: Path) -> None:
    effect = EFFECTS[table][key]
    same = effect._replace(after="")
    assert difference(picture_of_key(effect, tmp_path), picture_of_key(same, tmp_path)) > _SEEN


def test_the_page_shows_every_picture_and_none_is_left_over() -> None:
    text = page()
    names = {path.name for path in FOLDER.glob("*.png")}
    assert names == {name_of(*one) for one in KEYS} | {f"style-{name}.png" for name in umbruch.styles()}
    assert [name for name in names if f"(styles/{name})" not in text] == []


def test_each_picture_is_small() -> None:
    assert [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > MOST_BYTES] == []


def test_pages_of_another_look_are_not_alike(tmp_path: Path) -> None:
    one, other = (picture_of_style(name) for name in ("magazine", "tabloid"))
    assert difference(one, one) == 0
    assert difference(one, other) > _ALIKE
