"""Word files in the programs that take them: importers of content systems, pandoc, scripts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.publications import paragraph
from tests.receivers.programs import ARTICLES, answers, asked, made
from tests.writers.reading import squeezed
from umbruch.api import render
from umbruch.style import load
from umbruch.tree import Article, Emphasis, Figure, List, Paragraph, Publication, Quote, Strong, Subheading, Table, Text
from umbruch.tree.walk import article_texts, block_texts, each_block, inline_text

pytestmark = [pytest.mark.slow, pytest.mark.conformance]


def bare(text: str) -> str:
    """Letters and figures alone, as receivers space and quote in their own ways."""
    return re.sub(r"[\W_]+", "", text)


def tagged(html: str, tag: str) -> list[str]:
    found = re.findall(rf"<{tag}(?: [^>]*)?>(.*?)</{tag}>", html, re.DOTALL)
    return [squeezed(unescape(re.sub("<[^>]*>", "", re.sub("<br[^>]*>", " ", one)))) for one in found]


def seen(html: str) -> str:
    """The words of a page as its readers see them."""
    return unescape(re.sub("<[^>]*>", "", html))


def of_kind(tree: Any, kind: str) -> Iterator[Any]:
    """The contents of all elements of a kind in pandoc's tree."""
    if isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree.get("c")
        tree = list(tree.values())
    for one in tree if isinstance(tree, list) else ():
        yield from of_kind(one, kind)


def words_of(tree: Any) -> str:
    return bare("".join(str(one) for one in of_kind(tree, "Str")))


@pytest.mark.parametrize("name", ARTICLES)
def test_an_importer_finds_headings_stress_lists_and_tables(name: str) -> None:
    html = asked("mammoth", "docx")[name]["html"]
    articles = ARTICLES[name].articles
    heads = [squeezed(article.headline.replace("\n", " ")) for article in articles if article.headline]
    assert tagged(html, "h1") == heads
    blocks = [block for article in articles for block in each_block(article.body)]
    crossheads = [squeezed(inline_text(block.content)) for block in blocks if isinstance(block, Subheading)]
    assert [text for level in range(2, 7) for text in tagged(html, f"h{level}")] == crossheads or sorted(
        text for level in range(2, 7) for text in tagged(html, f"h{level}")
    ) == sorted(crossheads)
    tables = sum(isinstance(block, Table) for block in blocks)
    assert html.count("<table>") == tables
    assert ("<li>" in html) == any(isinstance(block, List) for block in blocks)
    stressed = [inline for block in blocks for inline in getattr(block, "content", ()) if isinstance(inline, Emphasis)]
    assert all(squeezed(inline_text(one.content)) in " ".join(tagged(html, "em")) for one in stressed)
    strong = [inline for block in blocks for inline in getattr(block, "content", ()) if isinstance(inline, Strong)]
    assert all(bare(inline_text(one.content)) in bare("".join(tagged(html, "strong"))) for one in strong)


@pytest.mark.parametrize("name", ARTICLES)
def test_no_word_is_lost_or_made_up_in_an_importer(name: str) -> None:
    html = asked("mammoth", "docx")[name]["html"]
    found = bare(seen(html))
    for article in ARTICLES[name].articles:
        for text in article_texts(article):
            assert all(bare(word) in found for word in text.split()), text
    assert "Abbildung" not in found
    assert "Tabelle1" not in found


@pytest.mark.parametrize("name", ARTICLES)
def test_pandoc_finds_headings_quotes_and_captions_of_tables(name: str) -> None:
    tree = asked("pandoc", "docx")[name]["tree"]
    articles = ARTICLES[name].articles
    blocks = [block for article in articles for block in each_block(article.body)]
    first = [words_of(one[2]) for one in of_kind(tree, "Header") if one[0] == 1]
    assert first == [bare(article.headline) for article in articles if article.headline]
    quotes = [words_of(one) for one in of_kind(tree, "BlockQuote")]
    for block in blocks:
        if isinstance(block, Quote):
            for part in block.content:  # Word knows no lists inside quotes
                if isinstance(part, Paragraph):
                    assert any(bare("".join(block_texts((part,)))) in quote for quote in quotes), block


@pytest.mark.parametrize("name", ARTICLES)
def test_a_second_paragraph_of_an_item_does_not_let_the_numbers_begin_anew(name: str) -> None:
    tree = asked("pandoc", "docx")[name]["tree"]
    for article in ARTICLES[name].articles:
        for block in each_block(article.body):
            if isinstance(block, List) and block.ordered:
                numbers = range(block.start, block.start + len(block.items))
                found = [range(about[0], about[0] + len(items)) for about, items in of_kind(tree, "OrderedList")]
                assert set(numbers) <= {number for one in found for number in one}


