"""NITF of any version, in words of our own."""

from __future__ import annotations

import pytest

from tests.readers.wire.reading import body, read
from umbruch.errors import InputInvalid
from umbruch.tree import Change, Emphasis, Figure, Paragraph, Strong, Table, Text

NAMESPACES = ("", ' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ' version="-//IPTC//DTD NITF 3.0//EN"')


def nitf(
    head: str = "",
    body_head: str = "<hedline><hl1>Brücke gesperrt</hl1></hedline>",
    content: str = "<p>Der Rat sperrt.</p>",
    root: str = "",
    status: str = "",
) -> str:
    return (
        f"<nitf{root}><head><title>x</title><docdata{status}>{head}</docdata></head><body><body.head>{body_head}"
        f"</body.head><body.content>{content}</body.content></body></nitf>"
    )


@pytest.mark.parametrize("root", NAMESPACES)
def test_any_namespace_or_none_is_read(root: str) -> None:
    article = read(nitf(root=root), "nitf").article
    assert article.headline == "Brücke gesperrt"
    assert body(read(nitf(root=root), "nitf")) == ["Der Rat sperrt."]


def test_old_names_and_missing_elements_are_taken() -> None:
    text = "<nitf><body><headline>Brücke gesperrt</headline><body.content><p>Der Rat.</p></body.content></body></nitf>"
    assert body(read(text, "nitf")) == ["Der Rat."]
    assert read("<nitf><head><title>Nur ein Titel</title></head></nitf>", "nitf").article.headline == "Nur ein Titel"


def test_the_head_of_the_story_comes_into_its_fields() -> None:
    head = (
        "<hedline><hl1>Brücke gesperrt</hl1><hl2>Drei Wochen Umweg</hl2></hedline>"
        "<byline>Von Ada Roe<byttl>ABC</byttl></byline><dateline><location><city>Lauter</city></location>"
        '<story.date norm="20260301"/></dateline><note noteclass="editorsnote">nur intern</note>'
    )
    article = read(nitf(body_head=head), "nitf").article
    assert article.deck == "Drei Wochen Umweg"
    assert article.byline is not None
    assert article.byline.text == "Von Ada Roe, ABC"
    assert article.dateline is not None
    assert (article.dateline.text, article.dateline.place, article.dateline.date) == ("", "Lauter", "2026-03-01")
    assert article.desk_notes == ("nur intern",)


def test_a_release_after_the_issue_is_an_embargo() -> None:
    head = '<date.issue norm="20260301T090000+0100"/><date.release norm="20260302T060000+0100"/>'
    embargo = read(nitf(head), "nitf").article.embargo
    assert embargo is not None
    assert embargo.until == "2026-03-02T06:00:00+01:00"


def test_a_release_at_the_moment_of_issue_is_none() -> None:
    head = '<date.issue norm="20260301T090000+0100"/><date.release norm="20260301T090000+0100"/>'
    assert read(nitf(head), "nitf").article.embargo is None


def test_a_release_that_nobody_can_read_holds_until_further_notice() -> None:
    embargo = read(nitf('<date.issue norm="20260301"/><date.release norm="morgen"/>'), "nitf").article.embargo
    assert embargo is not None
    assert embargo.until is None


def test_a_message_that_sets_an_embargo_is_heeded_and_others_stay_with_the_desk() -> None:
    article = read(
        nitf('<ed-msg info="Sperrfrist: 2. März 2026, 9 Uhr MEZ"/><ed-msg info="Bild folgt"/>'), "nitf"
    ).article
    assert article.embargo is not None
    assert article.embargo.until == "2026-03-02T09:00:00+01:00"
    assert article.desk_notes == ("Bild folgt",)


@pytest.mark.parametrize(("told", "status"), [("killed", "canceled"), ("usable", "usable"), ("embargoed", "withheld")])
def test_the_status_of_the_document_is_kept(told: str, status: str) -> None:
    assert read(nitf(status=f' management-status="{told}"'), "nitf").article.status == status


def test_a_correction_says_what_changed() -> None:
    assert read(nitf('<correction info="Drei statt zwei."/>'), "nitf").article.change == Change(
        "correction", "Drei statt zwei."
    )


def test_subjects_become_topics_by_their_old_codes() -> None:
    text = nitf().replace(
        "<docdata>", '<tobject><tobject.subject tobject.subject.refnum="04000000"/></tobject><docdata>'
    )
    assert read(text, "nitf").article.subjects == ("medtop:04000000",)


def test_what_is_set_apart_lists_tables_and_pictures_keep_their_form() -> None:
    content = (
        '<block><p>Der <em>Rat</em> <em class="strong">sperrt</em>.</p><table><tr><th>Tag</th></tr><tr><td>Mo</td></tr>'
        '</table></block><media media-type="image"><media-reference source="fehlt.jpg"/><media-caption>Die Brücke'
        "</media-caption><media-producer>Ada Roe</media-producer></media>"
    )
    first, table, figure = read(nitf(content=content), "nitf").article.body
    assert isinstance(first, Paragraph)
    assert first.content == (Text("Der "), Emphasis((Text("Rat"),)), Text(" "), Strong((Text("sperrt"),)), Text("."))
    assert isinstance(table, Table)
    assert isinstance(figure, Figure)
    assert figure.image is None
    assert figure.credit is not None


def test_lines_that_a_wire_wrapped_are_one_paragraph_again() -> None:
    content = (
        "<p>Der Rat der Gemeinde hat am Montag die Brücke über die Lauter<br/>wegen Bauarbeiten gesperrt.<br/></p>"
    )
    assert body(read(nitf(content=content), "nitf")) == [
        "Der Rat der Gemeinde hat am Montag die Brücke über die Lauter wegen Bauarbeiten gesperrt."
    ]


def test_iso_8859_1_is_read_as_it_says() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + nitf()
    assert read(text.encode("iso-8859-1"), "nitf").article.headline == "Brücke gesperrt"


def test_what_is_no_nitf_is_refused_with_line_and_element() -> None:
    with pytest.raises(InputInvalid, match="no NITF") as raised:
        read("<artikel><titel>x</titel></artikel>", "nitf")
    assert raised.value.place == "line 1: artikel"
