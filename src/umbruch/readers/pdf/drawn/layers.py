"""The layers of a PDF that its reader does not see (ISO 32000-1, 8.11), and what is drawn in them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping
from typing import Any

_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_REFERENCE = re.compile(rb"\s*(\d{1,9})\s+\d{1,9}\s+R\b")
_EACH = re.compile(rb"(\d{1,9})\s+\d{1,9}\s+R\b")
_NAME = re.compile(rb"/Name\s*(?:\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
_ALL_OFF = re.compile(rb"/BaseState\s*/OFF\b")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MOST_MARKS = 8
"""Marks of one object that are looked at; each is a level of nesting (ISO 32000-1, 14.6)."""
_MOST_LAYERS = 2_000
_LONGEST_NAME = 512


def layers_off(heads: Mapping[int, bytes]) -> frozenset[str]:
    """The names of the layers that are switched off when a file is opened, as far as they are in ASCII.

    Args:
        heads: the dictionaries of the file's objects, by number.
    """
    catalog = next((head for head in heads.values() if b"/OCProperties" in head and _CATALOG.search(head)), None)
    if catalog is None:
        return frozenset()
    told = _value(heads, catalog, b"/OCProperties")
    default = _value(heads, told, b"/D")
    every = _numbers(heads, told, b"/OCGs")
    off = _numbers(heads, default, b"/OFF")
    if _ALL_OFF.search(default):
        off |= every - _numbers(heads, default, b"/ON")
    names = {number: _name(heads.get(number, b"")) for number in sorted(every | off)[:_MOST_LAYERS]}
    seen = {name for number, name in names.items() if number not in off}
    return frozenset(name for number, name in names.items() if number in off and name and name not in seen)


def _value(heads: Mapping[int, bytes], head: bytes, key: bytes) -> bytes:
    """The object that a key of a dictionary refers to, or all that stands behind the key."""
    at = re.search(re.escape(key) + rb"(?![A-Za-z])", head)
    if at is None:
        return b""
    referred = _REFERENCE.match(head, at.end())
    return heads.get(int(referred.group(1)), b"") if referred else head[at.end() :]


def _numbers(heads: Mapping[int, bytes], head: bytes, key: bytes) -> set[int]:
    """The objects that a list behind a key names."""
    value = _value(heads, head, key)
    start = value.find(b"[")
    if start < 0 or value[:start].strip():
        return set()
    return {int(one) for one in _EACH.findall(value[start : value.find(b"]", start)])}


def _name(head: bytes) -> str:
    found = _NAME.search(head)
    if found is None:
        return ""
    if found.group(2) is not None:
        digits = re.sub(rb"\s", b"", found.group(2)).decode("ascii")
        stored = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        stored = _ESCAPE.sub(_unescaped, found.group(1))
    return _ascii(stored.decode("latin-1"))


def _ascii(text: str) -> str:
    """What pdfium hands on of a name whatever its encoding: its signs of ASCII."""
    return "".join(sign for sign in text if " " <= sign <= "~")


def _unescaped(escape: re.Match[bytes]) -> bytes:
    sign = escape.group(1)
    return bytes([int(sign, 8) & 255]) if sign.isdigit() and sign < b"8" else _ESCAPED.get(sign, sign)


def in_layer_off(pdfium: Any, drawn: Any, off: frozenset[str]) -> bool:
    """Whether an object of a page is drawn in a layer that is switched off.

    Args:
        pdfium: its raw interface.
        drawn: the object.
        off: the names of these layers.
    """
    kept = (ctypes.c_ushort * _LONGEST_NAME)()
    length = ctypes.c_ulong()
    for at in range(min(pdfium.FPDFPageObj_CountMarks(drawn), _MOST_MARKS)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, at)
        size = ctypes.sizeof(kept)
        if not pdfium.FPDFPageObjMark_GetName(mark, kept, size, length) or _read(kept, length) != "OC":
            continue
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Name", kept, size, length) and _read(kept, length) in off:
            return True
    return False


def _read(kept: Any, length: ctypes.c_ulong) -> str:
    return _ascii(bytes(kept)[: max(length.value - 2, 0)].decode("utf-16-le", "replace"))
