"""Refuses a tree that a program built wrong, before a writer sets it: types, bounds, notes in notes, languages."""

from __future__ import annotations

import re

import msgspec

from umbruch.errors import InputInvalid, RenderError
from umbruch.kept import ready
from umbruch.tree.as_json import languages, misplaced
from umbruch.tree.model import Publication

_NOTE = b'"type":"note"'
_LANGUAGE = re.compile(rb'"lang":"([^"]*)"')
_HINT = "umbruch formats --schema prints what is allowed"


def refuse_unsound(publication: Publication) -> None:
    """Check a tree as its JSON form would be checked when it is read; the bytes of pictures are not looked into.

    Args:
        publication: as a program built it. Python checks none of the types and bounds that the tree declares.

    Raises:
        RenderError: with the path of what is wrong, for example `articles[0].body[2].start`. The language of an article
            that is none is no error here: writers set it as undetermined, and say so.
    """
    from umbruch.language.tags import is_no_language

    if not isinstance(publication, Publication):
        raise RenderError(f"a publication is expected, not {type(publication).__name__}", hint="umbruch.read makes one")
    whole = {name: getattr(publication, name) for name in Publication.__struct_fields__ if name != "pictures"}
    try:
        packed = msgspec.json.encode(whole)
    except (UnicodeEncodeError, RecursionError):
        return  # half a surrogate pair, or blocks too deep in blocks: writers know what to say of them
    except TypeError as error:
        raise RenderError(f"this is no tree: {error}", hint=_HINT) from None
    try:
        msgspec.json.decode(packed, type=ready(Publication))
    except (msgspec.ValidationError, RecursionError):
        _explain(packed)
    if _NOTE in packed:
        for place, message in misplaced(publication):
            raise RenderError(message, place=place, hint="a note holds paragraphs, lists and quotes")
    if any(is_no_language(tag.decode()) for tag in set(_LANGUAGE.findall(packed))):
        for place, tag in languages(publication):
            if is_no_language(tag):
                raise RenderError(f"{tag!r} is no language", place=place, hint="write for example de, en-GB or fr")


def _explain(packed: bytes) -> None:
    from umbruch.tree.as_json import VERSION, decode

    try:
        decode(b'{"umbruch":%d,' % VERSION + packed.removeprefix(b"{"), "")
    except InputInvalid as error:
        raise RenderError(error.message, place=error.place, hint=error.hint) from None
