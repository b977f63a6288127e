"""Running words of HTML as inlines: emphasis, links and breaks kept, blanks as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import dropwhile

from msgspec.structs import replace

from umbruch.readers.blocks.inline_cuts import joined
from umbruch.tree import Break, Emphasis, Inline, Link, Note, Strong, Struck, Subscript, Superscript, Text

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_KINDS: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    **dict.fromkeys(("em", "i", "dfn"), lambda content: Emphasis(content)),
    **dict.fromkeys(("strong", "b"), lambda content: Strong(content)),
    **dict.fromkeys(("s", "del", "strike"), lambda content: Struck(content)),
    "sub": lambda content: Subscript(content),
    "sup": lambda content: Superscript(content),
}


def around(tag: str, href: str | None, content: Sequence[Inline]) -> Iterable[Inline]:
    """The content of an inline element as the tree has it.

    Args:
        tag: the name of the element.
        href: where it leads to, where it is a link that is kept.
        content: what stands in it.
    """
    if not any(_has_words(one) for one in content):
        return content
    if href is not None and not any(isinstance(one, Link) for one in content):
        return (Link(href, tuple(content)),)
    if tag == "sup" and any(isinstance(one, Note) for one in content):
        return content
    kind = _KINDS.get(tag)
    return (kind(tuple(content)),) if kind else content


def _has_words(one: Inline) -> bool:
    match one:
        case Text():
            return bool(one.text.strip())
        case Break():
            return False
        case _:
            return True


def tidied(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Words with one blank where the source has several, none at the ends and beside breaks."""
    if all(map(_is_text, content)):  # most paragraphs
        words = _BLANKS.sub(" ", "".join([one.text for one in content if isinstance(one, Text)])).strip(" ")
        return (Text(words),) if words else ()
    spaced, _ = _spaced(content, at_start=True)
    return _ended(spaced)


def _is_text(one: Inline) -> bool:
    return isinstance(one, Text)


def _spaced(content: Sequence[Inline], *, at_start: bool) -> tuple[list[Inline], bool]:
    made: list[Inline] = []
    for one in content:
        match one:
            case Text():
                text = _BLANKS.sub(" ", one.text)
                text = text.lstrip(" ") if at_start else text
                if text:
                    made.append(Text(text))
                    at_start = text.endswith(" ")
            case Break():
                _trim_end(made, keep_breaks=True)
                made.append(one)
                at_start = True
            case Note():
                made.append(one)
                at_start = False
            case _:
                inner, at_start = _spaced(one.content, at_start=at_start)
                if inner:
                    made.append(replace(one, content=tuple(inner)))
    return list(joined(made)), at_start


def _ended(content: Sequence[Inline], *, keep_breaks: bool = False) -> tuple[Inline, ...]:
    made = list(content)
    _trim_end(made, keep_breaks=keep_breaks)
    return tuple(made if keep_breaks else dropwhile(lambda one: isinstance(one, Break), made))


def _trim_end(made: list[Inline], *, keep_breaks: bool) -> None:
    """Take blanks from the end, where nothing but the end is looked at: there may be a break for each word."""
    while made:
        last = made[-1]
        match last:
            case Text():
                text = last.text.rstrip(" ")
                if text:
                    made[-1] = Text(text)
                    break
                made.pop()
            case Break():
                if keep_breaks:
                    break
                made.pop()
            case Note():
                break
            case _:
                inner = _ended(last.content, keep_breaks=keep_breaks)
                if inner:
                    made[-1] = replace(last, content=inner)
                    break
                made.pop()


def split_at_gaps(content: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """Words parted where two breaks follow one another, as whoever wrote them meant two paragraphs."""
    if not any(isinstance(one, Break) for one in content):
        whole = tidied(content)
        return [whole] if whole else []
    parts: list[list[Inline]] = [[]]
    gap = 0
    for one in content:
        if isinstance(one, Break):
            gap += 1
            if gap == 2:
                parts[-1].pop()
                parts.append([])
            elif gap == 1:
                parts[-1].append(one)
            continue
        if isinstance(one, Text) and not one.text.strip(" \t\r\n\f") and gap:
            continue
        gap = 0
        parts[-1].append(one)
    return [part for one in parts if (part := tidied(one))]
