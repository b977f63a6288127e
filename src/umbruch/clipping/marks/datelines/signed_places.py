"""A reporter and a place on one line of their own, as newspapers of Spain and Latin America set them."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.authors.known_names import has_given_name
from umbruch.clipping.signs.people import is_particle, is_role, looks_like_name
from umbruch.kept import remembered


class SignedPlace(NamedTuple):
    """Who reports, and from where."""

    reporter: str
    place: str


def signed_place(line: str, article: str) -> SignedPlace | None:
    """The reporter and the place of a line such as `Juan Ortega | Villasol`.

    Args:
        line: a line, whole.
        article: the text it stands in, which names a place again.

    Returns:
        None where the name begins with no common given name, or where a role, a section of the paper, an agency or
        what the article does not name again stands behind the bar.
    """
    name, bar, place = (part.strip() for part in line.partition("|"))
    if not bar or " " not in name or not place or not (has_given_name(name) and looks_like_name(name)):
        return None
    words = place.replace("-", " ").split()
    named = all(word.isalpha() and (word[0].isupper() or is_particle(word)) for word in words)
    if not named or not place[0].isupper() or place.casefold() in shared().agencies or is_role(place):
        return None
    told = article.count(place.title() if place.isupper() else place) > (not place.isupper())
    return SignedPlace(name, place) if told and place.casefold() not in _sections() else None


@remembered(1)
def _sections() -> frozenset[str]:
    return frozenset(word.casefold() for word in everywhere("topic_words"))
