"""What newsroom systems do with NewsML-G2, as small functions: some of it stranger than the standard.

Each follows the behaviour of a reader that is in use; where a real one fails with an exception, so does this one.
"""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from tests.writers.newsml_reading import NAMESPACES, all_text, attribute, find, values

Item = etree._Element


def first_headline(item: Item) -> str | None:
    """A reader that takes the first headline, whatever its role."""
    return item.findtext("g:contentMeta/g:headline", namespaces=NAMESPACES)


def last_headline_without_role(item: Item) -> str:
    """A reader that lets each headline without a role replace the one before."""
    return values(item, "g:contentMeta/g:headline[not(@role)]")[-1]


def direct_children(item: Item) -> list[str]:
    """A reader of XHTML that takes the text before the first element of each direct child of `body`."""
    return [child.text for child in find(item, ".//x:body/*") if child.text]


def nitf_block(item: Item) -> list[str]:
    """A reader of NITF that takes what stands in the blocks of the body and nothing else."""
    return [all_text(child) for child in find(item, ".//n:body.content/n:block/*")]


def last_rendition(item: Item) -> list[str]:
    """A reader that takes the last rendition, NITF by its blocks and all else by the children of `body`."""
    last = find(item, "g:contentSet/g:inlineXML")[-1]
    return nitf_block(item) if attribute(last, "contenttype") == "application/nitf+xml" else direct_children(item)


def first_rendition(item: Item) -> list[str]:
    """A reader that takes the first rendition, which must be XHTML, with all text of each child of `body`."""
    first = find(item, "g:contentSet/*")[0]
    body = first.find("x:html/x:body", NAMESPACES)
    assert body is not None
    return [all_text(child) for child in body]


def strict_metadata(item: Item) -> dict[str, str]:
    """A reader that fails without a version, an item class, a status, or a stamp with its zone."""
    meta = find(item, "g:itemMeta")[0]
    stamp = datetime.fromisoformat(find(meta, "g:versionCreated")[0].text or "")
    assert stamp.tzinfo is not None
    return {
        "guid": f"{attribute(item, 'guid')}:{attribute(item, 'version')}",
        "type": attribute(find(meta, "g:itemClass")[0], "qcode").split(":")[1],
        "status": attribute(find(meta, "g:pubStatus")[0], "qcode").split(":")[1].lower(),
        "stamp": stamp.isoformat(),
        "headline": find(item, "g:contentMeta/g:headline")[0].text or "",
        "note": next((note.text or "" for note in find(meta, "g:edNote")), ""),
    }


def strict_message(message: Item) -> list[str]:
    """A reader that fails on a header without a priority and on an item set that holds other things than items."""
    int(find(message, "g:header/g:priority")[0].text or "")
    classes = []
    for item in find(message, "g:itemSet")[0]:
        classes.append(strict_metadata(item)["type"])
        if classes[-1] == "composite":
            strict_groups(item)
        else:
            strict_content(item)
    return classes


def strict_groups(package: Item) -> list[tuple[str, str]]:
    """A reader that wants a role on each group, and of each member an id or a type, a class and a headline."""
    members = []
    for group in find(package, "g:groupSet/*"):
        assert attribute(group, "id")
        assert attribute(group, "role")
        for member in group:
            if "idref" in member.attrib:
                continue
            assert attribute(member, "contenttype")
            members.append((attribute(member, "residref"), attribute(find(member, "g:itemClass")[0], "qcode")))
            assert find(member, "g:headline")[0].text
    return members


def strict_content(item: Item) -> list[str]:
    """A reader that wants of each content its type, of a remote one its rendition, of a text a number of words."""
    renditions = []
    for content in find(item, "g:contentSet")[0]:
        assert "/" in attribute(content, "contenttype")
        renditions.append(attribute(content, "rendition").split(":")[1])
        if etree.QName(content).localname == "inlineXML":
            int(attribute(content, "wordcount"))
        else:
            int(attribute(content, "size"))
    return renditions
