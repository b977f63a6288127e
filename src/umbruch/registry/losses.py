"""What a format has no place for, said by the table `registry.roles` and reported where an article has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from umbruch.diagnostics import Diagnostic, report
from umbruch.registry.roles import FACTS
from umbruch.tree import Article, Figure, Publication
from umbruch.tree.walk import each_block

Column = Literal["pdf", "epub", "docx", "nitf", "newsml", "ninjs", "html", "markdown", "text"]

LOSS = "format.loss"
"""The code of every remark on what a format cannot carry."""


def report_losses(publication: Publication, column: Column, name: str) -> None:
    """Report of each article which facts the format leaves out.

    Args:
        publication: what is written.
        column: the format's column in the table of facts.
        name: the format as a reader of the remark knows it.
    """
    without = [fact.field for fact in FACTS if getattr(fact, column) is None]
    for number, article in enumerate(publication.articles):
        if lost := [field for field in without if _has(article, field)]:
            report(
                Diagnostic(
                    code=LOSS,
                    message=f"{name} has no place for {', '.join(lost)}",
                    field=f"articles[{number}]",
                )
            )


def _has(article: Article, field: str) -> bool:
    if field == "pictures":
        return any(figure.image is not None for figure in _figures(article))
    if field == "alt":
        return any(figure.alt for figure in _figures(article))
    if field == "status":
        return article.status != "usable"
    part: object = article
    for name in field.split("."):
        part = getattr(part, name, None)
    return bool(part)


def _figures(article: Article) -> Iterable[Figure]:
    return (block for block in each_block(article.body) if isinstance(block, Figure))
