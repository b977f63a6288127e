"""Running words: runs, links, line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol, assert_never

from umbruch.language.direction import has_right_to_left, stretches
from umbruch.tree import (
    Break,
    Emphasis,
    Inline,
    Link,
    Note,
    Span,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Text,
)
from umbruch.writers.docx.xml.proofing_language import RunLanguage, language_element
from umbruch.writers.docx.xml.wordml import Element, R, flag, printable, w

_SIGNS = re.compile("([\t\u00ad])")
_ELEMENT_OF = {"\t": "tab", "\u00ad": "softHyphen"}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Voice(NamedTuple):
    """How words are set where they differ from their paragraph's style."""

    run_language: RunLanguage = RunLanguage()
    character_style: str | None = None
    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: Literal["subscript", "superscript"] | None = None

    def properties(self) -> Element | None:
        """The `w:rPr` of a run, or None where it says nothing."""
        if self == _PLAIN:
            return None
        return w(
            "rPr",
            w("rStyle", val=self.character_style) if self.character_style else None,
            flag("b", self.bold),
            flag("bCs", self.bold),
            flag("i", self.italic),
            flag("iCs", self.italic),
            flag("strike", self.struck),
            w("vertAlign", val=self.raised) if self.raised else None,
            flag("rtl", self.run_language.right_to_left),
            language_element(self.run_language.mark),
        )

    def strong(self) -> Voice:
        """The same words in bold."""
        return self._replace(bold=True, character_style=self.character_style or "Strong")

    def emphatic(self) -> Voice:
        """The same words in italics."""
        return self._replace(italic=True, character_style=self.character_style or "Emphasis")

    def linked(self) -> Voice:
        """The same words as part of a link."""
        return self._replace(character_style="Hyperlink")


_PLAIN = Voice()


class Ties(Protocol):
    """What words are tied to beside their own look: addresses, footnotes, languages."""

    def link(self, href: str) -> str | None:
        """The relationship for an address, None where it is not one that Word can follow."""
        ...

    def note(self, note: Note) -> int:
        """The number of a footnote in the file."""
        ...

    def run_language(self, lang: str) -> RunLanguage:
        """How words of a language are marked."""
        ...


class _Unlinked(NamedTuple):
    """The ties of words inside a link: a link in a link leads nowhere of its own."""

    ties: Ties

    def link(self, href: str) -> None:
        del href

    def note(self, note: Note) -> int:
        return self.ties.note(note)

    def run_language(self, lang: str) -> RunLanguage:
        return self.ties.run_language(lang)


def run(text: str, voice: Voice) -> Element:
    """One run of text; tabs and soft hyphens become Word's own."""
    made = w("r", voice.properties())
    for piece in _SIGNS.split(printable(text)):
        if piece in _ELEMENT_OF:
            made.append(w(_ELEMENT_OF[piece]))
        elif piece:
            words = w("t")
            words.text = piece
            if piece != piece.strip() or "  " in piece:
                words.set(_XML_SPACE, "preserve")
            made.append(words)
    return made


def running(text: str, voice: Voice) -> list[Element]:
    """The runs of a text, one for each stretch that runs one way: `w:rtl` is for no strong letters of the other kind.

    (ECMA-376-1, 17.3.2.30.)
    """
    run_language = voice.run_language
    if not (run_language.right_to_left or has_right_to_left(text)):
        return [run(text, voice)]
    return [
        run(part, voice._replace(run_language=run_language._replace(right_to_left=leftwards)))
        for part, leftwards in stretches(text, leftwards=run_language.right_to_left)
    ]


def runs(content: Iterable[Inline], voice: Voice, ties: Ties) -> Iterator[Element]:
    """The runs of a sequence of inlines.

    Args:
        content: what is said.
        voice: how the words around it are set.
        ties: what they are tied to.
    """
    for inline in content:
        match inline:
            case Text(text):
                if text:
                    yield from running(text, voice)
            case Emphasis():
                yield from runs(inline.content, voice.emphatic(), ties)
            case Strong():
                yield from runs(inline.content, voice.strong(), ties)
            case Subscript():
                yield from runs(inline.content, voice._replace(raised="subscript"), ties)
            case Superscript():
                yield from runs(inline.content, voice._replace(raised="superscript"), ties)
            case Struck():
                yield from runs(inline.content, voice._replace(struck=True), ties)
            case Span():
                spoken = voice._replace(run_language=ties.run_language(inline.lang))
                yield from runs(inline.content, spoken, ties)
            case Note():
                yield note_mark("footnoteReference", ties.note(inline))
            case Break():
                yield w("r", voice.properties(), w("br"))
            case Link():
                yield from _link(inline, voice, ties)
            case _:
                assert_never(inline)


def _link(inline: Link, voice: Voice, ties: Ties) -> Iterator[Element]:
    relationship = ties.link(inline.href)
    if relationship is None:
        yield from runs(inline.content, voice, ties)
        return
    words = list(runs(inline.content, voice.linked(), _Unlinked(ties)))
    if words:
        made = w("hyperlink", *words, history=1)
        made.set(f"{{{R}}}id", relationship)
        yield made


def note_mark(kind: Literal["footnoteReference", "footnoteRef"], number: int | None = None) -> Element:
    """The raised number of a footnote: in the text, where it names the note, or at the head of the note itself."""
    return w("r", w("rPr", w("rStyle", val="FootnoteReference")), w(kind, id=number))


def lines(text: str, addresses: Iterable[tuple[str | None, str]] = ()) -> tuple[Inline, ...]:
    """Printed lines as inlines: breaks between them, and the addresses that stand in them as links.

    Args:
        text: one or more lines.
        addresses: pairs of what is looked for in the text and where it leads.
    """
    targets = {shown: href for shown, href in addresses if shown}
    pattern = "|".join(map(re.escape, sorted(targets, key=len, reverse=True)))
    found: list[Inline] = []
    for number, line in enumerate(text.splitlines()):
        if number:
            found.append(Break())
        found += [
            Link(targets[piece], (Text(piece),)) if piece in targets else Text(piece)
            for piece in (re.split(f"({pattern})", line) if targets else (line,))
            if piece
        ]
    return tuple(found)


def passages(text: str) -> list[str]:
    """The paragraphs of a text, parted by empty lines; none where there are no words."""
    return [part.strip() for part in re.split(r"\n[ \t]*\n", text.strip()) if part.strip()]
