"""Pictures and press kits without a fault, and how one is planted in them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from tests.publications import picture
from umbruch.pictures.embedded_rights import with_facts
from umbruch.pictures.own_metadata import PhotoFacts

FACTS = PhotoFacts(
    caption="Der neue Kai am Morgen.",
    creator="Rieke Thomsen",
    credit="Lindauer Bote",
    rights="© 2024 Rieke Thomsen",
    usage="Frei für die Berichterstattung über die Fähre",
    alt="Ein leerer Kai mit zwei Kränen",
)


@lru_cache(maxsize=16)
def photograph(facts: PhotoFacts = FACTS, width: int = 1400) -> bytes:
    """A JPEG that says these things of itself."""
    return with_facts(picture(f"kai-{width}.jpg", width, width * 2 // 3).content, facts, "de")


PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Die Fähre fährt wieder</title>
<link rel="stylesheet" href="seite.css"></head>
<body><h1>Die Fähre fährt wieder</h1><p>Am Freitag legte die erste Fähre wieder an.</p>
<figure><img src="bilder/klein/kai.jpg" alt="Ein leerer Kai">
<figcaption>Der Kai. Foto: Rieke Thomsen</figcaption></figure>
<p><a href="bilder/kai.jpg">Das Bild für den Druck</a></p></body></html>
"""
NOTE = "Die Fähre fährt wieder\n\nNIEDERHAFEN (LB). Am Freitag legte die erste Fähre wieder an.\n"


def files() -> dict[str, bytes]:
    """The files of a good kit: a page, a text, a picture in two sizes."""
    return {
        "index.html": PAGE.encode(),
        "seite.css": b"p { color: black }",
        "text/bericht.txt": NOTE.encode(),
        "bilder/kai.jpg": photograph(),
        "bilder/klein/kai.jpg": photograph(width=480),
    }


def listed(content: dict[str, bytes]) -> dict[str, bytes]:
    """The files with their list."""
    lines = [f"{hashlib.sha256(one).hexdigest()}  {name}\n" for name, one in sorted(content.items())]
    return {**content, "MANIFEST": "".join(lines).encode()}


def zipped(content: dict[str, bytes], top: str = "mappe/") -> bytes:
    """The files in an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, one in content.items():
            archive.writestr(zipfile.ZipInfo(top + name), one)
    return out.getvalue()


def laid_out(content: dict[str, bytes], folder: Path) -> Path:
    """The files in a folder."""
    for name, one in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one)
    return folder


def changed_kit(change: Callable[[dict[str, bytes]], object], *, list_first: bool = False) -> Callable[[], bytes]:
    """A kit with its files changed, before or after they are listed."""

    def make() -> bytes:
        content = listed(files()) if list_first else files()
        change(content)
        return zipped(content if list_first else listed(content))

    return make
