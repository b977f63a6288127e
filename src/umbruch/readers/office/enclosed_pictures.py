"""Pictures that a file holds inside: each once in the publication, however often it is shown."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.errors import InputError
from umbruch.pictures.alternative_text import described
from umbruch.pictures.open_picture import BROKEN, opened, picture_from
from umbruch.tree import Figure, Picture

MOST_PICTURES = 500
_UNSAFE = re.compile(r"[^\w.-]+")


class Crop(NamedTuple):
    """What is cut off a picture at each side, in shares of its width and height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


_UNCUT = Crop()


class EnclosedPictures:
    """Takes pictures out of a file as they are met."""

    def __init__(self) -> None:
        self.pictures: dict[str, Picture] = {}
        self.remarks: list[Diagnostic] = []
        self._known: dict[tuple[str, Crop], str | None] = {}

    def figure(
        self, name: str, content: Callable[[], bytes], alt: str | None, number: int, crop: Crop = _UNCUT
    ) -> Figure | None:
        """The figure of a picture; None, with a remark, where it cannot be opened.

        Args:
            name: of the part that holds it.
            content: gives its bytes.
            alt: what the file says to those who cannot see it.
            number: of the paragraph that it stands in.
            crop: what its author has cut off.
        """
        key = (name, crop)
        if key not in self._known:
            self._known[key] = self._taken(name, content, crop, number)
        href = self._known[key]
        return None if href is None else Figure(href, alt=described(alt))

    def _taken(self, name: str, content: Callable[[], bytes], crop: Crop, number: int) -> str | None:
        if len(self.pictures) >= MOST_PICTURES:
            self._say(name, f"more than {MOST_PICTURES} pictures", number)
            return None
        href = self._free(_UNSAFE.sub("-", PurePosixPath(name).name) or "picture")
        try:
            picture = picture_from(content(), href)
            if any(crop):
                picture = cropped(picture, crop)
        except InputError as error:
            self._say(name, error.message, number)
            return None
        self.pictures[href] = picture
        return href

    def _say(self, name: str, why: str, number: int) -> None:
        self.remarks.append(
            Diagnostic(
                "picture.unreadable",
                f"{shortened(PurePosixPath(name).name)}: {why}",
                "warning",
                number or None,
                hint="ask for the picture itself",
            )
        )

    def _free(self, name: str) -> str:
        free, number = name, 1
        while free.casefold() in {one.casefold() for one in self.pictures}:
            number += 1
            path = PurePosixPath(name)
            free = f"{path.stem}-{number}{path.suffix}"
        return free


def cropped(picture: Picture, crop: Crop) -> Picture:
    """The part of a picture that its author shows; as it is where it cannot be cut or nothing would be left."""
    if picture.media_type not in ("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff"):
        return picture
    with opened(picture.content, picture.href) as image:
        width, height = image.size
        box = (
            round(width * max(crop.left, 0)), round(height * max(crop.top, 0)),
            width - round(width * max(crop.right, 0)), height - round(height * max(crop.bottom, 0)),
        )  # fmt: skip
        if box[0] >= box[2] or box[1] >= box[3] or box == (0, 0, width, height):
            return picture
        kept = io.BytesIO()
        try:
            part = image.crop(box)
            if picture.media_type == "image/jpeg":
                part.save(kept, "JPEG", quality=92, exif=image.info.get("exif", b""))
            else:
                part.save(kept, "PNG")
        except BROKEN:
            return picture
    made = picture_from(kept.getvalue(), picture.href)
    return replace(made, href=picture.href)
