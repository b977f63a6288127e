"""Words by which lines say that they are not for publication, and a line as it is compared with them."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere
from umbruch.kept import remembered

LONGEST = 200
"""Signs of a line that is a note."""
DRESS = " \t\f#*_=>+~-–—!|"
BRACKETS = "()[]【】!. "


def bare_words(text: str) -> str:
    """A line without signs around it, typewriter signs for curly ones, one blank between words."""
    return " ".join(typewritten(text).split()).strip(DRESS)


def typewritten(text: str) -> str:
    """A text with the apostrophes of a typewriter, of the same length."""
    return text.replace("’", "'").replace("‘", "'")


@remembered(1)
def private_words() -> str:
    """A pattern of what says that a text is not for publication, in all languages."""
    return "|".join(map(re.escape, everywhere("not_for_publication")))


@remembered(1)
def opening() -> re.Pattern[str]:
    """`Nicht zur Veröffentlichung bestimmt:`, after words to the newsroom too; not the start of a longer sentence.

    What is a label of contacts as a whole heads one, that every form of a release carries.
    """
    private = re.compile(private_words(), re.IGNORECASE)
    contacts = "|".join(re.escape(label) for label in everywhere("contact_labels") if private.search(label))
    return re.compile(
        rf"[(\[]?(?:[^:.]{{1,50}}[:!]\s)?(?:{private_words()})(?:\s\w{{1,20}})?(?:$|\s?[.:)\]]|\s[–—-]\s|[*_])"
        rf"|[^:.()]{{1,50}}\s[(\[](?:{private_words()})(?:\s\w{{1,20}})?[)\]]\s?[:：]"
        rf"|(?!(?:{contacts})\s?[:：])[(\[]?[^:.()]{{1,50}}(?:,|\s[–—-])\s(?:{private_words()})(?:\s\w{{1,20}})?\s?[:：]",
        re.IGNORECASE,
    )
