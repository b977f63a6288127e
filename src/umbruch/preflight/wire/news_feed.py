"""Feeds: RSS 0.9x and 2.0, Atom, JSON Feed; whatever stands in one is out in the world."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree, html

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import embargo_clock, language_names, page_markup, placeholders
from umbruch.preflight.common.page_markup import Page
from umbruch.preflight.common.xml import XML_LANG, children, line_of, local, parse, text_of
from umbruch.preflight.given import CheckedFile

_BLOCK_EDGE = re.compile(r"</?(?:p|h[1-6]|div|li|br|tr|td|th|section|article|header|figcaption|blockquote)\b[^<>]*>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)")


class _Entry(NamedTuple):
    """An entry of any of the three: what was read of it, and the names of what it lacks."""

    place: str
    line: int | None
    id: str
    lang: str | None
    texts: tuple[str, ...]
    markup: str
    dates: tuple[str, ...]
    addresses: tuple[str, ...]
    lacks: tuple[str, ...] = ()


class _Told(NamedTuple):
    """A feed of any of the three; `mail_dates` says that its dates are written as in mails."""

    lang: str | None
    lacks: tuple[str, ...]
    dates: tuple[str, ...]
    addresses: tuple[str, ...]
    entries: tuple[_Entry, ...]
    mail_dates: bool = False
    relative: bool = False


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a feed."""
    if checked_file.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        try:
            found = json.loads(checked_file.content.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
        except UnicodeDecodeError as error:
            yield checked_file.finding("json.malformed", f"byte {error.start} is not UTF-8")
        except json.JSONDecodeError as error:
            yield checked_file.finding("json.malformed", error.msg, line=error.lineno)
        except RecursionError:
            yield checked_file.finding("json.malformed", "nested too deep to be read")
        else:
            yield from _checked(checked_file, _json_feed(found))
        return
    parsed = parse(checked_file.content, checked_file.kind)
    yield from parsed.findings
    if parsed.root is not None:
        told = _atom(parsed.root) if local(parsed.root) == "feed" else _rss(parsed.root)
        yield from _checked(checked_file, told)


def _checked(checked_file: CheckedFile, told: _Told) -> Iterator[Diagnostic]:
    yield from language_names.judged(checked_file, told.lang, "the feed", None, None)
    yield from _form(checked_file, told, "the feed", None, None, told)
    ids = Counter(entry.id for entry in told.entries if entry.id)
    for number, times in ids.items():
        if times > 1:
            yield checked_file.finding("feed.id", f"the id {number[:120]!r} stands {times} times")
    for entry in told.entries:
        place, line = entry.place, entry.line
        yield from _form(checked_file, told, "the entry", place, line, entry)
        if not entry.id:
            yield checked_file.finding("feed.id", "the entry has no id", place=place, line=line)
        lines = list(_lines(entry))
        yield from placeholders.in_lines(checked_file, lines, place)
        yield from embargo_clock.usable_all_the_same(checked_file, lines, place, entry.lang or told.lang)
        if (root := _fragment(entry.markup)) is not None:
            yield from page_markup.checked(checked_file, Page(root, place, whole=False))


def _form(
    checked_file: CheckedFile, told: _Told, what: str, place: str | None, line: int | None, one: _Told | _Entry
) -> Iterator[Diagnostic]:
    """What the specification demands of a feed or an entry: its parts, the form of dates and addresses."""
    for name in one.lacks:
        yield checked_file.finding("feed.element", f"{what} has no {name}", place=place, line=line)
    for date in one.dates:
        if not _is_date(date, in_mails=told.mail_dates):
            form = "Sat, 09 Mar 2024 10:00:00 +0100" if told.mail_dates else "2024-03-09T10:00:00+01:00"
            message = f"{date[:60]!r} is no date as the feed wants it ({form})"
            yield checked_file.finding("feed.date", message, place=place, line=line)
    for address in one.addresses:
        if not told.relative and not _is_whole(address):
            message = f"{address[:120]!r} is not a whole address"
            yield checked_file.finding("feed.address", message, place=place, line=line)


def _is_date(written: str, *, in_mails: bool) -> bool:
    try:
        if in_mails:
            return parsedate_to_datetime(written) is not None
        return bool(_RFC_3339.fullmatch(written)) and datetime.fromisoformat(written.upper()) is not None
    except (ValueError, TypeError):
        return False


def _is_whole(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.scheme in ("mailto", "urn", "tag")))


def _lines(entry: _Entry) -> Iterator[str]:
    for text in (*entry.texts, entry.markup):
        yield from _plain(text).splitlines()


def _plain(text: str) -> str:
    from html import unescape

    return unescape(_TAG.sub("", _BLOCK_EDGE.sub("\n", text)))


