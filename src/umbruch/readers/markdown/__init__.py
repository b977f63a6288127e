"""Reads Markdown (CommonMark and tables) with YAML front matter."""

from __future__ import annotations

from umbruch.diagnostics import Reading
from umbruch.format_table import ReadRequest


class MarkdownReader:
    """An article that says itself what is what: front matter for the press roles, Markdown for the body."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    media_type = "text/markdown"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read one article, or a kit that umbruch wrote; InputInvalid with the line where its front matter is wrong."""
        from umbruch.readers.markdown.article import read_publication

        return read_publication(content, request)
