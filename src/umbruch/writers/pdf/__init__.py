"""Writes PDF: set like a newspaper page by page, tagged for everyone, fit for the archive.

The way of an article through this package: `page/article_setting` composes its parts into galleys with lines from
`type/composing`: words are cut by `umbruch.language.hyphenation` and measured (`type/words`, `type/founts`), straight
matter is broken into lines (`type/breaking`); `columns/makeup` fills pages with them (`columns/column_filling`, and
`columns/pouring` past pictures, quotes, boxes and tables that float); `document`
draws the pages (`drawing/pen`), embeds fonts and pictures, and writes structure and metadata as objects of the file.
Text from right to left goes by `type/mixed`, which puts lines into order (`language/bidi`) and has words shaped by
`umbruch.fonts.shaping`, to be drawn as `drawing/rows`; its page is composed as if it ran from left to right, and the
pen changes sides.
"""

from __future__ import annotations

from msgspec.structs import replace

from umbruch.style.model import Style
from umbruch.tree import Publication


class PdfWriter:
    """PDF 1.7 with embedded faces, justified columns, structure, links and outline."""

    name = "pdf"
    suffixes = (".pdf",)
    media_type = "application/pdf"

    def render(self, publication: Publication, style: Style) -> bytes:
        """Set a publication; characters that no face has and pictures without alternative text are reported.

        Raises:
            RenderError: no article, text from right to left in a script that no face has, or a picture that cannot be
                opened.
            StyleError: a font of the style cannot be found or used.
        """
        from umbruch.language.linked_addresses import with_addresses_linked
        from umbruch.language.told_in_words import with_corrections_named
        from umbruch.language.typography import with_house_signs
        from umbruch.registry.losses import report_losses
        from umbruch.tree.figure_changes import with_pictures_told
        from umbruch.writers.pdf.columns.makeup import make_up
        from umbruch.writers.pdf.document import write_document
        from umbruch.writers.pdf.metadata import metadata_of
        from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
        from umbruch.writers.pdf.type.founts import remark_lacking

        publication = with_addresses_linked(with_corrections_named(with_pictures_told(publication)))
        publication = with_house_signs(publication, style.typography.signs)
        figures = FigureSetter(publication)
        made_up = make_up(publication, style, figures)
        remark_lacking(style)
        report_losses(_without_what_heads_show(publication, style, logo=figures.shows_logo), "pdf", "PDF")
        return write_document(made_up, figures.prepared, metadata_of(publication, described=figures.described))


def _without_what_heads_show(publication: Publication, style: Style, *, logo: bool) -> Publication:
    """The publication without what stands in page heads and feet of the style, which is no loss: logo and sections."""
    if logo:
        publication = replace(publication, logo=None)
    slots = (slot for part in (style.head, style.foot) for slot in (part.left, part.centre, part.right))
    if style.press_head or any("{section}" in slot for slot in slots):
        articles = tuple(replace(one, section=None) if one.section else one for one in publication.articles)
        publication = replace(publication, articles=articles)
    return publication
