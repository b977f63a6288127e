"""Files without a fault, made by our own writers where there is one: what the planted faults are planted in."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import pikepdf
from lxml import etree

import umbruch
from tests.preflight.good_kits import files, listed, photograph, zipped
from tests.publications import paragraph, picture, words
from umbruch.tree import (
    Article,
    Byline,
    Credit,
    Dateline,
    Embargo,
    Figure,
    Link,
    Paragraph,
    Person,
    Publication,
    Source,
    Subheading,
    Table,
    Text,
)

NOW = datetime(2024, 3, 9, 12, tzinfo=UTC)
"""The clock of all tests."""

EARLIER, LATER = "2024-03-09T10:00:00+01:00", "2024-03-10T06:00:00+01:00"

HREF = "https://hafen.example/fahrplan"


def publication(until: str | None = None) -> Publication:
    """An article with a picture, a link, headings and a table; with an embargo that ends at `until`."""
    figure = Figure(
        image="kai.jpg",
        caption=words("Der neue Kai am Morgen."),
        credit=Credit("Foto: Rieke Thomsen", name="Rieke Thomsen"),
        alt="Ein leerer Kai mit zwei Kränen",
    )
    body = (
        paragraph("Am Freitag legte die erste Fähre wieder an."),
        figure,
        Subheading(words("Was sich ändert")),
        Paragraph((Text("Die Zeiten stehen im "), Link(HREF, words("Fahrplan der Fähre")), Text("."))),
        Subheading(words("Zahlen"), level=2),
        Table(
            header=(words("Jahr"), words("Gäste")), rows=((words("2022"), words("9.400")), (words("2023"), words("0")))
        ),
    )
    article = Article(
        lang="de",
        headline="Die Fähre fährt wieder",
        lead="Nach einem Jahr Pause ist die Verbindung zurück.",
        byline=Byline("Von Mareike Öztürk", people=(Person("Mareike Öztürk"),)),
        dateline=Dateline("NIEDERHAFEN (LB).", place="NIEDERHAFEN", date="2024-03-08", credit=("LB",)),
        body=body,
        source=Source(
            "Quelle: Lindauer Bote, 9. März 2024, Seite 3", publications=("Lindauer Bote",), date="2024-03-09"
        ),
        embargo=Embargo(f"Sperrfrist: {_spoken(until)}", until=until) if until else None,
    )
    return Publication(
        lang="de",
        date="2024-03-09",
        publisher="Lindauer Bote",
        articles=(article,),
        pictures=(picture("kai.jpg", 1400, 900),),
    )


def _spoken(until: str) -> str:
    moment = datetime.fromisoformat(until)
    return f"{moment.day}. März {moment.year}, {moment.hour}:{moment.minute:02d} Uhr MEZ"


@lru_cache(maxsize=32)
def good(kind: str, until: str | None = None) -> bytes:
    """The good file of a format."""
    if kind in WRITTEN:
        return umbruch.render(publication(until), kind)
    return MADE[kind](until)


def _nitf(until: str | None) -> bytes:
    root = etree.fromstring(good("newsml", until))
    found = root.find(".//{http://iptc.org/std/NITF/2006-10-18/}nitf")
    assert found is not None
    return etree.tostring(found, encoding="utf-8", xml_declaration=True)


def _ninjs(until: str | None) -> bytes:
    body = '<p>Am Freitag legte die Fähre an.</p><h2>Zeiten</h2><p><a href="https://hafen.example/">Fahrplan</a></p>'
    image = {
        "uri": "urn:newsml:bote.example:20240309:kai",
        "name": "main",
        "type": "picture",
        "by": "Rieke Thomsen",
        "descriptions": [{"role": "alt", "value": "Ein leerer Kai"}],
        "renditions": [{"name": "main", "href": "kai.jpg", "width": 1400, "height": 900, "contentType": "image/jpeg"}],
    }
    item: dict[str, Any] = {
        "uri": "urn:newsml:bote.example:20240309:faehre",
        "standard": {"name": "ninjs", "version": "3.1"},
        "type": "text",
        "language": "de",
        "versionCreated": "2024-03-09T08:00:00Z",
        "pubStatus": "withheld" if until and until > EARLIER else "usable",
        "headlines": [{"role": "main", "value": "Die Fähre fährt wieder"}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": body}],
        "associations": [image],
    }
    if until:
        item["embargoedUntil"] = until
    return json.dumps(item, ensure_ascii=False, indent=1).encode()


def _feed(until: str | None) -> bytes:
    body = '<p>Am Freitag legte die Fähre an.</p><p><a href="https://hafen.example/">Fahrplan</a></p>'
    item = {
        "id": "urn:newsml:bote.example:20240309:faehre",
        "url": "https://bote.example/faehre.html",
        "title": "Die Fähre fährt wieder",
        "content_html": body,
        "date_published": "2024-03-09T08:00:00+01:00",
    }
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Hafenbote",
        "home_page_url": "https://bote.example/",
        "language": "de",
        "items": [item],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _html(until: str | None) -> bytes:
    import base64

    data = base64.b64encode(picture("kai.jpg", 1400, 900).content).decode()
    held = f"<p>Sperrfrist: {_spoken(until)}</p>" if until else ""
    return f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Die Fähre fährt wieder</title></head>
<body>{held}<h1 id="oben">Die Fähre fährt wieder</h1>
<p>Am Freitag legte die erste Fähre wieder an.</p>
<figure><img src="data:image/jpeg;base64,{data}" alt="Ein leerer Kai">
<figcaption>Der Kai. Foto: Rieke Thomsen</figcaption></figure>
<h2>Zahlen</h2>
<table><tr><th>Jahr</th><th>Gäste</th></tr><tr><td>2022</td><td>9.400</td></tr></table>
<p><a href="#oben">Zum Anfang des Berichts</a></p></body></html>
""".encode()


