"""Files of the wire that mean ill or came to harm: an error that says where, or the rest with a remark."""

from __future__ import annotations

import contextlib

import pytest

from tests.publications import picture
from tests.readers.wire.reading import Beside, body, codes, read
from umbruch.errors import InputError, InputInvalid, InputUnreadable

XML = ("newsml", "newsml-1", "nitf")
INSIDE = {
    "newsml": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentMeta><headline>Brücke</headline>'
    "</contentMeta><contentSet><inlineXML><html><body>{}</body></html></inlineXML></contentSet></newsItem>",
    "newsml-1": "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Brücke</HeadLine></NewsLines><ContentItem>"
    "<DataContent>{}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    "nitf": "<nitf><body><body.head><hedline><hl1>Brücke</hl1></hedline></body.head><body.content>{}</body.content>"
    "</body></nitf>",
}


def document(format: str, content: str, before: str = "") -> str:
    return before + INSIDE[format].format(content)


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SPY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("before", [BOMB, SPY])
@pytest.mark.parametrize("format", XML)
def test_declared_entities_are_refused(format: str, before: str) -> None:
    with pytest.raises(InputInvalid, match="entities"):
        read(document(format, "<p>&a;</p>", before), format)


@pytest.mark.parametrize("format", XML)
def test_declared_entities_are_refused_in_utf_16_too(format: str) -> None:
    text = document(format, "<p>&a;</p>", '<?xml version="1.0" encoding="UTF-16"?>' + BOMB)
    with pytest.raises(InputInvalid, match="entities"):
        read(text.encode("utf-16"), format)


@pytest.mark.parametrize("format", XML)
def test_a_dtd_elsewhere_is_never_fetched_and_entities_of_html_are_their_characters(format: str) -> None:
    before = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
    reading = read(document(format, "<p>Br&uuml;cke&nbsp;gesperrt</p>", before), format)
    assert body(reading) == ["Brücke\u00a0gesperrt"]
    assert "wire.mended" in codes(reading)


@pytest.mark.parametrize("format", XML)
def test_forbidden_characters_are_left_out(format: str) -> None:
    reading = read(document(format, "<p>Brücke\x0b\x00 gesperrt</p>"), format)
    assert body(reading) == ["Brücke gesperrt"]
    assert "wire.mended" in codes(reading)


@pytest.mark.parametrize("format", XML)
def test_prefixes_that_nobody_declared_are_mended(format: str) -> None:
    assert body(read(document(format, "<p x:y='1'>Brücke</p><p>gesperrt</p>"), format))[-1] == "gesperrt"


@pytest.mark.parametrize("format", XML)
def test_a_file_that_was_cut_off_is_an_error_with_its_line(format: str) -> None:
    whole = document(format, "<p>eins</p>\n<p>zwei</p>\n")
    with pytest.raises(InputInvalid, match="no XML") as raised:
        read(whole[: len(whole) - 20], format)
    assert raised.value.place
    assert raised.value.place.startswith("line ")


@pytest.mark.parametrize("format", XML)
@pytest.mark.parametrize("depth", [100, 200, 240, 3000])
def test_elements_inside_one_another_are_read_or_refused(format: str, depth: int) -> None:
    content = document(format, "<div>" * depth + "tief" + "</div>" * depth)
    if depth > 200:
        with contextlib.suppress(InputError):  # any other error is one of ours
            read(content, format)
    else:
        assert "tief" in " ".join(body(read(content, format)))


@pytest.mark.parametrize("format", XML)
def test_too_many_elements_are_refused(format: str) -> None:
    with pytest.raises(InputUnreadable, match="half a million"):
        read(document(format, "<p/>" * 1_000_100), format)


@pytest.mark.parametrize("format", XML)
@pytest.mark.parametrize(
    "href", ["https://x.example/1.jpg", "//x.example/1.jpg", "file:///etc/passwd", "ftp://x/1.jpg"]
)
def test_a_picture_elsewhere_is_not_asked_for(format: str, href: str) -> None:
    shown = f'<media><media-reference source="{href}"/></media>' if format == "nitf" else f'<img src="{href}" alt="x"/>'
    beside = Beside([picture("eins.png", 24, 16)])
    reading = read(document(format, f"<p>Brücke</p>{shown}"), format, beside)
    assert beside.asked == []
    assert "picture.missing" in codes(reading)
    assert not reading.pictures


@pytest.mark.parametrize("format", XML)
def test_a_picture_outside_the_folder_is_left_out_and_said(format: str) -> None:
    href = "../../geheim.png"
    shown = f'<media><media-reference source="{href}"/></media>' if format == "nitf" else f'<img src="{href}" alt="x"/>'
    reading = read(document(format, f"<p>Brücke</p>{shown}"), format)
    assert "picture.missing" in codes(reading)
    assert not reading.pictures


@pytest.mark.parametrize("format", XML)
def test_a_link_that_does_harm_stands_as_words(format: str) -> None:
    reading = read(document(format, '<p>Zur <a href="javascript:alert(1)">Brücke</a></p>'), format)
    assert "javascript" not in str(reading.article.body)
    assert body(reading) == ["Zur Brücke"]


@pytest.mark.parametrize("format", [*XML, "ninjs", "wire"])
@pytest.mark.parametrize(
    "content", [b"", b"   \n", b"\x00" * 40, b"\xff\xfe\xfd", b"<", b"<a>", b"{", bytes(range(256))]
)
def test_anything_else_is_an_error_and_no_traceback(format: str, content: bytes) -> None:
    with contextlib.suppress(InputError):  # any other error is one of ours
        read(content, format)
