"""The code of modules in one file: to look for hundreds of files, open and check them takes as long as what they do.

Python looks for each module through the folders of its path, opens what it has compiled and checks it. Here the code of
all modules that earlier calls have imported lies in one file of the user's cache, each under the path of its source and
the state of source and folder (size, number, moments of change): a module whose source was touched, or beside which a
file came or went, is imported as ever, and so is one of the same name that lies earlier on the path. Without that file
every call does the same, a little later. This module comes before all others, and so imports hardly any.
"""

from __future__ import annotations

import marshal
import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import FileFinder, PathFinder, SourceFileLoader

from umbruch.cli.prepared.later import HARDLY_USED, Later
from umbruch.cli.prepared.parted_file import PartedFile, laid_out, places
from umbruch.cli.prepared.private_file import written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import CodeType, ModuleType

    from umbruch.cli.prepared.parted_file import Place

MOST_BYTES = 32_000_000
"""A call that makes four formats takes 9 MB from here."""

_FORM = "modules 1"
"""Of the table of contents; another version may know another."""

_State = tuple[int, int, int, int]
_Entry = tuple[bool, _State, "Place"]
"""Whether a module is a package, the state of its source, and where its code lies."""

_Folders = dict[str, tuple[_State, dict[str, _Entry]]]


class Modules:
    """A finder of modules that knows those of earlier calls."""

    def __init__(self, path: str | None) -> None:
        """Take what is there; without a path nothing is there, and nothing will be kept."""
        self._path = path
        self._file = PartedFile(path, _FORM, MOST_BYTES)
        self._folders: _Folders = self._file.contents or {}
        self._same: dict[str, bool] = {}
        self._before = frozenset(sys.modules)
        self._owner = os.getpid()

    def install(self) -> None:
        """Stand before Python's own finder of files, behind those of built-in modules."""
        if self._path is not None and PathFinder in sys.meta_path and "PYTHONCASEOK" not in os.environ:
            sys.meta_path.insert(sys.meta_path.index(PathFinder), self)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """How to load a module that is here, if nothing of it has changed; None leaves it to Python."""
        tail = name.rpartition(".")[2]
        for place in sys.path if path is None else path:
            known = self._folders.get(place)
            if known is not None and tail in known[1]:
                return self._spec(name, place, tail)
            if place not in sys.path_importer_cache:
                return None
            finder = sys.path_importer_cache[place]
            if finder is not None and _may_find(finder, tail) and finder.find_spec(name, target) is not None:
                return None
        return None

    def _spec(self, name: str, place: str, tail: str) -> ModuleSpec | None:
        state, entries = self._folders[place]
        if place not in self._same:
            self._same[place] = _state(place) == state
        is_package, of_source, _ = entries[tail]
        source = _source(place, tail, is_package=is_package)
        if not self._same[place] or _state(source) != of_source:
            return None
        spec = ModuleSpec(name, _Loader(name, source, self), origin=source, is_package=is_package)
        spec.has_location = True
        if sys.pycache_prefix is None:
            spec.cached = _compiled(source)
        if is_package:
            spec.submodule_search_locations = [f"{place}/{tail}"]
        return spec

    def code(self, source: str) -> CodeType | None:
        """The code of a module whose source lies there; None where it is damaged."""
        place, tail, _ = _parted(source)
        content = self._file.part(self._folders[place][1][tail][2])
        if content is None:
            return None
        found = marshal.loads(content)  # noqa: S302  nobody else can have written it
        return found if isinstance(found, type(_state.__code__)) else None

    def save(self) -> None:
        """Write what this call has imported from elsewhere; whatever is in the way, the next call imports as ever."""
        if self._path is None or os.getpid() != self._owner:
            return
        specs = [
            getattr(module, "__spec__", None) for name, module in tuple(sys.modules.items()) if name not in self._before
        ]
        loaders = [spec.loader for spec in specs if spec is not None]
        new = [one for one in loaders if type(one) is SourceFileLoader]
        if not new:
            return
        used = [one.path for one in loaders if type(one) is _Loader]
        try:
            codes = _codes(new)
            for everything in (True, False):
                written_out = _written_out(self._kept(used, everything=everything) | codes)
                if sum(map(len, written_out)) <= MOST_BYTES:
                    written(self._path, *written_out)
                    break
        except (OSError, ValueError, ImportError):
            return

    def _kept(self, used: Iterable[str], *, everything: bool) -> _Codes:
        """What is here and still holds; or only what this call has used."""
        if everything:
            used = [
                _source(place, tail, is_package=entry[0])
                for place, (state, entries) in self._folders.items()
                if _state(place) == state
                for tail, entry in entries.items()
            ]
        found = {}
        for source in used:
            place, tail, _ = _parted(source)
            _, state, lies = self._folders[place][1][tail]
            if _state(source) == state and (content := self._file.part(lies)) is not None:
                found[source] = (state, content)
        return found


_Codes = dict[str, tuple[_State, bytes]]
"""The state of each source, and its code."""


class _Loader(SourceFileLoader):
    """Loads a module that lies here, and as ever where its code is damaged."""

    def __init__(self, name: str, source: str, modules: Modules) -> None:
        super().__init__(name, source)
        self._modules = modules

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            found = self._modules.code(self.path)
        except (OSError, ValueError, EOFError, TypeError):
            found = None
        return found or super().get_code(fullname)

    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ in HARDLY_USED:
            module.__class__ = Later
        else:
            super().exec_module(module)


def _may_find(finder: object, tail: str) -> bool:
    """Whether Python's finder of the files of a folder may know a module, without asking the system each time.

    It has listed the folder when it was first asked for a module.
    """
    if type(finder) is not FileFinder:
        return True
    listed, suffixes = getattr(finder, "_path_cache", None), getattr(finder, "_loaders", None)
    if not listed or suffixes is None or tail in listed:
        return True
    return any(tail + suffix in listed for suffix, _ in suffixes)


def _source(place: str, tail: str, *, is_package: bool) -> str:
    return f"{place}/{tail}/__init__.py" if is_package else f"{place}/{tail}.py"


def _parted(source: str) -> tuple[str, str, bool]:
    """The folder in which a module is looked for, its name there, and whether it is a package."""
    bare = source.removesuffix("/__init__.py")
    place, _, tail = bare.removesuffix(".py").rpartition("/") if bare == source else bare.rpartition("/")
    return place, tail, bare != source


def _compiled(source: str) -> str:
    """Where Python keeps what it has compiled of a source; said here, as Python takes long to say it."""
    folder, _, name = source.rpartition("/")
    level = f".opt-{sys.flags.optimize}" if sys.flags.optimize else ""
    return f"{folder}/__pycache__/{name.removesuffix('.py')}.{sys.implementation.cache_tag}{level}.pyc"


def _state(path: str) -> _State | None:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def _codes(loaders: Iterable[SourceFileLoader]) -> _Codes:
    found = {}
    for one in loaders:
        state, code = _state(one.path), one.get_code(one.name)
        if state is not None and code is not None and one.path.endswith(".py"):
            found[one.path] = (state, marshal.dumps(code))
    return found


def _written_out(codes: _Codes) -> list[bytes]:
    """The parts of a file with these codes."""
    folders: _Folders = {}
    parts = [content for _, content in codes.values()]
    for (source, (state, _)), lies in zip(codes.items(), places(parts), strict=True):
        place, tail, is_package = _parted(source)
        if (of_place := _state(place)) is not None:
            folders.setdefault(place, (of_place, {}))[1][tail] = (is_package, state, lies)
    return laid_out(_FORM, folders, parts)
