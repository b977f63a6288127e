"""Folders to make kits from: small articles and pictures, written where a test wants them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

ARTICLE = """---
headline: Neue Brücke eröffnet
lang: de
---

LINDENAU. Am Montag ist die neue Brücke über die Weser eröffnet worden.

![](bruecke.jpg)

Sie ersetzt die alte von 1902.
"""

RELEASE = """---
headline: Bridge opens in Lindenau
lang: en
---

LINDENAU. A new bridge across the Weser opened on Monday.
"""


def photograph(size: tuple[int, int] = (320, 200), colour: tuple[int, int, int] = (40, 90, 140)) -> bytes:
    """A JPEG with a slope of grey in it, so that it is no drawing."""
    image = Image.merge("RGB", [Image.linear_gradient("L").resize(size)] * 3)
    image = Image.blend(image, Image.new("RGB", size, colour), 0.5)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def folder_of(place: Path, manifest: str | None = None, name: str = "bruecke") -> Path:
    """A folder with two articles and one picture, and with a manifest where one is given."""
    folder = place / name
    folder.mkdir(parents=True)
    (folder / "bruecke.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "release.md").write_text(RELEASE, encoding="utf-8")
    (folder / "bruecke.jpg").write_bytes(photograph())
    if manifest is not None:
        (folder / "kit.toml").write_text(manifest, encoding="utf-8")
    return folder


MANIFEST = """\
title = "Die neue Brücke"
organisation = "Gemeinde Lindenau"
date = 2026-11-19
language = "de"
usage = "Abdruck honorarfrei."
articles = ["bruecke.md", "release.md"]

[contact]
name = "Jana Thiel"
role = "Pressestelle"
phone = "05999 310-12"
mail = "presse@lindenau.example"

[facts]
"Länge" = "84 m"

[pictures."bruecke.jpg"]
caption = "Die Brücke am Morgen."
credit = "Foto: Ina Born"
alt = "Eine Brücke über einen Fluss"
rights = "© Gemeinde Lindenau"
"""

EMBARGOED = MANIFEST.replace("usage =", "embargo = 2999-11-20T10:00:00+01:00\nusage =")
"""The same under an embargo that these tests will not live to see the end of."""
