"""Manuscripts: our tree as JSON, Markdown and plain text, all of them looked at as the tree that is read from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError
from umbruch.facts.embargo import where_of
from umbruch.preflight.common import embargo_clock, language_names, picture_rules, placeholders
from umbruch.preflight.common.page_markup import fault_of_words
from umbruch.preflight.given import CheckedFile
from umbruch.registry.format_table import ReadRequest, reader
from umbruch.tree import Article, Block, Figure, Link, Paragraph, Publication, Subheading, Table
from umbruch.tree.addresses import safe_address
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts, each_block, inline_text

Check = Callable[[CheckedFile, Publication], Iterator[Diagnostic]]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UNSEEN = {"picture.missing": "link.dead", "picture.unreadable": "picture.broken"}
"""What readers remark about pictures, and the rule that it breaks."""

_HOMELESS = "has no folder to look for"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def check_json(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a tree of umbruch."""
    import json

    try:
        json.loads(checked_file.content.removeprefix(b"\xef\xbb\xbf"))
    except json.JSONDecodeError as error:
        yield checked_file.finding("json.malformed", error.msg, line=error.lineno)
        return
    except (UnicodeDecodeError, RecursionError) as error:
        yield checked_file.finding("json.malformed", str(error))
        return
    yield from _read(checked_file, "tree.invalid")


