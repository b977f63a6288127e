"""Planted faults: for each rule and format a file that breaks just that rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.preflight.feed_faults import FEED
from tests.preflight.good import (
    EARLIER,
    LATER,
    good,
    packed,
    replaced,
    rewritten,
    with_pictures,
)
from tests.preflight.kit_faults import KIT, PICTURE
from tests.preflight.old_wire_faults import OLD_WIRE
from tests.preflight.open_faults import OPEN
from tests.preflight.pdf_faults import PDF
from tests.preflight.planting import (
    BODY,
    NAV,
    PACKAGE,
    PAGE,
    RELATIONSHIPS,
    STYLES,
    Fault,
    bomb,
    damaged,
    docx,
    epub,
    locked,
    pattern,
    table,
    text,
    twice,
    with_embargo,
    without_credit,
)
from tests.preflight.wire_faults import NEWSML, NINJS, NITF
from tests.publications import picture

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SMALL = picture("klein.jpg", 200, 140).content

EPUB = (
    Fault("archive.broken", "epub", damaged("epub")),
    Fault("archive.broken", "epub", lambda: good("epub")[:-200], "cut"),
    Fault("archive.bomb", "epub", bomb("epub")),
    Fault("archive.path", "epub", lambda: packed(good("epub"), {"../böse.xhtml": lambda _: b"x"})),
    Fault("archive.duplicate", "epub", twice("epub", NAV)),
    Fault("archive.encrypted", "epub", locked("epub", PAGE)),
    Fault("xml.malformed", "epub", epub(PAGE, "</figure>", "")),
    Fault("xml.entities", "epub", epub(PAGE, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x "y">]>')),
    Fault("title.missing", "epub", epub(PACKAGE, ">Die Fähre fährt wieder</dc:title>", "></dc:title>")),
    Fault("title.missing", "epub", epub(PAGE, "<title>Die Fähre fährt wieder</title>", "<title/>"), "page"),
    Fault("language.missing", "epub", epub(PACKAGE, "<dc:language>de</dc:language>", "")),
    Fault("language.tag", "epub", epub(PACKAGE, "<dc:language>de<", "<dc:language>deutsch!<")),
    Fault(
        "heading.order",
        "epub",
        lambda: packed(good("epub"), {PAGE: lambda one: replaced(replaced(one, "<h2", "<h4"), "</h2>", "</h4>")}),
    ),
    Fault("link.text", "epub", epub(PAGE, ">Fahrplan der Fähre<", ">hier<")),
    Fault("link.dead", "epub", epub(NAV, "article-001.xhtml", "article-009.xhtml")),
    Fault("link.dead", "epub", epub(PAGE, "https://hafen.example/fahrplan", "nav.xhtml#nirgends"), "fragment"),
    Fault("link.dead", "epub", epub(PAGE, "https://hafen.example/fahrplan", "#nirgends"), "own fragment"),
    Fault(
        "link.dead",
        "epub",
        lambda: packed(good("epub"), {"EPUB/style.css": lambda one: one + b"@font-face{src:url(a.ttf)}"}),
        "font",
    ),
    Fault("picture.alt", "epub", epub(PAGE, ' alt="Ein leerer Kai mit zwei Kränen"', "")),
    Fault("picture.credit", "epub", without_credit("epub")),
    Fault("picture.resolution", "epub", lambda: with_pictures("epub", lambda _: SMALL)),
    Fault("picture.broken", "epub", lambda: with_pictures("epub", lambda one: one[:600])),
    Fault(
        "table.header",
        "epub",
        lambda: packed(
            good("epub"), {PAGE: lambda one: one.replace(b'<th scope="col"', b"<td").replace(b"</th>", b"</td>")}
        ),
    ),
    Fault("epub.mimetype", "epub", lambda: packed(good("epub"), {"mimetype": lambda _: b"application/zip"})),
    Fault("epub.container", "epub", epub("META-INF/container.xml", "content.opf", "gone.opf")),
    Fault(
        "epub.package",
        "epub",
        lambda: packed(good("epub"), {PACKAGE: lambda one: rewritten(one, "<spine.*</spine>", "")}),
    ),
    Fault("epub.identifier", "epub", epub(PACKAGE, 'unique-identifier="id"', 'unique-identifier="none"')),
    Fault("epub.modified", "epub", epub(PACKAGE, "dcterms:modified", "dcterms:issued")),
    Fault("epub.manifest", "epub", epub(PACKAGE, 'href="style.css"', 'href="gone.css"')),
    Fault("epub.unlisted", "epub", lambda: packed(good("epub"), {"EPUB/notes.txt": lambda _: b"x"})),
    Fault("epub.spine", "epub", epub(PACKAGE, 'idref="article-001"', 'idref="article-009"')),
    Fault("epub.nav", "epub", epub(PACKAGE, 'properties="nav"', "")),
    Fault("epub.nav", "epub", epub(NAV, 'epub:type="toc"', 'epub:type="index"'), "no contents"),
    Fault("epub.accessibility", "epub", epub(PACKAGE, 'schema:accessMode"', 'schema:elsewhere"')),
    Fault("epub.remote", "epub", epub(PAGE, 'src="pictures/', 'src="https://bild.example/')),
    Fault("html.id", "epub", epub(PAGE, '<p class="lead">', '<p class="lead" id="article-001">')),
)

DOCX = (
    Fault("archive.broken", "docx", damaged("docx")),
    Fault("archive.bomb", "docx", bomb("docx")),
    Fault("archive.path", "docx", lambda: packed(good("docx"), {"/etc/x.xml": lambda _: b"<x/>"})),
    Fault("archive.duplicate", "docx", twice("docx", STYLES)),
    Fault("archive.encrypted", "docx", locked("docx", STYLES)),
    Fault("xml.malformed", "docx", docx(STYLES, "</w:styles>", "")),
    Fault("xml.entities", "docx", docx(STYLES, "<w:styles", '<!DOCTYPE w:styles [<!ENTITY x "y">]><w:styles')),
    Fault("title.missing", "docx", docx("docProps/core.xml", "<dc:title>Die Fähre fährt wieder</dc:title>", "")),
    Fault(
        "language.missing",
        "docx",
        lambda: packed(good("docx"), {STYLES: lambda one: rewritten(one, "<w:lang [^>]*>", "")}),
    ),
    Fault(
        "language.tag",
        "docx",
        lambda: packed(
            good("docx"), {STYLES: lambda one: rewritten(one, '<w:lang w:val="[^"]*"', '<w:lang w:val="deutsch!"')}
        ),
    ),
    Fault(
        "heading.missing",
        "docx",
        lambda: packed(good("docx"), {BODY: lambda one: rewritten(one, '"(?:Headline|Subheading2?)"', '"Lead"')}),
    ),
    Fault(
        "heading.order",
        "docx",
        docx(BODY, '<w:pStyle w:val="Subheading"/>', '<w:pStyle w:val="Lead"/><w:outlineLvl w:val="4"/>'),
    ),
    Fault("link.text", "docx", docx(BODY, ">Fahrplan der Fähre<", ">mehr<")),
    Fault(
        "link.dead", "docx", docx(BODY, '<w:hyperlink w:history="1" r:id="rId2">', '<w:hyperlink w:anchor="nirgends">')
    ),
    Fault("picture.alt", "docx", docx(BODY, ' descr="Ein leerer Kai mit zwei Kränen"', "")),
    Fault("picture.credit", "docx", without_credit("docx")),
    Fault("picture.resolution", "docx", lambda: with_pictures("docx", lambda _: SMALL)),
    Fault("picture.broken", "docx", lambda: with_pictures("docx", lambda one: one[:600])),
    Fault("table.header", "docx", docx(BODY, "<w:tblHeader/>", "")),
    Fault("docx.main", "docx", docx("_rels/.rels", "relationships/officeDocument", "relationships/elsewhere")),
    Fault("docx.part", "docx", docx(RELATIONSHIPS, 'Target="numbering.xml"', 'Target="gone.xml"')),
    Fault("docx.relationship", "docx", docx(BODY, 'r:embed="rId1"', 'r:embed="rId99"')),
    Fault("docx.type", "docx", lambda: packed(good("docx"), {"word/notes.odd": lambda _: b"x"})),
    Fault(
        "docx.revisions",
        "docx",
        docx(
            BODY,
            "<w:r><w:t>Von Mareike",
            '<w:ins w:id="7" w:author="Red."><w:r><w:t>Neu</w:t></w:r></w:ins><w:r><w:t>Von Mareike',
        ),
    ),
    Fault(
        "docx.comments",
        "docx",
        lambda: packed(
            good("docx"),
            {
                "word/comments.xml": lambda _: b'<w:comments xmlns:w="WORDS"><w:comment w:id="0"/></w:comments>',
                RELATIONSHIPS: lambda one: replaced(
                    one,
                    "</Relationships>",
                    f'<Relationship Id="rId98" Type="{R}/comments" Target="comments.xml"/></Relationships>',
                ),
            },
        ),
    ),
    Fault("docx.macros", "docx", lambda: packed(good("docx"), {"word/vbaProject.bin": lambda _: b"x"})),
)

HTML = (
    Fault("xml.entities", "html", text("html", "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x "y">]>')),
    Fault("text.encoding", "html", text("html", "fährt".encode(), "fährt".encode("latin-1"))),
    Fault("html.charset", "html", text("html", '<meta charset="utf-8">', "")),
    Fault("html.structure", "html", text("html", "</h2>", "</h2></section>")),
    Fault("html.id", "html", text("html", "<h2>", '<h2 id="oben">')),
    Fault("title.missing", "html", text("html", "<title>Die Fähre fährt wieder</title>", "<title> </title>")),
    Fault("language.missing", "html", text("html", ' lang="de"', "")),
    Fault("language.tag", "html", text("html", ' lang="de"', ' lang="deutsch!"')),
    Fault("heading.missing", "html", lambda: rewritten(good("html"), "<(/?)h[12]", r"<\1p")),
    Fault("heading.order", "html", lambda: rewritten(good("html"), "<(/?)h2", r"<\1h4")),
    Fault("heading.order", "html", lambda: rewritten(good("html"), "<(/?)h2", r"<\1h3"), "one level"),
    Fault("link.text", "html", text("html", ">Zum Anfang des Berichts<", ">Hier …<")),
    Fault("link.dead", "html", text("html", 'href="#oben"', 'href="#unten"')),
    Fault("picture.alt", "html", text("html", ' alt="Ein leerer Kai"', "")),
    Fault("picture.credit", "html", text("html", " Foto: Rieke Thomsen", "")),
    Fault("picture.broken", "html", pattern("html", 'base64,[^"]*', "base64,AAAA")),
    Fault("picture.resolution", "html", lambda: _with_small_picture()),
    Fault("table.header", "html", lambda: rewritten(good("html"), "<(/?)th>", r"<\1td>")),
    Fault("embargo.running", "html", with_embargo("html", LATER)),
    Fault("embargo.passed", "html", with_embargo("html", EARLIER)),
    Fault("embargo.zone", "html", text("html", " MEZ", "", EARLIER)),
    Fault("embargo.unclear", "html", pattern("html", "Sperrfrist: [^<]*", "Sperrfrist: bis auf Weiteres", EARLIER)),
)


def _with_small_picture() -> bytes:
    import base64

    return rewritten(good("html"), 'base64,[^"]*', "base64," + base64.b64encode(SMALL).decode())


def _article(**fields: object) -> Callable[[dict[str, Any]], object]:
    return lambda one: one["articles"][0].update(fields)


def _block(number: int, **fields: object) -> Callable[[dict[str, Any]], object]:
    return lambda one: one["articles"][0]["body"][number].update(fields)


def _link(**fields: object) -> Callable[[dict[str, Any]], object]:
    return lambda one: one["articles"][0]["body"][3]["content"][1].update(fields)


def _stored(content: bytes, width: int = 200, height: int = 140) -> Callable[[dict[str, Any]], object]:
    import base64

    row = {"content": base64.b64encode(content).decode(), "width": width, "height": height}
    return lambda one: one["pictures"][0].update(row)


JSON = (
    Fault("json.malformed", "json", lambda: good("json")[:-9]),
    Fault("tree.invalid", "json", table(_article(headline=7), "json")),
    Fault("headline.missing", "json", table(_article(headline=None), "json")),
    Fault("language.missing", "json", lambda: rewritten(good("json"), '"lang": "de"', '"lang": null')),
    Fault("language.tag", "json", table(_article(lang="deutsch!"), "json")),
    Fault("heading.order", "json", table(_block(4, level=4), "json")),
    Fault("picture.alt", "json", table(_block(1, alt=None), "json")),
    Fault("picture.credit", "json", table(_block(1, credit=None), "json")),
    Fault("picture.resolution", "json", table(_stored(SMALL), "json")),
    Fault("picture.broken", "json", table(_stored(SMALL[:400]), "json")),
    Fault("link.dead", "json", table(_block(1, image="gone.jpg"), "json")),
    Fault("link.dead", "json", table(_link(href="javascript:alert(1)"), "json"), "address"),
    Fault("link.text", "json", table(_link(content=[{"type": "text", "text": "hier"}]), "json")),
    Fault("embargo.running", "json", with_embargo("json", LATER)),
    Fault("embargo.passed", "json", with_embargo("json", EARLIER)),
    Fault("embargo.zone", "json", lambda: replaced(text("json", " MEZ", "", EARLIER)(), EARLIER, EARLIER[:19])),
    Fault("embargo.unclear", "json", table(_article(embargo={"text": "Sperrfrist", "until": "bald"}), "json")),
)

PLAIN = (
    Fault("text.encoding", "markdown", text("markdown", "fährt".encode(), "fährt".encode("latin-1"))),
    Fault("text.encoding", "text", lambda: good("text").decode().encode("utf-16")),
    Fault("text.control", "markdown", text("markdown", "legte", "legte\x07")),
    Fault("text.control", "text", text("text", "legte", "legte\x07")),
    Fault("text.unreadable", "markdown", text("markdown", "lang: de", "lang: [")),
    Fault("text.unreadable", "text", lambda: b" \n\t\n "),
    Fault("headline.missing", "markdown", lambda: b"---\nlang: de\n---\n\nEin Absatz ohne Kopf.\n"),
    Fault("headline.missing", "text", pattern("text", "Die Fähre fährt wieder\n\n", "")),
    Fault("heading.order", "markdown", lambda: replaced(good("markdown"), "## Was", "##### Was")),
    Fault("link.text", "markdown", text("markdown", "[Fahrplan der Fähre]", "[hier]")),
    Fault("embargo.running", "text", with_embargo("text", LATER)),
    Fault(
        "embargo.day",
        "text",
        lambda: b"EMBARGO: 3/10/2024, 9 a.m.\n\nCouncil builds bridge\n\nThe council builds a bridge and a road.\n",
    ),
    Fault("embargo.passed", "text", with_embargo("text", EARLIER)),
    Fault("embargo.zone", "text", text("text", " MEZ", "", EARLIER)),
    Fault("embargo.passed", "markdown", with_embargo("markdown", EARLIER)),
    Fault("embargo.zone", "markdown", text("markdown", " MEZ", "", EARLIER)),
    Fault("embargo.unclear", "markdown", pattern("markdown", 'Sperrfrist: [^"]*', "Sperrfrist: bald", EARLIER)),
    Fault("embargo.unclear", "text", pattern("text", "Sperrfrist: [^\n]*", "Sperrfrist: bis auf Weiteres", EARLIER)),
    Fault("language.tag", "markdown", text("markdown", "lang: de", "lang: deutsch-x")),
    Fault("embargo.running", "markdown", with_embargo("markdown", LATER)),
    *(Fault("embargo.running", kind, with_embargo(kind, LATER)) for kind in ("pdf", "epub", "docx")),
    *(Fault("embargo.passed", kind, with_embargo(kind, EARLIER)) for kind in ("pdf", "epub", "docx")),
)

FAULTS = (*PDF, *EPUB, *DOCX, *OPEN, *NEWSML, *NITF, *NINJS, *FEED, *OLD_WIRE, *HTML, *JSON, *PLAIN, *PICTURE, *KIT)
