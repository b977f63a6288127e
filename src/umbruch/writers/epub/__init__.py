"""Writes EPUB 3: one chapter an article, one style sheet made from the style, pictures inside."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.tree import Publication


class EpubWriter:
    """EPUB 3.3 by EbookLib, which is imported when the first book is made."""

    name = "epub"
    suffixes = (".epub",)
    media_type = "application/epub+zip"

    def render(self, publication: Publication, style: Style) -> bytes:
        """The finished book.

        Raises:
            RenderError: the publication has no article.
        """
        from umbruch.language.linked_addresses import with_addresses_linked
        from umbruch.language.told_in_words import with_corrections_named
        from umbruch.language.typography import with_house_signs
        from umbruch.registry.losses import report_losses
        from umbruch.tree.figure_changes import with_pictures_told
        from umbruch.writers.epub.book import make_book

        publication = with_addresses_linked(with_corrections_named(with_pictures_told(publication)))
        publication = with_house_signs(publication, style.typography.signs)
        book = make_book(publication, style)
        report_losses(publication, "epub", "EPUB")
        return book