def test_lists_go_on_after_a_second_paragraph_of_an_item_for_everybody(tmp_path: Path) -> None:
    inner = List(False, ((paragraph("innen eins"), paragraph("dazu eins")), (paragraph("innen zwei"),)))
    outer = List(True, ((paragraph("erst"), paragraph("erst weiter"), inner), (paragraph("dann"),)))
    flat = List(False, ((paragraph("links"), paragraph("links weiter")), (paragraph("rechts"),)))
    body = (paragraph("Zwei Listen:"), outer, paragraph("Und noch eine:"), flat, paragraph("Ende."))
    path = tmp_path / "lists.docx"
    article = Article(headline="Der Steg", lang="de", body=body)
    path.write_bytes(render(Publication(articles=(article,)), "docx", on_diagnostic=lambda _: None))
    html = answers("mammoth", {"lists": path})["lists"]["html"]
    assert "<ol><li>erst<br />erst weiter<ul><li>innen eins<br />dazu eins</li><li>innen zwei</li></ul></li>" in html
    assert "</li><li>dann</li></ol>" in html
    assert "<ul><li>links<br />links weiter</li><li>rechts</li></ul>" in html
    tree = answers("pandoc", {"lists": path})["lists"]["tree"]
    assert not list(of_kind(tree, "BlockQuote"))
    assert [len(items) for _, items in of_kind(tree, "OrderedList")] == [2]
    assert [len(items) for items in of_kind(tree, "BulletList")] == [2, 2]
    assert [words_of(items[0]) for items in of_kind(tree, "BulletList")] == ["inneneinsdazueins", "linkslinksweiter"]
    calibre = re.sub(r' class="[^"]*"|</?span[^>]*>|\s+(?=<)', "", answers("calibre", {"lists": path})["lists"]["html"])
    assert "<li>erst<br>erst weiter</li>" in calibre
    assert '<li value="2">dann</li>' in calibre
    assert "<ul><li>links<br>links weiter</li><li>rechts</li></ul>" in calibre
    assert answers("libreoffice", {"lists": path})["lists"]["items"] >= 6
    assert ["List Number", "erst\nerst weiter"] in answers("docx", {"lists": path})["lists"]["styled"]


def test_an_item_goes_on_after_a_list_in_it_and_the_numbers_after_that(tmp_path: Path) -> None:
    inner = List(False, ((paragraph("innen"), List(True, ((paragraph("tief"),),)), paragraph("nach dem Tiefen")),))
    items = ((paragraph("erst"), inner, paragraph("danach"), paragraph("und noch")), (paragraph("zweit"),))
    body = (paragraph("Davor:"), List(True, items), Quote((paragraph("Zitat."),), attribution="Ada Roe"))
    path = tmp_path / "after.docx"
    article = Article(headline="Der Steg", lang="de", body=body)
    path.write_bytes(render(Publication(articles=(article,)), "docx", on_diagnostic=lambda _: None))
    html = answers("mammoth", {"after": path})["after"]["html"]
    deep = "<ul><li>innen<ol><li>tief</li></ol><p>nach dem Tiefen</p></li></ul>"
    assert f"<ol><li>erst{deep}<p>danach</p><p>und noch</p></li><li>zweit</li></ol>" in html
    assert "<blockquote><p>Zitat.</p><footer>Ada Roe</footer></blockquote>" in html
    tree = answers("pandoc", {"after": path})["after"]["tree"]
    (outer,) = (items for about, items in of_kind(tree, "OrderedList") if len(items) == 2)
    assert [words_of(item) for item in outer] == ["erstinnentiefnachdemTiefendanachundnoch", "zweit"]
    calibre = answers("calibre", {"after": path})["after"]["html"]
    assert re.search(r'<li[^>]* value="2"[^>]*>(?:<span[^>]*>)?zweit', calibre)
    assert "danach" in answers("libreoffice", {"after": path})["after"]["paragraphs"]
    assert ["List Continue 1", "danach"] in answers("docx", {"after": path})["after"]["styled"]


