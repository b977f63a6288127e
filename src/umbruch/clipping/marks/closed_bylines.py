"""Bylines of East Asia, in which what the author is stands after the name: `홍길동 기자`, `山田太郎記者`."""

from __future__ import annotations

import re

from umbruch.tree import Byline, Person

_LONGEST = 60
_NAME = "[\uac00-\ud7af]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{2,8}?"
_ROLE = "인턴기자|객원기자|기자|특파원|통신원|논설위원|記者|记者|特派員|編集委員|论説委員"
_CLOSED = re.compile(
    rf"(?:[^\W\d_]{{2,12}}\s?[=＝]\s?)?(?P<name>{_NAME})[ 　]?(?P<role>{_ROLE})"
    r"(?:\s*[(（]?(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})[)）]?)?"
)


def closed_byline(line: str) -> Byline | None:
    """A line that is nothing but a name, what its bearer is, and perhaps the paper before and an address after them."""
    if len(line) > _LONGEST or line.isascii():
        return None
    match = _CLOSED.fullmatch(line.strip())
    return Byline(line, (Person(match.group("name"), match.group("role")),)) if match else None
