"""Kits on disk: every file listed, only what changed made again, the old kit whole until the new one is."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from pathlib import Path
from typing import NoReturn

import docx
import pytest

import umbruch
from tests.presskit.folders import ARTICLE, EMBARGOED, MANIFEST, folder_of
from umbruch.errors import EmbargoHolds, InputError, OutputError, RenderError
from umbruch.kept import clear_caches
from umbruch.pictures.own_metadata import facts_of
from umbruch.presskit.build.kit_build import BuiltKit, build
from umbruch.presskit.web.place import ATOM, RSS
from umbruch.style.model import Style
from umbruch.tree import Publication
from umbruch.writers.docx import DocxWriter

Snapshot = dict[str, bytes]


def snapshot(folder: Path) -> Snapshot:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def wrong_entries(folder: Path) -> list[str]:
    """What is wrong between MANIFEST and the files beside it."""
    listed = {line[66:]: line[:64] for line in (folder / "MANIFEST").read_text().splitlines()}
    files = snapshot(folder)
    del files["MANIFEST"]
    faults = [f"{path} is not listed" for path in files if path not in listed]
    faults += [f"{path} is listed and not there" for path in listed if path not in files]
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return faults + [f"{path} has another hash" for path in files if listed.get(path, digests[path]) != digests[path]]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> BuiltKit:
    place = tmp_path_factory.mktemp("kit")
    return build(folder_of(place, MANIFEST), place / "out")


def test_a_kit_holds_the_whole_each_article_pictures_and_a_page(kit: BuiltKit) -> None:
    names = set(snapshot(kit.folder))
    assert {f"die-neue-bruecke{suffix}" for suffix in (".pdf", ".epub", ".docx", ".newsml.xml")} <= names
    for slug in ("neue-bruecke-eroeffnet", "bridge-opens-in-lindenau"):
        for suffix in (".pdf", ".epub", ".docx", ".newsml.xml", ".txt"):
            assert f"articles/{slug}/{slug}{suffix}" in names
    assert {f"pictures/{size}/bruecke.jpg" for size in ("print", "web", "thumb")} <= names
    assert {"index.html", "MANIFEST", "pictures/rights.csv"} <= names


def test_manifest_lists_every_file_with_its_hash(kit: BuiltKit) -> None:
    assert wrong_entries(kit.folder) == []


def test_a_changed_file_and_one_too_many_are_seen(kit: BuiltKit, tmp_path: Path) -> None:
    for path, content in snapshot(kit.folder).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "index.html").write_bytes(b"<!DOCTYPE html>")
    (tmp_path / "zuviel.txt").write_bytes(b"x")
    assert wrong_entries(tmp_path) == ["zuviel.txt is not listed", "index.html has another hash"]


def test_the_archive_holds_the_same_files_below_one_folder(kit: BuiltKit) -> None:
    with zipfile.ZipFile(kit.archive) as archive:
        assert archive.testzip() is None
        packed = {name.removeprefix("bruecke/"): archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 19, 0, 0, 0)}
    folder = {name: content for name, content in snapshot(kit.folder).items() if not name.endswith(".zip")}
    other = {"MANIFEST", *(name for name in folder if name.endswith(".html"))}
    assert set(packed) == set(folder)
    assert all(content == folder[name] for name, content in packed.items() if name not in other)


def test_names_are_safe_on_windows(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 'date = 2026-01-01\narticles = ["a.md", "b.md", "c.md"]\nformats = ["newsml"]')
    for name, headline in (("a", "CON"), ("b", 'Was: "heißt" das? <jetzt>/\\|*'), ("c", "Was heißt das jetzt")):
        (folder / f"{name}.md").write_text(f"# {headline}\n\nEin Satz.\n", encoding="utf-8")
    names = snapshot(build(folder, tmp_path / "out").folder)
    assert {name.split("/")[1] for name in names if name.count("/") == 2 and name.startswith("articles")} == {
        "con-article", "was-heisst-das-jetzt", "was-heisst-das-jetzt-2",
    }  # fmt: skip
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./MANIFEST") for name in names)


def test_pictures_carry_their_texts_and_the_list_of_rights_names_them(kit: BuiltKit) -> None:
    for size in ("print", "web", "thumb"):
        facts = facts_of((kit.folder / f"pictures/{size}/bruecke.jpg").read_bytes())
        assert (facts.caption, facts.credit) == ("Die Brücke am Morgen.", "Ina Born")  # a field of names has no label
        assert (facts.rights, facts.usage) == ("© Gemeinde Lindenau", "Abdruck honorarfrei.")
        packet = (kit.folder / f"pictures/{size}/bruecke.jpg").read_bytes()
        assert "<photoshop:Headline>Neue Brücke eröffnet</photoshop:Headline>".encode() in packet
        assert b"<plus:LicensorName>Gemeinde Lindenau</plus:LicensorName>" in packet


@pytest.mark.parametrize("held", ["status: withheld", "embargo: Sperrfrist bis 1. Mai 2099, 9 Uhr"])
def test_a_picture_does_not_tell_the_headline_of_a_story_that_is_held_back(tmp_path: Path, held: str) -> None:
    folder = folder_of(tmp_path, 'date = 2026-01-01\narticles = ["bruecke.md", "release.md"]\nformats = ["newsml"]')
    story = (folder / "bruecke.md").read_text(encoding="utf-8").replace("lang: de", f"lang: de\n{held}")
    (folder / "bruecke.md").write_text(story, encoding="utf-8")
    for picture in build(folder, tmp_path / "out").folder.rglob("*.jpg"):
        assert "Neue Brücke eröffnet".encode() not in picture.read_bytes()


def test_the_list_of_rights_names_the_pictures(kit: BuiltKit) -> None:
    text = (kit.folder / "pictures/rights.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["file"], row["credit"], row["rights"]) for row in rows] == [
        ("pictures/print/bruecke.jpg", "Foto: Ina Born", "© Gemeinde Lindenau")
    ]


def test_a_formula_in_a_credit_stays_text_in_a_spreadsheet(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST.replace("Foto: Ina Born", "=HYPERLINK(1)"))
    text = (build(folder, tmp_path / "out").folder / "pictures/rights.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK(1)" in text


def test_pictures_of_the_wire_lie_where_their_newsml_says(kit: BuiltKit) -> None:
    from lxml import etree

    for path in kit.folder.rglob("*.newsml.xml"):
        for content in etree.parse(path).iter("{*}remoteContent"):
            file = path.parent / str(content.get("href"))
            assert file.stat().st_size == int(str(content.get("size")))


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    first, second = build(folder, tmp_path / "a"), build(folder, tmp_path / "b")
    assert first.archive.read_bytes() == second.archive.read_bytes()
    assert snapshot(first.folder) == snapshot(second.folder)


def test_the_library_makes_the_same_kit(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    built = build(folder, tmp_path / "out")
    umbruch.write(umbruch.kit(folder), tmp_path / "lib" / "bruecke.zip", on_diagnostic=lambda _: None)
    assert (tmp_path / "lib" / "bruecke.zip").read_bytes() == built.archive.read_bytes()


def test_any_publication_can_become_a_kit() -> None:
    publication = umbruch.read(ARTICLE.replace("![](bruecke.jpg)", "").encode(), format="markdown")
    with zipfile.ZipFile(io.BytesIO(umbruch.render(publication, "presskit"))) as archive:
        assert "neue-bruecke-eroeffnet/neue-bruecke-eroeffnet.pdf" in archive.namelist()
    with pytest.raises(RenderError):
        umbruch.render(Publication(), "presskit")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of what the DOCX writer is asked for."""
    asked: list[str] = []
    original = DocxWriter.render

    def noted(self: DocxWriter, publication: Publication, style: Style) -> bytes:
        asked.append(publication.title or publication.article.headline or "")
        return original(self, publication, style)

    monkeypatch.setattr(DocxWriter, "render", noted)
    clear_caches()
    return asked


