"""`convert` and `convert_all`: the batch as the library offers it."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping, Sized
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from umbruch.api import DEFAULT_STYLE, check_language, chosen_style
from umbruch.batch import plan
from umbruch.batch.plan import STDIN, Destination, Source
from umbruch.batch.work import Order, Result, work
from umbruch.errors import UsageError
from umbruch.files import remove_orphans
from umbruch.registry import format_table
from umbruch.style import Style

FEW = 8
"""Up to so many inputs stay in this process: starting others would take longer than the work."""


def convert(
    sources: Source | Iterable[Source],
    to: Iterable[str] | str | None = None,
    out: Source = ".",
    *,
    format: str | None = None,
    style: str | Path | Style | None = None,
    template: str | Path | None = None,
    lang: str | None = None,
    set: Mapping[str, str] | None = None,
    fixes: bool = True,
    article: int | None = None,
    strict: bool = False,
    jobs: int = 1,
    resume: bool = False,
) -> list[Result]:
    """Convert one input or several; the arguments and errors are those of `convert_all`.

    Returns:
        One result for each input, in order.
    """
    several = [sources] if isinstance(sources, (str, os.PathLike)) else list(sources)
    return list(
        convert_all(
            several,
            to,
            out,
            format=format,
            style=style,
            template=template,
            lang=lang,
            set=set,
            fixes=fixes,
            article=article,
            strict=strict,
            jobs=jobs,
            resume=resume,
        )
    )


def convert_all(
    paths: Iterable[Source],
    to: Iterable[str] | str | None = None,
    out: Source = ".",
    *,
    format: str | None = None,
    style: str | Path | Style | None = None,
    template: str | Path | None = None,
    lang: str | None = None,
    set: Mapping[str, str] | None = None,
    fixes: bool = True,
    article: int | None = None,
    strict: bool = False,
    jobs: int = 1,
    resume: bool = False,
) -> Generator[Result]:
    """Convert inputs while the results are read; nothing is kept of those that are done.

    Each format is stored as soon as it is made: one that fails leaves the others. Every file carries the moment of
    the call as its time stamp, or that of SOURCE_DATE_EPOCH.

    Args:
        paths: the inputs; `-` is standard input, and stands alone.
        to: names of writers; by default the format that the suffix of `out` tells, else what the house behind an input
            has set, else PDF, EPUB, DOCX and NewsML.
        out: a folder (made when missing), or a file where there is one input and one format, or `-` for standard
            output.
        format: the name of a reader, where suffix and content should not decide.
        style: the name of a style, the path of a TOML file, or a `Style`; by default what the house behind an input has
            set, else `broadsheet`.
        template: a house template (`.docx`, `.dotx`) for Word files, before the one that the style may name.
        lang: the language of the inputs (BCP 47), where it should not be detected.
        set: corrections by field, see `umbruch.corrections`.
        fixes: whether the corrections beside each input hold (`article.fix.toml` beside `article.txt`), before `set`.
        article: the number, from 1, of the one that is wanted where an input holds several.
        strict: a warning is an error, and nothing is written for an input that has one.
        jobs: how many processes work at once.
        resume: leave out inputs whose files are all there and newer than they and their corrections are.

    Returns:
        An iterator of results in the order of the inputs; it never raises for a single input.

    Raises:
        UsageError: a wrong format, style, language or combination, at once.
        OutputError: `out` cannot be a folder, at once.
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    count = len(paths) if isinstance(paths, Sized) else None
    where = plan.destination([to] if isinstance(to, str) else to, out, count)
    if jobs < 1:
        raise UsageError(f"{jobs} processes cannot work", hint="at least 1")
    if isinstance(paths, Sized) and count != 1 and STDIN in [os.fspath(path) for path in paths]:
        raise UsageError("standard input stands alone", hint="name the other inputs in a call of their own")
    check_language(lang)
    if format is not None:
        format_table.reader(format)
    if template is not None and "docx" not in where.formats:
        raise UsageError("a template is for Word files, and none is to be made", hint="add docx to the formats")
    if template is not None and style is None:
        chosen_style(DEFAULT_STYLE, template)
    order = Order(
        style=chosen_style(style, template) if style is not None else None,
        moment=datetime.now(UTC),
        template=template,
        format=format,
        lang=lang,
        corrections=set,
        fixes=fixes,
        article=article,
        strict=strict,
        resume=resume,
    )
    return _results(paths, where, order, jobs)


def _results(paths: Iterable[Source], where: Destination, order: Order, processes: int) -> Generator[Result]:
    remove_orphans(where.folder)
    planned = plan.jobs(paths, where)
    if processes > 1:
        first = list(islice(planned, FEW + 1))
        if len(first) > FEW:
            from umbruch.batch.pool import work_in_processes

            yield work(first[0], order)
            yield from work_in_processes(chain(first[1:], planned), order, processes)
            return
        planned = iter(first)
    for job in planned:
        yield work(job, order)
