"""Simulated layouts: a known article with the furniture that real copy has above its headline."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from random import Random
from textwrap import wrap
from typing import Any

_NEAREST = {
    "ca": "es", "ro": "it", "sk": "cs", "sl": "cs", "hr": "cs", "sr": "cs", "bg": "ru", "he": "ar", "fa": "ar",
    "ko": "ja", "hi": "en", "et": "fi", "lt": "pl", "lv": "pl", "id": "en", "is": "da",
}  # fmt: skip
"""A language whose furniture looks like that of one for which no list was made."""


@lru_cache(maxsize=1)
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
    blocks = [_KINDS[kind](words, headline or "", others, chance) for kind in kinds]
    glue = chance.choice(("\n\n", "\n\n", "\n\n", "\n"))
    above = glue.join(blocks)
    return above + chance.choice(("\n\n", "\n\n", "\n\n", "\n")) + text.lstrip("\n")


_Kind = Callable[[dict[str, Any], str, Sequence[str], Random], str]


def _slug(text: str) -> str:
    return "-".join("".join(sign if sign.isalnum() and sign.isascii() else " " for sign in text.lower()).split()[:8])


def _address(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    tail = chance.choice((_slug(headline), str(chance.randint(1000, 999999)), f"artikel-{chance.randint(1, 99)}.html"))
    return f"https://www.{chance.choice(('bote', 'herald', 'bruecke', 'news'))}.example/{chance.choice(('', 'news/', '2021/05/'))}{tail}"


def _mail(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    sender, sent, to, subject = words["mail"]
    about = chance.choice((headline, headline, chance.choice(words["labels"]), "WG: " + headline))
    lines = [
        f"{sender}: Ada Roe <ada.roe@bruecke.example>", f"{sent}: {chance.choice(words['stamps'])}",
        f"{to}: redaktion@bote.example", f"{subject}: {about}",
    ]  # fmt: skip
    return "\n".join(lines[chance.choice((0, 0, 0, 1)) :])


def _print_head(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    return chance.choice(
        (
            "24.11.2013 20:04", "1 von 1", "1/1", f"{headline[:48]}...", f"{headline} | {chance.choice(words['papers'])}",
            "«bruecke-02» (Ressort: Region)\nGedruckt von ada.roe am 03.05.2021 10:12", "about:blank",
        )
    )  # fmt: skip


def _menu(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    mark = chance.choice(("", "", "• ", "* ", "- "))
    items = chance.sample(words["sections"], min(len(words["sections"]), chance.randint(2, 6)))
    if chance.random() < 0.4:
        items += [chance.choice(words["buttons"])]
    if chance.random() < 0.35 and others:
        items.insert(chance.randrange(len(items)), chance.choice(others))
    if chance.random() < 0.3:
        return chance.choice((" | ", "  ", " · ")).join(items)
    return chance.choice(("\n", "\n\n")).join(mark + item for item in items)


def _trail(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    sign = chance.choice((" > ", " » ", " / ", " – ", " → ", " › "))
    steps = [words["home"], chance.choice(words["sections"])]
    if chance.random() < 0.5:
        steps.append(headline)
    return sign.join(steps) + (sign.rstrip() if chance.random() < 0.2 else "")


def _section(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    return chance.choice(words["sections"])


def _stamp(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    lines = [chance.choice(words["stamps"])]
    if chance.random() < 0.4:
        lines.insert(0, chance.choice((words["by"], "Ada Roe", "Redaktion")))
    return "\n".join(lines)


def _buttons(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    return chance.choice(("\n", "\n\n")).join(
        chance.sample(words["buttons"], min(len(words["buttons"]), chance.choice((1, 1, 2, 3))))
    )


def _label(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    lines = [chance.choice(words["labels"])]
    if chance.random() < 0.4:
        lines += chance.sample(words["letterhead"], 1)
    if chance.random() < 0.4:
        lines.append(chance.choice(words["stamps"]))
    return chance.choice(("\n", "\n\n")).join(lines)


def _letterhead(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    own = chance.sample(words["letterhead"], min(len(words["letterhead"]), chance.randint(1, 4)))
    if chance.random() < 0.3:
        own.append("presse@bruecke.example")
    if chance.random() < 0.5:
        own.append(chance.choice(words["labels"]))
    return chance.choice(("\n", "\n\n")).join(own)


def _page_head(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    paper, day = chance.choice(words["papers"]), chance.choice(words["stamps"])
    return chance.choice((paper, f"{paper} · {day} · 22", f"{paper}\n{day}", f"{chance.choice(words['sections'])}   {day}   22"))


def _teaser(words: dict[str, Any], headline: str, others: Sequence[str], chance: Random) -> str:
    if not others:
        return chance.choice(words["sections"])
    return "\n\n".join(chance.sample(list(others), min(len(others), chance.randint(1, 2))))


_KINDS: dict[str, _Kind] = {
    "address": _address, "mail": _mail, "print": _print_head, "menu": _menu, "trail": _trail, "section": _section,
    "stamp": _stamp, "buttons": _buttons, "label": _label, "letterhead": _letterhead, "page": _page_head, "teaser": _teaser,
}  # fmt: skip


def typeset(headline: str, deck: str | None, paragraphs: Sequence[str], chance: Random) -> str:
    """An article set in a column: lines of one width, the head with or without blank lines."""
    width = chance.choice((30, 38, 48, 70, 80, 95))
    lines = wrap(headline, max(16, round(width * chance.choice((0.4, 0.6, 0.9)))))
    blank = chance.random() < 0.5
    head = "\n".join(lines) + ("\n\n" if blank else "\n")
    if deck:
        head += "\n".join(wrap(deck, max(20, round(width * 0.8)))) + ("\n\n" if blank or chance.random() < 0.3 else "\n")
    body = chance.choice(("\n\n", "\n")).join("\n".join(wrap(paragraph, width)) for paragraph in paragraphs)
    return head + body
