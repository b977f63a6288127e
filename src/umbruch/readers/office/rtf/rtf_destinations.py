"""Which groups of an RTF file hold words for readers, and which do not (RTF 1.9.1, Destinations)."""

from __future__ import annotations

SKIPPED = frozenset(
    ("info", "objdata", "objclass", "objname", "themedata", "colorschememapping", "datastore",
     "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "pgdsctbl", "filetbl",
     "revtbl", "nonshppict", "bkmkstart", "bkmkend", "datafield", "template", "pnseclvl", "sp", "ftnsep", "ftnsepc",
     "aftnsep", "aftnsepc", "ftncn", "xe", "tc", "shprslt", "fldtype", "private", "falt", "panose")
)  # fmt: skip
"""Destinations without words for readers."""
HEADS = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
SHOWN_IF_STARRED = frozenset(
    ("shptxt", "shpinst", "shppict", "fldinst", "pn", "pntext", "listtext", "annotation", "atnauthor")
)
