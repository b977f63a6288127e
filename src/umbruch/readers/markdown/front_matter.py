"""The front matter: YAML between two lines of dashes, one key a press role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, get_type_hints

import msgspec

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import parse_byline
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.newsroom.secrecy.reasons_to_wait import must_wait
from umbruch.clipping.marks.release import is_embargo, is_released, parse_contact, parse_embargo
from umbruch.clipping.marks.source import parse_source
from umbruch.errors import InputInvalid, did_you_mean
from umbruch.facts.desk_comments import desk_comment
from umbruch.facts.embargo import strictest
from umbruch.kept import ready
from umbruch.language.tags import is_no_language
from umbruch.readers.markdown.key_names import ends_publication, key_name, looks_like_embargo
from umbruch.tree import Article, Byline, Change, Contact, Dateline, Embargo, Person, Source
from umbruch.tree.model import HIGHEST_VERSION
from umbruch.written.written_table import Document
from umbruch.written.yaml_block import read_yaml

_FENCE = "---"
_MOST_LINES = 2000
_MOST_LINES_OF_OURS = 200_000
"""Of what umbruch wrote, which says there what it knows of each article of a kit."""


class FrontMatter(NamedTuple):
    """The fields of the article, the Markdown after them and its first line (from 0), and unknown keys with a hint.

    `exact` says that umbruch wrote the file, so that nothing in it is to be guessed; `publication` is what it then
    says about the whole, `articles` what it says about each of several. `day` is when the article came out, as it is
    written.
    """

    fields: dict[str, Any]
    body: str
    first_line: int
    unknown: tuple[tuple[str, str], ...]
    exact: bool = False
    publication: Mapping[str, Any] = {}
    articles: tuple[Mapping[str, Any], ...] = ()
    day: str | None = None


EXACT = "umbruch"
"""The key that only our own writer sets, with the version of what it writes."""
_WHOLE, _MEMBERS = "publication", "articles"
_DAY = "date"
"""No field of an article: what came out, and when, is said of the publication."""

_FOR_OTHERS = {
    "author": "byline", "date": "", "subtitle": "deck", "description": "lead deck", "tags": "keywords",
    "lastmod": "modified", "publishDate": "embargo", "render_with_liquid": "",
}  # fmt: skip
"""Keys that umbruch writes for other programs, and those of its own that say the same; a day stands elsewhere."""


def split(text: str, source: str) -> FrontMatter:
    """Take the front matter off a Markdown text.

    Args:
        text: the whole file with `\\n` line ends.
        source: its name for messages.

    Raises:
        InputInvalid: the block is not closed, not valid YAML, or a key has a value of the wrong kind.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return FrontMatter({}, text, 0, ())
    most = _MOST_LINES_OF_OURS if lines[1:2] and lines[1].startswith(f"{EXACT}:") else _MOST_LINES
    end = next((n for n, line in enumerate(lines[1:most], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        raise InputInvalid(
            "the front matter is not closed", source=source, place="line 1", hint="end it with a line of three dashes"
        )
    document = read_yaml("\n".join(lines[1:end]), source, 2, InputInvalid)
    table = document.table
    exact = table.pop(EXACT, None) == 1
    whole = table.pop(_WHOLE, {}) if exact else {}
    if not isinstance(whole, dict):
        raise document.error("the value of publication is no list of keys", _WHOLE, hint="leave it as it was written")
    members = table.pop(_MEMBERS, []) if exact and "kind" in whole else []
    if not isinstance(members, list) or not all(isinstance(one, dict) for one in members):
        raise document.error(
            "the value of articles is no list of articles", _MEMBERS, hint="leave it as it was written"
        )
    if exact:
        for key, own in _FOR_OTHERS.items():
            if not own or any(one in table for one in own.split()):
                table.pop(key, None)
    fields, unknown = _fields(document, exact)
    said = (line[1:].strip() for line in lines[1:end] if line.startswith("#"))
    if notes := () if exact else tuple(map(desk_comment, filter(None, said))):
        fields["desk_notes"] = (*fields.get("desk_notes", ()), *notes)
    day = fields.pop(_DAY, None)
    if day is not None:
        fields.setdefault("modified", day)  # as Hugo has it: what nobody has changed since is as it came out
    return FrontMatter(fields, "\n".join(lines[end + 1 :]), end + 1, unknown, exact, whole, tuple(members), day)


def member(table: Mapping[str, Any], body: str, source: str) -> FrontMatter:
    """What the front matter of the whole says about one of several articles, with its Markdown.

    Raises:
        InputInvalid: a key has a value of the wrong kind.
    """
    fields, unknown = _fields(Document(source, {**table, _DAY: None}, {}, InputInvalid), exact=True)
    return FrontMatter(fields, body, 0, unknown, exact=True)


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value).strip() or None
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError("a line of text")


class _NoLanguage(ValueError):
    """A value that should be a language tag."""


def _language(value: object) -> str | None:
    """A language tag, as BCP 47 or as POSIX writes it (`de_DE`)."""
    tag = (_text(value) or "").replace("_", "-")
    if tag and is_no_language(tag):
        raise _NoLanguage(f"{value!r} is no language")
    return tag or None


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for one in value if (text := _text(one)))
    text = _text(value)
    return tuple(part.strip() for part in text.split(",") if part.strip()) if text else ()


def _struct(kind: type, value: Mapping[str, Any]) -> Any:
    known = {field: value[field] for field in value if field in kind.__struct_fields__}  # type: ignore[attr-defined]
    if odd := sorted(set(map(str, value)) - set(known)):
        raise TypeError(f"the keys {', '.join(kind.__struct_fields__)}, not {odd[0]}")  # type: ignore[attr-defined]
    tuples = {key: _texts(one) if isinstance(one, list) else _text(one) for key, one in known.items()}
    if "text" not in tuples:
        tuples["text"] = ", ".join(
            str(one) if isinstance(one, str) else ", ".join(one or ()) for one in tuples.values()
        )
    try:
        return msgspec.convert(tuples, ready(kind), strict=False)
    except msgspec.ValidationError as error:
        raise TypeError(str(error)) from None


def _byline(value: object) -> Byline | None:
    if isinstance(value, list):
        names = [one if isinstance(one, dict) else {"name": _text(one)} for one in value]
        people = tuple(Person(str(one.get("name") or ""), _text(one.get("role"))) for one in names)
        return Byline(", ".join(f"{p.name} ({p.role})" if p.role else p.name for p in people), people)
    text = _text(value)
    return parse_byline(text, conventions_for(None)) if text else None


def _dateline(value: object) -> Dateline | None:
    if isinstance(value, Mapping):
        made: Dateline = _struct(Dateline, value)
        return made
    text = _text(value)
    if text is None:
        return None
    found = find_dateline(text, conventions_for(None), text)
    return found.dateline if found else Dateline(text, text.rstrip(" .:–—-"))


def _source(value: object) -> Source | None:
    if isinstance(value, Mapping):
        made: Source = _struct(Source, value)
        return made
    text = _text(value)
    return parse_source(text) if text else None


def _embargo(value: object) -> Embargo | None:
    """What is written, read for its moment; `no` and words such as `none` say that there is no embargo."""
    if isinstance(value, Mapping):
        until, line = _text(value.get("until")), _text(value.get("text"))
        if until is None or set(value) - {"until", "text"}:
            raise TypeError("the keys until and text")
        return msgspec.structs.replace(parse_embargo(until), text=line or until)
    text = None if value is False else _text(value)
    return parse_embargo(text) if text and not is_released(f"embargo: {text}") else None


def _holds_back(key: str, value: object) -> bool:
    """Whether a key that is not known holds the text back by its words: `hold: until Friday`, `note: please wait`."""
    text = _text(value) if isinstance(value, str) else None
    return text is not None and (is_embargo(text) or is_embargo(f"{key}: {text}") or must_wait(text))


def _contact(value: object) -> Contact | None:
    if isinstance(value, Mapping):
        made: Contact = _struct(Contact, value)
        return made
    text = _text(value)
    return parse_contact(text) if text else None


def _number(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= HIGHEST_VERSION:
        return value
    raise TypeError(f"a whole number from 1 to {HIGHEST_VERSION}")


def _status(value: object) -> str | None:
    if value is None or value in ("usable", "withheld", "canceled"):
        return value
    raise TypeError("usable, withheld or canceled")


def _change(value: object) -> Change | None:
    """The kind of a change alone, or with the note for editors."""
    if value is None:
        return None
    try:
        return msgspec.convert(value if isinstance(value, dict) else {"kind": value}, ready(Change))
    except msgspec.ValidationError:
        raise TypeError("update, correction or kill, or the keys kind and note") from None


_KEYS: dict[str, tuple[str, Callable[[object], Any]]] = {
    "title": ("headline", _text),
    "headline": ("headline", _text),
    "kicker": ("kicker", _text),
    "deck": ("deck", _text),
    "subtitle": ("deck", _text),
    "lead": ("lead", _text),
    "summary": ("lead", _text),
    "byline": ("byline", _byline),
    "author": ("byline", _byline),
    "authors": ("byline", _byline),
    "dateline": ("dateline", _dateline),
    "place": ("dateline", _dateline),
    "source": ("source", _source),
    "date": (_DAY, _text),
    "modified": ("modified", _text),
    "lang": ("lang", _language),
    "language": ("lang", _language),
    "embargo": ("embargo", _embargo),
    "contact": ("contact", _contact),
    "boilerplate": ("boilerplate", _text),
    "keywords": ("keywords", _texts),
    "tags": ("keywords", _texts),
    "subjects": ("subjects", _texts),
    "notice": ("notice", _texts),
    "id": ("id", _text),
    "section": ("section", _text),
    "genre": ("genre", _text),
    "urgency": ("urgency", _number),
    "desk_notes": ("desk_notes", _texts),
    "version": ("version", _number),
    "status": ("status", _status),
    "change": ("change", _change),
}


_TYPES = get_type_hints(Article, include_extras=True)


def as_written(value: object, kind: Any, convert: Callable[[object], Any]) -> Any:
    """A value that umbruch wrote, taken as it stands; one that somebody changed since is read as anybody's.

    Args:
        value: what YAML made of it.
        kind: the type of the field.
        convert: reads what people write.
    """
    try:
        return msgspec.convert(value, ready(kind))
    except msgspec.ValidationError:
        pass
    try:
        return msgspec.convert({"text": value}, ready(kind))
    except msgspec.ValidationError:
        return convert(value)


def _fields(document: Document, exact: bool) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
    fields: dict[str, Any] = {}
    unknown = []
    for key, value in document.table.items():
        known = _KEYS.get(key_name(str(key)))
        if known is None and ends_publication(str(key)):
            unknown.append((str(key), "an end of publication, which nothing heeds here: take the text down yourself"))
            continue
        if known is None:
            if looks_like_embargo(str(key)) or (not exact and _holds_back(str(key), value)):
                raise document.error(
                    f"the key {key!r} seems to hold the text back, and it is not understood", key,
                    hint="write embargo: 2027-05-03 11:00 MESZ",
                )  # fmt: skip
            unknown.append((str(key), did_you_mean(str(key), _KEYS)))
            continue
        field, convert = known
        try:
            made = as_written(value, _TYPES.get(field, str), convert) if exact else convert(value)
            fields[field] = strictest((made, fields.get(field))) if field == "embargo" else made
        except _NoLanguage as error:
            raise document.error(str(error), key, hint="write for example de, en-GB or fr") from None
        except TypeError as error:
            raise document.error(f"the value of {key} is of the wrong kind", key, hint=f"write {error}") from None
    return {field: value for field, value in fields.items() if value is not None}, tuple(unknown)
