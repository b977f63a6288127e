"""Names that stay the same as long as the content does: for EPUB identifiers, NewsML guids and file names."""

from __future__ import annotations

import base64
from typing import Any

import msgspec

from umbruch.kept import remembered
from umbruch.tree.blocks import Figure, List, Paragraph, Quote, Table
from umbruch.tree.model import Article, Picture, Publication, Source

_NEW: dict[type, frozenset[str]] = {
    Paragraph: frozenset({"lang", "voice", "speaker"}),
    Quote: frozenset({"pull"}),
    List: frozenset({"start"}),
    Figure: frozenset({"weight"}),
    Table: frozenset({"align", "row_heads"}),
    Source: frozenset({"circulation", "rights"}),
    Article: frozenset({"section", "genre", "urgency", "version", "status", "change", "desk_notes"}),
    Picture: frozenset({"caption", "credit", "copyright", "terms", "alt", "focus", "place", "date"}),
    Publication: frozenset({"provider", "logo"}),
}
"""Fields that version 2 of the tree brought: at their defaults they don't count, so older content keeps its name."""


def fingerprint(part: Publication | Article) -> str:
    """64 hexadecimal digits (SHA-256) of the content; any change of the tree changes them."""
    import hashlib

    kind = Publication if isinstance(part, Publication) else Article
    tree = dict(sorted(_fields(part, kind).items()))
    try:
        packed = msgspec.json.encode(tree)
    except UnicodeEncodeError:  # half a surrogate pair, which is no character: the escaped form still tells texts apart
        import json

        packed = json.dumps(tree, sort_keys=True).encode("ascii")
    return hashlib.sha256(packed).hexdigest()


def _fields(part: msgspec.Struct, kind: type[msgspec.Struct]) -> dict[str, Any]:
    tag, fields = _form(kind)
    found: dict[str, Any] = {"type": tag} if tag else {}
    for name, is_new, default in fields:
        value = getattr(part, name)
        if not is_new or value != default:
            found[name] = value if value is None or type(value) is str else _plain(value)
    return found


@remembered(64)
def _form(kind: type[msgspec.Struct]) -> tuple[Any, tuple[tuple[str, bool, Any], ...]]:
    """The tag of a kind, and of each field its name, whether it is new in version 2, and its default."""
    names, new = kind.__struct_fields__, _NEW.get(kind, frozenset())
    missing = len(names) - len(kind.__struct_defaults__)
    defaults = (msgspec.NODEFAULT,) * missing + kind.__struct_defaults__
    fields = zip(names, defaults, strict=True)
    return kind.__struct_config__.tag, tuple((name, name in new, default) for name, default in fields)


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
