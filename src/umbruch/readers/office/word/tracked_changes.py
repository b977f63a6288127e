"""Tracked changes of a Word file done away with in its XML: accepted, or the text as it was before them."""

from __future__ import annotations

from lxml import etree

from umbruch.readers.office.word.related_parts import W

_NEW = ("ins", "moveTo")
_OLD = ("del", "moveFrom")
_RENAMED = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


def before_changes(root: etree._Element) -> int:
    """Make the words of a part what they were before anybody changed them (ISO/IEC 29500-1, 17.13.5).

    Args:
        root: of the part; it is changed.

    Returns:
        How many changes there were.
    """
    count = sum(1 for _ in root.iter(*(W + name for name in (*_NEW, *_OLD))))
    _settle_rows(root, "ins")
    _join_paragraphs(root, _NEW)
    for one in list(root.iter(*(W + name for name in _NEW))):
        _remove(one)
    for one in list(root.iter(*(W + name for name in _OLD))):
        _unwrap(one)
    for one in root.iter(*_RENAMED):
        one.tag = _RENAMED[str(one.tag)]
    for name in ("rPr", "pPr"):
        for changed in list(root.iter(f"{W}{name}Change")):
            _restore(changed, W + name)
    return count


def accepted(root: etree._Element) -> int:
    """Join paragraphs whose end was deleted and take out deleted rows; the walk passes over deleted words."""
    _settle_rows(root, "del")
    _join_paragraphs(root, _OLD)
    return 0


def _settle_rows(root: etree._Element, name: str) -> None:
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}{name}") is not None:
            _remove(row)


def _join_paragraphs(root: etree._Element, names: tuple[str, ...]) -> None:
    """Put a paragraph whose end is not to be there before the words of the next one, which keeps its looks."""
    for paragraph in reversed(list(root.iter(W + "p"))):
        if not any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in names):
            continue
        after = paragraph.getnext()
        if after is None or after.tag != W + "p":
            continue
        place = 1 if after.find(W + "pPr") is not None else 0
        for one in reversed([one for one in paragraph if one.tag != W + "pPr"]):
            after.insert(place, one)
        _remove(paragraph)


def _restore(changed: etree._Element, name: str) -> None:
    now, before = changed.getparent(), changed.find(name)
    above = None if now is None else now.getparent()
    if now is None or above is None:
        return
    above.replace(now, etree.Element(name) if before is None else before)


def _remove(element: etree._Element) -> None:
    if (above := element.getparent()) is not None:
        above.remove(element)


def _unwrap(element: etree._Element) -> None:
    above = element.getparent()
    if above is None:
        return
    place = above.index(element)
    for one in reversed(list(element)):
        above.insert(place, one)
    above.remove(element)
