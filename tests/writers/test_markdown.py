"""Markdown: readable by people where it can be, HTML where Markdown has no words for it, honest about losses."""

from __future__ import annotations

import re
from html import unescape

import pytest
import yaml
from markdown_it import MarkdownIt
from msgspec.structs import replace

import umbruch
from tests.publications import paragraph, picture, sample_publication, words
from tests.round_trips import plain, read_back
from tests.writers.reading import codes, remarked, rendered, sample, squeezed
from umbruch.tree import (
    Article,
    Block,
    Box,
    Break,
    Byline,
    Credit,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Publication,
    Quote,
    Rule,
    Strong,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.walk import block_texts, inline_text


def body(*blocks: Block) -> str:
    """The Markdown of a body without its front matter; reading it gives the blocks again."""
    publication = Publication(articles=(Article(body=blocks),), pictures=(picture("feld.png"),))
    content = rendered(publication, "markdown")
    back = read_back(content, "markdown", publication)
    assert plain(back) == plain(publication)
    return content.decode().split("---\n\n", 1)[1].rstrip("\n")


def line(*content: Inline) -> str:
    """The Markdown of a paragraph."""
    return body(Paragraph(content))


def test_the_front_matter_is_plain_yaml_under_names_that_others_use() -> None:
    matter = yaml.safe_load(sample("article", "markdown").decode().split("---\n")[1])
    assert matter["title"] == "Die Stadt liest wieder am Hafen"
    assert matter["keywords"] == ["Bücherei", "Hafen"]
    assert matter["source"]["page"] == "12"
    assert matter["embargo"]["until"] == "2024-03-09T10:00:00+01:00"


def test_pandoc_hugo_and_jekyll_find_their_own_keys() -> None:
    matter = yaml.safe_load(sample("article", "markdown").decode().split("---\n")[1])
    assert matter["author"] == ["Mareike Öztürk", "Jan Brüggemann"]
    assert matter["date"] == "2024-03-09"
    assert matter["subtitle"] == matter["deck"]
    assert matter["description"] == matter["lead"]
    assert matter["tags"] == ["Bücherei", "Hafen"]
    assert matter["lastmod"] == "2024-03-09T08:30:00+01:00"
    assert matter["publishDate"] == "2024-03-09T10:00:00+01:00"


def test_keys_for_others_give_way_to_our_own_and_count_where_somebody_took_those_out() -> None:
    written, publication = sample("article", "markdown").decode(), sample_publication("article")
    edited = written.replace("tags:\n- Bücherei", "tags:\n- Anderes")
    assert edited != written
    assert read_back(edited.encode(), "markdown", publication).article.keywords == (
        "Bücherei",
        "Hafen",
    )
    without = edited.replace("keywords:\n- Bücherei\n- Hafen\n", "")
    assert read_back(without.encode(), "markdown", publication).article.keywords == (
        "Anderes",
        "Hafen",
    )


def test_several_articles_are_read_by_others_as_headlines_and_words_alone() -> None:
    articles = (Article(headline="Eins <b>fett</b> & *so*", deck="<script>x</script>"), Article(headline="Zwei"))
    publication = Publication(kind="kit", title="Mappe", articles=articles)
    written = rendered(publication, "markdown").decode()
    body = written.split("---\n", 2)[2]
    shown = MarkdownIt("commonmark").render(body)
    assert re.findall("<h1>(.*?)</h1>", shown) == ["Eins &lt;b&gt;fett&lt;/b&gt; &amp; *so*", "Zwei"]
    assert "<hr" not in shown
    assert "umbruch" not in shown
    assert re.sub("<!--.*?-->|</?h1>", "", shown).count("<") == 0
    assert read_back(written.encode(), "markdown", publication) == publication


def test_kits_of_the_older_form_are_still_read() -> None:
    older = (
        "---\numbruch: 1\npublication:\n  kind: kit\n---\n\n<!-- article -->\n\n"
        "---\numbruch: 1\ntitle: Eins\n---\n\nWort.\n"
    )
    assert read_back(older.encode(), "markdown", sample_publication("kit")).article.headline == "Eins"


def test_a_byline_without_people_is_one_line() -> None:
    content = rendered(Publication(articles=(Article(byline=Byline("Von uns")),)), "markdown")
    assert b"\nbyline: Von uns\n" in content


def test_ordinary_text_looks_ordinary() -> None:
    content = (Text("Er sagte: "), Emphasis(words("nie")), Text("! Der "), Strong(words("Rat")), Text(" (SPD) tagt."))
    assert line(*content) == "Er sagte: *nie*! Der **Rat** (SPD) tagt."
    assert line(Link("https://stadt.example/a?b=1&c=2", words("Stadt"))) == "[Stadt](https://stadt.example/a?b=1&c=2)"
    assert line(Text("Kai 4"), Break(), Text("Hafen")) == "Kai 4\\\nHafen"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# 1", "\\# 1"),
        ("1. Mai", "1\\. Mai"),
        ("- nein", "\\- nein"),
        ("> so", "\\> so"),
        ("a*b_c_d", "a\\*b_c_d"),
        ("_so_", "\\_so\\_"),
        ("[x](y)", "\\[x\\](y)"),
        ("<b>", "\\<b>"),
        ("R&D &amp;", "R&amp;D &amp;amp;"),
        ("zwei  Leerstellen", "zwei  Leerstellen"),
        (" vorn", "&#32;vorn"),
        ("~~~", "\\~\\~\\~"),
    ],
)
def test_signs_that_mean_something_mean_themselves(text: str, written: str) -> None:
    assert line(Text(text)) == written


