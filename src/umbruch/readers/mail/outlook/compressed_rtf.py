"""RTF as Outlook packs it into mails (MS-OXRTFCP)."""

from __future__ import annotations

LARGEST = 20_000_000
"""Bytes that a body may unpack to."""
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)
"""What the window holds at first (2.1.3.1.1)."""
_WINDOW = 4096
_HEAD = 16
_PACKED, _PLAIN = b"LZFu", b"MELA"


def unpacked_rtf(content: bytes) -> bytes | None:
    """The RTF in packed bytes; None where they are not packed so, broken, or unpack to more than 20 MB."""
    if len(content) < _HEAD:
        return None
    size = min(int.from_bytes(content[4:8], "little"), LARGEST)
    kind, body = content[8:12], content[_HEAD:]
    if kind == _PLAIN:
        return body[:size]
    return _unpacked(body, size) if kind == _PACKED else None


def _unpacked(body: bytes, size: int) -> bytes:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write = len(_DICTIONARY)
    made = bytearray()
    at = 0
    while at < len(body) and len(made) < size:
        flags, at = body[at], at + 1
        for bit in range(8):
            if at >= len(body) or len(made) >= size:
                break
            if not flags & 1 << bit:
                signs, at = body[at : at + 1], at + 1
            else:
                pair, at = int.from_bytes(body[at : at + 2], "big"), at + 2
                start, length = pair >> 4, (pair & 15) + 2
                if start == write:
                    return bytes(made)
                run = bytearray()
                for step in range(length):  # what is written may be read again in the same run
                    sign = window[(start + step) % _WINDOW]
                    run.append(sign)
                    window[(write + step) % _WINDOW] = sign
                write = (write + length) % _WINDOW
                made += run
                continue
            if signs:
                window[write] = signs[0]
                write = (write + 1) % _WINDOW
                made += signs
    return bytes(made[:size])
