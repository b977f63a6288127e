"""Sentences in the user's language.

The library makes its messages in English, so that programs can rely on them; whoever shows one to a person asks for it
here. A sentence that holds values (`there is no style 'relese'`) is found by its template (`there is no style {name}`):
of all templates that fit it the one with the most letters of ours, those of sentences inside it counted. No module has
to know that it is translated, and a sentence that the catalogue does not know stays as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from umbruch.files import unpacked
from umbruch.kept import prepared, ready, remembered
from umbruch.language.translation.po_file import Entry, entries

SOURCE_LANGUAGE = "en"
_FOLDER = Path(__file__).parent
_NAME = re.compile(r"\{([A-Za-z]\w*)\}")
_DEEPEST = 4
"""Sentences inside one another: an error names what another one said of a value."""
_LONGEST = 4_000
"""Characters of a sentence that is looked for; what is longer is no sentence of ours."""

_HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n\""""


class _Template(NamedTuple):
    entry: Entry
    letters: int
    words: tuple[str, ...]
    """What stands between the values, the longest first."""


class _Found(NamedTuple):
    """A translation, how many letters of the sentence are ours, and the template that says so."""

    text: str
    letters: int
    template: str | None


class _Catalogue(NamedTuple):
    whole: dict[str, str]
    templates: tuple[_Template, ...]


def languages() -> tuple[str, ...]:
    """The languages in which umbruch speaks, English first."""
    return (SOURCE_LANGUAGE, *sorted({path.name.partition(".")[0] for path in _FOLDER.glob("*.po*")}))


def translated(sentence: str, language: str) -> str:
    """A sentence of ours in a language; as it is where that language, or the sentence, is not known.

    Args:
        sentence: in English, as a message, a hint or a heading has it.
        language: a code of ISO 639-1, `de`.
    """
    if language == SOURCE_LANGUAGE or language not in languages() or len(sentence) > _LONGEST:
        return sentence
    catalogue = _catalogue(language)
    found = _found(sentence, catalogue, _DEEPEST)
    head, colon, rest = sentence.partition(": ")
    if found.template is None and colon:  # said of a file of several: `a.txt: too little text`
        return f"{head}: {_found(rest, catalogue, _DEEPEST).text}"
    return found.text


def template_for(sentence: str, language: str) -> str | None:
    """The English template by which a sentence is found in the catalogue of a language; None where it has none."""
    catalogue = _catalogue(language)
    if sentence in catalogue.whole:
        return sentence
    return _found(sentence, catalogue, _DEEPEST).template


def _found(sentence: str, catalogue: _Catalogue, deep: int) -> _Found:
    whole = catalogue.whole.get(sentence)
    if whole is not None:
        return _Found(whole, len(sentence), sentence)
    best = _Found(sentence, 0, None)
    for template in catalogue.templates if deep else ():
        if not all(word in sentence for word in template.words):
            continue
        match = _pattern(template.entry.sentence).fullmatch(sentence)
        if match is None:
            continue
        letters, values = template.letters, match.groupdict()
        for name in template.entry.inside:
            inner = _found(values[name], catalogue, deep - 1)
            values[name] = inner.text
            letters += inner.letters
        if letters > best.letters:
            best = _Found(_filled(template.entry.translation, values), letters, template.entry.sentence)
    return best


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: values.get(name[1], name[0]), template)


@remembered(512)
def _pattern(template: str) -> re.Pattern[str]:
    """What a template looks like when it is filled in; a value in quotation marks is taken whole."""
    pattern, last, seen = [], 0, set()
    for name in _NAME.finditer(template):
        pattern.append(re.escape(template[last : name.start()]))
        one = r"(?:'[^'\n]*'|\"[^\"\n]*\"|.+?)"
        pattern.append(f"(?P={name[1]})" if name[1] in seen else f"(?P<{name[1]}>{one})")
        seen.add(name[1])
        last = name.end()
    return re.compile("".join(pattern) + re.escape(template[last:]), re.DOTALL)


@remembered(4)
def _catalogue(language: str) -> _Catalogue:
    whole, templates = {}, []
    for entry in _entries(language):
        if not _NAME.search(entry.sentence):
            whole[entry.sentence] = entry.translation or entry.sentence
        elif entry.translation:
            words = sorted(filter(str.strip, _NAME.split(entry.sentence)[::2]), key=len, reverse=True)
            templates.append(_Template(entry, sum(map(len, words)), tuple(words)))
    return _Catalogue(whole, tuple(templates))


def _entries(language: str) -> list[Entry]:
    """The entries of a catalogue; on the command line they are parsed once for all calls."""
    written, packed = _FOLDER / f"{language}.po", _FOLDER / f"{language}.po.gz"  # hatch_build.py packs it for the wheel
    is_packed = not written.exists()
    content = (packed if is_packed else written).read_bytes()

    def parsed() -> list[Entry]:
        return list(entries((unpacked(content) if is_packed else content).decode("utf-8")))

    kept = prepared(
        f"translation/{language}",
        lambda: hashlib.sha256(content).hexdigest(),
        lambda: msgspec.msgpack.encode(parsed()),
    )
    return parsed() if kept is None else msgspec.msgpack.decode(kept, type=ready(list[Entry]))


def catalogue_text(language: str, listed: list[Entry]) -> str:
    """The text of a catalogue file, by the files in which its sentences stand first; each of them is named once."""
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in listed:
        by_place[entry.places[0] if entry.places else ""].append(entry)
    blocks = [_HEAD.format(language=language)]
    for place, several in sorted(by_place.items()):
        for number, entry in enumerate(sorted(several)):
            block = [f"#. inside: {', '.join(entry.inside)}"] if entry.inside else []
            block += [f"#: {place}"] if place and number == 0 else []
            block += [f"msgid {_quoted(entry.sentence)}", f"msgstr {_quoted(entry.translation)}"]
            blocks.append("\n".join(block))
    return "\n\n".join(blocks) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
