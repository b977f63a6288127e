"""NewsML-G2 as agencies send it, in words of our own."""

from __future__ import annotations

import pytest

from tests.publications import picture
from tests.readers.wire.reading import Beside, body, codes, read
from umbruch.errors import InputInvalid
from umbruch.tree import Change, Figure

XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    "</inlineXML>"
)
REPORT = "<p>LAUTER (abc) - Der Rat hat die Brücke gesperrt.</p><p>Die Arbeiten dauern drei Wochen.</p>"


def item(
    *,
    meta: str = '<pubStatus qcode="stat:usable"/>',
    content: str = "<headline>Brücke gesperrt</headline>",
    inside: str | None = None,
    rights: str = "",
    name: str = "ninat:text",
    guid: str = "urn:newsml:abc.example:20260301:1",
) -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="de">{rights}'
        f'<itemMeta><itemClass qcode="{name}"/><provider literal="abc"><name>Agentur ABC</name></provider>'
        f"<versionCreated>2026-03-01T10:00:00+01:00</versionCreated>{meta}</itemMeta>"
        f"<contentMeta>{content}</contentMeta>"
        f"<contentSet>{XHTML.format(REPORT) if inside is None else inside}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}</itemSet></newsMessage>'


def test_the_metadata_and_the_body_of_an_item_come_into_the_tree() -> None:
    article = read(
        item(
            content='<located><name>Lauter</name></located><language tag="de-AT"/><keyword>Brücke</keyword>'
            '<subject qcode="medtop:20000002"/><subject qcode="subj:04000000"/>'
            '<headline rank="3">Verkehr</headline><headline>Brücke gesperrt</headline>'
            '<headline role="x:subtitle">Drei Wochen Umweg</headline><by>Von Ada Roe</by>'
        ),
        "newsml",
    ).article
    assert (article.kicker, article.headline, article.deck) == ("Verkehr", "Brücke gesperrt", "Drei Wochen Umweg")
    assert article.byline is not None
    assert [person.name for person in article.byline.people] == ["Ada Roe"]
    assert article.dateline is not None
    assert (article.dateline.text, article.dateline.place) == ("LAUTER (abc) -", "LAUTER")
    assert article.lang == "de-AT"
    assert article.version == 2
    assert article.modified == "2026-03-01T10:00:00+01:00"
    assert article.keywords == ("Brücke",)
    assert article.subjects == ("medtop:20000002", "medtop:04000000")


def test_the_dateline_goes_to_its_field_and_no_word_is_lost() -> None:
    reading = read(item(), "newsml")
    assert body(reading) == ["Der Rat hat die Brücke gesperrt.", "Die Arbeiten dauern drei Wochen."]


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_status_is_kept(status: str) -> None:
    assert read(item(meta=f'<pubStatus qcode="stat:{status}"/>'), "newsml").article.status == status


def test_a_status_that_nobody_knows_holds_the_article_back() -> None:
    reading = read(item(meta='<pubStatus qcode="house:halfdone"/>'), "newsml")
    assert reading.article.status == "withheld"
    assert [one.severity for one in reading.diagnostics if one.code == "wire.status"] == ["warning"]


def test_an_embargo_holds_the_article_until_its_moment() -> None:
    meta = "<embargoed>2026-03-02T09:00:00+01:00</embargoed><pubStatus qcode='stat:withheld'/>"
    article = read(item(meta=meta), "newsml").article
    assert article.embargo is not None
    assert article.embargo.until == "2026-03-02T09:00:00+01:00"
    assert article.status == "usable"  # the embargo alone holds it


@pytest.mark.parametrize("written", ["", "morgen früh", "2026-13-40T09:00:00Z"])
def test_an_embargo_without_a_moment_holds_until_further_notice(written: str) -> None:
    article = read(item(meta=f"<embargoed>{written}</embargoed>"), "newsml").article
    assert article.embargo is not None
    assert article.embargo.until is None


