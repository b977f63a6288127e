"""What an article told is kept for its house, and the rest of `umbruch.toml` stays as somebody wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.studio.studios import clipping_in
from umbruch.errors import FieldError
from umbruch.studio.house_rules import remember, with_values


def test_names_of_the_source_and_the_dateline_are_known_from_then_on(tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    for role in ("source", "dateline"):
        file, _ = remember(path, umbruch.read(path), 0, role)
    assert file == tmp_path / "umbruch.toml"
    assert file.read_text(encoding="utf-8") == (
        'newspapers = ["Kalldorfer Bote"]\nplaces = ["KALLDORF"]\ninitials = ["ar"]\n'
    )
    assert remember(path, umbruch.read(path), 0, "source")[1] == {}


def test_lines_that_tell_no_name_are_refused(tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    for role in ("byline", "headline", "contact", "boilerplate"):
        with pytest.raises(FieldError):
            remember(path, umbruch.read(path), 0, role)
    assert not (tmp_path / "umbruch.toml").exists()


def test_comments_and_tables_of_the_file_stay() -> None:
    old = '# ours\nzone = "Europe/Berlin"  # here\nnewspapers = [\n  "Bote",  # old\n]\n\n[provider]\nname = "Stadt"'
    assert with_values(old, {"newspapers": ['Neue "Post"'], "places": ["Kalldorf"]}) == (
        '# ours\nzone = "Europe/Berlin"  # here\nnewspapers = ["Bote", "Neue \\"Post\\""]\n\n'
        'places = ["Kalldorf"]\n[provider]\nname = "Stadt"'
    )