def _markdown(until: str | None) -> bytes:
    held = f'embargo: "Sperrfrist: {_spoken(until)}"\n' if until else ""
    return f"""---
lang: de
{held}---

# Die Fähre fährt wieder

Am Freitag legte die erste Fähre wieder an.

## Was sich ändert

Die Zeiten stehen im [Fahrplan der Fähre]({HREF}).
""".encode()


def _text(until: str | None) -> bytes:
    held = f"Sperrfrist: {_spoken(until)}\n\n" if until else ""
    return f"""{held}Die Fähre fährt wieder

NIEDERHAFEN (LB). Am Freitag legte die erste Fähre wieder an. Nach einem Jahr Pause ist die Verbindung zurück, und am
Kai standen schon am frühen Morgen die ersten Gäste.
""".encode()


WRITTEN = ("pdf", "epub", "docx", "newsml", "json")
MADE: dict[str, Callable[[str | None], bytes]] = {
    "nitf": _nitf,
    "ninjs": _ninjs,
    "feed": _feed,
    "html": _html,
    "markdown": _markdown,
    "text": _text,
    "picture": lambda _: photograph(),
    "kit": lambda _: zipped(listed(files())),
}
KINDS = (*WRITTEN, *MADE)


def replaced(content: bytes, right: str | bytes, wrong: str | bytes) -> bytes:
    """The file with one string in place of another, which must be there."""
    old, new = (one.encode() if isinstance(one, str) else one for one in (right, wrong))
    assert old in content, old
    return content.replace(old, new)


def rewritten(content: bytes, pattern: str, wrong: str) -> bytes:
    """The file with what a pattern finds replaced; it must find something."""
    made, times = re.subn(pattern.encode(), wrong.encode(), content, flags=re.DOTALL)
    assert times, pattern
    return made


def packed(content: bytes, edits: dict[str, Callable[[bytes], bytes | None]]) -> bytes:
    """An archive with some of its files changed (None takes one out); a name that is not there yet is added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            made = edits[entry.filename](old.read(entry)) if entry.filename in edits else old.read(entry)
            if made is not None:
                new.writestr(entry, made)
        for name in edits.keys() - set(old.namelist()):
            new.writestr(name, edits[name](b"") or b"")
    return out.getvalue()


def repacked(kind: str, part: str, right: str, wrong: str) -> bytes:
    """The good archive of a format with one string in one of its files replaced."""
    return packed(good(kind), {part: lambda content: replaced(content, right, wrong)})


def with_pictures(kind: str, change: Callable[[bytes], bytes]) -> bytes:
    """The good archive of a format with its photographs changed."""
    with zipfile.ZipFile(io.BytesIO(good(kind))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".jpg", ".jpeg"))]
    assert names
    return packed(good(kind), dict.fromkeys(names, change))


def edited(change: Callable[[pikepdf.Pdf], None], **save: Any) -> bytes:
    """The good PDF with its objects changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good("pdf"))) as pdf:
        change(pdf)
        pdf.save(out, **save)
    return out.getvalue()


def changed(change: Callable[[dict[str, Any]], object], kind: str = "ninjs") -> bytes:
    """The good JSON of a format with its table changed."""
    table = json.loads(good(kind))
    change(table)
    return json.dumps(table).encode()
