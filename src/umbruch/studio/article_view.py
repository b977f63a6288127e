"""An article as the page is told of it: lines with roles, doubtful ones, fields, corrections, remarks."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from umbruch.corrections.checked_reading import PUT_TOGETHER
from umbruch.corrections.fix_writing import fix_text
from umbruch.corrections.model import ChangeBlock, SetField
from umbruch.corrections.set_fields import words_at
from umbruch.diagnostics import Diagnostic
from umbruch.errors import UmbruchError
from umbruch.facts.embargo import end_of, where_of
from umbruch.language.wording import long_moment
from umbruch.manuscript.anchors import Anchor, Places
from umbruch.manuscript.fixed_lines import FixedLines
from umbruch.manuscript.letters import letters
from umbruch.manuscript.line_roles import LineRead
from umbruch.studio.findings.remark_places import place_of
from umbruch.studio.open_article import OpenArticle, Shown
from umbruch.studio.picture_view import pictures_of
from umbruch.studio.preview.original_pages import kind_of_original
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import block_texts

View = dict[str, Any]
_FIELDS = (
    "kicker", "headline", "deck", "lead", "byline", "dateline", "source", "embargo", "contact", "boilerplate",
    "keywords", "section", "lang", "id",
)  # fmt: skip
"""Fields in the order in which they are read and corrected."""
_ALWAYS = frozenset(("kicker", "headline", "deck", "lead", "byline", "dateline", "source", "lang"))
"""Fields that are shown though they are empty: somebody may want to fill them."""
_FIRST = "articles[0]."
_RUNNER_UP = re.compile(r"(?P<words>.*) \((?P<percent>\d+) ?%\)", re.DOTALL)
"""How a reading names what came next."""


def view_of(article: OpenArticle) -> View:
    """All that the page shows of an article, ready for JSON.

    Raises:
        InputError and what else reading raises.
    """
    shown = article.shown()
    reading = shown.applied.reading
    return {
        "name": readable(article.path.name),
        "revision": shown.revision,
        "lang": reading.articles[0].lang if reading.articles else None,
        "articles": len(reading.articles),
        "original": kind_of_original(shown),
        "lines": [_line(line) for line in shown.lines],
        "doubts": list(_doubts(shown.lines)),
        "fields": list(_fields(reading)),
        "blocks": list(_blocks(reading)),
        "pictures": list(pictures_of(reading)),
        "fixes": list(_fixes(shown)),
        "remarks": [_remark(one, shown.lines) for one in reading.diagnostics],
        "checked": bool(shown.applied.checked),
        "undo": article.steps.can_undo,
        "redo": article.steps.can_redo,
        "command": command_of(readable(article.path.name), shown, article.lang),
        "embargo": _embargo(reading),
        "look": {"style": article.look.style, "keys": dict(article.look.keys)},
        "problem": error_view(shown.problem) if shown.problem else None,
    }


def readable(name: str) -> str:
    """A name of a file as it can be shown: bytes in it that are no UTF-8 become question marks."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _embargo(reading: Reading) -> View | None:
    """The embargo that holds: its line, and when it ends, in the words and the zone of the article."""
    article = next((one for one in reading.articles if one.embargo), None)
    if article is None or article.embargo is None:
        return None
    end = end_of(article.embargo, where_of(article, reading.lang))
    return {
        "text": article.embargo.text,
        "ends": end.moment.isoformat() if end else None,
        "shown": long_moment(end.moment.isoformat(), article.lang or reading.lang) if end else None,
        "told_by": end.told_by if end else None,
    }


def error_view(error: UmbruchError) -> View:
    """An error as the page shows it."""
    return {"code": error.code, "message": error.message, "place": error.place, "hint": error.hint}


def _line(line: LineRead) -> View:
    spans = [
        {
            "start": one.start,
            "end": one.end,
            "role": one.role,
            "field": _short(one.origin),
            "sure": _percent(one.origin),
            "doubtful": one.origin.doubtful and not line.fixed,
        }
        for one in line.spans
    ]
    box = line.box and [line.box.page, line.box.left, line.box.top, line.box.right, line.box.bottom]
    return {"number": line.number, "text": line.text, "spans": spans, "fixed": line.fixed, "box": box}


def _percent(origin: Origin) -> int:
    return round(origin.sureness * 100)


def _short(origin: Origin) -> str:
    return origin.field.removeprefix(_FIRST)


def _doubts(lines: Sequence[LineRead]) -> Iterator[View]:
    """What somebody should look at, the least sure first."""
    found: dict[str, tuple[Origin, str, list[int]]] = {}
    for at, line in enumerate(lines):
        for span in line.spans:
            if span.origin.doubtful and not line.fixed:
                found.setdefault(span.origin.field, (span.origin, span.role, []))[2].append(at)
    for origin, role, places in sorted(found.values(), key=lambda one: one[0].sureness):
        yield {
            "field": _short(origin),
            "role": role,
            "first": min(places),
            "last": max(places),
            "text": " ".join(lines[at].text.strip() for at in places),
            "sure": _percent(origin),
            "why": origin.why,
            "instead": _runner_up(origin, lines),
        }


