"""The pictures in README and tutorial show what the product makes now."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.documents.pictures import PICTURES, unlike
from tests.tools import ROOT

MOST_UNLIKE = 0.02
"""Another machine's rasteriser stays below a hundredth; a headline in another place is above three."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_is_made_now(name: str) -> None:
    with Image.open(ROOT / name) as kept:
        made = PICTURES[name]()
        assert (kept.width, kept.height) == (made.width, made.height)
        assert unlike(kept, made) < MOST_UNLIKE, "look at it, then run python -m tests.documents.pictures"


def test_a_picture_of_something_else_is_noticed() -> None:
    with Image.open(ROOT / "docs/tutorial/finished.png") as kept:
        moved = Image.new("RGB", kept.size, "white")
        moved.paste(kept, (0, kept.height // 20))
        assert unlike(kept, kept) == 0
        assert unlike(kept, moved) > MOST_UNLIKE
