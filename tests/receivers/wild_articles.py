"""Articles as nobody expects them: no headline, words without end, every script, blocks in blocks, odd signs."""

from __future__ import annotations

from tests.publications import paragraph, picture, words
from umbruch.tree import (
    Article,
    Block,
    Box,
    Break,
    Byline,
    Contact,
    Credit,
    Dateline,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Person,
    Publication,
    Quote,
    Rule,
    Source,
    Span,
    Strong,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Table,
    Text,
)

_LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
_SAID = paragraph("Der Rat der Stadt hat am Montag über den neuen Steg beraten und ihn nach drei Stunden beschlossen.")
_END = paragraph("Gebaut wird ab Oktober, wenn die Saison der Segler vorbei ist und das Wasser niedrig steht.")
_MARKED = (
    Text("Das "),
    Emphasis(words("alte")),
    Text(" Feld, "),
    Strong(words("H")),
    Subscript(words("2")),
    Text("O & <Wasser> "),
    Link("https://stadt.example/a?b=1&c=2", words("der Stadt")),
    Text("."),
)
_GRID = Table(header=(words("Jahr"), words("Gäste")), rows=((words("2024"), words("5310")),))


def note(text: str) -> Inline:
    """A footnote of one paragraph."""
    return Note((paragraph(text),))


def _listed(*blocks: Block) -> List:
    return List(False, ((paragraph("Erster Punkt"), *blocks), (paragraph("Zweiter Punkt"),)))


