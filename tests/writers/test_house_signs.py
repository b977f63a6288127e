"""What a style asks of signs holds in PDF, Word files and e-books, and in nothing that goes to other systems."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from umbruch.tree import Article, Paragraph, Publication, Text

COPY = 'Er sagte: "Ja" - und ging.'
SET = "Er sagte: „Ja“ – und ging."
KEYS = {"typography.quotes": "auto", "typography.dashes": "auto"}


def read_back(format: str, keys: dict[str, str] | None, folder: Path) -> str:
    article = Article(lang="de", headline="Kopf", body=(Paragraph((Text(COPY),)),))
    publication = Publication(lang="de", articles=(article,))
    made = umbruch.render(publication, format, "release", style_keys=keys, on_diagnostic=lambda _: None)
    path = folder / f"made.{'json' if format == 'ninjs' else format}"
    path.write_bytes(made)
    return " ".join(umbruch.render(umbruch.read(path), "text").decode().split())


@pytest.mark.parametrize("format", ["pdf", "docx", "epub"])
def test_formats_with_pages_have_the_signs_that_a_style_asks_for(format: str, tmp_path: Path) -> None:
    assert SET in read_back(format, KEYS, tmp_path)
    assert COPY in read_back(format, None, tmp_path)


@pytest.mark.parametrize("format", ["ninjs", "html"])
def test_formats_for_other_systems_have_the_copy(format: str, tmp_path: Path) -> None:
    assert COPY in read_back(format, KEYS, tmp_path)
