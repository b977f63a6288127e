"""Reads Markdown (CommonMark and tables) with YAML front matter."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class MarkdownReader:
    """An article that says itself what is what: front matter for the press roles, Markdown for the body."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    media_type = "text/markdown"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read one article, or a kit that umbruch wrote; InputInvalid with the line where its front matter is wrong."""
        from umbruch.readers.markdown.markdown_article import read_publication

        return read_publication(content, request)