def check_text(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about plain text and Markdown."""
    yield from encoding(checked_file)
    yield from _read(checked_file, "text.unreadable")


def encoding(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """UTF-8 without control characters."""
    if checked_file.content.startswith(_WIDE):
        yield checked_file.finding("text.encoding", "the text is UTF-16", line=1)
        return
    try:
        text = checked_file.content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = checked_file.content.count(b"\n", 0, error.start) + 1
        yield checked_file.finding("text.encoding", "the text is not UTF-8", line=line)
        text = checked_file.content.decode("cp1252", "replace")
    controls = list(_CONTROL.finditer(text))
    if controls:
        line = text.count("\n", 0, controls[0].start()) + 1
        yield checked_file.finding("text.control", f"{len(controls)} control characters, the first here", line=line)


def _read(checked_file: CheckedFile, refused: str) -> Iterator[Diagnostic]:
    """The checks on what our own reader makes of the file."""
    request = ReadRequest(
        source=checked_file.name, picture_folder=checked_file.picture_folder, house=checked_file.house
    )
    try:
        publication = reader(checked_file.kind).read(checked_file.content, request)
    except InputError as error:
        code = "link.dead" if error.code == "input.missing" and checked_file.kind != "text" else refused
        if re.split(r"[.: ]", error.place or "")[-1] == "lang":  # what no language is called is refused as it is read
            code = "language.tag"
        where = ": ".join(part for part in (error.source, error.place) if part and part != checked_file.name)
        yield checked_file.finding(code, f"{where}: {error.message}" if where else error.message, place=error.place)
        return
    yield from unseen(checked_file, publication)
    for look in CHECKS:
        yield from look(checked_file, publication)


def unseen(checked_file: CheckedFile, reading: Reading) -> Iterator[Diagnostic]:
    """Pictures that the reader missed or could not open."""
    for remark in reading.diagnostics:
        if remark.code in _UNSEEN and _HOMELESS in remark.message:
            yield checked_file.not_run(
                f"The picture {remark.message.partition(':')[0]}",
                "the article came without its folder",
                "check the file where it lies",
            )
        elif remark.code in _UNSEEN:
            yield checked_file.finding(_UNSEEN[remark.code], remark.message, line=remark.line)


def headlines(checked_file: CheckedFile, publication: Publication) -> Iterator[Diagnostic]:
    """A headline for each article."""
    if not publication.articles:
        yield checked_file.finding("headline.missing", "there is no article in it")
    for place, article in _articles(publication):
        if not (article.headline or "").strip():
            yield checked_file.finding("headline.missing", "no headline", place=place)


def languages(checked_file: CheckedFile, publication: Publication) -> Iterator[Diagnostic]:
    """A language for each article, its own or the publication's."""
    for place, article in _articles(publication):
        yield from language_names.judged(checked_file, article.lang or publication.lang, "the article", place)


def headings(checked_file: CheckedFile, publication: Publication) -> Iterator[Diagnostic]:
    """Subheadings that go down one level at a time."""
    for place, article in _articles(publication):
        last = 0
        for block in each_block(article.body):
            if isinstance(block, Subheading):
                if block.level > last + 1:
                    what = f"level {block.level} follows {last or 'the headline'}: {inline_text(block.content)[:60]!r}"
                    yield checked_file.finding("heading.order", what, place=place)
                last = block.level


def figures(checked_file: CheckedFile, publication: Publication) -> Iterator[Diagnostic]:
    """Pictures: there, whole, described, credited, large enough."""
    for place, article in _articles(publication):
        for figure in each_block(article.body):
            if not isinstance(figure, Figure) or figure.image is None:
                continue
            name = figure.image
            if figure.alt is None and checked_file.kind != "text":
                yield checked_file.finding("picture.alt", f"{name} has no alt text", place=place)
            picture = publication.picture(name)
            if picture is None:
                yield checked_file.finding("link.dead", f"the picture {name} is not there", place=place)
                continue
            measured = picture_rules.measure(picture.content)
            if isinstance(measured, str):
                yield checked_file.finding("picture.broken", f"{name}: {measured}", place=place)
                continue
            yield from picture_rules.by_pixels(checked_file, name, measured.width, measured.height, place=place)
            if not (figure.credit or figure.alt == "" or measured.credited):
                yield checked_file.finding("picture.credit", f"{name} has no credit", place=place)


def links(checked_file: CheckedFile, publication: Publication) -> Iterator[Diagnostic]:
    """Links with words that say where, to addresses that are addresses."""
    for place, article in _articles(publication):
        for block in each_block(article.body):
            for link in _links(block):
                if fault := fault_of_words(inline_text(link.content)):
                    yield checked_file.finding("link.text", f"the link to {link.href[:60]} {fault}", place=place)
                if safe_address(link.href) is None:
                    yield checked_file.finding("link.dead", f"{link.href[:60]!r} is no address", place=place)


def _links(block: Block) -> Iterator[Link]:
    match block:
        case Paragraph() | Subheading():
            waiting = list(block.content)
        case Figure():
            waiting = list(block.caption)
        case Table():
            waiting = [one for row in (block.header, *block.rows) for cell in row for one in cell]
        case _:
            waiting = []
    while waiting:
        inline = waiting.pop(0)
        if isinstance(inline, Link):
            yield inline
        waiting = [*getattr(inline, "content", ()), *waiting]


def embargoes(checked_file: CheckedFile, publication: Publication) -> Iterator[Diagnostic]:
    """Embargoes of articles, and words that nobody has filled in."""
    for place, article in _articles(publication):
        left_open = (*article_texts(article), *article.desk_notes)
        yield from placeholders.in_lines(checked_file, left_open, place)
        if article.embargo is None:
            continue
        where = f"{place}.embargo"
        if article.embargo.until is None:
            what = f"the line {article.embargo.text!r} names no moment that can be read"
            yield checked_file.finding("embargo.unclear", what, place=where)
        else:
            told = where_of(article, publication.lang)
            yield from embargo_clock.judged_end(checked_file, article.embargo, told, where)
    remarks = publication.diagnostics if isinstance(publication, Reading) else ()
    for remark in remarks:
        if remark.code in ("embargo.zone", "embargo.day"):
            yield checked_file.finding(remark.code, remark.message, line=remark.line, severity=remark.severity)


def _articles(publication: Publication) -> Iterator[tuple[str, Article]]:
    return ((f"articles[{number}]", article) for number, article in enumerate(publication.articles))


def likely_notes(checked_file: CheckedFile, publication: Publication) -> Iterator[Diagnostic]:
    """Lines that read like remarks for the newsroom, which no rule knows."""
    from umbruch.clipping.desk_watch import suspected_notes

    for remark in suspected_notes(publication):
        yield checked_file.finding("text.likely_note", remark.message, place=remark.field)


CHECKS: tuple[Check, ...] = (headlines, languages, headings, figures, links, embargoes, likely_notes)
"""In the order in which they are told."""
