"""What an office file holds and does not show is kept aside and said, never published; what it shows is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import umbruch
from tests.publications import picture
from tests.readers.office import test_open_document as odt
from tests.readers.office import test_rtf as rtf
from tests.readers.office.word_files import COPY, p, root, t, word_file
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

WORD = "Geheimwort"
SHOWN = "Das steht da."


def word(inner: str, *rows: tuple[str, str, str], **parts: str) -> bytes:
    return word_file(COPY + p(SHOWN) + inner, *rows, parts={f"word/{name}.xml": one for name, one in parts.items()})


def drawn(inner: str, *, anchor: str = "", ahead: str = "", extent: str = 'cx="900000" cy="900000"') -> str:
    """A text box in a drawing."""
    return (
        f'<w:p><w:r><w:drawing><wp:anchor {anchor}>{ahead}<wp:extent {extent}/><wp:docPr id="1" name="x"/>'
        f"<a:graphic><a:graphicData><wps:wsp>{inner}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</w:r></w:p>"
    )


def box(properties: str = "", fill: str = "") -> str:
    paper = f"<wps:spPr><a:solidFill><a:srgbClr val='{fill}'/></a:solidFill></wps:spPr>" if fill else ""
    return f"{paper}<wps:txbx><w:txbxContent>{p(t(WORD, properties))}</w:txbxContent></wps:txbx>"


def cell(properties: str, shade: str = "") -> str:
    own = f'<w:tcPr><w:shd w:val="clear" w:fill="{shade}"/></w:tcPr>' if shade else ""
    return f"<w:tc>{own}{p(t(WORD, properties))}</w:tc><w:tc>{p('Zwei')}</w:tc>"


def table(first: str, row: str = "", style: str = "") -> str:
    named = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>' if style else ""
    last = f"<w:tr><w:tc>{p('Drei')}</w:tc><w:tc>{p('Vier')}</w:tc></w:tr>"
    return f"<w:tbl>{named}<w:tr>{row}{first}</w:tr>{last}</w:tbl>"


PALE = '<w:color w:val="FFFFFF"/>'
OFF_THE_PAGE = '<wp:positionH relativeFrom="page"><wp:posOffset>-9000000</wp:posOffset></wp:positionH>'
RTF_COLOURS = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
ODT_STYLES = {
    "pale": '<style:text-properties fo:color="#fefefe"/>',
    "tiny": '<style:text-properties fo:font-size="1pt"/>',
    "marked": '<style:text-properties fo:color="#ffffff" fo:background-color="#003366"/>',
}


def odt_file(body: str, *, drawn_behind: bool = False) -> bytes:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text">{one}</style:style>' for name, one in ODT_STYLES.items()
    )
    styles += (
        '<style:style style:name="dark" style:family="table-cell"><style:table-cell-properties '
        'fo:background-color="#003366"/></style:style>'
        '<style:style style:name="bar" style:family="paragraph"><style:paragraph-properties '
        'fo:background-color="#003366"/></style:style>'
    )
    if drawn_behind:
        styles += (
            '<style:style style:name="behind" style:family="graphic"><style:graphic-properties '
            'style:run-through="background"/></style:style>'
        )
    styles = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return odt.text_file(odt.COPY + odt.p(SHOWN) + body, styles=styles)


def span(style: str) -> str:
    return f'<text:span text:style-name="{style}">{WORD}</text:span>'


UNSEEN: dict[str, Callable[[], bytes]] = {
    "Word: white letters": lambda: word(p(t(WORD, PALE))),
    "Word: nearly white letters": lambda: word(p(t(WORD, '<w:color w:val="FDFDFD"/>'))),
    "Word: white letters in a plain table": lambda: word(table(cell(PALE), style="TableGrid")),
    "Word: white letters in a white box": lambda: word(drawn(box(PALE, "FFFFFF"))),
    "Word: letters as dark as their shading": lambda: word(
        p(t(WORD, '<w:color w:val="003366"/><w:shd w:val="clear" w:fill="003366"/>'))
    ),
    "Word: letters of one point": lambda: word(p(t(WORD, '<w:sz w:val="2"/>'))),
    "Word: a line without height": lambda: word(p(t(WORD), '<w:spacing w:line="10" w:lineRule="exact"/>')),
    "Word: a hidden row": lambda: word(table(cell(""), "<w:trPr><w:hidden/></w:trPr>")),
    "Word: a row without height": lambda: word(
        table(cell(""), '<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>')
    ),
    "Word: a hidden box": lambda: word(drawn(box(), anchor='hidden="1"')),
    "Word: a box without size": lambda: word(drawn(box(), extent='cx="1" cy="900000"')),
    "Word: a box off the page": lambda: word(drawn(box(), ahead=OFF_THE_PAGE)),
    "Word: a hidden shape of old": lambda: word(
        f'<w:p><w:r><w:pict><v:shape style="width:90pt;visibility:hidden"><v:textbox><w:txbxContent>{p(WORD)}'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    ),
    "Word: white letters in the page head": lambda: word(
        "", ("h", "header", "h.xml"), h=root("hdr", p("Stadt Husum") + p(t(WORD, PALE)))
    ),
    "ODT: white letters": lambda: odt_file(odt.p(span("pale"))),
    "ODT: letters of one point": lambda: odt_file(odt.p(span("tiny"))),
    "ODT: a hidden paragraph": lambda: odt_file(
        odt.p(f'<text:hidden-paragraph text:condition="1" text:is-hidden="true"/>{WORD}')
    ),
    "ODT: a section hidden by a condition": lambda: odt_file(
        f'<text:section text:display="condition" text:is-hidden="true">{odt.p(WORD)}</text:section>'
    ),
    "ODT: a row that is folded away": lambda: odt_file(
        '<table:table><table:table-row table:visibility="collapse">'
        f"<table:table-cell>{odt.p(WORD)}</table:table-cell><table:table-cell/></table:table-row><table:table-row>"
        f"<table:table-cell>{odt.p('Eins')}</table:table-cell><table:table-cell>{odt.p('Zwei')}</table:table-cell>"
        "</table:table-row></table:table>"
    ),
    "ODT: a frame without size": lambda: odt_file(
        odt.p(
            f'<draw:frame svg:width="0.01cm" svg:height="3cm"><draw:text-box>{odt.p(WORD)}</draw:text-box></draw:frame>'
        )
    ),
    "RTF: white letters": lambda: rtf.rtf(rf"{rtf.COPY}\pard {SHOWN}\par\pard {{\cf1 {WORD}}}\par ", RTF_COLOURS),
    "RTF: letters of one point": lambda: rtf.rtf(rf"{rtf.COPY}\pard {SHOWN}\par\pard {{\fs2 {WORD}}}\par ", ""),
    "RTF: letters as dark as their ground": lambda: rtf.rtf(
        rf"{rtf.COPY}\pard {SHOWN}\par\pard {{\cf2\highlight2 {WORD}}}\par ", RTF_COLOURS
    ),
    "RTF: a line without height": lambda: rtf.rtf(
        rf"{rtf.COPY}\pard {SHOWN}\par\pard\sl-1\slmult0 {WORD}\par\pard ", ""
    ),
}
SEEN: dict[str, Callable[[], bytes]] = {
    "Word: white letters on dark shading": lambda: word(
        p(t(WORD, PALE + '<w:shd w:val="clear" w:color="auto" w:fill="003366"/>'))
    ),
    "Word: white letters on a dark highlight": lambda: word(p(t(WORD, PALE + '<w:highlight w:val="darkBlue"/>'))),
    "Word: white letters in a dark paragraph": lambda: word(p(t(WORD, PALE), '<w:shd w:val="clear" w:fill="003366"/>')),
    "Word: white letters in a dark cell": lambda: word(table(cell(PALE, "003366"))),
    "Word: white letters in a table whose style colours its rows": lambda: word(
        table(cell(PALE), style="GridTable4-Accent1")
    ),
    "Word: white letters in a dark box": lambda: word(drawn(box(PALE, "003366"))),
    "Word: white letters in a box of unknown colour": lambda: word(drawn(box(PALE))),
    "Word: white letters on a picture behind the text": lambda: word(
        p(t(WORD, PALE)) + drawn("", anchor='behindDoc="1"')
    ),
    "Word: a box a little off the margin": lambda: word(drawn(box(), ahead=OFF_THE_PAGE.replace("-9000000", "-90000"))),
    "Word: grey letters": lambda: word(p(t(WORD, '<w:color w:val="BFBFBF"/>'))),
    "Word: a line of exact height": lambda: word(p(t(WORD), '<w:spacing w:line="240" w:lineRule="exact"/>')),
    "ODT: white letters on their own dark ground": lambda: odt_file(odt.p(span("marked"))),
    "ODT: white letters in a dark paragraph": lambda: odt_file(odt.p(span("pale"), "bar")),
    "ODT: white letters on a picture": lambda: odt_file(odt.p(span("pale")), drawn_behind=True),
    "ODT: a paragraph that is hidden at times": lambda: odt_file(
        odt.p(f'<text:hidden-paragraph text:condition="0" text:is-hidden="false"/>{WORD}')
    ),
    "RTF: white letters on a dark ground": lambda: rtf.rtf(
        rf"{rtf.COPY}\pard {SHOWN}\par\pard {{\cf1\chcbpat2 {WORD}}}\par ", RTF_COLOURS
    ),
    "RTF: white letters in a dark paragraph": lambda: rtf.rtf(
        rf"{rtf.COPY}\pard {SHOWN}\par\pard\cbpat2 {{\cf1 {WORD}}}\par ", RTF_COLOURS
    ),
    "RTF: letters of a file whose table names the usual colour": lambda: rtf.rtf(
        rf"{rtf.COPY}\pard {SHOWN}\par\pard {WORD}\par\pard\cf0 {WORD}\par ", r"{\colortbl\red0\green0\blue0;\red9;}"
    ),
    "RTF: letters after those that were white": lambda: rtf.rtf(
        rf"{rtf.COPY}\pard {SHOWN}\par\pard {{\cf1 x}}\plain {WORD}\par ", RTF_COLOURS
    ),
}


def shown(reading: Reading) -> str:
    return "\n".join(text for article in reading.articles for text in article_texts(article))


@pytest.mark.parametrize("case", UNSEEN)
def test_what_is_not_shown_is_kept_aside_and_said(case: str) -> None:
    reading = umbruch.read(UNSEEN[case]())
    assert WORD not in shown(reading)
    assert SHOWN in shown(reading)
    assert any(WORD in text for text in reading.article.discarded)
    assert "copy.hidden" in {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("case", SEEN)
def test_what_is_shown_is_published(case: str) -> None:
    assert WORD in shown(umbruch.read(SEEN[case]()))


def test_a_picture_that_is_hidden_is_left_out_and_said() -> None:
    blip = '<pic:blipFill><a:blip r:embed="b"/></pic:blipFill>'
    body = COPY + p(SHOWN) + drawn(blip, anchor='hidden="1"')
    parts = {"word/media/b.png": picture("b.png").content}
    reading = umbruch.read(word_file(body, ("b", "image", "media/b.png"), parts=parts))
    assert not reading.pictures
    assert "copy.hidden" in {one.code for one in reading.diagnostics}
