"""Publications built by hand, for the tests of every writer: each field, each block, and everything that hurts.

`sample_publication("article")` gives one of them, `SAMPLES` names them all. Text and pictures are our own.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache

from tests.everything import everything
from tests.right_to_left import arabic, hebrew
from umbruch.tree import (
    Article,
    Break,
    Byline,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Paragraph,
    Person,
    Picture,
    Publication,
    Quote,
    Rule,
    Source,
    Strong,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.notes import with_notes_at_foot
from umbruch.tree.walk import article_texts


@lru_cache(maxsize=16)
def picture(href: str, width: int = 240, height: int = 160) -> Picture:
    """A small landscape made of sky and field; the suffix of `href` decides between PNG and JPEG."""
    from PIL import Image, ImageDraw

    kind, media_type = ("PNG", "image/png") if href.endswith(".png") else ("JPEG", "image/jpeg")
    image = Image.new("RGB", (width, height), (170, 200, 225))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(96, 128, 72))
    draw.ellipse((width // 8, height // 8, width // 8 + height // 4, height * 3 // 8), fill=(245, 215, 120))
    kept = io.BytesIO()
    image.save(kept, kind)
    return Picture(href=href, media_type=media_type, width=width, height=height, content=kept.getvalue())


def words(text: str) -> tuple[Inline, ...]:
    """A run of plain characters as the content of a block."""
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain characters."""
    return Paragraph(words(text))


def _article() -> Publication:
    """One German clipping with every field and every kind of block and inline."""
    return Publication(
        lang="de",
        date="2024-03-09",
        publisher="Lindauer Bote",
        articles=(
            Article(
                lang="de",
                kicker="Neues Leben im alten Speicher",
                headline="Die Stadt liest wieder am Hafen",
                deck="Bücherei zieht nach drei Jahren Umbau zurück in das Lagerhaus",
                lead="Wo früher Getreide lag, stehen seit Freitag 42.000 Bände. Der Andrang überrascht alle.",
                byline=Byline(
                    text="Von Mareike Öztürk und Jan Brüggemann (dpa)",
                    people=(Person("Mareike Öztürk"), Person("Jan Brüggemann", role="dpa")),
                ),
                dateline=Dateline(
                    text="NIEDERHAFEN (LB/mö).", place="NIEDERHAFEN", date="2024-03-08", credit=("LB", "mö")
                ),
                body=(
                    Paragraph(
                        (
                            Text("Pünktlich um zehn öffnete sich das Tor. "),
                            Emphasis(words("Endlich")),
                            Text(", sagte eine Besucherin, und "),
                            Strong((Text("nach "), Emphasis(words("drei")), Text(" Jahren"))),
                            Text(" Wartezeit ging es hinein – der Fußboden knarzt wie eh und je."),
                        )
                    ),
                    Figure(
                        image="speicher.jpg",
                        caption=words("Das Lagerhaus am Alten Hafen nach dem Umbau."),
                        credit=Credit(text="Foto: Rieke Thomsen", name="Rieke Thomsen"),
                        alt="Ein rotes Backsteinhaus mit großen Fenstern am Wasser",
                    ),
                    Subheading(words("Mehr Platz für Kinder")),
                    Paragraph(
                        (
                            Text("Die Kinderabteilung wächst auf 600 Quadratmeter. Näheres steht auf der "),
                            Link(href="https://buecherei.example/hafen?a=1&b=2", content=words("Seite der Bücherei")),
                            Text("."),
                        )
                    ),
                    Quote(
                        content=(paragraph("„Wir wollten ein Wohnzimmer, keinen Lesesaal.“"),),
                        attribution="Solveig Harms, Leiterin",
                    ),
                    List(
                        ordered=False,
                        items=(
                            (paragraph("Montag bis Freitag: 10 bis 19 Uhr"),),
                            (
                                paragraph("Sonnabend: 10 bis 14 Uhr"),
                                List(ordered=True, items=((paragraph("Vorlesen"),), (paragraph("Basteln"),))),
                            ),
                        ),
                    ),
                    Subheading(words("Zahlen"), level=2),
                    Table(
                        header=(words("Jahr"), words("Ausleihen")),
                        rows=((words("2021"), words("118.400")), (words("2023"), words("131.250"))),
                        caption=words("Ausleihen vor und nach dem Umzug"),
                    ),
                    Rule(),
                    Paragraph((Text("Bücherei am Hafen"), Break(), Text("Speicherkai 4"))),
                    Figure(
                        image=None,
                        caption=words("Die erste Ausleihe: ein Atlas von 1911."),
                        credit=Credit(text="Foto: privat"),
                    ),
                ),
                source=Source(
                    text="Quelle: Lindauer Bote / Hafenkurier, 9. März 2024, Seite 12",
                    publications=("Lindauer Bote", "Hafenkurier"),
                    date="2024-03-09",
                    page="12",
                    url="https://bote.example/12345",
                ),
                embargo=Embargo(text="Sperrfrist: 9. März 2024, 10 Uhr", until="2024-03-09T10:00:00+01:00"),
                contact=Contact(
                    text="Pressekontakt: Wiebke Dahl, Stadt Niederhafen, 0555 12345, presse@niederhafen.example",
                    name="Wiebke Dahl",
                    organisation="Stadt Niederhafen",
                    phone="0555 12345",
                    email="presse@niederhafen.example",
                    url="https://niederhafen.example/presse",
                ),
                boilerplate="Die Stadtbücherei Niederhafen besteht seit 1898 und verleiht im Jahr 130.000 Medien.",
                notice=("© 2024 Lindauer Bote", "Alle Rechte vorbehalten"),
                keywords=("Bücherei", "Hafen"),
                subjects=("medtop:20000005",),
                modified="2024-03-09T08:30:00+01:00",
                discarded=("Anzeige",),
            ),
        ),
        pictures=(picture("speicher.jpg", 480, 320),),
    )


