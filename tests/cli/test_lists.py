"""`umbruch formats` and `umbruch styles`: neat tables, whole for programs."""

from __future__ import annotations

import json

import pytest

import umbruch
from tests.cli.running import run, run_in_terminal
from umbruch.cli.terminal import width
from umbruch.tree import as_json


def test_formats_lists_every_format_in_whole() -> None:
    ran = run("formats")
    assert (ran.status, ran.err) == (0, "")
    rows = {row.split()[0]: row for row in ran.out.splitlines()}
    for row in umbruch.formats():
        assert row.media_type in rows[row.name]
        assert all(suffix in rows[row.name] for suffix in row.suffixes)


def test_the_schema_is_printed_as_json() -> None:
    assert json.loads(run("formats", "--schema").out) == json.loads(json.dumps(as_json.schema()))


def test_styles_lists_every_style_that_ships() -> None:
    ran = run("styles")
    assert (ran.status, ran.err) == (0, "")
    assert [row.split()[0] for row in ran.out.splitlines()[1:]] == list(umbruch.styles())
    assert "210 x 297 mm" in ran.out


def test_tables_fit_a_terminal() -> None:
    for command in ("formats", "styles"):
        ran = run_in_terminal(command, columns=72, env={"NO_COLOR": "1"})
        assert max(map(width, ran.out.splitlines())) <= 72


def test_a_door_that_is_closed_here_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    from umbruch.cli import formats
    from umbruch.readers.pdf import PdfReader

    row = next(row for row in umbruch.formats() if row.name == "pdf")
    assert formats._read(row) == "yes"
    monkeypatch.setattr(PdfReader, "needs", "no_such_library")
    assert formats._read(row) == "needs no_such_library"
