"""Writes the JSON form of the tree."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.tree import Publication


class JsonWriter:
    """The native format: loss-free, versioned, with a JSON Schema."""

    name = "json"
    suffixes = (".json",)
    media_type = "application/json"

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """The tree as JSON; the style plays no part."""
        from umbruch.tree.as_json import encode

        return encode(publication)