def _plain() -> Publication:
    """A headline and two paragraphs in English: the least that is still an article."""
    return Publication(
        lang="en",
        articles=(
            Article(
                lang="en",
                headline="Ferry Line to Resume in May",
                dateline=Dateline(text="PORT ELLERY (NWN) -", place="PORT ELLERY", credit=("NWN",)),
                body=(
                    paragraph("The ferry across the sound will run again from May 2, its owner said on Monday."),
                    paragraph("Tickets go on sale next week. A return trip costs $14."),
                ),
            ),
        ),
    )


def _long() -> Publication:
    """An article that runs over several pages."""
    sentence = (
        "Die Verwaltung legt dem Ausschuss am Donnerstag einen überarbeiteten Entwurf vor, "
        "der die Verkehrsführung im Gewerbegebiet neu ordnet und Radfahrenden mehr Raum gibt. "
    )
    body = tuple(paragraph(f"Absatz {number}: {sentence * 4}".rstrip()) for number in range(1, 61))
    return Publication(
        lang="de", articles=(Article(lang="de", headline="Ein langer Bericht aus dem Ausschuss", body=body),)
    )


def _kit() -> Publication:
    """A press kit: three articles in two languages, pictures, a cover, a contact."""
    release = Article(
        id="mitteilung",
        lang="de",
        kicker="Pressemitteilung",
        headline="Segelschule eröffnet im Juni",
        body=(
            paragraph("Die Segelschule am Strandbad nimmt ab 1. Juni Schüler auf."),
            Figure(
                image="bilder/steg.png", caption=words("Der neue Steg."), credit=Credit("Foto: Schule"), alt="Ein Steg"
            ),
        ),
    )
    background = Article(
        id="hintergrund",
        lang="de",
        headline="Hintergrund: Ein Steg für alle",
        body=(Subheading(words("Barrierefrei")), paragraph("Der Steg hat eine Rampe mit sechs Prozent Steigung.")),
    )
    english = Article(
        id="release-en",
        lang="en",
        headline="Sailing School Opens in June",
        body=(paragraph("The sailing school at the lido takes its first pupils on 1 June."),),
    )
    return Publication(
        kind="kit",
        title="Presse-Mappe Segelschule",
        subtitle="Saison 2024",
        lang="de",
        date="2024-05-02",
        publisher="Segelschule Niederhafen",
        contact=Contact(text="Kontakt: Ole Petersen, 0555 9876", name="Ole Petersen", phone="0555 9876"),
        boilerplate="Die Segelschule Niederhafen ist ein Verein mit 240 Mitgliedern.",
        cover="bilder/titel.jpg",
        articles=(release, background, english),
        pictures=(picture("bilder/titel.jpg", 300, 400), picture("bilder/steg.png")),
    )


