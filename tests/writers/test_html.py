"""HTML: one page, whole, accessible, for light, dark and paper; nothing in it is run or fetched."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.everything import DESK_NOTES, everything
from tests.properties.trees import any_text, publications
from tests.publications import GOOD_SAMPLES, SAMPLES, paragraph, picture, sample_publication, words
from tests.tools import examples
from tests.writers.reading import article_as, codes, missing, remarked, rendered, sample, squeezed, words_of
from umbruch.errors import RenderError
from umbruch.pictures.purposes import SCREEN
from umbruch.style import load
from umbruch.style.units import Colour
from umbruch.tree import Article, Credit, Dateline, Figure, Link, Paragraph, Picture, Publication, Source
from umbruch.writers.html.page_css import page_stylesheet
from umbruch.writers.html.tones import NIGHT, PAPER, contrast, in_the_dark

WRITTEN = [name for name in SAMPLES if name != "empty"]
INLINE = {"em", "strong", "a", "span", "sub", "sup", "s"}
VOID = {"br", "hr", "img", "link", "meta"}


class Page(HTMLParser):
    """A page taken apart: elements in order, text of the body, the JSON-LD; a tag that closes nothing is a fault."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.data = ""
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag not in INLINE:
            self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag not in INLINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self.data += data
        elif "body" in self._open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return squeezed("".join(self.texts))

    @property
    def linked_data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.data)
        return found

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def meta(self, name: str) -> list[str | None]:
        return [one["content"] for one in self.all("meta") if name in (one.get("name"), one.get("property"))]


@pytest.mark.parametrize("style", ["release", "broadsheet", "clipping"])
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_no_word_is_lost_and_all_stand_in_reading_order(name: str, style: str) -> None:
    page = Page(sample(name, "html", style))
    texts = [text for article in sample_publication(name).articles for text in words_of(article)]
    assert missing(texts, page.text) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_every_page_is_whole_and_fetches_nothing(name: str) -> None:
    content = sample(name, "html")
    page = Page(content)
    fetched = [value for _, attributes in page.elements for key, value in attributes.items() if key == "src"]
    assert [address for address in fetched if not (address or "").startswith("data:image/")] == []
    assert {one["rel"] for one in page.all("link")} <= {"canonical"}
    assert b"url(" not in content
    assert b"@import" not in content


@pytest.mark.parametrize("name", WRITTEN)
def test_every_page_has_what_screen_readers_and_search_engines_ask_for(name: str) -> None:
    page = Page(sample(name, "html"))
    (html,) = page.all("html")
    assert html["lang"]
    assert html["dir"] in ("ltr", "rtl")
    assert len(page.all("title")) == len(page.all("h1")) == len(page.all("main")) == 1
    assert page.meta("viewport") == ["width=device-width, initial-scale=1"]
    assert page.meta("og:title")
    assert all("alt" in image for image in page.all("img"))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert [one for one, after in pairwise(levels) if after > one + 1] == []


def test_an_article_is_described_for_previews() -> None:
    page = Page(sample("article", "html"))
    assert page.meta("description")[0] == page.meta("og:description")[0]
    assert str(page.meta("description")[0]).startswith("Wo früher Getreide lag")
    assert page.meta("og:site_name") == ["Lindauer Bote / Hafenkurier"]
    assert page.meta("article:published_time") == ["2024-03-09"]
    assert page.meta("keywords") == ["Bücherei, Hafen"]
    assert page.meta("robots") == ["noindex"]


def test_an_article_is_a_news_article_for_search_engines() -> None:
    thing = Page(sample("article", "html")).linked_data
    assert (thing["@context"], thing["@type"]) == ("https://schema.org", "NewsArticle")
    assert thing["headline"] == "Die Stadt liest wieder am Hafen"
    assert [one["name"] for one in thing["author"]] == ["Mareike Öztürk", "Jan Brüggemann"]
    assert (thing["publisher"]["@type"], thing["publisher"]["name"]) == ("Organization", "Lindauer Bote")
    assert [one["name"] for one in thing["sourceOrganization"]] == ["Hafenkurier"]
    assert thing["image"][0]["creditText"] == "Foto: Rieke Thomsen"
    assert (thing["datePublished"], thing["printPage"]) == ("2024-03-09", "12")
    assert thing["locationCreated"] == {"@type": "Place", "name": "NIEDERHAFEN"}


