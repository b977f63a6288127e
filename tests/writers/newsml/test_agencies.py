"""NewsML-G2 in the shape of dpa and of APA, as receivers built on their files read it."""

from __future__ import annotations

import pytest

from tests.publications import SAMPLES, paragraph, sample_publication
from tests.writers import newsml_readers as readers
from tests.writers.newsml_reading import (
    WRITERS,
    attribute,
    find,
    names,
    readers_words_of,
    rendered,
    root_of,
    sample_root,
    squeezed,
    text_of,
    values,
)
from umbruch.tree import Article, Dateline, Publication
from umbruch.writers.newsml.dialects import APA, DPA

AGENCIES = ["newsml-dpa", "newsml-apa"]
TEXT = "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:text']"
WRITTEN = [name for name in SAMPLES if name != "empty"]


def text_item(format: str, name: str = "article") -> readers.Item:
    return find(sample_root(name, format), TEXT)[0]


@pytest.mark.parametrize("format", AGENCIES)
@pytest.mark.parametrize("name", WRITTEN)
def test_no_word_of_an_article_is_lost(name: str, format: str) -> None:
    bodies = find(sample_root(name, format), "//x:body")
    for article, body in zip(sample_publication(name).articles, bodies, strict=True):
        missing = [words for words in readers_words_of(article) if words not in text_of(body)]
        assert missing == []


@pytest.mark.parametrize("format", AGENCIES)
@pytest.mark.parametrize("name", WRITTEN)
def test_the_story_stands_there_once_as_xhtml(name: str, format: str) -> None:
    for item in find(sample_root(name, format), TEXT):
        assert values(item, "g:contentSet/g:inlineXML/@contenttype") == ["application/xhtml+xml"]


@pytest.mark.parametrize("format", AGENCIES)
@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_claims_to_come_from_the_agency(name: str, format: str) -> None:
    root = sample_root(name, format)
    assert values(root, "//g:service | //g:genre[not(starts-with(@qcode, 'genre:'))]") == []
    assert values(root, "//g:signal[not(starts-with(@qcode, 'sig:'))]") == []
    assert not {"nprov:dpa", "nprov:apa"} & set(values(root, "//g:provider/@qcode"))
    assert set(values(root, "//g:profile")) == {f"umbruch-{format.removeprefix('newsml-')}"}


@pytest.mark.parametrize("format", AGENCIES)
@pytest.mark.parametrize("name", WRITTEN)
def test_every_alias_that_is_used_is_declared(name: str, format: str) -> None:
    root = sample_root(name, format)
    iptc = {
        "drol",
        "genre",
        "ninat",
        "stat",
        "irel",
        "cpnat",
        "medtop",
        "subj",
        "rnd",
        "sig",
        "loutorient",
        "pgrmod",
        "why",
        "isrol",
        "nprov",
    }
    path = " | ".join(f"//g:*/@{name}" for name in ("role", "rel", "qcode", "type", "why", "rendition", "mode"))
    used = {value.partition(":")[0] for value in values(root, path)}
    for item in find(root, "//g:itemSet/*"):
        assert used <= iptc | set(values(item, "g:catalog/g:scheme/@alias"))


@pytest.mark.parametrize("format", AGENCIES)
def test_codes_of_the_agency_are_those_that_its_scheme_declares(format: str) -> None:
    dialect = {"newsml-dpa": DPA, "newsml-apa": APA}[format]
    declared = {f"{scheme.alias}:{code}" for scheme in dialect.schemes for code in scheme.codes}
    aliases = tuple(f"{scheme.alias}:" for scheme in dialect.schemes)
    used = {value for name in WRITTEN for value in values(sample_root(name, format), "//g:*/@role")}
    spoken = {code for code in used if code.startswith(aliases)}
    assert spoken
    assert spoken <= declared


