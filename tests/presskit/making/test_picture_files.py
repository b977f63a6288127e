"""The files of a kit's pictures on the wire: each with its size, and there where the item says."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from PIL import Image

import umbruch
from tests.presskit.folders import MANIFEST, folder_of
from umbruch.pictures.own_metadata import facts_of
from umbruch.presskit.build.kit_build import BuiltKit, build

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
FORMATS = 'formats = ["newsml", "ninjs", "ninjs-1.6"]\n'


def built(place: Path) -> BuiltKit:
    return build(folder_of(place, FORMATS + MANIFEST), place / "out")


def there(document: Path, folder: Path, href: str) -> Path:
    """The file that an item in that document names."""
    below = posixpath.join(document.relative_to(folder).parent.as_posix(), unquote(href))
    return folder / posixpath.normpath(below)


def test_newsml_names_the_picture_for_print_the_web_and_lists(tmp_path: Path) -> None:
    folder = built(tmp_path).folder
    documents = [one for one in folder.rglob("*.xml") if one.name not in ("feed.xml", "atom.xml")]
    seen = 0
    for document in documents:
        for item in etree.parse(document).getroot().iter(f"{G2}newsItem"):
            files = list(item.iter(f"{G2}remoteContent"))
            if not files:
                continue
            seen += 1
            assert [one.get("rendition") for one in files] == ["rnd:highRes", "rnd:web", "rnd:thumbnail"]
            assert [str(one.get("href")).split("/")[-2] for one in files] == ["print", "web", "thumb"]
            for one in files:
                path = there(document, folder, str(one.get("href")))
                assert path.stat().st_size == int(str(one.get("size")))
                with Image.open(path) as picture:
                    assert picture.size == (int(str(one.get("width"))), int(str(one.get("height"))))
    assert seen == 2  # in the kit as a whole, and in the article that shows it


def test_ninjs_names_the_same_files(tmp_path: Path) -> None:
    folder = built(tmp_path).folder
    (document,) = (one for one in folder.rglob("*.ninjs.json") if b'"picture"' in one.read_bytes())
    (picture,) = json.loads(document.read_bytes())["associations"]
    assert [one["name"] for one in picture["renditions"]] == ["original", "web", "thumbnail"]
    assert [one["href"].split("/")[-2] for one in picture["renditions"]] == ["print", "web", "thumb"]
    for one in picture["renditions"]:
        assert there(document, folder, one["href"]).stat().st_size == one["sizeInBytes"]
    (old,) = (one for one in folder.rglob("*.ninjs16.json") if b'"picture"' in one.read_bytes())
    (picture,) = json.loads(old.read_bytes())["associations"].values()
    assert set(picture["renditions"]) == {"original", "web", "thumbnail"}


def test_the_largest_file_is_the_one_that_is_read_back(tmp_path: Path) -> None:
    folder = built(tmp_path).folder
    document = next(one for one in folder.glob("*.xml") if one.name not in ("feed.xml", "atom.xml"))
    assert [one.href for one in umbruch.read(document).pictures] == ["pictures/print/bruecke.jpg"]


def test_the_card_of_a_page_keeps_who_took_its_photograph_and_what_it_shows(tmp_path: Path) -> None:
    address = 'address = "https://lindenau.example/presse/"\n'
    kit = build(folder_of(tmp_path, address + MANIFEST), tmp_path / "out")
    cards = sorted((kit.folder / "assets" / "cards").iterdir())
    assert cards
    for card in cards:
        facts = facts_of(card.read_bytes())
        assert (facts.credit, facts.description) == ("Ina Born", "Eine Brücke über einen Fluss")
        assert facts.rights == "© Gemeinde Lindenau"
