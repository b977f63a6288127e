"""NewsML-G2 as newsroom systems read it: files that are valid by the schema and still break a reader, avoided."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from lxml import etree

from tests.publications import SAMPLES, sample_publication
from tests.writers import newsml_readers as readers
from tests.writers.newsml_reading import attribute, find, rendered, root_of, sample_root, squeezed, values
from umbruch.tree import Article, Dateline, Emphasis, Figure, Paragraph, Publication, Text
from umbruch.tree.walk import block_texts, each_block

TEXT = "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:text'] | /g:newsItem"
WRITTEN = [name for name in SAMPLES if name != "empty"]


def texts(name: str) -> list[etree._Element]:
    return [item for item in find(sample_root(name), TEXT) if values(item, ".//g:itemClass/@qcode")[0] == "ninat:text"]


def test_the_first_headline_and_the_last_one_without_role_are_the_main_headline() -> None:
    item = texts("article")[0]
    assert readers.first_headline(item) == "Die Stadt liest wieder am Hafen"
    assert readers.last_headline_without_role(item) == "Die Stadt liest wieder am Hafen"


def test_kicker_and_deck_come_behind_with_a_role_and_a_lower_rank() -> None:
    headlines = find(texts("article")[0], "g:contentMeta/g:headline")
    assert [(one.get("role"), one.get("rank")) for one in headlines] == [
        (None, "1"),
        ("umbheadline:kicker", "3"),
        ("umbheadline:deck", "2"),
    ]


@pytest.mark.parametrize("name", WRITTEN)
def test_xhtml_comes_first_and_nitf_last_both_with_type_and_rendition(name: str) -> None:
    for item in texts(name):
        assert values(item, "g:contentSet/g:inlineXML/@contenttype") == [
            "application/xhtml+xml",
            "application/nitf+xml",
        ]
        assert readers.strict_content(item) == ["xhtml", "nitf"]


def test_a_reader_of_the_last_rendition_gets_the_whole_body_but_what_stands_in_the_items_of_pictures() -> None:
    publication = sample_publication("article")
    body = squeezed(" ".join(readers.last_rendition(texts("article")[0])))
    article = publication.article
    told = [block for block in article.body if not isinstance(block, Figure)]
    missing = [
        text for text in block_texts(tuple(told)) if squeezed(text).replace(" ", "") not in body.replace(" ", "")
    ]
    assert missing == []
    assert article.lead
    assert article.lead in body
    assert "NIEDERHAFEN (LB/mö). Pünktlich um zehn" in body


def test_a_reader_of_the_first_rendition_gets_the_whole_article() -> None:
    body = squeezed(" ".join(readers.first_rendition(texts("article")[0])))
    for part in ("Die Stadt liest wieder", "NIEDERHAFEN (LB/mö). Pünktlich", "Foto: Rieke Thomsen", "Seite 12"):
        assert part in body


def test_a_reader_of_direct_children_gets_each_paragraph_with_its_dateline() -> None:
    paragraphs = readers.direct_children(texts("plain")[0])
    assert paragraphs == [
        "Ferry Line to Resume in May",
        "PORT ELLERY (NWN) - The ferry across the sound will run again from May 2, its owner said on Monday.",
        "Tickets go on sale next week. A return trip costs $14.",
    ]


def test_a_dateline_before_emphasis_is_text_and_no_element() -> None:
    body = (Paragraph((Emphasis((Text("Endlich"),)), Text(" ist sie da."))),)
    publication = Publication(articles=(Article(dateline=Dateline("KALLDORF (ab)."), body=body),))
    assert readers.direct_children(root_of(publication)) == ["KALLDORF (ab). "]


@pytest.mark.parametrize("name", WRITTEN)
def test_no_section_and_no_comment_stands_between_body_and_its_blocks(name: str) -> None:
    flat = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "ul", "ol", "table", "figure", "hr"}
    for body in find(sample_root(name), "//x:body"):
        assert all(isinstance(child.tag, str) for child in body)
        assert {etree.QName(child).localname for child in body} <= flat


@pytest.mark.parametrize("name", WRITTEN)
def test_nitf_has_all_text_in_blocks_one_more_for_each_box_and_pictures_beside_them(name: str) -> None:
    for content in find(sample_root(name), "//n:body/n:body.content"):
        kinds = [(etree.QName(child).localname, child.get("class")) for child in content]
        assert {kind for kind, _ in kinds} <= {"block", "media"}
        assert ("block", None) in kinds
        assert not find(content, "n:block//n:media")
        assert not [one for one, after in itertools.pairwise(kinds) if one == after == ("block", None)]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_item_has_what_readers_fail_without(name: str) -> None:
    root = sample_root(name)
    items = find(root, "//g:itemSet/*") or [root]
    for item in items:
        read = readers.strict_metadata(item) if find(item, "g:contentMeta/g:headline") else None
        assert int(attribute(item, "version")) >= 1
        assert values(item, "g:itemMeta/g:pubStatus/@qcode")[0] in {"stat:usable", "stat:withheld"}
        assert read is None or read["type"] in {"text", "picture", "composite"}


@pytest.mark.parametrize("name", ["article", "kit"])
def test_a_strict_reader_takes_the_whole_message(name: str) -> None:
    classes = readers.strict_message(sample_root(name))
    assert classes[0] == "composite"
    assert set(classes) == {"composite", "text", "picture"}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_message_carries_no_knowledge_item(name: str) -> None:
    assert values(sample_root(name), "//g:knowledgeItem | //g:conceptItem") == []


@pytest.mark.parametrize("name", WRITTEN)
def test_nitf_inside_has_its_namespace(name: str) -> None:
    for content in find(sample_root(name), "//g:inlineXML[@contenttype='application/nitf+xml']"):
        assert [child.tag for child in content] == ["{http://iptc.org/std/NITF/2006-10-18/}nitf"]


@pytest.mark.parametrize("name", WRITTEN)
def test_the_file_needs_no_dtd_entity_or_processing_instruction(name: str) -> None:
    content = rendered(sample_publication(name))
    assert b"<!DOCTYPE" not in content
    assert b"<!ENTITY" not in content
    assert content.count(b"<?") == 1


def test_a_blog_gets_each_text_with_its_headline_tags_and_pictures() -> None:
    (post,) = readers.blog_posts(sample_root("article"))
    assert post.title == "Die Stadt liest wieder am Hafen"
    assert post.tags == "Bücherei,Hafen,"
    assert post.topics == ["Film"]
    assert post.pictures == ["speicher.jpg"]
    assert post.status == "pending"
    assert "Pünktlich um zehn" in post.content


def test_a_blog_gets_the_pictures_of_a_kit_with_the_article_that_shows_them() -> None:
    publication = sample_publication("kit")
    shown = [
        [block.image for block in each_block(article.body) if isinstance(block, Figure) and block.image]
        for article in publication.articles
    ]
    assert any(shown)
    assert [post.pictures for post in readers.blog_posts(sample_root("kit"))] == shown


def test_a_converter_of_messages_finds_the_story_by_the_group_main() -> None:
    story = readers.ninjs_of_message(sample_root("article"))
    assert story["headline"] == "Die Stadt liest wieder am Hafen"
    assert story["subjects"] == [("Film", "20000005")]
    assert story["urgency"] == 5
    assert story["uri"] == texts("article")[0].get("guid")
    assert readers.ninjs_of_message(sample_root("kit"))["headline"] == sample_publication("kit").articles[0].headline


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in ("untitled", "bare")])
def test_a_search_index_takes_the_main_headline_for_the_title(name: str) -> None:
    for article, item in zip(sample_publication(name).articles, texts(name), strict=True):
        title, body = readers.search_index(item)
        assert squeezed(title) == squeezed(article.headline or "")
        assert body


@pytest.mark.parametrize(
    ("path", "reader"),
    [
        ("//g:group/@role", readers.ninjs_of_message),
        ("//g:urgency", readers.dpa_items),
        ("//g:pubStatus", readers.blog_posts),
        ("//g:headline", readers.apa_post),
    ],
)
def test_a_reader_fails_without_what_it_looks_for(path: str, reader: Callable[[etree._Element], object]) -> None:
    root = etree.fromstring(rendered(sample_publication("article")))
    if path.endswith("/@role"):
        for group in find(root, path.removesuffix("/@role")):
            group.set("role", "other:role")
    for element in [] if "@" in path else find(root, path):
        element.getparent().remove(element)  # type: ignore[union-attr]
    with pytest.raises(IndexError):
        reader(root)
