"""A saved page: its text, the pictures that lie beside it or in it, and its article."""

from __future__ import annotations

import re
from urllib.parse import unquote, urldefrag

from msgspec.structs import replace

from umbruch.clipping.embargo_ends import with_ends
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError, InputUnreadable
from umbruch.language.tags import is_named
from umbruch.manuscript import Claim
from umbruch.pictures.alternative_text import described
from umbruch.pictures.open_picture import picture_from
from umbruch.readers.door import Copy, read_copy
from umbruch.readers.elements.own_markup import own_article, own_articles
from umbruch.readers.elements.parsed_page import Element, decoded_page, parsed
from umbruch.readers.web.beside.page_labels import page_labels
from umbruch.readers.web.web_article import WebArticle, web_article
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Figure, Picture
from umbruch.tree.reading import Reading
from umbruch.tree.walk import each_figure

_SMALLEST = 64
"""Pixels a side below which a picture is an icon or counts readers."""
_MOST_PARTS = 2000
_MOST_GROUPS = 100
"""Groups of parts; browsers write one, with one inside for each frame."""
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]{1,}:", re.IGNORECASE)


def read_page(content: bytes, request: ReadRequest) -> Reading:
    """The article of a page as bytes, with the pictures in its folder."""
    return _read(decoded_page(content), request, {})


def read_mhtml(content: bytes, request: ReadRequest) -> Reading:
    """The article of a page in MHTML (RFC 2557), with the pictures that the file holds."""
    import email
    import email.policy

    if content.lower().count(b"boundary=") > _MOST_GROUPS:
        raise InputUnreadable(
            "the file has more groups of parts than a page", source=request.source, hint="save it anew"
        )
    message = email.message_from_bytes(content, policy=email.policy.default)
    page, inside = None, {}
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise InputUnreadable(
                "the file has more than 2,000 parts", source=request.source, hint="save the page anew"
            )
        if part.is_multipart():
            continue
        held = part.get_payload(decode=True)
        if not isinstance(held, bytes):
            continue
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and page is None:
            page = decoded_page(held, part.get_content_charset())
        elif part.get_content_maintype() == "image":
            for name in (part.get("content-location"), part.get("content-id")):
                if name:
                    inside[str(name).strip().strip("<>")] = held
    if page is None:
        raise InputUnreadable("there is no page in it", source=request.source, hint="save the page anew")
    return _read(page, request, inside)


def _read(text: str, request: ReadRequest, inside: dict[str, bytes]) -> Reading:
    root = parsed(text, request.source)
    pictures = _Pictures(request, inside)
    if _is_ours(root) and (own := own_articles(root)):
        return _ours(root, own, pictures, request)
    labels = page_labels(root)
    found = web_article(root, pictures.figure, _address)
    article = found.article
    if not found.sure or not (article.body or article.deck):
        return _as_copy(found, request, pictures, labels)
    lang = request.lang or article.lang or _detected(found)
    (article,), remarks = with_ends((replace(article, lang=lang),), found.origins, request.house.where, labels)
    shown = {figure.image for figure in each_figure(Reading(articles=(article,)))}
    return Reading(
        lang=lang,
        articles=(article,),
        pictures=tuple(one for one in pictures.taken.values() if one.href in shown),
        origins=found.origins,
        diagnostics=(*found.remarks, *pictures.remarks, *remarks),
    )


def _is_ours(root: Element) -> bool:
    return any(
        one.get("name") == "generator" and (one.get("content") or "").startswith("umbruch ")
        for one in root.iter("meta")
    )


def _ours(root: Element, own: list[Element], pictures: _Pictures, request: ReadRequest) -> Reading:
    """A page that umbruch has written: nothing is guessed."""
    lang = request.lang or root.get("lang")
    articles = tuple(own_article(one, pictures.figure, lang) for one in own)
    title = root.find(".//title")
    return Reading(
        kind="article" if len(articles) == 1 else "kit",
        title=None if len(articles) == 1 or title is None else title.text,
        lang=lang if lang and is_named(lang) else None,
        articles=articles,
        pictures=tuple(pictures.taken.values()),
        diagnostics=tuple(pictures.remarks),
    )


def _as_copy(found: WebArticle, request: ReadRequest, pictures: _Pictures, labels: tuple[str, ...]) -> Reading:
    """A page that does not say what its article is: its words are recognised as those of any other file."""
    if not found.placed:
        raise InputUnreadable("there is no word in it", source=request.source, hint="was it saved?")
    claims = tuple(Claim("headline", one, "page") for one in found.claims.headlines[:1])
    return read_copy(
        Copy(
            found.placed, claims, tuple(pictures.taken.values()), found.article.desk_notes, found.unseen,
            remarks=(*found.remarks, *pictures.remarks), lang=found.article.lang,
            around=labels,
        ),
        request,
    )  # fmt: skip


def _detected(found: WebArticle) -> str | None:
    from umbruch.clipping.signs.which_language import detect
    from umbruch.tree.walk import block_texts

    return detect("\n".join(block_texts(found.article.body))[:20_000]).lang


def _address(href: str) -> str | None:
    return href if href.startswith(("http://", "https://", "mailto:")) else None


class _Pictures:
    """Takes the pictures of a page as they are met: those in its file or its folder; nothing is fetched."""

    def __init__(self, request: ReadRequest, inside: dict[str, bytes]) -> None:
        self.taken: dict[str, Picture] = {}
        self.remarks: list[Diagnostic] = []
        self._request = request
        self._inside = inside
        self._remote = 0

    def figure(self, element: Element, number: int) -> Figure | None:
        """The figure of an `img`; one without image where its picture is on the web only and somebody described it."""
        alt = element.get("alt")
        for name in ("src", "data-src"):
            if (address := (element.get(name) or "").strip()) and (figure := self._figure(address, alt, number)):
                return figure
        return None

    def _figure(self, address: str, alt: str | None, number: int) -> Figure | None:
        held = self._inside.get(address) or self._inside.get(address.removeprefix("cid:"))
        try:
            if held is not None:
                picture = picture_from(held, _name(address, len(self.taken) + 1))
            elif address.startswith("data:"):
                picture = picture_from(_data(address), f"picture-{len(self.taken) + 1}")
            elif _REMOTE.match(address):
                return None
            else:
                picture = self._request.picture_folder.fetch(unquote(urldefrag(address)[0].split("?")[0]))
        except InputError as error:
            if "outside" in error.message:
                self.remarks.append(
                    Diagnostic(
                        "picture.missing", f"{address[:80]}: {error.message}", "warning", number, hint=error.hint
                    )
                )
            return None
        if min(picture.width, picture.height) < _SMALLEST:
            return None
        self.taken[picture.href] = picture
        return Figure(picture.href, alt=described(alt))


def _name(address: str, number: int) -> str:
    name = re.sub(r"[^\w.-]+", "-", unquote(address.split("?")[0]).rstrip("/").rpartition("/")[2]).strip("-.")
    return f"{number}-{name}"[:80] if name else f"picture-{number}"


def _data(address: str) -> bytes:
    import base64
    import binascii

    head, _, body = address.partition(",")
    try:
        return base64.b64decode(unquote(body)) if head.endswith(";base64") else unquote(body).encode()
    except (binascii.Error, ValueError):
        raise InputUnreadable("the picture in the page is broken", source="picture") from None
