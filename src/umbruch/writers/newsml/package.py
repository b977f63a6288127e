"""Several items on their way together: a message, and the package that says what belongs to what in which order."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch.newsxml.g2_moments import day_or_moment, stamp
from umbruch.newsxml.guids import guid
from umbruch.newsxml.story import Shot, Story
from umbruch.newsxml.whole import cover_shot, message_identity, whole_story
from umbruch.newsxml.xml_elements import G2, Content, Element
from umbruch.tree import Publication
from umbruch.tree.characters import one_line
from umbruch.writers.newsml.content_meta import NORMAL_URGENCY, contact_party, urgency
from umbruch.writers.newsml.news_items import ITEM_TYPE, item, item_meta, note, picture_item, text_item
from umbruch.writers.newsml.schemes import IPTC_CATALOG


def message(publication: Publication, stories: tuple[Story, ...]) -> Element:
    """A `newsMessage` with the package first, then each article and behind it its pictures.

    The header names a priority and each group a role, as readers fail without them.
    """
    whole = whole_story(publication, stories)
    cover = cover_shot(publication, whole, stories)
    message_id = guid(whole.provider, whole.date, f"message-{message_identity(publication)}")
    package = _package(whole, stories, cover, day_or_moment(publication.date))
    return _message(whole, message_id, package, _items(whole, stories, cover))


def message_of_one(story: Story) -> Element:
    """A `newsMessage` with the item of an article and no package."""
    later = f"-{story.version}" if story.version > 1 else ""
    return _message(story, f"{story.guid}{later}", text_item(story))


def _message(story: Story, transmit_id: str, *items: Content) -> Element:
    return G2(
        "newsMessage",
        G2(
            "header",
            G2("sent", stamp(story.moment)),
            G2("catalogRef", href=IPTC_CATALOG),
            G2("sender", story.provider.code),
            G2("transmitId", transmit_id),
            G2("priority", str(story.article.urgency or NORMAL_URGENCY)),
            G2("origin", story.provider.code),
        ),
        G2("itemSet", items),
    )


def _items(whole: Story, stories: tuple[Story, ...], cover: Shot | None) -> Iterator[Element]:
    """Every item once: a picture that two articles show in the same way is sent with the first."""
    sent: set[str] = set()
    if cover:
        sent.add(cover.guid)
        yield picture_item(whole, cover)
    for story in stories:
        yield text_item(story)
        for shot in story.shots:
            if shot.guid not in sent:
                sent.add(shot.guid)
                yield picture_item(story, shot)


def _package(whole: Story, stories: tuple[Story, ...], cover: Shot | None, day: str | None) -> Element:
    article = whole.article
    return item(
        "packageItem",
        whole.guid,
        whole.version,
        whole.lang,
        item_meta(
            whole,
            "composite",
            whole.title,
            note("embargo", article.embargo.text if article.embargo else None),
            note("contact", whole.desk.text if whole.desk else None),
            note("boilerplate", article.boilerplate),
        ),
        G2(
            "contentMeta",
            urgency(),
            G2("contentCreated", day) if day else None,
            contact_party(whole),
            G2("language", tag=whole.lang) if whole.lang else None,
            G2("headline", whole.title, rank=1),
            G2("headline", article.deck, role="umbheadline:deck", rank=2) if article.deck else None,
        ),
        _group_set(whole, stories, cover),
    )


def _group_set(whole: Story, stories: tuple[Story, ...], cover: Shot | None) -> Element:
    """The root group leads to the cover and to one group an article, each with the text before its pictures."""
    groups = []
    if cover:
        groups.append(_group("cover", "cover", [_picture_ref(whole, cover)]))
    for number, story in enumerate(stories, start=1):
        refs = [_text_ref(story), *(_picture_ref(story, shot) for shot in story.shots)]
        groups.append(_group(f"article-{number}", "main", refs))
    root = _group("root", "root", [G2("groupRef", idref=group.get("id")) for group in groups])
    return G2("groupSet", root, groups, root="root")


def _group(identity: str, role: str, members: list[Element]) -> Element:
    return G2("group", members, id=identity, role=f"group:{role}", mode="pgrmod:seq")


def _text_ref(story: Story) -> Element:
    return _item_ref(story.guid, story.version, "text", story.title)


def _picture_ref(story: Story, shot: Shot) -> Element:
    return _item_ref(shot.guid, shot.version, "picture", story.title)


def _item_ref(residref: str, version: int, item_class: str, title: str) -> Element:
    return G2(
        "itemRef",
        G2("itemClass", qcode=f"ninat:{item_class}"),
        G2("title", one_line(title)),
        G2("headline", title),
        residref=residref,
        version=version,
        contenttype=ITEM_TYPE,
    )
