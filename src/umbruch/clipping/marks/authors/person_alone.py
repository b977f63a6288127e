"""Whether words can be nothing but a person's name."""

from __future__ import annotations

from umbruch.clipping.conventions import Conventions, shared
from umbruch.clipping.marks.authors.byline import is_bare_name
from umbruch.clipping.marks.authors.known_names import has_given_name
from umbruch.clipping.marks.authors.names_among_signs import has_time_word, opens_place
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.marks.release import is_kicker_label, is_label
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.clipping.signs.people import has_role_word


def is_person_alone(words: str, conventions: Conventions) -> bool:
    """Whether words can be nothing but a person's name: no place, section, newspaper, office or organisation."""
    if not is_bare_name(words) or (words.isupper() and not has_given_name(words)):
        return False
    folded = [word.casefold() for word in words.split()]
    if conventions.function_words.intersection((folded[0], folded[-1])) or shared().organisation_words.intersection(
        folded
    ):
        return False
    if (
        has_time_word(words)
        or is_kicker_label(words)
        or is_label(words)
        or is_web_furniture(words)
        or has_role_word(words)
        or opens_place(words)
    ):
        return False
    return words not in shared().cities and not names_newspaper(words) and words.casefold() not in shared().agencies
