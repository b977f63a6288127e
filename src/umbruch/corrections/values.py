"""Values as somebody writes them, read in the type that the field has."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from typing import Any, NoReturn

import msgspec

from umbruch.errors import FieldError, did_you_mean
from umbruch.facts.moment import parse_moment
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.tree import (
    Block,
    Box,
    Byline,
    Change,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Figure,
    Inline,
    List,
    Paragraph,
    Person,
    Provider,
    Quote,
    Rule,
    Source,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.blocks import HIGHEST_START
from umbruch.tree.model import HIGHEST_CIRCULATION, HIGHEST_VERSION, LEAST_URGENT

BLOCKS = frozenset(typing.get_args(Block))
INLINES = frozenset(typing.get_args(Inline))

_DATES = frozenset({"date", "until", "modified"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_NUMBERS = {
    "level": (1, 5),
    "start": (0, HIGHEST_START),
    "version": (1, HIGHEST_VERSION),
    "circulation": (0, HIGHEST_CIRCULATION),
    "urgency": (1, LEAST_URGENT),
}
"""Fields that are numbers, and from where to where they go."""

_OF_THE_FILE = frozenset({"width", "height", "media_type"})


def read_value(kind: Any, current: Any, value: str, path: str, lang: str | None) -> Any:
    """A value in the type that stands at `path`; FieldError where the field does not take it."""
    if kind is bytes or path.rpartition(".")[2] in _OF_THE_FILE:
        return refuse("is read from the picture's file", path, "put another file in its place")
    if kind is str:
        return _checked_text(value, path)
    if kind is bool:
        return _TRUTH[value.lower()] if value.lower() in _TRUTH else refuse("is true or false", path)
    if kind is int:
        return _number(value, path)
    if kind is float:
        return _share(value, path)
    if typing.get_origin(kind) is typing.Literal:
        return _one_of(typing.get_args(kind), value, path)
    if kind in BLOCKS:
        return _retext(current, value, path)
    if kind is Change:
        return Change(_one_of(typing.get_args(typing.get_type_hints(Change)["kind"]), value, path))
    if kind is Provider:
        return Provider(value)
    if kind in INLINES:
        return _reworded(current, value, path)
    if typing.get_origin(kind) is tuple:
        return _read_several(kind, value, path)
    if kind in _READERS:
        return _read_line(kind, value, lang)
    return refuse("cannot be set as a whole", path, "set its parts")


def _number(value: str, path: str) -> int:
    least, most = _NUMBERS[path.rpartition(".")[2]]
    if re.fullmatch("[0-9]{1,9}", value) and least <= int(value) <= most:
        return int(value)
    return refuse(f"is a whole number from {least} to {most}", path)


def _share(value: str, path: str) -> float:
    if re.fullmatch(r"0|1|0?\.[0-9]{1,9}|1\.0{1,9}|0\.[0-9]{1,9}", value):
        return float(value)
    return refuse("is a share from 0 to 1", path, "write for example 0.4")


def _one_of(known: tuple[str, ...], value: str, path: str) -> Any:
    return value if value in known else refuse(f"{value!r} is none of its values", path, did_you_mean(value, known))


def _read_line(kind: type, line: str, lang: str | None) -> Any:
    """A line that is given as a whole, read for its parts by the recogniser of its role."""
    from umbruch.clipping.conventions import conventions_for

    return _READERS[kind](line, conventions_for(lang))


def _dateline(line: str, conventions: Any) -> Dateline:
    from umbruch.clipping.marks.datelines.dateline import find_dateline

    found = find_dateline(line, conventions, line)
    return msgspec.structs.replace(found.dateline, text=line) if found else Dateline(line, line.rstrip(" .:–-"))


def _byline(line: str, conventions: Any) -> Byline:
    from umbruch.clipping.marks.authors.byline import parse_byline

    return parse_byline(line, conventions)


def _contact(line: str, _conventions: Any) -> Contact:
    from umbruch.clipping.marks.release import parse_contact

    return parse_contact(line)


def _credit(line: str, _conventions: Any) -> Credit:
    from umbruch.clipping.marks.caption import parse_credit

    return parse_credit(line)


def _embargo(line: str, _conventions: Any) -> Embargo:
    from umbruch.clipping.marks.release import parse_embargo

    return parse_embargo(line)


def _source(line: str, _conventions: Any) -> Source:
    from umbruch.clipping.marks.source import parse_source

    return parse_source(line)


_READERS: dict[type, Callable[[str, Any], Any]] = {
    Byline: _byline, Contact: _contact, Credit: _credit, Dateline: _dateline, Embargo: _embargo, Source: _source,
}  # fmt: skip


def _read_several(kind: Any, value: str, path: str) -> tuple[Any, ...]:
    inner, empty_too = without_none(typing.get_args(kind)[0])
    if members(inner) == INLINES:
        return (Text(value),)
    if members(inner) == BLOCKS:
        return tuple(Paragraph((Text(part),)) for part in re.split(r"\s*\n\s*", value) if part)
    parts = [part.strip() for part in value.split(";")]
    if inner is float:
        if len(parts) != 2:
            refuse("takes two shares, from the left and from above", path, "write for example 0.5; 0.3")
        return tuple(_share(part, path) for part in parts)
    if typing.get_origin(inner) is typing.Literal:
        return tuple(_one_of(typing.get_args(inner), part, path) if part or not empty_too else None for part in parts)
    names = [part for part in parts if part]
    if inner is str:
        return tuple(names)
    if inner is Person:
        return tuple(Person(name) for name in names)
    return _items_or_cells(inner, value, path)


def _items_or_cells(inner: Any, value: str, path: str) -> tuple[Any, ...]:
    """Items of a list and cells of a row parted by semicolons, rows of a table by line ends."""
    part = typing.get_args(inner)[0] if typing.get_origin(inner) is tuple else None
    words = [one.strip() for one in value.split(";")]
    if members(part) == BLOCKS:
        return tuple((Paragraph((Text(word),)),) for word in words if word)
    if members(part) == INLINES:
        return tuple((Text(word),) if word else () for word in words)
    if typing.get_origin(part) is tuple:
        return tuple(_items_or_cells(part, row, path) for row in value.split("\n") if row.strip())
    return refuse("cannot be set as a whole", path, f"set one of them: {path}[0]")


def _retext(block: Block, value: str, path: str) -> Block:
    """The same block with other words."""
    words = (Text(value),)
    match block:
        case Paragraph() | Subheading():
            return msgspec.structs.replace(block, content=words)
        case Quote() | Box():
            return msgspec.structs.replace(block, content=(Paragraph(words),))
        case Figure():
            return msgspec.structs.replace(block, caption=words)
        case List() | Table() | Rule():
            kind = type(block).__name__.lower()
            return refuse(f"this is a {kind} and takes no plain text", path, "empty takes it out")
        case _:
            typing.assert_never(block)


def _reworded(inline: Any, value: str, path: str) -> Any:
    """The same inline with other words."""
    if isinstance(inline, Text):
        return Text(value)
    if "content" not in type(inline).__struct_fields__:
        return refuse("takes no words", path)
    words: Any = Text(value)
    content = Paragraph((words,)) if type(inline).__name__ == "Note" else words
    return msgspec.structs.replace(inline, content=(content,))


def _checked_text(value: str, path: str) -> str:
    name = path.rpartition(".")[2]
    if name in _DATES and not (_DAY.match(value) and parse_moment(value)):
        refuse(f"{value!r} is no date", path, "write it as 2024-03-09 or 2024-03-09T10:00:00+01:00")
    if name == "lang" and value != UNDETERMINED and language_tag(value) == UNDETERMINED:
        refuse(f"{value!r} is no language tag", path, "write for example de, en-GB or fr")
    return value


def refuse(message: str, path: str, hint: str | None = None) -> NoReturn:
    """Raise FieldError for what stands at `path`."""
    raise FieldError(message, place=path, hint=hint)


def without_none(kind: Any) -> tuple[Any, bool]:
    """A type without its `| None`, and whether it had one."""
    found = typing.get_args(kind) if typing.get_origin(kind) in (types.UnionType, typing.Union) else ()
    if type(None) not in found:
        return kind, False
    rest = [member for member in found if member is not type(None)]
    return rest[0], True


def members(kind: Any) -> frozenset[Any]:
    """The members of a union; none of another type."""
    return (
        frozenset(typing.get_args(kind)) if typing.get_origin(kind) in (types.UnionType, typing.Union) else frozenset()
    )
