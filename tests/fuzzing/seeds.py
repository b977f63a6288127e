"""A whole small file of every format that is read: what mutations start from."""

from __future__ import annotations

import email.message
import io
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import umbruch
from tests.photographs import jpeg
from umbruch.tree.reading import Reading

INPUT = Path(__file__).parents[2] / "input"
HEAD = "Neuer Steg über die Aue"
WORDS = (
    "Die Gemeinde Lindenau hat am Dienstag den neuen Steg über die Aue freigegeben, sagte Bürgermeisterin Ina Born.",
    "Der alte Steg war nach einem Hochwasser gesperrt worden, seither mussten Schulkinder einen Umweg gehen.",
)


@lru_cache(maxsize=1)
def _sample() -> Reading:
    return umbruch.read(INPUT / "clipping.txt")


def _written(format: str) -> Callable[[], bytes]:
    return lambda: _rendered(format)


@lru_cache(maxsize=32)
def _rendered(format: str) -> bytes:
    return umbruch.render(_sample(), format, on_diagnostic=lambda _: None)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of those parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _open_document() -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                            ("draw", "drawing"))
    )  # fmt: skip
    body = f'<text:h text:outline-level="1">{HEAD}</text:h>' + "".join(f"<text:p>{words}</text:p>" for words in WORDS)
    body += (
        "<text:list><text:list-item><text:p>Eins</text:p></text:list-item></text:list><table:table><table:table-row>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell></table:table-row>"
        "</table:table><text:p><text:note text:note-class='footnote'><text:note-body><text:p>n</text:p>"
        "</text:note-body></text:note>x<text:s text:c='3'/><text:tab/><text:line-break/></text:p>"
    )
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    mime = "application/vnd.oasis.opendocument.text"
    return packed({
        "mimetype": mime, "content.xml": content + "</office:document-content>",
        "META-INF/manifest.xml": f'<manifest><file-entry full-path="/" media-type="{mime}"/></manifest>',
    })  # fmt: skip


def _rich_text() -> bytes:
    lines = "".join(f"{words}\\par\n" for words in WORDS)
    lines = "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in lines)
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;}{\info{\title x}}"
        rf"\pard\b\fs36 {HEAD.replace('ü', chr(92) + chr(39) + 'fc')}\b0\fs22\par {lines}"
        r"{\field{\*\fldinst{HYPERLINK \"https://lindenau.example/\"}}{\fldrslt Seite}}\par"
        r"\trowd\cellx1000\cellx2000 a\cell b\cell\row {\footnote n}{\pict\pngblip 89504e47}}"
    ).encode("ascii")


def _mail() -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "Mara Kling <m@lindenau.example>", "r@bote.example", HEAD
    message["Date"] = "Tue, 04 May 2027 09:00:00 +0200"
    message.set_content("\n\n".join(("Guten Tag,", *WORDS, "Viele Grüße\nMara Kling\n--\nTel. 07123 4567-0")))
    message.add_alternative(f"<p>{WORDS[0]}</p><table><tr><td>{WORDS[1]}<img src='cid:a'></td></tr></table>", "html")
    message.add_attachment(jpeg(), "image", "jpeg", filename="steg.jpg", cid="<a>")
    message.add_attachment(_rich_text(), "application", "rtf", filename="steg.rtf")
    return bytes(message)


def _mhtml() -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["MIME-Version"] = "<Saved by Blink>", "1.0"
    message.set_content(_page().decode(), subtype="html", cte="quoted-printable")
    message.add_related(jpeg(), "image", "jpeg", cid="<a>")
    return bytes(message)


def _page() -> bytes:
    return (
        '<!doctype html><html lang="de"><head><title>Steg - Bote</title><meta property="og:title" content="Steg">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + HEAD + '","author":[{"name":"A B"}],'
        '"datePublished":"2027-05-04","articleBody":"' + " ".join(WORDS) + '"}</script></head><body>'
        "<nav><a href='/'>x</a></nav>"
        f"<article><h1>{HEAD}</h1><p class='lead'>{WORDS[0]}</p><figure><img src='a.jpg' alt='x'><figcaption>Foto: A B"
        f"</figcaption></figure><p>{WORDS[0]} <a href='https://a.example/'>b</a></p><ul><li>a<li>b</ul><blockquote>"
        f"{WORDS[1]}</blockquote><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td colspan=2>2</td></tr></table>"
        f"<div class='fact-box'><h3>t</h3><p>{WORDS[1]}</p></div><p>{WORDS[1]}</p></article></body></html>"
    ).encode()  # fmt: skip


def _wire() -> bytes:
    """IPTC 7901: header, text, day and hour."""
    text = "\r\n".join((HEAD, "", "Lindenau (dpa) - " + WORDS[0], WORDS[1]))
    return b"\x01dpa0045 3 pl 380  dpa 0045\r\n\x02\r\n" + text.encode("cp1252") + b"\r\n\x03 041000 Mai 27\r\n\x04"


def _old_newsml() -> bytes:
    body = "".join(f"<p>{words}</p>" for words in WORDS)
    return (
        '<?xml version="1.0" encoding="utf-8"?><NewsML Version="1.2"><NewsItem><NewsComponent><NewsLines><HeadLine>'
        f"{HEAD}</HeadLine><DateLine>Lindenau</DateLine></NewsLines><ContentItem><DataContent>{body}</DataContent>"
        "</ContentItem></NewsComponent></NewsItem></NewsML>"
    ).encode()


SEEDS: dict[str, tuple[Callable[[], bytes], ...]] = {
    "docx": (_written("docx"),),
    "odt": (_open_document,),
    "rtf": (_rich_text,),
    "mail": (_mail, lambda: b"From a@b.example Tue May  4 09:00:00 2027\n" + _mail() + b"\n\n"),
    "mhtml": (_mhtml,),
    "html": (_page, _written("html")),
    "epub": (_written("epub"),),
    "pdf": (_written("pdf"),),
    "markdown": (_written("markdown"),),
    "text": (_written("text"), lambda: (INPUT / "clipping.txt").read_bytes()),
    "json": (_written("json"),),
    "newsml": (_written("newsml"), _written("newsml-dpa")),
    "newsml-1": (_old_newsml,),
    "nitf": (_written("nitf"),),
    "ninjs": (_written("ninjs"),),
    "wire": (_wire,),
}
"""Makers of seeds by the name of the reader."""