def test_dates_agree_and_the_address_of_a_clipping_is_its_canonical_one() -> None:
    source = Source("Bote, 3. Mai 2026", ("Bote",), "2026-05-03", url="https://bote.example/1")
    page = Page(article_as("html", headline="x", source=source, dateline=Dateline("ORT.", date="2026-05-02")))
    assert page.linked_data["datePublished"] == "2026-05-03"
    assert page.meta("article:published_time") == ["2026-05-03"]
    assert [one["href"] for one in page.all("link")] == ["https://bote.example/1"]
    dated = Page(article_as("html", headline="x", dateline=Dateline("ORT.", date="2026-05-02")))
    assert dated.linked_data["datePublished"] == "2026-05-02"
    assert dated.meta("article:published_time") == ["2026-05-02"]


def test_a_picture_that_lies_in_the_web_has_its_address_in_the_data() -> None:
    href = "https://bote.example/hafen.png"
    shown = picture("hafen.png")
    shown = Picture(href, shown.media_type, shown.width, shown.height, shown.content)
    figure = Figure(href, alt="Haus", credit=Credit("Foto: Rieke Thomsen"))
    publication = Publication(pictures=(shown,), articles=(Article(headline="x", body=(figure,)),))
    (image,) = Page(rendered(publication, "html")).linked_data["image"]
    assert (image["contentUrl"], image["creditText"]) == (href, "Foto: Rieke Thomsen")


def test_lines_on_a_screen_are_ragged_whatever_the_style_says() -> None:
    assert b"text-align: justify" not in sample("article", "html", "broadsheet")


def test_a_kit_is_a_page_with_contents_and_an_article_each() -> None:
    page = Page(sample("kit", "html"))
    assert [one["href"] for one in page.all("a")][:3] == ["#article-1", "#article-2", "#article-3"]
    assert [one["id"] for one in page.all("article")] == ["article-1", "article-2", "article-3"]
    assert [one["@type"] for one in page.linked_data["@graph"]] == ["NewsArticle"] * 3
    assert "Verein mit 240 Mitgliedern" in page.text


def test_a_script_in_the_copy_neither_runs_nor_ends_the_data() -> None:
    headline = "</script><script>alert(1)</script><!-- </style>"
    page = Page(article_as("html", headline=headline))
    assert len(page.all("script")) == 1
    assert page.linked_data["headline"] == headline
    assert page.text == squeezed(headline)


def test_an_address_that_runs_a_script_becomes_no_link() -> None:
    body = (Paragraph((Link("javascript:alert(1)", words("hier")),)),)
    publication = Publication(articles=(Article(headline="x", body=body),))
    assert Page(rendered(publication, "html")).all("a") == []
    assert "link.unusable" in codes(publication, "html")


def test_text_runs_from_right_to_left_where_its_language_does() -> None:
    (html,) = Page(article_as("html", lang="ar", headline="خبر")).all("html")
    assert (html["lang"], html["dir"]) == ("ar", "rtl")


def test_large_pictures_are_scaled_for_the_web() -> None:
    from PIL import Image

    kept = BytesIO()
    Image.effect_noise((2400, 1600), 40).convert("RGB").save(kept, "JPEG", quality=95)
    large = Picture("gross.jpg", "image/jpeg", 2400, 1600, kept.getvalue())
    body = (Figure(image="gross.jpg", alt="Rauschen"),)
    content = rendered(Publication(articles=(Article(headline="x", body=body),), pictures=(large,)), "html")
    (image,) = Page(content).all("img")
    size = int(image["width"] or 0) * int(image["height"] or 0)
    assert SCREEN.most_pixels * 0.98 < size <= SCREEN.most_pixels
    assert len(content) < len(large.content)


