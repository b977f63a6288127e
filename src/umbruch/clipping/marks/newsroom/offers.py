"""What a sender offers a newsroom beside the text: `Fotos in Druckqualität schicken wir auf Anfrage gern zu.`"""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import WORD, moments, small_words
from umbruch.clipping.marks.newsroom.desk_orders import is_told_to_readers, listed
from umbruch.kept import remembered

_LONGEST = 160
"""Signs of such a paragraph; a longer one is a report on a picture."""
_MOST_BESIDE = 10
"""Words that say when and how something comes."""
_MOST_NAMED = 2
"""Words for what pictures show that somebody promises to send: `Fotos vom Spatenstich`."""
_MOST_BEFORE = 2
"""Words before the first of what comes and that it comes: `Die ersten Bilder …`."""
_HEAD = 4
"""Letters by which most paragraphs are known to hold none of the words."""
_QUOTED = re.compile('["“”„«»]')


def offers_to_the_desk(paragraph: str) -> bool:
    """Whether a short paragraph says of a part of the copy, mostly a picture, that it is enclosed or to be had.

    Args:
        paragraph: the whole of it, on one line; a credit (`Foto: Ada Roe, auf Anfrage`) is none.
    """
    if len(paragraph) > _LONGEST:
        return False
    if _clues().isdisjoint(word[:_HEAD] for word in WORD.findall(paragraph.casefold())) or _QUOTED.search(paragraph):
        return False
    if _said_in("enclosed_words").search(paragraph) is None and not all(
        _said_in(field).search(paragraph) for field in ("offered_words", "offered_to")
    ):
        return _says_what_comes(paragraph)
    return _parts().search(paragraph) is not None and _credit().match(paragraph) is None


def _says_what_comes(paragraph: str) -> bool:
    """`Bild folgt gegen 15 Uhr per Mail`, `Fotos vom Spatenstich liefern wir bis 18 Uhr nach`, in any order.

    What follows may be said of other things: beside it stand times and ways alone. What somebody says that he will
    send may have a name.
    """
    sent = _said_in("sending_words").search(paragraph)
    coming = sent or _said_in("coming_words").search(paragraph)
    part = _parts().search(paragraph)
    if coming is None or part is None or paragraph.endswith("?") or is_told_to_readers(paragraph):
        return False
    if len(paragraph[: min(coming.start(), part.start())].split()) > _MOST_BEFORE:
        return False
    first, last = sorted((coming.span(), part.span()))
    beside = f"{paragraph[first[1] : last[0]]} {paragraph[max(first[1], last[1]) :]}"
    rest = [word.casefold() for word in WORD.findall(_parts().sub(" ", beside))]
    strange = sum(not _tells_when_or_how(word) for word in rest)
    return len(rest) <= _MOST_BESIDE and strange <= (_MOST_NAMED if sent else 0)


def _tells_when_or_how(word: str) -> bool:
    return word in small_words() or word in shared().sending_ways or moments().has(word)


@remembered(1)
def _clues() -> frozenset[str]:
    """What one word of every offer begins with; most paragraphs have none."""
    one = shared()
    entries = (*one.enclosed_words, *one.offered_words, *one.coming_words, *one.sending_words)
    return frozenset(max(WORD.findall(entry.casefold()), key=len)[:_HEAD] for entry in entries)


@remembered(8)
def _said_in(field: str) -> re.Pattern[str]:
    return re.compile(listed(getattr(shared(), field)), re.IGNORECASE)


@remembered(1)
def _parts() -> re.Pattern[str]:
    return re.compile(listed((*everywhere("copy_parts"), *shared().picture_words)), re.IGNORECASE)


@remembered(1)
def _credit() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, everywhere('credit_labels')))})\s?[:：]", re.IGNORECASE)
