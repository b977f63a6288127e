"""Where lines of Chinese, Japanese and Korean text may end: between any two signs but for some (kinsoku shori).

After JIS X 4051:2004, GB/T 15834-2011 and the classes of UAX 14 (Unicode 15), in short: no line begins with a mark that
closes, a small kana or a sign of length, none ends with one that opens, figures and Latin letters stay together.
"""

from __future__ import annotations

import re

COST, HANGUL_COST = 1.0, 20.0
"""What it costs to end a line between two of them: next to nothing, and a little inside a word of Korean, which has
spaces to end lines at."""
STRETCH = 0.06
"""How much white a line takes between any two of them, as a part of the size: one of 20 may hold one less."""

_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\uac00-\ud7a3"
_LETTERS = f"{_HAN}{_KANA}{_HANGUL}\u3100-\u312f\u31a0-\u31bf"
_MARKS = "\u3001-\u3004\u3008-\u3020\u302a-\u3030\u3036\u3037\u303d-\u303f\uff01-\uff65\uffe0-\uffe6"
_ANY = re.compile(f"[{_LETTERS}{_MARKS}]")
_LETTER = re.compile(f"[{_LETTERS}]")
_IN_HANGUL = re.compile(f"[{_HANGUL}]{{2}}")
_NO_START = frozenset(
    "\u3000、。，．・：；？！‼⁇⁈⁉ヽヾゝゞ々〻ー゛゜〜～‐–—…‥％‰℃°′″"
    "）〕］｝〉》」』】〙〗〛〞〟｠»’”)]},.:;!?%／"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､･ｰﾞﾟ｣ｧｨｩｪｫｬｭｮｯ￠"
)
_NO_END = frozenset("（〔［｛〈《「『【〘〖〚〝｟«‘“([{｢￥＄￡€¥$£＃№")
_TOGETHER = frozenset("—…‥―")
_FIGURES_OR_LATIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,．，]")


def has_ideographs(text: str) -> bool:
    """Whether there is a sign of Chinese, Japanese or Korean in a text."""
    return not text.isascii() and _ANY.search(text) is not None


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between these two signs, one of which is of Chinese, Japanese or Korean."""
    if after in _NO_START or before in _NO_END or (before in _TOGETHER and before == after):
        return False
    if _FIGURES_OR_LATIN.match(before) and _FIGURES_OR_LATIN.match(after):
        return False
    return bool(_ANY.match(before) or _ANY.match(after))


def cost_between(before: str, after: str) -> float:
    """What it costs to end a line there."""
    return HANGUL_COST if _IN_HANGUL.match(before + after) else COST


def cuts_between(word: str) -> dict[int, float]:
    """The places in a word at which a line may end, and what that costs."""
    return {
        place: cost_between(word[place - 1], word[place])
        for place in range(1, len(word))
        if may_part(word[place - 1], word[place])
    }


def script_of(text: str) -> str:
    """How most of a text is written, by name, if that is Chinese, Japanese or Korean; else empty."""
    found = _LETTER.findall(text)
    if not found or 2 * len(found) <= sum(map(str.isalpha, text)):
        return ""
    kana, hangul = (len(re.findall(f"[{kind}]", text)) for kind in (_KANA, _HANGUL))
    return "Korean" if 2 * hangul > len(found) else "Japanese" if 10 * kana > len(found) else "Chinese"


def first_letter(text: str) -> str:
    """The first letter of Chinese, Japanese or Korean in a text that has one."""
    found = _LETTER.search(text)
    return found.group() if found else ""
