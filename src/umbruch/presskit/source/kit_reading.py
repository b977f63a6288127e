"""From a folder to the kit as one tree: articles read, pictures made ready, texts filled in from the manifest."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from umbruch import api
from umbruch.corrections.beside import corrected, corrections_of, spoken_in
from umbruch.diagnostics import Diagnostic
from umbruch.errors import OutputError, UmbruchError
from umbruch.facts.embargo import Where, in_language, settled_in, strictest
from umbruch.files import load
from umbruch.language.slug import slug
from umbruch.language.wording import word
from umbruch.newsxml.same_items import items_of, same_item
from umbruch.presskit.photos.kit_photo import Offer, Photo, photo_of
from umbruch.presskit.photos.picture_stock import ArticlePictures, PictureStock
from umbruch.presskit.photos.print_sizes import PrintStore, StoreInMemory, page_is_shown
from umbruch.presskit.source.file_names import Names
from umbruch.presskit.source.finding import look_through
from umbruch.presskit.source.manifest import load_manifest
from umbruch.presskit.source.model import ArticleEntry, Manifest, PictureEntry
from umbruch.registry import format_table
from umbruch.registry.format_table import ReadRequest
from umbruch.settings import house_of
from umbruch.style import Style
from umbruch.tree import Article, Embargo, Figure, Picture, Publication
from umbruch.tree.figure_changes import with_figures_changed, with_words
from umbruch.tree.reading import Reading
from umbruch.tree.walk import each_block


class PressKit(Reading, frozen=True, eq=False, kw_only=True):
    """A press kit as one publication, with what only a kit has: its manifest, and its pictures in all sizes.

    `slugs` name the files of each article, `photos` are all pictures of the folder, `facts` is the fact sheet where
    it is an article of its own.
    """

    manifest: Manifest
    slugs: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    facts: Article | None = None
    embargo: Embargo | None = None


def kit(folder: str | os.PathLike[str]) -> PressKit:
    """Read a folder of articles and pictures as a press kit.

    Args:
        folder: the folder, with or without a `kit.toml`.

    Returns:
        A publication of kind `kit`; `umbruch.write(kit, "presskit.zip")` makes all of its files.

    Raises:
        InputError: no such folder, no article in it, or an article that cannot be read.
        ManifestError: `kit.toml` has a wrong key or value, or names a file that is not there.
        OutputError: two articles would go out on the wire as one item.
    """
    return assembled(Path(folder))


def released(kit: PressKit) -> PressKit:
    """The kit without any embargo; whoever asks for it has compared with the clock."""
    entries = tuple(replace(entry, embargo=None) for entry in kit.manifest.articles)
    return replace(
        kit,
        manifest=replace(kit.manifest, embargo=None, articles=entries),
        articles=tuple(replace(article, embargo=None) for article in kit.articles),
        facts=replace(kit.facts, embargo=None) if kit.facts else None,
        embargo=None,
    )


def assembled(
    folder: Path, cache: PrintStore | None = None, *, trust: bool = False, look: Style | None = None
) -> PressKit:
    """The kit of a folder.

    Args:
        folder: where it lies.
        cache: keeps the prints of pictures from one build to the next.
        trust: as of `load_manifest`.
        look: the style that it will be set in, so that no picture is made in a size that nothing shows.
    """
    found = look_through(folder)
    manifest = load_manifest(folder, found, trust=trust)
    stock = PictureStock(folder, found.pictures, cache or StoreInMemory(), page=look is None or page_is_shown(look))
    remarks: list[Diagnostic] = []
    with stock.made_ahead():
        articles, entries, files = _read_all(manifest, folder, stock, remarks)
        facts = (
            read_article(ArticleEntry(file=found.facts), manifest, folder, stock, remarks)[0] if found.facts else None
        )
        lang = manifest.language or next((article.lang for article in articles if article.lang), None)
        manifest = _dated(manifest, folder, articles)
        manifest = replace(manifest, embargo=in_language(manifest.embargo, manifest.language, lang))
        embargo = strictest((manifest.embargo, *(article.embargo for article in articles)))
        shown = _shown_in(articles, entries)
        photos = _photos(stock, manifest, shown, _headlines(articles, entries), lang, remarks)
    texts = {photo.source: photo for photo in photos}
    articles = [with_figures_changed(article, lambda figure, _: _captioned(figure, texts)) for article in articles]
    house = house_of(folder)
    made = PressKit(
        kind="kit",
        title=manifest.title,
        subtitle=manifest.subtitle,
        lang=lang,
        date=manifest.date,
        publisher=manifest.organisation or house.publisher,
        provider=manifest.provider or house.provider,
        contact=manifest.contact,
        boilerplate=manifest.boilerplate,
        cover=manifest.cover,
        logo=manifest.logo,
        articles=tuple(articles),
        pictures=_in_the_book(photos, manifest),
        diagnostics=tuple(remarks),
        manifest=manifest,
        slugs=tuple(entries),
        photos=photos,
        facts=facts,
        embargo=embargo,
    )
    _refuse_same_items(made, files)
    return made


def _refuse_same_items(made: PressKit, files: list[str]) -> None:
    """OutputError where two articles would go out on the wire as one item, before anything is made."""
    seen: dict[str, tuple[str, str]] = {}
    for file, (guid, said) in zip(files, items_of(made), strict=True):
        rival, words = seen.setdefault(guid, (file, said))
        if words != said:
            error = same_item(file, rival, guid)
            hint = (
                "give one of them another file name, a name in kit.toml ({ file = …, name = … }), or an id in its head"
            )
            raise OutputError(error.message, source=file, hint=hint)


def from_publication(publication: Publication) -> PressKit:
    """A plain kit from a tree that no folder stands behind: its own pictures, captions and dates.

    Raises:
        InputUnreadable: one of its pictures cannot be opened.
    """
    first = publication.article
    names = Names()
    slugs = [names.unique(article.headline, article.id or "", "article") for article in publication.articles]
    title = publication.title or first.headline or word("untitled", publication.lang)
    manifest = Manifest(
        name=slug(title) or "presskit",
        title=title,
        subtitle=publication.subtitle,
        organisation=publication.publisher,
        date=publication.date,
        language=publication.lang,
        contact=publication.contact,
        boilerplate=publication.boilerplate,
        cover=publication.cover,
        logo=publication.logo,
        pictures={one.href: _entry(one) for one in publication.pictures},
    )
    stock = PictureStock(Path(), (), StoreInMemory())
    for picture in publication.pictures:
        stock.add(picture.href, picture.content)
    lang = publication.lang or next((article.lang for article in publication.articles if article.lang), None)
    held = list(publication.articles)
    photos = _photos(stock, manifest, _shown_in(held, slugs), _headlines(held, slugs), lang, [])
    publication = settled_in(publication, Where(publication.lang))
    tree = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    return PressKit(
        **{**tree, "kind": "kit", "title": title, "lang": lang, "pictures": _in_the_book(photos, manifest)},
        manifest=manifest,
        slugs=tuple(slugs),
        photos=photos,
        embargo=strictest(article.embargo for article in publication.articles),
    )


def _entry(picture: Picture) -> PictureEntry:
    """What the tree knows of a picture, as a manifest says it."""
    return PictureEntry(
        caption=picture.caption,
        credit=picture.credit.text if picture.credit else None,
        alt=picture.alt,
        copyright=picture.copyright,
        terms=picture.terms,
        focus=picture.focus,
        place=picture.place,
        date=picture.date,
    )


def _in_the_book(photos: tuple[Photo, ...], manifest: Manifest) -> tuple[Picture, ...]:
    """The pictures that the articles show, the cover and the logo."""
    return tuple(
        photo.picture("page", photo.source)
        for photo in photos
        if photo.articles or photo.source in (manifest.cover, manifest.logo)
    )


def _read_all(
    manifest: Manifest, folder: Path, stock: PictureStock, remarks: list[Diagnostic]
) -> tuple[list[Article], list[str], list[str]]:
    """All articles in order, the names of the files made of them, and the files that they are from, perhaps several."""
    articles: list[Article] = []
    slugs: list[str] = []
    files: list[str] = []
    names = Names()
    for entry in manifest.articles:
        for article in read_article(entry, manifest, folder, stock, remarks):
            articles.append(article)
            slugs.append(names.unique(entry.name or article.headline, Path(entry.file).stem, "article"))
            files.append(entry.file)
    return articles, slugs, files


def read_article(
    entry: ArticleEntry, manifest: Manifest, folder: Path, stock: PictureStock, remarks: list[Diagnostic]
) -> tuple[Article, ...]:
    path = folder / entry.file
    loaded = load(path)
    reader = format_table.reader(api.reader_of(loaded))
    picture_folder = ArticlePictures(stock, entry.file)
    house = house_of(path)
    wanted = corrections_of(path)
    roles = wanted.line_fixes() if wanted else None
    request = ReadRequest(
        source=str(path),
        picture_folder=picture_folder,
        lang=entry.language or spoken_in(wanted),
        house=house,
        fixes=roles,
    )
    reading = api.read_at_home(reader, loaded.content, request)
    if done := corrected(reading, wanted, roles):
        reading = done.reading
    reading = settled_in(reading, house.where)
    remarks += [_placed(one, entry.file) for one in reading.diagnostics]
    brought = {picture.href: picture for picture in reading.pictures}
    embargo, said_in = entry.embargo or manifest.embargo, entry.language if entry.embargo else manifest.language
    tongue = entry.language or next((article.lang for article in reading.articles if article.lang), manifest.language)
    embargo = in_language(embargo, said_in or manifest.language, tongue)

    def at_home(figure: Figure, _: str) -> Figure:
        if figure.image is None or (source := picture_folder.sources.get(figure.image)):
            return replace(figure, image=figure.image and source)
        picture = brought.get(figure.image)
        return replace(figure, image=stock.add(f"{entry.file}/{picture.href}", picture.content) if picture else None)

    # The path in the folder, so that de/story.md and en/story.md are two items, wherever the folder lies.
    stem, several = entry.name or Path(entry.file).with_suffix("").as_posix(), len(reading.articles) > 1
    return tuple(
        replace(
            with_figures_changed(article, at_home),
            id=article.id or (f"{stem}-{number}" if several else stem),
            lang=entry.language or article.lang,
            embargo=strictest((embargo, article.embargo)),
        )
        for number, article in enumerate(reading.articles, start=1)
    )


def _placed(remark: Diagnostic, file: str) -> Diagnostic:
    """The remark with the file that it is on; its line is one of that file and no longer stands alone."""
    line = remark.line
    message = f"{file}: {remark.message}" if line is None else f"{file}, line {line}: {remark.message}"
    return Diagnostic(remark.code, message, remark.severity, hint=remark.hint, clause=remark.clause)


def _dated(manifest: Manifest, folder: Path, articles: list[Article]) -> Manifest:
    """The manifest with a date: an article's, or the day on which the newest article was saved."""
    if manifest.date:
        return manifest
    written = [article.dateline.date for article in articles if article.dateline and article.dateline.date]
    if written:
        return replace(manifest, date=max(written)[:10])
    newest = max((folder / entry.file).stat().st_mtime for entry in manifest.articles)
    return replace(manifest, date=datetime.fromtimestamp(newest, UTC).date().isoformat())


