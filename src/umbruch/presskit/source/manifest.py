"""`kit.toml`, read and checked: every mistake is told with its line and what to do about it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from umbruch.errors import ManifestError, UmbruchError, UnknownStyle, did_you_mean
from umbruch.facts.embargo import embargo_until
from umbruch.language.tags import is_named
from umbruch.language.wording import word
from umbruch.presskit.source.finding import Findings
from umbruch.presskit.source.model import ArticleEntry, Manifest, PictureEntry
from umbruch.presskit.source.toml_lines import ANY, line_of
from umbruch.registry import format_table
from umbruch.style import load as load_style
from umbruch.tree import Contact, Embargo

MANIFEST = "kit.toml"
PRESSKIT = "presskit"
MAX_BYTES = 1_000_000

_PATH = re.compile(r" - at `(?P<path>[^`]*)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the tables as they are written."""


class _Contact(_Written, frozen=True):
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    mail: str | None = None
    url: str | None = None


class _Embargo(_Written, frozen=True):
    until: str
    text: str | None = None


class _Article(_Written, frozen=True):
    file: str
    language: str | None = None
    name: str | None = None
    embargo: str | _Embargo | None = None


class _Picture(_Written, frozen=True):
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    rights: str | None = None


class _Kit(_Written, frozen=True):
    title: str | None = None
    subtitle: str | None = None
    organisation: str | None = None
    date: str | None = None
    language: str | None = None
    contact: _Contact | None = None
    boilerplate: str | None = None
    embargo: str | _Embargo | None = None
    usage: str | None = None
    address: str | None = None
    style: str | None = None
    formats: tuple[str, ...] | None = None
    articles: tuple[str | _Article, ...] | None = None
    facts: dict[str, str | int | float] = {}
    cover: str | None = None
    logo: str | None = None
    pictures: dict[str, _Picture] = {}


_TABLES: dict[str, type[_Written]] = {
    "contact": _Contact, "embargo": _Embargo, "articles": _Article, "pictures": _Picture,
}  # fmt: skip


def load_manifest(folder: Path, found: Findings) -> Manifest:
    """The manifest of a folder; without `kit.toml`, what the folder itself tells.

    Args:
        folder: the folder of the kit.
        found: what lies in it.

    Raises:
        ManifestError: an unknown key, a wrong value, a file that is not there; with its line.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return _complete(_Kit(), folder, found, _Places(path, ""))
    places = _Places(path, _text_of(path))
    return _complete(_parsed(places), folder, found, places)


class _Places:
    """Where in the manifest something stands, for errors."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def error(
        self, message: str, *keys: str | int, hint: str | None = None, unknown: bool = False, last: bool = False
    ) -> ManifestError:
        line = line_of(self.text, keys, last=last)
        words = ".".join(str(key) for key in keys if isinstance(key, str) and key != ANY)
        place = f"line {line}" if line else None
        if words and not unknown:
            place = f"{place}: {words}" if place else words
        return ManifestError(message, source=str(self.path), place=place, hint=hint)


def _text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ManifestError(f"cannot be read: {error.strerror}", source=str(path), hint="check its rights") from None
    if len(content) > MAX_BYTES:
        raise ManifestError("the file is too large for a manifest", source=str(path), hint="at most 1 MB")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ManifestError("not UTF-8 text", source=str(path), place=f"line {line}", hint="save it as UTF-8") from None


