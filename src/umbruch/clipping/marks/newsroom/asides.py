"""What inside a paragraph is not for readers: a sentence that sets an embargo, an order, words in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from umbruch.clipping.conventions import all_conventions, everywhere
from umbruch.clipping.marks.embargo_words import begins_like_a_month, names_a_time, time_follows
from umbruch.clipping.marks.embargoes.holding_requests import asks_to_hold, says_nothing_but_an_embargo
from umbruch.clipping.marks.newsroom.desk_calls import Bracket, calls_a_desk, forbids_to_name
from umbruch.clipping.marks.newsroom.desk_orders import begins_with_asking, has_desk_phrase, is_order
from umbruch.clipping.marks.newsroom.open_points import says_what_is_left
from umbruch.clipping.marks.newsroom.telling_words import Leads, leads_of, may_lead
from umbruch.clipping.marks.release import is_embargo
from umbruch.kept import remembered

LONGEST = 200
"""Signs of such a sentence; what is longer tells a story."""
_STOP = re.compile(
    r"(?<=\w\w[.!?…])[\"”“»)\]]?\s+(?=[^\w\s]{0,3}\s?[^\W\d_])|(?<=\W\d[.!?])\s+(?=[^\W\d_])"
    r"|(?<=[)\]][.!?])\s+|(?<=[。！？।])\s*(?=\S)"
)
_LAST_WORD = re.compile(r"\w+(?=[.]$)")
_BRACKETS = re.compile(rf"\((?P<round>[^()]{{6,{LONGEST}}})\)|(?<!!)\[(?P<square>[^\[\]]{{6,{LONGEST}}})\](?![(\[:])")
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"\s[–—-]\s")
_MOST_WORDS_OF_TWO = 7
"""Words of a line whose last clause may set an embargo behind a comma: `Vorabinformation, nicht vor … drucken`."""
_QUOTED = re.compile('["“”„«»]')
_LONGEST_SHORT = 4
"""Letters of a month that may be cut short; `Mai` and `June` are whole, and end sentences."""
_MOST_DIGITS = 2
_LEAST_LAST = 4
"""Letters of a word whose stop ends a sentence even before a small letter."""


What = Literal["embargo", "doubt", "order"]


class Aside(NamedTuple):
    """Part of a paragraph that is not for readers.

    Args:
        start: where it begins in the paragraph.
        end: where it ends, with the blanks behind it.
        words: it, without brackets.
        what: whether it sets an embargo, may set one, or orders something.
        sure: whether nothing of a report goes away with it.
    """

    start: int
    end: int
    words: str
    what: What
    sure: bool


@remembered(256)
def asides_in(paragraph: str) -> tuple[Aside, ...]:
    """The sentences of a paragraph, and words in brackets in it, that are for the newsroom and not for readers.

    Args:
        paragraph: lines that belong together; those a line end parts count as one.
    """
    if not may_lead(paragraph):
        return ()
    text = paragraph.replace("\n", " ").replace("\u00a0", " ").replace("\u202f", " ")
    found: list[Aside] = []
    for start, end in _sentences(text):
        sentence = text[start:end]
        leads = leads_of(sentence)
        if not any(leads):
            continue
        if len(sentence) <= LONGEST and (told := _told(sentence.strip(), leads)):
            found.append(Aside(start, end, sentence.strip(), told[0], told[1]))
            continue
        for bracket in _BRACKETS.finditer(text, start, end):
            words = (bracket["round"] or bracket["square"]).strip()
            if told := _told(words, leads_of(bracket.group()), "square" if bracket["square"] else "round"):
                found.append(Aside(bracket.start(), bracket.end(), words, told[0], told[1]))
    return tuple(found)


def _told(words: str, leads: Leads, bracket: Bracket = "none") -> tuple[What, bool] | None:
    """What words say to the newsroom, and whether they say nothing else."""
    found = _holds_back(words, bracket) if leads.embargo else None
    if found is None and leads.order:
        found = _orders(words, bracket)
    return found or _told_in_a_clause(words, leads)


def _holds_back(words: str, bracket: Bracket) -> tuple[What, bool] | None:
    if (
        bracket != "square"
        and (label := _doubtful().match(words))
        and time_follows(words[label.end() :].partition(":")[0])
    ):
        return "doubt", False
    if is_embargo(words) and (":" not in words or names_a_time(words) or says_nothing_but_an_embargo(words)):
        return "embargo", says_nothing_but_an_embargo(words)
    if asks_to_hold(words) and not _QUOTED.search(words):
        return "embargo", says_nothing_but_an_embargo(words)
    return None


def _orders(words: str, bracket: Bracket) -> tuple[What, bool] | None:
    if calls_a_desk(words, bracket):
        return "order", True
    if is_order(words) and not _QUOTED.search(words):
        if begins_with_asking(words) or bracket == "square":
            return "order", True
        if bracket == "round" or has_desk_phrase(words):
            return "order", False
    if forbids_to_name(words, bracketed=bracket == "square"):
        return "order", bracket == "square"
    return ("order", False) if bracket == "round" and says_what_is_left(words) else None


def _told_in_a_clause(words: str, leads: Leads) -> tuple[What, bool] | None:
    clauses = _CLAUSE.split(words) + words.split(": ")[1:]
    if len(words.split()) <= _MOST_WORDS_OF_TWO:
        clauses += words.split(", ")[1:]
    clauses = [clause for clause in clauses if clause != words]
    if not clauses or _QUOTED.search(words):
        return None
    if leads.embargo and any(is_embargo(clause) or asks_to_hold(clause) for clause in clauses):
        return "embargo", False
    return ("order", False) if leads.order and forbids_to_name(clauses[-1]) else None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, the blanks behind it with it."""
    start = 0
    for stop in _STOP.finditer(text):
        before = _LAST_WORD.search(text, max(start, stop.start() - _LONGEST_WORD), stop.start())
        following = _WORD.search(text, stop.end())
        if before is not None and _is_abbreviated(before[0], following[0] if following else ""):
            continue
        yield start, stop.end()
        start = stop.end()
    if start < len(text):
        yield start, len(text)


_LONGEST_WORD = 40
"""Signs before a stop in which its word is looked for."""


def _is_abbreviated(word: str, following: str) -> bool:
    """Whether a stop ends no sentence: behind a short word, behind the number of a day before its month."""
    if word.isdigit():
        return following[:1].islower() or (len(word) <= _MOST_DIGITS and begins_like_a_month(following.casefold()))
    return word.casefold() in _abbreviations() or (following[:1].islower() and len(word) < _LEAST_LAST)


@remembered(1)
def _abbreviations() -> frozenset[str]:
    """Short words with a stop behind them, as months and days have it."""
    lists = [names for one in all_conventions().values() for names in one.months if names]
    whole = {max(names, key=len) for names in lists}
    months = {name for names in lists for name in names if len(name) <= _LONGEST_SHORT} - whole
    return frozenset(
        map(
            str.casefold,
            (*months, "dr", "st", "nr", "mr", "mrs", "ms", "prof", "kl", "ca", "no", "tel", "str", "bzw", "usw"),
        )
    )


@remembered(1)
def _doubtful() -> re.Pattern[str]:
    """What closes a road as well as a text: `Sperre bis Donnerstag`."""
    words = "|".join(re.escape(label) for label in everywhere("embargo_doubts"))
    return re.compile(rf"(?:{words})(?!\w)[\s:]*", re.IGNORECASE)
