"""The one table that says where each press role goes in each format.

Writers take the names of styles, classes, tags and elements from here; the mapping page in `docs/` is made from it. A
cell is None where the format has no place of its own for the field.
"""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """One press role and its names across the formats.

    `docx_style` is the style that an editor sees in Word, `css_class` the class in EPUB and HTML, `pdf_tag` the
    structure type (ISO 32000-1, 14.8.4).
    """

    field: str
    german: str
    docx_style: str
    css_class: str
    pdf_tag: str
    nitf: str | None
    newsml: str | None
    ninjs: str | None
    schema_org: str | None


ROLES: tuple[Role, ...] = (
    Role("kicker", "Dachzeile", "Kicker", "kicker", "P", "hl2 class=kicker", "headline role=kicker rank=3", "headlines[kicker]", "alternativeHeadline"),
    Role("headline", "Schlagzeile", "Headline", "headline", "H1", "hedline/hl1", "headline", "headlines[main]", "headline"),
    Role("deck", "Unterzeile", "Deck", "deck", "P", "hedline/hl2", "headline role=deck rank=2", "headlines[sub]", "alternativeHeadline"),
    Role("lead", "Vorspann", "Lead", "lead", "P", "p lede=true", "description role=drol:summary", "descriptions", "description"),
    Role("byline", "Autorenzeile", "Byline", "byline", "P", "byline", "by, creator", "by, people", "author"),
    Role("dateline", "Ortsmarke", "Dateline", "dateline", "Span", "dateline", "dateline, located", "located, places", "dateline"),
    Role("body", "Grundtext", "Body Text", "body", "P", "body.content", "inlineXML", "bodies", "articleBody"),
    Role("subheading", "Zwischentitel", "Subheading", "subheading", "H2", "hl2", None, None, None),
    Role("quote", "Zitat", "Quote", "quote", "BlockQuote", "bq", None, None, None),
    Role("attribution", "Zitatgeber", "Attribution", "attribution", "P", "credit", None, None, None),
    Role("list", "Liste", "List", "list", "L", "ul, ol", None, None, None),
    Role("table", "Tabelle", "Table Text", "table", "Table", "table", None, None, None),
    Role("caption", "Bildunterschrift", "Caption", "caption", "Caption", "media-caption", "description role=drol:caption", "descriptions", "caption"),
    Role("credit", "Bildnachweis", "Credit", "credit", "P", "media-producer", "creditline, creator", "copyrightholder", "creditText"),
    Role("source", "Quelle", "Source", "source", "P", "distributor, date.issue", "infoSource, contentCreated", "infosources, contentcreated", "publisher, datePublished"),
    Role("embargo", "Sperrfrist", "Embargo", "embargo", "P", "ed-msg", "embargoed, pubStatus", "embargoed", None),
    Role("contact", "Pressekontakt", "Contact", "contact", "P", "tagline", "edNote", None, None),
    Role("boilerplate", "Abbinder", "Boilerplate", "boilerplate", "P", "tagline", "edNote", None, None),
    Role("notice", "Hinweis", "Notice", "notice", "P", "tagline", "rightsInfo", "copyrightnotice", "copyrightNotice"),
)  # fmt: skip

ROLE: dict[str, Role] = {role.field: role for role in ROLES}
