"""Writes HTML: one page that needs no other file."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.tree import Publication


class HtmlWriter:
    """One accessible page with style sheet and pictures inside, for screens light and dark and for paper."""

    name = "html"
    suffixes = (".html", ".htm")
    media_type = "text/html"

    def render(self, publication: Publication, style: Style) -> bytes:
        """The page of an article, or of all articles of a kit one after the other.

        Raises:
            RenderError: a publication without an article, or blocks inside blocks too deep.
        """
        from umbruch.writers.html.whole_page import page

        return page(publication, style)
