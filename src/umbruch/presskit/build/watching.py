"""Building a kit again whenever a file in its folder is saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from umbruch.errors import UmbruchError, UsageError
from umbruch.presskit.build.kit_build import BuiltKit, build
from umbruch.presskit.source.finding import look_through
from umbruch.presskit.source.manifest import load_manifest

_DEBOUNCE = 300
"""Milliseconds that a burst of saves is waited for."""


def builds(
    folder: Path, out: Path, *, style: str | None = None, style_keys: Mapping[str, str] | None = None,
    trust: bool = False,
    stop: threading.Event | None = None,
    ready: Callable[[], None] | None = None,
) -> Iterator[BuiltKit | UmbruchError]:  # fmt: skip
    """Build at once and after every change, until `stop` is set; a build that fails is an error and not the end.

    Args:
        folder: the folder of the kit.
        out: the folder for the results.
        style: in the place of the one that the manifest names; a file of one's own is watched too.
        style_keys: as of `build`.
        trust: as of `build`.
        stop: ends the iterator.
        ready: called when the watch has begun.

    Raises:
        UsageError: the package `watchfiles` is not installed, at once.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError(
            "watching needs the package watchfiles", hint="install it: pip install 'umbruch[watch]'"
        ) from None
    look_through(folder)
    return _builds(watch, _Asked(folder, out, style, style_keys, trust), stop, ready)


class _Asked(NamedTuple):
    """What is built again and again."""

    folder: Path
    out: Path
    style: str | None
    style_keys: Mapping[str, str] | None
    trust: bool


def _builds(
    watch: Callable[..., Iterator[object]], asked: _Asked, stop: threading.Event | None,
    ready: Callable[[], None] | None,
) -> Iterator[BuiltKit | UmbruchError]:  # fmt: skip
    yield _built(asked)
    changes = watch(
        *_watched(asked.folder, asked.style, asked.trust), debounce=_DEBOUNCE, step=50, stop_event=stop,
        yield_on_timeout=True, rust_timeout=500, raise_interrupt=True,
    )  # fmt: skip
    for change in changes:
        if ready is not None:
            ready()
            ready = None
        if change:
            yield _built(asked)


def _built(asked: _Asked) -> BuiltKit | UmbruchError:
    try:
        return build(
            asked.folder, asked.out, style=asked.style, style_keys=asked.style_keys, trust=asked.trust
        )  # fmt: skip
    except UmbruchError as error:
        return error


def _watched(folder: Path, style: str | None, trust: bool) -> list[Path]:
    """The folder, and the file of a style that lies elsewhere."""
    named = style
    if named is None:
        try:
            named = load_manifest(folder, look_through(folder), trust=trust).style
        except UmbruchError:
            named = None
    if named is None or not named.endswith(".toml") or Path(named).resolve().is_relative_to(folder.resolve()):
        return [folder]
    return [folder, Path(named)]
