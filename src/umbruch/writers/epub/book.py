"""From a publication to the finished book: documents and metadata, put together by EbookLib, sealed by `archive`."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from ebooklib import epub
from lxml import etree

from umbruch.diagnostics import report
from umbruch.errors import RenderError
from umbruch.facts.imprint import publication_language, publication_title
from umbruch.facts.moment import moment_of
from umbruch.language.language_remarks import languages_left_out
from umbruch.language.tags import direction
from umbruch.markup.block_markup import Shown
from umbruch.style.model import Style
from umbruch.tree import Publication
from umbruch.writers.epub.book_css import book_stylesheet
from umbruch.writers.epub.book_fonts import embedded_fonts
from umbruch.writers.epub.book_pictures import StoredPicture, distinct, stored_pictures
from umbruch.writers.epub.chapters import STYLESHEET, Crosshead, Document, chapter, crossheads, navigation, title_page
from umbruch.writers.epub.covers.made_cover import made_cover
from umbruch.writers.epub.ocf_zip import sealed
from umbruch.writers.epub.package_metadata import identifier, metadata, other_languages

PACKAGE = "EPUB/content.opf"
XHTML = "application/xhtml+xml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def make_book(publication: Publication, style: Style) -> bytes:
    """An EPUB 3 of one article, or of a kit with a chapter for each.

    Args:
        publication: what to set; it holds at least one article.
        style: becomes the book's style sheet.

    Raises:
        RenderError: there is no article.
    """
    if not publication.articles:
        raise RenderError("there is no article to set", hint="an EPUB needs at least one article")
    for remark in languages_left_out(publication):
        report(remark)
    pictures = stored_pictures(publication)
    shown = {href: Shown(stored.path, stored.width, stored.height) for href, stored in pictures.items()}
    chapters = tuple(chapter(number, publication, shown, style) for number in range(len(publication.articles)))
    book = _described(publication, pictures)
    _fill(book, publication, title_page(publication, shown), chapters, style)
    cover = pictures.get(publication.cover or "") or made_cover(publication, style)
    _add_pictures(book, distinct(pictures), cover)
    moment = moment_of(publication)
    return sealed(_Package(book, publication_language(publication), moment).files(), moment)


class _Package(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, which hands over the files of a book instead of packing them, for `sealed` packs them anyway.

    The package document also tells the language of its own texts (EPUB 3.3, 5.3.3).
    """

    def __init__(self, book: epub.EpubBook, lang: str, moment: datetime) -> None:
        options = {
            "mtime": moment,
            "package_direction": True,
            "epub3_pages": False,
            "epub3_landmark": False,
            "epub2_guide": False,
        }
        super().__init__("", book, options)
        self._lang = lang
        self.out = _Files()

    def files(self) -> list[tuple[str, bytes]]:
        """Paths and contents in order, without `mimetype`."""
        self._write_container()
        self._write_opf()
        self._write_items()
        return self.out.kept

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self._lang)
        content = etree.tostring(root, encoding="utf-8", pretty_print=True, xml_declaration=True)
        self.out.writestr(PACKAGE, content.rstrip(b"\n"))


class _Files:
    """Takes files in the place of a `zipfile.ZipFile`."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, bytes]] = []

    def writestr(self, path: str, content: str | bytes) -> None:
        """Keep a file."""
        self.kept.append((path, content.encode() if isinstance(content, str) else content))


def _described(publication: Publication, pictures: dict[str, StoredPicture]) -> epub.EpubBook:
    """A book without content that says about itself all that the tree knows."""
    book = epub.EpubBook()
    book.set_identifier(identifier(publication))
    book.title = publication_title(publication)
    book.add_metadata("DC", "title", book.title, {"id": "title"})
    lang = publication_language(publication)
    book.set_language(lang)
    for other in other_languages(publication):
        book.add_metadata("DC", "language", other)
    if direction(lang) == "rtl":
        book.set_direction("rtl")
    for entry in metadata(publication, pictures):
        namespace, name = ("DC", entry.name.removeprefix("dc:")) if entry.is_dublin_core else (None, entry.name)
        book.add_metadata(namespace, name, entry.value, dict(entry.attributes))
    return book


def _fill(
    book: epub.EpubBook, publication: Publication, title: Document, chapters: tuple[Document, ...], style: Style
) -> None:
    """Put documents and style sheet in, and the order in which they are read; a kit shows its contents as a page."""
    nav = navigation(publication, title, chapters)
    kit = publication.kind == "kit"
    for document in (title, nav, *chapters):
        item = epub.EpubItem(document.id, document.path, XHTML, document.content)
        item.properties = ["nav"] if document is nav else []
        book.add_item(item)
    book.add_item(epub.EpubNcx())
    read = (title, nav, *chapters) if kit else (title, *chapters)
    contents = (document.content for document in (title, nav, *chapters))
    fonts = embedded_fonts(contents, style) if style.epub.embed_fonts else ()
    for font in fonts:
        book.add_item(epub.EpubItem(PurePosixPath(font.path).stem, font.path, font.media_type, font.content))
    css = book_stylesheet(style, (font.rule for font in fonts))
    book.add_item(epub.EpubItem("style", STYLESHEET, "text/css", css.encode()))
    book.toc = [epub.Link(title.path, title.title, f"toc-{title.id}")]
    for article, document in zip(publication.articles, chapters, strict=True):
        link = epub.Link(document.path, document.title, f"toc-{document.id}")
        heads = _links(crossheads(article, document), f"toc-{document.id}")
        book.toc.append((link, heads) if heads else link)
    book.spine = [document.id for document in read]


def _links(heads: tuple[Crosshead, ...], above: str) -> list[object]:
    """Crossheads for readers of EPUB 2, as the library wants them: a link, or a link with those below it."""
    made: list[object] = []
    for number, head in enumerate(heads, 1):
        id = f"{above}-{number}"
        link = epub.Link(head.href, head.label, id)
        made.append((link, _links(head.below, id)) if head.below else link)
    return made


def _add_pictures(book: epub.EpubBook, pictures: tuple[StoredPicture, ...], cover: StoredPicture) -> None:
    """Put pictures in, the cover marked for bookshelves (EPUB 3.3, 5.6.6) and for readers of EPUB 2."""
    book.add_metadata(None, "meta", None, {"name": "cover", "content": "cover"})
    made = () if cover in pictures else (cover,)
    for number, picture in enumerate((*pictures, *made), 1):
        name = "cover" if picture is cover else f"picture-{number:03}"
        item = epub.EpubItem(name, picture.path, picture.media_type, picture.content)
        item.properties = ["cover-image"] if picture is cover else []
        book.add_item(item)
