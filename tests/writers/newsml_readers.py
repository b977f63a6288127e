"""What newsroom systems do with NewsML-G2, as small functions: some of it stranger than the standard.

Each follows the behaviour of a reader that is in use; where a real one fails with an exception, so does this one.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from lxml import etree, html

from tests.writers.newsml_reading import NAMESPACES, all_text, attribute, find, squeezed, values

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


class Post(NamedTuple):
    """What a plugin for a blog makes of an article."""

    title: str
    subtitle: str
    content: str
    tags: str
    status: str
    topics: list[str]
    pictures: list[str]


def blog_posts(message: Item) -> list[Post]:
    """A plugin of WordPress: the first headline, the first `body`, tags, and pictures by the group they are in.

    A picture belongs to the text that stands in the first group which refers to it; one in a group without a text is
    lost. What is withheld waits, what has an embargo is published later.
    """
    posts: dict[str, Post] = {}
    for item in find(message, "//g:newsItem"):
        remote = find(item, "g:contentSet/g:remoteContent")
        if not remote:
            body = find(item, "g:contentSet/g:inlineXML/x:html/x:body")[0]
            status = {"stat:withheld": "pending", "stat:canceled": "trash"}.get(
                values(item, "g:itemMeta/g:pubStatus/@qcode")[0], "publish"
            )
            if status == "publish" and any(values(item, "g:itemMeta/g:embargoed")):
                status = "future"
            posts[attribute(item, "guid")] = Post(
                title=values(item, "g:contentMeta/g:headline")[0],
                subtitle="",
                content="".join(etree.tostring(child, encoding="unicode") for child in body),
                tags="".join(f"{word}," for word in values(item, "g:contentMeta/g:keyword")),
                status=status,
                topics=values(item, "g:contentMeta/g:subject/g:name[1]"),
                pictures=[],
            )
            continue
        group = find(message, f"//g:group[g:itemRef/@residref='{attribute(item, 'guid')}']")[0]
        text = values(group, "g:itemRef[g:itemClass/@qcode='ninat:text']/@residref")
        if text:
            posts[text[0]].pictures.extend(attribute(one, "href") for one in remote)
    return list(posts.values())


def apa_post(message: Item) -> Post:
    """A plugin of WordPress for APA: headlines by type, topics by code, and of the story its `p` and `pre`.

    It cuts the story out of the file as text between `<body>` and `</body>`, so that neither may carry an attribute or
    a prefix. The last text item wins. That the provider must be APA itself is left out here.
    """
    item = find(message, "g:itemSet/g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:text']")[-1]
    cut = re.search(r"<body>(.*?)</body>", etree.tostring(item, encoding="unicode"), re.DOTALL | re.IGNORECASE)
    assert cut is not None
    story = html.fromstring(f"<html><body>{cut.group(1)}</body></html>")
    paragraphs = [all_text(one) for one in story.iter("p", "pre")]
    return Post(
        title=values(item, ".//g:headline[@role='apahltype:title']")[0],
        subtitle="".join(values(item, ".//g:headline[@role='apahltype:subtitle']")[:1]),
        content="".join(f"<p>{' '.join(text.split())}</p>" for text in paragraphs),
        tags="",
        status="",
        topics=values(item, ".//g:subject[@type='cpnat:abstract' and contains(@qcode, 'medtop:')]/@qcode"),
        pictures=values(message, "g:itemSet/g:newsItem/g:contentSet/g:remoteContent/@href"),
    )


def dpa_items(message: Item) -> list[dict[str, str]]:
    """Two desks that take dpa: a stamp in the header, an urgency, the section of class `main` or else the body.

    Both fail on an inline content without XHTML, one of them on an item without an urgency.
    """
    datetime.fromisoformat(values(message, "g:header/g:sent")[0])
    items = []
    for item in find(message, "g:itemSet/*"):
        made = strict_metadata(item)
        made["urgency"] = str(int(values(item, "g:contentMeta/g:urgency")[0]))
        made["dateline"] = "".join(values(item, "g:contentMeta/g:dateline"))
        made["city"] = "".join(values(item, "g:contentMeta/g:located/g:name")[:1])
        for content in find(item, "g:contentSet/g:inlineXML"):
            body = find(content, ".//x:body//x:section[contains(@class, 'main')]") or find(content, ".//x:body")
            made["body"] = all_text(body[0])
        items.append(made)
    return items


def ninjs_of_message(message: Item) -> dict[str, object]:
    """A converter of the Swedish agency to ninjs: the first member of the first group `main` is the story.

    Urgency must be a number, each topic a code behind a colon, and the first name of a topic is its name.
    """
    main = values(message, "g:itemSet/g:packageItem/g:groupSet/g:group[@role='group:main']/g:itemRef/@residref")[0]
    item = find(message, f"g:itemSet/g:newsItem[@guid='{main}']")[0]
    return {
        "uri": main,
        "urgency": int(values(item, "g:contentMeta/g:urgency")[0]),
        "pubstatus": values(item, "g:itemMeta/g:pubStatus/@qcode")[0].split(":")[1],
        "language": values(item, "g:contentMeta/g:language/@tag")[0],
        "slugline": values(item, "g:contentMeta/g:slugline")[0],
        "by": "".join(values(item, "g:contentMeta/g:by")[:1]),
        "headline": values(item, "g:contentMeta/g:headline")[0],
        "subjects": [
            (values(one, "g:name")[0], one.get("qcode", ":").split(":")[1])
            for one in find(item, "g:contentMeta/g:subject[@type='cpnat:abstract']")
        ],
        "bodies": [attribute(one, "contenttype") for one in find(item, "g:contentSet/g:inlineXML")],
    }


def search_index(item: Item) -> tuple[str, list[str]]:
    """An importer into a search index: the first headline is the title, all others are text like the paragraphs.

    It refuses more than 10,000 elements and 64 levels, and takes paragraphs of XHTML and of NITF alike.
    """
    elements = list(item.iter())
    assert len(elements) <= 10_000
    assert max(len(list(one.iterancestors())) for one in elements) < 64
    title, *others = filter(None, values(item, "g:contentMeta/g:headline"))
    paragraphs = [squeezed(text) for text in values(item, "g:contentSet//x:p | g:contentSet//n:p")]
    return title, [*others, *values(item, "g:contentMeta/g:slugline"), *paragraphs]
