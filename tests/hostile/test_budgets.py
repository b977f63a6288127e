"""Limits stand, are said, and are changed by whoever runs umbruch alone."""

from __future__ import annotations

import pytest

import umbruch
from tests.photographs import jpeg
from umbruch.bounds.budgets import NAMES
from umbruch.errors import InputUnreadable, RenderError, UsageError
from umbruch.pictures.open_picture import picture_from
from umbruch.tree import Article, Publication, Table, Text

ROWS, COLUMNS = 3_000, 30


def table(rows: int, columns: int) -> Publication:
    cells = ((Text("7"),),) * columns
    body = (Table(header=((Text("Kopf"),),) * columns, rows=(cells,) * rows),)
    return Publication(kind="article", lang="de", articles=(Article(headline="Zahlen", lang="de", body=body),))


def test_a_table_that_is_no_table_is_refused_in_pdf_and_kept_elsewhere() -> None:
    publication = table(ROWS, COLUMNS)
    with pytest.raises(RenderError, match=r"90,030 cells.*at most 40,000"):
        umbruch.render(publication, "pdf")
    assert umbruch.render(publication, "text").count(b"7") == ROWS * COLUMNS


def test_a_limit_can_be_changed_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = table(10, 5)
    monkeypatch.setenv("UMBRUCH_LIMITS", "cells=54")
    with pytest.raises(RenderError, match="55 cells"):
        umbruch.render(publication, "pdf")
    monkeypatch.setenv("UMBRUCH_LIMITS", "cells=55, input=10")
    assert umbruch.render(publication, "pdf").startswith(b"%PDF")
    with pytest.raises(InputUnreadable, match="larger than 10 bytes"):
        umbruch.read(b"Neuer Steg offen\n\nText.", format="text")
    monkeypatch.setenv("UMBRUCH_LIMITS", "pixels=100")
    with pytest.raises(InputUnreadable, match="too many"):
        picture_from(jpeg(), "a.jpg")


@pytest.mark.parametrize(
    "written", ["cell=5", "cells", "cells=0", "cells=-1", "cells=1e9", "cells=²", "input=" + "9" * 30]
)
def test_a_crooked_limit_is_an_error(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("UMBRUCH_LIMITS", written)
    with pytest.raises(UsageError, match="UMBRUCH_LIMITS"):
        umbruch.read(b"Neuer Steg offen\n\nText.", format="text")


def test_every_limit_that_can_be_changed_stands_on_the_page() -> None:
    from tests.tools import ROOT

    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in page] == []
