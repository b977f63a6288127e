"""Markdown tokens to inlines of the tree, HTML among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from html import unescape
from typing import NamedTuple

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.tree import (
    Block,
    Break,
    Emphasis,
    Figure,
    Inline,
    Link,
    Note,
    Paragraph,
    Span,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Text,
)
from umbruch.tree.walk import inline_text

_ATTRIBUTES = r"""(?:[^<>"']|"[^"<>]{0,500}"|'[^'<>]{0,500}')*?"""
_UNSEEN = (
    r"(?:\shidden(?=[\s>=/])|"
    r"""\sstyle\s*=\s*["'][^"'<>]{0,300}?(?:display\s*:\s*none|visibility\s*:\s*hidden))"""
)
HIDDEN = re.compile(
    rf"<(?P<name>[a-z][a-z0-9]{{0,20}})(?=\s){_ATTRIBUTES}{_UNSEEN}[^<>]*>(?P<words>.{{0,2000}}?)</(?P=name)\s*>",
    re.DOTALL | re.IGNORECASE,
)
"""An element that no browser shows, at most so long that one left open is no work without end."""
_HIDES = re.compile(rf"<\w+{_ATTRIBUTES}{_UNSEEN}", re.IGNORECASE)
COMMENT = re.compile(r"<!--(?P<words>.*?)(?:-->|\Z)", re.DOTALL)
DELETED = re.compile(r"<del\b[^<>]*>(?P<words>.{0,2000}?)</del\s*>", re.DOTALL | re.IGNORECASE)
"""A removal from the document (HTML, 4.7.2); `<s>` and `~~` strike what readers are to see struck."""
CODE = re.compile(r"<(?P<name>script|style)\b[^<>]*>(?P<words>.*?)</(?P=name)\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*?)/?>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LOOKS: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "em": Emphasis, "i": Emphasis, "strong": Strong, "b": Strong, "sub": Subscript, "sup": Superscript, "s": Struck,
    "del": Struck, "strike": Struck,
}  # fmt: skip
_PLAIN = frozenset(
    {
        "span",
        "u",
        "ins",
        "mark",
        "small",
        "big",
        "cite",
        "abbr",
        "font",
        "time",
        "kbd",
        "code",
        "var",
        "dfn",
        "bdi",
        "q",
    }
)
"""Elements whose words are kept and whose look has no place in the tree; they may name a language."""


class _Open(NamedTuple):
    """An HTML element that is not closed yet: how it was written, and what stands in it so far."""

    name: str
    attributes: dict[str, str]
    written: str
    content: list[Inline]


class Inlines:
    """Reads inlines; it knows the footnotes of its text and keeps the comments and hidden words that it meets."""

    def __init__(self, note_blocks: Callable[[SyntaxTreeNode], list[Block]]) -> None:
        """Take what reads the blocks of a footnote."""
        self._note_blocks = note_blocks
        self._inside_note = False
        self.definitions: dict[str, SyntaxTreeNode] = {}
        self.used: set[str] = set()
        self.written_in_line: dict[int, list[Token]] = {}
        self.comments: list[str] = []
        self.hidden: list[str] = []

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Inline, ...]:
        """The inlines of a row of tokens; HTML elements that are closed in it are read, others kept as text."""
        outer: list[Inline] = []
        waiting: list[_Open] = []
        broken = False
        for node in nodes:
            here = waiting[-1].content if waiting else outer
            if node.type == "html_inline":
                self._html(node.content, outer, waiting)
            elif node.type == "softbreak" and here and isinstance(here[-1], Break):
                continue
            elif broken and node.type == "text":
                here.append(Text(node.content.removeprefix(" ")))  # no program shows the blank behind a break
            else:
                here += self._each(node)
            broken = node.type == "html_inline" and node.content.startswith("<br")
        while waiting:
            _give_up(outer, waiting)
        return merged(outer)

    def _each(self, node: SyntaxTreeNode) -> Sequence[Inline]:
        match node.type:
            case "inline":
                return self.read(node.children)
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (Break(),)
            case "em" | "strong" | "s" | "sub" | "sup":
                return (_LOOKS[node.type](self.read(node.children)),)
            case "link":
                return (Link(str(node.attrs.get("href", "")), self.read(node.children)),)
            case "span":
                lang = language_of({name: str(value) for name, value in node.attrs.items()})
                content = self.read(node.children)
                return (Span(lang, content),) if lang else content
            case "footnote_ref":
                return self._note(node)
            case _:
                return (Text(node.content),)

    def _note(self, node: SyntaxTreeNode) -> Sequence[Inline]:
        """The note behind a mark; inside another note the mark stays as it was written."""
        if (label := node.meta.get("label")) is None:
            words = self.read(SyntaxTreeNode(self.written_in_line.get(node.meta["id"], [])).children)
            return (Text(" ["), *words, Text("]")) if self._inside_note else (Note((Paragraph(words),)),)
        definition = self.definitions.get(label)
        if definition is None or self._inside_note:
            return (Text(f"[^{label}]"),)
        self.used.add(label)
        self._inside_note = True
        try:
            blocks = self._note_blocks(definition)
        finally:
            self._inside_note = False
        return (Note(tuple(Paragraph(one.caption) if isinstance(one, Figure) else one for one in blocks)),)

    def _html(self, written: str, outer: list[Inline], waiting: list[_Open]) -> None:
        here = waiting[-1].content if waiting else outer
        if comment := COMMENT.fullmatch(written):
            self.comments.append(" ".join(comment["words"].split()))
            if here and isinstance(before := here[-1], Text) and before.text.endswith(" "):
                here[-1] = Text(before.text[:-1])
            return
        tag = _TAG.fullmatch(written)
        name = tag["name"].lower() if tag else ""
        if name in ("br", "wbr"):
            here += [Break()] if name == "br" else []
        elif tag is None or (name != "a" and name not in _LOOKS and name not in _PLAIN):
            here.append(Text(written))
        elif not tag["close"]:
            waiting.append(_Open(name, attributes_of(tag["attributes"]), written, []))
        elif any(one.name == name for one in waiting):
            while waiting[-1].name != name:
                _give_up(outer, waiting)
            closed = waiting.pop()
            if name == "del" or _HIDES.match(closed.written):
                self.hidden.append(" ".join(inline_text(closed.content).split()))
                return
            (waiting[-1].content if waiting else outer).extend(_element(closed))
        else:
            here.append(Text(written))


def _give_up(outer: list[Inline], waiting: list[_Open]) -> None:
    """Keep an element that is not closed as it was written."""
    lost = waiting.pop()
    (waiting[-1].content if waiting else outer).extend((Text(lost.written), *lost.content))


def _element(element: _Open) -> Sequence[Inline]:
    content = merged(element.content)
    if look := _LOOKS.get(element.name):
        content = (look(content),)
    elif element.name == "a" and (href := element.attributes.get("href")):
        content = (Link(href, content),)
    lang = language_of(element.attributes)
    return (Span(lang, content),) if lang else content


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag."""
    return {name.lower(): unescape(one or two or three) for name, one, two, three in _ATTRIBUTE.findall(written)}


def language_of(attributes: dict[str, str]) -> str | None:
    """The language that they name; None where they name none that can be one."""
    lang = attributes.get("lang") or attributes.get("xml:lang")
    return lang if lang and language_tag(lang) != UNDETERMINED else None


def merged(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring runs of plain text as one, composed (entities may not be: `u&#776;`), empty ones left out."""
    result: list[Inline] = []
    for inline in content:
        if not isinstance(inline, Text):
            result.append(inline)
        elif inline.text:
            before = result[-1] if result else None
            if isinstance(before, Text):
                result[-1] = Text(unicodedata.normalize("NFC", before.text + inline.text))
            else:
                result.append(Text(unicodedata.normalize("NFC", inline.text)))
    return tuple(result)