def _fragment(markup: str) -> etree._Element | None:
    if "<" not in markup:
        return None
    try:
        found: etree._Element = html.fragment_fromstring(
            markup, create_parent="div", parser=html.HTMLParser(no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return found


def _text(element: etree._Element | None, name: str) -> str:
    """The words of the first child of that local name."""
    found = children(element, name) if element is not None else []
    return text_of(found[0]) if found else ""


def _raw(element: etree._Element, name: str) -> str:
    return "".join("".join(str(piece) for piece in one.itertext()) for one in children(element, name))


def _rss(root: etree._Element) -> _Told:
    channels = children(root, "channel")
    channel = channels[0] if channels else root
    entries = []
    items = children(channel, "item")
    for number, item in enumerate(items):
        title, summary, body = _text(item, "title"), _raw(item, "description"), _raw(item, "encoded")
        links = [one for one in children(item, "link") if not one.get("href")]
        enclosures = children(item, "enclosure")
        lacks = [] if title or summary.strip() else ["title or description"]
        lacks += [
            f"enclosure/@{key}" for one in enclosures for key in ("url", "length", "type") if not one.get(key)
        ]  # fmt: skip
        entries.append(
            _Entry(
                f"item[{number + 1}]", line_of(item), _text(item, "guid") or _text(item, "link"), None,
                (title, summary), body or summary, tuple(filter(None, [_text(item, "pubDate")])),
                tuple(filter(None, [*map(text_of, links), *(str(one.get("url") or "") for one in enclosures)])),
                tuple(lacks),
            )
        )  # fmt: skip
    link = next((text_of(one) for one in children(channel, "link") if not one.get("href")), "")
    lacks = [] if channels else ["channel"]
    lacks += [name for name in ("title", "description") if not children(channel, name)]
    dates = [_text(channel, name) for name in ("pubDate", "lastBuildDate")]
    return _Told(
        _text(channel, "language") or root.get(XML_LANG), (*lacks, *(() if link else ("link",))),
        tuple(filter(None, dates)), (link,) if link else (), tuple(entries), mail_dates=True,
    )  # fmt: skip


def _atom(root: etree._Element) -> _Told:
    entries = []
    by_all = bool(children(root, "author"))
    for number, entry in enumerate(children(root, "entry")):
        contents = children(entry, "content")
        lacks = [name for name in ("title", "updated") if not _text(entry, name) and not children(entry, name)]
        alternate = [one for one in children(entry, "link") if one.get("rel", "alternate") == "alternate"]
        lacks += [] if contents or alternate else ["content or link"]
        lacks += [] if by_all or children(entry, "author") or children(entry, "source") else ["author"]
        entries.append(
            _Entry(
                f"entry[{number + 1}]", line_of(entry), _text(entry, "id"), entry.get(XML_LANG),
                (_text(entry, "title"), _raw(entry, "summary")), "".join(map(_atom_markup, contents)),
                tuple(filter(None, (_text(entry, name) for name in ("updated", "published")))),
                tuple(str(one.get("href") or "") for one in children(entry, "link")), tuple(lacks),
            )
        )  # fmt: skip
    return _Told(
        root.get(XML_LANG), tuple(name for name in ("id", "title", "updated") if not _text(root, name)),
        tuple(filter(None, [_text(root, "updated")])),
        tuple(str(one.get("href") or "") for one in children(root, "link")), tuple(entries), relative=True,
    )  # fmt: skip


def _atom_markup(content: etree._Element) -> str:
    """The content of an Atom entry as HTML: XHTML as it stands, HTML unescaped, plain text escaped."""
    if content.get("type") == "xhtml":
        inside = children(content, "div")
        return "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in inside)
    text = "".join(str(piece) for piece in content.itertext())
    return text if content.get("type") in ("html", "text/html") else text.replace("<", "&lt;")


def _json_feed(found: Any) -> _Told:
    whole: Mapping[str, Any] = found if isinstance(found, dict) else {}
    items = whole.get("items")
    lacks = [name for name in ("version", "title") if not _word(whole, name)]
    lacks += [] if isinstance(items, list) else ["items"]
    entries = []
    for number, item in enumerate(items if isinstance(items, list) else ()):
        one: Mapping[str, Any] = item if isinstance(item, dict) else {}
        body, plain = _word(one, "content_html"), _word(one, "content_text")
        written = any(isinstance(one.get(key), str) for key in ("content_html", "content_text"))
        attached = [each for each in one.get("attachments") or () if isinstance(each, dict)]
        gaps = [] if written else ["content_html or content_text"]
        gaps += [f"attachments/{key}" for each in attached for key in ("url", "mime_type") if not _word(each, key)]
        addresses = [_word(one, key) for key in ("url", "image", "banner_image")]
        entries.append(
            _Entry(
                f"items[{number}]", None, str(one["id"]) if one.get("id") else "", _word(one, "language") or None,
                (_word(one, "title"), _word(one, "summary"), plain.replace("<", "&lt;")), body,
                tuple(filter(None, (_word(one, key) for key in ("date_published", "date_modified")))),
                tuple(filter(None, [*addresses, *(_word(each, "url") for each in attached)])), tuple(gaps),
            )
        )  # fmt: skip
    named = (_word(whole, key) for key in ("home_page_url", "feed_url", "icon", "favicon"))
    return _Told(_word(whole, "language") or None, tuple(lacks), (), tuple(filter(None, named)), tuple(entries))


def _word(one: Mapping[str, Any], key: str) -> str:
    found = one.get(key)
    return found.strip() if isinstance(found, str) else ""
