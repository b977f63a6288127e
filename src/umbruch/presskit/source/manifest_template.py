"""A `kit.toml` with comments, written from what lies in the folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from umbruch.diagnostics import Diagnostic
from umbruch.errors import OutputError, UmbruchError
from umbruch.files import KIT_FILE, store
from umbruch.language.translation.catalogue import translated
from umbruch.language.user_language import user_language
from umbruch.pictures.own_metadata import facts_of
from umbruch.pictures.picture_folder import picture_bytes
from umbruch.presskit.photos.picture_stock import PictureStock
from umbruch.presskit.photos.print_sizes import StoreInMemory
from umbruch.presskit.source.finding import Findings, look_through
from umbruch.presskit.source.kit_reading import read_article
from umbruch.presskit.source.model import ArticleEntry, Manifest
from umbruch.tree import Article, Contact


def write_template(folder: Path) -> Path:
    """Write `kit.toml` into a folder that has none; the path of the new file.

    Raises:
        InputError: no such folder.
        OutputError: there is one already, or it cannot be written.
    """
    found = look_through(folder)
    path = folder / KIT_FILE
    if path.exists():
        raise OutputError("there is a kit.toml already", source=str(path), hint="rename it to have a new one written")
    store(path, template(folder, found).encode())
    return path


def template(folder: Path, found: Findings) -> str:
    """The text of a manifest for this folder: what is known filled in, everything else as a comment."""
    articles = list(_articles(folder, found))
    first = next((article for _, article in articles if article is not None), None)
    lang = first.lang if first else None
    contact = next((article.contact for _, article in articles if article and article.contact), None)
    boilerplate = next((article.boilerplate for _, article in articles if article and article.boilerplate), None)
    day = first.dateline.date if first and first.dateline else None
    lines = [
        _comment("The press kit of this folder. Everything is optional: take the # away from what you want to say."),
        _comment("Build it with:  umbruch kit FOLDER -o output"),
        "",
        _line("title", found.title),
        _line("subtitle", None, _own("one line below the title")),
        _line("organisation", contact.organisation if contact else None, _own("who publishes it")),
        f"date = {(day or datetime.now(UTC).date().isoformat())[:10]}",
        _line("language", lang, "de"),
        "",
        _comment("Nobody may print before this moment, which stands on every page and in every file name."),
        "# embargo = 2026-11-20T10:00:00+01:00",
        "",
        _comment("The terms under which everything may be printed, unless a picture says otherwise."),
        _line("usage", None, _own("Free of charge for reporting; please send us a copy.")),
        "",
        _comment("Who you are, in a few lines; stands below the articles."),
        _long("boilerplate", boilerplate),
        "",
        _comment("Where the web page will stand; sites that link to it then show its cover."),
        _line("address", None, "https://www.example.org/press/"),
        "",
        _comment("How it looks (umbruch styles, or a TOML file of your own), and what is made beside plain text."),
        _line("style", "release"),
        'formats = ["pdf", "epub", "docx", "newsml"]',
        "",
        _comment('The articles in their order. A table says more: { file = "b.txt", language = "en", name = "bus" }'),
        _list("articles", found.articles),
        "",
        _comment("A picture for the cover, and your logo."),
        _line("cover", found.cover, found.pictures[0] if found.pictures else "cover.jpg"),
        _line("logo", found.logo, "logo.png"),
        "",
        _comment("Whom an editor calls."),
        *_contact(contact),
        "",
        _comment("The fact sheet, one line a fact."),
        "[facts]",
        f'# "{_own("Founded in")}" = "1897"',
        *_pictures(folder, found),
    ]
    return "\n".join(lines) + "\n"


def _articles(folder: Path, found: Findings) -> Iterator[tuple[str, Article | None]]:
    """Each article as far as it can be read; what can't is told when the kit is built."""
    stock = PictureStock(folder, found.pictures, StoreInMemory())
    remarks: list[Diagnostic] = []
    for name in found.articles:
        try:
            articles = read_article(ArticleEntry(file=name), Manifest(name="", title=""), folder, stock, remarks)
        except UmbruchError:
            articles = ()
        yield name, articles[0] if articles else None


def _contact(contact: Contact | None) -> list[str]:
    fields = {
        "name": (contact.name if contact else None, "Jana Thiel"),
        "role": (None, _own("press officer")),
        "phone": (contact.phone if contact else None, "+49 5999 310-12"),
        "mail": (contact.email if contact else None, "press@example.org"),
        "url": (contact.url if contact else None, "https://www.example.org/press"),
    }
    return ["[contact]", *(_line(key, value, example) for key, (value, example) in fields.items())]


def _pictures(folder: Path, found: Findings) -> Iterator[str]:
    """A table for each picture; what the picture itself says stands there as a comment."""
    if found.pictures:
        yield ""
        yield _comment("What is said of each picture. Where you say nothing, its own IPTC and XMP data are taken.")
    for name in found.pictures:
        said = facts_of(picture_bytes(folder / name, name))
        yield ""
        yield f"[pictures.{_quoted(name)}]"
        yield _line("caption", None, said.caption or _own("what happens, and who is to be seen from left to right"))
        yield _line("credit", None, said.credit or said.creator or _own("Photo: name of the photographer"))
        if not said.alt:
            yield _comment("Nobody has described this picture yet. Please say in alt what it shows.")
        yield _line("alt", None, said.alt or _own("the picture in words, for those who can't see it"))
        yield _line("copyright", None, said.rights or _own("© who holds the rights"))
        yield _line("terms", None, said.usage or _own("how it may be printed, where that differs from usage"))
        focus = _own("the point that stays in sight where a frame cuts it, from the upper left corner")
        yield f"# focus = [0.5, 0.5]  # {focus}"
        yield _line("place", None, said.city or _own("where it was taken"))
        yield _line("date", None, said.day or "2026-11-19")


def _own(sentence: str) -> str:
    """Words of ours in the language of whoever writes the kit."""
    return translated(sentence, user_language())


def _comment(sentence: str) -> str:
    return f"# {_own(sentence)}"


def _line(key: str, value: str | None, example: str = "") -> str:
    return f"{key} = {_quoted(value)}" if value else f"# {key} = {_quoted(example)}"


def _long(key: str, value: str | None) -> str:
    if not value:
        return f'# {key} = """{_own("About us …")}"""'
    return f"{key} = {_quoted(value)}"


def _list(key: str, names: tuple[str, ...]) -> str:
    inside = "".join(f"    {_quoted(name)},\n" for name in names)
    return f"{key} = [\n{inside}]" if names else f'# {key} = ["article.txt"]'


def _quoted(value: str) -> str:
    """A basic string of TOML; JSON's escapes are among those that TOML knows."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