def test_an_embargo_in_a_note_alone_is_heeded() -> None:
    note = "<edNote>Sperrfrist: 2. März 2026, 9 Uhr MEZ</edNote>"
    article = read(item(meta=f"<pubStatus qcode='stat:usable'/>{note}"), "newsml").article
    assert article.embargo is not None
    assert article.embargo.until == "2026-03-02T09:00:00+01:00"


def test_an_embargo_in_the_first_line_of_the_body_is_heeded() -> None:
    inside = XHTML.format(f"<p>Sperrfrist: 2. März 2026, 9 Uhr MEZ</p>{REPORT}")
    reading = read(item(inside=inside), "newsml")
    assert reading.article.embargo is not None
    assert body(reading)[0] == "Der Rat hat die Brücke gesperrt."


def test_an_embargo_of_a_package_holds_its_items() -> None:
    package = (
        '<packageItem guid="p"><itemMeta><itemClass qcode="ninat:composite"/>'
        "<embargoed>2026-03-02T09:00:00+01:00</embargoed></itemMeta></packageItem>"
    )
    article = read(message(package, item()), "newsml").article
    assert article.embargo is not None
    assert article.embargo.until == "2026-03-02T09:00:00+01:00"


def test_what_is_not_meant_for_readers_stays_with_the_desk() -> None:
    meta = (
        "<pubStatus qcode='stat:usable'/>"
        "<edNote pubconstraint='x:nonpublic' role='x:contacts'>Redaktion: 0555 1</edNote>"
        "<edNote role='x:closingline'>abc xy</edNote>"
    )
    hidden = '<section class="np-nonpublic"><p>Autor: 0555 2</p></section>'
    more = '<inlineData contenttype="text/plain" pubconstraint="x:nonpublic">Foto: 0555 3</inlineData>'
    reading = read(item(meta=meta, inside=XHTML.format(REPORT + hidden) + more), "newsml")
    assert reading.article.desk_notes == ("Redaktion: 0555 1", "abc xy", "Autor: 0555 2", "Foto: 0555 3")
    assert "0555" not in " ".join(body(reading))
    assert reading.article.contact is None


def test_a_correction_is_a_change() -> None:
    meta = '<pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/>'
    assert read(item(meta=meta), "newsml").article.change == Change("correction")


def test_rights_are_taken_in_the_language_of_the_item() -> None:
    rights = (
        '<rightsInfo><copyrightNotice xml:lang="de">© 2026 ABC</copyrightNotice>'
        '<copyrightNotice xml:lang="en">(c) 2026 ABC Ltd</copyrightNotice>'
        "<usageTerms>nur mit Vertrag</usageTerms></rightsInfo>"
    )
    assert read(item(rights=rights), "newsml").article.notice == ("© 2026 ABC", "nur mit Vertrag")


def test_text_alone_is_read_with_its_byline_and_dateline() -> None:
    text = "Von Ada Roe\n\nLauter (abc) - Der Rat hat die Brücke über die Lauter am Montag\ngesperrt.\n\nEs dauert."
    reading = read(item(inside=f'<inlineData contenttype="text/plain">{text}</inlineData>'), "newsml")
    assert body(reading) == ["Der Rat hat die Brücke über die Lauter am Montag gesperrt.", "Es dauert."]
    assert reading.article.byline is not None
    assert reading.article.byline.text == "Von Ada Roe"


def test_nitf_inside_an_item_is_read() -> None:
    nitf = "<inlineXML><nitf><body><body.content><block><p>Erstens.</p></block><p>Zweitens.</p></body.content></body></nitf></inlineXML>"  # noqa: E501
    assert body(read(item(inside=nitf), "newsml")) == ["Erstens.", "Zweitens."]


def test_idf_inside_an_item_is_read_by_its_roles() -> None:
    idf = (
        '<inlineXML><idf xmlns="x"><group type="body"><element type="headline">Brücke gesperrt</element>'
        '<element type="body">Der Rat sperrt.</element><object type="x-im/youtube" url="https://y.example/1"/>'
        "</group></idf></inlineXML>"
    )
    reading = read(item(inside=idf), "newsml")
    assert body(reading) == ["Der Rat sperrt."]
    assert any("https://y.example/1" in one.message for one in reading.diagnostics if one.code == "wire.unplaced")


