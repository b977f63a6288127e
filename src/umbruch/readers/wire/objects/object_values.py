"""Values of JSON by their names, whatever type a sender gave them, and texts without the tags around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

News = Mapping[str, Any]
"""A news object with its properties by their folded names."""

_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,400}>")


def bare(text: str | None) -> str | None:
    """A line without the tags that some systems put around it."""
    if text is None:
        return None
    if _TAG.search(text):
        import html

        text = html.unescape(_TAG.sub(" ", text))
    return " ".join(text.split()) or None


def bare_lines(text: str | None) -> str | None:
    """Words without tags, a line for each paragraph."""
    if text is None:
        return None
    if _TAG.search(text):
        text = re.sub(r"</(?:p|li|h\d|ul)>|<br\s*/?>", "\n", text)
        lines = (bare(line) for line in text.split("\n"))
        return "\n".join(filter(None, lines)) or None
    return text.strip() or None


def folded(item: dict[str, Any]) -> dict[str, Any]:
    """The properties by their names without case, `_` and `$`: `versioncreated` of 1.x is `versionCreated` of 3.x."""
    return {name.replace("_", "").replace("$", "").casefold(): value for name, value in item.items()}


def written(value: Any) -> str | None:
    """The words of a value; None for none, and for what holds no words."""
    match value:
        case str():
            return value if value.strip() else None
        case bool() | None:
            return None
        case int() | float():
            return str(value)
        case {"text": str(text)} | {"name": str(text)} | {"value": str(text)}:
            return text if text.strip() else None
        case _:
            return None


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list, or in the values of an object, as versions before 2 have it."""
    if isinstance(value, dict):
        value = [{**one, "associationname": name} for name, one in value.items() if isinstance(one, dict)]
    if isinstance(value, str):
        value = [{"name": value}]
    if not isinstance(value, list):
        return []
    return [folded(one) if isinstance(one, dict) else {"name": one} for one in value if isinstance(one, dict | str)]


def role_texts(value: Any) -> list[tuple[str, str]]:
    """Role and words of a list of texts, as versions from 2 on have them."""
    if not isinstance(value, list):
        return []
    return [
        ((written(one.get("role")) or "").casefold(), text)
        for one in objects(value)
        if (text := written(one.get("value")))
    ]
