"""The role that a line shows by itself: embargo, notice, caption, byline, source …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from umbruch.clipping.conventions import Conventions, everywhere
from umbruch.clipping.marks import embargo_words, release
from umbruch.clipping.marks.authors.byline import byline_lines, names_editor
from umbruch.clipping.marks.authors.known_names import is_caseless
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.furniture.press_contacts import tells_whom_to_ask
from umbruch.clipping.marks.furniture.ways_to_reach import is_address
from umbruch.clipping.marks.page_furniture import files_under
from umbruch.clipping.marks.source import find_day_alone, find_source
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.marks.zones.zone import HEAD_LINES, LONGEST_CAPTION, Role
from umbruch.clipping.page.lines import Line, ends_sentence, starts_small
from umbruch.clipping.signs.broken_addresses import LONGEST_ADDRESS, lines_of_address
from umbruch.clipping.signs.mail_addresses import mail_in
from umbruch.clipping.signs.people import is_office
from umbruch.kept import remembered

_SURE_SOURCE = 0.9
_BYLINE_LINES = 4
_LONGEST_NAME_LINE = 50
_SENDER_LINES = 2
_FACT_LINES = 40
_SHORT_SHARE = 0.6
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SOURCE_ABOVE = re.compile(r"(?:Quelle|Source|Fonte|Fuente|Bron|Kilde|Källa)\s*:")


Edge = Literal["top", "bottom"] | None


def role_shown(
    lines: Sequence[Line], index: int, edge: Edge, alone: bool, conventions: Conventions
) -> tuple[Role | None, int]:
    """The role of the line at `index`, if it shows one by itself, and how many lines it takes."""
    text = lines[index].text
    if len(text) > 400:
        credit = find_credit(text)
        return ("caption" if credit and credit.caption_end < min(LONGEST_CAPTION, 400) else None), 1
    inside = index > 0 and _runs_on(lines[index - 1].text, conventions)
    if index == len(lines) - 1 and not inside and release.is_end_mark(text):
        return "end", 1
    if edge and (index == len(lines) - 1 or (index == 0 and edge == "top")) and release.is_agency_id(text):
        return "notice", 1
    if index == 0 and 1 < len(lines) <= 3 and _is_source_over_lines(lines):
        return "source", len(lines)
    if release.is_embargo(text):
        return "embargo", 1 + _end_goes_below(lines, index)
    if release.is_released(text) or names_editor(text):
        return "notice", 1
    if alone and edge == "bottom" and files_under(text):
        return "page", 1
    if release.reserves_rights(text) or (
        release.is_notice(text) and (release.names_year(text) or not find_credit(text))
    ):
        return "notice", 1
    if release.is_label(text.rstrip(",")):
        return "label", 1 + _label_goes_on(lines, index)
    if (index == 0 or alone) and release.opens_contact(text):
        return "contact", len(lines) - index
    if edge and alone and index == 0 and tells_whom_to_ask(" ".join(line.text for line in lines)):
        return "contact", len(lines) - index
    if index == 0 and release.opens_boilerplate(text) and (text.endswith(":") or len(lines) > 1):
        return "boilerplate", len(lines)
    if _opens_infobox(lines, index):
        return "infobox", len(lines) - index
    taken = _credit_lines(lines, index)
    if taken:
        return "caption", taken
    outer = index == 0 or index == len(lines) - 1
    if (edge or alone or outer) and not inside:
        if find_day_alone(text):
            return "day", 1
        if outer or alone or index < 4:
            found = find_source(text)
            if found and found.sureness <= _SURE_SOURCE and _may_be_byline(lines, index, conventions):
                return "byline", 1
            below = int(index + 1 < len(lines) and _SOURCE_ABOVE.fullmatch(text) is not None)
            sure = found and (found.sureness > 0.9 or (alone and not _is_dateline(text, edge != "bottom", conventions)))
            if sure or below:
                return "source", below + lines_of_address(
                    [one.text for one in lines[index + below :][:LONGEST_ADDRESS]]
                )
    if (outer or edge) and _may_be_byline(lines, index, conventions):
        found_byline = byline_lines([line.text for line in lines[index : index + _BYLINE_LINES]], conventions)
        return "byline", found_byline[1] if found_byline else 1
    return None, 1


def _end_goes_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the label of an embargo stands alone and its day on the line below, as in a table of a letterhead."""
    if index + 1 >= len(lines) or not release.is_label_alone(lines[index].text):
        return False
    below = lines[index + 1].text
    return len(below) <= _LONGEST_NAME_LINE and embargo_words.begins_with_a_time(below)


