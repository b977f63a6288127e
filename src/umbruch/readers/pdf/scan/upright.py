"""Pictures of pages put straight: how far lines lean is measured by how sharply rows of ink and of white alternate."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_MEASURED = 700
"""Pixels of the longer side of the copy in which leaning is measured."""
_INK = 0.55
"""Share of the way from the darkest shade to that of the paper up to which a point is ink."""
_DARKEST = 0.005
"""Share of the points that are darker than the shade taken for the darkest: letters on a page cover 3 to 12 %."""
_LEAST_CONTRAST = 24
"""Shades between ink and paper from which a page is measured at all; faint thermal prints have 40."""
_COARSE = tuple(step / 2 for step in range(-16, 17))
_FINE = tuple(step / 10 for step in range(-4, 5))
_LEAST_LEANING = 0.3
"""Degrees that tesseract takes without harm."""
_CLEARER = 1.08
"""Times that rows must be sharper than before the turn: photographs have no rows."""


def leaning(image: Image) -> float:
    """The degrees, counter-clockwise, by which a page has to be turned so that its lines lie level; 0 where in doubt.

    Args:
        image: in shades of grey.
    """
    from PIL.Image import Resampling

    factor = max(1, max(image.size) // _MEASURED)
    small = image.reduce(factor)
    limit = _ink_of(small)
    if limit is None:
        return 0.0
    small = small.point([255 if shade < limit else 0 for shade in range(256)])

    def sharpness(degrees: float) -> float:
        turned = small.rotate(degrees, resample=Resampling.BILINEAR) if degrees else small
        rows = turned.resize((1, turned.height), Resampling.BOX).tobytes()
        return float(sum((one - other) ** 2 for one, other in pairwise(rows)))

    coarse = max(_COARSE, key=sharpness)
    best = max((round(coarse + step, 1) for step in _FINE), key=sharpness)
    if abs(best) < _LEAST_LEANING or sharpness(best) < _CLEARER * sharpness(0):
        return 0.0
    return best


def _ink_of(image: Image) -> float | None:
    """The shade up to which points of a page are ink, whatever grey its paper has; None where all is of one shade."""
    counts = image.histogram()
    paper = max(range(256), key=lambda shade: (counts[shade], shade))
    left = _DARKEST * sum(counts)
    darkest = next(shade for shade, darker in enumerate(accumulate(counts)) if darker > left)
    return darkest + _INK * (paper - darkest) if paper - darkest >= _LEAST_CONTRAST else None


class Turns(NamedTuple):
    """How a page is put straight, in this order.

    Args:
        before: degrees counter-clockwise by which its lines, or its columns, are laid level.
        quarters: degrees clockwise (0, 90, 180, 270) by which it stands upright.
        after: degrees counter-clockwise once more.
    """

    before: float = 0.0
    quarters: int = 0
    after: float = 0.0

    def laid_on(self, image: Image) -> Image:
        """The page put straight; white comes in at the corners."""
        return _turned(_turned(image, self.before).rotate(-self.quarters, expand=True), self.after)


def _turned(image: Image, degrees: float) -> Image:
    from PIL.Image import Resampling

    white = 255 if image.mode == "L" else (255,) * len(image.getbands())
    return image.rotate(degrees, resample=Resampling.BICUBIC, fillcolor=white) if degrees else image
