"""What an article told, kept for all articles of its house: names that recognition then knows, in `umbruch.toml`."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from umbruch.errors import FieldError, OutputError
from umbruch.files import read_regular, store
from umbruch.settings import found_house
from umbruch.tree import Article
from umbruch.tree.reading import Reading
from umbruch.written.limits import MAX_BYTES

NAME = "umbruch.toml"
_SHORT = 5
"""Letters of initials with which authors sign; a longer name is one."""


def remember(path: Path, reading: Reading, number: int, role: str) -> tuple[Path, dict[str, list[str]]]:
    """Write into the `umbruch.toml` of an input what its lines of a role tell of its house.

    Args:
        path: the input.
        reading: what was made of it.
        number: of the article, from 0.
        role: `source`, `dateline`, `byline`, `contact` or `boilerplate`.

    Returns:
        The file, and what was added under which key; nothing where the house knew it.

    Raises:
        FieldError: the lines tell nothing that a house could know.
        OutputError, SettingsError: the file cannot be written, or has a mistake.
    """
    if not 0 <= number < len(reading.articles):
        raise FieldError("there is no such article", place=f"articles[{number}]", hint="reload the page")
    told = {key: values for key, values in _told(reading.articles[number], role).items() if values}
    if not told:
        raise FieldError(f"the {role} tells no name that a house could know", hint="correct it, and try again")
    found = found_house(path)
    file = Path(found.file) if found.file else path.with_name(NAME)
    added = {key: [one for one in values if one not in getattr(found.house, key)] for key, values in told.items()}
    added = {key: values for key, values in added.items() if values}
    if added:
        old = read_regular(file, MAX_BYTES, str(file)).decode("utf-8") if found.file else ""
        store(file, with_values(old, added).encode())
    return file, added


def _told(article: Article, role: str) -> dict[str, list[str]]:
    """The names in lines of a role, by the keys of `umbruch.toml`."""
    match role:
        case "source" if article.source:
            return {"newspapers": list(article.source.publications)}
        case "dateline" if article.dateline:
            place = [article.dateline.place] if article.dateline.place else []
            initials = [one for one in article.dateline.credit if one.islower() and len(one) <= _SHORT]
            agencies = [one for one in article.dateline.credit if one not in initials]
            return {"places": place, "initials": initials, "agencies": agencies}
        case "byline" if article.byline:
            names = (one.name for one in article.byline.people)
            return {"initials": [one for one in names if one.islower() and len(one) <= _SHORT]}
        case "contact" if article.contact:
            parts = (article.contact.organisation, article.contact.name, article.contact.phone, article.contact.email)
            return {"contacts": [one for one in parts if one]}
        case "boilerplate" if article.boilerplate:
            return {"boilerplates": [article.boilerplate]}
        case _:
            return {}


def with_values(text: str, added: dict[str, list[str]]) -> str:
    """The text of a TOML file with values added to lists at its top; all else, its comments too, stays as it is.

    Raises:
        OutputError: a list is written so that nothing can be added.
    """
    for key, values in added.items():
        lines = text.splitlines(keepends=True)
        at = next((at for at, line in enumerate(lines) if re.match(rf"\s*{key}\s*=", line)), None)
        if at is None:
            before = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
            if before and not lines[before - 1].endswith("\n"):
                lines[before - 1] += "\n"
            text = "".join((*lines[:before], f"{key} = {_list(values)}\n", *lines[before:]))
            continue
        end = next((end for end in range(at + 1, len(lines) + 1) if _is_whole(lines[at:end])), None)
        if end is None:
            raise OutputError("the list cannot be read", source=NAME, place=key, hint="write it on one line")
        old = tomllib.loads("".join(lines[at:end]))[key]
        text = "".join((*lines[:at], f"{key} = {_list([*old, *values])}\n", *lines[end:]))
    tomllib.loads(text)
    return text


def _is_whole(lines: Iterable[str]) -> bool:
    try:
        found: dict[str, Any] = tomllib.loads("".join(lines))
    except tomllib.TOMLDecodeError:
        return False
    return bool(found)


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(json.dumps(one, ensure_ascii=False) for one in values)}]"
