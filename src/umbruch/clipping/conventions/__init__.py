"""What differs from language to language, as data: one TOML file a language, and one for agencies and newspapers.

Somebody who does not program can add a language: copy `en.toml`, translate the lists, name the file by the language's
code. `shared.toml` holds what is the same everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from umbruch.clipping.conventions.shared_lists import Shared
from umbruch.files import unpacked
from umbruch.kept import made_once, prepared, ready, remembered, state_of
from umbruch.settings.house import House

_FOLDER = Path(__file__).parent


class Conventions(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The words by which the press of one language marks its roles; all lists may be empty.

    `months` has twelve lists of names and abbreviations. Lists of labels are compared without regard to case. Names of
    people stand in one text with blanks between them, because it is taken apart only where one is looked up.
    """

    code: str
    function_words: frozenset[str]
    months: tuple[tuple[str, ...], ...]
    nouns_are_capitalised: bool = False
    dashes_open_speech: bool = False
    compounds: bool = False
    telling_letters: str = ""
    telling_endings: tuple[str, ...] = ()
    never_last: frozenset[str] = frozenset()
    sentence_openers: frozenset[str] = frozenset()
    capital_anywhere: frozenset[str] = frozenset()
    weekdays: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    date_words: tuple[str, ...] = ()
    byline_openers: tuple[str, ...] = ()
    byline_roles: tuple[str, ...] = ()
    byline_nouns: tuple[str, ...] = ()
    byline_places: tuple[str, ...] = ()
    and_words: tuple[str, ...] = ()
    own_and_words: tuple[str, ...] = ()
    glued_and_words: tuple[str, ...] = ()
    open_point_words: tuple[str, ...] = ()
    asking_words: tuple[str, ...] = ()
    embargo_orders: tuple[str, ...] = ()
    editor_labels: tuple[str, ...] = ()
    filing_labels: tuple[str, ...] = ()
    links_labels: tuple[str, ...] = ()
    sign_off_openers: tuple[str, ...] = ()
    translation_labels: tuple[str, ...] = ()
    family_names: str = ""
    given_names: str = ""
    suspended_before: tuple[str, ...] = ()
    hyphen_prefixes: tuple[str, ...] = ()
    weak_hyphen_prefixes: tuple[str, ...] = ()
    hyphen_seams: tuple[str, ...] = ()
    word_endings: frozenset[str] = frozenset()
    same_vowels_keep_hyphen: bool = False
    credit_labels: tuple[str, ...] = ()
    credit_endings: tuple[str, ...] = ()
    page_labels: tuple[str, ...] = ()
    issue_labels: tuple[str, ...] = ()
    source_labels: tuple[str, ...] = ()
    source_introductions: tuple[str, ...] = ()
    source_prepositions: tuple[str, ...] = ()
    section_words: tuple[str, ...] = ()
    retrieved_labels: tuple[str, ...] = ()
    kicker_labels: tuple[str, ...] = ()
    topic_words: tuple[str, ...] = ()
    release_labels: tuple[str, ...] = ()
    glued_labels: tuple[str, ...] = ()
    caption_labels: tuple[str, ...] = ()
    alert_labels: tuple[str, ...] = ()
    embargo_labels: tuple[str, ...] = ()
    embargo_bounds: frozenset[str] = frozenset()
    publishing_words: tuple[str, ...] = ()
    embargo_starts: frozenset[str] = frozenset()
    embargo_refusals: tuple[str, ...] = ()
    embargo_beside: tuple[str, ...] = ()
    embargo_dates: tuple[str, ...] = ()
    embargo_doubts: tuple[str, ...] = ()
    near_times: tuple[str, ...] = ()
    awaited_events: tuple[str, ...] = ()
    open_moments: tuple[str, ...] = ()
    courtesies: tuple[str, ...] = ()
    desk_names: tuple[str, ...] = ()
    naming_words: tuple[str, ...] = ()
    sent_words: tuple[str, ...] = ()
    months_of_other_calendars: tuple[str, ...] = ()
    embargo_phrases: tuple[str, ...] = ()
    released_words: tuple[str, ...] = ()
    desk_note_headings: tuple[str, ...] = ()
    desk_note_labels: tuple[str, ...] = ()
    copy_labels: tuple[str, ...] = ()
    not_for_publication: tuple[str, ...] = ()
    copy_parts: tuple[str, ...] = ()
    desk_work: tuple[str, ...] = ()
    still_missing: tuple[str, ...] = ()
    before_print: tuple[str, ...] = ()
    urging_words: tuple[str, ...] = ()
    desk_openers: tuple[str, ...] = ()
    desk_phrases: tuple[str, ...] = ()
    newsroom_people: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    must_words: tuple[str, ...] = ()
    promise_words: tuple[str, ...] = ()
    past_words: tuple[str, ...] = ()
    held_words: tuple[str, ...] = ()
    closing_orders: tuple[str, ...] = ()
    pending_words: tuple[str, ...] = ()
    approval_words: tuple[str, ...] = ()
    consent_words: tuple[str, ...] = ()
    layout_parts: tuple[str, ...] = ()
    copy_units: tuple[str, ...] = ()
    colleague_words: tuple[str, ...] = ()
    checking_words: tuple[str, ...] = ()
    here_words: tuple[str, ...] = ()
    stored_places: tuple[str, ...] = ()
    edition_words: tuple[str, ...] = ()
    edition_openers: tuple[str, ...] = ()
    late_words: tuple[str, ...] = ()
    absence_phrases: tuple[str, ...] = ()
    saying_words: tuple[str, ...] = ()
    reader_note_labels: tuple[str, ...] = ()
    secrecy_labels: tuple[str, ...] = ()
    draft_labels: tuple[str, ...] = ()
    unapproved_words: tuple[str, ...] = ()
    length_words: tuple[str, ...] = ()
    following_stems: tuple[str, ...] = ()
    contact_labels: tuple[str, ...] = ()
    boilerplate_openers: tuple[str, ...] = ()
    continuation_labels: tuple[str, ...] = ()
    continuation_lines: tuple[str, ...] = ()
    furniture_lines: tuple[str, ...] = ()
    reading_time: tuple[str, ...] = ()
    web_furniture: tuple[str, ...] = ()
    review_labels: tuple[str, ...] = ()
    stamp_words: tuple[str, ...] = ()
    update_words: tuple[str, ...] = ()
    clock_words: tuple[str, ...] = ()
    noon_words: tuple[str, ...] = ()
    midnight_words: tuple[str, ...] = ()
    rights_phrases: tuple[str, ...] = ()
    infobox_labels: tuple[str, ...] = ()
    file_picture_words: tuple[str, ...] = ()
    position_words: tuple[str, ...] = ()
    newspaper_words: tuple[str, ...] = ()
    place_endings: tuple[str, ...] = ()
    day_openers: tuple[str, ...] = ()
    place_introductions: tuple[str, ...] = ()
    place_openers: tuple[str, ...] = ()
    place_particles: tuple[str, ...] = ()
    place_abbreviations: tuple[str, ...] = ()
    no_place: tuple[str, ...] = ()
    no_place_endings: tuple[str, ...] = ()


