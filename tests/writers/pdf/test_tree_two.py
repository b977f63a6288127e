"""What version 2 of the tree brought, as it is set: raised and struck signs, notes, boxes, interviews, alignment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.conformance.pdf_profiles import broken_rules
from tests.everything import DESK_NOTES, everything, words
from tests.publications import BASIC_STYLES, paragraph, picture
from tests.writers.pdf_reading import elements, opened, render, shown, text_of
from umbruch.tree import Article, Box, Link, Note, Paragraph, Publication, Span, Struck, Superscript, Table, Text
from umbruch.tree.walk import article_texts


@pytest.fixture(scope="module")
def full() -> bytes:
    return render(everything(picture("werk.jpg")), "release")


def attributes(pdf: pikepdf.Pdf, key: str) -> list[str]:
    return [str(one.A[key]) for one in elements(pdf) if "/A" in one and key in one.A]


def of_role(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [one for one in elements(pdf) if str(one.S) == f"/{role}"]


@pytest.mark.parametrize("style", BASIC_STYLES)
def test_every_word_is_set_and_none_that_is_meant_for_the_desk(style: str, tmp_path: Path) -> None:
    publication = everything(picture("werk.jpg"))
    text = text_of(render(publication, style), tmp_path)
    wanted = [word for line in article_texts(publication.article) for word in re.findall(r"\w+", line)]
    assert [word for word in wanted if word not in text] == []
    assert not any(word in text for note in DESK_NOTES for word in note.split() if len(word) > 6)


def test_raised_and_lowered_signs_are_smaller_and_off_the_line(full: bytes) -> None:
    parts = {part.text: part.y for part in shown(full)}
    line = parts["sinkt auf 10 m"] if "sinkt auf 10 m" in parts else next(y for t, y in parts.items() if "sinkt" in t)
    assert parts["2"] < line < parts["3"]
    assert [shift.startswith("-") for shift in attributes(opened(full), "/BaselineShift")] == [
        True,
        False,
        False,
        False,
    ]


def test_struck_words_have_a_line_through_them_that_is_no_content(full: bytes) -> None:
    pdf = opened(full)
    assert attributes(pdf, "/TextDecorationType") == ["/LineThrough"]
    content = bytes(pdf.pages[0].Contents.read_bytes())
    struck = content.index(b"/Span <</MCID", content.index(b" re f\nEMC"))
    assert b"/Artifact" in content[struck:]


def test_a_line_through_words_ends_with_them() -> None:
    body = Paragraph((Text("eins "), Struck((Text("zwei drei"),)), Text(" vier")))
    content = render(Publication(lang="de", articles=(Article(lang="de", body=(body,)),)), "release")
    with opened(content) as pdf:
        boxes = [
            [float(side) for side in one.operands]
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if str(one.operator) == "re"
        ]
    struck = next(box for box in boxes if box[3] < 1)
    after = next(part.x for part in shown(content) if "vier" in part.text)
    assert struck[0] + struck[2] <= after + 0.01


def test_foreign_words_and_paragraphs_carry_their_language(full: bytes) -> None:
    pdf = opened(full)
    assert [(str(one.S), str(one.Lang)) for one in elements(pdf) if str(one.get("/Lang", "")) == "fr"] == [
        ("/Span", "fr"),
        ("/P", "fr"),
    ]


def test_foreign_words_are_cut_as_their_language_cuts_them(tmp_path: Path) -> None:
    word = "typewriters"
    foreign = Paragraph((Text("xxxxx " * 9), Span("en", (Text(" ".join([word] * 40)),))))
    ours = Paragraph((Text("xxxxx " * 9), Text(" ".join([word] * 40))))
    made = []
    for body in (foreign, ours):
        publication = Publication(lang="de", articles=(Article(lang="de", body=(body,)),))
        made.append([part.text for part in shown(render(publication, "broadsheet"))])
    assert made[0] != made[1]


def test_notes_stand_at_the_foot_with_a_name_of_their_own(full: bytes) -> None:
    pdf = opened(full)
    notes = of_role(pdf, "Note")
    names = [str(note.ID) for note in notes]
    assert len(names) == len(set(names)) == 2
    listed = pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(listed[at]) for at in range(0, len(listed), 2)] == sorted(names)
    roles = [str(one.S) for one in elements(pdf)]
    assert roles.index("/Note") > roles.index("/Sect")


def test_a_box_is_a_part_of_its_own_on_a_tint(full: bytes) -> None:
    pdf = opened(full)
    assert len(of_role(pdf, "Sect")) == 1
    assert [str(one.S) for one in of_role(pdf, "Sect")[0].K][:2] == ["/P", "/P"]


@pytest.mark.parametrize("count", [3, 400])
def test_a_box_of_any_length_keeps_its_words_on_the_page(count: int, tmp_path: Path) -> None:
    box = Box("Zahlen", tuple(paragraph(f"Zeile{number} steht hier.") for number in range(count)))
    content = render(Publication(lang="de", articles=(Article(lang="de", body=(box,)),)), "broadsheet")
    text = text_of(content, tmp_path)
    assert [number for number in range(count) if f"Zeile{number} " not in text.replace("\n", " ")] == []
    assert all(part.y > 0 for page in range(len(opened(content).pages)) for part in shown(content, page))


def test_a_question_stands_with_its_answer() -> None:
    asked = (
        Paragraph((Text("Wann?"),), voice="question"),
        Paragraph((Text("Bald. " * 30),), voice="answer"),
    )
    for lines in range(30, 60):
        body = (*(paragraph(f"Zeile {number}.") for number in range(lines)), *asked)
        content = render(Publication(lang="de", articles=(Article(lang="de", body=body),)), "release")
        pages = [[part.text for part in shown(content, page)] for page in range(len(opened(content).pages))]
        page = next(page for page in pages if any("Wann?" in text for text in page))
        assert any("Bald." in text for text in page)


def test_columns_stand_as_their_table_says(full: bytes) -> None:
    table = Table(
        header=(words("A"), words("B")), rows=((words("1"), words("kurz")), (words("2"), words("sehr viel länger"))),
        align=("left", "right"), row_heads=True,
    )  # fmt: skip
    content = render(Publication(lang="de", articles=(Article(lang="de", body=(table,)),)), "release")
    places = {part.text.strip(): part.x for part in shown(content)}
    assert places["kurz"] > places["sehr viel länger"] + 20
    pdf = opened(content)
    heads = of_role(pdf, "TH")
    assert [str(head.A.Scope) for head in heads] == ["/Column", "/Column", "/Row", "/Row"]


def test_a_link_inside_foreign_words_stays_in_the_structure() -> None:
    inside = Link("https://example.org", (Superscript((Text("x"),)),))
    body = Paragraph((Text("Siehe "), Span("fr", (inside,))))
    pdf = opened(render(Publication(lang="de", articles=(Article(lang="de", body=(body,)),)), "release"))
    assert [str(one.S) for one in elements(pdf)][-3:] == ["/Span", "/Link", "/Span"]


def test_words_inside_a_link_that_have_an_element_of_their_own_leave_the_link_whole() -> None:
    address = "https://zeitung.example/"
    inside = (
        Link(address, (Struck(words("alt")), Text(" neu"))),
        Link(address, (Span("fr", words("pont")),)),
        Link(address, (Superscript(words("2")), Note((paragraph("Quelle"),)))),
    )
    body = tuple(Paragraph((*words("Siehe "), one)) for one in inside)
    release = Publication(lang="de", articles=(Article(headline="Kopf", body=body),))
    assert broken_rules(render(release, "release")) == []
