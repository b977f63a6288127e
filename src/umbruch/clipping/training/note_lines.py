"""Lines that are remarks for a newsroom and lines that readers are shown, from which it is learned to tell them apart."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.newsroom.likeness.line_evidence import evidence_of
from umbruch.clipping.marks.newsroom.likeness.reading_like_notes import LONGEST, is_like_notes
from umbruch.clipping.training.examples import Example, Labelled
from umbruch.clipping.training.fitting import fitted_to

Kind = Literal["note", "like notes", "report", "sentence"]

_LISTS: dict[str, Kind] = {
    "embargoes.txt": "note", "embargoes_inside.txt": "note", "for_the_desk.txt": "note", "orders_inside.txt": "note",
    "likeness/unlisted_notes.txt": "note", "for_readers.txt": "like notes", "told_to_readers.txt": "like notes",
    "likeness/unlisted_reports.txt": "like notes",
}  # fmt: skip
"""Lists beside the tests of the newsroom's room, and what their lines are."""
_WEIGHTS: dict[Kind, float] = {"note": 3.0, "like notes": 6.0, "report": 1.0, "sentence": 0.3}
"""What a line counts: a note, a line for readers that has words of notes, a line of a report, a sentence of one."""
_JUDGED: dict[Kind, str] = {
    "note": "notes", "like notes": "lines for readers that are like notes", "report": "lines of reports",
}  # fmt: skip
_OWN: tuple[Kind, ...] = ("note", "like notes")
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
    """A line: what it is, its language, whose it is, and what it shows."""

    kind: Kind
    lang: str
    source: str
    evidence: tuple[str, ...]


def listed_in(folder: Path) -> Iterator[Line]:
    """The lines of the lists in a folder: `language|words`; a list that is not there has none."""
    for name, kind in _LISTS.items():
        path = folder / name
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            lang, parted, text = line.partition("|")
            if parted and not line.startswith("#"):
                # Six parts of the lists by chance, each left out once: lines of a list have no source.
                yield from _lines([(text, kind)], lang, f"lists {zlib.crc32(text.encode()) % _FOLDS}")


def printed_in(path: Path) -> Iterator[Line]:
    """What readers are shown of the texts in a file of JSON lines: heads, short paragraphs, sentences of longer ones."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if lang := row.get("lang"):
            yield from _lines(_printed(row["expect"]), lang, str(row.get("source") or row.get("group")))


def _lines(texts: Iterable[tuple[str, Kind]], lang: str, source: str) -> Iterator[Line]:
    for text, kind in texts:
        if len(text) <= LONGEST:
            # By name: the order in which signs are met is not that of another process.
            yield Line(kind, lang, source, tuple(sorted(evidence_of(text, lang))))


def _printed(expect: Mapping[str, Any]) -> Iterator[tuple[str, Kind]]:
    for field in _HEAD:
        if text := expect.get(field):
            yield text, "report"
    for paragraph in expect.get("body") or str(expect.get("body_text") or "").split("\n"):
        if len(paragraph) <= LONGEST:
            yield paragraph, "report"
        else:
            sentences = (one for one in _STOP.split(paragraph) if len(one) > _LEAST_SENTENCE)
            yield from ((one, "sentence") for one in islice(sentences, _SENTENCES))


def weights_of(lines: Sequence[Line]) -> dict[str, float]:
    """What each piece of evidence counts for a note (above zero) and against it."""
    seen = Counter(name for one in lines if one.kind in _OWN for name in one.evidence)
    known = {name for name, times in seen.items() if times >= _LEAST_SHOWN}
    return fitted_to([_example(one, known) for one in lines])


def _example(line: Line, known: Set[str]) -> Example:
    """The choice between being a note, for which the evidence speaks, and not being one, for which nothing does."""
    labelled = Labelled("", line.source, "lines", line.lang, "", {}, _WEIGHTS[line.kind])
    told = tuple(name for name in line.evidence if name in known)
    return Example("note", labelled, (told, ()), (line.kind == "note", line.kind != "note"))


def judged_lines(lines: Sequence[Line]) -> list[str]:
    """What is reached on sources left out, a line each: how many notes are told, and how many lines for readers."""
    sources = sorted({one.source for one in lines})
    found: dict[Kind, list[bool]] = {kind: [] for kind in _JUDGED}
    for number in range(_FOLDS):
        out = frozenset(sources[number::_FOLDS])
        weights = weights_of([one for one in lines if one.source not in out])
        for one in lines:
            if one.source in out and one.kind in found:
                found[one.kind].append(is_like_notes(one.evidence, weights))
    return [f"{_JUDGED[kind]}: {sum(told)} of {len(told)} told" for kind, told in found.items() if told]


def note_weights_text(lines: Sequence[Line], report: Iterable[str]) -> str:
    """The file of weights, in TOML.

    Args:
        lines: what they are learned from.
        report: what was reached on sources left out, a line each.
    """
    notes = sum(one.kind == "note" for one in lines)
    known = Counter(conventions_for(one.lang).code for one in lines if one.kind != "note")
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
