"""The words of one part of a mail, as it was meant and not always as it was declared."""

from __future__ import annotations

import binascii
import email.message
import re

from umbruch.readers.elements.parsed_page import decoded_as, decoded_page, guessed

_WESTERN = frozenset(("us-ascii", "ascii", "iso-8859-1", "latin-1", "windows-1252", "cp1252"))
"""Names that programs write over whatever they send; what reads as UTF-8 beyond ASCII under them is UTF-8."""
_SIGNATURE = "-- "
_QUOTED = ">"
_ENRICHED = ("text/enriched", "text/richtext")
_PARAMETER = re.compile(r"<param>.*?</param>", re.IGNORECASE | re.DOTALL)
_COMMAND = re.compile(r"<(?!<)/?[A-Za-z][\w-]{0,39}>")
_PACKED = re.compile(
    r"^begin [0-7]{3,4} (?P<name>[^\n]{1,200})\n(?P<rows>(?:[!-`][ -`]{0,84}\n)+)(?:[` ]?\n)?end[ \t]*$", re.MULTILINE
)


def words_of(held: bytes, part: email.message.Message) -> str:
    """The words of a part that is plain or enriched text, its lines ended by `\\n`.

    Args:
        held: its bytes, unpacked.
        part: with what its header declares.
    """
    for name in (charset_of(part, held), "utf-8"):
        if (text := decoded_as(held, name)) is not None:
            break
    else:
        text = guessed(held)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if part.get_content_type() in _ENRICHED:
        return _without_commands(text)
    return _flowing(text) if _parameter(part, "delsp").lower() == "yes" else text


def page_of(held: bytes, part: email.message.Message) -> str:
    """The page in a part that is HTML."""
    return decoded_page(held, charset_of(part, held))


def charset_of(part: email.message.Message, held: bytes) -> str | None:
    """The encoding of a part: the declared one, but UTF-8 where that is told for nothing but habit."""
    try:
        told = part.get_content_charset()
    except (LookupError, UnicodeError, ValueError):
        return None
    if told in _WESTERN and not held.isascii() and decoded_as(held, "utf-8") is not None:
        return "utf-8"
    return told


def is_text(kind: str) -> bool:
    """Whether a part of that media type holds words to be read as they stand."""
    return kind == "text/plain" or kind in _ENRICHED


def unpacked(text: str) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """A text without the files that stand in it as lines of signs (uuencode), and those by their names."""
    files: list[tuple[str, bytes]] = []

    def file(found: re.Match[str]) -> str:
        try:
            held = b"".join(binascii.a2b_uu(row) for row in found["rows"].splitlines())
        except (binascii.Error, ValueError):
            return found.group()
        files.append((found["name"].strip(), held))
        return ""

    return (_PACKED.sub(file, text), tuple(files)) if "\nend" in text else (text, ())


def _parameter(part: email.message.Message, name: str) -> str:
    try:
        return str(part.get_param(name) or "")
    except (LookupError, UnicodeError, ValueError, TypeError):
        return ""


def _flowing(text: str) -> str:
    """A text whose lines end in a blank that is none of it where they go on (RFC 3676, 4.1, `DelSp`)."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on and not line.startswith(_QUOTED):
            lines[-1] = lines[-1][:-1] + line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != _SIGNATURE and not line.startswith(_QUOTED)
    return "\n".join(lines)


def _without_commands(text: str) -> str:
    """Enriched text without its commands (RFC 1896): one line end is a blank, more are one less."""
    bare = _COMMAND.sub("", _PARAMETER.sub("", text)).replace("<<", "<")
    return re.sub(r"\n+", lambda ends: " " if len(ends.group()) == 1 else ends.group(), bare)
