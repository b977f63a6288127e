"""What `kit.toml`, `umbruch.toml` and the tree can say, made from the models that read them."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from typing import Any

import msgspec

from umbruch.presskit.source import manifest
from umbruch.settings.house_keys import house_keys, starting_file
from umbruch.tree import blocks, model

_KIT_TABLES: dict[str, type[msgspec.Struct]] = {
    "kit.toml": manifest._Kit, "[contact]": manifest._Contact, "an article": manifest._Article,
    "an embargo": manifest._Embargo, "[pictures.NAME]": manifest._Picture, "a provider": manifest._Provider,
}  # fmt: skip


def kit_page() -> str:
    """The keys of `kit.toml`."""
    lines = [
        "# Every key of kit.toml",
        "",
        "Made from the model that reads the file. Everything is optional unless it says otherwise.",
        "Their meaning is told in [Press kits](../kit.md); `umbruch kit --init FOLDER` writes a file with comments.",
    ]
    for name, kind in _KIT_TABLES.items():
        lines += ["", f"## {name}", "", "| key | value |", "|---|---|"]
        for field in msgspec.structs.fields(kind):
            needed = " (needed)" if field.required else ""
            lines.append(f"| `{field.encode_name}` | {_told(field.type)}{needed} |")
    return "\n".join(lines) + "\n"


def house_page() -> str:
    """The keys of `umbruch.toml`."""
    lines = [
        "# Every key of umbruch.toml",
        "",
        "Made from the table that `umbruch init` writes.",
        "How the file is found stands in [What a house sets once](../settings.md).",
        "",
        "| key | what it means | auf Deutsch |",
        "|---|---|---|",
    ]
    lines += [f"| `{name}` | {key.en} | {key.de} |" for name, key in house_keys().items()]
    lines += ["", "## A file to start from", "", "```toml", starting_file("en").strip(), "```"]
    return "\n".join(lines) + "\n"


def tree_page() -> str:
    """The types of the tree with their fields."""
    lines = [
        "# The tree",
        "",
        "Made from the types. The JSON form has the same names; its schema is [tree.schema.json](../tree.schema.json).",
        "Where each role goes in each format stands in [the mapping](../mapping.md).",
    ]
    for name, kind in _types():
        lines += ["", f"## {name}", "", _docstring(kind), "", "| field | value |", "|---|---|"]
        for field in msgspec.structs.fields(kind):
            needed = " (needed)" if field.required else ""
            lines.append(f"| `{field.encode_name}` | {_told(field.type)}{needed} |")
    return "\n".join(lines) + "\n"


def _types() -> Iterator[tuple[str, type[msgspec.Struct]]]:
    for module in (model, blocks):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__ and not name.startswith("_"):
                yield name, kind


def _docstring(kind: type) -> str:
    return inspect.cleandoc(kind.__doc__ or "").replace("<", "&lt;")


def _told(kind: Any) -> str:
    """A type in words that somebody who writes a file understands."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    match origin:
        case typing.Union | types.UnionType:
            return " or ".join(dict.fromkeys(_told(one) for one in arguments if one is not type(None)))
        case typing.Literal:
            return " or ".join(f"`{one}`" for one in arguments)
        case typing.Annotated:
            return _told(arguments[0])
        case _ if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
            return f"a list: {_told(arguments[0])}"
        case _ if origin is tuple:
            return "[" + ", ".join(map(_told, arguments)) + "]"
        case _ if origin is dict:
            return f"a table of names, each with {_told(arguments[1])}"
        case _:
            return _WORDS.get(kind, f"{getattr(kind, '__name__', str(kind)).strip('_')}")


_WORDS: dict[Any, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false", bytes: "bytes"}
