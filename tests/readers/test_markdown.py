"""Markdown with front matter: roles by name, pictures beside the file, hostile input refused with place and hint."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import umbruch
from umbruch.errors import InputInvalid, UmbruchError
from umbruch.tree import Emphasis, Figure, Link, List, Paragraph, Quote, Rule, Strong, Subheading, Table, Text
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts, inline_text

FRONT = """---
kicker: Kreistag
headline: "Musik: mehr Geld"
deck: Gebühren steigen trotzdem
byline: Ada Roe und Jan Poe
dateline: Lauter (dpa) -
source: Lauter Rundschau, 3. Mai 2019, Seite 12
lang: de
keywords: [Musik, Geld]
---
"""


def read(text: str) -> Reading:
    return umbruch.read(text.encode(), format="markdown", name="a.md")


def png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (4, 3), "red").save(buffer, "PNG")
    return buffer.getvalue()


def test_the_front_matter_names_the_roles() -> None:
    article = read(FRONT + "\nDer Kreis gibt mehr Geld aus.\n").article
    assert (article.kicker, article.headline, article.deck) == (
        "Kreistag", "Musik: mehr Geld", "Gebühren steigen trotzdem",
    )  # fmt: skip
    assert article.byline is not None
    assert [person.name for person in article.byline.people] == ["Ada Roe", "Jan Poe"]
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.credit) == ("Lauter", ("dpa",))
    assert article.source is not None
    assert (article.source.publications, article.source.date, article.source.page) == (
        ("Lauter Rundschau",), "2019-05-03", "12",
    )  # fmt: skip
    assert article.keywords == ("Musik", "Geld")


@pytest.mark.parametrize("changed", ["modified", "lastmod", "last_modified_at", "updated"])
@pytest.mark.parametrize("first", [True, False])
def test_the_day_and_the_moment_of_a_change_are_kept_beside_one_another(changed: str, first: bool) -> None:
    keys = ["date: 2026-05-03", f"{changed}: 2026-05-09T10:00:00+02:00"]
    front = "\n".join(keys if first else reversed(keys))
    found = read(f"---\ntitle: Neuer Steg\n{front}\n---\n\nDer Rat stimmt zu.\n")
    assert (found.date, found.article.modified) == ("2026-05-03", "2026-05-09T10:00:00+02:00")


def test_a_day_alone_is_when_an_article_came_out_and_when_it_was_last_touched() -> None:
    found = read("---\ntitle: Neuer Steg\ndate: 2026-05-03\n---\n\nDer Rat stimmt zu.\n")
    assert (found.date, found.article.modified) == ("2026-05-03", "2026-05-03")


def test_a_day_that_is_none_is_no_date_of_the_publication() -> None:
    found = read("---\ntitle: Neuer Steg\ndate: im Mai\n---\n\nDer Rat stimmt zu.\n")
    assert (found.date, found.article.modified) == (None, "im Mai")


def test_a_day_among_several_articles_that_nobody_wrote_there_is_passed_over() -> None:
    front = "umbruch: 1\npublication:\n  kind: article\narticles:\n- title: Eins\n  date: 2026-05-03\n- title: Zwei\n"
    found = read(f"---\n{front}---\n\n<!-- article -->\n\nEins.\n\n<!-- article -->\n\nZwei.\n")
    assert [one.headline for one in found.articles] == ["Eins", "Zwei"]


def test_without_front_matter_the_first_heading_is_the_headline_and_a_sure_dateline_is_taken_off() -> None:
    article = read("# Brücke zu\n\nLauter (dpa) - Der Rat tagt heute über die Brücke.\n").article
    assert article.headline == "Brücke zu"
    assert article.dateline is not None
    assert article.dateline.place == "Lauter"
    assert article.body == (Paragraph((Text("Der Rat tagt heute über die Brücke."),)),)


def test_a_second_headline_is_the_deck_and_said_with_its_line() -> None:
    reading = read("---\nheadline: Brücke zu\n---\n\n# Umweg lang\n\nText.\n")
    assert reading.article.deck == "Umweg lang"
    remark = next(remark for remark in reading.diagnostics if remark.code == "headline.double")
    assert remark.line == 5


@pytest.mark.parametrize(
    ("front", "place", "hint"),
    [
        ("---\nheadline: Musik: mehr Geld\n---\n", "line 2", "quotation marks"),
        ("---\nkicker: a\nheadline: [a\n---\n", "line 3", "quotation marks"),
        ("---\nheadline: Brücke zu\n", "line 1", "three dashes"),
        ("---\n- eins\n- zwei\n---\n", "line 2", "key: value"),
        ("---\nheadline: {a: b}\n---\n", "headline", "a line of text"),
        ("---\nsource: {name: Lauter Blatt}\n---\n", "source", "publications"),
    ],
)
def test_a_broken_front_matter_is_refused_with_place_and_hint(front: str, place: str, hint: str) -> None:
    with pytest.raises(InputInvalid) as caught:
        read(front + "Text.\n")
    assert place in str(caught.value.place)
    assert hint in str(caught.value.hint)


def test_an_unknown_key_is_left_out_with_a_suggestion() -> None:
    reading = read("---\nheadlin: Brücke zu\n---\n\n# Brücke zu\n")
    remark = next(remark for remark in reading.diagnostics if remark.code == "frontmatter.unknown")
    assert "headlin" in remark.message
    assert remark.hint is not None
    assert "headline" in remark.hint


@pytest.mark.parametrize(
    "front", ["a: &a [x, x]\nb: [*a, *a]\n", "<<: *base\n", "a: &a\n  b: *a\n"], ids=["bomb", "merge", "loop"]
)
def test_aliases_are_refused_before_they_multiply(front: str) -> None:
    with pytest.raises(InputInvalid, match="alias"):
        read(f"---\n{front}---\nText.\n")


def test_python_objects_in_yaml_are_refused() -> None:
    with pytest.raises(InputInvalid):
        read("---\nheadline: !!python/object/apply:os.system [ls]\n---\nText.\n")


@pytest.mark.parametrize("sign", ["> ", "- "])
def test_quotes_and_lists_too_deep_to_read_are_refused_and_not_cut(sign: str) -> None:
    assert "tief" in " ".join(article_texts(read(sign * 5 + "tief\n").article))
    with pytest.raises(UmbruchError, match="too deep"):
        read(sign * 5000 + "tief\n")


@pytest.mark.parametrize("sign", ["*", "[", "![", "<b>"])
def test_any_number_of_signs_inside_a_line_loses_no_word(sign: str) -> None:
    assert "tief" in " ".join(article_texts(read(sign * 5000 + "tief\n").article))


def test_blocks_and_inlines_keep_their_kind() -> None:
    text = (
        "# Brücke zu\n\n## Umweg\n\nEin *wichtiges* und **fettes** [Wort](https://a.example).\n\n- eins\n- zwei\n\n"
        "1. erst\n2. dann\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    body = read(text).article.body
    assert [type(block) for block in body] == [Subheading, Paragraph, List, List, Rule, Table]
    paragraph, ordered, table = body[1], body[3], body[5]
    assert isinstance(paragraph, Paragraph)
    assert [type(inline) for inline in paragraph.content] == [Text, Emphasis, Text, Strong, Text, Link, Text]
    assert isinstance(ordered, List)
    assert ordered.ordered
    assert isinstance(table, Table)
    assert [inline_text(cell) for cell in table.header] == ["a", "b"]
    assert [[inline_text(cell) for cell in row] for row in table.rows] == [["1", "2"]]


def test_a_quote_has_its_attribution() -> None:
    quote = read("# Brücke zu\n\n> Nie wieder.\n>\n> — Ada Roe\n").article.body[0]
    assert isinstance(quote, Quote)
    assert quote.attribution == "Ada Roe"
    assert quote.content == (Paragraph((Text("Nie wieder."),)),)


def test_an_address_that_runs_a_script_is_no_link() -> None:
    body = read("# Brücke zu\n\n[klick](javascript:alert(1)) und [hier](https://a.example)\n").article.body
    paragraph = body[0]
    assert isinstance(paragraph, Paragraph)
    assert [inline.href for inline in paragraph.content if isinstance(inline, Link)] == ["https://a.example"]
    assert "klick" in inline_text(paragraph.content)


def test_html_is_kept_as_text_and_said_with_its_line() -> None:
    reading = read("# Brücke zu\n\n<div>fremd</div>\n")
    assert "fremd" in " ".join(article_texts(reading.article))
    remark = next(remark for remark in reading.diagnostics if remark.code == "markdown.html")
    assert remark.line == 3


def test_a_picture_beside_the_file_is_found_with_caption_and_credit(tmp_path: Path) -> None:
    (tmp_path / "saal.png").write_bytes(png())
    path = tmp_path / "a.md"
    path.write_text('# Saal\n\n![Ein roter Saal](saal.png "Der neue Saal. Foto: Ada Roe")\n', "utf-8")
    reading = umbruch.read(path)
    figure = reading.article.body[0]
    assert isinstance(figure, Figure)
    assert (figure.image, figure.alt, inline_text(figure.caption)) == ("saal.png", "Ein roter Saal", "Der neue Saal.")
    assert figure.credit is not None
    assert figure.credit.name == "Ada Roe"
    assert [(one.href, one.width, one.height) for one in reading.pictures] == [("saal.png", 4, 3)]


def test_italics_under_a_picture_are_its_caption(tmp_path: Path) -> None:
    (tmp_path / "saal.png").write_bytes(png())
    path = tmp_path / "a.md"
    path.write_text("# Saal\n\n![Saal](saal.png)\n\n*Der neue Saal. Foto: Ada Roe*\n", "utf-8")
    (figure,) = umbruch.read(path).article.body
    assert isinstance(figure, Figure)
    assert inline_text(figure.caption) == "Der neue Saal."


@pytest.mark.parametrize("href", ["fehlt.png", "../geheim.png", "/etc/hostname", "https://a.example/b.png"])
def test_a_picture_that_is_missing_or_outside_leaves_its_figure_and_a_remark(tmp_path: Path, href: str) -> None:
    (tmp_path / "geheim.png").write_bytes(png())
    folder = tmp_path / "artikel"
    folder.mkdir()
    path = folder / "a.md"
    path.write_text(f'# Saal\n\nText.\n\n![Saal]({href} "Der Saal.")\n', "utf-8")
    reading = umbruch.read(path)
    figure = reading.article.body[1]
    assert isinstance(figure, Figure)
    assert figure.image is None
    assert inline_text(figure.caption) == "Der Saal."
    assert reading.pictures == ()
    remark = next(remark for remark in reading.diagnostics if remark.code == "picture.missing")
    assert (remark.line, remark.severity) == (5, "warning")
    assert remark.hint


def test_origins_name_the_line_of_each_block() -> None:
    reading = read("---\nkicker: Kreistag\n---\n\n# Brücke zu\n\nEins.\n\nZwei.\n")
    origins = {origin.field: origin.lines for origin in reading.origins}
    assert origins["articles[0].headline"] == (5,)
    assert origins["articles[0].body[0]"] == (7,)
    assert origins["articles[0].body[1]"] == (9,)
