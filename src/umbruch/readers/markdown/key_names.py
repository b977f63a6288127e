"""What people call the keys of a front matter, in their own language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from umbruch.clipping.marks.embargoes.embargo_vocabulary import orders_of_words
from umbruch.kept import remembered
from umbruch.written.own_table import own_table

_BETWEEN = re.compile(r"[\s_-]+")


@remembered(1)
def _table() -> dict[str, Any]:
    return own_table(Path(__file__).with_name("key_names.toml"))


@remembered(1)
def _names() -> dict[str, str]:
    return {name: key for key, names in _table().items() if isinstance(names, list) for name in names}


def key_name(written: str) -> str:
    """Our name for a key (`embargo` for `Sperrfrist`); what has none comes back in small letters."""
    plain = _plain(written)
    return _names().get(plain) or written.strip().lower()


def looks_like_embargo(written: str) -> bool:
    """Whether a key that we do not know may hold the text back."""
    plain = _plain(written)
    return any(part in plain for part in _table()["looks_like"]["embargo"]) or _sets_a_time(plain.split())


def ends_publication(written: str) -> bool:
    """Whether a key that we do not know says until when a text is shown: `publish_until`, `online_bis`, `expires`.

    Such an end holds nothing back; with a refusal the same words are an embargo: `do_not_publish_until`.
    """
    plain = _plain(written)
    table, words = _table()["looks_like"], plain.split()
    if any(part in plain for part in table["embargo"]):
        return False
    if any(word.startswith(tuple(table["end"])) for word in words):
        return True
    shown, until = frozenset(table["shown"]), frozenset(table["until"])
    return any(
        any(word in shown or one.publishing.has(word) for word in words)
        and any(word in until and word in one.bounds for word in words)
        and not any(map(one.refusals.has, words))
        for one in orders_of_words()
    )


def _sets_a_time(words: Sequence[str]) -> bool:
    """Whether a key says that something is published, and from when on or until when: `online_ab`, `publish_from`."""
    shown = frozenset(_table()["looks_like"]["shown"])
    return any(
        any(word in shown or one.publishing.has(word) for word in words)
        and any(word in one.bounds or word in one.starts for word in words)
        for one in orders_of_words()
    )


def _plain(written: str) -> str:
    """Camel case, hyphens and underlines as single blanks, in small letters."""
    apart = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", unicodedata.normalize("NFC", written))
    return _BETWEEN.sub(" ", apart).strip().casefold().replace("’", "'")
