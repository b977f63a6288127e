"""Lists of files to take: name of the format, size, one click."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from umbruch.markup.safe_elements import NOTHING, Safe, element, joined, text
from umbruch.presskit.source.model import Download, PictureFile
from umbruch.presskit.web.measures import file_size, pixels
from umbruch.presskit.web.place import Place


def download_list(downloads: Iterable[Download], place: Place, label: str | None = None) -> Safe:
    """The files as a list of links, each with its size.

    Args:
        downloads: the files.
        place: the page.
        label: what the list is called for those who hear it; a heading before it may say it instead.
    """
    items = joined(
        (
            element("li", download_link(place.link(one.path), one.label, [file_size(one.bytes_size, place.lang)]))
            for one in downloads
        ),
        "\n",
    )
    return element("ul", items, {"class": "downloads", "aria-label": label}) if items else NOTHING


def archive_button(address: str, place: Place) -> Safe:
    """One click for all files that belong together."""
    link = {"href": address, "download": "", "class": "button"}
    return element("p", element("a", text(place.word("web_archive")), link))


def picture_downloads(sizes: Iterable[tuple[str, PictureFile]], place: Place, described_by: str) -> Safe:
    """The sizes of a picture as a list of links.

    Args:
        sizes: the name of each size and its file; one that is there twice is shown once.
        place: the page.
        described_by: the id of the element that says which picture it is.
    """
    kept: dict[str, tuple[str, PictureFile]] = {}
    for name, file in sizes:
        kept.setdefault(file.href, (name, file))
    items = (
        element("li", download_link(place.link(file.href), name, _measures(file, place), described_by))
        for name, file in kept.values()
    )
    return element("ul", joined(items, "\n"), {"class": "downloads"})


def _measures(file: PictureFile, place: Place) -> tuple[str, ...]:
    kind = PurePosixPath(file.href).suffix.lstrip(".").upper().replace("JPG", "JPEG")
    return pixels(file.width, file.height), kind, file_size(file.bytes_size, place.lang)


def download_link(address: str, name: str, measures: Iterable[str], described_by: str | None = None) -> Safe:
    """One link: what it is, and smaller what it weighs; each part keeps its own direction of writing."""
    parts = (element("bdi", text(one)) for one in measures if one)
    words = (element("bdi", text(name), {"class": "format"}), *parts)
    return element("a", joined(words, " "), {"href": address, "download": "", "aria-describedby": described_by})
