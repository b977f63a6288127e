"""The corrections of an input: those beside it, then those of a call; nothing is loaded where there are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from umbruch.files import fixes_beside
from umbruch.language.tags import is_named
from umbruch.tree import Article
from umbruch.tree.reading import Reading

if TYPE_CHECKING:
    from umbruch.corrections.model import Applied, Corrections
    from umbruch.manuscript.fixed_lines import LineFixes


def spoken_in(wanted: Corrections | None) -> str | None:
    """The language that is set, where it is one: the recognisers must know it."""
    return wanted.lang if wanted and is_named(wanted.lang or "") else None


def corrections_of(
    path: Path | None, set: Mapping[str, str] | None = None, *, kept: bool = False
) -> Corrections | None:
    """The corrections beside an input, and after them those of a call; None where there are none and none are `kept`.

    Raises:
        FixesError, FieldError: one of them has a mistake.
    """
    beside = fixes_beside(path) if path is not None else None
    there = beside is not None and beside.is_file()
    if not there and not set and not kept:
        return None
    from umbruch.corrections.model import given

    wanted = given(set or {})
    if beside is None or path is None or not there:
        return wanted
    from umbruch.corrections.fix_file import read_fixes

    return read_fixes(beside, path.name).and_then(wanted)


def in_article(set: Mapping[str, str] | None, article: int | None) -> Mapping[str, str] | None:
    """Corrections of fields of the article that is wanted, by their place among all articles."""
    if not set or article is None or article < 2:
        return set
    fields = frozenset(Article.__struct_fields__)
    return {
        f"articles[{article - 1}].{key}" if re.split(r"[.\[]", key, maxsplit=1)[0] in fields else key: value
        for key, value in set.items()
    }


def corrected(reading: Reading, wanted: Corrections | None, roles: LineFixes | None) -> Applied | None:
    """A reading with the corrections done that recognition, which knew the roles of lines, could not do."""
    if wanted is None or roles is None:
        return None
    from umbruch.corrections.applying import applied

    return applied(reading, wanted, roles)
