"""A house template for Word files: what it brings wins, what it lacks is made, what would do harm is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

import umbruch
from tests.publications import paragraph, sample_publication
from tests.tools import examples
from tests.writers.docx_reading import WordFile, attribute, has, made, one, text_of
from umbruch.errors import StyleError
from umbruch.style import load, with_template
from umbruch.tree import Article, List, Publication

GREEN = RGBColor(0, 128, 0)
GERMAN_WORD = {
    "heading 1": "berschrift1", "heading 2": "berschrift2", "caption": "Beschriftung",
    "List Bullet": "Aufzhlungszeichen", "List Number": "Listennummer",
    "header": "Kopfzeile", "footer": "Fuzeile", "Normal": "Standard", "Title": "Titel",
    "Subtitle": "Untertitel", "Body Text": "Textkrper", "Quote": "Zitat",
}  # fmt: skip
"""The ids that a German Word gives to its own styles; their names stay English in the file."""


def house(folder: Path, change: Callable[[Document], None] = lambda _: None, name: str = "haus.docx") -> Path:
    """A house template, made from the one that python-docx ships."""
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = GREEN
    document.add_paragraph("Hier steht Blindtext der Vorlage.")
    change(document)
    path = folder / name
    document.save(str(path))
    return path


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The template with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def dressed(path: Path, publication: Publication | None = None, style: str = "release") -> WordFile:
    return made(publication or sample_publication(), with_template(load(style), path))


def looks(word_file: WordFile) -> dict[str, str]:
    """The name of the style that each text stands in."""
    names = {str(style.style_id): str(style.name) for style in word_file.document.styles}
    return {words: names[id] for id, words in word_file.paragraphs()}


def test_the_styles_of_the_house_win(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        kicker = document.styles.add_style("Kicker", WD_STYLE_TYPE.PARAGRAPH)
        assert hasattr(kicker, "font")
        kicker.font.size = Pt(33)

    word_file = dressed(house(tmp_path, change))
    assert word_file.document.styles["Kicker"].font.size == Pt(33)
    assert looks(word_file)["Neues Leben im alten Speicher"] == "Kicker"
    assert word_file.document.styles["Caption"].font.size == docx.Document().styles["Caption"].font.size


def test_a_headline_that_the_house_has_no_style_for_is_its_first_heading(tmp_path: Path) -> None:
    word_file = dressed(house(tmp_path))
    assert looks(word_file)["Die Stadt liest wieder am Hafen"] == "Heading 1"
    assert attribute(word_file.style("Heading1"), "w:rPr/w:color", "val") == "008000"
    assert not word_file.found("//w:style[@w:styleId='Headline']", "styles")


def test_a_style_named_for_the_role_comes_before_words_own(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.styles.add_style("Unterzeile", WD_STYLE_TYPE.PARAGRAPH)

    word_file = dressed(house(tmp_path, change))
    deck = sample_publication().article.deck
    assert looks(word_file)[str(deck)] == "Unterzeile"
    assert looks(dressed(house(tmp_path)))[str(deck)] == "Subtitle"


@pytest.mark.parametrize("template", ["plain", "named"])
def test_an_article_in_house_styles_is_read_back_by_its_roles(template: str, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        if template == "named":
            document.styles.add_style("Kicker", WD_STYLE_TYPE.PARAGRAPH)

    found = umbruch.read(dressed(house(tmp_path, change)).content).article
    written = sample_publication().article
    for field in ("kicker", "headline", "deck"):
        assert getattr(found, field) == getattr(written, field)
    assert found.byline is not None
    assert written.byline is not None
    assert found.byline.text == written.byline.text
    assert [type(block) for block in found.body] == [type(block) for block in written.body]


def test_missing_styles_are_made_in_the_fonts_of_the_house_and_named_in_a_warning(tmp_path: Path) -> None:
    word_file = dressed(house(tmp_path))
    (remark,) = [found for found in word_file.remarks if found.severity == "warning"]
    assert remark.code == "template.style_made"
    assert "haus.docx" in remark.message
    for name in ("Kicker", "Byline", "Source"):
        assert f"{name}," in remark.message
        assert not has(word_file.style(name), "w:rPr/w:rFonts")
        assert not has(word_file.style(name), "w:rPr/w:color")
    assert "Caption," not in remark.message


def test_what_is_made_keeps_its_size_beside_the_running_text_of_the_house(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.styles["Normal"].font.size = Pt(22)

    assert one(dressed(house(tmp_path, change)).style("Kicker"), "w:rPr/w:sz") == "42"


def test_every_word_of_the_article_and_none_of_the_template_stands_in_the_file(tmp_path: Path) -> None:
    publication = sample_publication()
    path = house(tmp_path)
    assert [words for _, words in dressed(path).paragraphs()] == [
        words for _, words in made(publication, "release").paragraphs()
    ]
    assert "Blindtext" not in text_of(dressed(path).xml())


def test_a_german_word_stores_english_names_under_ids_of_its_own(tmp_path: Path) -> None:
    def change(styles: str) -> str:
        for name, id in GERMAN_WORD.items():
            old = next(one for one in docx.Document().styles if str(one.name).lower() == name.lower()).style_id
            styles = styles.replace(f'w:styleId="{old}"', f'w:styleId="{id}"').replace(
                f'w:val="{old}"/>', f'w:val="{id}"/>'
            )
            styles = styles.replace(f'<w:name w:val="{id}"/>', f'<w:name w:val="{name}"/>')
        return styles

    word_file = dressed(rewritten(house(tmp_path), "word/styles.xml", change))
    used = dict(reversed(word_file.paragraphs()))
    assert used["Beschriftung"] == "Das Lagerhaus am Alten Hafen nach dem Umbau."
    assert used["Textkrper"].startswith("NIEDERHAFEN")
    assert used["Zitat"].startswith("„Wir wollten")
    assert used["Aufzhlungszeichen"].startswith("Montag")
    assert used["berschrift1"] == "Die Stadt liest wieder am Hafen"
    assert used["Untertitel"] == sample_publication().article.deck
    assert one(word_file.style("Byline"), "w:basedOn") == "Standard"


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Kicker", "Dachzeile"), ("Deck", "Unterzeile"), ("Lead", "Vorspann"), ("Subheading", "Zwischentitel"),
        ("Credit", "Bildnachweis"), ("Source", "Quelle"), ("BodyText", "Textkörper"), ("BodyText", "Corps de texte"),
        ("BodyText", "Texto independiente"), ("BodyText", "Corpo testo"), ("BodyText", "Platte tekst"),
        ("Caption", "Bildunterschrift"), ("Headline", "SCHLAGZEILE"),
    ],
)  # fmt: skip
def test_styles_are_known_by_their_names_in_other_languages(role: str, name: str, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        for own in ("Body Text", "Caption"):
            document.styles[own].delete()
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)

    plain = dict(reversed(made(sample_publication()).paragraphs()))
    assert looks(dressed(house(tmp_path, change)))[plain[role]] == name


def test_paper_margins_and_page_heads_are_those_of_the_house(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        (section,) = document.sections
        section.page_width, section.page_height = Cm(18), Cm(24)
        section.left_margin = Cm(5)
        section.header.paragraphs[0].text = "Stadt Niederhafen"
        section.footer.paragraphs[0].text = "Amtlich"

    word_file = dressed(house(tmp_path, change), style="broadsheet")
    sections = word_file.found("//w:sectPr")
    assert {attribute(section, "w:pgSz", "w") for section in sections} == {"10205"}
    assert {attribute(section, "w:pgMar", "left") for section in sections} == {"2835"}
    assert [len(section.findall("{*}headerReference")) for section in sections] == [1, 0, 0]
    heads = [text_of(word_file.xml(name[5:-4])) for name in word_file.parts if name.startswith("word/header")]
    assert heads == ["Stadt Niederhafen"]


def test_without_page_heads_of_the_house_those_of_the_style_stand_there(tmp_path: Path) -> None:
    word_file = dressed(house(tmp_path))
    name, _ = [name for name in word_file.parts if name.startswith("word/footer")]
    assert "Seite 1 von 1" in text_of(word_file.xml(name[5:-4]))


def test_a_paragraph_under_a_list_of_an_item_has_no_number_in_the_house_either(tmp_path: Path) -> None:
    item = (paragraph("eins"), List(False, ((paragraph("innen"), paragraph("noch innen")),)), paragraph("weiter"))
    listed = List(True, (item, (paragraph("zwei"),)))
    article = Article(headline="Der Steg", body=(paragraph("Es gilt:"), listed))
    word_file = dressed(house(tmp_path), Publication(articles=(article,)))
    (under,) = [one for one in word_file.found("//w:p") if text_of(one) == "weiter"]
    assert attribute(under, "w:pPr/w:numPr/w:numId", "val") == "0"
    assert umbruch.read(word_file.content).article.body == article.body


def test_lists_count_as_in_the_house_and_each_starts_at_one(tmp_path: Path) -> None:
    word_file = dressed(house(tmp_path))
    assert len(set(word_file.values("//w:num/@w:numId", "numbering"))) == len(word_file.found("//w:num", "numbering"))
    assert set(word_file.values("//w:numPr/w:numId/@w:val")) <= set(word_file.values("//w:num/@w:numId", "numbering"))
    order = [element.tag.split("}")[1] for element in word_file.xml("numbering")]
    assert order == sorted(order, key=["abstractNum", "num"].index)


def test_the_language_is_that_of_the_article(tmp_path: Path) -> None:
    word_file = dressed(house(tmp_path), sample_publication("article"))
    assert word_file.values("//w:lang/@w:val", "styles") == ["de-DE"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["article", "kit", "long", "hostile", "bare", "untitled"])
@pytest.mark.parametrize("style", ["release", "broadsheet", "clipping"])
def test_the_audit_finds_nothing_in_files_made_with_a_template(name: str, style: str, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Haus"

    path = tmp_path / "made.docx"
    path.write_bytes(dressed(house(tmp_path, change), sample_publication(name), style).content)
    assert [str(one) for one in OpenXmlValidator(max_errors=0).validate(path).errors] == []


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    path = house(tmp_path)
    assert dressed(path).content == dressed(path).content


def test_a_style_names_its_template_relative_to_itself(tmp_path: Path) -> None:
    (tmp_path / "vorlagen").mkdir()
    house(tmp_path / "vorlagen")
    style = tmp_path / "haus.toml"
    style.write_text('description = "x"\n[docx]\ntemplate = "vorlagen/haus.docx"\n', encoding="utf-8")
    child = tmp_path / "vorlagen" / "kind.toml"
    child.write_text('description = "x"\nextends = "../haus.toml"\n', encoding="utf-8")
    for path in (style, child):
        assert made(sample_publication(), path).codes == ["template.style_made", "format.loss"]


def test_a_template_in_the_call_goes_before_that_of_the_style(tmp_path: Path) -> None:
    style = with_template(load("release"), house(tmp_path))
    other = house(tmp_path, name="andere.docx")
    remarks: list[str] = []
    umbruch.render(
        sample_publication(), "docx", style, template=other, on_diagnostic=lambda one: remarks.append(one.message)
    )
    assert "andere.docx" in remarks[0]


def test_a_wrong_template_in_a_style_is_an_error_with_file_key_and_remedy(tmp_path: Path) -> None:
    style = tmp_path / "haus.toml"
    style.write_text('description = "x"\n[docx]\ntemplate = "fort.docx"\n', encoding="utf-8")
    with pytest.raises(StyleError, match=r"there is no template 'fort\.docx'") as caught:
        load(style)
    assert (caught.value.source, caught.value.place) == (str(style), "line 3: docx.template")
    assert caught.value.hint


def refused(path: Path) -> str:
    with pytest.raises(StyleError) as caught:
        dressed(path)
    message = str(caught.value)
    assert path.name in message
    assert caught.value.hint
    assert "\n" not in message
    return caught.value.message


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.docx"
    text.write_text("kein ZIP")
    assert refused(text) == "not a Word file"
    old = tmp_path / "alt.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "password" in refused(old)
    epub = tmp_path / "buch.docx"
    epub.write_bytes(umbruch.render(sample_publication("plain"), "epub"))
    assert refused(epub) == "not a Word file"
    odt = tmp_path / "haus.odt"
    odt.write_text("x")
    assert "ends in .docx" in refused(odt)
    assert refused(tmp_path) == "there is no such template"


def test_macros_are_refused_by_name_and_by_content(tmp_path: Path) -> None:
    assert "macros" in refused(house(tmp_path).rename(tmp_path / "haus.docm"))
    path = house(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert "macros" in refused(path)


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = house(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image9.png", bytes(140 * 1024 * 1024))
    assert path.stat().st_size < 1_000_000
    assert "unpacks to more" in refused(path)


def test_entities_in_a_template_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    def change(styles: str) -> str:
        head, tail = styles.split("?>", 1)
        return f"{head}?>{bomb}{tail}".replace('w:val="Normal"/>', 'w:val="Normal"/>', 1)

    content = dressed(rewritten(house(tmp_path), "word/styles.xml", change)).content
    assert b"ENTITY" not in zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/styles.xml", "</w:styles>", ""),
        ("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="gone.xml"'),
        ("word/document.xml", "<w:body>", "<w:body><w:sectPr>"),
        ("word/numbering.xml", 'w:abstractNumId="1"', 'w:abstractNumId="eins"'),
        ("_rels/.rels", "officeDocument/2006/relationships/officeDocument", "nothing"),
    ],
)
def test_a_template_that_is_broken_inside_is_refused(part: str, old: str, new: str, tmp_path: Path) -> None:
    path = rewritten(house(tmp_path), part, lambda xml: xml.replace(old, new))
    assert refused(path) == "the template is broken inside"


@pytest.mark.slow
@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_template_is_used_or_refused_and_never_a_crash(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    path = house(folder)
    part = data.draw(
        st.sampled_from(["word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/document.xml"])
    )
    with zipfile.ZipFile(path) as archive:
        length = len(archive.read(part).decode())
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start, min(length, start + 60)))
    put = data.draw(st.sampled_from(["", "x", "-1", "</w:style>", '"', "<w:p/>"]))
    rewritten(path, part, lambda xml: xml[:start] + put + xml[end:])
    with suppress(StyleError):
        assert dressed(path, sample_publication("plain")).paragraphs()


def test_nothing_that_acts_comes_along_with_a_template(tmp_path: Path) -> None:
    def change(settings_xml: str) -> str:
        return settings_xml.replace("<w:zoom", '<w:trackRevisions/><w:documentProtection w:edit="readOnly"/><w:zoom', 1)

    word_file = dressed(rewritten(house(tmp_path), "word/settings.xml", change))
    assert not word_file.found("//w:trackRevisions | //w:documentProtection | //w:attachedTemplate", "settings")
    assert not [name for name in word_file.parts if "settings.xml.rels" in name or "customXml" in name]
