"""Changes to a file that nobody would make on purpose; the same numbers make the same changes."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

_TOKENS = (
    b"<", b">", b"</p>", b"<p>", b"&",
    b"&#0;", b"&#xD800;", b'"', b"\0", b"\xff", b"\xef\xbb\xbf", b"{", b"}",
    b"\\par ", b"\\bin99999999 ", b"\\u-32768?", b"\r\n\r\n", b"--", b"=?utf-8?q?=ff?=", b"-1",
    b"99999999999999999999", b"\xe2\x80\xae", b"xml:lang=''", b"colspan='-5'", b"%PDF-", b"endobj", b"[[[[[[[[",
    b"<![CDATA[", b"]]>", b"<!DOCTYPE x>", b"\n\n", b"\t",
)  # fmt: skip
_LARGEST_PART = 4_000_000


def mutated(seed: bytes, number: int) -> bytes:
    """A seed with one to eight changes, inside the parts of an archive where it is one.

    Args:
        seed: the file.
        number: which mutation it is.
    """
    chance = random.Random(number)
    if seed.startswith(b"PK") and chance.random() < 0.85:
        return _in_archive(seed, chance)
    return _changed(seed, chance)


def _changed(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        size = len(made)
        at = chance.randrange(size + 1)
        end = min(size, at + chance.choice((1, 2, 4, 16, 64, 400)))
        match chance.randrange(8):
            case 0:
                made[at:end] = b""
            case 1:
                made[at:at] = chance.choice(_TOKENS)
            case 2:
                made[at:at] = made[at:end] * chance.choice((1, 2, 8, 60))
            case 3 if size:
                place = min(at, size - 1)
                made[place] = chance.randrange(256)
            case 4 if size:
                place = min(at, size - 1)
                made[place] ^= 1 << chance.randrange(8)
            case 5:
                made = made[:at] if chance.random() < 0.3 else made
            case 6:
                source = chance.randrange(size + 1)
                made[at:end] = made[source : source + end - at]
            case _:
                made[at:end] = chance.choice(_TOKENS)
    return bytes(made)


def _in_archive(seed: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(seed)) as archive:
            parts = {one.filename: archive.read(one)[:_LARGEST_PART] for one in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error):
        return _changed(seed, chance)
    names = [name for name in parts if name.endswith((".xml", ".rels", ".xhtml", ".opf", ".css"))] or list(parts)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(names)
        if chance.random() < 0.08:
            parts.pop(name, None)
        elif name in parts:
            parts[name] = _changed(parts[name], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
