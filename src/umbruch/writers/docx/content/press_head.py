"""The head of a press-review sheet: which newspaper, which day, which page."""

from __future__ import annotations

from umbruch.language.wording import long_date, word
from umbruch.tree import Article
from umbruch.writers.docx.content.placed_paragraphs import Place, paragraph
from umbruch.writers.docx.content.running_text import running
from umbruch.writers.docx.xml.wordml import Element, flag, twips, w

_SHARES = {"newspaper": 0.55, "date": 0.3, "page": 0.15}
_SPACE_UNDER = 18.0


def press_head(article: Article, place: Place) -> list[Element]:
    """A table of one header row and one row of facts, and the space under it; nothing for an article without source."""
    if article.source is None:
        return []
    lang = article.lang or place.word_file.lang
    facts = {
        "newspaper": ", ".join(article.source.publications),
        "date": long_date(article.source.date, lang),
        "page": article.source.page or "",
    }
    shown = {key: fact for key, fact in facts.items() if fact}
    if not shown:
        return []
    whole = sum(_SHARES[key] for key in shown)
    widths = [twips(place.width * _SHARES[key] / whole) for key in shown]
    labels = [word(key, lang) for key in shown]
    return [
        w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val="PressHeadTable"),
                flag("bidiVisual", place.voice.run_language.right_to_left),
                w("tblW", w=sum(widths), type="dxa"),
                w("tblLayout", type="fixed"),
                w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
            ),
            w("tblGrid", *(w("gridCol", w=width) for width in widths)),
            _row(labels, widths, "PressHeadLabel", place, heading=True),
            _row(list(shown.values()), widths, "PressHead", place, heading=False),
        ),
        paragraph("ArticleEnd", (), place, spacing={"before": 0, "after": 0, "line": twips(_SPACE_UNDER)}),
    ]


def _row(texts: list[str], widths: list[int], style_id: str, place: Place, *, heading: bool) -> Element:
    tint = place.word_file.style.colours.tint.lstrip("#")
    return w(
        "tr",
        w("trPr", w("cantSplit"), flag("tblHeader", heading)),
        *(
            w(
                "tc",
                w("tcPr", w("tcW", w=width, type="dxa"), w("shd", val="clear", color="auto", fill=tint)),
                paragraph(style_id, running(text, place.voice), place),
            )
            for text, width in zip(texts, widths, strict=True)
        ),
    )
