"""Whether letters can be seen: nothing is published that the file does not show its readers.

One rule for every door. Where the ground behind the letters is not known (a picture, a shape, a style sheet elsewhere),
they count as seen: no word is lost by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.facts.desk_comments import comment_words
from umbruch.tree.reading import Reading

WHITE = "ffffff"
"""The paper."""

_LEAST_SIZE = 1.5
"""Points up to which letters are hidden, not small: the smallest print in use, that of medicine leaflets, has 5."""
_ALIKE = 12
"""Of 255, in each of red, green and blue: two colours as near as these have a contrast below 1.12 (WCAG 2.2)."""

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2})?$", re.IGNORECASE)
_THREE = re.compile(
    r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)$", re.IGNORECASE
)
_NAMED = {
    "white": WHITE, "black": "000000", "snow": "fffafa", "ivory": "fffff0", "whitesmoke": "f5f5f5", "red": "ff0000",
    "yellow": "ffff00", "blue": "0000ff", "green": "008000", "cyan": "00ffff", "magenta": "ff00ff", "gray": "808080",
    "grey": "808080", "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkblue": "00008b",
    "darkcyan": "008b8b", "darkgreen": "006400", "darkmagenta": "8b008b", "darkred": "8b0000", "darkyellow": "808000",
}  # fmt: skip
"""Names of colours in CSS and in Word's highlights (ISO/IEC 29500-1, 17.18.40)."""
CLEAR = "clear"
"""The colour of what is not drawn at all."""


def colour_told(words: str | None) -> str | None:
    """A colour as six digits, as CSS and office files write it; None where none is told, `CLEAR` for none."""
    told = (words or "").strip().lower()
    if found := _HEX.match(told):
        digits = found.group(1)
        return digits.lower() if len(digits) == 6 else "".join(one * 2 for one in digits)
    if found := _THREE.match(told):
        share = found.group(4)
        if share is not None and not float(share if share.strip(".") else 0):
            return CLEAR
        return "".join(f"{min(int(part), 255):02x}" for part in found.group(1, 2, 3))
    return CLEAR if told == "transparent" else _NAMED.get(told)


def is_unseen(ink: str | None, ground: str | None, size: float | None = None) -> bool:
    """Whether letters of this colour and size cannot be seen on that ground.

    Args:
        ink: their colour as six digits or `CLEAR`; None or empty where it is the usual one.
        ground: the colour behind them; None where it is not known.
        size: in points.
    """
    if size is not None and 0 <= size <= _LEAST_SIZE:
        return True
    if not ink:
        return False
    if ink == CLEAR:
        return True
    return bool(ground) and ground != CLEAR and _alike(ink, str(ground))


def _alike(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _ALIKE for at in (0, 2, 4))


def hidden_text(words: Sequence[str]) -> Iterator[Diagnostic]:
    """That words are left out that the file does not show, where there are any."""
    if words:
        yield Diagnostic(
            "copy.hidden", f"hidden text is left out: {shortened(words[0])}", "info", hint="it is kept aside"
        )


def kept_comments(notes: Sequence[str]) -> Iterator[Diagnostic]:
    """That comments are kept for the newsroom which somebody wrote beside the text, where there are any."""
    if notes:
        words = shortened(comment_words(notes[0]))
        yield Diagnostic(
            "copy.comment", f"a comment is kept for the newsroom: {words}", "info", field="articles[0].desk_notes"
        )


def with_aside(reading: Reading, words: Sequence[str], notes: Sequence[str] = ()) -> Reading:
    """A reading with words put aside, verbatim, behind those that its first article has discarded.

    Args:
        reading: of a file.
        words: that the file does not show.
        notes: comments for the desk, put behind those of the first article.
    """
    if not (words or notes) or not reading.articles:
        return reading
    first = reading.articles[0]
    discarded, kept = dict.fromkeys(words), dict.fromkeys(notes)
    first = replace(first, discarded=(*first.discarded, *discarded), desk_notes=(*first.desk_notes, *kept))
    return replace(reading, articles=(first, *reading.articles[1:]))
