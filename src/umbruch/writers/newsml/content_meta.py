"""`contentMeta` of a text: a table that says which field of the article becomes which element.

The rows stand in the order of the schema: administrative metadata in strict order first, then parties and places,
then what describes the content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from umbruch.facts.genres import genre_of
from umbruch.facts.rights import rights_of
from umbruch.facts.sections import topic_of_section
from umbruch.language.slug import slug
from umbruch.newsxml.g2_moments import day_or_moment
from umbruch.newsxml.story import Story
from umbruch.newsxml.xml_elements import G2, Element, address, lines
from umbruch.tree import Article, Figure
from umbruch.tree.characters import one_line
from umbruch.tree.walk import each_block, inline_text
from umbruch.writers.newsml.schemes import SECTION
from umbruch.writers.newsml.subjects import subject_element

NORMAL_URGENCY = 5


class Row(NamedTuple):
    """One line of the table: the field of the tree (empty where there is none), the element, and what makes it."""

    field: str
    element: str
    make: Callable[[Story], Iterator[Element]]


def content_meta(story: Story) -> Element:
    """The `contentMeta` of a text item."""
    return G2("contentMeta", [row.make(story) for row in CONTENT_META])


def urgency(article: Article | None = None) -> Element:
    """How soon editors must look at it, from 1 to 8; 5, normal, where nobody said: readers fail without a number."""
    return G2("urgency", str((article and article.urgency) or NORMAL_URGENCY))


def _urgency(story: Story) -> Iterator[Element]:
    yield urgency(story.article)


def _genre(story: Story) -> Iterator[Element]:
    written = story.article.genre
    if found := genre_of(written):
        own = None if written == found.qcode else one_line(written or "")
        yield G2("genre", G2("name", found.name, lang="en"), qcode=found.qcode, literal=own)
    elif written and written.strip():
        yield G2("genre", G2("name", one_line(written)))


def _content_created(story: Story) -> Iterator[Element]:
    if day := day_or_moment(story.date):
        yield G2("contentCreated", day)


def _content_modified(story: Story) -> Iterator[Element]:
    if day := day_or_moment(story.article.modified):
        yield G2("contentModified", day)


def _located(story: Story) -> Iterator[Element]:
    dateline = story.article.dateline
    if dateline and dateline.place:
        yield G2("located", G2("name", one_line(dateline.place)), type="cpnat:geoArea")


def _info_source(story: Story) -> Iterator[Element]:
    source = story.article.source
    for name in source.publications if source else ():
        yield G2("infoSource", G2("name", one_line(name)), type="cpnat:organisation")


def _creator(story: Story) -> Iterator[Element]:
    byline = story.article.byline
    for person in byline.people if byline else ():
        role = G2("note", lines(G2, person.role)) if person.role else None
        yield G2("creator", G2("name", one_line(person.name)), role, type="cpnat:person")


def contact_party(story: Story) -> Iterator[Element]:
    """The press contact as a `contributor` with the ways to reach it, where it was taken apart."""
    contact = story.desk
    if contact is None or not (contact.name or contact.organisation):
        return
    ways = G2(
        "contactInfo",
        G2("email", contact.email) if contact.email else None,
        G2("phone", contact.phone) if contact.phone else None,
        G2("web", site) if contact.url and (site := address(contact.url)) else None,
    )
    reached = ways if len(ways) else None
    if contact.name:
        house = contact.organisation and G2("affiliation", G2("name", one_line(contact.organisation)))
        details = G2("personDetails", house, reached)
        kind, name = "cpnat:person", contact.name
    else:
        details = G2("organisationDetails", reached)
        kind, name = "cpnat:organisation", contact.organisation or ""
    yield G2(
        "contributor",
        G2("name", one_line(name)),
        details if len(details) else None,
        role="umbparty:contact",
        type=kind,
    )


def _alternative_id(story: Story) -> Iterator[Element]:
    """The article's own id where it could not become the guid."""
    if story.article.id and story.article.id.strip() and story.article.id != story.guid:
        yield G2("altId", one_line(story.article.id))


def _language(story: Story) -> Iterator[Element]:
    if story.lang:
        yield G2("language", tag=story.lang)


def _keyword(story: Story) -> Iterator[Element]:
    for rank, keyword in enumerate(filter(None, story.article.keywords), start=1):
        yield G2("keyword", one_line(keyword), rank=rank)


def _subject(story: Story) -> Iterator[Element]:
    for subject in filter(str.strip, story.article.subjects):
        yield subject_element(subject, story.lang)


def _slugline(story: Story) -> Iterator[Element]:
    """The first keywords as agencies set them (`Bücherei/Hafen`), else a short name made from the headline."""
    words = [one_line(word).replace("/", " ") for word in story.article.keywords[:3] if word.strip()]
    if words:
        yield G2("slugline", "/".join(words), separator="/")
    elif name := slug(story.article.headline or "", limit=40):
        yield G2("slugline", name, separator="-")


