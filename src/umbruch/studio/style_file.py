"""The look that was chosen, as a style file that every command takes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from umbruch.errors import OutputError, UsageError
from umbruch.files import store
from umbruch.registry.writer_options import chosen_style
from umbruch.studio.open_article import Look
from umbruch.style.loading import keys_as_table

_NAME = re.compile(r"[\w][\w-]{0,60}")
"""What a style file may be called: no folder, no suffix, nothing hidden."""


def store_style(look: Look, name: str, folder: Path) -> Path:
    """Store a look as `NAME.toml` in a folder; a file that is there already is left alone.

    Raises:
        UsageError: the name is none for a file.
        OutputError: there is one already, or it cannot be written.
        StyleError: a key does not take its value.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a style", hint="letters, figures and hyphens: house-2")
    path = folder / f"{name}.toml"
    if path.exists():
        raise OutputError("the file is there already", source=path.name, hint="choose another name")
    chosen_style(look.style, None, None, dict(look.keys))
    store(path, style_text(look, name).encode())
    return path


def style_text(look: Look, name: str) -> str:
    """A style file that extends a shipped style and says what is otherwise."""
    table = keys_as_table(look.style, dict(look.keys))
    lines = [f"# umbruch convert article.txt --style {name}.toml", f"extends = {json.dumps(look.style)}"]
    return "\n".join((*lines, *_tables(table, ""), ""))


def _tables(table: Mapping[str, Any], name: str) -> list[str]:
    own = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items() if not _is_table(value)]
    lines = ["", f"[{name}]", *own] if own and name else own
    for key, value in table.items():
        if _is_table(value):
            lines += _tables(value, f"{name}.{key}" if name else key)
    return lines


def _is_table(value: object) -> bool:
    return isinstance(value, dict)
