"""Short articles of several share pages: in columns of their own, or at the foot of a longer one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

import umbruch
from tests.invented_articles import invented
from tests.publications import paragraph
from tests.writers.pdf.test_floats import made_up
from tests.writers.pdf_reading import missing_words, opened, render, said
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.style.model import Style
from umbruch.tree import Article, Box, Dateline, Embargo, Publication
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.strips import RuleStrip, TypeStrip

_NEWS = (
    ("Wochenmarkt zieht um", ("Der Wochenmarkt zieht vom 5. Dezember an in die Halle am Sägewerk. Alle 22 Stände ziehen"
     " mit; geöffnet ist wie bisher von 7 bis 13 Uhr.")),
    ("Hellener Straße gesperrt", ("Die Hellener Straße ist von Montag an zwischen Kirche und Bahnübergang gesperrt. Die"
     " Umleitung führt über Birkfeld. Der Schulbus hält am Anker.")),
    ("Löschgruppe sucht Verstärkung", ("Geübt wird donnerstags, der Grundkurs beginnt im Februar. Wer schon eine"
     " Ausbildung hat, kann sofort einsteigen.")),
    ("Elf Fahrräder und ein Akkordeon", ("Sie werden am 4. April versteigert. Besichtigung ist ab 9 Uhr im Bauhof; das"
     " Akkordeon darf gespielt werden.")),
)  # fmt: skip


def brief(number: int, **changes: object) -> Article:
    headline, text = _NEWS[number % len(_NEWS)]
    made = Article(lang="de", headline=headline, dateline=Dateline("TALBRÜCK."), body=(paragraph(text),))
    return msgspec.structs.replace(made, **changes)


def longer(characters: int = 2500, pictures: int = 0) -> Publication:
    return invented(11, characters=characters, pictures=pictures)


def together(*articles: Article, of: Publication | None = None, kind: str = "article") -> Publication:
    pictures = of.pictures if of else ()
    made = Publication(lang="de", articles=articles, pictures=pictures)
    return msgspec.structs.replace(made, kind=kind, title="Alles" if kind == "kit" else None)


def starts(made: MadeUp) -> list[int | None]:
    """The page on which each article begins."""
    return [bookmark.page for bookmark in made.bookmarks if bookmark.level == 0]


def titles(made: MadeUp) -> list[str]:
    return [bookmark.title for bookmark in made.bookmarks if bookmark.level == 0]


@pytest.mark.parametrize("style", ["broadsheet", "tabloid"])
def test_briefs_share_a_page_in_their_order(style: str) -> None:
    made = made_up(together(*map(brief, range(4))), style)
    assert len(made.pages) == 1
    assert titles(made) == [headline for headline, _ in _NEWS]
    assert starts(made) == [0, 0, 0, 0]


@pytest.mark.parametrize(("above", "below"), [(1, 2), (1, 3), (2, 3)])
def test_the_headline_of_a_brief_stands_in_one_column(above: int, below: int) -> None:
    long = "Über hundert Kegelschwestern wollen beim Gauwettstreit in der Halle am Sägewerk gewinnen"
    first = brief(0, body=(paragraph(_NEWS[0][1] * above),))
    second = brief(1, headline=long, body=tuple(paragraph(_NEWS[1][1]) for _ in range(below)))
    made = made_up(together(first, second))
    size = load("broadsheet").briefs.headline
    lines = [
        (left, top) for strip, left, top in made.pages[0].strips if isinstance(strip, TypeStrip) and is_in(strip, size)
    ]
    assert len(lines) > 3
    assert len({left for left, _ in lines[1:]}) == 1


def is_in(strip: TypeStrip, size: float) -> bool:
    return any(run.size == size for line, _ in strip.lines for run, _ in line.strokes)


def test_each_brief_is_an_article_of_its_own_in_the_structure() -> None:
    made = made_up(together(*map(brief, range(4))))
    assert [element.role for element in made.root.kids] == ["Art"] * 4  # type: ignore[union-attr]
    firsts = [[kid.role for kid in element.kids][:1] for element in made.root.kids]  # type: ignore[union-attr]
    assert firsts == [["H1"]] * 4


@pytest.mark.parametrize("style", ["broadsheet", "tabloid"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_briefs_stand_at_the_foot_of_an_article_that_leaves_room(style: str, count: int) -> None:
    story = longer(2600)
    made = made_up(together(story.articles[0], *map(brief, range(count)), of=story), style)
    assert starts(made) == [0] * (count + 1)
    assert len(made.pages) == 1
    tops = [bookmark.top for bookmark in made.bookmarks if bookmark.level == 0]
    assert all(tops[0] > top for top in tops[1:])
    page = made.pages[0].furniture.style.page
    rules = [
        top for strip, _, top in made.pages[0].strips if isinstance(strip, RuleStrip) and strip.width == page.measure
    ]
    assert any(max(tops[1:]) <= top + 6 < tops[0] for top in rules)


def test_nothing_stands_on_anything_at_the_foot() -> None:
    story = longer(3000, 1)
    made = made_up(together(story.articles[0], brief(0), brief(1), brief(2), of=story), "tabloid")
    page = made.pages[0]
    margins = page.furniture.style.page.margins
    lines = sorted(
        (left, -top, top - strip.height) for strip, left, top in page.strips if isinstance(strip, TypeStrip)
    )  # fmt: skip
    for (left, _, bottom), (other, minus_top, _) in pairwise(lines):
        assert left != other or -minus_top <= bottom + 0.01
    assert min(bottom for _, _, bottom in lines) >= margins.bottom - 4


@pytest.mark.parametrize("kind", ["article", "kit"])
def test_no_word_of_briefs_is_lost(kind: str) -> None:
    story = longer(2600)
    articles = (story.articles[0], *map(brief, range(4)))
    text = said(render(together(*articles, of=story, kind=kind)))
    assert [missing_words(article, text) for article in articles] == [[]] * 5


def test_the_outline_leads_to_each_brief() -> None:
    with opened(render(together(*map(brief, range(4))), load("tabloid"))) as pdf:
        with pdf.open_outline() as outline:
            found = [str(item.title) for item in outline.root]
        labels = pdf.Root.PageLabels
    assert found == [headline for headline, _ in _NEWS]
    assert [str(one) for one in labels.Nums][:1] == ["0"]


_OWN: dict[str, dict[str, object]] = {
    "long": {"body": (paragraph("Ein Satz ohne Ende. " * 90),)},
    "embargo": {"embargo": Embargo("Sperrfrist: morgen")},
    "box": {"body": (paragraph("Kurz."), Box("Zahlen", (paragraph("Räume: 3"),)))},
}


@pytest.mark.parametrize("why", _OWN)
def test_what_is_more_than_a_brief_begins_a_page(why: str) -> None:
    made = made_up(together(brief(0), brief(1), brief(2, **_OWN[why]), brief(3)))
    assert starts(made)[2] == 1


@pytest.mark.parametrize("style", ["magazine", "release", "pressreview", "clipping"])
def test_other_styles_give_each_article_its_page(style: str) -> None:
    made = made_up(together(*map(brief, range(3))), style)
    assert starts(made) == [0, 1, 2]


def off(style: Style) -> Style:
    return msgspec.structs.replace(style, briefs=msgspec.structs.replace(style.briefs, most_characters=0))


def test_a_style_may_have_no_briefs() -> None:
    assert starts(made_up(together(*map(brief, range(3))), off(load("tabloid")))) == [0, 1, 2]


def test_many_briefs_run_on_over_pages() -> None:
    made = made_up(together(*map(brief, range(60))))
    assert len(made.pages) > 1
    pages = [page for page in starts(made) if page is not None]
    assert pages == sorted(pages)
    assert len(pages) == 60


def test_few_briefs_take_a_small_sheet_together() -> None:
    small, large = (made_up(together(*map(brief, range(count)))).pages[0].furniture.style.page for count in (3, 40))
    assert small.height < large.height


def test_briefs_from_right_to_left_stand_on_pages_of_their_own() -> None:
    arabic = Article(lang="ar", headline="خبر قصير", body=(paragraph("فتحت المدينة جسرا جديدا."),))
    made = made_up(together(brief(0), brief(1), arabic, arabic))
    assert starts(made) == [0, 0, 1, 1]


def test_headlines_too_large_for_a_column_are_an_error_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('extends = "tabloid"\n[briefs]\nheadline = "60pt"\n', encoding="utf-8")
    with pytest.raises(StyleError, match="column"):
        load(path)


def test_a_file_with_briefs_passes_our_own_check(tmp_path: Path) -> None:
    story = longer(2600)
    path = tmp_path / "all.pdf"
    path.write_bytes(render(together(story.articles[0], *map(brief, range(4)), of=story), load("tabloid")))
    assert [one.code for one in umbruch.check(path) if one.severity != "info"] == []


def gathered(*articles: Article, **changes: object) -> Publication:
    """Several inputs in one file, as `-o all.pdf` puts them together."""
    made = together(*articles, kind="kit")
    return msgspec.structs.replace(made, **changes)


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "interview"])
def test_briefs_in_one_file_share_a_small_sheet_below_their_title(style: str) -> None:
    made = made_up(gathered(*map(brief, range(3))), style)
    assert len(made.pages) == 1
    assert made.pages[0].furniture.style.page.height < 600
    assert titles(made) == ["Alles", *(headline for headline, _ in _NEWS[:3])]
    assert [element.role for element in made.root.kids] == ["Sect", "Art", "Art", "Art"]  # type: ignore[union-attr]
    lefts = [bookmark.top for bookmark in made.bookmarks]
    assert all(lefts[0] > top for top in lefts[1:])


_COVERED: dict[str, dict[str, object]] = {
    "subtitle": {"subtitle": "Was die Woche brachte"},
    "publisher": {"publisher": "Stadt Talbrück"},
    "date": {"date": "2026-11-19"},
    "boilerplate": {"boilerplate": "Talbrück liegt am Fluss."},
}


@pytest.mark.parametrize("told", _COVERED)
def test_briefs_of_a_kit_that_tells_more_than_its_title_have_a_cover(told: str) -> None:
    assert starts(made_up(gathered(brief(0), brief(1), **_COVERED[told])))[1:] == [1, 1]


def test_more_briefs_than_a_small_sheet_holds_have_a_cover_with_contents() -> None:
    first = starts(made_up(gathered(*map(brief, range(60)))))[1]
    assert first is not None
    assert first >= 1


def test_words_of_briefs_in_one_file_are_all_there_in_two_languages() -> None:
    english = brief(1, lang="en", headline="Bridge closes", body=(paragraph("Mill Bridge will be closed on Monday."),))
    text = said(render(gathered(brief(0), english, brief(2)), load("tabloid")))
    assert [missing_words(article, text) for article in (brief(0), english, brief(2))] == [[]] * 3
    assert "Alles" in text


def test_briefs_in_one_file_are_read_back_with_their_title() -> None:
    read = umbruch.read(render(gathered(*map(brief, range(3))), load("tabloid")), name="all.pdf")
    assert read.title == "Alles"
    assert [article.headline for article in read.articles] == [headline for headline, _ in _NEWS[:3]]


def columns_with(made: MadeUp, number: int) -> set[float]:
    """The columns in which the lines of an article stand."""
    article = made.root.kids[number]
    found = set()
    for strip, left, _ in made.pages[0].strips:
        if isinstance(strip, TypeStrip):
            for line, _ in strip.lines:
                if any(run.element.nearest("Art") is article for run, _ in line.strokes):
                    found.add(left)
    return found


def test_briefs_of_like_length_have_a_column_each() -> None:
    made = made_up(together(*(brief(0, headline=f"Wochenmarkt {number}") for number in range(3))), plain("broadsheet"))
    assert [len(columns_with(made, number)) for number in range(3)] == [1, 1, 1]
    assert len(set().union(*(columns_with(made, number) for number in range(3)))) == 3


def test_briefs_of_unlike_length_fill_their_columns_all_the_same() -> None:
    text = paragraph("Die Halle wird in den Ferien gestrichen. " * 25)
    made = made_up(together(brief(0), brief(1, body=(text,))), plain("broadsheet"))
    assert len(columns_with(made, 1)) > 1


def plain(name: str) -> Style:
    """A style on its own sheet, whatever the length."""
    return msgspec.structs.replace(load(name), variants=())


def kit_of(*lengths: int, style: str = "broadsheet") -> MadeUp:
    stories = tuple(
        invented(seed, characters=length, extras=False).articles[0] for seed, length in enumerate(lengths, start=1)
    )
    return made_up(Publication(articles=stories, kind="kit", title="Berichte", lang="de"), style)


def pages_of_stories(made: MadeUp) -> list[int | None]:
    return [one.page for one in made.bookmarks if one.level == 0][1:]


def test_two_stories_of_middle_length_share_a_page() -> None:
    first, second, third, fourth = pages_of_stories(kit_of(9000, 1500, 1600, 9000))
    assert second == third
    assert first != second
    assert fourth == (third or 0) + 1


def test_longer_stories_and_those_with_pictures_have_a_page_of_their_own() -> None:
    assert len(set(pages_of_stories(kit_of(9000, 3200, 3300)))) == 3
    pictured = invented(2, characters=1500, pictures=1, extras=False)
    other = invented(3, characters=1500, extras=False).articles[0]
    publication = msgspec.structs.replace(
        pictured, kind="kit", title="Berichte", articles=(other, pictured.articles[0])
    )
    assert len(set(pages_of_stories(made_up(publication, "broadsheet")))) == 2
