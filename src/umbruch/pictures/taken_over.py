"""What the pictures of a reading say of themselves: descriptions and rights are taken over, the rest is told.

The article has the last word: nothing that it says of a picture is replaced, and no caption or credit is put into it
that its author left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import picture_described, picture_says
from umbruch.pictures.alternative_text import is_undescribed
from umbruch.tree import Article, Figure, Picture
from umbruch.tree.figure_changes import with_figures_changed
from umbruch.tree.reading import Reading
from umbruch.tree.walk import each_figure, inline_text

if TYPE_CHECKING:
    from umbruch.pictures.own_metadata import PhotoFacts

_SHOWN = 200
_NEWSCODES = "cv.iptc.org/newscodes/digitalsourcetype/"
_MADE_UP = {
    "trainedAlgorithmicMedia": "it was made by generative AI",
    "compositeWithTrainedAlgorithmicMedia": "it was changed by generative AI",
    "compositeSynthetic": "parts of it were made by generative AI",
    "algorithmicMedia": "it was made by a program, not by a camera or a hand",
}
"""What a reader may want to know of how a picture came about (IPTC NewsCodes, digitalsourcetype)."""


def described(reading: Reading) -> Reading:
    """The reading with the alternative texts that its pictures bring for figures that have none.

    A figure that is marked as decoration stays one. Each text taken over is remarked upon (`picture.described`), and so
    is a caption, a credit or an origin in AI that a picture tells and the article does not (`picture.facts`). Copyright
    and terms of use become those of the picture in the tree. Where XMP speaks several languages, that of the article is
    read.
    """
    reading = _with_rights(reading)
    pictures = {picture.href: picture for picture in reading.pictures}
    if not any(figure.image in pictures for figure in each_figure(reading)):
        return reading
    remarks: list[Diagnostic] = []

    def seen(article: Article, number: int) -> Article:
        def look(figure: Figure, path: str) -> Figure:
            picture = pictures.get(figure.image or "")
            if picture is None or figure.alt == "":
                return figure
            return _captioned(figure, picture, article.lang or reading.lang, f"articles[{number}].{path}", remarks)

        return with_figures_changed(article, look)

    articles = tuple(seen(article, number) for number, article in enumerate(reading.articles))
    if not remarks:
        return reading
    return replace(reading, articles=articles, diagnostics=(*reading.diagnostics, *remarks))


def _with_rights(reading: Reading) -> Reading:
    """The reading with what its pictures themselves say of copyright and terms."""
    from umbruch.pictures.own_metadata import facts_of

    lang = reading.lang or next((article.lang for article in reading.articles if article.lang), None)

    def known(picture: Picture) -> Picture:
        if picture.copyright is not None and picture.terms is not None:
            return picture
        facts = facts_of(picture.content, lang)
        copyright = facts.rights if picture.copyright is None else picture.copyright
        return replace(picture, copyright=copyright, terms=facts.usage if picture.terms is None else picture.terms)

    pictures = tuple(map(known, reading.pictures))
    return reading if pictures == reading.pictures else replace(reading, pictures=pictures)


def _captioned(figure: Figure, picture: Picture, lang: str | None, field: str, remarks: list[Diagnostic]) -> Figure:
    from umbruch.pictures.own_metadata import facts_of

    facts = facts_of(picture.content, lang)
    if is_undescribed(figure) and facts.description:
        part = "AltTextAccessibility" if facts.alt else "ExtDescrAccessibility"
        remarks.append(picture_described(picture.href, part, f"{field}.alt"))
        figure = replace(figure, alt=facts.description)
    remarks += _untold(figure, facts, picture.href, field)
    return figure


def _untold(figure: Figure, facts: PhotoFacts, href: str, field: str) -> Iterator[Diagnostic]:
    """What the picture says and the article does not."""
    if facts.caption and not inline_text(figure.caption).strip():
        yield picture_says(href, f"its caption is {_quoted(facts.caption)}", f"{field}.caption")
    if facts.credit_line and not (figure.credit and figure.credit.text.strip()):
        yield picture_says(href, f"its credit is {_quoted(facts.credit_line)}", f"{field}.credit")
    _, found, code = (facts.origin or "").partition(_NEWSCODES)
    if found and (known := _MADE_UP.get(code.strip().strip("/"))):
        yield picture_says(href, known, field)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…")
