"""How letters to a newsroom end: the closing and who signed, which a release in a text file has below its report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.release import has_address
from umbruch.clipping.page.lines import ends_sentence
from umbruch.kept import remembered

_LONGEST_CLOSING = 70
_MOST_WORDS = 4
"""Words of a closing that has a full stop; with more it is a sentence about greetings."""
_MOST_LINES = 8
"""Lines of a signature: name, office, firm, street, town, telephone, mail, web."""
_LONGEST_LINE = 80
_LONGEST_SIGNED = 200
"""Signs of a last line that is a whole letter: `Bitte bis Freitag, danke! Gruß Ina`."""
_MOST_NAMES = 2
_LEAST_REPORT = 40
"""Signs of a sentence above a closing; a note of three words and a greeting are no report."""
_CLOSING = re.compile(
    r"(?:mit |(?:viele|beste|herzliche|liebe|freundliche|schöne|sonnige)[nr]? |und )*"
    r"(?:freundliche[nmr]? |kollegiale[nmr]? |herzliche[nmr]? |besten? |lieben? |vielen? )?"
    r"(?:grüß(?:e|en)|gruß|grüss(?:e|en)|gruss)(?: (?:aus|von|an|vom) .{2,40})?|"
    r"hochachtungsvoll|(?:mfg|lg|vg)|"
    r"(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many thanks and best) (?:regards|wishes)|"
    r"(?:yours )?sincerely(?: yours)?|yours (?:faithfully|truly)|regards|cheers|many thanks|"
    r"(?:(?:bien |très )?cordialement|meilleures salutations|sincères salutations)|(?:cordiali|distinti) saluti|"
    r"(?:un )?(?:cordial(?:es)? saludos?|saludos(?: cordiales)?|atentamente)|"
    r"(?:com os melhores |melhores )?cumprimentos|atenciosamente|met (?:vriendelijke|hartelijke) groet(?:en)?|"
    r"(?:med )?(?:vänliga?|bästa) hälsning(?:ar)?|(?:med )?venn?lig hilsen|"
    r"(?:med )?venlig hilsen|(?:mvh)|ystävällisin terveisin|z poważaniem|"
    r"pozdrawiam|s pozdravem|s úctou|üdvözlettel|cu stimă|με εκτίμηση|saygılarımla|с уважением|з повагою|"
    r"s poštovanjem|lep pozdrav",
    re.IGNORECASE,
)
"""What a letter closes with, in the languages of the salutations."""
_THANKS = re.compile(
    r"(?:vielen dank|many thanks|merci|grazie|gracias)\b.{0,60}?(?: und| and| et| e| y|,|!)\s", re.IGNORECASE
)

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:-[^\W\d_]+)?\.?")
_QUOTED = re.compile('["“”„«»]')


def is_closing(line: str) -> bool:
    """Whether a line takes leave: `Mit freundlichen Grüßen`, `Kind regards,`, `Vielen Dank und viele Grüße`."""
    bare = line.strip().rstrip(" ,.!")
    if not 0 < len(bare) < _LONGEST_CLOSING or (line.strip().endswith(".") and len(bare.split()) > _MOST_WORDS):
        return False
    if thanks := _THANKS.match(bare):
        bare = bare[thanks.end() :].strip()
    return bare.casefold() in _valedictions() or _CLOSING.fullmatch(bare) is not None


def lines_of_signature(lines: Sequence[str]) -> set[int]:
    """The lines, by their numbers (from 0), with which a text takes leave of a newsroom.

    Args:
        lines: of the whole copy, blank ones between its paragraphs.

    Returns:
        The closing and who signed below it; the closing alone where the signature says how to reach somebody, which is
        the contact; nothing where more than a signature follows.
    """
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) > 1 and _is_signed(lines[filled[-1]].strip()) and _reports(lines[: filled[-1]]):
        return {filled[-1]}
    for place in range(len(filled) - 1, max(0, len(filled) - _MOST_LINES - 2), -1):
        if not is_closing(lines[filled[place]]):
            continue
        below = [lines[number].strip() for number in filled[place + 1 :]]
        if not _reports(lines[: filled[place]]) or any(len(line) > _LONGEST_LINE or _is_told(line) for line in below):
            return set()
        return {filled[place]} if any(map(has_address, below)) else set(filled[place:])
    return set()


def _is_signed(line: str) -> bool:
    """Whether a line ends with a closing and a name, a sentence or its part before them."""
    words = line.rstrip(" .!").split()
    if len(line) > _LONGEST_SIGNED or _QUOTED.search(line) is not None:
        return False
    for names in range(1, _MOST_NAMES + 1):
        if not all(map(_NAME.fullmatch, words[-names:])):
            return False
        for closing in range(1, _MOST_WORDS + 1):
            said, taken = words[: -names - closing], words[-names - closing : -names]
            if said and said[-1][-1] in ".!?," and is_closing(" ".join(taken)):
                return True
    return False


def _reports(above: Sequence[str]) -> bool:
    return any(len(line) >= _LEAST_REPORT and ends_sentence(line.strip()) for line in above)


def _is_told(line: str) -> bool:
    return ends_sentence(line) and len(line) >= _LEAST_REPORT


@remembered(1)
def _valedictions() -> frozenset[str]:
    return frozenset(map(str.casefold, shared().valedictions))
