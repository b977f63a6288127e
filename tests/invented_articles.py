"""Articles invented by chance from a seed: German or English, of any length, with pictures, quotes, boxes, tables."""

from __future__ import annotations

import io
import random
from functools import cache

from PIL import Image, ImageDraw

from umbruch.tree import (
    Article,
    Block,
    Box,
    Byline,
    Credit,
    Dateline,
    Figure,
    List,
    Paragraph,
    Picture,
    Publication,
    Quote,
    Source,
    Strong,
    Subheading,
    Table,
    Text,
)  # fmt: skip

_GERMAN = (
    ("Der Gemeinderat", "Die Bürgermeisterin", "Eine Arbeitsgruppe", "Der Verkehrsverbund", "Die Feuerwehr",
     "Das Bauamt", "Ein Landwirt aus Birkfeld", "Die Genossenschaft", "Der Kreistag", "Die Stadtbücherei"),
    ("prüft", "beschloss am Dienstag", "stellte vor", "verteidigt", "kritisiert", "bestätigte auf Anfrage", "plant",
     "rechnet durch", "lehnte mit knapper Mehrheit ab", "kündigte an"),
    ("den neuen Fahrplan", "die Straßenverkehrsgenehmigung", "einen Zuschuss von 138.000 Euro", "das Wärmenetz",
     "die Sanierung der Grundschule", "ein Feld von Kollektoren", "den Haushalt für das kommende Jahr",
     "die Aufforstung im Altmoor", "sechs Haltestellen", "eine Leitung von 11,4 Kilometern"),
    ("weil die Preise im Frühjahr gestiegen waren", "obwohl niemand dazu gezwungen wurde",
     "wie aus der Vorlage hervorgeht", "damit auch Hellen und Altmoor angebunden sind", "bevor der Winter kommt",
     "nachdem drei Sitzungen ohne Ergebnis blieben", "was in der Altstadt für Ärger sorgte",
     "wenn das Land seinen Anteil zahlt", "sobald die Genehmigung vorliegt", "ohne dass es dafür eine Frist gibt"),
)  # fmt: skip
_ENGLISH = (
    ("The town council", "The mayor", "A working group", "The fire service", "A farmer from Harlow Falls",
     "The planning office", "The cooperative", "The school board", "The county", "The public library"),
    ("approved", "rejected by a narrow vote", "presented", "is reviewing", "criticised", "announced", "confirmed",
     "will pay for", "has delayed", "defended"),
    ("the new timetable", "a grant of $138,000", "the heating network", "repairs to the primary school",
     "three volunteer bus lines", "a field of solar collectors", "next year's budget", "six stops along the river",
     "a seven-mile pipe", "the replanting of the forest"),
    ("because prices had risen in spring", "although nobody was forced to take part", "according to the draft",
     "so that both villages are connected", "before winter comes", "after three meetings without a result",
     "which caused anger in the old town", "if the state pays its share", "as soon as the permit arrives",
     "without naming a date"),
)  # fmt: skip
_HEADLINES = {
    "de": (
        "So wurde Talbrück die Ölheizung los", "Im Bürgerbus zum Bahnhof", "Das Freibad bleibt",
        "Mehr Geld für Kindergärten, weniger für Dienstwagen", "Straßenverkehrsgenehmigungsbehörde zieht um",
        "Nach acht Jahren Streit: Gemeinderat gibt den Wald am Altmoor für Spaziergänger, Radfahrer und Reiter frei",
    ),
    "en": (
        "How Harlow Falls gave up its oil heating", "By volunteer bus to the station", "The pool stays open",
        "More money for nurseries, less for official cars", "Interdepartmental telecommunications office moves",
        "After eight years of dispute the council opens the forest at Old Moor to walkers, cyclists and riders",
    ),
}  # fmt: skip
_WORDS = {
    "de": ("Energie", "312 von 340 Häusern hängen am neuen Netz. Gezwungen wurde niemand", "Von Lena Arndt",
           "TALBRÜCK.", "Talbrücker Bote, 19. November 2026, Seite 5", "Talbrücker Bote",
           "Blick vom Friedhof auf die Altstadt, in der die Rohre liegen.", "Foto: Tim Soll",
           "„Darunter hätten wir die Rohre gar nicht bestellt“", "Maren Holt, Bauamt", "Das Netz in Zahlen",
           "Was andere daraus lernen", "Rohrleitung: 11,4 km", "Baukosten: 9,6 Mio. Euro", "Anteil je Haus: 4.800 Euro",
           "Wie viele haben unterschrieben?", "Haushalt nach Bereichen", "Schulen", "Straßen",
           "Feuerwehr", "Freibad", "Verwaltung"),
    "en": ("Energy", "312 of 340 houses are on the new network. Nobody was forced", "By Lena Arndt", "HARLOW FALLS",
           "Harlow Gazette, November 19, 2026, page 5", "Harlow Gazette",
           "View from the churchyard across the old town, where the pipes lie.", "Photo: Tim Soll",
           "“Below that we would never have ordered the pipes”", "Maren Holt, planning office",
           "The network in figures",
           "What others learn from it", "Pipe: 7 miles", "Cost: $9.6 million", "Share a house: $4,800",
           "How many people signed up?", "Budget by department", "Schools", "Roads",
           "Fire service", "Pool", "Offices"),
}  # fmt: skip


