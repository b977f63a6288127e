"""Files stored in the folder of the studio: those of one article at once, those of many behind the page."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

from umbruch import api
from umbruch.batch import convert_all
from umbruch.errors import UmbruchError, UsageError
from umbruch.registry import format_table
from umbruch.studio.open_article import Look, OpenArticle


class Failed(msgspec.Struct, frozen=True):
    """An article that could not be made, and why."""

    name: str
    message: str


class Course(msgspec.Struct, frozen=True):
    """How far a batch is: articles that are done of all, files, what failed, and whether it is over."""

    done: int
    total: int
    files: int
    failed: tuple[Failed, ...] = ()
    over: bool = False


def stored(article: OpenArticle, names: Sequence[str], out: Path) -> tuple[Path, ...]:
    """The files of an article, in the look that was chosen.

    Raises:
        UsageError: no format is named.
        UnknownFormat, RenderError, OutputError: as `umbruch.write`.
    """
    if not names:
        raise UsageError("no format is chosen", hint="choose one of the list")
    reading = article.shown().applied.reading
    look = article.look
    paths = []
    for name in dict.fromkeys(names):
        path = out / f"{article.path.stem}{format_table.writer(name).suffixes[0]}"
        if path in paths:
            path = out / f"{article.path.stem}-{name}{path.suffix}"
        api.write(
            reading, path, format=name, style=look.style, style_keys=dict(look.keys) or None, on_diagnostic=_unsaid
        )
        paths.append(path)
    return tuple(paths)


def _unsaid(_remark: object) -> None:
    """Nothing: the page has shown it."""


class Batch:
    """One batch after another, each in a thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._course = Course(0, 0, 0, over=True)

    @property
    def course(self) -> Course:
        """How far the last one is."""
        return self._course

    def start(self, paths: Sequence[Path], names: Sequence[str], out: Path, look: Look) -> None:
        """Make these formats of these articles, whatever was corrected in them.

        Raises:
            UsageError: one is running, or nothing is chosen.
        """
        if not paths or not names:
            raise UsageError("nothing is chosen", hint="choose articles and formats")
        with self._lock:
            if not self._course.over:
                raise UsageError("a batch is running", hint="wait until it is done")
            self._course = Course(0, len(paths), 0)
        arguments = (tuple(paths), tuple(names), out, look)
        threading.Thread(target=self._run, args=arguments, name="batch", daemon=True).start()

    def _run(self, paths: tuple[Path, ...], names: tuple[str, ...], out: Path, look: Look) -> None:
        now = self._course
        try:
            for result in convert_all(paths, names, out, style=look.style, style_keys=dict(look.keys) or None):
                failed = now.failed
                if result.error is not None:
                    failed = (*failed, Failed(Path(result.source).name, result.error.message))
                now = Course(now.done + 1, now.total, now.files + len(result.files), failed)
                self._course = now
        except UmbruchError as error:
            now = msgspec.structs.replace(now, failed=(*now.failed, Failed("", error.message)))
        finally:
            self._course = msgspec.structs.replace(now, over=True)
