"""The web page of a kit: its files, what stands in them, and that nothing of a kit gets out of its place."""

from __future__ import annotations

import html
import json
import re
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
    ODD_NAME,
    arabic_kit,
    empty_kit,
    hostile_kit,
    kit_picture,
    large_kit,
    plain_kit,
    sample_kit,
    stored,
)
from tests.publications import paragraph
from umbruch.diagnostics import collecting
from umbruch.errors import RenderError
from umbruch.presskit.source.model import Kit
from umbruch.presskit.web import render_site
from umbruch.presskit.web.measures import file_size, language_name
from umbruch.presskit.web.page import without_policy
from umbruch.style import builtin_names, load
from umbruch.tree import Article, Block, Quote
from umbruch.tree.characters import clean
from umbruch.tree.walk import article_texts

KITS = {
    "sample": sample_kit,
    "empty": empty_kit,
    "plain": plain_kit,
    "arabic": arabic_kit,
    "large": large_kit,
    "hostile": hostile_kit,
}
RELEASE = "articles/segelschule-eroeffnet.html"
ENGLISH = "articles/sailing-school-opens.html"


def site(kit: Kit, style: str = "release") -> dict[str, str]:
    """The files of the site as text."""
    with collecting():
        return {path: content.decode() for path, content in render_site(kit, load(style)).items()}


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
    }  # fmt: skip


@pytest.mark.parametrize("name", KITS)
def test_the_same_kit_gives_the_same_bytes(name: str) -> None:
    with collecting():
        assert render_site(KITS[name](), load("release")) == render_site(KITS[name](), load("release"))


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
            assert "url(" not in text
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


def test_a_picture_that_nobody_described_is_called_by_its_caption_else_a_picture() -> None:
    named, bare = kit_picture("a", "a.jpg", caption="Der Hafen"), kit_picture("b", "b.jpg", alt="")
    kit = msgspec.structs.replace(sample_kit(), pictures=(named, bare), cover=None)
    assert pick(page(kit), "//figure//img/@alt") == ["Bild: Der Hafen", "Bild"]


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


@pytest.mark.parametrize("name", ["sample", "plain", "arabic", "hostile"])
def test_no_word_of_an_article_is_lost(name: str) -> None:
    kit = KITS[name]()
    for one in kit.articles:
        tree = page(kit, f"articles/{one.slug}.html")
        shown = "".join(pick(tree, "//main")[0].split())
        for text in article_texts(one.article):
            assert "".join(clean(text).split()) in shown


@pytest.mark.parametrize("name", ["sample", "arabic"])
def test_no_word_of_the_manifest_is_lost(name: str) -> None:
    kit = KITS[name]()
    manifest = kit.manifest
    shown = pick(page(kit), "//body")[0]
    for words in (
        manifest.title, manifest.subtitle, manifest.organisation, manifest.boilerplate, manifest.usage,
        *(cell for row in manifest.facts for cell in row),
    ):  # fmt: skip
        assert " ".join((words or "").split()) in shown


def test_the_text_to_copy_is_the_plain_text_of_the_article() -> None:
    tree = page(sample_kit(), RELEASE)
    copied = "".join(values(tree, "//pre[@id='plain-text']//text()")).strip()
    assert copied.startswith("Pressemitteilung 4/2026\n\nSegelschule eröffnet im Juni")
    assert pick(tree, "//button/@data-copy") == ["plain-text"]
    assert elements(tree, "//button/@hidden")
    assert f"{len(copied)} Zeichen" in pick(tree, "//aside//p")


def test_linked_data_names_the_article_its_picture_and_its_house() -> None:
    data = data_of(site(sample_kit())[RELEASE])
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Segelschule eröffnet im Juni mit einem Steg für alle"
    assert data["inLanguage"] == "de"
    (image,) = data["image"]
    assert image["contentUrl"] == "../pictures/web/steg.jpg"
    assert image["creditText"] == "Foto: Rieke Thomsen"
    assert "Segelschule Niederhafen" in json.dumps(data["publisher"], ensure_ascii=False)
    whole = data_of(site(sample_kit())["index.html"])
    assert whole["@type"] == "CollectionPage"
    assert whole["hasPart"][0]["url"] == RELEASE


def test_open_graph_tells_title_description_and_locale() -> None:
    tree = page(sample_kit(), ENGLISH)
    said = dict(zip(pick(tree, "//meta[@property]/@property"), pick(tree, "//meta[@property]/@content"), strict=True))
    assert said["og:type"] == "article"
    assert said["og:title"] == "Sailing School Opens in June"
    assert said["og:locale"] == "en_US"
    assert said["og:site_name"] == "Segelschule Niederhafen"
    assert said["article:published_time"] == "2026-11-20"


