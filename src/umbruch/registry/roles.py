"""The one table that says where each press role goes in each format.

Writers take the names of styles, classes, tags and elements from here; the mapping page in `docs/` is made from it. A
cell is None where the format has no place of its own for the field.
"""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """One press role and its names across the formats.

    `docx_style` is the style that an editor sees in Word, `css_class` the class in EPUB and HTML, `pdf_tag` the
    structure type (ISO 32000-1, 14.8.4). `nitf` (3.6), `newsml` (NewsML-G2 2.35), `ninjs` (3.1) and `schema_org`
    (NewsArticle) name places, divided by commas: an element or property, the one around it before a slash, attributes
    or a role after it. `markdown` is the key of the front matter or the notation in the body.
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
    markdown: str


class Fact(NamedTuple):
    """What is known about an article beside its words, and its place in each format; None where it is lost.

    A writer that meets a fact without a place reports `format.loss` (`umbruch.registry.losses`). HTML takes the place of
    schema.org, or one of its own.
    """

    field: str
    german: str
    pdf: str | None
    epub: str | None
    docx: str | None
    nitf: str | None
    newsml: str | None
    ninjs: str | None
    html: str | None
    markdown: str | None
    text: str | None


ROLES: tuple[Role, ...] = (
    Role("kicker", "Dachzeile", "Kicker", "kicker", "P", "hedline/hl2 class=kicker", "headline role=umbheadline:kicker rank=3", "headlines role=kicker", "alternativeHeadline", "kicker"),
    Role("headline", "Schlagzeile", "Headline", "headline", "H1", "hedline/hl1", "headline rank=1", "headlines role=main", "headline", "title"),
    Role("deck", "Unterzeile", "Deck", "deck", "P", "hedline/hl2 class=deck", "headline role=umbheadline:deck rank=2", "headlines role=deck", "alternativeHeadline", "deck"),
    Role("lead", "Vorspann", "Lead", "lead", "P", "p lede=true", "description role=drol:summary", "descriptions role=summary", "description", "lead"),
    Role("byline", "Autorenzeile", "Byline", "byline", "P", "byline, byline/person", "by, creator", "by, people", "author", "byline"),
    Role("dateline", "Ortsmarke", "Dateline", "place-line", "Span", "dateline/location, dateline/story.date", "dateline, located, creditline, contentMetaExtProperty rel=umbproperty:filed", "located, bodies", "dateline, locationCreated", "dateline"),
    Role("body", "Grundtext", "Body Text", "body", "P", "body.content/block", "contentSet/inlineXML", "bodies", "articleBody", "paragraphs"),
    Role("subheading", "Zwischentitel", "Subheading", "subheading", "H2", "block/hl2", None, None, None, "## to ######"),
    Role("question", "Interviewfrage", "Question", "question", "P", "p class=question", None, None, None, "paragraph class=question"),
    Role("quote", "Zitat", "Quotations", "quote", "BlockQuote", "bq", None, None, None, "> quote"),
    Role("pull", "Blickfang", "Pull Quote", "pull", "BlockQuote", "bq class=pull", None, None, None, "> quote class=pull"),
    Role("attribution", "Zitatgeber", "Attribution", "attribution", "P", "bq/credit", None, None, None, "> — name"),
    Role("list", "Liste", "List", "list", "L", "ul, ol", None, None, None, "- item, 1. item"),
    Role("table", "Tabelle", "Table Text", "table", "Table", "table", None, None, None, "pipe table, <table>"),
    Role("box", "Infokasten", "Box Text", "box", "Sect", "block class=box", None, None, None, "<aside>"),
    Role("box_title", "Kastentitel", "Box Title", "box-title", "P", "block/hl2 class=box-title", None, None, None, "<aside>"),
    Role("note", "Fußnote", "footnote text", "note", "Note", "ol class=note", None, None, None, "[^1]: note"),
    Role("caption", "Bildunterschrift", "Caption", "caption", "Caption", "media/media-caption", "description role=drol:caption", "associations/descriptions role=caption", "image/caption", "figcaption"),
    Role("credit", "Bildnachweis", "Credit", "credit", "P", "media/media-producer", "creditline, creator", "associations/by", "image/creditText", "figcaption/span class=credit"),
    Role("source", "Quelle", "Source", "source", "P", "pubdata, bibliography", "infoSource, contentCreated, link rel=irel:derivedFrom, contentMetaExtProperty rel=umbproperty:page", "infoSources, contentCreated", "publisher, datePublished, printPage", "source"),
    Role("embargo", "Sperrfrist", "Embargo", "embargo", "P", "date.release, ed-msg msg-type=embargo", "embargoed, pubStatus, edNote role=umbnote:embargo", "embargoedUntil, pubStatus", None, "embargo"),
    Role("contact", "Pressekontakt", "Contact", "contact", "P", "ed-msg msg-type=contact", "edNote role=umbnote:contact, contributor role=umbparty:contact", "edNote, people, organisations", "publisher/contactPoint", "contact"),
    Role("boilerplate", "Abbinder", "Boilerplate", "boilerplate", "P", "p class=boilerplate", "contentSet/inlineXML", "bodies", "publisher/description", "boilerplate"),
    Role("notice", "Hinweis", "Notice", "notice", "P", "note noteclass=cpyrt, doc.copyright", "copyrightNotice, copyrightHolder, usageTerms, edNote", "copyrightNotice, copyrightHolder, usageTerms, edNote", "copyrightNotice, copyrightHolder", "notice"),
)  # fmt: skip

ROLE: dict[str, Role] = {role.field: role for role in ROLES}

WORDS_OWN_STYLE: dict[str, str] = {
    "headline": "heading 1",
    "deck": "Subtitle",
    "subheading": "heading 2",
    "quote": "Quote",
    "pull": "Intense Quote",
    "caption": "caption",
}
"""Roles for which Word has a style of its own, which other programs know by this name; ours is an alias beside it."""

FACTS: tuple[Fact, ...] = (
    Fact("id", "Kennung", None, None, None, "doc-id, meta name=id", "newsItem guid, altId", "uri, altIds role=id", "article id", "id", None),
    Fact("lang", "Sprache", "Lang", "dc:language, xml:lang", "w:lang", "nitf baselang", "newsItem xml:lang, language", "language", "html lang, inLanguage", "lang", None),
    Fact("keywords", "Stichwörter", "Keywords, dc:subject", "dc:subject", "cp:keywords", "key-list/keyword", "keyword", "subjects rel=keyword", "meta name=keywords, keywords", "keywords", None),
    Fact("subjects", "Themen", "Keywords, dc:subject", "dc:subject, authority, term", "dc:subject", "identified-content/classifier type=subject, tobject/tobject.subject", "subject", "subjects rel=about", "about, DefinedTerm name", "subjects", None),
    Fact("modified", "Stand", None, "schema:dateModified", None, "revision-history", "contentModified, versionCreated", "versionCreated", "dateModified", "modified", None),
    Fact("pictures", "Bilder", "Figure", "img", "wp:inline", "media/media-reference", "remoteContent", "associations", "img", "![…](…)", None),
    Fact("alt", "Alternativtext", "Figure/Alt", "img alt", "wp:docPr descr", "media-reference alternate-text", "description role=umbdescription:alt", "associations/descriptions role=alt", "img alt", "![alt](…)", None),
    Fact("section", "Ressort", None, "schema:articleSection", None, "pubdata position.section, classifier type=section", "subject type=umbtype:section", "subjects rel=section", "articleSection, article:section", "section", None),
    Fact("genre", "Textsorte", None, "schema:genre", None, "tobject/tobject.property", "genre", "genres", "genre", "genre", None),
    Fact("urgency", "Dringlichkeit", None, None, None, "urgency ed-urg", "urgency", "urgency", None, "urgency", None),
    Fact("version", "Fassung", None, "schema:version", None, "du-key version", "newsItem version", "version", "version", "version", None),
    Fact("status", "Status", None, "schema:creativeWorkStatus", None, "docdata management-status, meta name=withheld", "pubStatus, contentMetaExtProperty rel=umbproperty:status", "pubStatus", "creativeWorkStatus, robots noindex", "status", None),
    Fact("change", "Korrektur", "P", "p class=notice, schema:correction", "Notice", "ed-msg msg-type=correction, correction", "signal, edNote role=umbnote:change", "edNote", "p class=notice, correction", "change", "line"),
    Fact("change.update/kill", "Fassung oder Rückruf", None, None, None, "ed-msg msg-type=update, ed-msg msg-type=kill", "signal, edNote role=umbnote:change, pubStatus", "edNote", None, "change", None),
    Fact("source.circulation", "Auflage", None, None, None, None, "contentMetaExtProperty rel=umbproperty:circulation", None, None, "source", None),
    Fact("source.rights", "Nutzungsrechte", None, "dc:rights", None, "doc.rights limitations", "usageTerms", "usageTerms", "conditionsOfAccess", "source", None),
    Fact("desk_notes", "Notizblock", None, None, None, "ed-msg msg-type=desk", "edNote role=umbnote:desk", "edNote", None, None, None),
    Fact("desk_notes.comments", "Kommentar", None, None, None, None, None, None, None, None, None),
    Fact("discarded", "Verworfenes", None, None, None, None, None, None, None, None, None),
)  # fmt: skip
"""What `Article` holds beside the roles, and what its figures do."""

BODY: tuple[Fact, ...] = (
    Fact("subscript", "tiefgestellt", "Ts", "sub", "w:vertAlign subscript", "num/sub", "sub", "sub", "sub", "<sub>", None),
    Fact("superscript", "hochgestellt", "Ts", "sup", "w:vertAlign superscript", "num/sup", "sup", "sup", "sup", "<sup>", None),
    Fact("struck", "durchgestrichen", "TextDecorationType LineThrough", "s", "w:strike", "em class=struck", "s", "s", "s", "<s>", None),
    Fact("emphasis", "kursiv", "italic face", "em", "Emphasis", "em", "em", "em", "em", "*…*", None),
    Fact("strong", "fett", "bold face", "strong", "Strong", "em class=strong", "strong", "strong", "strong", "**…**", None),
    Fact("span.lang", "fremde Wörter", "Span Lang", "xml:lang", "w:lang", "lang xml:lang", "span xml:lang", "span lang", "span lang", "<span lang>", None),
    Fact("paragraph.lang", "fremder Absatz", "P Lang", "xml:lang", "w:lang", "p xml:lang", "p xml:lang", "p lang", "p lang", "<p lang>", None),
    Fact("note", "Fußnote", "Note, Reference", "aside epub:type=footnote", "w:footnote", "ol class=note", "ol class=note", "ol class=note", "section role=doc-endnotes", "[^1]", "[1]"),
    Fact("voice", "Frage, Antwort", "question look", "p class=question", "Question", "p class=question, p class=answer", "p class=question, p class=answer", "p class=question, p class=answer", "p class=question", "<p class>", "Frage: …, Antwort: …"),
    Fact("list.start", "erste Nummer", "Lbl", "ol start", "w:start", "ol seqnum", "ol start", "ol start", "ol start", "98.", "98."),
    Fact("table.align", "Spalten ausgerichtet", "TextAlign", "style", "w:jc", "td align", "td style", "td style", "style", ":--, :-:, --:", "padding"),
    Fact("table.row_heads", "Zeilenköpfe", "TH Scope=Row", "th scope=row", "w:tblLook firstColumn", "th", "th scope=row", "th scope=row", "th scope=row", "<th>", None),
    Fact("quote.pull", "Blickfang", "BlockQuote", "blockquote class=pull", "Pull Quote", "bq class=pull", "blockquote class=pull", "blockquote class=pull", "blockquote class=pull", "<blockquote class=pull>", None),
    Fact("figure.weight", "Gewicht", "full measure, row of two", "figure class", "size", "media class", "figure class", "figure class", "figure class", "<figure class>", None),
)  # fmt: skip
"""What the blocks and inlines of a body hold beside their words."""

PICTURE: tuple[Fact, ...] = (
    Fact("caption", "Bildtext", "Caption", "figcaption", "Caption", "media/media-caption", "description role=drol:caption", "descriptions role=caption", "figcaption", "publication.pictures", "line"),
    Fact("credit", "Bildnachweis", "Caption", "figcaption/span class=credit", "Credit", "media/media-producer", "creditline, creator, contributor", "by, people, organisations", "figcaption/span class=credit", "publication.pictures", "line"),
    Fact("alt", "Alternativtext", "Figure/Alt", "img alt", "wp:docPr descr", "media-reference alternate-text", "description role=umbdescription:alt", "descriptions role=alt", "img alt", "publication.pictures", None),
    Fact("copyright", "Urheberrecht", None, "dcterms:rights", None, "media-reference copyright", "copyrightNotice", "copyrightNotice", "ImageObject copyrightNotice", "publication.pictures", None),
    Fact("terms", "Nutzungsbedingungen", None, "dcterms:accessRights", None, "media-metadata name=terms", "usageTerms", "usageTerms", "ImageObject conditionsOfAccess", "publication.pictures", None),
    Fact("focus", "Bildmitte", None, None, None, "media-metadata name=focus", "contentMetaExtProperty rel=umbproperty:focus", "renditions/poi", None, "publication.pictures", None),
    Fact("place", "Aufnahmeort", None, "dcterms:spatial", None, "media-metadata name=place", "located", "located, places", "ImageObject contentLocation", "publication.pictures", None),
    Fact("date", "Aufnahmetag", None, "dcterms:created", None, "media-metadata name=date", "contentCreated", "contentCreated", "ImageObject dateCreated", "publication.pictures", None),
)  # fmt: skip
"""What `Picture` holds about itself; a figure shows its caption, credit and alternative text where it has none."""

WHOLE: tuple[Fact, ...] = (
    Fact("title", "Titel", "Title, dc:title", "dc:title", "dc:title", None, "title role=umbtitle:publication, contentMetaExtProperty rel=umbproperty:published", "title", "title", "publication.title", "heading"),
    Fact("subtitle", "Untertitel", "Subject, dc:description", "dc:title title-type=subtitle", "Deck", None, "title role=umbtitle:subtitle", "headlines role=deck", "p class=deck", "publication.subtitle", "heading"),
    Fact("publisher", "Herausgeber", "foot line", "dc:publisher", "foot line", "distributor", "provider", "infoSources role=provider", "publisher", "publication.publisher", None),
    Fact("provider", "Absender", None, None, None, "distributor, doc-id regsrc", "provider", "infoSources role=provider", None, "publication.provider", None),
    Fact("logo", "Logo", None, None, None, None, None, None, None, "publication.logo", None),
)  # fmt: skip
"""What `Publication` says of itself."""
