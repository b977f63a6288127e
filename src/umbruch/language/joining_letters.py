"""Scripts whose letters join, change or change places, so that only the rules of a font set them right."""

from __future__ import annotations

import re

from umbruch.language.direction import has_right_to_left

JOINING = re.compile(
    "[\u0900-\u0963\u0966-\u09f1\u09f4-\u09fa\u09fc-\u0af0\u0af2-\u0bf8\u0bfa-\u0e3e\u0e40-\u109f\u1100-\u11ff"
    "\u1700-\u17da\u17dc-\u18af\u1900-\u1cff\ua800-\ua82f\ua840-\uaaff\uabc0-\uabff\U00010a00-\U00010a5f"
    "\U00011000-\U00011fff]"
)
"""Letters, marks and figures of the scripts of India and South-East Asia, Tibetan and Mongolian, and parts of Hangul.

Signs that several scripts share, such as the danda, and signs for currencies are left out: any face sets them.
"""

UNSPACED = re.compile("[\u0e01-\u0e3a\u0e40-\u0eff\u1000-\u109f\u1780-\u17da\u19e0-\u1aaf]")
"""Scripts without spaces between words: Thai, Lao, Burmese, Khmer and Tai Tham."""


def has_joining(text: str) -> bool:
    """Whether there is a character of a script from left to right that a font's own rules must set."""
    return not text.isascii() and JOINING.search(text) is not None


def is_shaped(text: str) -> bool:
    """Whether something of a text is set by a font's own rules: because its letters join, or run from right to left."""
    return not text.isascii() and (JOINING.search(text) is not None or has_right_to_left(text))
