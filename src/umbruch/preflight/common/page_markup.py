"""What a page of HTML or XHTML must have, wherever it stands: alone, in an EPUB, inside a news item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import language_names
from umbruch.preflight.common.picture_rules import names_credit
from umbruch.preflight.common.xml import XML_LANG, first, line_of, local, named, text_of
from umbruch.preflight.given import CheckedFile

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
EMPTY_WORDS = frozenset(
    (
        *("hier", "hier klicken", "klicken sie hier", "mehr", "mehr lesen", "weiter", "weiterlesen", "details", "link"),
        *("here", "click here", "more", "read more", "learn more", "this", "this link"),
        *("ici", "cliquez ici", "en savoir plus", "lire la suite", "aquí", "haga clic aquí", "más", "leer más"),
        *(
            "qui",
            "clicca qui",
            "leggi tutto",
            "meer",
            "lees meer",
            "klik hier",
            "tutaj",
            "więcej",
            "aqui",
            "saiba mais",
        ),
    )
)
"""Words of links that say nothing about the target."""

_CREDIT_NAME = re.compile(r"credit|copyright|photographer|byline|urheber|bildnachweis|fotograf", re.IGNORECASE)
_LONGEST_CAPTION = 800
_MOST_PARTS = 60
_WIDER = ("body", "html", "section", "article", "main", "")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Page(NamedTuple):
    """A page, or a piece of one: its root, its place in the file, and whether it is a document with head and body."""

    root: etree._Element
    place: str | None = None
    whole: bool = True

    @property
    def ids(self) -> frozenset[str]:
        """What a fragment can lead to."""
        found = {str(one.get("id")) for one in self.root.iter("{*}*") if one.get("id")}
        return frozenset(found | {str(one.get("name")) for one in named(self.root, "a") if one.get("name")})


Check = Callable[[CheckedFile, Page], Iterator[Diagnostic]]


def moments_of_lines(root: etree._Element) -> dict[str, str]:
    """The moment that a line of the page has for machines (`time datetime`, HTML 4.5.14), by its text.

    A line is the element itself and what is around it, up to the next block with other moments in it.
    """
    found: dict[str, str] = {}
    times = [one for one in named(root, "time") if one.get("datetime")]
    for one in times:
        around: etree._Element | None = one
        while around is not None and local(around) not in _WIDER:
            if around is not one and len([other for other in named(around, "time") if other.get("datetime")]) > 1:
                break
            found.setdefault(text_of(around), str(one.get("datetime")))
            around = around.getparent()
    return found


def checked(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """Everything that can be said about the page alone."""
    for check in (*CHECKS, *(WHOLE if page.whole else ())):
        yield from check(checked_file, page)


def title(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """A title in the head."""
    head = first(page.root, "head")
    if head is None or not text_of(first(head, "title")):
        yield checked_file.finding("title.missing", "the page has no title", place=page.place, line=1)


def page_language(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """A language at the root."""
    root = page.root if local(page.root) == "html" else first(page.root, "html")
    written = root.get("lang") or root.get(XML_LANG) if root is not None else None
    yield from language_names.judged(checked_file, written, "the element html", page.place, line_of(page.root))


def ids(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """Each id once."""
    counted = Counter(str(one.get("id")) for one in page.root.iter("{*}*") if one.get("id"))
    for name, times in counted.items():
        if times > 1:
            yield checked_file.finding("html.id", f"the id {name!r} stands {times} times", place=page.place)


def alternatives(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """A description for each picture."""
    for image in named(page.root, "img", "area"):
        if is_described(image):
            continue
        source = picture_name(str(image.get("src") or image.get("href") or ""))
        yield checked_file.finding("picture.alt", f"{source} has no alt text", place=page.place, line=line_of(image))
    for button in named(page.root, "input"):
        if button.get("type") == "image" and not (button.get("alt") or "").strip():
            yield checked_file.finding(
                "picture.alt", "a button has no alt text", place=page.place, line=line_of(button)
            )


def is_described(image: etree._Element) -> bool:
    """Whether a picture has an alt text (the empty one marks decoration), or another name, or is hidden."""
    if image.get("alt") is not None:
        return True
    return bool(image.get("aria-label") or image.get("aria-labelledby")) or is_decoration(image)


def is_decoration(image: etree._Element) -> bool:
    """Whether a picture is marked as decoration."""
    return image.get("alt") == "" or image.get("role") in ("presentation", "none") or image.get("aria-hidden") == "true"


def is_logo(image: etree._Element) -> bool:
    """Whether a picture is marked as the sign of a house, by its class or that of the element right around it."""
    around = image.getparent()
    return any("logo" in str(one.get("class") or "").split() for one in (image, around) if one is not None)


def headings(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """Levels that go down one at a time."""
    last = 0
    for heading in named(page.root, *HEADINGS):
        level = int(local(heading)[1])
        if last and level > last + 1:
            yield checked_file.finding(
                "heading.order",
                f"h{level} follows h{last}: {text_of(heading)[:60]!r}",
                place=page.place,
                line=line_of(heading),
            )
        last = level


def link_words(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """Words that say where a link leads."""
    for link in named(page.root, "a"):
        if link.get("href") is None:
            continue
        images = " ".join(str(one.get("alt") or one.get("aria-label") or "") for one in named(link, "img", "svg"))
        name = str(link.get("aria-label") or text_of(link) or images or link.get("title") or "")
        if link.get("aria-labelledby"):
            continue
        if fault := fault_of_words(name):
            target = str(link.get("href"))[:60]
            yield checked_file.finding(
                "link.text", f"the link to {target} {fault}", place=page.place, line=line_of(link)
            )


def fault_of_words(words: str) -> str | None:
    """What is wrong with the words of a link, None for good ones."""
    bare = words.strip(" \t\n.…:>›»→")
    if not bare:
        return "has no words"
    return f"says only {words.strip()!r}" if bare.casefold() in EMPTY_WORDS else None


def table_heads(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """Header cells in tables that show data."""
    for table in named(page.root, "table"):
        if table.get("role") in ("presentation", "none"):
            continue
        rows = sum(1 for _ in named(table, "tr"))
        if rows > 1 and first(table, "th") is None:
            yield checked_file.finding(
                "table.header", f"a table of {rows} rows has no header cells", place=page.place, line=line_of(table)
            )


def own_fragments(checked_file: CheckedFile, page: Page) -> Iterator[Diagnostic]:
    """Links to places in the page itself."""
    there = page.ids
    for link in named(page.root, "a", "area"):
        href = str(link.get("href") or "")
        if href.startswith("#") and href not in ("#", "#top") and decoded(href[1:]) not in there:
            yield checked_file.finding(
                "link.dead", f"{href[:80]} leads to no place in the page", place=page.place, line=line_of(link)
            )


def decoded(part: str) -> str:
    """A part of an address without percent signs."""
    from urllib.parse import unquote

    return unquote(part)


def is_remote(address: str) -> bool:
    """Whether an address leads out of the file: another scheme, or another host."""
    return _SCHEME.match(address.strip()) is not None or address.strip().startswith("//")


def picture_name(address: str) -> str:
    """How a picture is called in messages."""
    if address.startswith("data:"):
        return "a picture inside the page"
    return address.rsplit("/", 1)[-1][:60] or "a picture"


def has_credit(image: etree._Element) -> bool:
    """Whether the figure, or what else stands close around a picture, says who made it."""
    around = _around(image)
    if around is None:
        return False
    if any(_CREDIT_NAME.search(f"{one.get('class') or ''} {one.get('itemprop') or ''}") for one in around.iter("{*}*")):
        return True
    return names_credit(" ".join((text_of(around), str(image.get("title") or ""), str(image.get("alt") or ""))))


def _around(image: etree._Element) -> etree._Element | None:
    """The largest element around a picture that is no more than a figure with its caption."""
    found, element = None, image.getparent()
    while element is not None and local(element) not in _WIDER and _is_small(element):
        if local(element) == "figure":
            return element
        found, element = element, element.getparent()
    return found


def _is_small(element: etree._Element) -> bool:
    """Whether an element holds no more than a picture with its caption; large ones are not read to their end."""
    parts = list(islice(element.iter("{*}*"), _MOST_PARTS + 1))
    return len(parts) <= _MOST_PARTS and len(text_of(element)) <= _LONGEST_CAPTION


CHECKS: tuple[Check, ...] = (ids, alternatives, headings, link_words, own_fragments, table_heads)
"""For pages and pieces of pages alike."""

WHOLE: tuple[Check, ...] = (title, page_language)
"""For whole documents."""
