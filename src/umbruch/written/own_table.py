"""Tables that ship with umbruch, written in TOML; on the command line they are parsed once for all calls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from umbruch.kept import prepared, state_of


def own_table(path: Path) -> dict[str, Any]:
    """The table in a file of ours; of strings, numbers and lists."""
    kept = prepared(
        f"{path.parent.name}/{path.name}", lambda: state_of(path), lambda: msgspec.msgpack.encode(_parsed(path))
    )
    if kept is None:
        return _parsed(path)
    found: dict[str, Any] = msgspec.msgpack.decode(kept)
    return found


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))
