"""Options of single writers: the tables `[writer.NAME]` of a style file, whose keys each writer declares itself."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

import msgspec

from umbruch.errors import StyleError
from umbruch.kept import ready
from umbruch.style.lineage import Lineage
from umbruch.written.type_faults import explained

KEY = "writer"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the options of a writer: one field a key, each with a default.

    Fields are text, numbers, truth values, lists, further `Options`, and `Literal` words. What no type can say is
    looked at in `__post_init__`: a ValueError there is told with file, line and key of the table.
    """


_Opt_co = TypeVar("_Opt_co", bound=Options, covariant=True)


class HasOptions(Protocol[_Opt_co]):
    """A writer with options of its own."""

    @property
    def name(self) -> str:
        """The name of the format, and of the table."""
        ...

    @property
    def options(self) -> type[_Opt_co]:
        """The type of the options."""
        ...


class WriterTable(msgspec.Struct, frozen=True):
    """What a style says to one writer: its name, and its table as JSON with sorted keys, which any process can hold."""

    name: str
    written: str


def writer_tables(lineage: Lineage) -> list[dict[str, str]]:
    """The tables of all writers, by name, for `Style.writer`; StyleError where they are none."""
    tables = lineage.table.get(KEY, {})
    if not isinstance(tables, dict):
        raise lineage.error("a table for each writer is expected here", KEY, hint=f"write [{KEY}.NAME] above its keys")
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise lineage.error(
                "a table of options is expected here", KEY, name, hint=f"the name of a writer first: [{KEY}.NAME]"
            )
    return [
        {"name": name, "written": msgspec.json.encode(table, order="deterministic").decode()}
        for name, table in sorted(tables.items())
    ]


def check_table(lineage: Lineage, name: str, kind: type[Options]) -> None:
    """StyleError with file, line, key and remedy where the table of a writer is not what the writer declares."""
    table: Any = lineage.table[KEY][name]
    try:
        msgspec.convert(table, ready(kind))
    except msgspec.ValidationError as error:
        fault = explained(error, table, kind)
        raise lineage.error(fault.message, KEY, name, *fault.keys, hint=fault.hint) from None


def options_in(tables: tuple[WriterTable, ...], writer: HasOptions[_Opt_co]) -> _Opt_co:
    """The options of a writer, those that nobody wrote at their defaults.

    Raises:
        StyleError: a style that was not checked when it was read says what the writer does not know.
    """
    kind = writer.options
    written = next((one.written for one in tables if one.name == writer.name), "{}")
    table = msgspec.json.decode(written)
    try:
        return msgspec.convert(table, ready(kind))
    except msgspec.ValidationError as error:
        fault = explained(error, table, kind)
        place = ".".join((KEY, writer.name, *map(str, fault.keys)))
        raise StyleError(fault.message, place=place, hint=fault.hint) from None
