"""The items: what all of them share, the text of an article, and a picture of it."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch import __version__
from umbruch.clipping.marks.caption import parse_credit
from umbruch.clipping.marks.picture_makers import Makers, makers_of
from umbruch.facts.desk_comments import notes_to_editors
from umbruch.facts.rights import rights_of
from umbruch.newsxml.g2_moments import day_or_moment, stamp
from umbruch.newsxml.nitf_body import nitf
from umbruch.newsxml.story import Shot, Story, leftward
from umbruch.newsxml.xhtml_body import xhtml
from umbruch.newsxml.xml_elements import G2, Content, Element, address, file_iri, lines
from umbruch.tree import Credit
from umbruch.tree.characters import one_line
from umbruch.tree.walk import block_texts, inline_text, word_count
from umbruch.writers.newsml.content_meta import content_meta, g2_property, urgency
from umbruch.writers.newsml.rights_info import picture_rights, rights_info
from umbruch.writers.newsml.schemes import catalogs

ITEM_TYPE = "application/vnd.iptc.g2.newsitem+xml"
PROFILE = "umbruch-generic"
PROFILE_VERSION = "1"


def item(tag: str, guid: str, version: int, lang: str | None, *content: Content) -> Element:
    """The root of an item with its catalogs."""
    return G2(
        tag,
        catalogs(),
        *content,
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
        guid=guid,
        version=version,
        lang=lang,
        dir=leftward(lang),
    )


def item_meta(story: Story, item_class: str, title: str, *rest: Content) -> Element:
    """`itemMeta` in the strict order of its schema; `rest` is what may follow the title: more titles, notes, links.

    `pubStatus` is always there, as readers fail without it.
    """
    hold = story.hold
    return G2(
        "itemMeta",
        G2("itemClass", qcode=f"ninat:{item_class}"),
        G2("provider", G2("name", one_line(story.provider.name)), literal=story.provider.code),
        G2("versionCreated", stamp(story.version_created)),
        G2("firstCreated", stamp(story.first_created)),
        G2("embargoed", hold.until) if hold else None,
        G2("pubStatus", qcode=f"stat:{story.status}"),
        G2("generator", "umbruch", versioninfo=__version__),
        G2("profile", PROFILE, versioninfo=PROFILE_VERSION),
        G2("title", one_line(title)),
        *rest,
    )


def text_item(story: Story) -> Element:
    """The news item of an article."""
    article = story.article
    return item(
        "newsItem",
        story.guid,
        story.version,
        story.lang,
        rights_info(article),
        item_meta(story, "text", story.title, _titles(story), _notes(story), _signal(story), _links(story)),
        content_meta(story),
        G2("contentSet", _renditions(story)),
    )


def _titles(story: Story) -> Iterator[Element]:
    """What the publication of a single article is called, where that is not its headline."""
    if story.called and story.called != story.title:
        yield G2("title", one_line(story.called), role="umbtitle:publication")
    if story.subtitle:
        yield G2("title", one_line(story.subtitle), role="umbtitle:subtitle")


def note(role: str, text: str | None) -> Element | None:
    """An `edNote` of that role; None without text."""
    return G2("edNote", lines(G2, text), role=f"umbnote:{role}") if text else None


def _notes(story: Story) -> Iterator[Element | None]:
    """The embargo first: readers that show one note show the first."""
    if story.article.embargo:
        yield note("embargo", story.article.embargo.text)
    if story.desk:
        yield note("contact", story.desk.text)
    if story.article.change:
        yield note("change", story.article.change.note)
    for notice in rights_of(story.article).other:
        yield note("notice", notice)
    for told in notes_to_editors(story.article):
        yield note("desk", told)


def _signal(story: Story) -> Iterator[Element]:
    """That this version updates or corrects the one before; a kill is told by `pubStatus` alone."""
    change = story.article.change
    if change and change.kind != "kill":
        yield G2("signal", qcode=f"sig:{change.kind}")


def _links(story: Story) -> Iterator[Element]:
    source = story.article.source
    if source and source.url and (printed := address(source.url)):
        yield G2("link", rel="irel:derivedFrom", href=printed)
    for shot in story.shots:
        yield G2(
            "link",
            G2("itemClass", qcode="ninat:picture"),
            rel="irel:seeAlso",
            residref=shot.guid,
            version=shot.version,
            contenttype=ITEM_TYPE,
        )


def _renditions(story: Story) -> Iterator[Element]:
    """XHTML first and NITF last, which every known reader takes: some the first rendition, some the last."""
    words = word_count(block_texts(story.article.body))
    for name, media_type, content in (
        ("xhtml", "application/xhtml+xml", xhtml(story)),
        ("nitf", "application/nitf+xml", nitf(story)),
    ):
        yield G2("inlineXML", content, contenttype=media_type, rendition=f"umbrendition:{name}", wordcount=words)


def picture_item(story: Story, shot: Shot) -> Element:
    """The news item of a picture: caption, photographer, credit, and where its file lies."""
    figure, picture = shot.figure, shot.picture
    caption = inline_text(figure.caption)
    makers = makers_of(figure.credit)
    focus = picture.focus and " ".join(map(str, picture.focus))
    return item(
        "newsItem",
        shot.guid,
        shot.version,
        story.lang,
        picture_rights(picture),
        item_meta(
            story,
            "picture",
            story.title,
            note("embargo", story.article.embargo.text if story.article.embargo else None),
        ),
        G2(
            "contentMeta",
            urgency(),
            G2("contentCreated", taken) if (taken := day_or_moment(picture.date)) else None,
            G2("located", G2("name", one_line(picture.place)), type="cpnat:geoArea") if picture.place else None,
            _parties(makers),
            G2("language", tag=story.lang) if story.lang else None,
            G2("headline", story.title, rank=1),
            G2("by", ", ".join(makers.people)) if makers.people else None,
            G2("creditline", makers.line) if makers.line else None,
            G2("description", lines(G2, caption), role="drol:caption") if caption else None,
            G2("description", lines(G2, figure.alt), role="umbdescription:alt") if figure.alt else None,
            _credit_as_printed(figure.credit, makers.line),
            g2_property("focus", focus) if focus else None,
        ),
        G2("contentSet", _files(shot)),
    )


def _parties(makers: Makers) -> Iterator[Element]:
    """The photographers as creators and their agencies as contributors; an agency that stands alone has made it."""
    for name in makers.people:
        yield G2("creator", G2("name", name), type="cpnat:person")
    for name in makers.organisations:
        tag = "contributor" if makers.people else "creator"
        yield G2(tag, G2("name", name), type="cpnat:organisation")


def _credit_as_printed(credit: Credit | None, line: str) -> Iterator[Element]:
    """The credit with its label (`Foto: …`), which no other element has, and a name that the line does not tell."""
    if credit is None or not credit.text:
        return
    if credit.text != line:
        yield G2("description", lines(G2, credit.text), role="umbdescription:credit")
    if credit.name != parse_credit(credit.text).name:
        yield g2_property("credited", credit.name or "")


def _files(shot: Shot) -> Iterator[Element]:
    """Where the files of a picture lie, by IPTC's names for renditions, the largest first."""
    picture = shot.picture
    size = len(picture.content)
    yield _file("highRes", picture.href, picture.media_type, size, picture.width, picture.height)
    for one in shot.smaller:
        yield _file(one.purpose, one.href, one.media_type, one.size, one.width, one.height)


def _file(rendition: str, href: str, media_type: str, size: int, width: int, height: int) -> Element:
    return G2(
        "remoteContent",
        rendition=f"rnd:{rendition}",
        href=file_iri(href),
        contenttype=media_type,
        size=size,
        width=width,
        height=height,
        layoutorientation=f"loutorient:{_layout(width, height)}",
    )


def _layout(width: int, height: int) -> str:
    if width == height:
        return "square"
    return "horizontal" if width > height else "vertical"
