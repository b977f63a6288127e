"""Captions: as they were written, or with label and number in front where the style asks for them.

Newspapers do not number their pictures. A house that does gets words that everybody sees, in a character style of their
own and counted by a SEQ field, which Word's lists of figures and cross-references go by.
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
"""The id of the character style of label and number, by which they are told from what somebody wrote."""


def caption_runs(label: str, caption: Iterable[Inline], place: Place) -> list[Element]:
    """The runs of a caption.

    Args:
        label: the key of its label in the table of words, which is also what Word counts by.
        caption: what it says.
        place: where it stands.
    """
    word_file = place.word_file
    words = spoken(caption, place.at(".caption"))
    if not word_file.style.docx.number_captions:
        return words
    name = word(label, word_file.lang)
    voice = place.voice._replace(character_style=CAPTION_NUMBER)
    number = str(word_file.next_caption(label))
    counted = field(rf"SEQ {name} \* ARABIC", [run(number, voice)], voice)
    return [run(f"{name} ", voice), *counted, run(": ", voice), *words]
