"""Paper, day and page from the line above or below a newspaper page, for every article on it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from msgspec.structs import replace

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.kept import remembered
from umbruch.tree import Article, Source

_PARTS = re.compile(r"\s*[·|•–—/,\x00]\s*|\s{2,}")
_SHORT_NAME = re.compile(r"\b[A-ZÄÖÜ]{2,4}\b(?!\.)")
_PAGE_BEHIND = re.compile(r"[^\W\d_]\s\d{1,3}$")
_PAGE_ALONE = re.compile(r"([A-Z]?\d{1,3})")
_AROUND_NAME = re.compile(
    r"^(?:[^\W\d_]{3,12}: )|\s+(?:Nr\.?|No\.?|Nummer|Ausgabe|n\.|N°)?\s*\d{1,4}$|\s+(?:vom|of|du|del|van)$"
)
"""What stands at the ends of a name and is none of it: `Aus: `, a number of the issue or the page, `vom`."""
_ISSUE = re.compile(r"(?:Nr\.?|No\.?|Nummer|Ausgabe|n\.|N°)\s*\d", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,3}")
_MOST_NAME_WORDS = 5
_MOST_DAYS = 3
_TYPE_CHANGES = re.compile(r"(?<=[A-ZÄÖÜ]{3})(?=[a-zäöü]{2,4}[A-ZÄÖÜ]{3})|(?<=[a-zäöü]{2})(?=[A-ZÄÖÜ]{3})")
"""Where a masthead goes from capitals to small letters and back instead of a blank: `GAZZETTAdelLAGO`."""
_HOST = re.compile(r"(?:https?://)?(?:www\.|m\.|amp\.|epaper\.)?([\w-]+)\.[\w.]+", re.IGNORECASE)
_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_LEAST_HOST = 5
_LONGEST_PAGE = 200_000


def folio_source(folios: Sequence[str], words: str, numbers: Sequence[str] = ()) -> Source | None:
    """What the folio lines of a page tell; None where they tell no day and no paper.

    Args:
        folios: the lines.
        words: all words of the page, in which a paper that is named by its letters (`AN`) may stand in full, or one of
            its places.
    """
    spaced = [line.replace(",", ", ") for line in folios]
    days = [found for line in spaced if (found := find_date(line))]
    labels = "|".join(re.escape(label) for label in everywhere("page_labels") if len(label) > 1)
    numbered = re.compile(rf"\b(?:{labels})\s*(\d{{1,3}})\b", re.IGNORECASE)
    pages = [match.group(1) for line in folios if (match := numbered.search(line))]
    pieces = [part.strip() for line in spaced for part in _PARTS.split(_without_days(line))]
    pages += [match.group(1) for part in pieces if (match := _PAGE_ALONE.fullmatch(part))]
    named = (part for part in pieces if names_newspaper(part) and not _ISSUE.search(part))
    pages += [part.rpartition(" ")[2] for part in named if _PAGE_BEHIND.search(part[-5:])]
    pages += [digits.group() for number in numbers if (digits := _DIGITS.search(number))] if len(numbers) == 1 else []
    parts = [part for line in spaced for part in _names(numbered.sub("\x00", _without_days(line)))]
    names = [part for part in parts if names_newspaper(part) and len(_SHORT_NAME.sub("", part).strip()) > 1]
    names = [name for name in names if not name.casefold().startswith(_reviews())]
    if len(names) > 1:
        names = [name for name in names if not _is_section(name)] or names
    if not names and days:
        names = [part for part in parts if _is_named_for_a_day(part)][:1] or _by_letters(parts, words)
    if not days and not names:
        return None
    return Source(
        " · ".join(folios), tuple(dict.fromkeys(names)), days[0].iso if days else None, pages[0] if pages else None
    )


def _without_days(line: str) -> str:
    for _ in range(_MOST_DAYS):
        found = find_date(line)
        if found is None:
            break
        line = f"{line[: found.start]}\x00{line[found.end :]}"
    return line


def _names(line: str) -> list[str]:
    """The parts of a line that can be a paper's name."""
    parts = (_AROUND_NAME.sub("", _TYPE_CHANGES.sub(" ", part).strip(" .:*+-©")).strip() for part in _PARTS.split(line))
    return [part for part in parts if part and len(part.split()) <= _MOST_NAME_WORDS and part.casefold() not in _days()]


