"""Patterns compiled once for all calls: compiling those of thirty languages takes longer than reading an article.

The module `re` keeps a compiled pattern for one process only. Here its compiler is asked only for patterns that no
earlier call has compiled; the machine code of the others, which `_sre` checks before it takes it, comes from the shelf.
Where a Python has none of these parts, nothing is changed.
"""

from __future__ import annotations

import re
from array import array
from typing import Any

from umbruch.cli.prepared.shelf import Code, Shelf


class _Recorder:
    """Stands for `_sre` while a pattern is compiled, and keeps what it is made from."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.seen: tuple[Any, ...] = ()

    def compile(self, *made: Any) -> Any:
        self.seen = made
        return self._real.compile(*made)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def take_from(shelf: Shelf) -> None:
    """Let `re` look on the shelf before it compiles, and put there what it had to compile."""
    compiler: Any = getattr(re, "_compiler", None)
    try:
        compile_anew, machine = compiler.compile, compiler._sre
        size = array("I").itemsize
        usable = callable(machine.compile) and size == machine.CODESIZE
    except AttributeError:
        return
    if not usable:
        return
    patterns, used = shelf.patterns, shelf.used

    def compiled(pattern: Any, flags: Any = 0) -> Any:
        if not isinstance(pattern, str | bytes):
            return compile_anew(pattern, flags)
        key = (pattern, int(flags))
        used.add(key)
        found = patterns.get(key)
        if found is not None:
            try:
                return _from_code(machine, pattern, found)
            except (RuntimeError, ValueError, TypeError, OverflowError):
                del patterns[key]
        recorder = _Recorder(machine)
        compiler._sre = recorder
        try:
            made = compile_anew(pattern, flags)
        finally:
            compiler._sre = machine
        if len(recorder.seen) == 6:
            _, whole, code, groups, by_name, names = recorder.seen
            patterns[key] = (int(whole), array("I", code).tobytes(), groups, dict(by_name), tuple(names))
        return made

    compiler.compile = compiled
    _take_directly(machine, shelf)


def _take_directly(machine: Any, shelf: Shelf) -> None:
    """Let `re` take a pattern off the shelf before it looks, several times, at each flag as a member of its kind."""
    module: Any = re
    compile_as_ever, kept = getattr(module, "_compile", None), getattr(module, "_cache", None)
    most = getattr(module, "_MAXCACHE", 0)
    if not callable(compile_as_ever) or not isinstance(kept, dict) or not most:
        return
    on_shelf, used = shelf.patterns.get, shelf.used.add

    def compiled(pattern: Any, flags: Any) -> Any:
        if type(flags) is re.RegexFlag:
            flags = flags.value
        if type(pattern) is not str or (str, pattern, flags) in kept:
            return compile_as_ever(pattern, flags)
        found = on_shelf((pattern, flags))
        if found is None or len(kept) >= most:
            return compile_as_ever(pattern, flags)
        try:
            made = _from_code(machine, pattern, found)
        except (RuntimeError, ValueError, TypeError, OverflowError):
            return compile_as_ever(pattern, flags)
        used((pattern, flags))
        kept[str, pattern, flags] = made
        return made

    module._compile = compiled


def _from_code(machine: Any, pattern: str | bytes, found: Code) -> Any:
    flags, content, groups, by_name, names = found
    code = array("I")
    code.frombytes(content)
    return machine.compile(pattern, flags, code.tolist(), groups, by_name, names)
