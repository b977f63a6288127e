"""Our styles in the clothes of the house: each is looked for in its template, and made where the house has none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from copy import deepcopy
from importlib.resources import files
from typing import Any, cast

import msgspec

from umbruch.diagnostics import Diagnostic
from umbruch.kept import remembered
from umbruch.registry.roles import ROLES
from umbruch.style.model import Style, TextStyle
from umbruch.style.units import Length
from umbruch.writers.docx.styles.house_template import House
from umbruch.writers.docx.styles.named_styles import BULLETS, UNNUMBERED, styles_element
from umbruch.writers.docx.xml.wordml import Element, W

_DEFAULTS = {"Normal": "paragraph", "DefaultParagraphFont": "character", "TableNormal": "table"}
"""Our names of the styles that everything of their kind is based on; the house has its own."""

_USED = ("pStyle", "rStyle", "tblStyle")
_OUTLINE_ALONE = ("keepNext", "keepLines", "outlineLvl")
_LENGTHS = ("size", "leading", "indent", "inset", "space_before", "space_after")
_STYLE_OF_ROLE = {"body": "BodyText", "table": "TableText"}
_LONGEST_CHAIN = 12
_ON = frozenset({"1", "true", "on"})


@remembered(1)
def _other_names() -> dict[str, tuple[str, ...]]:
    """The names that a style goes by elsewhere, by the id of ours: of the role in German, and of `localised.toml`."""
    table: dict[str, list[str]] = tomllib.loads(
        files("umbruch.writers.docx.styles").joinpath("localised.toml").read_text(encoding="utf-8")
    )
    german = {_STYLE_OF_ROLE.get(role.field, role.docx_style.replace(" ", "")): role.german for role in ROLES}
    return {id: tuple(filter(None, (*table.get(id, ()), german.get(id)))) for id in {*table, *german}}


def _key(name: str) -> str:
    """Upper and lower case, spaces and hyphens do not tell names apart."""
    return "".join(name.casefold().split()).replace("-", "")


def scaled(style: Style, size: float) -> Style:
    """The style with its body text at `size` points and everything else in proportion."""
    factor = size / style.text.body.size
    if factor == 1:
        return style
    texts: dict[str, TextStyle] = {}
    for role in style.text.__struct_fields__:
        look: TextStyle = getattr(style.text, role)
        texts[role] = msgspec.structs.replace(look, **{key: Length(getattr(look, key) * factor) for key in _LENGTHS})
    return msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, **texts))


class HouseStyles:
    """Finds for each of our styles that of the house, and keeps account of those that had to be made."""

    def __init__(self, house: House, style: Style, lang: str | None) -> None:
        """Lay out both sets of styles.

        Args:
            house: the template; its styles take in those that are made.
            style: what missing styles look like, but for fonts and colours, which are those of the house.
            lang: the language of the document.
        """
        self._styles = house.styles
        self._own = {_id(one): one for one in _each(styles_element(style, lang))}
        self._house: dict[tuple[str, str], Element] = {}
        for one in _each(self._styles):
            for key in _keys(one):
                self._house.setdefault((_kind(one), key), one)
        self._taken = {_id(one) for one in _each(self._styles)} | {key for _, key in self._house}
        self._found: dict[str, str] = {}
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the styles that the house lacked, in the order in which they were needed."""
        return tuple(self._missing)

    @property
    def names(self) -> dict[str, str]:
        """The names under which those of our styles that were needed stand in the document, by our ids."""
        standing = {_id(one): _name(one) for one in _each(self._styles)}
        return {own: standing[id] for own, id in self._found.items() if standing.get(id)}

    def restyle(self, root: Element) -> None:
        """Turn the ids of our styles into those of the house, in a part of the document."""
        for tag in _USED:
            for used in root.iter(f"{{{W}}}{tag}"):
                own = str(used.get(f"{{{W}}}val"))
                if self.house_style(own) is None:
                    self._missing[_alias(self._own[own]) or _name(self._own[own])] = None
                used.set(f"{{{W}}}val", self._id_for(own))

    def house_style(self, own: str) -> Element | None:
        """The style of the house that stands for one of ours, if it has one."""
        if kind := _DEFAULTS.get(own):
            defaults = (one for one in _each(self._styles) if _kind(one) == kind and _is_default(one))
            return next(defaults, self._house.get((kind, _key(_name(self._own[own])))))
        mine = self._own[own]
        names = (own, _alias(mine) or _name(mine), *_other_names().get(own, ()), _name(mine))
        keys = ((_kind(mine), _key(name)) for name in names)
        return next((self._house[key] for key in keys if key in self._house), None)

    def chain(self, own: str) -> Iterator[Element]:
        """The style of the house that stands for one of ours, and those that it is based on."""
        one = self.house_style(own)
        for _ in range(_LONGEST_CHAIN):
            if one is None:
                return
            yield one
            base = one.find(f"{{{W}}}basedOn")
            one = None if base is None else self._by_id(str(base.get(f"{{{W}}}val")))

    def numbering(self, own: str) -> int | None:
        """The numbering that the house gives to the style that stands for one of ours."""
        for one in self.chain(own):
            found = one.find(f"{{{W}}}pPr/{{{W}}}numPr/{{{W}}}numId")
            if found is not None:
                return int(str(found.get(f"{{{W}}}val", "0"))) or None
        return None

    def number(self, body: Element, grown: int) -> None:
        """Let the lists of the document count by what stands in its merged numbering.

        Args:
            body: the text, already in the styles of the house.
            grown: how much the numbers of our numberings have grown.
        """
        bullets = self.numbering("ListBullet")
        for one in body.iter(f"{{{W}}}numId"):
            ours = int(str(one.get(f"{{{W}}}val")))
            if ours == UNNUMBERED:
                continue
            one.set(f"{{{W}}}val", str(bullets if ours == BULLETS and bullets else ours + grown))
        if (made := self._by_id(self._found.get("ListBullet", ""))) is not None and bullets is None:
            _count(made, BULLETS + grown)

    def _by_id(self, id: str) -> Element | None:
        return next((one for one in _each(self._styles) if _id(one) == id), None)

    def _id_for(self, own: str) -> str:
        if own not in self._found:
            house = self.house_style(own)
            self._found[own] = _id(house) if house is not None else self._make(own)
        return self._found[own]

    def _make(self, own: str) -> str:
        """A style of ours among those of the house, in its fonts and colours."""
        made = deepcopy(self._own[own])
        self._found[own] = id = self._free(own)
        made.set(f"{{{W}}}styleId", id)
        name = made.find(f"{{{W}}}name")
        if name is not None and _key(_name(made)) in self._taken:
            name.set(f"{{{W}}}val", f"Press {_name(made)}")
        if (base := made.find(f"{{{W}}}basedOn")) is not None:
            base.set(f"{{{W}}}val", self._id_for(str(base.get(f"{{{W}}}val"))))
        if (following := made.find(f"{{{W}}}next")) is not None:
            house = self.house_style(str(following.get(f"{{{W}}}val")))
            if house is None:
                made.remove(following)
            else:
                following.set(f"{{{W}}}val", _id(house))
        _strip_looks(made, wholly=own == "BodyText")
        self._styles.append(made)
        return id

    def _free(self, own: str) -> str:
        return own if own not in self._taken and _key(own) not in self._taken else f"Press{own}"


