"""Names that stay the same as long as the content does: for EPUB identifiers, NewsML guids and file names."""

from __future__ import annotations

import hashlib
import json

import msgspec

from umbruch.tree.model import Article, Publication


def fingerprint(part: Publication | Article) -> str:
    """64 hexadecimal digits (SHA-256) of the content; any change of the tree changes them."""
    tree = {name: getattr(part, name) for name in _fields_of(part)}
    try:
        packed = msgspec.json.encode(tree, order="deterministic")
    except UnicodeEncodeError:  # half a surrogate pair, which is no character: the escaped form still tells texts apart
        packed = json.dumps(msgspec.to_builtins(tree), sort_keys=True).encode("ascii")
    return hashlib.sha256(packed).hexdigest()


def _fields_of(part: Publication | Article) -> tuple[str, ...]:
    kind = Publication if isinstance(part, Publication) else Article
    return kind.__struct_fields__


def uuid_urn(part: Publication | Article) -> str:
    """A `urn:uuid:` in the form of RFC 9562 version 8 (custom), made from the fingerprint."""
    digits = fingerprint(part)
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"
