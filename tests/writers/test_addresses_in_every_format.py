"""No format carries what an address hides: passwords, recipients that nobody sees, schemes that act."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest

import umbruch
from umbruch.tree import Article, Contact, Link, Paragraph, Publication, Source, Text

HOSTILE = {
    "a password": "https://redaktion:geheim@a.example/x",
    "a name before the host": "https://geheim@a.example/x",
    "a hidden recipient": "mailto:a@a.example?bcc=geheim@b.example",
    "a header of its own": "mailto:a@a.example%0D%0ABcc:geheim@b.example",
    "a header in the subject": "mailto:a@a.example?subject=x%0D%0ABcc:geheim@b.example",
    "a script": "javascript:alert('geheim')",
    "a script behind control characters": "\x01java\tscript:alert('geheim')",
    "a document of its own": "data:text/html,geheim",
    "a file": "file:///geheim",
    "a host behind a backslash": "https://a.example\\@geheim.example/",
    "a number that acts": "tel:*21*geheim#",
}
FORMATS = sorted(one.name for one in umbruch.formats() if one.writes and one.name != "json")
"""The tree keeps what it was given: it is the copy itself, not its publication."""


def everything(content: bytes) -> str:
    """All that a file says, its parts unpacked."""
    if content.startswith(b"%PDF-"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return "\n".join(repr(one) for one in pdf.objects) + "\n".join(
                one.read_bytes().decode("latin-1") for one in pdf.objects if isinstance(one, pikepdf.Stream)
            )
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(everything(archive.read(name)) for name in archive.namelist())
    return content.decode("utf-8", "replace")


def publication(href: str) -> Publication:
    article = Article(
        lang="de",
        headline="Brücke gesperrt",
        body=(Paragraph((Text("Mehr "), Link(href, (Text("hier"),)), Text("."))),),
        source=Source("Blatt", publications=("Blatt",), url=href),
        contact=Contact("Rathaus", name="Ina Born", url=href),
    )
    return Publication(articles=(article,))


@pytest.mark.filterwarnings("ignore::umbruch.diagnostics.UmbruchWarning")
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_address_leaves_nothing_behind(kind: str, name: str) -> None:
    said = everything(umbruch.render(publication(HOSTILE[kind]), name))
    assert not re.search("geheim|javascript|redaktion:", said, re.IGNORECASE)


@pytest.mark.filterwarnings("ignore::umbruch.diagnostics.UmbruchWarning")
@pytest.mark.parametrize("name", FORMATS)
def test_the_look_into_a_file_sees_what_stands_in_it(name: str) -> None:
    assert "a.example" in everything(umbruch.render(publication("https://a.example/x"), name))