@pytest.mark.parametrize("format", AGENCIES)
@pytest.mark.parametrize("name", WRITTEN)
def test_readers_of_any_newsml_g2_take_it_too(name: str, format: str) -> None:
    root = sample_root(name, format)
    items = find(root, "//g:itemSet/*")
    assert items
    for item in items:
        if find(item, "g:contentMeta/g:headline"):
            readers.strict_metadata(item)
    for article, item in zip(sample_publication(name).articles, find(root, TEXT), strict=True):
        assert readers.strict_content(item) == ["xhtml"]
        whole = squeezed(" ".join(readers.first_rendition(item))).replace(" ", "")
        assert all(words.replace(" ", "") in whole for words in readers_words_of(article))
        if article.headline:
            assert squeezed(readers.first_headline(item) or "") == squeezed(article.headline)


@pytest.mark.parametrize("format", AGENCIES)
def test_a_strict_reader_takes_the_whole_message(format: str) -> None:
    for name in ("article", "kit"):
        assert set(readers.strict_message(sample_root(name, format))) == {"composite", "text", "picture"}
    assert readers.strict_message(sample_root("plain", format)) == ["text"]


@pytest.mark.parametrize("format", AGENCIES)
def test_the_same_publication_gives_the_same_bytes(format: str) -> None:
    publication = sample_publication("kit")
    assert rendered(publication, format) == rendered(publication, format)


def test_the_three_formats_have_names_and_suffixes_of_their_own() -> None:
    assert list(WRITERS) == ["newsml", "newsml-dpa", "newsml-apa"]
    suffixes = [suffix for writer in WRITERS.values() for suffix in writer.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert WRITERS["newsml-dpa"].suffixes == (".dpa.xml",)
    assert WRITERS["newsml-apa"].suffixes == (".apa.xml",)


def test_a_desk_that_takes_dpa_gets_the_text_without_the_head() -> None:
    text = readers.dpa_items(sample_root("article", "newsml-dpa"))[1]
    assert text["headline"] == "Die Stadt liest wieder am Hafen"
    assert text["dateline"] == "NIEDERHAFEN (LB/mö)."
    assert text["city"] == "NIEDERHAFEN"
    assert squeezed(text["body"]).startswith("Wo früher Getreide lag")
    assert "NIEDERHAFEN (LB/mö). Pünktlich um zehn" in squeezed(text["body"])
    assert "Von Mareike Öztürk" not in text["body"]


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in ("untitled", "bare")])
def test_a_desk_that_takes_dpa_takes_every_message(name: str) -> None:
    assert readers.dpa_items(sample_root(name, "newsml-dpa"))


def test_dpa_has_header_and_main_section_with_its_classes() -> None:
    body = find(text_item("newsml-dpa"), ".//x:body")[0]
    assert names(body) == ["header", "section"]
    header, main = body
    assert [(tag, one.get("class")) for tag, one in zip(names(header), header, strict=True)] == [
        ("strong", "embargoed"),
        ("h1", "headline"),
        ("h3", None),
        ("p", "deck"),
        ("p", "byline"),
    ]
    assert attribute(header[0], "data-datetime") == "2024-03-09T10:00:00+01:00"
    assert values(header, "x:h3") == ["Neues Leben im alten Speicher"]
    assert main.get("class") == "main"
    assert main[0].get("class") == "teaser"
    assert values(main, "x:p/x:span[@class='dateline']") == ["NIEDERHAFEN (LB/mö)."]
    assert values(main, "x:p/x:span[@class='dateline']/x:span[@class='credit']") == ["(LB/mö)"]


@pytest.mark.parametrize(
    ("dateline", "credit"),
    [
        ("KALLDORF (ab).", ["(ab)"]),
        ("KALLDORF", []),
        ("KALLDORF (ab", []),
        ("KALLDORF ab) -", []),
        ("(ab) KALLDORF (cd) -", ["(ab)"]),
        ("KALL\nDORF (ab) -", ["(ab)"]),
    ],
)
def test_dpa_marks_any_dateline_without_losing_a_character(dateline: str, credit: list[str]) -> None:
    article = Article(headline="x", dateline=Dateline(dateline), body=(paragraph("Text (mit Klammer)."),))
    root = root_of(Publication(articles=(article,)), "newsml-dpa")
    assert values(root, "//x:section/x:p") == [f"{dateline} Text (mit Klammer)."]
    assert values(root, "//x:span[@class='dateline']") == [dateline]
    assert values(root, "//x:span[@class='credit']") == credit


