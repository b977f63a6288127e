"""The whole file: articles one after another, each on a page of its own, with their page heads and feet."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.section import CT_SectPr
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P

from umbruch.diagnostics import report
from umbruch.errors import RenderError
from umbruch.facts.moment import moment_of
from umbruch.language.language_remarks import languages_left_out
from umbruch.style.model import Style
from umbruch.tree import Article, Publication
from umbruch.tree.clean_tree import clean_tree
from umbruch.writers.docx.content import running_heads
from umbruch.writers.docx.content.article_sections import Section, article_sections
from umbruch.writers.docx.content.kit_front import bookmark_of, closing, front_page
from umbruch.writers.docx.content.word_notes import set_notes
from umbruch.writers.docx.package.properties import core_properties
from umbruch.writers.docx.package.word_file import WordFile
from umbruch.writers.docx.package.word_zip import packed
from umbruch.writers.docx.xml.wordml import Element, R, W, flag, twips, w

_HEAD_FROM_EDGE = 0.52
"""How far down its margin a page head stands, and a foot up from the lower edge."""


def bound(publication: Publication, style: Style) -> bytes:
    """The publication as the bytes of a Word file.

    Raises:
        RenderError: there is no article, a picture cannot be opened, or the tree is nested too deeply.
    """
    if not publication.articles:
        raise RenderError("there is no article to write", hint="a Word file needs at least one")
    moment = moment_of(publication)
    for remark in languages_left_out(publication):
        report(remark)
    try:
        word_file = WordFile(clean_tree(publication), style)
        word_file.describe(core_properties(word_file.publication, word_file.lang, moment))
        _impose(word_file)
        set_notes(word_file)
        return packed(word_file.finished(), moment)
    except RecursionError:
        raise RenderError(
            "the article is nested too deeply for a Word file", hint="flatten its lists, quotes or emphasis"
        ) from None


def _impose(word_file: WordFile) -> None:
    """Put every section into the body, its properties into its last paragraph, those of the last one at the end."""
    placed: list[tuple[Section, Element]] = []
    page_heads = _PageHeads(word_file)
    if front := front_page(word_file):
        placed.append((front, _properties(front, word_file, new_page=True, references=page_heads.on_front())))
    articles = word_file.publication.articles
    for number, article in enumerate(articles):
        sections = article_sections(article, word_file, bookmark_of(number), f"articles[{number}]")
        if number == len(articles) - 1:
            sections = _with(sections, closing(word_file))
        if sections[-1].columns > 1:
            sections.append(sections[-1]._replace(columns=1, elements=[_end_mark()]))
        for section in sections:
            if section.columns > 1:
                _untie_end(section.elements)
        references = page_heads.references(article)
        for place, section in enumerate(sections):
            opens = place == 0
            properties = _properties(section, word_file, new_page=opens, references=references if opens else ())
            placed.append((section, properties))
    for section, properties in placed[:-1]:
        word_file.body.extend(_closed(section.elements, properties))
    section, properties = placed[-1]
    word_file.body.extend(section.elements)
    word_file.body.append(properties)


def _with(sections: list[Section], elements: list[Element]) -> list[Section]:
    if not elements:
        return sections
    if sections[-1].columns == 1:
        return [*sections[:-1], sections[-1]._replace(elements=sections[-1].elements + elements)]
    return [*sections, sections[-1]._replace(columns=1, elements=elements)]


def _closed(elements: list[Element], properties: Element) -> list[Element]:
    """Elements whose last paragraph ends the section."""
    after_table = any(isinstance(one, CT_Tbl) for one in elements[-2:])  # LibreOffice would begin a page for the table
    if not elements or not isinstance(elements[-1], CT_P) or after_table:
        elements = [*elements, _end_mark()]
    last = elements[-1]
    assert isinstance(last, CT_P)
    assert isinstance(properties, CT_SectPr)
    last.set_sectPr(properties)
    return elements


def _untie_end(elements: list[Element]) -> None:
    """Let the last two paragraphs of columns part, unless they are a picture and its caption.

    LibreOffice gives up balancing columns that end in two paragraphs kept together (caption and credit, quote and
    name), and so close to the end no break falls between them anyway.
    """
    if len(elements) < 2 or not isinstance(last_but_one := elements[-2], CT_P):
        return
    if last_but_one.style != "Picture":
        last_but_one.get_or_add_pPr().keepNext_val = None


def _end_mark() -> Element:
    return w("p", w("pPr", w("pStyle", val="ArticleEnd")))


class _PageHeads:
    """Page heads and feet, stored once for articles in a row that share them."""

    def __init__(self, word_file: WordFile) -> None:
        self._word_file = word_file
        self._shown: dict[str, bytes | None] = {"header": None, "footer": None}
        self._relationships: dict[bytes, str] = {}
        self._housed = False

    def _of_the_house(self) -> list[Element]:
        self._housed = True
        return self._word_file.house_references()

    def on_front(self) -> list[Element]:
        """The references for the front page: those of a house template, nothing of our own."""
        house = self._word_file.house
        return self._of_the_house() if house and house.has_page_heads else []

    def references(self, article: Article) -> list[Element]:
        """The references for the first section of an article: only what differs from the pages before."""
        word_file = self._word_file
        if word_file.house and word_file.house.has_page_heads:
            return [] if self._housed else self._of_the_house()
        lines = {
            "header": running_heads.head(article, word_file),
            "footer": running_heads.foot(article, word_file),
        }
        found = []
        for kind, content in lines.items():
            if content != self._shown[kind]:
                self._shown[kind] = content
                found.append(self._reference(kind, content))
        return [*found, *self._on_first_page(article, lines)]

    def _on_first_page(self, article: Article, lines: dict[str, bytes | None]) -> list[Element]:
        """Heads and feet without a page number for the first page of an article alone, which may be the only one."""
        publication, word_file, style = self._word_file.publication, self._word_file, self._word_file.style
        if publication.kind == "kit" or len(publication.articles) > 1:
            return []
        plain = dict(lines)
        if running_heads.shows_page(style.head):
            plain["header"] = running_heads.head(article, word_file, numbered=False)
        if running_heads.shows_page(style.foot):
            plain["footer"] = running_heads.foot(article, word_file, numbered=False)
        if plain == lines:
            return []
        return [self._reference(kind, plain[kind], "first") for kind, line in lines.items() if line is not None]

    def _reference(self, kind: str, content: bytes | None, pages: str = "default") -> Element:
        reference = w(f"{kind}Reference", type=pages)
        stored = content or running_heads.empty(kind)
        if stored not in self._relationships:
            self._relationships[stored] = self._word_file.add_page_head(kind, stored)
        reference.set(f"{{{R}}}id", self._relationships[stored])
        return reference


def _first_page_differs(references: Iterable[Element], word_file: WordFile) -> bool:
    if word_file.house is not None and word_file.house.has_page_heads:
        return bool(references) and word_file.house.first_page_differs
    return any(one.get(f"{{{W}}}type") == "first" for one in references)


def _properties(
    section: Section, word_file: WordFile, *, new_page: bool, references: Iterable[Element] = ()
) -> Element:
    """The `w:sectPr` of a section (ISO/IEC 29500-1, 17.6.17)."""
    page = word_file.style.page
    columns = section.columns
    several = {"num": columns, "sep": int(page.column_rule > 0), "equalWidth": 1} if columns > 1 else {}
    return w(
        "sectPr",
        *references,
        w("type", val="nextPage" if new_page else "continuous"),
        w("pgSz", w=twips(page.width), h=twips(page.height),
          orient="landscape" if page.width > page.height else None),
        w("pgMar", top=twips(page.margins.top), right=twips(page.margins.right), bottom=twips(page.margins.bottom),
          left=twips(page.margins.left), **_edges(word_file), gutter=0),
        w("cols", space=twips(page.gutter) or 720, **several),
        flag("titlePg", _first_page_differs(references, word_file)),
        flag("bidi", section.right_to_left),
    )  # fmt: skip


def _edges(word_file: WordFile) -> dict[str, int]:
    """How far page heads and feet stand from the edges of the paper."""
    margins = word_file.style.page.margins
    own = {"header": twips(margins.top * _HEAD_FROM_EDGE), "footer": twips(margins.bottom * _HEAD_FROM_EDGE)}
    return {**own, **word_file.house.margins} if word_file.house else own
