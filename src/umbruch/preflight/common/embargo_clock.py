"""Embargoes of finished files, compared with the clock; when they end is said by `umbruch.facts.embargo` alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from umbruch.diagnostics import Diagnostic
from umbruch.facts.embargo import End, Where, end_of, shown
from umbruch.preflight.given import CheckedFile
from umbruch.tree import Embargo

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
_SURE = 0.9
_MOST_LINES = 200
"""So many lines are looked through for the dateline of a text under embargo."""


def judged(
    checked_file: CheckedFile, written: str, place: str | None = None, line: int | None = None, lang: str | None = None
) -> Iterator[Diagnostic]:
    """What is to be said about an embargo that ends at the moment `written` (ISO 8601, long or short form)."""
    yield from judged_end(checked_file, Embargo("", _long(written.strip())), Where(lang), place, line, written)


def judged_end(
    checked_file: CheckedFile,
    embargo: Embargo,
    where: Where,
    place: str | None = None,
    line: int | None = None,
    written: str | None = None,
) -> Iterator[Diagnostic]:
    """What is to be said about an embargo with an end.

    Args:
        checked_file: the file.
        embargo: what it says; its line may name the zone.
        where: what the file tells beside it about the zone; the house's own is added.
        place: where it stands, for the finding.
        line: on which line (from 1).
        written: its end as the file writes it, where that is another form.
    """
    written = written or embargo.until or ""
    house = checked_file.house.where
    end = end_of(embargo, where._replace(zone=house.zone, country=house.country))
    if end is None:
        yield checked_file.finding("embargo.unclear", f"{written!r} is no moment", place=place, line=line)
        return
    if end.told_by != "stated":
        yield checked_file.finding("embargo.zone", f"{written} has no time zone", place=place, line=line)
    yield _compared(checked_file, end, place, line)


def is_running(checked_file: CheckedFile, written: str, lang: str | None = None) -> bool | None:
    """Whether an embargo still holds; None where its end cannot be read."""
    end = _end_of(checked_file, written, lang)
    return None if end is None else end.moment > checked_file.now


def _compared(checked_file: CheckedFile, end: End, place: str | None, line: int | None = None) -> Diagnostic:
    until = shown(end.moment)
    if end.moment > checked_file.now:
        return checked_file.finding("embargo.running", f"held back until {until}", place=place, line=line)
    return checked_file.finding("embargo.passed", f"the embargo ended at {until}", place=place, line=line)


def _end_of(checked_file: CheckedFile, written: str, lang: str | None) -> End | None:
    return end_of(Embargo("", _long(written.strip())), checked_file.house.where._replace(lang=lang))


def _long(written: str) -> str:
    """NITF's short form (20240309T100000+0100) in the long one."""
    match = _COMPACT.fullmatch(written)
    if match is None:
        return written
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")


def in_lines(
    checked_file: CheckedFile,
    lines: Iterable[str],
    place: str | None = None,
    lang: str | None = None,
    for_machines: Mapping[str, str] | None = None,
) -> Iterator[Diagnostic]:
    """The embargoes that stand as a line in running text (`Sperrfrist: 9. März 2024, 10 Uhr`).

    A label alone (`Sperrfrist` in bold) that is part of a line with a moment says nothing of its own.

    Args:
        checked_file: the file.
        lines: its running text.
        place: where they stand, for the findings.
        lang: their language, where the file names it.
        for_machines: the moment with zone (ISO 8601) that a line has for machines (`time datetime`); it counts before
            what the line says in words, unless these state a later end themselves.
    """
    ends = ends_in(checked_file, lines, lang)
    for text, written in (for_machines or {}).items():
        told, read = end_of(Embargo("", written)), ends.get(text)
        if text in ends and told is not None and told.told_by == "stated":
            later = read is not None and read.told_by == "stated" and read.moment > told.moment
            ends[text] = read if later else told
    for text, end in ends.items():
        if end is not None:
            if end.told_by != "stated":
                yield checked_file.finding("embargo.zone", f"the line {text!r} names no time zone", place=place)
            yield _compared(checked_file, end, place)
        elif not any(text in other for other, known in ends.items() if known is not None):
            yield checked_file.finding(
                "embargo.unclear", f"the line {text!r} names no moment that can be read", place=place
            )


def usable_all_the_same(
    checked_file: CheckedFile, lines: Iterable[str], place: str | None, lang: str | None
) -> Iterator[Diagnostic]:
    """The embargo lines that still hold in an item that says that it is usable and carries no embargo for machines."""
    ends = ends_in(checked_file, lines, lang)
    for text, end in ends.items():
        if end is None and any(text in other for other, known in ends.items() if known is not None):
            continue
        if end is None or end.moment > checked_file.now:
            until = shown(end.moment) if end else "further notice"
            what = f"usable, and the line {text!r} holds it back until {until}"
            yield checked_file.finding("embargo.usable", what, place=place)


def ends_in(checked_file: CheckedFile, lines: Iterable[str], lang: str | None) -> dict[str, End | None]:
    """The embargo lines of a text and when each of them ends; None where that cannot be read."""
    from umbruch.clipping.embargo_ends import read_embargo, writes_month_first

    texts = list(dict.fromkeys(" ".join(line.split()) for line in lines))
    held = [words for text in texts for words in _held_in(text)]
    if not held:
        return {}
    where = _where(checked_file, texts, lang)
    month_first = writes_month_first(texts[:_MOST_LINES])
    found: dict[str, End | None] = {}
    for text in held:
        read = read_embargo(text, where, month_first=month_first)
        end = end_of(read.embargo)
        assumed = any(remark.code == "embargo.zone" for remark in read.remarks)
        found[text] = end._replace(told_by="language") if end and assumed else end
    return found


def _held_in(text: str) -> Iterator[str]:
    """The text where it sets an embargo, else the sentences in it that do."""
    from umbruch.clipping.marks.newsroom.asides import asides_in
    from umbruch.clipping.marks.release import is_embargo

    if is_embargo(text):
        yield text
    else:
        yield from (one.words for one in asides_in(text) if one.what == "embargo")


def _where(checked_file: CheckedFile, texts: Sequence[str], lang: str | None) -> Where:
    """What the text tells about its place: its language, and its dateline where it is a sure one."""
    from umbruch.clipping.conventions import conventions_for
    from umbruch.clipping.marks.datelines.dateline import find_dateline
    from umbruch.clipping.signs.which_language import detect

    whole = "\n".join(texts)
    where = checked_file.house.where._replace(lang=lang or detect(whole).lang)
    for text in texts[:_MOST_LINES]:
        found = find_dateline(text, conventions_for(where.lang), whole)
        if found and found.sureness >= _SURE:
            return where._replace(place=found.dateline.place, agencies=found.dateline.credit)
    return where
