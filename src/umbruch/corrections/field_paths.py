"""Setting the part of a tree that a path leads to; the types of the tree say what there is."""

from __future__ import annotations

import typing
from typing import Any

import msgspec

from umbruch.corrections.blocks.block_kinds import KINDS, as_kind
from umbruch.corrections.field_names import nearest
from umbruch.corrections.values import members, read_value, refuse, without_none
from umbruch.tree import Byline, Change, Contact, Credit, Dateline, Embargo, Person, Provider, Source

Step = str | int

LINES = frozenset({Byline, Contact, Credit, Dateline, Embargo, Source})
"""Parts that hold a line as it was printed and what was read from it."""

_FIRST_FIELD: dict[type, dict[str, Any]] = {
    Change: {"kind": "update"},
    Provider: {"name": ""},
    Person: {"name": ""},
}
"""What a part needs that is made for one of its fields alone."""


def set_at(kind: Any, current: Any, steps: tuple[Step, ...], value: str, path: str, lang: str | None) -> Any:
    """What stands at `path` once the part that `steps` lead to is `value`.

    Args:
        kind: the type that the tree gives to what stands there.
        current: what stands there.
        steps: names of fields and numbers of items, from there on.
        value: as somebody wrote it; empty clears.
        path: from the top of the article, for messages.
        lang: the language that lines are read in.

    Raises:
        FieldError: no such field, or a value that it does not take.
    """
    kind, optional = without_none(kind)
    if members(kind) and isinstance(current, msgspec.Struct):
        kind = type(current)
    if not steps:
        if not value and not optional and typing.get_origin(kind) is not tuple:
            refuse("cannot be empty", path, "clear the field that it belongs to")
        return read_value(kind, current, value, path, lang) if value else _cleared(path, optional)
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return _set_item(kind, current, step, rest, value, path, lang)
    return _set_part(kind, current, step, rest, value, path, lang)


def _cleared(path: str, optional: bool) -> str | tuple[()] | None:
    """Nothing, as the field writes it: an alternative text that is empty marks a picture as decoration."""
    if path.endswith(".alt"):
        return ""
    return None if optional else ()


def _set_part(
    kind: Any, current: Any, name: str, rest: tuple[Step, ...], value: str, path: str, lang: str | None
) -> Any:
    whole = f"{path}.{name}" if path else name
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        refuse("has no parts" if path else "is no field", whole, f"set {path} itself")
    if name == "type" and not rest and kind in KINDS.values():
        return as_kind(current, value, whole)
    if name not in kind.__struct_fields__:
        refuse("there is no such field", whole, nearest(name, kind, current))
    if current is None:
        if not value:
            return None
        current = kind(**_FIRST_FIELD.get(kind, {"text": value}))
    hints = typing.get_type_hints(kind)
    old = getattr(current, name)
    new = set_at(hints[name], old, rest, value, whole, lang)
    changed = msgspec.structs.replace(current, **{name: new})
    if kind in LINES and name != "text":
        printed, put = _at(old, rest), _at(new, rest)
        if printed and put:
            changed = msgspec.structs.replace(changed, text=current.text.replace(printed, put, 1))
    return changed


def _at(part: Any, steps: tuple[Step, ...]) -> str | None:
    """The words that `steps` lead to, where there are any."""
    for step in steps:
        if isinstance(step, int):
            part = part[step] if part and step < len(part) else None
        else:
            part = getattr(part, step, None)
    return part if isinstance(part, str) else None


def _set_item(
    kind: Any, current: Any, index: int, rest: tuple[Step, ...], value: str, path: str, lang: str | None
) -> Any:
    if typing.get_origin(kind) is not tuple:
        refuse("is not a list", path, f"set {path} itself")
    whole = f"{path}[{index}]"
    if index >= len(current or ()):
        refuse(f"there are {len(current or ())} of them, counted from 0", whole, "umbruch inspect shows them")
    before, after = current[:index], current[index + 1 :]
    item_kind = typing.get_args(kind)[0]
    if not rest and not value and item_kind is not float and type(None) not in typing.get_args(item_kind):
        return before + after
    return (*before, set_at(item_kind, current[index], rest, value, whole, lang), *after)
