"""What stands above the report: kicker, headline, deck and lead, and a dateline on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.datelines.found_dateline import FoundDateline
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import is_ornament, tidy
from umbruch.clipping.page.list_items import bullet
from umbruch.clipping.shape import heads
from umbruch.clipping.text.body import Setting, running_text

LONGEST_LABEL = 60
_SURE = 0.9


class Head(NamedTuple):
    """The roles above the report, and labels that are none of them."""

    kicker: str | None
    headline: str | None
    deck: str | None
    lead: str | None
    notices: tuple[str, ...]


def head_of(above: Sequence[Zone], labels: Sequence[Zone], seam: float, setting: Setting) -> Head:
    """The roles of the plain parts and labels above the report.

    Args:
        above: the plain parts above the report.
        labels: labels anywhere in the article (`PRESSEMITTEILUNG`).
        seam: how sure it is that the last of the parts belongs to the head.
        setting: the article's setting.
    """
    ledger = setting.ledger
    parts = [part for part in above if not is_ornament(part.text)]
    texts = [running_text(part.lines, setting) for part in parts]
    merged = _merged_bullets(texts)
    broken = bool(parts) and len(parts[0].lines) > 1
    speech = setting.conventions.dashes_open_speech
    tight = _tight(labels, parts)
    assigned = heads.assign([text for _, text in merged], label=tight, broken=broken, speech=speech)

    def enter(name: str, one: tuple[int, str] | None, sureness: float) -> str | None:
        if one is None:
            return None
        numbers = [n for index in merged[one[0]][0] for n in parts[index].numbers]
        ledger.take(name, numbers, sureness, one[1])
        return one[1]

    several = assigned.sureness if len(merged) > 1 else 0.95
    kicker = enter("kicker", assigned.kicker, several)
    last = several if assigned.deck else min(several, seam)
    headline = enter("headline", assigned.headline, last)
    deck = enter("deck", assigned.deck, min(several, seam))
    lead = " ".join(text for _, text in assigned.lead) or None
    if lead:
        numbers = [n for index, _ in assigned.lead for i in merged[index][0] for n in parts[i].numbers]
        ledger.take("lead", numbers, 0.7, lead)
    notices = []
    for label in labels:
        if kicker is None and len(label.text) <= LONGEST_LABEL:
            kicker = tidy(label.text).rstrip(" :")
            ledger.take("kicker", label.numbers, 0.9, kicker)
        else:
            notices.append(tidy(label.text))
    if headline is None:
        ledger.remark(
            "headline.missing",
            "no headline found",
            field="headline",
            severity="warning",
            hint='give it with --set headline="…"',
        )
    return Head(kicker, headline, deck, lead, tuple(notices))


def _tight(labels: Sequence[Zone], parts: Sequence[Zone]) -> bool:
    """Whether a label stands right over the first part, so that it is its kicker and no other is expected."""
    return bool(parts) and any(label.lines[-1].number + 1 == parts[0].lines[0].number for label in labels)


def _merged_bullets(texts: Sequence[str]) -> list[tuple[list[int], str]]:
    """Bulleted lines above the report belong together: they are one deck."""
    merged: list[tuple[list[int], str]] = []
    for number, text in enumerate(texts):
        if merged and bullet(text) and bullet(merged[-1][1]):
            merged[-1] = ([*merged[-1][0], number], f"{merged[-1][1]} {text}")
        else:
            merged.append(([number], text))
    return merged


def dateline_above(above: Sequence[Zone], setting: Setting) -> tuple[Zone, FoundDateline] | None:
    """A dateline on a line of its own above the headline: `Husum, 7. Juni 2022`."""
    for part in above:
        if len(part.lines) == 1 and len(above) > 1:
            found = find_dateline(part.text, setting.conventions, part.text)
            if found and found.end >= len(part.text) and found.sureness >= _SURE:
                return part, found
    return None
