"""`umbruch.toml`, found from an input's folder upwards and checked: every mistake is told with its line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.bounds.sandbox_gate import may_read
from umbruch.errors import SettingsError, did_you_mean
from umbruch.kept import remembered
from umbruch.settings.house import House

HOUSE_FILE = "umbruch.toml"
NO_HOUSE = House()

_HIGHEST = 40
"""Folders that are looked through upwards; paths of people have some ten."""
_MOST_FOLDERS = 4_096
"""Folders that a batch remembers."""
_MOST_NAMES = 5_000
"""Names under one key; a list longer than that is no longer written by hand."""
_MOST = {"agencies": 500, "boilerplates": 50, "contacts": 200}
"""The same where each name is compared with every line; the agencies of the world that we know are some 150."""
_LONGEST_NAME = 5_000
"""Characters of one of them: a boilerplate has some five hundred."""


class FoundHouse(NamedTuple):
    """The settings that hold, their file (None where there is none), and the line of each key."""

    house: House
    file: Path | None = None
    lines: tuple[tuple[str, int], ...] = ()


_NOWHERE = FoundHouse(NO_HOUSE)
_looked: ContextVar[dict[Path, FoundHouse] | None] = ContextVar("umbruch_houses", default=None)


@contextmanager
def looked_up_once(known: dict[Path, FoundHouse]) -> Iterator[None]:
    """Within it each folder is looked up once, as long as `known` lives; for batches, which last shorter than edits."""
    token = _looked.set(known)
    try:
        yield
    finally:
        _looked.reset(token)


def house_of(path: Path | None) -> House:
    """The settings that hold for an input.

    Args:
        path: the file or folder; None for bytes and standard input, which no house stands behind.

    Returns:
        Those of the nearest `umbruch.toml` in its folder or above it, the home folder or the root of the disk being the
        last that is looked at; without one nothing is set.

    Raises:
        SettingsError: an unknown key or a wrong value; with its line.
    """
    return found_house(path).house


def found_house(path: Path | None) -> FoundHouse:
    """As `house_of`, with the file and the lines of its keys."""
    if path is None:
        return _NOWHERE
    start = Path(os.path.normpath(path.absolute()))
    known = _looked.get()
    if known is None:
        return _looked_up(start)
    beside = start.parent
    if os.path.isdir(start):  # noqa: PTH112  a name may be too long for the disk
        return _looked_up(start)
    if len(known) >= _MOST_FOLDERS:
        known.clear()
    if beside not in known:
        known[beside] = _looked_up(beside)
    return known[beside]


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # nobody's
        return None


def _looked_up(start: Path) -> FoundHouse:
    home = _home()
    for folder in (start, *start.parents)[:_HIGHEST]:
        found = folder / HOUSE_FILE
        try:
            stat = found.stat()
        except (OSError, ValueError):
            stat = None
        if stat is not None and found.is_file() and may_read(found):
            return _read_once(found, stat.st_mtime_ns, stat.st_size)
        if folder == home:
            break
    return _NOWHERE


@remembered(32)
def _read_once(path: Path, _mtime: int, _size: int) -> FoundHouse:
    return read_house(path)


def read_house(path: Path) -> FoundHouse:
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
    for key in _LISTS:
        names: tuple[str, ...] = getattr(house, key)
        if len(names) > (most := _MOST.get(key, _MOST_NAMES)):
            raise document.error(f"more than {most} of them", key, hint="name those of the house alone")
        for number, name in enumerate(names):
            if not any(map(str.isalnum, name)) or len(name) > _LONGEST_NAME:
                raise document.error(
                    f"is no name, or longer than {_LONGEST_NAME} characters", key, number, hint="take it out"
                )
    if house.style is not None and house.style.endswith(".toml"):
        from umbruch.written.paths import existing

        style = existing(path.parent, house.style)
        if style is None or not style.is_relative_to(path.parent.resolve()):
            raise document.error(
                f"there is no such style in the folder: {house.style!r}", "style",
                hint="put it beside this file or below it, or write the name of a built-in style",
            )  # fmt: skip
        house = replace(house, style=str(style))
    if house.logo is not None:
        from umbruch.written.paths import existing

        logo = existing(path.parent, house.logo)
        if logo is None or not logo.is_relative_to(path.parent.resolve()):
            raise document.error(
                f"there is no such picture in the folder: {house.logo!r}", "logo", hint="put it beside this file"
            )  # fmt: skip
        house = replace(house, logo=str(logo))
    lines = tuple((key, line) for key in house.__struct_fields__ if (line := document.line(key)))
    return FoundHouse(house, path, lines)


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
    _Rule("lang", "language tag", _is_language, lambda _: "write for example de, en-GB or fr"),
    _Rule("language", "language tag", _is_language, lambda _: "write for example de, en-GB or fr"),
)

_LISTS = ("newspapers", "agencies", "initials", "places", "boilerplates", "contacts")
"""Keys that hold names and texts for the recognisers."""
