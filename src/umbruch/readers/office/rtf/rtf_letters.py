"""Which characters the bytes of an RTF file are: code pages by number and by the character set of a font."""

from __future__ import annotations

import codecs

from umbruch.kept import remembered

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "shift_jis", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Code pages of the character sets of fonts (RTF 1.9.1, Font Table)."""
SYMBOL_CHARSET = 2
_NAMED = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_NUMBERED = {65001: "utf-8", 10000: "mac_roman", 932: "cp932", 936: "gbk", 949: "cp949", 950: "cp950", 1361: "johab"}

SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "line": "\n", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "softline": " ",
}  # fmt: skip
"""Control words that are a character."""
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "", "\r": ""}


@remembered(64)
def code_page(number: int | None, name: str = "ansi") -> str:
    """The codec of a code page: by its number where that is known, else by the word that the file begins with."""
    if number is not None:
        wanted = _NUMBERED.get(number, f"cp{number}")
        try:
            return codecs.lookup(wanted).name
        except LookupError:
            pass
    return _NAMED.get(name, "cp1252")


def codec_of_charset(charset: int) -> str | None:
    """The codec of a font's character set; None where it is the file's own."""
    return _CHARSETS.get(charset) if charset != 0 else None
