"""Corrections as the text of a file: anchored by words, commented in the language of who writes it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from umbruch.corrections.model import Applied, Change, ChangeBlock, SetField
from umbruch.corrections.set_fields import words_at
from umbruch.manuscript.anchors import Anchor

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_FIRST = "articles[0]."

_SAID = {
    "en": {
        "head": "Corrections of {name}. Every umbruch command reads them; take one out and the guess holds again.",
        "checked": "Somebody found all of it right, as it is read with this file.",
        "agreed": "What was put together, and is right.",
        "set": "A field and its value.",
        "was": "What was recognised when it was corrected: umbruch says so if that has changed since.",
        "lines": "What a line is, found by its words wherever it stands.",
        "blocks": "What becomes of a block of the body.",
        "doubtful": "Doubtful. Take the # away from what you correct, and from [set].",
        "none": "Nothing was doubtful. A field is corrected like this:",
        "sure": "{percent} % sure",
        "more": "A line is given a role like this:",
    },
    "de": {
        "head": "Korrekturen zu {name}. Jeder Befehl von umbruch liest sie; ohne sie gilt wieder, was erkannt wird.",
        "checked": "So, wie es mit dieser Datei gelesen wird, ist alles geprüft.",
        "agreed": "Was zusammengesetzt wurde und stimmt.",
        "set": "Ein Feld und sein Wert.",
        "was": "Was bei der Korrektur erkannt war: umbruch sagt, wenn sich das seither geändert hat.",
        "lines": "Was eine Zeile ist; sie wird an ihren Wörtern erkannt, wo immer sie steht.",
        "blocks": "Was aus einem Block des Textes wird.",
        "doubtful": "Zweifelhaft. Wer etwas korrigiert, nimmt das # davor weg und das vor [set].",
        "none": "Nichts war zweifelhaft. So wird ein Feld korrigiert:",
        "sure": "zu {percent} % sicher",
        "more": "So bekommt eine Zeile ihre Rolle:",
    },
}


def fix_text(applied: Applied, name: str, lang: str = "en") -> str:
    """The text of a file with the corrections that were done, or a commented one to start from.

    Args:
        applied: the corrections as they were done, and the reading.
        name: that of the input.
        lang: the language of the comments: `de`, else English.
    """
    said = _SAID.get(lang, _SAID["en"])
    shown = name.encode("utf-8", "replace").decode("utf-8")  # a name that is no UTF-8 cannot be written
    lines = [f"# {said['head'].format(name=_one_line(shown))}"]
    lines += [f"input = {_quoted(name)}"] if shown == name else []
    if applied.whole:
        lines.append('articles = "one"')
    if applied.checked:
        lines += [f"checked = {_quoted(applied.checked)}  # {said['checked']}"]
    if applied.agreed:
        lines += ["", f"# {said['agreed']}", "agreed = [", *(f"    {_quoted(one)}," for one in applied.agreed), "]"]
    fields = {one.path: one for one in applied.steps if isinstance(one, SetField)}
    blocks = [one for one in applied.steps if isinstance(one, ChangeBlock)]
    lines += _table("set", {path: one.value for path, one in fields.items()}, said["set"])
    lines += _table("was", {path: one.was for path, one in fields.items() if one.was}, said["was"])
    for number, fix in enumerate(applied.lines):
        lines += ["", *([f"# {said['lines']}"] if number == 0 else []), "[[lines]]", *_anchored(fix.anchor)]
        lines += [f"to = {_quoted(fix.to)}"] if fix.to else []
        lines += [f"part = {_quoted(_one_line(fix.part))}"] if fix.part else []
        lines += [f"part_nth = {fix.part_nth}"] if fix.part_nth else []
        lines += [f"role = {_quoted(fix.role)}"]
    for number, block in enumerate(blocks):
        lines += ["", *([f"# {said['blocks']}"] if number == 0 else []), "[[blocks]]", *_anchored(block.anchor)]
        lines += [line for change in block.changes for line in _change(change)]
    if not (applied.steps or applied.lines or applied.checked or applied.agreed):
        lines += ["", *_start(applied, said)]
    return "\n".join((*lines, ""))


def _table(name: str, values: dict[str, str], comment: str) -> Iterable[str]:
    if not values:
        return ()
    return ("", f"# {comment}", f"[{name}]", *(f"{_key(path)} = {_quoted(value)}" for path, value in values.items()))


def _anchored(anchor: Anchor | None) -> Iterator[str]:
    assert anchor is not None
    yield f"words = {_quoted(_one_line(anchor.words))}"
    if anchor.after:
        yield f"after = {_quoted(_one_line(anchor.after))}"
    if anchor.nth is not None:
        yield f"nth = {anchor.nth}"


def _change(change: Change) -> Iterator[str]:
    match change:
        case Change("set", "", ""):
            yield "remove = true"
        case Change("set", value, ""):
            yield f"text = {_quoted(value)}"
        case Change("set", value, ".type"):
            yield f"type = {_quoted(value)}"
        case Change("set", value, rest):
            yield f"set = {{ {_quoted(rest.removeprefix('.'))} = {_quoted(value)} }}"
        case Change("move", value, nth):
            yield f"move = {_quoted(_one_line(value))}"
            if nth:
                yield f"move_nth = {nth}"
        case Change(kind, value):
            yield f"{kind} = {_quoted(value)}"


def _start(applied: Applied, said: dict[str, str]) -> Iterator[str]:
    """Comments that name the doubtful fields, ready to be corrected."""
    doubtful = [
        (one, words)
        for one in applied.reading.origins
        if one.doubtful and (words := words_at(applied.reading, one.field))
    ]
    yield f"# {said['doubtful' if doubtful else 'none']}"
    yield "# [set]"
    for one, words in doubtful:
        told = said["sure"].format(percent=round(one.sureness * 100))
        yield f"# {_key(one.field.removeprefix(_FIRST))} = {_quoted(words)}  # {told}"
    if not doubtful:
        yield '# headline = "…"'
    yield "#"
    yield f"# {said['more']}"
    yield "# [[lines]]"
    yield '# words = "…"'
    yield '# role = "deck"'


def _key(path: str) -> str:
    return path if _BARE.fullmatch(path) else _quoted(path)


def _one_line(text: str) -> str:
    return " ".join("".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in text).split())


def _quoted(text: str) -> str:
    """A text as TOML writes it; control characters, which no field needs, become blanks."""
    plain = "".join(sign if unicodedata.category(sign) != "Cc" or sign in "\t\n" else " " for sign in text)
    return json.dumps(plain, ensure_ascii=False)