def test_addresses_and_pictures_for_previews_are_absolute_where_the_kit_says_where_it_will_stand() -> None:
    kit = sample_kit()
    there = msgspec.structs.replace(kit.manifest, address="https://presse.example/segeln/")
    kit = msgspec.structs.replace(kit, manifest=there)
    for path, address, picture in (
        ("index.html", "https://presse.example/segeln/", "titel"),
        (RELEASE, f"https://presse.example/segeln/{RELEASE}", "steg"),
    ):
        tree = page(kit, path)
        assert pick(tree, "//meta[@property='og:url']/@content") == [address]
        (image,) = pick(tree, "//meta[@property='og:image']/@content")
        assert image == f"https://presse.example/segeln/pictures/web/{picture}.jpg"
        assert pick(tree, "//meta[@property='og:image:alt']/@content")[0]
    assert not pick(page(sample_kit()), "//meta[@property='og:url' or @property='og:image']/@content")


def test_markup_in_a_kit_is_text_on_its_pages() -> None:
    for path, text in site(hostile_kit()).items():
        if path.endswith(".html"):
            tree = lxml_html.document_fromstring(text)
            assert len(elements(tree, "//script")) == 2
            assert not elements(tree, "//*[@onerror]")
            assert not [one for one in pick(tree, "//@href") if one.lower().startswith(("javascript", "data"))]
            assert "<b>fett</b>" in html.unescape(pick(tree, "//h1")[0])
            assert data_of(text)
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text)


def test_the_one_script_is_the_one_that_the_policy_allows() -> None:
    import hashlib
    from base64 import b64encode

    tree = page(hostile_kit(), "articles/hurt.html")
    (script,) = elements(tree, "//script[not(@type)]")
    assert script.text
    (policy,) = pick(tree, "//meta[@http-equiv]/@content")
    assert b64encode(hashlib.sha256(script.text.encode()).digest()).decode() in policy


def test_a_preview_may_bring_a_script_of_its_own() -> None:
    with collecting():
        content = render_site(sample_kit(), load("release"))[RELEASE]
    assert b"Content-Security-Policy" in content
    assert b"Content-Security-Policy" not in without_policy(content)
    assert without_policy(content).count(b"<meta ") == content.count(b"<meta ") - 1


def test_any_file_name_is_safe_in_a_link() -> None:
    link = pick(page(hostile_kit()), "//section[@class='whole']//ul//a/@href")[0]
    assert unquote(link) == f"articles/{ODD_NAME}"
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", link)


def test_an_empty_kit_is_a_page_with_a_title() -> None:
    tree = page(empty_kit())
    assert pick(tree, "//h1") == ["Press kit"]
    assert not elements(tree, "//main//section")


def test_a_hundred_pictures_are_loaded_when_they_come_into_view() -> None:
    tree = page(large_kit())
    assert len(elements(tree, "//ul[@class='gallery']/li")) == 100
    assert len(elements(tree, "//ul[@class='gallery']//img[@loading='lazy'][@width][@height]")) == 100


def test_the_archive_is_linked_only_where_there_is_one() -> None:
    assert pick(page(sample_kit()), "//a[@class='button']/@href") == ["../segelschule.zip"]
    kit = msgspec.structs.replace(sample_kit(), archive=None)
    assert not elements(page(kit), "//a[@class='button']")


def test_lists_too_deep_for_a_page_are_refused_with_a_reason() -> None:
    block: Block = paragraph("tief")
    for _ in range(3000):
        block = Quote((block,))
    kit = plain_kit()
    deep = msgspec.structs.replace(kit.articles[0], article=Article(headline="Tief", body=(block,)))
    with pytest.raises(RenderError, match="too deep"):
        render_site(msgspec.structs.replace(kit, articles=(deep,)), load("release"))


@pytest.mark.parametrize("name", builtin_names())
def test_the_sheet_follows_the_style(name: str) -> None:
    style = load(name)
    sheet = site(plain_kit(), name)["assets/site.css"]
    assert f"--accent: {style.colours.accent};" in sheet
    assert f'--serif: "{style.fonts.serif.family}", ' in sheet
    assert "prefers-color-scheme: dark" in sheet
    assert f"font-size: {style.text.body.size:g}pt" in sheet
    assert sheet.count("{") == sheet.count("}")
    own = sheet[sheet.index("*, *::before") :]
    assert set(re.findall(r"var\((--[\w-]+)\)", own)) <= set(re.findall(r"(--[\w-]+):", sheet))


@pytest.mark.parametrize(
    ("size", "lang", "shown"),
    [
        (0, "de", "0 Byte"),
        (999, "en", "999 byte"),
        (999_600, "de", "1 MB"),
        (1_240_000, "de", "1,2 MB"),
        (12_400_000, "en", "12 MB"),
        (312_000, "fr", "312 ko"),
        (2_000_000_000, "en", "2 GB"),
    ],
)
def test_sizes_of_files_have_two_digits_that_count(size: int, lang: str, shown: str) -> None:
    assert file_size(size, lang).replace("\xa0", " ").replace("\u202f", " ") == shown


def test_languages_are_called_as_they_call_themselves() -> None:
    assert language_name("de-AT") == "Deutsch"
    assert language_name("fr") == "Français"
    assert language_name("xx-nonsense") is None
    assert language_name(None) is None
