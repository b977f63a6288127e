"""Writes Markdown (CommonMark and tables) with YAML front matter, for editors and for static sites."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.tree import Publication


class MarkdownWriter:
    """Front matter for the press roles, Markdown for the body; our own reader makes the same tree of it."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    media_type = "text/markdown"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """The publication in UTF-8; the style plays no part.

        Raises:
            RenderError: blocks inside blocks too deep.
        """
        from umbruch.writers.markdown.markdown_document import document

        return document(publication)
