"""Styles with the options of writers looked at: only the table of formats knows which writer takes which."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from umbruch.errors import Fault, UmbruchError, UnknownFormat, UnusableFormat, did_you_mean
from umbruch.registry import format_table
from umbruch.style import Style, with_template
from umbruch.style.lineage import Lineage
from umbruch.style.loading import load
from umbruch.style.writer_tables import KEY, check_table


def chosen_style(
    style: str | Path | Style, template: str | Path | None, within: Path | None = None,
    keys: Mapping[str, str] | None = None,
) -> Style:  # fmt: skip
    """The style, with a house template for Word files where one is named.

    Args:
        style: a name, a file or a style.
        template: a `.docx` or `.dotx`.
        within: the folder out of which a style that came with an input takes nothing.
        keys: what is otherwise than the style says, by dotted key (`{"text.headline.size": "30pt"}`).

    Raises:
        UnknownStyle, StyleError: a wrong name, style file, template or key.
    """
    loaded = load_style(style, within, keys)
    return loaded if template is None else with_template(loaded, template)


def load_style(
    style: str | Path | Style, within: Path | None = None, keys: Mapping[str, str] | None = None
) -> Style:  # fmt: skip
    """The style of that name, or from that TOML file, the tables `[writer.NAME]` included.

    Args:
        style: a name, a file or a style.
        within: the folder out of which a style that came with an input takes nothing.
        keys: what is otherwise than the style says, by dotted key.

    Raises:
        UnknownStyle: no such name or file.
        StyleError: the file has a wrong key, unit or value, names a writer that there is none of, or an option that
            the writer does not have; the error names file, line and key.
    """
    return load(style, check_writers, within, keys)


def check_writers(lineage: Lineage) -> None:
    """StyleError for the first table `[writer.NAME]` that no writer takes as it is."""
    for name in sorted(lineage.table.get(KEY, {})):
        try:
            kind = getattr(format_table.writer(name), "options", None)
        except UnknownFormat:
            known = [row.name for row in format_table.formats() if row.writes]
            raise lineage.error(
                f"there is no writer {name!r}", KEY, name,
                hint=f"{did_you_mean(name, known)} or is its plug-in not installed here?",
            ) from None  # fmt: skip
        except UnusableFormat as error:
            raise lineage.error(error.message, KEY, name, hint=error.hint) from None
        if kind is None:
            raise lineage.error(
                f"the writer {name!r} has no options of its own", KEY, name, hint="remove the table"
            )  # fmt: skip
        try:
            check_table(lineage, name, kind)
        except UmbruchError:
            raise
        except Exception as error:
            raise Fault(
                f"a fault in the options of the writer {name!r}: {type(error).__name__}: {error}",
                hint="please report it to the maker of the plug-in",
            ) from error
