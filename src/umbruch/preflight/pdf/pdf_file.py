"""PDF: opens, is tagged, has its fonts, its pictures are sharp where they stand.

The file is read with pikepdf, an optional dependency (`umbruch[check]`): looking for words in the raw bytes instead
would miss all that stands in compressed object streams, and call good files bad.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from umbruch.diagnostics import Diagnostic, Severity
from umbruch.preflight.common import embargo_clock, foreign_tools, placeholders
from umbruch.preflight.common.picture_rules import names_credit
from umbruch.preflight.common.xml import named, parse, text_of
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.pdf import spoken_language, tag_tree, tagged_content
from umbruch.preflight.pdf.access import clauses as access
from umbruch.preflight.pdf.claims import packet_of
from umbruch.preflight.pdf.drawing_orders import too_much_drawn
from umbruch.preflight.pdf.drawn import words_off_page
from umbruch.preflight.pdf.drawn.placed_pictures import PlacedPictures
from umbruch.preflight.pdf.opened import Document
from umbruch.preflight.pdf.unpacked_size import MOST_CONTENT, is_too_large, unpacked

if TYPE_CHECKING:
    import pikepdf
    from lxml import etree

_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_ACTIONS = ("/JavaScript", "/Launch")
_INSTALL = "pip install 'umbruch[check]'"
_MOST = 20
"""Findings of one rule that are told one by one."""

_HARMLESS = (
    "xref entry for the xref stream itself is missing",
    "extraneous whitespace seen before xref",
    "reported number of objects",
)
"""What qpdf remarks and readers pass over: a table that does not list itself, blanks before it, a wrong count."""

_IDENTITY = ("/Identity-H", "/Identity-V")
_COLLECTIONS = ("GB1", "CNS1", "Japan1", "Korea1", "KR")
_SYMBOLIC = 4
_NAMING = ("/Type1", "/MMType1")
"""Kinds of fonts that name their glyphs themselves."""


Check = Callable[[CheckedFile, Document], Iterator[Diagnostic]]


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a PDF."""
    try:
        import pikepdf
    except ImportError:
        yield checked_file.not_run("The structure of the PDF", "the Python package pikepdf is not installed", _INSTALL)
        yield from _with_qpdf(checked_file)
        return
    try:
        pdf = pikepdf.open(io.BytesIO(checked_file.content))
    except pikepdf.PasswordError:
        yield checked_file.finding("pdf.encrypted", "the file opens with a password only; nothing in it was checked")
        return
    except (pikepdf.PdfError, OSError, ValueError) as error:
        yield checked_file.finding("pdf.broken", f"does not open: {_reason(error)}")
        return
    with pdf:
        yield from _checked(checked_file, pdf)


