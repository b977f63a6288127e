"""`convert` and `convert_all`: the batch as the library offers it."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umbruch.api import DEFAULT_STYLE, check_changes, check_language
from umbruch.batch import plan
from umbruch.batch.course import FEW, Course
from umbruch.batch.inputs import STDIN, Input, Selection, Source
from umbruch.batch.stores.store_address import is_address
from umbruch.batch.task_limits import Limits
from umbruch.batch.work import Order, Result, read_as_ordered
from umbruch.errors import UmbruchError, UsageError
from umbruch.newsxml import WIRE
from umbruch.registry import format_table
from umbruch.registry.format_table import Changes
from umbruch.registry.writer_options import chosen_style
from umbruch.style import Style
from umbruch.tree.reading import Reading

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from umbruch.batch.plan import Destination, Job


def convert(
    sources: Source | Iterable[Source],
    to: Iterable[str] | str | None = None,
    out: Source = ".",
    *,
    format: str | None = None,
    style: str | Path | Style | None = None,
    style_keys: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    lang: str | None = None,
    set: Mapping[str, str] | None = None,
    fixes: bool = True,
    article: int | None = None,
    attachments: bool = False,
    changes: Changes = "accepted",
    strict: bool = False,
    revise: bool = False,
    jobs: int = 1,
    resume: bool = False,
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    fail_fast: bool = False,
    time_limit: float | None = None,
    memory_limit: int | None = None,
    executor: Executor | None = None,
    cluster: str | None = None,
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
            style_keys=style_keys,
            template=template,
            lang=lang,
            set=set,
            fixes=fixes,
            article=article,
            attachments=attachments,
            changes=changes,
            strict=strict,
            revise=revise,
            jobs=jobs,
            resume=resume,
            include=include,
            exclude=exclude,
            fail_fast=fail_fast,
            time_limit=time_limit,
            memory_limit=memory_limit,
            executor=executor,
            cluster=cluster,
        )
    )


def convert_all(
    paths: Iterable[Source],
    to: Iterable[str] | str | None = None,
    out: Source = ".",
    *,
    format: str | None = None,
    style: str | Path | Style | None = None,
    style_keys: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    lang: str | None = None,
    set: Mapping[str, str] | None = None,
    fixes: bool = True,
    article: int | None = None,
    attachments: bool = False,
    changes: Changes = "accepted",
    strict: bool = False,
    revise: bool = False,
    jobs: int = 1,
    resume: bool = False,
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    fail_fast: bool = False,
    time_limit: float | None = None,
    memory_limit: int | None = None,
    executor: Executor | None = None,
    cluster: str | None = None,
    on_count: Callable[[int], None] | None = None,
    on_inputs: Callable[[Sequence[str]], None] | None = None,
) -> Generator[Result]:
    """Convert inputs while the results are read; nothing is kept of those that are done.

    Each format is stored as soon as it is made: one that fails leaves the others. Every file carries the moment of
    the call as its time stamp, or that of SOURCE_DATE_EPOCH. Of a batch of more than a few inputs a journal is kept in
    the folder of the results (`.umbruch-journal`), from which `resume` takes it up wherever it ended.

    Args:
        paths: the inputs; `-` is standard input, and stands alone. A folder stands for all that can be read in it and
            below it, and the results lie in folders of the same names. They may come from an iterator of any length.
        to: names of writers; by default the format that the suffix of `out` tells, else what the house behind an input
            has set, else PDF, EPUB, DOCX and NewsML.
        out: a folder (made when missing), or a file where there is one input and one format, or `-` for standard
            output.
        format: the name of a reader, where suffix and content should not decide.
        style: the name of a style, the path of a TOML file, or a `Style`; by default what the house behind an input has
            set, else `broadsheet`.
        style_keys: what is otherwise than the style says, by dotted key (`{"text.headline.size": "30pt"}`).
        template: a house template (`.docx`, `.dotx`) for Word files, before the one that the style may name.
        lang: the language of the inputs (BCP 47), where it should not be detected.
        set: corrections by field, see `umbruch.corrections`.
        fixes: whether the corrections beside each input hold (`article.fix.toml` beside `article.txt`), before `set`.
        article: the number, from 1, of the one that is wanted where an input holds several.
        attachments: whether the documents attached to mails are read, too.
        changes: tracked changes of office files `accepted`, or the text as it was before them (`original`).
        strict: a warning is an error, and nothing is written for an input that has one.
        revise: count the version up where an earlier file of the same item is replaced, with what changed as the note;
            for files of the wire (NewsML-G2, NITF, ninjs).
        jobs: how many processes work at once.
        resume: make only what is missing, cut or changed, or whose input, pictures, corrections, settings, style or
            program are not those of the journal; a batch that did not come to its end keeps its time stamp.
        include: patterns (`*.txt`, `2024/*`) of what is read in folders; by default whatever a reader claims.
        exclude: patterns of what is left out in folders, files and folders alike.
        fail_fast: stop after the first input that fails.
        time_limit: seconds that one input may take; one that takes longer fails, and the others are done.
        memory_limit: megabytes of address space that a process may use; an input that wants more fails.
        executor: works instead of processes of this call, whatever `jobs` says; its workers must see the same folders.
            It is not shut down.
        cluster: the address of the scheduler of a Dask cluster (`tcp://scheduler:8786`), as `executor`; its workers
            need `umbruch[cluster]` in this version.
        on_count: told at once how many inputs there are, unless they come from an iterator.
        on_inputs: told their names as well, in the place of folders what is read in them.

    Returns:
        An iterator of results in the order of the inputs; it never raises for a single input.

    Raises:
        UsageError: a wrong format, style, language or combination, at once.
        OutputError: `out` cannot be a folder, or inputs that are all named (not from an iterator) would become one
            file or replace one another, at once; the journal cannot be written, with the first result.
    """
    given: dict[str, Any] = {name: value for name, value in locals().items() if name not in ("paths", "out")}
    several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    listed = [os.fspath(path) for path in several] if isinstance(several, Sized) else None
    if any(map(is_address, (out, *(listed or ())))):
        _check_stores(out, listed, resume=resume, revise=revise, elsewhere=bool(executor or cluster))
        from umbruch.batch.stores.object_store import through_stores

        return through_stores(several, out, lambda here, there: convert_all(here, out=there, **given))
    count = None if listed is None or any(map(os.path.isdir, listed)) else len(listed)
    where = plan.destination([to] if isinstance(to, str) else to, out, count)
    if jobs < 1:
        raise UsageError(f"{jobs} processes cannot work", hint="at least 1")
    if listed is not None and len(listed) != 1 and STDIN in listed:
        raise UsageError("standard input stands alone", hint="name the other inputs in a call of their own")
    if executor is not None or cluster is not None:
        _check_executor(executor, cluster, where, listed, limited=time_limit is not None or memory_limit is not None)
    check_language(lang)
    check_changes(changes)
    if format is not None:
        format_table.reader(format)
    if template is not None and "docx" not in where.formats:
        raise UsageError("a template is for Word files, and none is to be made", hint="add docx to the formats")
    if template is not None and style is None:
        chosen_style(DEFAULT_STYLE, template)
    order = Order(
        style=chosen_style(style, template, None, style_keys) if style is not None else None,
        moment=datetime.now(UTC),
        style_keys=tuple((style_keys or {}).items()),
        template=template,
        format=format,
        lang=lang,
        corrections=set,
        fixes=fixes,
        article=article,
        attachments=attachments,
        changes=changes,
        strict=strict,
        revise=revise,
        alone=count == 1,
    )
    course = Course(
        where=where,
        order=order,
        processes=jobs,
        resume=resume,
        journalled=resume,
        fail_fast=fail_fast,
        limits=Limits(time_limit, memory_limit),
        executor=executor,
        cluster=cluster,
    )
    inputs = course.inputs(several if listed is None else listed, Selection(tuple(include), tuple(exclude)))
    if listed is None:
        if not WIRE.isdisjoint(where.formats):
            inputs = _without_later_same_items(inputs, order)
        return replace(course, journalled=True).results(inputs)
    known = list(inputs)
    if on_count is not None:
        on_count(len(known))
    if on_inputs is not None:
        on_inputs([one.source for one in known])
    named = plan.refuse_clashes(known, where) if count != 1 else frozenset()
    if count != 1 and not WIRE.isdisjoint(where.formats):
        known = _without_same_items(known, order)
    return replace(course, journalled=resume or len(known) > FEW).results(known, named)


def planned(
    paths: Iterable[Source], to: Iterable[str] | None, out: Source, *, include: Iterable[str], exclude: Iterable[str]
) -> list[Job]:
    """What `convert_all` would make of these arguments; nothing is read and nothing written.

    Returns:
        Each input with the files that it would become, or with the reason why it is refused.

    Raises:
        UsageError, OutputError: as `convert_all`.
    """
    listed = [os.fspath(path) for path in paths]
    where = plan.destination(to, out, None if any(map(os.path.isdir, listed)) else len(listed))
    course = Course(where=where, order=Order(style=None, moment=datetime.now(UTC)))
    known = list(course.inputs(listed, Selection(tuple(include), tuple(exclude))))
    named = plan.refuse_clashes(known, where) if len(listed) != 1 or known[0].source != listed[0] else frozenset()
    return list(plan.jobs(known, where, named))


def _without_same_items(inputs: list[Input], order: Order) -> list[Input]:
    """The inputs; of those that would go out on the wire under the guid of another no item is made."""
    from umbruch.newsxml.same_items import same_items

    sources = [one.source for one in inputs if _is_read(one)]
    refused = same_items(sources, _reader_of(order), one_id=_gives_an_id(order))
    return [one._replace(off_the_wire=refused.get(one.source)) for one in inputs] if refused else inputs


def _without_later_same_items(inputs: Iterable[Input], order: Order) -> Iterator[Input]:
    """The inputs as they come; of one that would go out under the guid of an earlier one no item is made."""
    from umbruch.newsxml.same_items import ItemsSoFar

    items = ItemsSoFar(_reader_of(order), one_id=_gives_an_id(order))
    for one in inputs:
        refusal = items.refusal(one.source) if _is_read(one) else None
        yield one._replace(off_the_wire=refusal) if refusal else one


def _is_read(one: Input) -> bool:
    return one.refused is None and one.source != STDIN


def _gives_an_id(order: Order) -> bool:
    return "id" in (order.corrections or {})


def _reader_of(order: Order) -> Callable[[str], Reading | None]:
    def read(source: str) -> Reading | None:
        try:
            return read_as_ordered(source, order)
        except UmbruchError:
            return None  # said when its turn comes

    return read


def _check_stores(out: Source, listed: list[str] | None, *, resume: bool, revise: bool, elsewhere: bool) -> None:
    """UsageError for what cannot be had where inputs or results lie in an object store."""
    if elsewhere:
        raise UsageError(
            "workers elsewhere see folders, and no copies of an object store", hint="mount the store on all machines"
        )
    if resume or (revise and is_address(out)):
        raise UsageError(
            "what lies in an object store is not compared with an earlier batch", hint="mount the store as a folder"
        )
    if listed is None:
        raise UsageError("inputs from an iterator are files of this machine", hint="name the folder or a list")


def _check_executor(
    executor: Executor | None, cluster: str | None, where: Destination, listed: list[str] | None, *, limited: bool
) -> None:
    """UsageError for what cannot be had of workers that are not this call's own."""
    if executor is not None and cluster is not None:
        raise UsageError("a batch has one executor", hint="name an executor or a cluster")
    if limited:
        raise UsageError(
            "limits of time and memory are for processes of this machine", hint="set them for the workers themselves"
        )
    if where.file == plan.STDOUT or STDIN in (listed or ()):
        raise UsageError("workers elsewhere have no part in standard input and output", hint="name files")