SHOT = (
    '<description role="drol:caption">Die Brücke</description><creditline>Foto: Ada Roe/ABC</creditline>'
    '<description role="x:alt">Eine Brücke im Nebel</description>'
)


def test_a_picture_beside_the_file_comes_with_caption_credit_and_description() -> None:
    files = '<remoteContent rendition="rnd:web" href="klein.jpg" width="300"/><remoteContent rendition="rnd:highRes" href="eins.png"/>'  # noqa: E501
    shot = item(name="icls:picture", content=SHOT, inside=files, guid="p1")
    reading = read(message(item(), shot), "newsml", Beside([picture("eins.png", 24, 16)]))
    figure = reading.article.body[-1]
    assert isinstance(figure, Figure)
    assert figure.image == "eins.png"
    assert figure.alt == "Eine Brücke im Nebel"
    assert figure.credit is not None
    assert figure.credit.text == "Foto: Ada Roe/ABC"
    assert [one.href for one in reading.pictures] == ["eins.png"]


def test_a_picture_elsewhere_is_said_and_never_fetched() -> None:
    files = '<remoteContent href="https://abc.example/1.jpg"/>'
    beside = Beside()
    reading = read(message(item(), item(name="ninat:picture", content=SHOT, inside=files, guid="p1")), "newsml", beside)
    assert beside.asked == []
    assert any("https://abc.example/1.jpg" in one.message for one in reading.diagnostics)
    assert "Die Brücke" in body(reading)


def test_one_broken_item_leaves_the_others_and_a_remark() -> None:
    broken = '<newsItem guid="kaputt"><contentSet><inlineXML/></contentSet></newsItem>'
    vocabulary = '<knowledgeItem guid="k"/>'
    reading = read(message(vocabulary, item(), broken), "newsml")
    assert reading.articles[0].headline == "Brücke gesperrt"
    assert "wire.left-out" in codes(reading)


def test_an_item_that_is_no_xml_leaves_the_others_and_a_remark_with_its_line() -> None:
    bad = item(content="<headline>Kaputt</headlin>", guid="b")
    reading = read(message(item(), "\n\n", bad, item(content="<headline>Noch eine</headline>", guid="c")), "newsml")
    assert [article.headline for article in reading.articles] == ["Brücke gesperrt", "Noch eine"]
    assert [one.line for one in reading.diagnostics if one.message.startswith("item 2:")] == [3]


def test_a_message_without_a_whole_item_is_an_error_with_its_line() -> None:
    with pytest.raises(InputInvalid, match="no XML"):
        read(message(item(content="<headline>Kaputt</headlin>")), "newsml")


def test_items_stand_in_the_order_of_their_package() -> None:
    refs = '<itemRef residref="b"/><itemRef residref="a"/>'
    package = f'<packageItem guid="p"><groupSet><group>{refs}</group></groupSet></packageItem>'
    one = item(guid="a", content="<headline>A</headline>")
    other = item(guid="b", content="<headline>B</headline>")
    assert [article.headline for article in read(message(package, one, other), "newsml").articles] == ["B", "A"]


def test_a_vocabulary_alone_is_refused_with_line_and_element() -> None:
    with pytest.raises(InputInvalid, match="no news") as raised:
        read('<?xml version="1.0"?>\n<knowledgeItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>', "newsml")
    assert raised.value.place == "line 2: knowledgeItem"


def test_an_item_without_a_word_is_refused_with_its_line() -> None:
    with pytest.raises(InputInvalid, match="no news") as raised:
        read(item(content="", inside=""), "newsml")
    assert raised.value.place == "line 1: newsItem"


def test_whatever_has_no_place_is_said_once() -> None:
    content = '<audience qcode="aud:x"/><infoSource literal="Amt"/><headline>Brücke gesperrt</headline>'
    said = [one.message for one in read(item(content=content), "newsml").diagnostics if one.code == "wire.unplaced"]
    assert len(said) == 1
    assert "audience (aud:x)" in said[0]
    assert "source of information (Amt)" in said[0]
