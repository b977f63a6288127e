"""What the pictures of a reading say of themselves becomes what is known of them, and figures take it.

The article has the last word: nothing that it says of a picture is replaced, and a figure that is marked as decoration
stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import picture_described, picture_says, picture_spoke, shortened
from umbruch.language.wording import word
from umbruch.pictures.alternative_text import is_undescribed
from umbruch.tree import Article, Credit, Figure, Picture
from umbruch.tree.figure_changes import with_figures_changed
from umbruch.tree.reading import Reading
from umbruch.tree.walk import each_figure, inline_text

if TYPE_CHECKING:
    from umbruch.pictures.own_metadata import PhotoFacts

_NEWSCODES = "cv.iptc.org/newscodes/digitalsourcetype/"
_MADE_UP = {
    "trainedAlgorithmicMedia": "it was made by generative AI",
    "compositeWithTrainedAlgorithmicMedia": "it was changed by generative AI",
    "compositeSynthetic": "parts of it were made by generative AI",
    "algorithmicMedia": "it was made by a program, not by a camera or a hand",
}
"""What a reader may want to know of how a picture came about (IPTC NewsCodes, digitalsourcetype)."""

_LABELLED = re.compile(
    r"[^:]{0,40}:|[^\w(]|\(c\)|(?:copyright|courtesy|photo|foto|bild|picture|image|grafik)\b", re.IGNORECASE
)
"""A credit that says by itself what it is: `Foto: …`, `© …`, `Photo by …`."""


def described(reading: Reading) -> Reading:
    """The reading with all that its pictures say of themselves and the tree does not say of them.

    Caption, credit, copyright, terms of use, place and day become those of the picture, whose figures show caption and
    credit where they have none of their own; the alternative text becomes the figure's. What readers will see of it is
    remarked upon (`picture.described`, `picture.spoke`), as is what was left out because it speaks to desks or says too
    little, and what tells of AI (`picture.facts`). A picture that is mere decoration gives no words. Where XMP speaks
    several languages, that of the article is read.
    """
    from umbruch.pictures.own_metadata import facts_of

    shown: dict[str, list[tuple[Figure, str | None]]] = {}
    for article in reading.articles:
        for figure in each_figure(replace(reading, articles=(article,))):
            if figure.image:
                shown.setdefault(figure.image, []).append((figure, article.lang))
    spoken = reading.lang or next((article.lang for article in reading.articles if article.lang), None)
    remarks: list[Diagnostic] = []
    known: dict[str, PhotoFacts] = {}

    def told(picture: Picture, number: int) -> Picture:
        figures = [figure for figure, _ in shown.get(picture.href, ()) if figure.alt != ""]
        lang = next((lang for _, lang in shown.get(picture.href, ()) if lang), spoken)
        facts = known[picture.href] = facts_of(picture.content, lang)
        said = replace(
            picture,
            copyright=facts.rights if picture.copyright is None else picture.copyright,
            terms=facts.usage if picture.terms is None else picture.terms,
            place=facts.city if picture.place is None else picture.place,
            date=facts.day or None if picture.date is None else picture.date,
        )
        return _with_words(said, facts, figures, lang, f"pictures[{number}]", remarks) if figures else said

    pictures = tuple(told(picture, number) for number, picture in enumerate(reading.pictures))
    if pictures != reading.pictures:
        reading = replace(reading, pictures=pictures)
    by_name = {picture.href: picture for picture in pictures}

    def seen(article: Article, number: int) -> Article:
        def look(figure: Figure, path: str) -> Figure:
            picture = by_name.get(figure.image or "")
            if picture is None or figure.alt == "":
                return figure
            return _described(figure, picture, known[picture.href], f"articles[{number}].{path}", remarks)

        return with_figures_changed(article, look)

    if shown.keys() & by_name.keys():
        reading = replace(reading, articles=tuple(seen(one, number) for number, one in enumerate(reading.articles)))
    return replace(reading, diagnostics=(*reading.diagnostics, *remarks)) if remarks else reading


def own_credit(facts: PhotoFacts, lang: str | None) -> Credit | None:
    """The credit that a picture brings, as readers of that language are used to it (`Bild: Ina Born / dpa`)."""
    line = " ".join((facts.credit_line or "").split())
    if not line:
        return None
    text = line if _LABELLED.match(line) else word("picture_by", lang).format(name=line)
    return Credit(text=text, name=facts.creator or facts.credit)


def _with_words(
    picture: Picture, facts: PhotoFacts, figures: list[Figure], lang: str | None, field: str, remarks: list[Diagnostic]
) -> Picture:
    """The picture with caption and credit of its own, each told where a figure will show it."""
    bare = [figure for figure in figures if not inline_text(figure.caption).strip()]
    if picture.caption is None and bare and facts.caption:
        if line := facts.caption_line:
            picture = replace(picture, caption=line)
            remarks.append(picture_spoke(picture.href, "caption", line, f"{field}.caption"))
        else:
            remarks.append(picture_says(picture.href, f"its caption is {shortened(facts.caption)}", field))
    credit = own_credit(facts, lang)
    if picture.credit is None and credit and any(_lacks(figure, credit, picture.caption) for figure in figures):
        picture = replace(picture, credit=credit)
        remarks.append(picture_spoke(picture.href, "credit", credit.text, f"{field}.credit"))
    return picture


def _lacks(figure: Figure, credit: Credit, caption: str | None) -> bool:
    """Whether a figure names nobody who made its picture, beside it or in its caption."""
    if figure.credit and figure.credit.text.strip():
        return False
    below = inline_text(figure.caption).strip() or caption or ""
    return not credit.name or credit.name.casefold() not in below.casefold()


def _described(figure: Figure, picture: Picture, facts: PhotoFacts, field: str, remarks: list[Diagnostic]) -> Figure:
    if is_undescribed(figure) and facts.description and not picture.alt:
        part = "AltTextAccessibility" if facts.alt else "ExtDescrAccessibility"
        remarks.append(picture_described(picture.href, part, f"{field}.alt"))
        figure = replace(figure, alt=facts.description)
    remarks += _origin(facts, picture.href, field)
    return figure


def _origin(facts: PhotoFacts, href: str, field: str) -> Iterator[Diagnostic]:
    """What is told of a picture that no camera took."""
    _, found, code = (facts.origin or "").partition(_NEWSCODES)
    if found and (known := _MADE_UP.get(code.strip().strip("/"))):
        yield picture_says(href, known, field)
