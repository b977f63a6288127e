"""What zones are by what stands beside them: after the end, under the label of a contact, over a boilerplate."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.marks import release
from umbruch.clipping.marks.furniture.ways_to_reach import is_address, is_phone
from umbruch.clipping.marks.zones.zone import LONGEST_CAPTION, Zone
from umbruch.clipping.page.lines import Line, ends_sentence

_LONGEST_AFTERWORD = 0.4
_LONGEST_AFTER_BOILERPLATE = 400
_LEAST_NAME = 3
_LONGEST_CONTACT = 600
_ABOVE_HEADLINES = frozenset({"contact", "label", "day", "source", "notice"})


def after_the_end(zones: list[Zone]) -> list[Zone]:
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


def with_boilerplate(zones: Sequence[Zone]) -> list[Zone]:
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
        if release_told or any(name.casefold() in following.text[:LONGEST_CAPTION].casefold() for name in names):
            marked[number] = heading._replace(role="boilerplate")
            break
    return marked


def gather_contact(zones: Sequence[Zone]) -> list[Zone]:
    """What follows a contact label, or the head of a boilerplate, belongs to it until another role begins."""
    gathered: list[Zone] = []
    below: list[Line] = []
    for zone in (*zones, None):
        last = gathered[-1] if gathered else None
        heads = all(one.role in _ABOVE_HEADLINES for one in gathered)
        if (
            zone is not None
            and zone.role == "plain"
            and last is not None
            and _belongs(last, zone, goes_on=bool(below), heads=heads)
        ):
            below += zone.lines
            continue
        if last is not None and below:
            gathered[-1] = last._replace(lines=(*last.lines, *below))
            below = []
        if zone is not None:
            gathered.append(zone)
    return gathered


def _tells_way(line: Line) -> bool:
    return "@" in line.text or is_phone(line.text) or is_address(line.text)


def _belongs(last: Zone, zone: Zone, *, goes_on: bool, heads: bool) -> bool:
    """Whether a plain zone belongs to the one before it.

    Args:
        last: the zone that a label opened.
        zone: what follows.
        goes_on: whether more than the first zone's lines belong to it by now.
        heads: whether nothing of the article stands above: a headline with a number of four digits may follow.
    """
    if last.role == "contact":
        short = all(len(line.text) < 90 and not ends_sentence(line.text) for line in zone.lines)
        if release.has_address(zone.text):
            enough = heads and release.has_address(last.text)
            return len(zone.text) < _LONGEST_CONTACT and (not enough or any(_tells_way(line) for line in zone.lines))
        alone = len(last.lines) == 1 and not goes_on
        return alone and short and not (last.lines[0].fixed or release.has_address(last.text))
    if last.role == "boilerplate":
        return len(last.lines) == 1 and not goes_on and len(last.text) < 90
    return False
