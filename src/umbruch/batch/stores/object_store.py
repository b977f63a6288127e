"""Addresses of object stores (`s3://`, `gs://`, ...): inputs are copied from there, and the results are copied there.

Readers and writers know files alone: an article finds its pictures, corrections and settings beside it, and a batch
stores its results whole. So what lies behind an address is copied to a folder of this machine, the batch works there,
and each result goes to its address as soon as it is made. The clients of the stores are those of fsspec.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

from umbruch.batch.inputs import Source
from umbruch.batch.records import Made
from umbruch.batch.stores.store_address import is_address
from umbruch.batch.work import Result
from umbruch.bounds.budgets import budget
from umbruch.errors import InputUnreadable, OutputError, UmbruchError, UsageError
from umbruch.files import MAX_INPUT_BYTES
from umbruch.pictures.kinds import PICTURE_SUFFIXES
from umbruch.settings.house_file import HOUSE_FILE

_INSTALL = "pip install 'umbruch[cluster]'"
_PIECE = 1 << 20
_PICTURE_NAME = re.compile(
    rb"[^\s\"'<>()\[\]{}|\\*?]{1,200}(?:" + b"|".join(re.escape(one.encode()) for one in PICTURE_SUFFIXES) + rb")\b",
    re.IGNORECASE,
)
_MOST_NAMED = 500
"""Names of pictures that are looked for in one article."""


def through_stores(
    paths: Iterable[Source], out: Source, convert: Callable[[list[Source], Source], Generator[Result]]
) -> Generator[Result]:
    """Convert what lies behind addresses, or to one.

    Args:
        paths: addresses and paths; an address of a folder stands for what is in it.
        out: a folder or a file, here or there.
        convert: works on paths of this machine.

    Returns:
        The results with the addresses in the place of the copies.

    Raises:
        UsageError: fsspec is missing, or the client of that store.
        InputUnreadable: something cannot be copied from there.
        UmbruchError: as `convert`.
    """
    desk = _Desk()
    try:
        here = [desk.copied(path) if isinstance(path, str) and is_address(path) else path for path in paths]
        results = convert(here, desk.destination(out) if isinstance(out, str) and is_address(out) else out)
    except BaseException:
        desk.close()
        raise
    return _told(desk, results)


def _told(desk: _Desk, results: Generator[Result]) -> Generator[Result]:
    try:
        with closing(results):
            for result in results:
                yield desk.delivered(result)
    finally:
        desk.close()


class _Desk:
    """The folder of a batch whose inputs or results lie elsewhere."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="umbruch-")
        root = Path(self._folder.name)
        (root / HOUSE_FILE).touch()  # no settings of a folder above are taken for those of the store
        self._inputs, self._out = root / "in", root / "out"
        self._addresses: dict[Path, str] = {}
        self._store: tuple[Any, str, str] | None = None

    def close(self) -> None:
        """Take the copies away."""
        self._folder.cleanup()

    def copied(self, address: str) -> str:
        """The path of a copy of a file or a folder; of nothing where there is nothing."""
        store, root = _opened(address)
        place = self._inputs / str(len(self._addresses))
        try:
            if store.isdir(root):
                self._addresses[place] = address.rstrip("/")
                place.mkdir(parents=True)
                for name in store.find(root):
                    _copy(store, name, place, name[len(root.rstrip("/")) + 1 :])
                return str(place)
            name = PurePosixPath(root).name or "input"
            self._addresses[place / name] = address
            place.mkdir(parents=True)
            if store.exists(root):
                _copy(store, root, place, name)
                _copy_neighbours(store, root, place)
            return str(place / name)
        except UmbruchError:
            raise
        except Exception as error:  # noqa: BLE001  each client has errors of its own
            raise InputUnreadable(
                f"cannot be copied from its store: {_reason(error)}", source=address, hint="check address and rights"
            ) from None

    def destination(self, address: str) -> str:
        """The folder or file of this machine whose content goes to that address."""
        from umbruch.batch.plan import claimed_by_suffix

        name = PurePosixPath(address.partition("://")[2]).name
        is_file = not address.endswith("/") and bool(claimed_by_suffix(Path(name)))
        folder = address.removesuffix(name).rstrip("/") if is_file else address.rstrip("/")
        store, root = _opened(folder)
        self._store = store, root.rstrip("/"), folder
        return str(self._out / name) if is_file else f"{self._out}/"

    def delivered(self, result: Result) -> Result:
        """The result with its files where they belong, and with the names that the caller knows."""
        source = self._named(result.source)
        error = result.error
        if error is not None and error.source is not None:
            error = type(error)(error.message, source=self._named(error.source), place=error.place, hint=error.hint)
        result = replace(result, source=source, error=error)
        if self._store is None:
            return result
        try:
            return replace(result, made=tuple(self._sent(made) for made in result.made))
        except Exception as problem:  # noqa: BLE001  each client has errors of its own
            refused = OutputError(
                f"cannot be copied to {self._store[2]}: {_reason(problem)}", source=source,
                hint="check address and rights",
            )  # fmt: skip
            return replace(result, status="failed", made=(), error=error or refused)

    def _named(self, source: str) -> str:
        path = Path(source)
        for place, address in self._addresses.items():
            if path == place:
                return address
            if path.is_relative_to(place):
                return f"{address}/{path.relative_to(place).as_posix()}"
        return source

    def _sent(self, made: Made) -> Made:
        assert self._store is not None
        store, root, folder = self._store
        inside = made.path.relative_to(self._out).as_posix()
        target = f"{root}/{inside}"
        store.makedirs(target.rpartition("/")[0], exist_ok=True)
        store.put_file(str(made.path), target)
        return made._replace(address=f"{folder}/{inside}")


