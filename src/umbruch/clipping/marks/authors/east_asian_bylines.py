"""Bylines of East Asia: names beside what their bearers are, without blanks and capitals to tell them by."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.people import without_addresses
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered
from umbruch.tree import Byline, Person

_LONGEST = 60
_MOST_WORDS = 9
_LANGUAGES = ("zh", "ja", "ko")
_LETTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_EAST_ASIAN = re.compile(f"[{_LETTERS}]")
_WORD = re.compile(rf"[{_LETTERS}々〇]+")
_BETWEEN = re.compile(r"[\s/／|｜:：=＝・·、,，＆&()（）【】\[\]〔〕●•]+")
_SURE = re.compile(r"[/／|｜:：=＝・·]")
_BRACKETED = re.compile(r"[(（〔【]([^()（）〔〕【】]{2,20})[)）〕】]")
_HANGUL = re.compile("[\uac00-\ud7af]{2,4}")
_HAN = re.compile("[\u3400-\u9fff々]{2,4}")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff々]{2,8}")
_KANA = re.compile("[\u3040-\u30ff]")
_HOUSE = re.compile(
    r".{1,8}(?:報|报|日報|新聞|新闻|通信|通讯|社|網|网|快訊|快讯|報導|报导|报道|時報|时报|일보|신문|뉴스|조선|방송)"
)
_FURTHER = re.compile(r"\s+외\s+\d{1,2}명$|\s?(?:ほか|他)\s?\d{1,2}(?:名|人)$|等\d{1,2}人$")
"""How many more wrote the article, behind the first of them: `홍길동 기자 외 1명`."""
_COUNT = re.compile(r"\d{1,7}")


class _Words(NamedTuple):
    """The words that say who somebody is: what opens a byline, what stands after a name, photographers, editors."""

    authors: frozenset[str]
    around: re.Pattern[str]
    labels: frozenset[str]
    editors: frozenset[str]


@remembered(1)
def _words() -> _Words:
    tables = [all_conventions()[code] for code in _LANGUAGES]
    authors = frozenset(word for table in tables for word in (*table.byline_openers, *table.byline_roles))
    roles = any_of(word for word in authors if len(word) > 1)
    return _Words(
        authors,
        re.compile(rf"(?P<before>.*?)(?P<role>{roles})(?P<after>.*)"),
        frozenset(word for table in tables for word in (*table.credit_labels, *table.translation_labels)),
        frozenset(word for table in tables for word in table.editor_labels),
    )


@remembered(1)
def _family_names() -> frozenset[str]:
    return frozenset(name for code in _LANGUAGES for name in all_conventions()[code].family_names.split())


def has_family_name(name: str) -> bool:
    """Whether a name of East Asia begins with one of the common family names."""
    return any(name[:size] in _family_names() and len(name) > size for size in (1, 2, 3))


def east_asian_byline(line: str) -> Byline | None:
    """A line that holds names and what their bearers are, perhaps the paper, a day and an address, and nothing else.

    Examples: `홍길동 기자`, `山田太郎記者`, `撰文：张伟 摄影：李娜`, `聯合報 記者林宸誼／即時報導`.
    """
    if line.isascii() or len(line) > _LONGEST or not _EAST_ASIAN.search(line) or line[-1] in "。？！":
        return None
    text = _FURTHER.sub("", _without_day(without_addresses(line.strip(" •●□■◎○◆◇▲△"))))
    people = _people(text) if text else None
    return Byline(line, tuple(people)) if people else None


def names_east_asian_editor(line: str) -> bool:
    """Whether a line names an editor and nobody else: `【编辑：姚昊】`, `편집: 홍길동`."""
    if line.isascii() or len(line) > _LONGEST or not _EAST_ASIAN.search(line):
        return False
    words = [word for word in _BETWEEN.split(line) if word]
    labelled = len(words) > 1 and words[0] in _words().editors and _SURE.search(line) is not None
    return labelled and all(_is_name(word, sure=True) or word in _words().editors for word in words[1:])


def _without_day(text: str) -> str:
    found = find_date(text)
    if found is None:
        return text
    return text[: found.start].rstrip(" |｜,，") if stamped_day(text[found.start :].strip(" )）】")) else ""


def _people(text: str) -> list[Person] | None:
    words = [word for word in _BETWEEN.split(text) if word]
    if not words or len(words) > _MOST_WORDS:
        return None
    table, sure = _words(), _SURE.search(text) is not None
    people: list[Person] = []
    label: str | None = None
    told = housed = False
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        if word in table.editors:
            label = word
        elif word in table.authors:
            told, label = True, None
            if people and number and not following:
                people = [Person(one.name, one.role or word) for one in people]
        elif word in table.labels:
            label = word
        elif (parts := _apart(word, table)) is not None:
            house, name, role = parts
            told, housed = True, housed or bool(house)
            people.append(Person(name, role))
        elif _HOUSE.fullmatch(word) or (following and f"{word}=" in text.replace(" ", "").replace("＝", "=")):
            housed = True
        elif _is_name(word, sure):
            if label not in table.editors:
                people.append(Person(word, label))
        elif len(word) == 1 and len(following) == 1 and word in _family_names():
            words[number + 1] = word + following
        elif not (_COUNT.fullmatch(word) and people):
            return None
    if not any(person.role not in table.labels for person in people):
        return None
    if told or _in_brackets(text):
        return _joined(people)
    return people if housed and sure and all(has_family_name(one.name) for one in people) else None


def _apart(word: str, table: _Words) -> tuple[str, str, str] | None:
    """A house, a name and a role that are written as one word: `新华社记者张伟`, `山田太郎記者`."""
    match = table.around.fullmatch(word)
    if match is None:
        return None
    before, role, after = match.group("before", "role", "after")
    if after and _is_name(after, sure=False):
        return before, after, role
    return ("", before, role) if not after and _is_name(before, sure=True) else None


def _is_name(word: str, sure: bool) -> bool:
    """Whether a word can be a name; where no colon or stroke stands beside it, only with a common family name."""
    if not _WORD.fullmatch(word):
        return False
    if _HANGUL.fullmatch(word) or _HAN.fullmatch(word):
        return sure or has_family_name(word)
    return _JAPANESE.fullmatch(word) is not None and (
        has_family_name(word) or (sure and _KANA.search(word) is not None)
    )


def _in_brackets(text: str) -> bool:
    """Whether a text is one name in brackets, as authors sign at the foot."""
    match = _BRACKETED.fullmatch(text)
    return match is not None and has_family_name(match.group(1))


def _joined(people: list[Person]) -> list[Person]:
    """The people, a family name and a given name that a blank parts (`山田 太郎`) as one."""
    if len(people) == 2 and people[0].name in _family_names() and not has_family_name(people[1].name):
        return [Person(people[0].name + people[1].name, people[1].role)]
    return people
