"""Simulated layouts: a known article with the furniture that real copy has above its headline."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from importlib.resources import files
from random import Random
from textwrap import wrap
from typing import Any, NamedTuple

from umbruch.kept import remembered

_NEAREST = {
    "ca": "es", "ro": "it", "sk": "cs", "sl": "cs", "hr": "cs", "sr": "cs", "bg": "ru", "he": "ar", "fa": "ar",
    "ko": "ja", "hi": "en", "et": "fi", "lt": "pl", "lv": "pl", "id": "en", "is": "da",
}  # fmt: skip
"""A language whose furniture looks like that of one for which no list was made."""


@remembered(1)
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__name__.rpartition(".")[0]).joinpath("furniture.toml").read_text(encoding="utf-8"))


def furniture_of(lang: str | None) -> dict[str, Any]:
    """The lists of a language, or of the nearest one."""
    code = (lang or "en").split("-")[0]
    return _words().get(code) or _words()[_NEAREST.get(code, "en")]


def furnished(text: str, headline: str | None, lang: str | None, others: Sequence[str], chance: Random) -> str:
    """A text with one to three kinds of furniture put above it.

    Args:
        text: the article as text, its headline in it.
        headline: its headline.
        lang: its language.
        others: headlines of other articles, as menus and teasers show them.
        chance: the source of chance, seeded by who calls.
    """
    words = furniture_of(lang)
    kinds = chance.sample(sorted(_KINDS), chance.choice((1, 1, 2, 2, 3)))
    blocks = [_KINDS[kind](_Around(words, headline or "", others, chance)) for kind in kinds]
    glue = chance.choice(("\n\n", "\n\n", "\n\n", "\n"))
    above = glue.join(blocks)
    return above + chance.choice(("\n\n", "\n\n", "\n\n", "\n")) + text.lstrip("\n")


class _Around(NamedTuple):
    """What furniture is made of: the words of a language, the article's headline, those of others, and chance."""

    words: dict[str, Any]
    headline: str
    others: Sequence[str]
    chance: Random


_Kind = Callable[[_Around], str]


def _slug(text: str) -> str:
    return "-".join("".join(sign if sign.isalnum() and sign.isascii() else " " for sign in text.lower()).split()[:8])


def _address(around: _Around) -> str:
    tail = around.chance.choice(
        (
            _slug(around.headline),
            str(around.chance.randint(1000, 999999)),
            f"artikel-{around.chance.randint(1, 99)}.html",
        )
    )
    return f"https://www.{around.chance.choice(('bote', 'herald', 'bruecke', 'news'))}.example/{around.chance.choice(('', 'news/', '2021/05/'))}{tail}"


def _mail(around: _Around) -> str:
    sender, sent, to, subject = around.words["mail"]
    about = around.chance.choice(
        (around.headline, around.headline, around.chance.choice(around.words["labels"]), "WG: " + around.headline)
    )
    lines = [
        f"{sender}: Ada Roe <ada.roe@bruecke.example>", f"{sent}: {around.chance.choice(around.words['stamps'])}",
        f"{to}: redaktion@bote.example", f"{subject}: {about}",
    ]  # fmt: skip
    return "\n".join(lines[around.chance.choice((0, 0, 0, 1)) :])


def _print_head(around: _Around) -> str:
    return around.chance.choice(
        (
            "24.11.2013 20:04", "1 von 1", "1/1", f"{around.headline[:48]}...", f"{around.headline} | {around.chance.choice(around.words['papers'])}",
            "«bruecke-02» (Ressort: Region)\nGedruckt von ada.roe am 03.05.2021 10:12", "about:blank",
        )
    )  # fmt: skip


def _menu(around: _Around) -> str:
    mark = around.chance.choice(("", "", "• ", "* ", "- "))
    items = around.chance.sample(
        around.words["sections"], min(len(around.words["sections"]), around.chance.randint(2, 6))
    )
    if around.chance.random() < 0.4:
        items += [around.chance.choice(around.words["buttons"])]
    if around.chance.random() < 0.35 and around.others:
        items.insert(around.chance.randrange(len(items)), around.chance.choice(around.others))
    if around.chance.random() < 0.3:
        return around.chance.choice((" | ", "  ", " · ")).join(items)
    return around.chance.choice(("\n", "\n\n")).join(mark + item for item in items)


def _trail(around: _Around) -> str:
    sign = around.chance.choice((" > ", " » ", " / ", " – ", " → ", " › "))
    steps = [around.words["home"], around.chance.choice(around.words["sections"])]
    if around.chance.random() < 0.5:
        steps.append(around.headline)
    return sign.join(steps) + (sign.rstrip() if around.chance.random() < 0.2 else "")


def _section(around: _Around) -> str:
    return str(around.chance.choice(around.words["sections"]))


