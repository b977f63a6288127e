"""Text cases: a text, a line of equals signs, and the fields that an editor would read out of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import umbruch
from umbruch.tree import Article, Block, Figure, List, Paragraph, Quote, Subheading
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts, inline_text

SEPARATOR = "====="
_SIGNS = {"␌": "\f", "␉": "\t", "⟨shy⟩": "\u00ad", "⟨nbsp⟩": "\u00a0", "⟨nnbsp⟩": "\u202f"}
_BODY = re.compile(r"body\[(\d+)\](?: (ends|is))?")


class Case(NamedTuple):
    """A text and what is expected of it, field by field, with the line of each expectation."""

    text: str
    expected: tuple[tuple[int, str, str], ...]


class WrongCase(Exception):
    """A case file that does not keep to the format."""


def load(path: Path) -> Case:
    """The case in a file; WrongCase with its line where it is badly written."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if SEPARATOR not in lines:
        raise WrongCase(f"{path.name}: there is no line of five equals signs")
    seam = len(lines) - 1 - lines[::-1].index(SEPARATOR)
    text = _with_signs("\n".join(lines[:seam]))
    expected = []
    for number, line in enumerate(lines[seam + 1 :], start=seam + 2):
        if not line.strip() or line.startswith("#"):
            continue
        field, colon, value = line.partition(":")
        if not colon or not (field in FIELDS or _BODY.fullmatch(field) or field in _REMARKS):
            raise WrongCase(f"{path.name}, line {number}: {line!r} names no field; see README.md")
        expected.append((number, field, _with_signs(value.strip())))
    if not expected:
        raise WrongCase(f"{path.name}: nothing is expected below the line of equals signs")
    return Case(text, tuple(expected))


def _with_signs(text: str) -> str:
    for sign, meant in _SIGNS.items():
        text = text.replace(sign, meant)
    return text


def differences(case: Case) -> list[str]:
    """What is read otherwise than expected, one line each; empty where all is well."""
    return differences_in(umbruch.read(case.text.encode("utf-8"), format="text", name="case"), case)


def differences_in(reading: Reading, case: Case) -> list[str]:
    """What a reading has otherwise than expected, one line each."""
    return [
        f"line {number}: {field}: expected {want!r}, read {got!r}"
        for number, field, want in case.expected
        for got in [_read(reading, field)]
        if not _agrees(field, want, got)
    ]


def _agrees(field: str, want: str, got: str) -> bool:
    want, got = _plain(want), _plain(got)
    if field == "has":
        return want in got
    if field == "lacks":
        return want not in got
    if field == "contact":
        return want in got if want else not got
    if field in _REMARKS:
        codes = set(got.split())
        return (set(want.split()) <= codes) if field == "remarks" else not (set(want.split()) & codes)
    if field == "notice" and want:
        wanted, found = want.split(" | "), got.split(" | ")
        return len(wanted) == len(found) and all(f.startswith(w) for w, f in zip(wanted, found, strict=True))
    if match := _BODY.fullmatch(field):
        how = match.group(2)
        return got == want if how == "is" else got.endswith(want) if how == "ends" else got.startswith(want)
    return want == got


def _plain(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip()


def _read(reading: Reading, field: str) -> str:
    article = reading.article
    if field in _REMARKS:
        return " ".join(remark.code for remark in reading.diagnostics)
    if match := _BODY.fullmatch(field):
        number = int(match.group(1))
        return _text(article.body[number]) if number < len(article.body) else "(no such block)"
    return FIELDS[field](article)


def _text(block: Block) -> str:
    return " / ".join(block_texts((block,)))


def _figures(article: Article) -> list[Figure]:
    return [block for block in article.body if isinstance(block, Figure)]


def _blocks(article: Article) -> str:
    return " ".join(type(block).__name__.lower() for block in article.body)


def _items(article: Article) -> str:
    lists = [block for block in article.body if isinstance(block, List)]
    return " | ".join(" / ".join(block_texts(item)) for block in lists for item in block.items)


def _part(role: str, name: str) -> Callable[[Article], str]:
    def read(article: Article) -> str:
        value = getattr(article, role)
        return (getattr(value, name) or "") if value is not None else ""

    return read


def _parts(role: str, name: str, glue: str) -> Callable[[Article], str]:
    def read(article: Article) -> str:
        value = getattr(article, role)
        return glue.join(getattr(value, name)) if value is not None else ""

    return read


def _line(name: str) -> Callable[[Article], str]:
    def read(article: Article) -> str:
        return getattr(article, name) or ""

    return read


FIELDS: dict[str, Callable[[Article], str]] = {
    "kicker": _line("kicker"),
    "headline": _line("headline"),
    "deck": _line("deck"),
    "lead": _line("lead"),
    "boilerplate": _line("boilerplate"),
    "modified": _line("modified"),
    "lang": lambda article: (article.lang or "").split("-")[0],
    "byline": lambda article: "; ".join(p.name for p in article.byline.people) if article.byline else "",
    "roles": lambda article: "; ".join(p.role or "" for p in article.byline.people) if article.byline else "",
    "byline text": _part("byline", "text"),
    "dateline": _part("dateline", "text"),
    "place": _part("dateline", "place"),
    "dateline date": _part("dateline", "date"),
    "credit": _parts("dateline", "credit", ", "),
    "captions": lambda article: " | ".join(text for f in _figures(article) if (text := inline_text(f.caption))),
    "credits": lambda article: " | ".join(f.credit.name or "" for f in _figures(article) if f.credit),
    "figures": lambda article: str(len(_figures(article))),
    "source": _part("source", "text"),
    "publications": _parts("source", "publications", " | "),
    "source date": _part("source", "date"),
    "page": _part("source", "page"),
    "url": _part("source", "url"),
    "embargo": _part("embargo", "until"),
    "embargo text": _part("embargo", "text"),
    "contact": _part("contact", "text"),
    "contact name": _part("contact", "name"),
    "contact organisation": _part("contact", "organisation"),
    "contact phone": _part("contact", "phone"),
    "contact mail": _part("contact", "email"),
    "contact url": _part("contact", "url"),
    "notice": lambda article: " | ".join(article.notice),
    "change": lambda article: article.change.kind if article.change else "",
    "status": lambda article: article.status,
    "change note": lambda article: (article.change.note or "") if article.change else "",
    "discarded": lambda article: " | ".join(article.discarded),
    "paragraphs": lambda article: str(sum(isinstance(block, Paragraph) for block in article.body)),
    "blocks": _blocks,
    "subheadings": lambda article: " | ".join(_text(b) for b in article.body if isinstance(b, Subheading)),
    "items": _items,
    "quotes": lambda article: " | ".join(_text(b) for b in article.body if isinstance(b, Quote)),
    "has": lambda article: " ".join(block_texts(article.body)),
    "lacks": lambda article: " ".join(block_texts(article.body)),
}
_REMARKS = ("remarks", "no remarks")
