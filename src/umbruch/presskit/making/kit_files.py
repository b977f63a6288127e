"""All files of a kit, one after another: pictures, documents, list of rights, web page, and the list of them all."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic, collecting
from umbruch.facts.embargo import mark, strictest
from umbruch.facts.moment import moment_of
from umbruch.presskit.making.kit_feeds import kit_feeds
from umbruch.presskit.making.kit_zip import write_archive
from umbruch.presskit.making.many_documents import in_order
from umbruch.presskit.making.one_document import Memory, Rendered, Wanted, one_document
from umbruch.presskit.photos.kit_photo import Photo, Size
from umbruch.presskit.sharing.ready_mail import ready_mail
from umbruch.presskit.sharing.social_card import HEIGHT as CARD_HEIGHT
from umbruch.presskit.sharing.social_card import logo_card, photo_card
from umbruch.presskit.source.file_names import Names
from umbruch.presskit.source.kit_reading import PressKit
from umbruch.presskit.source.model import Download, Kit, KitArticle, KitPicture, PictureFile
from umbruch.presskit.web import render_site
from umbruch.registry import format_table
from umbruch.style import Style
from umbruch.tree import Article, Embargo
from umbruch.tree.reading import lives_of

MANIFEST = "MANIFEST"
RIGHTS = "pictures/rights.csv"
AS_A_WHOLE = ("pdf", "epub", "docx", "newsml")
"""The formats that a whole kit can be set in; articles alone take any."""

_PLAIN = "text"
_TOLD_BEFORE = frozenset({"picture.alt"})
"""What is said of each picture when the kit is read."""

_LABELS = {
    "pdf": "PDF", "epub": "EPUB", "docx": "Word", "newsml": "NewsML-G2", "nitf": "NITF", "ninjs": "ninjs",
    "html": "HTML", "markdown": "Markdown", "text": "Text", "json": "JSON",
    "mail": "E-Mail",
}  # fmt: skip


class Sink(Protocol):
    """Where finished files go."""

    def put(self, path: str, content: bytes) -> None:
        """Take a file at a path inside the kit."""
        ...


class Progress(Protocol):
    """Told of each file."""

    def __call__(self, done: int, total: int, path: str) -> None:
        """`done` of `total` files are made, the last is `path`."""
        ...


class MadeKit(NamedTuple):
    """What was made: paths with SHA-256 and size, the keys of those that may be used again, and the remarks."""

    files: dict[str, tuple[str, int]]
    keys: dict[str, str]
    remarks: tuple[Diagnostic, ...]
    inside: Mapping[str, bytes] = MappingProxyType({})
    """Files that are others inside the ZIP of the kit, whose pages lead to no ZIP beside it, and its own list."""
    left_out: frozenset[str] = frozenset()
    """Files that are not in the ZIP of the kit, as they hold what is in it already."""


def make(
    kit: PressKit,
    style: Style,
    sink: Sink,
    memory: Memory | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
    archive: str | None = None,
) -> MadeKit:
    """Make every file of a kit.

    Args:
        kit: the kit as it was read.
        style: how documents and web page are set.
        sink: takes the files.
        memory: files of the last build.
        progress: told of each file.
        now: the moment (with zone) with which the feeds compare embargoes; by default the clock's.
        archive: the name of the ZIP that will lie beside the folder; then each article has a ZIP of its own, too.

    Raises:
        RenderError: an article can't be made into one of the formats.
    """
    return _Maker(kit, style, sink, memory, progress, archive).run(now or datetime.now(UTC))


class _Maker:
    def __init__(
        self,
        kit: PressKit,
        style: Style,
        sink: Sink,
        memory: Memory | None,
        progress: Progress | None,
        archive: str | None,
    ) -> None:
        self._archive = archive
        self._recent: dict[str, bytes] = {}
        self._kit = kit
        self._style = style
        self._sink = sink
        self._memory = memory
        self._progress = progress
        self._files: dict[str, tuple[str, int]] = {}
        self._keys: dict[str, str] = {}
        self._told: dict[str, tuple[Diagnostic, ...]] = {}
        self._remarks: dict[tuple[str, str], Diagnostic] = {}
        self._formats = formats_of(kit)
        self._own = {slug: article.embargo for slug, article in zip(kit.slugs, kit.articles, strict=True)}
        kinds = len(self._formats)
        self._total = 3 * len(kit.photos) + kinds * len(kit.articles) + len(self._whole_formats) + 5

    @property
    def _whole_formats(self) -> tuple[str, ...]:
        return tuple(format for format in AS_A_WHOLE if format in self._formats)

    def run(self, now: datetime) -> MadeKit:
        kit = self._kit
        pictures = tuple(self._picture(photo) for photo in kit.photos)
        hrefs = {picture.source: picture.print.href for picture in pictures}
        if kit.photos:
            self._put(RIGHTS, _rights_csv(pictures))
        name = self._marked(kit.embargo, Names().unique(kit.title, kit.manifest.name, "kit"))
        wanted = [*self._of_articles(), *(self._of_the_whole(name, format) for format in self._whole_formats)]
        render = partial(one_document, kit=kit, style=self._style, hrefs=hrefs, pictures=pictures, memory=self._memory)
        with closing(in_order(wanted, render)) as made:
            documents = zip(wanted, made, strict=True)
            articles = tuple(self._article(number, documents, pictures) for number in range(len(kit.articles)))
            downloads = tuple(self._taken(*one) for one in documents)
        self._note_all(wanted)
        by_source = {picture.source: picture for picture in pictures}
        ready = Kit(
            manifest=kit.manifest,
            publication=kit.tree,
            articles=articles,
            pictures=pictures,
            downloads=downloads,
            archive=self._archive,
            embargo=kit.embargo,
            cover=by_source.get(kit.manifest.cover or ""),
            logo=by_source.get(kit.manifest.logo or ""),
            rights_list=RIGHTS if kit.photos else None,
            card=self._card(
                self._marked(kit.embargo, "index"),
                [kit.manifest.cover, *(one.source for one in kit.photos if one.articles)],
            ),
        )
        with collecting():  # the documents remark on the same things
            site = render_site(ready, self._style)
            bare = render_site(_without_archives(ready), self._style) if self._archive else site
        for path, content in (*site.items(), *kit_feeds(ready, lives_of(kit), now)):
            self._put(path, content)
        left_out = frozenset(one.archive for one in articles if one.archive)
        inside = {path: content for path, content in bare.items() if content != site[path]}
        listed = {path: digest for path, (digest, _) in self._files.items()}
        others = {path: hashlib.sha256(content).hexdigest() for path, content in inside.items()}
        packed = {path: digest for path, digest in {**listed, **others}.items() if path not in left_out}
        self._put(MANIFEST, _list_of(listed))
        if self._archive:
            inside[MANIFEST] = _list_of(packed)
        return MadeKit(self._files, self._keys, tuple(self._remarks.values()), inside, left_out)

    def _marked(self, embargo: Embargo | None, name: str) -> str:
        return f"{mark(embargo, self._kit.lang)}{name}"

    def _put(self, path: str, content: bytes) -> int:
        self._sink.put(path, content)
        if self._archive and path.startswith("articles/"):
            self._recent[path] = content
        self._files[path] = (hashlib.sha256(content).hexdigest(), len(content))
        if self._progress is not None:
            self._progress(len(self._files), max(self._total, len(self._files)), path)
        return len(content)

    def _picture(self, photo: Photo) -> KitPicture:
        name = self._marked(self._embargo_of(photo), photo.id)
        files = []
        sizes: tuple[Size, ...] = ("print", "web", "thumb")
        for size in sizes:
            one = photo.file(size)
            path = f"pictures/{size}/{name}{photo.suffix}"
            self._put(path, one.content)
            files.append(PictureFile(href=path, width=one.width, height=one.height, bytes_size=len(one.content)))
        return KitPicture(
            id=photo.id,
            source=photo.source,
            print=files[0],
            web=files[1],
            thumb=files[2],
            caption=photo.caption,
            credit=photo.credit,
            rights=photo.rights,
            usage=photo.usage,
            alt=photo.alt,
            focus=photo.focus,
            articles=photo.articles,
        )

    def _embargo_of(self, photo: Photo) -> Embargo | None:
        """The kit's embargo, or that of all the articles that show the picture."""
        if self._kit.manifest.embargo is not None:
            return self._kit.manifest.embargo
        embargoes = [self._own[slug] for slug in photo.articles]
        return strictest(embargoes) if all(embargoes) else None

    def _of_articles(self) -> Iterator[Wanted]:
        for number, (slug, article) in enumerate(zip(self._kit.slugs, self._kit.articles, strict=True)):
            path = f"articles/{slug}/{self._marked(article.embargo, slug)}"
            yield from (Wanted(f"{path}{suffix_of(one)}", one, number, article.embargo) for one in self._formats)

    def _of_the_whole(self, name: str, format: str) -> Wanted:
        return Wanted(f"{name}{suffix_of(format)}", format, None, self._kit.embargo)

    def _article(
        self, number: int, documents: Iterator[tuple[Wanted, Rendered]], pictures: tuple[KitPicture, ...]
    ) -> KitArticle:
        article, slug = self._kit.articles[number], self._kit.slugs[number]
        name = self._marked(article.embargo, slug)
        downloads = tuple(self._taken(*one) for one in islice(documents, len(self._formats)))
        shown = [photo.source for photo in self._kit.photos if slug in photo.articles]
        return KitArticle(
            slug=slug,
            article=article,
            downloads=(*downloads, self._mail(article, slug, name)),
            embargo=article.embargo,
            card=self._card(name, [*shown, self._kit.manifest.cover]),
            archive=self._article_archive(slug, name, pictures) if self._archive else None,
        )

    def _article_archive(self, slug: str, name: str, pictures: tuple[KitPicture, ...]) -> str:
        """All files of an article and its pictures in one ZIP, each at the path that it has in the kit."""
        own = f"articles/{slug}/"
        shown = tuple(picture for picture in pictures if slug in picture.articles)
        held = {path: content for path, content in self._recent.items() if path.startswith(own)}
        photos = {photo.id: photo for photo in self._kit.photos}
        sizes: tuple[Size, ...] = ("print", "web", "thumb")
        for picture in shown:
            for size, file in zip(sizes, (picture.print, picture.web, picture.thumb), strict=True):
                held[file.href] = photos[picture.id].file(size).content
        if shown:
            held[RIGHTS] = _rights_csv(shown)
        held[MANIFEST] = _list_of({path: hashlib.sha256(content).hexdigest() for path, content in held.items()})
        out = io.BytesIO()
        write_archive(out, name, held, held.__getitem__, moment_of(self._kit))
        path = f"{own}{name}.zip"
        self._put(path, out.getvalue())
        self._recent.clear()
        return path

    def _mail(self, article: Article, slug: str, name: str) -> Download:
        """The article as a mail ready to send, with the contact and the boilerplate of the kit below it."""
        kit, address = self._kit, self._kit.manifest.address
        whole = replace(
            article, contact=article.contact or kit.contact, boilerplate=article.boilerplate or kit.boilerplate
        )
        page = f"{address}articles/{slug}.html" if address else None
        path = f"articles/{slug}/{name}.eml"
        content = ready_mail(whole, article.lang or kit.lang, whole.contact, page)
        return Download(path=path, format="mail", label=_LABELS["mail"], bytes_size=self._put(path, content))

    def _card(self, name: str, wanted: Iterable[str | None]) -> str | None:
        """The picture for previews: the first of those wanted, else the logo; none where nobody could be led to it."""
        photos = {photo.source: photo for photo in self._kit.photos}
        logo = self._kit.manifest.logo
        found = next((photos[one] for one in wanted if one in photos and one != logo), None)
        if self._kit.manifest.address is None or not (found or logo in photos):
            return None
        path = f"assets/cards/{name}.jpg"
        if found:
            shown = found.file("page")
            # A panorama fills the card only from its largest size.
            shown = shown if shown.height >= CARD_HEIGHT else found.file("print")
            content = found.told_in(photo_card(shown.content, found.source, found.focus))
        else:
            mark = photos[logo or ""]
            content = mark.told_in(logo_card(mark.file("web").content, mark.source))
        self._put(path, content)
        return path

    def _taken(self, wanted: Wanted, made: Rendered) -> Download:
        if made.error is not None:
            raise made.error
        path, format = wanted.path, wanted.format
        self._keys[path] = made.key
        self._told[path] = made.remarks
        size = self._put(path, made.content)
        return Download(path=path, format=format, label=_LABELS.get(format, format), bytes_size=size)

    def _note_all(self, wanted: Iterable[Wanted]) -> None:
        """Keep what is remarked on the whole kit, then what it could not tell of an article."""
        for one in sorted(wanted, key=lambda one: one.number is not None):
            self._note(one.path, one.format, self._told.pop(one.path))

    def _note(self, path: str, format: str, found: Iterable[Diagnostic]) -> None:
        """Keep what is remarked on the whole kit; on an article alone only what the whole could not tell."""
        if "/" in path and format in self._whole_formats:
            return
        for remark in found:
            if remark.code not in _TOLD_BEFORE:
                self._remarks.setdefault((remark.code, remark.message), remark)


