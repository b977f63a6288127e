"""The pictures that a mail brings with it."""

from __future__ import annotations

import re

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.errors import InputError
from umbruch.pictures.alternative_text import described
from umbruch.pictures.open_picture import picture_from
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.mail.message_parts import Mail
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Figure, Picture

_COUNTED = 64
"""Pixels a side below which a picture is an icon or counts readers."""


class EnclosedPictures:
    """The pictures that a mail brings; those on the web are never fetched."""

    def __init__(self, mail: Mail, request: ReadRequest) -> None:
        self.taken: dict[str, Picture] = {}
        self.shown: set[str] = set()
        self.remarks: list[Diagnostic] = []
        self._request = request
        for number, (name, content) in enumerate(mail.pictures[:100], start=1):
            self._open(name, content, number)

    def _open(self, name: str, content: bytes, number: int) -> None:
        file = re.sub(r"[^\w.-]+", "-", name.rpartition("/")[2].partition("@")[0]).strip("-.") or "picture"
        try:
            picture = picture_from(content, f"{number}-{file}"[:80])
        except InputError as error:
            self.remarks.append(
                Diagnostic("picture.unreadable", f"{shortened(name)}: {error.message}", "warning", hint=error.hint)
            )
            return
        if min(picture.width, picture.height) >= _COUNTED or not self._request:
            self.taken[name] = picture

    def figure(self, element: Element, _number: int) -> Figure | None:
        """The figure of an `img` whose picture is in the mail."""
        address = (element.get("src") or "").strip()
        picture = self.taken.get(address.removeprefix("cid:")) if address.startswith("cid:") else None
        if picture is None or picture.href in self.shown:
            return None
        self.shown.add(picture.href)
        return Figure(picture.href, alt=described(element.get("alt")))

    def rest(self) -> list[Picture]:
        """The pictures that no place in the words shows."""
        return [one for one in self.taken.values() if one.href not in self.shown]
