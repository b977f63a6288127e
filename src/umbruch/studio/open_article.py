"""One article that is open in the studio: read, corrected, taken back, and its files of this moment."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from umbruch import api
from umbruch.corrections.beside import corrections_of
from umbruch.corrections.fix_writing import fix_text
from umbruch.corrections.model import Applied, Corrections
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable, UmbruchError
from umbruch.files import fixes_beside, load, read_regular, store
from umbruch.manuscript.line_roles import LineRead, lines_read
from umbruch.pictures.kinds import PICTURE_SUFFIXES
from umbruch.registry.writer_options import chosen_style
from umbruch.settings import found_house
from umbruch.studio.changes import Asked, place_of_words, with_change
from umbruch.studio.steps import Steps
from umbruch.written.limits import MAX_BYTES

_Value = TypeVar("_Value")

_MOST_MADE = 32
"""Files and page pictures of one state that are kept; a page shows a few of them in turn."""


class Stale(UmbruchError):
    """Somebody changed the article in another tab or editor; the page has to look at it anew first."""

    code = "studio.stale"


class Look(NamedTuple):
    """How the files of an article are made: the name or file of a style, and what is otherwise than it says."""

    style: str = api.DEFAULT_STYLE
    keys: tuple[tuple[str, str], ...] = ()


class Shown(NamedTuple):
    """An article as the page shows it.

    Args:
        revision: of the input, of its corrections and of how it looks; another one after every change.
        applied: what was read, with the corrections done.
        lines: the copy.
        problem: why the corrections beside the input do not hold; then it was read without them.
    """

    revision: str
    applied: Applied
    lines: tuple[LineRead, ...]
    problem: UmbruchError | None = None


class Made(NamedTuple):
    """A file of an article, and what was remarked while it was made."""

    content: bytes
    remarks: tuple[Diagnostic, ...]


class _Written(NamedTuple):
    """The words that were written last: where, the state after them, and the corrections before the first of them."""

    place: tuple[object, ...]
    revision: str
    before: Corrections


class OpenArticle:
    """An input that is looked at; safe from any thread. The files on the disk are the state, this only remembers."""

    def __init__(self, path: Path, lang: str) -> None:
        """Take the path of the input; `lang` is that of the comments in its corrections."""
        self.path = path
        self.lang = lang
        self._lock = threading.RLock()
        self.steps = Steps(lambda: _content(fixes_beside(path)), self._store)
        self._look = Look()
        self._beside: tuple[int, tuple[Path, ...]] = (0, ())
        self._shown: Shown | None = None
        self._written: _Written | None = None
        self._made: dict[tuple[str, object], object] = {}

    @property
    def look(self) -> Look:
        """How its files are made."""
        return self._look

    def revision(self) -> str:
        """What stands on the disk now, in a few letters."""
        told = hashlib.sha256(repr(self._look).encode())
        house = None
        with suppress(UmbruchError):  # reading tells what is wrong with it
            house = found_house(self.path).file
        for path in (self.path, house, *self._pictures()):
            with suppress(OSError):
                state = Path(path).stat() if path else None
                told.update(f"{state and (state.st_mtime_ns, state.st_size)} ".encode())
        told.update(_content(fixes_beside(self.path)) or b"-")
        return told.hexdigest()[:16]

    def _pictures(self) -> tuple[Path, ...]:
        """The pictures beside it; the folder is looked through only when something in it has come or gone."""
        folder = self.path.parent
        try:
            changed = folder.stat().st_mtime_ns
            if self._beside[0] != changed:
                stem = self.path.stem
                found = (one for one in folder.iterdir() if one.name.startswith(stem))
                pictures = sorted(one for one in found if one.suffix.lower() in PICTURE_SUFFIXES)
                self._beside = (changed, tuple(pictures))
        except OSError:
            return ()
        return self._beside[1]

    def original(self) -> bytes:
        """The bytes of the input.

        Raises:
            InputError: it cannot be read.
        """
        return load(self.path).content

    def shown(self) -> Shown:
        """The article as it is now.

        Raises:
            InputError and what else reading raises; corrections that do not hold are told in `problem`.
        """
        with self._lock:
            revision = self.revision()
            if self._shown is None or self._shown.revision != revision:
                self._keep(revision, *self._read())
            assert self._shown is not None
            return self._shown

    def _read(self) -> tuple[Applied, UmbruchError | None]:
        try:
            return api.read_corrected(self.path), None
        except UmbruchError as error:
            if not fixes_beside(self.path).is_file():
                raise
            return api.read_corrected(self.path, fixes=False), error

    def _keep(self, revision: str, applied: Applied, problem: UmbruchError | None) -> None:
        lines = lines_read(applied.reading, applied.manuscripts)
        self._shown = Shown(revision, applied, lines, problem)
        self._made.clear()

    def change(self, revision: str, asked: Asked, *, further: bool = False) -> None:
        """Do what is asked for, and write it beside the input at once.

        Args:
            revision: what the page shows.
            asked: what is to be done.
            further: more words in the same place, by somebody who is still writing: one step with the words before.

        Raises:
            Stale: the page shows an older state; nothing is done.
            FieldError, FixesError: it does not fit; nothing is done.
            OutputError: it cannot be written.
        """
        with self._lock:
            self._refuse_stale(revision)
            shown = self.shown()
            place, last = place_of_words(asked), self._written
            goes_on = further and last is not None and (last.place, last.revision) == (place, revision)
            if goes_on and last is not None:
                now = last.before
            else:
                now = corrections_of(self.path, kept=True) or Corrections() if shown.problem is None else Corrections()
            applied = api.read_corrected(self.path, corrections=with_change(now, asked, shown.lines))
            holds = applied.lines or applied.steps or applied.whole or applied.checked or applied.agreed
            content = fix_text(applied, self.path.name, self.lang).encode() if holds else None
            if goes_on:
                self.steps.take_instead(content)
            else:
                self.steps.take(content)
            self._keep(self.revision(), applied, None)
            self._written = _Written(place, self.revision(), now) if place else None

    def undo(self, revision: str) -> None:
        """Take the last step back; without one nothing happens. Stale as in `change`."""
        with self._lock:
            self._refuse_stale(revision)
            self.steps.undo()

    def redo(self, revision: str) -> None:
        """Do again what was taken back last."""
        with self._lock:
            self._refuse_stale(revision)
            self.steps.redo()

    def _refuse_stale(self, revision: str) -> None:
        if revision != self.revision():
            raise Stale("this has changed in another tab or program meanwhile", hint="look at it, and do it again")

    def _store(self, content: bytes | None) -> None:
        path = fixes_beside(self.path)
        if content is not None:
            store(path, content)
            return
        with suppress(FileNotFoundError):
            path.unlink()

    def dress(self, look: Look) -> None:
        """Make its files in another style from now on.

        Raises:
            UnknownStyle, StyleError: there is none of that name, or a key does not take the value.
        """
        chosen_style(look.style, None, None, dict(look.keys))
        with self._lock:
            self._look = look

    def made(self, format: str) -> Made:
        """The bytes of a format, made once for a state.

        Raises:
            UnknownFormat, RenderError: as `umbruch.render`.
        """
        return self.remembered("file", format, lambda: self._render(format, self._look))

    def tried(self, style: str) -> Made:
        """Its PDF in another style as it is shipped, whatever look was chosen.

        Raises:
            UnknownStyle, RenderError: as `umbruch.render`.
        """
        return self.remembered("tried", style, lambda: self._render("pdf", Look(style)))

    def remembered(self, kind: str, key: object, make: Callable[[], _Value]) -> _Value:
        """What was made of the present state, made once; `kind` and `key` tell it from all else."""
        with self._lock:
            self.shown()
            found = self._made.get((kind, key))
            if found is None:
                while len(self._made) >= _MOST_MADE:
                    del self._made[next(iter(self._made))]
                found = self._made[kind, key] = make()
            return found  # type: ignore[return-value]

    def _render(self, format: str, look: Look) -> Made:
        remarks: list[Diagnostic] = []
        reading = self.shown().applied.reading
        keys = dict(look.keys) or None
        content = api.render(reading, format, look.style, style_keys=keys, on_diagnostic=remarks.append)
        return Made(content, tuple(remarks))


def _content(path: Path) -> bytes | None:
    """The bytes of a small file, None where there is none."""
    try:
        return read_regular(path, MAX_BYTES, str(path))
    except (OSError, InputUnreadable):
        return None
