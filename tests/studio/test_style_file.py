"""A look is kept as a style file that every command takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from umbruch.errors import StyleError
from umbruch.registry.writer_options import chosen_style
from umbruch.studio.open_article import Look
from umbruch.studio.style_file import store_style

KEYS = (
    ("colours.accent", "#20593f"),
    ("page.columns", "2"),
    ("page.gutter", "6mm"),
    ("page.size", "A5"),
    ("text.headline.size", "30pt"),
)


@pytest.mark.parametrize("style", ["magazine", "broadsheet", "release"])
def test_the_file_makes_the_same_style_as_the_look(tmp_path: Path, style: str) -> None:
    path = store_style(Look(style, KEYS), "house", tmp_path)
    made, wanted = chosen_style(path, None), chosen_style(style, None, None, dict(KEYS))
    for name in ("page", "colours", "text", "variants"):
        assert getattr(made, name) == getattr(wanted, name)


def test_a_look_that_no_style_takes_is_not_stored(tmp_path: Path) -> None:
    with pytest.raises(StyleError):
        store_style(Look("magazine", (("page.columns", "many"),)), "house", tmp_path)
    assert list(tmp_path.iterdir()) == []