def test_what_has_not_changed_is_not_made_again(tmp_path: Path, rendered: list[str]) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    out = tmp_path / "out"
    first = build(folder, out)
    assert len(rendered) == 3
    assert build(folder, out).status == "skipped"
    assert len(rendered) == 3
    article = folder / "release.md"
    article.write_text(article.read_text() + "\nIt is 84 metres long.\n")
    again = build(folder, out)
    assert again.status == "done"
    assert rendered[3:] == ["Bridge opens in Lindenau", "Die neue Brücke"]
    assert build(folder, out, fresh=True).archive.read_bytes() == again.archive.read_bytes()
    assert len(rendered) == 8
    assert wrong_entries(first.folder) == []


@pytest.mark.parametrize("what", ["a style", "a house template", "a picture", "a file of the kit", "the archive"])
def test_every_change_is_noticed(what: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    style = tmp_path / "haus.toml"
    style.write_text("[colours]\naccent = '#112233'\n[docx]\ntemplate = 'haus.docx'\n")
    docx.Document().save(str(tmp_path / "haus.docx"))
    built = build(folder, tmp_path / "out", style=style)
    assert build(folder, tmp_path / "out", style=style).status == "skipped"
    match what:
        case "a style":
            style.write_text("[colours]\naccent = '#445566'\n")
        case "a house template":
            template = docx.Document()
            template.styles["Normal"].font.bold = True
            template.save(str(tmp_path / "haus.docx"))
        case "a picture":
            (folder / "zweites.jpg").write_bytes((folder / "bruecke.jpg").read_bytes())
        case "a file of the kit":
            (built.folder / "index.html").write_text("leer")
        case _:
            built.archive.unlink()
    again = build(folder, tmp_path / "out", style=style)
    assert again.status == "done"
    assert wrong_entries(again.folder) == []


def breaking(what: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    """Make the next build fail; the error that it ends with."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    match what:
        case "an article cannot be read":
            (folder / "release.md").write_bytes(b"%PDF-1.4 gar kein Markdown")
            return InputError
        case "a picture of the manifest is broken":
            (folder / "bruecke.jpg").write_bytes(b"\xff\xd8\xff kaputt")
            return InputError
        case "the disk is full":
            monkeypatch.setattr("umbruch.presskit.build.kit_build.write_archive", refuse)
            (folder / "release.md").write_text("# Neu\n\nGanz neu.\n")
            return OutputError
        case _:
            monkeypatch.setattr(DocxWriter, "render", lambda *_: (_ for _ in ()).throw(RenderError("geht nicht")))
            (folder / "release.md").write_text("# Neu\n\nGanz neu.\n")
            return RenderError


@pytest.mark.parametrize(
    "what", ["an article cannot be read", "a picture of the manifest is broken", "the disk is full", "a writer refuses"]
)
def test_a_kit_that_fails_leaves_the_old_one_whole(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    built = build(folder, tmp_path / "out")
    before, archive = snapshot(built.folder), built.archive.read_bytes()
    with pytest.raises(breaking(what, folder, monkeypatch)):
        build(folder, tmp_path / "out")
    assert snapshot(built.folder) == before
    assert built.archive.read_bytes() == archive
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        ".bruecke.umbruch", "bruecke", "bruecke.zip",
    ]  # fmt: skip


def test_files_of_somebody_else_are_never_replaced(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    built = build(folder, tmp_path / "out")
    (built.folder / "notiz.txt").write_text("meins")
    (folder / "release.md").write_text("# Neu\n\nGanz neu.\n")
    with pytest.raises(OutputError, match=r"notiz\.txt"):
        build(folder, tmp_path / "out")
    assert (built.folder / "notiz.txt").read_text() == "meins"


def test_a_kit_is_never_built_over_its_own_source(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    for out in (tmp_path, folder, folder / "out"):
        with pytest.raises(OutputError, match="made from"):
            build(folder, out)
    assert (folder / "bruecke.md").read_text(encoding="utf-8") == ARTICLE


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> BuiltKit:
    place = tmp_path_factory.mktemp("withheld")
    return build(folder_of(place, EMBARGOED), place / "out")


def test_an_embargo_stands_in_the_names_of_all_that_is_sent(withheld: BuiltKit) -> None:
    sign = "sperrfrist-2999-11-20-1000-"
    assert withheld.archive.name == f"{sign}bruecke.zip"
    sent = [
        path
        for path in withheld.folder.rglob("*")
        if path.suffix in {".pdf", ".docx", ".epub", ".xml", ".txt", ".jpg", ".eml"}
    ]
    assert sent
    feeds = {ATOM, RSS}  # whose names stay; nothing that is withheld stands in them
    assert all(path.name.startswith(sign) or path.name in feeds for path in sent)


def test_an_embargo_stands_in_each_language_of_its_article(withheld: BuiltKit) -> None:
    (german,) = withheld.folder.glob("articles/neue*/*.txt")
    (english,) = withheld.folder.glob("articles/bridge*/*.txt")
    assert "Sperrfrist: Mittwoch, 20. November 2999, 10:00 Uhr MEZ (UTC+1)" in german.read_text(encoding="utf-8")
    assert "Embargo: Wednesday, November 20, 2999" in english.read_text(encoding="utf-8")


def test_an_embargo_stands_on_every_page(withheld: BuiltKit) -> None:
    from tests.tools import run_tool

    (whole,) = withheld.folder.glob("*.pdf")
    pages = run_tool("pdftotext", "-layout", whole, "-").split("\f")[:-1]
    assert len(pages) > 3
    told = ("Sperrfrist: Mittwoch, 20. November 2999, 10:00", "Embargo: Wednesday, November 20, 2999, 10:00")
    assert [page for page in pages if not any(one in page for one in told)] == []  # each in the language of its article
    (document,) = withheld.folder.glob("*.docx")
    with zipfile.ZipFile(document) as archive:
        heads = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
    assert any("20. November 2999" in head for head in heads)


def test_newsml_is_withheld_until_the_embargo_ends(withheld: BuiltKit) -> None:
    for path in withheld.folder.rglob("*.newsml.xml"):
        text = path.read_text(encoding="utf-8")
        assert "2999-11-20T10:00:00+01:00" in text
        assert "stat:withheld" in text
        assert "stat:usable" not in text


def test_release_is_refused_as_long_as_the_embargo_holds(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, EMBARGOED)
    with pytest.raises(EmbargoHolds, match=r"20\. November 2999"):
        build(folder, tmp_path / "out", release=True)
    assert not (tmp_path / "out" / "bruecke").exists()


def test_release_leaves_the_embargo_out_when_it_is_over(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, EMBARGOED.replace("2999", "2001"))
    held = build(folder, tmp_path / "out")
    assert "embargo.over" in {remark.code for remark in held.diagnostics}
    freed = build(folder, tmp_path / "out", release=True)
    assert freed.archive.name == "bruecke.zip"
    assert not held.archive.exists()
    for path, content in snapshot(freed.folder).items():
        assert "sperrfrist" not in path
        if path.endswith((".txt", ".html", ".xml")):
            assert b"20. November 2001" not in content


def test_an_embargo_of_one_article_holds_for_the_kit(tmp_path: Path) -> None:
    entry = 'articles = [{ file = "bruecke.md", embargo = 2999-11-20T10:00:00+01:00 }, "release.md"]'
    folder = folder_of(tmp_path, MANIFEST.replace('articles = ["bruecke.md", "release.md"]', entry))
    names = set(snapshot(build(folder, tmp_path / "out").folder))
    assert "sperrfrist-2999-11-20-1000-die-neue-bruecke.pdf" in names
    assert "articles/bridge-opens-in-lindenau/bridge-opens-in-lindenau.pdf" in names
    assert "pictures/print/sperrfrist-2999-11-20-1000-bruecke.jpg" in names


def test_an_embargo_stands_on_the_first_page_of_every_book(withheld: BuiltKit) -> None:
    for suffix, part in ((".docx", "word/document.xml"), (".epub", "EPUB/title.xhtml")):
        (path,) = withheld.folder.glob(f"*{suffix}")
        with zipfile.ZipFile(path) as archive:
            text = archive.read(part).decode()
        assert text.index("20. November 2999") < text.rindex("Die neue Brücke")


def test_the_first_page_leads_to_the_zip_beside_it_and_that_in_the_zip_to_none(kit: BuiltKit) -> None:
    assert f'href="../{kit.archive.name}"' in (kit.folder / "index.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(kit.archive) as packed:
        pages = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".html")]
        assert not any(".zip" in page for page in pages)
        assert not any(name.endswith(".zip") for name in packed.namelist())


def test_the_list_in_the_zip_agrees_with_the_files_in_it(kit: BuiltKit, tmp_path: Path) -> None:
    with zipfile.ZipFile(kit.archive) as packed:
        packed.extractall(tmp_path)
    assert wrong_entries(tmp_path / kit.folder.name) == []


def test_each_article_has_a_zip_with_its_files_and_pictures_alone(kit: BuiltKit, tmp_path: Path) -> None:
    slug = "neue-bruecke-eroeffnet"
    path = kit.folder / "articles" / slug / f"{slug}.zip"
    assert f'href="../articles/{slug}/{slug}.zip"' in (kit.folder / f"articles/{slug}.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path)
    alone, whole = snapshot(tmp_path / slug), snapshot(kit.folder)
    assert wrong_entries(tmp_path / slug) == []
    assert {f"articles/{slug}/{slug}{suffix}" for suffix in (".pdf", ".docx", ".epub", ".txt", ".eml")} <= set(alone)
    assert "pictures/print/bruecke.jpg" in alone
    assert all(name.startswith((f"articles/{slug}/", "pictures/", "MANIFEST")) for name in alone)
    own = {"MANIFEST", "pictures/rights.csv"}
    assert all(content == whole[name] for name, content in alone.items() if name not in own)


def test_the_kit_and_each_of_its_zips_pass_the_check(kit: BuiltKit) -> None:
    for path in (kit.folder, kit.archive, *kit.folder.glob("articles/*/*.zip")):
        assert [str(one) for one in umbruch.check(path, tools=False) if one.severity == "error"] == [], path
