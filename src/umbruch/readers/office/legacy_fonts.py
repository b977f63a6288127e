"""Words typed for a font from before Unicode: what a file stores of them are other letters than it shows.

Nobody can read them as they are stored, so they are never text: they are put aside, and said with their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import translate
from pathlib import Path
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.kept import remembered
from umbruch.tree import Block
from umbruch.tree.walk import block_texts
from umbruch.written.own_table import own_table

_HINT = "have it converted to Unicode first"
_OWN_CODES = re.compile(r"[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
"""Letters of scripts that have codes of their own: where one is stored, Unicode is, whatever font is named."""
_ANY = re.compile(r"\S")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\u2010-\u203a]")


class _Names(NamedTuple):
    every_letter: re.Pattern[str]
    letters_beyond_ascii: re.Pattern[str]


@remembered(1)
def _names() -> _Names:
    table = own_table(Path(__file__).with_name("legacy_fonts.toml"))
    return _Names(**{name: _any_of(names) for name, names in table.items()})


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(translate, names)))


@remembered(200)
def _codes_of(font: str) -> re.Pattern[str] | None:
    """Characters of which one must stand in a text that means other letters in that font; None for a usual font."""
    name = font.casefold().strip()
    if _names().every_letter.match(name):
        return _ANY
    return _BEYOND_ASCII if _names().letters_beyond_ascii.match(name) else None


def is_typed_for(font: str | None, text: str) -> bool:
    """Whether characters mean other letters than they are, as that font shows them.

    Args:
        font: its name as the file writes it; None where no font is named.
        text: characters that are set in it.
    """
    codes = _codes_of(font) if font else None
    return codes is not None and codes.search(text) is not None and _OWN_CODES.search(text) is None


class LegacyLetters:
    """What a file holds that is typed for such fonts."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._texts: dict[str, list[str]] = {}
        self._places: dict[str, dict[int, None]] = {}

    def take(self, font: str | None, text: str, number: int = 0) -> bool:
        """Take characters that are typed for such a font, and say whether they are.

        Args:
            font: its name; None where no font is named.
            text: characters that are set in it.
            number: of their paragraph, from 1; 0 where it has none.
        """
        if not is_typed_for(font, text):
            return False
        name = str(font).strip()
        self._texts.setdefault(name, []).append(text)
        self._places.setdefault(name, {})[number] = None
        return True

    @property
    def texts(self) -> tuple[str, ...]:
        """All of it as it is stored, a font's letters together."""
        return tuple(" ".join("".join(found).split()) for found in self._texts.values())

    def remarks(self) -> Iterator[Diagnostic]:
        """One for each font, at the first paragraph that has it."""
        for font, places in self._places.items():
            yield Diagnostic(
                "copy.font",
                f"{len(places)} paragraphs with words typed for the font {font} are left out: "
                "it shows other letters than are stored",
                "error", next(iter(places)) or None, hint=_HINT,
            )  # fmt: skip

    def refuse_alone(self, blocks: Iterable[Block], source: str) -> None:
        """Refuse a file that holds nothing but such words.

        Args:
            blocks: what else it holds.
            source: its name for messages.

        Raises:
            InputUnreadable: no words stand in the blocks.
        """
        for font in self._texts:
            if any(map(str.strip, block_texts(blocks))):
                return
            raise InputUnreadable(
                f"all words are typed for the font {font}, which shows other letters than are stored", source=source,
                hint=_HINT,
            )  # fmt: skip
