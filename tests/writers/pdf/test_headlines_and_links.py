"""Headlines take the size that their words allow; links are told from text by a line, one place to click a line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.publications import paragraph
from tests.writers.pdf_reading import drawn, elements, opened, render
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.style.model import Links
from umbruch.tree import Article, Emphasis, Link, Paragraph, Publication, Strong, Text
from umbruch.writers.pdf.type.headlines.headline_steps import stepped
from umbruch.writers.pdf.type.runs import Look

LINK = Link(href="https://bote.example/a", content=(Text("Mehr "), Strong((Text("über den"),)), Text(" Hafen")))


def size_of(headline: str, measure: float = 510) -> float:
    style = load("broadsheet")
    look = Look(style.text.headline, style.fonts, style.colours.accent, "de", "here")
    return stepped(headline, look, measure).style.size


def linked(*content: object, style: object = "release") -> bytes:
    body = (Paragraph(tuple(content)),)  # type: ignore[arg-type]
    return render(Publication(articles=(Article(lang="de", body=body),)), style)  # type: ignore[arg-type]


def test_a_short_headline_is_set_larger_than_a_long_one() -> None:
    style = load("broadsheet").text.headline
    short = size_of("Der Bus kommt")
    long = size_of("Gemeinde Talbrück schickt vom ersten Dezember an drei Bürgerbusse über die Höfe zum Bahnhof")
    assert short == style.size
    assert min(style.steps) <= long < short


def test_a_headline_with_a_wide_word_steps_down_before_it_is_cut() -> None:
    headline = load("broadsheet").text.headline
    assert headline.size > size_of("Straßenverkehrsgenehmigung", 300) >= min(headline.steps)
    assert size_of("Straßenverkehrsgenehmigungsbehördenleiterin", 150) == min(headline.steps)


def test_every_headline_of_a_style_stays_within_its_steps() -> None:
    headline = load("broadsheet").text.headline
    allowed = {headline.size, *headline.steps}
    assert {size_of("Wort " * count) for count in range(1, 60, 4)} <= allowed


def test_steps_that_grow_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[text.headline]\nsize = "20pt"\nsteps = ["24pt"]\n', encoding="utf-8")
    with pytest.raises(StyleError, match="largest first"):
        load(path)


def test_a_link_with_words_in_bold_is_one_place_to_click() -> None:
    with opened(linked(Text("Siehe "), LINK, Text("."))) as pdf:
        notes = list(pdf.pages[0].Annots)
        assert [str(note.Contents) for note in notes] == ["Mehr über den Hafen (bote.example/a)"]
        assert sum(1 for one in elements(pdf) if one.S == "/Link") == 1


def test_a_link_over_two_lines_has_one_place_to_click_on_each() -> None:
    content = linked(Text("Wort " * 14), Link(href="https://bote.example/a", content=(Text("Hafen " * 12),)))
    with opened(content) as pdf:
        lines = [float(note.Rect[1]) for note in pdf.pages[0].Annots]
    assert len(lines) == len(set(lines)) == 2


def test_links_side_by_side_stay_two() -> None:
    other = Link(href="https://bote.example/b", content=(Emphasis((Text("Kirche"),)),))
    with opened(linked(LINK, other)) as pdf:
        assert len(pdf.pages[0].Annots) == 2


def test_an_address_that_is_written_out_is_called_by_itself() -> None:
    with opened(linked(Text("Fragen an presse@bote.example, mehr auf www.bote.example."))) as pdf:
        assert [str(note.Contents) for note in pdf.pages[0].Annots] == ["presse@bote.example", "www.bote.example"]


def test_links_have_a_line_under_them_and_a_style_may_leave_it_out() -> None:
    style = load("release")
    assert b"re f" in drawn(linked(LINK))
    colours = msgspec.structs.replace(style.colours, accent=type(style.colours.accent)("#3d85c6"))
    bare = msgspec.structs.replace(style, links=Links(underline=0), colours=colours)  # type: ignore[arg-type]
    assert b"re f" not in drawn(linked(LINK, style=bare))


def test_links_that_only_a_dark_colour_tells_from_the_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[links]\nunderline = 0\n", encoding="utf-8")
    with pytest.raises(StyleError, match="links differ from the text by"):
        load(path)
    path.write_text('[colours]\naccent = "#3d85c6"\n[links]\nunderline = 0\n', encoding="utf-8")
    assert not load(path).links.underline


def test_a_caption_stands_with_its_picture_in_one_element() -> None:
    from tests.publications import sample_publication

    with opened(render(sample_publication("article"), "release")) as pdf:
        tied = [[str(kid.S) for kid in one.K] for one in elements(pdf) if one.S == "/Div"]
    assert ["/Figure", "/Caption"] in tied


def test_a_bold_question_stays_with_its_answer() -> None:
    ask, answer = Paragraph((Strong((Text("Warum jetzt, Frau Holt?"),)),)), paragraph("Weil es an der Zeit war.")
    for lines in range(40, 60):
        body = (*[paragraph("Zeile.")] * lines, ask, answer)
        with opened(render(Publication(articles=(Article(lang="de", body=body),)), "release")) as pdf:
            paragraphs = [one for one in elements(pdf) if one.S == "/P"]
            assert paragraphs[-2].K.Pg.objgen == paragraphs[-1].Pg.objgen


def test_stressed_and_strong_words_are_elements_of_their_own() -> None:
    words = (Text("Ein "), Emphasis((Text("leises"),)), Text(" und "), Strong((Text("lautes"),)), Text(" Wort"))
    with opened(linked(*words)) as pdf:
        root = pdf.Root.StructTreeRoot
        roles = [str(element.S) for element in elements(pdf)]
        assert roles.count("/Em") == roles.count("/Strong") == 1
        assert {str(key): str(value) for key, value in root.RoleMap.items()} == {"/Em": "/Span", "/Strong": "/Span"}


def test_a_file_without_stressed_words_maps_no_roles() -> None:
    with opened(linked(Text("Ein Wort"))) as pdf:
        assert "/RoleMap" not in pdf.Root.StructTreeRoot
