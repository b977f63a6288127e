"""The one slug: words as part of a file name, an address or an identifier."""

from __future__ import annotations

import re
import unicodedata

_FOLDED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe", "ł": "l"}
)

_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
DEVICE_NAMES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
"""What Windows takes for a device whatever suffix follows ("Naming Files, Paths, and Namespaces", Microsoft)."""


def slug(words: str, limit: int = 60) -> str:
    """Lower-case ASCII letters, digits and hyphens that tell what is inside; empty where nothing is left.

    Args:
        words: any text, for example a headline.
        limit: the longest slug in characters; it is cut between words where that is possible.
    """
    composed = unicodedata.normalize("NFC", words.lower())  # a Mac parts ü into u and its dots, and ü is ue
    folded = unicodedata.normalize("NFKD", composed.translate(_FOLDED))
    parts = re.findall(r"[a-z0-9]+", folded.encode("ascii", "ignore").decode())
    out = ""
    for part in parts:
        joined = f"{out}-{part}" if out else part
        if len(joined) > limit:
            break
        out = joined
    return out or (parts[0][:limit] if parts else "")