def _strip_looks(style: Element, *, wholly: bool) -> None:
    """Take out fonts and colours, or every look but the place in the outline."""
    for one in list(style.iter(f"{{{W}}}rFonts", f"{{{W}}}color")):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    if wholly:
        for properties in style.findall(f"{{{W}}}rPr"):
            style.remove(properties)
        for one in style.findall(f"{{{W}}}pPr/*"):
            parent = one.getparent()
            if parent is not None and one.tag.split("}")[1] not in _OUTLINE_ALONE:
                parent.remove(one)


def _is_default(style: Element) -> bool:
    return str(style.get(f"{{{W}}}default")).lower() in _ON


def _count(style: Element, number: int) -> None:
    """Let a paragraph style of bulleted lists bring its bullets."""
    known_to_python_docx: Any = style
    known_to_python_docx.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def styles_made(template: str, names: Iterable[str]) -> Diagnostic:
    """The house template lacks styles that the article needs."""
    return Diagnostic(
        code="template.style_made",
        message=f"the template {template} has no style for {', '.join(names)}; made in its fonts",
        severity="warning",
        hint="make styles of these names in the template",
    )


def _each(styles: Element) -> Iterator[Element]:
    return (cast(Element, one) for one in styles.iterchildren(f"{{{W}}}style"))


def _id(style: Element) -> str:
    return str(style.get(f"{{{W}}}styleId"))


def _kind(style: Element) -> str:
    return str(style.get(f"{{{W}}}type", "paragraph"))


def _name(style: Element) -> str:
    found = style.find(f"{{{W}}}name")
    return "" if found is None else str(found.get(f"{{{W}}}val"))


def _alias(style: Element) -> str:
    found = style.find(f"{{{W}}}aliases")
    return "" if found is None else str(found.get(f"{{{W}}}val"))


def _keys(style: Element) -> set[str]:
    """Everything that a style of the house goes by."""
    return {_key(name) for name in (_id(style), _name(style), *_alias(style).split(","))} - {""}
