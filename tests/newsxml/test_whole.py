"""Several articles as one story: its name, its embargo, its cover."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.newsxml.stories import BOTE, NOON
from tests.publications import picture
from umbruch.newsxml.story import stories_of
from umbruch.newsxml.whole import cover_shot, whole_story
from umbruch.tree import Article, Contact, Credit, Embargo, Publication
from umbruch.tree.walk import inline_text

EARLY, LATE = "2024-03-09T10:00:00+00:00", "2024-03-10T06:00:00+01:00"


def kit(*until: str | None, **fields: object) -> Publication:
    articles = tuple(
        Article(lang="de", headline=f"Artikel {number}", embargo=Embargo("Sperrfrist", one) if one != "" else None)
        for number, one in enumerate(until)
    )
    return Publication(provider=BOTE, kind="kit", title="Mappe", articles=articles, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ends", "held"),
    [
        ((EARLY, LATE), (LATE, True)),
        ((LATE, EARLY), (LATE, True)),
        ((EARLY, ""), (EARLY, False)),
        ((EARLY, None, LATE), ("", True)),
        (("", ""), None),
    ],
    ids=["last", "last first", "one", "until further notice", "none"],
)
def test_the_strictest_embargo_holds_for_the_whole(ends: tuple[str | None, ...], held: tuple[str, bool] | None) -> None:
    publication = kit(*ends)
    assert whole_story(publication, stories_of(publication, NOON)).hold == held


def test_the_whole_is_called_as_the_kit_and_says_what_the_kit_says() -> None:
    contact = Contact("Presse", name="Wiebke Dahl")
    publication = kit("", "", subtitle="Zur Eröffnung", boilerplate="Die Stadt.", contact=contact, lang="de")
    whole = whole_story(publication, stories_of(publication, NOON))
    assert (whole.article.headline, whole.article.deck) == ("Mappe", "Zur Eröffnung")
    assert (whole.boilerplate, whole.contact, whole.desk, whole.lang) == ("Die Stadt.", contact, contact, "de")


def test_its_name_follows_the_words_and_not_the_pictures() -> None:
    bare, shown, other = (
        kit("", "", date="2024-03-09"),
        kit("", "", date="2024-03-09", pictures=(picture("a.jpg"),)),
        kit("", "", date="2024-03-09", subtitle="Neu"),
    )
    names = [whole_story(one, stories_of(one, NOON)).guid for one in (bare, shown, other)]
    assert names[0] == names[1] != names[2]
    assert ":package-" in names[0]


def test_a_cover_is_a_picture_of_the_whole() -> None:
    publication = kit("", "", cover="titel.jpg", pictures=(picture("titel.jpg"),))
    shot = cover_shot(publication, whole_story(publication, stories_of(publication, NOON)))
    assert shot is not None
    assert shot.picture.href == "titel.jpg"
    bare = kit("", "")
    assert cover_shot(bare, whole_story(bare, stories_of(bare, NOON))) is None


def test_a_cover_tells_what_is_known_of_its_picture() -> None:
    told = replace(picture("kai.jpg"), caption="Der Kai.", credit=Credit("Foto: Rieke Thomsen"), alt="Ein leerer Kai")
    publication = kit("", "", cover="kai.jpg", pictures=(told,))
    stories = stories_of(publication, NOON)
    shot = cover_shot(publication, whole_story(publication, stories), stories)
    assert shot is not None
    assert (inline_text(shot.figure.caption), shot.figure.credit, shot.figure.alt) == (
        "Der Kai.", Credit("Foto: Rieke Thomsen"), "Ein leerer Kai",
    )  # fmt: skip