def _shown_in(articles: list[Article], slugs: list[str]) -> dict[str, list[tuple[str, Figure]]]:
    """For each picture the articles that show it, with the figure."""
    shown: dict[str, list[tuple[str, Figure]]] = {}
    for article, name in zip(articles, slugs, strict=True):
        for block in each_block(article.body):
            if isinstance(block, Figure) and block.image:
                shown.setdefault(block.image, []).append((name, block))
    return shown


def _headlines(articles: list[Article], slugs: list[str]) -> dict[str, str]:
    """The headlines of articles that nothing holds back: a picture may go out before its story does."""
    return {
        name: one.headline
        for one, name in zip(articles, slugs, strict=True)
        if one.headline and one.embargo is None and one.status == "usable"
    }


def _photos(
    stock: PictureStock,
    manifest: Manifest,
    shown: Mapping[str, list[tuple[str, Figure]]],
    headlines: Mapping[str, str],
    lang: str | None,
    remarks: list[Diagnostic],
) -> tuple[Photo, ...]:
    """Every picture of the folder: the cover, those that the manifest names, those of the articles, the logo last."""
    cover = [manifest.cover] if manifest.cover else []
    order = dict.fromkeys([*cover, *manifest.pictures, *shown, *stock.names])
    if manifest.logo in order:
        del order[manifest.logo]
        order[manifest.logo] = None
    names = Names()
    photos = []
    for name in order:
        try:
            prints, key = stock.prints(name), stock.key(name)
        except UmbruchError as error:
            if name in manifest.pictures or name in (manifest.cover, manifest.logo):
                raise
            remarks.append(Diagnostic("picture.unreadable", f"{name}: {error.message}", "warning", hint=error.hint))
            continue
        figures = shown.get(name, [])
        photo = photo_of(
            name,
            names.unique(Path(name).stem, "", "picture"),
            prints,
            key,
            stock.cache,
            manifest.pictures.get(name, PictureEntry()),
            [figure for _, figure in figures],
            manifest.usage,
            lang,
            articles=tuple(dict.fromkeys(article for article, _ in figures)),
            offer=Offer(
                next((headlines[article] for article, _ in figures if article in headlines), None),
                manifest.organisation,
                manifest.address,
            ),
        )
        photos.append(photo)
        if name != manifest.logo:
            remarks += photo.remarks()
    return tuple(photos)


def _captioned(figure: Figure, photos: Mapping[str, Photo]) -> Figure:
    """The figure with what it does not say itself filled in from the picture."""
    photo = photos.get(figure.image or "")
    if photo is None:
        return replace(figure, image=None)
    return with_words(figure, photo.caption, photo.printed_credit, photo.alt)
