"""A third family for display, condensed and heavy out of a variable font, and pull quotes on a ground."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.publications import paragraph
from tests.writers.pdf.test_floats import drawn, made_up, sizes
from tests.writers.pdf_reading import missing_words, render, text_of
from umbruch.errors import StyleError
from umbruch.fonts import face_file, open_face
from umbruch.style import load
from umbruch.style.model import FontFamily
from umbruch.tree import Article, Publication, Quote
from umbruch.writers.pdf.page.panel import PanelledStrip
from umbruch.writers.pdf.page.strips import TypeStrip

WHITE = "#ffffff"


def widths(width: float, weight: int = 800) -> float:
    face = open_face(face_file(FontFamily("Noto Sans")), weight, width)
    return sum(face.advance(face.characters[ord(letter)]) for letter in "Freibad")


def test_a_variable_font_is_set_in_the_width_that_a_style_says() -> None:
    assert widths(62.5) < widths(75) < widths(100)
    assert widths(75) < 0.9 * widths(100)
    assert widths(20) == widths(62.5)


def quoted() -> Publication:
    body = [paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * 7) for _ in range(12)]
    quote = Quote((paragraph("Den fasst keiner an"),), "Jo Brandt", pull=True)
    return Publication(lang="de", articles=(Article(lang="de", headline="Das Freibad bleibt", body=(*body, quote)),))


def test_headlines_take_the_family_for_display_and_the_body_does_not() -> None:
    strips = next(drawn(made_up(quoted(), "tabloid")))
    faces = {
        run.fount.faces[0].name for one in strips if isinstance(one.strip, TypeStrip)
        for line, _ in one.strip.lines for run, _ in line.strokes if run.size > 20
    }  # fmt: skip
    body = {
        run.fount.faces[0].name for one in strips if one.strip.flows and isinstance(one.strip, TypeStrip)
        for line, _ in one.strip.lines for run, _ in line.strokes
    }  # fmt: skip
    assert all("NotoSans" in Path(name).name for name in faces)
    assert not any("NotoSans[" in name for name in body)


def test_a_pull_quote_stands_in_white_on_its_ground(tmp_path: Path) -> None:
    publication = quoted()
    style = load("tabloid")
    made = made_up(publication, style)
    panels = [one.strip for strips in drawn(made) for one in strips if isinstance(one.strip, PanelledStrip)]
    lines = [panel.inner for panel in panels if isinstance(panel.inner, TypeStrip)]
    assert {panel.tint for panel in panels} == {style.colours.accent}
    assert {run.colour for one in lines for line, _ in one.lines for run, _ in line.strokes} == {WHITE}
    assert any(style.text.pull.size in sizes(one) for one in lines)
    assert missing_words(publication.articles[0], text_of(render(publication, "tabloid"), tmp_path)) == []


@pytest.mark.parametrize(("written", "said"), [
    ('[text.pull]\nground = "#dddddd"', "white on that ground differs"),
    ('[text.body]\nground = "accent"', "body stands on no ground"),
    ('[text.pull]\nground = "blue"', "neither a colour of the palette"),
    ('[fonts]\ndisplay = { family = "Noto Sans", width = 20 }', "a width lies between"),
    ('[fonts]\nserif = { family = "Noto Serif", weights = [700, 400] }', "the lighter one first"),
    ('[fonts]\ndisplay = "Nosuch"\n[text.headline]\ndisplay = true', "no font family"),
])  # fmt: skip
def test_grounds_widths_and_weights_that_cannot_be_set_are_refused(written: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'extends = "broadsheet"\n{written}\n', encoding="utf-8")
    with pytest.raises(StyleError, match=said):
        render(quoted(), load(path))


def test_other_families_of_the_style_stand_where_no_display_is_named() -> None:
    style = load("broadsheet")
    shown = msgspec.structs.replace(style.text.headline, display=True)
    own = msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, headline=shown))
    assert render(quoted(), own) == render(quoted(), style)
