"""The text inside a news item, its guid and its moments."""

from __future__ import annotations

import pytest

from tests.publications import SAMPLES, paragraph, sample_publication, words
from tests.writers.newsml_reading import (
    desk_words_of,
    find,
    readers_words_of,
    remarked,
    rendered,
    root_of,
    root_of_article,
    sample_root,
    squeezed,
    text_of,
    values,
    words_of,
)
from umbruch.errors import RenderError
from umbruch.tree import (
    Article,
    Byline,
    Contact,
    Credit,
    Dateline,
    Emphasis,
    Figure,
    Link,
    Paragraph,
    Person,
    Provider,
    Publication,
    Quote,
    Source,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.walk import each_block, inline_text
from umbruch.writers.newsml.schemes import IPTC_CATALOG, SCHEMES

TEXT = "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:text']"
WRITTEN = [name for name in SAMPLES if name != "empty"]


def test_the_catalog_of_iptc_is_referred_to_and_our_schemes_are_declared_inline() -> None:
    root = sample_root("plain", "newsml-item")
    assert values(root, "g:catalogRef/@href") == [IPTC_CATALOG]
    assert values(root, "g:catalog/g:scheme/@alias") == [scheme.alias for scheme in SCHEMES]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_code_of_our_schemes_that_is_used_is_one_of_theirs(name: str) -> None:
    declared = {f"{scheme.alias}:{code}" for scheme in SCHEMES for code in scheme.codes}
    codes = values(sample_root(name), "//g:*/@role | //g:*/@rendition | //g:*/@rel")
    used = {code for code in codes if code.startswith(("umb", "group:"))}
    assert used
    assert used <= declared


@pytest.mark.parametrize("name", WRITTEN)
def test_every_word_stands_in_the_xhtml_in_reading_order(name: str) -> None:
    publication = sample_publication(name)
    bodies = find(sample_root(name), "//x:body")
    assert len(bodies) == len(publication.articles)
    for article, body in zip(publication.articles, bodies, strict=True):
        text, position = text_of(body), 0
        tables = [block for block in each_block(article.body) if isinstance(block, Table)]
        table_captions = {squeezed(inline_text(table.caption)) for table in tables}
        for words_ in readers_words_of(article):
            if words_ in table_captions:  # HTML has them before the rows
                assert words_ in text
                continue
            found = text.find(words_, position)
            assert found >= 0, f"{words_!r} is missing after {text[max(0, position - 40) : position]!r}"
            position = found


@pytest.mark.parametrize("name", WRITTEN)
def test_every_word_stands_in_the_nitf(name: str) -> None:
    publication = sample_publication(name)
    stories = find(sample_root(name), "//n:nitf")
    for article, story in zip(publication.articles, stories, strict=True):
        attributes = " ".join(squeezed(value) for value in values(story, ".//@info"))
        text = f"{text_of(story)} {attributes}"
        for words_ in words_of(article):
            assert words_ in text


def test_what_was_discarded_is_not_written() -> None:
    article = Article(headline="Bleibt", discarded=("Anzeige Möbelhaus",))
    assert "Möbelhaus" not in rendered(Publication(articles=(article,))).decode()


def test_white_space_between_marked_words_is_neither_added_nor_lost() -> None:
    body = (Paragraph((Emphasis(words("ein")), Emphasis(words("Wort")), Text(" und "), Emphasis(words("zwei")))),)
    root = root_of_article(body=body)
    for path in ("//x:p", "//n:block/n:p"):
        assert values(root, path) == ["einWort und zwei"]


def test_a_link_in_a_link_is_written_once() -> None:
    inner = Link("https://innen.example", words("innen"))
    root = root_of_article(body=(Paragraph((Link("https://aussen.example", (Text("aussen "), inner)),)),))
    assert values(root, "//x:a/@href") == ["https://aussen.example"]
    assert values(root, "//n:a") == ["aussen innen"]


def test_the_dateline_opens_the_first_paragraph_even_behind_a_figure() -> None:
    body = (Figure(caption=words("Ein Kran.")), paragraph("Dann mehr."))
    root = root_of_article(dateline=Dateline("KALLDORF (ab).", place="KALLDORF"), body=body)
    assert values(root, "//x:body/x:p") == ["Ein Kran.", "KALLDORF (ab). Dann mehr."]
    assert values(root, "//n:block/n:p") == ["Ein Kran.", "KALLDORF (ab). Dann mehr."]
    assert values(root, "//n:body.head/n:dateline/n:location") == ["KALLDORF"]


def test_a_dateline_before_anything_but_a_paragraph_stands_alone() -> None:
    root = root_of_article(dateline=Dateline("KALLDORF."), body=(Subheading(words("Zuerst")), paragraph("Dann mehr.")))
    assert values(root, "//x:body/*") == ["KALLDORF.", "Zuerst", "Dann mehr."]


def test_people_are_marked_in_the_nitf_byline_and_no_word_of_it_is_lost() -> None:
    people = (Person("Eva Lang"), Person("Ole"), Person("nicht genannt"))
    root = root_of_article(byline=Byline("Von Eva Lang und Ole Berg", people=people))
    assert values(root, "//n:byline") == ["Von Eva Lang und Ole Berg"]
    assert values(root, "//n:byline/n:person") == ["Eva Lang", "Ole"]


def test_an_article_without_headline_is_called_by_its_first_words() -> None:
    root = sample_root("untitled")
    assert values(root, "//g:itemMeta/g:title") == ["Ein Satz ohne Überschrift."]
    assert values(root, "//g:contentMeta/g:headline") == []


def test_the_source_line_is_data_about_the_publication_in_nitf() -> None:
    story = find(sample_root("article"), "//n:nitf")[0]
    assert values(story, "n:head/n:pubdata/@name") == ["Lindauer Bote", "Hafenkurier"]
    assert values(story, "n:head/n:pubdata[1]/@date.publication") == ["20240309"]
    assert values(story, "n:head/n:pubdata[1]/@position.sequence") == ["12"]
    assert values(story, "n:body/n:body.end/n:bibliography")[0].startswith("Quelle: Lindauer Bote")


def test_a_quote_keeps_its_source_outside_the_quoted_words() -> None:
    quote = Quote((paragraph("„Nie wieder.“"),), attribution="Eva Lang")
    root = root_of_article(body=(quote,))
    assert values(root, "//x:blockquote") == ["„Nie wieder.“"]
    assert values(root, "//x:body/x:p[@class='attribution']") == ["Eva Lang"]
    assert values(root, "//n:bq/n:credit") == ["Eva Lang"]


def test_a_caption_without_picture_is_text_and_description() -> None:
    figure = Figure(caption=words("Der alte Kran."), credit=Credit("Foto: privat"))
    root = root_of_article(body=(figure,))
    for path in ("//x:p[@class='caption']", "//n:p[@class='caption']", "//g:description[@role='drol:caption']"):
        assert values(root, path) == ["Der alte Kran."]
    for path in ("//x:p[@class='credit']", "//n:p[@class='credit']", "//g:description[@role='umbdescription:credit']"):
        assert values(root, path) == ["Foto: privat"]


def test_the_guid_is_a_newsml_urn_of_provider_day_and_content() -> None:
    guid = values(sample_root("article"), f"{TEXT}/@guid")[0]
    assert guid.startswith("urn:newsml:bote.example:20240309:")


def test_the_guid_stays_for_the_same_content_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = sample_publication("plain")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = root_of(publication)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    second = root_of(publication)
    assert first.get("guid") == second.get("guid")
    assert values(first, "//g:versionCreated") != values(second, "//g:versionCreated")


def test_another_content_gets_another_guid() -> None:
    assert root_of_article(headline="Eins").get("guid") != root_of_article(headline="Zwei").get("guid")


def test_an_article_that_brings_its_guid_keeps_it() -> None:
    guid = "urn:newsml:dpa.example:20240309:240309-99-001"
    assert root_of_article(id=guid, headline="Eins").get("guid") == guid


def test_another_id_of_an_article_stands_beside_its_guid() -> None:
    assert values(root_of_article(id="mitteilung-12", headline="Eins"), "//g:altId") == ["mitteilung-12"]
    assert values(root_of_article(id="urn:newsml:x:20240309:1"), "//g:altId") == []


def test_what_has_no_place_is_remarked() -> None:
    publication = Publication(articles=(Article(headline="x", discarded=("Anzeige",)),))
    assert [one.code for one in remarked(publication)[1]] == ["format.loss"]


def test_moments_carry_a_zone_and_come_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    root = root_of(sample_publication("plain"))
    assert values(root, "//g:versionCreated | //g:firstCreated") == ["2023-11-14T22:13:20Z"] * 2


def test_a_moment_without_zone_is_written_as_its_day() -> None:
    root = root_of_article(source=Source("Bote", date="2024-03-09T10:00:00"), modified="gestern")
    assert values(root, "//g:contentCreated") == ["2024-03-09"]
    assert values(root, "//g:contentModified") == []


def test_the_provider_is_the_publisher_and_else_who_can_be_called_or_printed_it() -> None:
    def provider(publication: Publication) -> list[str]:
        return values(root_of(publication), "//g:provider/g:name")

    printed = Article(source=Source("Bote", publications=("Hafenbote",)))
    called = Article(contact=Contact("x", organisation="Hafenamt"), source=printed.source)
    named = Provider("Bote Nachrichtendienst", "bote.example")
    assert provider(Publication(provider=named, publisher="Verlag", articles=(called,))) == [named.name]
    assert provider(Publication(publisher="Verlag", articles=(called,))) == ["Verlag"]
    assert provider(Publication(articles=(called,))) == ["Hafenamt"]
    assert provider(Publication(articles=(printed,))) == ["Hafenbote"]
    assert provider(Publication(articles=(Article(),))) == ["unknown"]


def test_text_from_right_to_left_says_so() -> None:
    root = root_of_article(lang="ar", headline="خبر")
    assert root.get("dir") == "rtl"
    assert values(root, "//x:html/@dir") == ["rtl"]


@pytest.mark.parametrize("name", WRITTEN)
def test_the_same_publication_gives_the_same_bytes(name: str) -> None:
    publication = sample_publication(name)
    assert rendered(publication) == rendered(publication)


def test_a_publication_without_an_article_is_refused_with_a_hint() -> None:
    with pytest.raises(RenderError) as caught:
        rendered(sample_publication("empty"))
    assert caught.value.hint


def test_a_paragraph_that_runs_the_other_way_says_so() -> None:
    root = root_of_article(lang="de", headline="Titel", body=(paragraph("Ein Satz."), paragraph("جملة بالعربية.")))
    assert values(root, "//x:p/@dir") == ["rtl"]


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("format", ["newsml", "newsml-dpa", "newsml-apa"])
def test_contact_and_notices_stand_in_fields_for_the_desk_and_in_no_body(name: str, format: str) -> None:
    items = find(sample_root(name, format), "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:text']")
    for article, item in zip(sample_publication(name).articles, items, strict=True):
        told = squeezed(" ".join(text_of(one) for one in find(item, "g:itemMeta | g:rightsInfo")))
        assert [one for one in desk_words_of(article) if one not in told] == []
        assert find(item, "g:contentSet//x:*[@class='contact']") == []
        corrected = article.change is not None and article.change.kind == "correction"
        assert len(find(item, "g:contentSet//x:*[@class='notice']")) == corrected
