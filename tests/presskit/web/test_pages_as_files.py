"""What the pages of a kit keep and carry: its words, data for machines, and safety."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.markup.reading import elements, flat, values
from tests.presskit.web_kits import (
    ODD_NAME,
    arabic_kit,
    empty_kit,
    hostile_kit,
    kit_picture,
    large_kit,
    plain_kit,
    sample_kit,
)
from tests.publications import BASIC_STYLES, paragraph, texts_set
from umbruch.diagnostics import collecting
from umbruch.errors import RenderError
from umbruch.presskit.source.model import Kit
from umbruch.presskit.web import render_site
from umbruch.presskit.web.measures import file_size, language_name
from umbruch.presskit.web.site_page import without_policy
from umbruch.style import load
from umbruch.tree import Article, Block, Dateline, Quote, Source
from umbruch.tree.characters import clean

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


@pytest.mark.parametrize("name", ["sample", "plain", "arabic", "hostile"])
def test_no_word_of_an_article_is_lost(name: str) -> None:
    kit = KITS[name]()
    for one in kit.articles:
        tree = page(kit, f"articles/{one.slug}.html")
        shown = "".join(pick(tree, "//main")[0].split())
        for text in texts_set(one.article):
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


def test_linked_data_show_the_logo_of_the_house_and_lead_to_files_on_the_web() -> None:
    kit = sample_kit()
    there = msgspec.structs.replace(kit.manifest, address="https://presse.example/segeln/")
    kit = msgspec.structs.replace(kit, logo=kit_picture("logo", "logo.png", shape=(4, 1)))
    for path, address in (("index.html", ""), (RELEASE, "../")):
        assert data_of(site(kit)[path])["publisher"]["logo"] == {
            "@type": "ImageObject", "contentUrl": f"{address}pictures/web/logo.jpg",
            "width": "1200 px", "height": "300 px",
        }  # fmt: skip
    on_the_web = site(msgspec.structs.replace(kit, manifest=there))
    data = data_of(on_the_web[RELEASE])
    assert data["publisher"]["logo"]["contentUrl"] == "https://presse.example/segeln/pictures/web/logo.jpg"
    assert data["image"][0]["contentUrl"] == "https://presse.example/segeln/pictures/web/steg.jpg"
    assert data_of(on_the_web["index.html"])["hasPart"][0]["url"] == f"https://presse.example/segeln/{RELEASE}"


def test_the_logo_of_a_kit_is_not_that_of_a_newspaper() -> None:
    kit = sample_kit()
    clipping = msgspec.structs.replace(kit.articles[0].article, source=Source("Hafenbote", ("Hafenbote",)))
    one = msgspec.structs.replace(kit.articles[0], article=clipping)
    kit = msgspec.structs.replace(kit, logo=kit_picture("logo", "logo.png"), articles=(one,))
    assert "logo" not in data_of(site(kit)[RELEASE])["publisher"]


def test_open_graph_tells_title_description_and_locale() -> None:
    tree = page(sample_kit(), ENGLISH)
    said = dict(zip(pick(tree, "//meta[@property]/@property"), pick(tree, "//meta[@property]/@content"), strict=True))
    assert said["og:type"] == "article"
    assert said["og:title"] == "Sailing School Opens in June"
    assert said["og:locale"] == "en_US"
    assert said["og:site_name"] == "Segelschule Niederhafen"
    assert said["article:published_time"] == "2026-11-20"


def test_all_that_programs_are_told_of_a_page_names_one_day_and_a_picture() -> None:
    kit = sample_kit()
    dated = msgspec.structs.replace(
        kit.articles[0].article,
        body=(paragraph("Der Steg ist fertig."),),
        dateline=Dateline("Niederhafen, 3. November 2026 –", place="Niederhafen", date="2026-11-03"),
    )
    one = msgspec.structs.replace(kit.articles[0], article=dated)
    made = site(msgspec.structs.replace(kit, articles=(one,)))[RELEASE]
    tree = page(msgspec.structs.replace(kit, articles=(one,)), RELEASE)
    assert pick(tree, "//meta[@property='article:published_time']/@content") == [data_of(made)["datePublished"]]
    assert data_of(made)["datePublished"] == "2026-11-03"
    assert data_of(made)["image"][0]["contentUrl"].startswith("../")


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
        assert pick(tree, "//link[@rel='canonical']/@href") == [address]
    assert not pick(page(sample_kit()), "//link[@rel='canonical']/@href")
    assert not pick(page(sample_kit()), "//meta[@property='og:url' or @property='og:image']/@content")


def test_previews_show_the_card_of_a_page_large() -> None:
    kit = sample_kit()
    there = msgspec.structs.replace(kit.manifest, address="https://presse.example/segeln/")
    first = msgspec.structs.replace(kit.articles[0], card="assets/cards/steg.jpg")
    kit = msgspec.structs.replace(kit, manifest=there, articles=(first,), card="assets/cards/index.jpg")
    for path, card in (("index.html", "index"), (RELEASE, "steg")):
        tree = page(kit, path)
        (image,) = pick(tree, "//meta[@property='og:image']/@content")
        assert image == f"https://presse.example/segeln/assets/cards/{card}.jpg"
        assert pick(tree, "//meta[@property='og:image:width' or @property='og:image:height']/@content") == [
            "1200",
            "630",
        ]
        assert pick(tree, "//meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_a_page_on_paper_says_where_it_stands_in_the_web() -> None:
    kit = sample_kit()
    there = msgspec.structs.replace(kit.manifest, address="https://presse.example/segeln/")
    tree = page(msgspec.structs.replace(kit, manifest=there), RELEASE)
    assert pick(tree, "//*[@class='on-paper']//bdi") == [f"https://presse.example/segeln/{RELEASE}"]
    assert elements(tree, "//*[@class='on-paper']//*[local-name()='svg']")
    assert not elements(page(kit, RELEASE), "//*[@class='on-paper']")


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


@pytest.mark.parametrize("name", BASIC_STYLES)
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
