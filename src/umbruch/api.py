"""Read, render, write: the three steps of the library, one publication at a time."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, get_args

from msgspec.structs import replace

from umbruch.bounds.picture_work import pictures_of_one_input
from umbruch.corrections.beside import corrected, corrections_of, in_article, spoken_in
from umbruch.diagnostics import Diagnostic, UmbruchWarning, collecting
from umbruch.errors import InputUnreadable, OutputError, UsageError
from umbruch.facts.soundness import refuse_unsound
from umbruch.files import Loaded, load, read_regular, store
from umbruch.kept import answers_kept
from umbruch.language.tags import is_named
from umbruch.pictures.kinds import MAX_PICTURE_BYTES, kind_by_content
from umbruch.pictures.picture_folder import folder_of, with_logo
from umbruch.pictures.stored_names import PicturesGiven, received, safe_name, storable
from umbruch.registry import format_table
from umbruch.registry.content_signs import reader_by, what_is
from umbruch.registry.format_table import Changes, Format, Reader, ReadRequest
from umbruch.settings import House, house_of
from umbruch.tree import Picture, Publication
from umbruch.tree.reading import Reading, named_after, named_where_nameless, one_article

if TYPE_CHECKING:
    from umbruch.corrections.model import Applied, Corrections
    from umbruch.style import Style

DEFAULT_STYLE = "broadsheet"

_OWN_READERS = frozenset(("text", "markdown", "json"))
"""Readers that take any bytes as text."""

_OFFICE_READERS = frozenset(("docx", "odt", "rtf", "doc"))
"""Readers whose suffixes people give to each other's files, to web pages and to plain text."""

_PAGE_READERS = frozenset(("html", "mhtml", "mail"))
"""Readers whose suffixes mails and web pages give to each other."""

_WIRE_READERS = frozenset(("newsml", "newsml-1", "nitf", "ninjs", "wire"))
"""Readers whose suffixes (`.xml`, `.json`) other files have, too."""

_CHANGES = frozenset(get_args(Changes))

_TREE = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"umbruch"')
"""How the JSON form of the tree begins."""


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    format: str | None = None,
    lang: str | None = None,
    name: str | None = None,
    set: Mapping[str, str] | None = None,
    fixes: bool = True,
    article: int | None = None,
    attachments: bool = False,
    changes: Changes = "accepted",
) -> Reading:
    """Read one input into the neutral tree.

    Args:
        source: a path, `-` for standard input, the bytes themselves, or a binary stream.
        format: the name of a reader; by default the content and the suffix decide; what is told is believed.
        lang: the language (BCP 47), where it should not be detected.
        name: the input's name in messages; for bytes and streams its suffix tells as a path's does.
        set: corrections by field as `--set` takes them: `{"headline": "…", "lines[3-5]": "deck"}`.
        fixes: whether the corrections beside the input hold (`article.fix.toml` beside `article.txt`), before `set`.
        article: the number, from 1, of the one that is wanted of several; `set` corrects that one.
        attachments: whether the documents attached to a mail are read, too, each by the reader of its format.
        changes: tracked changes of an office file `accepted`, or the text as it was before them (`original`).

    Returns:
        The publication, with `diagnostics` (what was guessed) and `origins` (the lines of each field). Where an article
        does not describe a picture, the description that the picture itself brings is taken.

    Raises:
        UnknownFormat: no such reader.
        UsageError: `lang` is no language tag, `changes` neither of both, or there is no such article.
        SettingsError: the house's `umbruch.toml`, looked for from the input's folder upwards, has a mistake.
        FieldError: a correction in `set` names no field, or one that does not take the value.
        FixesError: the corrections beside the input have a mistake, or no longer fit it.
        InputError: missing, unreadable, empty, too large, or not what it claims to be.
    """
    return _read(
        source, format, lang, name, set, fixes=fixes, article=article, attachments=attachments, changes=changes
    )[0]


def read_corrected(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    format: str | None = None,
    lang: str | None = None,
    name: str | None = None,
    set: Mapping[str, str] | None = None,
    fixes: bool = True,
    article: int | None = None,
    attachments: bool = False,
    changes: Changes = "accepted",
    corrections: Corrections | None = None,
) -> Applied:
    """As `read`, with the corrections as they were done, anchored by words, so that they can be written to a file.

    With them comes the copy that was read. `corrections`, where they are given, hold in the place of those beside the
    input and of `set`.
    """
    reading, done = _read(
        source, format, lang, name, set, fixes=fixes, article=article, attachments=attachments, changes=changes,
        corrections=corrections, kept=True,
    )  # fmt: skip
    assert done is not None
    return done._replace(reading=reading)


