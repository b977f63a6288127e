"""Large initials: the drop cap that was torn off its word when the text was taken out of the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import Chunk, Line, starts_small
from umbruch.clipping.text.joining import Vocabulary

_ALONE = re.compile(r"[\"„“«»‚‘’']?[^\W\d_]")
_PARTED = re.compile(r"([\"„“«»‚‘’']?[^\W\d_]) ([^\W\d_]+)")


def with_initials(
    chunks: Sequence[Chunk], conventions: Conventions, vocabulary: Vocabulary, ledger: Ledger
) -> tuple[Chunk, ...]:
    """The chunks with `D` and `ie alte Mühle`, on one line or two, put together again.

    A vowel, or a letter that is a word of its own in the language (`A man`, `W domu`), needs a witness: the word that
    comes out must be a frequent one or stand elsewhere in the text.
    """
    return tuple(_mended(chunk, conventions, vocabulary, ledger) for chunk in chunks)


def _mended(chunk: Chunk, conventions: Conventions, vocabulary: Vocabulary, ledger: Ledger) -> Chunk:
    lines: list[Line] = []
    for at, line in enumerate(chunk.lines):
        before = lines[-1] if lines else None
        if before is not None and _ALONE.fullmatch(before.text):
            whole = _joined(before.text, line.text.split(maxsplit=1)[0], conventions, vocabulary)
            if whole:
                lines[-1] = line._replace(text=before.text + line.text, indent=0)
                ledger.remark("initial.joined", f"{before.text} / {line.text[:20]} read as {whole}", line.number)
                continue
        parted = _PARTED.match(line.text) if at == 0 else None
        if parted and (whole := _joined(parted.group(1), parted.group(2), conventions, vocabulary)):
            ledger.remark("initial.joined", f"{parted.group()} read as {whole}", line.number)
            line = line._replace(text=parted.group(1) + line.text[parted.end(1) + 1 :])
        lines.append(line)
    return chunk._replace(lines=tuple(lines))


def _joined(initial: str, rest: str, conventions: Conventions, vocabulary: Vocabulary) -> str | None:
    """The whole word of an initial and what follows it, None where the two don't belong together."""
    letter = initial[-1]
    if not letter.isupper() or not rest[:1].isalpha():
        return None
    word = re.match(r"[^\W\d_]+", rest)
    whole = letter + (word.group() if word else "")
    folded = whole.casefold()
    known = folded in conventions.function_words or vocabulary.has(whole)
    if known and not (rest[0].isupper() and not rest.isupper()):
        return whole
    if starts_small(rest) and letter.casefold() not in _one_letter_words(conventions) and not _is_vowel(letter):
        return whole
    return None


def _is_vowel(letter: str) -> bool:
    """Vowels are words in many languages: English `I`, Spanish `Y`, Danish `Å`, French `À`."""
    return unicodedata.normalize("NFD", letter)[0].casefold() in "aeiouyøæœ"


@lru_cache(maxsize=32)
def _one_letter_words(conventions: Conventions) -> frozenset[str]:
    return frozenset(word for word in conventions.function_words | conventions.never_last if len(word) == 1)
