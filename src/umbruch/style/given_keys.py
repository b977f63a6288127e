"""Keys of a style that a call gives (`--set-style text.headline.size=30pt`), and what has to go with them."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from umbruch.errors import StyleError
from umbruch.style.model import FontFamily, Style
from umbruch.style.paper import paper_size
from umbruch.style.units import Length, parse_length
from umbruch.written.limits import Keys, shown
from umbruch.written.written_table import Document

SOURCE = "--set-style"
_LONGEST = 10_000

Given = tuple[tuple[str, str], ...]
"""Keys with their values, as they were given."""


def parsed(assignments: Iterable[str]) -> dict[str, str]:
    """Keys and values out of `KEY=VALUE`; the last one of a key counts.

    Raises:
        StyleError: there is no `=`, or no key before it.
    """
    found: dict[str, str] = {}
    for one in assignments:
        key, sign, value = one.partition("=")
        if not sign or not key.strip():
            raise StyleError(
                f"{shown(one)} does not say what is to be set", source=SOURCE, hint="write text.headline.size=30pt"
            )
        found[key.strip()] = value.strip()
    return found


def given_document(given: Given) -> Document:
    """What the keys say, as a style file would.

    Raises:
        StyleError: a key and one below it are both given a value.
    """
    table: dict[str, Any] = {}
    said: dict[Keys, int] = {}
    for key, value in given:
        keys = tuple(part.strip() for part in key.split("."))
        said.update({keys[:end]: 0 for end in range(1, len(keys) + 1)})
        inner = table
        for part in keys[:-1]:
            inner = inner.setdefault(part, {})
            if not isinstance(inner, dict):
                break
        if not isinstance(inner, dict) or isinstance(inner.get(keys[-1]), dict):
            raise StyleError(f"{shown(key)} stands in the way of another key", source=SOURCE, place=key)
        inner[keys[-1]] = _value(_kind_of(keys), value[:_LONGEST])
    return Document(SOURCE, table, said, StyleError)


def _kind_of(keys: Keys) -> Any:
    """The type of a key in the model; None where it has none."""
    if keys[:1] == ("variant",):
        keys = keys[2:]
    kind: Any = Style
    for key in keys:
        if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
            return None
        kind = typing.get_type_hints(kind).get(str(key))
    return kind


def _value(kind: Any, written: str) -> Any:
    """A value as TOML would give it: what a key of text takes stays as it is, the rest is read as TOML."""
    if kind is FontFamily:
        return written
    if kind == tuple[FontFamily, ...] and not written.startswith("["):
        return [one.strip() for one in written.split(",") if one.strip()]
    if kind is Length:
        return 0 if written == "0" else written
    takes_text = kind is str or typing.get_origin(kind) in (typing.Literal, types.UnionType)
    if takes_text or (isinstance(kind, type) and issubclass(kind, str)):
        return written
    import tomllib

    try:
        return tomllib.loads(f"value = {written.lower() if kind is bool else written}")["value"]
    except (tomllib.TOMLDecodeError, KeyError, RecursionError):
        return written


def fitted(table: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """What is given, with what goes with it: leading and steps with a size, columns with a sheet, unless given, too."""
    found = dict(over)
    if isinstance(texts := over.get("text"), dict):
        olds = table.get("text", {})
        found["text"] = {
            role: _fitted_text(olds.get(role, {}), text) if isinstance(text, dict) else text
            for role, text in texts.items()
        }
    page, old = over.get("page"), table.get("page")
    if isinstance(page, dict) and isinstance(old, dict) and "size" in page and "columns" not in page:
        found["page"] = {**page, **_columns(old, page)}
    return found


def _fitted_text(old: Mapping[str, Any], text: Mapping[str, Any]) -> dict[str, Any]:
    try:
        size, before = parse_length(text["size"]), parse_length(old["size"])
        made = dict(text)
        if "leading" not in text and before:
            made["leading"] = f"{parse_length(old['leading']) * size / before:.4g}pt"
        if "steps" not in text and old.get("steps"):
            made["steps"] = [step for step in old["steps"] if parse_length(step) < size]
    except (KeyError, TypeError, ValueError):
        return dict(text)
    return made


def _columns(old: Mapping[str, Any], page: Mapping[str, Any]) -> dict[str, int]:
    """As many columns as keep about the width that they have; one column stays one."""
    if old.get("columns") == 1:
        return {}
    try:
        before, after = _measure(old, old["size"]), _measure({**old, **page}, page["size"])
        return {"columns": max(1, min(6, round(old["columns"] * after / before)))}
    except (LookupError, TypeError, ValueError, ZeroDivisionError):
        return {}


def _measure(page: Mapping[str, Any], size: Any) -> float:
    if isinstance(size, str):
        size = paper_size(size) or ()
    margins = page["margins"]
    return parse_length(size[0]) - parse_length(margins["left"]) - parse_length(margins["right"])