def _stamp(around: _Around) -> str:
    lines = [around.chance.choice(around.words["stamps"])]
    if around.chance.random() < 0.4:
        lines.insert(0, around.chance.choice((around.words["by"], "Ada Roe", "Redaktion")))
    return "\n".join(lines)


def _buttons(around: _Around) -> str:
    return around.chance.choice(("\n", "\n\n")).join(
        around.chance.sample(
            around.words["buttons"], min(len(around.words["buttons"]), around.chance.choice((1, 1, 2, 3)))
        )
    )


def _label(around: _Around) -> str:
    lines = [around.chance.choice(around.words["labels"])]
    if around.chance.random() < 0.4:
        lines += around.chance.sample(around.words["letterhead"], 1)
    if around.chance.random() < 0.4:
        lines.append(around.chance.choice(around.words["stamps"]))
    return around.chance.choice(("\n", "\n\n")).join(lines)


def _letterhead(around: _Around) -> str:
    own = around.chance.sample(
        around.words["letterhead"], min(len(around.words["letterhead"]), around.chance.randint(1, 4))
    )
    if around.chance.random() < 0.3:
        own.append("presse@bruecke.example")
    if around.chance.random() < 0.5:
        own.append(around.chance.choice(around.words["labels"]))
    return around.chance.choice(("\n", "\n\n")).join(own)


def _page_head(around: _Around) -> str:
    paper, day = around.chance.choice(around.words["papers"]), around.chance.choice(around.words["stamps"])
    return around.chance.choice(
        (
            paper,
            f"{paper} · {day} · 22",
            f"{paper}\n{day}",
            f"{around.chance.choice(around.words['sections'])}   {day}   22",
        )
    )


def _teaser(around: _Around) -> str:
    if not around.others:
        return str(around.chance.choice(around.words["sections"]))
    return "\n\n".join(around.chance.sample(list(around.others), min(len(around.others), around.chance.randint(1, 2))))


_KINDS: dict[str, _Kind] = {
    "address": _address, "mail": _mail, "print": _print_head, "menu": _menu, "trail": _trail, "section": _section,
    "stamp": _stamp, "buttons": _buttons, "label": _label, "letterhead": _letterhead, "page": _page_head, "teaser": _teaser,
}  # fmt: skip


_GLUE = (": ", ": ", " – ", " | ", " - ", " // ")
_FLAGS = ("EXKLUSIV | ", "EXCLUSIVE | ", "INTERVIEW | ", "LIVE | ")


def labelled(text: str, headline: str, lang: str | None, chance: Random) -> str:
    """A text with a label glued in front of its headline, or of its first line where that is none.

    Args:
        text: the article as text.
        headline: its headline.
        lang: its language.
        chance: the source of chance, seeded by who calls.
    """
    label = chance.choice(furniture_of(lang)["labels"]) + chance.choice(_GLUE)
    if chance.random() < 0.2:
        label = chance.choice(_FLAGS)
    lines = text.lstrip("\n").split("\n")
    at = next((number for number, line in enumerate(lines) if line.strip() == headline), 0)
    lines[at] = label + lines[at].lstrip()
    return "\n".join(lines)


def posted(headline: str, report: str, lang: str | None, others: Sequence[str], chance: Random) -> str:
    """An article as the sites of clubs and towns keep it: headline, mostly a day, at times a crosshead, the report.

    Args:
        headline: its headline.
        report: what stands under it.
        lang: its language.
        others: headlines of other articles, of which one may be set as the crosshead that opens the report.
        chance: the source of chance, seeded by who calls.
    """
    words = furniture_of(lang)
    parts = [headline]
    if chance.random() < 0.7:
        day = f"{chance.randint(2009, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        parts.append(chance.choice((day, day, chance.choice(words["stamps"]))))
    if chance.random() < 0.2:
        parts.append(words["by"])
    if others and chance.random() < 0.6:
        parts.append(chance.choice(others))
    return "\n\n".join((*parts, report.lstrip("\n")))


def typeset(headline: str, deck: str | None, paragraphs: Sequence[str], chance: Random) -> str:
    """An article set in a column: lines of one width, the head with or without blank lines."""
    width = chance.choice((30, 38, 48, 70, 80, 95))
    lines = wrap(headline, max(16, round(width * chance.choice((0.4, 0.6, 0.9)))))
    blank = chance.random() < 0.5
    head = "\n".join(lines) + ("\n\n" if blank else "\n")
    if deck:
        head += "\n".join(wrap(deck, max(20, round(width * 0.8)))) + (
            "\n\n" if blank or chance.random() < 0.3 else "\n"
        )
    body = chance.choice(("\n\n", "\n")).join("\n".join(wrap(paragraph, width)) for paragraph in paragraphs)
    return head + body
