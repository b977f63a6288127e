"""Nothing meant for the newsroom is printed and no embargo goes out as usable, wherever it stands, in any language.

Whoever does not program can add lines to the text files beside this one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

import umbruch
from umbruch.tree import Publication

_HERE = Path(__file__).parent
_PLACES = ("above", "under the headline", "in the middle", "at the foot")


def _entries(name: str) -> list[tuple[str, ...]]:
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("|")) for line in lines if line and not line.startswith("#")]


_REPORTS = {lang: (headline, *paragraphs) for lang, headline, *paragraphs in _entries("reports")}
_LANGUAGES = sorted(_REPORTS)


def _lines(name: str, lang: str) -> list[str]:
    return [line for code, line in _entries(name) if code == lang]


def _placed(lang: str, line: str) -> Iterator[tuple[str, list[str]]]:
    """A line at two of the four places, which are others from line to line."""
    first = len(line) % 2
    for at, place in tuple(enumerate(_PLACES))[first::2]:
        parts = list(_REPORTS[lang])
        parts.insert(at, line)
        yield place, parts


def _as_text(parts: list[str], headline: str) -> bytes:
    return "\n\n".join(parts).encode()


def _as_markdown(parts: list[str], headline: str) -> bytes:
    return "\n\n".join(f"# {part}" if part == headline else part for part in parts).encode()


def _as_word(parts: list[str], headline: str) -> bytes:
    import docx

    document = docx.Document()
    for part in parts:
        if part == headline:
            document.add_heading(part, 1)
        else:
            document.add_paragraph(part)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _as_mail(parts: list[str], headline: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Text"
    mail["From"] = "Ida Kern <kern@lauter.example>"
    mail.set_content("\n\n".join(parts))
    return bytes(mail)


_MADE: dict[str, Callable[[list[str], str], bytes]] = {
    "txt": _as_text, "md": _as_markdown, "docx": _as_word, "eml": _as_mail,
}  # fmt: skip


def _read(parts: list[str], headline: str, suffix: str = "txt") -> Publication:
    return umbruch.read(_MADE[suffix](parts, headline), name=f"copy.{suffix}")


def _words(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


def _printed(read: Publication) -> str:
    return _words(umbruch.render(read, "text").decode("utf-8"))


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_an_embargo_is_heeded_wherever_it_stands(lang: str) -> None:
    for line in _lines("embargoes", lang):
        for place, parts in _placed(lang, line):
            articles = _read(parts, _REPORTS[lang][0]).articles
            assert any(one.embargo for one in articles), f"{line!r} {place}"


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_a_note_to_the_desk_is_not_printed_wherever_it_stands(lang: str) -> None:
    for line in _lines("for_the_desk", lang):
        for place, parts in _placed(lang, line):
            read = _read(parts, _REPORTS[lang][0])
            assert read.articles[0].status == "withheld" or _words(line) not in _printed(read), f"{line!r} {place}"


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_a_line_for_readers_is_printed_wherever_it_stands(lang: str) -> None:
    for line in _lines("for_readers", lang):
        for place, parts in _placed(lang, line):
            one, *_ = _read(parts, _REPORTS[lang][0]).articles
            assert (one.embargo, one.status, one.desk_notes) == (None, "usable", ()), f"{line!r} {place}"


@pytest.mark.parametrize("suffix", _MADE)
@pytest.mark.parametrize(("lang", "embargo", "note", "harmless"), [
    ("de", "Darf nicht vor Donnerstag, 12 Uhr, verbreitet werden", "Bitte vor dem Druck den Preis klären!",
     "TK und AOK senken den Zusatzbeitrag."),
    ("en", "Release date: Wednesday 12 May", "[legal to check this line]", "TK Maxx opens a store in the high street."),
    ("fr", "Merci de ne rien publier avant mercredi 10 h", "NDLR : merci de raccourcir le dernier paragraphe",
     "NDLR : l'auteur est membre de l'association."),
    ("fa", "پیش از چهارشنبه ۲۲ اردیبهشت منتشر نشود", "لطفا قیمت پیش از چاپ بررسی شود!",
     "ثبت‌نام تا ۲۲ اردیبهشت ادامه دارد"),
])  # fmt: skip
def test_every_door_keeps_them_apart(lang: str, embargo: str, note: str, harmless: str, suffix: str) -> None:
    headline = _REPORTS[lang][0]
    for place, parts in _placed(lang, embargo):
        assert any(one.embargo for one in _read(parts, headline, suffix).articles), place
    for place, parts in _placed(lang, note):
        assert _words(note) not in _printed(_read(parts, headline, suffix)), place
    for place, parts in _placed(lang, harmless):
        one, *_ = _read(parts, headline, suffix).articles
        assert (one.embargo, one.status, one.desk_notes) == (None, "usable", ()), place


def test_a_note_within_a_sentence_is_taken_out_of_it_and_a_credit_is_not() -> None:
    parts = list(_REPORTS["en"])
    parts[2] = "The mayor (Eds: spelling is correct) spoke first (Layout: Ida Kern) and left [NB: name to check] early."
    read = _read(parts, parts[0])
    assert "The mayor spoke first Layout Ida Kern and left early" in _printed(read)
    assert read.articles[0].desk_notes == ("(Eds: spelling is correct)", "[NB: name to check]")


@pytest.mark.parametrize(
    ("lang", "order"),
    [
        ("de", "Bitte vor dem Druck noch klären!"),
        ("en", "Please trim the last paragraph."),
        ("fr", "Merci de vérifier le prix avant impression !"),
        ("ru", "Просьба сократить последний абзац."),
    ],
)
def test_an_order_behind_sentences_is_taken_and_they_stay(lang: str, order: str) -> None:
    headline, first, second = _REPORTS[lang]
    for suffix in _MADE:
        read = _read([headline, f"{first} {order}", second], headline, suffix)
        assert _words(first) in _printed(read), suffix
        assert _words(order) not in _printed(read), suffix
        assert order in read.articles[0].desk_notes, suffix


@pytest.mark.parametrize(
    "told", ["Please check the times before you travel.", "“Please trim the text before print,” the mayor wrote."]
)
def test_a_request_to_readers_or_a_quotation_stays_behind_its_sentences(told: str) -> None:
    headline, first, second = _REPORTS["en"]
    read = _read([headline, f"{first} {told}", second], headline)
    assert _words(told) in _printed(read)
    assert read.articles[0].desk_notes == ()
