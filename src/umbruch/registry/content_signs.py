"""What a file is, told by its content: one table of signs for the readers and for `check`.

A name can be wrong and often is (`article.txt` that is a saved web page); the content is asked first. What is only
quoted in copy (an address, a printed mail's `From:` line, a tag) is no sign: a mail is known by what transport writes.
"""

from __future__ import annotations

import codecs
import io
import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.pictures.kinds import kind_by_content, refused_by_name

HEAD = 65536
"""Bytes that are looked at for signs in text."""

G2_ROOTS = frozenset(
    ("newsItem", "packageItem", "newsMessage", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
)
DOCTYPE_HTML = re.compile(r"\s*<!doctype\s+html\b", re.IGNORECASE)

_TEXT = "save its text as .txt or .md"
_OPEN = "open it and save its text as .txt or .md"


class Told(NamedTuple):
    """What a file is, in words, and what to do with it."""

    what: str
    hint: str


_MAGIC: tuple[tuple[bytes, Told], ...] = (
    (b"%!PS", Told("a PostScript file", _OPEN)),
    (b"{\\rtf", Told("an RTF file", "open it in a word processor and save it as plain text (.txt)")),
    (b"\xd0\xcf\x11\xe0", Told("an old Word or Outlook file, or one locked by a password", _OPEN)),
    (b"\x89PNG", Told("a picture (PNG)", "a picture stands beside its article: name the article")),
    (b"\x1f\x8b", Told("a gzip archive", "unpack it")),
    (b"BZh9", Told("a bzip2 archive", "unpack it")),
    (b"\xfd7zXZ\0", Told("an xz archive", "unpack it")),
    (b"7z\xbc\xaf\x27\x1c", Told("a 7-Zip archive", "unpack it")),
    (b"Rar!\x1a\x07", Told("a RAR archive", "unpack it")),
    (b"\x78\x9f\x3e\x22", Told("an Outlook attachment (winmail.dat)", "open the mail and save its text as .txt")),
    (b"!BDN", Told("an Outlook mailbox", "save the mail's text as .txt")),
    (b"OggS", Told("a sound or film", "")),
    (b"ID3", Told("a sound", "")),
    (b"wOFF", Told("a font", "")),
    (b"wOF2", Told("a font", "")),
    (b"SQLite format 3\0", Told("a database", "")),
    (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", Told("an InDesign file", "export it from InDesign as PDF")),
    (b"bplist00", Told("a web archive of Safari, or settings of a Mac", "save the page as page source (HTML)")),
    (b"BEGIN:VCARD", Told("an address card (vCard)", _TEXT)),
    (b"BEGIN:VCALENDAR", Told("a calendar (iCalendar)", _TEXT)),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ARCHIVES = (
    ("word/", Told("a Word file (DOCX)", "open it in Word and save it as plain text (.txt)")),
    ("xl/", Told("an Excel file", "copy its text into a .txt file")),
    ("ppt/", Told("a PowerPoint file", "copy its text into a .txt file")),
    ("META-INF/container.xml", Told("an EPUB", "copy its text into a .txt file")),
    ("designmap.xml", Told("an InDesign file (IDML)", "export it from InDesign as PDF")),
    ("Index/Document.iwa", Told("a Pages file", "export it from Pages as Word")),
    ("content.xml", Told("an OpenDocument file (ODT)", "open it in LibreOffice and save it as plain text (.txt)")),
)
_SCANS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
"""How the pictures begin that are read as pages: JPEG, PNG and TIFF."""
_RTF = b"{\\rtf"
_WINMAIL = b"\x78\x9f\x3e\x22"
_SEQUENCE, _SEAL = b"\x30", bytes.fromhex("06092a864886f70d0107")
"""How a part of a mail begins that is signed or encrypted, saved alone (RFC 5652, 3)."""
_OLE = b"\xd0\xcf\x11\xe0"
_OLD_WORD = tuple(name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
"""Streams of an old Word file, and of a new one that a password locks (MS-DOC, 2.1; MS-OFFCRYPTO, 2.3)."""
_ARCHIVES_READ = (("word/", "docx"), ("content.xml", "odt"), ("META-INF/container.xml", "epub"))
_OUTLOOK_PART = "__substg1.0_".encode("utf-16-le")
"""How the parts of an Outlook mail are named (MS-OXMSG, 2.1.3)."""
_MAILS_READ = {"a saved web page (MHTML)": "mhtml", "a mail": "mail", "a mailbox (mbox)": "mail"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_LOCAL_HEAD = b"PK\x03\x04"
_HEAD_LENGTH = 30
"""Bytes before the name of a file in an archive (APPNOTE 4.3.7)."""

_WIRE = re.compile(rb"[\0\r\n \x10\x16\x7f]{0,64}\x01[^\x02\x03]{0,2000}\x02")
"""Start of header, then start of text (IPTC 7901, 2; ANPA 1312)."""

_WIRE_HEADER = re.compile(rb"\s{0,8}[a-z]{2,6}\d{3,5} {1,4}\d {1,4}[a-z]{1,4} {1,4}\d{1,5}\b[^\n]{0,60}\n")
"""The header of IPTC 7901, where a gateway took the control characters out."""

_NEWS_OBJECT = re.compile(
    rb'"(_id|\$?standard|uri|guid|urn|pub_?status|pubStatus|type|version_?created|versionCreated|headlines?|headline_main|bodies|'
    rb'body_(?:html|xhtml|text|main)|article_html|bylines?|dateline|located|ednote|edNote|copyright_?notice|altids)"\s*:'
)
_FEWEST_SIGNS = 4
"""Properties of ninjs in an object from which it is news (ninjs 1.0: uri alone is needed)."""
_OWN_MARKDOWN = re.compile(r"\ufeff?---\numbruch: 1\n")
"""The front matter that umbruch writes."""
_OWN_TREE = re.compile(rb'\s*\{\s*"umbruch"')

_MBOX = re.compile(r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d[^\n]*\d{4}[^\n]*\n")
_FIELD = re.compile(r"([!-9;-~]{1,76}):[^\n]*\n(?:[ \t][^\n]*\n)*")
"""A header field with its folded lines (RFC 5322, 2.2)."""
_TRANSPORT = frozenset(
    ("received", "mime-version", "message-id", "delivered-to", "return-path", "dkim-signature",
     "authentication-results", "content-transfer-encoding", "x-mailer", "x-originating-ip", "arc-seal", "thread-index")
)  # fmt: skip
"""What mail servers and programs write and nobody copies by hand (RFC 5322, 3.6.4 and 3.6.7; RFC 2045, 4)."""
_LETTERHEAD = frozenset(("from", "to", "subject", "date", "sender", "reply-to"))

_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:([\w.-]+):)?([A-Za-z_][\w.-]*)([^>]{0,2000})>?")
_XML = re.compile(r"\s*<\?xml\s+version\s*=")
_PAGE_ROOTS = frozenset(("html", "head", "body"))
_BLOCKS = frozenset(("div", "p", "article", "section", "main", "h1", "h2", "table", "ul", "ol", "figure", "blockquote"))
_BLOCK_END = re.compile(
    r"</(?:div|p|article|section|main|h[1-6]|table|ul|ol|li|td|figure|blockquote)\s*>", re.IGNORECASE
)
_MOST_TAGS_IN_COPY = 3
"""End tags of blocks in plain text from which it is a web page that somebody saved."""

_WIRE_ROOTS = {**dict.fromkeys((*G2_ROOTS, "contentSet", "idf"), "newsml"), "NewsML": "newsml-1", "nitf": "nitf"}
_MARKUP = {
    **dict.fromkeys(G2_ROOTS, Told("NewsML-G2", "save its text as .txt or .md")),
    "NewsML": Told("NewsML 1", _TEXT),
    "nitf": Told("NITF", _TEXT),
    "rss": Told("an RSS feed", "open the article and copy its text"),
    "feed": Told("an Atom feed", "open the article and copy its text"),
    "svg": Told("a picture (SVG)", "a picture stands beside its article: name the article"),
}
_PAGE = Told("a web page (HTML)", "open it in a browser and copy its text into a .txt file")


def reader_by(content: bytes, *, markup: bool = True) -> str | None:
    """The name of the reader that takes the file, told by its content; None where no sign tells.

    Args:
        content: the whole file.
        markup: pieces of HTML are a web page; False where they are allowed, as in Markdown.
    """
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content[:HEAD].lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(_RTF):
        return "rtf"
    if content.startswith(_WINMAIL) or (content.startswith(_SEQUENCE) and _SEAL in content[:24]):
        return "mail"
    if content.startswith(_SCANS) and _is_picture(content):
        return "picture"
    if content.startswith(_OLE) and any(sign in content for sign in _OLD_WORD):
        return "doc"
    if content.startswith(_ZIP):
        names = names_in(content)
        return next((reader for sign, reader in _ARCHIVES_READ if any(one.startswith(sign) for one in names)), None)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "mail" if _OUTLOOK_PART in content else None
    if is_wire(content):
        return "wire"
    text = beginning(content).replace("\r\n", "\n")
    if _OWN_MARKDOWN.match(text):
        return "markdown"
    if mail := _mail(text):
        return _MAILS_READ.get(mail.what)
    if _is_news_object(content):
        return "ninjs"
    if (root := root_of(text)) in _WIRE_ROOTS and text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _WIRE_ROOTS[root]
    return "html" if _markup(text, fragments=markup) is _PAGE else None


def what_is(content: bytes, *, markup: bool = True) -> Told | None:
    """What the file is where it is neither plain text nor Markdown nor JSON; None where it may be one of them.

    Args:
        content: the whole file.
        markup: pieces of HTML are a web page; False where they are allowed, as in Markdown.
    """
    if b"%PDF-" in content[:1024]:
        return Told("a PDF", "open it and copy its text into a .txt file")
    if content.startswith(_ZIP):
        names = names_in(content)
        first = next((told for sign, told in _ARCHIVES if any(name.startswith(sign) for name in names)), None)
        return first or Told("a ZIP archive", "unpack it; umbruch kit takes the folder")
    for magic, told in _MAGIC:
        if content.startswith(magic):
            return told
    if _is_picture(content):
        return Told("a picture", "a picture stands beside its article: name the article")
    if _WIRE.match(content):
        return Told("a wire message (IPTC 7901 or ANPA 1312)", "save its text, without its control characters, as .txt")
    text = beginning(content).replace("\r\n", "\n")
    if mail := _mail(text):
        return mail
    return _markup(text, fragments=markup)


def beginning(content: bytes) -> str:
    """The first 64 kB as text, by their byte order mark, else as UTF-8, whatever is no character replaced."""
    head = content[:HEAD]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def root_of(text: str) -> str | None:
    """The name of the root element of markup, without its prefix; None where no element opens."""
    start = _PROLOG.match(text)
    root = _ROOT.match(text, start.end() if start else 0)
    return root.group(2) if root else None


def names_in(content: bytes) -> frozenset[str]:
    """The names in a ZIP archive; of one that is broken those that stand before its files."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(entry.header_offset == 0 for entry in archive.infolist()):
                return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        pass  # what opens otherwise is the last archive inside one that is cut
    return frozenset(found.decode("utf-8", "replace") for found in _heads(content))


def _heads(content: bytes) -> Iterator[bytes]:
    """The names before the files of an archive, read one after another from its beginning."""
    at = 0
    while content[at : at + 4] == _LOCAL_HEAD and len(content) >= at + _HEAD_LENGTH:
        packed, _, name, extra = struct.unpack_from("<IIHH", content, at + 18)
        yield content[at + _HEAD_LENGTH : at + _HEAD_LENGTH + name]
        at += _HEAD_LENGTH + name + extra + packed


def is_wire(content: bytes) -> bool:
    """Whether a file is a message of a wire, told by its control characters or its header."""
    return _WIRE.match(content) is not None or _WIRE_HEADER.match(content) is not None


def _is_news_object(content: bytes) -> bool:
    head = content[:HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    if not head.startswith((b"{", b"[")) or _OWN_TREE.match(head):
        return False
    return len(set(_NEWS_OBJECT.findall(head))) >= _FEWEST_SIGNS


def _is_picture(content: bytes) -> bool:
    kind = kind_by_content(content)
    if kind is not None:
        return (
            kind.name != "BMP" or content[6:10] == b"\0\0\0\0"
        )  # text may begin with BM; the reserved fields are zero
    return b"\0" in content[:64] and refused_by_name(content) is not None


def _mail(text: str) -> Told | None:
    """A mail by the fields of its transport at the very top, a mailbox by its separator above them."""
    mbox = _MBOX.match(text)
    at, names = (mbox.end() if mbox else 0), set()
    while field := _FIELD.match(text, at):
        names.add(field.group(1).lower())
        at = field.end()
    if not names & _TRANSPORT or (len(names) < 2 and not mbox) or not names & (_LETTERHEAD | {"content-type"}):
        return None
    if mbox:
        return Told("a mailbox (mbox)", "open the mail and save its text as .txt")
    if "multipart/related" in text[:at] and "saved by" in text[:at].lower():
        return Told("a saved web page (MHTML)", "open it in a browser and copy its text into a .txt file")
    return Told("a mail", "open it and save its text as .txt")


def _markup(text: str, *, fragments: bool) -> Told | None:
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    text = text.lstrip("\ufeff")
    root = root_of(text)
    if DOCTYPE_HTML.match(text) or (root or "").lower() in _PAGE_ROOTS:
        return _PAGE
    if root in _MARKUP and (_XML.match(text) or "xmlns" in text[:2000] or f"</{root}>" in text):
        return _MARKUP[root]
    if _XML.match(text):
        return Told(f"XML with the root {root!r}" if root else "XML", _TEXT)
    if not fragments or (root or "").lower() not in _BLOCKS:
        return None
    *_, last = [None, *_BLOCK_END.finditer(text)]
    whole = last is not None and last.end() == len(text.rstrip())
    return _PAGE if whole or len(_BLOCK_END.findall(text)) >= _MOST_TAGS_IN_COPY else None
