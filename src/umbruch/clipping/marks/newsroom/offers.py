"""What a sender offers a newsroom beside the text: `Fotos in Druckqualität schicken wir auf Anfrage gern zu.`"""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import WORD, moments, small_words
from umbruch.clipping.marks.newsroom.desk_orders import listed
from umbruch.kept import remembered

_LONGEST = 160
"""Signs of such a paragraph; a longer one is a report on a picture."""
_MOST_BEHIND = 8
"""Words that say when and how something comes."""
_QUOTED = re.compile('["“”„«»]')


def offers_to_the_desk(paragraph: str) -> bool:
    """Whether a short paragraph says of a part of the copy, mostly a picture, that it is enclosed or to be had.

    Args:
        paragraph: the whole of it, on one line; a credit (`Foto: Ada Roe, auf Anfrage`) is none.
    """
    folded = paragraph.casefold() if len(paragraph) <= _LONGEST else ""
    if not any(clue in folded for clue in _clues()) or _QUOTED.search(paragraph):
        return False
    if _said_in("enclosed_words").search(paragraph) is None and not all(
        _said_in(field).search(paragraph) for field in ("offered_words", "offered_to")
    ):
        return _says_what_comes(paragraph)
    return _parts().search(paragraph) is not None and _credit().match(paragraph) is None


def _says_what_comes(paragraph: str) -> bool:
    """`Bild folgt gegen 15 Uhr per Mail`: a part of the copy, that it comes, and times and ways alone."""
    found = _coming().match(paragraph)
    if found is None:
        return False
    rest = [word.casefold() for word in WORD.findall(paragraph[found.end() :])]
    return len(rest) <= _MOST_BEHIND and all(
        word in small_words() or word in shared().sending_ways or moments().has(word) for word in rest
    )


@remembered(1)
def _coming() -> re.Pattern[str]:
    """With at most a number or two words of it before the part."""
    parts, coming = listed(everywhere("copy_parts")), listed(shared().coming_words)
    return re.compile(rf"[(\[]?(?:\w{{1,12}}\s){{0,2}}(?:{parts})\s(?:{coming})", re.IGNORECASE)


@remembered(1)
def _clues() -> tuple[str, ...]:
    """What stands in every offer, without a look at where words end: most paragraphs have none of it."""
    one = shared()
    return tuple(word.rstrip("*") for word in (*one.enclosed_words, *one.offered_words, *one.coming_words))


@remembered(4)
def _said_in(field: str) -> re.Pattern[str]:
    return re.compile(listed(getattr(shared(), field)), re.IGNORECASE)


@remembered(1)
def _parts() -> re.Pattern[str]:
    return re.compile(listed(everywhere("copy_parts")), re.IGNORECASE)


@remembered(1)
def _credit() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, everywhere('credit_labels')))})\s?[:：]", re.IGNORECASE)
