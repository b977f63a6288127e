"""Archives and messages that are made to hurt whoever opens them, one maker for each way and format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from tests.fuzzing.seeds import SEEDS

MOUNTAIN = bytes(30_000_000)
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12))
    + "]>"
)
"""Entities that stand for 10^13 letters (billion laughs)."""
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "{}">]>'


def changed(seed: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """An archive with its parts changed; None takes a part out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for one in archive.infolist():
            if (content := change(one.filename, archive.read(one))) is not None:
                out.writestr(one.filename, content)
    return made.getvalue()


MAIN = {"docx": "word/document.xml", "odt": "content.xml", "epub": ".opf"}
"""Where the words, or the list of parts, of each kind of archive stand."""


def with_main(format: str, change: Callable[[str], str]) -> bytes:
    """The seed of a format with its main part changed."""

    def one(name: str, content: bytes) -> bytes:
        return change(content.decode()).encode() if name.endswith(MAIN[format]) else content

    return changed(SEEDS[format][0](), one)


def with_declaration(text: str, declared: str) -> str:
    """XML with a document type before its root, and a reference to its last entity in its first words."""
    at = text.index("?>") + 2 if text.startswith("<?xml") else 0
    entity = "m" if "ENTITY m" in declared else "a"
    rest = text[at:].lstrip()
    end = rest.index(">", rest.index("<", 1)) + 1
    return f"{text[:at]}{declared}{rest[:end]}&{entity};{rest[end:]}"


def with_mountain(format: str) -> bytes:
    """The seed of a format with a main part that unpacks to 30 MB of zeros."""
    return changed(SEEDS[format][0](), lambda name, content: MOUNTAIN if name.endswith(MAIN[format]) else content)
