"""What a file says about itself, the same in the information dictionary and in the XMP packet (ISO 16684-1)."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from umbruch.facts.media_topics import is_code, topic
from umbruch.facts.moment import moment_of
from umbruch.language.wording import word
from umbruch.style.format_tables import Pdf
from umbruch.tree import Article, Publication
from umbruch.writers.pdf.page.article_setting import title_of
from umbruch.writers.pdf.type.settable import language_tag, plain

_UA_NAMESPACE = """
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/\""""
_UA_NAMESPACES = f"""{_UA_NAMESPACE} xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#\""""
_UA_CLAIM = """<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""The identification of PDF/UA (ISO 14289-1, 5) with the extension schema that PDF/A asks for (6.6.2.3)."""


def _topics(article: Article, lang: str | None) -> Iterator[str]:
    """Subjects by their names: a code is nothing to read, one without a name is left out and told of as a loss."""
    for subject in article.subjects:
        if found := topic(subject, article.lang or lang):
            yield found.name(article.lang or lang) if is_code(subject) else subject
        elif not is_code(subject):
            yield subject


class Metadata(NamedTuple):
    """Title, authors, subject, keywords, language and moment of a document; `described`: no picture lacks its
    alternative text."""

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    lang: str
    moment: datetime
    described: bool


def metadata_of(publication: Publication, *, described: bool) -> Metadata:
    """The metadata of a publication: authors from its bylines, the subject from its deck or kicker.

    Args:
        publication: what is set.
        described: whether every picture that is no decoration has an alternative text.
    """
    articles = publication.articles
    lang = publication.lang or next((article.lang for article in articles if article.lang), None)
    first = articles[0] if articles else None
    title = publication.title or (title_of(first) if first else word("untitled", lang))
    authors = dict.fromkeys(
        plain(person.name) for article in articles if article.byline for person in article.byline.people
    )
    if not authors:
        authors = dict.fromkeys(plain(article.byline.text) for article in articles if article.byline)
    keywords = dict.fromkeys(plain(one) for article in articles for one in (*article.keywords, *_topics(article, lang)))
    subject = publication.subtitle or ((first.deck or first.kicker) if first else None) or ""
    return Metadata(
        title=plain(title) or word("untitled", lang),
        authors=tuple(name for name in authors if name),
        subject=plain(subject),
        keywords=tuple(one for one in keywords if one),
        lang=language_tag(lang) or "und",
        moment=moment_of(publication),
        described=described,
    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def xmp_packet(metadata: Metadata, producer: str, claims: Pdf) -> bytes:
    """The XMP packet. It claims what was asked for: PDF/A-2 (ISO 19005-2, 6.6.4) and PDF/UA-1, or PDF/A-4 and PDF/UA-2.

    Where a picture is not described, level U is claimed, not A, and no PDF/UA; PDF/A-4 knows no levels.
    """
    stamp = metadata.moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    creators = "".join(f"<rdf:li>{_escaped(name)}</rdf:li>" for name in metadata.authors)
    subjects = "".join(f"<rdf:li>{_escaped(one)}</rdf:li>" for one in metadata.keywords)
    parts = [
        f"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{_escaped(metadata.title)}</rdf:li></rdf:Alt></dc:title>",
        f"<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>" if creators else "",
        f"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{_escaped(metadata.subject)}</rdf:li></rdf:Alt>"
        "</dc:description>" if metadata.subject else "",
        f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>" if subjects else "",
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(metadata.lang)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Keywords>{_escaped(', '.join(metadata.keywords))}</pdf:Keywords>" if metadata.keywords else "",
        f"<pdf:Producer>{_escaped(producer)}</pdf:Producer>",
        "<xmp:CreatorTool>umbruch</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{stamp}</xmp:MetadataDate>",
    ]  # fmt: skip
    if claims.archive and claims.is_second:
        parts.append("<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>")
    elif claims.archive:
        level = "A" if metadata.described else "U"
        parts.append(f"<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>{level}</pdfaid:conformance>")
    namespaces = ""
    if claims.is_second and metadata.described:
        parts.append("<pdfuaid:part>2</pdfuaid:part>\n<pdfuaid:rev>2024</pdfuaid:rev>")
        namespaces = _UA_NAMESPACE
    elif claims.ua and metadata.described:
        parts.append(_UA_CLAIM)
        namespaces = _UA_NAMESPACES
    body = "\n".join(part for part in parts if part)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"{namespaces}>
{body}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()
