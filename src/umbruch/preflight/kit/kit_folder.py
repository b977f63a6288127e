"""A press kit as a folder or a ZIP: each file checked as if it lay alone, and what only the whole kit can tell."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.preflight.checkers import checker
from umbruch.preflight.common import file_suffix, page_markup, picture_rules, zip_archive
from umbruch.preflight.common.credited_beside import credited_in
from umbruch.preflight.detection import kind_of
from umbruch.preflight.files import picture_file
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.kit.kit_members import MAIL, FilesInFolder, Members, PicturesOfMember, path_of, words_of_mail

if TYPE_CHECKING:
    from lxml import etree

MANIFEST = "MANIFEST"
_COMPANIONS = frozenset((".css", ".js", ".csv", ".svg", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".toml"))
"""What a kit's web page and its list of rights are made of; there is nothing to check in them."""

_ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("source", "src"))
_JUDGED_ELSEWHERE = frozenset((kind, "picture.resolution") for kind in ("html", "markdown", "text", "json", "ninjs"))
"""What a page says of the size of the pictures beside it: they lie in the kit, which asks each at its largest."""

_DIGEST = 64
"""Hexadecimal digits of a SHA-256."""


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a ZIP of files."""
    archive = zip_archive.opened(checked_file.content, checked_file.kind)
    yield from archive.findings
    if archive.archive is not None:
        yield from check_members(checked_file, archive.archive, inside_archive=True)


def check_folder(checked_file: CheckedFile, folder: FilesInFolder) -> Iterator[Diagnostic]:
    """Everything about a folder of files; archives in it are opened."""
    yield from check_members(checked_file, folder, inside_archive=False)


def check_members(checked_file: CheckedFile, members: Members, *, inside_archive: bool) -> Iterator[Diagnostic]:
    """The findings about each file and about the whole.

    Args:
        checked_file: the kit.
        members: its files.
        inside_archive: whether they lie in an archive; archives inside archives are not opened.
    """
    pictures: list[tuple[CheckedFile, picture_rules.Measured | str]] = []
    logos = set[str]()
    articles: list[CheckedFile] = []
    for name in members.names:
        if PurePosixPath(name).suffix.lower() in _COMPANIONS or posixpath.basename(name) == MANIFEST:
            continue
        content = members.read(name)
        if not content:
            yield checked_file.not_run(name, "it is empty, too large or cannot be read", "was it made?")
            continue
        mailed = PurePosixPath(name).suffix.lower() == MAIL
        if mailed and (words := words_of_mail(content)):
            content = words
        try:
            kind = kind_of(content, name)
        except InputUnreadable as error:
            yield checked_file.not_run(name, error.message, error.hint)
            continue
        member = checked_file._replace(
            name=name, content=content, kind=kind, picture_folder=PicturesOfMember(members, name)
        )
        if kind == "picture":
            pictures.append((member._replace(content=b""), picture_rules.measure(content)))
        elif kind == "kit" and inside_archive:
            yield checked_file.not_run(
                name, "an archive inside an archive is not opened", "unpack it and check it alone"
            )
        else:
            articles.append(member._replace(content=b""))
            findings = checker(kind)(member)
            yield from _told(member, (one for one in findings if (kind, one.code) not in _JUDGED_ELSEWHERE))
        if not mailed:
            yield from _told(member, file_suffix.judged(member, PurePosixPath(name)))
        if kind == "html":
            root = _page(member)
            if root is not None:
                logos.update(_logos(root, name))
                yield from _told(member, _links(member, members, root))
    credits_ = _Credits(articles, members)
    for one in _pictures(pictures, members, logos):
        if one.code != "picture.credit" or one.field not in credits_.names:
            yield one
    yield from _manifests(checked_file, members)


def _told(member: CheckedFile, findings: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings with the name of the file before their place; what was not run is told once for the whole kit."""
    for one in findings:
        if one.code == "check.not_run":
            yield one
        else:
            place = f"{member.name}, {one.field}" if one.field else member.name
            yield msgspec.structs.replace(one, field=place)


