"""Chunks to zones: which lines show by themselves what they are (caption, byline, source …), and which are plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from umbruch.clipping.conventions import Conventions, everywhere
from umbruch.clipping.marks import embargo_words, release
from umbruch.clipping.marks.authors.byline import byline_lines, names_editor
from umbruch.clipping.marks.authors.known_names import is_caseless
from umbruch.clipping.marks.caption import find_credit, is_caption_alone
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.page_furniture import files_under, is_web_furniture
from umbruch.clipping.marks.seams import starts_anew
from umbruch.clipping.marks.source import find_day_alone, find_source
from umbruch.clipping.marks.web_stamp import stamped_day, tells_age
from umbruch.clipping.page.lines import Chunk, Line, Told, ends_sentence, starts_small
from umbruch.clipping.signs.broken_addresses import lines_of_address
from umbruch.clipping.signs.people import is_office
from umbruch.kept import remembered

Role = Literal[
    "plain",
    "caption",
    "byline",
    "source",
    "day",
    "embargo",
    "contact",
    "boilerplate",
    "label",
    "notice",
    "end",
    "infobox",
    "page",
]

Edge = Literal["top", "bottom"] | None

_LONGEST_CAPTION = 900
_CAPTION_LINES = 12
_LONGEST_AFTERWORD = 0.4
_SURE_SOURCE = 0.9
_BYLINE_LINES = 4
_LONGEST_AFTER_BOILERPLATE = 400
_LEAST_NAME = 3
_LONGEST_NAME_LINE = 50
_SENDER_LINES = 2
_HEAD_LINES = 10
_SHORT_CHUNK = 4
_SHORT_SHARE = 0.6
_WITHOUT_CREDIT = 0.75
_LONGEST_PRINTED_LINE = 150
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SOURCE_ABOVE = re.compile(r"(?:Quelle|Source|Fonte|Fuente|Bron|Kilde|Källa)\s*:")


class Zone(NamedTuple):
    """Lines with one role, in the order of the page.

    `opens` tells that blank lines stood before them, `sureness` (from 0 to 1) how well the lines show their role.
    """

    role: Role
    lines: tuple[Line, ...]
    opens: bool = True
    sureness: float = 1.0

    @property
    def text(self) -> str:
        """The lines joined with single spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines."""
        return tuple(line.number for line in self.lines)


def zones_of(chunks: Sequence[Chunk], conventions: Conventions) -> list[Zone]:
    """Zones in the order of the page; what no recogniser claims is `plain`."""
    zones: list[Zone] = []
    for position, chunk in enumerate(chunks):
        zones += _zones_in(chunk, position, len(chunks), conventions)
    return _after_the_end(_gather_contact(_with_boilerplate(zones)))


def _zones_in(chunk: Chunk, position: int, count: int, conventions: Conventions) -> Iterator[Zone]:
    """The zones of one chunk; a caption takes the lines above its credit, but never all of an article."""
    held: list[Line] = []
    opens = True
    edge: Edge = "top" if position < 3 else "bottom" if position >= count - 4 else None
    lines = chunk.lines
    whole = position < _HEAD_LINES and _is_whole(lines)
    skip = 0
    for index, line in enumerate(lines):
        if skip:
            skip -= 1
            continue
        if line.fixed == "body":
            held.append(line)
            continue
        if line.told is not None:
            if held:
                yield Zone("plain", tuple(held), opens)
            own = tuple(takewhile(_told_so(line.told), lines[index:]))
            skip = len(own) - 1
            yield Zone(line.told, own)
            held, opens = [], True
            continue
        leads = position + index == 0 and count > _SHORT_CHUNK and len(lines) == 1 and is_web_furniture(line.text)
        follows = 0 < position + index < _HEAD_LINES and whole
        web = _web_role(line.text) if leads or follows else None
        role, taken = (web, 1) if web else _role_of(lines, index, edge, alone=len(lines) <= 3, conventions=conventions)
        if role is None or (role == "boilerplate" and position == 0):
            held.append(line)
            continue
        own = lines[index : index + taken]
        skip = taken - 1
        if role == "caption":
            crowded = position == 0 and index + taken < len(lines)
            above = _under_head(held, conventions) if crowded else _caption_lines(held) if count > 1 else []
            if rest := held[: len(held) - len(above)]:
                yield Zone("plain", tuple(rest), opens)
            yield Zone("caption", (*above, *own))
        else:
            if held:
                yield Zone("plain", tuple(held), opens)
            yield Zone(role, tuple(own))
        held, opens = [], True
    if held:
        text = " ".join(line.text for line in held)
        if len(held) == len(lines) and position and is_caption_alone(text):
            yield Zone("caption", tuple(held), sureness=_WITHOUT_CREDIT)
        else:
            yield Zone("plain", tuple(held), opens)


def _told_so(role: Told) -> Callable[[Line], bool]:
    return lambda line: line.told == role


def _under_head(held: Sequence[Line], conventions: Conventions) -> list[Line]:
    """The lines above a credit in a chunk that begins with the head: from the last line that starts anew."""
    starts = [at for at in range(1, len(held)) if starts_anew(held[at - 1], held[at], conventions)]
    return list(held[starts[-1] :]) if starts else _caption_lines(held)


def _caption_lines(held: Sequence[Line]) -> list[Line]:
    """The lines above a credit that belong to it: all of a short chunk, else back to the end of a sentence."""
    if len(held) <= _CAPTION_LINES and sum(len(line.text) for line in held) <= _LONGEST_CAPTION:
        return list(held)
    for back in range(1, min(_CAPTION_LINES, len(held))):
        if ends_sentence(held[-back - 1].text):
            return list(held[-back:])
    return []


def _role_of(
    lines: Sequence[Line], index: int, edge: Edge, alone: bool, conventions: Conventions
) -> tuple[Role | None, int]:
    """The role of the line at `index`, if it shows one by itself, and how many lines it takes."""
    text = lines[index].text
    if len(text) > 400:
        credit = find_credit(text)
        return ("caption" if credit and credit.caption_end < min(_LONGEST_CAPTION, 400) else None), 1
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
    if index == 0 and release.opens_boilerplate(text) and (text.endswith(":") or len(lines) > 1):
        return "boilerplate", len(lines)
    if _opens_infobox([line.text for line in lines[index:]]):
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
                return "source", below + lines_of_address([line.text for line in lines[index + below :]])
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
    return 2 if " " not in below[0] and len(below) > 1 and len(below[1]) <= _LONGEST_NAME_LINE else 1


def _is_whole(lines: Sequence[Line]) -> bool:
    """Whether the lines of a chunk are no column: few, or as long as paragraphs."""
    return len(lines) <= _SHORT_CHUNK or max(len(line.text) for line in lines) > _LONGEST_PRINTED_LINE


def _web_role(text: str) -> Role | None:
    """What only stands under the headline of a web page: when it was published, how long it takes, what to press."""
    if len(text) > _LONGEST_PRINTED_LINE:
        return None
    if is_web_furniture(text) or tells_age(text):
        return "page"
    return "day" if stamped_day(text) else None


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
    if index < _HEAD_LINES and len(lines) > index + 1 and not ends_sentence(lines[index - 1].text):
        return not _runs_on(lines[index - 1].text, conventions)
    return not _runs_on(lines[index - 1].text, conventions) and (index < 4 or ends_sentence(lines[index - 1].text))


def _is_set_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that starts small stands by itself: in a short chunk, or far shorter than the lines of a head."""
    if len(lines) <= _BYLINE_LINES - 1:
        return True
    longest = max(len(line.text) for line in lines[: _HEAD_LINES * 2])
    return 0 < index < _HEAD_LINES and len(lines[index].text) < _SHORT_SHARE * longest


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


