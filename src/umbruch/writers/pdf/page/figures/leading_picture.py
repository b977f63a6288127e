"""The picture that leads a story, though a program put it below the text."""

from __future__ import annotations

import msgspec

from umbruch.style.model import Style
from umbruch.tree import Article, Block, Figure
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.figures.printed_page import printed_page


def with_lead_first(article: Article, style: Style, figures: FigureSetter) -> Article:
    """An article whose only pictures stand below its text, as copies of printed pages have them, with the first above.

    That where the style sets it over columns; a story is led by its picture wherever a program put the file.

    Args:
        article: the article.
        style: the style.
        figures: knows the pictures.
    """
    page, body = printed_page(article, style), list(article.body)
    end = len(body) - 1 if page is not None else len(body)
    first = end
    while first and isinstance(body[first - 1], Figure):
        first -= 1
    found = next((number for number in range(first, end) if _leads(body[number], style, figures)), None)
    if not first or found is None or any(isinstance(block, Figure) and block.image for block in body[:first]):
        return article
    return msgspec.structs.replace(article, body=(body.pop(found), *body))


def _leads(block: Block, style: Style, figures: FigureSetter) -> bool:
    return isinstance(block, Figure) and figures.leads(block, style)