_LISTS = (tuple[str, ...], frozenset[str])


@made_once(1)
def all_conventions() -> dict[str, Conventions]:
    """Every language's conventions by code."""
    kept = prepared("conventions", conventions_state, lambda: msgspec.msgpack.encode(_read_languages()))
    if kept is None:
        return _read_languages()
    ready(Conventions)
    return msgspec.msgpack.decode(kept, type=dict[str, Conventions])


def _read_languages() -> dict[str, Conventions]:
    import tomllib

    calendars = msgspec.json.decode(_content("calendars.json"), type=dict[str, dict[str, Any]])
    found = {}
    for name in sorted(one.removesuffix(".gz") for one in _names()):
        code, _, suffix = name.rpartition(".")
        if suffix == "toml" and code != "shared":
            table = {**calendars.get(code, {}), **tomllib.loads(_content(name).decode("utf-8"))}
            if "months" not in table:
                raise ValueError(f"{name} has no months: add {code!r} to LANGUAGES in calendars.py, and run it")
            found[code] = msgspec.convert({"code": code, **table}, ready(Conventions))
    return found


@made_once(1)
def conventions_state() -> str:
    """Stands for all files of conventions, and for this module, which says what they become."""
    return state_of(*(f"{_FOLDER}/{name}" for name in _names()))


