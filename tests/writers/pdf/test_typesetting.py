"""How even the type is set: word spaces, hyphens, baselines, widows and orphans."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.conformance.pdf_samples import ODD
from tests.publications import GOOD_SAMPLES, paragraph, sample_publication
from umbruch.diagnostics import collecting
from umbruch.style import load
from umbruch.tree import Article, Publication
from umbruch.writers.pdf.columns.makeup import MadeUp, make_up
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.strips import TypeStrip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import Broken, Look, SetLine

SIGNS = "„“”»«.,;:!?()"

TEXT = """
Die Gemeindebücherei in der alten Volksschule hat seit Montag wieder geöffnet. Nach fast zwei Jahren Umbauzeit
finden Leserinnen und Leser in den hellen Räumen rund 14.000 Bücher, Zeitschriften und Hörspiele, dazu eine
Werkstatt für Kinder und ein Lesecafé, das der Förderverein ehrenamtlich betreibt.

„Wir wollten keinen Ort, an dem man flüstern muss“, sagt Büchereileiterin Annegret Wiesenkötter. „Eine
Bücherei ist heute auch Wohnzimmer, Werkbank und Klassenraum.“ Die Architektin habe deshalb die
Trockenbauwände entfernt und die alte Holzbalkendecke freigelegt; übrig geblieben sei ein einziger großer Raum
mit Nischen für Gruppen.

Möglich wurde der Umbau durch Fördermittel der Städtebauförderung, einen Zuschuss des Kreises und Spenden aus
der Bürgerschaft. Von den Gesamtkosten in Höhe von 1,3 Millionen Euro trug die Gemeinde rund ein Drittel.
Bürgermeister Henning Brockschmidt nannte das Geld bei der Eröffnungsfeier „die beste Investition in die
Zukunftsfähigkeit unserer Ortskerne“. Er erinnerte daran, dass der Gemeinderat die Schließung noch vor fünf
Jahren ernsthaft erwogen hatte.

Besonders stolz ist das Team auf die Selbstverbuchung: Mit dem Leseausweis lässt sich die Bücherei künftig
auch außerhalb der Öffnungszeiten betreten, täglich zwischen sechs und zweiundzwanzig Uhr. Vorbild sind
skandinavische Bibliotheken, in denen sich das Verfahren seit Langem bewährt hat. Kameras gibt es nicht, wohl
aber einen Bereitschaftsdienst, der bei Schwierigkeiten ans Telefon geht.