def _opens_infobox(lines: Sequence[str]) -> bool:
    """Whether the first line heads facts: `Weitere Informationen:` over an address, and no sentence of its own."""
    text = lines[0]
    bare = text.rstrip(" :").casefold()
    if not bare.startswith(_infobox_labels()):
        return False
    following = lines[1] if len(lines) > 1 else ""
    if bare in _infobox_labels() and (text.endswith(":") or text.isupper()):
        return any(_URL.search(line) or release.has_address(line) for line in lines[1:])
    if text.rstrip().endswith((".", "!", "?")):
        return False
    return bool(_URL.search(text) or _URL.match(following))


def _after_the_end(zones: list[Zone]) -> list[Zone]:
    """What stands after an end mark is no report any more: contact and boilerplate stay, the rest is notice."""
    end = next((number for number, zone in enumerate(zones) if zone.role == "end"), None)
    if end is None:
        return zones
    rest = sum(len(zone.text) for zone in zones[end + 1 :] if zone.role == "plain")
    if rest > _LONGEST_AFTERWORD * sum(len(zone.text) for zone in zones[:end]):
        return zones
    return [
        zone._replace(role="notice") if number > end and zone.role == "plain" else zone
        for number, zone in enumerate(zones)
    ]


def _with_boilerplate(zones: Sequence[Zone]) -> list[Zone]:
    """A heading such as `About Quill plc` on a line of its own, over the last paragraph, which is about the sender.

    It is believed in a release, or where the paragraph names whom the heading names; else it is a crosshead.
    """
    marked = list(zones)
    release_told = any(zone.role in ("label", "contact", "embargo") for zone in zones)
    for number in range(len(zones) - 2, 1, -1):
        heading, following = zones[number], zones[number + 1]
        if heading.role != "plain" or len(heading.lines) != 1 or following.role != "plain":
            continue
        later = [zone for zone in zones[number + 2 :] if zone.role == "plain"]
        if sum(len(zone.text) for zone in later) > _LONGEST_AFTER_BOILERPLATE:
            break
        if not release.opens_boilerplate(heading.text) or not ends_sentence(following.text):
            continue
        names = [word for word in heading.text.split()[1:] if len(word) > _LEAST_NAME and not word.islower()]
        if release_told or any(name.casefold() in following.text[:_LONGEST_CAPTION].casefold() for name in names):
            marked[number] = heading._replace(role="boilerplate")
            break
    return marked


def _gather_contact(zones: Sequence[Zone]) -> list[Zone]:
    """What follows a contact label, or the head of a boilerplate, belongs to it until another role begins."""
    gathered: list[Zone] = []
    for zone in zones:
        last = gathered[-1] if gathered else None
        if zone.role == "plain" and last is not None and _belongs(last, zone):
            gathered[-1] = last._replace(lines=(*last.lines, *zone.lines))
        else:
            gathered.append(zone)
    return gathered


def _belongs(last: Zone, zone: Zone) -> bool:
    if last.role == "contact":
        short = all(len(line.text) < 90 and not ends_sentence(line.text) for line in zone.lines)
        if release.has_address(zone.text):
            return len(zone.text) < 600
        return len(last.lines) == 1 and short and not (last.lines[0].fixed or release.has_address(last.text))
    if last.role == "boilerplate":
        return len(last.lines) == 1 and len(last.text) < 90
    return False
