"""The table of roles says where fields go; what it says is true of what we write and of the standards."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.tools import ROOT
from tests.writers.newsml_reading import find, sample_root
from umbruch.registry.mapping_page import mapping_page
from umbruch.registry.roles import FACTS, ROLES
from umbruch.tree.as_json import schema
from umbruch.writers.newsml.schemes import SCHEMES

PAGE = ROOT / "docs" / "mapping.md"
SCHEMA = ROOT / "docs" / "tree.schema.json"


def current(path: Path, made: str, accept: bool) -> None:
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made, f"docs/{path.name} is old; run pytest --accept"


def test_the_mapping_page_is_made_from_the_table(accept: bool) -> None:
    current(PAGE, mapping_page(), accept)


def test_the_published_schema_of_the_tree_is_current(accept: bool) -> None:
    current(SCHEMA, json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", accept)


def test_the_mapping_page_has_one_full_row_for_each_role() -> None:
    roles, facts = mapping_page().split("\n## ")[:2]
    for table, number, gaps in ((roles, len(ROLES), 9), (facts, len(FACTS), 10)):
        rows = [line for line in table.splitlines() if line.startswith("| ")]
        assert len(rows) == number + 2
        assert {row.count(" | ") for row in rows} == {gaps}


def test_the_mapping_page_names_every_role_code_that_items_declare() -> None:
    page = mapping_page()
    assert [code for scheme in SCHEMES for code in (scheme.alias, *scheme.codes) if f"`{code}`" not in page] == []


def path_of(place: str, prefix: str) -> str:
    """The XPath of a place in the table: `bq/credit`, `headline role=umbheadline:deck rank=2`."""
    names, *conditions = place.split(" ")
    steps = "/".join(f"{prefix}:{name}" for name in names.split("/"))
    tests = "".join(f"[@{name}='{value}']" for name, _, value in (one.partition("=") for one in conditions))
    return f"//{steps}{tests}"


PLACES = [
    pytest.param(place, prefix, id=f"{role.field}: {place}")
    for role in ROLES
    for prefix, cell in (("g", role.newsml), ("n", role.nitf))
    if cell
    for place in cell.split(", ")
]


@pytest.mark.parametrize(("place", "prefix"), PLACES)
def test_each_place_in_newsml_and_nitf_that_the_table_names_is_written(place: str, prefix: str) -> None:
    assert any(find(sample_root(name), path_of(place, prefix)) for name in ("article", "everything"))


def test_each_property_of_ninjs_that_the_table_names_is_in_its_schema(shared: Path) -> None:
    path = shared / "standards" / "ninjs" / "ninjs-schema_3.1.json"
    if not path.is_file():
        pytest.skip(f"the schema {path.name} is not in ../shared/standards")
    properties = set(re.findall(r'"(\w+)": \{', path.read_text(encoding="utf-8")))
    places = [place for role in ROLES if role.ninjs for place in role.ninjs.split(", ")]
    named = {name for place in places for name in place.split(" ")[0].split("/")}
    assert named - properties == set()
    assert "headline" not in properties
