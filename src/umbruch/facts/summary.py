"""How an article goes on after its headline, in a few lines."""

from __future__ import annotations

from umbruch.tree import Article
from umbruch.tree.characters import clean
from umbruch.tree.walk import block_texts

LENGTH = 240
"""About three lines in the list of texts."""


def summary(article: Article) -> str:
    """The deck, else the lead, else how the body begins; cut between words where it is long."""
    for line in (article.deck, article.lead, *block_texts(article.body)):
        words = " ".join(clean(line or "").split())
        if len(words) > LENGTH:
            return words[: LENGTH - 2].rsplit(" ", 1)[0] + " …"
        if words:
            return words
    return ""
