"""A tree without the characters that XML forbids, each place where one stood reported."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from umbruch.markup.characters import cleaned

_T = TypeVar("_T")


def clean_tree(tree: _T, field: str = "") -> _T:
    """The same tree with every string as `umbruch.markup.characters.cleaned` leaves it.

    Args:
        tree: a publication or any part of one.
        field: its path, for what is reported; the fields inside add theirs.
    """
    found: Any = tree
    match tree:
        case str():
            found = cleaned(tree, field)
        case tuple():
            found = tuple(clean_tree(part, f"{field}[{number}]") for number, part in enumerate(tree))
        case msgspec.Struct():
            names = type(tree).__struct_fields__
            fields = {name: clean_tree(getattr(tree, name), f"{field}.{name}".lstrip(".")) for name in names}
            found = type(tree)(**fields)
    clean: _T = found
    return clean
