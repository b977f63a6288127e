"""What is worth keeping from one document to the next: each cache with a name, a bound and a lock, all in one list.

Three kinds of function keep their results. `made_once` is for objects of which there must be one: open faces,
hyphenators, styles, whatever is filled later or told apart from its equals; threads that ask at the same time get the
same one.
`remembered` is for values of pure functions: two threads may both work one out, and nobody can tell the difference.
`answered_once` is for questions about the lines of a text: many ask, and the answers are kept as long as it is read.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, cast

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_P = ParamSpec("_P")
_Kind = TypeVar("_Kind")

_ABSENT = object()


class _Lock:
    """One lock for all that is made once: a face may need a file, a style a face, and none waits for another's lock.

    A process that is forked while some other thread holds it starts with a lock of its own.
    """

    def __init__(self) -> None:
        self._renew()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._renew)

    def _renew(self) -> None:
        self._held = threading.RLock()

    def __enter__(self) -> None:
        self._held.acquire()

    def __exit__(self, *_: object) -> None:
        self._held.release()


_making = _Lock()


class Cache(Protocol):
    """A cache as its owner sees it: its name, how much is in it, how much it holds at most, and how to empty it."""

    name: str
    most: int

    def __len__(self) -> int:
        """How many results are kept now."""
        ...

    def clear(self) -> None:
        """Forget everything; what somebody is using stays whole."""
        ...


_all: dict[str, Cache] = {}


def caches() -> tuple[Cache, ...]:
    """Every cache of the modules that are in use, by name; a new `most` of one holds from the next result on."""
    return tuple(_all[name] for name in sorted(_all))


def clear_caches() -> None:
    """Empty every cache: faces, hyphenators, styles, measured words … are made anew when they are next needed."""
    for cache in tuple(_all.values()):
        cache.clear()


def enlist(cache: Cache) -> None:
    """Put a cache of a kind of its own into the list."""
    _all[cache.name] = cache


class Tables(Protocol):
    """Tables that outlive the process, each under a digest of the files that it was made from."""

    def table(self, name: str, digest: str) -> bytes | None:
        """The table of that name, if it was made from these files."""
        ...

    def keep_table(self, name: str, digest: str, content: bytes) -> None:
        """Keep a table in the place of an older one of that name."""
        ...


_tables: list[Tables] = []


def take_tables_from(tables: Tables) -> None:
    """Look there for tables before they are made; for the command line, the library keeps nothing on any disk."""
    _tables[:] = [tables]


def state_of(*paths: str | os.PathLike[str]) -> str:
    """Tells files from what they were at another time: size, number and moments of change, which none of them survives.

    Nothing of them is read. The moment at which the system last changed a file's entry cannot be set by anybody, so
    that packages whose files all have one day are told apart, too.
    """
    return "\n".join(map(_state, paths))


def _state(path: str | os.PathLike[str]) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return f"{path}"
    return f"{path} {found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"


def prepared(name: str, digest: Callable[[], str], make: Callable[[], bytes]) -> bytes | None:
    """A table that was prepared before; None where nobody keeps any.

    Args:
        name: of the table.
        digest: stands for all files that it is made from, and for its form.
        make: makes it, where there is none of that digest.
    """
    if not _tables:
        return None
    stands_for = digest()
    found = _tables[0].table(name, stands_for)
    if found is None:
        found = make()
        _tables[0].keep_table(name, stands_for, found)
    return found


class Store(dict[_Key, _Value]):
    """A dictionary that starts anew when it is full; for values that are looked up too often for a call."""

    def __init__(self, most: int, name: str | None = None) -> None:
        """Start with nothing; `most` is the number of entries, and with a `name` the store stands in the list."""
        super().__init__()
        self.most = most
        self.name = name or ""
        if name is not None:
            _all[name] = self

    def keep(self, key: _Key, value: _Value) -> _Value:
        """Keep a value, and give the one that is kept: another thread's, if that was the first."""
        if len(self) >= self.most:
            self.clear()
        return self.setdefault(key, value)


class _Once(Generic[_Value]):
    """The results of a function, each made by one thread; the oldest makes room for a new one."""

    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self.most = most
        self.kept: dict[object, _Value] = {}

    def __len__(self) -> int:
        return len(self.kept)

    def clear(self) -> None:
        with _making:
            self.kept.clear()

    def made(self, key: object, make: Callable[[], _Value]) -> _Value:
        """The result for a key that was not there a moment ago."""
        with _making:
            found = self.kept.get(key, _ABSENT)
            if found is not _ABSENT:
                return cast(_Value, found)
            value = make()
            while len(self.kept) >= max(self.most, 1):
                del self.kept[next(iter(self.kept))]
            self.kept[key] = value
            return value


