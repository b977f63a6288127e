"""The named styles of a Word file come from the style file."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from tests.publications import BASIC_STYLES, sample_publication, words
from tests.writers.docx_reading import PREFIXES, WordFile, attribute, has, made, one, with_body
from umbruch.registry.roles import ROLE, ROLES, WORDS_OWN_STYLE
from umbruch.style import load
from umbruch.tree import Subheading

WORD_SAYS = {ROLE[field].docx_style: name.capitalize() for field, name in WORDS_OWN_STYLE.items()}
WORD_SAYS["Pull Quote"] = "Intense Quote"


def named(word_file: WordFile, name: str) -> ParagraphStyle:
    style = word_file.document.styles[WORD_SAYS.get(name, name)]
    assert isinstance(style, ParagraphStyle)
    return style


def twentieths(points: float) -> Pt:
    """A length as Word keeps it."""
    return Pt(round(points * 20) / 20)


@pytest.fixture(scope="module")
def release() -> WordFile:
    return made(sample_publication(), "release")


@pytest.mark.parametrize("role", [role for role in ROLES if role.field != "dateline"], ids=lambda role: role.field)
@pytest.mark.parametrize("name", BASIC_STYLES)
def test_each_press_role_has_a_paragraph_style_with_the_look_of_the_toml(role: object, name: str) -> None:
    assert hasattr(role, "docx_style")
    assert hasattr(role, "field")
    style, look = named(made(sample_publication("plain"), name), role.docx_style), load(name)
    text = getattr(look.text, role.field)
    assert style.font.name == ("Times New Roman" if text.font == "serif" else "Arial")
    assert style.font.size == Pt(round(text.size * 2) / 2)
    assert style.font.bold is (text.weight == "bold")
    assert style.font.italic is (text.slant == "italic")
    assert style.font.color.rgb == RGBColor(*text.colour.rgb)


def test_dateline_is_a_character_style(release: WordFile) -> None:
    style = release.document.styles["Dateline"]
    assert isinstance(style, CharacterStyle)
    assert not isinstance(style, ParagraphStyle)
    assert style.font.bold
    assert style.font.name == "Arial"


def test_spacing_alignment_and_indent_come_from_the_toml() -> None:
    word_file = made(sample_publication("plain"), "broadsheet")
    body = named(word_file, "Body Text").paragraph_format
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    text = load("broadsheet").text
    assert body.first_line_indent == twentieths(text.body.indent)
    assert body.line_spacing == twentieths(text.body.leading)
    quote = named(word_file, "Quotations").paragraph_format
    assert (quote.left_indent, quote.right_indent) == (twentieths(text.quote.inset),) * 2
    assert quote.space_before == twentieths(text.quote.space_before)
    assert quote.space_after == twentieths(text.quote.space_after)


def test_rules_above_and_below_are_borders_of_the_paragraph(release: WordFile) -> None:
    embargo, source = release.style("Embargo"), release.style("Source")
    assert attribute(embargo, "w:pPr/w:pBdr/w:top", "sz") == "8"
    assert attribute(embargo, "w:pPr/w:pBdr/w:bottom", "color") == "9b1c1c"
    assert attribute(source, "w:pPr/w:pBdr/w:top", "sz") == "4"
    assert attribute(source, "w:pPr/w:pBdr/w:top", "color") == "b9b9b9"
    assert not has(source, "w:pPr/w:pBdr/w:bottom")


def test_tracking_and_capitals_come_from_the_toml(tmp_path: Path) -> None:
    path = tmp_path / "gesperrt.toml"
    path.write_text('description = "x"\n[text.kicker]\ncapitals = true\ntracking = "1.5pt"\n', encoding="utf-8")
    kicker = made(sample_publication("plain"), path).style("Kicker")
    assert one(kicker, "w:rPr/w:caps") == "1"
    assert one(kicker, "w:rPr/w:spacing") == "30"


def test_another_headline_colour_in_the_toml_changes_the_style(tmp_path: Path) -> None:
    path = tmp_path / "haus.toml"
    path.write_text('description = "x"\n[text.headline]\ncolour = "#0b6623"\n', encoding="utf-8")
    assert named(made(sample_publication("plain"), path), "Headline").font.color.rgb == RGBColor(0x0B, 0x66, 0x23)
    assert named(made(sample_publication("plain")), "Headline").font.color.rgb != RGBColor(0x0B, 0x66, 0x23)


def test_no_run_of_an_article_is_formatted_by_hand_but_through_character_styles() -> None:
    word_file = made(sample_publication("plain"), "broadsheet")
    assert word_file.values("//w:r/w:rPr/*[not(self::w:rStyle)]/@w:val") == []
    assert set(word_file.values("//w:r/w:rPr/w:rStyle/@w:val")) == {"Dateline"}


@pytest.mark.parametrize("field", WORDS_OWN_STYLE)
def test_roles_for_which_word_has_a_style_stand_in_it_under_our_name_as_well(field: str, release: WordFile) -> None:
    (style,) = release.found(f"//w:style[w:name/@w:val='{WORDS_OWN_STYLE[field]}']", "styles")
    assert style.get(f"{{{PREFIXES['w']}}}customStyle") is None
    if field != "caption":
        assert one(style, "w:aliases") == ROLE[field].docx_style


def test_no_two_styles_share_a_name(release: WordFile) -> None:
    names = release.values("//w:style/w:name/@w:val | //w:style/w:aliases/@w:val", "styles")
    assert len(names) == len({name.casefold() for name in names})


def test_headline_opens_the_outline(release: WordFile) -> None:
    assert one(release.style("Headline"), "w:pPr/w:outlineLvl") == "0"


@pytest.mark.parametrize("level", range(1, 6))
def test_subheadings_stand_one_outline_level_below_their_own(level: int) -> None:
    above = tuple(Subheading(words("darüber"), level=number) for number in range(1, level))
    word_file = made(with_body(*above, Subheading(words("Zwischentitel"), level=level)))
    (id,) = [id for id, words in word_file.paragraphs() if words == "Zwischentitel"]
    assert one(word_file.style(id), "w:pPr/w:outlineLvl") == str(level)
    assert one(word_file.style(id), "w:name") == f"heading {level + 1}"


def test_a_subheading_never_stands_more_than_one_level_below_the_last() -> None:
    levels = [3, 5, 1, 4]
    publication = with_body(*(Subheading(words("Titel"), level=level) for level in levels))
    used = [id for id, text in made(publication).paragraphs() if text == "Titel"]
    assert used == ["Subheading", "Subheading2", "Subheading", "Subheading2"]


def test_every_style_that_is_used_is_defined() -> None:
    for name in ("article", "kit", "hostile"):
        for style in BASIC_STYLES:
            word_file = made(sample_publication(name), style)
            used = set(word_file.values("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
            assert used <= set(word_file.values("//w:style/@w:styleId", "styles"))


def test_running_text_hyphenates_and_headlines_do_not(release: WordFile) -> None:
    assert release.found("//w:autoHyphenation", "settings")
    assert one(release.style("BodyText"), "w:pPr/w:suppressAutoHyphens") == "0"
    assert one(release.style("Headline"), "w:pPr/w:suppressAutoHyphens") == "1"


def test_lines_of_a_headline_do_not_touch_in_the_face_that_stands_in(release: WordFile) -> None:
    georgias_line = 1.136
    assert int(attribute(release.style("Headline"), "w:pPr/w:spacing", "line") or 0) / 240 * georgias_line >= 0.998


def test_headlines_grow_with_their_leading_and_running_text_keeps_its_grid(release: WordFile) -> None:
    assert attribute(release.style("Headline"), "w:pPr/w:spacing", "lineRule") == "auto"
    assert attribute(release.style("BodyText"), "w:pPr/w:spacing", "lineRule") == "exact"
    assert attribute(release.style("Picture"), "w:pPr/w:spacing", "lineRule") == "auto"


def test_the_gallery_shows_the_press_styles_and_hides_words_own(release: WordFile) -> None:
    shown = release.values("//w:style[w:qFormat]/w:name/@w:val", "styles")
    assert {"Kicker", "heading 1", "Subtitle", "Byline", "Lead", "Body Text", "Credit"} <= set(shown)
    assert "toc 1" not in shown
    assert release.values("//w:latentStyles/@w:defQFormat", "styles") == ["0"]


def test_styles_stay_slim(release: WordFile) -> None:
    assert len(release.parts["word/styles.xml"]) < 40_000
    assert len(made(sample_publication("plain")).content) < 10_000


def test_the_theme_offers_the_palette_and_families_of_the_style() -> None:
    word_file = made(sample_publication("plain"), "broadsheet")
    assert b'<a:accent1><a:srgbClr val="8A1C1C"/>' in word_file.parts["word/theme/theme1.xml"]
    assert b'typeface="Times New Roman"' in word_file.parts["word/theme/theme1.xml"]
