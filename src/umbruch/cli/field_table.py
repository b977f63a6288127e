"""A reading as a table of fields for people: path, value, lines, sureness; then the remarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from umbruch.cli.speech import headings, localised, localised_severity
from umbruch.cli.terminal import columns, folded, one_line, padded, shortened, styled, width
from umbruch.diagnostics import Diagnostic
from umbruch.tree import Article, Block, Figure
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import block_texts, inline_text

_ALWAYS = ("kicker", "headline", "deck", "lead", "byline", "dateline", "source")
"""Roles that are shown even where nothing was found: their absence is news."""

_USUAL = ("status", "usable")
"""What is not worth a line."""

_ABSENT = "–"
_DOUBT = "? "
"""Stands before a sureness that somebody should look at."""

_WIDEST_FIELD = 30
_FIRST = "articles[0]."


class _Row(NamedTuple):
    field: str
    kind: str
    value: str
    lines: str = ""
    sureness: str = ""


def describe(reading: Reading, source: str, *, full: bool = False) -> Iterator[str]:
    """The lines of the table, as wide as the terminal.

    Args:
        reading: what was read.
        source: the input's name.
        full: show values whole, over several lines.
    """
    limit = columns()
    yield styled(shortened(one_line(source), limit), bold=True)
    origins = {origin.field: origin for origin in reading.origins}
    publication = list(_publication_rows(reading, origins))
    if publication:
        yield from ("", *_table(publication, limit, full=full))
    for number, article in enumerate(reading.articles):
        rows = list(_article_rows(article, f"articles[{number}].", origins))
        title = localised(f"Article {number + 1} of {len(reading.articles)}")
        yield ""
        if len(reading.articles) > 1:
            yield styled(title, bold=True)
        yield from _table(rows, limit, full=full)
    if not reading.articles:
        yield from ("", localised("There is no article in it."))
    yield from _remarks(reading.diagnostics, limit)


def _publication_rows(reading: Reading, origins: dict[str, Origin]) -> Iterator[_Row]:
    shown = ("title", "subtitle", "publisher", "date") if reading.kind == "kit" else ("title", "subtitle")
    for name in shown:
        if value := getattr(reading, name):
            yield from _rows_of(name, value, "", origins)


def _article_rows(article: Article, prefix: str, origins: dict[str, Origin]) -> Iterator[_Row]:
    for name in article.__struct_fields__:
        value = getattr(article, name)
        if name == "body":
            for number, block in enumerate(article.body):
                yield from _block_rows(block, f"body[{number}]", prefix, origins)
        elif (value and (name, value) != _USUAL) or name in _ALWAYS:
            yield from _rows_of(name, value, prefix, origins)


def _rows_of(name: str, value: object, prefix: str, origins: dict[str, Origin]) -> Iterator[_Row]:
    """The row of a field, and below it one for each of its parts that is known."""
    if isinstance(value, msgspec.Struct):
        yield _row(name, getattr(value, "text", getattr(value, "kind", "")), prefix, origins)
        for part in value.__struct_fields__:
            if part not in ("text", "kind") and getattr(value, part):
                yield from _rows_of(f"{name}.{part}", getattr(value, part), prefix, origins)
    else:
        yield _row(name, value, prefix, origins)


def _block_rows(block: Block, field: str, prefix: str, origins: dict[str, Origin]) -> Iterator[_Row]:
    kind = type(block).__name__.lower()
    if not isinstance(block, Figure):
        shown = " / ".join(block_texts((block,)))
        yield _row(field, shown, prefix, origins, "" if kind == "paragraph" else kind)
        return
    yield _row(field, inline_text(block.caption), prefix, origins, kind)
    for name in ("image", "alt", "credit"):
        if value := getattr(block, name):
            yield from _rows_of(f"{field}.{name}", value, prefix, origins)


def _row(field: str, value: object, prefix: str, origins: dict[str, Origin], kind: str = "") -> _Row:
    origin = origins.get(prefix + field)
    lines = _line_numbers(origin.lines) if origin else ""
    sureness = f"{origin.sureness:.0%}".replace("%", " %") if origin and origin.sureness < 1 else ""
    if origin and origin.doubtful:
        sureness = f"{_DOUBT}{sureness}"
    return _Row(field, kind, one_line(_plain(value)) or _ABSENT, lines, sureness)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, msgspec.Struct):
        parts = [getattr(value, name) for name in value.__struct_fields__]
        return ", ".join(str(part) for part in parts if part)
    return "" if value is None else str(value)


def _line_numbers(lines: tuple[int, ...]) -> str:
    """`3`, `3-7`, `3-7, 12`: line numbers with runs drawn together."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _table(rows: list[_Row], limit: int, *, full: bool) -> Iterator[str]:
    field, value, numbers, share = headings("FIELD", "VALUE", "LINES", "SURE")
    head = _Row(field, "", value, numbers, share)
    labels = [f"{row.field} {row.kind}".rstrip() for row in rows]
    first = min(max(width(label) for label in (field, *labels)), _WIDEST_FIELD)
    lines = min(max(width(row.lines) for row in (head, *rows)), limit // 6)
    sure = max(width(row.sureness) for row in (head, *rows))
    known = any(row.lines or row.sureness for row in rows)
    middle = limit - first - 2 - (lines + sure + 4 if known else 0)
    for row, label in zip((head, *rows), (field, *labels), strict=True):
        name = padded(shortened(label, first), first)
        value, *more = folded(row.value, middle) if full else (shortened(row.value, middle),)
        tail = f"  {padded(shortened(row.lines, lines), lines)}  {padded(row.sureness, sure, right=True)}"
        text = f"{name}  {padded(value, middle)}{tail}".rstrip() if known else f"{name}  {value}"
        if row is head:
            yield styled(text, bold=True)
        elif row.value == _ABSENT:
            yield styled(text, dim=True)
        else:
            yield styled(name, fg="cyan") + text.removeprefix(name)
        yield from (f"{' ' * first}  {line}" for line in more)


def _remarks(remarks: tuple[Diagnostic, ...], limit: int) -> Iterator[str]:
    if not remarks:
        return
    yield from ("", styled(headings("WHAT WAS NOTICED")[0], bold=True))
    places = [_place(remark) for remark in remarks]
    first = min(max(map(width, places)), _WIDEST_FIELD)
    for remark, place in zip(remarks, places, strict=True):
        grave = "" if remark.severity == "info" else f"{localised_severity(remark.severity)}: "
        text = one_line(f"{grave}{localised(remark.message)}")
        told = folded(text, limit - first - 2)
        if remark.hint:
            told += folded(one_line(f"→ {localised(remark.hint)}"), limit - first - 2)
        colour = {"info": None, "warning": "yellow", "error": "red"}[remark.severity]
        for number, line in enumerate(told):
            start = padded(shortened(place, first), first) if number == 0 else " " * first
            yield f"{start}  {styled(line, fg=colour) if colour else line}"


def _place(remark: Diagnostic) -> str:
    if remark.line is not None:
        return localised(f"line {remark.line}")
    return (remark.field or _ABSENT).removeprefix(_FIRST)
