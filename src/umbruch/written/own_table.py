"""Tables that ship with umbruch, written in TOML; on the command line they are parsed once for all calls."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

import msgspec

from umbruch.errors import UmbruchError
from umbruch.kept import prepared, state_of
from umbruch.written import toml_file, toml_places
from umbruch.written.toml_file import read_toml
from umbruch.written.written_table import Document


def own_table(path: Path) -> dict[str, Any]:
    """The table in a file of ours; of strings, numbers and lists."""
    kept = prepared(
        f"{path.parent.name}/{path.name}", lambda: state_of(path), lambda: msgspec.msgpack.encode(_parsed(path))
    )
    if kept is None:
        return _parsed(path)
    found: dict[str, Any] = msgspec.msgpack.decode(kept)
    return found


def own_document(path: Path, fault: type[UmbruchError]) -> Document:
    """What a file of ours says that people could have written, with the line of each key.

    Args:
        path: the file.
        fault: the class of the errors about it.
    """

    def read() -> Document:
        return read_toml(path.read_bytes(), str(path), fault)

    def parsed() -> bytes:
        document = read()
        return marshal.dumps((document.table, dict(document.lines)))

    state = state_of(path, toml_file.__file__, toml_places.__file__)
    kept = prepared(f"{path.parent.name}/{path.name}/lines", lambda: state, parsed)
    if kept is None:
        return read()
    table, lines = marshal.loads(kept)  # noqa: S302  from the user's own cache
    return Document(str(path), table, lines, fault)


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))
