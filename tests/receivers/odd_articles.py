"""Articles of odd shapes, each with words of its own that a receiver must give back."""

from __future__ import annotations

from collections.abc import Iterator

from tests.publications import GOOD_SAMPLES, paragraph, sample_publication, words
from tests.receivers.wild_articles import wild_articles
from umbruch.tree import (
    Article,
    Block,
    Box,
    Byline,
    Credit,
    Dateline,
    Emphasis,
    Figure,
    List,
    Paragraph,
    Person,
    Publication,
    Quote,
    Source,
    Strong,
    Subheading,
    Table,
    Text,
)

_OPENING = paragraph(
    "Der Rat der Stadt hat am Montag über den neuen Steg beraten und ihn nach drei Stunden beschlossen."
)
_CLOSING = paragraph("Gebaut wird ab Oktober, wenn die Saison der Segler vorbei ist und das Wasser niedrig steht.")
_SAID = paragraph("Ohne den Steg hätten wir den Verein schließen müssen, das wusste jeder im Saal.")
_GRID = Table(
    header=(words("Jahr"), words("Gäste")), rows=((words("2024"), words("5310")),), caption=words("Die Gäste")
)
_STRESSED = Paragraph((Text("Das war "), Emphasis(words("knapp")), Text(" und "), Strong(words("teuer")), Text(".")))

MIDDLES: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "a quote with a name": (Quote((_SAID,), attribution="Ole Petersen, Vorsitzender"),),
    "a quote without a name": (Quote((_SAID,)),),
    "a pull quote": (Quote((_SAID,), attribution="Ole Petersen", pull=True),),
    "a table": (_GRID,),
    "a box with a list": (Box("Der Steg", (paragraph("Er ist lang."), List(False, ((paragraph("aus Holz"),),)))),),
    "a box without a title": (Box(None, (paragraph("Der Steg ist achtzig Meter lang."),)),),
    "items of two paragraphs": (List(True, ((paragraph("Erstens."), paragraph("Dazu.")), (paragraph("Zweitens."),))),),
    "a list in a list": (List(False, ((paragraph("Boote"), List(False, ((paragraph("Jollen"),),))),)),),
    "a caption without a picture": (Figure(caption=words("Der alte Steg."), credit=Credit("Foto: Thomsen")),),
    "crossheads": (Subheading(words("Der Streit")), _STRESSED, Subheading(words("Die Kosten"), level=2), _SAID),
    "stress": (_STRESSED,),
}
HEADS: dict[str, dict[str, object]] = {
    "a dateline": {"dateline": Dateline("NIEDERHAFEN (ab).", place="NIEDERHAFEN")},
    "two authors": {
        "byline": Byline("Von Anna Berg und Tim Roth", (Person("Anna Berg"), Person("Tim Roth"))),
        "source": Source("Quelle: Bote, 3. Mai 2026", ("Bote",), "2026-05-03"),
    },
    "one author and a dateline": {
        "byline": Byline("Von Anna Berg", (Person("Anna Berg"),)),
        "dateline": Dateline("HUSUM.", place="HUSUM", date="2026-05-02"),
    },
    "a long headline": {"headline": "Der Rat beschließt nach drei Stunden den neuen Steg für die Segler der Stadt"},
    "a deck": {"deck": "Der Verein atmet auf", "kicker": "Am Hafen"},
}  # fmt: skip


def odd_articles() -> Iterator[tuple[str, Publication]]:
    """The shared samples, each middle under each head, and the wild ones."""
    yield from wild_articles().items()
    for name in GOOD_SAMPLES:
        yield f"sample-{name}", sample_publication(name)
    for head, fields in HEADS.items():
        for middle, blocks in MIDDLES.items():
            given = {"headline": "Der neue Steg kommt", **fields}
            article = Article(lang="de", body=(_OPENING, *blocks, _CLOSING), **given)  # type: ignore[arg-type]
            yield f"{head} and {middle}".replace(" ", "-"), Publication(lang="de", articles=(article,))
