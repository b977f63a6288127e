"""What a sender offers a newsroom beside the text: `Fotos in Druckqualität schicken wir auf Anfrage gern zu.`"""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.newsroom.desk_orders import listed
from umbruch.kept import remembered

_LONGEST = 160
"""Signs of such a paragraph; a longer one is a report on a picture."""
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
        return False
    return _parts().search(paragraph) is not None and _credit().match(paragraph) is None


@remembered(1)
def _clues() -> tuple[str, ...]:
    """What stands in every offer, without a look at where words end: most paragraphs have none of it."""
    return tuple(word.rstrip("*") for word in (*shared().enclosed_words, *shared().offered_words))


@remembered(4)
def _said_in(field: str) -> re.Pattern[str]:
    return re.compile(listed(getattr(shared(), field)), re.IGNORECASE)


@remembered(1)
def _parts() -> re.Pattern[str]:
    return re.compile(listed(everywhere("copy_parts")), re.IGNORECASE)


@remembered(1)
def _credit() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, everywhere('credit_labels')))})\s?[:：]", re.IGNORECASE)