@remembered(1)
def _days() -> frozenset[str]:
    return frozenset(day.casefold() for day in everywhere("weekdays") if len(day) > 4)


def _is_named_for_a_day(part: str) -> bool:
    """Whether a name has a day of the week in it, as those of free papers do (`Super Sonntag`)."""
    return any(day in part.casefold() for day in _days()) and not any(map(str.isdigit, part))


def _is_section(name: str) -> bool:
    """Whether a name is that of a part of the paper with its number: `17 LOCAL NEWS`."""
    words = name.casefold().split()
    return any(word.isdigit() for word in words) and all(word.isdigit() or word in _section_words() for word in words)


@remembered(1)
def _reviews() -> tuple[str, ...]:
    """What collections of clippings are called, in small letters: `Pressespiegel`."""
    return tuple(label.casefold() for label in everywhere("review_labels"))


@remembered(1)
def _section_words() -> frozenset[str]:
    told = (*everywhere("topic_words"), *everywhere("section_words"), *everywhere("kicker_labels"))
    return frozenset(word for entry in told for word in entry.casefold().split()) | {"news", "local", "nachrichten"}


@remembered(1)
def _papers() -> dict[str, list[list[str]]]:
    told = files("umbruch.readers.pdf").joinpath("short_names.toml").read_text(encoding="utf-8")
    papers: dict[str, list[list[str]]] = tomllib.loads(told)["papers"]
    return papers


def _by_letters(parts: Sequence[str], words: str) -> list[str]:
    """The paper that some part names by its letters, in full where that can be told."""
    words = words[:_LONGEST_PAGE]
    shorts = [short for part in parts for short in _SHORT_NAME.findall(part)]
    for short in shorts:
        if full := _in_full(short, words) or _of_this_area(short, words):
            return [full]
    return [short for short in shorts if short in parts][:1]


def _of_this_area(short: str, words: str) -> str | None:
    """The paper with these letters whose places stand most often on the page."""
    counts = [
        (len(re.findall(rf"\b(?:{places})", words, re.IGNORECASE)) if places else 1, name)
        for name, places in _papers().get(short, ())
    ]
    most = max(counts, key=lambda one: one[0], default=(0, ""))
    return most[1] if most[0] and sum(count == most[0] for count, _ in counts) == 1 else None


def _in_full(short: str, words: str) -> str | None:
    """The words that begin with the letters of a short name, where exactly one such run of them stands on the page."""
    pattern = r"\b" + r"\s+".join(rf"{letter}[a-zäöüß]{{2,}}" for letter in short) + r"\b"
    found = {match.group() for match in re.finditer(pattern, words) if names_newspaper(match.group())}
    return found.pop() if len(found) == 1 else None


def named_in_full(name: str, words: str) -> str:
    """The name of a paper of which only the web site is known, where the page spells it (`lauter-bote.example`).

    Args:
        name: a name, or the host of an address; anything but a host comes back as it is.
        words: what stands on the pages.
    """
    host = _HOST.fullmatch(name)
    letters = host.group(1).casefold().replace("-", "") if host else ""
    if len(letters) < _LEAST_HOST:
        return name
    pattern = r"[\s-]?".join(map(re.escape, letters))
    for umlaut, written in _LETTERS.items():
        pattern = pattern.replace(r"[\s-]?".join(written), rf"(?:{umlaut}|{written})")
    found = {" ".join(re.split(r"[\s-]+", match.group())) for match in
             re.finditer(rf"(?<![\w./@-]){pattern}(?![\w@]|\.\w)", words[:_LONGEST_PAGE], re.IGNORECASE)}  # fmt: skip
    return min(found) if len(found) == 1 else name


def with_folio(article: Article, folio: Source) -> Article:
    """The article with what the folio of its page tells; what it says itself of its paper and address stays."""
    own = article.source
    if own is None:
        return replace(article, source=folio)
    if not (own.publications or own.url):
        text = folio.text if folio.date or not own.date else f"{folio.text}\n{own.text}"
        return replace(article, source=replace(folio, text=text, date=folio.date or own.date))
    only_site = own.publications and all(_HOST.fullmatch(name) for name in own.publications)
    return replace(
        article,
        source=replace(
            own,
            publications=(folio.publications or own.publications) if only_site
            else own.publications or folio.publications,
            date=folio.date or own.date, page=folio.page or own.page,
            url=own.url or folio.url,
        ),
    )  # fmt: skip
