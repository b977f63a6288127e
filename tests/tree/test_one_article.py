"""One article out of several: its own fields, pictures and remarks, and an error that counts where there is none."""

from __future__ import annotations

import pytest

from umbruch.diagnostics import Diagnostic
from umbruch.errors import UsageError
from umbruch.tree import Article, Figure, Picture
from umbruch.tree.reading import Origin, Reading, one_article


def kit() -> Reading:
    pictures = tuple(Picture(href=name, media_type="image/png", width=1, height=1, content=b"") for name in "ab")
    return Reading(
        kind="kit",
        title="Zwei Berichte",
        articles=(
            Article(lang="de", headline="Eins", body=(Figure("a", ()),)),
            Article(lang="fr", headline="Deux", body=(Figure("b", ()),)),
        ),
        pictures=pictures,
        origins=(Origin("articles[0].headline", (1,)), Origin("articles[1].headline", (9,))),
        diagnostics=(
            Diagnostic("one", "of the first", field="articles[0].headline"),
            Diagnostic("two", "of the second", field="articles[1].headline"),
            Diagnostic("all", "of the file"),
        ),
    )


def test_the_second_of_two_comes_with_its_pictures_origins_and_remarks() -> None:
    found = one_article(kit(), 2)
    assert (found.kind, found.title, found.lang) == ("article", None, "fr")
    assert [article.headline for article in found.articles] == ["Deux"]
    assert [picture.href for picture in found.pictures] == ["b"]
    assert found.origins == (Origin("articles[0].headline", (9,)),)
    assert [(one.code, one.field) for one in found.diagnostics] == [("two", "articles[0].headline"), ("all", None)]


@pytest.mark.parametrize("number", [0, 3])
def test_an_article_that_is_not_there_is_an_error_that_counts_those_that_are(number: int) -> None:
    with pytest.raises(UsageError, match=rf"kit\.pdf.*no article {number}: the input holds 2 articles"):
        one_article(kit(), number, "kit.pdf")


def test_a_lone_article_is_the_first_one() -> None:
    lone = Reading(kind="article", articles=(Article(headline="Eins"),))
    assert one_article(lone, 1).articles == lone.articles
    with pytest.raises(UsageError, match="holds one article"):
        one_article(lone, 2)
