"""Labelled texts as examples: for each decision of a head the candidates' evidence, and which of them is right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from umbruch.clipping.assembly import recognise
from umbruch.clipping.page.decode import decode
from umbruch.clipping.shape.ranking.candidates import Run, headline_runs, run_over
from umbruch.clipping.shape.ranking.choice import Question
from umbruch.clipping.shape.ranking.companions import deck_evidence, deck_runs, kicker_evidence, kicker_runs
from umbruch.clipping.shape.ranking.headline_evidence import headline_evidences
from umbruch.clipping.shape.ranking.line_facts import letters_of
from umbruch.clipping.shape.ranking.start_of_report import start_evidences, starts_under
from umbruch.clipping.training import layouts
from umbruch.clipping.training.copied_pages import copied, opened, pages_in
from umbruch.manuscript import manuscript_of

_ROLES = ("headline", "kicker", "deck")
DECISIONS = (*_ROLES, "report")
_MARK = re.compile(r"^[#>-]+ ")
_CASE_SEAM = "\n=====\n"
_MOST_PARAGRAPHS = 12
_LONGEST_PLACE, _LEAST_OPENING = 40, 8
"""Letters of what may stand before the first words of a report on its first line, and of those words."""
_OTHERS = 4
_AS_THEY_ARE = ("cases", "html", "pages", "copies")


class Labelled(NamedTuple):
    """A text with its true head; a role that is not in `head` is not known. `weight` is what it counts in training."""

    identity: str
    source: str
    kind: str
    lang: str | None
    text: str
    head: Mapping[str, str | None]
    weight: float
    paragraphs: tuple[str, ...] = ()
    expect: Mapping[str, Any] = {}


class Example(NamedTuple):
    """One decision: the evidence of each candidate, and which are right (none of them where no candidate is)."""

    decision: str
    labelled: Labelled
    evidence: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


WEIGHTS = {"fresh": 1.2, "clippings": 3.0, "wire": 0.9, "cases": 2.5, "html": 0.6, "pages": 0.6, "copies": 0.6}
"""What a text of a set counts; those of one house count less, because they are alike. Simulated ones count a fifth."""
_SIMULATED = 0.18
_LABELLED = 0.15
"""The share of simulated texts whose headline has a label glued in front."""
_CUTS = 3
"""How many times a page of known headline is copied, each time cut elsewhere."""


def labelled_in(path: Path) -> Iterator[Labelled]:
    """The labelled texts of a set: a file of JSON lines with `text` and `expect`, a folder of text cases or of web pages."""
    if path.is_dir():
        yield from _cases(path)
        yield from _pages(path)
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        expect = row["expect"]
        head = {role: expect[role] for role in _ROLES if role in expect}
        if "headline" not in head:
            continue
        if row.get("format") == "html":
            yield from _copies(row, path)
            continue
        body = expect.get("body") or (expect.get("body_text") or "").split("\n")
        yield Labelled(
            row["id"], re.split(r"[:\s]", row.get("source") or f"{path.stem}/{row['group']}")[0], path.stem,
            row.get("lang"), row.get("text", ""), head, WEIGHTS.get(path.stem, 0.3),
            tuple(_MARK.sub("", one) for one in body if one.strip())[:_MOST_PARAGRAPHS],
            {"lang": row.get("lang"), **expect},
        )  # fmt: skip


def _copies(row: Mapping[str, Any], path: Path) -> Iterator[Labelled]:
    """A page whose headline is known as copy, cut here and there; its deck is known where it is a line of the copy."""
    content = opened(path.parent / row["path"])
    chance = Random(row["id"])
    for cut in range(_CUTS):
        found = copied(content, row["expect"]["headline"], chance)
        if found is None:
            continue
        text, headline = found
        deck = row["expect"].get("deck")
        known = deck and letters_of(deck) in map(letters_of, text.splitlines())
        head = {"headline": headline, "deck": deck} if known else {"headline": headline}
        source = f"{path.stem}/{row['group']}"
        expect = {"lang": row["lang"], "headline": headline}
        paragraphs = (deck or "", *(row["expect"].get("body_text") or "").split("\n"))
        yield Labelled(
            f"{row['id']}-{cut}", source, "html", row["lang"], text, head, WEIGHTS["html"],
            tuple(one for one in paragraphs if one.strip())[:_MOST_PARAGRAPHS], expect,
        )  # fmt: skip


def _pages(folder: Path) -> Iterator[Labelled]:
    """The pages of a folder whose title and heading agree; each is a source of its own."""
    for path in pages_in(folder):
        chance = Random(path.name)
        for cut in range(_CUTS - 1):
            if found := copied(opened(path), None, chance):
                text, headline = found
                head = {"headline": headline}
                yield Labelled(
                    f"{path.name}-{cut}", f"pages/{path.name}", "pages", None, text, head, WEIGHTS["pages"],
                    (), head,
                )  # fmt: skip


def _cases(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.glob("*.txt")):
        text, seam, wanted = path.read_text(encoding="utf-8").partition(_CASE_SEAM)
        if not seam:
            continue
        fields = dict(line.partition(":")[::2] for line in wanted.splitlines() if not line.startswith("#"))
        head = {role: fields[role].strip() or None for role in _ROLES if role in fields}
        if "several" not in path.stem and "review" not in path.stem:
            signs = (("␌", "\f"), ("␉", "\t"), ("⟨shy⟩", "\u00ad"), ("⟨nbsp⟩", "\u00a0"), ("⟨nnbsp⟩", "\u202f"))
            for sign, meant in signs:
                text = text.replace(sign, meant)
            group = path.stem.split("-")[0]
            yield Labelled(
                path.stem,
                f"cases/{group}",
                "cases",
                fields.get("lang", "").strip() or None,
                text,
                head,
                WEIGHTS["cases"],
            )


def simulated(texts: Sequence[Labelled], seed: int) -> Iterator[Labelled]:
    """Further texts made of labelled ones: with furniture above them, or set anew as a column.

    Args:
        texts: what they are made of; they keep their source, so that none is judged by its own.
        seed: where chance begins, so that the same texts come out again.
    """
    chance = Random(seed)
    heads: dict[str | None, list[tuple[str, str]]] = {}
    for one in texts:
        if title := one.head.get("headline"):
            heads.setdefault(one.lang, []).append((one.source, title))
    for one in texts:
        headline = one.head.get("headline")
        if not headline or (one.kind == "wire" and chance.random() > 0.35) or one.kind in _AS_THEY_ARE:
            continue
        others = [title for source, title in heads[one.lang] if source != one.source]
        others = chance.sample(others, min(_OTHERS, len(others)))
        known = {role: text for role, text in one.head.items() if role != "kicker"}
        for turn in range(3 if one.kind == "fresh" else 1):
            text = one.text
            if one.paragraphs and (not text or (turn == 2 and len(one.paragraphs) > 2) or chance.random() < 0.2):
                text = layouts.typeset(headline, one.head.get("deck"), one.paragraphs, chance)
            if not text:
                continue
            if chance.random() < _LABELLED:
                text = layouts.labelled(text, headline, one.lang, chance)
            elif turn == 1 and one.text and (report := _below(one.text, headline)):
                text = layouts.posted(headline, report, one.lang, others, chance)
            elif turn or one.text:
                text = layouts.furnished(text, headline, one.lang, others, chance)
            yield one._replace(text=text, head=known, kind=f"{one.kind}, simulated", weight=one.weight * _SIMULATED)


def _below(text: str, headline: str) -> str | None:
    """What stands under a headline that is a line of a text; None where it is not, or where more than one is."""
    letters = letters_of(headline)
    _, *below = (part for part in _split_at(text.splitlines(), letters)) if letters else ([],)
    return "\n".join(below[0]) if len(below) == 1 else None


def _split_at(lines: Sequence[str], letters: str) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        if letters_of(line) == letters:
            yield part
            part = []
        else:
            part.append(line)
    yield part


def examples_of(one: Labelled) -> list[Example]:
    """The decisions about one text; kicker and deck are decided for the right headline."""
    clipping = recognise(manuscript_of(decode(one.text.encode(), one.identity).text))
    question = clipping.choices[0].question
    return examples_for(one, question)


def examples_for(one: Labelled, question: Question) -> list[Example]:
    """The decisions about one text, whose question is known; where a text case names no role, the rules are right."""
    rows, given, conventions = question
    head = dict(one.head)
    if one.kind == "cases":
        head = {**{role: given.texts.get(role) for role in _ROLES}, **head}
    runs: list[Run | None] = [None, *headline_runs(rows)]
    right = _right(question, runs, "headline", head["headline"], given.ruled)
    deck = None
    found = [Example("headline", one, _ordered(headline_evidences(rows, runs, given, conventions)), right)]
    title = next((run for run, hit in zip(runs, right, strict=True) if hit and run), None)
    if title is None:
        return found
    same = title == given.ruled
    if "kicker" in head:
        runs = [None, *dict.fromkeys(kicker_runs(rows, title, given))]
        told = _ordered(kicker_evidence(rows, title, run, given, conventions) for run in runs)
        ruled = run_over(given.ruled_above) if same else None
        found.append(Example("kicker", one, told, _right(question, runs, "kicker", head["kicker"], ruled)))
    if "deck" in head:
        runs = [None, *dict.fromkeys(deck_runs(rows, title, None, given))]
        told = _ordered(deck_evidence(rows, title, run, given, conventions) for run in runs)
        ruled = run_over(given.ruled_below) if same else None
        right = _right(question, runs, "deck", head["deck"], ruled)
        deck = next((run for run, hit in zip(runs, right, strict=True) if hit), None)
        found.append(Example("deck", one, told, right))
    starts = starts_under(rows, title, (deck,)) if one.paragraphs else []
    if len(starts) > 1:
        told = _ordered(start_evidences(rows, title, starts))
        found.append(Example("report", one, told, _begins(one, [rows[at].text for at in starts])))
    return found


def _begins(one: Labelled, lines: Sequence[str]) -> tuple[bool, ...]:
    """Which of some lines is the first of the report: it opens with the words of a paragraph, perhaps behind a place."""
    paragraphs = [letters_of(paragraph) for paragraph in one.paragraphs]
    first = next((at for at, line in enumerate(lines) if _opens_one(letters_of(line), paragraphs)), None)
    return tuple(at == first for at in range(len(lines)))


def _opens_one(line: str, paragraphs: Sequence[str]) -> bool:
    ends = [line[at:] for at in range(min(_LONGEST_PLACE, len(line) - _LEAST_OPENING) + 1)] or [line]
    return any(
        (end and own.startswith(end)) or (len(own) >= _LEAST_OPENING and end.startswith(own))
        for own in paragraphs
        for end in ends
    )


def _ordered(evidences: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """What candidates show, by name: the order in which signs are met is not that of another process."""
    return tuple(tuple(sorted(one)) for one in evidences)


def _right(
    question: Question, runs: Sequence[Run | None], role: str, wanted: str | None, ruled: Run | None
) -> tuple[bool, ...]:
    """Which runs are a role; that of the rules is judged by what they made of it."""
    folded = letters_of(wanted or "")
    right = []
    for run in runs:
        if run is None:
            right.append(not wanted)
            continue
        text = letters_of(" ".join(row.text for row in question.rows[run.first : run.last]))
        if run == ruled:
            text = question.given.texts.get(role, text)
        right.append(bool(wanted) and text == folded)
    return tuple(right)
