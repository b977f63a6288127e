"""Correcting what a reader guessed: `--set headline="…"` sets any field of the first article.

A field is named by its path in the tree: `headline`, `dateline.place`, `byline.people[0].name`, `body[2]`,
`body[2].type`. What belongs to the publication begins with its own name (`publication.title`, `pictures[0].credit`),
another article with its place (`articles[1].headline`). The types of the tree say which paths there are and what each
of them takes. Lines of the input are given a role by their numbers (`lines[3-5]=deck`), as recognition begins.

What is to hold for good stands in a file beside the input, `article.fix.toml` beside `article.txt`, anchored by words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from umbruch.errors import FieldError
from umbruch.tree import Publication

__all__ = ["correct", "parse"]

_P = TypeVar("_P", bound=Publication)


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

    A value is plain text. Several names, keywords, items or cells are parted by semicolons, rows of a table by line
    ends; dates are ISO 8601; a line such as
    `byline` or `source` is read for its parts; an empty value clears the field, takes a block out of the body, and as
    `alt` marks a picture as decoration. `body[2].type` makes another kind of block of the same words, `body[2].split`
    cuts it before words, `body[2].join` joins it with the `next` or the `previous` block.
    Correcting a part (`dateline.place`) corrects the printed line too where the old words stand in it.

    Raises:
        FieldError: no such field, or a value that it does not take; `place` is the path. Lines are given a role while
            an input is read, not afterwards.
    """
    from umbruch.corrections.applying import done
    from umbruch.corrections.model import given

    wanted = given(corrections)
    if wanted.lines or wanted.whole:
        raise FieldError(
            "lines and articles are corrected while an input is read",
            place=wanted.lines[0].place if wanted.lines else "articles", hint="umbruch.read(…, set={…})",
        )  # fmt: skip
    for step in wanted.steps:
        publication, _ = done(publication, step)
    return publication
