"""Every word of every style that is taken lies on the sheet; a style for which that is not so is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import umbruch
from tests.publications import sample_publication
from tests.tools import examples
from umbruch.errors import StyleError
from umbruch.style import Style, builtin_names, load, room
from umbruch.style.units import Length
from umbruch.tree import Article, Contact, Credit, Figure, List, Paragraph, Publication, Quote, Table, Text

BAD = [
    ("[page.margins]\nright = '0pt'", "line 2: page.margins.right", "hang into the margin", "at least"),
    ("[page.margins]\nleft = '-20mm'", "line 2: page.margins.left", "off the sheet", "0pt"),
    ("[page.margins]\ntop = '4mm'\n[head]\nleft = '{page}'", "line 2: page.margins.top", "head has no", "at least"),
    ("[page.margins]\nbottom = '2mm'", "line 2: page.margins.bottom", "page foot has no room", "[foot]"),
    ("[page]\ncolumns = 2\ngutter = '-3mm'", "line 3: page.gutter", "below zero", "0pt"),
    ("[page]\ncolumns = 2\ngutter = '1pt'", "line 3: page.gutter", "run into one another", "at least"),
    ("[page]\narticle_rule = '-1pt'", "line 2: page.article_rule", "below zero", "0pt"),
    ("[page]\nsize = ['-210mm', '297mm']", "line 2: page.size", "width and a height", "A4"),
    ("[text.body]\nspace_after = '-30pt'", "line 2: text.body.space_after", "below zero", "0pt"),
    ("[text.body]\nspace_after = '300mm'", "line 2: text.body.space_after", "does not do", "quarter"),
    ("[text.list]\ninset = '-40mm'", "line 2: text.list.inset", "below zero", "0pt"),
    ("[text.quote]\ninset = '80mm'", "line 2: text.quote.inset", "does not do", "quarter"),
    ("[text.body]\nindent = '120mm'", "line 2: text.body.indent", "does not do", "half"),
    ("[text.credit]\nsize = '40pt'\nleading = '40pt'", "line 2: text.credit.size", "lines of captions", "at most"),
    ("[text.body]\ntracking = '-8pt'", "line 2: text.body.tracking", "does not do", "tenth"),
    ("[text.headline]\nsize = '190pt'\nleading = '200pt'", "line 2: text.headline.size", "does not do", "smaller size"),
    ("[text.headline]\nrule_below = '200pt'", "line 2: text.headline.rule_below", "does not do", "24pt"),
    (f"[text.body]\nindent = '{'9' * 5000}pt'", "line 2: text.body.indent", "longer than any sheet", "5080mm"),
    ("[text.body]\nindent = '1e9pt'", "line 2: text.body.indent", "is not a", "10pt"),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "place", "says", "hint"), BAD, ids=[place for _, place, _, _ in BAD])
def test_a_style_that_has_no_room_is_refused_with_key_and_remedy(
    tmp_path: Path, toml: str, place: str, says: str, hint: str
) -> None:
    path = tmp_path / "haus.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load(path)
    assert (caught.value.place or "").startswith(place)
    whole = f"{caught.value.message} {caught.value.hint or ''}"
    assert says in whole
    assert hint in whole


def words_off_the_sheet(pdf: bytes) -> list[str]:
    """Letters whose box is not inside the page, with two points for what leans over; white at a line end is none."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for number in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(number)
                if text.get_text_range(number, 1).isspace():
                    continue
                if right > left and (left < -2 or bottom < -2 or right > width + 2 or top > height + 2):
                    found.append(text.get_text_range(number, 1))
    return found


Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


