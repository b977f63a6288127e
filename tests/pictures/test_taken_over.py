"""A picture that describes itself needs no other description; the article keeps the last word."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import umbruch
from tests.conformance.pdf_profiles import broken_rules
from tests.photographs import alt, jpeg, spoken, xmp
from tests.pictures.test_own_metadata import LAUGHS
from tests.publications import words
from umbruch.corrections import correct
from umbruch.diagnostics import Diagnostic
from umbruch.tree import Article, Credit, Figure, List, Picture, Publication, Quote
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts, each_figure

CLIPPING = """Neuer Kran am Kai

LINDENAU. Am Montag ist der neue Kran am alten Kai aufgestellt worden. Er hebt vierzig Tonnen und ersetzt den von 1954.

Der neue Kran am alten Kai. Foto: Ina Born

Lindenauer Bote 14.10.2026
"""
CRANE = "Ein gelber Kran vor grauem Himmel"
AI = "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/{}</Iptc4xmpExt:DigitalSourceType>"


def reading(folder: Path, name: str, text: str, photo: bytes) -> Reading:
    (folder / "kran.jpg").write_bytes(photo)
    (folder / name).write_text(text, encoding="utf-8")
    return umbruch.read(folder / name)


def figure(publication: Publication) -> Figure:
    return next(each_figure(publication))


def told(publication: Reading) -> list[tuple[str, str | None, str]]:
    said = ("picture.described", "picture.facts", "picture.spoke")
    return [(one.code, one.field, one.message) for one in publication.diagnostics if one.code in said]


def tree(*figures: Figure, photo: bytes) -> bytes:
    picture = Picture(href="kran.jpg", media_type="image/jpeg", width=120, height=80, content=photo)
    return umbruch.render(Publication(lang="de", articles=(Article(body=figures),), pictures=(picture,)), "json")


@pytest.mark.parametrize(
    ("name", "text"),
    [("kran.txt", CLIPPING), ("kran.md", "# Kran\n\nEr steht.\n\n![](kran.jpg)\n"), ("kran.json", "")],
)
def test_every_reader_takes_the_description_that_a_picture_brings(tmp_path: Path, name: str, text: str) -> None:
    photo = jpeg(xmp(alt(CRANE)))
    text = text or tree(Figure("kran.jpg"), photo=photo).decode()
    read = reading(tmp_path, name, text, photo)
    assert figure(read).alt == CRANE
    ((code, field, message),) = told(read)
    assert code == "picture.described"
    assert field is not None
    assert field.endswith(".alt")
    assert message == "the alternative text of 'kran.jpg' was taken from the picture itself (AltTextAccessibility)"


def test_a_clipping_with_such_a_picture_claims_to_be_accessible(tmp_path: Path) -> None:
    read = reading(tmp_path, "kran.txt", CLIPPING, jpeg(xmp(alt(CRANE))))
    found: list[Diagnostic] = []
    content = umbruch.render(read, "pdf", on_diagnostic=found.append)
    assert [one for one in found if one.severity != "info"] == []
    assert b"<pdfuaid:part>1<" in content
    assert broken_rules(content) == []


def test_what_is_described_at_length_is_described() -> None:
    photo = jpeg(xmp(spoken("Iptc4xmpCore:ExtDescrAccessibility", default="Ein Kran.\n Vier Beine.")))
    read = umbruch.read(tree(Figure("kran.jpg"), photo=photo))
    assert figure(read).alt == "Ein Kran. Vier Beine."
    assert told(read)[0][2].endswith("(ExtDescrAccessibility)")


@pytest.mark.parametrize("own", ["", "Was der Artikel sagt"])
def test_what_the_article_says_stays_and_decoration_stays_decoration(own: str) -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt=own), photo=jpeg(xmp(alt(CRANE)))))
    assert figure(read).alt == own
    assert told(read) == []


def speaking(caption: str = "Am\n Kai", credit: str = "dpa", creator: bytes = b"Ina Born") -> bytes:
    """A photograph with caption, credit and photographer."""
    packet = spoken("dc:description", default=caption) + f"<photoshop:Credit>{credit}</photoshop:Credit>"
    return jpeg(xmp(packet), ((80, creator),))


def test_a_caption_and_a_credit_that_the_article_lacks_are_known_of_the_picture_and_told() -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=speaking()))
    (known,) = read.pictures
    assert (known.caption, known.credit) == ("Am Kai", Credit("Bild: Ina Born / dpa", "Ina Born"))
    assert told(read) == [
        (
            "picture.spoke", "pictures[0].caption",
            "the caption of 'kran.jpg' was taken from the picture itself: 'Am Kai'",
        ),
        (
            "picture.spoke", "pictures[0].credit",
            "the credit of 'kran.jpg' was taken from the picture itself: 'Bild: Ina Born / dpa'",
        ),
    ]  # fmt: skip
    assert {one.severity for one in read.diagnostics} == {"info"}


@pytest.mark.parametrize("format", ["html", "text", "markdown", "newsml", "nitf", "ninjs"])
def test_every_writer_shows_what_a_picture_says_where_the_article_is_silent(format: str) -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=speaking()))
    made = umbruch.render(read, format, on_diagnostic=lambda _: None).decode()
    assert "Am Kai" in made
    assert "Ina Born / dpa" in made


def test_what_the_article_says_of_a_picture_comes_before_what_it_says_itself() -> None:
    own = Figure("kran.jpg", alt="Kran", caption=words("Der Kran."), credit=Credit("Foto: Tom Kern"))
    read = umbruch.read(tree(own, photo=speaking()))
    assert (read.pictures[0].caption, read.pictures[0].credit) == (None, None)
    assert figure(read) == own


def test_a_correction_takes_out_what_a_picture_says() -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=speaking()))
    corrected = correct(read, {"pictures[0].caption": "", "pictures[0].credit": ""})
    assert told(corrected) == []
    assert "Kai" not in umbruch.render(corrected, "html", on_diagnostic=lambda _: None).decode()


def test_a_photographer_who_is_named_in_the_caption_is_not_named_twice() -> None:
    named = Figure("kran.jpg", alt="Kran", caption=words("Der Kran, gesehen von Ina Born."))
    assert umbruch.read(tree(named, photo=speaking())).pictures[0].credit is None
    assert umbruch.read(tree(Figure("kran.jpg"), photo=speaking("Am Kai. Foto: Ina Born"))).pictures[0].credit is None


@pytest.mark.parametrize("credit", ["Foto: Ina Born", "© Ina Born", "Photo by Ina Born"])
def test_a_credit_that_says_what_it_is_stays_as_it_is(credit: str) -> None:
    read = umbruch.read(tree(Figure("kran.jpg"), photo=speaking(credit=credit)))
    assert read.pictures[0].credit == Credit(credit, "Ina Born")


@pytest.mark.parametrize(
    "caption",
    [
        "OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM\\100MEDIA\\DJI_0042.JPG", "IMG_2034", "DSC_0123.JPG",
        "oplus_1048576", "Brücke am Kai.jpg",
        "filter: 0; fileterIntensity: 0.0; filterMask: 0;", '{"source":"editor"}', "Untitled-1",
        "Created with GIMP", "Bildschirmfoto 2026-05-03", "Adobe Photoshop 2024", "Bild 12",
    ],
)  # fmt: skip
def test_what_a_camera_or_a_program_wrote_is_neither_shown_nor_told(caption: str) -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=speaking(caption)))
    assert read.pictures[0].caption is None
    assert [field for _, field, _ in told(read)] == ["pictures[0].credit"]


@pytest.mark.parametrize(
    "maker", ["Administrator", "PC-User 3", "unknown", "Adobe Photoshop CS6", "foto@kai.example", "-"]
)
def test_an_account_of_a_computer_is_nobody_to_credit(maker: str) -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=speaking(credit=maker, creator=maker.encode())))
    assert read.pictures[0].credit is None


@pytest.mark.parametrize(
    "caption",
    [
        "Am Kai. ACHTUNG: Nur zur redaktionellen Verwendung", "The quay. MANDATORY CREDIT: Born", "Am Kai +++ dpa +++",
        "Kai", "Am Kai. Sperrfrist: Montag, 10 Uhr", "Am Kai " * 400,
    ],
)  # fmt: skip
def test_a_caption_that_speaks_to_desks_or_says_too_little_is_told_and_not_shown(caption: str) -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=speaking(caption)))
    assert read.pictures[0].caption is None
    assert [(code, field) for code, field, _ in told(read)] == [
        ("picture.facts", "pictures[0]"), ("picture.spoke", "pictures[0].credit"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "caption",
    ["Adobe gründet Standort in Kellbach.", "Default risk rises in Kelborough", "埠頭の新しい起重機", "Der Kai"],
)
def test_a_caption_that_only_begins_like_one_of_a_machine_is_shown(caption: str) -> None:
    assert umbruch.read(tree(Figure("kran.jpg"), photo=speaking(caption))).pictures[0].caption == caption


def test_two_figures_of_one_picture_are_told_of_once() -> None:
    body = (Figure("kran.jpg", alt="Kran"), Figure("kran.jpg", alt="Kran"))
    assert len(told(umbruch.read(tree(*body, photo=speaking())))) == 2


def test_rights_that_a_picture_brings_are_known_of_it_and_those_of_the_tree_stay() -> None:
    rights = spoken("dc:rights", default="2026 Ina Born") + spoken("xmpRights:UsageTerms", default="nur Presse")
    photo = jpeg(xmp(rights))
    (known,) = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=photo)).pictures
    assert (known.copyright, known.terms) == ("2026 Ina Born", "nur Presse")
    own = Picture("kran.jpg", "image/jpeg", 120, 80, photo, copyright="Stadtarchiv", terms="")
    written = umbruch.render(Publication(articles=(Article(headline="Kran"),), pictures=(own,)), "json")
    (kept,) = umbruch.read(written).pictures
    assert (kept.copyright, kept.terms) == ("Stadtarchiv", "")


def test_nothing_is_told_of_a_picture_that_is_decoration() -> None:
    packet = xmp(spoken("dc:description", default="Am Kai") + "<photoshop:Credit>dpa</photoshop:Credit>")
    read = umbruch.read(tree(Figure("kran.jpg", alt=""), photo=jpeg(packet)))
    assert figure(read) == Figure("kran.jpg", alt="")
    assert told(read) == []
    assert "Kai" not in umbruch.render(read, "html", on_diagnostic=lambda _: None).decode()


def test_a_caption_in_the_text_is_not_disputed(tmp_path: Path) -> None:
    packet = xmp(alt(CRANE) + spoken("dc:description", default="Anderes") + "<photoshop:Credit>dpa</photoshop:Credit>")
    read = reading(tmp_path, "kran.txt", CLIPPING, jpeg(packet))
    assert [code for code, _, _ in told(read)] == ["picture.described"]
    bare = umbruch.read(CLIPPING.encode(), format="text")
    assert list(article_texts(read.article)) == list(article_texts(bare.article))


@pytest.mark.parametrize(
    ("code", "said"), [("trainedAlgorithmicMedia", "it was made by generative AI"), ("digitalCapture", None)]
)
def test_a_picture_that_no_camera_took_is_told_of(code: str, said: str | None) -> None:
    read = umbruch.read(tree(Figure("kran.jpg", alt="Kran"), photo=jpeg(xmp(AI.format(code)))))
    assert [message for _, _, message in told(read)] == ([f"the picture 'kran.jpg' says that {said}"] if said else [])


def test_pictures_deep_in_quotes_and_lists_are_found_with_their_place() -> None:
    photo = jpeg(xmp(alt(CRANE)))
    picture = Picture(href="kran.jpg", media_type="image/jpeg", width=120, height=80, content=photo)
    body = (Quote((Figure("kran.jpg"),)), List(items=((Figure("kran.jpg"),),)))
    read = umbruch.read(
        umbruch.render(Publication(lang="de", articles=(Article(body=body),), pictures=(picture,)), "json")
    )
    assert [one.alt for one in each_figure(read)] == [CRANE, CRANE]
    assert [field for _, field, _ in told(read)] == [
        "articles[0].body[0].content[0].alt", "articles[0].body[1].items[0][0].alt",
    ]  # fmt: skip


def test_a_correction_takes_the_remark_away() -> None:
    read = umbruch.read(tree(Figure("kran.jpg"), photo=jpeg(xmp(alt(CRANE)))))
    corrected = correct(read, {"body[0].alt": "Ein Hafenkran"})
    assert figure(corrected).alt == "Ein Hafenkran"
    assert told(corrected) == []


@pytest.mark.parametrize("packet", [LAUGHS.encode(), xmp(alt("Kran")).replace(b"Kran", b"Kr\xe4n"), b"\0" * 60_000])
def test_a_hostile_packet_leaves_the_picture_undescribed(packet: bytes) -> None:
    read = umbruch.read(tree(Figure("kran.jpg", caption=words("Am Kai")), photo=jpeg(packet)))
    assert figure(read).alt is None
    assert told(read) == []


def test_bytes_that_are_no_picture_do_no_harm() -> None:
    content = json.loads(tree(Figure("kran.jpg"), photo=b"kein Bild"))
    assert figure(umbruch.read(json.dumps(content).encode())).alt is None


def test_reading_without_pictures_loads_nothing_for_them() -> None:
    code = (
        "import sys, umbruch; umbruch.read(b'# Kopf\\n\\nText', format='markdown');"
        "sys.exit(bool({'PIL', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
