"""Markdown as writers of articles mean it: what is a mark, and what belongs to the words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

import umbruch
from umbruch.tree import (
    Article,
    Block,
    Break,
    Credit,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Span,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Table,
    Text,
)
from umbruch.tree.walk import article_texts, block_texts, inline_text

READERS = ("pdf", "docx", "epub", "html", "text", "markdown")


def article(text: str) -> Article:
    """The article in a Markdown text."""
    return umbruch.read(text.encode(), format="markdown", name="a.md").article


def body(text: str) -> tuple[Block, ...]:
    """Its blocks."""
    return article(text).body


def words(text: str) -> tuple[Inline, ...]:
    """The inlines of a text that is one paragraph."""
    (block,) = body(text)
    assert isinstance(block, Paragraph)
    return block.content


def said(*texts: str) -> tuple[Paragraph, ...]:
    """Paragraphs of plain words."""
    return tuple(Paragraph((Text(text),)) for text in texts)


def a_list(*items: str, start: int = 1) -> List:
    """A numbered list of plain words."""
    return List(True, tuple(said(item) for item in items), start)


@pytest.mark.parametrize(
    "sentence",
    [
        "28. Februar war der letzte Tag.",
        "3. Oktober: Feiertag in Kellbach.",
        "1. Mai ist frei.",
        "12. januar begynder det.",
        "2. Liga spielt am Abend.",
        "1. FC Kellbach gewinnt.",
        "1987. Ein Jahr wie keines.",
        "4) Der Antrag ruht.",
    ],
)
def test_a_sentence_that_begins_with_a_number_stays_a_sentence(sentence: str) -> None:
    assert body(f"Vorher.\n\n{sentence}\n\nNachher.\n") == said("Vorher.", sentence, "Nachher.")


def test_days_in_a_row_keep_their_numbers_each_in_a_paragraph_of_its_own() -> None:
    assert body("2. Mai: Umzug\n5. Mai: Tanz\n\n9. Juni: Ernte\n") == said(
        "2. Mai: Umzug", "5. Mai: Tanz", "9. Juni: Ernte"
    )


def test_a_day_at_the_start_of_a_line_does_not_part_a_paragraph() -> None:
    assert body("Das Fest beginnt am\n1. Mai um neun.\n") == said("Das Fest beginnt am 1. Mai um neun.")


def test_a_day_behind_a_bullet_is_no_list_in_the_list() -> None:
    (block,) = body("- 7. Juli: Lauf\n- 9. Juli: Fest\n")
    assert block == List(False, (said("7. Juli: Lauf"), said("9. Juli: Fest")))


def test_a_list_begins_with_the_number_that_was_written_and_goes_on_after_words() -> None:
    assert body("97. Acht\n98. Neun\n") == (a_list("Acht", "Neun", start=97),)
    found = body("1. Erstens\n2. Zweitens\n\nDazwischen.\n\n3. Drittens\n")
    assert found == (a_list("Erstens", "Zweitens"), *said("Dazwischen."), a_list("Drittens", start=3))


def test_numbers_that_do_not_count_up_are_kept() -> None:
    assert list(block_texts(body("3. Platz für Ada\n7. Platz für Ben\n"))) == ["3. Platz für Ada", "7. Platz für Ben"]


def test_a_list_in_which_every_number_is_one_counts_up() -> None:
    assert body("1. Rot\n1. Blau\n1. Grün\n") == (a_list("Rot", "Blau", "Grün"),)


def test_a_list_right_under_words_begins_where_a_second_item_follows() -> None:
    assert body("Es gilt:\n1. Ruhe\n2. Ordnung\n") == (*said("Es gilt:"), a_list("Ruhe", "Ordnung"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Alle Bürger*innen und alle Gäst*innen kommen.",
        "Das Feld misst 7*4*2 Meter.",
        "Die Datei heißt plan_neu_final und liegt bereit.",
        "Kolleg_innen und Freund_innen sind da.",
        "Etwa ~5 bis ~7 Grad, a^2 und {so} und [eckig].",
        "Wenn a < b und b > c, dann gilt <unbekannt>.",
    ],
)
def test_signs_of_words_are_no_marks(sentence: str) -> None:
    assert words(sentence) == (Text(sentence),)


def test_a_word_with_a_star_can_be_set_in_italics() -> None:
    assert words("Nur *Bürger*innen* zählen.") == (
        Text("Nur "), Emphasis((Text("Bürger*innen"),)), Text(" zählen."),
    )  # fmt: skip


@pytest.mark.parametrize("written", ["N<sub>2</sub>O", "N~2~O"])
def test_lowered_signs_are_read(written: str) -> None:
    assert words(written) == (Text("N"), Subscript((Text("2"),)), Text("O"))


@pytest.mark.parametrize("written", ["km<sup>2</sup>", "km^2^"])
def test_raised_signs_are_read(written: str) -> None:
    assert words(written) == (Text("km"), Superscript((Text("2"),)))


@pytest.mark.parametrize("written", ["~~elf~~ zwölf", "<s>elf</s> zwölf"])
def test_struck_words_are_read(written: str) -> None:
    assert words(written) == (Struck((Text("elf"),)), Text(" zwölf"))


def test_html_in_a_line_is_read_and_other_languages_are_kept() -> None:
    assert words("Eins<br>zwei <em>drei</em> <b>vier</b> <span lang='it'>cinque</span> [six]{lang=en}") == (
        Text("Eins"), Break(), Text("zwei "), Emphasis((Text("drei"),)), Text(" "), Strong((Text("vier"),)), Text(" "),
        Span("it", (Text("cinque"),)), Text(" "), Span("en", (Text("six"),)),
    )  # fmt: skip


def test_an_element_that_is_not_closed_is_kept_as_it_was_written() -> None:
    assert inline_text(words("Ein <b>Wort und </i> noch eins")) == "Ein <b>Wort und </i> noch eins"


def test_attributes_behind_a_link_are_not_printed() -> None:
    assert words('[Seite](https://a.example){target="_blank"} hier') == (
        Link("https://a.example", (Text("Seite"),)), Text(" hier"),
    )  # fmt: skip


def test_notes_stand_where_their_marks_are_with_all_their_paragraphs() -> None:
    text = "Der Bau kostet mehr.[^k] Sagt wer?^[Niemand sagt es.]\n\n[^k]: Laut Kämmerei.\n\n    Stand: Mai.\n"
    assert words(text) == (
        Text("Der Bau kostet mehr."), Note(said("Laut Kämmerei.", "Stand: Mai.")), Text(" Sagt wer?"),
        Note(said("Niemand sagt es.")),
    )  # fmt: skip


def test_a_note_that_nothing_refers_to_and_a_mark_without_a_note_are_kept() -> None:
    assert body("Text.[^9]\n\n[^8]: Übrig.\n") == said("Text.[^9]", "Übrig.")


def test_the_note_of_a_headline_is_kept_as_text() -> None:
    found = article("# Neues Dach[^1]\n\nText.\n\n[^1]: Aus Blech.\n")
    assert (found.headline, found.body) == ("Neues Dach", said("Text.", "Aus Blech."))


@pytest.mark.parametrize(
    "written",
    [
        "Vorher.\n\n<!-- Redaktion: Alter prüfen -->\n\nNachher.\n",
        "Vorher. <!-- Redaktion: Alter\nprüfen -->\n\nNachher.\n",
        "Vorher.\n<!-- Redaktion: Alter prüfen --> \n\nNachher.\n",
    ],
)
def test_a_comment_is_for_the_desk_and_stands_in_no_format_and_not_on_the_wire(written: str) -> None:
    reading = umbruch.read(f"# Kopf\n\n{written}".encode(), format="markdown", name="a.md")
    assert reading.article.desk_notes == ("<!-- Redaktion: Alter prüfen -->",)
    assert reading.article.body == said("Vorher.", "Nachher.")
    for format in ("text", "html", "markdown", "newsml", "nitf", "ninjs"):
        assert "Alter" not in umbruch.render(reading, format, on_diagnostic=lambda _: None).decode()


@pytest.mark.parametrize(
    "written",
    [
        "<p hidden>Nur für uns.</p>",
        '<p style="display: none">Nur für uns.</p>',
        '<div style="visibility:hidden"><p>Nur für uns.</p></div>',
        "Der Steg <span hidden>Nur für uns.</span> ist frei.",
    ],
)
def test_what_no_browser_shows_is_put_aside_and_stands_in_no_format(written: str) -> None:
    article = umbruch.read(f"# Steg\n\nEr ist neu.\n\n{written}\n\nEr ist frei.\n".encode(), format="markdown").article
    assert not any("für uns" in text for text in article_texts(article))
    assert any("Nur für uns." in text for text in article.discarded)


@pytest.mark.parametrize(
    "written",
    [
        '<p class="hidden-gem">Ein verstecktes Juwel.</p>',
        '<p class="x hidden">Ein Juwel.</p>',
        'Ein <a href="https://bucht.example" title="a hidden bay">Juwel</a> am Meer.',
        '<p style="color: red">Ein Juwel.</p>',
    ],
)
def test_words_that_speak_of_hidden_things_are_shown(written: str) -> None:
    article = umbruch.read(f"# Steg\n\n{written}\n\nEr ist frei.\n".encode(), format="markdown").article
    assert any("Juwel" in text for text in article_texts(article))


def test_a_comment_that_is_not_closed_prints_nothing() -> None:
    assert body("Vorher.\n\n<!-- geheim\n") == said("Vorher.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture."""
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(kept, "PNG")
    (tmp_path / "see.png").write_bytes(kept.getvalue())
    return tmp_path


