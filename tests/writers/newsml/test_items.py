"""NewsML-G2: what stands where in the item of an article."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.publications import SAMPLES, paragraph, sample_publication, words
from tests.writers.newsml_reading import (
    find,
    names,
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
from umbruch.registry import format_table
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


def test_the_writer_is_registered_under_its_name_and_tells_that_pictures_lie_beside() -> None:
    writer = format_table.writer("newsml")
    assert writer.media_type == "application/vnd.iptc.g2.newsitem+xml"
    assert getattr(writer, "pictures_beside", False) is True


def test_the_writer_loads_without_its_xml_library() -> None:
    look = "import sys, umbruch.writers.newsml; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


def test_an_article_without_pictures_is_one_news_item() -> None:
    root = sample_root("plain")
    assert root.tag == "{http://iptc.org/std/nar/2006-10-01/}newsItem"
    assert root.get("standard") == "NewsML-G2"
    assert root.get("standardversion") == "2.35"
    assert root.get("conformance") == "power"
    assert root.get("version") == "1"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_the_parts_of_an_item_follow_the_order_of_the_schema() -> None:
    item = find(sample_root("article"), TEXT)[0]
    assert names(item) == ["catalogRef", "catalog", "rightsInfo", "itemMeta", "contentMeta", "contentSet"]


def test_item_meta_follows_its_strict_order() -> None:
    meta = find(sample_root("article"), f"{TEXT}/g:itemMeta")[0]
    assert names(meta) == [
        "itemClass",
        "provider",
        "versionCreated",
        "firstCreated",
        "embargoed",
        "pubStatus",
        "generator",
        "profile",
        "title",
        "edNote",
        "edNote",
        "link",
        "link",
    ]


def test_content_meta_names_places_and_people_before_it_describes() -> None:
    meta = find(sample_root("article"), f"{TEXT}/g:contentMeta")[0]
    first_of_each = list(dict.fromkeys(names(meta)))
    assert first_of_each == [
        "urgency",
        "contentCreated",
        "contentModified",
        "located",
        "infoSource",
        "creator",
        "contributor",
        "language",
        "keyword",
        "subject",
        "slugline",
        "headline",
        "dateline",
        "by",
        "creditline",
        "description",
        "contentMetaExtProperty",
    ]


def test_each_field_of_the_article_stands_in_its_element() -> None:
    meta = find(sample_root("article"), f"{TEXT}/g:contentMeta")[0]
    assert values(meta, "g:contentCreated") == ["2024-03-09"]
    assert values(meta, "g:contentModified") == ["2024-03-09T08:30:00+01:00"]
    assert values(meta, "g:located/g:name") == ["NIEDERHAFEN"]
    assert values(meta, "g:infoSource/g:name") == ["Lindauer Bote", "Hafenkurier"]
    assert values(meta, "g:creator/g:name") == ["Mareike Öztürk", "Jan Brüggemann"]
    assert values(meta, "g:language/@tag") == ["de"]
    assert values(meta, "g:keyword") == ["Bücherei", "Hafen"]
    assert values(meta, "g:subject/@qcode") == ["medtop:20000005"]
    assert values(meta, "g:dateline") == ["NIEDERHAFEN (LB/mö)."]
    assert values(meta, "g:by") == ["Von Mareike Öztürk und Jan Brüggemann (dpa)"]
    assert values(meta, "g:creditline") == ["LB/mö"]
    assert values(meta, "g:description[@role='drol:summary']")[0].startswith("Wo früher Getreide lag")


def test_the_contact_is_a_note_to_editors_and_a_party_with_its_addresses() -> None:
    item = find(sample_root("article"), TEXT)[0]
    assert values(item, "g:itemMeta/g:edNote[@role='umbnote:contact']")[0].startswith("Pressekontakt: Wiebke Dahl")
    party = find(item, "g:contentMeta/g:contributor[@role='umbparty:contact']")[0]
    assert values(party, "g:name") == ["Wiebke Dahl"]
    assert values(party, ".//g:affiliation/g:name") == ["Stadt Niederhafen"]
    assert values(party, ".//g:contactInfo/*") == [
        "presse@niederhafen.example",
        "0555 12345",
        "https://niederhafen.example/presse",
    ]


def test_an_organisation_is_a_contact_too() -> None:
    root = root_of_article(contact=Contact("Ruf: 1", organisation="Hafenamt", phone="1"))
    assert values(root, "//g:contributor/@type") == ["cpnat:organisation"]
    assert values(root, "//g:contributor//g:phone") == ["1"]


def test_a_subject_without_code_is_named() -> None:
    root = root_of_article(subjects=("Stadtentwicklung", "medtop:20000005", "http://example.org/x y"))
    assert values(root, "//g:subject[not(@qcode)]/g:name") == ["Stadtentwicklung", "http://example.org/x y"]
    assert values(root, "//g:subject/@qcode") == ["medtop:20000005"]


def test_a_subject_that_is_a_media_topic_has_its_code_and_names() -> None:
    root = root_of_article(lang="fr", subjects=("cinema",))
    (subject,) = find(root, "//g:subject")
    assert (subject.get("qcode"), subject.get("type"), subject.get("literal")) == (
        "medtop:20000005",
        "cpnat:abstract",
        "cinema",
    )
    assert values(subject, "g:name") == ["Cinéma", "cinema", "Film"]
    assert values(subject, "g:name/@xml:lang") == ["fr", "en", "de"]
    assert values(subject, "g:sameAs/@qcode") == ["subj:01005000"]


@pytest.mark.parametrize("written", ["medtop:20000005", "http://cv.iptc.org/newscodes/mediatopic/20000005"])
def test_a_subject_that_is_a_code_already_has_no_other_words(written: str) -> None:
    (subject,) = find(root_of_article(lang="de", subjects=(written,)), "//g:subject")
    assert (subject.get("qcode"), subject.get("literal")) == ("medtop:20000005", None)
    assert values(subject, "g:name") == ["Film", "cinema"]


def test_a_subject_that_names_two_topics_stays_a_name_and_is_remarked() -> None:
    publication = Publication(articles=(Article(lang="de", headline="x", subjects=("Kosmetik",)),))
    assert values(root_of(publication), "//g:subject/g:name") == ["Kosmetik"]
    assert values(root_of(publication), "//g:subject/@qcode") == []
    (remark,) = remarked(publication)[1]
    assert remark.code == "subject.ambiguous"
    assert "medtop:20001248" in (remark.hint or "")


@pytest.mark.parametrize("code", ["medtop:99999999", "subj:01005000"])
def test_a_code_that_the_table_does_not_know_is_written_as_it_is(code: str) -> None:
    root = root_of_article(subjects=(code,))
    assert values(root, "//g:subject/@qcode") == [code]
    assert values(root, "//g:subject/g:name") == []


def test_the_page_of_the_newspaper_is_a_property_of_the_text() -> None:
    meta = find(sample_root("article"), f"{TEXT}/g:contentMeta")[0]
    assert values(meta, "g:contentMetaExtProperty[@rel='umbproperty:page']/@value") == ["12"]


def test_what_a_publication_of_one_article_is_called_are_further_titles_of_its_item() -> None:
    one = Publication(title="Der Hafenbrief", subtitle="Nr. 12", articles=(Article(headline="Neue Kräne"),))
    root = root_of(one)
    assert values(root, "g:itemMeta/g:title[not(@role)]") == ["Neue Kräne"]
    assert values(root, "g:itemMeta/g:title[@role='umbtitle:publication']") == ["Der Hafenbrief"]
    assert values(root, "g:itemMeta/g:title[@role='umbtitle:subtitle']") == ["Nr. 12"]


def test_a_publication_called_like_its_article_says_it_once() -> None:
    root = root_of(Publication(title="Neue Kräne", articles=(Article(headline="Neue Kräne"),)))
    assert values(root, "g:itemMeta/g:title") == ["Neue Kräne"]


def test_the_slugline_is_made_of_keywords_and_else_of_the_headline() -> None:
    assert values(sample_root("article"), "//g:slugline") == ["Bücherei/Hafen"]
    assert values(sample_root("plain"), "//g:slugline") == ["ferry-line-to-resume-in-may"]
    assert values(root_of_article(), "//g:slugline") == []


def test_rights_come_from_the_notices() -> None:
    notices = ("© 2024 Lindauer Bote. Alle Rechte vorbehalten", "Nachdruck nur mit Genehmigung", "bote:0815/2")
    root = root_of_article(notice=notices)
    assert values(root, "//g:rightsInfo/g:copyrightHolder/g:name") == ["Lindauer Bote"]
    assert values(root, "//g:rightsInfo/g:copyrightNotice") == [notices[0]]
    assert values(root, "//g:rightsInfo/g:usageTerms") == [notices[1]]
    assert values(root, "//g:edNote[@role='umbnote:notice']") == [notices[2]]


@pytest.mark.parametrize(
    ("notice", "holder"),
    [
        ("© dpa", "dpa"),
        ("(c) 2019-2024 Hafen AG, alle Rechte vorbehalten", "Hafen AG"),
        ("Copyright 2024 by Northern Wire Network", "Northern Wire Network"),
        ("© 2024", None),
        ("©", None),
    ],
)
def test_the_copyright_holder_is_the_name_in_the_line(notice: str, holder: str | None) -> None:
    root = root_of_article(notice=(notice,))
    assert values(root, "//g:copyrightHolder/g:name") == ([holder] if holder else [])
    assert values(root, "//g:copyrightNotice") == [notice]


def test_the_catalog_of_iptc_is_referred_to_and_our_schemes_are_declared_inline() -> None:
    root = sample_root("plain")
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
        for words_ in words_of(article):
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
    assert provider(Publication(publisher="Verlag", articles=(called,))) == ["Verlag"]
    assert provider(Publication(articles=(called,))) == ["Hafenamt"]
    assert provider(Publication(articles=(printed,))) == ["Hafenbote"]
    assert provider(Publication(articles=(Article(),))) == ["umbruch"]


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
