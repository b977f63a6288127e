"""From a name or a file to a checked `Style`: TOML, inheritance, units, and errors that name file, key and remedy."""

from __future__ import annotations

import re
import string
import tomllib
import types
import typing
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from umbruch.errors import StyleError, UnknownStyle, did_you_mean
from umbruch.language.wording import words
from umbruch.style.model import PLACEHOLDERS, Docx, Style
from umbruch.style.template import template_content
from umbruch.style.units import PAPER_SIZES, Colour, Length, parse_colour, parse_length

BASE = "release"
MAX_GENERATIONS = 8
MAX_STYLE_BYTES = 1_000_000
MAX_PAPER = 14_400
"""The longest side of a sheet in points (ISO 19005-2, 6.1.13)."""

_PATH = re.compile(r" - at `(?P<path>[^`]*)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")


def builtin_folder() -> Path:
    """The folder of the styles that ship: inside the installed package, or at the top of a source checkout."""
    installed = Path(__file__).parent / "builtin"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "styles"


def builtin_names() -> tuple[str, ...]:
    """The names of the styles that ship, in alphabetical order."""
    return tuple(sorted(path.stem for path in builtin_folder().glob("*.toml")))


def load(style: str | Path | Style) -> Style:
    """The style of that name, or from that TOML file.

    Args:
        style: a name (`broadsheet`), the path of a `.toml` file, or a `Style`, which is returned as it is.

    Raises:
        UnknownStyle: no such name or file.
        StyleError: the file has a wrong key, unit or value; the error names file and key.
    """
    if isinstance(style, Style):
        return style
    path = _find(style, near=None)
    return _load(path, path.stat().st_mtime_ns)


def with_template(style: Style, template: str | Path) -> Style:
    """The same style with a house template for its Word files.

    Args:
        style: any style.
        template: a `.docx` or `.dotx`, relative to the current folder.

    Raises:
        StyleError: no such file, or not a Word file without macros.
    """
    template_content(Path(template))
    return msgspec.structs.replace(style, docx=Docx(template=str(Path(template).resolve())))


@lru_cache(maxsize=32)
def _load(path: Path, _changed: int) -> Style:
    table = _inherit(path, ())
    page = table.get("page")
    if isinstance(page, dict) and isinstance(size := page.get("size"), str):
        if size not in PAPER_SIZES:
            raise StyleError(
                f"{size!r} is not a paper size", source=str(path), place="page.size",
                hint=did_you_mean(size, PAPER_SIZES) + ' or write ["210mm", "297mm"]',
            )  # fmt: skip
        page["size"] = list(PAPER_SIZES[size])
    _resolve_font_files(table, path)
    _resolve_colour_names(table, path)
    try:
        style = msgspec.convert({**table, "name": path.stem}, Style, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise _explain(str(error), path) from None
    _check(style, path)
    return style


def _find(style: str | Path, near: Path | None) -> Path:
    written = str(style)
    if not written.endswith(".toml"):
        path = builtin_folder() / f"{written}.toml"
        if written in builtin_names():
            return path
        raise UnknownStyle(
            f"there is no style {written!r}",
            source=str(near) if near else None,
            hint=f"{did_you_mean(written, builtin_names())}; a file of your own ends in .toml",
        )
    path = Path(written) if near is None else near.parent / written
    if not path.is_file():
        raise UnknownStyle("there is no such style file", source=str(path), hint="check the path")
    return path.resolve()


def _read_toml(path: Path) -> dict[str, object]:
    if path.stat().st_size > MAX_STYLE_BYTES:
        raise StyleError("the file is too large for a style", source=str(path), hint="at most 1 MB")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"not valid TOML: {error}", source=str(path)) from None
    except UnicodeDecodeError:
        raise StyleError("not UTF-8 text", source=str(path), hint="save the style as UTF-8") from None