def shown_without_html(written: str) -> str:
    """What a reader shows that leaves out HTML and keeps what stands between its tags, as Hugo does."""
    parser = MarkdownIt("commonmark").enable("table")
    for token in (parsed := parser.parse(written)):
        if token.type == "html_block":
            token.content = ""
        for child in token.children or ():
            if child.type == "html_inline":
                child.content = ""
    return str(parser.renderer.render(parsed, parser.options, {}))


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ((Emphasis(words(" mit Rand ")),), "<em> mit Rand </em>"),
        ((Text("wort"), Emphasis(words("„zitat“")), Text("wort")), "wort<em>„zitat“</em>wort"),
        ((Emphasis((Emphasis(words("doppelt")),)),), "*<em>doppelt</em>*"),
        ((Emphasis(()), Text("a")), "<em></em>a"),
        ((Text("a"), Break(), Break()), "a<br><br>"),
        ((Emphasis(words("a")), Emphasis(words("b"))), "<em>a</em>*b*"),
        ((Strong((Emphasis(words("alles")),)),), "**<em>alles</em>**"),
        ((Link("https://stadt.example/", ()), Text("a")), '<a href="https://stadt.example/"></a>a'),
    ],
)
def test_what_marks_cannot_say_for_sure_is_elements_in_the_line(content: tuple[Inline, ...], written: str) -> None:
    assert line(*content) == written
    assert squeezed(re.sub("<[^>]*>", "", shown_without_html(written))) == squeezed(inline_text(content))


@pytest.mark.parametrize(
    "href", ["https://stadt.example/)", "https://müller.example/ä_(b)|c?a&amp;b", "mailto:a@b.example?subject=a%20b"]
)
def test_a_link_is_one_whatever_signs_its_address_has(href: str) -> None:
    for written in (line(Link(href, words("a"))), body(Table((words("x"),), (((Link(href, words("a")),),),)))):
        assert ">a</a>" in shown_without_html(written)


def test_marks_of_notes_and_links_are_no_pictures_and_no_addresses() -> None:
    note = Note((paragraph("Note."),))
    written = line(
        Text("Ja!"), note, Text("(so)"), note, Text(": nein!"), Link("https://stadt.example/", words("hier"))
    )
    assert written.startswith("Ja\\![^1]\\(so)[^2]\\: nein\\![hier](https://stadt.example/)")


def test_blocks_have_their_usual_marks() -> None:
    assert body(Subheading(words("Zahlen C#"), 2)) == "### Zahlen C\\#"
    assert body(Quote((paragraph("Ja."),), "Eva Lang")) == "> Ja.\n>\n> — Eva Lang"
    assert body(Rule()) == "* * *"
    assert body(Figure(image="feld.png", alt="Ein Feld")) == "![Ein Feld](feld.png)"
    assert body(Table((words("a"), words("b|c")), ((words("1"), ()),))) == "| a | b&#124;c |\n| --- | --- |\n| 1 |  |"