def figures(folder: Path, text: str) -> tuple[Block, ...]:
    """The blocks of a text that lies in the folder."""
    (folder / "a.md").write_text(f"---\ntitle: Am See\nlang: de\n---\n{text}", encoding="utf-8")
    return umbruch.read(folder / "a.md").article.body


@pytest.mark.parametrize(
    "written",
    [
        "![Ein See](see.png)\n*Der See im März.* Foto: Kai Ohm\n",
        "![Ein See](see.png)\n*Der See im März. Foto: Kai Ohm*\n",
        "![Ein See](see.png)\n\n*Der See im März.* Foto: Kai Ohm\n",
        "![Ein See](see.png)\n\n*Der See im März. Foto: Kai Ohm*\n",
        "![Ein See](see.png)\nDer See im März. Foto: Kai Ohm\n",
        '![Ein See](see.png "Der See im März. Foto: Kai Ohm")\n',
        "![Ein See](see.png)\n\n*Der See im März.*\n\nFoto: Kai Ohm\n",
    ],
)
def test_caption_and_credit_under_a_picture_are_its_own(folder: Path, written: str) -> None:
    wanted = Figure("see.png", (Text("Der See im März."),), Credit("Foto: Kai Ohm", "Kai Ohm"), "Ein See")
    assert figures(folder, f"Vorher.\n\n{written}\nNachher.\n") == (*said("Vorher."), wanted, *said("Nachher."))


