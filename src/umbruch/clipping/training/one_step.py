"""What changes in the reading of texts when one number is a step lower or higher: measured, not argued."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType, FunctionType, ModuleType
from typing import Any, NamedTuple

from umbruch.clipping.assembly import recognise
from umbruch.clipping.page.decode import decode
from umbruch.clipping.training.examples import Labelled
from umbruch.clipping.training.numbers_that_decide import CLIPPING, Number
from umbruch.kept import caches
from umbruch.manuscript import manuscript_of

_SMALL = 5
_STEP = 0.2
_SHARE_STEP = 0.05


class Effect(NamedTuple):
    """How many texts are read otherwise one step lower and higher, and how many more fields of heads are right then."""

    lower: int
    lower_right: int
    higher: int
    higher_right: int


class _Reading(NamedTuple):
    read: object
    right: int


def stepped(value: float) -> tuple[float, float]:
    """The value one step lower and one higher: one for small counts, a fifth for large ones, 0.05 for shares."""
    if value != int(value):
        return round(value - _SHARE_STEP, 4), round(value + _SHARE_STEP, 4)
    step = 1 if abs(value) <= _SMALL else max(1, round(abs(value) * _STEP))
    return value - step, value + step


def reached_by(texts: Sequence[Labelled]) -> list[frozenset[tuple[str, int]]]:
    """For each text the lines of `clipping` that its reading runs through, by module and number."""
    return [frozenset(_lines_run(one)) for one in texts]


def _lines_run(labelled: Labelled) -> set[tuple[str, int]]:
    run: set[tuple[str, int]] = set()
    folder = f"{CLIPPING}/"

    def watch(frame: FrameType, _event: str, _value: object) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(folder):
            return None
        run.add((name[len(folder) :], frame.f_lineno))
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        _reading(labelled)
    finally:
        sys.settrace(before)
    return run


def telling(number: Number, reached: Sequence[frozenset[tuple[str, int]]], most: int) -> list[int]:
    """The texts, by their place, on which a number is tried: first those whose reading comes to where it is used."""
    lines = {(module, line) for module, line in _uses(number)}
    order = sorted(range(len(reached)), key=lambda at: (lines.isdisjoint(reached[at]), at))
    return order[:most]


def _uses(number: Number) -> Iterator[tuple[str, int]]:
    """The lines in which a number stands, or in which the constant that holds it is named."""
    name = number.place.partition("#")[0]
    if not name.isupper():
        yield from ((number.module, line) for line in range(number.line - 1, number.line + 2))
        return
    for path in CLIPPING.rglob("*.py"):
        module = path.relative_to(CLIPPING).as_posix()
        if module == number.module or not name.startswith("_"):
            for at, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
                if re.search(rf"\b{name}\b", line):
                    yield module, at


def effect_of(number: Number, texts: Sequence[Labelled], before: Sequence[_Reading]) -> Effect:
    """What one step does to the reading of some texts."""
    found: list[int] = []
    for value in stepped(number.value):
        with _changed_to(number, value):
            after = readings(texts)
        found.append(sum(one.read != other.read for one, other in zip(before, after, strict=True)))
        found.append(sum(one.right for one in after) - sum(one.right for one in before))
    return Effect(*found)


def readings(texts: Sequence[Labelled]) -> list[_Reading]:
    """Each text as it is read now; one that cannot be read any more is read otherwise."""
    return [_reading(one) for one in texts]


def _reading(labelled: Labelled) -> _Reading:
    try:
        found = recognise(manuscript_of(decode(labelled.text.encode(), labelled.identity).text))
    except Exception as failure:  # noqa: BLE001 - a number one step off may break anything
        return _Reading(type(failure).__name__, 0)
    first = found.articles[0]
    right = sum(getattr(first, role) == value for role, value in labelled.head.items())
    return _Reading((found.articles, tuple(sorted(one.code for one in found.diagnostics))), right)


@contextmanager
def _changed_to(number: Number, value: float) -> Iterator[None]:
    """Within it the module of a number works as if another value stood there."""
    module = importlib.import_module("umbruch.clipping." + number.module.removesuffix(".py").replace("/", "."))
    tree = ast.parse((CLIPPING / number.module).read_text(encoding="utf-8"))
    _Put(number, value).visit(tree)
    made: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__, "__package__": module.__package__}
    exec(compile(tree, str(CLIPPING / number.module), "exec"), made)  # noqa: S102
    undo = [*_functions_swapped(module, made), *_values_swapped(module, made)]
    _forget(module)
    try:
        yield
    finally:
        for owner, name, old in reversed(undo):
            setattr(owner, name, old)
        _forget(module)


class _Put(ast.NodeTransformer):
    """Puts another value in the place of a number, and takes the marks from functions that would enter caches anew."""

    def __init__(self, number: Number, value: float) -> None:
        self._place = (number.line, number.column)
        self._value = value

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if (node.lineno, node.col_offset) == self._place:
            whole = isinstance(node.value, int)
            return ast.copy_location(ast.Constant(int(self._value) if whole else self._value), node)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.decorator_list = [one for one in node.decorator_list if isinstance(one, ast.Name) and one.id == "property"]
        self.generic_visit(node)
        return node


def _functions_swapped(module: ModuleType, made: dict[str, Any]) -> Iterator[tuple[object, str, object]]:
    for name, new in made.items():
        old = inspect.unwrap(getattr(module, name)) if callable(getattr(module, name, None)) else None
        if not isinstance(new, FunctionType) or not isinstance(old, FunctionType) or old.__module__ != module.__name__:
            continue
        if old.__code__.co_freevars == new.__code__.co_freevars and old.__code__ != new.__code__:
            yield old, "__code__", old.__code__
            old.__code__ = new.__code__


def _values_swapped(module: ModuleType, made: dict[str, Any]) -> Iterator[tuple[object, str, object]]:
    """Numbers, patterns and tuples that are other ones now, wherever they were imported."""
    ours = [one for name, one in tuple(sys.modules.items()) if name.startswith("umbruch.clipping")]
    for name, new in made.items():
        old = getattr(module, name, None)
        if (
            name.startswith("__")
            or not isinstance(new, int | float | str | tuple | frozenset | re.Pattern)
            or old == new
        ):
            continue
        for one in ours:
            if getattr(one, name, None) is old and old is not None:
                yield one, name, old
                setattr(one, name, new)


def _forget(module: ModuleType) -> None:
    for cache in caches():
        if cache.name.startswith(module.__name__.removeprefix("umbruch.") + "."):
            cache.clear()
