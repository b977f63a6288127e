"""Credits of every shape, and captions that say who stands where."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.caption import find_credit, is_caption_alone, parse_credit, tells_positions, without_label

CREDITS = """
Foto: Ada Roe => Ada Roe
FOTO: Ada Roe => Ada Roe
Fotos: Ada Roe (2), Jan Poe => Ada Roe, Jan Poe
Bild: Ada Roe/dpa => Ada Roe/dpa
© Ada Roe => Ada Roe
©️ Ada Roe => Ada Roe
Foto (Verein): Ada Roe => Ada Roe
Der neue Steg. Foto (Archiv): Ada Roe => Ada Roe
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
Ada Roe gießt den Salat auf dem Dach. Foto: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Foto: dpa => dpa
Ada Roe gießt den Salat. Foto: Jan Poe/dpa => Jan Poe/dpa
Ada Roe gießt den Salat. - Foto: Jan Poe/dpa => Jan Poe/dpa
Ada Roe gießt den Salat. (Foto: Jan Poe) => Jan Poe
Ada Roe gießt den Salat (Foto: Jan Poe). => Jan Poe
Ada Roe gießt den Salat. [Foto: Jan Poe] => Jan Poe
Ada Roe gießt den Salat. © Jan Poe => Jan Poe
Ada Roe gießt den Salat. © dpa/Jan Poe => dpa/Jan Poe
Ada Roe gießt den Salat. © Foto: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Foto: © Jan Poe => Jan Poe
Ada Roe gießt den Salat. Foto © Jan Poe => Jan Poe
Ada Roe gießt den Salat. Bild: Jan Poe => Jan Poe
Ada Roe gießt den Salat. BILD: JAN POE => JAN POE
Ada Roe gießt den Salat. Bild: IMAGO / Jan Poe => IMAGO / Jan Poe
Ada Roe gießt den Salat. IMAGO / Jan Poe => IMAGO / Jan Poe
Ada Roe gießt den Salat. Jan Poe/Imago => Jan Poe/Imago
Ada Roe gießt den Salat. Imago/Jan Poe => Imago/Jan Poe
Ada Roe gießt den Salat. picture alliance/dpa/Jan Poe => picture alliance/dpa/Jan Poe
Ada Roe gießt den Salat. Picture Alliance / Jan Poe => Picture Alliance / Jan Poe
Ada Roe gießt den Salat. Getty Images => Getty Images
Ada Roe gießt den Salat. Archivfoto: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Archiv-Foto: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Foto: Archiv => Archiv
Ada Roe gießt den Salat. Foto: privat => privat
Ada Roe gießt den Salat. Foto: Privat => Privat
Ada Roe gießt den Salat. Foto: Stadt Lemga => Stadt Lemga
Ada Roe gießt den Salat. Foto: Stadt Lemga / Jan Poe => Stadt Lemga / Jan Poe
Ada Roe gießt den Salat. Symbolbild: Jan Poe => Jan Poe
Ada Roe gießt den Salat (Archivbild). Foto: dpa => dpa
Ada Roe gießt den Salat. Repro: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Grafik: dpa-infografik => dpa-infografik
Ada Roe gießt den Salat. Quelle: Stadt Lemga; Grafik: Jan Poe => Jan Poe
Ada Roe gießt den Salat. stock.adobe.com => stock.adobe.com
Ada Roe gießt den Salat. Foto: Jan Poe/stock.adobe.com => Jan Poe/stock.adobe.com
Ada Roe gießt den Salat. Foto: KI-generiert => KI-generiert
Ada Roe gießt den Salat. Bild: KI-generiert mit Midjourney => KI-generiert mit Midjourney
Ada Roe gießt den Salat. Illustration: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Karikatur: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Fotos: Jan Poe, Kim Soe => Jan Poe, Kim Soe
Ada Roe gießt den Salat. Fotos: Jan Poe (2)/Kim Soe => Jan Poe/Kim Soe
Ada Roe gießt den Salat. Fotografie: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Bildrechte: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Bildnachweis: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Copyright: Jan Poe => Jan Poe
Ada Roe gießt den Salat. Foto Jan Poe => Jan Poe
Ada Roe gießt den Salat. Bild Jan Poe => Jan Poe
Ada Roe gießt den Salat. Foto: Jan Poe 3.5.2021 => Jan Poe 3.5.2021
Foto: Jan Poe => Jan Poe
(Foto: Jan Poe) => Jan Poe
© Jan Poe => Jan Poe
© Getty Images/Jan Poe => Getty Images/Jan Poe
IMAGO / Jan Poe => IMAGO / Jan Poe
Bild 1: Ada Roe gießt den Salat. Foto: Jan Poe => Jan Poe
BU: Ada Roe gießt den Salat. Foto: Jan Poe => Jan Poe
Bildunterschrift: Ada Roe gießt den Salat. Foto: Jan Poe => Jan Poe
Ada Roe waters the lettuce. Photo: Jan Poe => Jan Poe
Ada Roe waters the lettuce. Photograph: Jan Poe/The Herald => Jan Poe/The Herald
Ada Roe waters the lettuce. Photograph by Jan Poe => Jan Poe
Ada Roe waters the lettuce. Picture: Jan Poe/Agency => Jan Poe/Agency
Ada Roe waters the lettuce. PICTURE: JAN POE => JAN POE
Ada Roe waters the lettuce. Pic: Jan Poe => Jan Poe
Ada Roe waters the lettuce. Photo credit: Jan Poe => Jan Poe
Ada Roe waters the lettuce. Credit: Jan Poe => Jan Poe
Ada Roe waters the lettuce. Image: Jan Poe => Jan Poe
Ada Roe waters the lettuce. (Jan Poe/The Herald) => Jan Poe/The Herald
Ada Roe waters the lettuce. (Photo by Jan Poe/Getty Images) => Jan Poe/Getty Images
Ada Roe waters the lettuce. (Photo: Jan Poe) => Jan Poe
Ada Roe waters the lettuce. (AP Photo/Jan Poe) => AP Photo/Jan Poe
Ada Roe waters the lettuce. (AP Photo/Jan Poe, File) => AP Photo/Jan Poe, File
Ada Roe waters the lettuce. THE CANADIAN PRESS/Jan Poe => THE CANADIAN PRESS/Jan Poe
Ada Roe waters the lettuce. REUTERS/Jan Poe => REUTERS/Jan Poe
Ada Roe waters the lettuce. REUTERS/Jan Poe/File Photo => REUTERS/Jan Poe/File Photo
Ada Roe waters the lettuce. Jan Poe/Reuters => Jan Poe/Reuters
Ada Roe waters the lettuce. Jan Poe/AP => Jan Poe/AP
Ada Roe waters the lettuce. Jan Poe/Getty Images => Jan Poe/Getty Images
Ada Roe waters the lettuce. Photo courtesy of Jan Poe => Jan Poe
Ada Roe waters the lettuce. Courtesy of Jan Poe => Jan Poe
Ada Roe waters the lettuce. © Jan Poe => Jan Poe
Pictured: Ada Roe waters the lettuce. Photo: Jan Poe => Jan Poe
Photo: Jan Poe => Jan Poe
Photo by Jan Poe => Jan Poe
Ada Roe arrose les salades. Photo : Jean Poe => Jean Poe
Ada Roe arrose les salades. Photo Jean Poe => Jean Poe
Ada Roe arrose les salades. Crédit photo : Jean Poe => Jean Poe
Ada Roe arrose les salades. Crédit : Jean Poe => Jean Poe
Ada Roe arrose les salades. Crédits : Jean Poe / AFP => Jean Poe / AFP
Ada Roe arrose les salades. © Jean Poe => Jean Poe
Ada Roe arrose les salades. © AFP - Jean Poe => AFP - Jean Poe
Ada Roe arrose les salades. (Photo Jean Poe) => Jean Poe
Ada Roe arrose les salades. (Photo : Jean Poe/AFP) => Jean Poe/AFP
Ada Roe arrose les salades. PHOTO JEAN POE => JEAN POE
Ada Roe arrose les salades. PHOTO JEAN POE, LA PRESSE => JEAN POE, LA PRESSE
Ada Roe arrose les salades. JEAN POE / AFP => JEAN POE / AFP
Ada Roe arrose les salades. Jean Poe / MaxPPP => Jean Poe / MaxPPP
Ada Roe arrose les salades. Photo d’archives : Jean Poe => Jean Poe
Ada Roe arrose les salades. Photo DR => DR
Ada Roe arrose les salades. Keystone => Keystone
Ada Roe arrose les salades. KEYSTONE/Jean Poe => KEYSTONE/Jean Poe
Ada Roe riega las lechugas. Foto: Juan Poe => Juan Poe
Ada Roe riega las lechugas. / Juan Poe => Juan Poe
Ada Roe riega las lechugas. / EFE => EFE
Ada Roe riega las lechugas. EFE/Juan Poe => EFE/Juan Poe
Ada Roe riega las lechugas. JUAN POE / EFE => JUAN POE / EFE
Ada Roe riega las lechugas. | JUAN POE => JUAN POE
Ada Roe riega las lechugas. Fotografía: Juan Poe => Juan Poe
Ada Roe riega las lechugas. Crédito: Juan Poe => Juan Poe
Ada Roe riega las lechugas. Imagen: Juan Poe => Juan Poe
Ada Roe annaffia l’insalata. Foto: Gianni Poe => Gianni Poe
Ada Roe annaffia l’insalata. Foto di Gianni Poe => Gianni Poe
Ada Roe annaffia l’insalata (foto Gianni Poe) => Gianni Poe
Ada Roe annaffia l’insalata (Foto Ansa) => Ansa
Ada Roe annaffia l’insalata. ANSA/GIANNI POE => ANSA/GIANNI POE
Ada Roe annaffia l’insalata. Foto LaPresse => LaPresse
Ada Roe annaffia l’insalata. Fotografia di Gianni Poe => Gianni Poe
Ada Roe giet de sla. Foto: Jan Poe => Jan Poe
Ada Roe giet de sla. Foto Jan Poe => Jan Poe
Ada Roe giet de sla. FOTO JAN POE => JAN POE
Ada Roe giet de sla. Foto Jan Poe / ANP => Jan Poe / ANP
Ada Roe giet de sla. © Jan Poe => Jan Poe
Ada Roe giet de sla. Beeld Jan Poe => Jan Poe
Ada Roe giet de sla. Beeld: ANP => ANP
Ada Roe giet de sla. © ANP => ANP
Ada Roe giet de sla. (Foto: Jan Poe) => Jan Poe
Ada Roe giet de sla. Archieffoto: Jan Poe => Jan Poe
Ada Roe podlewa sałatę. Fot. Jan Poe => Jan Poe
Ada Roe podlewa sałatę. Fot. Jan Poe/PAP => Jan Poe/PAP
Ada Roe podlewa sałatę / fot. Jan Poe => Jan Poe
Ada Roe podlewa sałatę (fot. Jan Poe) => Jan Poe
Ada Roe podlewa sałatę. Zdj. Jan Poe => Jan Poe
Ada Roe podlewa sałatę. Zdjęcie: Jan Poe => Jan Poe
Ada Roe podlewa sałatę. Foto: Jan Poe => Jan Poe
Ada Roe podlewa sałatę. PAP/Jan Poe => PAP/Jan Poe
Ada Roe rega as alfaces. Foto: João Poe => João Poe
Ada Roe rega as alfaces. João Poe/Lusa => João Poe/Lusa
Ada Roe rega as alfaces. Crédito: João Poe => João Poe
Ada Roe rega as alfaces. Foto: João Poe/Agência Brasil => João Poe/Agência Brasil
Ada Roe rega as alfaces — Foto: João Poe => João Poe
Ada Roe rega as alfaces (Foto: João Poe) => João Poe
Ada Roe rega as alfaces. Imagem: João Poe => João Poe
Ada Roe vander salaten. Foto: Jens Poe => Jens Poe
Ada Roe vander salaten. Foto: Jens Poe/Ritzau Scanpix => Jens Poe/Ritzau Scanpix
Ada Roe vander salaten. (Arkivfoto) Foto: Jens Poe => Jens Poe
Ada Roe vander salaten. Arkivfoto: Jens Poe => Jens Poe
Ada Roe vander salaten. Jens Poe/Scanpix => Jens Poe/Scanpix
Ada Roe vander salaten. Fotograf: Jens Poe => Jens Poe
Ada Roe vander salaten. Foto: PR => PR
Ada Roe vattnar salladen. Foto: Jan Poe => Jan Poe
Ada Roe vattnar salladen. Foto: Jan Poe/TT => Jan Poe/TT
Ada Roe vattnar salladen. Bild: Jan Poe => Jan Poe
Ada Roe vattnar salladen. FOTO: JAN POE => JAN POE
Ada Roe vattnar salladen. Arkivbild. Foto: Jan Poe => Jan Poe
Ada Roe vattnar salladen. Arkivbild: Jan Poe => Jan Poe
Ada Roe vanner salaten. Foto: Jan Poe => Jan Poe
Ada Roe vanner salaten. Foto: Jan Poe / NTB => Jan Poe / NTB
Ada Roe vanner salaten. FOTO: JAN POE => JAN POE
Ada Roe vanner salaten. Arkivfoto: Jan Poe => Jan Poe
Ada Roe vanner salaten. Illustrasjonsfoto: Jan Poe => Jan Poe
Ada Roe kastelee salaattia. Kuva: Jan Poe => Jan Poe
Ada Roe kastelee salaattia. KUVA: JAN POE => JAN POE
Ada Roe kastelee salaattia. Kuva: Jan Poe / Lehtikuva => Jan Poe / Lehtikuva
Ada Roe kastelee salaattia. LEHTIKUVA / JAN POE => LEHTIKUVA / JAN POE
Ada Roe kastelee salaattia. Arkistokuva: Jan Poe => Jan Poe
Ada Roe kastelee salaattia. Kuvituskuva: Jan Poe => Jan Poe
سيدة تسقي الخس. تصوير: أحمد علي => أحمد علي
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


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe gießt den Salat (Symbolbild).",
        "Ada Roe gießt den Salat. Symbolbild",
        "Ada Roe arrose les salades. Photo d’illustration",
        "Ada Roe riega las lechugas. Foto de archivo",
        "Ada Roe (links) gießt den Salat.",
    ],
)
def test_a_file_picture_s_caption_says_so(text: str) -> None:
    assert is_caption_alone(text)


@pytest.mark.parametrize(
    "text",
    ["Der Rat tagt. Er spricht über ein Symbolbild.", "Symbolbild", "Das Archivbild zeigt Ada Roe. Sie lacht."],
)
def test_a_sentence_about_a_picture_is_no_caption(text: str) -> None:
    assert not is_caption_alone(text)


def test_blanks_before_the_stroke_make_a_picture_agency_no_less_a_credit() -> None:
    found = find_credit("Trybunał Powiatowy  / Shutterstock")
    assert found is not None
    assert found.caption_end == 0


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Foto: Ada Roe/dpa", "Ada Roe/dpa"),
        ("Fotos: Ada Roe (2), Ben Poe", "Ada Roe (2), Ben Poe"),
        ("Photo: Ada Roe", "Ada Roe"),
        ("Ada Roe / Stadt Lauter", "Ada Roe / Stadt Lauter"),
        ("Foto:", "Foto:"),
    ],
)
def test_a_credit_stands_without_the_word_that_says_that_it_is_one(line: str, name: str) -> None:
    assert without_label(line) == name
