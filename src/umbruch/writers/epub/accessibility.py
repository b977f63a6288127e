"""Accessibility metadata (EPUB Accessibility 1.1, 2.2), derived from what the book holds; nothing is claimed on trust.

Conformance with WCAG is not claimed: it takes somebody who has looked at the book (1.1, 3.4 Conformance reporting).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from umbruch.language.wording import word
from umbruch.pictures.alternative_text import is_undescribed
from umbruch.tree import Figure, Publication, Subheading
from umbruch.tree.walk import each_block, each_figure
from umbruch.writers.epub.book_pictures import StoredPicture


class Seen(NamedTuple):
    """What decides about a book's accessibility."""

    pictures: bool
    described: bool
    headings: bool
    pages: bool
    moving: bool


def look_at(publication: Publication, pictures: Mapping[str, StoredPicture]) -> Seen:
    """Go through a publication.

    Args:
        publication: the tree.
        pictures: those that made it into the book, by href.
    """
    shown = [figure for figure in each_figure(publication) if figure.image in pictures]
    return Seen(
        pictures=bool(shown),
        described=not any(is_undescribed(figure) for figure in shown),
        headings=any(
            article.headline or any(isinstance(block, Subheading) for block in each_block(article.body))
            for article in publication.articles
        ),
        pages=any(article.source and (article.source.page or "").strip() for article in publication.articles),
        moving=any(_moves(figure, pictures) for figure in shown),
    )


def _moves(figure: Figure, pictures: Mapping[str, StoredPicture]) -> bool:
    return figure.image is not None and pictures[figure.image].moves


def accessibility(seen: Seen, lang: str | None) -> Iterator[tuple[str, str]]:
    """Properties of schema.org and their values, in a fixed order.

    Args:
        seen: what the book holds.
        lang: the language of the summary.
    """
    yield "schema:accessMode", "textual"
    if seen.pictures:
        yield "schema:accessMode", "visual"
        yield "schema:accessModeSufficient", "textual,visual"
    if seen.described:
        yield "schema:accessModeSufficient", "textual"
    yield "schema:accessibilityFeature", "tableOfContents"
    yield "schema:accessibilityFeature", "readingOrder"
    yield "schema:accessibilityFeature", "displayTransformability"
    if seen.headings:
        yield "schema:accessibilityFeature", "structuralNavigation"
    if seen.pictures and seen.described:
        yield "schema:accessibilityFeature", "alternativeText"
    if seen.pages:
        yield "schema:accessibilityFeature", "pageBreakMarkers"
        yield "schema:accessibilityFeature", "pageNavigation"
    if seen.moving:
        yield "schema:accessibilityHazard", "unknownFlashingHazard"
        yield "schema:accessibilityHazard", "unknownMotionSimulationHazard"
        yield "schema:accessibilityHazard", "noSoundHazard"
    else:
        yield "schema:accessibilityHazard", "none"
    yield "schema:accessibilitySummary", _summary(seen, lang)


def _summary(seen: Seen, lang: str | None) -> str:
    sentences = ["access_text"]
    if seen.pictures:
        sentences.append("access_described" if seen.described else "access_undescribed")
    if seen.pages:
        sentences.append("access_pages")
    return " ".join(word(sentence, lang) for sentence in sentences)
