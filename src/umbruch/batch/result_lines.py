"""What became of each input, as JSON lines that another program can read while the batch is at work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from umbruch.batch.work import Result
from umbruch.diagnostics import Diagnostic
from umbruch.errors import OutputError, UmbruchError


class FileLine(msgspec.Struct, frozen=True):
    """A file that was made: its format, path, and size in bytes."""

    format: str
    path: str
    size: int


class ErrorLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why an input failed."""

    code: str
    message: str
    place: str | None = None
    hint: str | None = None


class ResultLine(msgspec.Struct, frozen=True):
    """One line of a report; `status` is done, failed or skipped, `seconds` how long it took."""

    source: str
    status: str
    seconds: float
    files: tuple[FileLine, ...]
    diagnostics: tuple[Diagnostic, ...]
    error: ErrorLine | None


def line_of(result: Result) -> bytes:
    """The result as one line of JSON in UTF-8, with its line end; a name that is no Unicode is escaped."""
    line = ResultLine(
        source=_name(result.source),
        status=result.status,
        seconds=round(result.seconds, 3),
        files=tuple(FileLine(made.format, _name(made.place), made.size) for made in result.made),
        diagnostics=result.diagnostics,
        error=None if result.error is None else _error(result.error),
    )
    return msgspec.json.encode(line) + b"\n"


def _error(error: UmbruchError) -> ErrorLine:
    place = None if error.place is None else _name(error.place)
    return ErrorLine(error.code, _name(error.message), place, None if error.hint is None else _name(error.hint))


def _name(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@contextmanager
def reported(path: str | os.PathLike[str]) -> Iterator[Callable[[Result], None]]:
    """A function that adds the line of a result to a file, which is begun anew; each line is there at once.

    Raises:
        OutputError: the file cannot be written, at once or later.
    """
    try:
        stream = Path(path).open("wb")  # noqa: SIM115  closed below
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None

    def add(result: Result) -> None:
        try:
            stream.write(line_of(result))
            stream.flush()
        except OSError as error:
            raise _unwritable(path, error) from None

    try:
        yield add
    finally:
        with suppress(OSError):  # said already
            stream.close()


def _unwritable(path: str | os.PathLike[str], error: Exception) -> OutputError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return OutputError(
        f"the report cannot be written: {reason}", source=os.fspath(path), hint="choose another file or make room"
    )
