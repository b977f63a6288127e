"""Who offers readers and writers: the entry points of all installed packages, looked through once for many calls."""

from __future__ import annotations

import importlib
import marshal
import os
import sys
from functools import reduce
from typing import Any, Literal, NamedTuple

from umbruch.kept import made_once, prepared, state_of

Direction = Literal["readers", "writers"]
OURS = "umbruch"

_INFORMATION = (".dist-info", ".egg-info")
"""What the folders are called in which a package says about itself what it offers (Core metadata, Recording installed
projects).
"""


class Point(NamedTuple):
    """An entry point: the name of a format, where its class is (`module:Class`), the package that it comes with."""

    name: str
    value: str
    package: str

    @property
    def is_ours(self) -> bool:
        """Whether it leads into umbruch itself."""
        return self.value.startswith(f"{OURS}.")

    def load(self) -> Any:
        """What it leads to; whatever the import raises is raised here."""
        module, _, path = self.value.partition("[")[0].partition(":")
        return reduce(getattr, filter(None, path.strip().split(".")), importlib.import_module(module.strip()))


@made_once(1)
def registered_points() -> tuple[tuple[Direction, Point], ...]:
    """Every entry point of both directions, in the order of the module path."""
    kept = prepared("entry points", _digest, lambda: marshal.dumps([(way, tuple(one)) for way, one in _found()]))
    if kept is None:
        return _found()
    return tuple((way, Point(*one)) for way, one in marshal.loads(kept))  # noqa: S302  from the user's own cache


def _found() -> tuple[tuple[Direction, Point], ...]:
    from importlib.metadata import entry_points

    ways: tuple[Direction, ...] = ("readers", "writers")
    return tuple(
        (way, Point(one.name, one.value, _package(one))) for way in ways for one in entry_points(group=f"umbruch.{way}")
    )


def _package(point: Any) -> str:
    if point.value.startswith(f"{OURS}."):
        return OURS  # known without opening what the package says about itself
    return point.dist.name if point.dist else "a plug-in"


def _digest() -> str:
    """Stands for all packages on the module path that can offer anything: each by its file's state."""
    seen = [sys.version]
    for folder in sys.path:
        try:
            names = sorted(name for name in os.listdir(folder or ".") if name.endswith(_INFORMATION))  # noqa: PTH208
        except OSError:
            seen.append(state_of(folder))
            continue
        if names:  # where somebody stands who calls `python -m umbruch` there are none, and any folder is the same
            seen += (folder, state_of(*(f"{folder or '.'}/{name}/entry_points.txt" for name in names)))
    return "\0".join(seen)
