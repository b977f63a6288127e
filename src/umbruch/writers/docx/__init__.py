"""Writes Word files with real named styles, so that an editor restyles an article with one click.

`book` lays out the whole file and is imported when the first one is rendered; python-docx and lxml come with it.
"""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.tree import Publication


class DocxWriter:
    """Office Open XML (ISO/IEC 29500 transitional), as Word 2013 and later and LibreOffice take it."""

    name = "docx"
    suffixes = (".docx",)
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def render(self, publication: Publication, style: Style) -> bytes:
        """The publication as a Word file.

        Raises:
            RenderError: there is no article, a picture cannot be opened, or the tree is nested too deeply.
        """
        from umbruch.language.linked_addresses import with_addresses_linked
        from umbruch.language.told_in_words import with_corrections_named
        from umbruch.language.typography import with_house_signs
        from umbruch.registry.losses import report_losses
        from umbruch.tree.figure_changes import with_pictures_told
        from umbruch.writers.docx.styles.word_columns import with_word_columns
        from umbruch.writers.docx.whole_file import bound

        publication = with_addresses_linked(with_corrections_named(with_pictures_told(publication)))
        publication = with_house_signs(publication, style.typography.signs)
        file = bound(publication, with_word_columns(style))
        report_losses(publication, "docx", "Word")
        return file
