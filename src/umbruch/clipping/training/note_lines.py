"""Lines that are remarks for a newsroom and lines that readers are shown, from which it is learned to tell them apart."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from math import fsum
from pathlib import Path
from typing import Any, NamedTuple

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.newsroom.likeness.line_evidence import evidence_of
from umbruch.clipping.marks.newsroom.likeness.reading_like_notes import LEAST_SUM, LONGEST
from umbruch.clipping.training.examples import Example, Labelled
from umbruch.clipping.training.fitting import fitted_to

_LISTS = {
    "embargoes": True, "embargoes_inside": True, "for_the_desk": True, "orders_inside": True, "unlisted_notes": True,
    "for_readers": False, "told_to_readers": False, "unlisted_reports": False,
}  # fmt: skip
"""Lists beside the tests of the newsroom's room and in `likeness`, and whether their lines are notes."""
_NOTE, _OWN_REPORT, _REPORT, _SENTENCE = 3.0, 6.0, 1.0, 0.3
"""What a line counts: a note, one for readers that is like notes, a line of a report, a sentence of a longer one."""
_HEAD = ("headline", "kicker", "deck")
_SENTENCES = 6
"""Sentences of a long paragraph that are taken."""
_LEAST_SENTENCE = 10
_LEAST_SHOWN = 2
"""Own lines in which evidence must stand: words of others' texts alone get no weight."""
_LEAST_KNOWN = 15
"""Lines of reports in a language, below which no line of it is judged."""
_FOLDS = 6
_STOP = re.compile(r"(?<=[.!?])\s+")


class Line(NamedTuple):
    """A line, its language, whether it is a note, whose it is, what it counts, and whether it is from a list."""

    text: str
    lang: str
    note: bool
    source: str
    weight: float
    listed: bool


def listed_in(folder: Path) -> Iterator[Line]:
    """The lines of the lists in a folder: `language|words`; a list that is not there has none."""
    for name, note in _LISTS.items():
        path = next(
            (one for one in (folder / f"{name}.txt", folder / "likeness" / f"{name}.txt") if one.is_file()), None
        )
        for line in path.read_text(encoding="utf-8").splitlines() if path else ():
            lang, parted, text = line.partition("|")
            if parted and not line.startswith("#") and len(text) <= LONGEST:
                # Six parts of the lists by chance, each left out once: lines of a list have no source.
                source = f"lists {zlib.crc32(text.encode()) % _FOLDS}"
                yield Line(text, lang, note, source, _NOTE if note else _OWN_REPORT, listed=True)


def printed_in(path: Path) -> Iterator[Line]:
    """What readers are shown of the texts in a file of JSON lines: heads, short paragraphs, sentences of longer ones."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        lang = str(row.get("lang") or "")
        if not lang:
            continue
        source = str(row.get("source") or row.get("group"))
        for text, weight in _printed(row["expect"]):
            if len(text) <= LONGEST:
                yield Line(text, lang, False, source, weight, listed=False)


def _printed(expect: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for field in _HEAD:
        if text := expect.get(field):
            yield text, _REPORT
    for paragraph in expect.get("body") or str(expect.get("body_text") or "").split("\n"):
        if len(paragraph) <= LONGEST:
            yield paragraph, _REPORT
        else:
            sentences = (one for one in _STOP.split(paragraph) if len(one) > _LEAST_SENTENCE)
            yield from ((one, _SENTENCE) for one, _ in zip(sentences, range(_SENTENCES), strict=False))


def weights_of(lines: Sequence[Line]) -> dict[str, float]:
    """What each piece of evidence counts for a note (above zero) and against it."""
    shown = [tuple(sorted(evidence_of(one.text, one.lang))) for one in lines]
    seen = Counter(name for one, told in zip(lines, shown, strict=True) if one.listed for name in told)
    return fitted_to(
        [
            _example(one, tuple(name for name in told if seen[name] >= _LEAST_SHOWN))
            for one, told in zip(lines, shown, strict=True)
        ]
    )


def _example(line: Line, told: tuple[str, ...]) -> Example:
    """The choice between being a note, for which the evidence speaks, and not being one, for which nothing does."""
    labelled = Labelled("", line.source, "lines", line.lang, line.text, {}, line.weight)
    return Example("note", labelled, (told, ()), (line.note, not line.note))


def judged_lines(lines: Sequence[Line]) -> list[str]:
    """What is reached on sources left out, a line each: how many notes are told, and how many lines for readers."""
    sources = sorted({one.source for one in lines})
    found: dict[str, list[bool]] = {"notes": [], "lines for readers that are like notes": [], "lines of reports": []}
    for number in range(_FOLDS):
        out = frozenset(sources[number::_FOLDS])
        weights = weights_of([one for one in lines if one.source not in out])
        for one in lines:
            if one.source in out and one.weight != _SENTENCE:
                kind = 0 if one.note else 1 if one.listed else 2
                found[tuple(found)[kind]].append(_sum(one, weights) >= LEAST_SUM)
    return [f"{kind}: {sum(told)} of {len(told)} told" for kind, told in found.items() if told]


def _sum(line: Line, weights: Mapping[str, float]) -> float:
    return fsum(map(weights.get, evidence_of(line.text, line.lang), repeat(0.0)))


def note_weights_text(lines: Sequence[Line], report: Iterable[str]) -> str:
    """The file of weights, in TOML.

    Args:
        lines: what they are learned from.
        report: what was reached on sources left out, a line each.
    """
    notes = sum(one.note for one in lines)
    known = Counter(conventions_for(one.lang).code for one in lines if not one.note)
    written = [
        "# How much each sign of a line speaks for a remark to a newsroom (above zero) or for what readers are shown;",
        "# written by `python -m umbruch.clipping.training --notes`, not by hand.",
        f"# Learned from {notes} notes and {len(lines) - notes} lines for readers. On sources left out:",
        *(f"#   {line}" for line in report),
        "",
        "[languages]",
        *(f"{code} = {count}" for code, count in sorted(known.items()) if count >= _LEAST_KNOWN),
        "",
        "[notes]",
        *(f"{json.dumps(name, ensure_ascii=False)} = {value}" for name, value in sorted(weights_of(lines).items())),
    ]
    return "\n".join(written) + "\n"
