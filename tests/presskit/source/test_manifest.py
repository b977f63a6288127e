"""`kit.toml`: what it says is taken, what is wrong in it is told with line and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.presskit.folders import EMBARGOED, MANIFEST, folder_of
from umbruch.errors import InputMissing, InputUnreadable, ManifestError
from umbruch.presskit.source.finding import look_through
from umbruch.presskit.source.manifest import load_manifest
from umbruch.presskit.source.manifest_template import write_template
from umbruch.presskit.source.model import Manifest


def loaded(folder: Path) -> Manifest:
    return load_manifest(folder, look_through(folder))


def test_everything_that_it_says_is_taken(tmp_path: Path) -> None:
    manifest = loaded(folder_of(tmp_path, EMBARGOED))
    assert (manifest.title, manifest.organisation, manifest.date) == (
        "Die neue Brücke", "Gemeinde Lindenau", "2026-11-19",
    )  # fmt: skip
    assert [entry.file for entry in manifest.articles] == ["bruecke.md", "release.md"]
    assert manifest.facts == (("Länge", "84 m"),)
    assert manifest.pictures["bruecke.jpg"].credit == "Foto: Ina Born"
    assert manifest.contact is not None
    assert manifest.contact.text.splitlines() == [
        "Jana Thiel, Pressestelle", "Gemeinde Lindenau", "Telefon 05999 310-12", "presse@lindenau.example",
    ]  # fmt: skip
    assert manifest.embargo is not None
    assert manifest.embargo.text == "Sperrfrist: Mittwoch, 20. November 2999, 10:00 Uhr MEZ (UTC+1)"


def test_without_one_the_folder_tells(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, name="Neue_Brücke")
    (folder / "README.md").write_text("nicht gemeint")
    (folder / "logo.png").write_bytes((folder / "bruecke.jpg").read_bytes())
    manifest = loaded(folder)
    assert (manifest.name, manifest.title) == ("neue-bruecke", "Neue brücke")
    assert [entry.file for entry in manifest.articles] == ["bruecke.md", "release.md"]
    assert (manifest.cover, manifest.logo) == (None, "logo.png")


WRONG = {
    "an unknown key": ('title = "x"\nsubtitel = "y"', "line 2", "subtitel", "subtitle"),
    "an unknown key of a table": ('[contact]\nname = "x"\nemail = "y"', "line 3", "email", "mail"),
    "an unknown key of a picture": ('[pictures."bruecke.jpg"]\n\nalt_text = "y"', "line 3", "alt_text", "alt"),
    "an article that is not there": ('articles = [\n\n"reliase.md"]', "line 3", "reliase.md", "release.md"),
    "an article named twice": ('articles = [\n"bruecke.md",\n"bruecke.md"]', "line 3", "twice", "take one out"),
    "no article at all": ("articles = []", "line 1", "at least one", "leave the key out"),
    "a picture that is not there": ('title = ""\n[pictures."bruke.jpg"]', "line 2", "bruke.jpg", "bruecke.jpg"),
    "a cover that is not there": ('# cover\ncover = "titel.jpg"', "line 2", "titel.jpg", "bruecke.jpg"),
    "a file outside the folder": ('logo = "../logo.png"', "line 1", "../logo.png", "bruecke.jpg"),
    "a wrong type": ('title = "x"\nformats = "pdf"', "line 2", "a list is expected here, not some text", "["),
    "an unknown format": ('formats = ["pdf",\n"dokx"]', "line 2", "dokx", "docx"),
    "a kit inside itself": ('formats = ["presskit"]', "line 1", "itself", "leave it out"),
    "an unknown style": ('style = "relase"', "line 1", "relase", "release"),
    "a language that is none": ('language = "Deutsch."', "line 1", "Deutsch.", "de, en-GB"),
    "an embargo without zone": ("embargo = 2026-11-20T10:00:00", "line 1", "no zone", "+01:00"),
    "an embargo without time": ("embargo = 2026-11-20", "line 1", "no time", "10:00:00"),
    "an embargo that is none": ('embargo = "morgen"', "line 1", "no moment", "2026-11-20T10"),
    "an address that is none": ('address = "www.example.org"', "line 1", "no address", "https://"),
    "a day that is none": ('date = "19.11.2026"', "line 1", "no day", "2026-11-19"),
    "a focus outside the picture": ('[pictures."bruecke.jpg"]\nfocus = [0.5, 1.5]', "line 2", "1", ""),
    "rights said twice": ('[pictures."bruecke.jpg"]\ncopyright = "x"\nrights = "y"', "line 3", "the same", "terms"),
    "a quote that is not closed": ('title = "x"\nsubtitle = "y', "line 2", "not valid TOML", "quotation marks"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_is_told_with_its_line_and_a_remedy(mistake: str, tmp_path: Path) -> None:
    text, line, message, hint = WRONG[mistake]
    with pytest.raises(ManifestError) as raised:
        loaded(folder_of(tmp_path, text))
    error = raised.value
    assert error.source is not None
    assert error.source.endswith("kit.toml")
    assert (error.place or "").split(":")[0] == line
    assert message in error.message
    assert hint in (error.hint or "")
    assert error.exit_code == 3


def test_a_file_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "kit.toml").write_bytes('title = "x"\nsubtitle = "Brücke"'.encode("latin-1"))
    with pytest.raises(ManifestError, match="line 2: not UTF-8"):
        loaded(folder)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputMissing):
        look_through(tmp_path / "nirgends")
    file = tmp_path / "a.txt"
    file.write_text("x")
    with pytest.raises(InputUnreadable, match="made from a folder"):
        look_through(file)


def test_links_that_lead_out_of_the_folder_are_left_out(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    secret = tmp_path / "geheim.md"
    secret.write_text("# Geheim")
    (folder / "link.md").symlink_to(secret)
    assert "link.md" not in look_through(folder).readable


def test_init_writes_a_manifest_that_can_be_read(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    path = write_template(folder)
    text = path.read_text(encoding="utf-8")
    assert '"release.md"' in text
    assert '[pictures."bruecke.jpg"]' in text
    manifest = loaded(folder)
    assert manifest.language == "de"
    bare = re.sub(r'^# (\w+|"[^"]+") =', r"\1 =", text.replace('# logo = "logo.png"', ""), flags=re.MULTILINE)
    path.write_text(bare, encoding="utf-8")
    assert loaded(folder).contact is not None


def test_init_leaves_a_manifest_alone(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST)
    with pytest.raises(Exception, match="already"):
        write_template(folder)
    assert (folder / "kit.toml").read_text(encoding="utf-8") == MANIFEST


def test_a_new_manifest_asks_for_descriptions_of_pictures_that_nobody_has_described(tmp_path: Path) -> None:
    from tests.photographs import jpeg

    (tmp_path / "a.txt").write_text("Die Fähre fährt wieder\n\nSie legt um acht ab.\n", encoding="utf-8")
    (tmp_path / "kai.jpg").write_bytes(jpeg(size=(400, 300)))
    text = write_template(tmp_path).read_text(encoding="utf-8")
    asked = "# Nobody has described this picture yet. Please say in alt what it shows.\n# alt = "
    assert asked in text
