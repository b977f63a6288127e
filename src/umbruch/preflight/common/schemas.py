"""The schemas of the standards, found in a folder that the user names; none of them is part of umbruch."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from umbruch.errors import UsageError
from umbruch.kept import made_once

VARIABLE = "UMBRUCH_SCHEMAS"
G2 = "http://iptc.org/std/nar/2006-10-01/"
NITF = "http://iptc.org/std/NITF/2006-10-18/"

_LARGEST = 16 * 1024 * 1024
_MOST = 2000
_TARGET = re.compile(r"<(?:\w+:)?schema\b[^>]*?\btargetNamespace\s*=\s*[\"']([^\"']+)[\"']", re.DOTALL)
_VERSION = re.compile(r"(\d+)[._-](\d+)")
_NINJS = re.compile(r"ninjs-schema_(\d+)\.(\d+)")


class Schemas(NamedTuple):
    """What lies in the folder: XML schemas by namespace, each the best of several, ninjs by version, and other JSON
    schemas by their address, which the first may refer to."""

    folder: Path
    xml: dict[str, Path]
    ninjs: dict[tuple[int, int], Path]
    others: dict[str, Path]


def schemas_in(folder: str | os.PathLike[str] | None) -> Schemas | None:
    """The schemas in a folder and below it; by default in the one that UMBRUCH_SCHEMAS names, None where none is.

    Raises:
        UsageError: there is no such folder.
    """
    named = folder if folder is not None else os.environ.get(VARIABLE) or None
    if named is None:
        return None
    path = Path(named)
    if not path.is_dir():
        raise UsageError("there is no such folder of schemas", source=str(named), hint=f"see --schemas and {VARIABLE}")
    return _found(path.resolve())


@made_once(4)
def _found(folder: Path) -> Schemas:
    xml: dict[str, Path] = {}
    ninjs: dict[tuple[int, int], Path] = {}
    others: dict[str, Path] = {}
    for path, text in _files(folder):
        if path.suffix == ".xsd":
            target = _TARGET.search(text)
            if target and (target[1] not in xml or _rank(path) > _rank(xml[target[1]])):
                xml[target[1]] = path
        elif '"$schema"' in text and (address := _address(text)):
            version = _NINJS.search(address)
            if version:
                ninjs[int(version[1]), int(version[2])] = path
            else:
                others[address] = path
    return Schemas(folder, xml, ninjs, others)


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".xsd", ".json"))
    for path in paths[:_MOST]:
        try:
            if path.stat().st_size <= _LARGEST:
                yield path, path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue


def _rank(path: Path) -> tuple[int, int, int, int, int]:
    """How well a schema of several serves: whole before included ones, Power before Core, the newest version."""
    name = path.name.lower()
    version = _VERSION.search(name)
    whole = int("include" not in name)
    major, minor = (int(version[1]), int(version[2])) if version else (0, 0)
    return whole, major, minor, int("power" in name), int("all" in name)


def _address(text: str) -> str | None:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return None
    address = table.get("$id") if isinstance(table, dict) else None
    return address if isinstance(address, str) else None


_validating = threading.Lock()
"""A schema keeps the faults of its last document; another thread must not ask it anything before they are read."""


class Fault(NamedTuple):
    """A place where a document breaks its schema: the line, or the path in it, and the message."""

    message: str
    line: int | None = None
    place: str | None = None


def xml_faults(root: Any, path: Path) -> list[Fault] | str:
    """Where an element and what is in it break a schema; a sentence where the schema itself cannot be used."""
    from lxml import etree

    try:
        schema = _compiled(path)
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError, OSError) as error:
        return f"the schema {path.name} cannot be used: {error}"
    with _validating:
        schema.validate(root)
        return [Fault(str(entry.message), entry.line or None) for entry in schema.error_log]


@made_once(8)
def _compiled(path: Path) -> Any:
    from lxml import etree

    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    return etree.XMLSchema(etree.parse(str(path), parser))


def json_faults(item: object, path: Path, others: dict[str, Path]) -> list[Fault] | str:
    """Where an item breaks a JSON Schema; a sentence where it cannot be checked."""
    try:
        import jsonschema
        import referencing
        import referencing.exceptions
    except ImportError:
        return "the Python package jsonschema is not installed"
    try:
        schema = json.loads(path.read_text(encoding="utf-8"))
        resources = [
            (address, referencing.Resource.from_contents(json.loads(one.read_text(encoding="utf-8"))))
            for address, one in others.items()
        ]
        registry: Any = referencing.Registry().with_resources(resources)
        kind = jsonschema.validators.validator_for(schema)
        kind.check_schema(schema)
        errors = list(kind(schema, registry=registry).iter_errors(item))
    except (OSError, ValueError, RecursionError, jsonschema.SchemaError, referencing.exceptions.Unresolvable) as error:
        return f"the schema {path.name} cannot be used: {error}"
    return [Fault(_short(error.message), place=_path(error.absolute_path)) for error in errors]


def _short(message: str) -> str:
    return message if len(message) <= 200 else message[:90] + " … " + message[-90:]


def _path(steps: Any) -> str | None:
    made = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return made.lstrip(".") or None
