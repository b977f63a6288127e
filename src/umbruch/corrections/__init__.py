"""Correcting what a reader guessed: `--set headline="…"` sets any field of the first article.

A field is named by its path in the tree: `headline`, `dateline.place`, `byline.people[0].name`, `body[2]`,
`body[2].type`. What belongs to the publication begins with its own name (`publication.title`, `pictures[0].credit`),
another article with its place (`articles[1].headline`). The types of the tree say which paths there are and what each
of them takes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from umbruch.corrections.field_paths import Step, set_at
from umbruch.errors import FieldError
from umbruch.tree import Article, Publication
from umbruch.tree.reading import Reading

__all__ = ["correct", "parse"]

_P = TypeVar("_P", bound=Publication)

_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[\d{1,6}\])*")
_STEP = re.compile(r"(?P<name>[^\W\d]\w*)|\[(?P<index>\d+)\]")
_WHOLE = "publication"


def parse(assignments: Iterable[str]) -> dict[str, str]:
    """Fields and values from `field=value` as the command line takes them; FieldError where there is no `=`."""
    found: dict[str, str] = {}
    for assignment in assignments:
        field, sign, value = assignment.partition("=")
        if not sign:
            raise FieldError(
                f"{assignment!r} sets nothing", hint='write FIELD=VALUE, for example headline="New bridge"'
            )
        found[field.strip()] = value.strip()
    return found


def correct(publication: _P, corrections: Mapping[str, str]) -> _P:
    """The publication with fields of its first article set anew, in the order of `corrections`.

    A value is plain text. Several names or keywords are parted by semicolons, dates are ISO 8601; a line such as
    `byline` or `source` is read for its parts; an empty value clears the field, takes a block out of the body, and as
    `alt` marks a picture as decoration. `body[2].type` makes another kind of block of the same words.
    Correcting a part (`dateline.place`) corrects the printed line too where the old words stand in it.

    Raises:
        FieldError: no such field, or a value that it does not take; `place` is the path.
    """
    for field, value in corrections.items():
        publication = _correct_one(publication, field, unicodedata.normalize("NFC", value))
    return publication


def _correct_one(publication: _P, field: str, value: str) -> _P:
    if not _PATH.fullmatch(field):
        raise FieldError(
            f"{field!r} is no field",
            hint="fields are named like headline, dateline.place, body[0]; see umbruch inspect",
        )
    steps = tuple(found["name"] or int(found["index"]) for found in _STEP.finditer(field))
    if steps[0] in ("articles", "pictures"):
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