def _label_goes_on(lines: Sequence[Line], index: int) -> int:
    """How many lines under a label tell whose release it is: `des Turnvereins Lauter`, or `von` and a name below."""
    below = [line.text for line in lines[index + 1 : index + 1 + _SENDER_LINES]]
    if not below:
        return 0
    if lines[index].text.endswith(","):
        return 1
    if not starts_small(below[0]) or len(below[0]) > _LONGEST_NAME_LINE or ends_sentence(lines[index].text):
        return 0
    if mail_in(below[0]) or is_address(below[0]):
        return 0
    return 2 if " " not in below[0] and len(below) > 1 and len(below[1]) <= _LONGEST_NAME_LINE else 1


def _is_source_over_lines(lines: Sequence[Line]) -> bool:
    """`Moosbacher Tagblatt` and `Samstag, 14. Mai 2016, Seite 23` under it: neither line says it all."""
    if any(len(line.text) > 80 or ends_sentence(line.text) or line.text.endswith(":") for line in lines):
        return False
    if any(find_source(line.text) or release.is_label(line.text) for line in lines):
        return False
    found = find_source(", ".join(line.text for line in lines))
    return found is not None and found.sureness > 0.9


def _may_be_byline(lines: Sequence[Line], index: int, conventions: Conventions) -> bool:
    """Whether a line reads like a byline and stands where one can: not in the middle of a sentence."""
    found = byline_lines([line.text for line in lines[index : index + _BYLINE_LINES]], conventions)
    if found is None:
        return False
    people = found[0].people
    if len(lines) == 1 or found[1] == len(lines):
        return True
    if not people:
        return index == 0
    named = len(people[0].name.split()) > 1 or is_office(people[0].name) or is_caseless(people[0].name)
    if not named or (lines[index].text[0].islower() and not _is_set_apart(lines, index)):
        return False
    if index == 0:
        return True
    below = "".join(line.text for line in lines[index + 1 : index + 2])
    if starts_small(below) and "@" not in below and stamped_day(below) is None:
        return False
    if index < HEAD_LINES and len(lines) > index + 1 and not ends_sentence(lines[index - 1].text):
        return not _runs_on(lines[index - 1].text, conventions)
    return not _runs_on(lines[index - 1].text, conventions) and (index < 4 or ends_sentence(lines[index - 1].text))


def _is_set_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that starts small stands by itself: in a short chunk, or far shorter than the lines of a head."""
    if len(lines) <= _BYLINE_LINES - 1:
        return True
    longest = max(len(line.text) for line in lines[: HEAD_LINES * 2])
    return 0 < index < HEAD_LINES and len(lines[index].text) < _SHORT_SHARE * longest


def _is_dateline(text: str, possible: bool, conventions: Conventions) -> bool:
    """`Berlin, 21. Februar 2019` above the headline is a dateline, not a newspaper of that name."""
    found = find_dateline(text, conventions, text) if possible else None
    return found is not None and found.end >= len(text)


def _runs_on(text: str, conventions: Conventions) -> bool:
    """Whether a line stops inside a sentence, so that the next one belongs to it."""
    return text[-1] in "-,;" or text.split()[-1] in conventions.never_last


def _credit_lines(lines: Sequence[Line], index: int) -> int:
    """How many lines a credit takes that starts on this one, 0 where there is none; a name may run on."""
    text = lines[index].text
    found = find_credit(text)
    if found is None:
        return 1 if index and _continues_caption(lines[index - 1].text, text) else 0
    if index + 1 < len(lines) and (found.credit.name is None or not text.rstrip().endswith(found.credit.name)):
        longer = f"{text} {lines[index + 1].text}"
        again = find_credit(longer)
        if again and again.caption_end == found.caption_end and found.credit.name is None:
            return 2
    return 1


def _continues_caption(above: str, text: str) -> bool:
    """Whether a line is a credit that only shows after the caption's sentence above it: `Foto Jan Bakker`."""
    if len(text) > _LONGEST_NAME_LINE or not ends_sentence(above):
        return False
    found = find_credit(f"{above[-_LONGEST_NAME_LINE:]} {text}")
    return found is not None and found.credit.text == text


@remembered(1)
def _infobox_labels() -> tuple[str, ...]:
    return tuple(label.casefold() for label in everywhere("infobox_labels"))


def _opens_infobox(lines: Sequence[Line], index: int) -> bool:
    """Whether a line heads facts: `Weitere Informationen:` over an address, and no sentence of its own."""
    text = lines[index].text
    bare = text.rstrip(" :").casefold()
    if not bare.startswith(_infobox_labels()):
        return False
    below = [line.text for line in lines[index + 1 : index + 1 + _FACT_LINES]]
    if bare in _infobox_labels() and (text.endswith(":") or text.isupper()):
        return any(_URL.search(line) or release.has_address(line) for line in below)
    if text.rstrip().endswith((".", "!", "?")):
        return False
    return bool(_URL.search(text) or (below and _URL.match(below[0])))
