"""What `umbruch.toml` says where a call says nothing: the formats and the style of an input."""

from __future__ import annotations

import os
from pathlib import Path

from umbruch.api import DEFAULT_STYLE
from umbruch.errors import SettingsError, UmbruchError
from umbruch.kept import made_once
from umbruch.registry import format_table
from umbruch.registry.writer_options import chosen_style
from umbruch.settings import FoundHouse, found_house
from umbruch.style import Style
from umbruch.style.given_keys import SOURCE

STDIN = "-"

Keys = tuple[tuple[str, str], ...]
"""Keys of a style with their values."""


@made_once(2)
def houses(run: str) -> dict[Path, FoundHouse]:  # noqa: ARG001
    """The settings that one run has found, by folder."""
    return {}


def formats_of(source: str | os.PathLike[str], default: tuple[str, ...]) -> tuple[str, ...]:
    """The formats of an input.

    Raises:
        SettingsError: its `umbruch.toml` has a mistake, or names a format that is not written.
    """
    found = _found(source)
    names = tuple(dict.fromkeys(name.strip().lower() for name in found.house.to))
    for name in names:
        try:
            format_table.writer(name)
        except UmbruchError as error:
            raise _misnamed(found, "to", error) from None
    return names or default


def style_of(
    source: str | os.PathLike[str], template: str | Path | None, run: str, *, trust: bool = False, keys: Keys = ()
) -> Style:  # fmt: skip
    """The style of an input, loaded once in a run.

    Args:
        source: the input; `umbruch.toml` is looked for from its folder upwards.
        template: a house template that the call names.
        run: tells this run from all others.
        trust: let the style take fonts, a template and other styles from outside of the folder of `umbruch.toml`.
        keys: what is otherwise than the style says.

    Raises:
        SettingsError: its `umbruch.toml` has a mistake, or names a style that there is not.
    """
    found = _found(source)
    try:
        within = None if trust or found.file is None else found.file.parent
        return _style(found.house.style or DEFAULT_STYLE, template, run, within, keys)
    except UmbruchError as error:
        if found.house.style is None or error.source in (found.house.style, SOURCE):
            raise
        raise _misnamed(found, "style", error) from None


@made_once(8)
def _style(style: str, template: str | Path | None, run: str, within: Path | None, keys: Keys) -> Style:  # noqa: ARG001
    return chosen_style(style, template, within, dict(keys))


def _found(source: str | os.PathLike[str]) -> FoundHouse:
    return found_house(None if os.fspath(source) == STDIN else Path(source))


def _misnamed(found: FoundHouse, key: str, error: UmbruchError) -> SettingsError:
    line = dict(found.lines).get(key)
    return SettingsError(error.message, source=str(found.file), place=f"line {line}: {key}", hint=error.hint)
