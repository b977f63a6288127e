"""Labels that stood in front of a headline on its line: the kicker where there is no other, else a notice."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from umbruch.clipping.marks.embargoes.cleared_labels import is_cleared
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import Line, tidy
from umbruch.clipping.shape.above import LONGEST_LABEL
from umbruch.tree import Article

_SURE = 0.9
"""As sure as a label on a line of its own above the headline (`above.head_of`)."""


def with_glued_labels(article: Article, labels: Sequence[Line], ledger: Ledger) -> Article:
    """The article with the labels that were taken off its headline before it was chosen.

    Args:
        article: the article under the headline without them.
        labels: what stood in front of the headline, or of the line above it.
        ledger: where the kicker is entered.
    """
    for label in labels:
        words = tidy(label.text).rstrip(" :")
        if words in (article.kicker, *article.notice) or is_cleared(words):
            article = replace(article, discarded=(*article.discarded, words))
        elif article.kicker is None and len(words) <= LONGEST_LABEL:
            article = replace(article, kicker=words)
            ledger.field("kicker", (label.number,), _SURE)
        else:
            article = replace(article, notice=(*article.notice, words))
    return article
