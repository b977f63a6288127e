"""Captions as Word knows them: label and number in front, counted by a SEQ field.

Newspapers do not number their pictures, so label and number stand in a character style of their own, which is hidden:
Word's lists of figures, cross-references and screen readers have them, the page has not. A house that wants them
printed shows that one style.
"""

from __future__ import annotations

from collections.abc import Iterable

from umbruch.language.wording import word
from umbruch.tree import Inline
from umbruch.writers.docx.content.placed_paragraphs import Place, spoken
from umbruch.writers.docx.content.running_text import run
from umbruch.writers.docx.content.word_fields import field
from umbruch.writers.docx.xml.wordml import Element

CAPTION_NUMBER = "CaptionNumber"
"""The id of the character style of label and number."""


def numbered(label: str, caption: Iterable[Inline], place: Place) -> list[Element]:
    """The runs of a caption.

    Args:
        label: the key of its label in the table of words, which is also what Word counts by.
        caption: what it says.
        place: where it stands.
    """
    word_file = place.word_file
    name = word(label, word_file.lang)
    voice = place.voice._replace(character_style=CAPTION_NUMBER)
    number = str(word_file.next_caption(label))
    counted = field(rf"SEQ {name} \* ARABIC", [run(number, voice)], voice)
    return [run(f"{name} ", voice), *counted, run(": ", voice), *spoken(caption, place.at(".caption"))]
