"""Makes text fit to be set: nothing invisible that garbles, nothing that a PDF cannot carry."""

from __future__ import annotations

import re
import unicodedata

from umbruch.diagnostics import Diagnostic, report
from umbruch.language.joining_letters import is_shaped
from umbruch.tree.addresses import safe_address

REPLACEMENT = "�"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
ZERO_WIDTH_SPACE, WORD_JOINER = "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}"
"""Nothing that is seen: a place where a line may end, and one where none may."""
MAX_STRING = 4000
MAX_ADDRESS = 16_000
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
LINE_END = "\N{LINE SEPARATOR}"
"""Drawn as a space: the end of a line that its author has set."""

# Control characters, format characters (marks, joiners, variation selectors, tags), surrogates, private use and
# non-characters. The soft hyphen and what parts or joins words unseen are kept.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200c-\u200f\u202a-\u202e\u2061-\u206f\ufe00-\ufe0f\ufeff"
    "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_UNFIT_AMONG_LETTERS_THAT_JOIN = re.compile(
    _UNFIT.pattern.replace("\u061c", "").replace(
        "\u200c-\u200f\u202a-\u202e\u2061-\u206f", "\u2060-\u2065\u206a-\u206f"
    )
)
"""Such text keeps what joins and parts letters and words, and what says which way they run."""

_USUAL = re.compile(
    "[\t-\r\x20-\x7e\x85\xa0-\u024f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u2010-\u2027\u2030-\u2037\u2039\u203a€]*"
)
"""Fit, composed (NFC) and set letter by letter from left to right: almost every paragraph of European languages."""

_UNENCODABLE = re.compile("[\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_UNSEEN = re.compile(f"[{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}{WORD_JOINER}]")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def is_usual(text: str) -> bool:
    """Whether a look at its characters tells that a text can be set as it is, letter by letter from left to right."""
    return _USUAL.fullmatch(text) is not None


def clean(text: str, place: str) -> str:
    """The text as it can be set: composed (NFC), without control and format characters.

    What has no meaning outside its font or its encoding (private use, lone surrogates) becomes U+FFFD and is reported.

    Args:
        text: as it stands in the tree.
        place: the path of the field, for remarks.
    """
    if is_usual(text):
        return text
    if _UNFIT.search(text):
        for character in sorted(set(_UNENCODABLE.findall(text))):
            report(
                Diagnostic(
                    code="glyph.missing",
                    severity="warning",
                    message=f"U+{ord(character):04X} stands for no character that others can read",
                    field=place,
                    hint="replace it in the text",
                )
            )
        text = _unfit_in(text).sub("", _UNENCODABLE.sub(REPLACEMENT, text))
    return unicodedata.normalize("NFC", text)


def _unfit_in(text: str) -> re.Pattern[str]:
    return _UNFIT_AMONG_LETTERS_THAT_JOIN if is_shaped(text) else _UNFIT


def plain(text: str) -> str:
    """The text on one line as it can stand outside the pages: in the outline, in metadata, for a picture.

    What is longer than a string may be in PDF/A (ISO 19005-2, 6.1.13) is cut.
    """
    line = " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", _unfit_in(text).sub("", text))).split())
    return line if len(line) <= MAX_STRING else line[:MAX_STRING] + "…"


def language_tag(lang: str | None) -> str | None:
    """The language tag where it is well-formed (BCP 47), else None."""
    return lang if lang and _TAG.fullmatch(lang) else None


def web_address(href: str) -> str | None:
    """The address behind a link in ASCII (ISO 32000-1, 12.6.4.7).

    None for one that a reader must not open, and for one longer than a string may be (ISO 19005-2, 6.1.13).
    """
    address = safe_address(href)
    return address if address is not None and len(address) <= MAX_ADDRESS else None


def name_of(character: str) -> str:
    """`U+1F600 GRINNING FACE`, for remarks."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
