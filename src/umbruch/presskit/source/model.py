"""What a press kit is made of: the manifest as its author wrote it, and the kit ready to be published."""

from __future__ import annotations

import msgspec

from umbruch.tree import Article, Contact, Embargo, Provider, Publication
from umbruch.tree.model import Share


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every part of a kit."""


class PictureEntry(_Part, frozen=True, forbid_unknown_fields=True):
    """What the manifest says of one picture: caption, credit and description, whose it is and how it may be printed.

    `rights` says both, copyright and terms, in one text. `focus` is the point that stays in sight where it is cut:
    shares of width and height from the upper left corner. `place` and `date` (ISO 8601) are where and when it was
    taken.
    """

    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    rights: str | None = None
    copyright: str | None = None
    terms: str | None = None
    focus: tuple[Share, Share] | None = None
    place: str | None = None
    date: str | None = None


class ArticleEntry(_Part, frozen=True, forbid_unknown_fields=True):
    """One article of the manifest: its file, and what the file does not say itself.

    `name` is the name of the files made from it; by default the headline tells it.
    """

    file: str
    language: str | None = None
    name: str | None = None
    embargo: Embargo | None = None


class Manifest(_Part, frozen=True):
    """`kit.toml`, checked and complete; paths are relative to the folder, with forward slashes.

    `usage` are the terms under which all of it may be printed. `facts` are the rows of the fact sheet. `address` is
    where the web page will stand, with a slash at its end. Where the folder has no manifest, title, articles and
    pictures come from what lies in it.
    """

    name: str
    title: str
    subtitle: str | None = None
    organisation: str | None = None
    provider: Provider | None = None
    date: str | None = None
    language: str | None = None
    contact: Contact | None = None
    contact_role: str | None = None
    boilerplate: str | None = None
    embargo: Embargo | None = None
    usage: str | None = None
    address: str | None = None
    style: str | None = None
    formats: tuple[str, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    cover: str | None = None
    logo: str | None = None
    pictures: dict[str, PictureEntry] = msgspec.field(default_factory=dict)


class Download(_Part, frozen=True):
    """A file that a visitor may take: its path inside the kit, its format (`pdf`, `text`, `newsml` …), its size.

    `label` is what people call the format (`PDF`, `Word`, `EPUB`, `NewsML-G2`).
    """

    path: str
    format: str
    label: str
    bytes_size: int


class PictureFile(_Part, frozen=True):
    """One size of a picture: path inside the kit, pixels, bytes."""

    href: str
    width: int
    height: int
    bytes_size: int


class KitPicture(_Part, frozen=True):
    """A picture of the kit in its three sizes, and what is to be said of it.

    `id` is unique in the kit and fit for a file name or an anchor. `print` has up to 2400 pixels on its long side,
    `web` 1200, `thumb` 480. `source` is its name in the folder that the kit was made from, and the `href` of the
    picture in the publication. `usage` are the terms that hold for it: its own rights or the kit's. `articles` are
    the slugs of the articles that show it.
    """

    id: str
    source: str
    print: PictureFile
    web: PictureFile
    thumb: PictureFile
    caption: str | None = None
    credit: str | None = None
    rights: str | None = None
    usage: str | None = None
    alt: str | None = None
    focus: tuple[Share, Share] | None = None
    articles: tuple[str, ...] = ()


class KitArticle(_Part, frozen=True):
    """An article of the kit: the slug that names its page and files, the tree, its files, its picture for previews.

    `archive` is the path of the ZIP that holds all of it and its pictures; None where none was made.
    """

    slug: str
    article: Article
    downloads: tuple[Download, ...] = ()
    embargo: Embargo | None = None
    card: str | None = None
    archive: str | None = None


class Kit(_Part, frozen=True):
    """A kit ready to be published: what its web page is made of.

    `publication` is the whole as one tree (its pictures hold bytes; a web page needs only `pictures` here).
    `articles` are those of the manifest, without fact sheet and list of rights. `downloads` are the files of the kit
    as a whole, `archive` the name of the ZIP that lies beside the folder (`../<archive>` from its first page; None
    where there is none). `embargo` is the one that holds for all of it. `cover` and `logo` stand in `pictures` too,
    unless they are None. `card` is the path of the picture that previews of its first page show.
    """

    manifest: Manifest
    publication: Publication
    articles: tuple[KitArticle, ...]
    pictures: tuple[KitPicture, ...] = ()
    downloads: tuple[Download, ...] = ()
    archive: str | None = None
    embargo: Embargo | None = None
    cover: KitPicture | None = None
    logo: KitPicture | None = None
    rights_list: str | None = None
    card: str | None = None

    def picture(self, source: str | None) -> KitPicture | None:
        """The picture of that name in the publication (`Figure.image`), or None."""
        return next((picture for picture in self.pictures if picture.source == source), None)
