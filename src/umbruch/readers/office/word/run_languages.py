"""Words in another language than their file: what Word marks is believed where the words themselves bear it out.

Word marks as it proofs, and whole German letters stand in files as English; a mark alone is no evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from lxml import etree

from umbruch.clipping.signs.which_language import detect
from umbruch.language.locales.locale_table import likely_region
from umbruch.language.tags import is_named
from umbruch.readers.office.formatted_runs import Run
from umbruch.readers.office.word.related_parts import W

_FEWEST_WORDS = 3
"""Words from which their language can be told."""
_WORD = re.compile(r"[^\W\d_]{2,}")


class RunLanguages:
    """The languages that the runs of a file name, against the one that most of them do."""

    def __init__(self, root: etree._Element, base: str | None, *, ours: bool) -> None:
        """Take the main part, the language of its styles, and whether umbruch wrote it, which marks no word in vain."""
        marked = Counter(one.get(f"{W}val") for one in root.iter(f"{W}lang"))
        most, count = marked.most_common(1)[0] if marked else (None, 0)
        runs = sum(1 for _ in root.iter(f"{W}r")) if marked else 0
        self._base = base if ours or 2 * count <= runs else most
        self._ours = ours

    def told(self, runs: list[Run]) -> list[Run]:
        """The runs of a paragraph, each with its language only where it is another than the file's."""
        if all(run.format.lang is None for run in runs):
            return runs
        told: list[Run] = []
        for lang, group in groupby(runs, lambda run: run.format.lang):
            own = list(group)
            kept = lang if lang and self._is_spoken(lang, "".join(run.text for run in own)) else None
            kept = _without_likely_region(kept) if kept and self._ours else kept
            told += [run._replace(format=run.format._replace(lang=kept)) for run in own]
        return told

    def _is_spoken(self, lang: str, words: str) -> bool:
        if not is_named(lang) or lang == self._base:
            return False
        if self._ours:
            return True
        return _primary(lang) != _primary(self._base) and (
            len(_WORD.findall(words)) >= _FEWEST_WORDS and detect(words).lang == _primary(lang)
        )


def _without_likely_region(lang: str) -> str:
    """`en` for `en-US`: umbruch writes the likeliest region to a language that has none, as Word wants one."""
    primary, _, region = lang.partition("-")
    return primary if region == likely_region(primary.lower()) else lang


def _primary(lang: str | None) -> str | None:
    return lang.partition("-")[0].lower() if lang else None
