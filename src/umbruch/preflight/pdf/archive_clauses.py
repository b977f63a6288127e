"""The clauses of ISO 19005 that the validator of pikepdf finds broken wherever they are, in veraPDF's corpus at least.

It looks at many more; what it says of those is told too, but files that break them may pass.
"""

from __future__ import annotations

ARCHIVE_CLAUSES: dict[str, tuple[tuple[str, str], ...]] = {
    "ISO 19005-1": (
        ("6.1.3", "The trailer has an identifier, and nothing is encrypted."),
        ("6.1.6", "Strings in hexadecimal are pairs of digits."),
        ("6.1.10", "No stream is packed with LZW."),
        ("6.2.4", "Pictures name no alternatives and are not smoothed."),
        ("6.2.5", "Forms hold no PostScript."),
        ("6.2.9", "No rendering intent but those of the standard."),
        ("6.3.3.1", "Codes and font are of one collection of characters."),
        ("6.4", "Nothing is transparent."),
        ("6.7.3", "The document information agrees with the metadata."),
    ),
    "ISO 19005-2": (
        ("6.1.6", "Strings in hexadecimal are pairs of digits."),
        ("6.1.10", "No inline picture is packed with LZW or encrypted."),
        ("6.2.6", "No rendering intent but those of the standard."),
        ("6.2.11.3.1", "Codes and font are of one collection of characters."),
        ("6.2.11.3.2", "TrueType fonts addressed by numbers have a map of glyphs."),
        ("6.2.11.3.3", "Maps of codes are in the file, or known to all."),
        ("6.2.11.6", "TrueType fonts say how their codes are read."),
        ("6.3.1", "Only annotations of the permitted types."),
    ),
}
