"""What colleagues say to each other of a copy, with no label: `Die Zitate liegen noch zur Autorisierung bei ihr.`

A report speaks of pictures, names and approvals, too. It does not speak of captions and sidebars, of quotes that are
still to be approved, of where the pictures of the text lie, nor to `Lisa, weißt du, ob die Summe stimmt?`
"""

from __future__ import annotations

import re

from umbruch.clipping.marks.embargo_words import EAST_ASIAN
from umbruch.clipping.marks.embargoes.embargo_vocabulary import WORD
from umbruch.clipping.marks.newsroom.desk_calls import asked_of_a_desk, calls_a_desk
from umbruch.clipping.marks.newsroom.desk_orders import CALL, DRESS, LONGEST, is_order, is_told_to_readers
from umbruch.clipping.marks.newsroom.mail_remarks import is_for_the_desk_alone
from umbruch.clipping.marks.newsroom.remarks.given_access import gives_access
from umbruch.clipping.marks.newsroom.remarks.remark_words import Wording, only, short_words, wordings_for
from umbruch.clipping.marks.newsroom.remarks.words_to_the_press import speaks_to_the_press
from umbruch.clipping.marks.newsroom.secrecy.reasons_to_wait import asks_to_wait
from umbruch.clipping.signs.people import is_name_word

_MOST_WORDS = 18
"""Words of a remark on what is not approved yet; a report of a dispute about a quote has more."""
_MOST_ORDERED = 14
"""Words of a line that orders a length: `Seite 3 Aufmacher, 120 Zeilen, bitte bis 17 Uhr` has eight."""
_MOST_CHECKED = 10
"""Words of a line that says what must be checked: `Rubriken måste kollas med Anna` has five."""
_MOST_WAITING = 8
"""Words of a line that says who of the newsroom has still to look at it."""
_NEAR_START = 3
"""Words at the beginning among which the part of the copy stands that is spoken of, an article or a call before it."""
_QUOTED = re.compile('["“”„«»]')
_FOLDER = re.compile('["“”„«»][^"“”„«»]{1,30}["“”„«»]')
"""A name in quotation marks, as folders have: `im Ordner „Brücke“`."""
_ADDRESSED = re.compile(r"@?(?P<name>[^\W\d_]{2,15})(?:\s[^\W\d_]{2,15})?\s?(?:,|:|\s[–-])\s(?P<asked>.+)", re.DOTALL)


def is_for_colleagues(paragraph: str) -> bool:
    """Whether all of a short paragraph orders, asks, offers or tells something that is for the newsroom alone.

    Args:
        paragraph: the whole of it, on one line.
    """
    if is_order(paragraph) or calls_a_desk(paragraph):
        return True
    if is_for_the_desk_alone(paragraph) or is_remark(paragraph) or speaks_to_the_press(paragraph):
        return True
    if asks_to_wait(paragraph):
        return True
    asked = asked_of_a_desk(paragraph)
    return bool(asked) and is_remark(asked)


def is_remark(text: str) -> bool:
    """Whether all of a short paragraph is a remark of one colleague to another on the copy that it stands in.

    Args:
        text: the whole of a paragraph, on one line.
    """
    if gives_access(text):
        return True
    if len(text) > LONGEST or EAST_ASIAN.search(text) or _QUOTED.search(_FOLDER.sub("", text)) is not None:
        return False
    bare = text.strip(DRESS)
    return any(_remarks(kind, bare) for kind in wordings_for(text)) and not is_told_to_readers(text)


def _remarks(kind: Wording, bare: str) -> bool:
    return _says_it(kind, bare) and kind.saying.search(bare) is None


def _says_it(kind: Wording, bare: str) -> bool:
    return (
        _is_unapproved(kind, bare)
        or _asks_a_colleague(kind, bare)
        or _points_at(kind, bare)
        or _speaks_of_layout(kind, bare)
        or _orders_a_length(kind, bare)
        or _says_where_pictures_lie(kind, bare)
        or _limits_use(kind, bare)
        or _is_to_be_checked(kind, bare)
        or _waits_for_the_newsroom(kind, bare)
        or _promises(kind, bare)
        or kind.absence.search(bare) is not None
    )


def _is_unapproved(kind: Wording, bare: str) -> bool:
    """`Quotes still to be cleared with her office`, `Das Okay der Rechtsabteilung steht noch aus`."""
    if kind.pending.search(bare) is None or len(bare.split()) > _MOST_WORDS:
        return False
    if (approval := kind.approval.search(bare)) and kind.passages.search(bare):
        return True
    if approval and kind.parts.match(bare) and len(bare.split()) <= _MOST_WAITING and not bare.endswith("."):
        return True
    if _is_consent_of_the_newsroom(kind, bare):
        return True
    called = CALL.match(bare)
    return called is not None and kind.passages.search(bare) is not None and kind.missing.search(bare) is not None


def _is_consent_of_the_newsroom(kind: Wording, bare: str) -> bool:
    """Whether who is asked and what is asked for stand together: `das Okay der Rechtsabteilung`."""
    consent, people = kind.consent.search(bare), kind.people.search(bare)
    if consent is None or people is None:
        return False
    between = bare[min(consent.end(), people.end()) : max(consent.start(), people.start())]
    return len(between.split()) < _NEAR_START


def _asks_a_colleague(kind: Wording, bare: str) -> bool:
    """`Sam, can you double-check the figure?`: a first name, one spoken to, what is to be looked at again."""
    found = _ADDRESSED.match(bare)
    if found is None or not is_name_word(found["name"]) or found["name"].casefold() in kind.small:
        return False
    asked = found["asked"]
    if kind.colleague.search(asked) is None:
        return False
    return kind.checking.search(asked) is not None or (
        kind.todo.search(asked) is not None and kind.parts.search(asked) is not None
    )


