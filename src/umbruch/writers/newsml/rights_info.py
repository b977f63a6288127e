"""`rightsInfo`: who holds the rights and what may be done."""

from __future__ import annotations

from umbruch.facts.rights import rights_of
from umbruch.newsxml.xml_elements import G2, Element, lines
from umbruch.tree import Article, Picture


def rights_info(article: Article) -> Element | None:
    """`rightsInfo` of an article, the terms of the clipping last; None where nothing is said about rights."""
    rights = rights_of(article)
    source = article.source
    terms = [*rights.terms, *([source.rights] if source and source.rights else [])]
    if not rights.copyright and not terms:
        return None
    return G2(
        "rightsInfo",
        G2("copyrightHolder", G2("name", rights.holder)) if rights.holder else None,
        [G2("copyrightNotice", lines(G2, notice)) for notice in rights.copyright],
        [G2("usageTerms", lines(G2, notice)) for notice in terms],
    )


def picture_rights(picture: Picture) -> Element | None:
    """`rightsInfo` of a picture; None where nothing is known of its rights."""
    if not picture.copyright and not picture.terms:
        return None
    return G2(
        "rightsInfo",
        G2("copyrightNotice", lines(G2, picture.copyright)) if picture.copyright else None,
        G2("usageTerms", lines(G2, picture.terms)) if picture.terms else None,
    )
