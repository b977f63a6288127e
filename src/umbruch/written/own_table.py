"""Tables that ship with umbruch, written in TOML; on the command line they are parsed once for all calls."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from umbruch.kept import prepared


def own_table(path: Path) -> dict[str, Any]:
    """The table in a file of ours; of strings, numbers and lists."""
    content = path.read_bytes()
    kept = prepared(
        f"{path.parent.name}/{path.name}",
        lambda: hashlib.sha256(content).hexdigest(),
        lambda: msgspec.msgpack.encode(tomllib.loads(content.decode("utf-8"))),
    )
    if kept is None:
        return tomllib.loads(content.decode("utf-8"))
    found: dict[str, Any] = msgspec.msgpack.decode(kept)
    return found