def _pictures(
    pictures: list[tuple[CheckedFile, picture_rules.Measured | str]], members: Members, logos: set[str]
) -> Iterator[Diagnostic]:
    """A picture that is there in several sizes is judged by its largest, the others only by whether they are whole.

    So is what pages of the kit show as the sign of the house: `logos` holds the names of those files without folder
    and suffix.
    """
    largest: dict[str, tuple[int, CheckedFile, picture_rules.Measured]] = {}
    for member, measured in pictures:
        if isinstance(measured, str):
            yield from _told(member, picture_file.judged(member, measured))
            continue
        stem, size = PurePosixPath(member.name).stem, measured.width * measured.height
        if stem in logos:
            continue
        if stem not in largest or size > largest[stem][0]:
            largest[stem] = size, member, measured
    for _, member, measured in largest.values():
        whole = member._replace(content=members.read(member.name) or b"")
        yield from _told(member, picture_file.judged(whole, measured))


class _Credits:
    """The pictures that articles of the kit credit; the articles are read when the first picture asks."""

    def __init__(self, articles: list[CheckedFile], members: Members) -> None:
        self._articles = articles
        self._members = members

    @cached_property
    def names(self) -> frozenset[str]:
        found = set[str]()
        for one in self._articles:
            whole = one._replace(content=self._members.read(one.name) or b"")
            found.update(path for href in credited_in(whole) if (path := path_of(href, one.name)))
        return frozenset(found)


def _page(member: CheckedFile) -> etree._Element | None:
    from lxml import etree, html

    try:
        return html.document_fromstring(member.content, html.HTMLParser(no_network=True, encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _logos(root: etree._Element, name: str) -> Iterator[str]:
    """What a page shows as the sign of a house, by the names of the files without folder and suffix."""
    for image in root.iter("img"):
        address = str(image.get("src") or "")
        if page_markup.is_logo(image) and not page_markup.is_remote(address):
            yield PurePosixPath(path_of(page_markup.decoded(address), name) or "").stem


def _links(member: CheckedFile, members: Members, root: etree._Element) -> Iterator[Diagnostic]:
    """Addresses in a page that lead to no file of the kit."""
    known, told = frozenset(members.names), set[str]()
    for tag, attribute in _ADDRESSES:
        for element in root.iter(tag):
            address = str(element.get(attribute) or "").strip()
            target = page_markup.decoded(address.split("#")[0].split("?")[0])
            if not target or target in told or page_markup.is_remote(address):
                continue
            told.add(target)
            path = path_of(target, member.name)
            if path is None and members.is_beside(target, member.name):
                continue
            if path not in known and not _is_folder(path, known):
                yield member.finding("link.dead", f"{address[:80]} leads to no file of the kit")


def _is_folder(path: str | None, known: frozenset[str]) -> bool:
    return path is not None and (path == "." or any(name.startswith(f"{path}/") for name in known))


def _manifests(checked_file: CheckedFile, members: Members) -> Iterator[Diagnostic]:
    """Each list of files agrees with the files."""
    for name in members.names:
        if posixpath.basename(name) == MANIFEST:
            base = posixpath.dirname(name)
            yield from _listed(checked_file, members, f"{base}/" if base else "")


def _listed(checked_file: CheckedFile, members: Members, base: str) -> Iterator[Diagnostic]:
    listed: dict[str, str] = {}
    for line in (members.read(f"{base}{MANIFEST}") or b"").decode("utf-8", "replace").splitlines():
        digest, _, path = line.partition("  ")
        if len(digest) != _DIGEST or not path:
            return  # a file of that name, but no list of ours
        listed[f"{base}{path}"] = digest
    for name, digest in listed.items():
        content = members.read(name)
        if content is None:
            yield checked_file.finding("kit.manifest", "stands in MANIFEST and is not there", place=name)
        elif hashlib.sha256(content).hexdigest() != digest:
            yield checked_file.finding(
                "kit.manifest", "is not the file that MANIFEST names: it was changed", place=name
            )
    for name in members.names:
        if name.startswith(base) and name not in listed and name != f"{base}{MANIFEST}":
            yield checked_file.finding("kit.manifest", "does not stand in MANIFEST", place=name, severity="warning")
