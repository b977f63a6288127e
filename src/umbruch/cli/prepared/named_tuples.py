"""Named tuples made as quickly as other classes: a call makes up to two hundred of them.

Python writes the constructor of each as text and compiles it, makes a class, gives it other bases and adds its methods
one by one, and `typing` compiles the text of each annotation to see that it is an expression. Here a class is made at
once, with the functions that Python itself makes for named tuples: only what tells one class from the other is put in.
Whoever asks for the types later (`get_type_hints`) gets the same ones from the texts. Where a Python makes named tuples
in another way, or a class is out of the ordinary, nothing is changed.
"""

from __future__ import annotations

import collections
import sys
import typing
from types import CellType, CodeType, FunctionType
from typing import Any

KNOWN = ((3, 11), (3, 12), (3, 13))
"""The Pythons whose way to make named tuples is this one."""

_UNUSUAL = ("__class_getitem__", "__classcell__", "__eq__", "__hash__", "__init_subclass__")
"""What means something else in a class that is made than in one that it is added to."""

_Functions = dict[str, Any]


def make_at_once() -> None:
    """Let `typing` make named tuples so."""
    module: Any = typing
    kind, base = getattr(module, "NamedTupleMeta", None), getattr(module, "_NamedTuple", None)
    prohibited, functions = getattr(module, "_prohibited", None), _functions()
    if sys.version_info[:2] not in KNOWN or kind is None or base is None or prohibited is None or functions is None:
        return
    make_as_ever: Any = kind.__new__
    unusual = frozenset(_UNUSUAL) | prohibited
    codes: dict[int, CodeType] = {}

    def made(meta: Any, name: str, bases: tuple[Any, ...], body: dict[str, Any]) -> Any:
        types = body.get("__annotations__")
        if bases != (base,) or not types or not unusual.isdisjoint(body) or not _is_plain(types, body):
            return make_as_ever(meta, name, bases, body)
        code = codes.get(len(types)) or codes.setdefault(len(types), _code(len(types)))
        return _made(name, types, body, functions, code)

    kind.__new__ = made


def _functions() -> _Functions | None:
    """What Python puts into each named tuple beside its fields and its constructor; None where it is not that."""
    NamedTuplePattern = collections.namedtuple("NamedTuplePattern", ("one",))
    kinds = (FunctionType, classmethod)
    found = {name: value for name, value in vars(NamedTuplePattern).items() if isinstance(value, kinds)}
    found.pop("__new__", None)
    wanted = {"_make", "_replace", "__repr__", "_asdict", "__getnewargs__"}
    return found if wanted <= found.keys() else None


def _is_plain(types: dict[str, Any], body: dict[str, Any]) -> bool:
    """Whether annotations are texts, and fields have names that may stand and defaults in order: nearly always."""
    told = False
    for name, kind in types.items():
        given = name in body
        if name[0] == "_" or type(kind) is not str or told > given:
            return False
        told = given
    return True


def _code(count: int) -> CodeType:
    """The constructor of a named tuple with so many fields, as Python writes it."""
    listed = ", ".join([f"_{number}" for number in range(count)]) + ("," if count == 1 else "")
    code: CodeType = eval(f"lambda _cls, {listed}: _tuple_new(_cls, ({listed}))").__code__  # noqa: S307  our own text
    return code


def _made(name: str, types: dict[str, str], body: dict[str, Any], functions: _Functions, code: CodeType) -> type:
    fields = tuple(types)
    listed = ", ".join(fields) + ("," if len(fields) == 1 else "")
    defaults = {field: body[field] for field in fields if field in body}
    known = {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{name}"}
    make = FunctionType(code.replace(co_varnames=("_cls", *fields)), known, "__new__", tuple(defaults.values()))
    make.__doc__ = f"Create new instance of {name}({listed})"
    make.__qualname__ = f"{name}.__new__"
    make.__annotations__ = types
    cells = {
        "field_names": CellType(fields),
        "num_fields": CellType(len(fields)),
        "repr_fmt": CellType(f"({', '.join([f'{field}=%r' for field in fields])})"),
    }
    space: dict[str, Any] = {
        "__doc__": f"{name}({listed})", "__slots__": (), "_fields": fields, "_field_defaults": defaults,
        "__new__": make, "__match_args__": fields,
    }  # fmt: skip
    for key, function in functions.items():
        space[key] = _of_class(function, name, cells)
    space.update(body)
    getter = collections._tuplegetter  # type: ignore[attr-defined]
    for number, field in enumerate(fields):
        space[field] = getter(number, sys.intern(f"Alias for field number {number}"))
    return type(name, (tuple,), space)


def _of_class(function: Any, name: str, cells: dict[str, CellType]) -> Any:
    """A function of named tuples that knows the fields of this one."""
    if isinstance(function, classmethod):
        return classmethod(_of_class(function.__func__, name, cells))
    known = function.__closure__ or ()
    free = function.__code__.co_freevars
    closure = tuple([cells.get(variable, cell) for variable, cell in zip(free, known, strict=True)])
    made = FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__, closure)
    made.__qualname__ = f"{name}.{function.__name__}"
    made.__doc__ = function.__doc__ and function.__doc__.replace("NamedTuplePattern", name)
    return made
