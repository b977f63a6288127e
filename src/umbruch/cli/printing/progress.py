"""What `umbruch convert` says while it is at work, and what it says at the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from umbruch.cli.options import say_error, say_remark
from umbruch.cli.speech import headings, localised
from umbruch.cli.terminal import (
    columns,
    laid,
    one_line,
    shortened,
    size_of,
    styled,
    terminal_limit,
    width,
    with_decimal,
)

if TYPE_CHECKING:
    from umbruch.batch import Result
    from umbruch.diagnostics import Diagnostic

FAILED = 1
WIDEST = 44
_LEAST_FILE = 30
"""Columns that the name of a file needs beside the others; where there are fewer it stands below, and can be copied."""

MANY = 8
"""More inputs than that have their progress shown, and are summed up by kinds of failure and doubt; on a terminal they
have a line each with -v only."""

MOST_MEASURED = 1_000
"""So many names say how wide the first column of the table is."""

BAR = 20
"""Signs of the bar that shows how far a batch is."""

ON_TERMINAL, IN_LOG = 0.2, 30.0
"""Seconds from one word on the progress to the next."""

_CLEAR = "\r\x1b[K"


class Telling:
    """Tells of each result when it comes: files on standard output, everything else on standard error."""

    def __init__(self, quiet: bool, *, as_json: bool = False, verbose: bool = False) -> None:
        """Begin.

        Args:
            quiet: no table and no sums, as where standard output is for the file itself.
            as_json: a line of JSON for each result on standard output.
            verbose: tell remarks that are no more than notes.
        """
        self._quiet = quiet
        self._as_json = as_json
        self._least = ("info", "warning", "error") if verbose else ("warning", "error")
        self._verbose = verbose
        self._gathered: dict[str, list[tuple[str, Diagnostic]]] = {}
        self._first = len("INPUT")
        self._second = len("newsml") + 2
        self._table_begun = False
        self._expected: int | None = None
        self._begun = self._last = time.monotonic()
        self._shown = False
        self._counts: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()
        self._doubts: Counter[str] = Counter()
        self._statuses: set[int] = set()
        self._terminal = sys.stderr.isatty()

    def name(self, inputs: Iterable[str]) -> None:
        """Leave room for these names."""
        self._first = min(max((width(one_line(name)) for name in inputs), default=0), WIDEST)
        self._first = max(self._first, len("INPUT"))

    def expect(self, inputs: Sequence[str]) -> None:
        """These inputs will come."""
        self._expected = len(inputs)
        self.name(inputs[:MOST_MEASURED])

    def tell(self, result: Result) -> None:
        """Say what became of an input."""
        self._counts[result.status] += 1
        self.clear()
        for remark in result.diagnostics:
            if remark.severity in self._least:
                self._doubts[remark.code] += 1
                self._gather(result.source, remark)
        if result.error is not None:
            say_error(result.error)
            self._failures[result.error.code] += 1
            self._statuses.add(result.error.exit_code)
        if self._as_json:
            from umbruch.batch.result_lines import line_of

            click.echo(line_of(result), nl=False)
        elif not self._quiet and not (self._many and sys.stdout.isatty() and not self._verbose):
            self._row(result)
        self._progress()

    @property
    def _many(self) -> bool:
        return (self._expected or MANY + 1) > MANY

    def _gather(self, source: str, remark: Diagnostic) -> None:
        """Keep a remark for below the table; of a long batch at once, or on a terminal the first of each kind."""
        if self._many and (self._verbose or not self._terminal):
            say_remark(source, remark)
        elif not self._many or remark.code not in self._gathered:
            self._gathered.setdefault(remark.code, []).append((source, remark))

    def tell_gathered(self) -> None:
        """Say the remarks that were kept, those of one input together."""
        for code, several in self._gathered.items():
            for source, remark in several if self._many else ():
                say_remark(source, remark)
                if (more := self._doubts[code] - 1) > 0:
                    click.echo(f"umbruch: {localised(f'and {more} more of this kind')} [{code}]", err=True)
        if not self._many:
            kept = [one for several in self._gathered.values() for one in several]
            sources = list(dict.fromkeys(source for source, _ in kept))
            for source, remark in sorted(kept, key=lambda one: (sources.index(one[0]), one[1].line or 0)):
                say_remark(source, remark)
        self._gathered.clear()

    def _row(self, result: Result) -> None:
        if result.made and not self._table_begun:
            self._table_begun = True
            self._second = max(self._second, *(width(made.format) for made in result.made))
            source, format, size, file = headings("INPUT", "FORMAT", "SIZE", "FILE")
            for line in self._laid(source, format, size, file):
                click.echo(styled(line, bold=True))
        for made in result.made:
            kept = f"  ({localised('was there')})" if result.status == "skipped" else ""
            place = f"{one_line(made.place)}{kept}"
            for line in self._laid(one_line(result.source), made.format, size_of(made.size), place):
                click.echo(line)

    def _laid(self, source: str, format: str, size: str, file: str) -> list[str]:
        widths = (self._first, self._second, 8, WIDEST)
        return laid((source, format, f"{size:>8}", file), widths, terminal_limit(), _LEAST_FILE)

    def _progress(self) -> None:
        """On a terminal a line that changes, in a log a line now and then."""
        now, done = time.monotonic(), self._counts.total()
        if not self._many or now - self._last < (ON_TERMINAL if self._terminal else IN_LOG):
            return
        self._last = now
        line = progress_line(done, self._expected, now - self._begun, self._counts["failed"])
        if self._terminal:
            bar = progress_bar(done, self._expected)
            click.echo(
                shortened(line.replace(": ", f": {bar} ", 1) if bar else line, columns() - 1), err=True, nl=False
            )
            self._shown = True
        else:
            click.echo(line, err=True)

    def clear(self) -> None:
        """Take the line of progress away before something else is said."""
        if self._shown:
            click.echo(_CLEAR, err=True, nl=False)
            self._shown = False

    def ended(self) -> int:
        """Say what became of all; the exit status."""
        self.clear()
        self.tell_gathered()
        total = self._counts.total()
        if total > 1 and not self._quiet:
            order = ("done", "skipped", "failed")
            words = dict(zip(order, headings("done", "skipped", "failed"), strict=True))
            told = ", ".join(f"{self._counts[status]} {words[status]}" for status in order if self._counts[status])
            click.echo(f"umbruch: {localised(f'{total} inputs')}: {told}", err=True)
            if total > MANY:
                failed, warnings = headings("failed", "warnings")
                _kinds(failed, self._failures)
                _kinds(warnings, self._doubts)
        if self._expected is not None and total < self._expected and not self._quiet:
            click.echo(f"umbruch: {localised(f'{self._expected - total} inputs were not begun')}", err=True)
        if not total:
            click.echo(f"umbruch: {localised('there was nothing to do')}", err=True)
            return 0
        if self._counts["done"] or self._counts["skipped"]:
            return FAILED if self._statuses else 0
        return self._statuses.pop() if len(self._statuses) == 1 else FAILED


def progress_line(done: int, expected: int | None, seconds: float, failed: int) -> str:
    """How far it is: the number, the rate, the time left where it is known how many there are.

    Args:
        done: inputs that are done, failed ones too.
        expected: how many there are.
        seconds: since the beginning.
        failed: how many of `done` failed.
    """
    rate = done / seconds if seconds > 0 else 0.0
    far = f"{done} {headings('of')[0]} {expected}" if expected is not None else f"{done}"
    parts = [far, f"{with_decimal(rate)}/s" if rate < 10 else f"{rate:.0f}/s"]
    if expected is not None and rate > 0:
        parts.append(localised(f"{_duration((expected - done) / rate)} left"))
    if failed:
        parts.append(f"{failed} {headings('failed')[0]}")
    return f"umbruch: {', '.join(parts)}"


def progress_bar(done: int, expected: int | None) -> str:
    """A bar that fills; empty where it is not known how many there are.

    Args:
        done: inputs that are done.
        expected: how many there are.
    """
    if not expected:
        return ""
    full = min(BAR, BAR * done // expected)
    sign, rest = ("█", "░") if (sys.stderr.encoding or "").lower().startswith("utf") else ("#", ".")
    return sign * full + rest * (BAR - full)


def _duration(seconds: float) -> str:
    """Hours, minutes and seconds as a clock shows them."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _kinds(title: str, counts: Counter[str]) -> None:
    if counts:
        told = ", ".join(f"{count} {code}" for code, count in counts.most_common())
        click.echo(f"umbruch: {title}: {told}", err=True)
