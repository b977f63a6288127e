"""One article with all that version 2 of the tree brought, for the tests of every writer."""

from __future__ import annotations

from umbruch.tree import (
    Article,
    Box,
    Byline,
    Change,
    Credit,
    Dateline,
    Figure,
    Inline,
    List,
    Note,
    Paragraph,
    Person,
    Picture,
    Provider,
    Publication,
    Quote,
    Source,
    Span,
    Struck,
    Subscript,
    Superscript,
    Table,
    Text,
)

DESK_NOTES = ("Rückfragen nur an den Spätdienst: 0555 99887", "Gehalt noch nicht bestätigt")
"""What the sample `everything` holds for editors alone."""


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain characters."""
    return Paragraph(words(text))


def words(text: str) -> tuple[Inline, ...]:
    """A run of plain characters as the content of a block."""
    return (Text(text),)


def everything(shown: Picture) -> Publication:
    """What version 2 of the tree brought: notes, raised and struck signs, other languages, a box, an interview."""
    note = Note((paragraph("Angabe der Kämmerei, gerundet."),))
    body = (
        Paragraph(
            (
                Text("Der Ausstoß von CO"),
                Subscript(words("2")),
                Text(" sinkt auf 10 m"),
                Superscript(words("3")),
                Text(" je Tonne"),
                note,
                Text(", die Anlage kostet "),
                Struck(words("vier")),
                Text(" fünf Millionen Euro und heißt "),
                Span("fr", words("Usine propre")),
                Text("."),
            )
        ),
        Figure(
            image="werk.jpg",
            caption=(Text("Das Werk im Mai"), Note((paragraph("Aufnahme vom Kirchturm."),)), Text(" am Fluss.")),
            alt="Eine Halle mit Schornstein",
            weight="lead",
        ),
        Paragraph(words("Wann geht es los?"), voice="question", speaker="Bote"),
        Paragraph(words("Harms: Im Juni, wenn alles klappt."), voice="answer", speaker="Harms"),
        Paragraph(words("La ville appartient à ses habitants."), lang="fr"),
        Quote((paragraph("Im Juni, wenn alles klappt."),), pull=True),
        List(ordered=True, start=98, items=((paragraph("Abnahme"),), (paragraph("Probelauf"),), (paragraph("Fest"),))),
        Table(
            header=(words("Jahr"), words("Tonnen"), words("Anteil")),
            rows=((words("2022"), words("41.200"), words("38 %")), (words("2026"), words("20.100"), words("25 %"))),
            caption=words("Ausstoß des Werks"),
            align=("left", "right", "center"),
            row_heads=True,
        ),
        Box(
            title="Zur Person",
            content=(
                paragraph("Solveig Harms leitet das Werk seit 2019."),
                List(items=((paragraph("geboren in Niederhafen"),), (paragraph("Ingenieurin"),))),
            ),
        ),
        paragraph("Zum Schluss gab es Kaffee."),
    )
    return Publication(
        lang="de",
        date="2026-05-03",
        publisher="Lindauer Bote",
        provider=Provider("Bote Nachrichtendienst", "bote.example"),
        articles=(
            Article(
                id="urn:newsml:bote.example:20260503:4711",
                lang="de",
                headline="Das Werk wird sauber",
                byline=Byline("Von Anna Berg und Tim Roth (Fotos)", (Person("Anna Berg"), Person("Tim Roth", "Fotos"))),
                dateline=Dateline("NIEDERHAFEN.", "NIEDERHAFEN", "2026-05-03"),
                body=body,
                source=Source(
                    "Quelle: Lindauer Bote, 3. Mai 2026, Seite 4, Auflage 45.000",
                    ("Lindauer Bote",),
                    "2026-05-03",
                    "4",
                    circulation=45_000,
                    rights="nur zur Ansicht",
                ),
                keywords=("Klima",),
                subjects=("medtop:20000005",),
                section="Lokales",
                genre="genre:Feature",
                urgency=4,
                modified="2026-05-03T12:00:00+02:00",
                version=2,
                status="usable",
                change=Change("correction", "Im ersten Absatz stand vier statt fünf Millionen."),
                desk_notes=DESK_NOTES,
            ),
        ),
        pictures=(
            Picture(
                shown.href,
                shown.media_type,
                shown.width,
                shown.height,
                shown.content,
                caption="Das Werk",
                credit=Credit("Foto: Rieke Thomsen", "Rieke Thomsen"),
                copyright="2026 Rieke Thomsen",
                terms="frei bei Namensnennung",
                alt="Eine Halle",
                focus=(0.4, 0.6),
                place="Niederhafen",
                date="2024-03-07",
            ),
        ),
    )
