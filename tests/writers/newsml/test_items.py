"""NewsML-G2: what stands where in the item of an article."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.publications import SAMPLES
from tests.writers.newsml_reading import (
    find,
    names,
    remarked,
    root_of,
    root_of_article,
    sample_root,
    values,
)
from umbruch.errors import RenderError
from umbruch.registry import format_table
from umbruch.tree import (
    Article,
    Contact,
    Publication,
)

TEXT = "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:text']"
WRITTEN = [name for name in SAMPLES if name != "empty"]


def test_the_writer_is_registered_under_its_name_and_tells_that_pictures_lie_beside() -> None:
    writer = format_table.writer("newsml")
    assert writer.media_type == "application/vnd.iptc.g2.newsmessage+xml"
    assert getattr(writer, "pictures_beside", False) is True


def test_the_writer_loads_without_its_xml_library() -> None:
    look = "import sys, umbruch.writers.newsml; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


@pytest.mark.parametrize("name", WRITTEN)
def test_the_file_is_a_message_in_any_case(name: str) -> None:
    assert sample_root(name).tag == "{http://iptc.org/std/nar/2006-10-01/}newsMessage"


def test_several_articles_are_no_single_item() -> None:
    with pytest.raises(RenderError, match="one article"):
        sample_root("kit", "newsml-item")


def test_an_article_alone_can_be_an_item_without_a_message() -> None:
    root = sample_root("plain", "newsml-item")
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
    root = root_of(one, "newsml-item")
    assert values(root, "g:itemMeta/g:title[not(@role)]") == ["Neue Kräne"]
    assert values(root, "g:itemMeta/g:title[@role='umbtitle:publication']") == ["Der Hafenbrief"]
    assert values(root, "g:itemMeta/g:title[@role='umbtitle:subtitle']") == ["Nr. 12"]


def test_a_publication_called_like_its_article_says_it_once() -> None:
    root = root_of(Publication(title="Neue Kräne", articles=(Article(headline="Neue Kräne"),)), "newsml-item")
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


def test_a_picture_brings_its_own_rights() -> None:
    root = sample_root("everything")
    rights = "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:picture']/g:rightsInfo"
    assert values(root, f"{rights}/g:copyrightNotice") == ["2026 Rieke Thomsen"]
    assert values(root, f"{rights}/g:usageTerms") == ["frei bei Namensnennung"]
