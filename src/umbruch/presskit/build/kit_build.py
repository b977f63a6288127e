"""A kit on disk: built beside the old one and put in its place when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from umbruch.batch.house_options import style_of
from umbruch.batch.ingredients import file_digest, folder_key, style_key
from umbruch.diagnostics import Diagnostic
from umbruch.errors import EmbargoHolds, OutputError
from umbruch.facts.embargo import holds, mark, strictest
from umbruch.facts.moment import moment_of
from umbruch.files import bars_folder, open_new, remove_orphans, settle, unfinished
from umbruch.presskit.build.cache import BuildCache, OldFiles, Record
from umbruch.presskit.build.folder_swap import mend, swap
from umbruch.presskit.build.new_versions import kit_revised
from umbruch.presskit.making.kit_files import MANIFEST, MadeKit, Progress, make
from umbruch.presskit.making.kit_zip import write_archive
from umbruch.presskit.photos.print_sizes import RECIPE
from umbruch.presskit.source.finding import files_in, look_through
from umbruch.presskit.source.kit_reading import PressKit, assembled, released
from umbruch.presskit.source.manifest import load_manifest
from umbruch.registry.writer_options import load_style
from umbruch.settings import house_of
from umbruch.style import Style


@dataclass(frozen=True)
class BuiltKit:
    """A kit on disk: its folder, its ZIP, how many files and bytes it has, and what was remarked on the way."""

    source: str
    status: Literal["done", "skipped"]
    folder: Path
    archive: Path
    files: int
    size: int
    diagnostics: tuple[Diagnostic, ...] = ()


def build(
    folder: Path,
    out: Path,
    *,
    style: str | Path | None = None,
    style_keys: Mapping[str, str] | None = None,
    release: bool = False,
    fresh: bool = False,
    trust: bool = False,
    revise: bool = False,
    progress: Progress | None = None,
) -> BuiltKit:
    """Build the kit of a folder as a folder and a ZIP in `out`; what has not changed is not made again.

    Args:
        folder: articles, pictures and perhaps a `kit.toml`.
        out: the folder that takes both; made when missing.
        style: the name or file of a style, in the place of the one that the manifest names.
        style_keys: what is otherwise than the style says, by dotted key (`{"page.size": "A5"}`).
        release: leave the embargo out.
        fresh: make everything anew.
        trust: let the style of the folder take fonts, a template and other styles from outside of it.
        revise: count the version of an article up that is in the old kit and has changed.
        progress: told of each file.

    Raises:
        EmbargoHolds: `release`, and it is too early.
        OutputError: it cannot be stored, or files of somebody else are in its place.
        InputError, RenderError: the kit cannot be made; an old one stays as it was.
    """
    found = look_through(folder)
    manifest = load_manifest(folder, found, trust=trust)
    target = out / manifest.name
    with _as_output_error(target):
        mend(target)
    for place in (out, out / f".{manifest.name}.umbruch"):
        remove_orphans(place)
    _refuse_own_source(folder, target)
    _refuse_foreign_files(target)
    cache = BuildCache(out / f".{manifest.name}.umbruch", fresh=fresh)
    record = cache.record()
    told = style or manifest.style
    if told:
        look = load_style(told, keys=style_keys)
    else:
        keys = tuple((style_keys or {}).items())
        look = style_of(folder, None, datetime.now(UTC).isoformat(), trust=trust, keys=keys)
    key = _key_of(folder, look, release=release)
    if record is not None and record.key == key and (there := _still_there(target, out, record)):
        return BuiltKit(str(folder), "skipped", target, out / record.archive, *there)
    now = datetime.now(UTC)
    kit = assembled(folder, cache, trust=trust, look=look)
    remarks = kit.diagnostics
    if release:
        _refuse_too_early(kit, folder, now)
        kit = released(kit)
    elif kit.embargo and not holds(kit.embargo, now):
        over = Diagnostic("embargo.over", f"the embargo is over ({kit.embargo.text})", "warning", hint="use --release")
        remarks = (*remarks, over)
    if revise:
        kit, unread = kit_revised(kit, target, look)
        remarks = (*remarks, *unread)
    archive = out / f"{mark(kit.embargo, kit.lang)}{manifest.name}.zip"
    with _staging(target) as staged:
        sink = _FolderSink(staged)
        made = make(kit, look, sink, OldFiles(target, record), progress, now, archive.name)
        with _packed(staged, archive, target.name, made, kit) as packed, _as_output_error(target):
            sink.settle()
            # The ZIP last: what is between the two is made anew, as the files are no longer those of the record.
            swap(staged, target)
            packed.replace(archive)
            settle(out)
    if record is not None and record.archive != archive.name:
        (out / record.archive).unlink(missing_ok=True)
    digests = {path: digest for path, (digest, _) in made.files.items()}
    cache.note(Record(key=key, keys=made.keys, files=digests, archive=archive.name))
    size = sum(size for _, size in made.files.values())
    return BuiltKit(str(folder), "done", target, archive, len(made.files), size, (*remarks, *made.remarks))


class _FolderSink:
    """Files below a folder, for whose way to the disk nobody waits before all are there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: list[Path] = []

    def put(self, path: str, content: bytes) -> None:
        with _as_output_error(self._folder):
            target = self._folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            self._written.append(target)

    def settle(self) -> None:
        """Wait until the disk has all: together, as one after another each waits for all that was written before."""
        for target in self._written:
            with target.open("r+b") as stream:
                os.fsync(stream.fileno())


