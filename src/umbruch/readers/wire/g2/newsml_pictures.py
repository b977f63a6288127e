"""Picture items of NewsML-G2: caption, credit, rights, and where the file lies."""

from __future__ import annotations

from umbruch.clipping.marks.caption import parse_credit
from umbruch.readers.wire.g2.concept_names import code_of_role, name_of
from umbruch.readers.wire.item_told import PictureTold
from umbruch.readers.wire.wire_moments import day_told
from umbruch.readers.wire.wire_xml import Element, by_name, children, first, lined, local, words
from umbruch.tree import Credit


def picture_told(item: Element) -> PictureTold:
    """What a picture item tells: where its file lies, the best rendition first, and what is said of it."""
    content = by_name(first(item, "contentMeta"))
    told = PictureTold(
        id=item.get("guid"), headline=next((text for one in content["headline"] if (text := words(one))), None)
    )
    for one in content["description"]:
        role, text = code_of_role(one), lined(one)
        if role == "alt":
            told.alt = text
        elif text and told.caption is None and (not role or "caption" in role or role == "summary"):
            told.caption = text
    told.credit = _credit(item, content)
    told.date = next((day for one in content["contentCreated"] if (day := day_told(words(one)))), None)
    told.place = next((name for one in content["located"] if (name := name_of(one))), None)
    info = by_name(first(item, "rightsInfo"))
    told.copyright = next((lined(one) for one in info["copyrightNotice"]), None)
    told.terms = next((lined(one) for one in info["usageTerms"]), None)
    for one in content["contentMetaExtProperty"]:
        if (one.get("rel") or "").endswith(":focus"):
            told.focus = _focus(one.get("value") or "")
    files = [one for one in children(first(item, "contentSet"), "remoteContent") if one.get("href")]
    told.hrefs = [one.get("href") for one in sorted(files, key=_size, reverse=True)]
    return told


def _credit(item: Element, content: dict[str, list[Element]]) -> Credit | None:
    """The line of the credit with its label where that is told, and who is named in it: photographer and agency."""
    line = next((text for one in content["creditline"] if (text := words(one))), None)
    if words(first(item, "itemMeta", "generator")) == "umbruch":
        line = next((lined(one) for one in content["description"] if code_of_role(one) == "credit"), line)
        return _own_credit(line, content) if line else None
    makers = [
        name for one in (*content["creator"], *content["contributor"]) if _has_made(one) and (name := name_of(one))
    ]
    name = next(iter(makers), None) or next((text for one in content["by"] if (text := words(one))), None)
    if not line and not name:
        return None
    return Credit(line, name) if line and name else parse_credit(line or name or "")


def _own_credit(line: str, content: dict[str, list[Element]]) -> Credit:
    told = (one for one in content["contentMetaExtProperty"] if (one.get("rel") or "").endswith(":credited"))
    credited = next(told, None)
    return parse_credit(line) if credited is None else Credit(line, credited.get("value") or None)


def _has_made(party: Element) -> bool:
    """Whether a party of a picture is who took it, and no editor of its caption."""
    return local(party) == "creator" or "photo" in code_of_role(party)


def _size(file: Element) -> tuple[bool, int]:
    width = file.get("width") or ""
    return "highres" in (file.get("rendition") or "").casefold(), int(
        width
    ) if width.isdecimal() and width.isascii() and len(width) < 7 else 0


def _focus(written: str) -> tuple[float, float] | None:
    parts = written.split()
    try:
        x, y = (float(part) for part in parts)
    except ValueError:
        return None
    return (x, y) if 0 <= x <= 1 and 0 <= y <= 1 else None
