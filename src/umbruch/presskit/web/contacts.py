"""Whom to call, and who is behind the kit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from umbruch.language.wording import word
from umbruch.markup.inline_markup import lines_markup
from umbruch.markup.linked_data import Thing, image_object
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined, text
from umbruch.presskit.web.place import Place
from umbruch.tree import Contact
from umbruch.tree.addresses import dialled, safe_address, site_address

_WORD = re.compile(r"\w+")


def contact_block(place: Place) -> Safe:
    """The kit's contact: name, role, telephone and mail to click on, and what else its line says."""
    manifest = place.kit.manifest
    contact = manifest.contact
    if contact is None:
        return NOTHING
    shown = (contact.name, manifest.contact_role, contact.organisation, contact.phone, contact.email, contact.url)
    lines = [*_lines(contact, manifest.contact_role, place)]
    labels = (word(key, lang) for key in ("contact", "phone") for lang in (place.lang, place.kit.publication.lang))
    if not says_nothing_new(contact.text, (*shown, *labels)):
        lines.append(element("p", lines_markup(contact.text.strip(), "contact"), place.in_kit_language()))
    inside = joined(lines, "\n")
    if not inside:
        return NOTHING
    heading = element("h2", text(place.word("contact")))
    block = element("address", inside, {"class": css_class("contact")})
    return element("section", joined((heading, block), "\n"), {"class": "people"})


def logo_object(place: Place) -> Thing | None:
    """The logo of the house as programs are told of it; None where the kit has none."""
    logo = place.kit.logo
    return image_object(logo.web.width, logo.web.height, address=place.address(logo.web.href)) if logo else None


def _lines(contact: Contact, role: str | None, place: Place) -> Iterator[Safe]:
    if contact.name and contact.name.strip():
        yield element("p", element("strong", _isolated(contact.name)))
    for line in (role, contact.organisation):
        if line and line.strip():
            yield element("p", _isolated(line), place.in_kit_language())
    number = dialled(contact.phone) if contact.phone else ""
    for words, address in (
        (contact.phone, f"tel:{number}" if number else None),
        (contact.email, f"mailto:{contact.email}"),
        (_short(contact.url), site_address(contact.url) or ""),
    ):
        if words and words.strip():
            safe = safe_address(address) if address else None
            yield element("p", element("a", _isolated(words), {"href": safe}) if safe else _isolated(words))


def _isolated(words: str) -> Safe:
    """Words that keep their own direction of writing, whichever way the page runs."""
    return element("bdi", text(words.strip()))


def _short(address: str | None) -> str | None:
    """A web address as people say it."""
    return address and re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")


def says_nothing_new(line: str, shown: Iterable[str | None]) -> bool:
    """Whether every word of a line stands in one of the others already."""
    known = {one for other in shown for one in _WORD.findall((other or "").casefold())}
    return all(one in known for one in _WORD.findall(line.casefold()))