def _runner_up(origin: Origin, lines: Sequence[LineRead]) -> View | None:
    """What came next, with the lines that it would be where these are whole lines."""
    told = _RUNNER_UP.fullmatch(origin.instead)
    if told is None:
        return None
    found = Places([line.text for line in lines]).find(Anchor(told["words"]), near=False)
    whole = len(found.first) == 1 and letters(
        "".join(line.text for line in lines[found.first[0] : found.last[0] + 1])
    ) == letters(told["words"])
    return {
        "text": told["words"],
        "sure": int(told["percent"]),
        "first": found.first[0] if whole else None,
        "last": found.last[0] if whole else None,
    }


def _fields(reading: Reading) -> Iterator[View]:
    """The fields of every article that hold words, and those of the head that hold none."""
    for number in range(len(reading.articles)):
        prefix = f"articles[{number}]." if number else ""
        for name in _FIELDS:
            value = words_at(reading, f"{prefix}{name}")
            if value or name in _ALWAYS:
                yield {"path": f"{prefix}{name}", "role": name, "article": number, "value": value or ""}


def _blocks(reading: Reading) -> Iterator[View]:
    """The blocks of every body, with their words."""
    for number, article in enumerate(reading.articles):
        for place, block in enumerate(article.body):
            yield {
                "article": number,
                "block": place,
                "type": type(block).__name__.lower(),
                "text": "\n".join(block_texts((block,))),
            }


def _fixes(shown: Shown) -> Iterator[View]:
    """The corrections in the order in which they are numbered: lines, then fields and blocks."""
    places = Places([line.text for line in shown.lines])
    for fix in shown.applied.lines:
        first, last = _span(fix, places)
        yield {
            "kind": "lines",
            "role": fix.role,
            "text": fix.part or f"{fix.anchor.words if fix.anchor else ''}{' … ' + fix.to if fix.to else ''}",
            "first": first,
            "last": last,
        }
    for step in shown.applied.steps:
        match step:
            case SetField():
                yield {"kind": "field", "role": step.path, "text": step.value, "first": None, "last": None}
            case ChangeBlock():
                words = step.anchor.words if step.anchor else ""
                told = ", ".join(f"{one.kind}{one.rest} {one.value}".strip() for one in step.changes)
                yield {"kind": "block", "role": told, "text": words, "first": None, "last": None}
    for words in shown.applied.agreed:
        yield {"kind": "agreed", "role": "agreed", "text": words, "first": None, "last": None}


def _span(fix: FixedLines, places: Places) -> tuple[int | None, int | None]:
    """The lines of a correction, where they can be told."""
    if fix.anchor is None:
        return None, None
    if fix.part:  # whose words stand on lines of their own now
        apart = places.find(Anchor(fix.part), near=False)
        return (apart.first[0], apart.last[0]) if apart.first else (None, None)
    found = places.find(fix.anchor)
    at = (fix.anchor.nth or 1) - 1
    if at >= len(found.first):
        return None, None
    first, last = found.first[at], found.last[at]
    if fix.to:
        last = next((one for one in places.find(Anchor(fix.to)).last if one >= first), last)
    return first, last


def command_of(name: str, shown: Shown, lang: str) -> View:
    """How the same is said on the command line: in one call, and as the file that every command reads."""
    told = []
    places = Places([line.text for line in shown.lines])
    for fix in shown.applied.lines:
        first, last = _span(fix, places)
        if first is not None and last is not None:
            numbers = [shown.lines[at].number for at in (first, last)]
            span = f"{numbers[0]}" if numbers[0] == numbers[1] else f"{numbers[0]}-{numbers[1]}"
            which = f"[{fix.part_nth}]" if fix.part_nth else ""
            told.append(f"lines[{span}]={fix.role}{which}{': ' + fix.part if fix.part else ''}")
    told += [f"{one.path}={one.value}" for one in shown.applied.steps if isinstance(one, SetField)]
    told += ["articles=one"] if shown.applied.whole else []
    options = "".join(f" --set {shlex.quote(one)}" for one in told)
    applied = shown.applied
    holds = bool(applied.lines or applied.steps or applied.whole or applied.checked or applied.agreed)
    return {
        "call": f"umbruch convert {shlex.quote(name)}{options}",
        "file": fix_text(shown.applied, name, lang) if holds else "",
    }


def _remark(remark: Diagnostic, lines: Sequence[LineRead]) -> View:
    return {
        "code": remark.code,
        "severity": remark.severity,
        "message": remark.message,
        "hint": remark.hint,
        "field": remark.field,
        "tick": remark.message if remark.code in PUT_TOGETHER else None,
        **place_of(remark, lines, of_input=True),
    }
