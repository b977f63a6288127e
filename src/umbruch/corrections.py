"""Correcting what a reader guessed: `--set headline="…"` sets any field of the first article.

A field is named by its path in the tree: `headline`, `dateline.place`, `byline.people[0].name`, `body[2]`. The types of
the tree say which paths there are and what each of them takes.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn, TypeVar

import msgspec

from umbruch.errors import FieldError, did_you_mean
from umbruch.facts.moment import parse_moment
from umbruch.language.tags import is_named
from umbruch.tree import (
    Article,
    Block,
    Box,
    Byline,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Figure,
    Inline,
    List,
    Paragraph,
    Person,
    Publication,
    Quote,
    Rule,
    Source,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.reading import Reading

_P = TypeVar("_P", bound=Publication)
_Step = str | int

_BLOCKS = frozenset(typing.get_args(Block))
_INLINES = frozenset(typing.get_args(Inline))
_PATH = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d{1,6}\])*")
_STEP = re.compile(r"(?P<name>[A-Za-z_]\w*)|\[(?P<index>\d+)\]")
_LINES = frozenset({Byline, Contact, Credit, Dateline, Embargo, Source})
_DATES = frozenset({"date", "until", "modified"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def parse(assignments: Iterable[str]) -> dict[str, str]:
    """Fields and values from `field=value` as the command line takes them; FieldError where there is no `=`."""
    found: dict[str, str] = {}
    for assignment in assignments:
        field, sign, value = assignment.partition("=")
        if not sign:
            raise FieldError(
                f"{assignment!r} sets nothing", hint='write FIELD=VALUE, for example headline="New bridge"'
            )
        found[field.strip()] = value.strip()
    return found


def correct(publication: _P, corrections: Mapping[str, str]) -> _P:
    """The publication with fields of its first article set anew, in the order of `corrections`.

    A value is plain text. Several names or keywords are parted by semicolons, dates are ISO 8601; a line such as
    `byline` or `source` is read for its parts; an empty value clears the field, takes a block out of the body, and as
    `alt` marks a picture as decoration.
    Correcting a part (`dateline.place`) corrects the printed line too where the old words stand in it.

    Raises:
        FieldError: no such field, or a value that it does not take; `place` is the path.
    """
    for field, value in corrections.items():
        publication = _correct_one(publication, field, value)
    return publication


def _correct_one(publication: _P, field: str, value: str) -> _P:
    if not publication.articles:
        raise FieldError("there is no article to correct", place=field)
    if not _PATH.fullmatch(field):
        raise FieldError(
            f"{field!r} is no field",
            hint="fields are named like headline, dateline.place, body[0]; see umbruch inspect",
        )
    old = publication.article
    corrected = _set(Article, old, _steps(field), value, "", old.lang or publication.lang)
    assert isinstance(corrected, Article)
    made = msgspec.structs.replace(publication, articles=(corrected, *publication.articles[1:]))
    if field == "lang" and publication.kind == "article":
        made = msgspec.structs.replace(made, lang=corrected.lang)
    return _without_remarks(made, field)


def _steps(field: str) -> tuple[_Step, ...]:
    return tuple(found["name"] or int(found["index"]) for found in _STEP.finditer(field))


def _without_remarks(publication: _P, field: str) -> _P:
    """What was guessed about a field no longer holds once it has been corrected."""
    if not isinstance(publication, Reading):
        return publication
    path = f"articles[0].{field}"
    inside = re.compile(re.escape(path) + r"(?![\w])")
    return msgspec.structs.replace(
        publication,
        origins=tuple(origin for origin in publication.origins if not inside.match(origin.field)),
        diagnostics=tuple(one for one in publication.diagnostics if not (one.field and inside.match(one.field))),
    )


def _set(kind: Any, current: Any, steps: tuple[_Step, ...], value: str, path: str, lang: str | None) -> Any:
    """What stands at `path` (of type `kind`) once the part that `steps` lead to is `value`."""
    kind, optional = _without_none(kind)
    if _members(kind):
        kind = type(current)
    if not steps:
        if not value and not optional and typing.get_origin(kind) is not tuple:
            _refuse("cannot be empty", path, "clear the field that it belongs to")
        if value:
            return _read(kind, current, value, path, lang)
        return _cleared(path, optional)
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return _set_item(kind, current, step, rest, value, path, lang)
    return _set_part(kind, current, step, rest, value, path, lang)


def _cleared(path: str, optional: bool) -> str | tuple[()] | None:
    """Nothing, as the field writes it: an alternative text that is empty marks a picture as decoration."""
    if path.endswith(".alt"):
        return ""
    return None if optional else ()


def _set_part(
    kind: Any, current: Any, name: str, rest: tuple[_Step, ...], value: str, path: str, lang: str | None
) -> Any:
    whole = f"{path}.{name}" if path else name
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        _refuse("has no parts" if path else "is no field", whole, f"set {path} itself")
    if name not in kind.__struct_fields__:
        _refuse("there is no such field", whole, did_you_mean(name, kind.__struct_fields__))
    if current is None:
        if not value:
            return None
        current = kind(text=value)
    hints = typing.get_type_hints(kind)
    old = getattr(current, name)
    new = _set(hints[name], old, rest, value, whole, lang)
    changed = msgspec.structs.replace(current, **{name: new})
    if kind in _LINES and name != "text":
        printed, put = _at(old, rest), _at(new, rest)
        if printed and put:
            changed = msgspec.structs.replace(changed, text=current.text.replace(printed, put, 1))
    return changed


def _at(part: Any, steps: tuple[_Step, ...]) -> str | None:
    """The words that `steps` lead to, where there are any."""
    for step in steps:
        if isinstance(step, int):
            part = part[step] if part and step < len(part) else None
        else:
            part = getattr(part, step, None)
    return part if isinstance(part, str) else None


def _set_item(
    kind: Any, current: Any, index: int, rest: tuple[_Step, ...], value: str, path: str, lang: str | None
) -> Any:
    if typing.get_origin(kind) is not tuple:
        _refuse("is not a list", path, f"set {path} itself")
    whole = f"{path}[{index}]"
    if index >= len(current):
        _refuse(f"there are {len(current)} of them, counted from 0", whole, "umbruch inspect shows them")
    before, after = current[:index], current[index + 1 :]
    if not rest and not value:
        return before + after
    item_kind = typing.get_args(kind)[0]
    return (*before, _set(item_kind, current[index], rest, value, whole, lang), *after)


def _read(kind: Any, current: Any, value: str, path: str, lang: str | None) -> Any:
    """A value in the type that stands at `path`."""
    if kind is str:
        return _checked_text(value, path)
    if kind is bool:
        return _TRUTH[value.lower()] if value.lower() in _TRUTH else _refuse("is true or false", path)
    if kind is int:
        return int(value) if re.fullmatch("[1-5]", value) else _refuse("is a level from 1 to 5", path)
    if kind in _BLOCKS:
        return _retext(current, value, path)
    if typing.get_origin(kind) is tuple:
        return _read_several(typing.get_args(kind)[0], value, path)
    if kind in _LINES:
        return _read_line(kind, value, lang)
    return _refuse("cannot be set as a whole", path, "set its parts")


def _read_line(kind: type, line: str, lang: str | None) -> Any:
    """A line that is given as a whole, read for its parts by the recogniser of its role."""
    from umbruch.clipping.conventions import conventions_for
    from umbruch.clipping.marks import byline, caption, dateline, release, source

    conventions = conventions_for(lang)
    if kind is Dateline:
        found = dateline.find_dateline(line, conventions, line)
        return msgspec.structs.replace(found.dateline, text=line) if found else Dateline(line, line.rstrip(" .:–-"))
    if kind is Byline:
        return byline.parse_byline(line, conventions)
    readers: dict[type, Callable[[str], msgspec.Struct]] = {
        Contact: release.parse_contact,
        Credit: caption.parse_credit,
        Embargo: release.parse_embargo,
        Source: source.parse_source,
    }
    return readers[kind](line)


def _read_several(kind: Any, value: str, path: str) -> tuple[Any, ...]:
    members = _members(kind)
    if members == _INLINES:
        return (Text(value),)
    if members == _BLOCKS:
        return tuple(Paragraph((Text(part),)) for part in re.split(r"\s*\n\s*", value) if part)
    names = [part.strip() for part in value.split(";") if part.strip()]
    if kind is str:
        return tuple(names)
    if kind is Person:
        return tuple(Person(name) for name in names)
    return _refuse("cannot be set as a whole", path, f"set one of them: {path}[0]")


def _retext(block: Block, value: str, path: str) -> Block:
    """The same block with other words."""
    words = (Text(value),)
    match block:
        case Paragraph() | Subheading():
            return msgspec.structs.replace(block, content=words)
        case Quote():
            return msgspec.structs.replace(block, content=(Paragraph(words),))
        case Box():
            return msgspec.structs.replace(block, content=(Paragraph(words),))
        case Figure():
            return msgspec.structs.replace(block, caption=words)
        case List() | Table() | Rule():
            kind = type(block).__name__.lower()
            return _refuse(f"this is a {kind} and takes no plain text", path, "empty takes it out")
        case _:
            typing.assert_never(block)


def _checked_text(value: str, path: str) -> str:
    name = path.rpartition(".")[2]
    if name in _DATES and not (_DAY.match(value) and parse_moment(value)):
        _refuse(f"{value!r} is no date", path, "write it as 2024-03-09 or 2024-03-09T10:00:00+01:00")
    if name == "lang" and not is_named(value):
        _refuse(f"{value!r} is no language tag", path, "write for example de, en-GB or fr")
    return value


def _refuse(message: str, path: str, hint: str | None = None) -> NoReturn:
    raise FieldError(message, place=path, hint=hint)


def _without_none(kind: Any) -> tuple[Any, bool]:
    """A type without its `| None`, and whether it had one."""
    members = typing.get_args(kind) if isinstance(kind, types.UnionType) else ()
    if type(None) not in members:
        return kind, False
    rest = [member for member in members if member is not type(None)]
    return rest[0], True


def _members(kind: Any) -> frozenset[Any]:
    return frozenset(typing.get_args(kind)) if isinstance(kind, types.UnionType) else frozenset()
