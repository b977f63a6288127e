"""Credits of every shape, and captions that say who stands where."""

from __future__ import annotations

import pytest

from umbruch.clipping.caption import find_credit, parse_credit, tells_positions

CREDITS = """
Foto: Ada Roe => Ada Roe
FOTO: Ada Roe => Ada Roe
Fotos: Ada Roe (2), Jan Poe => Ada Roe, Jan Poe
Bild: Ada Roe/dpa => Ada Roe/dpa
© Ada Roe => Ada Roe
© dpa => dpa
Illustration: Ada Roe => Ada Roe
Grafik: Ada Roe => Ada Roe
(AP Photo/Ada Roe) => AP Photo/Ada Roe
Photo : Ada Roe => Ada Roe
Photo by Ada Roe => Ada Roe
Photograph: Ada Roe/Agency => Ada Roe/Agency
Picture: Ada Roe => Ada Roe
Crédit photo : Ada Roe => Ada Roe
Crédits : Ada Roe => Ada Roe
Photo Ada Roe => -
Die Halle. Foto Ada Roe => Ada Roe
(Foto: Ada Roe) => Ada Roe
[Foto: Ada Roe] => Ada Roe
Foto: dpa/Ada Roe => dpa/Ada Roe
Fotos (2): Ada Roe => Ada Roe
Bilder: Ada Roe => Ada Roe
Foto: privat => privat
Foto: Archiv => Archiv
Foto: Stadt Lauter/Ada Roe => Stadt Lauter/Ada Roe
Fotograf: Ada Roe => Ada Roe
Photographer: Ada Roe => Ada Roe
Courtesy of Ada Roe => Ada Roe
Photo courtesy of Ada Roe => Ada Roe
Image: Ada Roe => Ada Roe
Ada Roe/Getty Images => Ada Roe/Getty Images
REUTERS/Ada Roe => REUTERS/Ada Roe
(Bild: Ada Roe) => Ada Roe
Foto di Ada Roe => Ada Roe
Fot. Ada Roe => Ada Roe
fot. Ada Roe => Ada Roe
Zdj. Ada Roe => Ada Roe
Kuva: Ada Roe => Ada Roe
Kuvat: Ada Roe => Ada Roe
Foto’s: Ada Roe => Ada Roe
Foto's: Ada Roe => Ada Roe
Beeld: Ada Roe => Ada Roe
Bild: Ada Roe => Ada Roe
Foto: Ada Roe / Ritzau Scanpix => Ada Roe / Ritzau Scanpix
تصوير: س ص => س ص
Text und Foto: Ada Roe => -
"""


@pytest.mark.parametrize("line", CREDITS.strip().split("\n"))
def test_a_credit_names_who_made_the_picture(line: str) -> None:
    text, expected = (part.strip() for part in line.split("=>"))
    found = find_credit(text)
    assert (found.credit.name if found else "-") == expected


def test_the_caption_ends_where_the_credit_begins() -> None:
    text = "Die Rutsche am Weiher. (Archivfoto: Ada Roe)"
    found = find_credit(text)
    assert found is not None
    assert text[: found.caption_end].rstrip() == "Die Rutsche am Weiher."
    assert found.credit.text == "(Archivfoto: Ada Roe)"


def test_a_label_with_nothing_is_a_credit_without_name() -> None:
    found = find_credit("Helfer am Deich. Foto:")
    assert found is not None
    assert (found.credit.text, found.credit.name) == ("Foto:", None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Ein Foto: Das ist alles, was blieb.",
        "Verletzt wurde niemand. dpa",
        "Photo Exhibition Opens",
        "So / Was",
    ],
)
def test_a_sentence_or_headline_is_no_credit(text: str) -> None:
    assert find_credit(text) is None


def test_a_label_in_small_letters_counts_only_where_the_language_writes_it_so() -> None:
    assert find_credit("das ist sein foto: schön") is None
    assert find_credit("Stoisko na rynku. fot. Jan Wrona") is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe (links) und Jan Poe", "Die Geehrten (von links): Ada Roe, Jan Poe", "Von links: Ada Roe, Jan Poe",
        "Ada Roe, Jan Poe und Kim Soe (v. l. n. r.)", "From left: Ada Roe and Jan Poe", "Ada Roe (left) and Jan Poe",
        "De gauche à droite : Ada Roe et Jan Poe", "Da sinistra: Ada Roe e Jan Poe", "Ada Roe (2. von rechts)",
        "Från vänster: Ada Roe och Jan Poe",
    ],
)  # fmt: skip
def test_captions_say_who_stands_where(text: str) -> None:
    assert tells_positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Ball kam von links und ging ins Tor.", "El tranvía volverá al centro de la ciudad.",
        "Il festival torna al centro del paese.", "La gauche, à gauche du parti, proteste.",
        "Die Straße biegt rechts ab.",
    ],
)  # fmt: skip
def test_prose_about_sides_is_no_caption(text: str) -> None:
    assert not tells_positions(text)


def test_what_somebody_calls_a_credit_is_one() -> None:
    assert parse_credit("Ada Roe").name == "Ada Roe"
    assert parse_credit("Foto: Ada Roe").name == "Ada Roe"
