"""Running words of XHTML, NITF and IDF as inlines, and what each element of these is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.readers.wire.wire_xml import XML_LANG, Element, local
from umbruch.tree import Break, Emphasis, Inline, Link, Span, Strong, Struck, Subscript, Superscript, Text
from umbruch.tree.addresses import safe_address

DEEPEST = 200
"""Elements inside one another that are kept as blocks; libxml2 itself stops at 255."""

KIND: dict[str, str] = {
    **dict.fromkeys(("p", "dt", "dd", "address", "center", "summary", "tagline", "abstract"), "paragraph"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"), "heading"),
    **dict.fromkeys(("ul", "ol"), "list"),
    **dict.fromkeys(("blockquote", "bq"), "quote"),
    **dict.fromkeys(("table", "nitf-table"), "table"),
    **dict.fromkeys(("figure", "img", "media"), "figure"),
    "hr": "rule",
    "pre": "pre",
    "element": "idf",
    "object": "object",
    **dict.fromkeys(
        ("div", "section", "article", "main", "header", "footer", "aside", "body", "html", "block", "body.content",
         "dl", "details", "fieldset", "nav", "idf", "group", "li", "note", "body.end", "form", "thead", "tbody",
         "tr", "td"),
        "container",
    ),
    **dict.fromkeys(
        ("script", "style", "head", "title", "link", "meta", "template", "iframe", "noscript", "svg", "audio", "video",
         "select", "button", "input", "data", "links"),
        "unseen",
    ),
}  # fmt: skip
BLOCKS = frozenset(name for name, kind in KIND.items() if kind != "unseen")

_INLINE: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    **dict.fromkeys(("em", "i", "dfn"), Emphasis),
    **dict.fromkeys(("strong", "b"), Strong),
    **dict.fromkeys(("s", "del", "strike"), Struck),
    "sub": Subscript,
    "sup": Superscript,
}
_EM_CLASSES: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "strong": Strong, "bold": Strong, "struck": Struck, "sub": Subscript, "sup": Superscript,
}  # fmt: skip
"""NITF has `em` for all that is set apart, and says by its class how."""


def inline(element: Element, tag: str, depth: int = 0) -> list[Inline]:
    """The running words of an element, with what it says of them (italics, a link, a language)."""
    if tag == "br":
        return [Break()]
    return _around(element, tag, inline_content(element, depth))


def inline_content(element: Element, depth: int = 0) -> list[Inline]:
    """The running words inside an element, without what the element itself says of them."""
    content: list[Inline] = [Text(element.text)] if element.text else []
    for child in element:
        if (tag := local(child)) and KIND.get(tag) != "unseen":
            if depth < DEEPEST:
                content += inline(child, tag, depth + 1)
            else:
                content.append(Text("".join(child.itertext(with_tail=False))))
        if child.tail:
            content.append(Text(child.tail))
    return content


def _around(element: Element, tag: str, content: list[Inline]) -> list[Inline]:
    if not any(not isinstance(one, Text) or one.text.strip() for one in content):
        return content
    if tag == "a" and (href := safe_address(element.get("href") or "")):
        content = [Link(href, tuple(_unlinked(content)))]
    elif tag == "em" and (kind := next((_EM_CLASSES[one] for one in classes_of(element) if one in _EM_CLASSES), None)):
        content = [kind(tuple(content))]
    elif made := _INLINE.get(tag):
        content = [made(tuple(content))]
    if lang := lang_of(element):
        content = [Span(lang, tuple(content))]
    return content


def _unlinked(content: list[Inline]) -> Iterator[Inline]:
    """The words of a link without links inside it."""
    for one in content:
        if isinstance(one, Link):
            yield from one.content
        else:
            yield one


def classes_of(element: Element) -> tuple[str, ...]:
    """The classes of an element."""
    told = element.get("class")
    return tuple(told.split()) if told else ()


def lang_of(element: Element) -> str | None:
    """The language (BCP 47) that an element names for its words."""
    told = element.get(XML_LANG) or element.get("lang")
    if not told:
        return None
    tag = language_tag(told)
    return None if tag == UNDETERMINED else tag


def holds_blocks(element: Element) -> bool:
    """Whether a block stands somewhere inside an element."""
    return any(one is not element and local(one) in BLOCKS for one in element.iter())


def below(element: Element, *names: str) -> Iterator[Element]:
    """The elements inside one with one of these local names."""
    return (one for one in element.iter(*(f"{{*}}{name}" for name in names)) if one is not element)
