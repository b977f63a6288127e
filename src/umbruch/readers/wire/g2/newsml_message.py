"""A file of NewsML-G2: an item alone or a message of several, what belongs to what, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from umbruch.clipping.marks.release import parse_contact
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError, InputInvalid
from umbruch.readers.wire.g2.broken_messages import whole_items
from umbruch.readers.wire.g2.concept_names import code_of_role, name_of
from umbruch.readers.wire.g2.newsml_item import class_of, contact_of, items_in, told_of, told_of_head
from umbruch.readers.wire.g2.newsml_pictures import picture_told
from umbruch.readers.wire.item_told import PictureTold, Told
from umbruch.readers.wire.markup.markup_inlines import lang_of
from umbruch.readers.wire.told_article import read_status, reading_of
from umbruch.readers.wire.wire_moments import day_told
from umbruch.readers.wire.wire_pictures import PicturesByReference
from umbruch.readers.wire.wire_xml import Element, by_name, first, lined, local, named, parsed, words
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import List, Paragraph, Text
from umbruch.tree.reading import Reading

_VOCABULARY = frozenset(("conceptItem", "knowledgeItem", "planningItem", "catalogItem"))
_PICTURES = frozenset(("picture", "graphic", "photo"))
_SOUND = frozenset(("audio", "video", "animation"))


def read_message(content: bytes, request: ReadRequest) -> Reading:
    """The texts of a file as articles, with the pictures that its picture items name.

    Raises:
        InputInvalid: broken XML, or no news in it.
    """
    try:
        file = parsed(content, request.source)
    except InputInvalid as error:
        found = whole_items(content, request.source)
        if not found.items:
            raise
        broken = Diagnostic("wire.left-out", f"{error.message}; whole items were read", "warning", hint=error.hint)
        return _reading(found.items, request, (broken, *found.remarks))
    root = file.root
    name = local(root)
    if name in _VOCABULARY:
        raise InputInvalid(
            f"a {name} holds words of a vocabulary and no news", source=request.source,
            place=f"line {root.sourceline}: {name}", hint="read the news item that refers to it",
        )  # fmt: skip
    if name not in ("newsMessage", "newsItem", "packageItem", "contentSet", "idf"):
        raise InputInvalid(
            f"it is no NewsML-G2: its root is {name!r}", source=request.source, place=f"line {root.sourceline}: {name}"
        )
    if name == "idf":
        content_set = _around("contentSet", _around("inlineXML", root))
        root = _around("newsItem", content_set)
    elif name == "contentSet":  # an item without its head, as some systems store it
        root = _around("newsItem", root)
    return _reading(list(items_in(root)), request, file.remarks)


def _around(name: str, element: Element) -> Element:
    from lxml import etree

    holder = etree.Element(name)
    holder.append(element)
    return holder


def _reading(items: Sequence[Element], request: ReadRequest, remarks: Sequence[Diagnostic]) -> Reading:
    pictures = PicturesByReference(request)
    found = list(remarks)
    texts: list[tuple[Element, Told]] = []
    shots: list[PictureTold] = []
    package: Element | None = None
    for number, item in enumerate(items, start=1):
        name, kind = local(item), class_of(item)
        try:
            if name in _VOCABULARY:
                found.append(_left_out(item, f"a {name} holds words of a vocabulary and no news"))
            elif name == "packageItem":
                package = item if package is None else package
            elif name != "newsItem":
                found.append(_left_out(item, f"{name!r} is no item of news"))
            elif kind in _PICTURES:
                shots.append(picture_told(item))
            else:
                if kind in _SOUND:
                    found.append(_left_out(item, f"the file of an item of class {kind}", "its words were read"))
                texts.append((item, told_of(item, pictures)))
        except (InputError, AttributeError, KeyError, ValueError, TypeError, IndexError) as error:
            found.append(_left_out(item, f"item {number} cannot be read: {str(error)[:120]}", severity="warning"))
    if not texts and shots:
        texts = [(items[0], _of_pictures(items, shots))]
    elif not texts and package is not None:
        texts = [(package, _of_package(package))]
        found.append(_left_out(package, "a package names items that are not in the file", "read the items themselves"))
    else:
        _give_pictures(texts, shots)
    whole = _whole(package, texts, shots, pictures) if package is not None else {}
    ordered = _in_order(texts, package)
    if not ordered:
        place = f"line {items[0].sourceline}: {local(items[0])}" if items else "newsMessage/itemSet"
        raise InputInvalid("there is no news in it", source=request.source, place=place, hint="was it sent whole?")
    return reading_of(ordered, pictures, request, found, whole)


def _left_out(item: Element, what: str, hint: str | None = None, severity: Any = "info") -> Diagnostic:
    return Diagnostic("wire.left-out", f"{what}; left out", severity, item.sourceline, hint=hint)


def _give_pictures(texts: Sequence[tuple[Element, Told]], shots: Sequence[PictureTold]) -> None:
    """Each picture to the texts that link to it, else to the first: a message carries what belongs together."""
    for shot in shots:
        linked = [told for item, told in texts if shot.id and shot.id in _links(item)]
        for told in linked or [told for _, told in texts[:1]]:
            told.shown.append(shot)


def _links(item: Element) -> frozenset[str]:
    return frozenset(one.get("residref") for one in named(item, "link", "icon") if one.get("residref"))


def _of_pictures(items: Sequence[Element], shots: Sequence[PictureTold]) -> Told:
    """An article of pictures alone: the head of the first, its caption under the picture."""
    first_item = next(item for item in items if class_of(item) in _PICTURES)
    told = _head_of(first_item)
    told.shown = list(shots)
    return told


def _head_of(item: Element) -> Told:
    told = told_of_head(item)
    told.lead = None
    told.people, told.byline = [], None
    return told


def _of_package(package: Element) -> Told:
    """What a package alone says: its headline and the titles of its members."""
    told = _head_of(package)
    titles = [
        title
        for ref in named(package, "itemRef")
        if (title := words(first(ref, "headline")) or words(first(ref, "title")) or ref.get("residref"))
    ]
    told.body = [List(items=tuple((Paragraph((Text(title),)),) for title in dict.fromkeys(titles)))] if titles else []
    return told


def _in_order(texts: Sequence[tuple[Element, Told]], package: Element | None) -> list[Told]:
    """The texts in the order of the package, those that it does not name after them."""
    if package is None:
        return [told for _, told in texts]
    order = {ref.get("residref"): place for place, ref in reversed(list(enumerate(named(package, "itemRef"))))}
    return [told for item, told in sorted(texts, key=lambda one: order.get(one[0].get("guid"), len(order)))]


def _whole(
    package: Element,
    texts: Sequence[tuple[Element, Told]],
    shots: Sequence[PictureTold],
    pictures: PicturesByReference,
) -> dict[str, Any]:
    """What a package says of the publication."""
    meta, content = by_name(first(package, "itemMeta")), by_name(first(package, "contentMeta"))
    ours = words(next(iter(meta["generator"]), None)) == "umbruch"
    if not ours or len(texts) < 2:
        _hold_all(meta, texts)
        return {}
    whole: dict[str, Any] = {"title": lined(next(iter(content["headline"]), None)) or None, "kind": "kit"}
    for one in content["headline"]:
        if code_of_role(one) in ("deck", "subtitle"):
            whole["subtitle"] = lined(one)
    if content["contentCreated"]:
        whole["date"] = day_told(words(content["contentCreated"][0]))
    for note in meta["edNote"]:
        match code_of_role(note):
            case "contact" | "contacts":
                whole["contact"] = parse_contact(lined(note))
            case "boilerplate":
                whole["boilerplate"] = lined(note)
            case _:
                pass
    for party in content["contributor"]:
        if code_of_role(party) == "contact" and (name := name_of(party)):
            whole["contact"] = contact_of(party, name, whole.get("contact"))
    for _, told in texts:  # each item names whom to call, an article of a kit without a contact that of the kit
        if whole.get("contact") and told.contact == whole["contact"]:
            told.contact = None
    whole["lang"] = lang_of(package)
    cover = _cover(package)
    shot = next((one for one in shots if one.id and one.id == cover), None)
    if shot is not None:
        whole["cover"] = pictures.of_item(shot)
        for item, told in texts:
            if shot.id not in _links(item):
                told.shown = [one for one in told.shown if one is not shot]
    return whole


def _hold_all(meta: dict[str, list[Element]], texts: Sequence[tuple[Element, Told]]) -> None:
    """What a package sets for all its members: an embargo, and that they were killed."""
    status = Told()
    if meta["pubStatus"]:
        read_status(status, meta["pubStatus"][0].get("qcode") or meta["pubStatus"][0].get("uri"))
    for _, told in texts:
        if meta["embargoed"] and told.until is None:
            told.until = words(meta["embargoed"][0])
        if status.status != "usable" and told.status == "usable":
            told.status = status.status


def _cover(package: Element) -> str | None:
    group = next((one for one in named(package, "group") if code_of_role(one) == "cover"), None)
    ref = next(named(group, "itemRef"), None) if group is not None else None
    return None if ref is None else ref.get("residref")
