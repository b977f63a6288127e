"""What is to be said of the words of an office file before anybody publishes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.readers.door import Placed
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
