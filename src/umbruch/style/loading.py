"""From a name or a file to a checked `Style`: TOML, inheritance, units, and errors that name file, key and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path

import msgspec

from umbruch.errors import StyleError, UnknownStyle, did_you_mean
from umbruch.kept import Store, made_once, remembered
from umbruch.style.checking import check
from umbruch.style.given_keys import Given, fitted, given_document
from umbruch.style.lineage import Lineage
from umbruch.style.model import FontFamily, Style, Variant
from umbruch.style.paper import PAPER_SIZES, paper_size
from umbruch.style.template import template_content
from umbruch.style.units import Colour, Length, parse_colour, parse_length
from umbruch.style.writer_tables import KEY, writer_tables
from umbruch.written.limits import MAX_BYTES, shown
from umbruch.written.own_table import own_document
from umbruch.written.paths import existing
from umbruch.written.toml_file import read_toml
from umbruch.written.written_table import Document

BASE = "release"
MAX_GENERATIONS = 8

Check = Callable[[Lineage], None]


@remembered(1)
def builtin_folder() -> Path:
    """The folder of the styles that ship: inside the installed package, or at the top of a source checkout."""
    installed = Path(__file__).parent / "builtin"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "styles"


def builtin_names() -> tuple[str, ...]:
    """The names of the styles that ship, in alphabetical order."""
    return _names_in(builtin_folder())


@remembered(4)
def _names_in(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def as_written(name: str) -> str:
    """A style that ships as a file to start from: what it says itself, and which style it extends.

    Raises:
        UnknownStyle: no style of that name ships.
    """
    return _find(name.removesuffix(".toml"), near=None).read_text(encoding="utf-8")


def load(
    style: str | Path | Style, check_writers: Check | None = None, within: Path | None = None,
    keys: Mapping[str, str] | None = None,
) -> Style:  # fmt: skip
    """The style of that name, or from that TOML file.

    Args:
        style: a name (`broadsheet`), the path of a `.toml` file, or a `Style`, which is returned as it is.
        check_writers: looks at the tables `[writer.NAME]`, as `registry.writer_options` does.
        within: the folder in which all must lie that the style takes (files, fonts, template), but for what ships;
            None where whoever named the style answers for it.
        keys: what is otherwise than the style says, by dotted key (`{"text.headline.size": "30pt"}`).

    Raises:
        UnknownStyle: no such name or file.
        StyleError: the file has a wrong key, unit or value, or takes something from outside `within`; the error names
            file and key. Keys are given for a style that was loaded before.
    """
    if isinstance(style, Style):
        if keys:
            raise StyleError("a style that is loaded takes no further keys", hint="name it, or its file")
        return style
    path = _shipped(style) or _find(style, near=None)
    files = _read_files.get(path, (path,))
    style, read = _load(path, _stamps(files), check_writers)
    if read != files:
        _read_files.keep(path, read)
    if within is not None:
        _insist_on_inside(style, path, read, within.resolve())
    return _load(path, _stamps(read), check_writers, tuple(keys.items()))[0] if keys else style


def _insist_on_inside(style: Style, path: Path, read: tuple[Path, ...], folder: Path) -> None:
    """What came with a stranger's folder takes nothing from elsewhere: a template's page heads would be published."""
    shipped = builtin_folder().resolve()
    if path.parent.resolve() == shipped:
        return
    families = tuple(
        one for one in (style.fonts.serif, style.fonts.sans, style.fonts.display, *style.fonts.fallback) if one
    )
    taken = [("extends", str(one)) for one in read if one.resolve().parent != shipped]
    taken += [("fonts", face) for one in families for face in _faces(one)]
    taken += [("docx: template", style.docx.template)] if style.docx.template else []
    for key, file in taken:
        if not Path(file).resolve().is_relative_to(folder):
            raise StyleError(
                f"{shown(file)} lies outside of the folder that the style came with", source=str(path), place=key,
                hint="put it into that folder; or, if you know the style, name it with --style, or build with --trust",
            )  # fmt: skip


def _faces(family: FontFamily) -> Iterator[str]:
    yield from (face for face in (family.regular, family.italic, family.bold, family.bold_italic) if face)


@remembered(64)
def _shipped(style: str | Path) -> Path | None:
    """The file of a style that ships, by its name."""
    name = str(style)
    return builtin_folder() / f"{name}.toml" if name in builtin_names() else None


def with_template(style: Style, template: str | Path) -> Style:
    """The same style with a house template for its Word files.

    Args:
        style: any style.
        template: a `.docx` or `.dotx`, relative to the current folder.

    Raises:
        StyleError: no such file, or not a Word file without macros.
    """
    template_content(Path(template))
    return msgspec.structs.replace(
        style, docx=msgspec.structs.replace(style.docx, template=str(Path(template).resolve()))
    )


_read_files: Store[Path, tuple[Path, ...]] = Store(64, "files of styles")
"""The files that each style was read from last: its own and those that it extends."""


def _stamps(files: tuple[Path, ...]) -> tuple[tuple[int, int], ...]:
    """What changes when a file does; a file that is gone has no size."""
    found = []
    for path in files:
        try:
            state = path.stat()
        except OSError:
            found.append((0, -1))
        else:
            found.append((state.st_mtime_ns, state.st_size))
    return tuple(found)


@made_once(32)
def _load(
    path: Path, _changed: tuple[tuple[int, int], ...], check_writers: Check | None, given: Given = ()
) -> tuple[Style, tuple[Path, ...]]:
    """A style with the keys that are given, and the files that it was read from."""
    lineage = _inherit(path, ())
    over: dict[str, object] = {}
    if given:
        document = given_document(given)
        _resolve_template(document, Path(path.name))
        _resolve_font_files(document, Path(path.name))
        table = _merge(lineage.table, fitted(lineage.table, document.table))
        over = {key: value for key, value in document.table.items() if key != "variant"}
        lineage = Lineage(table, (document, *lineage.documents), lineage.files)
    written = lineage.table.pop("variant", {})
    whole = deepcopy(lineage.table)
    style = _checked(lineage, path.stem)
    variants = tuple(_variants(written, whole, lineage, path.stem, over))
    if check_writers is not None:
        check_writers(lineage)
    return msgspec.structs.replace(style, variants=variants), lineage.files


def _checked(lineage: Lineage, name: str) -> Style:
    _resolve_paper_size(lineage)
    _resolve_colour_names(lineage)
    written = {**lineage.table, "name": name, KEY: writer_tables(lineage)}
    style = lineage.converted(Style, written, dec_hook=_decode)
    check(style, lineage)
    return style if style.typography.ligatures else _without_ligatures(style)


def _without_ligatures(style: Style) -> Style:
    texts = {
        role: msgspec.structs.replace(text, features=(*text.features, "-liga"))
        for role, text in ((one, getattr(style.text, one)) for one in style.text.__struct_fields__)
    }
    return msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, **texts))


_VARIANT_BOUNDS = {"most_characters": 0, "most_pictures": 1_000, "picture_characters": 0}
"""What bounds the articles of a variant, and what holds where it is not said."""


def _variants(
    written: object, whole: dict[str, object], lineage: Lineage, name: str, over: dict[str, object]
) -> Iterator[Variant]:
    """The variants of a style, that for the shortest articles first; each is the style with some keys changed.

    What is given from outside (`over`) is so in every variant.
    """
    if not isinstance(written, dict) or not all(isinstance(one, dict) for one in written.values()):
        raise lineage.error("a variant is a table with a name", "variant", hint="write [variant.short]")
    made = []
    for key, own in written.items():
        keys = ("variant", key)
        bounds = {bound: own.get(bound, most) for bound, most in _VARIANT_BOUNDS.items()}
        for bound, most in bounds.items():
            if not isinstance(most, int) or isinstance(most, bool) or most < (bound == "most_characters"):
                raise lineage.error(f"{bound} is a whole number", *keys, bound, hint=f"write {bound} = 1000")
        if other := next((one for one in own if one not in ("page", "text", "fill", *bounds)), None):
            raise lineage.error(f"a variant changes page, text and fill, not {shown(other)}", *keys, other)
        table = _merge(deepcopy(whole), {one: value for one, value in own.items() if one not in bounds})
        table = _merge(table, fitted(table, over))
        inner = Lineage(table, lineage.documents, lineage.files, keys)
        style = _checked(inner, name)
        fill = style.fill if "fill" in own else None
        made.append(Variant(name=key, **bounds, page=style.page, text=style.text, fill=fill))
    yield from sorted(made, key=lambda one: (one.most_characters, one.most_pictures))


def keys_as_table(style: str | Path, keys: Mapping[str, str]) -> dict[str, object]:
    """What a file that extends a style has to say to be that style with these keys, in its variants, too.

    Raises:
        UnknownStyle, StyleError: there is no such style, or two keys stand in each other's way.
    """
    table = _inherit(_find(style, None), ()).table
    given = given_document(tuple(keys.items())).table
    found = fitted(table, given)
    written = table.pop("variant", {})
    whole = _merge(table, found)
    varied = {key: value for key, value in given.items() if key in ("page", "text")}
    if varied and isinstance(written, dict):
        inner = ((name, _merge(deepcopy(whole), own)) for name, own in written.items() if isinstance(own, dict))
        found["variant"] = {name: fitted(merged, varied) for name, merged in inner}
    return found


def _resolve_paper_size(lineage: Lineage) -> None:
    page = lineage.table.get("page")
    if isinstance(page, dict) and isinstance(size := page.get("size"), str):
        known = paper_size(size)
        if known is None:
            raise lineage.error(
                f"{shown(size)} is not a paper size", "page", "size",
                hint=did_you_mean(size, PAPER_SIZES) + ' or write ["210mm", "297mm"]',
            )  # fmt: skip
        page["size"] = list(known)


def _find(style: str | Path, near: Path | None) -> Path:
    written = str(style)
    if not written.endswith(".toml"):
        path = builtin_folder() / f"{written}.toml"
        if written in builtin_names():
            return path
        raise UnknownStyle(
            f"there is no style {shown(written)}",
            source=str(near) if near else None,
            hint=f"{did_you_mean(written, builtin_names())}; a file of your own ends in .toml",
        )
    file = existing(near.parent if near else Path(), written)
    if file is None:
        raise UnknownStyle(
            f"there is no style file {shown(written)}", source=str(near) if near else None, hint="check the path"
        )
    return file


def _read_toml(path: Path) -> Document:
    try:
        if path.parent == builtin_folder().resolve():
            return own_document(path, StyleError)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise StyleError(f"cannot be read: {error.strerror}", source=str(path), hint="check its rights") from None
    return read_toml(content, str(path), StyleError)


def _inherit(path: Path, seen: tuple[Path, ...]) -> Lineage:
    if path in seen or len(seen) >= MAX_GENERATIONS:
        chain = " > ".join(p.stem for p in (*seen, path))
        raise StyleError(f"the styles extend each other in a circle: {chain}", source=str(path), place="extends")
    document = _read_toml(path)
    table = document.table
    _resolve_template(document, path)
    _resolve_font_files(document, path)
    own_base = builtin_folder() / f"{BASE}.toml"
    parent = table.pop("extends", BASE if path != own_base.resolve() else None)
    if parent is None:
        return Lineage(table, (document,), (path,))
    if not isinstance(parent, str):
        raise document.error("must be the name or file of another style", "extends", hint='write extends = "release"')
    base = _inherit(_find(parent, near=path).resolve(), (*seen, path))
    return Lineage(_merge(base.table, table), (document, *base.documents), (path, *base.files))


def _merge(base: dict[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, new in over.items():
        old = merged.get(key)
        merged[key] = _merge(old, new) if isinstance(old, dict) and isinstance(new, Mapping) else new
    return merged


def _resolve_font_files(document: Document, path: Path) -> None:
    """A family may be written as its bare name; files of the user's own are looked for beside the style."""
    fonts = document.table.get("fonts")
    if not isinstance(fonts, dict):
        return
    for key, family in list(fonts.items()):
        if isinstance(family, list):
            fonts[key] = [_family(one, document, path, key, number) for number, one in enumerate(family)]
        else:
            fonts[key] = _family(family, document, path, key)


