"""One publication with every field and every kind of block and inline of the tree, for the snapshots of all formats.

When the tree gains a field, fill it here: a test names what is missing. Text and pictures are our own.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from tests.everything import everything
from tests.publications import paragraph, picture, sample_publication, words
from umbruch.tree import (
    Article,
    Block,
    Byline,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Figure,
    List,
    Paragraph,
    Person,
    Picture,
    Provider,
    Publication,
    Quote,
    Rule,
    Source,
    Strong,
    Subheading,
    Table,
    Text,
)

_WORKS = everything(picture("werk.jpg", 360, 240)).pictures[0]

MORE_BLOCKS: tuple[Block, ...] = (
    Table(rows=((words("Baujahr"), words("1887")), (words("Umbau"), words("2021 bis 2024")))),
    List(ordered=True, items=((paragraph("Anmelden"),), (paragraph("Abholen"), paragraph("auch sonntags")))),
    Quote(content=(paragraph("„Lesen ist Laufen im Kopf.“"), paragraph("So stand es über der Tür."))),
    Figure(image="grundriss.png", caption=words("Der Grundriss."), alt=""),
)
"""What the article of all tests lacks: tables without heads, ordered lists, quotes of two paragraphs, decoration."""


@lru_cache(maxsize=1)
def full_sample() -> Publication:
    """A kit of two articles: a German one with everything, an English one with an embargo that ends earlier."""
    german, newer = sample_publication("article").article, everything(_WORKS).article
    assert german.source is not None
    german = msgspec.structs.replace(
        german,
        id="speicher",
        body=(*german.body, *MORE_BLOCKS, *newer.body),
        source=msgspec.structs.replace(german.source, circulation=45_000, rights="nur zur Ansicht"),
        section=newer.section,
        genre=newer.genre,
        urgency=newer.urgency,
        version=newer.version,
        change=newer.change,
        desk_notes=newer.desk_notes,
    )
    return Publication(
        kind="kit",
        title="Pressemappe Bücherei",
        subtitle="Zur Eröffnung am Hafen",
        lang="de",
        date="2024-03-09",
        publisher="Stadt Niederhafen",
        provider=Provider("Pressestelle Niederhafen", "niederhafen.example"),
        logo="grundriss.png",
        contact=Contact(
            text="Pressestelle: Wiebke Dahl, Stadt Niederhafen, 0555 12345",
            name="Wiebke Dahl",
            organisation="Stadt Niederhafen",
            phone="0555 12345",
            email="presse@niederhafen.example",
            url="https://niederhafen.example/presse",
        ),
        boilerplate="Niederhafen hat 18.400 Einwohner und drei Häfen.",
        cover="titel.jpg",
        articles=(german, _english()),
        pictures=_pictures(),
    )


@lru_cache(maxsize=1)
def full_article() -> Publication:
    """The German article of the kit alone."""
    kit = full_sample()
    return Publication(
        lang=kit.lang,
        date=kit.date,
        publisher=kit.publisher,
        provider=kit.provider,
        articles=kit.articles[:1],
        pictures=kit.pictures[:3],
    )


def _pictures() -> tuple[Picture, ...]:
    return picture("speicher.jpg", 480, 320), picture("grundriss.png", 300, 200), _WORKS, picture("titel.jpg", 300, 400)


def _english() -> Article:
    return Article(
        id="library",
        lang="en",
        kicker="Culture",
        headline="Library Moves Back to the Harbour",
        byline=Byline(text="By Ann Other, Staff Writer", people=(Person("Ann Other", role="Staff Writer"),)),
        dateline=Dateline(text="NIEDERHAFEN, March 8 (NWN) -", place="NIEDERHAFEN", date="2024-03-08", credit=("NWN",)),
        body=(
            paragraph("The library is back. “At last,” said a visitor."),
            Subheading(words("More room")),
            Paragraph((Text("Children get "), Strong(words("600 square metres")), Text("."))),
            Figure(
                image="speicher.jpg",
                caption=words("The warehouse."),
                credit=Credit("Photo: Rieke Thomsen", name="Rieke Thomsen"),
                alt="A red brick house by the water",
            ),
            Rule(),
            paragraph("It opens at 10 a.m."),
        ),
        source=Source(text="Harbour Courier, March 9, 2024, p. 3", publications=("Harbour Courier",), page="3"),
        embargo=Embargo(text="Embargoed until March 9, 2024, 8 a.m. GMT", until="2024-03-09T08:00:00+00:00"),
        keywords=("library",),
        subjects=("medtop:20000005", "medtop:01000000"),
        modified="2024-03-09T07:30:00+00:00",
        status="withheld",
    )
