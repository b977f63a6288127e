"""Markdown whose first heading is the headline shows the roles that the same words show in a text."""

from __future__ import annotations

import umbruch
from umbruch.tree import Figure, Paragraph, Subheading, Table
from umbruch.tree.walk import inline_text

TEXT = """# Neue Brücke über die Aue

Von Ada Roe

LAUTER (dpa) - Die **neue** Brücke steht. Der [Rat](https://a.example) hat sie am Montag eröffnet, und alle kamen.

| a | b |
|---|---|
| 1 | 2 |

Die Rutsche ist lang. Foto: Ida Kolb

Es gab Suppe für alle im Saal, die sehr gelobt wurde, und ein Lied zum Schluss, das lange nachklang.

Pressekontakt: Ada Roe, 0555-12345, ada@a.example
"""


def test_byline_dateline_contact_and_captions_are_told_from_the_words() -> None:
    article = umbruch.read(TEXT.encode(), format="markdown").article
    assert article.headline == "Neue Brücke über die Aue"
    assert article.byline is not None
    assert [one.name for one in article.byline.people] == ["Ada Roe"]
    assert article.dateline is not None
    assert article.dateline.place == "LAUTER"
    assert article.contact is not None
    assert article.contact.phone == "0555-12345"
    assert [type(block) for block in article.body] == [Paragraph, Table, Figure, Paragraph]


def test_emphasis_and_links_stay_in_the_body() -> None:
    first = umbruch.read(TEXT.encode(), format="markdown").article.body[0]
    assert isinstance(first, Paragraph)
    assert inline_text(first.content).startswith("Die neue Brücke steht. Der Rat hat")
    assert {type(one).__name__ for one in first.content} == {"Text", "Strong", "Link"}


def test_origins_name_the_lines_of_the_markdown() -> None:
    reading = umbruch.read(TEXT.encode(), format="markdown")
    lines = {origin.field.removeprefix("articles[0]."): origin.lines for origin in reading.origins}
    assert lines["byline"] == (3,)
    assert lines["contact"] == (15,)


def test_a_report_begins_above_its_first_crosshead_however_short_it_is() -> None:
    text = "# Die Fähre fährt wieder\n\nAm Freitag legte sie an.\n\n## Was sich ändert\n\nDie Zeiten hängen aus.\n"
    article = umbruch.read(text.encode(), format="markdown", lang="de").article
    assert (article.headline, article.deck, article.lead) == ("Die Fähre fährt wieder", None, None)
    assert [type(block) for block in article.body] == [Paragraph, Subheading, Paragraph]


def test_a_crosshead_right_under_the_headline_opens_the_report() -> None:
    text = "# Die Fähre fährt wieder\n\n## Was sich ändert\n\nDie Zeiten hängen aus.\n\n## Wo\n\nAm Kai.\n"
    article = umbruch.read(text.encode(), format="markdown", lang="de").article
    assert (article.headline, article.deck, article.lead) == ("Die Fähre fährt wieder", None, None)
    assert [type(block) for block in article.body] == [Subheading, Paragraph] * 2


def test_a_further_heading_of_the_first_level_is_a_crosshead() -> None:
    text = "# Die Fähre fährt wieder\n\nAm Freitag legte sie an.\n\n# Was sich ändert\n\nDie Zeiten hängen aus.\n"
    article = umbruch.read(text.encode(), format="markdown", lang="de").article
    assert article.headline == "Die Fähre fährt wieder"
    assert [inline_text(one.content) for one in article.body if isinstance(one, Subheading)] == ["Was sich ändert"]