def texts_set(article: Article, *, bracketed: bool = False) -> list[str]:
    """Every text that a reader of the article meets, in order: footnotes as numbers, their texts behind the body."""
    return list(article_texts(with_notes_at_foot(article, bracketed=bracketed)))


HURTFUL = (
    "Steuer\x00zeichen\x0b und \ud800Halbes, ]]> & <b>fett</b> \u200frechts\u202e\u200b 👩‍🚒 \ufffe\U0001f6f0 \"'`"
)
"""Control characters, a lone surrogate, the end of a CDATA section, markup, direction marks, emoji, noncharacters."""


def _hostile() -> Publication:
    """Everything that breaks markup or layout, in every field."""
    hurtful = words(HURTFUL)
    return Publication(
        title=HURTFUL,
        lang="de",
        articles=(
            Article(
                lang="xx-nonsense",
                kicker=HURTFUL,
                headline=f"<script>alert(1)</script> {HURTFUL}",
                deck="]]>",
                lead="&amp; &#0; <!-- -->",
                byline=Byline(text=HURTFUL, people=(Person(HURTFUL, role=HURTFUL),)),
                dateline=Dateline(text=HURTFUL, place=HURTFUL, date="no date", credit=(HURTFUL,)),
                body=(
                    Paragraph(hurtful),
                    Paragraph(),
                    Paragraph(words("Donaudampf" * 2000)),
                    Paragraph(words("مرحبا بالعالم שלום")),
                    Paragraph(
                        (Link(href="javascript:alert(1)", content=hurtful), Link(href="http://a b\x00]]>", content=()))
                    ),
                    Paragraph((Emphasis(()), Strong((Break(), Break())))),
                    Subheading((), level=5),
                    Subheading(hurtful, level=3),
                    Quote((), attribution=None),
                    Quote((Quote((Figure(),)),), attribution=HURTFUL),
                    List(items=()),
                    List(ordered=True, items=((), (Subheading(hurtful), Table(rows=((hurtful,),))))),
                    Figure(image="gone.jpg", caption=hurtful, credit=Credit(HURTFUL), alt=HURTFUL),
                    Figure(image="flach.png", caption=hurtful, alt=""),
                    Table(),
                    Table(header=(hurtful, (), hurtful), rows=((hurtful,), (), ((), (), (), hurtful)), caption=hurtful),
                    Rule(),
                    Rule(),
                ),
                source=Source(text=HURTFUL, publications=(HURTFUL,), date="99.99.", page=HURTFUL, url=HURTFUL),
                embargo=Embargo(text=HURTFUL, until="morgen"),
                contact=Contact(text=HURTFUL, name=HURTFUL, email=HURTFUL),
                boilerplate=HURTFUL,
                notice=(HURTFUL, ""),
                keywords=(HURTFUL, ""),
                modified="gestern",
            ),
        ),
        pictures=(picture("flach.png", 400, 3),),
    )


def _empty() -> Publication:
    """A publication without any article."""
    return Publication()


def _bare() -> Publication:
    """An article without a word."""
    return Publication(articles=(Article(),))


def _untitled() -> Publication:
    """An article without a headline or language."""
    return Publication(articles=(Article(body=(paragraph("Ein Satz ohne Überschrift."),)),))


_MAKERS: dict[str, Callable[[], Publication]] = {
    "article": _article,
    "everything": lambda: everything(picture("werk.jpg", 480, 320)),
    "plain": _plain,
    "long": _long,
    "kit": _kit,
    "hostile": _hostile,
    "empty": _empty,
    "bare": _bare,
    "untitled": _untitled,
    "arabic": lambda: arabic(picture("maktaba.png")),
    "hebrew": hebrew,
}

SAMPLES: tuple[str, ...] = tuple(_MAKERS)
"""The names of all samples."""

BASIC_STYLES = ("broadsheet", "clipping", "release")
"""One style with columns, one with a head for a press review, one for the office; the others are made from these."""

GOOD_SAMPLES: tuple[str, ...] = ("article", "everything", "plain", "long", "kit", "untitled", "arabic", "hebrew")
"""Those that every writer must set without a complaint about content."""


def sample_publication(name: str = "article") -> Publication:
    """The sample of that name; the same object each time, as publications are frozen."""
    return _sample(name)


@lru_cache(maxsize=len(_MAKERS))
def _sample(name: str) -> Publication:
    return _MAKERS[name]()
