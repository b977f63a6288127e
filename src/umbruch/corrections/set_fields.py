"""One field set anew, by its path in the tree; what was guessed about it is forgotten."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, TypeVar

import msgspec

from umbruch.corrections.cropped_picture import CROP, cropped
from umbruch.corrections.field_paths import Step, set_at
from umbruch.errors import FieldError
from umbruch.tree import Article, Publication
from umbruch.tree.reading import Reading

_P = TypeVar("_P", bound=Publication)

_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[\d{1,6}\])*")
_STEP = re.compile(r"(?P<name>[^\W\d]\w*)|\[(?P<index>\d+)\]")
_WHOLE = "publication"
_OF_THE_WHOLE = frozenset({"provider", "publisher"})
"""Fields of the publication that no article has: they need not be named with it."""


def set_field(publication: _P, field: str, value: str) -> _P:
    """The publication with one field set.

    Args:
        publication: the tree or the reading.
        field: its path, in the first article where it does not begin with `articles`, `pictures` or `publication`.
        value: as somebody wrote it; empty clears.

    Raises:
        FieldError: no such field, or a value that it does not take; `place` is the path.
    """
    value = unicodedata.normalize("NFC", value)
    if found := CROP.fullmatch(field):
        return _cropped(publication, int(found[1]), value, field)
    steps = _steps(field)
    if steps[0] in ("articles", "pictures"):
        return _in_publication(publication, steps, value, "")
    if steps[0] in _OF_THE_WHOLE:
        return _in_publication(publication, steps, value, "")
    if steps[0] == _WHOLE and len(steps) > 1:
        return _in_publication(publication, steps[1:], value, _WHOLE)
    if not publication.articles:
        raise FieldError("there is no article to correct", place=field)
    old = publication.article
    corrected = set_at(Article, old, steps, value, "", old.lang or publication.lang)
    assert isinstance(corrected, Article)
    made = msgspec.structs.replace(publication, articles=(corrected, *publication.articles[1:]))
    if field == "lang" and publication.kind == "article":
        made = msgspec.structs.replace(made, lang=corrected.lang)
    return _without_remarks(made, f"articles[0].{field}")


def _cropped(publication: _P, number: int, value: str, field: str) -> _P:
    """The publication with a part of a picture in its place; without a value the whole stays."""
    pictures = publication.pictures
    if number >= len(pictures):
        raise FieldError(f"there is no pictures[{number}]", place=field, hint="umbruch inspect shows them")
    if not value:
        return publication
    part = cropped(pictures[number], value, field)
    return msgspec.structs.replace(publication, pictures=(*pictures[:number], part, *pictures[number + 1 :]))


def words_at(publication: Publication, field: str) -> str | None:
    """The words that stand in a field, as `--set` would take them; None where there are none, or no such field."""
    steps = _steps(field)
    part: Any = publication
    if steps[0] == _WHOLE:
        steps = steps[1:]
    elif steps[0] not in ("articles", "pictures", *_OF_THE_WHOLE):
        part = publication.articles[0] if publication.articles else None
    for step in steps:
        if isinstance(step, int):
            part = part[step] if isinstance(part, tuple) and step < len(part) else None
        else:
            part = getattr(part, step, None)
    if isinstance(part, tuple) and part and all(isinstance(one, str) for one in part):
        return "; ".join(part)
    words = part if isinstance(part, str) else getattr(part, "text", None)
    return words if isinstance(words, str) and words else None


def _steps(field: str) -> tuple[Step, ...]:
    if not _PATH.fullmatch(field):
        raise FieldError(
            f"{field!r} is no field",
            hint="fields are named like headline, dateline.place, body[0]; see umbruch inspect",
        )
    return tuple(found["name"] or int(found["index"]) for found in _STEP.finditer(field))


def _in_publication(publication: _P, steps: tuple[Step, ...], value: str, above: str) -> _P:
    lang = publication.lang
    made = set_at(Publication, publication, steps, value, above, lang)
    assert isinstance(made, type(publication))
    named = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")
    return _without_remarks(made, named)


def _without_remarks(publication: _P, path: str) -> _P:
    """What was guessed about a field no longer holds once it has been corrected."""
    if not isinstance(publication, Reading):
        return publication
    inside = re.compile(re.escape(path) + r"(?![\w])")
    return msgspec.structs.replace(
        publication,
        origins=tuple(origin for origin in publication.origins if not inside.match(origin.field)),
        diagnostics=tuple(one for one in publication.diagnostics if not (one.field and inside.match(one.field))),
    )
