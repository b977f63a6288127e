"""`umbruch.toml`, found from an input's folder upwards and checked: every mistake is told with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from umbruch.errors import SettingsError, did_you_mean
from umbruch.settings.house import House

HOUSE_FILE = "umbruch.toml"
NO_HOUSE = House()


def house_of(path: Path | None) -> House:
    """The settings that hold for an input.

    Args:
        path: the file or folder; None for bytes and standard input, which no house stands behind.

    Returns:
        Those of the nearest `umbruch.toml` in its folder or above it; without one nothing is set.

    Raises:
        SettingsError: an unknown key or a wrong value; with its line.
    """
    if path is None:
        return NO_HOUSE
    start = path.absolute()
    for folder in (start, *start.parents):
        found = folder / HOUSE_FILE
        if found.is_file():
            return read_house(found)
    return NO_HOUSE


def read_house(path: Path) -> House:
    """The settings in one file; SettingsError where it has a mistake."""
    from umbruch.written.limits import MAX_BYTES
    from umbruch.written.toml_file import read_toml

    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", source=str(path), hint="check its rights") from None
    document = read_toml(content, str(path), SettingsError)
    house = document.converted(House)
    for rule in _RULES:
        value = getattr(house, rule.key)
        if value is not None and not rule.holds(value):
            raise document.error(f"{value!r} is no {rule.what}", rule.key, hint=rule.hint(value))
    return house


class _Rule(NamedTuple):
    """What the value of a key must be, beyond its type."""

    key: str
    what: str
    holds: Callable[[str], bool]
    hint: Callable[[str], str]


def _is_zone(written: str) -> bool:
    from umbruch.facts.time_zones import zone

    return "/" in written and zone(written) is not None


def _is_country(written: str) -> bool:
    from umbruch.facts.time_zones import of_country

    return bool(of_country(written))


def _is_language(written: str) -> bool:
    from umbruch.language.tags import is_named

    return is_named(written)


def _near_country(written: str) -> str:
    from umbruch.facts.time_zones import countries

    return f"write its code (ISO 3166) or set zone instead; {did_you_mean(written.upper(), countries())}"


_RULES = (
    _Rule("zone", "time zone", _is_zone, lambda _: "write its name like Europe/Berlin"),
    _Rule("country", "country whose time zone is known", _is_country, _near_country),
    _Rule("language", "language tag", _is_language, lambda _: "write for example de, en-GB or fr"),
)