def sentence(chance: random.Random, lang: str) -> str:
    """One sentence; a third of them with a clause behind."""
    who, does, what, why = (chance.choice(words) for words in (_GERMAN if lang == "de" else _ENGLISH))
    comma = "," if lang == "de" else ""
    return f"{who} {does} {what}{comma} {why}." if chance.random() < 0.6 else f"{who} {does} {what}."


def paragraph(chance: random.Random, lang: str) -> Paragraph:
    """A paragraph of two to six sentences."""
    return Paragraph((Text(" ".join(sentence(chance, lang) for _ in range(chance.randint(2, 6)))),))


@cache
def photograph(width: int, height: int, name: str) -> Picture:
    """Hills under a sky, drawn: a JPEG of that size."""
    made = Image.new("RGB", (width, height), "#9db4c9")
    pen = ImageDraw.Draw(made)
    for band in range(5):
        top = height * (45 + 10 * band) // 100
        tone = (90 - 12 * band, 120 - 10 * band, 90 - 12 * band)
        pen.polygon([(0, top + height // 20 * (band % 2)), (width * (band + 2) // 8, top - height // 12),
                     (width, top + height // 30 * band), (width, height), (0, height)], fill=tone)  # fmt: skip
    left, top = width * 7 // 10, height // 8
    pen.ellipse([left, top, left + width // 10, top + width // 10], fill="#f3ead2")
    data = io.BytesIO()
    made.save(data, "JPEG", quality=85)
    return Picture(name, "image/jpeg", width, height, data.getvalue())


def _cells(*texts: str) -> tuple[tuple[Text, ...], ...]:
    return tuple((Text(text),) for text in texts)


_SHAPES = ((1800, 1200), (900, 1200), (1500, 1000), (700, 700), (1600, 900), (640, 800))


def invented(
    seed: int, *, characters: int, pictures: int = 0, lang: str = "de", interview: bool = False, extras: bool = True
) -> Publication:  # fmt: skip
    """A publication of one article.

    Args:
        seed: the same seed gives the same article.
        characters: about how long its body is.
        pictures: how many pictures it shows, the first one at its head.
        lang: "de" or "en".
        interview: whether every second paragraph is a question.
        extras: whether it has crossheads, a pull quote, a box, a table and a list where it is long enough for them.
    """
    chance = random.Random(seed)
    words = _WORDS[lang]
    body: list[Block] = []
    length = 0
    while length < characters:
        if interview and len(body) % 2 == 0:
            body.append(Paragraph((Strong((Text(words[15]),)),), voice="question"))
        made = paragraph(chance, lang)
        length += sum(len(one.text) for one in made.content if isinstance(one, Text))
        body.append(made)
    if extras and not interview:
        for number in range(len(body) - 4, 2, -5):
            body.insert(number, Subheading((Text(words[11]),), 2))
    if extras and characters >= 3000:
        box = Box(words[10], tuple(Paragraph((Text(line),)) for line in words[12:15]))
        body.insert(chance.randint(3, len(body) - 1), box)
        body.insert(chance.randint(2, len(body) - 2), Quote((Paragraph((Text(words[8]),)),), words[9], pull=True))
    if extras and characters >= 6000:
        parts = words[17:22]
        rows = tuple(_cells(part, f"{6100 + 137 * at}", f"{6400 + 211 * at}") for at, part in enumerate(parts))
        body.insert(len(body) // 2, Table(_cells(words[0], "2025", "2026"), rows, caption=(Text(words[16]),)))
        items = tuple((Paragraph((Text(sentence(chance, lang)),)),) for _ in range(3))
        body.insert(len(body) * 2 // 3, List(False, items))
    shown = []
    for number in range(pictures):
        wide, high = _SHAPES[(seed + number * 5) % len(_SHAPES)] if number else _SHAPES[0]
        shown.append(photograph(wide, high, f"{wide}x{high}-{number}.jpg"))
        at = 0 if number == 0 else chance.randint(1, len(body))
        figure = Figure(shown[-1].href, (Text(words[6]),), Credit(words[7]), alt="Hügel unter einem Himmel")
        body.insert(at, figure)
    article = Article(
        lang=lang, kicker=words[0], headline=chance.choice(_HEADLINES[lang]), deck=words[1], byline=Byline(words[2]),
        dateline=Dateline(words[3]), body=tuple(body), source=Source(words[4], (words[5],), "2026-11-19", "5"),
    )  # fmt: skip
    return Publication(kind="article", lang=lang, articles=(article,), pictures=tuple(shown))
