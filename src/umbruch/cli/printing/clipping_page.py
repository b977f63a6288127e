"""A clipping as one page that can be mailed: each line in the colour of its role, what is doubtful marked.

The page holds no script, asks no network and needs no other file. A role is told by colour, by pattern and by name, so
that it can be read in print and by eyes that see no colours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from umbruch.cli.speech import headings, localised, localised_severity
from umbruch.corrections.model import Applied
from umbruch.language.user_language import user_language
from umbruch.manuscript.line_roles import LineRead, LineSpan, lines_read
from umbruch.tree.reading import Reading

_FIRST = "articles[0]."


class Shown(NamedTuple):
    """An input as it was read, under its name."""

    name: str
    done: Applied


def clipping_page(shown: Sequence[Shown]) -> str:
    """The page of one input, or of several one below the other.

    Args:
        shown: the inputs; at least one.
    """
    language = user_language()
    names = _role_names(language)
    title = escape(", ".join(one.name for one in shown))
    parts = chain.from_iterable(_section(one, names) for one in shown)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="robots" content="noindex">',
            f"<title>{title}</title>",
            f"<style>\n{_rules()}</style></head>",
            "<body>",
            *parts,
            "</body></html>",
        ]
    )


def _rules() -> str:
    own = files("umbruch.cli.printing").joinpath("clipping.css").read_text(encoding="utf-8")
    return own + files("umbruch.studio").joinpath("assets/roles.css").read_text(encoding="utf-8")


def _role_names(language: str) -> dict[str, str]:
    words = json.loads(files("umbruch.studio").joinpath("assets/words.json").read_text(encoding="utf-8"))
    return {name.removeprefix("role."): told for name, told in words[language].items() if name.startswith("role.")}


def _section(shown: Shown, names: dict[str, str]) -> Iterator[str]:
    reading, lines = shown.done.reading, lines_read(shown.done.reading, shown.done.manuscripts)
    doubts = {span.origin.field for line in lines for span in line.spans if span.origin.doubtful}
    told = headings("1 field is doubtful")[0] if len(doubts) == 1 else localised(f"{len(doubts)} fields are doubtful")
    yield f"<main><h1>{escape(shown.name)}</h1>"
    yield f'<p class="lead">{escape(told if doubts else localised("nothing is doubtful"))}</p>'
    used = dict.fromkeys(span.role for line in lines for span in line.spans)
    yield '<ul class="key">'
    for role in used:
        name = escape(names.get(role, role))
        yield f'<li class="role-{escape(role)}"><span class="bar" aria-hidden="true"></span>{name}</li>'
    yield '</ul><ol class="copy">'
    last = ""
    last_words = max((number for number, line in enumerate(lines) if line.text.strip()), default=0)
    for line in lines[: last_words + 1]:
        field = line.spans[0].origin.field if line.spans else ""
        yield _line(line, names, opens=field != last)
        last = field or last
    yield "</ol>"
    yield from _remarks(reading)
    yield "</main>"


def _line(line: LineRead, names: dict[str, str], *, opens: bool) -> str:
    """A line with its number, the bar of its role, its words, and on the first of a field what that is."""
    role = line.spans[0].role if line.spans else "none"
    doubtful = any(span.origin.doubtful for span in line.spans) and not line.fixed
    words, end = [], 0
    for span in line.spans:
        words.append(escape(line.text[end : span.start]))
        words.append(f'<span class="span role-{escape(span.role)}">{escape(line.text[span.start : span.end])}</span>')
        end = span.end
    words.append(escape(line.text[end:]))
    told = "; ".join(_told(span, names, doubtful) for span in line.spans) if opens else ""
    return (
        f'<li class="line role-{escape(role)}{" doubtful" if doubtful else ""}">'
        f'<span class="number">{line.number}</span><span class="bar" aria-hidden="true"></span>'
        f'<span class="text">{"".join(words)}</span><span class="role">{escape(told)}</span></li>'
    )


def _told(span: LineSpan, names: dict[str, str], doubtful: bool) -> str:
    name = names.get(span.role, span.role)
    sure = span.origin.sureness
    if not doubtful and sure == 1:
        return name
    return f"{'? ' if doubtful else ''}{name}, {sure:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def _remarks(reading: Reading) -> Iterator[str]:
    if not reading.diagnostics:
        return
    yield f"<h2>{escape(headings('WHAT WAS NOTICED')[0].capitalize())}</h2>"
    yield '<ul class="remarks">'
    for remark in reading.diagnostics:
        place = localised(f"line {remark.line}") if remark.line is not None else (remark.field or "")
        grave = "" if remark.severity == "info" else f"{localised_severity(remark.severity)}: "
        hint = f" → {localised(remark.hint)}" if remark.hint else ""
        opening = f"{place.removeprefix(_FIRST)}: " if place else ""
        yield f"<li>{escape(f'{opening}{grave}{localised(remark.message)}{hint}')}</li>"
    yield "</ul>"