def test_stress_is_said_once_and_in_italics_too(tmp_path: Path) -> None:
    said = (Text("Ein "), Emphasis((Text("Wort"),)), Text(" und "), Strong((Text("noch eins"),)), Text("."))
    path = tmp_path / "stress.docx"
    article = Article(headline="Der Steg", lang="de", body=(Paragraph(said), Quote((Paragraph(said),))))
    path.write_bytes(render(Publication(articles=(article,)), "docx", on_diagnostic=lambda _: None))
    html = answers("mammoth", {"stress": path})["stress"]["html"]
    assert html.count("<p>Ein <em>Wort</em> und <strong>noch eins</strong>.</p>") == 2
    tree = answers("pandoc", {"stress": path})["stress"]["tree"]
    assert [words_of(one) for one in of_kind(tree, "Emph")] == ["Wort", "Wort"]
    assert [words_of(one) for one in of_kind(tree, "Strong")] == ["nocheins", "nocheins"]


@pytest.mark.parametrize("name", ARTICLES)
def test_quotes_are_quotes_in_an_importer(name: str) -> None:
    quotes = tagged(asked("mammoth", "docx")[name]["html"], "blockquote")
    blocks = [block for article in ARTICLES[name].articles for block in each_block(article.body)]
    for block in blocks:
        if isinstance(block, Quote):
            for part in block.content:
                if isinstance(part, Paragraph):
                    assert any(bare("".join(block_texts((part,)))) in bare(quote) for quote in quotes), block


@pytest.mark.parametrize("name", ARTICLES)
def test_scripts_find_word_s_own_styles_title_author_and_language(name: str) -> None:
    found, articles = asked("docx", "docx")[name], ARTICLES[name].articles
    headings = [text for style, text in found["styled"] if style == "Heading 1"]
    assert [squeezed(text) for text in headings] == [squeezed(one.headline) for one in articles if one.headline]
    if len(articles) == 1 and articles[0].headline:
        assert squeezed(found["title"]) == squeezed(articles[0].headline)
        for person in articles[0].byline.people if articles[0].byline else ():
            assert person.name in found["author"]
        assert found["language"] == (articles[0].lang or "")


CALLED_SO = {"", "Image"}
"""What calibre calls a picture that nobody has described, too."""


def lettered(text: str) -> str:
    """Letters alone: marks of footnotes are figures."""
    return re.sub(r"\d", "", bare(text))


def described(name: str) -> list[str]:
    """What the pictures of an article show, as somebody described it."""
    pictured = {picture.href for picture in ARTICLES[name].pictures}
    blocks = [block for article in ARTICLES[name].articles for block in each_block(article.body)]
    return [squeezed(one.alt) for one in blocks if isinstance(one, Figure) and one.image in pictured and one.alt]


def attributes(html: str, name: str) -> list[str]:
    return [squeezed(unescape(one)) for one in re.findall(rf'<img [^>]*{name}="([^"]*)"', html)]


@pytest.mark.parametrize("name", ARTICLES)
def test_descriptions_of_pictures_come_through_everywhere(name: str) -> None:
    alts = described(name)
    for program in ("mammoth", "calibre"):
        found = attributes(asked(program, "docx")[name]["html"], "alt")
        assert [one for one in found if one not in CALLED_SO] == alts, program
    assert [one for one in asked("libreoffice", "docx")[name]["alt"] if one] == alts
    images = [words_of(one[1]) for one in of_kind(asked("pandoc", "docx")[name]["tree"], "Image")]
    assert [one for one in images if one] == [bare(one) for one in alts]
    assert [one for one in asked("docx", "docx")[name]["alt"] if one] == alts


@pytest.mark.parametrize("name", ARTICLES)
def test_captions_come_through_everywhere_without_words_that_nobody_wrote(name: str) -> None:
    blocks = [block for article in ARTICLES[name].articles for block in each_block(article.body)]
    captioned = [one.caption for one in blocks if isinstance(one, Figure | Table) and one.caption]
    captions = [lettered(inline_text(one)) for one in captioned]
    pages = {
        program: [lettered(seen(one)) for one in asked(program, "docx")[name]["html"].split("</p>")]
        for program in ("mammoth", "calibre")
    }
    paragraphs = {
        **pages,
        "mammoth": [lettered(seen(one)) for one in asked("mammoth", "docx")[name]["html"].split("</p>")],
        "calibre": [lettered(seen(one)) for one in asked("calibre", "docx")[name]["html"].split("</p>")],
        "libreoffice": [lettered(one) for one in asked("libreoffice", "docx")[name]["paragraphs"]],
        "python-docx": [lettered(text) for style, text in asked("docx", "docx")[name]["styled"] if style == "Caption"],
    }
    for program, found in paragraphs.items():
        for caption in captions:
            assert caption in found, program