def _points_at(kind: Wording, bare: str) -> bool:
    """`Hier müsste man noch mal nachhaken, klingt komisch`: nothing but small words before what is to be done."""
    here = kind.here.match(bare)
    if here is None:
        return False
    for todo in (*kind.checking.finditer(bare), *kind.todo.finditer(bare)):
        between = WORD.findall(bare[here.end() : todo.start()])
        ends = bare[todo.end() : todo.end() + 1] in ("", ",", ".", ";", "!", "?")
        if ends and all(word.islower() and (kind.tells_nouns or word in short_words()) for word in between):
            return True
    return False


def _is_to_be_checked(kind: Wording, bare: str) -> bool:
    """`Rubriken måste kollas med Anna`: a part of the copy first, without article, what must be done, and no stop."""
    part = kind.parts.match(CALL.sub("", bare))
    if part is None or bare.endswith((".", "?")) or len(bare.split()) > _MOST_CHECKED:
        return False
    rest = CALL.sub("", bare)[part.end() :]
    must = kind.must.search(rest)
    if must is None:
        return False
    check = kind.checking.search(rest, must.end()) or kind.approval.search(rest, must.end())
    if check is None or not (len(rest[: must.start()].split()) < _NEAR_START or check.end() == len(rest)):
        return False
    return all(map(str.islower, rest[must.end() : check.start()].split()))


def _waits_for_the_newsroom(kind: Wording, bare: str) -> bool:
    """`Chef muss noch drüberschauen`, `Legal still has to sign this off`: who, what is still to be done, no object."""
    people = kind.people.match(bare)
    if people is None or bare.endswith((".", "?")) or len(bare.split()) > _MOST_WAITING:
        return False
    rest = bare[people.end() :]
    waits, must = kind.pending.match(rest, 1), kind.must.match(rest, 1)
    still = waits or must
    if still is None:
        return False
    done = kind.checking.search(rest, still.start()) or kind.approval.search(rest, still.start())
    if done is None:
        return False
    beside = WORD.findall(kind.parts.sub(" ", rest[still.end() : done.start()] + " " + rest[done.end() :]))
    return all(word.islower() and word.casefold() in short_words() for word in beside)


def _promises(kind: Wording, bare: str) -> bool:
    """`Foto schicke ich nach`, `…, ich kläre das`: a part of the copy near the beginning, and what somebody will do."""
    promise = kind.promise.search(bare)
    if promise is None or len(bare.split()) > _MOST_WORDS:
        return False
    if kind.passages.search(bare) is not None and (kind.missing.search(bare) or kind.checking.search(bare)):
        return True
    if bare.endswith((".", "?")):
        return False
    if promise.start() == 0 and kind.people.search(bare, promise.end()):
        return True
    part = kind.parts.search(bare)
    return part is not None and len(bare[: part.start()].split()) < _NEAR_START


def _speaks_of_layout(kind: Wording, bare: str) -> bool:
    """`Kasten dazu kommt von Tim`, `Bitte Zwischentitel einziehen`: a part of a page first, without article."""
    bare = CALL.sub("", bare)
    asked = kind.asking.match(bare)
    rest = bare[asked.end() :].strip() if asked else bare
    if asked:
        part = kind.layout.search(rest)
        return part is not None and len(rest[: part.start()].split()) < _NEAR_START
    part = kind.layout.match(rest)
    if part is None:
        return False
    behind = rest[part.end() :]
    return bool(behind[:1] in (" ", ",")) and (
        kind.asking.search(behind) is not None
        or kind.missing.search(behind) is not None
        or kind.units.search(behind) is not None
        or kind.layout.search(behind) is not None
    )


def _orders_a_length(kind: Wording, bare: str) -> bool:
    """`Splash for tomorrow, 600 words, needs headline`: a length and a part of the copy, and no sentence."""
    if ("," not in bare and "/" not in bare) or bare.endswith((".", "!", "?")) or not any(map(str.isdigit, bare)):
        return False
    if kind.units.search(bare) is None or len(bare.split()) > _MOST_ORDERED:
        return False
    if kind.units.match(bare) and kind.asking.search(bare):
        return True
    told = kind.units.sub(" ", bare)
    return kind.parts.search(told) is not None or kind.layout.search(told) is not None


def _says_where_pictures_lie(kind: Wording, bare: str) -> bool:
    """`Bilder liegen im Ordner „Brücke“, bitte nur das Querformat nehmen`."""
    if kind.stored.search(bare) is None:
        return False
    part = kind.parts.search(bare)
    if part is None or len(bare[: part.start()].split()) >= _NEAR_START:
        return False
    told = _FOLDER.sub("", bare)
    place = kind.stored.search(told, part.end())
    if place is None or told[place.end() :].strip()[:1] not in ("", ",", ".", ";", ":"):
        return False
    return len(told[part.end() : place.start()].split()) < _NEAR_START


def _limits_use(kind: Wording, bare: str) -> bool:
    """`Foto nur einmalig und nur mit diesem Text verwenden`: a part, an only, at the end what a desk does."""
    if only().search(bare) is None or kind.parts.match(bare) is None:
        return False
    last = bare.rstrip(" .!").rpartition(" ")[2]
    return kind.publishing.fullmatch(last) is not None or kind.work.fullmatch(last) is not None