def _list_of(digests: Mapping[str, str]) -> bytes:
    """The list of files with their checksums, as `sha256sum --check` reads it."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items())).encode()


def _without_archives(kit: Kit) -> Kit:
    """The kit as it stands inside its own ZIP, where no ZIP lies beside it."""
    return replace(kit, archive=None, articles=tuple(replace(one, archive=None) for one in kit.articles))


def formats_of(kit: PressKit) -> tuple[str, ...]:
    """The formats of a kit: those that its manifest names, by default the four main ones; and plain text always."""
    known = {row.name for row in format_table.formats() if row.writes}
    wanted = kit.manifest.formats or AS_A_WHOLE
    return tuple(dict.fromkeys([*wanted, *([_PLAIN] if _PLAIN in known else [])]))


def suffix_of(format: str) -> str:
    """The first suffix of the format; one that several share says which it is: `.newsml.xml`."""
    suffix = format_table.writer(format).suffixes[0]
    shared = suffix in (".xml", ".json") and suffix != f".{format}"
    return f".{format}{suffix}" if shared else suffix


def _rights_csv(pictures: tuple[KitPicture, ...]) -> bytes:
    """The list of rights as a spreadsheet takes it: semicolons, UTF-8 with a mark at its beginning."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(("file", "web", "width", "height", "caption", "credit", "rights", "usage", "alt"))
    for one in pictures:
        rows.writerow(
            (
                one.print.href, one.web.href, one.print.width, one.print.height,
                *(_harmless(text) for text in (one.caption, one.credit, one.rights, one.usage, one.alt)),
            )
        )  # fmt: skip
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _harmless(text: str | None) -> str:
    """A text that no spreadsheet takes for a formula."""
    line = " ".join((text or "").split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
