"""Chinese, Japanese and Korean: lines end where they may, without a hyphen, and what no face has is refused by name."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest

from tests.publications import paragraph, words
from tests.writers.pdf.test_floats import made_up
from tests.writers.pdf_reading import render, render_with_remarks
from umbruch.diagnostics import collecting
from umbruch.errors import RenderError
from umbruch.style import load
from umbruch.style.model import Fill
from umbruch.tree import Article, Paragraph, Publication, Strong, Text
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.strips import TypeStrip
from umbruch.writers.pdf.type.breaking import break_lines
from umbruch.writers.pdf.type.founts import founts_of
from umbruch.writers.pdf.type.ideographs import cuts_between, may_part, script_of
from umbruch.writers.pdf.type.runs import Broken, Run
from umbruch.writers.pdf.type.straight import TextMatter

JAPANESE = (
    "市は１９日、小学校で新しい訓練を始めたと発表した。「子どもの命を守りたい」と担当者（５４）は話す。"
    "参加した３００人は、ヘリコプターの「ー」や「ゃ」を行の頭に置かないことを確かめた。"
)
CHINESE = (
    "市政府十九日宣布，新的线路将于十二月一日开通。“居民更方便了”，负责人说。全长11.4公里，每天4800人次（记者：李娜）。"
)
KOREAN = "시는 19일 새로운 버스 노선을 운행한다고 밝혔다. “더 편리하다”고 담당자는 말했다. 길이는 11.4킬로미터이다."
NO_START = "、。，．」』）”！？ーゃゅょっァィゥェォャュョッ：；・％"
NO_END = "「『（“"
FORBIDDEN = (
    ("た", "。"), ("「", "子"), ("タ", "ー"), ("し", "ゃ"), ("１", "９"), ("—", "—"), ("说", "”"), ("“", "居"),
    ("（", "记"),
)  # fmt: skip
ALLOWED = (("発", "表"), ("。", "「"), ("リ", "コ"), ("約", "３"), ("人", "A"), ("A", "人"), ("운", "행"), ("全", "长"))
SCRIPTS = (("ja", JAPANESE, "Japanese"), ("zh", CHINESE, "Chinese"), ("ko", KOREAN, "Korean"))


@pytest.mark.parametrize(("before", "after"), [*FORBIDDEN, *ALLOWED])
def test_lines_end_where_no_mark_forbids_it(before: str, after: str) -> None:
    assert may_part(before, after) is ((before, after) in ALLOWED)


def test_words_of_latin_letters_are_not_parted() -> None:
    assert not may_part("a", "b")
    assert cuts_between("Straße") == {}


@pytest.mark.parametrize(("text", "script"), [*((text, name) for _, text, name in SCRIPTS), ("Ein Bus nach 北京", "")])
def test_the_script_of_a_text_is_told(text: str, script: str) -> None:
    assert script_of(text) == script


def lines_of(text: str, characters: float) -> list[str]:
    """The lines of a text in a column of so many signs, in a face that has none of them: all boxes are alike."""
    fount = founts_of(load("broadsheet").fonts).fount("serif")
    box = fount.shape("市").advances[0] / 100
    run = Run(text=text, fount=fount, size=10.0, colour="#000000", element=None, lang="ja", hyphenate=True)  # type: ignore[arg-type]
    matter = TextMatter("ja", characters * box, justify=True)
    with collecting():
        matter.add(run, "here")
    assert matter.finish()
    found = []
    for line in break_lines(matter.segments, characters * box):
        drawn = matter.drawn[line.start : line.end]
        found.append("".join(one.shape.text[one.start : one.end] for one in drawn if one.shape is not None))
        assert not drawn[-1].tail.strip()
    return found


@pytest.mark.parametrize("characters", [7, 9.5, 12, 20])
@pytest.mark.parametrize("text", [JAPANESE, CHINESE], ids=["ja", "zh"])
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(text: str, characters: float) -> None:
    lines = lines_of(text, characters)
    assert "".join(lines) == text
    assert len(lines) > 3
    assert not [line for line in lines[1:] if line[0] in NO_START]
    assert not [line for line in lines if line[-1] in NO_END]
    torn = [one[-1] + other[0] for one, other in pairwise(lines)]
    assert not [signs for signs in torn if re.fullmatch(r"[0-9０-９]{2}", signs)]


@pytest.mark.parametrize(("lang", "text", "script"), SCRIPTS)
def test_text_that_no_face_has_is_refused_by_its_name(lang: str, text: str, script: str) -> None:
    article = Article(lang=lang, headline=text[:12], body=(paragraph(text),))
    with pytest.raises(RenderError, match=script) as caught:
        render(Publication(lang=lang, articles=(article,)))
    assert "fonts.fallback" in (caught.value.hint or "")


def test_a_name_in_another_text_is_told_and_set_as_boxes() -> None:
    article = Article(lang="de", body=(paragraph("Der Bus fährt von 北京 bis in die Stadt am Fluss."),))
    remarks = render_with_remarks(Publication(lang="de", articles=(article,)))[1]
    assert [one.code for one in remarks if one.code == "glyph.missing"]


def made_of_boxes(article: Article) -> MadeUp:
    """An article as it is made up where its letters are boxes, which are all as wide."""
    style = msgspec.structs.replace(load("broadsheet"), variants=(), fill=Fill(fit=False))
    with pytest.MonkeyPatch.context() as patch, collecting():
        patch.setattr("umbruch.writers.pdf.columns.article_pages.insist_on_ideographs", lambda *_: None)
        return made_up(Publication(lang="ja", articles=(article,)), style)


def lines_on(made: MadeUp) -> list[Broken]:
    strips = [strip for page in made.pages for strip, _, _ in page.strips]
    return [line for strip in strips if isinstance(strip, TypeStrip) and strip.flows for line, _ in strip.lines]


def test_lines_of_ideographs_fill_their_column_without_a_hyphen() -> None:
    lines = lines_on(made_of_boxes(Article(lang="ja", body=(paragraph("市は訓練を始めたと発表した" * 30),))))
    assert not any(line.is_cut for line in lines)
    width = load("broadsheet").page.column_width
    assert len(lines) > 10
    assert all(width - 0.1 < line.offset + line.width < width + 0.1 for line in lines[:-1])


def test_a_bold_word_amid_ideographs_lets_lines_end_around_it() -> None:
    content = (Text("市は新しい訓練を始めたと発表"), Strong(words("した人々の")), Text("命を守りたいと担当者は話す"))
    lines = lines_on(made_of_boxes(Article(lang="ja", body=(Paragraph(content * 6),))))
    width = load("broadsheet").page.column_width
    assert all(width - 0.1 < line.offset + line.width < width + 0.1 for line in lines[:-1])
