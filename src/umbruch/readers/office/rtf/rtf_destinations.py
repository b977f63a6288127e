"""Which groups of an RTF file hold words for readers, and which do not (RTF 1.9.1, Destinations)."""

from __future__ import annotations

SKIPPED = frozenset(
    ("info", "objdata", "objclass", "objname", "themedata", "colorschememapping", "datastore",
     "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "pgdsctbl", "filetbl",
     "revtbl", "nonshppict", "bkmkstart", "bkmkend", "datafield", "template", "pnseclvl", "pntxta", "pntxtb", "ftnsep",
     "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "xe", "tc", "shprslt", "fldtype", "private", "falt", "panose")
)  # fmt: skip
"""Destinations without words for readers."""
HEADS = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
SHOWN_IF_STARRED = frozenset(
    ("shptxt", "shpinst", "shppict", "picprop", "fldinst", "pn", "pntext", "listtext", "annotation", "atnauthor")
)
ASIDE = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "fldinst", "listtext", "pntext", "atnauthor", "sn", "sv", "NeXTGraphic")
)
"""Destinations whose words say something of what stands beside them."""
