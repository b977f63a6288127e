"""Where the files of each input go, decided before anything is read: no target twice, no input overwritten."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from umbruch.batch.house_options import formats_of
from umbruch.batch.inputs import STDIN, Input, Source
from umbruch.batch.journal import Record
from umbruch.errors import OutputError, UmbruchError, UnknownFormat, UsageError, did_you_mean
from umbruch.files import bars_folder, takes_as_it_comes
from umbruch.registry import format_table
from umbruch.settings import FoundHouse, looked_up_once

STDOUT = Path("-")
DEFAULT_FORMATS = ("pdf", "epub", "docx", "newsml")


class Target(NamedTuple):
    """A format and the file that it goes to; `STDOUT` stands for standard output."""

    format: str
    path: Path


class Job(NamedTuple):
    """One input with its targets, or with the reason why it can't be worked on.

    `known` is what the journal tells of the files that were made from it before. `off_the_wire` is why no item of the
    wire may be made from it.
    """

    source: str
    targets: tuple[Target, ...]
    refused: UmbruchError | None = None
    known: tuple[Record, ...] = ()
    off_the_wire: OutputError | None = None


class TakenNames:
    """The numbers of names that are taken: the newest in a set, the others sorted in arrays, eight bytes each."""

    MOST_NEW = 250_000

    def __init__(self) -> None:
        self._new: set[int] = set()
        self._sorted: list[array[int]] = []

    def __contains__(self, number: int) -> bool:
        return number in self._new or any(
            (place := bisect_left(run, number)) < len(run) and run[place] == number for run in self._sorted
        )

    def add(self, number: int) -> None:
        """Remember one more."""
        self._new.add(number)
        if len(self._new) >= self.MOST_NEW:
            self._sorted.append(array("q", sorted(self._new)))
            self._new.clear()


class Destination(NamedTuple):
    """What `out` and `to` come down to: a folder for files of these formats, or one `file`.

    `told` is whether the call names the formats; else the house behind each input may.
    """

    formats: tuple[str, ...]
    folder: Path
    file: Path | None = None
    told: bool = True


def destination(to: Iterable[str] | None, out: Source, sources: int | None) -> Destination:
    """Read `to` and `out` together.

    Args:
        to: names of formats; None takes the format from the suffix of `out`, else the four main formats.
        out: a folder, a file, or `-`.
        sources: how many inputs there are; None where that is not known beforehand.

    Raises:
        UnknownFormat: no such writer.
        UsageError: one file for several inputs or formats, or a format that contradicts the suffix.
        OutputError: the folder is a file.
    """
    formats = None if to is None else tuple(dict.fromkeys(name.strip().lower() for name in to if name.strip()))
    for name in formats or ():
        format_table.writer(name)
    if to is not None and not formats:
        raise UsageError("no format is named", hint="for example: --to pdf,docx")
    path = Path(out)
    if os.fspath(out) == STDIN:
        if sources != 1 or formats is None or len(formats) != 1:
            raise UsageError("standard output takes one input and one format", hint="name it: --to pdf")
        return Destination(formats, Path(), STDOUT)
    if not is_folder(path) and not os.fspath(out).endswith("/"):
        if formats and takes_as_it_comes(path):
            return _single_file(path, formats, sources, formats)
        if claimed := claimed_by_suffix(path):
            return _single_file(path, formats, sources, claimed)
        _refuse_unknown_suffix(path)
    if bars_folder(path):
        raise OutputError(
            "a file stands where the folder for the results should be", source=str(path), hint="choose another folder"
        )
    return Destination(formats or DEFAULT_FORMATS, path, told=formats is not None)


def claimed_by_suffix(path: Path) -> tuple[str, ...]:
    """The formats whose files may carry this name."""
    if not path.suffix:
        return ()
    return tuple(
        row.name
        for row in format_table.formats()
        if row.writes and any(path.name.lower().endswith(suffix) for suffix in row.suffixes)
    )


def _refuse_unknown_suffix(path: Path) -> None:
    """`front.txt` is hardly meant as a folder, `issue.2024` may well be."""
    suffix = path.suffix[1:]
    if suffix.isalpha() and len(suffix) <= 5 and not _exists(path):
        known = [one for row in format_table.formats() if row.writes for one in row.suffixes]
        raise UnknownFormat(
            f"the suffix {path.suffix!r} tells no format", source=str(path),
            hint=did_you_mean(path.suffix, known) + "; a folder is written with a slash at its end",
        )  # fmt: skip


def _single_file(
    path: Path, formats: tuple[str, ...] | None, sources: int | None, claimed: tuple[str, ...]
) -> Destination:
    if sources != 1:
        raise UsageError("one file cannot hold several inputs", source=str(path), hint="name a folder")
    if formats is None:
        return Destination((format_table.writer_for(path).name,), path.parent, path)
    if len(formats) > 1:
        raise UsageError("one file cannot hold several formats", source=str(path), hint="name a folder")
    if formats[0] not in claimed:
        raise UsageError(
            f"the suffix stands for {claimed[0]}, not for {formats[0]}", source=str(path),
            hint=f"end it in {format_table.writer(formats[0]).suffixes[0]}",
        )  # fmt: skip
    return Destination(formats, path.parent, path)


def jobs(inputs: Iterable[Input], where: Destination, named: frozenset[str] = frozenset()) -> Iterator[Job]:
    """Each input with its targets, in order.

    An input whose files would replace an input or the files of an earlier one comes with the reason in `refused`.
    What is remembered of each is one small number, so that an archive can be as long as it likes.

    Args:
        inputs: as `umbruch.batch.inputs` lists them.
        where: as `destination` gives it.
        named: the absolute paths of inputs that may still come, as `whole` gives them; none of them is replaced.
    """
    houses: dict[Path, FoundHouse] = {}
    taken = TakenNames()
    folders: dict[str, str] = {}
    for one in inputs:
        name = one.source
        refused: UmbruchError | None = one.refused
        if refused is not None:
            yield Job(name, (), refused)
            continue
        if where.file is not None:
            targets: tuple[Target, ...] = (Target(where.formats[0], where.file),)
        else:
            stem = "stdin" if name == STDIN else Path(name).stem
            formats = where.formats
            if not where.told:
                try:
                    with looked_up_once(houses):
                        formats = formats_of(name, where.formats)
                except UmbruchError as error:
                    refused = error
            folder = where.folder / one.below
            suffixes = ((kind, format_table.writer(kind).suffixes[0]) for kind in formats)
            targets = tuple(Target(kind, folder / f"{stem}{suffix}") for kind, suffix in suffixes)
        refused = refused or _refusal(name, targets, taken, named, folders)
        yield Job(name, targets, refused, off_the_wire=one.off_the_wire)


def refuse_clashes(inputs: Sequence[Input], where: Destination) -> frozenset[str]:
    """See before anything is written that no file would replace an input or another input's file.

    Returns:
        The absolute paths of the inputs.

    Raises:
        OutputError: two inputs would become one file, or a file would replace an input; the first such case.
    """
    folders: dict[str, str] = {}
    named = frozenset(whole(one.source, folders) for one in inputs if one.source != STDIN)
    clashes = [job for job in jobs(inputs, where, named) if isinstance(job.refused, OutputError)]
    if clashes:
        first = clashes[0].refused
        assert first is not None
        more = f"; {len(clashes) - 1} more like it" if len(clashes) > 1 else ""
        raise OutputError(f"{first.message}{more}; nothing was written", source=first.source, hint=first.hint)
    return named


def _refusal(
    source: str, targets: tuple[Target, ...], taken: TakenNames, inputs: frozenset[str], folders: dict[str, str]
) -> UmbruchError | None:
    own = whole(source, folders)
    for target in targets:
        if target.path == STDOUT:
            continue
        path = whole(target.path, folders)
        if path == own or path in inputs:
            return OutputError(
                f"{target.path} would overwrite an input", source=source, hint="choose another folder with -o"
            )
        name = hash(path.casefold())
        if name in taken:
            return OutputError(
                f"{target.path} is already made from an input of the same name", source=source,
                hint="convert inputs of the same name into different folders, or name the folder that holds them",
            )  # fmt: skip
        taken.add(name)
    return None


def size_of(job: Job) -> int:
    """The bytes of an input; none where it is not there."""
    try:
        return os.stat(job.source).st_size  # noqa: PTH116  a million of them
    except (OSError, ValueError):
        return 0


def whole(path: Source, folders: dict[str, str]) -> str:
    """The absolute path without links; a name that is no path stays as it is.

    Args:
        path: a file, there or not.
        folders: takes each folder that was resolved, so that none is twice.
    """
    name = os.fspath(path)
    try:
        if os.path.islink(name):  # noqa: PTH114  a million of them
            return os.path.realpath(name)
        folder, file = os.path.split(name)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder or ".")
        return os.path.join(folders[folder], file)  # noqa: PTH118
    except (OSError, RuntimeError, ValueError):
        return name


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; no for what is no path."""
    try:
        return path.is_dir()
    except OSError:  # a name that is too long for the disk
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
