"""Messages of msgspec put into words: which key, what is wrong with its value, what to write instead.

The one place that reads them; their forms are those of msgspec 0.19 to 0.21 (`msgspec/_core.c`).
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from umbruch.errors import did_you_mean
from umbruch.kept import ready
from umbruch.written.limits import Fault, Keys, shown

_PATH = re.compile(r" - at `(?:key in )?(?P<path>[^`]*)`")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_TYPES = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<found>[^`]*)`")
_BOUND = re.compile(r"Expected `(?P<wanted>int|float)` (?P<sign>[<>]=?) (?P<bound>\S+)")
_CHOICE = re.compile(r"Invalid (?:enum )?value (?P<value>.*)", re.DOTALL)
_LENGTH = re.compile(r"Expected `array` of length (?P<wanted>\d+)(?:, got (?P<found>\d+))?")

_PATTERN = re.compile(r"Expected `str` matching regex .*", re.DOTALL)

_ANY = "..."
_MOST_TRIED = 2_000
"""Entries of a table of free keys that are asked one by one which of them is wrong."""

_WORDS = {
    "str": "some text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "a table of keys", "null": "no value",
}  # fmt: skip
_REMEDIES = {
    "str": "write text between quotation marks",
    "bool": "write true or false, without quotation marks",
    "int": "write digits, without quotation marks",
    "float": "write digits, without quotation marks",
    "array": 'write a list: ["one", "two"]',
    "object": "its parts stand under it, each with its own key",
}


def explained(
    error: msgspec.ValidationError,
    table: object,
    kind: Any,
    dec_hook: Callable[[type, Any], Any] | None = None,
) -> Fault:
    """What a `msgspec.ValidationError` means.

    Args:
        error: as `msgspec.convert` raised it.
        table: what was to be converted.
        kind: the type it was to become.
        dec_hook: as it was given to `msgspec.convert`.

    Returns:
        The path of the key (an unknown key included), the message and a remedy, where there is one.
    """
    message = str(error)
    keys = _named(_path(message), message, table, kind, dec_hook)
    message = _PATH.sub("", message)
    if unknown := _UNKNOWN.search(message):
        key, known = unknown["key"], known_keys(kind, keys)
        return Fault((*keys, key), f"there is no key {shown(key)} here", did_you_mean(key, known) if known else None)
    if missing := _MISSING.search(message):
        return Fault(keys, f"the key {missing['key']!r} is missing", f"write {missing['key']} = …")
    if types_ := _TYPES.fullmatch(message):
        return _wrong_type(keys, types_["wanted"], types_["found"])
    if bound := _BOUND.fullmatch(message):
        return Fault(keys, _bounded(_WORDS[bound["wanted"]], bound["sign"], bound["bound"]))
    if length := _LENGTH.fullmatch(message):
        found = f", not {length['found']}" if length["found"] else ""
        return Fault(keys, f"the list has {length['wanted']} entries{found}")
    if _PATTERN.fullmatch(message):
        written = shown(_standing(table, keys))
        if keys[-1:] == ("lang",):
            return Fault(keys, f"{written} is no language tag", "write for example de, en-GB or fr")
        return Fault(keys, f"{written} is not written as it must be here")
    if choice := _CHOICE.fullmatch(message):
        value, choices = choice["value"].strip("'\""), tuple(_choices(kind, keys))
        hint = did_you_mean(value, choices) if choices else None
        return Fault(keys, f"{shown(value)} is none of the values that are known here", hint)
    return Fault(keys, message[:1].lower() + message[1:] if message.startswith(("Expected", "Invalid")) else message)


def _standing(table: object, keys: Keys) -> str:
    """The text that stands at a path."""
    for key in keys:
        match table:
            case dict():
                table = table.get(key)
            case list() | tuple() if isinstance(key, int) and key < len(table):
                table = table[key]
    return table if isinstance(table, str) else ""


def known_keys(kind: Any, keys: Keys) -> tuple[str, ...]:
    """The keys that a type knows at a path; empty where any key may stand."""
    return tuple(
        dict.fromkeys(
            field
            for one in _at(kind, keys)
            if isinstance(one, type) and issubclass(one, msgspec.Struct)
            for field in one.__struct_encode_fields__
        )
    )


def _bounded(number: str, sign: str, bound: str) -> str:
    match sign:
        case ">=":
            return f"{number} of at least {bound} is expected here"
        case "<=":
            return f"{number} of at most {bound} is expected here"
        case ">":
            return f"{number} of more than {bound} is expected here"
        case _:
            return f"{number} of less than {bound} is expected here"


def _wrong_type(keys: Keys, wanted: str, found: str) -> Fault:
    accepted = [one for one in wanted.split(" | ") if one != "null"]
    words = " or ".join(_WORDS.get(one, one) for one in accepted)
    remedies = [_REMEDIES[one] for one in accepted if one in _REMEDIES]
    return Fault(keys, f"{words} is expected here, not {_WORDS.get(found, found)}", " or ".join(remedies) or None)


def _choices(kind: Any, keys: Keys) -> Iterator[str]:
    """The words that may stand at a path: those of a `Literal`, the tags of a union."""
    for one in _at(kind, keys):
        if typing.get_origin(one) is typing.Literal:
            yield from map(str, typing.get_args(one))
    if keys and keys[-1] == "type":
        for one in _at(kind, keys[:-1]):
            if isinstance(one, type) and issubclass(one, msgspec.Struct) and one.__struct_config__.tag is not None:
                yield str(one.__struct_config__.tag)


def _path(message: str) -> tuple[str | int, ...]:
    """The keys in msgspec's `$.articles[0].file`; `[...]` stands for a free key."""
    found = _PATH.search(message)
    steps = _STEP.findall(found["path"]) if found else ()
    return tuple(name or (number if number == _ANY else int(number)) for name, number in steps)


