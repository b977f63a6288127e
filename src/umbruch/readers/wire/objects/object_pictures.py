"""Pictures among the objects of ninjs."""

from __future__ import annotations

from typing import Any

from umbruch.clipping.marks.caption import parse_credit
from umbruch.readers.wire.item_told import PictureTold
from umbruch.readers.wire.objects.object_values import News, bare, objects, role_texts, written
from umbruch.readers.wire.wire_moments import day_told
from umbruch.tree import Credit

_NOBODY = "–"
"""What our objects write for the name in a credit that names nobody."""
OURS = "umbruch-"
"""How the profile of our own objects begins."""


def renditions_of(item: News) -> list[dict[str, Any]]:
    """The files of an object."""
    return objects(item.get("renditions"))


def picture_of(item: News) -> PictureTold:
    """What the object of a picture tells; of its renditions the largest first."""
    ours = (written(item.get("profile")) or "").startswith(OURS)
    told = PictureTold(id=written(item.get("uri")), headline=written(item.get("headline")))
    described = dict(role_texts(item.get("descriptions")))
    told.caption = (
        described.get("caption")
        or written(item.get("caption"))
        or bare(written(item.get("descriptiontext")) or written(item.get("descriptioncaption")))
    )
    told.alt = described.get("alt") or written(item.get("alttext")) or (written(item.get("bodytext")) if ours else None)
    told.credit = _own_credit(item, described) if ours else _credit(item)
    told.date = day_told(written(item.get("contentcreated")))
    places = (written(one.get("name")) for one in [*objects(item.get("places")), *objects(item.get("place"))])
    told.place = written(item.get("located")) or next(filter(None, places), None)
    told.copyright, told.terms = written(item.get("copyrightnotice")), written(item.get("usageterms"))
    files = sorted(renditions_of(item), key=_width, reverse=True)
    told.hrefs = [href for one in files if (href := written(one.get("href")) or written(one.get("url")))]
    told.focus = next((focus for one in files if (focus := _focus(one))), None)
    return told


def _credit(item: News) -> Credit | None:
    line = written(item.get("byline")) or written(item.get("by")) or written(item.get("creditline"))
    people = [*objects(item.get("people")), *objects(item.get("person"))]
    makers = (written(one.get("name")) for one in people if written(one.get("rel")) == "photographer")
    name = next(filter(None, makers), None)
    return parse_credit(line or name or "") if line or name else None


def _own_credit(item: News, described: dict[str, str]) -> Credit | None:
    """The credit as it was printed, with its label, and the name in it."""
    line = (
        described.get("credit")
        or written(item.get("descriptioncredit"))
        or written(item.get("byline"))
        or written(item.get("by"))
    )
    if line is None:
        return None
    name = described.get("credited") or written(item.get("descriptioncredited"))
    return parse_credit(line) if name is None else Credit(line, None if name == _NOBODY else name)


def _width(rendition: News) -> tuple[bool, float]:
    width = rendition.get("width")
    name = written(rendition.get("name")) or written(rendition.get("associationname")) or ""
    return name == "original", width if isinstance(width, int | float) else 0


def _focus(rendition: News) -> tuple[float, float] | None:
    poi, width, height = rendition.get("poi"), rendition.get("width"), rendition.get("height")
    match poi:
        case {"x": int(x) | float(x), "y": int(y) | float(y)} if width and height:
            shares = (x / width, y / height)
            return shares if all(0 <= one <= 1 for one in shares) else None
        case _:
            return None
