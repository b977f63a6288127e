"""A story in NITF: the block that readers take, tables with heads, subjects at their level."""

from __future__ import annotations

from lxml import etree

from tests.newsxml.stories import story, written
from tests.publications import paragraph, words
from umbruch.newsxml.nitf_body import nitf
from umbruch.newsxml.xml_elements import NITF
from umbruch.tree import (
    Box,
    Byline,
    Contact,
    Embargo,
    Emphasis,
    List,
    Note,
    Paragraph,
    Person,
    Quote,
    Rule,
    Source,
    Span,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Table,
    Text,
)

_NS = {"n": NITF.uri}


def block(*body: object) -> str:
    """What stands in the block of a story."""
    made = nitf(story(body=body)).find(".//n:body.content/n:block", _NS)
    assert made is not None
    return "".join(written(one) for one in made)


def found(root: etree._Element, path: str) -> str:
    return "".join(written(one) for one in root.iterfind(f".//n:{path}", _NS))


def test_a_table_has_heads_in_its_head_and_cells_in_its_body() -> None:
    table = Table(header=(words("Jahr"), words("Gäste")), rows=((words("2023"), words("7")),), caption=words("Zahlen"))
    assert block(table) == (
        "<table><caption>Zahlen</caption><thead><tr><th>Jahr</th><th>Gäste</th></tr></thead>"
        "<tbody><tr><td>2023</td><td>7</td></tr></tbody></table>"
    )


def test_a_table_of_heads_alone_keeps_them_in_its_body() -> None:
    assert block(Table(header=(words("Jahr"),))) == "<table><tbody><tr><th>Jahr</th></tr></tbody></table>"
    assert block(Table(caption=words("Nichts"))) == '<p class="caption">Nichts</p>'


def test_every_block_has_its_element() -> None:
    assert block(Subheading(words("Zwei"), level=2)) == '<hl2 class="level-2">Zwei</hl2>'
    assert block(List(True, ((paragraph("a"),),)), Rule()) == "<ol><li><p>a</p></li></ol><hr/>"
    assert block(List(False, ((paragraph("a"),),))) == "<ul><li><p>a</p></li></ul>"
    assert block(Quote((paragraph("a"),), "Solveig Harms")) == (
        "<bq><block><p>a</p></block><credit>Solveig Harms</credit></bq>"
    )


def test_what_only_editors_need_stands_in_the_head() -> None:
    made = nitf(
        story(embargo=Embargo("Sperrfrist: morgen", "2024-03-10T06:00:00+01:00"), contact=Contact("Presse: 0555")),
        alone=True,
    )
    assert found(made, "date.release") == '<date.release norm="20240310T060000+0100"/>'
    assert '<ed-msg msg-type="embargo" info="Sperrfrist: morgen"/>' in found(made, "ed-msg")
    assert '<ed-msg msg-type="contact" info="Presse: 0555"/>' in found(made, "ed-msg")
    assert found(made, "docdata").count('management-status="withheld"') == 1
    assert '<urgency ed-urg="5"/>' in found(made, "urgency")


def test_subjects_are_named_at_their_level() -> None:
    made = nitf(story(subjects=("medtop:01000000", "medtop:20000005", "medtop:20000002")), alone=True)
    subjects = [
        {str(key): str(value) for key, value in one.attrib.items()}
        for one in made.iterfind(".//n:tobject.subject", _NS)
    ]
    assert subjects[0]["tobject.subject.refnum"].endswith("000000")
    assert "tobject.subject.type" in subjects[0]
    for subject in subjects[1:]:
        level = "matter" if subject["tobject.subject.refnum"].endswith("000") else "detail"
        assert f"tobject.subject.{level}" in subject


def test_people_in_a_byline_are_marked_where_an_item_stands_around_it() -> None:
    byline = Byline("Von Ann Other und Jan Muster", (Person("Ann Other"), Person("Jan Muster")))
    inside = nitf(story(byline=byline))
    assert found(inside, "byline") == (
        "<byline>Von <person>Ann Other</person> und <person>Jan Muster</person></byline>"
    )
    alone = nitf(story(byline=byline), alone=True)
    assert found(alone, "byline") == "<byline>Von Ann Other und Jan Muster</byline>"


def test_where_it_was_printed_is_told_for_each_newspaper() -> None:
    source = Source("Bote / Kurier, S. 3", ("Bote", "Kurier"), "2024-03-09", "3", "https://bote.example/1")
    made = nitf(story(source=source))
    assert found(made, "pubdata") == "".join(
        f'<pubdata type="print" date.publication="20240309" name="{name}" position.sequence="3" '
        'ex-ref="https://bote.example/1"/>'
        for name in ("Bote", "Kurier")
    )
    assert found(made, "bibliography") == "<bibliography>Bote / Kurier, S. 3</bibliography>"


def test_lowered_and_raised_signs_stand_in_numbers_as_the_schema_wants() -> None:
    words_of = (Text("CO"), Subscript(words("2")), Superscript((Emphasis(words("x")),)), Struck(words("alt")))
    assert block(Paragraph(words_of)) == (
        '<p>CO<num><sub>2</sub></num><em class="sup"><em>x</em></em><em class="struck">alt</em></p>'
    )
    french = Paragraph((Text("heißt "), Span("fr", words("Usine"))), lang="de-AT")
    assert block(french) == '<p xml:lang="de-AT">heißt <lang xml:lang="fr">Usine</lang></p>'


def test_a_box_is_a_block_of_its_own_and_inside_a_quote_follows_its_title() -> None:
    box = Box("Zur Person", (paragraph("Sie leitet."),))
    made = nitf(story(body=(paragraph("a"), box, paragraph("b"))))
    content = made.find(".//n:body.content", _NS)
    assert content is not None
    assert written(content) == (
        '<body.content><block><p>a</p></block><block class="box"><hl2 class="box-title">Zur Person</hl2>'
        "<p>Sie leitet.</p></block><block><p>b</p></block></body.content>"
    )
    assert block(Quote((box,))) == ('<bq><block><hl2 class="box-title">Zur Person</hl2><p>Sie leitet.</p></block></bq>')


def test_questions_pull_quotes_and_footnotes_say_what_they_are() -> None:
    note = Paragraph((Text("Zahl"), Note((paragraph("Gerundet."),))))
    assert block(Paragraph(words("Wann?"), voice="question"), Paragraph(words("Bald."), voice="answer")) == (
        '<p class="question">Wann?</p><p class="answer">Bald.</p>'
    )
    assert block(Quote((paragraph("Bald."),), pull=True)) == '<bq class="pull"><block><p>Bald.</p></block></bq>'
    assert block(note, List(True, ((paragraph("a"),),), start=98)) == (
        "<p>Zahl<num><sup>1</sup></num></p>"
        '<ol seqnum="98"><li><p>a</p></li></ol><ol class="note"><li><p>Gerundet.</p></li></ol>'
    )


def test_cells_keep_their_alignment_and_rows_their_heads() -> None:
    table = Table(rows=((words("2023"), words("7"), words("x")),), align=("left", "right"), row_heads=True)
    assert block(table) == (
        '<table><tbody><tr><th align="left">2023</th><td align="right">7</td><td>x</td></tr></tbody></table>'
    )
