"""Words from right to left are found by the readers that people have: Chrome's, Firefox's and poppler's."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from tests.tools import in_ci, run_tool
from tests.writers.pdf_reading import render
from umbruch.style import load
from umbruch.style.model import Fill, Typography
from umbruch.tree import Article, Paragraph, Publication, Text

PDFJS = "PDFJS"
"""The environment variable that says where the npm package pdfjs-dist lies."""

SAMPLES = {
    "ar": (
        "المدينة تفتح جسرا جديدا",
        "تضم المكتبة 20,000 كتاب و١٢٠ مقعدًا للقراءة، إضافة إلى قاعة مخصصة للأطفال ومقهى صغير يطل على الحديقة.",
        "وستُتاح خدمة WLAN مجّانًا في جميع الطوابق، وتُقرأ الصفحات (وهي الميسَّرة لضعاف البصر) على موقع المكتبة.",
        "قال رئيس البلدية: «أردنا مكانًا مفتوحًا للجميع، لا يحتاج زائره إلى موعد»، وأضاف أن الكلفة 4.5 مليون عام 2026.",
    ),
    "he": (
        "העירייה פותחת ספרייה מרכזית חדשה",
        "בספרייה 20,000 ספרים וכן אולם לילדים ובית־קפה קטן הצופה אל הגן הציבורי.",
        '"רצינו מקום פתוח לכולם", אמרה ראש העירייה. עלות הפרויקט: ₪4.5 מיליון, 8% פחות מהתקציב.',
        "שָׁלוֹם לַקּוֹרְאִים, נכתב על השלט, ולידו welcome (באנגלית).",
    ),
    "fa": (
        "شهر پل تازه‌ای می‌سازد",
        "شهرداری روز شنبه کتابخانهٔ تازه‌ای را باز می‌کند که ۲۰٬۰۰۰ کتاب و ۱۲۰ صندلی دارد.",
        "مردم می‌توانند از ساعت ۹ تا ۱۷ از آن استفاده کنند؛ WLAN رایگان است.",
        "شهردار گفت: «این خانه برای همه است و کسی را پشت در نمی‌گذاریم.»",
    ),
    "ur": (
        "شہر نے نیا پل کھول دیا",
        "بلدیہ اتوار کو نئی لائبریری کھول رہی ہے جس میں بیس ہزار کتابیں اور بچوں کے لیے ایک ہال ہے۔",
        "میئر نے کہا کہ ۲۰۲۶ء میں یہ شہر کا سب سے بڑا منصوبہ تھا، اور اس پر ۴۵ لاکھ یورو خرچ ہوئے۔",
    ),
    "de": (
        "Verein البيت المفتوح zieht um",
        "Das Wort «السلام عليكم» bedeutet Frieden, und ٢٠٢٦ ist ein Jahr.",
        "Auf dem Schild steht שלום עולם (auf Hebräisch).",
    ),
}
STYLES = ("broadsheet", "release")
_EDGES = re.compile(r"^\W+|\W+$")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINER = "\N{ZERO WIDTH NON-JOINER}"


def made(lang: str, style: str) -> bytes:
    headline, *body = SAMPLES[lang]
    article = Article(lang=lang, headline=headline, body=tuple(Paragraph((Text(line),)) for line in body))
    # a word that is cut at the end of a line is none that is found
    whole = msgspec.structs.replace(load(style), variants=(), fill=Fill(fit=False))
    return render(Publication(articles=(article,)), whole)


def words_of(lang: str) -> list[str]:
    words = (_EDGES.sub("", word) for line in SAMPLES[lang] for word in line.split())
    return [unicodedata.normalize("NFC", word) for word in dict.fromkeys(words) if word]


def in_chrome(content: bytes) -> str:
    """What pdfium copies of all pages."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", SAMPLES)
def test_chrome_copies_every_word_whole(lang: str, style: str) -> None:
    text = in_chrome(made(lang, style))
    assert [word for word in words_of(lang) if word not in text] == []


@pytest.mark.parametrize("lang", ["ar", "he", "fa", "ur"])
def test_chrome_copies_a_headline_in_the_order_of_reading(lang: str) -> None:
    assert SAMPLES[lang][0] in " ".join(in_chrome(made(lang, "release")).split())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", SAMPLES)
def test_poppler_gives_every_word_whole(lang: str, style: str, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(made(lang, style))
    text = _DIRECTIONS.sub("", run_tool("pdftotext", "-enc", "UTF-8", path, "-"))
    text = re.sub(r"\s*(?=[٠-٩])", "", unicodedata.normalize("NFC", text))  # it parts figures from letters
    assert [word for word in words_of(lang) if word not in text] == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", SAMPLES)
def test_firefox_finds_every_word(lang: str, style: str, tmp_path: Path) -> None:
    words = [word for word in words_of(lang) if _JOINER not in word]  # pdf.js drops it, in everybody's files
    assert words
    assert not_found(made(lang, style), words, tmp_path) == []


FIGURES = 'Das ist "gut", z.B. bei 10 % von 4 200 Haushalten und 5 km Weg, sagte Dr. Holt am 19. November.'
TYPED = ["10 %", "4 200 Haushalten", "5 km", "Dr. Holt", "z. B.", "19. November", "„gut“"]


def figures_in_house_signs() -> bytes:
    signs = Typography(quotes="auto", dashes="auto", spaces="auto")
    style = msgspec.structs.replace(load("release"), typography=signs)
    article = Article(lang="de", headline="Zahlen", body=(Paragraph((Text(FIGURES),)),))
    return render(Publication(articles=(article,)), style)


def test_what_stands_with_thin_spaces_is_found_as_people_type_it_in_chrome_and_firefox(tmp_path: Path) -> None:
    content = figures_in_house_signs()
    pdf = pypdfium2.PdfDocument(content)
    text = pdf[0].get_textpage()
    assert [typed for typed in TYPED if text.search(typed).get_next() is None] == []
    pdf.close()
    assert not_found(content, TYPED, tmp_path) == []


def test_words_drawn_backwards_are_not_found(tmp_path: Path) -> None:
    backwards = [word[::-1] for word in ("المكتبة", "كتاب")]
    text = in_chrome(made("ar", "release"))
    assert not any(word in text for word in backwards)
    assert not_found(made("ar", "release"), backwards, tmp_path) == backwards


def not_found(content: bytes, words: list[str], folder: Path) -> list[str]:
    """The words that the find controller of pdf.js does not find."""
    package = os.environ.get(PDFJS)
    if not package or not Path(package).is_dir():
        message = f"{PDFJS} does not say where pdfjs-dist lies (npm install pdfjs-dist brings it)"
        if in_ci():
            pytest.fail(f"{message}; in CI it must be there", pytrace=False)
        pytest.skip(message)
    (folder / "made.pdf").write_bytes(content)
    (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")
    script = Path(__file__).with_name("find_words.mjs")
    printed = run_tool("node", script, Path(package).resolve(), folder / "made.pdf", folder / "words.json")
    missing: list[str] = json.loads(printed.splitlines()[-1])
    return missing
