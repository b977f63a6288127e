"""The one table of formats: who reads what, who writes what, under which name and suffix.

Built-in readers and writers register the same way as a third party's: by the entry point groups `umbruch.readers` and
`umbruch.writers`. The class behind an entry point is loaded when its format is asked for; its module must be light and
import what is heavy inside `read` or `render`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar, cast, runtime_checkable

import msgspec

from umbruch.errors import Fault, UmbruchError, UnknownFormat, UnusableFormat, did_you_mean
from umbruch.kept import made_once, ready
from umbruch.manuscript.model import LineRoles, Manuscript
from umbruch.pictures.picture_folder import PictureFolder
from umbruch.registry.registered_points import Direction, Point, registered_points
from umbruch.settings.house import House
from umbruch.tree import Publication
from umbruch.tree.reading import Reading

if TYPE_CHECKING:
    from umbruch.style.model import Style
    from umbruch.style.writer_tables import Options

API_VERSION = 1
"""The version of what `umbruch.plugins` promises.

It counts up when a name that stands there goes away or means something else, when a plug-in must bring more than
before, or when the tree gets a kind of block or inline that a writer must know in order to lose no word. A new name, a
new field with a default or a new optional attribute of a plug-in leaves it as it is.
"""


Changes = Literal["accepted", "original"]
"""How tracked changes are read: as accepted, or as if nobody had made them."""


class ReadRequest(msgspec.Struct, frozen=True):
    """What a reader needs beside the bytes: the input's name for messages, the language if told, its pictures.

    `house` is what the house behind the input has set in its `umbruch.toml`, `fixes` the lines whose role somebody has
    fixed; a reader of unmarked copy lays them on its manuscript with `fixed`. `attachments` asks a reader of mails for
    the documents that are attached, `changes` readers of office files for the text as it was before tracked changes.
    """

    source: str
    picture_folder: PictureFolder
    lang: str | None = None
    house: House = House()
    fixes: LineRoles | None = None
    attachments: bool = False
    changes: Changes = "accepted"

    @property
    def told_language(self) -> str | None:
        """The language of copy that does not say its own: the one that is told, else the one that the house has set."""
        return self.lang or self.house.lang

    def fixed(self, manuscript: Manuscript) -> Manuscript:
        """The manuscript with the roles that somebody has fixed for its lines."""
        return manuscript if self.fixes is None else self.fixes.laid_on(manuscript)


@runtime_checkable
class Reader(Protocol):
    """Makes a publication from bytes; pure but for `request.picture_folder`."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read `content`; InputError where it is not this format or broken."""
        ...


@runtime_checkable
class Writer(Protocol):
    """Makes bytes from a publication; pure. Remarks go to `umbruch.diagnostics.model.report`.

    A writer whose files name pictures by relative href instead of holding them says so with a class attribute
    `pictures_beside = True`; whoever stores the file then stores the pictures beside it. One with options of its own
    names their type in `options` (a subclass of `Options`) and asks for them with `style.options_of(self)`. A plug-in
    that needs another version of the promise than `API_VERSION` says which: `api_version = 2`.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str

    def render(self, publication: Publication, style: Style) -> bytes:
        """The finished file; RenderError where this publication can't be made into the format."""
        ...


class Format(NamedTuple):
    """A row of the table as users see it."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    reads: bool
    writes: bool


_Made = TypeVar("_Made")


@made_once(2)
def _registered(direction: Direction) -> dict[str, Point]:
    """The entry point of each name; ours goes before a plug-in's, whatever the order of the module path."""
    return {name: min(points, key=lambda one: not one.is_ours) for name, points in _points(direction).items()}


@made_once(2)
def _points(direction: Direction) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = {}
    for way, point in registered_points():
        if way == direction and point not in (same := found.setdefault(point.name, [])):
            same.append(point)
    return found


def _taken(direction: Direction) -> Iterator[UnusableFormat]:
    """The plug-ins whose name is another's already."""
    for name, points in _points(direction).items():
        others = sorted({one.package for one in points if not one.is_ours})
        if len(points) > 1:
            whose = "umbruch itself" if _registered(direction)[name].is_ours else "several plug-ins"
            yield UnusableFormat(
                f"the format {name!r} is offered by {whose} and cannot be taken a second time",
                hint=f"it comes from {', '.join(others)}: remove that, or ask its maker for another name",
            )


def reader(name: str) -> Reader:
    """The reader of that name; UnknownFormat with a suggestion where there is none."""
    return cast(Reader, _named("readers", name))  # `_breach` has seen that it is one


def writer(name: str) -> Writer:
    """The writer of that name; UnknownFormat with a suggestion where there is none."""
    return cast(Writer, _named("writers", name))


def _named(direction: Direction, name: str) -> Reader | Writer:
    registered = _registered(direction)
    if name not in registered:
        kind = (
            f"no format {name!r} that umbruch reads"
            if direction == "readers"
            else f"no format {name!r} that umbruch writes"
        )
        raise UnknownFormat(kind, hint=did_you_mean(name, registered))
    found = _load(direction, name)
    if isinstance(found, UnusableFormat):
        raise found
    return found


