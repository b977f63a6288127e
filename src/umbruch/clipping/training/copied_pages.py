"""Web pages as copy: the words of a page as somebody pastes them, cut above and below, with the headline it claims."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from umbruch.clipping.shape.ranking.line_facts import letters_of

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "head", "textarea"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "td", "th", "tr", "ul",
    }
)  # fmt: skip
_BLANKS = re.compile(r"\s+")
_SEAMS = re.compile(r"\s[|·•–—-]\s|\s[»›]\s")
_LEAST_LETTERS, _MOST_LETTERS = 12, 200
_MOST_ABOVE = (0, 0, 1, 2, 4, 8, 14)
_MOST_BELOW = 45
_LEAST_PROSE = 120


def pages_in(folder: Path) -> Iterator[Path]:
    """The pages of a folder, in the order of their names; they may be packed by gzip."""
    yield from sorted(path for path in folder.iterdir() if path.name.endswith((".html", ".html.gz")))


def opened(path: Path) -> bytes:
    """The bytes of a page."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def copied(content: bytes, headline: str | None, chance: Random) -> tuple[str, str] | None:
    """A page's words from some lines above its headline to some below, and the headline; None where that is not certain.

    Args:
        content: the page, in UTF-8 or as it says of itself.
        headline: what the headline is; None takes the one that its title and a heading claim together.
        chance: where the cuts fall and how lines are parted; seeded by who calls.
    """
    from lxml import html

    root = html.fromstring(content, parser=html.HTMLParser(encoding=_encoding(content), huge_tree=False))
    lines = _lines(root)
    title = headline or _claimed(root)
    if title is None:
        return None
    letters = letters_of(title)
    at = next((n for n, (text, heading) in enumerate(lines) if heading and letters_of(text) == letters), None)
    if at is None:
        at = next((n for n, (text, _) in enumerate(lines) if letters_of(text) == letters), None)
    prose = [n for n, (text, _) in enumerate(lines) if at is not None and n > at and len(text) > _LEAST_PROSE]
    if at is None or not _LEAST_LETTERS <= len(letters) <= _MOST_LETTERS or len(prose) < 2 or prose[0] - at > 25:
        return None
    first = max(0, at - chance.choice(_MOST_ABOVE))
    own = [text for text, _ in lines[first : max(at + _MOST_BELOW, prose[1] + 8)]]
    return chance.choice(("\n\n", "\n\n", "\n")).join(own) + "\n", lines[at][0]


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        said = re.search(rb"charset=[\"']?([\w-]{3,20})", content[:3000])
        return said.group(1).decode("ascii") if said else "cp1252"
    return "utf-8"


def _lines(root: Any) -> list[tuple[str, bool]]:
    """The lines of a page as they are read, with whether each is a heading; items of lists keep their bullet."""
    found: list[tuple[str, bool]] = []
    words: list[str] = []
    marks = {"bullet": False, "heading": False}

    def end() -> None:
        text = _BLANKS.sub(" ", "".join(words)).strip()
        if text:
            found.append((("• " if marks["bullet"] else "") + text, marks["heading"]))
        words.clear()
        marks.update(bullet=False, heading=False)

    def walk(element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else None
        if tag and tag not in _SILENT and "display:none" not in (element.get("style") or "").replace(" ", ""):
            block = tag in _BLOCKS
            if block or tag == "br":
                end()
            marks["bullet"] |= tag == "li"
            marks["heading"] |= tag in ("h1", "h2")
            words.append(element.text or "")
            for child in element:
                walk(child)
            if block:
                end()
        words.append(element.tail or "")

    body = root.find(".//body")
    walk(root if body is None else body)
    end()
    return found


def _claimed(root: Any) -> str | None:
    """The heading that the page's title says, too; None where no heading does, or more than one."""
    said = [one for one in root.xpath("//meta[@property='og:title']/@content | //title/text()") if one.strip()]
    told = {letters_of(part) for one in said for part in (one, *_parts(one))}
    headings = [_BLANKS.sub(" ", str(one.text_content())).strip() for one in root.xpath("//h1 | //h2")]
    own = [one for one in dict.fromkeys(headings) if letters_of(one) in told and len(letters_of(one)) >= _LEAST_LETTERS]
    return own[0] if len(own) == 1 else None


def _parts(title: str) -> Sequence[str]:
    """What a title says before or after the seams where sites put their names."""
    parts = _SEAMS.split(title)
    return [title.split(seam)[0] for seam in _SEAMS.findall(title)[:4]] + [parts[0], parts[-1]]