def letters_over_letters(pdf: bytes) -> list[str]:
    """Letters that cover more than two fifths of another one, or are covered so far."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            before: dict[tuple[int, int], list[Box]] = {}
            for number in range(text.count_chars()):
                box = text.get_charbox(number)
                if text.get_text_range(number, 1).isspace() or _area(box) <= 0:
                    continue
                cells = [(x, y) for x in range(int(box[0] / 20), int(box[2] / 20) + 1)
                         for y in range(int(box[1] / 20), int(box[3] / 20) + 1)]  # fmt: skip
                near = [other for cell in cells for other in before.get(cell, ())]
                if any(_area(_both(box, other)) > 0.4 * min(_area(box), _area(other)) for other in near):
                    found.append(text.get_text_range(number, 1))
                for cell in cells:
                    before.setdefault(cell, []).append(box)
    return found


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _both(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def taken(path: Path) -> Style | None:
    """The style; None where it is refused as it should be, with place and remedy."""
    refused = None
    try:
        return load(path)
    except StyleError as error:
        refused = error
    assert (refused.place, refused.hint) != (None, None)
    return None


def lengths(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(lambda points: f"{points}pt")


@settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    base=st.sampled_from(builtin_names()),
    width=st.integers(240, 900),
    height=st.integers(240, 1200),
    margins=st.tuples(lengths(18, 90), lengths(-2, 60), lengths(18, 90), lengths(-2, 60)),
    columns=st.integers(1, 3),
    gutter=lengths(4, 30),
    size=st.integers(5, 60),
    role=st.sampled_from(("headline", "body", "kicker", "page_head", "page_foot", "list", "caption")),
    inset=lengths(-1, 30),
    tracking=lengths(-1, 5),
)
@example(
    base="letterhead-us", width=354, height=247, margins=("26pt", "4pt", "18pt", "4pt"), columns=1, gutter="4pt",
    size=25, role="kicker", inset="0pt", tracking="0pt",
)  # fmt: skip
def test_every_word_of_every_style_that_is_taken_lies_on_the_sheet(
    base: str, width: int, height: int, margins: tuple[str, ...], columns: int, gutter: str, size: int, role: str,
    inset: str, tracking: str,
) -> None:  # fmt: skip
    sides = dict(zip(("top", "right", "bottom", "left"), margins, strict=True))
    toml = f'extends = "{base}"\n[page]\nsize = ["{width}pt", "{height}pt"]\ncolumns = {columns}\ngutter = "{gutter}"\n'
    toml += "".join(f'margins.{side} = "{value}"\n' for side, value in sides.items())
    toml += f'[text.{role}]\nsize = "{size}pt"\nleading = "{size * 1.2:.1f}pt"\n'
    toml += f'inset = "{inset}"\ntracking = "{tracking}"\n'
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "haus.toml"
        path.write_text(toml, encoding="utf-8")
        style = taken(path)
    if style is None:
        return
    pdf = umbruch.render(sample_publication(), "pdf", style, on_diagnostic=lambda _: None)
    assert words_off_the_sheet(pdf) == []
    assert letters_over_letters(pdf) == []


ROLES = ("headline", "deck", "kicker", "byline", "lead", "body", "subheading", "caption", "credit", "quote", "list",
         "table", "source", "note", "page_head", "page_foot")  # fmt: skip


@settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    base=st.sampled_from(builtin_names()),
    role=st.sampled_from(ROLES),
    size=st.integers(4, 40),
    leading=st.floats(0.8, 1.6),
    key=st.sampled_from(("inset", "indent", "tracking", "space_before", "space_after")),
    length=st.integers(-1, 24),
)
@example(base="broadsheet", role="page_head", size=19, leading=1.0, key="inset", length=0)  # beside an embargo
def test_no_look_of_a_role_sets_text_over_text(
    base: str, role: str, size: int, leading: float, key: str, length: int
) -> None:
    toml = f'extends = "{base}"\n[text.{role}]\nsize = "{size}pt"\nleading = "{size * leading:.1f}pt"\n'
    toml += f'{key} = "{length}pt"\n'
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "haus.toml"
        path.write_text(toml, encoding="utf-8")
        style = taken(path)
    if style is not None:
        pdf = umbruch.render(sample_publication(), "pdf", style, on_diagnostic=lambda _: None)
        assert words_off_the_sheet(pdf) == []
        assert letters_over_letters(pdf) == []


def test_text_that_is_set_over_text_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_LEAST_LEADING", 0.0)
    path = tmp_path / "haus.toml"
    path.write_text('extends = "letterhead"\n[text.credit]\nsize = "40pt"\nleading = "40pt"\n')
    assert letters_over_letters(umbruch.render(sample_publication(), "pdf", load(path), on_diagnostic=lambda _: None))


TIGHT = [
    """extends = "clipping"
[page]
size = ["240pt", "240pt"]
margins = { top = "18pt", right = "8pt", bottom = "18pt", left = "8pt" }
[text.body]
size = "30pt"
leading = "36pt"
""",
    """extends = "release"
[page]
size = ["240pt", "858pt"]
margins = { top = "22pt", right = "46pt", bottom = "69pt", left = "52pt" }
[text.page_foot]
size = "33pt"
leading = "40pt"
tracking = "2pt"
""",
    """extends = "letterhead"
[page]
size = ["240pt", "383pt"]
columns = 2
gutter = "7pt"
margins = { top = "86pt", right = "16pt", bottom = "27pt", left = "11pt" }
[text.page_head]
size = "55pt"
leading = "66pt"
tracking = "5pt"
""",
]


@pytest.mark.parametrize("toml", TIGHT, ids=["press head", "foot", "head"])
def test_a_head_that_is_too_large_for_its_sheet_is_shortened_or_left_out(tmp_path: Path, toml: str) -> None:
    path = tmp_path / "haus.toml"
    path.write_text(toml, encoding="utf-8")
    pdf = umbruch.render(sample_publication(), "pdf", load(path), on_diagnostic=lambda _: None)
    assert words_off_the_sheet(pdf) == []


def test_a_planted_margin_below_zero_is_seen() -> None:
    style = load("release")
    margins = msgspec.structs.replace(style.page.margins, left=Length(-100))
    planted: Style = msgspec.structs.replace(style, page=msgspec.structs.replace(style.page, margins=margins))
    assert words_off_the_sheet(umbruch.render(sample_publication(), "pdf", planted, on_diagnostic=lambda _: None))


BOUND = {
    "spaces that no line ends at": "\u00a0".join(["Bürgermeisterin"] * 30),
    "narrow ones": "\u202f".join(["Bürgermeisterin"] * 30),
    "words of Hebrew": "\u00a0".join(["עיתונות"] * 40),
    "one word without an end": "x" * 400,
    "hyphens that no line ends at": "\u2011".join(["Wort"] * 60),
}


@pytest.mark.parametrize("style", ["clipping", "letterhead", "broadsheet"])
@pytest.mark.parametrize("bound", BOUND)
def test_words_that_are_bound_together_stay_on_the_sheet(bound: str, style: str) -> None:
    words = BOUND[bound]
    content = (Text(words),)
    body = (
        Paragraph(content),
        Quote((Paragraph(content),), attribution=words[:200]),
        List(items=((Paragraph(content),),)),
        Table(header=(content,) * 3, rows=((content,) * 3,)),
        Figure(caption=content, credit=Credit(text=words[:40])),
    )
    article = Article(headline=words[:160], deck=words[:200], lead=words, contact=Contact(words[:200]), body=body)
    pdf = umbruch.render(Publication(articles=(article,)), "pdf", style, on_diagnostic=lambda _: None)
    assert words_off_the_sheet(pdf) == []
