"""NewsML 1.0 to 1.2: what readers cannot do without, status and embargo, and the lines of each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import embargo_clock, language_names, placeholders
from umbruch.preflight.common.xml import XML_LANG, children, first, line_of, named, parse, text_of
from umbruch.preflight.given import CheckedFile

_IDENTIFIER = ("ProviderId", "DateId", "NewsItemId", "RevisionId")
"""What a NewsIdentifier must hold (NewsML 1.2 DTD); the PublicIdentifier is made of them."""
_LINES = ("HeadLine", "SubHeadLine", "NewsLineText", "p", "hl1", "hl2", "h1", "h2", "h3", "li")


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a file of NewsML 1."""
    parsed = parse(checked_file.content, checked_file.kind)
    yield from parsed.findings
    if parsed.root is None:
        return
    items = children(parsed.root, "NewsItem")
    if not items:
        yield checked_file.finding("newsml.item", "there is no NewsItem in it", line=line_of(parsed.root))
    names = [None] if len(items) == 1 else [f"NewsItem {number}" for number in range(1, len(items) + 1)]
    for item, name in zip(items, names, strict=True):
        yield from _identity(checked_file, item, name)
        yield from _words(checked_file, item, name)
        yield from _status_and_embargo(checked_file, item, name)
    told = Counter(filter(None, (_identifier(item) for item in items)))
    for number, times in told.items():
        if times > 1:
            yield checked_file.finding("newsml.duplicate", f"{number} stands {times} times")


def _identifier(item: etree._Element) -> str:
    found = next(named(item, "NewsIdentifier"), None)
    return "" if found is None else ":".join(text_of(one) for name in _IDENTIFIER for one in children(found, name))


def _identity(checked_file: CheckedFile, item: etree._Element, name: str | None) -> Iterator[Diagnostic]:
    """Who sends the item, when it was first sent, what it is called there, and in which version."""
    found = next(named(item, "NewsIdentifier"), None)
    missing = [part for part in _IDENTIFIER if found is None or not any(map(text_of, children(found, part)))]
    if missing:
        what = f"NewsItem without {', '.join(missing)}"
        yield checked_file.finding("newsml.item", what, place=name, line=line_of(item))


def _words(checked_file: CheckedFile, item: etree._Element, name: str | None) -> Iterator[Diagnostic]:
    """A headline and a language."""
    if not any(map(text_of, named(item, "HeadLine", "Headline", "hl1"))):
        yield checked_file.finding("headline.missing", "there is no HeadLine", place=name, line=line_of(item))
    yield from language_names.judged(checked_file, _language(item), "the item", name, line_of(item))


def _language(item: etree._Element) -> str | None:
    told = next((one.get("FormalName") for one in named(item, "Language") if one.get("FormalName")), None)
    return told or next((one.get(XML_LANG) for one in item.iter("{*}*") if one.get(XML_LANG)), None)


def _status_and_embargo(checked_file: CheckedFile, item: etree._Element, name: str | None) -> Iterator[Diagnostic]:
    """A status, when it changes, and no line that holds back what may be used."""
    management = first(item, "NewsManagement")
    found = children(management, "Status") if management is not None else []
    status = (found[0].get("FormalName") or text_of(found[0])).casefold() if found else ""
    if not status:
        yield checked_file.finding("newsml.status", "no Status", place=name, line=line_of(item))
    lang = _language(item)
    lines = list(_lines(item))
    yield from placeholders.in_lines(checked_file, lines, name)
    changes = list(_becomes_usable(management))
    for written, line in changes:
        yield from embargo_clock.judged(checked_file, written, name, line, lang)
        running = embargo_clock.is_running(checked_file, written, lang)
        if running is True and status == "usable":
            yield checked_file.finding("embargo.usable", "usable while the embargo runs", place=name, line=line)
        if running is False and status in ("embargoed", "withheld"):
            yield checked_file.finding("embargo.status", "withheld after the embargo", place=name, line=line)
    if status in ("", "usable") and not changes:
        yield from embargo_clock.usable_all_the_same(checked_file, lines, name, lang)


def _becomes_usable(management: etree._Element | None) -> Iterator[tuple[str, int | None]]:
    """The moments from which on an item may be used (`StatusWillChange`), with their lines."""
    for change in children(management, "StatusWillChange") if management is not None else ():
        future, moment = first(change, "FutureStatus"), first(change, "DateAndTime")
        if future is not None and moment is not None and (future.get("FormalName") or "").casefold() == "usable":
            yield text_of(moment), line_of(moment)


def _lines(item: etree._Element) -> Iterator[str]:
    yield from (text_of(one) for one in named(item, *_LINES))
    for data in named(item, "DataContent"):
        if not len(data):
            yield from (data.text or "").splitlines()