def _opened(address: str) -> tuple[Any, str]:
    """The client of a store, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError(
            "addresses of object stores need the package fsspec, which is not here", hint=_INSTALL
        ) from None
    try:
        store, root = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UsageError(
            f"no client for {address.partition('://')[0]}:// is here: {error}", hint="for s3:// pip install s3fs"
        ) from None
    except Exception as error:  # noqa: BLE001  each client has errors of its own
        raise UsageError(f"{address} cannot be opened: {_reason(error)}", hint="check address and rights") from None
    return store, str(root)


def _copy(store: Any, name: str, place: Path, inside: str) -> None:
    """Copy a file to where it lies below `place`, one byte more than an input may have at most."""
    parts = PurePosixPath(inside).parts
    if not parts or name.endswith("/") or any(part.startswith(".") and part not in (".", "..") for part in parts):
        return
    if inside.startswith("/") or "\\" in inside or "\0" in inside or {".", ".."} & set(inside.split("/")):
        raise InputUnreadable("its name leads out of its folder", source=name, hint="rename it in the store")
    target = place.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    left = budget("input", MAX_INPUT_BYTES) + 1
    with store.open(name, "rb") as stream, target.open("wb") as copy:
        while left > 0 and (piece := stream.read(min(_PIECE, left))):
            copy.write(piece)
            left -= len(piece)


def _copy_neighbours(store: Any, root: str, place: Path) -> None:
    """Copy what belongs to one article: corrections and settings, pictures of its name and those that it names."""
    folder, _, name = root.rpartition("/")
    stem = name.rpartition(".")[0] or name
    for path in store.ls(folder, detail=False):
        beside = path.rstrip("/").rpartition("/")[2]
        if beside != name and (
            beside == HOUSE_FILE
            or beside == f"{stem}.fix.toml"
            or (beside.startswith(stem) and beside.lower().endswith(PICTURE_SUFFIXES))
        ):
            _copy(store, path, place, beside)
    found = _PICTURE_NAME.findall((place / name).read_bytes())
    for written in dict.fromkeys(found[:_MOST_NAMED]):
        inside = unquote(written.decode("utf-8", "replace")).removeprefix("./")
        if "://" in inside or ".." in inside.split("/") or inside.startswith("/") or (place / inside).exists():
            continue
        if store.isfile(f"{folder}/{inside}"):
            _copy(store, f"{folder}/{inside}", place, inside)


def _reason(error: Exception) -> str:
    return f"{getattr(error, 'strerror', None) or error or type(error).__name__}"
