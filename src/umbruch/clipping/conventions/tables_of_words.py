"""Tables that are made of the words of all languages: put together once for all calls of the command line."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from umbruch.clipping.conventions import conventions_state
from umbruch.kept import prepared, remembered, state_of

_Table = TypeVar("_Table")


def word_table(
    *sources: str, plain: Callable[[Any], Any] | None = None, read: Callable[[Any], Any] | None = None
) -> Callable[[Callable[[], _Table]], Callable[[], _Table]]:
    """Keep what a function without arguments makes of the conventions, in this process and between calls.

    Args:
        sources: the files of all modules whose code makes it.
        plain: makes sets, tuples, dictionaries and strings of it, where it is anything else.
        read: makes the table of them again.
    """

    def decorate(make: Callable[[], _Table]) -> Callable[[], _Table]:
        name = f"words/{make.__module__.removeprefix('umbruch.clipping.')}.{make.__name__}"

        def content() -> bytes:
            table: Any = make()
            return marshal.dumps(plain(table) if plain else table)

        @wraps(make)
        def table() -> _Table:
            kept = prepared(name, lambda: f"{conventions_state()}\n{state_of(__file__, *sources)}", content)
            if kept is None:
                return make()
            found = marshal.loads(kept)  # noqa: S302  from the user's own cache
            return cast(_Table, read(found) if read else found)

        return remembered(1)(table)

    return decorate
