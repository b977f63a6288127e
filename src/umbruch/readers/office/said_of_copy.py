"""What is to be said of the words of an office file before anybody publishes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.facts.desk_comments import desk_comment
from umbruch.readers.door import Placed
from umbruch.readers.unseen_words import hidden_text
from umbruch.tree.walk import block_texts

_TO_FILL_IN = (
    r"einsetzen|einf(?:ü|ue)gen|eingeben|eintragen|erg(?:ä|ae)nzen|ausf(?:ü|ue)llen|insert|enter|fill in|add|your|"
    r"ins(?:é|e)rer|saisir|compl(?:é|e)ter|indiquer|insertar|introducir|rellenar|inserire|inserir|invoegen|invullen|"
    r"inds(?:æ|ae)t|infoga|sett inn|wstaw|uzupe(?:ł|l)nij|vlo(?:ž|z)te|dopl(?:ň|n)te|tbd|tba|tbc|xx+|name|datum|"
    r"date|ort|place|city|link|vorname|nachname|firma|company|telefon|phone"
)
_PLACEHOLDER = re.compile(
    rf"\[(?:[^\[\]\n]{{0,40}}\b)?(?:{_TO_FILL_IN})\b[^\[\]\n]{{0,40}}\]|<(?:{_TO_FILL_IN})\b[^<>\n]{{0,40}}>"
    r"|\[(?:…|\.{3,}|_+|[xX]{2,})\]|\bLorem ipsum dolor\b"
    r"|\bKlicken (?:oder tippen )?Sie hier, um Text einzugeben|\bClick (?:or tap )?here to enter text",
    re.IGNORECASE,
)
"""What templates hold open, in the words of Word and of press offices."""

_MOST_NAMED = 5
_PROGRAM = re.compile(r"(?:generated|created|made|produced|exported) (?:by|with|from|using) ", re.IGNORECASE)


def placeholders(placed: Iterable[Placed]) -> Iterator[Diagnostic]:
    """A warning for each place that a template holds open and nobody has filled in, at most five of them."""
    found = 0
    for one in placed:
        for text in block_texts((one.block,)):
            for hole in _PLACEHOLDER.finditer(text):
                found += 1
                if found <= _MOST_NAMED:
                    yield Diagnostic(
                        "copy.placeholder", f"{shortened(hole.group())} has not been filled in", "warning", one.number,
                        hint="ask for the missing words",
                    )  # fmt: skip


def note_of_file(words: str | None, *, ours: bool) -> tuple[str, ...]:
    """What somebody wrote about a file into its properties, for the desk; programs write there what they are.

    Args:
        words: the description among the core properties.
        ours: umbruch wrote the file.
    """
    if ours or not words or _PROGRAM.match(words):
        return ()
    return (desk_comment(" ".join(words.split())),)


class Beside(NamedTuple):
    """What stands in an office file beside the words that it shows.

    Args:
        changes: how many tracked changes.
        original: the text is read as it was before them.
        program: in which they are best looked at.
        hidden: texts that are not shown.
        placeholders: what fields hold that nobody has filled in.
        linked_outside: pictures that are not in the file.
    """

    changes: int
    original: bool
    program: str
    hidden: Sequence[str]
    placeholders: Sequence[str]
    linked_outside: int


def of_file(beside: Beside) -> Iterator[Diagnostic]:
    """What is to be said of an office file, whatever its format."""
    if beside.changes:
        how = "undone: the text is read as it was before them" if beside.original else "read as accepted"
        yield Diagnostic(
            "copy.changes", f"{beside.changes} tracked changes are {how}", "warning",
            hint=f"ask whether they are meant, or accept them in {beside.program}; --changes says how they are read",
        )  # fmt: skip
    yield from hidden_text(beside.hidden)
    for text in filter(None, beside.placeholders):
        yield Diagnostic(
            "copy.placeholder", f"the field {shortened(text)} has not been filled in", "warning",
            hint="ask for the missing words",
        )  # fmt: skip
    if beside.linked_outside:
        yield Diagnostic(
            "picture.outside", f"{beside.linked_outside} pictures lie outside the file and are not fetched", "warning",
            hint="ask for the pictures",
        )  # fmt: skip
