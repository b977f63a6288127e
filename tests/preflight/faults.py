"""Planted faults: for each rule and format a file that breaks just that rule."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.preflight.good import (
    EARLIER,
    LATER,
    changed,
    edited,
    good,
    packed,
    repacked,
    replaced,
    rewritten,
    with_pictures,
)
from tests.publications import picture


class Fault(NamedTuple):
    """A file with a fault: the rule that it breaks, its format, and how it is made."""

    code: str
    kind: str
    make: Callable[[], bytes]
    name: str = ""


R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAGE, PACKAGE, NAV = "EPUB/article-001.xhtml", "EPUB/content.opf", "EPUB/nav.xhtml"
BODY, RELATIONSHIPS, STYLES, TYPES = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "[Content_Types].xml",
)
SMALL = picture("klein.jpg", 200, 140).content


def epub(part: str, right: str, wrong: str) -> Callable[[], bytes]:
    return lambda: repacked("epub", part, right, wrong)


def docx(part: str, right: str, wrong: str) -> Callable[[], bytes]:
    return lambda: repacked("docx", part, right, wrong)


def text(kind: str, right: str | bytes, wrong: str | bytes, until: str | None = None) -> Callable[[], bytes]:
    return lambda: replaced(good(kind, until), right, wrong)


def pattern(kind: str, right: str, wrong: str, until: str | None = None) -> Callable[[], bytes]:
    return lambda: rewritten(good(kind, until), right, wrong)


def pdf(change: Callable[[pikepdf.Pdf], object], **save: Any) -> Callable[[], bytes]:
    return lambda: edited(lambda one: (change(one), None)[1], **save)


def table(change: Callable[[dict[str, Any]], object], kind: str = "ninjs") -> Callable[[], bytes]:
    return lambda: changed(change, kind)


def with_embargo(kind: str, until: str) -> Callable[[], bytes]:
    return lambda: good(kind, until)


def bomb(kind: str) -> Callable[[], bytes]:
    def make() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("META-INF/container.xml" if kind == "epub" else "word/document.xml", b"\0" * 32_000_000)
            archive.writestr("[Content_Types].xml", b"")
        return out.getvalue()

    return make


def twice(kind: str, part: str) -> Callable[[], bytes]:
    """A name twice: the copy is written under another name of the same length, which is then changed."""

    def make() -> bytes:
        other = part[:-1] + "#"
        return packed(good(kind), {other: lambda _: b"x"}).replace(other.encode(), part.encode())

    return make


def locked(kind: str, part: str) -> Callable[[], bytes]:
    """The flag of encryption set in the directory of the archive and before the file."""

    def make() -> bytes:
        content = bytearray(good(kind))
        for magic, flags, name in ((b"PK\x01\x02", 8, 46), (b"PK\x03\x04", 6, 30)):
            at = -1
            while (at := content.find(magic, at + 1)) >= 0:
                if content[at + name : at + name + len(part)] == part.encode():
                    struct.pack_into("<H", content, at + flags, 1)
        return bytes(content)

    return make


def damaged(kind: str) -> Callable[[], bytes]:
    """One byte of a compressed file changed: its checksum is wrong."""

    def make() -> bytes:
        content = bytearray(good(kind))
        part = PAGE if kind == "epub" else BODY
        content[content.find(part.encode()) + len(part) + 40] ^= 0xFF
        return bytes(content)

    return make


def _figure(one: pikepdf.Pdf) -> Any:
    return next(obj for obj in one.objects if isinstance(obj, Dictionary) and obj.get("/S") == "/Figure")


def _first_heading(one: pikepdf.Pdf) -> Any:
    return next(obj for obj in one.objects if isinstance(obj, Dictionary) and obj.get("/S") == "/H2")


def _links(one: pikepdf.Pdf) -> list[Any]:
    return [note for page in one.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]


def _image(one: pikepdf.Pdf) -> Any:
    return next(obj for obj in one.objects if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Image")


def _without_title(one: pikepdf.Pdf) -> None:
    del one.trailer["/Info"]
    del one.Root["/Metadata"]


def _without_font_file(one: pikepdf.Pdf) -> None:
    font = next(iter(one.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _coarse(one: pikepdf.Pdf) -> None:
    image = _image(one)
    image.Width, image.Height = 200, 130


def _dead_link(one: pikepdf.Pdf) -> None:
    _links(one)[0].A = Dictionary(S=Name.GoTo, D=String("nirgends"))


def _lost_page(one: pikepdf.Pdf) -> None:
    gone = one.make_indirect(Dictionary(Type=Name.Page))
    _links(one)[0].A = Dictionary(S=Name.GoTo, D=Array([gone, Name.Fit]))


def _unknown_colours(one: pikepdf.Pdf) -> None:
    del one.Root["/OutputIntents"]


def _script(one: pikepdf.Pdf) -> None:
    one.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _cut() -> bytes:
    return good("pdf")[:900]


def _without_tags(one: pikepdf.Pdf) -> None:
    del one.Root["/StructTreeRoot"]


def _deeper(one: pikepdf.Pdf) -> None:
    _first_heading(one).S = Name.H4


def _elements(one: pikepdf.Pdf, role: str) -> list[Any]:
    return [obj for obj in one.objects if isinstance(obj, Dictionary) and obj.get("/S") == role and "/P" in obj]


def _role(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    def change(one: pikepdf.Pdf) -> None:
        for element in _elements(one, old):
            element.S = Name(new)

    return change


def _no_first_heading(one: pikepdf.Pdf) -> None:
    _elements(one, "/H1")[0].S = Name.P


def _remapped(one: pikepdf.Pdf) -> None:
    one.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Div)


def _caption_between(one: pikepdf.Pdf) -> None:
    _elements(one, "/TR")[1].S = Name.Caption


def _short_row(one: pikepdf.Pdf) -> None:
    del _elements(one, "/TR")[1].K[1]


def _long_cell(one: pikepdf.Pdf) -> None:
    _elements(one, "/TD")[0].A = Dictionary(O=Name.Table, RowSpan=9)


def _endless_cell(one: pikepdf.Pdf) -> None:
    _elements(one, "/TD")[-1].A = Dictionary(O=Name.Table, ColSpan=2**31 - 1)


def _loose(one: pikepdf.Pdf) -> None:
    page = one.pages[0]
    page.Contents = one.make_stream(page.Contents.read_bytes() + b" 0 0 9 9 re f")


def _loose_form(one: pikepdf.Pdf) -> None:
    page = one.pages[0]
    form = one.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.Resources.XObject["/Fm"] = form
    page.Contents = one.make_stream(page.Contents.read_bytes() + b" /Fm Do")


def _stray_link(one: pikepdf.Pdf) -> None:
    del _links(one)[0]["/StructParent"]


def _no_tab_order(one: pikepdf.Pdf) -> None:
    for page in one.pages:
        del page["/Tabs"]


def _mute_font(one: pikepdf.Pdf) -> None:
    del next(iter(one.pages[0].Resources.Font.values()))["/ToUnicode"]


def _delete(name: str) -> Callable[[pikepdf.Pdf], None]:
    def change(one: pikepdf.Pdf) -> None:
        del one.Root[name]

    return change


def _no_alt(one: pikepdf.Pdf) -> None:
    del _figure(one)["/Alt"]


def _no_description(one: pikepdf.Pdf) -> None:
    del _links(one)[0]["/Contents"]


def _language(one: pikepdf.Pdf) -> None:
    one.Root.Lang = String("deutsch!")


def _credit_less(kind: str) -> Callable[[], bytes]:
    """The good publication rendered without its credit."""

    def make() -> bytes:
        import msgspec

        import umbruch
        from tests.preflight.good import publication
        from umbruch.tree import Figure

        tree = publication()
        article = tree.articles[0]
        body = tuple(
            msgspec.structs.replace(one, credit=None) if isinstance(one, Figure) else one for one in article.body
        )
        bare = msgspec.structs.replace(article, body=body)
        return umbruch.render(msgspec.structs.replace(tree, articles=(bare,)), kind)

    return make


PDF = (
    Fault("pdf.broken", "pdf", _cut),
    Fault("pdf.damaged", "pdf", lambda: good("pdf").replace(b"startxref\n", b"startxref\n9")),
    Fault("pdf.encrypted", "pdf", pdf(lambda one: None, encryption=pikepdf.Encryption(owner="o", user="u"))),
    Fault(
        "pdf.restricted",
        "pdf",
        pdf(lambda one: None, encryption=pikepdf.Encryption(owner="o", allow=pikepdf.Permissions(extract=False))),
    ),
    Fault("title.missing", "pdf", pdf(_without_title)),
    Fault("pdf.title_bar", "pdf", pdf(_delete("/ViewerPreferences"))),
    Fault("language.missing", "pdf", pdf(_delete("/Lang"))),
    Fault("language.tag", "pdf", pdf(_language)),
    Fault("pdf.untagged", "pdf", pdf(_without_tags)),
    Fault("picture.alt", "pdf", pdf(_no_alt)),
    Fault("heading.order", "pdf", pdf(_deeper)),
    Fault("heading.order", "pdf", pdf(_no_first_heading), "first"),
    Fault("pdf.roles", "pdf", pdf(_role("/P", "/Absatz"))),
    Fault("pdf.roles", "pdf", pdf(_remapped), "standard type"),
    Fault("pdf.nesting", "pdf", pdf(_role("/P", "/LI"))),
    Fault("pdf.nesting", "pdf", pdf(_role("/TR", "/P")), "kid"),
    Fault("pdf.nesting", "pdf", pdf(_caption_between), "caption"),
    Fault("pdf.table", "pdf", pdf(_short_row)),
    Fault("pdf.table", "pdf", pdf(_long_cell), "span"),
    Fault("pdf.table", "pdf", pdf(_endless_cell), "endless"),
    Fault("table.header", "pdf", pdf(_role("/TH", "/TD"))),
    Fault("pdf.content", "pdf", pdf(_loose)),
    Fault("pdf.content", "pdf", pdf(_loose_form), "form"),
    Fault("pdf.link_tag", "pdf", pdf(_stray_link)),
    Fault("pdf.tab_order", "pdf", pdf(_no_tab_order)),
    Fault("font.unicode", "pdf", pdf(_mute_font)),
    Fault("font.embedded", "pdf", pdf(_without_font_file)),
    Fault("link.dead", "pdf", pdf(_dead_link)),
    Fault("link.dead", "pdf", pdf(_lost_page), "page"),
    Fault("link.text", "pdf", pdf(_no_description)),
    Fault("pdf.script", "pdf", pdf(_script)),
    Fault("picture.resolution", "pdf", pdf(_coarse)),
    Fault("picture.credit", "pdf", _credit_less("pdf")),
    Fault("pdf.archive", "pdf", pdf(_unknown_colours)),
)

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
    Fault("picture.credit", "epub", _credit_less("epub")),
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
    Fault("picture.credit", "docx", _credit_less("docx")),
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

NEWSML = (
    Fault("xml.malformed", "newsml", text("newsml", "</itemSet>", "")),
    Fault(
        "xml.entities", "newsml", text("newsml", "<newsMessage", '<!DOCTYPE newsMessage [<!ENTITY x "y">]><newsMessage')
    ),
    Fault("newsml.item", "newsml", pattern("newsml", ' guid="urn:newsml:[^"]*:picture-[^"]*"', "")),
    Fault("newsml.class", "newsml", text("newsml", '<itemClass qcode="ninat:composite"/>', "")),
    Fault("newsml.status", "newsml", text("newsml", '<pubStatus qcode="stat:usable"/>', "")),
    Fault("newsml.rendition", "newsml", text("newsml", ' rendition="rnd:highRes"', "")),
    Fault("newsml.scheme", "newsml", pattern("newsml", "<catalogRef [^>]*/>", "")),
    Fault(
        "newsml.duplicate",
        "newsml",
        pattern("newsml", '(<newsItem [^>]*guid=")[^"]*', r"\1urn:newsml:bote.example:20240309:x"),
    ),
    Fault(
        "newsml.order",
        "newsml",
        text(
            "newsml", '<headline rank="1">', '<headline role="umbheadline:kicker">Fähre</headline><headline rank="1">'
        ),
    ),
    Fault("headline.missing", "newsml", pattern("newsml", "<headline[^>]*>[^<]*</headline>", "")),
    Fault(
        "language.missing",
        "newsml",
        lambda: rewritten(rewritten(good("newsml"), ' xml:lang="de"', ""), '<language tag="de"/>', ""),
    ),
    Fault("language.tag", "newsml", text("newsml", 'version="1" xml:lang="de"', 'version="1" xml:lang="deutsch!"')),
    Fault("picture.alt", "newsml", pattern("newsml", "<description[^>]*>[^<]*</description>", "")),
    Fault("picture.alt", "newsml", pattern("newsml", '(<img [^>]*)alt="[^"]*"', r"\1"), "inline"),
    Fault(
        "picture.credit",
        "newsml",
        pattern("newsml", r"<(creditline|by|creator)[ >].*?</\1>", ""),
    ),
    Fault("picture.resolution", "newsml", pattern("newsml", 'width="1400" height="900"', 'width="300" height="200"')),
    Fault("link.dead", "newsml", text("newsml", 'idref="article-1"', 'idref="article-9"')),
    Fault("link.text", "newsml", pattern("newsml", ">Fahrplan der Fähre<", ">hier<")),
    Fault("heading.order", "newsml", pattern("newsml", "<(/?)h2>", r"<\1h5>")),
    Fault("table.header", "newsml", pattern("newsml", '<(/?)th(?: scope="col")?>', r"<\1td>")),
    Fault("html.id", "newsml", pattern("newsml", "<h1 class", '<p id="a">A</p><p id="a">B</p><h1 class')),
    Fault("embargo.status", "newsml", with_embargo("newsml", EARLIER)),
    Fault("embargo.status", "newsml", pattern("newsml", "stat:withheld", "stat:usable", LATER), "usable"),
    Fault("embargo.running", "newsml", with_embargo("newsml", LATER)),
    Fault("embargo.passed", "newsml", with_embargo("newsml", EARLIER)),
    Fault("embargo.zone", "newsml", pattern("newsml", r"(<embargoed>[^<]*)\+01:00", r"\1", EARLIER)),
    Fault("embargo.unclear", "newsml", pattern("newsml", "<embargoed>[^<]*", "<embargoed>", EARLIER)),
)

NITF = (
    Fault("xml.malformed", "nitf", text("nitf", "</hedline>", "")),
    Fault("xml.entities", "nitf", text("nitf", "<nitf ", '<!DOCTYPE nitf [<!ENTITY x "y">]><nitf ')),
    Fault("nitf.namespace", "nitf", text("nitf", ' xmlns="http://iptc.org/std/NITF/2006-10-18/"', "")),
    Fault("nitf.body", "nitf", lambda: rewritten(good("nitf"), "body.content>", "body.x>")),
    Fault("headline.missing", "nitf", pattern("nitf", "<hl1>.*?</hl1>", "<hl1/>")),
    Fault(
        "language.missing",
        "nitf",
        lambda: rewritten(rewritten(good("nitf"), ' baselang="de"', ""), ' xml:lang="de"', ""),
    ),
    Fault("language.tag", "nitf", text("nitf", 'baselang="de"', 'baselang="de_DE"')),
    Fault("picture.alt", "nitf", pattern("nitf", ' alternate-text="[^"]*"', "")),
    Fault("picture.credit", "nitf", pattern("nitf", ' source-credit="[^"]*"|<media-producer>.*?</media-producer>', "")),
    Fault("picture.resolution", "nitf", pattern("nitf", 'width="1400" height="900"', 'width="300" height="200"')),
    Fault("link.dead", "nitf", pattern("nitf", 'source="kai.jpg"', "")),
    Fault("link.dead", "nitf", text("nitf", "https://hafen.example/fahrplan", "#nirgends"), "fragment"),
    Fault("embargo.running", "nitf", with_embargo("nitf", LATER)),
    Fault("embargo.passed", "nitf", with_embargo("nitf", EARLIER)),
    Fault("embargo.zone", "nitf", pattern("nitf", r'(date.release norm="[^"]*)\+0100', r"\1", EARLIER)),
    Fault("embargo.unclear", "nitf", pattern("nitf", 'date.release norm="[^"]*', 'date.release norm="bald', EARLIER)),
)


def _no_headline(one: dict[str, Any]) -> None:
    del one["headlines"]


def _body(html: str) -> Callable[[dict[str, Any]], None]:
    return lambda one: one["bodies"][0].update(value=html)


NINJS = (
    Fault("json.malformed", "ninjs", lambda: good("ninjs")[:-5]),
    Fault("ninjs.uri", "ninjs", table(lambda one: one.pop("uri"))),
    Fault("ninjs.rendition", "ninjs", table(lambda one: one["associations"][0]["renditions"][0].pop("href"))),
    Fault("headline.missing", "ninjs", table(_no_headline)),
    Fault("language.missing", "ninjs", table(lambda one: one.pop("language"))),
    Fault("language.tag", "ninjs", table(lambda one: one.update(language="deutsch!"))),
    Fault("picture.alt", "ninjs", table(lambda one: one["associations"][0].pop("descriptions"))),
    Fault("picture.credit", "ninjs", table(lambda one: one["associations"][0].pop("by"))),
    Fault(
        "picture.resolution",
        "ninjs",
        table(lambda one: one["associations"][0]["renditions"][0].update(width=300, height=9)),
    ),
    Fault("heading.order", "ninjs", table(_body("<h2>A</h2><h5>B</h5>"))),
    Fault("link.text", "ninjs", table(_body('<p><a href="https://a.example/">hier</a></p>'))),
    Fault("table.header", "ninjs", table(_body("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"))),
    Fault("link.dead", "ninjs", table(_body('<p><a href="#nirgends">Zum Schluss des Berichts</a></p>'))),
    Fault("html.id", "ninjs", table(_body('<p id="a">a</p><p id="a">b</p>'))),
    Fault("embargo.running", "ninjs", with_embargo("ninjs", LATER)),
    Fault("embargo.passed", "ninjs", with_embargo("ninjs", EARLIER)),
    Fault("embargo.status", "ninjs", lambda: replaced(good("ninjs", LATER), "withheld", "usable")),
    Fault("embargo.zone", "ninjs", lambda: replaced(good("ninjs", EARLIER), "10:00:00+01:00", "10:00:00")),
    Fault("embargo.unclear", "ninjs", table(lambda one: one.update(embargoedUntil="bald"))),
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
    Fault("embargo.zone", "json", lambda: replaced(good("json", EARLIER), EARLIER, EARLIER[:19])),
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

FAULTS = (*PDF, *EPUB, *DOCX, *NEWSML, *NITF, *NINJS, *HTML, *JSON, *PLAIN)
