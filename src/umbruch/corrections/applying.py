"""Corrections done on what was read: fields, blocks, and lines of inputs whose format names the roles itself."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from umbruch.corrections.blocks.block_kinds import as_kind
from umbruch.corrections.blocks.change_blocks import Blocks, Place, changed, words_of
from umbruch.corrections.checked_reading import settled
from umbruch.corrections.model import Applied, Change, ChangeBlock, Corrections, SetField, Step
from umbruch.corrections.set_fields import set_field, words_at
from umbruch.diagnostics import Diagnostic
from umbruch.errors import FieldError, FixesError, UmbruchError
from umbruch.manuscript.fixed_lines import FixedLines, LineFixes
from umbruch.manuscript.letters import letters
from umbruch.tree import Publication
from umbruch.tree.reading import Reading

_P = TypeVar("_P", bound=Publication)

_WITH_WORDS = (
    "kicker",
    "headline",
    "deck",
    "lead",
    "byline",
    "dateline",
    "source",
    "contact",
    "boilerplate",
    "embargo",
)
"""Fields that hold one line or several."""

_TAKEN_OUT = Change("set", "")
_LISTS = {"discard": "discarded", "notice": "notice", "desk_notes": "desk_notes"}
_KINDS = {"body": "paragraph", "subheading": "subheading", "caption": "figure"}


def applied(reading: Reading, corrections: Corrections, fixes: LineFixes) -> Applied:
    """Do what recognition has not done with the corrections.

    Args:
        reading: what was read with the roles of lines that were fixed.
        corrections: all of them.
        fixes: the roles of lines among them, and where they were found.

    Raises:
        FieldError, FixesError: a correction that does not fit, or no longer; with file and place.
    """
    reading = replace(reading, diagnostics=(*reading.diagnostics, *fixes.remarks))
    beside: list[FixedLines] = []
    for missing in fixes.missing():
        reading, found = _on_blocks(reading, missing, fixes)
        beside.append(found)
    steps: list[Step] = []
    for step in corrections.steps:
        reading, step = done(reading, step)
        steps.append(step)
    laid = [one for _, one in sorted(fixes.anchored.items()) if not one.optional]
    reading, mark = settled(reading, corrections)
    return Applied(
        reading, tuple(steps), (*laid, *beside), corrections.whole, tuple(fixes.manuscripts), mark, corrections.agreed
    )


def done(publication: _P, step: Step) -> tuple[_P, Step]:
    """The publication with one correction done, and that correction anchored by words."""
    try:
        if isinstance(step, ChangeBlock):
            made, worded, said = changed(publication, step)
            for one in said:
                made = _remarked(made, step, one)
            return made, worded
        return _field_done(publication, step)
    except FieldError as error:
        if step.file is None:
            raise
        raise _in_file(error, step) from None


def _in_file(error: UmbruchError, step: Step) -> FixesError:
    place = ": ".join(part for part in (step.place, error.place) if part)
    return FixesError(error.message, source=step.file, place=place, hint=error.hint)


def _field_done(publication: _P, step: SetField) -> tuple[_P, SetField]:
    now = words_at(publication, step.path)
    made = set_field(publication, step.path, step.value)
    if step.was is not None and letters(now or "") not in (letters(step.was), letters(step.value)):
        told = repr(now) if now else "nothing"
        made = _remarked(made, step, f"{step.path} was {step.was!r} when this was written, now it is {told}")
    kept = step.was is not None or step.path == "lang"  # in which the input was read: nobody knows what it was guessed
    return made, step if kept else step._replace(was=now)


def _remarked(publication: _P, step: Step, message: str) -> _P:
    if not isinstance(publication, Reading):
        return publication
    place = ": ".join(part for part in (step.file, step.place) if part)
    remark = Diagnostic(
        "fixes.changed", f"{place}: {message}", "warning", hint="look at it, and write it anew with --write-fixes"
    )
    return replace(publication, diagnostics=(*publication.diagnostics, remark))


def _on_blocks(reading: Reading, fix: FixedLines, fixes: LineFixes) -> tuple[Reading, FixedLines]:
    """The reading with a role for a block or a field, where no line has the words: the format has roles of its own.

    With it comes the correction, anchored by the words of the block.
    """
    if fix.part and fixes.unread:
        fix.refuse(
            "the roles of this input are named by its format, not by lines",
            f'split the block before these words ("body[2].split={fix.part}"), or set the field',
        )
    blocks = Blocks(reading)
    if fix.anchor is None:
        return _numbered(reading, fix, fixes)
    found = blocks.places.find(fix.anchor)
    at = (fix.anchor.nth or 1) - 1 if len(found.first) > 1 else 0
    if len(found.first) > 1 and fix.anchor.nth is None:
        fix.refuse(
            f"the words {fix.anchor.words!r} stand in several places",
            'say which: after = "the words above it", or nth = 2 for the second of them',
        )
    if found.first and at < len(found.first) and fix.role != "article":
        return _with_role(reading, blocks.where[found.first[at]], fix), fix
    for name in _WITH_WORDS:
        if letters(words_at(reading, name) or "") == letters(fix.anchor.words):
            return _moved(reading, name, fix), fix
    return fix.refuse(
        f"the words {fix.anchor.words!r} no longer stand in the text",
        "write the words of the line as they stand now, or take this correction out",
    )


def _numbered(reading: Reading, fix: FixedLines, fixes: LineFixes) -> tuple[Reading, FixedLines]:
    assert fix.numbers is not None
    first, last = fix.numbers
    blocks = Blocks(reading)
    inside = [
        place
        for one in reading.origins
        for place in blocks.where
        if one.field == f"articles[{place.article}].body[{place.block}]" and one.lines and first <= one.lines[0] <= last
    ]
    if len(inside) == 1 and fix.role != "article":
        anchored = fix._replace(anchor=blocks.anchor(inside[0]), numbers=None)
        return _with_role(reading, inside[0], fix), anchored
    if fixes.unread:
        fix.refuse(
            "the roles of this input are named by its format, not by lines", "set the field: see umbruch inspect"
        )
    return fix.refuse("there are no words on these lines", "umbruch inspect shows the numbers of lines")


def _with_role(reading: Reading, place: Place, fix: FixedLines) -> Reading:
    """The reading, the words of a block as another field, or the block as another kind."""
    block = reading.articles[place.article].body[place.block]
    as_kind(block, "paragraph", place.path)  # which refuses what holds more than words
    words = words_of(block)
    prefix = f"articles[{place.article}]." if place.article else ""
    if fix.role in _KINDS:
        return set_field(reading, f"{place.path}.type", _KINDS[fix.role])
    reading, _, _ = changed(reading, ChangeBlock((_TAKEN_OUT,), number=(place.article, place.block)))
    return _given(reading, prefix, fix, words, place.article)


def _given(reading: Reading, prefix: str, fix: FixedLines, words: str, number: int) -> Reading:
    if name := _LISTS.get(fix.role):
        article = reading.articles[number]
        articles = list(reading.articles)
        articles[number] = replace(article, **{name: (*getattr(article, name), words)})
        return replace(reading, articles=tuple(articles))
    name = "source" if fix.role == "date" else fix.role
    if fix.role == "date" and (there := words_at(reading, f"{prefix}source")):
        words = f"{there}\n{words}"
    return set_field(reading, f"{prefix}{name}", words)


def _moved(reading: Reading, name: str, fix: FixedLines) -> Reading:
    """The reading, the words of one field in another."""
    if fix.role == name or (name, fix.role) == ("source", "date"):
        return reading
    words = words_at(reading, name) or ""
    if fix.role in _KINDS or fix.role == "article":
        fix.refuse(f"these words are the {name} in this format", f'set {name} = "" and correct a block')
    return _given(set_field(reading, name, ""), "", fix, words, 0)
