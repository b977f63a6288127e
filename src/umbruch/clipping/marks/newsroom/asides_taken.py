"""Paragraphs freed from what inside them is for the newsroom alone: sentences and brackets that say nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from umbruch.clipping.marks.newsroom.asides import Aside, asides_in


def without_asides(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text without sure asides inside its paragraphs, and these with the numbers (from 1) of their lines.

    What is a paragraph of its own stays: it is looked at as a whole. Lines keep their numbers; one that would be left
    empty between others takes the first word of the next, so that its paragraph stays whole.

    Args:
        text: lines that end in `\\n`.
    """
    lines = text.split("\n")
    notes: list[tuple[int, str]] = []
    for begin, end in _chunks(lines):
        chunk = "\n".join(lines[begin:end])
        taken = [one for one in asides_in(chunk) if one.sure and _is_inside(one, chunk)]
        if not taken:
            continue
        lines[begin:end] = _closed_up(_cut(chunk, taken).split("\n"))
        notes += [(begin + 1 + chunk.count("\n", 0, one.start), one.words) for one in taken]
    return ("\n".join(lines), tuple(notes)) if notes else (text, ())


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    begin = None
    for number, line in enumerate((*lines, "")):
        if line.strip():
            begin = number if begin is None else begin
        elif begin is not None:
            yield begin, number
            begin = None


def _is_inside(aside: Aside, chunk: str) -> bool:
    """Whether a sentence stands before it, or on its line behind it; lines of their own are looked at elsewhere."""
    before, behind = chunk[: aside.start].rstrip(), chunk[aside.end :]
    return before.endswith((".", "!", "?", "…", "”", "“", "»", '"', ")", "。", "！", "？", "।")) or (
        bool(behind.strip())
        and (not chunk[: aside.end].endswith("\n") or bool(before))
        and (aside.end - aside.start != len(aside.words) or not behind.startswith("\n"))
    )


def _cut(chunk: str, taken: Sequence[Aside]) -> str:
    """The paragraph without them, its line ends where they were."""
    kept, start = [], 0
    for one in taken:
        before = chunk[start : one.start]
        gone = chunk[one.start : one.end]
        after = chunk[one.end : one.end + 1]
        joins = before.endswith(" ") and (after in ("", " ", "\n") or after in ".,;:!?")
        kept += [before[:-1] if joins else before, "\n" * gone.count("\n")]
        start = one.end
    return "".join((*kept, chunk[start:]))


def _closed_up(lines: list[str]) -> list[str]:
    """The lines of a paragraph, none of them empty before the last word."""
    lines = [line.rstrip() for line in lines]
    first = next((at for at, line in enumerate(lines) if line), len(lines))
    for at in range(first, len(lines)):
        if not lines[at]:
            below = next((n for n in range(at + 1, len(lines)) if lines[n]), None)
            if below is None:
                break
            lines[at], _, lines[below] = lines[below].lstrip().partition(" ")
    return lines
