"""The ninjs that we write is valid by IPTC's JSON Schema of its version, read from disk, GeoJSON too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema.validators import validator_for
from referencing import Registry, Resource

from tests.properties.trees import any_text, publications
from tests.publications import SAMPLES
from tests.tools import examples
from tests.writers.reading import rendered, sample
from umbruch.tree import Publication

WRITTEN = [name for name in SAMPLES if name != "empty"]
VERSIONS = {"ninjs-1.6": "1.6", "ninjs-2.2": "2.2", "ninjs-3.1": "3.1", "ninjs": "3.1"}
Check = Callable[[str, Any], list[str]]


@pytest.fixture(scope="module")
def faults(shared: Path) -> Check:
    folder = shared / "standards" / "ninjs"
    paths = {version: folder / f"ninjs-schema_{version}.json" for version in VERSIONS.values()}
    places = folder / "GeoJSON-schema.json"
    if absent := [path.name for path in (*paths.values(), places) if not path.is_file()]:
        pytest.skip(f"the schemas {', '.join(absent)} are not in ../shared/standards")
    geography = Resource.from_contents(json.loads(places.read_bytes()))
    registry: Any = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", geography)
    checks = {}
    for version, path in paths.items():
        schema = json.loads(path.read_bytes())
        checks[version] = validator_for(schema)(schema, registry=registry)

    def check(format: str, item: Any) -> list[str]:
        return [f"{error.json_path}: {error.message[:200]}" for error in checks[VERSIONS[format]].iter_errors(item)]

    return check


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("format", VERSIONS)
def test_every_sample_is_valid(faults: Check, format: str, name: str) -> None:
    assert faults(format, json.loads(sample(name, format))) == []


@pytest.mark.parametrize("format", ["ninjs-1.6", "ninjs-2.2", "ninjs-3.1"])
@settings(max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck))
@given(publications(any_text(), keep=lambda made: bool(made.articles)))
def test_any_tree_becomes_valid_ninjs(faults: Check, format: str, publication: Publication) -> None:
    assert faults(format, json.loads(rendered(publication, format))) == []


def _drop_the_uri(item: dict[str, Any]) -> None:
    del item["uri"]


def _name_another_type(item: dict[str, Any]) -> None:
    item["type"] = "article"


def _add_a_property(item: dict[str, Any]) -> None:
    item["kicker"] = "Neues Leben"


def _describe_a_place_wrongly(item: dict[str, Any]) -> None:
    item["places"] = [{"name": "Niederhafen", "geoJSON": {"type": "Point", "coordinates": "im Norden"}}]


@pytest.mark.parametrize("plant", [_drop_the_uri, _name_another_type, _add_a_property])
@pytest.mark.parametrize("format", VERSIONS)
def test_each_schema_catches_a_planted_fault(faults: Check, format: str, plant: Callable[[Any], None]) -> None:
    item = json.loads(sample("article", format))
    plant(item)
    assert faults(format, item)


def test_the_schema_of_places_is_asked(faults: Check) -> None:
    item = json.loads(sample("article", "ninjs"))
    _describe_a_place_wrongly(item)
    assert faults("ninjs", item)