def _parsed(places: _Places) -> _Kit:
    try:
        table = tomllib.loads(places.text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _TOML_PLACE.search(message)
        line = (found and found.group("line")) or places.text.rstrip().count("\n") + 1
        raise ManifestError(
            f"not valid TOML: {_TOML_PLACE.sub('', message)}", source=str(places.path),
            place=f"line {line}",
            hint="text stands between quotation marks, as do keys with umlauts or blanks",
        ) from None  # fmt: skip
    except RecursionError:
        raise ManifestError("tables inside tables too deep", source=str(places.path)) from None
    try:
        return msgspec.convert(_plain(table), _Kit)
    except msgspec.ValidationError as error:
        raise _explained(str(error), places) from None


def _plain(value: object) -> object:
    """TOML's days and moments as ISO 8601, which the tree holds."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def _explained(message: str, places: _Places) -> ManifestError:
    found = _PATH.search(message)
    keys = _keys(found.group("path")) if found else ()
    message = _PATH.sub("", message)
    if unknown := _UNKNOWN.search(message):
        key = unknown.group("key")
        table = _TABLES.get(str(keys[0]), _Kit) if keys else _Kit
        return places.error(
            f"there is no key {key!r} here", *keys, key, unknown=True, hint=did_you_mean(key, table.__struct_fields__)
        )
    if missing := _MISSING.search(message):
        return places.error(f"the key {missing.group('key')!r} is missing", *keys)
    return places.error(message[:1].lower() + message[1:], *keys)


def _keys(path: str) -> tuple[str | int, ...]:
    """The keys in msgspec's `$.articles[0].file`; what stands in `[...]` is a key that it doesn't name."""
    parts = re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", path)
    return tuple(name or (ANY if number == "..." else int(number)) for name, number in parts)


def _complete(kit: _Kit, folder: Path, found: Findings, places: _Places) -> Manifest:
    lang = _checked_language(kit.language, places, "language")
    day = _checked_day(kit.date, places)
    for key in ("cover", "logo"):
        if named := getattr(kit, key):
            _check_file(named, found.pictures, "picture", places, key)
    for name in kit.pictures:
        _check_file(name, found.pictures, "picture", places, "pictures", name)
    contact = _contact(kit.contact, kit.organisation, lang)
    return Manifest(
        name=found.name,
        title=kit.title or found.title,
        subtitle=kit.subtitle,
        organisation=kit.organisation,
        date=day,
        language=lang,
        contact=contact,
        contact_role=kit.contact.role if kit.contact else None,
        boilerplate=kit.boilerplate.strip() if kit.boilerplate else None,
        embargo=_embargo(kit.embargo, lang, places, "embargo"),
        usage=kit.usage.strip() if kit.usage else None,
        address=_address(kit.address, places),
        style=_style(kit.style, folder, places),
        formats=_formats(kit.formats, places),
        articles=_articles(kit, found, lang, places),
        facts=tuple((name, str(value)) for name, value in kit.facts.items()),
        cover=kit.cover or found.cover,
        logo=kit.logo or found.logo,
        pictures={
            name: PictureEntry(caption=one.caption, credit=one.credit, alt=one.alt, rights=one.rights)
            for name, one in kit.pictures.items()
        },
    )


def _articles(kit: _Kit, found: Findings, lang: str | None, places: _Places) -> tuple[ArticleEntry, ...]:
    if kit.articles is None:
        if not found.articles:
            raise places.error("there is no article in the folder", hint="put a .txt or .md file in it")
        return tuple(ArticleEntry(file=name) for name in found.articles)
    entries: list[ArticleEntry] = []
    for number, written in enumerate(kit.articles):
        one = _Article(file=written) if isinstance(written, str) else written
        _check_file(one.file, found.readable, "article", places, "articles", number, one.file)
        if one.file in {entry.file for entry in entries}:
            raise places.error(f"{one.file!r} is named twice", "articles", one.file, hint="take one out", last=True)
        entries.append(
            ArticleEntry(
                file=one.file,
                language=_checked_language(one.language, places, "articles", number, "language"),
                name=one.name,
                embargo=_embargo(one.embargo, one.language or lang, places, "articles", number, "embargo"),
            )
        )
    if not entries:
        raise places.error("a kit needs at least one article", "articles", hint="name a file, or leave the key out")
    return tuple(entries)


def _check_file(name: str, known: tuple[str, ...], kind: str, places: _Places, *keys: str | int) -> None:
    if name not in known:
        where = f"the folder has {did_you_mean(name, known)}" if known else f"there is no {kind} in the folder"
        hint = did_you_mean(name, known) if known else where
        raise places.error(f"there is no {kind} {name!r}", *keys, hint=hint)


def _checked_language(lang: str | None, places: _Places, *keys: str | int) -> str | None:
    if lang is not None and not is_named(lang):
        raise places.error(f"{lang!r} is no language tag", *keys, hint="write for example de, en-GB or fr")
    return lang


def _checked_day(day: str | None, places: _Places) -> str | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        raise places.error(f"{day!r} is no day", "date", hint="write it like 2026-11-19") from None


def _embargo(written: str | _Embargo | None, lang: str | None, places: _Places, *keys: str | int) -> Embargo | None:
    if written is None:
        return None
    until, text = (written, None) if isinstance(written, str) else (written.until, written.text)
    hint = "write day, time and zone like 2026-11-20T10:00:00+01:00"
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        raise places.error(f"{until!r} is no moment", *keys, hint=hint) from None
    if len(until) <= 10 or moment.tzinfo is None:
        missing = "time" if len(until) <= 10 else "zone"
        raise places.error(f"the embargo says no {missing}", *keys, hint=hint)
    return embargo_until(moment, lang, text)


def _address(written: str | None, places: _Places) -> str | None:
    if written is None:
        return None
    try:
        parts = urlsplit(written)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise places.error(
            f"{written!r} is no address of a web page", "address", hint="write it like https://www.example.org/press/"
        )
    return written.rstrip("/") + "/"


def _style(written: str | None, folder: Path, places: _Places) -> str | None:
    if written is None:
        return None
    style = str((folder / written).resolve()) if written.endswith(".toml") else written
    try:
        load_style(style)
    except UnknownStyle as error:
        raise places.error(error.message, "style", hint=error.hint) from None
    except UmbruchError as error:
        raise places.error(str(error), "style") from None
    return style


def _formats(written: tuple[str, ...] | None, places: _Places) -> tuple[str, ...]:
    for number, name in enumerate(written or ()):
        try:
            format_table.writer(name)
        except UmbruchError as error:
            raise places.error(error.message, "formats", number, name, hint=error.hint) from None
        if name == PRESSKIT:
            raise places.error("a kit cannot hold itself", "formats", number, name, hint="leave it out")
    return tuple(dict.fromkeys(written or ()))


def _contact(written: _Contact | None, organisation: str | None, lang: str | None) -> Contact | None:
    if written is None:
        return None
    organisation = written.organisation or organisation
    lines = [
        ", ".join(filter(None, (written.name, written.role))),
        organisation,
        f"{word('phone', lang)} {written.phone}" if written.phone else None,
        written.mail,
        written.url,
    ]
    return Contact(
        text="\n".join(line for line in lines if line),
        name=written.name,
        organisation=organisation,
        phone=written.phone,
        email=written.mail,
        url=written.url,
    )
