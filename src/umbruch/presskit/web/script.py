"""The one small script of the site, and the hash by which its pages let it in.

Everything works without it: it lets the text be copied at a click, and says when an embargo is over.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files

from umbruch.markup.safe_elements import Safe

SCRIPT = Safe(files(__package__).joinpath("site.js").read_text(encoding="utf-8"))
"""Our own words only: nothing of a kit gets into it."""

SCRIPT_SOURCE = f"'sha256-{b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'"
"""The source of CSP that stands for exactly this script (CSP level 3, 2.3.1)."""
