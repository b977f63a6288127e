"""The file of corrections beside an input, `article.fix.toml`: read, and every mistake told with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from umbruch.corrections.checked_reading import NOW
from umbruch.corrections.field_names import role_hint
from umbruch.corrections.model import ROLES, Change, ChangeBlock, Corrections, SetField, Step
from umbruch.errors import FixesError
from umbruch.files import read_regular
from umbruch.manuscript.anchors import Anchor
from umbruch.manuscript.fixed_lines import FixedAs, FixedLines
from umbruch.manuscript.letters import letters
from umbruch.written.limits import MAX_BYTES
from umbruch.written.toml_file import read_toml
from umbruch.written.written_table import Document

MOST = 500
"""Entries of one kind; an article has some ten fields and a hundred blocks."""


class _Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    role: str
    to: str = ""
    part: str = ""
    part_nth: int | None = None
    after: str = ""
    nth: int | None = None


class _Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    after: str = ""
    nth: int | None = None
    type: str | None = None
    text: str | None = None
    split: str | None = None
    join: str | None = None
    move: str | None = None
    move_nth: int | None = None
    remove: bool = False
    set: dict[str, Any] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    input: str | None = None
    articles: str | None = None
    checked: str = ""
    agreed: tuple[str, ...] = ()
    set: dict[str, Any] = {}
    was: dict[str, Any] = {}
    lines: tuple[_Lines, ...] = ()
    blocks: tuple[_Block, ...] = ()


def read_fixes(path: Path, source: str) -> Corrections:
    """The corrections in a file.

    Args:
        path: the file.
        source: the name of the input beside it; a file that says it is for another input corrects nothing.

    Raises:
        FixesError: it cannot be read, or has an unknown key or a wrong value; with its line.
    """
    try:
        content = read_regular(path, MAX_BYTES, str(path))
    except OSError as error:
        raise FixesError(f"cannot be read: {error.strerror}", source=str(path), hint="check its rights") from None
    document = read_toml(content, str(path), FixesError)
    written = document.converted(_File)
    if written.input is not None and written.input != source:
        return Corrections()
    for key in ("lines", "blocks", "set", "agreed"):
        if len(getattr(written, key)) > MOST:
            raise document.error(f"more than {MOST} corrections", key, hint="write what is right into the text itself")
    if written.articles not in (None, "one"):
        raise document.error(f"{written.articles!r} is no number of articles", "articles", hint='write "one"')
    return Corrections(
        (*_fields(document, written), *_blocks(document, written)),
        _lines(document, written),
        written.articles == "one",
        "" if written.checked == NOW else written.checked,
        written.agreed,
    )


def _fields(document: Document, written: _File) -> list[Step]:
    values = dict(_flat(document, written.set, ("set",)))
    olds = dict(_flat(document, written.was, ("was",)))
    return [
        SetField(path, value, olds.get(path), _place(document, *keys), document.source)
        for path, (value, keys) in _placed(written.set, values).items()
    ]


def _placed(table: dict[str, Any], values: dict[str, str]) -> dict[str, tuple[str, tuple[str | int, ...]]]:
    """Each path with its value and the keys that lead to it."""
    keys = {".".join(one): ("set", *one) for one in _paths(table)}
    return {path: (value, keys[path]) for path, value in values.items()}


def _paths(table: dict[str, Any], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for key, value in table.items():
        found += _paths(value, (*above, key)) if isinstance(value, dict) else [(*above, key)]
    return found


def _flat(document: Document, table: dict[str, Any], keys: tuple[str | int, ...]) -> list[tuple[str, str]]:
    """Paths and values as `--set` takes them."""
    found = []
    for path in _paths(table):
        value: Any = table
        for key in path:
            value = value[key]
        found.append((".".join(path), _value(document, value, (*keys, *path))))
    return found


def _value(document: Document, value: object, keys: tuple[str | int, ...]) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str() | int() | float():
            return str(value)
        case list() if all(isinstance(one, str | int | float) for one in value):
            return "; ".join(_value(document, one, keys) for one in value)
        case _:
            raise document.error("is neither text nor a list of texts", *keys, hint='write "…" or ["…", "…"]')


def _lines(document: Document, written: _File) -> tuple[FixedLines, ...]:
    found = []
    for number, one in enumerate(written.lines):
        if one.role not in ROLES:
            raise document.error(
                f"{one.role!r} is no role of lines", "lines", number, "role", hint=role_hint(one.role, ROLES)
            )
        anchor = _anchor(document, one, ("lines", number))
        place = _place(document, "lines", number, "words")
        if one.part and not any(map(str.isalnum, one.part)):
            raise document.error("are no words", "lines", number, "part", hint="write those that stand in the line")
        if one.part_nth is not None and (one.part_nth < 1 or not one.part):
            raise document.error("counts the places of part from 1", "lines", number, "part_nth", hint="take it out")
        role: FixedAs = one.role  # type: ignore[assignment]
        found.append(FixedLines(role, anchor, one.to, one.part, one.part_nth, place=place, file=document.source))
    return tuple(found)


def _blocks(document: Document, written: _File) -> list[Step]:
    found: list[Step] = []
    for number, one in enumerate(written.blocks):
        keys = ("blocks", number)
        anchor = _anchor(document, one, keys)
        changes = [Change("set", one.type, ".type")] if one.type is not None else []
        changes += [Change("set", value, f".{path}") for path, value in _flat(document, one.set, (*keys, "set"))]
        changes += [Change("set", one.text)] if one.text is not None else []
        changes += [Change("split", one.split)] if one.split is not None else []
        changes += [Change("join", one.join)] if one.join is not None else []
        if one.move is not None:
            changes += [Change("move", one.move, str(max(one.move_nth, 1)) if one.move_nth is not None else "")]
        if one.remove:
            changes = [Change("set", "")]
        if not changes:
            raise document.error(
                "says nothing of the block", *keys, hint="write type, text, split, join, move, set or remove = true"
            )
        found.append(ChangeBlock(tuple(changes), anchor, place=_place(document, *keys, "words"), file=document.source))
    return found


def _anchor(document: Document, one: _Lines | _Block, keys: tuple[str | int, ...]) -> Anchor:
    if not letters(one.words):
        raise document.error("are no words", *keys, "words", hint="write those that stand in the text")
    if one.nth is not None and one.nth < 1:
        raise document.error("counts from 1", *keys, "nth", hint="write nth = 1 for the first of them")
    return Anchor(one.words, one.after, one.nth)


def _place(document: Document, *keys: str | int) -> str:
    line = document.line(*keys)
    return f"line {line}" if line else ""