def test_a_picture_shown_small_keeps_its_own_bytes() -> None:
    from base64 import b64encode

    one = picture("klein.png")
    body = (Figure(image="klein.png", alt="Feld"),)
    content = rendered(Publication(articles=(Article(body=body),), pictures=(one,)), "html")
    assert b64encode(one.content) in content


def test_pictures_that_are_missing_or_broken_are_reported() -> None:
    broken = Picture("kaputt.jpg", "image/jpeg", 10, 10, b"kein Bild")
    body = (Figure(image="kaputt.jpg"), Figure(image="fehlt.jpg"), paragraph("Text"))
    found = codes(Publication(articles=(Article(body=body),), pictures=(broken,)), "html")
    assert {"picture.unreadable", "picture.missing"} <= found


@pytest.mark.parametrize("colour", ["#000000", "#1b1b1b", "#8a1c1c", "#2f5d50", "#1f4e79", "#595959"])
def test_text_is_as_readable_in_the_dark_as_on_paper(colour: str) -> None:
    assert contrast(Colour(colour), PAPER) > 4.5
    assert contrast(in_the_dark(Colour(colour), "text"), NIGHT) >= 4.5


def test_lines_and_tints_stay_as_faint_in_the_dark() -> None:
    for colour in map(Colour, ("#b9b9b9", "#f2f4f7")):
        there = contrast(in_the_dark(colour, "line"), NIGHT)
        assert abs(there - contrast(colour, PAPER)) < 0.3


@pytest.mark.parametrize("style", ["release", "broadsheet", "clipping"])
def test_the_style_sheet_knows_dark_and_paper_and_names_each_colour_once(style: str) -> None:
    css = page_stylesheet(load(style))
    assert "@media screen and (prefers-color-scheme: dark)" in css
    assert "@media print" in css
    assert "size: 595.276pt 841.89pt" in css
    rules = css.split("}\n}\n", 1)[1]
    assert re.findall(r"#[0-9a-f]{6}", rules) == []
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= set(re.findall(r"(--[\w-]+): #", css))


def test_no_article_is_refused_with_a_reason() -> None:
    with pytest.raises(RenderError, match="no article"):
        rendered(Publication(), "html")


@pytest.mark.slow
@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(publications(any_text(), keep=lambda made: bool(made.articles)))
def test_any_tree_becomes_a_whole_page_without_a_word_lost(publication: Publication) -> None:
    content, _ = remarked(publication, "html")
    page = Page(content)
    assert len(page.all("script")) == 1
    assert page.linked_data["@context"] == "https://schema.org"
    assert len(page.all("article")) == len(publication.articles)


def test_section_version_correction_and_topics_are_told_to_search_engines() -> None:
    content, remarks = remarked(everything(picture("werk.jpg")), "html")
    page = Page(content)
    thing = page.linked_data
    assert (thing["articleSection"], thing["version"], thing["dateModified"]) == (
        "Lokales",
        "2",
        "2026-05-03T12:00:00+02:00",
    )
    assert thing["correction"] == "Korrektur: Im ersten Absatz stand vier statt fünf Millionen."
    assert thing["conditionsOfAccess"] == "nur zur Ansicht"
    (topic,) = thing["about"]
    assert (topic["name"], topic["termCode"]) == ("Film", "medtop:20000005")
    assert page.meta("article:section") == ["Lokales"]
    assert page.meta("robots") == []
    assert not any(note.encode() in content for note in DESK_NOTES)
    assert not any("source.circulation" in one.message for one in remarks)  # its line names it


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_an_article_that_must_not_be_published_is_kept_from_search_engines(status: str) -> None:
    page = Page(article_as("html", headline="x", status=status))
    assert page.meta("robots") == ["noindex"]
    assert page.linked_data["creativeWorkStatus"] == status
