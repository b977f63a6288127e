"""Reads the JSON form of the tree."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Publication
from umbruch.tree.reading import Reading


class JsonReader:
    """The native format: what `umbruch.render(pub, "json")` wrote."""

    name = "json"
    suffixes = (".json",)
    media_type = "application/json"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read a tree; InputInvalid with the path in it where it is wrong."""
        from umbruch.tree.as_json import decode

        publication = decode(content, request.source)
        return Reading(**{name: getattr(publication, name) for name in Publication.__struct_fields__})
