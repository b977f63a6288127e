"""The JSON form of the tree: versioned, loss-free both ways, with a published schema."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import msgspec

from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import InputInvalid
from umbruch.kept import ready
from umbruch.tree.blocks import Break, Figure, Note, Paragraph, Span, Text
from umbruch.tree.model import Article, Publication
from umbruch.written.type_faults import explained
from umbruch.written.written_table import dotted

VERSION = 2
"""Counted up when the tree changes in a way that older readers can't take."""

_READ = (1, VERSION)
"""What an older umbruch wrote lacks some fields and is read as it is."""

SCHEMA_ID = "urn:umbruch:tree:2"

_Path = tuple[str | int, ...]
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWER = "this JSON was written by a newer umbruch"


def encode(publication: Publication) -> bytes:
    """The publication as JSON in UTF-8, keys in the order of the tree, indented by two spaces, with a last newline.

    Bytes of pictures are base64. What a reader remarked is not part of the tree and not written. Half a surrogate pair,
    which UTF-8 cannot hold, becomes U+FFFD and is reported.
    """
    tree = {"umbruch": VERSION, **{name: getattr(publication, name) for name in Publication.__struct_fields__}}
    try:
        packed = msgspec.json.encode(tree)
    except UnicodeEncodeError:
        mended = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _loose_json(tree))
        packed = msgspec.json.encode(msgspec.json.decode(mended))  # numbers as all other trees write them
        report(
            Diagnostic(
                "text.surrogate", "half a surrogate pair is no character: written as U+FFFD", severity="warning",
                hint="was the text cut inside an emoji?",
            )
        )  # fmt: skip
    return msgspec.json.format(packed, indent=2) + b"\n"


def _loose_json(tree: dict[str, object]) -> str:
    import json

    return json.dumps(msgspec.to_builtins(tree), ensure_ascii=False)


def decode(content: bytes, source: str) -> Publication:
    """The publication that `encode` wrote, its letters composed (Unicode, NFC) whoever wrote it.

    Args:
        content: JSON in UTF-8, with or without a byte order mark.
        source: the file's name for messages.

    Raises:
        InputInvalid: not JSON, not of this version, or a part of the wrong type; the error's `place` is the path
            in the tree, for example `articles[0].body[2].type`.
    """
    try:
        table = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputInvalid(f"not valid JSON: {error}", source=source, hint="is the file complete?") from None
    if not isinstance(table, dict) or "umbruch" not in table:
        raise InputInvalid(
            "not a tree of umbruch: the key `umbruch` with the version is missing",
            source=source, hint=f'the file starts with {{"umbruch": {VERSION}, "kind": …',
        )  # fmt: skip
    version = table.pop("umbruch")
    if type(version) is not int or version not in _READ:
        hint = _NEWER if isinstance(version, int) and version > VERSION else f"known: {', '.join(map(str, _READ))}"
        raise InputInvalid(f"version {version!r} of the tree", source=source, place="umbruch", hint=hint)
    try:
        if not content.isascii() or b"\\u" in content:
            table = _composed(table)
        publication = msgspec.convert(table, ready(Publication))
    except msgspec.ValidationError as error:
        fault = explained(error, table, Publication)
        raise InputInvalid(
            fault.message, source=source, place=dotted(fault.keys) or None,
            hint=fault.hint or "umbruch formats --schema prints what is allowed",
        ) from None  # fmt: skip
    except RecursionError:
        raise InputInvalid("blocks inside blocks too deep to read", source=source) from None
    for place, message in misplaced(publication):
        raise InputInvalid(message, source=source, place=place, hint="a note holds paragraphs, lists and quotes")
    return publication


def _composed(value: Any) -> Any:
    """The same with text and names of pictures composed (Unicode, NFC); an address stays as it must be asked for."""
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case list():
            return [_composed(one) for one in value]
        case dict():
            kept = "href" if value.get("type") == "link" else "url"
            return {key: one if key == kept else _composed(one) for key, one in value.items()}
    return value


def misplaced(publication: Publication) -> Iterator[tuple[str, str]]:
    """What must not stand inside a footnote: the path in the tree, and what is wrong there."""
    for path, part, noted in _parts(publication):
        if noted and isinstance(part, Note):
            yield _written(path), "a note inside a note"
        elif noted and isinstance(part, Figure):
            yield _written(path), "a picture inside a note"


def languages(publication: Publication) -> Iterator[tuple[str, str]]:
    """The languages that paragraphs and spans name: the path in the tree, and the tag."""
    for path, part, _ in _parts(publication):
        if isinstance(part, Paragraph | Span) and part.lang is not None:
            yield _written((*path, "lang")), part.lang


def _parts(publication: Publication) -> Iterator[tuple[_Path, msgspec.Struct, bool]]:
    """The blocks and inlines of all bodies, each with its path and whether it stands inside a note."""
    waiting: list[tuple[_Path, object, bool]] = [
        (("articles", number, "body"), article.body, False) for number, article in enumerate(publication.articles)
    ]
    waiting.reverse()
    while waiting:
        path, part, noted = waiting.pop()
        if isinstance(part, tuple):
            waiting += [((*path, number), one, noted) for number, one in reversed(list(enumerate(part)))]
        elif isinstance(part, msgspec.Struct) and not isinstance(part, Text | Break):
            yield path, part, noted
            inside = noted or isinstance(part, Note)
            fields = [(name, getattr(part, name)) for name in reversed(part.__struct_fields__)]
            waiting += [((*path, name), one, inside) for name, one in fields if isinstance(one, tuple)]


def _written(path: _Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `encode` writes."""
    (made,), components = msgspec.json.schema_components((Publication,), ref_template="#/$defs/{name}")
    del made
    for part in components.values():
        if "description" in part:
            part["description"] = cleandoc(part["description"])  # Python 3.13 takes the indent off by itself
    publication = components.pop("Publication")
    properties = {"umbruch": {"const": VERSION}, **publication["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **publication,
        "properties": properties,
        "required": ["umbruch"],
        "$defs": dict(sorted(components.items())),
    }


def to_table(article: Article) -> dict[str, Any]:
    """An article as plain dictionaries and lists, as JSON would show it."""
    table: dict[str, Any] = msgspec.to_builtins(article)
    return table


def from_table(table: dict[str, Any]) -> Article:
    """An article from plain dictionaries and lists; msgspec.ValidationError with the path where they don't fit."""
    return msgspec.convert(table, ready(Article))
