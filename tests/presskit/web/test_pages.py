"""The web page of a kit: its files, what stands in them, and that nothing of a kit gets out of its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.markup.reading import elements, flat, values
from tests.presskit.web_kits import (
    EMBARGO,
    arabic_kit,
    empty_kit,
    hostile_kit,
    kit_picture,
    large_kit,
    plain_kit,
    sample_kit,
    stored,
)
from umbruch.diagnostics import collecting
from umbruch.presskit.source.model import Kit
from umbruch.presskit.web import render_site
from umbruch.style import load

KITS: dict[str, Callable[[], Kit]] = {
    "sample": sample_kit,
    "empty": empty_kit,
    "plain": plain_kit,
    "arabic": arabic_kit,
    "large": partial(large_kit, 20),
    "hostile": hostile_kit,
}
RELEASE = "articles/segelschule-eroeffnet.html"
ENGLISH = "articles/sailing-school-opens.html"


def site(kit: Kit, style: str = "release") -> dict[str, str]:
    """The files of the site as text; without its fonts."""
    with collecting():
        files = render_site(kit, load(style))
    return {path: content.decode() for path, content in files.items() if not path.endswith(".woff2")}


def page(kit: Kit, path: str = "index.html") -> etree._Element:
    """One page, parsed as HTML."""
    return lxml_html.document_fromstring(site(kit)[path])


def pick(tree: etree._Element, path: str) -> list[str]:
    """Attributes, or the words of elements, at an XPath."""
    last = path.rpartition("/")[2]
    return values(tree, path) if last.startswith("@") else [flat(one) for one in elements(tree, path)]


def data_of(text: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    thing = json.loads(found[1])
    assert isinstance(thing, dict)
    return thing


def test_a_kit_has_a_first_page_and_one_for_each_article() -> None:
    assert set(site(sample_kit())) == {
        "index.html", RELEASE, ENGLISH, "articles/hintergrund-steg.html", "assets/site.css", "assets/icon.svg",
        *(f"pictures/{name}.html" for name in ("boot", "steg", "leiterin", "titel")),
    }  # fmt: skip


@pytest.mark.parametrize("name", KITS)
def test_the_same_kit_gives_the_same_bytes(name: str) -> None:
    with collecting():
        assert render_site(KITS[name](), load("release")) == render_site(KITS[name](), load("release"))


@pytest.mark.slow
@pytest.mark.parametrize("name", KITS)
def test_every_link_leads_to_a_file_of_the_kit(name: str, tmp_path: Path) -> None:
    with collecting():
        stored(KITS[name](), tmp_path / "kit")
    for path, text in site(KITS[name]()).items():
        if not path.endswith(".html"):
            continue
        tree = lxml_html.document_fromstring(text)
        links = [*pick(tree, "//@href"), *pick(tree, "//@src")]
        links += [one.split()[0] for value in pick(tree, "//@srcset") for one in value.split(", ")]
        for link in links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in {"https", "http", "mailto", "tel"}, link
            elif parts.path:
                assert (tmp_path / "kit" / path).parent.joinpath(unquote(parts.path)).is_file(), link
            else:
                assert len(elements(tree, f"//*[@id='{parts.fragment}']")) == 1, link


@pytest.mark.parametrize("name", KITS)
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    for path, text in site(KITS[name]()).items():
        if path.endswith(".html"):
            tree = lxml_html.document_fromstring(text)
            fetched = [*pick(tree, "//@src"), *pick(tree, "//link/@href"), *pick(tree, "//@srcset")]
            assert not [one for one in fetched if "//" in one or one.startswith("data:")]
            (policy,) = pick(tree, "//meta[@http-equiv='Content-Security-Policy']/@content")
            assert policy.startswith("default-src 'none'")
            assert "http" not in policy
            assert "unsafe" not in policy
        elif path.endswith(".css"):
            assert all(address.startswith('"fonts/') for address in re.findall(r"url\(([^)]*)", text))
            assert "@import" not in text


@pytest.mark.parametrize("name", KITS)
def test_ids_are_unique_and_headings_never_skip_a_level(name: str) -> None:
    for path, text in site(KITS[name]()).items():
        if path.endswith(".html"):
            tree = lxml_html.document_fromstring(text)
            ids = pick(tree, "//@id")
            assert len(ids) == len(set(ids))
            levels = [int(str(one.tag)[1]) for one in elements(tree, "//h1|//h2|//h3|//h4|//h5|//h6")]
            assert levels.count(1) == 1
            assert levels[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_downloads_of_an_article_stand_beside_it_with_format_and_size() -> None:
    shown = pick(page(sample_kit(), RELEASE), "//aside//ul[@class='downloads']/li")
    assert shown == ["PDF 184 kB", "Word 41 kB", "EPUB 1,2 MB", "Text 2,9 kB"]
    assert pick(page(sample_kit(), ENGLISH), "//aside//ul[@class='downloads']/li")[2] == "EPUB 1.2 MB"


def test_a_picture_comes_with_caption_credit_rights_and_both_sizes() -> None:
    card = elements(page(sample_kit()), "//figure[@id='picture-leiterin']")[0]
    assert pick(card, ".//img/@alt") == ["Eine Frau in Regenjacke"]
    assert pick(card, ".//p[@class='caption']") == ["Solveig Harms leitet die Schule seit 2019. Foto: privat"]
    assert pick(card, ".//p[@class='rights']") == ["Rechte: Nur für Berichte über die Segelschule"]
    assert pick(card, ".//li") == ["Druckgröße 1600 × 2400 px JPEG 1,8 MB", "Webgröße 800 × 1200 px JPEG 312 kB"]
    assert pick(card, ".//li/a/@href") == ["pictures/print/leiterin.jpg", "pictures/web/leiterin.jpg"]
    assert pick(card, ".//li/a/@download") == ["", ""]


def test_on_its_page_an_article_says_in_its_own_words_what_a_picture_shows() -> None:
    card = elements(page(sample_kit(), ENGLISH), "//figure[@id='picture-steg']")[0]
    assert pick(card, ".//p[@class='caption']") == ["The new jetty. Photo: Rieke Thomsen"]
    assert pick(card, ".//p/@lang") == []


def test_terms_of_the_whole_kit_are_not_said_again_under_each_picture() -> None:
    assert "Abdruck honorarfrei" not in pick(page(sample_kit()), "//figure[@id='picture-steg']")[0]


def test_a_picture_of_one_size_is_offered_once() -> None:
    small = kit_picture("klein", "klein.jpg")
    small = msgspec.structs.replace(small, web=small.print, thumb=small.print)
    kit = msgspec.structs.replace(sample_kit(), pictures=(small,), cover=None)
    assert len(pick(page(kit), "//figure[@id='picture-klein']//li")) == 1


def test_the_link_of_a_picture_that_nobody_described_is_called_by_its_file() -> None:
    named, bare = kit_picture("a", "a.jpg", caption="Der Hafen"), kit_picture("b", "b.jpg", alt="")
    kit = msgspec.structs.replace(sample_kit(), pictures=(named, bare), cover=None)
    assert pick(page(kit), "//figure//img/@alt") == ["Bild a.jpg", "Bild b.jpg"]


def test_telephone_and_mail_of_the_contact_can_be_clicked() -> None:
    section = elements(page(sample_kit()), "//section[@class='people']")[0]
    assert pick(section, ".//a/@href") == [
        "tel:+49555987612", "mailto:presse@segelschule.example", "https://segelschule.example/presse",
    ]  # fmt: skip
    assert pick(section, ".//p") == [
        "Ole Petersen", "Vorstand, Öffentlichkeitsarbeit", "Segelschule Niederhafen e. V.", "+49 (0)555 9876-12",
        "presse@segelschule.example", "segelschule.example/presse",
    ]  # fmt: skip


def test_what_only_the_line_of_a_contact_says_is_shown_too() -> None:
    kit = sample_kit()
    assert kit.manifest.contact
    contact = msgspec.structs.replace(kit.manifest.contact, text="Pressekontakt: Ole Petersen, Mobil 0171 5551")
    kit = msgspec.structs.replace(kit, manifest=msgspec.structs.replace(kit.manifest, contact=contact))
    assert "Mobil 0171 5551" in pick(page(kit), "//section[@class='people']")[0]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("index.html", "Sperrfrist bis Freitag, 20. November 2026, 10:00 Uhr MEZ (UTC+1)"),
        (ENGLISH, "Embargo until Friday, November 20, 2026, 10:00 AM CET (UTC+1)"),
    ],
)
def test_the_embargo_stands_over_every_page_in_its_language(path: str, shown: str) -> None:
    tree = page(sample_kit(), path)
    banner = pick(tree, "//main/section[@class='banner']//p[not(@hidden)]")[0]
    assert banner.startswith(shown)
    assert pick(tree, "//main/section[@class='banner']//time/@datetime") == [EMBARGO.until]
    assert pick(tree, "//meta[@name='robots']/@content") == ["noindex"]


def test_the_line_of_an_embargo_is_said_again_only_where_it_says_more() -> None:
    assert len(pick(page(sample_kit()), "//section[@class='banner']//p[not(@hidden)]/span")) == 1
    more = msgspec.structs.replace(EMBARGO, text="Sperrfrist: Beginn der Rede. Es gilt das gesprochene Wort.")
    kit = msgspec.structs.replace(sample_kit(), embargo=more)
    assert "Es gilt das gesprochene Wort." in pick(page(kit), "//section[@class='banner']")[0]


def test_an_embargo_without_a_moment_is_shown_as_it_is_written() -> None:
    kit = msgspec.structs.replace(
        sample_kit(), embargo=msgspec.structs.replace(EMBARGO, text="Bis zur Rede", until=None)
    )
    assert "Bis zur Rede" in pick(page(kit), "//section[@class='banner']")[0]


def test_without_embargo_there_is_no_banner_and_search_engines_may_come() -> None:
    for path in ("index.html", "articles/ferry.html"):
        tree = page(plain_kit(), path)
        assert not elements(tree, "//*[@class='banner']")
        assert not pick(tree, "//meta[@name='robots']/@content")


def test_an_embargo_of_one_article_is_marked_in_the_list() -> None:
    kit = sample_kit()
    later = msgspec.structs.replace(EMBARGO, text="", until="2026-12-01T08:00:00+01:00")
    first = msgspec.structs.replace(kit.articles[0], embargo=later)
    tree = page(msgspec.structs.replace(kit, articles=(first, *kit.articles[1:])))
    assert len(elements(tree, "//li//div[@class='banner']")) == 1
    assert "1. Dezember 2026, 08:00 Uhr" in pick(tree, "//li//div[@class='banner']")[0]


def test_the_kits_embargo_in_another_language_is_not_marked_again() -> None:
    kit = sample_kit()
    english = msgspec.structs.replace(EMBARGO, text="Embargo: November 20, 2026, 10 a.m. CET")
    last = msgspec.structs.replace(kit.articles[-1], embargo=english)
    tree = page(msgspec.structs.replace(kit, articles=(*kit.articles[:-1], last)))
    assert not elements(tree, "//li//div[@class='banner']")


def test_an_article_in_another_language_has_a_page_in_that_language() -> None:
    kit = sample_kit()
    german, english = page(kit, RELEASE), page(kit, ENGLISH)
    assert (german.get("lang"), english.get("lang")) == ("de", "en")
    assert "Downloads" in pick(english, "//h2")
    assert pick(english, "//address//p[@lang]") == ["Vorstand, Öffentlichkeitsarbeit", "Segelschule Niederhafen e. V."]
    assert pick(english, "//section[@class='about']/p/@lang") == ["de"]
    entry = elements(page(kit), "//ol/li[3]//div[@lang]")[0]
    assert (entry.get("lang"), pick(entry, ".//h3")) == ("en", ["Sailing School Opens in June"])
    assert pick(page(kit), "//p[@class='tongue']") == ["English"]


def test_dates_follow_any_language_and_words_that_we_lack_are_english() -> None:
    tree = page(plain_kit("ja"))
    assert tree.get("lang") == "en"
    (time,) = elements(tree, "//header//time")
    assert (time.get("lang"), time.text) == ("ja", "2026年5月2日")
    assert "Texts" in pick(tree, "//h2")
    (article,) = elements(page(plain_kit("ja"), "articles/ferry.html"), "//article")
    assert article.get("lang") == "ja"


def test_a_page_in_arabic_runs_from_right_to_left_and_english_in_it_does_not() -> None:
    tree = page(arabic_kit())
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert pick(tree, "//ol/li[2]//div[@lang='en']/@dir") == ["ltr"]
    assert page(arabic_kit(), ENGLISH).get("dir") == "ltr"


def test_the_point_that_must_stay_in_sight_is_kept_where_a_frame_cuts_a_picture() -> None:
    kit = sample_kit()
    seen = msgspec.structs.replace(kit.pictures[0], focus=(0.25, 0.5))
    site = render_site(msgspec.structs.replace(kit, cover=seen, pictures=(seen, *kit.pictures[1:])), load("release"))
    assert f'class="focus-{seen.id}"'.encode() in site["index.html"]
    rule = f"img.focus-{seen.id} {{\n  object-position: 25% 50%;\n}}"
    assert rule.encode() in site["assets/site.css"]


def test_a_picture_has_a_page_with_its_licence_for_people_and_programs() -> None:
    written = site(sample_kit())["pictures/steg.html"]
    picture = next(one for one in sample_kit().pictures if one.id == "steg")
    thing = data_of(written)
    assert thing["@type"] == "ImageObject"
    assert thing["contentUrl"].endswith(picture.print.href)
    assert thing.get("creditText") == picture.credit
    for words in (picture.caption, picture.credit, picture.rights):
        assert not words or escape(words, quote=False) in written
    assert picture.print.href in written
    assert any(f"../articles/{slug}.html" in written for slug in picture.articles)


def test_the_licence_of_a_picture_has_an_address_where_the_kit_has_one() -> None:
    kit = sample_kit()
    at = msgspec.structs.replace(kit, manifest=msgspec.structs.replace(kit.manifest, address="https://hafen.example/"))
    thing = data_of(site(at)["pictures/steg.html"])
    assert thing["acquireLicensePage"] == "https://hafen.example/pictures/steg.html"
    assert "acquireLicensePage" not in data_of(site(kit)["pictures/steg.html"])