def test_dpa_gives_the_kicker_rank_three_the_lead_as_teaser_and_notes_their_roles() -> None:
    item = text_item("newsml-dpa")
    meta = find(item, "g:contentMeta")[0]
    assert values(meta, "g:headline[@rank='1']") == ["Die Stadt liest wieder am Hafen"]
    assert values(meta, "g:headline[@rank='3']") == ["Neues Leben im alten Speicher"]
    assert readers.last_headline_without_role(item) == "Die Stadt liest wieder am Hafen"
    assert values(meta, "g:description[@role='drol:teaser']")[0].startswith("Wo früher")
    assert values(item, "g:itemMeta/g:edNote/@role") == ["dpaednoterole:embargo", "dpaednoterole:contacts"]


def test_dpa_writes_an_article_without_head_or_body() -> None:
    root = root_of(Publication(articles=(Article(kicker="Nur Dachzeile"), Article(), Article(lead="L"))), "newsml-dpa")
    assert [names(body) for body in find(root, "//x:body")] == [["header"], [], ["section"]]
    assert values(root, "//x:header/x:h3") == ["Nur Dachzeile"]


def test_a_blog_that_takes_apa_gets_title_subtitle_topics_and_paragraphs() -> None:
    post = readers.apa_post(sample_root("article", "newsml-apa"))
    assert post.title == "Die Stadt liest wieder am Hafen"
    assert post.subtitle == "Bücherei zieht nach drei Jahren Umbau zurück in das Lagerhaus"
    assert post.topics == ["medtop:20000005"]
    assert post.pictures == ["speicher.jpg"]
    assert "<p>NIEDERHAFEN (LB/mö). Pünktlich um zehn öffnete sich das Tor. Endlich, sagte" in post.content
    assert "<p>Sonnabend: 10 bis 14 Uhr</p>" in post.content


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in ("untitled", "bare")])
def test_a_blog_that_takes_apa_takes_every_message(name: str) -> None:
    headline = sample_publication(name).articles[-1].headline
    assert squeezed(readers.apa_post(sample_root(name, "newsml-apa")).title) == squeezed(headline or "")


def test_apa_gives_headlines_a_type_topics_a_reason_and_sources_a_role() -> None:
    item = text_item("newsml-apa")
    meta = find(item, "g:contentMeta")[0]
    assert values(meta, "g:headline/@role") == ["apahltype:title", "umbheadline:kicker", "apahltype:subtitle"]
    assert values(meta, "g:subject/@why") == ["why:direct"]
    assert set(values(meta, "g:infoSource/@role")) == {"isrol:originfo"}
    assert values(item, "g:itemMeta/g:edNote/@role") == ["aparole:embargotext", "umbnote:contact"]
    assert values(item, ".//x:body/x:h2[1]") == ["Bücherei zieht nach drei Jahren Umbau zurück in das Lagerhaus"]


def test_apa_takes_a_kicker_alone_for_no_title() -> None:
    root = root_of(Publication(articles=(Article(kicker="Nur Dachzeile"),)), "newsml-apa")
    assert values(root, "//g:contentMeta/g:headline/@role") == ["umbheadline:kicker"]


@pytest.mark.parametrize("name", WRITTEN)
def test_the_importer_of_apa_finds_provider_order_names_and_places_as_it_wants_them(name: str) -> None:
    root = sample_root(name, "newsml-apa")
    providers = find(root, "//g:newsItem/g:itemMeta/g:provider")
    assert all((one.get("qcode") or "").startswith("nprov:") for one in providers)
    kinds = values(root, "//g:itemSet/g:newsItem/g:itemMeta/g:itemClass/@qcode")
    assert kinds == sorted(kinds)  # pictures before texts
    assert all(len(find(one, "g:name")) <= 1 for one in find(root, "//g:subject"))
    for item in find(root, TEXT):
        places = [text_of(one) for one in find(item, "g:contentMeta/g:located/g:name")]
        assert [text_of(one) for one in find(item, "g:contentMeta/g:subject[@type='cpnat:geoArea']/g:name")] == places
