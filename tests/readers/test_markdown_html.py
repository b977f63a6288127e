"""HTML inside Markdown: a closed set of elements becomes blocks, all else stays text and is remarked."""

from __future__ import annotations

import pytest

from tests.publications import paragraph, picture, words
from tests.round_trips import read_back
from umbruch.errors import InputInvalid
from umbruch.readers.markdown.html_blocks import blocks_of
from umbruch.tree import (
    Block,
    Break,
    Credit,
    Emphasis,
    Figure,
    Link,
    List,
    Paragraph,
    Publication,
    Quote,
    Rule,
    Strong,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts

PICTURES = Publication(pictures=(picture("feld.png"), picture("mit leerstelle.png")))


def reading(markdown: str) -> Reading:
    return read_back(markdown.encode(), "markdown", PICTURES)


def blocks(markdown: str) -> tuple[Block, ...]:
    return reading(markdown).article.body


def test_a_figure_has_picture_caption_and_credit() -> None:
    written = """
<figure>
  <img src="feld.png" alt="Ein Feld">
  <figcaption>Das <em>neue</em> Feld. <span class="credit" data-name="Ina Born">Foto: Ina Born</span></figcaption>
</figure>
"""
    caption = (Text("Das "), Emphasis(words("neue")), Text(" Feld."))
    assert blocks(written) == (Figure("feld.png", caption, Credit("Foto: Ina Born", "Ina Born"), "Ein Feld"),)


def test_a_picture_without_alt_is_undescribed_and_one_with_an_empty_alt_is_decoration() -> None:
    assert blocks('<figure><img src="feld.png"></figure>') == (Figure("feld.png"),)
    assert blocks('<figure><img src="feld.png" alt=""></figure>') == (Figure("feld.png", alt=""),)


def test_tables_quotes_lists_and_rules_become_blocks() -> None:
    table = (
        "<table><caption>Zahlen</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    )
    assert blocks(table) == (Table((words("a"),), ((words("1"),),), words("Zahlen")),)
    quote = "<figure><blockquote><p>Ja.</p></blockquote><figcaption>Eva Lang</figcaption></figure>"
    assert blocks(quote) == (Quote((paragraph("Ja."),), "Eva Lang"),)
    assert blocks("<ul>\n  <li>eins</li>\n  <li><p>zwei</p></li>\n</ul>") == (
        List(False, ((paragraph("eins"),), (paragraph("zwei"),))),
    )
    assert blocks("<hr>") == (Rule(),)
    assert blocks("<h3>Zahlen</h3>") == (Subheading(words("Zahlen"), 2),)


def test_inlines_in_html_are_those_of_the_tree() -> None:
    written = '<p>a<br><strong>b</strong> <a href="https://stadt.example">c &amp; d&#10;e</a></p>'
    assert blocks(written) == (
        Paragraph(
            (
                Text("a"),
                Break(),
                Strong(words("b")),
                Text(" "),
                Link("https://stadt.example", words("c & d\ne")),
            )
        ),
    )


@pytest.mark.parametrize(
    "written",
    ["<p>offen", "<div>fremd</div>", "<figure><p>x</p></figure>"],
)
def test_other_html_stays_text_and_is_remarked(written: str) -> None:
    made = reading(written)
    assert made.article.body == (paragraph(written),)
    assert "markdown.html" in {one.code for one in made.diagnostics}


def test_a_picture_with_a_space_in_its_name_is_found() -> None:
    assert blocks("![Feld](<mit leerstelle.png>)") == (Figure("mit leerstelle.png", alt="Feld"),)


def test_an_alternative_text_is_read_without_its_escapes() -> None:
    assert blocks(r"![Feld \[neu\]](feld.png)") == (Figure("feld.png", alt="Feld [neu]"),)


EXACT = "---\numbruch: 1\n{0}---\n\nKALLETAL (WB/ig). Der Rat tagt.\n"


def test_in_what_umbruch_wrote_nothing_is_guessed() -> None:
    made = reading(EXACT.format(""))
    assert made.article.dateline is None
    assert made.article.lang is None
    assert made.article.body == (paragraph("KALLETAL (WB/ig). Der Rat tagt."),)


def test_a_value_that_somebody_changed_since_is_read_as_anybodys() -> None:
    made = reading(EXACT.format("author: Von Ina Born\nsource: [nicht, so]\n").replace("source: [nicht, so]\n", ""))
    assert made.article.byline is not None
    assert made.article.byline.text == "Von Ina Born"


def test_a_broken_word_about_the_whole_is_refused_with_its_place() -> None:
    with pytest.raises(InputInvalid, match="publication"):
        reading(EXACT.format("publication: {pictures: 7}\n"))
    with pytest.raises(InputInvalid, match="publication"):
        reading(EXACT.format("publication: 7\n"))


def test_html_of_many_tags_without_their_ends_is_kept_as_text_and_not_parsed() -> None:
    assert blocks_of('<p "' * 8_000, lambda _: None) is None
    made = reading('<p "' * 300)
    assert "markdown.html" in {one.code for one in made.diagnostics}
    assert sum(text.count('<p "') for text in block_texts(made.article.body)) == 300