def _checked(checked_file: CheckedFile, pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    try:
        if why := is_too_large(pdf) or too_much_drawn(pdf):
            yield checked_file.finding("pdf.size", f"{why}; nothing in it was checked")
            return
        shown = PlacedPictures()
        placed = tuple((number, one) for number, page in enumerate(pdf.pages, 1) for one in shown.on(page, number))
        for number in shown.endless[:_MOST]:
            what = "a form on it draws itself, or more than can be followed"
            yield checked_file.finding("pdf.size", what, place=f"page {number}")
        text = foreign_tools.pdftotext(checked_file.content) if checked_file.tools else None
        document = Document(pdf, text, _xmp(pdf), placed)
    except _broken() as error:
        yield _broken_object(checked_file, error)
        return
    for look in CHECKS:
        yield from _looked(look, checked_file, document)
    if text is None:
        why = "pdftotext is not installed or gave no text" if checked_file.tools else "not asked for"
        yield checked_file.not_run("Embargo and credits in the text", why, "pdftotext is part of poppler-utils")
    yield from _with_pdfa(checked_file, document)
    yield from _looked(access.check, checked_file, document)
    yield checked_file.not_run(
        "PDF/UA as a whole", "the clauses that docs/check.md lists are looked at", "veraPDF or PAC check all of it"
    )


def _looked(look: Check, checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """One check; where it meets something broken the others go on."""
    try:
        yield from look(checked_file, document)
    except _broken() as error:
        yield _broken_object(checked_file, error)


def _broken_object(checked_file: CheckedFile, error: Exception) -> Diagnostic:
    return checked_file.finding("pdf.broken", f"an object in it is not what it should be: {_reason(error)}")


def _broken() -> tuple[type[Exception], ...]:
    """What an object raises that is none of the kind which its place asks for, or a stream that does not unpack."""
    import pikepdf

    return (
        pikepdf.PdfError, pikepdf.DataDecodingError,
        AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError,
    )  # fmt: skip


def _reason(error: Exception) -> str:
    return " ".join(re.sub(r"^.*?BytesIO object at [^>]*>:?", "", str(error)).split())[:200] or type(error).__name__


def _xmp(pdf: pikepdf.Pdf) -> etree._Element | None:
    stream = pdf.Root.get("/Metadata")
    if stream is None or unpacked(stream, MOST_CONTENT) > MOST_CONTENT:
        return None
    return parse(packet_of(stream.read_bytes()), "pdf").root


def damage(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """What had to be repaired to open the file."""
    import pikepdf

    found = [*document.pdf.get_warnings()]
    try:
        found += document.pdf.check_pdf_syntax()
    except pikepdf.PdfError as error:
        found.append(str(error))
    messages = dict.fromkeys(
        _reason(ValueError(str(one))) for one in found if not any(known in str(one) for known in _HARMLESS)
    )
    for message in list(messages)[:_MOST]:
        yield checked_file.finding("pdf.damaged", message)


def rights(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Nothing is forbidden."""
    if document.pdf.is_encrypted:
        allowed = document.pdf.allow
        forbidden = [name for name in allowed._fields if not getattr(allowed, name)]
        what = f"forbids: {', '.join(one.replace('_', ' ') for one in forbidden)}" if forbidden else "it is encrypted"
        yield checked_file.finding("pdf.restricted", what)


def title(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """A title, and that the window shows it."""
    root, info = document.pdf.Root, document.pdf.trailer.get("/Info")
    written = str(info.get("/Title", "")) if info is not None else ""
    in_xmp = document.xmp is not None and any(text_of(one) for one in named(document.xmp, "title"))
    if not written.strip() and not in_xmp:
        open_to_it: Severity | None = "warning" if document.claims.leaves_words_open else None
        what = "neither the document information nor the XMP has a title"
        yield checked_file.finding("title.missing", what, severity=open_to_it)
        return
    preferences = root.get("/ViewerPreferences")
    if preferences is None or not bool(preferences.get("/DisplayDocTitle", False)):
        yield checked_file.finding("pdf.title_bar", "DisplayDocTitle is not set")


def document_language(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """A language of the whole document."""
    yield from spoken_language.judged(checked_file, document)


def fonts(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Each font with its file."""
    missing: dict[str, int] = {}
    for number, resources in document.resources():
        for font in resources.get("/Font", {}).values():
            for one in font.get("/DescendantFonts", [font]):
                descriptor = one.get("/FontDescriptor")
                held = descriptor is not None and any(f"/FontFile{suffix}" in descriptor for suffix in ("", "2", "3"))
                if str(font.get("/Subtype")) != "/Type3" and not held:
                    missing.setdefault(str(one.get("/BaseFont", "/without name"))[1:], number)
    from umbruch.preflight.pdf.drawn.shown_fonts import shown

    seen = shown(document) if missing else frozenset()
    for name, number in missing.items():
        if name not in seen:
            continue
        yield checked_file.finding("font.embedded", f"the font {name} is not in the file", place=f"page {number}")


def meanings(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Each font with a way from its codes to characters."""
    told: set[str] = set()
    for number, resources in document.resources():
        for font in resources.get("/Font", {}).values():
            name = str(font.get("/BaseFont", font.get("/Name", "/without name")))[1:]
            if name not in told and not _has_meaning(font):
                told.add(name)
                yield checked_file.finding(
                    "font.unicode", f"nothing says what the codes of the font {name} mean", place=f"page {number}"
                )


def _has_meaning(font: Any) -> bool:
    """Whether the codes of a font lead to characters: by a map, by an encoding, or by a collection of Adobe's."""
    if "/ToUnicode" in font:
        return True
    encoding = font.get("/Encoding")
    if str(font.get("/Subtype")) == "/Type0":
        collection = font.DescendantFonts[0].get("/CIDSystemInfo", {}).get("/Ordering", "")
        return str(encoding) not in _IDENTITY or str(collection) in _COLLECTIONS
    flags = int(font.get("/FontDescriptor", {}).get("/Flags", 0))
    return encoding is not None or not flags & _SYMBOLIC or str(font.get("/Subtype")) in _NAMING


def links(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Links that lead to a page, and say where they lead."""
    pages, names = document.numbers, _destinations(document.pdf)
    for number, page in enumerate(document.pdf.pages, 1):
        for note in page.obj.get("/Annots", []):
            if note.get("/Subtype") != "/Link":
                continue
            place = f"page {number}"
            if fault := _dead(note, pages, names):
                yield checked_file.finding("link.dead", f"a link leads to {fault}", place=place)
            if not str(note.get("/Contents", "")).strip():
                yield checked_file.finding("link.text", "a link has no description (Contents)", place=place)
    for entry in _outline(document.pdf.Root.get("/Outlines")):
        if fault := _dead(entry, pages, names):
            words = str(entry.get("/Title", ""))[:50]
            yield checked_file.finding("link.dead", f"the bookmark {words!r} leads to {fault}")


def _destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    import pikepdf

    found: dict[str, Any] = {str(key)[1:]: value for key, value in pdf.Root.get("/Dests", {}).items()}
    holder: Any = pdf.Root.get("/Names")
    tree = holder.get("/Dests") if holder is not None else None
    if tree is not None:
        found.update((str(key), value) for key, value in pikepdf.NameTree(tree).items())
    return found


def _dead(note: Any, pages: dict[tuple[int, int], int], names: dict[str, Any]) -> str | None:
    """Where a link leads that leads nowhere; None for a good one, and for those that lead out of the file."""
    import pikepdf

    action = note.get("/A")
    target = note.get("/Dest") if action is None else action.get("/D") if action.get("/S") == "/GoTo" else None
    if target is None:
        return None
    if isinstance(target, pikepdf.String | pikepdf.Name):
        name = str(target).removeprefix("/") if isinstance(target, pikepdf.Name) else str(target)
        if name not in names:
            return f"the place {name!r}, which is not there"
        target = names[name]
    if isinstance(target, pikepdf.Dictionary):
        target = target.get("/D")
    page = target[0] if isinstance(target, pikepdf.Array) and len(target) else None
    if isinstance(page, pikepdf.Dictionary) and (page.objgen in pages or "/S" in page):
        return None  # a page, or an element of the structure (ISO 32000-2, 12.3.2.3)
    return "a page that is not there"


def _outline(root: Any) -> Iterator[Any]:
    waiting, seen = [root.get("/First")] if root is not None else [], set()
    while waiting:
        entry = waiting.pop()
        if entry is None or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield entry
        waiting += [entry.get("/Next"), entry.get("/First")]


def scripts(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Nothing that runs."""
    root = document.pdf.Root
    if "/JavaScript" in root.get("/Names", {}):
        yield checked_file.finding("pdf.script", "the document carries a script")
    actions: list[Any] = [root.get("/OpenAction")]
    actions += [note.get("/A") for page in document.pdf.pages for note in page.obj.get("/Annots", [])]
    for action in actions:
        kind = str(action.get("/S", "")) if hasattr(action, "keys") else ""
        if kind in _ACTIONS:
            yield checked_file.finding("pdf.script", f"an action of the kind {kind[1:]}")


def resolution(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Pictures at the size at which they are placed."""
    from umbruch.preflight.common.picture_rules import by_dpi

    told: set[tuple[str, int]] = set()
    for number, picture in document.placed:
        if (picture.name, number) not in told:
            told.add((picture.name, number))
            yield from by_dpi(checked_file, picture.name, picture.pixels, picture.placed, place=f"page {number}")


def credits_in_text(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """A credit somewhere in a text with pictures."""
    from umbruch.preflight.common.picture_rules import ORNAMENT

    if document.text is None or names_credit(document.text):
        return
    page = next((number for number, picture in document.placed if max(picture.pixels) > ORNAMENT), None)
    if page is not None:
        yield checked_file.finding("picture.credit", "there are pictures, and nowhere a credit", place=f"page {page}")


def embargoes(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Lines that hold the text back."""
    lang = str(document.pdf.Root.get("/Lang", "")) or None
    lines = (document.text or "").splitlines()
    yield from embargo_clock.in_lines(checked_file, lines, lang=lang)
    yield from placeholders.in_lines(checked_file, lines)


CHECKS: tuple[Check, ...] = (
    damage, rights, title, document_language, tag_tree.check, tagged_content.check, fonts, meanings, links, scripts,
    resolution, credits_in_text, words_off_page.check, embargoes,
)  # fmt: skip
"""In the order in which they are told."""


def _with_pdfa(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """What the file claims to be is looked at, where it claims anything."""
    if document.xmp is None:
        return
    part, level = document.claims.archive, document.claims.level
    if not part:
        return
    extended = next(document.xmp.iter(f"{{{_EXTENSION}}}*"), None) is not None
    found = foreign_tools.pdfa(checked_file.content, part, extended=extended) if checked_file.tools else "not asked for"
    if isinstance(found, str):
        yield checked_file.not_run(f"PDF/A-{part}", found, _INSTALL)
        return
    for remark in found[:_MOST]:
        yield checked_file.finding(
            "pdf.archive", remark.message, place=remark.place, severity=remark.severity,
            clause=remark.code.replace("_", " ").replace("ISO 19005 ", "ISO 19005-").replace(":", ", "),
        )  # fmt: skip
    if len(found) > _MOST:
        yield checked_file.finding("pdf.archive", f"and {len(found) - _MOST} more places")
    if level.upper() != "B":
        yield checked_file.not_run(
            f"PDF/A-{part}{level.lower()}", "the validator knows level b, which was checked", "veraPDF"
        )


def _with_qpdf(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    found = foreign_tools.qpdf(checked_file.content) if checked_file.tools else "not asked for"
    if isinstance(found, str):
        yield checked_file.not_run("qpdf", found)
        return
    for remark in found:
        password = "password" in remark.message
        code = "pdf.encrypted" if password else "pdf.broken" if remark.severity == "error" else "pdf.damaged"
        yield checked_file.finding(code, remark.message)