def _key_of(folder: Path, style: Style, *, release: bool) -> str:
    """Stands for everything that a kit is made from: each file's name and content, style, version, time stamp."""
    further = (RECIPE, style_key(style), repr(house_of(folder)), str(release))
    return folder_key(folder, list(files_in(folder)), *further)


def _still_there(target: Path, out: Path, record: Record) -> tuple[int, int] | None:
    """Number and size of the files of the last build, where all of them are as it left them."""
    if not (out / record.archive).is_file():
        return None
    if any(file_digest(target / path) != digest for path, digest in record.files.items()):
        return None
    return len(record.files), sum((target / path).stat().st_size for path in record.files)


def _refuse_own_source(folder: Path, target: Path) -> None:
    source, made = folder.resolve(), target.resolve()
    if made == source or made.is_relative_to(source) or source.is_relative_to(made):
        raise OutputError(
            "the kit would be built into the folder that it is made from", source=str(target),
            hint="choose another folder with -o",
        )  # fmt: skip


def _refuse_foreign_files(target: Path) -> None:
    """A folder is replaced only where every file in it comes from an earlier build."""
    if bars_folder(target):
        raise OutputError("a file stands where the kit should be", source=str(target), hint="choose another folder")
    there = {path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir()}
    try:
        lines = (target / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    foreign = there - {line[66:] for line in lines} - {MANIFEST}
    if foreign:
        raise OutputError(
            f"{min(foreign)} is there and no part of the kit", source=str(target),
            hint="move it away, or choose another folder with -o",
        )  # fmt: skip


def _refuse_too_early(kit: PressKit, folder: Path, now: datetime) -> None:
    last = strictest((kit.embargo, *(article.embargo for article in kit.articles)))
    if last is not None and holds(last, now):
        raise EmbargoHolds(
            f"the embargo still holds: {last.text}", source=str(folder),
            hint="build it without --release, or wait",
        )  # fmt: skip


@contextmanager
def _packed(staged: Path, archive: Path, top: str, made: MadeKit, kit: PressKit) -> Iterator[Path]:
    """The ZIP under a hidden name, whole and on the disk; what is left of it is removed."""
    temporary = unfinished(archive)
    try:
        with _as_output_error(archive), open_new(temporary, like=archive) as stream:
            paths = [path for path in made.files if path not in made.left_out]
            write_archive(
                stream, top, paths, lambda path: made.inside.get(path) or (staged / path).read_bytes(), moment_of(kit)
            )
            stream.flush()
            os.fsync(stream.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """A new folder beside the target; what is left of it is removed."""
    with _as_output_error(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = unfinished(target)
        staged.mkdir()
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


@contextmanager
def _as_output_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}", source=str(path),
            hint="check the folder's rights and the disk",
        ) from None  # fmt: skip