def test_a_picture_stands_where_its_line_stands(folder: Path) -> None:
    found = figures(folder, "Oben.\n![Ein See](see.png)\nUnten steht ein Satz.\n")
    assert found == (*said("Oben."), Figure("see.png", alt="Ein See"), *said("Unten steht ein Satz."))


@pytest.mark.parametrize("alt", ["", "Foto", "image", "Bild 2", "see.png", "see", "IMG_2041", "Symbolbild"])
def test_a_placeholder_describes_no_picture(folder: Path, alt: str) -> None:
    assert figures(folder, f"![{alt}](see.png)\n") == (Figure("see.png"),)


def test_the_width_behind_a_picture_is_read(folder: Path) -> None:
    assert figures(folder, "![Ein See](see.png){width=50%}\n") == (Figure("see.png", alt="Ein See", weight="half"),)
    assert figures(folder, "![Ein See](see.png){.lead}\n") == (Figure("see.png", alt="Ein See", weight="lead"),)
    assert figures(folder, "![Ein See](see.png){width=80%}\n") == (Figure("see.png", alt="Ein See"),)


def test_a_table_keeps_its_alignment_and_takes_the_line_under_it_as_caption() -> None:
    (table,) = body("| Ort | Gäste |\n|:-:|--:|\n| Kell | 12 |\n\n: Gäste im Mai\n")
    assert isinstance(table, Table)
    assert (table.align, inline_text(table.caption)) == (("center", "right"), "Gäste im Mai")
    assert not table.row_heads


def test_an_empty_corner_makes_the_first_column_heads() -> None:
    (table,) = body("| | Mai | Juni |\n|---|---|---|\n| Kell | 1 | 2 |\n: Regen\n")
    assert isinstance(table, Table)
    assert (table.row_heads, inline_text(table.caption), len(table.rows)) == (True, "Regen", 1)


def test_front_matter_names_section_version_status_change_and_notes_for_the_desk() -> None:
    found = article(
        "---\ntitle: Dach\nsection: Lokales\nversion: 2\nstatus: withheld\nchange: correction\n"
        "desk_notes: [Zahl prüfen]\n---\nText.\n"
    )
    assert (found.section, found.version, found.status) == ("Lokales", 2, "withheld")
    assert found.change is not None
    assert (found.change.kind, found.desk_notes) == ("correction", ("Zahl prüfen",))


@pytest.mark.parametrize("line", ["version: 0", "version: zwei", "status: weg", "change: neu"])
def test_front_matter_of_the_wrong_kind_is_refused(line: str) -> None:
    with pytest.raises(umbruch.UmbruchError):
        article(f"---\ntitle: Dach\n{line}\n---\nText.\n")


@pytest.mark.parametrize("key", ["lang", "language"])
def test_a_language_that_is_none_is_refused_by_the_line_of_its_key(key: str) -> None:
    with pytest.raises(umbruch.UmbruchError, match="no language") as caught:
        umbruch.read(f"---\ntitle: Steg\n{key}: Deutsch!\n---\nEr ist frei.\n".encode(), format="markdown")
    assert caught.value.place == f"line 3: {key}"


def test_a_language_as_posix_writes_it_is_taken() -> None:
    assert umbruch.read(b"---\ntitle: A\nlang: de_AT\n---\nText.\n", format="markdown").article.lang == "de-AT"
