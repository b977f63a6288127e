"""What a style may ask of PDF alone: standards on and off, drop caps, pull quotes, rules between articles, a label."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.publications import paragraph, sample_publication
from tests.tools import run_tool
from tests.writers.pdf_reading import drawn, opened, render, render_with_remarks, roles, text_of
from umbruch.errors import StyleError
from umbruch.tree import Article, Contact, Publication, Source

LONG = "Die Gemeinde hat am Montag beschlossen, das alte Haus am Markt zu erhalten und neu zu nutzen. " * 6


def style_with(folder: Path, lines: str, base: str = "broadsheet") -> Path:
    path = folder / "mine.toml"
    path.write_text(f'description = "mine"\nextends = "{base}"\n{lines}\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(("ua", "archive"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_file_claims_only_what_it_was_written_by(ua: bool, archive: bool, tmp_path: Path) -> None:
    style = style_with(tmp_path, f"[pdf]\nua = {str(ua).lower()}\narchive = {str(archive).lower()}")
    pdf = opened(render(sample_publication("article"), style))
    xmp = pdf.Root.Metadata.read_bytes()
    assert (b"<pdfuaid:part>1<" in xmp) is ua
    assert (b"<pdfaid:part>2<" in xmp) is archive
    assert ("/OutputIntents" in pdf.Root) is archive
    assert ("/StructTreeRoot" in pdf.Root) is (ua or archive)


def test_without_both_standards_nothing_is_marked_and_every_word_is_there(tmp_path: Path) -> None:
    content = render(sample_publication("plain"), style_with(tmp_path, "[pdf]\nua = false\narchive = false"))
    assert b"BDC" not in drawn(content)
    assert b"StructParent" not in content
    assert "Ferry Line to Resume in May" in " ".join(text_of(content, tmp_path).split())


@pytest.mark.parametrize(
    ("lines", "place", "hint"),
    [
        ('[pdf]\nua = "yes"', "pdf.ua", "true or false"),
        ("[pdf]\narchiv = true", "pdf.archiv", "archive"),
        ("[text.body]\ndrop_cap = 1", "text.body.drop_cap", "drop_cap = 3"),
        ("[text.lead]\ndrop_cap = 3", "text.lead.drop_cap", "text.body"),
        ('[page]\narticle_rule = "thick"', "page.article_rule", ""),
        ('label = "relase"', "label", "release"),
    ],
)
def test_a_wrong_option_is_named_with_its_file_and_a_remedy(lines: str, place: str, hint: str, tmp_path: Path) -> None:
    path = style_with(tmp_path, lines) if lines.startswith("[") else tmp_path / "mine.toml"
    if not lines.startswith("["):
        path.write_text(f'description = "mine"\n{lines}\n')
    with pytest.raises(StyleError) as caught:
        render(sample_publication("plain"), path)
    assert caught.value.source
    assert caught.value.source.endswith("mine.toml")
    assert (caught.value.place or "").rpartition(": ")[2] == place
    assert hint in (caught.value.hint or "")


def article_of(*texts: str, **fields: object) -> Publication:
    body = tuple(paragraph(text) for text in texts)
    return Publication(lang="de", articles=(Article(lang="de", headline="Haus am Markt", body=body, **fields),))  # type: ignore[arg-type]


def sizes(content: bytes) -> set[float]:
    return {float(size) for size in re.findall(rb"/F\d+ ([\d.]+) Tf", drawn(content))}


def letters(content: bytes) -> list[tuple[float, float, float, float]]:
    """The boxes of letters that are drawn as shapes: left, bottom, right, top."""
    found = []
    for shape in re.findall(rb"[\d.]+ [\d.]+ m\n(?:(?:[-\d.]+ )+[mlc]\n|h\n)+f", drawn(content)):
        ends = [(float(x), float(y)) for x, y in re.findall(rb"([-\d.]+) ([-\d.]+) [mlc]\n", shape)]
        xs, ys = [x for x, _ in ends], [y for _, y in ends]
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def test_a_drop_cap_is_three_lines_high_and_its_word_stays_whole(tmp_path: Path) -> None:
    publication = article_of(LONG, LONG)
    with_cap = render(publication, style_with(tmp_path, "[fill]\nfit = false\n[text.body]\ndrop_cap = 3"))
    ((left, bottom, right, top),) = letters(with_cap)
    assert 2 * 12.8 < top - bottom < 3 * 12.8
    assert 12 < right - left < 50
    path = tmp_path / "made.pdf"
    path.write_bytes(with_cap)
    assert run_tool("pdfinfo", "-enc", "UTF-8", "-struct-text", path).count("Die Gemeinde hat") >= 2
    for options in ((), ("-raw",), ("-layout",)):
        assert re.search(r"^ *Die Gemeinde hat", run_tool("pdftotext", *options, path, "-"), re.MULTILINE)
    assert roles(opened(with_cap)).count("P") == 2


@pytest.mark.parametrize(("word", "beside"), [("Ärger", 3), ("Ģirts", 4)])
def test_a_drop_cap_that_reaches_below_its_lines_gets_one_more(word: str, beside: int, tmp_path: Path) -> None:
    publication = article_of(f"{word} {LONG}")
    content = drawn(render(publication, style_with(tmp_path, "[text.body]\ndrop_cap = 3")))
    starts = [float(x) for x in re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", content)]
    narrowed = max(set(starts), key=lambda start: (starts.count(start) == beside, start))
    assert starts.count(narrowed) == beside


@pytest.mark.parametrize("text", ["Zu kurz.", "„Nein“, sagte sie. " * 30, "5 Uhr früh war es, als der Wind kam. " * 20])
def test_a_paragraph_that_cannot_bear_a_drop_cap_has_none(text: str, tmp_path: Path) -> None:
    style = style_with(tmp_path, "[text.body]\ndrop_cap = 3")
    assert letters(render(article_of(text), style)) == []


def rules_of(content: bytes, thickness: str) -> int:
    return len(re.findall(rf"[\d.]+ [\d.]+ [\d.]+ {re.escape(thickness)} re f".encode(), drawn(content, 1)))


def test_several_articles_are_parted_by_a_rule(tmp_path: Path) -> None:
    kit = sample_publication("kit")
    assert (
        rules_of(
            render(kit, style_with(tmp_path, "[page]\narticle_rule = '1.3pt'\n[briefs]\nmost_characters = 0")), "1.3"
        )
        == 1
    )
    assert rules_of(render(kit, style_with(tmp_path, "[page]\narticle_rule = 0")), "1.3") == 0


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({"contact": Contact(text="Kontakt: Eva Lang")}, True),
        ({"contact": Contact(text="Kontakt: Eva Lang"), "kicker": "PRESSEMITTEILUNG Nr. 4"}, False),
        ({"contact": Contact(text="Kontakt: Eva Lang"), "source": Source(text="Bote, Seite 3")}, False),
        ({}, False),
    ],
)
def test_a_release_says_that_it_is_one(fields: dict[str, object], stands: bool, tmp_path: Path) -> None:
    text = text_of(render(article_of("Ein Satz.", **fields), "release"), tmp_path)
    assert ("Pressemitteilung" in text) is stands


def test_a_pull_quote_stands_between_rules() -> None:
    content = drawn(render(sample_publication("article")))
    assert len(re.findall(rb"[\d.]+ [\d.]+ [\d.]+ 0\.6 re f", content)) == 2


@pytest.mark.parametrize(("style", "lost"), [("broadsheet", False), ("tabloid", False), ("release", True)])
def test_a_section_that_stands_in_the_page_head_is_no_loss(style: str, *, lost: bool) -> None:
    publication = article_of("Ein Satz.")
    article = msgspec.structs.replace(publication.articles[0], section="Lokales")
    _, remarks = render_with_remarks(msgspec.structs.replace(publication, articles=(article,)), style)
    assert any("section" in remark.message for remark in remarks) is lost
