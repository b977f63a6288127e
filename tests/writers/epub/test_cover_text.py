"""Covers whose words are text: whole, in their language, inside the page, in the reading direction of the title."""

from __future__ import annotations

import pytest
from lxml import etree

from umbruch.diagnostics import collecting
from umbruch.style import load
from umbruch.tree import Article, Publication
from umbruch.writers.epub.covers.cover_lines import letters, pieces, wrapped
from umbruch.writers.epub.covers.made_cover import HEIGHT, MARGIN, WIDTH, CoverStore, made_cover

TITLES = {
    "zh-Hans": "市政府新图书馆将于三月四日开放，读者可以免费借阅",
    "ja": "新桟橋が決定、工事は十月に始まる（市議会）",
    "ko": "시의회, 새 도서관 건립을 승인하다",
    "de": "Danke 👍🏽 sagt die Familie 👨‍👩‍👧‍👦 aus Husum 🇩🇪🇫🇷",
    "th": "เทศบาลเปิดห้องสมุดกลางแห่งใหม่ริมแม่น้ำ",
    "syr": "ܡܕܝܢܬܐ ܦܬܚܬ ܓܫܪܐ",
    "ka": "ქალაქი ხსნის ახალ ბიბლიოთეკას",
}


def drawn(title: str, lang: str) -> etree._Element:
    publication = Publication(lang=lang, articles=(Article(headline=title, lang=lang, kicker="A & <b>"),))
    with collecting():
        made = made_cover(publication, load("release"), CoverStore())
    assert made.path.endswith(".svg")
    return etree.fromstring(made.content)


@pytest.mark.parametrize("lang", TITLES)
def test_every_sign_of_the_title_is_there_in_its_language(lang: str) -> None:
    svg = drawn(TITLES[lang], lang)
    said = "".join(str(one) for one in svg.itertext()).replace(" ", "")
    assert said.removeprefix("A&<b>") == TITLES[lang].replace(" ", "")
    assert svg.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert svg.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"


def test_a_title_that_runs_leftwards_starts_at_the_right_edge() -> None:
    svg = drawn(TITLES["syr"], "syr")
    assert svg.get("direction") == "rtl"
    assert {one.get("x") for one in svg.iter("{*}text")} == {str(WIDTH - MARGIN)}
    assert {one.get("x") for one in drawn(TITLES["ka"], "ka").iter("{*}text")} == {str(MARGIN)}


@pytest.mark.parametrize("lang", TITLES)
def test_lines_stand_inside_the_page_below_one_another(lang: str) -> None:
    places = [int(one.get("y", "0")) for one in drawn(TITLES[lang] * 3, lang).iter("{*}text")]
    assert places == sorted(set(places))
    assert places[-1] < HEIGHT


def test_squares_fill_a_line_and_no_line_is_wider() -> None:
    lines, whole = wrapped(TITLES["zh-Hans"], lambda part: 1000 * len(part), 6000)
    assert max(map(len, lines)) == 6
    assert not any(line.startswith("，") for line in lines)
    assert whole


def test_no_emoji_is_parted_and_flags_part_in_twos() -> None:
    assert pieces("👨‍👩‍👧‍👦🇩🇪🇫🇷👍🏽") == ["👨‍👩‍👧‍👦", "🇩🇪", "🇫🇷", "👍🏽 "]
    assert list(letters("👨‍👩‍👧‍👦🇩🇪🇫🇷👍🏽")) == ["👨‍👩‍👧‍👦", "🇩🇪", "🇫🇷", "👍🏽"]


def test_lines_of_korean_end_at_spaces() -> None:
    assert pieces(TITLES["ko"]) == ["시의회, ", "새 ", "도서관 ", "건립을 ", "승인하다 "]
