"""What is wrong with an item is said with its line and its element, each kind of fault in each format."""

from __future__ import annotations

import pytest

from tests.readers.wire.reading import body, codes, read
from umbruch.errors import InputInvalid, InputUnreadable

G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1">
<itemMeta><pubStatus qcode="stat:usable"/>
{meta}</itemMeta>
<contentMeta>{content}</contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>It is closed.</p></body></html></inlineXML>
</contentSet></newsItem>"""
NITF = """<nitf>
<head><docdata>
{meta}</docdata></head>
<body><body.head>
{content}</body.head><body.content><p>It is closed.</p></body.content></body></nitf>"""
NEWSML_1 = """<NewsML>
<NewsItem><NewsManagement>
{meta}</NewsManagement><NewsComponent>
<NewsLines>{content}</NewsLines>
<ContentItem><DataContent><nitf><body><body.content><p>It is closed.</p></body.content></body></nitf></DataContent>
</ContentItem></NewsComponent></NewsItem></NewsML>"""
FILE = {"newsml": G2, "nitf": NITF, "newsml-1": NEWSML_1}
HEADLINE = {
    "newsml": "<headline>Closed</headline>",
    "nitf": "<hedline><hl1>Closed</hl1></hedline>",
    "newsml-1": "<HeadLine>Closed</HeadLine>",
}
DATE = {
    "newsml": ("<versionCreated>yesterday</versionCreated>", "versionCreated"),
    "nitf": ('<date.issue norm="2026-99-99"/>', "date.issue"),
    "newsml-1": ("<ThisRevisionCreated>yesterday</ThisRevisionCreated>", "ThisRevisionCreated"),
}
EMBARGO = {
    "newsml": ("<embargoed>soon</embargoed>", "embargoed"),
    "nitf": ('<date.release norm="soon"/>', "date.release"),
    "newsml-1": (
        '<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>soon</DateAndTime></StatusWillChange>',
        "StatusWillChange",
    ),
}


def made(format: str, meta: str = "", content: str | None = None) -> str:
    return FILE[format].format(meta=meta, content=HEADLINE[format] if content is None else content)


@pytest.mark.parametrize("format", FILE)
def test_tags_that_do_not_match_are_told_with_line_and_element(format: str) -> None:
    broken = made(format, content="\n<headline>Closed</wrong>")
    with pytest.raises(InputInvalid) as told:
        read(broken, format)
    line = broken[: broken.index("</wrong>")].count("\n") + 1
    assert told.value.place == f"line {line}: headline"


@pytest.mark.parametrize("format", FILE)
def test_a_root_of_another_format_is_told_with_line_and_element(format: str) -> None:
    with pytest.raises(InputInvalid) as told:
        read("\n<article>\n<p>x</p></article>", format)
    assert (told.value.place or "").endswith(": article")


@pytest.mark.parametrize("format", FILE)
def test_a_moment_that_is_none_is_told_with_its_element_and_the_item_is_read(format: str) -> None:
    written, element = DATE[format]
    reading = read(made(format, written), format)
    (told,) = [one for one in reading.diagnostics if one.code == "wire.date"]
    assert (told.line, told.message.partition(":")[0]) == (3, element)
    assert body(reading) == ["It is closed."]


@pytest.mark.parametrize("format", FILE)
def test_an_embargo_that_is_no_moment_holds_the_item_and_is_told_with_its_element(format: str) -> None:
    written, element = EMBARGO[format]
    reading = read(made(format, written), format)
    (told,) = [one for one in reading.diagnostics if one.code == "embargo.unreadable"]
    assert (told.line, told.message.partition(":")[0]) == (3, element)
    assert reading.article.embargo is not None
    assert reading.article.embargo.until is None


@pytest.mark.parametrize("format", FILE)
def test_a_missing_headline_is_told(format: str) -> None:
    assert codes(read(made(format, content=""), format)) == ["wire.headline"]


@pytest.mark.parametrize("format", FILE)
def test_a_missing_text_is_told(format: str) -> None:
    assert "wire.text" in codes(read(made(format).replace("It is closed.", ""), format))


def test_what_can_only_be_heard_is_told_by_its_caption() -> None:
    item = made("newsml", '<itemClass qcode="ninat:audio"/>', HEADLINE["newsml"]).replace("It is closed.", "")
    caption = '<description role="drol:caption">The bridge is closed, says the mayor.</description></contentMeta>'
    assert body(read(item.replace("</contentMeta>", caption), "newsml")) == ["The bridge is closed, says the mayor."]


@pytest.mark.parametrize("format", FILE)
def test_elements_too_deep_are_told_with_their_line(format: str) -> None:
    with pytest.raises(InputInvalid, match="too deep for news") as told:
        read(made(format, content="\n" + "<x>" * 400 + "</x>" * 400), format)
    assert (told.value.place or "").endswith(": x")


@pytest.mark.parametrize("format", FILE)
def test_entities_of_a_dtd_are_told_with_their_line(format: str) -> None:
    with pytest.raises(InputInvalid, match="never expanded") as told:
        read(f'<!DOCTYPE x [\n<!ENTITY a "b">\n]>{made(format)}', format)
    assert told.value.place == "line 2: !ENTITY"


@pytest.mark.parametrize(
    ("format", "empty", "place"),
    [
        ("newsml", '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "line 1: newsItem"),
        ("newsml", "<newsMessage>\n<itemSet/></newsMessage>", "newsMessage/itemSet"),
        ("nitf", "\n<nitf>\n</nitf>", "line 1: nitf"),
        ("newsml-1", "<NewsML>\n</NewsML>", "line 1: NewsML"),
        ("newsml-1", "<NewsML>\n<NewsItem/></NewsML>", "line 2: NewsItem"),
    ],
)
def test_a_file_without_news_is_told_with_the_element_that_is_empty(format: str, empty: str, place: str) -> None:
    with pytest.raises(InputInvalid, match="no news in it") as told:
        read(empty, format)
    assert told.value.place == place


def test_a_broken_item_of_newsml_1_leaves_the_others_and_a_remark_with_its_line() -> None:
    whole = made("newsml-1")
    item = whole[whole.index("<NewsItem>") : whole.index("</NewsML>")]
    reading = read(f"<NewsML>\n<NewsItem/>\n{item}</NewsML>", "newsml-1")
    assert [article.headline for article in reading.articles] == ["Closed"]
    assert [(one.code, one.line) for one in reading.diagnostics] == [("wire.left-out", 2)]


def test_json_that_breaks_off_is_told_with_its_line() -> None:
    with pytest.raises(InputInvalid) as told:
        read('{"uri": "x",\n "headline": "Closed" "x"}', "ninjs")
    assert told.value.place == "line 2"


def test_a_message_without_a_word_is_refused() -> None:
    with pytest.raises(InputUnreadable, match="no word"):
        read("\x01a\x02\r\n\x03", "wire")