def _headline(story: Story) -> Iterator[Element]:
    """The main headline first and without a role: some readers take the first, others the last one without role."""
    if story.article.headline:
        yield G2("headline", story.article.headline, rank=1)


def _kicker(story: Story) -> Iterator[Element]:
    if story.article.kicker:
        yield G2("headline", story.article.kicker, role="umbheadline:kicker", rank=3)


def _deck(story: Story) -> Iterator[Element]:
    if story.article.deck:
        yield G2("headline", story.article.deck, role="umbheadline:deck", rank=2)


def _dateline(story: Story) -> Iterator[Element]:
    if story.article.dateline and story.article.dateline.text:
        yield G2("dateline", story.article.dateline.text)


def _by(story: Story) -> Iterator[Element]:
    if story.article.byline and story.article.byline.text:
        yield G2("by", story.article.byline.text)


def _creditline(story: Story) -> Iterator[Element]:
    dateline = story.article.dateline
    if dateline and any(dateline.credit):
        yield G2("creditline", one_line("/".join(filter(None, dateline.credit))))


def _summary(story: Story) -> Iterator[Element]:
    if story.article.lead:
        yield G2("description", lines(G2, story.article.lead), role="drol:summary")


def _loose_captions(story: Story) -> Iterator[Element]:
    """Caption and credit of each figure that came without its picture."""
    for block in each_block(story.article.body):
        if isinstance(block, Figure) and story.picture(block.image) is None:
            if caption := inline_text(block.caption):
                yield G2("description", lines(G2, caption), role="drol:caption")
            if block.credit and block.credit.text:
                yield G2("description", lines(G2, block.credit.text), role="umbdescription:credit")


def _page(story: Story) -> Iterator[Element]:
    if story.article.source and story.article.source.page:
        yield g2_property("page", story.article.source.page)


def _circulation(story: Story) -> Iterator[Element]:
    if story.article.source and story.article.source.circulation is not None:
        yield g2_property("circulation", str(story.article.source.circulation))


def _section(story: Story) -> Iterator[Element]:
    """The section as a subject of its own type, with the code of the topic that all of it is about where it has one."""
    section = one_line(story.article.section or "")
    if section:
        found = topic_of_section(section)
        named = G2("name", section, lang=story.lang)
        yield G2(
            "subject", named, type=SECTION, qcode=found.qcode if found else None, literal=section if found else None
        )


def _filed(story: Story) -> Iterator[Element]:
    """The day of the dateline, which no element of G2 has."""
    dateline = story.article.dateline
    if dateline and dateline.date:
        yield g2_property("filed", dateline.date)


def _published(story: Story) -> Iterator[Element]:
    """The day of the publication where the article has another of its own."""
    if story.published and story.published != story.date:
        yield g2_property("published", story.published)


def _withheld(story: Story) -> Iterator[Element]:
    """An article that stays back after its embargo, too, which its status alone does not tell."""
    if story.article.status == "withheld" and story.hold:
        yield g2_property("status", "withheld")


def _rights_of_clipping(story: Story) -> Iterator[Element]:
    """What is said of the clipping itself, the last of the terms of use; "" where all of them are notices."""
    source = story.article.source
    said = source.rights if source and source.rights else ""
    if said or rights_of(story.article).terms:
        yield G2("contentMetaExtProperty", rel="umbproperty:rights", value=said)


def g2_property(name: str, value: str) -> Element:
    """A property of ours, for what G2 has no element for."""
    return G2("contentMetaExtProperty", rel=f"umbproperty:{name}", value=one_line(value))


CONTENT_META = (
    Row("urgency", "urgency", _urgency),
    Row("source.date", "contentCreated", _content_created),
    Row("modified", "contentModified", _content_modified),
    Row("dateline.place", "located", _located),
    Row("source.publications", "infoSource", _info_source),
    Row("byline.people", "creator", _creator),
    Row("contact", "contributor", contact_party),
    Row("id", "altId", _alternative_id),
    Row("lang", "language", _language),
    Row("genre", "genre", _genre),
    Row("keywords", "keyword", _keyword),
    Row("section", "subject", _section),
    Row("subjects", "subject", _subject),
    Row("keywords", "slugline", _slugline),
    Row("headline", "headline", _headline),
    Row("kicker", "headline", _kicker),
    Row("deck", "headline", _deck),
    Row("dateline.text", "dateline", _dateline),
    Row("byline.text", "by", _by),
    Row("dateline.credit", "creditline", _creditline),
    Row("lead", "description", _summary),
    Row("body.figure", "description", _loose_captions),
    Row("source.page", "contentMetaExtProperty", _page),
    Row("source.circulation", "contentMetaExtProperty", _circulation),
    Row("dateline.date", "contentMetaExtProperty", _filed),
    Row("", "contentMetaExtProperty", _published),
    Row("status", "contentMetaExtProperty", _withheld),
    Row("source.rights", "contentMetaExtProperty", _rights_of_clipping),
)
