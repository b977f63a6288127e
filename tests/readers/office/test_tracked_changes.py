"""Tracked changes of office files: accepted by default, or the text as it was before them."""

from __future__ import annotations

import pytest

import umbruch
from tests.fuzzing.seeds import packed
from tests.readers.office.word_files import FIRST, HEAD, SECOND, p, t, word_file
from umbruch.errors import UsageError
from umbruch.registry.format_table import Changes
from umbruch.tree import Paragraph, Table
from umbruch.tree.walk import inline_text

INS = '<w:ins w:id="1" w:author="a">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
TITLE = p(t(HEAD, '<w:b/><w:sz w:val="36"/>'))
_CHANGE = t("Die Brücke kostet ") + DEL.format("drei") + INS.format(t("vier")) + t(" Millionen Euro, sagt sie.")
CHANGED = TITLE + p(FIRST) + p(_CHANGE)


def words(content: bytes, changes: Changes) -> list[str]:
    body = umbruch.read(content, changes=changes).article.body
    return [inline_text(block.content) for block in body if isinstance(block, Paragraph)]


def test_changes_of_words_are_accepted_or_undone() -> None:
    content = word_file(CHANGED + p(SECOND))
    assert words(content, "accepted") == [FIRST, "Die Brücke kostet vier Millionen Euro, sagt sie.", SECOND]
    assert words(content, "original") == [FIRST, "Die Brücke kostet drei Millionen Euro, sagt sie.", SECOND]


def test_how_many_changes_there_are_is_said_in_both_ways() -> None:
    for changes in ("accepted", "original"):
        remarks = umbruch.read(word_file(CHANGED + p(SECOND)), changes=changes).diagnostics
        assert any(remark.code == "copy.changes" and remark.message.startswith("2 ") for remark in remarks)


def test_paragraphs_parted_or_joined_by_a_change_are_as_they_are_or_were() -> None:
    mark = '<w:rPr><w:{} w:id="3" w:author="a"/></w:rPr>'
    one, two = "Der Bau beginnt im Mai, sagt die Stadt. ", "Er dauert zwei Jahre und kostet Geld, heißt es."
    parted = word_file(TITLE + p(FIRST) + p(t(one), mark.format("ins")) + p(two))
    assert words(parted, "accepted")[1:] == [one.strip(), two]
    assert words(parted, "original")[1:] == [one + two]
    joined = word_file(TITLE + p(FIRST) + p(t(one), mark.format("del")) + p(two))
    assert words(joined, "accepted")[1:] == [one + two]
    assert words(joined, "original")[1:] == [one.strip(), two]


def test_moved_words_stand_where_they_are_or_where_they_were() -> None:
    away = f'<w:moveFrom w:id="4" w:author="a">{t(SECOND)}</w:moveFrom>'
    here = f'<w:moveTo w:id="5" w:author="a">{t(SECOND)}</w:moveTo>'
    content = word_file(TITLE + p(here) + p(FIRST) + p(away))
    assert words(content, "accepted") == [SECOND, FIRST]
    assert words(content, "original") == [FIRST, SECOND]


def test_rows_that_were_put_in_or_taken_out_are_settled() -> None:
    def row(name: str, mark: str = "") -> str:
        return f"<w:tr>{mark}<w:tc>{p(name)}</w:tc><w:tc>{p('1')}</w:tc></w:tr>"

    new, old = (f'<w:trPr><w:{name} w:id="6" w:author="a"/></w:trPr>' for name in ("ins", "del"))
    content = word_file(
        TITLE + p(FIRST) + f"<w:tbl>{row('A')}{row('B', new)}{row('C', old)}{row('D')}</w:tbl>" + p(SECOND)
    )
    for changes, wanted in (("accepted", "ABD"), ("original", "ACD")):
        table = next(
            block for block in umbruch.read(content, changes=changes).article.body  # type: ignore[arg-type]
            if isinstance(block, Table)
        )  # fmt: skip
        shown = [*([table.header] if table.header else []), *table.rows]
        assert "".join(inline_text(cells[0]) for cells in shown) == wanted


def open_document(body: str, regions: str) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text")
    )
    text = f"<text:tracked-changes>{regions}</text:tracked-changes><text:h text:outline-level='1'>{HEAD}</text:h>{body}"
    content = f"<office:document-content {names}><office:body><office:text>{text}</office:text></office:body>"
    return packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content + "</office:document-content>"}
    )


def test_changes_of_an_open_document_are_accepted_or_undone() -> None:
    regions = (
        "<text:changed-region text:id='a'><text:insertion/></text:changed-region><text:changed-region text:id='b'>"
        "<text:deletion><text:p>drei</text:p></text:deletion></text:changed-region>"
    )
    changed = (
        f"<text:p>{FIRST}</text:p>"
        "<text:p>Die Brücke kostet <text:change text:change-id='b'/><text:change-start text:change-id='a'/>vier"
        f"<text:change-end text:change-id='a'/> Millionen Euro, sagt sie.</text:p><text:p>{SECOND}</text:p>"
    )
    content = open_document(changed, regions)
    assert words(content, "accepted") == [FIRST, "Die Brücke kostet vier Millionen Euro, sagt sie.", SECOND]
    assert words(content, "original") == [FIRST, "Die Brücke kostet drei Millionen Euro, sagt sie.", SECOND]


def test_no_other_way_is_taken() -> None:
    with pytest.raises(UsageError):
        umbruch.read(word_file(CHANGED), changes="both")  # type: ignore[arg-type]
