"""Page heads and feet: three slots each, filled from the article, with the page number in its language."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.style.model import Furniture, Style, TextStyle
from umbruch.tree import Article, Publication
from umbruch.wording import long_date, page_number
from umbruch.writers.pdf.characters import clean
from umbruch.writers.pdf.composing import Look, SetLine, compose
from umbruch.writers.pdf.pen import Pen
from umbruch.writers.pdf.tags import FURNITURE

_SLOTS = ("left", "centre", "right")
_HEAD_AT, _FOOT_AT = 0.6, 0.52
_RULE_GAP = 4.5
_ELLIPSIS = "…"
_FIELD = re.compile(r"\{(\w+)\}")


class PageFurniture(NamedTuple):
    """What the heads and feet of an article's pages say, but for the page number."""

    style: Style
    lang: str | None
    values: dict[str, str]
    place: str


def furniture_of(publication: Publication, article: Article | None, style: Style, place: str) -> PageFurniture:
    """The values of the placeholders for an article, or for the title page of a kit."""
    source = article.source if article else None
    contact = (article.contact if article else None) or publication.contact
    lang = (article.lang if article else None) or publication.lang
    dates = (
        source.date if source else None,
        article.dateline.date if article and article.dateline else None,
        article.modified if article else None,
        publication.date,
    )
    values = {
        "publication": ", ".join(source.publications) if source else publication.publisher or "",
        "date": long_date(next((date for date in dates if date), None), lang),
        "source_page": (source.page or "") if source else "",
        "headline": (article.headline if article else publication.title) or "",
        "organisation": publication.publisher or (contact.organisation if contact else None) or "",
    }
    return PageFurniture(style, lang, {key: " ".join(value.split()) for key, value in values.items()}, place)


def draw_furniture(pen: Pen, furniture: PageFurniture, page: int, pages: int) -> None:
    """Draw head and foot of page number `page` (from 1) of `pages`."""
    style = furniture.style
    values = {**furniture.values, "page": page_number(page, pages, furniture.lang)}
    margins = style.page.margins
    head_baseline = style.page.height - margins.top * _HEAD_AT
    foot_baseline = margins.bottom * _FOOT_AT
    if _draw(pen, furniture, style.head, style.text.page_head, values, head_baseline):
        _rules(pen, style, style.text.page_head, head_baseline)
    if _draw(pen, furniture, style.foot, style.text.page_foot, values, foot_baseline):
        _rules(pen, style, style.text.page_foot, foot_baseline)


def _draw(
    pen: Pen, furniture: PageFurniture, slots: Furniture, text: TextStyle, values: dict[str, str], baseline: float
) -> bool:
    page = furniture.style.page
    filled = {name: _filled(getattr(slots, name), values) for name in _SLOTS}
    look = Look(text, furniture.style.fonts, text.colour, furniture.lang, f"{furniture.place}.furniture")
    used = sum(1 for written in filled.values() if written)
    if not used:
        return False
    room = page.measure if used == 1 else page.measure / used - 10
    if used == 2 and filled["right"] and not filled["centre"]:
        right = _line(filled["right"], look, page.measure * 0.5)
        room = page.measure - (right.width if right else 0.0) - 16
    for name, written in filled.items():
        line = _line(written, look, room if name == "left" else page.measure * 0.6)
        if line is None:
            continue
        slack = page.measure - line.width
        shift = {"left": 0.0, "centre": slack / 2, "right": slack}[name]
        pen.line(line, page.margins.left + shift, baseline)
    return True


def _filled(template: str, values: dict[str, str]) -> str:
    """The template with its placeholders filled; empty where all of them are."""
    names = _FIELD.findall(template)
    if names and not any(values[name] for name in names):
        return ""
    return " ".join(_FIELD.sub(lambda match: values[match.group(1)], template).split())


def _line(written: str, look: Look, room: float) -> SetLine | None:
    """One line of furniture, shortened with an ellipsis where it is too long."""
    written = clean(written[:300], look.place)
    lines = compose([look.run(written, FURNITURE)], look, 10_000)
    if not lines:
        return None
    if lines[0].width <= room:
        return lines[0]._replace(offset=0.0)
    share = max(int(len(written) * room / lines[0].width) - 2, 1)
    cut = written[:share]
    if " " in cut.strip():
        cut = cut.rsplit(" ", 1)[0]
    return _line(cut.rstrip(" ,;:–-") + _ELLIPSIS, look, room) if share > 1 else lines[0]._replace(offset=0.0)


def _rules(pen: Pen, style: Style, text: TextStyle, baseline: float) -> None:
    page = style.page
    if text.rule_below:
        below = baseline - text.size * 0.3 - _RULE_GAP
        pen.rule(page.margins.left, below, page.measure, text.rule_below, style.colours.rule)
    if text.rule_above:
        above = baseline + text.size * 0.8 + _RULE_GAP
        pen.rule(page.margins.left, above, page.measure, text.rule_above, style.colours.rule)
