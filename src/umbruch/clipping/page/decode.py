"""Bytes to text: encodings, line ends, and characters that no text should carry."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.clipping.page.code_pages import WINDOWS, CodePage, code_page_of
from umbruch.clipping.page.wrong_characters import Mended, mended
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NEWLINES = re.compile("\r\n?|\x0b|\x85|\u2028|\u2029")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BINARY_SHARE = 0.05
_SAMPLE = 65536

_LETTERS = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURES = re.compile("[ﬀ-ﬆ]")


class Decoded(NamedTuple):
    """Text with `\\n` line ends and form feeds kept, and what had to be assumed."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def decode(content: bytes, source: str, *, as_written: bool = False) -> Decoded:
    """The text in `content`: by its byte order mark, else UTF-8, else the code page that its letters tell.

    Nothing invisible stands in it.

    Letters are composed (Unicode, NFC), as a keyboard writes them: `ü` copied on a Mac may be a `u` and its dots.

    Args:
        content: the bytes of a text file.
        source: the file's name for messages.
        as_written: whether invisible characters and odd letters are meant, as in what umbruch wrote.

    Raises:
        InputUnreadable: the bytes are no text, or broken in the encoding that their mark announces.
    """
    text, remarks = _to_text(content, source)
    told = Mended(text) if as_written else mended(text)
    text = told.text
    _refuse_binary(text, source)
    text = _NEWLINES.sub("\n", text)
    cleaned, removed = _CONTROL.subn("", text)
    if removed:
        line = text[: _CONTROL.search(text).start()].count("\n") + 1  # type: ignore[union-attr]
        remarks.append(
            Diagnostic(
                "encoding.control", f"{removed} control characters left out, the first here", "warning", line=line
            )
        )
    return Decoded(unicodedata.normalize("NFC", cleaned), (*remarks, *_told(told)))


def _told(mend: Mended) -> Iterator[Diagnostic]:
    """What was done to the characters of a text, or would have been had it been certain."""
    if mend.twice:
        yield Diagnostic(
            "encoding.twice", f"{mend.twice} letters were UTF-8 read as Windows-1252 and are put right, the first here",
            "warning", line=mend.line, hint="look at the umlauts and quotation marks",
        )  # fmt: skip
    if mend.doubtful:
        yield Diagnostic(
            "encoding.twice_maybe", "some letters look like UTF-8 read as Windows-1252; they are left as they are",
            "warning", line=mend.line, hint="look at the umlauts and quotation marks; get the text again",
        )  # fmt: skip
    if mend.invisible:
        yield Diagnostic("encoding.invisible", f"{mend.invisible} invisible characters left out")


def _to_text(content: bytes, source: str) -> tuple[str, list[Diagnostic]]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding), []
            except UnicodeDecodeError as error:
                raise InputUnreadable(
                    f"the text is broken: {error.reason} at byte {error.start + len(mark)}",
                    source=source, hint="is the file complete?",
                ) from None  # fmt: skip
    if b"\0" in content[:_SAMPLE] and (wide := code_page_of(content)).codec.startswith("utf-16"):
        return content.decode(wide.codec, "replace"), [_assumed(wide, 1)]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3 and error.reason == "unexpected end of data":
            raise InputUnreadable(
                "the text ends in the middle of a character", source=source, hint="the file was cut; get it again"
            ) from None
        page = code_page_of(content)
        return content.decode(page.codec, "replace"), [_assumed(page, content.count(b"\n", 0, error.start) + 1)]


def _assumed(page: CodePage, line: int) -> Diagnostic:
    """What is said where a text names no encoding and is not UTF-8."""
    hint = "look at the umlauts and quotation marks; save the file as UTF-8"
    if page == WINDOWS:
        return Diagnostic("encoding.cp1252", "not UTF-8, read as Windows-1252", "warning", line=line, hint=hint)
    if page.second:
        hint = f"it may also be {page.second}: look at the letters with accents; save the file as UTF-8"
    return Diagnostic("encoding.code_page", f"not UTF-8, read as {page.name}", "warning", line=line, hint=hint)


def _refuse_binary(text: str, source: str) -> None:
    sample = text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if "\x00" in sample or odd > len(sample) * _BINARY_SHARE:
        raise InputUnreadable("this is not text", source=source, hint="name the format, or save its text as .txt")
    if not sample.strip() and not text.strip():
        raise InputUnreadable("there is no word in it", source=source, hint="was it saved?")


def without_ligatures(text: str) -> str:
    """A text with the letters that its ligatures stand for; most lines have none."""
    return text.translate(_LETTERS) if _LIGATURES.search(text) else text
