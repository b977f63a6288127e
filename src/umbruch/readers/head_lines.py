"""The lines over the text of a file: who sends it, a headline over two paragraphs, numbered sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from umbruch.clipping.conventions import Conventions, conventions_for, shared
from umbruch.clipping.marks.release import has_address, is_label, opens_contact, parse_contact
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.signs.people import is_office
from umbruch.clipping.signs.which_language import detect
from umbruch.manuscript import Look
from umbruch.readers.blocks.inline_cuts import cut
from umbruch.readers.door import Placed
from umbruch.tree import Contact, Paragraph, Subheading
from umbruch.tree.walk import inline_text

HEAD = 8
"""Blocks at the top of a file among which its label, its day and its headline stand."""
LARGER = 1.15
"""Times the size of the body from which letters are those of a head: 14 points over 12."""
LONGEST_HEAD = 200
"""Letters of a headline (DESIGN: how copy is read)."""
_SUBTITLE = re.compile(r"subtitle|untertitel|sous-titre|sottotitolo|subtítulo|ondertitel|undertitel", re.IGNORECASE)
SUBJECT = re.compile(
    r"(?:betreff|betrifft|betr\.|thema|subject|topic|sujet|re|objet|oggetto|asunto|assunto|onderwerp|betreft|emne|ämne|aihe|dotyczy|"
    r"temat|předmět|věc|tárgy|konu|тема|θέμα)\s*:\s*",
    re.IGNORECASE,
)
"""What letters write before what they are about."""
_SAMPLE = 3_000
"""Letters in which the language of a file is looked for where it has to be known."""
_LEAST_WORD = 4
_MOST_SENDER_WORDS = 9
_LEAST_TAKEN_UP = 3
_LEGAL_FORMS = frozenset(("e.v.", "ev", "gmbh", "ag", "kg", "se", "eg", "mbh"))
_BODIES = frozenset(
    ("council", "university", "association", "foundation", "society", "ministry", "department", "authority")
) | {"institute", "ltd", "ltd.", "inc", "inc.", "plc", "llc"}
"""Words at the end of English names that a headline seldom ends with."""
_TOWNS = frozenset(("stadt", "gemeinde", "kreis", "landkreis"))
_FOUNDED = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b|\b0\d\b")
"""The year in the name of a club: `TSV Lauter 1899 e.V.`, `SC 04 Lauter`."""
_LEAST_TOLD = 4
"""Words of a line under the name of a sender that can be the headline instead of it."""
_SAME_SIZE = 0.03
_LEAST_LETTERHEAD = 3
_LONGEST_LETTERHEAD = 60
_LONGEST_PAGE_HEAD = 160
_NO_CONTACT = re.compile(
    r"^\W*(?:[^\W\d_]{1,8}\W{0,2})?\d{1,3}(?:\W*(?:[^\W\d_]{1,5}|/)\W*\d{1,3})?\W*$"
    r"|\b(?:IBAN|BIC|SWIFT|USt|Steuer|Bank|Sparkasse|Konto|BLZ|HRB|HRA|Amtsgericht|Registergericht|VAT|SIRET|KvK)\b",
    re.IGNORECASE,
)
"""A number of a page; what letters must say of banks and registers."""
_STEM = 5
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_NUMBERED = re.compile(r"([^\W\d_]{3,16} [A-Z]?\d{1,3}[a-z]?)\s*[-–—:.|]\s+(?=\S)")


def words_of(one: Placed) -> str:
    """The words of a paragraph or heading in one line; nothing for other blocks."""
    return " ".join(inline_text(one.block.content).split()) if isinstance(one.block, Paragraph | Subheading) else ""


def may_be_head(one: Placed) -> bool:
    """Whether a block can be the headline that stands under a label: by its look, and no further label."""
    words = words_of(one)
    if not 0 < len(words) <= LONGEST_HEAD or is_label(words):
        return False
    raised = one.look.bold or one.look.size >= LARGER or names_subtitle(one.look.style or "")
    return isinstance(one.block, Subheading) or raised


def names_subtitle(style: str) -> bool:
    """Whether a style is that of the line under a headline, by the name that a word processor gives it."""
    return _SUBTITLE.search(style) is not None


def with_head_lines(placed: Sequence[Placed], lang: str | None) -> tuple[Placed, ...]:
    """The blocks of a file: senders at its top plain, a headline's paragraphs together, numbers of sections as kickers.

    Args:
        placed: the blocks.
        lang: the language that the file names.
    """
    if not any(map(may_be_head, placed[:HEAD])):
        return tuple(placed)
    language = lang or detect(" ".join(map(words_of, placed[: 2 * HEAD]))[:_SAMPLE]).lang
    conventions = conventions_for(language)
    made = with_senders(placed, conventions)
    for at, (one, other) in enumerate(pairwise(made[: HEAD + 1])):
        if _goes_on(one, other, conventions):
            made[at + 1] = other._replace(tight=True)
    return tuple(_without_numbers(made))


def with_senders(placed: Sequence[Placed], conventions: Conventions) -> list[Placed]:
    """The blocks, lines over the headline that say nothing but who sends the release told to be the contact."""
    made = list(placed)
    news = [
        at for at, one in enumerate(placed[:HEAD]) if may_be_head(one) and _can_be_headline(placed, at, conventions)
    ]
    for at, one in enumerate(placed[: news[-1]] if news else ()):
        words, block = words_of(one), one.block
        if not words or not isinstance(block, Paragraph | Subheading) or is_label(words):
            continue
        follows = at > 0 and made[at - 1].told == "contact" and one.number == made[at - 1].number + 1
        sends = may_be_head(one) and names_sender(words, conventions)
        label = at + 1 in news and opens_contact(words)
        if sends or label or (follows and _is_short_title(words)):
            made[at] = one._replace(block=Paragraph(block.content), look=Look(), told="contact")
    return made


def _can_be_headline(placed: Sequence[Placed], at: int, conventions: Conventions) -> bool:
    """Whether a line can be the headline under a sender: it tells what happens, or the text takes its words up."""
    words = words_of(placed[at])
    if tells_news(words):
        return True
    below = " ".join(map(words_of, placed[at + 1 : at + 1 + HEAD]))
    return (
        len(_WORD.findall(words)) >= _LEAST_TAKEN_UP
        and not names_sender(words, conventions)
        and is_taken_up(words, below)
    )


def names_sender(words: str, conventions: Conventions) -> bool:
    """Whether a line is nothing but who sends a release: `Stadt Husum`, `City of Lauter`, `– Pressestelle –`."""
    words = words.strip(" –—-|·:")
    parts = _WORD.findall(words)
    if not 0 < len(parts) <= _MOST_SENDER_WORDS or starts_small(words) or is_label(words.replace(" ", "")):
        return False
    if any(map(str.isdigit, _FOUNDED.sub("", words))):
        return False
    if words[-1] in ".!?" and parts[-1].casefold() not in shared().organisation_words:
        return False
    long = [part for part in parts if len(part) >= _LEAST_WORD and part.casefold() not in conventions.function_words]
    if any(part[0].islower() and not _is_office_word(part.casefold()) for part in long):
        return False
    if opens_contact(words) or is_office(words):
        return True
    folded = [part.casefold() for part in parts]
    offices = [at for at, part in enumerate(folded) if _is_office_word(part)]
    if not offices:
        return False
    if conventions.nouns_are_capitalised:
        return folded[-1] in _LEGAL_FORMS or any(_opens_name(folded, at, conventions) for at in offices)
    linked = len(parts) > 2 and offices[0] == 0 and folded[1] in conventions.function_words
    return linked or (folded[-1] in _BODIES and len(parts) <= _LEAST_TOLD)


def _opens_name(folded: Sequence[str], at: int, conventions: Conventions) -> bool:
    """Whether a name follows the word for an office (`Stadt Husum`), and no more is said of it (`Stadt im Wandel`)."""
    if at + 1 >= len(folded):
        return False
    return folded[at] not in _TOWNS or folded[at + 1] not in conventions.function_words


def _is_short_title(words: str) -> bool:
    """Whether words can be an office under the name of a town: `Der Bürgermeister`."""
    parts = _WORD.findall(words)
    if any(map(str.isdigit, words)):
        return False
    return 0 < len(parts) <= _LEAST_TOLD and not any(part[0].islower() and len(part) >= _LEAST_WORD for part in parts)


def _is_office_word(word: str) -> bool:
    return word in shared().organisation_words or word.startswith(shared().organisation_stems)


def is_letterhead(lines: Sequence[str]) -> bool:
    """Whether the lines of a box are a letterhead: short, no sentences, one of them says how to reach somebody."""
    if len(lines) < _LEAST_LETTERHEAD or any(not line or len(line) > _LONGEST_LETTERHEAD for line in lines):
        return False
    return any(map(has_address, lines)) and not any(ends_sentence(line) or tells_news(line) for line in lines)


def letterhead_contact(lines: Sequence[str]) -> Contact | None:
    """Whom the lines of page heads and feet name, and how to reach them; None where they say no way.

    Args:
        lines: as they stand there; page numbers, banks and registers among them are left out.
    """
    told = [line for line in lines if not _NO_CONTACT.search(line) and any(map(str.isalpha, line))]
    if not any(map(has_address, told)) or any(ends_sentence(line) or tells_news(line) for line in told):
        return None
    return parse_contact("\n".join(told)) if all(len(line) <= _LONGEST_PAGE_HEAD for line in told) else None


def tells_news(words: str) -> bool:
    """Whether a line has enough words for a headline, and one in small letters that is long enough for what happens."""
    parts = _WORD.findall(words)
    told = any(part[0].islower() and len(part) >= _LEAST_WORD for part in parts)
    return len(parts) >= _LEAST_TOLD and told and not is_label(words) and words.rstrip()[-1] != "."


def is_taken_up(words: str, text: str) -> bool:
    """Whether most of the longer words of a line stand in a text again, by how they begin."""
    stems = {part[:_STEM].casefold() for part in _WORD.findall(words) if len(part) >= _LEAST_WORD}
    again = {part[:_STEM].casefold() for part in _WORD.findall(text)}
    return bool(stems) and 2 * len(stems & again) > len(stems)


def _goes_on(one: Placed, other: Placed, conventions: Conventions) -> bool:
    """Whether a headline runs from one paragraph into the next, which is set alike and follows at once."""
    above, below = words_of(one), words_of(other)
    if not (may_be_head(one) and may_be_head(other)) or other.number != one.number + 1:
        return False
    if len(above) + len(below) >= LONGEST_HEAD or above[-1] in ".!?:" or not _set_alike(one.look, other.look):
        return False
    last = above.split()[-1].casefold()
    return starts_small(below) or above[-1] in ",-–" or last in conventions.never_last


def _set_alike(one: Look, other: Look) -> bool:
    same = (one.bold, one.italic, one.heading, one.style) == (other.bold, other.italic, other.heading, other.style)
    return same and abs(one.size - other.size) < _SAME_SIZE * one.size


def _without_numbers(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The blocks, numbers that all headings of a level begin with (`Abschnitt D1 – `) as lines of their own."""
    headings = [one for one in placed if isinstance(one.block, Subheading)]
    found = {at: _NUMBERED.match(words_of(one)) for at, one in enumerate(placed) if isinstance(one.block, Subheading)}
    numbered = [match for match in found.values() if match]
    level = headings[0].look.heading if headings else None
    alike = [one for one in headings if one.look.heading == level]
    labels = {match.group(1).split()[0] for match in numbered}
    if len(numbered) < 2 or len(numbered) != len(alike) or len(labels) != 1:
        yield from placed
        return
    for at, one in enumerate(placed):
        match = found.get(at)
        if match is None or not isinstance(one.block, Subheading):
            yield one
            continue
        content = one.block.content
        label = one._replace(block=Paragraph(cut(content, 0, match.end(1))), look=Look(), told="kicker")
        first = at == min(number for number, matched in found.items() if matched)
        if first:
            yield label
            yield one._replace(block=replace(one.block, content=cut(content, match.end(), len(inline_text(content)))))
        else:
            yield one
