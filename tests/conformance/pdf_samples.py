"""Articles made to lead a PDF writer into breaking a rule of structure: what the samples of every writer leave out."""

from __future__ import annotations

from tests.publications import paragraph, picture, words
from umbruch.tree import (
    Article,
    Block,
    Byline,
    Credit,
    Figure,
    Link,
    List,
    Paragraph,
    Publication,
    Quote,
    Rule,
    Source,
    Strong,
    Subheading,
    Table,
    Text,
)

_LONG = "Der Ausschuss berät am Donnerstag über den Entwurf und hört dazu die Anlieger. " * 6


def _of(*body: Block, headline: str | None = "Eine Überschrift") -> Publication:
    return Publication(lang="de", articles=(Article(lang="de", headline=headline, body=body),))


ODD: dict[str, Publication] = {
    "subheadings deep first": _of(
        Subheading(words("Tief"), level=4), paragraph("a"), Subheading(words("Hoch"), level=1), paragraph("b"),
        Subheading(words("Ganz tief"), level=5), paragraph("c"),
    ),
    "headline of nothing": _of(Subheading(words("Erst"), level=2), paragraph("a"), headline="\u200b \ufeff"),
    "empty subheading between": _of(
        Subheading(words("Eins")), Subheading((), level=2), Subheading(words("Drei"), level=3), paragraph("a")
    ),
    "subheadings in lists and quotes": _of(
        List(items=((Subheading(words("Im Punkt"), level=3), paragraph("a")),)),
        Quote((Subheading(words("Im Zitat"), level=1), paragraph("b"))),
    ),
    "list items without words": _of(List(items=((), (paragraph(""),), (paragraph("Wort"),), (Rule(),)))),
    "nested lists": _of(
        List(ordered=True, items=((List(items=((paragraph("innen"),),)),), (paragraph("a"), List(items=()))))
    ),
    "list of pictures and tables": _of(
        List(items=((Figure(caption=words("Ein Bild")),), (Table(rows=((words("x"), words("y")),)),)))
    ),
    "pictures side by side": Publication(
        lang="de",
        pictures=(picture("links.png", 400, 600), picture("rechts.png", 420, 560)),
        articles=(
            Article(
                lang="de",
                headline="Zwei im Amt",
                body=(
                    paragraph(_LONG),
                    Figure(image="links.png", alt="Eine Frau", caption=words("Die neue Leiterin, die es werden will.")),
                    Figure(image="rechts.png", alt="Ein Mann", caption=words("Der alte.")),
                    paragraph(_LONG),
                ),
            ),
        ),
    ),
    "table without header": _of(Table(rows=((words("Montag"), words("10 Uhr")), (words("Dienstag"),)))),
    "table of one column": _of(Table(rows=((words("Eins"),), (words("Zwei"),)), caption=words("Eine Liste"))),
    "table with gaps": _of(
        Table(
            header=((), words("2023"), words("2024")),
            rows=((words("Ernte"), words("12")), (), ((), (), (), words("zu viel"))),
            caption=words("Lücken"),
        )
    ),
    "table of nothing": _of(Table(rows=(((), ()), ((), ()))), paragraph("a")),
    "caption of no table": _of(Table(caption=words("Nur die Unterschrift")), paragraph("a")),
    "long table": _of(
        Table(
            header=(words("Ort"), words("Einwohner")),
            rows=tuple((words(f"Ort {number}"), words(str(number * 317))) for number in range(150)),
        )
    ),
    "quotes in quotes": _of(Quote((Quote((paragraph("„Ja.“"),), attribution="Sie"),), attribution="Er")),
    "links everywhere": _of(
        Subheading((Link("https://a.example/", words("Verweis")),)),
        Paragraph((Link("https://a.example/", (Strong(words("fett")), Text(" und " * 60), Strong(words("Ende")))),)),
        List(items=((Paragraph((Link("mailto:a@b.example", words("Post")),)),),)),
        Table(
            header=(words("A"), words("B")),
            rows=(((Link("https://b.example/", words("b")),), words("www.c.example")),),
        ),
        Paragraph((Link("https://a.example/" + "x" * 40_000, words("viel zu lang")),)),
        Paragraph((Link("https://a.example/leer", ()), Text("leer davor"))),
        Figure(caption=(Link("https://d.example/", words("Bild")),), credit=Credit("Foto: www.e.example")),
    ),
    "signs that no face has": _of(
        paragraph("Feuer 🚒 ♻ ꙮ \U0001f9d1\u200d\U0001f680 \ue000 ► ☎ und ﬀ ﬁ"), paragraph("ａｂｃ 漢字")
    ),
    "characters without meaning": _of(paragraph("a\x00b\ufffec\ufdd0d\U0001fffee\ufefff")),
    "no word at all": _of(headline=None),
    "no language": Publication(articles=(Article(headline="Headline", body=(paragraph("Text."),)),)),
    "wrong language": Publication(articles=(Article(lang="deutsch (DE)", headline="Headline"),)),
    "pictures": Publication(
        lang="de",
        articles=(
            Article(
                lang="de",
                headline="Bilder",
                byline=Byline("Von Ida Beck, www.ida.example"),
                body=(
                    Figure(image="a.jpg", alt="Eine Wiese", caption=words("Wiese")),
                    paragraph(_LONG),
                    Figure(image="b.png", alt=""),
                    Figure(image="c.png", alt="Ein Feld", credit=Credit("Foto: Beck")),
                    List(items=((Figure(image="c.png", alt="Noch ein Feld"),),)),
                ),
                source=Source("Bote, 3.4.2024", publications=("Bote",), url="https://bote.example/"),
            ),
        ),
        pictures=(picture("a.jpg", 1600, 900), picture("b.png", 300, 300), picture("c.png", 200, 600)),
    ),
    "pictures that nobody described": Publication(
        lang="de",
        articles=(
            Article(
                lang="de",
                headline="Bilder",
                body=(
                    Figure(image="a.jpg", caption=words("Die Wiese am Fluss")),
                    Figure(image="a.jpg", alt=" \u200b ", caption=words("Noch einmal die Wiese")),
                    Quote((Figure(image="a.jpg", alt="\N{GRINNING FACE}" * 9000),)),
                ),
            ),
        ),
        pictures=(picture("a.jpg", 1600, 900),),
    ),
    "sixty subheadings": _of(
        *(
            block
            for number in range(60)
            for block in (
                Subheading(words(f"Abschnitt {number}, {'sehr ' * 90}lang"), level=number * 7 % 6 + 1),
                paragraph("Ein Satz."),
            )
        )
    ),
    "quote of everything": _of(
        Quote(
            (
                List(items=((paragraph("eins"), List(ordered=True, items=((paragraph("zwei"),),))),)),
                Subheading(words("Drei")),
                Figure(caption=words("Vier")),
                Table(header=(words("Fünf"),), rows=((words("sechs"), words("sieben")),)),
                Rule(),
            ),
            attribution="Acht",
        )
    ),
    "title for every parser": Publication(
        lang="de",
        articles=(
            Article(
                lang="de",
                headline="(\\) <&> ]]> \x01 \ud83d \ufffe \U0003ffff ü " + "\N{GRINNING FACE}" * 9000,
                deck="%PDF <?xpacket end?> -->",
                byline=Byline("Von <Ida> & (Beck\\"),
                keywords=("<b>", "a,b", "&amp;"),
                body=(paragraph(_LONG),),
            ),
        ),
    ),
    "languages of every kind": Publication(
        kind="kit",
        title="Mappe",
        articles=tuple(
            Article(lang=lang, headline=f"Nummer {number}", body=(paragraph("Wort."),))
            for number, lang in enumerate(("de-Latn-DE-1996", "zxx", "", "x", "i-klingon", "de-123456789", "und", None))
        ),
    ),
    "kit without headlines": Publication(
        kind="kit",
        lang="de",
        title="\u200b",
        articles=(
            Article(lang="de", body=(Subheading(words("Zwischen"), level=3), paragraph("a"))),
            Article(lang="fr", headline="Un titre", body=(paragraph("Texte."), Subheading(words("Plus"), level=2))),
        ),
    ),
    "three pages": Publication(
        kind="kit",
        lang="de",
        title="Mappe",
        articles=(
            Article(lang="de", headline="Lang", body=tuple(paragraph(f"{n}. {_LONG}") for n in range(45))),
            Article(lang="en", headline="Short", body=(paragraph("A word."),)),
        ),
    ),
}  # fmt: skip
"""By what they try."""