@pictures_of_one_input()
def _read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    format: str | None,
    lang: str | None,
    name: str | None,
    set: Mapping[str, str] | None,
    *,
    fixes: bool,
    article: int | None,
    attachments: bool,
    changes: Changes,
    corrections: Corrections | None = None,
    kept: bool = False,
) -> tuple[Reading, Applied | None]:
    """What is read, and its corrections as they were done where there are any, or where they are to be `kept`."""
    check_language(lang)
    check_changes(changes)
    loaded = load(source, name)
    reader = format_table.reader(format or reader_of(loaded))
    pictures = PicturesGiven(folder_of(loaded.path))
    house = house_of(loaded.path)
    wanted = corrections or corrections_of(loaded.path if fixes else None, in_article(set, article), kept=kept)
    roles = wanted.line_fixes() if wanted else None
    request = ReadRequest(
        source=loaded.name,
        picture_folder=pictures,
        lang=lang or spoken_in(wanted),
        house=house,
        fixes=roles,
        attachments=attachments,
        changes=changes,
    )
    reading = read_at_home(reader, loaded.content, request)
    if reading.pictures:
        reading = received(reading, pictures.pictures)
    done = corrected(reading, wanted, roles)
    reading = _in_house(done.reading if done else reading, house)
    if named := loaded.path or (Path(name) if name else None):
        reading = named_after(reading, named.stem)
    if article is not None:
        reading = one_article(reading, article, loaded.name)
    if reading.pictures:
        from umbruch.pictures.taken_over import described

        reading = described(reading)
    return reading, done


def read_at_home(reader: Reader, content: bytes, request: ReadRequest) -> Reading:
    """What a reader makes of an input, its recognisers knowing the names that the house has set."""
    from umbruch.clipping.conventions import known_to
    from umbruch.clipping.desk_watch import watched

    with known_to(request.house), answers_kept():
        return watched(reader.read(content, request))


def _in_house(reading: Reading, house: House) -> Reading:
    if house.publisher and not reading.publisher:
        reading = replace(reading, publisher=house.publisher)
    if house.logo and not reading.logo and not any(one.source for one in reading.articles):
        reading = with_logo(reading, Path(house.logo))
    if house.provider and not reading.provider:
        reading = replace(reading, provider=house.provider)
    if house == House() or not any(one.embargo for one in reading.articles):
        return reading
    from umbruch.facts.embargo import settled_in

    return settled_in(reading, house.where)


def check_language(lang: str | None) -> None:
    """UsageError where a language is named by anything but its tag."""
    if lang is not None and not is_named(lang):
        raise UsageError(f"{lang!r} is no language tag", hint="write for example de, en-GB or fr")


def check_changes(changes: str) -> None:
    """UsageError where tracked changes are to be read in a way that there is not."""
    if changes not in _CHANGES:
        raise UsageError(f"tracked changes cannot be read as {changes!r}", hint="write accepted or original")


def refuse_foreign(loaded: Loaded, reader: str = "text") -> None:
    """InputUnreadable where the content tells that the input is none of what umbruch reads, whatever its name says.

    Args:
        loaded: the input.
        reader: the name of the reader that its name stands for; one of a plug-in knows its own files.
    """
    if reader not in _OWN_READERS | _PAGE_READERS or reader_by(loaded.content, markup=reader != "markdown"):
        return
    told = what_is(loaded.content, markup=reader != "markdown")
    if told is not None:
        hint = "; ".join(part for part in (told.hint, "--from says what it is where that is wrong") if part)
        raise InputUnreadable(f"this is {told.what}, which umbruch does not read", source=loaded.name, hint=hint)


def reader_of(loaded: Loaded) -> str:
    """The name of the reader for an input, told by its content before its suffix.

    Raises:
        InputUnreadable: the content tells that it is none of what umbruch reads.
    """
    named = format_table.reader_for(loaded.path or Path(loaded.name))
    name = named.name if named else "text"
    if name in _OWN_READERS | _OFFICE_READERS | _PAGE_READERS | _WIRE_READERS:
        if told := reader_by(loaded.content, markup=name != "markdown"):
            return told
        if name in _OFFICE_READERS and not loaded.content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
            name = "text"
        if name == "newsml" and what_is(loaded.content):
            name = "text"  # XML of some other kind
    refuse_foreign(loaded, name)
    return "json" if name in _OWN_READERS and _TREE.match(loaded.content) else name