def _inherit(path: Path, seen: tuple[Path, ...]) -> dict[str, object]:
    if path in seen or len(seen) >= MAX_GENERATIONS:
        chain = " > ".join(p.stem for p in (*seen, path))
        raise StyleError(f"the styles extend each other in a circle: {chain}", source=str(path), place="extends")
    table = _read_toml(path)
    _resolve_template(table, path)
    own_base = builtin_folder() / f"{BASE}.toml"
    parent = table.pop("extends", BASE if path != own_base.resolve() else None)
    if parent is None:
        return table
    if not isinstance(parent, str):
        raise StyleError("must be the name or file of another style", source=str(path), place="extends")
    return _merge(_inherit(_find(parent, near=path).resolve(), (*seen, path)), table)


def _merge(base: dict[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, new in over.items():
        old = merged.get(key)
        merged[key] = _merge(old, new) if isinstance(old, dict) and isinstance(new, Mapping) else new
    return merged


def _resolve_font_files(table: dict[str, object], path: Path) -> None:
    """A family may be written as its bare name; files of the user's own are looked for beside the style."""
    fonts = table.get("fonts")
    if not isinstance(fonts, dict):
        return
    for key, family in list(fonts.items()):
        families = family if isinstance(family, list) else [family]
        whole: list[object] = []
        for one in families:
            if isinstance(one, str):
                whole.append({"family": one})
                continue
            if isinstance(one, dict):
                one = dict(one)
                for face in ("regular", "italic", "bold", "bold_italic"):
                    if isinstance(name := one.get(face), str):
                        file = (path.parent / name).resolve()
                        if not file.is_file():
                            raise StyleError(
                                f"there is no font file {name!r}", source=str(path), place=f"fonts.{key}.{face}",
                                hint="write the path relative to the style file",
                            )  # fmt: skip
                        one[face] = str(file)
            whole.append(one)
        fonts[key] = whole if isinstance(family, list) else whole[0]


def _resolve_template(table: dict[str, object], path: Path) -> None:
    """The house template is looked for beside the style file that names it."""
    word = table.get("docx")
    if isinstance(word, dict) and isinstance(written := word.get("template"), str):
        try:
            template = (path.parent / written).resolve()
            template_content(template)
        except (StyleError, ValueError) as error:
            message = error.message if isinstance(error, StyleError) else "not a path"
            hint = error.hint if isinstance(error, StyleError) else "write the path relative to the style file"
            raise StyleError(
                f"{written!r}: {message}", source=str(path), place="docx.template", hint=hint
            ) from None  # fmt: skip
        table["docx"] = {**word, "template": str(template)}


def _resolve_colour_names(table: dict[str, object], path: Path) -> None:
    """A text style names its colour from the palette or writes it out; without a word it is set in ink."""
    palette, texts = table.get("colours"), table.get("text")
    if not isinstance(palette, dict) or not isinstance(texts, dict):
        return
    for role, text in texts.items():
        if not isinstance(text, dict):
            continue
        colour = text.setdefault("colour", "ink")
        if isinstance(colour, str) and not colour.startswith("#"):
            if colour not in palette:
                raise StyleError(
                    f"{colour!r} is neither a colour of the palette nor written as #rrggbb",
                    source=str(path), place=f"text.{role}.colour", hint=did_you_mean(colour, palette),
                )  # fmt: skip
            text["colour"] = palette[colour]


def _decode(kind: type, written: object) -> object:
    if kind is Length:
        return parse_length(written)
    if kind is Colour:
        return parse_colour(written)
    raise TypeError(kind)


def _check(style: Style, path: Path) -> None:
    if not 1 <= style.page.columns <= 4:
        raise StyleError("a page has 1 to 4 columns", source=str(path), place="page.columns")
    if max(style.page.size) > MAX_PAPER:
        raise StyleError(
            f"a sheet of {max(style.page.size) / 72:.0f} inches is larger than a PDF may be",
            source=str(path), place="page.size", hint="at most 200 inches (5080mm) a side",
        )  # fmt: skip
    depth = style.page.height - style.page.margins.top - style.page.margins.bottom
    if depth < 72:
        raise StyleError(
            f"a column would be {depth:.0f} pt high, too low to set",
            source=str(path), place="page", hint="a higher page or smaller margins",
        )  # fmt: skip
    if style.page.column_width < 72:
        raise StyleError(
            f"a column would be {style.page.column_width:.0f} pt wide, too narrow to set",
            source=str(path), place="page", hint="fewer columns, smaller margins or a smaller gutter",
        )  # fmt: skip
    for name in style.text.__struct_fields__:
        text = getattr(style.text, name)
        if not 4 <= text.size <= 200:
            raise StyleError(
                f"{text.size:g} pt is no size to read", source=str(path), place=f"text.{name}.size",
                hint="sizes lie between 4pt and 200pt",
            )  # fmt: skip
        if not text.size * 0.8 <= text.leading <= text.size * 4:
            raise StyleError(
                f"a leading of {text.leading:g} pt does not fit a size of {text.size:g} pt",
                source=str(path), place=f"text.{name}.leading", hint="about 1.2 times the size",
            )  # fmt: skip
        if text.drop_cap and (name != "body" or not 2 <= text.drop_cap <= 5):
            raise StyleError(
                "a drop cap is 2 to 5 lines high, and 0 for none" if name == "body" else f"{name} has no drop cap",
                source=str(path), place=f"text.{name}.drop_cap", hint="write it under [text.body]: drop_cap = 3",
            )  # fmt: skip
    if style.label and style.label not in words():
        raise StyleError(
            f"{style.label!r} is no word that umbruch knows", source=str(path), place="label",
            hint=did_you_mean(style.label, words()),
        )  # fmt: skip
    for place, furniture in (("head", style.head), ("foot", style.foot)):
        for slot in ("left", "centre", "right"):
            _check_placeholders(getattr(furniture, slot), path, f"{place}.{slot}")


def _check_placeholders(template: str, path: Path, place: str) -> None:
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
    except ValueError as error:
        raise StyleError(f"{template!r}: {error}", source=str(path), place=place) from None
    for field in fields:
        if field not in PLACEHOLDERS:
            raise StyleError(
                f"{{{field}}} is not a placeholder", source=str(path), place=place,
                hint=did_you_mean(field, PLACEHOLDERS),
            )  # fmt: skip


def _explain(message: str, path: Path) -> StyleError:
    """A msgspec message turned into our own: its path becomes the key, an unknown key gets a suggestion."""
    found = _PATH.search(message)
    place = found.group("path").removeprefix("$").lstrip(".") if found else ""
    message = _PATH.sub("", message)
    if unknown := _UNKNOWN.search(message):
        key = unknown.group("key")
        whole = f"{place}.{key}" if place else key
        return StyleError(
            f"there is no key {key!r} here", source=str(path), place=whole, hint=did_you_mean(key, _keys_at(place))
        )
    if missing := _MISSING.search(message):
        key = missing.group("key")
        return StyleError(f"the key {key!r} is missing", source=str(path), place=place or None)
    hint = "write true or false, without quotes" if "`bool`" in message else None
    return StyleError(message, source=str(path), place=place or None, hint=hint)


def _keys_at(place: str) -> tuple[str, ...]:
    """The keys that a style knows at a dotted path."""
    kind: object = Style
    for part in filter(None, re.sub(r"\[[^\]]*\]", "", place).split(".")):
        hints = typing.get_type_hints(kind) if isinstance(kind, type) else {}
        kind = hints.get(part)
        if isinstance(kind, types.GenericAlias):
            kind = kind.__args__[0]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        extra = ("extends",) if kind is Style else ()
        return (*(f for f in kind.__struct_fields__ if f != "name"), *extra)
    return ()
