"""An article as XHTML: what stands where, and that nothing hurtful gets through."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.markup.reading import elements, flat, shown_words, tags, values
from tests.publications import HURTFUL, SAMPLES, paragraph, sample_publication, texts_set, words
from umbruch.diagnostics import collecting
from umbruch.facts.imprint import article_title
from umbruch.markup.block_markup import Shown
from umbruch.markup.xhtml import Surroundings, article_markup
from umbruch.tree import (
    Article,
    Contact,
    Dateline,
    Figure,
    Link,
    List,
    Paragraph,
    Quote,
    Source,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.characters import clean

IN_GERMAN = Surroundings({"a.jpg": Shown("pictures/a.jpg", 40, 30)}, lang="de")


def tree_of(article: Article, around: Surroundings = IN_GERMAN) -> etree._Element:
    """The markup read back by an XML parser."""
    markup = article_markup(article, around)
    return etree.fromstring(f'<div xmlns:epub="http://www.idpf.org/2007/ops">{markup}</div>')[0]


def with_body(*blocks: object) -> Article:
    return Article(lang="de", headline="Kopf", body=blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_an_article_stands_in_its_markup_in_reading_order(name: str) -> None:
    for article in sample_publication(name).articles:
        with collecting():
            found = iter(shown_words(article_markup(article, IN_GERMAN)))
        for text in texts_set(article):
            for word in clean(text).split():
                assert word in found, word


def test_a_headline_is_an_h1_and_its_crossheads_never_skip_a_level() -> None:
    article = with_body(
        Subheading(words("eins"), level=3), Subheading(words("zwei"), level=1), Subheading(words("drei"), level=5)
    )
    headings = elements(tree_of(article), "//h1|//h2|//h3|//h4|//h5|//h6")
    assert tags(headings) == ["h1", "h2", "h2", "h3"]


def test_the_dateline_is_run_in_to_the_first_paragraph_even_after_a_picture() -> None:
    dateline = Dateline("ORT (ab).", place="ORT")
    figure = Figure(caption=words("Bild"))
    tree = tree_of(Article(dateline=dateline, body=(figure, Paragraph(), paragraph("Der Satz."))))
    (paragraph_found,) = elements(tree, "//p[@class='body']")
    assert flat(paragraph_found) == "ORT (ab). Der Satz."
    assert paragraph_found[0].get("class") == "place-line"


@pytest.mark.parametrize(("date", "told"), [("2024-03-09", ["2024-03-09"]), ("9. März", []), ("2024-02-31", [])])
def test_the_day_of_the_newspaper_is_told_to_machines_where_it_is_one(date: str, told: list[str]) -> None:
    article = Article(headline="x", source=Source("Bote", ("Bote",), date))
    tree = etree.fromstring(f"<div>{article_markup(article, Surroundings({}, press_head=True))}</div>")
    assert tree.xpath("//time/@datetime") == told


def test_a_dateline_before_a_crosshead_gets_a_line_of_its_own() -> None:
    tree = tree_of(Article(dateline=Dateline("ORT."), body=(Subheading(words("Quer")), paragraph("Der Satz."))))
    assert [flat(element) for element in tree] == ["ORT.", "Quer", "Der Satz."]


def test_a_caption_without_its_picture_is_still_a_figure() -> None:
    tree = tree_of(with_body(Figure(image=None, caption=words("Was man sähe"))))
    (figure,) = elements(tree, "//figure")
    assert tags(figure) == ["figcaption"]
    assert "without-picture" in figure.get("class", "")


def test_a_picture_keeps_its_alternative_text_apart_from_its_caption() -> None:
    tree = tree_of(with_body(Figure(image="a.jpg", caption=words("Die Unterschrift"), alt='Ein "Hund" & <Katze>')))
    (image,) = elements(tree, "//img")
    assert {str(key): str(value) for key, value in image.attrib.items()} == {
        "src": "pictures/a.jpg", "alt": 'Ein "Hund" & <Katze>', "width": "40", "height": "30",
    }  # fmt: skip
    assert flat(elements(tree, "//figcaption")[0]) == "Die Unterschrift"


def test_a_decorative_picture_has_an_empty_alternative_text_and_no_complaint() -> None:
    with collecting() as found:
        tree = tree_of(with_body(Figure(image="a.jpg", alt="")))
    assert tree.xpath("string(//img/@alt)") == ""
    assert found == []


def test_a_picture_that_nobody_described_is_reported_with_its_place() -> None:
    with collecting() as found:
        tree = tree_of(with_body(paragraph("Text"), Figure(image="a.jpg", caption=words("Unterschrift"))))
    assert not tree.xpath("//img/@alt")
    assert [(one.code, one.field) for one in found] == [("picture.alt", "articles[0].body[1].alt")]


def test_the_one_who_is_quoted_stands_after_the_quote() -> None:
    quoted = tree_of(with_body(Quote((paragraph("Das Wort."),), attribution="Jemand")))
    (quotation,) = elements(quoted, "//div[@class='quotation']")
    assert tags(quotation) == ["blockquote", "p"]


def test_rows_of_a_table_are_filled_up_to_the_widest() -> None:
    table = Table(header=(words("A"), words("B")), rows=((words("1"),), (words("1"), words("2"), words("3"))))
    rows = elements(tree_of(with_body(table)), "//tr")
    assert [tags(row) for row in rows] == [["th", "th", "td"], ["td"] * 3, ["td"] * 3]
    assert rows[0][0].get("scope") == "col"


def test_what_is_empty_leaves_no_empty_element() -> None:
    tree = tree_of(with_body(Paragraph(), Subheading(), Quote(), List(items=()), List(items=((),)), Figure(), Table()))
    assert tags(tree) == ["header"]


def test_a_dangerous_or_relative_address_does_not_become_a_link() -> None:
    links = tuple(Link(href, words("Wort")) for href in ("javascript:alert(1)", "seite.html", "data:text/html,x", ""))
    with collecting() as found:
        tree = tree_of(with_body(Paragraph(links)))
    assert elements(tree, "//a") == []
    assert {one.code for one in found} == {"link.unusable"}
    assert flat(elements(tree, "//p")[0]) == "Wort" * 4


def test_a_link_inside_a_link_is_only_one() -> None:
    inner = Link("https://b.example/", words("innen"))
    tree = tree_of(with_body(Paragraph((Link("https://a.example/", (Text("außen "), inner)),))))
    assert values(tree, "//a/@href") == ["https://a.example/"]


def test_a_link_without_words_is_left_out_and_reported() -> None:
    with collecting() as found:
        tree = tree_of(with_body(Paragraph((Text("Wort"), Link("https://a.example/")))))
    assert elements(tree, "//a") == []
    assert flat(elements(tree, "//p")[0]) == "Wort"
    assert [one.code for one in found] == ["link.empty"]


def test_addresses_in_a_contact_lead_there() -> None:
    contact = Contact("Ruf: +49 (0)5264 123\nPost: a@b.example", phone="+49 (0)5264 123", email="a@b.example")
    tree = tree_of(Article(headline="Kopf", contact=contact))
    assert values(tree, "//address/a/@href") == ["tel:+495264123", "mailto:a@b.example"]
    assert len(elements(tree, "//address/br")) == 1


def test_a_source_with_an_address_leads_there() -> None:
    source = Source("Bote, 3. Mai", url="https://bote.example/1")
    assert values(tree_of(Article(headline="Kopf", source=source)), "//*[@class='closing']//a/@href") == [
        "https://bote.example/1"
    ]


def test_an_article_in_another_language_says_so_and_which_way_it_runs() -> None:
    tree = tree_of(Article(lang="ar", headline="عنوان"), Surroundings({}, lang="de"))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree_of(Article(lang="de", headline="Titel"), Surroundings({}, lang="de")).get("lang") is None


def test_html_gets_an_article_and_no_attributes_of_epub() -> None:
    markup = article_markup(sample_publication("article").article, Surroundings({}, lang="de"))
    assert markup.startswith("<article ")
    assert "epub:" not in markup


def test_an_article_without_a_headline_is_named_for_screen_readers() -> None:
    tree = tree_of(Article(body=(paragraph("Ein Satz."),)))
    assert tree.get("aria-label") == "Ein Satz."


def test_a_long_stand_in_for_a_title_is_cut_between_words() -> None:
    title = article_title(Article(body=(paragraph("Wort " * 60),)))
    assert len(title) <= 80
    assert title.endswith("Wort …")


def test_the_press_head_names_newspaper_day_and_page() -> None:
    source = Source("s", publications=("Bote", "Kurier"), date="2024-03-09", page="5")
    tree = tree_of(Article(headline="Kopf", source=source), Surroundings({}, lang="de", press_head=True))
    assert [flat(pair) for pair in elements(tree, "//dl/div")] == [
        "ZeitungBote / Kurier", "Datum9. März 2024", "Seite5",
    ]  # fmt: skip


def test_forbidden_characters_are_left_out_and_reported_with_their_place() -> None:
    with collecting() as found:
        tree = tree_of(with_body(paragraph(HURTFUL)))
    text = flat(elements(tree, "//p")[0])
    assert "]]> & <b>fett</b>" in text
    assert "\x00" not in text
    (remark,) = found
    assert (remark.code, remark.field) == ("text.forbidden", "articles[0].body[0]")
    assert "U+0000, U+000B, U+D800, U+FFFE" in remark.message


def test_paragraphs_that_run_the_other_way_say_so() -> None:
    body = (paragraph("Ein Satz."), paragraph("جملة بالعربية."), Subheading(words("عنوان")))
    tree = tree_of(Article(lang="de", headline="كتاب", body=body), Surroundings({}, lang="de"))
    assert values(tree, "//p/@dir | //h2/@dir | //h1/@dir") == ["rtl", "rtl", "rtl"]
    arabic = tree_of(sample_publication("arabic").article, Surroundings({}, lang="ar"))
    assert values(arabic, "//p/@dir") == ["ltr"]


def test_addresses_among_words_from_right_to_left_keep_their_order() -> None:
    linked = Paragraph((Text("البريد "), Link("mailto:a@b.example", words("a@b.example"))))
    contact = Contact("هاتف +49 5264 123", phone="+49 5264 123")
    tree = tree_of(Article(lang="ar", headline="خبر", body=(linked,), contact=contact))
    assert values(tree, "//a/@dir") == ["ltr", "ltr"]