@made_once(64)
def _load(direction: Direction, name: str) -> Reader | Writer | UnusableFormat:
    """The reader or writer behind an entry point, or why a plug-in cannot be used."""
    point = _registered(direction)[name]
    package = point.package
    if sum(not one.is_ours for one in _points(direction).get(name, ())) > 1 and not point.is_ours:
        return next(one for one in _taken(direction) if repr(name) in one.message)
    try:
        made = point.load()()
        wrong = _breach(made, direction, name)
    except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a plug-in does, the others are not harmed
        return UnusableFormat(
            f"the format {name!r} cannot be loaded: {_said(error)}",
            hint=f"it comes from {package}: update or remove that",
        )
    if wrong:
        return UnusableFormat(
            f"the format {name!r} does not keep to the contract of a plug-in: {wrong}",
            hint=f"it comes from {package}: update or remove that",
        )
    if point.is_ours:
        found: Reader | Writer = made
        return found
    return GuardedReader(made, name, package) if direction == "readers" else GuardedWriter(made, name, package)


def _said(error: BaseException) -> str:
    return str(error) if isinstance(error, ImportError) else f"{type(error).__name__}: {error}".removesuffix(": ")


class _Guarded:
    """A plug-in whose faults carry its name and where it comes from."""

    def __init__(self, plugin: Any, name: str, package: str) -> None:
        self.name: str = plugin.name
        self.suffixes: tuple[str, ...] = plugin.suffixes
        self.media_type: str = plugin.media_type
        self.pictures_beside: bool = bool(getattr(plugin, "pictures_beside", False))
        self.options: type[Options] | None = getattr(plugin, "options", None)
        self._plugin = plugin
        self._fault = f"a fault in the plug-in for {name!r} from {package}"

    def _done(self, wanted: type[_Made], do: Callable[..., Any], *arguments: object) -> _Made:
        try:
            made = do(*arguments)
        except UmbruchError:
            raise
        except (Exception, SystemExit) as error:
            raise Fault(
                f"{self._fault}: {_said(error)}", hint="please report it to the maker of the plug-in"
            ) from error
        if not isinstance(made, wanted):
            raise Fault(
                f"{self._fault}: it gives {type(made).__name__} where {wanted.__name__} is due",
                hint="please report it to the maker of the plug-in",
            )
        return made


class GuardedReader(_Guarded):
    """A reader of a third party."""

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """As the plug-in reads; Fault for anything that it raises and no user can mend."""
        return self._done(Reading, self._plugin.read, content, request)


class GuardedWriter(_Guarded):
    """A writer of a third party."""

    def render(self, publication: Publication, style: Style) -> bytes:
        """As the plug-in renders; Fault for anything that it raises and no user can mend."""
        return self._done(bytes, self._plugin.render, publication, style)


def _breach(made: Any, direction: Direction, name: str) -> str | None:
    """Where a plug-in does not keep to the contract; whatever its options raise is raised here."""
    if not isinstance(made, Reader if direction == "readers" else Writer):
        return f"it needs name, suffixes, media_type and {'read' if direction == 'readers' else 'render'}"
    if made.name != name:
        return f"it calls itself {made.name!r}, its entry point {name!r}"
    if not _well_formed(made.suffixes):
        return "its suffixes are no tuple of words like '.x'"
    wanted = getattr(made, "api_version", API_VERSION)
    if wanted != API_VERSION:
        return f"it is made for version {wanted} of umbruch.plugins, and this is version {API_VERSION}"
    options = getattr(made, "options", None)
    if options is not None:
        from umbruch.style.writer_tables import Options

        if not (isinstance(options, type) and issubclass(options, Options)):
            return "its options are no subclass of umbruch.plugins.Options"
        ready(options)()
    return None


def _well_formed(suffixes: object) -> bool:
    return (
        isinstance(suffixes, tuple)
        and bool(suffixes)
        and all(isinstance(one, str) and one.startswith(".") for one in suffixes)
    )


def broken() -> tuple[UnusableFormat, ...]:
    """Why each plug-in that cannot be used cannot; elsewhere such a plug-in is passed over until it is named."""
    directions: tuple[Direction, ...] = ("readers", "writers")
    every = [_load(direction, name) for direction in directions for name in sorted(_registered(direction))]
    taken = [one for direction in directions for one in _taken(direction)]
    known = {str(one) for one in taken}
    return (*taken, *(one for one in every if isinstance(one, UnusableFormat) and str(one) not in known))


def reader_for(path: PurePath) -> Reader | None:
    """The reader whose suffix the file has; None where no reader claims it."""
    return next((reader(name) for name in _by_suffix("readers", path)), None)


def writer_for(path: PurePath) -> Writer:
    """The writer whose suffix the file has; UnknownFormat where no writer claims it."""
    for name in _by_suffix("writers", path):
        return writer(name)
    known = [suffix for row in formats() if row.writes for suffix in row.suffixes]
    raise UnknownFormat(
        f"the suffix {path.suffix!r} tells no format", source=str(path),
        hint=f"{did_you_mean(path.suffix, known)}; or name the format",
    )  # fmt: skip


def _by_suffix(direction: Direction, path: PurePath) -> Iterable[str]:
    """Names of formats whose suffix ends the file's name, the longest suffix first (`.nitf.xml` before `.xml`)."""
    name = path.name.lower()
    claims = [
        (suffix, format_name)
        for format_name in _registered(direction)
        if not isinstance(one := _load(direction, format_name), UnusableFormat)
        for suffix in one.suffixes
        if name.endswith(suffix)
    ]
    return [format_name for _, format_name in sorted(claims, key=lambda claim: -len(claim[0]))]


def formats() -> tuple[Format, ...]:
    """Every format that can be read or written, in alphabetical order."""
    rows: dict[str, Format] = {}
    for name in sorted({*_registered("readers"), *_registered("writers")}):
        reads, writes = name in _registered("readers"), name in _registered("writers")
        one = _load("writers" if writes else "readers", name)
        if isinstance(one, UnusableFormat):
            continue
        rows[name] = Format(name, one.suffixes, one.media_type, reads, writes)
    return tuple(rows.values())