TABLE = Table((words("Ort"), words("km")), ((words("Kai"), words("4")), ((), words("7"))), align=(None, "right"))
APART: dict[str, Block] = {
    "|  |  |\n| --- | --- |\n| a | b |": Table((), ((words("a"), words("b")),)),
    "| Ort | km |\n| --- | --: |\n| Kai | 4 |\n|  | 7 |\n\n_Wege\\\nam Hafen._": replace(
        TABLE, caption=(Text("Wege"), Break(), Text("am Hafen."))
    ),
    "| Ort | km |\n| --- | --: |\n| __Kai__ | 4 |\n|  | 7 |": replace(TABLE, row_heads=True),
    "| a<br> *b* |\n| --- |": Table(((Text("a"), Break(), Emphasis(words("b"))),)),
    "> __Zur Person__\n>\n> Eva Lang\n>\n> — leitet": Box("Zur Person", (paragraph("Eva Lang"), paragraph("— leitet"))),
    "> - - -\n>\n> **Fett**": Box(None, (Paragraph((Strong(words("Fett")),)),)),
    "> * * *\n>\n> Ja.\n>\n> — Eva Lang": Quote((paragraph("Ja."),), "Eva Lang", pull=True),
    '<span class="paragraph" data-voice="question">__Wann?__</span>': Paragraph(words("Wann?"), voice="question"),
    '<span class="paragraph" data-voice="answer" data-speaker="Eva &#38; Jan">__Eva & Jan:__ Bald.</span>': Paragraph(
        words("Bald."), voice="answer", speaker="Eva & Jan"
    ),
    '<span class="paragraph" lang="fr">Oui.</span>': Paragraph(words("Oui."), "fr"),
}  # fmt: skip


@pytest.mark.parametrize("written", APART)
def test_tables_boxes_and_voices_are_seen_where_no_html_passes(written: str) -> None:
    block = APART[written]
    assert body(block) == written
    seen = unescape(re.sub("<[^>]*>", "", shown_without_html(written).replace("<", " <")))
    assert squeezed(seen.replace("—", "")) == squeezed(" ".join(block_texts((block,))).replace("—", ""))
    assert body(List(items=((paragraph("eins"), block),)))


def test_rows_are_filled_up_to_the_longest_and_that_is_said() -> None:
    table = Table((words("a"),), ((words("b"), words("c")), ()))
    content, remarks = remarked(Publication(articles=(Article(body=(table,)),)), "markdown")
    assert "\n| a |  |\n| --- | --- |\n| b | c |\n|  |  |\n" in content.decode()
    assert [(one.code, one.severity) for one in remarks] == [("format.loss", "info")]


def test_lists_are_tight_where_they_can_be() -> None:
    inner = List(ordered=True, items=((paragraph("innen"),), (paragraph("zwei"),)))
    assert body(List(items=((paragraph("eins"), inner), (paragraph("drei"),)))) == (
        "- eins\n  1. innen\n  2. zwei\n- drei"
    )


def test_two_lists_in_a_row_stay_two() -> None:
    one = List(items=((paragraph("a"),),))
    assert body(one, one, one) == "- a\n\n+ a\n\n- a"


FIGURES = {
    "![](feld.png#decoration)\\\nDas Feld.": Figure(image="feld.png", caption=words("Das Feld."), alt=""),
    "![](feld.png)\\\nDas Feld.": Figure(image="feld.png", caption=words("Das Feld.")),
    "![Ein Feld](feld.png#lead)\\\n*Foto: Anna Berg*": Figure(
        image="feld.png", alt="Ein Feld", credit=Credit("Foto: Anna Berg", "Anna Berg"), weight="lead"
    ),
    "![Ein Feld](feld.png#half)\\\n*Das* Feld.\\\n*Foto* Anna Berg": Figure(
        image="feld.png", alt="Ein Feld", caption=(Emphasis(words("Das")), Text(" Feld.")),
        credit=Credit("Foto Anna Berg", "Anna Berg"), weight="half",
    ),
    "![](feld.png)\\\nDas Feld\\\nim Mai.\\\n*Foto: **Anna Berg**/dpa*": Figure(
        image="feld.png", caption=(Text("Das Feld"), Break(), Text("im Mai.")),
        credit=Credit("Foto: Anna Berg/dpa", "Anna Berg"),
    ),
    "![](feld.png)\\\n*Foto:* *privat*": Figure(image="feld.png", credit=Credit("Foto: privat")),
    "![](feld.png)\\\n**dpa**": Figure(image="feld.png", credit=Credit("dpa", "dpa")),
    "![](feld.png)\\\n*privat*": Figure(image="feld.png", credit=Credit("privat")),
    "![](feld.png#uncredited)\\\n*Das Feld.*": Figure(image="feld.png", caption=(Emphasis(words("Das Feld.")),)),
    "![](feld.png#by=dpa)\\\nDas Feld.\\\n*Foto:dpa*": Figure(
        image="feld.png", caption=words("Das Feld."), credit=Credit("Foto:dpa", "dpa")
    ),
    "![]()\\\nDas Feld.\\\n*Foto: Thomsen*": Figure(
        caption=words("Das Feld."), credit=Credit("Foto: Thomsen", "Thomsen")
    ),
}  # fmt: skip


