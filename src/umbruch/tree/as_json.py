"""The JSON form of the tree: versioned, loss-free both ways, with a published schema."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import InputInvalid
from umbruch.tree.model import Article, Publication

VERSION = 1
"""Counted up when the tree changes in a way that older readers can't take."""

SCHEMA_ID = "urn:umbruch:tree:1"

_PATH = re.compile(r" - at `(?P<path>[^`]*)`")
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
        packed = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _loose_json(tree)).encode()
        report(
            Diagnostic(
                "text.surrogate", "half a surrogate pair is no character: written as U+FFFD", severity="warning",
                hint="was the text cut inside an emoji?",
            )
        )  # fmt: skip
    return msgspec.json.format(packed, indent=2) + b"\n"


def _loose_json(tree: dict[str, object]) -> str:
    return json.dumps(msgspec.to_builtins(tree), ensure_ascii=False)


def decode(content: bytes, source: str) -> Publication:
    """The publication that `encode` wrote.

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
    if isinstance(version, bool) or version != VERSION:
        hint = _NEWER if isinstance(version, int) and version > VERSION else f"known: {VERSION}"
        raise InputInvalid(f"version {version!r} of the tree", source=source, place="umbruch", hint=hint)
    try:
        return msgspec.convert(table, Publication)
    except msgspec.ValidationError as error:
        found = _PATH.search(str(error))
        place = found.group("path").removeprefix("$").lstrip(".") if found else ""
        raise InputInvalid(
            _PATH.sub("", str(error)), source=source, place=place or None,
            hint="umbruch formats --schema prints what is allowed",
        ) from None  # fmt: skip
    except RecursionError:
        raise InputInvalid("blocks inside blocks too deep to read", source=source) from None


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `encode` writes."""
    (made,), components = msgspec.json.schema_components((Publication,), ref_template="#/$defs/{name}")
    del made
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
    return msgspec.convert(table, Article)