def render(
    publication: Publication,
    format: str,
    style: str | Path | Style = DEFAULT_STYLE,
    *,
    style_keys: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    on_diagnostic: Callable[[Diagnostic], None] | None = None,
) -> bytes:
    """Make the bytes of one format; reads only umbruch's own files and what the style names, and changes nothing.

    What it opens are the files of umbruch and its libraries, the style file with those that it extends, their fonts and
    the house template; it writes no file, starts no process and asks no network.

    Args:
        publication: what to render.
        format: the name of a writer.
        style: the name of a style, the path of a TOML file, or a `Style`.
        style_keys: what is otherwise than the style says, by dotted key (`{"page.size": "A5"}`); not with a `Style`.
        template: a house template (`.docx`, `.dotx`) for Word files, before the one that the style may name.
        on_diagnostic: called with each remark of the writer (a character that no face has, a picture without
            alternative text); without it warnings and errors become Python warnings (`UmbruchWarning`).

    Raises:
        UnknownFormat, UnknownStyle, StyleError: a wrong name or a wrong style file.
        RenderError: this publication can't be made into the format, or a program built it wrong (a list that starts at
            -3, a note inside a note, a language that is none): `place` is the path.
    """
    from umbruch.registry.writer_options import chosen_style

    writer = format_table.writer(format)
    refuse_unsound(publication)
    with collecting() as found:
        content = writer.render(publication, chosen_style(style, template, None, style_keys))
    for diagnostic in found:
        if on_diagnostic is not None:
            on_diagnostic(diagnostic)
        elif diagnostic.severity != "info":
            _warn(diagnostic)
    return content


def _warn(diagnostic: Diagnostic) -> None:
    import warnings

    warnings.warn(str(diagnostic), UmbruchWarning, stacklevel=3)


def write(
    publication: Publication,
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    style: str | Path | Style = DEFAULT_STYLE,
    style_keys: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    on_diagnostic: Callable[[Diagnostic], None] | None = None,
) -> Path:
    """Render and store a file, atomically; the format follows from the suffix unless it is named.

    On the wire an article without an id is named after the file, so that other words are the same item.

    Returns:
        The path that was written.

    Raises:
        OutputError: the file cannot be stored; an old file of that name is left whole.
        And what `render` raises.
    """
    target = Path(path)
    writer = format_table.writer(format) if format else format_table.writer_for(target)
    beside = getattr(writer, "pictures_beside", False)
    if beside:
        publication = named_where_nameless(storable(publication, (target.name,)), target.name, writer.suffixes)
    content = render(
        publication, writer.name, style, style_keys=style_keys, template=template, on_diagnostic=on_diagnostic
    )
    if beside:
        store_pictures(publication, target.parent)
    store(target, content)
    return target


def store_pictures(publication: Publication, folder: Path, ours: Container[Path] = ()) -> tuple[Path, ...]:
    """Store the pictures of a publication under their hrefs in `folder`, where they are not there already.

    A picture whose name may do harm is not stored: `storable` gives it another beforehand. One that is among `ours`,
    stored by an earlier run and not touched since, is replaced.

    Raises:
        OutputError: another picture has that name there, which is left as it is, or a link leads out of the folder;
            nothing is stored.
    """
    wanted = [(_inside(folder, one.href), one) for one in publication.pictures if _is_safe(one)]
    missing = []
    for path, picture in wanted:
        there = _content(path)
        if there is None:
            missing.append((path, picture))
        elif there == picture.content:
            continue
        elif path in ours:
            missing.append((path, picture))
        else:
            raise OutputError(
                "another picture of that name is there", source=str(path), hint="remove it or choose another folder"
            )
    for path, picture in missing:
        store(path, picture.content)
    return tuple(path for path, _ in wanted)


def _is_safe(picture: Picture) -> bool:
    kind = kind_by_content(picture.content)
    return kind is not None and safe_name(picture.href, kind.media_type) == picture.href


def _inside(folder: Path, href: str) -> Path:
    """The path of a picture in the folder; OutputError where a link leads out of it."""
    path = folder / href
    try:
        if path.resolve().is_relative_to(folder.resolve()):
            return path
    except (OSError, RuntimeError):
        pass
    raise OutputError("a link leads out of the folder", source=str(path), hint="remove it or choose another folder")


def _content(path: Path) -> bytes | None:
    try:
        return read_regular(path, MAX_PICTURE_BYTES, str(path))
    except FileNotFoundError:
        return None
    except (OSError, InputUnreadable):
        raise OutputError(
            "what has the name of a picture there is no file", source=str(path), hint="choose another folder"
        ) from None


def formats() -> tuple[Format, ...]:
    """Every format that umbruch and its plug-ins read or write."""
    return format_table.formats()


def styles() -> tuple[str, ...]:
    """The names of the styles that ship with umbruch."""
    from umbruch.style import builtin_names

    return builtin_names()
