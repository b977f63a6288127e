"""Signs that press offices type and text faces lack (arrows, bullets, a telephone): drawn here, on an em of 1000."""

from __future__ import annotations

from math import cos, pi, sin
from typing import NamedTuple

from umbruch.fonts.variation import simple_glyph
from umbruch.kept import remembered

Contour = tuple[tuple[int, int], ...]


class Sign(NamedTuple):
    """A sign: its advance in thousandths of the type size, and its corners, clockwise."""

    advance: float
    contours: tuple[Contour, ...]


def _regular(corners: int, radius: int, *, inner: int | None = None, turn: float = pi / 2) -> Contour:
    """A regular polygon about (330, 345), or with `inner` a star."""
    radii = (radius, radius if inner is None else inner)
    count = corners * (1 if inner is None else 2)
    points = ((radii[number % 2], turn - 2 * pi * number / count) for number in range(count))
    return tuple((round(330 + reach * cos(angle)), round(345 + reach * sin(angle))) for reach, angle in points)


def _turned(contour: Contour, quarter: int) -> Contour:
    """A contour turned about (400, 345), by 90 degrees clockwise for each quarter."""
    for _ in range(quarter):
        contour = tuple((400 + (y - 345), 345 - (x - 400)) for x, y in contour)
    return contour


_ARROW: Contour = (
    (60, 310),
    (60, 380),
    (560, 380),
    (470, 500),
    (560, 500),
    (740, 345),
    (560, 190),
    (470, 190),
    (560, 310),
)
_POINTER: Contour = ((110, 85), (110, 605), (690, 345))
_SMALL_POINTER: Contour = ((90, 165), (90, 525), (460, 345))
_SQUARE: Contour = ((80, 95), (80, 595), (580, 595), (580, 95))
_SMALL_SQUARE: Contour = ((80, 195), (80, 495), (380, 495), (380, 195))
_CHECK: Contour = ((60, 300), (140, 380), (290, 230), (640, 640), (720, 560), (300, 70))
_BODY: Contour = (
    (130, 40), (130, 160), (270, 400), (330, 400), (330, 460), (400, 460), (400, 400), (500, 400), (500, 460),
    (570, 460), (570, 400), (630, 400), (770, 160), (770, 40),
)  # fmt: skip
_RECEIVER: Contour = (
    (40, 430), (40, 540), (150, 640), (320, 690), (580, 690), (750, 640), (860, 540), (860, 430), (680, 430),
    (680, 530), (580, 560), (320, 560), (220, 530), (220, 430),
)  # fmt: skip
_DIAL: Contour = ((450, 330), (370, 250), (450, 170), (530, 250))
_ENVELOPE: Contour = ((50, 80), (50, 450), (450, 220), (850, 450), (850, 80))
_FLAP: Contour = ((50, 530), (50, 610), (850, 610), (850, 530), (450, 300))

SIGNS: dict[str, Sign] = {
    **dict.fromkeys("→➔➜➝", Sign(800, (_ARROW,))),
    "←": Sign(800, (_turned(_ARROW, 2),)),
    "↑": Sign(800, (_turned(_ARROW, 3),)),
    "↓": Sign(800, (_turned(_ARROW, 1),)),
    **dict.fromkeys("►▶➤", Sign(760, (_POINTER,))),
    "▸": Sign(520, (_SMALL_POINTER,)),
    **dict.fromkeys("◄◀", Sign(800, (_turned(_POINTER, 2),))),
    "▲": Sign(800, (_turned(_POINTER, 3),)),
    "▼": Sign(800, (_turned(_POINTER, 1),)),
    **dict.fromkeys("■◼", Sign(660, (_SQUARE,))),
    "▪": Sign(460, (_SMALL_SQUARE,)),
    "●": Sign(660, (_regular(40, 265),)),
    **dict.fromkeys("◆♦", Sign(660, (_regular(4, 310),))),
    "★": Sign(660, (_regular(5, 320, inner=125),)),
    **dict.fromkeys("✓✔", Sign(780, (_CHECK,))),
    **dict.fromkeys("☎✆", Sign(900, (_BODY, _RECEIVER, _DIAL))),
    "✉": Sign(900, (_ENVELOPE, _FLAP)),
}
"""By character."""


@remembered(256)
def sign_outline(character: str, units_per_em: int) -> bytes:
    """The outline of a sign as a glyph of a TrueType font; KeyError for a character that is none of `SIGNS`."""
    scale = units_per_em / 1000
    points = [(round(x * scale), round(y * scale)) for contour in SIGNS[character].contours for x, y in contour]
    ends, last = [], -1
    for contour in SIGNS[character].contours:
        last += len(contour)
        ends.append(last)
    return simple_glyph([1] * len(points), points, ends)
