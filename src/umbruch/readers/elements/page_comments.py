"""Comments of a page that somebody wrote to the newsroom; most are those of programs and go away unsaid."""

from __future__ import annotations

from collections.abc import Iterable

from umbruch.clipping.marks.newsroom.asides import LONGEST, asides_in
from umbruch.clipping.marks.newsroom.desk_notes import is_desk_note
from umbruch.clipping.marks.newsroom.open_points import open_marks
from umbruch.clipping.marks.release import is_embargo
from umbruch.facts.desk_comments import desk_comment
from umbruch.readers.elements.parsed_page import Element


def comments_to_the_desk(elements: Iterable[Element]) -> tuple[str, ...]:
    """The comments among elements that set an embargo, order something or address a desk.

    Of some thousand comments in pages of newspapers none does; they name parts of a template, or are a programmer's
    `TODO`.
    """
    comments = (" ".join((one.text or "").split()) for one in elements if not isinstance(one.tag, str))
    return tuple(dict.fromkeys(desk_comment(words) for words in comments if words and _is_to_the_desk(words)))


def _is_to_the_desk(words: str) -> bool:
    if len(words) > LONGEST or any(sign in words for sign in "<>{}") or open_marks().match(words):
        return False
    return is_embargo(words) or is_desk_note(words) or bool(asides_in(words))
