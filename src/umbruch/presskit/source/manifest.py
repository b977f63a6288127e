"""`kit.toml`, read and checked: every mistake is told with its line and what to do about it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from umbruch.errors import ManifestError, UmbruchError, UnknownStyle, did_you_mean
from umbruch.facts.embargo import embargo_until
from umbruch.files import KIT_FILE
from umbruch.language.tags import is_named
from umbruch.language.wording import word
from umbruch.presskit.source.finding import Findings
from umbruch.presskit.source.model import ArticleEntry, Manifest, PictureEntry
from umbruch.registry import format_table
from umbruch.registry.writer_options import load_style
from umbruch.tree import Contact, Embargo, Provider
from umbruch.tree.model import Share
from umbruch.written.limits import MAX_BYTES, shown
from umbruch.written.paths import existing, same_name
from umbruch.written.toml_file import read_toml
from umbruch.written.written_table import Document

PRESSKIT = "presskit"


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
    copyright: str | None = None
    terms: str | None = None
    focus: tuple[Share, Share] | None = None
    place: str | None = None
    date: str | None = None


class _Provider(_Written, frozen=True):
    name: str
    code: str | None = None


class _Kit(_Written, frozen=True):
    title: str | None = None
    subtitle: str | None = None
    organisation: str | None = None
    provider: str | _Provider | None = None
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


def load_manifest(folder: Path, found: Findings, *, trust: bool = False, text: bytes | None = None) -> Manifest:
    """The manifest of a folder; without `kit.toml`, what the folder itself tells.

    Args:
        folder: the folder of the kit.
        found: what lies in it.
        trust: let the style take fonts, a template and other styles from outside of the folder.
        text: what the manifest is to say, in the place of the file.

    Raises:
        ManifestError: an unknown key, a wrong value, a file that is not there or must not be taken; with its line.
    """
    path = folder / KIT_FILE
    if text is None and not path.is_file():
        return _complete(_Kit(), folder, found, Document(str(path), {}, {}, ManifestError), trust=trust)
    document = _written(path) if text is None else read_toml(text, str(path), ManifestError)
    return _complete(document.converted(_Kit), folder, found, document, trust=trust)


def _written(path: Path) -> Document:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ManifestError(f"cannot be read: {error.strerror}", source=str(path), hint="check its rights") from None
    return read_toml(content, str(path), ManifestError)


def _complete(kit: _Kit, folder: Path, found: Findings, document: Document, *, trust: bool) -> Manifest:
    lang = _checked_language(kit.language, document, "language")
    day = _checked_day(kit.date, document, "date")
    cover, logo = (
        _in_folder(named, found.pictures, "picture", document, key) if (named := getattr(kit, key)) else None
        for key in ("cover", "logo")
    )
    contact = _contact(kit.contact, kit.organisation, lang)
    style = _style(kit.style, folder, document, trust=trust)
    found = found._replace(articles=_without_template(found.articles, folder, style))
    return Manifest(
        name=found.name,
        title=kit.title or found.title,
        subtitle=kit.subtitle,
        organisation=kit.organisation,
        provider=_provider(kit.provider),
        date=day,
        language=lang,
        contact=contact,
        contact_role=kit.contact.role if kit.contact else None,
        boilerplate=kit.boilerplate.strip() if kit.boilerplate else None,
        embargo=_embargo(kit.embargo, lang, document, "embargo"),
        usage=kit.usage.strip() if kit.usage else None,
        address=_address(kit.address, document),
        style=style,
        formats=_formats(kit.formats, document),
        articles=_articles(kit, found, lang, document),
        facts=tuple((name, str(value)) for name, value in kit.facts.items()),
        cover=cover or found.cover,
        logo=logo or found.logo,
        pictures=_pictures(kit, found, document),
    )


def _articles(kit: _Kit, found: Findings, lang: str | None, document: Document) -> tuple[ArticleEntry, ...]:
    if kit.articles is None:
        if not found.articles:
            raise document.error("there is no article in the folder", hint="put a .txt or .md file in it")
        return tuple(ArticleEntry(file=name) for name in found.articles)
    entries: list[ArticleEntry] = []
    for number, written in enumerate(kit.articles):
        one = _Article(file=written) if isinstance(written, str) else written
        file = _in_folder(one.file, found.readable, "article", document, "articles", number, "file")
        if file in {entry.file for entry in entries}:
            raise document.error(f"{shown(one.file)} is named twice", "articles", number, "file", hint="take one out")
        entries.append(
            ArticleEntry(
                file=file,
                language=_checked_language(one.language, document, "articles", number, "language"),
                name=one.name,
                embargo=_embargo(one.embargo, one.language or lang, document, "articles", number, "embargo"),
            )
        )
    if not entries:
        raise document.error("a kit needs at least one article", "articles", hint="name a file, or leave the key out")
    return tuple(entries)


def _pictures(kit: _Kit, found: Findings, document: Document) -> dict[str, PictureEntry]:
    entries = {}
    for name, one in kit.pictures.items():
        file = _in_folder(name, found.pictures, "picture", document, "pictures", name)
        if one.rights is not None and one.copyright is not None:
            raise document.error(
                "rights and copyright say the same", "pictures", name, "rights", hint="keep copyright, and say terms"
            )
        day = _checked_day(one.date, document, "pictures", name, "date")
        entries[file] = PictureEntry(**{**msgspec.structs.asdict(one), "date": day})
    return entries


def _in_folder(name: str, known: tuple[str, ...], kind: str, document: Document, *keys: str | int) -> str:
    """The name as the folder has it, which may be composed otherwise (NFC, NFD)."""
    found = same_name(name, known)
    if found is None:
        hint = did_you_mean(name, known) if known else f"there is no {kind} in the folder"
        raise document.error(f"there is no {kind} {shown(name)}", *keys, hint=hint)
    return found


def _checked_language(lang: str | None, document: Document, *keys: str | int) -> str | None:
    if lang is not None and not is_named(lang):
        raise document.error(f"{shown(lang)} is no language tag", *keys, hint="write for example de, en-GB or fr")
    return lang


def _checked_day(day: str | None, document: Document, *keys: str) -> str | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        raise document.error(f"{shown(day)} is no day", *keys, hint="write it like 2026-11-19") from None


def _embargo(written: str | _Embargo | None, lang: str | None, document: Document, *keys: str | int) -> Embargo | None:
    if written is None:
        return None
    until, text = (written, None) if isinstance(written, str) else (written.until, written.text)
    hint = "write day, time and zone like 2026-11-20T10:00:00+01:00"
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        raise document.error(f"{shown(until)} is no moment", *keys, hint=hint) from None
    if len(until) <= 10 or moment.tzinfo is None:
        missing = "time" if len(until) <= 10 else "zone"
        raise document.error(f"the embargo says no {missing}", *keys, hint=hint)
    return embargo_until(moment, lang, text)


def _address(written: str | None, document: Document) -> str | None:
    if written is None:
        return None
    try:
        parts = urlsplit(written)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise document.error(
            f"{shown(written)} is no address of a web page",
            "address",
            hint="write it like https://www.example.org/press/",
        )
    return written.rstrip("/") + "/"


def _style(written: str | None, folder: Path, document: Document, *, trust: bool) -> str | None:
    if written is None:
        return None
    try:
        style = str(existing(folder, written) or folder / written) if written.endswith(".toml") else written
        load_style(style, None if trust else folder)
    except UnknownStyle as error:
        raise document.error(error.message, "style", hint=error.hint) from None
    except UmbruchError as error:
        raise document.error(str(error), "style", hint="mend the style, or name another") from None
    return style


def _without_template(articles: tuple[str, ...], folder: Path, style: str | None) -> tuple[str, ...]:
    """The articles, without the Word file that the style takes as its template."""
    template = load_style(style).docx.template if style else None
    if template is None:
        return articles
    return tuple(name for name in articles if (folder / name).resolve() != Path(template))


def _formats(written: tuple[str, ...] | None, document: Document) -> tuple[str, ...]:
    for number, name in enumerate(written or ()):
        try:
            format_table.writer(name)
        except UmbruchError as error:
            raise document.error(error.message, "formats", number, hint=error.hint) from None
        if name == PRESSKIT:
            raise document.error("a kit cannot hold itself", "formats", number, hint="leave it out")
    return tuple(dict.fromkeys(written or ()))


def _provider(written: str | _Provider | None) -> Provider | None:
    match written:
        case None:
            return None
        case str():
            return Provider(written)
        case _Provider():
            return Provider(written.name, written.code)


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