@pytest.mark.parametrize("name", ARTICLES)
def test_calibre_finds_headings_stress_lists_tables_and_language(name: str) -> None:
    found = asked("calibre", "docx")[name]
    articles = ARTICLES[name].articles
    html = re.sub(r'<h1 class="[^"]*notes-header">Notes</h1>', "", found["html"])  # calibre's heading over footnotes
    assert tagged(html, "h1") == [squeezed(one.headline.replace("\n", " ")) for one in articles if one.headline]
    blocks = [block for article in articles for block in each_block(article.body)]
    crossheads = [squeezed(inline_text(one.content)) for one in blocks if isinstance(one, Subheading)]
    assert sorted(text for level in range(2, 7) for text in tagged(html, f"h{level}")) == sorted(crossheads)
    assert html.count("<table") == sum(isinstance(one, Table) for one in blocks) + sum(
        "press head" in name for _ in articles
    )
    bullets = [one for one in blocks if isinstance(one, List) and not one.ordered]
    assert ("<ul" in html) == bool(bullets)
    spoken = (ARTICLES[name].lang or articles[0].lang or "")[:2]
    assert not spoken or f'<html lang="{spoken}' in html
    assert "•" not in html
    spans = re.findall(r'<(?:span|a)[^>]* class="([^"]*)"[^>]*>([^<]*)', html)
    for kind, look in ((Emphasis, "italic"), (Strong, "bold")):
        shown = bare("".join(text for classes, text in spans if set(classes.split()) & set(found[look])))
        for block in blocks:
            for inline in getattr(block, "content", ()):
                if isinstance(inline, kind) and not isinstance(block, Subheading):
                    assert bare(inline_text(inline.content)) in shown


@pytest.mark.parametrize("name", ARTICLES)
def test_libreoffice_finds_headings_stress_lists_tables_and_language(name: str) -> None:
    found, articles = asked("libreoffice", "docx")[name], ARTICLES[name].articles
    blocks = [block for article in articles for block in each_block(article.body)]
    heads = [squeezed(text) for level, text in found["headings"] if level == 1]
    assert heads == [squeezed(one.headline.replace("\n", "")) for one in articles if one.headline]
    crossheads = sorted(squeezed(inline_text(one.content)) for one in blocks if isinstance(one, Subheading))
    assert sorted(squeezed(text) for level, text in found["headings"] if level > 1) == crossheads
    tables = [one for one in blocks if isinstance(one, Table)]
    assert found["tables"] == len(tables)
    assert found["heads"] == sum(bool(one.header) for one in tables)
    assert found["items"] >= sum(len(one.items) for one in blocks if isinstance(one, List))
    assert found["language"] == (ARTICLES[name].lang or articles[0].lang or found["language"])[:2]
    for kind, look in ((Emphasis, "italic"), (Strong, "bold")):
        shown = bare("".join(found[look]))
        for block in blocks:
            for inline in getattr(block, "content", ()):
                if isinstance(inline, kind) and not isinstance(block, Subheading):
                    assert bare(inline_text(inline.content)) in shown


def test_faces_in_a_word_file_are_found_by_calibre(tmp_path: Path) -> None:
    style = load("release")
    style = msgspec.structs.replace(style, docx=msgspec.structs.replace(style.docx, embed_fonts=True))
    path = tmp_path / "faces.docx"
    path.write_bytes(render(ARTICLES["sample-article"], "docx", style, on_diagnostic=lambda _: None))
    assert "PT_Serif_-_BoldItalic.ttf" in answers("calibre", {"faces": path})["faces"]["fonts"]


def test_a_heading_that_is_none_and_an_undescribed_picture_are_seen(tmp_path: Path) -> None:
    planted = tmp_path / "planted.docx"
    with zipfile.ZipFile(made("docx")["sample-article"]) as old, zipfile.ZipFile(planted, "w") as new:
        for one in old.namelist():
            content = re.sub(rb'<w:pStyle w:val="Headline"/>|(?<= )descr="[^"]*"', b"", old.read(one))
            new.writestr(one, content)
    for program in ("mammoth", "calibre"):
        html = answers(program, {"planted": planted})["planted"]["html"]
        assert tagged(html, "h1") == []
        assert set(attributes(html, "alt")) <= CALLED_SO
    found = answers("libreoffice", {"planted": planted})["planted"]
    assert [level for level, _ in found["headings"] if level == 1] == []
    assert found["alt"] == []
