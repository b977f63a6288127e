"""Media Topics, the vocabulary of the IPTC in which the wire says what a report is about.

The table beside this module (© IPTC, NewsCodes, CC BY 4.0; its head names source, licence and what was changed) is
packed, 67 kB less of an install (`gunzip -c` shows it), and read when the first subject is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from importlib.resources import files
from typing import NamedTuple

from umbruch.files import unpacked
from umbruch.kept import remembered

LANGUAGES = ("de", "en", "fr", "es")
"""The languages in which the table names its topics."""

SCHEME = "http://cv.iptc.org/newscodes/mediatopic/"

_CODE = re.compile(
    r"(?:medtop:|https?://cv\.iptc\.org/newscodes/mediatopic/)(\d{8})/?(?:\?lang=[\w-]+)?", re.IGNORECASE
)
_ANY_CODE = re.compile(r"[\w.-]+:\S+")
_RETIRED = "+"


class Topic(NamedTuple):
    """One Media Topic: its code of eight digits, its names, and where there is one the subject code it came from."""

    code: str
    names: tuple[tuple[str, str], ...]
    subject_code: str | None
    retired: bool

    @property
    def qcode(self) -> str:
        """The code as NewsML-G2 writes it (`medtop:20000002`)."""
        return f"medtop:{self.code}"

    @property
    def uri(self) -> str:
        """The address of the concept (`http://cv.iptc.org/newscodes/mediatopic/20000002`)."""
        return f"{SCHEME}{self.code}"

    def name(self, lang: str | None = None) -> str:
        """The name in a language (BCP 47), else in English."""
        names = dict(self.names)
        return names.get(_language(lang), names["en"])

    def names_for(self, lang: str | None) -> tuple[tuple[str, str], ...]:
        """Language and name: that of the language first where there is one, then English and German."""
        names = dict(self.names)
        wanted = dict.fromkeys((_language(lang), "en", "de"))
        return tuple((one, names[one]) for one in wanted if one in names)


def topic(subject: str, lang: str | None = None) -> Topic | None:
    """The topic that a subject means.

    Args:
        subject: a code (`medtop:20000002`, or its URI) or a name: the whole of it, case, accents and spacing aside.
        lang: the language of the article (BCP 47); its names go before those of the other languages.

    Returns:
        The topic; None where no topic goes by that code or name, or several do.
    """
    if found := _CODE.fullmatch(subject.strip()):
        return _table().get(found.group(1))
    named = topics_named(subject, lang)
    return named[0] if len(named) == 1 else None


def by_subject_code(code: str) -> Topic | None:
    """The topic that an old subject code of eight digits (IPTC Subject Reference) became; None where there is none."""
    return _by_subject_code().get(code)


def is_code(subject: str) -> bool:
    """Whether a subject is the code of some vocabulary (`medtop:04000000`, a URI): nothing to show to people."""
    return _ANY_CODE.fullmatch(subject.strip()) is not None


def topics_named(name: str, lang: str | None = None) -> tuple[Topic, ...]:
    """The topics of that very name, case, accents and spacing aside.

    Args:
        name: as it stands in the article.
        lang: the language of the article (BCP 47); where it knows the name, the other languages are not asked.

    Returns:
        Several where the vocabulary itself gives one name to more than one topic; retired topics only where no other
        has the name.
    """
    found = _names().get(_folded(name), ())
    home = [topic for topic, language in found if language == _language(lang)]
    topics = tuple(dict.fromkeys(home or [topic for topic, _ in found]))
    return tuple(topic for topic in topics if not topic.retired) or topics


@remembered(1)
def _table() -> dict[str, Topic]:
    packed = (files("umbruch.facts") / "media_topics.tsv.gz").read_bytes()
    rows = unpacked(packed).decode("utf-8").splitlines()
    _, *lines = (row.split("\t") for row in rows if not row.startswith("#"))
    topics = {}
    for code, subject_code, *names in lines:
        digits = code.removesuffix(_RETIRED)
        named = tuple((lang, name) for lang, name in zip(LANGUAGES, names, strict=True) if name)
        topics[digits] = Topic(digits, named, subject_code or None, code.endswith(_RETIRED))
    return topics


@remembered(1)
def _by_subject_code() -> dict[str, Topic]:
    """Topics by the codes that they came from; of two the one in use, and of these the first."""
    found: dict[str, Topic] = {}
    for one in _table().values():
        if one.subject_code and (one.subject_code not in found or found[one.subject_code].retired):
            found[one.subject_code] = one
    return found


@remembered(1)
def _names() -> dict[str, tuple[tuple[Topic, str], ...]]:
    """Topic and language by folded name."""
    found: dict[str, list[tuple[Topic, str]]] = defaultdict(list)
    for one in _table().values():
        for lang, name in one.names:
            found[_folded(name)].append((one, lang))
    return {name: tuple(topics) for name, topics in found.items()}


def _folded(name: str) -> str:
    """The name without case, accents and needless space."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(one for one in spread if not unicodedata.combining(one)).split())


def _language(lang: str | None) -> str:
    return (lang or "").partition("-")[0].lower()