def _family(family: object, document: Document, path: Path, *keys: str | int) -> object:
    if isinstance(family, str):
        return {"family": family}
    if not isinstance(family, dict):
        return family
    files: dict[str, object] = {}
    for face in ("regular", "italic", "bold", "bold_italic"):
        if isinstance(name := family.get(face), str):
            file = existing(path.parent, name)
            if file is None:
                raise document.error(
                    f"there is no font file {shown(name)}", "fonts", *keys, face,
                    hint="write the path relative to the style file",
                )  # fmt: skip
            files[face] = str(file)
    return {**family, **files}


def _resolve_template(document: Document, path: Path) -> None:
    """The house template is looked for beside the style file that names it."""
    word = document.table.get("docx")
    if isinstance(word, dict) and isinstance(written := word.get("template"), str):
        template = existing(path.parent, written)
        if template is None:
            raise document.error(
                f"there is no template {shown(written)}", "docx", "template",
                hint="write the path of a .docx or .dotx file relative to the style file",
            )  # fmt: skip
        try:
            template_content(template)
        except StyleError as error:
            raise document.error(
                f"{shown(written)}: {error.message}", "docx", "template", hint=error.hint
            ) from None  # fmt: skip
        document.table["docx"] = {**word, "template": str(template)}


def _resolve_colour_names(lineage: Lineage) -> None:
    """A text style names its colour from the palette or writes it out; without a word it is set in ink."""
    palette, texts = lineage.table.get("colours"), lineage.table.get("text")
    if not isinstance(palette, dict) or not isinstance(texts, dict):
        return
    for role, text in texts.items():
        if not isinstance(text, dict):
            continue
        text.setdefault("colour", "ink")
        for key in ("colour", "ground"):
            colour = text.get(key)
            if isinstance(colour, str) and not colour.startswith("#"):
                if colour not in palette:
                    raise lineage.error(
                        f"{shown(colour)} is neither a colour of the palette nor written as #rrggbb",
                        "text", role, key, hint=did_you_mean(colour, palette),
                    )  # fmt: skip
                text[key] = palette[colour]


def _decode(kind: type, written: object) -> object:
    if kind is Length:
        return parse_length(written)
    if kind is Colour:
        return parse_colour(written)
    raise TypeError(kind)