def _names() -> list[str]:
    return sorted(
        entry.name for entry in os.scandir(_FOLDER) if entry.name.endswith((".toml", ".toml.gz", ".json", ".py"))
    )


def _content(name: str) -> bytes:
    """A table of conventions; `hatch_build.py` packs it for the wheel."""
    path = _FOLDER / name
    return path.read_bytes() if path.exists() else unpacked(path.with_name(f"{name}.gz").read_bytes())


_house: ContextVar[House | None] = ContextVar("umbruch_house_names", default=None)


@contextmanager
def known_to(house: House) -> Iterator[None]:
    """Within it `shared` has the names that a house knows among its own: evidence like theirs, for one thread."""
    token = _house.set(house if house.knows_names else None)
    try:
        yield
    finally:
        _house.reset(token)


def house_known() -> House | None:
    """The house whose names are known now; None where it knows none."""
    return _house.get()


def shared() -> Shared:
    """The lists that hold in every language, with the names of the house behind the input."""
    house = _house.get()
    return _everywhere() if house is None else _with_names_of(house)


@remembered(8)
def _with_names_of(house: House) -> Shared:
    own = _everywhere()
    return replace(
        own,
        agencies=own.agencies | {name.casefold() for name in house.agencies},
        opening_agencies=own.opening_agencies | set(house.agencies),
        newspapers=own.newspapers | {name.casefold() for name in house.newspapers},
        cities=own.cities | set(house.places),
        initials=frozenset(name.casefold() for name in house.initials),
    )


@made_once(1)
def _everywhere() -> Shared:
    kept = prepared("conventions of all languages", conventions_state, lambda: msgspec.msgpack.encode(_read_shared()))
    if kept is None:
        return _read_shared()
    ready(Shared)
    return msgspec.msgpack.decode(kept, type=Shared)


def _read_shared() -> Shared:
    import tomllib

    return msgspec.convert(tomllib.loads(_content("shared.toml").decode("utf-8")), ready(Shared))


def conventions_for(lang: str | None) -> Conventions:
    """The conventions of a language (BCP 47), of English where we have none."""
    table = all_conventions()
    return table.get(_of_family(lang or "en")) or table["en"]


def has_conventions(lang: str | None) -> bool:
    """Whether a language (BCP 47) has conventions of its own, so that `conventions_for` lends it no English ones."""
    return lang is not None and conventions_for(lang).code == _of_family(lang)


def _of_family(lang: str) -> str:
    primary = lang.split("-")[0].lower()
    return {"nb": "no", "nn": "no"}.get(primary, primary)


@remembered(128)
def everywhere(field: str) -> tuple[str, ...]:
    """The entries of one list over all languages, each once, longest first: a clipping may quote another language."""
    return _all_lists().get(field) or _in_all_languages(field)


@made_once(1)
def _all_lists() -> dict[str, tuple[str, ...]]:
    """Every list over all languages, on the command line, where they were put together before; else none."""
    kept = prepared("lists of all languages", conventions_state, lambda: msgspec.msgpack.encode(_put_together()))
    return {} if kept is None else msgspec.msgpack.decode(kept, type=dict[str, tuple[str, ...]])


def _put_together() -> dict[str, tuple[str, ...]]:
    lists = (field.name for field in msgspec.structs.fields(Conventions) if field.type in _LISTS)
    return {name: _in_all_languages(name) for name in lists}


def _in_all_languages(field: str) -> tuple[str, ...]:
    entries = {entry for one in all_conventions().values() for entry in getattr(one, field)}
    entries.update(shared().other_labels.get(field, ()))
    return tuple(sorted(sorted(entries), key=len, reverse=True))