BODIES: dict[str, tuple[Block, ...]] = {
    "a word of 243 letters": (paragraph(f"Das ist {_LONG_WORD} und mehr."),),
    "a paragraph of 9000 letters": (paragraph("Es wurde lange und ohne Pause geredet, bis es dunkel war. " * 155),),
    "a hundred crossheads": tuple(
        block
        for n in range(100)
        for block in (Subheading(words(f"Abschnitt {n + 1}")), paragraph(f"Text {n + 1} hier."))
    ),
    "crossheads that skip levels": (Subheading(words("Oben"), 1), _SAID, Subheading(words("Unten"), 4), _SAID),
    "a crosshead at the end": (_SAID, Subheading(words("Und Schluss"))),
    "a table in a list": (_listed(_GRID),),
    "a quote in a list": (_listed(Quote((_SAID,), attribution="Ole Petersen")),),
    "a list in a quote": (Quote((_SAID, _listed()), attribution="Ole Petersen"),),
    "a list in a box": (Box("Der Steg", (_listed(), _SAID)),),
    "a table in a box": (Box("Zahlen", (_GRID, _SAID)),),
    "five lists in one another": (_listed(_listed(_listed(_listed(_listed())))),),
    "a list that begins at seven": (List(True, ((paragraph("Siebtens"),), (paragraph("Achtens"),)), start=7),),
    "two lists in a row": (List(True, ((paragraph("Eins"),),)), List(True, ((paragraph("Wieder eins"),),))),
    "footnotes in a table": (
        Table(
            header=(words("Ort"), words("Einwohner")),
            rows=(((Text("Husum"), note("Ohne die Halligen.")), words("23000")), (words("Tönning"), words("4900"))),
        ),
    ),
    "footnotes in a list": (List(False, (((Paragraph((Text("Husum"), note("Mit der Insel.")))),),)),),
    "ten footnotes": (
        Paragraph(
            tuple(one for n in range(10) for one in (Text(f"Satz {n + 1} hier "), note(f"Anmerkung {n + 1} dort.")))
        ),
    ),
    "a table of twelve columns": (
        Table(header=tuple(words(f"K{n}") for n in range(12)), rows=(tuple(words(f"{n * 1111}") for n in range(12)),)),
    ),
    "a table of one cell": (Table(header=(words("Allein"),), rows=((words("Zelle"),),)),),
    "a table with heads of rows": (
        Table(
            header=((), words("2023"), words("2024")),
            rows=((words("Husum"), words("11"), words("12")),),
            align=(None, "right", "right"),
            row_heads=True,
            caption=words("Gäste in Tausend"),
        ),
    ),
    "a table with empty cells": (Table(header=(words("A"), words("B")), rows=(((), words("7")), (words("8"), ()))),),
    "marks in everything": (
        Paragraph(_MARKED),
        Subheading((Text("Der "), Emphasis(words("Streit")))),
        Table(header=((Strong(words("Jahr")),), words("Zahl")), rows=(((Emphasis(words("2024")),), words("7")),)),
    ),
    "struck raised and foreign words": (
        Paragraph(
            (Struck(words("vier")), Text(" fünf m"), Superscript(words("2")), Text(", "), Span("fr", words("Usine")))
        ),
    ),
    "lines of verse": (
        Paragraph((Text("Am grauen Strand"), Break(), Text("am grauen Meer"), Break(), Text("seitab"))),
    ),
    "questions and answers": (
        Paragraph(words("Wann geht es los?"), voice="question", speaker="Bote"),
        Paragraph(words("Im Mai, wenn alles gut geht."), voice="answer", speaker="Petersen"),
    ),
    "rules between everything": (Rule(), _SAID, Rule(), _SAID, Rule()),
    "a quote alone": (Quote((_SAID, _SAID), attribution="Ole Petersen, Vorsitzender"),),
    "quotes in quotes": (Quote((Quote((_SAID,), attribution="Petersen"), _SAID), attribution="Thomsen"),),
    "emoji": (paragraph("Danke 👍🏽 sagt die Familie 👨‍👩‍👧‍👦 aus Husum 🇩🇪 und feiert 🎉."),),
    "control characters": (paragraph("Vor\x07ne\x0b und\x7f hin\x85ten\x9f steht\ufffe was."),),
    "signs of markup": (
        paragraph("Wenn a<b && c>d, dann <script>alert(1)</script> & *Sterne* _Striche_ `x` ]]> {{y}}."),
    ),
    "signs between words": (
        paragraph("Zwei\u00a0Wörter, weich\u00adtrennbar, schmal\u202fgesperrt, null\u200bbreit."),
    ),
    "letters with marks apart": (paragraph("A\u0308rger u\u0308ber die Bru\u0308cke in Scho\u0308nberg."),),
    "arabic inside german": (paragraph("Der Verein heißt auf Arabisch الجسر الجديد und hat 120 Mitglieder."),),
    "addresses": (paragraph("Mehr auf www.stadt.example/steg, an rat@stadt.example oder unter +49 4841 12345."),),
    "a link over everything": (
        Paragraph(
            (
                Link(
                    "https://stadt.example/",
                    (Text("Alles "), Strong(words("hier"))),
                ),
            )
        ),
    ),
    "greek and cyrillic": (paragraph("Η γέφυρα ανοίγει. Мост открыт. Міст відкрито."),),
}

PICTURED: dict[str, tuple[Block, ...]] = {
    "a caption with marks": (Figure("feld.png", _MARKED, Credit("Foto: Anna Berg", "Anna Berg"), "Ein Feld"),),
    "a caption with a footnote": (Figure("feld.png", (Text("Das Feld"), note("Im Mai.")), None, "Ein Feld"),),
    "a picture in a list": (_listed(Figure("feld.png", words("Das Feld."), Credit("Foto: Thomsen"), "Ein Feld")),),
    "a picture in a box": (Box("Das Feld", (Figure("feld.png", words("Das Feld."), None, "Ein Feld"), _SAID)),),
    "a picture that nobody described": (Figure("feld.png", words("Das Feld."), Credit("Foto: privat"), None),),
    "a picture that is decoration": (Figure("feld.png", alt=""),),
    "two halves": (
        Figure("feld.png", words("Links."), None, "Ein Feld", "half"),
        Figure("feld.jpg", words("Rechts."), None, "Noch ein Feld", "half"),
    ),
    "a picture before the first word": (
        Figure("feld.jpg", words("Das Feld."), Credit("Foto: Thomsen"), "Ein Feld", "lead"),
        _SAID,
    ),
    "a credit of its own kind": (
        Figure("feld.png", words("Das Feld."), Credit("© Anna Berg/dpa", "Anna Berg"), "Ein Feld"),
    ),
}

