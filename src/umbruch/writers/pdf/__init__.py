"""Writes PDF: set like a newspaper page by page, tagged for everyone, fit for the archive.

The way of an article through this package: `article` composes its parts into galleys (`galley`, `figures`, `tables`)
with lines from `composing`: `words` are cut by `umbruch.hyphenation` and measured (`founts`), `straight` matter is
broken into lines (`breaking`); `makeup` fills pages with them (`columns`, `furniture`); `document` draws the pages
(`pen`), embeds fonts (`embedding`, `codes`) and pictures (`pictures`), and writes `structure` and `metadata` as
`objects` of the file.
Text from right to left goes by `mixed`, which puts lines into order (`bidi`) and has words shaped by
`umbruch.fonts.shaping`, to be drawn as `rows`; its page is composed as if it ran from left to right, and the pen
changes sides.
"""

from __future__ import annotations

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
        from umbruch.losses import report_losses
        from umbruch.writers.pdf.document import write_document
        from umbruch.writers.pdf.figures import FigureSetter
        from umbruch.writers.pdf.makeup import make_up
        from umbruch.writers.pdf.metadata import metadata_of

        figures = FigureSetter(publication)
        made_up = make_up(publication, style, figures)
        report_losses(publication, "pdf", "PDF")
        return write_document(made_up, figures.pictures, metadata_of(publication, described=figures.described))
