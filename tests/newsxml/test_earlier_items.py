"""The life of an item: its name, its versions, what changed, and what kills it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

import umbruch
from tests.newsxml.stories import BOTE
from tests.publications import paragraph
from umbruch.batch import convert
from umbruch.newsxml import WIRE
from umbruch.newsxml.revision import what_changed
from umbruch.registry.format_table import formats
from umbruch.tree import Article, Paragraph, Publication, Strong, Text

STORY = """Brücke in Lauter gesperrt

Lauter, 4. März 2026 (lb). Die Brücke in Lauter ist seit dem Montag gesperrt, wie die Stadt am Dienstag sagte.

Rund 450 Gäste waren im Mai zur Eröffnung gekommen, die der Bürgermeister einen großen Tag nannte.
"""
CHANGED = STORY.replace("450", "540")
G2 = {"g": "http://iptc.org/std/nar/2006-10-01/"}


def _sent(folder: Path, text: str, *to: str, revise: bool = True, **fields: str) -> dict[str, bytes]:
    """The files of a story after a run, by format."""
    source = folder / "bruecke.txt"
    source.write_text(text, encoding="utf-8")
    (result,) = convert(
        [source], to, folder / "out", set={"provider": "Bote", "provider.code": "bote.example", **fields}, revise=revise
    )
    assert result.error is None
    return {made.format: made.path.read_bytes() for made in result.made}


def _item(content: bytes) -> tuple[str, str, str, str | None, str | None]:
    """Guid, version, moment of the first version, signal and note of the change of a NewsML file."""
    root = etree.fromstring(content)
    (item,) = root.iterfind(".//g:newsItem", G2)
    signal = item.find(".//g:signal", G2)
    return (
        item.get("guid", ""),
        item.get("version", ""),
        item.findtext(".//g:firstCreated", "", G2),
        None if signal is None else signal.get("qcode"),
        item.findtext(".//g:edNote[@role='umbnote:change']", None, G2),
    )


def test_an_article_without_an_id_is_named_after_its_file_and_never_after_its_words(tmp_path: Path) -> None:
    one = _item(_sent(tmp_path, STORY, "newsml")["newsml"])
    other = _item(_sent(tmp_path, STORY.replace("gesperrt", "offen"), "newsml", revise=False)["newsml"])
    assert one[0] == other[0] == "urn:newsml:bote.example:20260304:bruecke"


def test_articles_of_one_file_are_named_by_their_numbers(tmp_path: Path) -> None:
    tree = Publication(
        kind="kit", provider=BOTE, date="2026-03-04", articles=(Article(headline="A"), Article(headline="B"))
    )
    source = tmp_path / "seite.json"
    umbruch.write(tree, source, format="json")
    both = umbruch.read(source)
    assert [life.name for life in both.lives] == ["seite-1", "seite-2"]
    second = json.loads(umbruch.render(umbruch.read(source, article=2), "ninjs"))
    assert second["uri"].endswith(":20260304:seite-2")


@pytest.mark.parametrize("format", ["newsml", "newsml-dpa", "newsml-apa", "nitf", "nitf-plain", "ninjs", "ninjs-1.6"])
def test_a_changed_story_is_the_next_version_of_the_same_item(tmp_path: Path, format: str) -> None:
    first = umbruch.read(_sent(tmp_path, STORY, format)[format])
    again = umbruch.read(_sent(tmp_path, STORY, format)[format])
    second = umbruch.read(_sent(tmp_path, CHANGED, format)[format])
    third = umbruch.read(_sent(tmp_path, CHANGED.replace("Montag", "Freitag"), format)[format])
    assert [one.article.version or 1 for one in (first, again, second, third)] == [1, 1, 2, 3]
    assert len({one.article.id for one in (first, again, second, third)}) == 1
    assert len({one.lives[0].created for one in (first, again, second, third)}) == 1
    told = umbruch.render(second, "newsml").decode()
    assert "„540“ statt „450“" in told or "„540“ statt „450“" in "".join(second.article.desk_notes)


def test_the_note_of_a_later_version_says_what_changed(tmp_path: Path) -> None:
    first = _item(_sent(tmp_path, STORY, "newsml")["newsml"])
    second = _item(_sent(tmp_path, CHANGED, "newsml")["newsml"])
    assert first[1:] == ("1", first[2], None, None)
    assert second == (first[0], "2", first[2], "sig:update", "Geändert: Grundtext: „540“ statt „450“")


def test_a_correction_keeps_its_kind_and_note(tmp_path: Path) -> None:
    _sent(tmp_path, STORY, "newsml")
    line = "Berichtigung: Im zweiten Absatz muss es 540 statt 450 Gäste heißen.\n\n"
    corrected = _item(_sent(tmp_path, line + CHANGED, "newsml")["newsml"])
    assert corrected[1] == "2"
    assert corrected[3:] == ("sig:correction", line.strip())


def test_without_revising_an_older_file_is_not_asked(tmp_path: Path) -> None:
    _sent(tmp_path, STORY, "newsml")
    assert _item(_sent(tmp_path, CHANGED, "newsml", revise=False)["newsml"])[1] == "1"


def test_an_earlier_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    files = _sent(tmp_path, STORY, "ninjs")
    (tmp_path / "out" / "bruecke.ninjs.json").write_bytes(files["ninjs"][:200])
    (result,) = convert([tmp_path / "bruecke.txt"], "ninjs", tmp_path / "out", revise=True)
    assert "revise.unreadable" in {one.code for one in result.diagnostics}


def test_a_kill_goes_out_as_canceled_in_every_format(tmp_path: Path) -> None:
    files = _sent(tmp_path, f"MANDATORY KILL\n\n{STORY}", "newsml", "ninjs", "nitf")
    assert b'"stat:canceled"' in files["newsml"]
    assert json.loads(files["ninjs"])["pubStatus"] == "canceled"
    assert b'management-status="canceled"' in files["nitf"]


def test_every_wire_format_that_can_be_written_counts_its_versions() -> None:
    media = {"newsml", "nitf", "ninjs"}
    assert {one.name for one in formats() if one.writes and one.name.partition("-")[0] in media} == WIRE


def test_a_note_names_fields_and_quotes_few_words() -> None:
    before = Article(lang="en", headline="Bridge closed", body=(paragraph("One."), paragraph("Two.")))
    after = Article(lang="en", headline="Bridge open", keywords=("bridge",), body=before.body)
    assert what_changed(before, after) == (
        'Changed: headline: "Bridge open" instead of "Bridge closed"; keywords: "bridge" instead of "…"'
    )
    longer = Article(lang="en", headline="Bridge closed", body=(*before.body, paragraph("Three."), paragraph("Four.")))
    assert what_changed(before, longer) == "Changed: body: paragraphs changed: 2"
    marked = Article(
        lang="en", headline="Bridge closed", body=(paragraph("One."), Paragraph((Strong((Text("Two."),)),)))
    )
    assert what_changed(before, marked) == "Changed: body: paragraphs changed: 1"
