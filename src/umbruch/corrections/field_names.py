"""Names that people use for fields, and the field that each of them means."""

from __future__ import annotations

import typing
from collections.abc import Iterable
from typing import Any

import msgspec

from umbruch.corrections.values import without_none
from umbruch.errors import did_you_mean
from umbruch.registry.roles import FACTS, ROLES
from umbruch.tree import Article

_MEANT = {
    "title": "headline",
    "titel": "headline",
    "überschrift": "headline",
    "subtitle": "deck",
    "untertitel": "deck",
    "subheadline": "deck",
    "overline": "kicker",
    "spitzmarke": "kicker",
    "teaser": "lead",
    "summary": "lead",
    "author": "byline",
    "authors": "byline",
    "autor": "byline",
    "ort": "dateline.place",
    "city": "dateline.place",
    "datum": "source.date",
    "newspaper": "source.publications",
    "zeitung": "source.publications",
    "seite": "source.page",
    "language": "lang",
    "tags": "keywords",
    "ressort": "section",
    "textsorte": "genre",
    "dringlichkeit": "urgency",
    "text": "body[0]",
    "fassung": "version",
    "notiz": "desk_notes",
}
"""What static sites, editorial systems and newsrooms call the fields, beside the German names of the roles."""

_GERMAN = {
    **{role.german.lower(): role.field for role in ROLES if role.field in Article.__struct_fields__},
    **{fact.german.lower(): fact.field for fact in FACTS if fact.field in Article.__struct_fields__},
}


_OF_FIGURES = frozenset({"caption", "credit", "alt", "image", "bildunterschrift", "bildnachweis"})
"""Parts of figures, and what newsrooms call them."""


def nearest(name: str, kind: type[msgspec.Struct], current: Any) -> str:
    """A hint for a name that `kind` does not have: the field that is meant, by name, by sense or by what holds it."""
    fields = kind.__struct_fields__
    if kind is not Article:
        return did_you_mean(name, fields)
    wanted = name.lower()
    meant = {**{field: field for field in fields}, **_GERMAN, **_MEANT}
    if found := meant.get(wanted) or _inside(wanted, current):
        return f"did you mean {found}?"
    if wanted in _OF_FIGURES:
        return 'no picture or caption stands in the body; --set "lines[3]=caption" says which line is one'
    import difflib

    near = difflib.get_close_matches(wanted, meant, n=1, cutoff=0.7)
    return f"did you mean {meant[near[0]]}?" if near else did_you_mean(wanted, fields)


def _inside(name: str, article: Article) -> str | None:
    """The path of the first part that has a field of that name."""
    for field, hint in typing.get_type_hints(Article).items():
        inner, _ = without_none(hint)
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct) and name in inner.__struct_fields__:
            return f"{field}.{name}"
    for number, block in enumerate(article.body):
        if name in type(block).__struct_fields__:
            return f"body[{number}].{name}"
    return None


_LINE_ROLES = {
    "furniture": "discard",
    "page": "discard",
    "discarded": "discard",
    "remove": "discard",
    "paragraph": "body",
    "report": "body",
    "crosshead": "subheading",
    "heading": "subheading",
    "credit": "caption",
    "day": "date",
    "place": "dateline",
    "ort": "dateline",
    "note": "desk_notes",
    "notes": "desk_notes",
    "zwischentitel": "subheading",
    "bildunterschrift": "caption",
}
"""What people call the roles of lines that are no fields, or other ones."""


def role_hint(name: str, roles: Iterable[str]) -> str:
    """A hint for a role of lines that there is not: the one that is meant."""
    known = {role: role for role in roles}
    meant = {**{word: field for word, field in {**_GERMAN, **_MEANT}.items() if field in known}, **_LINE_ROLES, **known}
    import difflib

    near = difflib.get_close_matches(name.lower(), meant, n=1, cutoff=0.7)
    return f"did you mean {meant[near[0]]}?" if near else did_you_mean(name, known)
