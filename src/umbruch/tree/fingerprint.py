"""Names that stay the same as long as the content does: for EPUB identifiers, NewsML guids and file names."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import msgspec

from umbruch.tree.blocks import Figure, List, Paragraph, Quote, Table
from umbruch.tree.model import Article, Picture, Publication, Source

_NEW: dict[type, frozenset[str]] = {
    Paragraph: frozenset({"lang", "voice", "speaker"}),
    Quote: frozenset({"pull"}),
    List: frozenset({"start"}),
    Figure: frozenset({"weight"}),
    Table: frozenset({"align", "row_heads"}),
    Source: frozenset({"circulation", "rights"}),
    Article: frozenset({"section", "version", "status", "change", "desk_notes"}),
    Picture: frozenset({"caption", "credit", "copyright", "terms", "alt", "focus"}),
    Publication: frozenset({"provider", "logo"}),
}
"""Fields that version 2 of the tree brought: at their defaults they don't count, so older content keeps its name."""


def fingerprint(part: Publication | Article) -> str:
    """64 hexadecimal digits (SHA-256) of the content; any change of the tree changes them."""
    kind = Publication if isinstance(part, Publication) else Article
    tree = dict(sorted(_fields(part, kind).items()))
    try:
        packed = msgspec.json.encode(tree)
    except UnicodeEncodeError:  # half a surrogate pair, which is no character: the escaped form still tells texts apart
        packed = json.dumps(tree, sort_keys=True).encode("ascii")
    return hashlib.sha256(packed).hexdigest()


def _fields(part: msgspec.Struct, kind: type[msgspec.Struct]) -> dict[str, Any]:
    new = _NEW.get(kind, frozenset())
    found: dict[str, Any] = {}
    if tag := kind.__struct_config__.tag:
        found["type"] = tag
    for name, default in zip(kind.__struct_fields__, _defaults(kind), strict=True):
        value = getattr(part, name)
        if name not in new or value != default:
            found[name] = _plain(value)
    return found


def _defaults(kind: type[msgspec.Struct]) -> tuple[Any, ...]:
    missing = len(kind.__struct_fields__) - len(kind.__struct_defaults__)
    return (msgspec.NODEFAULT,) * missing + kind.__struct_defaults__


def _plain(value: Any) -> Any:
    match value:
        case tuple():
            return [_plain(one) for one in value]
        case msgspec.Struct():
            return _fields(value, type(value))
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case _:
            return value


def uuid_urn(part: Publication | Article) -> str:
    """A `urn:uuid:` in the form of RFC 9562 version 8 (custom), made from the fingerprint."""
    digits = fingerprint(part)
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"