_CHINESE = "市议会星期一经过三个小时的讨论，决定修建新的栈桥。施工将于十月开始，届时帆船季节已经结束。"
_JAPANESE = "市議会は月曜日、三時間の議論の末、新しい桟橋の建設を決定した。工事は十月に始まる。"
_HEBREW = "מועצת העיר החליטה ביום שני לבנות את המזח החדש לאחר דיון של שלוש שעות."
_ARABIC = "قرر مجلس المدينة يوم الاثنين بناء الرصيف الجديد بعد نقاش استمر ثلاث ساعات."
ARTICLES: dict[str, Article] = {
    "no headline": Article(lang="de", body=(_SAID, _END)),
    "a headline of one letter": Article(lang="de", headline="A", body=(_SAID, _END)),
    "a headline of a long word": Article(lang="de", headline=f"{_LONG_WORD} schließt", body=(_SAID, _END)),
    "a headline in two lines": Article(lang="de", headline="Der Steg kommt,\nder Streit bleibt", body=(_SAID, _END)),
    "a headline with signs": Article(
        lang="de", headline="Müller & Söhne <b>fett</b> – „so“ *nicht*", body=(_SAID, _END)
    ),
    "a headline of emoji": Article(lang="de", headline="Danke 👍🏽 Husum", body=(_SAID, _END)),
    "no language": Article(headline="Der Steg kommt", body=(_SAID, _END)),
    "hardly a word": Article(lang="de", headline="Kurz", body=(paragraph("Ja."),)),
    "every line of the head": Article(
        lang="de",
        kicker="Am Hafen",
        headline="Der Steg kommt",
        deck="Der Verein atmet auf",
        lead="Lange war gestritten worden.",
        byline=Byline(
            "Von Anna Berg (Text) und Tim Roth (Fotos)", (Person("Anna Berg", "Text"), Person("Tim Roth", "Fotos"))
        ),
        dateline=Dateline("HUSUM.", place="HUSUM", date="2026-05-02"),
        body=(_SAID, _END),
        source=Source("Quelle: Bote, 3. Mai 2026", ("Bote",), "2026-05-03"),
        boilerplate="Der Verein hat 120 Mitglieder.",
        contact=Contact("Kontakt: Ole Petersen, Tel. 04841 12345, rat@stadt.example", "Ole Petersen"),
    ),
    "chinese": Article(lang="zh-Hans", headline="新栈桥获批", body=(paragraph(_CHINESE), paragraph(_CHINESE[::-1]))),
    "japanese": Article(
        lang="ja", headline="新桟橋が決定", body=(paragraph(_JAPANESE), Subheading(words("工事")), paragraph(_JAPANESE))
    ),
    "hebrew with figures": Article(
        lang="he", headline="המזח החדש אושר", body=(paragraph(_HEBREW), paragraph(f"{_HEBREW} 120 חברים."), _GRID)
    ),
    "arabic with a list": Article(
        lang="ar",
        headline="الموافقة على الرصيف الجديد",
        body=(paragraph(_ARABIC), List(True, ((paragraph(_ARABIC),), (paragraph(_ARABIC),)))),
    ),
}


def wild_articles() -> dict[str, Publication]:
    """Each of them as a publication, by what is odd about it."""
    pictures = (picture("feld.png"), picture("feld.jpg"))
    found = {
        name: Publication(
            lang="de", articles=(Article(lang="de", headline="Der neue Steg", body=(_SAID, *body, _END)),)
        )
        for name, body in BODIES.items()
    }
    found |= {
        name: Publication(
            lang="de",
            articles=(Article(lang="de", headline="Der neue Steg", body=(_SAID, *body, _END)),),
            pictures=pictures,
        )
        for name, body in PICTURED.items()
    }
    found |= {name: Publication(lang=one.lang, articles=(one,)) for name, one in ARTICLES.items()}
    return {name.replace(" ", "-"): one for name, one in found.items()}