@pytest.mark.parametrize("written", FIGURES)
def test_a_caption_and_a_credit_stand_under_their_picture_in_plain_commonmark(written: str) -> None:
    figure = FIGURES[written]
    assert body(figure) == written
    shown = MarkdownIt("commonmark", {"html": False}).render(written)
    assert shown.count("<img ") == 1
    assert "&lt;" not in shown
    seen = squeezed(re.sub("<[^>]*>", "", shown.replace("<br", " <br")))
    assert seen == squeezed(f"{inline_text(figure.caption)} {figure.credit.text if figure.credit else ''}")
    assert body(List(items=((paragraph("eins"), figure),))).startswith("- eins\n\n  ![")


@pytest.mark.parametrize(
    "figure",
    [
        Figure(image="feld.png", credit=Credit("")),
        Figure(),
    ],
    ids=["nothing said", "nothing"],
)
def test_a_figure_that_markdown_cannot_say_for_sure_is_html(figure: Figure) -> None:
    assert body(figure).startswith("<figure>")


def test_a_paragraph_that_looks_like_a_dateline_stays_in_the_body() -> None:
    assert line(Text("KALLETAL (WB/ig). Der Rat tagt.")) == "KALLETAL (WB/ig). Der Rat tagt."


def test_quotes_deeper_than_readers_go_are_html() -> None:
    blocks: tuple[Block, ...] = (paragraph("tief"),)
    for _ in range(30):
        blocks = (Quote(blocks),)
    assert "<blockquote>" in body(*blocks)


def test_several_articles_come_back_with_what_is_said_of_the_whole() -> None:
    publication = sample_publication("kit")
    back = read_back(sample("kit", "markdown"), "markdown", publication)
    assert back == publication


@pytest.mark.parametrize(
    ("article", "code"),
    [
        (Article(discarded=("Anzeige",)), "format.loss"),
        (Article(headline="Glocke\x07"), "format.loss"),
        (Article(body=(Figure(image="fehlt.png"),)), "picture.missing"),
        (Article(body=(Paragraph((Link("javascript:x", words("hier")),)),)), "link.unusable"),
    ],
)
def test_what_is_left_out_is_said(article: Article, code: str) -> None:
    assert codes(Publication(articles=(article,)), "markdown") == {code}


def test_front_matter_has_no_live_html_and_no_link_where_a_program_takes_it_for_text() -> None:
    live = "<script>alert(1)</script> \\\\<b> [hier](javascript:alert(1))"
    article = Article(headline="Der Steg", kicker=live, deck=f"{live}\nzweite Zeile", body=(paragraph("Er ist da."),))
    for articles in ((article,), (article, article)):
        written = umbruch.render(Publication(articles=articles), "markdown", on_diagnostic=lambda _: None).decode()
        fenced = written.split("\n---\n")[0]
        assert "<" not in fenced
        assert "](" not in fenced
        for read in umbruch.read(written.encode(), name="steg.md").articles:
            assert (read.kicker, read.deck) == (article.kicker, article.deck)


@pytest.mark.parametrize("words", ["{{ site.title }}", "{% raw %} und weiter"])
@pytest.mark.parametrize("several", [False, True])
def test_words_in_curly_brackets_are_no_orders_to_jekyll(words: str, several: bool) -> None:
    article = Article(headline="Der Steg", body=(paragraph(f"Er schrieb {words}."),))
    publication = Publication(articles=(article, article) if several else (article,))
    written = umbruch.render(publication, "markdown", on_diagnostic=lambda _: None)
    _, front, below = written.decode().split("---\n", 2)
    assert yaml.safe_load(front).get("render_with_liquid") is False or not re.search(r"\{[{%]", below)
    found = umbruch.read(written, name="steg.md")
    assert found.articles == publication.articles
    assert found.diagnostics == ()


def test_several_articles_are_called_by_the_first_where_they_have_no_title_together() -> None:
    articles = (Article(body=(paragraph("Kurz."),)), Article(headline="Der Steg", body=(paragraph("Er ist da."),)))
    written = umbruch.render(Publication(articles=articles), "markdown", on_diagnostic=lambda _: None)
    assert yaml.safe_load(written.decode().split("---\n")[1])["title"] == "Der Steg"
    assert umbruch.read(written, name="steg.md").title is None
