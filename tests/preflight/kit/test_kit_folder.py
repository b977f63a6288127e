"""A press kit is checked file by file, and as a whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import umbruch
from tests.preflight.good import NOW, good
from tests.preflight.good_kits import FACTS, files, laid_out, listed, photograph, zipped
from tests.publications import paragraph
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.preflight import inspect
from umbruch.preflight.kit.kit_members import path_of
from umbruch.presskit.sharing.ready_mail import ready_mail
from umbruch.tree import Article


def told(source: Path | bytes) -> list[tuple[str, str | None]]:
    found: list[Diagnostic] = umbruch.check(source, now=NOW, tools=False)
    return [(one.code, one.field) for one in found if one.code != "check.not_run"]


def kit(**extra: bytes) -> dict[str, bytes]:
    return {**files(), **{name.replace("_", "."): content for name, content in extra.items()}}


def test_folder_and_archive_of_a_good_kit_have_no_findings(tmp_path: Path) -> None:
    assert told(laid_out(listed(files()), tmp_path)) == []
    assert told(zipped(listed(files()))) == []


def test_findings_name_the_file_in_the_kit_and_the_place_in_it(tmp_path: Path) -> None:
    page = files()["index.html"].replace(b' alt="Ein leerer Kai"', b"")
    assert told(zipped({**files(), "index.html": page})) == [("picture.alt", "mappe/index.html")]
    assert told(laid_out({**files(), "index.html": page}, tmp_path)) == [("picture.alt", "index.html")]


def test_a_page_that_leads_to_no_file_of_the_kit_is_found() -> None:
    page = files()["index.html"].replace(b'href="bilder/kai.jpg"', b'href="bilder/gross.jpg"')
    assert told(zipped({**files(), "index.html": page})) == [("link.dead", "mappe/index.html")]
    outside = files()["index.html"].replace(b'href="bilder/kai.jpg"', b'href="../../kai.jpg"')
    assert told(zipped({**files(), "index.html": outside})) == [("link.dead", "mappe/index.html")]


def test_a_picture_in_several_sizes_is_judged_by_its_largest() -> None:
    bare = FACTS._replace(creator=None, credit=None, rights=None)
    small = {**files(), "bilder/klein/kai.jpg": photograph(bare, 480)}
    assert told(zipped(small)) == []
    large = {**files(), "bilder/kai.jpg": photograph(bare)}
    assert told(zipped(large)) == [("picture.credit", "mappe/bilder/kai.jpg")]


def test_a_broken_picture_is_found_in_any_size() -> None:
    broken = {**files(), "bilder/klein/kai.jpg": photograph(width=480)[:2000]}
    assert ("picture.broken", "mappe/bilder/klein/kai.jpg") in told(zipped(broken))


def test_files_beside_the_list_are_a_warning(tmp_path: Path) -> None:
    folder = laid_out({**listed(files()), "notiz.txt": b"Eine Notiz\n\nEin Satz, der hier steht.\n"}, tmp_path)
    (found,) = [one for one in umbruch.check(folder, now=NOW, tools=False) if one.code == "kit.manifest"]
    assert (found.field, found.severity) == ("notiz.txt", "warning")


def test_a_folder_opens_its_archives_and_an_archive_none_inside_it(tmp_path: Path) -> None:
    inner = zipped({**files(), "index.html": files()["index.html"].replace(b' lang="de"', b"")})
    folder = laid_out({"mappe.zip": inner}, tmp_path)
    assert told(folder) == [("language.missing", "mappe.zip, mappe/index.html")]
    outer = umbruch.check(zipped({"mappe.zip": inner}), now=NOW, tools=False)
    assert [one.code for one in outer] == ["check.not_run"]
    assert "mappe/mappe.zip: an archive inside an archive" in outer[0].message


def test_a_name_that_says_something_else_is_found_inside_too() -> None:
    assert told(zipped(kit(bericht_pdf=good("html")))) == [("file.suffix", "mappe/bericht.pdf")]


def test_a_mail_ready_to_send_is_looked_at_as_the_text_that_it_holds() -> None:
    good_one, bad_one = (
        Article(lang="de", headline="Fähre fährt wieder", body=(paragraph(words),))
        for words in ("Die Fähre über den Strom fährt ab Montag wieder.", "[Zitat einfügen] sagt sie.")
    )
    assert told(zipped(kit(**{"a/gut.eml": ready_mail(good_one, "de", None, None)}))) == []
    assert told(zipped(kit(**{"a/arg.eml": ready_mail(bad_one, "de", None, None)}))) == [
        ("text.placeholder", "mappe/a/arg.eml, articles[0]")
    ]


def test_what_cannot_be_checked_is_told_by_name() -> None:
    found = umbruch.check(zipped(kit(alt_doc=b"\xd0\xcf\x11\xe0 alt", leer_txt=b"")), now=NOW, tools=False)
    unread = [one.message for one in found if one.code == "check.not_run"]
    assert any(one.startswith("mappe/alt.doc: this is an old Word") for one in unread)
    assert any(one.startswith("mappe/leer.txt: it is empty") for one in unread)


def test_hidden_files_and_links_out_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    folder = laid_out({**files(), ".git/config": b"<rss/>", ".DS_Store": b"\x00"}, tmp_path / "mappe")
    (tmp_path / "geheim.html").write_bytes(good("html"))
    (folder / "verweis.html").symlink_to(tmp_path / "geheim.html")
    assert told(folder) == []


def test_an_empty_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="no file in this folder") as caught:
        umbruch.check(tmp_path)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("href", "name", "path"),
    [
        ("a.jpg", "index.html", "a.jpg"),
        ("../a.jpg", "articles/x.html", "a.jpg"),
        ("./b/../a.jpg", "x/y.html", "x/a.jpg"),
        ("../a.jpg", "index.html", None),
        ("/etc/passwd", "index.html", None),
        ("..", "index.html", None),
    ],
)
def test_an_address_leads_to_a_file_of_the_kit_or_nowhere(href: str, name: str, path: str | None) -> None:
    assert path_of(href, name) == path


def test_a_folder_without_a_kit_is_called_a_folder(tmp_path: Path) -> None:
    (tmp_path / "bericht.txt").write_text("Die Fähre fährt wieder\n\nSie legt um acht ab.\n", encoding="utf-8")
    assert inspect(tmp_path, now=NOW).kind == "folder"
    with zipfile.ZipFile(tmp_path / "alles.zip", "w") as archive:
        archive.write(tmp_path / "bericht.txt", "bericht.txt")
    assert inspect(tmp_path / "alles.zip", now=NOW).kind == "folder"
    (tmp_path / "kit.toml").write_text('title = "Fähre"\n', encoding="utf-8")
    assert inspect(tmp_path, now=NOW).kind == "kit"
