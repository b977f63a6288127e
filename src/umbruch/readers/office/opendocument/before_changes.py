"""An OpenDocument text as it was before its tracked changes (OpenDocument 1.3, part 3, 5.5)."""

from __future__ import annotations

from lxml import etree

from umbruch.readers.office.opendocument.text_styles import TEXT
from umbruch.readers.office.zip_parts import local

_ID, _CHANGE = TEXT + "id", TEXT + "change-id"


def before_changes(text: etree._Element) -> None:
    """Take inserted words out of a text and put deleted ones back; deleted ends of paragraphs become line breaks."""
    regions = text.find(TEXT + "tracked-changes")
    if regions is None:
        return
    inserted: set[str] = set()
    deleted: dict[str, etree._Element] = {}
    for region in regions:
        name = region.get(_ID) or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        for kind in region:
            if local(kind) == "insertion":
                inserted.add(name)
            elif local(kind) == "deletion":
                deleted[name] = kind
    for one in list(text.iter(TEXT + "change")):
        if one.get(_CHANGE) in deleted:
            _put_back(one, deleted[one.get(_CHANGE) or ""])
    _take_out(text, inserted)


def _put_back(place: etree._Element, deletion: etree._Element) -> None:
    """The words of a deletion where its mark stands."""
    place.tag = TEXT + "span"
    paragraphs = [one for one in deletion if local(one) in ("p", "h")]
    for number, paragraph in enumerate(paragraphs):
        if number:
            etree.SubElement(place, TEXT + "line-break")
        span = etree.SubElement(place, TEXT + "span")
        span.text = paragraph.text
        span.extend(list(paragraph))


def _take_out(text: etree._Element, inserted: set[str]) -> None:
    """Empty what stands between the marks of an insertion."""
    open_marks: set[str] = set()
    for event, one in etree.iterwalk(text, events=("start", "end")):
        if event == "start":
            name = one.get(_CHANGE) or ""
            if local(one) == "change-start" and name in inserted:
                open_marks.add(name)
            elif local(one) == "change-end":
                open_marks.discard(name)
            elif open_marks and one.text:
                one.text = None
        elif open_marks and one.tail and one.getparent() is not None:
            one.tail = None
