"""Faces that go along with pages: which, with which characters, and packed for browsers."""

from __future__ import annotations

import base64
import io
import re

import msgspec
from fontTools.ttLib import TTFont

import umbruch
from tests.presskit.web_kits import sample_kit
from tests.publications import sample_publication
from umbruch.fonts.carried.carried_faces import carried_faces
from umbruch.fonts.carried.woff2 import woff2
from umbruch.presskit.web import render_site
from umbruch.style import Style, load
from umbruch.style.format_tables import Html

PAGE = "<style>§</style><p>Grüße &amp; <em>mehr</em></p><script>\N{SNOWMAN}</script>"


def carrying(*, yes: bool | None) -> Style:
    return msgspec.structs.replace(load("release"), html=Html(embed_fonts=yes))


def font(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content))


def test_a_face_has_the_characters_that_are_read_and_no_others() -> None:
    (regular,) = [one for one in carried_faces([PAGE], load("release")) if one.name == "serif-regular.ttf"]
    assert {chr(code) for code in font(regular.content).getBestCmap()} == set("Grüße & mehr")


def test_emphasis_needs_the_slanted_faces_too() -> None:
    plain = {one.name for one in carried_faces(["<p>x</p>"], load("release"))}
    assert {one.name for one in carried_faces([PAGE], load("release"))} > plain


def test_what_stands_beside_the_roles_has_its_faces() -> None:
    names = {one.name for one in carried_faces([PAGE], load("release"), (("sans", True), ("serif", True)))}
    assert {"sans-bold.ttf", "serif-bold.ttf"} <= names


def test_a_packed_face_is_smaller_holds_the_same_letters_and_is_the_same_each_time() -> None:
    (plain, *_), (packed, *_) = (carried_faces([PAGE], load("release"), packed=both) for both in (False, True))
    assert packed.kind == "woff2"
    assert packed.content[:4] == b"wOF2"
    assert len(packed.content) < len(plain.content)
    assert font(packed.content).getBestCmap() == font(plain.content).getBestCmap()
    assert woff2.__wrapped__(plain.content) == packed.content  # type: ignore[attr-defined]


def test_the_pages_of_a_kit_share_faces_unless_the_style_says_no() -> None:
    site = render_site(sample_kit(), load("release"))
    faces = [path for path in site if path.endswith(".woff2")]
    sheet = site["assets/site.css"].decode()
    assert {f"assets/{address}" for address in re.findall(r'url\("([^"]+)"\) format\("woff2"\)', sheet)} == set(faces)
    assert "assets/fonts/sans-regular.woff2" in faces
    without = render_site(sample_kit(), carrying(yes=False))
    assert not [path for path in without if path.endswith(".woff2")]
    assert b"@font-face" not in without["assets/site.css"]


def test_a_page_that_is_one_file_carries_its_faces_where_the_style_says_so() -> None:
    publication = sample_publication("plain")
    page = umbruch.render(publication, "html", carrying(yes=True)).decode()
    carried = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', page)
    assert carried
    for one in carried:
        assert font(base64.b64decode(one)).getBestCmap()
    assert "@font-face" not in umbruch.render(publication, "html", carrying(yes=None)).decode()
