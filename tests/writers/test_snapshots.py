"""Every format of one full sample as a text in tests/golden/formats/: each attribute that changes shows in a diff.

`pytest --accept tests/writers/test_snapshots.py` writes them anew; look at the diff before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

import umbruch
from tests.conftest import Golden
from tests.full_sample import full_article, full_sample
from tests.writers.readable import readable
from umbruch import tree
from umbruch.tree import Publication

FORMATS = [row.name for row in umbruch.formats() if row.writes]
ALONE = ("newsml-item", "nitf", "nitf-plain")
"""Formats that hold one article."""


def made(publication: Publication, format: str) -> str:
    content = umbruch.render(publication, format, "release", on_diagnostic=lambda _: None)
    return readable(content, format)


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ALONE])
def test_a_kit_in_every_format_is_the_golden_one(format: str, golden: Golden, fixed_moment: str) -> None:
    golden(f"formats/kit.{format}.txt", made(full_sample(), format))


@pytest.mark.parametrize("format", [*ALONE, "newsml", "ninjs"])
def test_an_article_alone_is_the_golden_one(format: str, golden: Golden, fixed_moment: str) -> None:
    golden(f"formats/article.{format}.txt", made(full_article(), format))


def nodes(value: object) -> Iterator[msgspec.Struct]:
    if isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from nodes(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from nodes(one)


def test_the_sample_fills_every_field_of_the_tree() -> None:
    filled: dict[type[Any], set[str]] = {}
    for node in nodes(full_sample()):
        given = {one.name for one in msgspec.structs.fields(type(node)) if getattr(node, one.name) != one.default}
        filled.setdefault(type(node), set()).update(given)
    kinds = [one for one in vars(tree).values() if isinstance(one, type) and issubclass(one, msgspec.Struct)]
    missing = {kind.__name__: set(kind.__struct_fields__) - filled.get(kind, set()) for kind in kinds}
    assert {name: fields for name, fields in missing.items() if fields} == {}