def _named(keys: Keys, message: str, table: object, kind: Any, dec_hook: Callable[[type, Any], Any] | None) -> Keys:
    """The path with its free keys named: the first entry that alone makes the same mistake."""
    while _ANY in keys:
        at = keys.index(_ANY)
        free = _inner(table, keys[:at])
        if not isinstance(free, Mapping):
            return keys[:at]
        for name in list(free)[:_MOST_TRIED]:
            alone = _with(table, keys[:at], {name: free[name]})
            try:
                msgspec.convert(alone, ready(kind), dec_hook=dec_hook)
            except msgspec.ValidationError as error:
                if str(error) == message:
                    table, keys = alone, (*keys[:at], str(name), *keys[at + 1 :])
                    break
        else:
            return keys[:at]
    return keys


def _inner(table: Any, keys: Keys) -> Any:
    for key in keys:
        table = table[key]
    return table


def _with(table: Any, keys: Keys, value: object) -> Any:
    """The table with another value at a path; the old one is left as it is."""
    if not keys:
        return value
    copy: Any = list(table) if isinstance(table, list) else dict(table)
    copy[keys[0]] = _with(table[keys[0]], keys[1:], value)
    return copy


def _at(kind: Any, keys: Keys) -> tuple[Any, ...]:
    """The types that may stand at a path inside a type."""
    kinds = tuple(_members(kind))
    for key in keys:
        kinds = tuple(inner for one in kinds for step in _step(one, key) for inner in _members(step))
    return kinds


def _members(kind: Any) -> Iterator[Any]:
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        for one in typing.get_args(kind):
            yield from _members(one)
    elif kind is not type(None):
        yield kind


def _step(kind: Any, key: str | int) -> Iterator[Any]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(key, int):
        if origin in (tuple, list) and inner:
            yield inner[0] if origin is list or inner[-1] is Ellipsis else inner[min(key, len(inner) - 1)]
    elif origin is dict:
        yield inner[1]
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        names = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
        if key in names:
            yield hints[names[key]]
