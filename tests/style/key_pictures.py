"""What each key of a style does, as a picture: the same few lines set without and with it, and each style that ships.

The pictures of docs/styles.md lie in docs/styles; `pytest --accept tests/style/test_key_pictures.py` makes them anew.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from msgspec.structs import replace
from PIL import Image, ImageChops

import umbruch
from tests.invented_articles import invented, photograph
from tests.publications import paragraph, words
from tests.tools import ROOT
from umbruch.tree import (
    Article,
    Box,
    Byline,
    Contact,
    Dateline,
    Embargo,
    Figure,
    Link,
    List,
    Paragraph,
    Publication,
    Quote,
    Source,
    Subheading,
    Text,
)  # fmt: skip

FOLDER = ROOT / "docs" / "styles"
_COLOURS = 24
_BETWEEN, _FRAME = 10, (190, 190, 190)
_STYLE_SCALE = 0.62

SPECIMEN = """
extends = "broadsheet"
description = "a small sheet on which a key can be seen"
[page]
size = ["110mm", "78mm"]
margins = { top = "12mm", right = "7mm", bottom = "10mm", left = "7mm" }
columns = 2
gutter = "4mm"
[fill]
ceiling = "0pt"
[text.headline]
size = "19pt"
leading = "21pt"
steps = []
[text.deck]
size = "10.5pt"
leading = "13pt"
steps = []
[variant.notice]
most_characters = 1
[variant.brief]
most_characters = 1
[variant.short]
most_characters = 1
"""


_LARGE = '[text.headline]\nsize = "26pt"\nleading = "28pt"'


_LETTER = """[page]
size = "A4"
columns = 1
margins = { top = "34mm", right = "73mm", bottom = "32mm", left = "25mm" }
[letter]
gutter = "13mm"
[variant.notice]
most_characters = 1
page = { size = "A4", columns = 1, margins = { top = "34mm", right = "73mm", bottom = "32mm", left = "25mm" } }
[variant.brief]
most_characters = 1
page = { columns = 1, margins = { top = "34mm", right = "73mm", bottom = "32mm", left = "25mm" } }
"""
_ASIDE = _LETTER.replace("[letter]", '[letter]\ncontact_column = "42mm"')


_TWO_SHEETS = '[page]\nsize = ["110mm", "60mm"]\n[foot]\ncentre = "{more}"\n'
_RULED = '[text.page_head]\nrule_below = "1pt"\n'
_QUOTED = '[page]\nsize = ["110mm", "120mm"]\n[text.pull]\nsize = "11pt"\nleading = "13pt"\n'


class Effect(NamedTuple):
    """What is written for the picture on the right, and what for both; which of the small articles shows it,
    and on which page, counted from 0."""

    after: str
    before: str = ""
    shows: str = "story"
    sheet: int = 0


EFFECTS: dict[str, dict[str, Effect]] = {
    "": {
        "press_head": Effect("press_head = true"),
        "headline_over_columns": Effect("headline_over_columns = false"),
        "label": Effect('label = "release"', shows="release"),
    },
    "page": {
        "size": Effect('[page]\nsize = ["88mm", "78mm"]'),
        "margins": Effect('[page]\nmargins = { top = "15mm", right = "16mm", bottom = "12mm", left = "16mm" }'),
        "columns": Effect("[page]\ncolumns = 3"),
        "gutter": Effect('[page]\ngutter = "12mm"'),
        "column_rule": Effect('[page]\ncolumn_rule = "2pt"'),
        "article_rule": Effect('[page]\narticle_rule = "5pt"', "[briefs]\nmost_characters = 0", shows="two"),
        "first_top": Effect('[page]\nfirst_top = "24mm"'),
        "opener": Effect("[page]\nopener = 0.5", shows="photograph"),
        "opener_headline": Effect('[page]\nopener_headline = "below"', "[page]\nopener = 0.4", shows="photograph"),
    },
    "page.margins": {
        "top": Effect('[page.margins]\ntop = "22mm"'),
        "right": Effect('[page.margins]\nright = "25mm"'),
        "bottom": Effect('[page.margins]\nbottom = "24mm"'),
        "left": Effect('[page.margins]\nleft = "25mm"'),
    },
    "logo": {
        "height": Effect('[logo]\nheight = "20pt"', '[logo]\nheight = "8pt"', shows="logo", sheet=1),
        "first": Effect('[logo]\nfirst = "20pt"', '[logo]\nfirst = "8pt"', shows="logo"),
    },
    "letter": {
        "marks": Effect('[letter]\nmarks = "din-b"', '[page]\nsize = ["110mm", "160mm"]', shows="release"),
        "window": Effect("[letter]\nwindow = true", _LETTER, shows="release"),
        "contact_column": Effect('[letter]\ncontact_column = "42mm"', _LETTER, shows="release"),
        "gutter": Effect('[letter]\ngutter = "4mm"', _ASIDE, shows="release"),
        "contact": Effect('[letter]\ncontact = "above"', _ASIDE, shows="release"),
        "head_rule": Effect('[letter]\nhead_rule = "30mm"', f'{_RULED}{_LETTER}', shows="release"),
    },
    "end": {
        "mark": Effect('[end]\nmark = "# # #"', "[page]\ncolumns = 1", shows="release"),
        "more": Effect('[end]\nmore = "—more—"', _TWO_SHEETS, shows="paragraphs"),
    },
    "fonts": {
        "serif": Effect('[fonts]\nserif = "Noto Serif"'),
        "sans": Effect('[fonts]\nsans = "Noto Sans"', '[text.headline]\nfont = "sans"'),
        "display": Effect(
            '[fonts]\ndisplay = { family = "Noto Sans", weights = [500, 800], width = 75 }',
            '[text.headline]\nfont = "sans"\ndisplay = true',
        ),
    },
    "colours": {
        "ink": Effect('[colours]\nink = "#1d3557"'),
        "muted": Effect('[colours]\nmuted = "#7a3b12"'),
        "accent": Effect('[colours]\naccent = "#0b5d66"'),
        "rule": Effect('[colours]\nrule = "#8a1c1c"', '[page]\ncolumn_rule = "2pt"'),
        "tint": Effect('[colours]\ntint = "#d7e6f5"', shows="box"),
    },
    "text.ROLE": {
        "font": Effect('[text.body]\nfont = "sans"'),
        "size": Effect('[text.headline]\nsize = "25pt"\nleading = "27pt"'),
        "leading": Effect('[text.body]\nleading = "16pt"\n[text.lead]\nleading = "16pt"'),
        "colour": Effect('[text.headline]\ncolour = "accent"'),
        "weight": Effect('[text.headline]\nweight = "regular"'),
        "slant": Effect('[text.deck]\nslant = "italic"'),
        "align": Effect('[text.body]\nalign = "left"'),
        "hyphenate": Effect("[text.body]\nhyphenate = false"),
        "capitals": Effect("[text.kicker]\ncapitals = true"),
        "tracking": Effect('[text.kicker]\ntracking = "2pt"'),
        "indent": Effect('[text.body]\nindent = "24pt"', shows="paragraphs"),
        "inset": Effect('[text.list]\ninset = "30pt"', shows="list"),
        "space_before": Effect('[text.subheading]\nspace_before = "30pt"', shows="crosshead"),
        "space_after": Effect('[text.headline]\nspace_after = "24pt"'),
        "rule_above": Effect('[text.quote]\nrule_above = "4pt"', shows="quote"),
        "rule_below": Effect('[text.quote]\nrule_below = "4pt"', shows="quote"),
        "drop_cap": Effect("[text.body]\ndrop_cap = 3", shows="paragraphs"),
        "band": Effect("[text.embargo]\nband = false", shows="embargo"),
        "ground": Effect('[text.pull]\nground = "accent"', _QUOTED, shows="quoted"),
        "display": Effect(
            "[text.headline]\ndisplay = true",
            '[fonts]\ndisplay = { family = "Noto Sans", weights = [500, 800], width = 75 }',
        ),
        "steps": Effect('[text.headline]\nsteps = ["22pt", "18pt"]', f"{_LARGE}\nmax_lines = 1"),
        "max_lines": Effect('[text.headline]\nmax_lines = 1', f'{_LARGE}\nsteps = ["22pt", "18pt", "15pt"]'),
        "max_height": Effect(
            '[text.headline]\nmax_height = "40pt"', f'{_LARGE}\nsteps = ["22pt", "18pt", "15pt"]'
        ),
        "figures": Effect('[text.body]\nfigures = "oldstyle"', '[fonts]\nserif = "Noto Serif"', shows="figures"),
        "small_caps": Effect("[text.deck]\nsmall_caps = true", '[fonts]\nserif = "Noto Serif"'),
        "features": Effect('[text.headline]\nfeatures = ["zero"]', '[fonts]\nserif = "Noto Serif"', shows="figures"),
    },
    "head": {
        "left": Effect('[head]\nleft = "Mein Bote"'),
        "centre": Effect('[head]\ncentre = "{headline}"\nleft = ""'),
        "right": Effect('[head]\nright = "Lokales"'),
        "bar": Effect('[head]\nbar = "8mm"'),
        "turns": Effect('[head]\nturns = true', '[head]\nleft = "Lokales"\nright = "Moosbach"'),
    },
    "foot": {
        "left": Effect('[foot]\nleft = "{organisation}"', shows="release"),
        "centre": Effect('[foot]\ncentre = "Ausgabe 12"'),
        "right": Effect('[foot]\nright = "{date}"'),
        "bar": Effect('[foot]\nbar = "7mm"', '[foot]\nleft = "Lokales"'),
        "turns": Effect('[foot]\nturns = true', '[foot]\nleft = "Lokales"\nright = "Moosbach"'),
    },
    "fill": {
        "ceiling": Effect('[fill]\nceiling = "14pt"', '[page]\ncolumns = 1', shows="paragraphs"),
        "last_page": Effect('[fill]\nlast_page = "top"', '[page]\nsize = ["110mm", "90mm"]', shows="paragraphs"),
        "quotes": Effect('[fill]\nquotes = "in-order"', _QUOTED, shows="quoted"),
    },
    "briefs": {
        "most_characters": Effect("[briefs]\nmost_characters = 1400", "[briefs]\nmost_characters = 0", shows="two"),
        "headline": Effect('[briefs]\nheadline = "19pt"', shows="two"),
    },
    "box": {
        "key_figures": Effect("[box]\nkey_figures = 4", "[page]\ncolumns = 1\n[box]\nkey_figures = 0", shows="figured"),
    },
    "links": {"underline": Effect('[links]\nunderline = "1.5pt"', shows="link")},
    "typography": {
        "quotes": Effect('[typography]\nquotes = "auto"', shows="signs"),
        "dashes": Effect('[typography]\ndashes = "auto"', shows="signs"),
        "spaces": Effect('[typography]\nspaces = "auto"', shows="signs"),
        "ligatures": Effect("[typography]\nligatures = true", "[typography]\nligatures = false", shows="ligatures"),
    },
}  # fmt: skip
"""By table and key. What is not here is seen in no picture of a page."""

UNSEEN = {
    "": {"extends", "description"},
    "fonts": {"fallback"},
    "fill": {"fit", "floor", "around", "characters_per_float"},
}
"""Keys without a picture: they change nothing of a page, or nothing of so small a one."""

OF_A_FORMAT = ("docx", "epub", "html", "pdf")
"""Tables about files of one kind, of which no page shows anything."""

_BODY = (
    "Der Gemeinderat beschloss am Dienstag mit knapper Mehrheit, das alte Haus am Markt zu erhalten. Es soll im"
    " Frühjahr neu genutzt werden."
)
_MORE = "Die Stadtbücherei zieht in das Erdgeschoss, darüber entstehen Räume für Vereine und ein kleiner Saal."


def _article(*body: object, **fields: object) -> Article:
    made: dict[str, object] = {
        "lang": "de", "kicker": "Lokales", "headline": "Das Haus am Markt bleibt", "deck": "Rat stimmt für Umbau",
        "byline": Byline(text="Von Lena Arndt"), "dateline": Dateline(text="TALBRÜCK", place="Talbrück"),
        "source": Source("Talbrücker Bote, 19. November 2026", publications=("Talbrücker Bote",), date="2026-11-19"),
    }  # fmt: skip
    return Article(body=tuple(body) or (paragraph(_BODY), paragraph(_MORE)), **{**made, **fields})  # type: ignore[arg-type]


@cache
def _specimens() -> dict[str, Publication]:
    bare: dict[str, object] = {"kicker": None, "deck": None, "byline": None, "dateline": None}
    link = Paragraph((Text("Mehr steht auf der "), Link("https://example.org", words("Seite der Gemeinde")), Text(".")))
    listed = List(items=tuple((paragraph(one),) for one in ("ein Saal", "drei Räume", "ein Garten")))
    table = Box("In Zahlen", (paragraph("Räume: 3"), paragraph("Kosten: 1,2 Mio. Euro")))
    contact = Contact("Lena Arndt", organisation="Gemeinde Talbrück")
    release = _article(dateline=None, kicker=None, byline=None, source=None, contact=contact)
    signs = '"Das ist gut", sagte Dr. Holt - von 10-17 Uhr, z. B. mit 10 % Rabatt auf 4 200 Karten.'
    logo = photograph(60, 40, "logo.jpg")
    found = {
        "story": _article(),
        "release": release,
        "figured": _article(
            Box("In Zahlen", tuple(map(paragraph, ("Räume: 3", "Kosten: 1,2 Mio. Euro", "Bauzeit: 14 Monate")))), **bare
        ),
        "box": _article(paragraph(_BODY), table, **bare),
        "paragraphs": _article(paragraph(_BODY), paragraph(_MORE), **bare),
        "embargo": _article(
            paragraph(_BODY), embargo=Embargo("Sperrfrist: Freitag, 20. November 2026, 10.00 Uhr"), **bare
        ),
        "quoted": _article(
            paragraph(_BODY), Quote((paragraph("Ein guter Tag für den Markt."),), pull=True),
            *(paragraph(_MORE) for _ in range(6)), **bare,
        ),
        "list": _article(paragraph("Das Haus bekommt:"), listed, **bare),
        "crosshead": _article(paragraph("Es bleibt."), Subheading(words("Saal und Garten")), paragraph(_MORE), **bare),
        "quote": _article(paragraph(_BODY), Quote((paragraph("Ein guter Tag für den Markt."),)), **bare),
        "figures": _article(
            paragraph("Von 1908 bis 2026 kamen 34.560 Gäste, im Jahr 1975 allein 1.280."),
            **{**bare, "headline": "100 Jahre Haus 20"},
        ),
        "link": _article(link, **bare),
        "signs": _article(paragraph(signs), **{**bare, "headline": "Signs 'n' Zeichen"}),
        "ligatures": _article(
            paragraph("Die Grafik pfiff, die Auflage fliegt."), **{**bare, "headline": "Tiefflieger finden"}
        ),
    }  # fmt: skip
    made = {name: Publication(lang="de", articles=(one,)) for name, one in found.items()}
    made["two"] = Publication(
        lang="de", articles=(_article(paragraph(_BODY), **bare), _article(paragraph(_MORE), **bare))
    )
    hills = replace(photograph(900, 600, "hills.jpg"), focus=(0.5, 0.4))
    opening = _article(Figure(hills.href, alt="Hügel"), paragraph(_BODY), **bare)
    made["photograph"] = Publication(lang="de", pictures=(hills,), articles=(opening,))
    made["logo"] = Publication(lang="de", logo=logo.href, pictures=(logo,), articles=(_article(),))
    return made


def name_of(table: str, key: str) -> str:
    """The file of the picture of a key."""
    return f"{'-'.join(part.lower() for part in (*filter(None, table.split('.')), key))}.png"


def picture_of_key(effect: Effect, folder: Path) -> bytes:
    """The picture of a key: on the left without it, on the right with it."""
    pages = [
        _page(_set(effect.shows, keys, folder), 1.0, effect.sheet)
        for keys in (effect.before, f"{effect.before}\n{effect.after}")
    ]
    width, height = sum(page.width for page in pages) + _BETWEEN, max(page.height for page in pages)
    whole = Image.new("RGB", (width, height), "white")
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width + _BETWEEN
    return _small(whole)


def picture_of_style(name: str) -> bytes:
    """The picture of a style: a short article and a long one, their first pages."""
    made = []
    for seed, characters in ((3, 1100), (8, 5200)):
        publication = invented(seed, characters=characters, pictures=1, interview=name == "interview")
        content = umbruch.render(publication, "pdf", name, on_diagnostic=lambda _: None)
        made.append(_page(content, _STYLE_SCALE))
    whole = Image.new("RGB", (sum(page.width for page in made) + _BETWEEN, max(page.height for page in made)), "white")
    whole.paste(made[0], (0, 0))
    whole.paste(made[1], (made[0].width + _BETWEEN, 0))
    return _small(whole)


def pictures(folder: Path) -> Iterator[tuple[str, bytes]]:
    """All pictures with their file names."""
    for table, keys in EFFECTS.items():
        for key, effect in keys.items():
            yield name_of(table, key), picture_of_key(effect, folder)
    for name in umbruch.styles():
        yield f"style-{name}.png", picture_of_style(name)


def difference(one: bytes, other: bytes) -> float:
    """How far two pictures are from one another: the mean over all dots, from 0 to 255; 255 where sizes differ."""
    first, second = (Image.open(io.BytesIO(content)).convert("L") for content in (one, other))
    if first.size != second.size:
        return 255.0
    histogram = ImageChops.difference(first, second).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (first.width * first.height)


def _set(shows: str, keys: str, folder: Path) -> bytes:
    path = folder / "specimen.toml"
    path.write_text(_merged(SPECIMEN, keys), encoding="utf-8")
    return umbruch.render(_specimens()[shows], "pdf", path, on_diagnostic=lambda _: None)


def _merged(base: str, keys: str) -> str:
    """Two pieces of a style file as one: a table that both have is written once, what comes later counts."""
    tables: dict[str, dict[str, str]] = {"": {}}
    for piece in (base, keys):
        table = ""
        for line in piece.splitlines():
            if line.startswith("["):
                table = line
                tables.setdefault(table, {})
            elif line:
                key, _, value = line.partition(" = ")
                tables[table][key] = value
    for side, value in tables.pop("[page.margins]", {}).items():
        tables["[page]"]["margins"] = _with_side(tables["[page]"]["margins"], side, value)
    return "\n".join(
        "\n".join((table, *(f"{key} = {value}" for key, value in own.items()))) for table, own in tables.items()
    )


def _with_side(margins: str, side: str, value: str) -> str:
    own = dict(part.strip().split(" = ") for part in margins.strip("{ }").split(","))
    return "{ " + ", ".join(f"{one} = {value if one == side else known}" for one, known in own.items()) + " }"


def _page(content: bytes, scale: float, sheet: int = 0) -> Image.Image:
    pdf = pypdfium2.PdfDocument(content)
    page = pdf[sheet].render(scale=scale).to_pil().convert("RGB")
    pdf.close()
    framed = Image.new("RGB", (page.width + 2, page.height + 2), _FRAME)
    framed.paste(page, (1, 1))
    return framed


def _small(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()