class _Remembered:
    """The results of a pure function, kept by `functools.lru_cache`."""

    def __init__(self, name: str, function: Any, most: int) -> None:
        self.name = name
        self.most = most
        self.clear = function.cache_clear
        self._function = function

    def __len__(self) -> int:
        size: int = self._function.cache_info().currsize
        return size


def made_once(most: int) -> Callable[[Callable[_P, _Value]], Callable[_P, _Value]]:
    """Keep the results of a function, at most so many; each is made by one thread, and the others get the same.

    An exception is not kept: the next call tries again. Arguments must be hashable, and give the same results for ever.
    """

    def decorate(function: Callable[_P, _Value]) -> Callable[_P, _Value]:
        once = _Once[_Value](_name(function), most)
        _all[once.name] = once

        @wraps(function)
        def kept(*args: _P.args, **kwargs: _P.kwargs) -> _Value:
            key: object = (args, tuple(sorted(kwargs.items()))) if kwargs else args
            found: Any = once.kept.get(key, _ABSENT)  # no `cast`: a hundred calls an article
            if found is not _ABSENT:
                return found  # type: ignore[no-any-return]
            return once.made(key, lambda: function(*args, **kwargs))

        return kept

    return decorate


def remembered(most: int) -> Callable[[Callable[_P, _Value]], Callable[_P, _Value]]:
    """Keep the results of a pure function, at most so many, the least used makes room."""

    def decorate(function: Callable[_P, _Value]) -> Callable[_P, _Value]:
        kept = lru_cache(maxsize=most)(function)
        name = _name(function)
        _all[name] = _Remembered(name, kept, most)
        return cast(Callable[_P, _Value], kept)

    return decorate


MOST_ANSWERS = 20_000
"""Answers about one text that are kept; longer texts start anew when there are more."""

_answers: ContextVar[Store[object, Any] | None] = ContextVar("umbruch_answers", default=None)


@contextmanager
def answers_kept(*, anew: bool = True) -> Iterator[None]:
    """Within it each question that is `answered_once` is worked out once; behind it all answers are forgotten.

    Args:
        anew: whether answers that are kept around it do not hold here; else they do, and are kept as long as there.
    """
    if not anew and _answers.get() is not None:
        yield
        return
    token = _answers.set(Store(MOST_ANSWERS))
    try:
        yield
    finally:
        _answers.reset(token)


def answered_once(function: Callable[_P, _Value]) -> Callable[_P, _Value]:
    """Keep the answers of a pure function while a text is read (`answers_kept`), and none at any other time.

    Arguments must be hashable, and answers such as nobody changes.
    """

    @wraps(function)
    def ask(*args: _P.args, **named: _P.kwargs) -> _Value:
        kept = _answers.get()
        if kept is None:
            return function(*args, **named)
        key = (function, args, *named.items()) if named else (function, args)
        found: Any = kept.get(key, _ABSENT)
        if found is _ABSENT:
            found = kept.keep(key, function(*args, **named))
        return found  # type: ignore[no-any-return]

    return ask


COLLECTED_AFTER = (50_000, 20, 20)
"""Objects made before Python looks for cycles among them, and how often it looks among older ones, which are many more.

An article makes some ten thousand, hardly any in cycles: with Python's own 700 a tenth of a batch goes into looking.
"""


def collect_rarely() -> None:
    """Look for garbage in cycles less often: for a process that is our own, the library leaves others as they are."""
    import gc

    gc.set_threshold(*COLLECTED_AFTER)


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__.removeprefix('umbruch.')}.{function.__qualname__}"


@made_once(256)
def ready(kind: type[_Kind]) -> type[_Kind]:
    """A type that msgspec can convert to from any thread.

    msgspec looks at a type when it first converts to it, and keeps what it has found in the type itself; a second
    thread that meets it half looked at ends the process. So the first look is taken here, under the lock.
    """
    import msgspec

    if isinstance(kind, type):
        _read_annotations(kind.__module__)
    msgspec.json.Decoder(kind)
    return kind


_with_types: set[str] = set()
"""Modules whose annotations have been read."""


def _read_annotations(module: str) -> None:
    """Make types of the texts of all annotations in a module and those that it takes classes from, of one text once.

    msgspec makes one anew for each field of each class, and compiles the text for it.
    """
    if module in _with_types or not module.startswith("umbruch."):
        return
    _with_types.add(module)
    space = vars(sys.modules[module])
    types: dict[str, Any] = {}
    for kind in tuple(space.values()):
        if not isinstance(kind, type):
            continue
        if kind.__module__ != module:
            _read_annotations(kind.__module__)
            continue
        texts = vars(kind).get("__annotations__", {})
        with suppress(NameError):  # what is known to type checkers alone is none of msgspec's business
            for name, text in texts.items():
                if isinstance(text, str):
                    if text not in types:
                        types[text] = eval(text, space)  # noqa: S307  written in our own sources
                    texts[name] = types[text]
