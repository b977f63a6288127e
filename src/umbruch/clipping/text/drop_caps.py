"""Large initials: the drop cap that was torn off its word when the text was taken out of the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from umbruch.clipping.conventions import Conventions, shared
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import Chunk, Line
from umbruch.clipping.text.joining import Vocabulary
from umbruch.kept import remembered

_ALONE = re.compile(r"[\"„“«»‚‘’']?[^\W\d_]")
_PARTED = re.compile(r"([\"„“«»‚‘’']?[^\W\d_]) ([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_REMNANT = 2
"""Letters that are left of a frequent word without its first one and are no word: `A nd`, `I t`, `À la` is none."""
_VOWELS = frozenset("aeiouyøæœаеиоуыэюяіїєαεηιουω")


def with_initials(
    chunks: Sequence[Chunk], conventions: Conventions, vocabulary: Vocabulary, ledger: Ledger
) -> tuple[Chunk, ...]:
    """The chunks with `D` and `ie alte Mühle`, on one line or two, put together again.

    A vowel, or a letter that is a word of its own in the language (`A man`, `W domu`), needs a witness: the word that
    comes out must be a frequent one or stand elsewhere in the text, and what is left of it must be no word.

    Args:
        chunks: the chunks of the text.
        conventions: those of the text's own language; another's would take its words apart for initials.
        vocabulary: the words of the text.
        ledger: where each word that was put together is entered.
    """
    return tuple(_mended(chunk, conventions, vocabulary, ledger) for chunk in chunks)


def _mended(chunk: Chunk, conventions: Conventions, vocabulary: Vocabulary, ledger: Ledger) -> Chunk:
    lines: list[Line] = []
    for at, line in enumerate(chunk.lines):
        before = lines[-1] if lines else None
        if before is not None and _ALONE.fullmatch(before.text):
            rest = line.text.split(maxsplit=1)[0]
            whole = _joined(before.text, rest, conventions, vocabulary, apart=True)
            if whole:
                lines[-1] = line._replace(text=before.text + line.text, indent=0)
                ledger.remark("initial.joined", f"{before.text} / {line.text[:20]} read as {whole}", line.number)
                continue
        parted = _PARTED.match(line.text) if at == 0 else None
        if parted and (whole := _joined(parted.group(1), parted.group(2), conventions, vocabulary, apart=False)):
            ledger.remark("initial.joined", f"{parted.group()} read as {whole}", line.number)
            line = line._replace(text=parted.group(1) + line.text[parted.end(1) + 1 :])
        lines.append(line)
    return chunk._replace(lines=tuple(lines))


def _joined(initial: str, rest: str, conventions: Conventions, vocabulary: Vocabulary, apart: bool) -> str | None:
    """The whole word of an initial and what follows it, None where the two don't certainly belong together.

    Args:
        initial: the letter, with a quotation mark before it or not.
        rest: the word after it.
        conventions: those of the text's language.
        vocabulary: the words of the text.
        apart: whether the letter has a line for itself, as a drop cap has and a word has not.
    """
    letter = initial[-1]
    if not letter.isupper() or not rest[:1].isalpha() or (rest[0].isupper() and not rest.isupper()):
        return None
    word = _WORD.match(rest)
    remnant = word.group() if word else ""
    whole = letter + remnant
    frequent = whole.casefold() in conventions.function_words
    known = frequent or vocabulary.has(whole)
    if letter.casefold() in _one_letter_words(conventions):
        if remnant.casefold() in conventions.function_words or vocabulary.times(remnant) > 1:
            return None
        return whole if known and (apart or (frequent and len(remnant) <= _LONGEST_REMNANT)) else None
    if known:
        return whole
    if _script(letter) not in _scripts(conventions):
        return None  # a quotation in another script, of whose short words the language knows nothing: `К сведению`
    sure = remnant[0].islower() and vocabulary.times(remnant) <= 1 and not _is_vowel(letter)
    return whole if sure else None


def _is_vowel(letter: str) -> bool:
    """Vowels are words in many languages: English `I`, Spanish `Y`, Danish `Å`, French `À`, Greek `Η`."""
    return unicodedata.normalize("NFD", letter)[0].casefold() in _VOWELS


def _script(letter: str) -> str:
    """The script of a letter, as the first word of its name has it: `CYRILLIC CAPITAL LETTER KA`."""
    return unicodedata.name(letter, "").partition(" ")[0]


@remembered(32)
def _scripts(conventions: Conventions) -> frozenset[str]:
    """The scripts in which the frequent words of a language are written."""
    return frozenset(_script(word[0]) for word in conventions.function_words)


@remembered(32)
def _one_letter_words(conventions: Conventions) -> frozenset[str]:
    """The letters that are words in the language, those with an apostrophe after them (`l’eau`, `c’est`) among them."""
    own = {word for word in conventions.function_words | conventions.never_last if len(word) == 1}
    return frozenset(own | set(shared().one_letter_words.get(conventions.code, "")))
