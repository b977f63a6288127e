"""The logo of a publication in its page heads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import umbruch
from tests.conformance.pdf_profiles import broken_rules
from tests.invented_articles import photograph
from tests.publications import paragraph
from tests.writers.pdf_reading import drawn, render, render_with_remarks, text_of
from umbruch.errors import SettingsError
from umbruch.style import load
from umbruch.tree import Article, Publication

SENTENCE = "Am Montag wurde in der Halle wieder gearbeitet. "


def release(kind: str = "article") -> Publication:
    body = tuple(paragraph(SENTENCE * 6) for _ in range(16))
    made = Publication(
        lang="de", publisher="Gemeinde Talbrück", articles=(Article(lang="de", headline="Ein Bus", body=body),),
        logo="logo.jpg", pictures=(photograph(400, 200, "logo.jpg"),),
    )  # fmt: skip
    return replace(made, kind="kit", title="Mappe") if kind == "kit" else made


def placed(content: bytes, page: int) -> list[tuple[float, float]]:
    """Width and height of the pictures on a page."""
    found = []
    lines = drawn(content, page).decode("latin-1").replace(" cm ", " cm\n").split("\n")
    for line in lines:
        parts = line.split()
        if parts[-1:] == ["cm"]:
            found.append((float(parts[-7]), float(parts[-4])))
    return found


@pytest.mark.parametrize("style", ["release", "letterhead"])
def test_the_logo_stands_in_each_page_head_and_larger_in_the_first(style: str) -> None:
    content = render(release(), style)
    sizes = load(style).logo
    [first], [second] = placed(content, 0), placed(content, 1)
    assert first == pytest.approx((2 * sizes.first, sizes.first), abs=0.1)
    assert second == pytest.approx((2 * sizes.height, sizes.height), abs=0.1)


def test_the_first_page_of_a_kit_carries_it() -> None:
    assert len(placed(render(release("kit"), "release"), 0)) == 1


def test_the_cover_of_a_press_review_carries_it_on_a_white_plate() -> None:
    content = render(release("kit"), "pressreview")
    assert placed(content, 0) == [(68, 34)]
    assert re.search(r"1 1 1 rg\n[\d.]+ [\d.]+ 80 46 re f", drawn(content, 0).decode("latin-1"))
    assert broken_rules(content) == []


def test_a_logo_that_is_shown_is_not_told_as_lost() -> None:
    remarks = render_with_remarks(release(), "letterhead")[1]
    assert not [one for one in remarks if "logo" in one.message]


def test_a_style_may_leave_it_out() -> None:
    assert placed(render(release(), "clipping"), 0) == []


@pytest.mark.parametrize("kind", ["article", "kit"])
def test_a_file_with_a_logo_keeps_every_rule_of_its_standards(kind: str) -> None:
    assert broken_rules(render(release(kind), "letterhead")) == []


def test_a_house_has_its_logo_on_releases_and_not_on_clippings(tmp_path: Path) -> None:
    (tmp_path / "umbruch.toml").write_text('logo = "logo.jpg"\n')
    (tmp_path / "logo.jpg").write_bytes(photograph(400, 200, "logo.jpg").content)
    text = f"Ein Bus für alle\n\n{SENTENCE * 8}\n\n{SENTENCE * 8}\n"
    (tmp_path / "release.txt").write_text(text)
    (tmp_path / "clipping.txt").write_text(text + "\nQuelle: Talbrücker Bote, 19. November 2026, Seite 5\n")
    made = umbruch.read(tmp_path / "release.txt")
    assert (made.logo, [picture.href for picture in made.pictures]) == ("logo.jpg", ["logo.jpg"])
    assert umbruch.read(tmp_path / "clipping.txt").logo is None


@pytest.mark.parametrize("name", ["elsewhere.jpg", "../logo.jpg"])
def test_a_logo_that_is_not_in_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "umbruch.toml").write_text(f'logo = "{name}"\n')
    (tmp_path / "release.txt").write_text(f"Ein Bus\n\n{SENTENCE}\n")
    with pytest.raises(SettingsError):
        umbruch.read(tmp_path / "release.txt")


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "umbruch.toml").write_text('logo = "logo.jpg"\n')
    (tmp_path / "logo.jpg").write_bytes(b"no picture")
    (tmp_path / "release.txt").write_text(f"Ein Bus\n\n{SENTENCE}\n")
    with pytest.raises(SettingsError):
        umbruch.read(tmp_path / "release.txt")


def test_the_cover_of_a_kit_without_a_title_is_called_by_its_first_article(tmp_path: Path) -> None:
    articles = tuple(Article(lang="de", headline=one, body=(paragraph("Ein Satz."),)) for one in ("Der Bus", "Das Bad"))
    text = text_of(render(Publication(kind="kit", lang="de", articles=articles)), tmp_path)
    assert "Ohne Titel" not in text
    assert text.index("Der Bus") < text.index("Das Bad")
