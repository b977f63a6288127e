"""A tree without the characters that XML forbids, each place where one stood reported."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from umbruch.tree.blocks import (
    Emphasis,
    Link,
    Note,
    Paragraph,
    Span,
    Strong,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Text,
)
from umbruch.tree.characters import cleaned
from umbruch.tree.model import Publication

_T = TypeVar("_T")
_SUSPECT = re.compile(rb"\\[brfu]|\xef\xbf[\xbe\xbf]")
"""What the JSON of a tree has at least where a character stands that is taken out or changed (RFC 8259, 7)."""

_INLINES = (Text, Emphasis, Strong, Subscript, Superscript, Struck, Span, Link, Note)


def clean_tree(tree: _T, field: str = "") -> _T:
    """The same tree with every string as `umbruch.tree.characters.cleaned` leaves it.

    Args:
        tree: a publication or any part of one.
        field: its path, for what is reported. The fields inside add theirs; running words go by their block.
    """
    found: Any = tree
    if isinstance(tree, Publication) and _is_clean(tree):
        return tree
    match tree:
        case str():
            found = cleaned(tree, field)
        case tuple():
            found = tuple(clean_tree(part, _path_in(part, field, number)) for number, part in enumerate(tree))
        case msgspec.Struct():
            fields = {name: getattr(tree, name) for name in type(tree).__struct_fields__}
            found = type(tree)(**{name: clean_tree(part, _path_of(tree, name, field)) for name, part in fields.items()})
    clean: _T = found
    return clean


def _is_clean(publication: Publication) -> bool:
    """Whether every string can stay; told by looking at all of them at once, as most trees are clean."""
    fields = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    fields["pictures"] = tuple(replace(one, content=b"") for one in publication.pictures)
    try:
        return not _SUSPECT.search(msgspec.json.encode(fields))
    except UnicodeEncodeError:  # half a surrogate pair
        return False


def _path_in(part: object, field: str, number: int) -> str:
    return field if isinstance(part, _INLINES) else f"{field}[{number}]"


def _path_of(part: object, name: str, field: str) -> str:
    words = isinstance(part, _INLINES) or (isinstance(part, Paragraph | Subheading) and name == "content")
    return field if words else f"{field}.{name}".lstrip(".")
