"""Reads plain text and recognises its press roles."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class TextReader:
    """Unmarked text: clippings, releases, agency copy."""

    name = "text"
    suffixes = (".txt", ".text")
    media_type = "text/plain"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Recognise one article; InputUnreadable where the bytes are no text."""
        from umbruch.clipping.assembly import on_lines_of, recognise
        from umbruch.clipping.embargo_ends import with_ends
        from umbruch.clipping.page.decode import decode
        from umbruch.clipping.picture_for_caption import with_pictures
        from umbruch.manuscript import manuscript_of

        decoded = decode(content, request.source)
        manuscript = request.fixed(manuscript_of(decoded.text))
        clipping = recognise(
            manuscript, request.told_language, decoded.diagnostics, house_language=request.house.language
        )
        articles, remarks = with_ends(clipping.articles, clipping.origins, request.house.where)
        clipping = clipping._replace(articles=articles, diagnostics=(*clipping.diagnostics, *remarks))
        clipping = on_lines_of(manuscript, clipping)
        return with_pictures(clipping, request.picture_folder)
