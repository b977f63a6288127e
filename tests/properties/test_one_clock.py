"""Whatever tells the end of an embargo, every format, `check`, the kit and the name of a file say the same instant."""

from __future__ import annotations

import json
import re
import tempfile
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import umbruch
from tests.tools import examples
from umbruch.facts.embargo import end_of, holds, mark, shown, where_of
from umbruch.presskit.source.kit_reading import assembled
from umbruch.tree import Article, Dateline, Embargo, Paragraph, Publication, Text

FIRST, LAST = datetime.fromisoformat("1970-01-02"), datetime.fromisoformat("2060-01-01")
PLACES = (None, "BERLIN", "WIEN", "NEW YORK", "LONDON", "SYDNEY", "TOKIO", "HALLINGEN")
AGENCIES = ((), ("dpa",), ("AP",), ("APA",))
LANGUAGES = (None, "de", "de-AT", "en", "en-US", "en-GB", "fr", "fi", "pt", "ja", "ar")
ZONES = (
    None,
    UTC,
    timezone(timedelta(hours=1)),
    timezone(timedelta(hours=-4)),
    timezone(timedelta(hours=5, minutes=45)),
)
SPOKEN = ("", " MEZ", " MESZ", " ET", " GMT", " UTC+3", " Wiener Zeit", " heure de Paris", " (New York time)")


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article under embargo with an end: a day, an hour, or an hour with its zone, and what else may tell that."""
    local = draw(st.datetimes(FIRST, LAST)).replace(microsecond=0)
    until = draw(st.sampled_from((local.date().isoformat(), local.isoformat(), None)))
    if until is None:
        until = local.replace(tzinfo=draw(st.sampled_from(ZONES[1:]))).isoformat()
    place, agencies = draw(st.sampled_from(PLACES)), draw(st.sampled_from(AGENCIES))
    dateline = Dateline(f"{place or ''} ({'/'.join(agencies)}).", place, credit=agencies) if place or agencies else None
    return Article(
        lang=draw(st.sampled_from(LANGUAGES)),
        headline="Brücke gesperrt",
        dateline=dateline,
        body=(Paragraph((Text("Der Rat tagt."),)),),
        embargo=Embargo(f"Sperrfrist: 10 Uhr{draw(st.sampled_from(SPOKEN))}", until),
    )


def _made(publication: Publication, format: str) -> bytes:
    return umbruch.render(publication, format, on_diagnostic=lambda _: None)


def _of_the_wire(publication: Publication) -> dict[str, datetime]:
    newsml = _made(publication, "newsml").decode()
    nitf = _made(publication, "nitf").decode()
    told = {
        "newsml": re.search(r"<embargoed>([^<]*)", newsml),
        "nitf": re.search(r'<date.release norm="([^"]*)"', nitf),
    }
    ends = {name: datetime.fromisoformat(one[1] if one else "") for name, one in told.items()}
    return ends | {"ninjs": datetime.fromisoformat(json.loads(_made(publication, "ninjs"))["embargoedUntil"])}


def _of_pages(publication: Publication) -> dict[str, datetime]:
    pages = {"html": _made(publication, "html").decode()}
    with zipfile.ZipFile(BytesIO(_made(publication, "epub"))) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        pages["epub"] = "".join(book.read(name).decode() for name in names)
    found = {
        name: re.findall(r'class="embargo"[^>]*>\s*<time datetime="([^"]*)"', page) for name, page in pages.items()
    }
    return {
        f"{name} {number}": datetime.fromisoformat(one) for name, all in found.items() for number, one in enumerate(all)
    }


@given(articles())
@settings(max_examples=examples(20), deadline=None)
def test_every_format_and_check_say_the_instant_of_the_clock(article: Article) -> None:
    publication = Publication(lang=article.lang, articles=(article,))
    end = end_of(article.embargo, where_of(article))
    assert end is not None
    said = _of_the_wire(publication) | _of_pages(publication)
    assert {"html 0", "epub 0"} <= set(said)
    assert {name: one for name, one in said.items() if one != end.moment} == {}
    for name in ("json", "html", "newsml", "nitf", "ninjs"):
        told = [
            one.message
            for one in umbruch.check(_made(publication, name), now=end.moment + timedelta(seconds=1), tools=False)
            if one.code in ("embargo.running", "embargo.passed")
        ]
        assert told
        for message in told:
            assert message.startswith("the embargo ended at "), (name, message)
            assert f"{end.moment.astimezone(UTC):%H:%M} UTC" in message, (name, message, shown(end.moment))
    where = where_of(article)
    assert holds(article.embargo, end.moment - timedelta(seconds=1), where)
    assert not holds(article.embargo, end.moment, where)


DAYS = {
    "de": ("Sperrfrist: {0.day}. November {0.year}", ", {0:%H}.{0:%M} Uhr"),
    "en": ("EMBARGOED UNTIL {0.day} November {0.year}", ", {0:%H}:{0:%M}"),
    "fr": ("Embargo : {0.day} novembre {0.year}", ", {0:%H} h {0:%M}"),
}
TEXTS = {
    "de": "Die neue Brücke ist gesperrt\n\n{place}Der Rat hat am Freitag beschlossen, dass die Brücke gesperrt bleibt.",
    "en": "The new bridge is closed\n\n{place}The council has decided on Friday that the bridge will remain closed.",
    "fr": "Le nouveau pont est fermé\n\n{place}Le conseil a décidé vendredi que le pont restera fermé.",
}


@given(
    st.sampled_from(tuple(DAYS)),
    st.datetimes(FIRST, LAST),
    st.booleans(),
    st.sampled_from(("", " MEZ", " GMT", " ET", " UTC+3")),
    st.sampled_from(("", "BERLIN. ", "NEW YORK (AP). ", "LONDON. ")),
    st.sampled_from((None, "Europe/Berlin", "America/New_York")),
)
@settings(max_examples=examples(20), deadline=None)
def test_a_line_means_the_same_instant_in_text_markdown_kit_and_the_names_of_files(
    lang: str, local: datetime, with_hour: bool, zone: str, place: str, house: str | None
) -> None:
    local = local.replace(month=11, day=min(local.day, 28))
    day, hour = DAYS[lang]
    line = day.format(local) + ((hour.format(local) + zone) if with_hour else "")
    text = TEXTS[lang].format(place=place)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "kit"
        folder.mkdir()
        if house:
            (folder.parent / "umbruch.toml").write_text(f'zone = "{house}"\n', encoding="utf-8")
        (folder / "kit.toml").write_text(f'title = "B"\nlanguage = "{lang}"\n', encoding="utf-8")
        (folder / "a.txt").write_text(f"{line}\n\n{text}\n", encoding="utf-8")
        markdown = Path(name) / "a.md"
        markdown.write_text(f"{line}\n\n# {text}\n", encoding="utf-8")
        ends = {
            "text": end_of(umbruch.read(folder / "a.txt").article.embargo),
            "markdown": end_of(umbruch.read(markdown, lang=lang).article.embargo),
            "kit": end_of(assembled(folder).embargo),
        }
        file_mark = mark(assembled(folder).embargo, lang)
    kit = ends["kit"]
    assert kit is not None
    assert {
        name: one.moment if one else None for name, one in ends.items() if one is None or one.moment != kit.moment
    } == {}
    assert (kit.moment.replace(tzinfo=None) == local.replace(second=0, microsecond=0)) is with_hour
    assert f"{kit.moment:%Y-%m-%d-%H%M}" in file_mark