Auch die Grundschulen profitieren. Jede Klasse hat einen festen Vormittag im Monat, an dem die Werkstatt ihr
allein gehört; dort wird gedruckt, gebunden, vorgelesen und gelegentlich gelötet. Für die Jugendlichen ist ein
Aufnahmestudio entstanden, in dem schon das erste Nachrichtenmagazin in plattdeutscher Sprache produziert
wurde.
"""


def library() -> Publication:
    body = tuple(paragraph(text) for text in TEXT.strip().split("\n\n"))
    return Publication(lang="de", articles=(Article(lang="de", headline="Ein Wohnzimmer voller Bücher", body=body),))


def made_up(publication: Publication, style: str = "broadsheet") -> MadeUp:
    return make_up(publication, load(style), FigureSetter(publication))


def body_lines(made: MadeUp) -> Iterator[Broken]:
    for page in made.pages:
        for strip, _, _ in page.strips:
            if isinstance(strip, TypeStrip) and strip.grid:
                yield from (line for line, _ in strip.lines)


def gaps(line: Broken) -> list[float]:
    return [piece for _, pieces in line.strokes for piece in pieces if isinstance(piece, float)]


def test_word_spaces_of_a_german_article_in_two_columns_are_even() -> None:
    lines = list(body_lines(made_up(library())))
    found = [gap for line in lines if line.scale != 1.0 for gap in gaps(line)]
    assert len(found) > 150
    assert statistics.pstdev(found) <= 0.75
    assert max(found) <= 5.0


def test_justified_lines_reach_both_edges_within_the_hang_of_a_sign() -> None:
    made = made_up(library())
    style, lines = made.pages[0].furniture.style, list(body_lines(made))
    full = [line for line in lines if line.scale != 1.0]
    for line in full:
        assert abs(line.offset + line.width - style.page.column_width) < 4.5 + abs(line.offset)


def drawn_width(line: Broken) -> float:
    """How wide the pieces of a line are when they are drawn one after another, without the space at its end."""
    width = 0.0
    for run, pieces in line.strokes:
        for piece in pieces[:-1] if pieces[-1] == " " else pieces:
            if isinstance(piece, float):
                width += piece
            else:
                shape, first, end = (run.fount.shape(piece), 0, 1) if isinstance(piece, str) else piece
                width += (sum(shape.advances[first:end]) * run.size / 1000 + run.tracking * (end - first)) * line.scale
    return width - line.strokes[-1][0].tracking


def test_what_is_drawn_is_as_wide_as_what_was_reckoned() -> None:
    body = tuple(paragraph(text.replace("in der", "in\u00a0der")) for text in TEXT.strip().split("\n\n"))
    made = made_up(Publication(lang="de", articles=(Article(lang="de", body=body),)))
    lines = [line for line in body_lines(made) if line.scale != 1.0 and line.offset < 5]
    assert len(lines) > 20
    for line in lines:
        assert abs(drawn_width(line) - line.width) < 0.6


def test_type_is_never_drawn_more_than_two_in_a_hundred_wider_or_narrower() -> None:
    assert all(0.98 <= line.scale <= 1.02 for line in body_lines(made_up(library())))


def test_never_more_than_three_hyphens_in_a_row() -> None:
    row = longest = 0
    for line in body_lines(made_up(library())):
        row = row + 1 if line.strokes[-1][1][-1] == "\u00ad" else 0
        longest = max(longest, row)
    assert 0 < longest <= 3


def test_baselines_of_the_columns_share_one_grid() -> None:
    made = made_up(sample_publication("article"))
    on_grid = [(top, strip) for strip, _, top in made.pages[0].strips if isinstance(strip, TypeStrip) and strip.grid]
    tops, leading = [top for top, _ in on_grid], on_grid[0][1].height
    rests = {round(((tops[0] - top) / leading) % 1, 3) % 1 for top in tops}
    assert rests == {0.0}


@pytest.mark.parametrize("style", ["broadsheet", "release", "clipping"])
def test_no_line_of_a_paragraph_stands_alone_in_a_column(style: str) -> None:
    columns: list[list[int]] = []
    for page in made_up(sample_publication("long"), style).pages:
        on_page: dict[float, list[int]] = {}
        for strip, left, _ in page.strips:
            if isinstance(strip, TypeStrip):
                on_page.setdefault(left, []).append(id(strip.lines[0][0].strokes[0][0].element))
        columns += on_page.values()
    lengths = Counter(owner for column in columns for owner in column)
    assert len(columns) > 3
    for column in columns:
        for end in (column[0], column[-1]):
            assert column.count(end) > 1 or lengths[end] == 1


def test_columns_of_a_short_article_end_within_a_line_of_one_another() -> None:
    made = made_up(library())
    style = made.pages[0].furniture.style
    lowest: dict[float, float] = {}
    for strip, left, top in made.pages[0].strips:
        if isinstance(strip, TypeStrip) and strip.grid:
            lowest[left] = top - strip.height
    assert len(lowest) == style.page.columns > 1
    largest = style.fill.ceiling * style.text.body.leading / style.text.body.size
    assert abs(max(lowest.values()) - min(lowest.values())) <= largest + 0.01


def test_a_headline_over_two_lines_is_balanced() -> None:
    article = Article(lang="de", headline="Stadtrat streitet bis tief in die Nacht über den neuen Platz am alten Hafen")
    made = made_up(Publication(lang="de", articles=(article,)), "release")
    lines = [strip.lines[0][0] for strip, _, _ in made.pages[0].strips if isinstance(strip, TypeStrip)]
    assert len(lines) in (2, 3)
    widths = [line.width for line in lines]
    assert max(widths) - min(widths) < 0.3 * max(widths)


@pytest.mark.parametrize("style", ["broadsheet", "release", "clipping"])
def test_no_word_is_cut_where_the_page_is_turned(style: str) -> None:
    pages = made_up(sample_publication("long"), style).pages
    cut = 0
    for page in pages[:-1]:
        last = page.strips[-1][0]
        assert isinstance(last, TypeStrip)
        assert not last.lines[-1][0].is_cut
        cut += sum(1 for strip, _, _ in page.strips if strip.cut)
    assert cut > 5


@pytest.mark.parametrize("style", ["broadsheet", "release", "clipping"])
@pytest.mark.parametrize("name", [*GOOD_SAMPLES, *ODD])
def test_nothing_stands_below_the_text_area_of_a_page(name: str, style: str) -> None:
    publication = ODD[name] if name in ODD else sample_publication(name)
    with collecting():
        pages = made_up(publication, style).pages
    for page in pages:
        foot = page.furniture.style.page.margins.bottom
        assert all(top - strip.height >= foot - 0.1 for strip, _, top in page.strips)


def set_in(text: str, millimetres: float) -> list[SetLine]:
    style = load("broadsheet")
    look = Look(style.text.body, style.fonts, style.colours.accent, "de", "body")
    return compose([look.run(" ".join(text.split()), FURNITURE)], look, millimetres * 72 / 25.4)


@pytest.mark.parametrize(("millimetres", "most"), [(84.0, 5.0), (54.0, 9.0), (40.5, 12.0)])
def test_word_spaces_stay_within_bounds_in_narrow_columns(millimetres: float, most: float) -> None:
    for text in TEXT.strip().split("\n\n"):
        assert max(gap for line in set_in(text, millimetres)[:-1] for gap in gaps(line)) <= most


def test_a_last_line_is_no_lone_end_of_a_word() -> None:
    for millimetres in range(50, 100):
        for text in TEXT.strip().split("\n\n"):
            *_, before, last = set_in(text, millimetres)
            assert not before.is_cut or gaps(last) or last.width > 0.15 * millimetres * 72 / 25.4


def test_cuts_after_or_before_two_letters_are_rare() -> None:
    short = cuts = 0
    for millimetres in range(75, 100):
        for text in TEXT.strip().split("\n\n"):
            lines = set_in(text, millimetres)
            for line in lines:
                if line.is_cut:
                    cuts += 1
                    shape, _, end = next(piece for piece in reversed(line.strokes[-1][1]) if isinstance(piece, tuple))
                    before, after = shape.text[:end].strip(SIGNS), shape.text[end:].strip(SIGNS)
                    short += len(before) < 3 or len(after) < 3
    assert cuts > 200
    assert short < 0.15 * cuts


ADDRESS = (
    "https://www.gemeindebuecherei-obernstedt.example/angebote/werkstatt/kinder-und-jugend/anmeldung.html?monat=05"
)


@pytest.mark.parametrize("millimetres", [84.0, 54.0])
def test_a_long_address_is_broken_without_a_hyphen_and_without_gaps(millimetres: float) -> None:
    for before in ("Mehr unter", "Mehr dazu steht heute unter", "Alles zur Anmeldung und zu den Preisen steht unter"):
        lines = set_in(f"{before} {ADDRESS} oder am Telefon, wie die Leiterin sagt.", millimetres)
        inside = [line for line in lines if written(line).strip() in ADDRESS]
        assert len(inside) >= 1
        assert not any(line.is_cut for line in inside)
        assert max((gap for line in lines[:-1] for gap in gaps(line)), default=0.0) <= 6.0


def written(line: Broken) -> str:
    pieces = (piece for _, pieces in line.strokes for piece in pieces)
    return "".join(piece[0].text[piece[1] : piece[2]] if isinstance(piece, tuple) else " " for piece in pieces)


def test_lines_end_with_a_dash_rather_than_begin_with_one() -> None:
    text = (
        "Die Halle ist fertig – und das Geld ist weg – und keiner weiß, wohin – auch der Kämmerer nicht – und so fort."
    )
    begins = ends = 0
    for millimetres in range(60, 110):
        lines = [written(line).strip() for line in set_in(text, millimetres)]
        begins += sum(line.startswith("–") for line in lines)
        ends += sum(line.endswith("–") for line in lines)
    assert ends > 20
    assert begins < ends / 4


def test_no_line_of_a_headline_begins_with_a_dash() -> None:
    for headline in (
        "Hanne Oster ist Müllerin in sechster Generation – und die erste, die Eintritt nimmt",
        "Der Hafen bleibt, wie er seit hundert Jahren ist – und der Rat streitet trotzdem weiter",
    ):
        article = Article(lang="de", headline=headline)
        made = made_up(Publication(lang="de", articles=(article,)))
        lines = [written(strip.lines[0][0]) for strip, _, _ in made.pages[0].strips if isinstance(strip, TypeStrip)]
        assert len(lines) > 1
        assert not any(line.startswith("–") for line in lines)
