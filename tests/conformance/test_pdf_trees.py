"""The structure as poppler reads it, beside golden trees: `pytest --accept` takes what is written now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.publications import sample_publication
from tests.tools import run_tool
from tests.writers.pdf_reading import elements, opened, render

SPANS = ("/Span", "/Em", "/Strong")
"""The types that poppler shows as spans: for stressed and strong words, those that they are mapped to."""


def tree_of(content: bytes, folder: Path) -> str:
    """The structure without object numbers and measures, which differ between versions."""
    path = folder / "made.pdf"
    path.write_bytes(content)
    text = run_tool("pdfinfo", "-enc", "UTF-8", "-struct-text", path)
    text = re.sub(r" \((?:block|inline)\):?|:$", "", text, flags=re.MULTILINE)
    kept = (line for line in text.splitlines() if not re.match(r"\s*(?:/BBox|Object \d)|\s*\"\"$", line))
    return "\n".join(_with_what_is_said(list(kept), content)) + "\n"


def _with_what_is_said(lines: list[str], content: bytes) -> Iterator[str]:
    """The lines of a tree, with what an element says itself in place of what is drawn: poppler does not look at it."""
    with opened(content) as pdf:
        said = [str(element.get("/ActualText", "")) for element in elements(pdf) if element.S in SPANS]
    spans = iter(said)
    deep = -1
    for line in lines:
        at = len(line) - len(line.lstrip())
        if at > deep >= 0:
            continue
        deep = -1
        yield line
        if line.strip() == "Span" and (words := next(spans)):
            deep = at
            yield f'{" " * (at + 2)}says "{words}"'


@pytest.mark.parametrize("style", ["broadsheet", "release"])
@pytest.mark.parametrize("name", ["article", "plain", "kit", "arabic", "hebrew"])
def test_the_structure_is_the_golden_one(name: str, style: str, tmp_path: Path, golden: Golden) -> None:
    golden(f"pdf/{name}-{style}.txt", tree_of(render(sample_publication(name), style), tmp_path))


def test_the_structure_of_every_style_says_the_same_words(tmp_path: Path) -> None:
    trees = {
        re.sub(r"[\s\"\u00ad]", "", tree_of(render(sample_publication("article"), style), tmp_path))
        for style in ("broadsheet", "release")
    }
    assert len(trees) == 1
