"""What somebody changes of a press kit, written into its `kit.toml`; comments and all else in it stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

import msgspec

from umbruch.errors import FieldError, UmbruchError
from umbruch.studio.changes import MOST_WORDS

KIT_FIELDS = (
    "title", "subtitle", "organisation", "date", "language", "embargo", "usage", "boilerplate", "address", "style",
    "cover", "logo",
)  # fmt: skip
"""Keys of a kit in the order in which they are asked for."""
CONTACT_FIELDS = ("name", "role", "organisation", "phone", "mail", "url")
PICTURE_FIELDS = ("caption", "credit", "alt", "copyright", "terms", "place", "date")


class _Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=str.lower):
    """A wish of the page."""


class Said(_Wish, frozen=True):
    """A key is given words, or loses them: `("title",)`, `("contact", "name")`, `("pictures", "a.jpg", "alt")`."""

    path: tuple[str, ...]
    value: str


class Order(_Wish, frozen=True):
    """These files are the articles, in this order."""

    files: tuple[str, ...]


Wish = Said | Order

_READER = msgspec.json.Decoder(Wish)
"""Made with the module, as threads that meet a type half looked at end the process."""


def wish_for(content: bytes) -> Wish:
    """What a request asks for.

    Raises:
        FieldError: it is none of what can be done.
    """
    try:
        found: Wish = _READER.decode(content)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise FieldError(f"this cannot be done: {error}", hint="reload the page") from None
    return found


def with_wish(text: str, wish: Wish) -> str:
    """The text of a manifest with a wish fulfilled.

    Raises:
        FieldError: a key that a kit does not have, or too many words.
        UmbruchError: tomlkit is not installed.
    """
    try:
        import tomlkit
    except ImportError:
        raise UmbruchError(
            "changing a kit needs tomlkit, which is not installed here", hint="pip install 'umbruch[studio]'"
        ) from None
    document = tomlkit.parse(text)
    match wish:
        case Said(path, value):
            _say(document, _known(path), value.strip())
        case Order(files):
            _order(document, files)
        case _:
            assert_never(wish)
    return tomlkit.dumps(document)


def _known(path: tuple[str, ...]) -> tuple[str, ...]:
    match path:
        case (key,) if key in KIT_FIELDS:
            return path
        case ("contact", key) if key in CONTACT_FIELDS:
            return path
        case ("pictures", _, key) if key in PICTURE_FIELDS:
            return path
        case _:
            raise FieldError("a kit has no such key", place=".".join(path), hint="reload the page")


def _say(document: Any, path: tuple[str, ...], value: str) -> None:
    import tomlkit

    if len(value) > MOST_WORDS:
        raise FieldError(f"more than {MOST_WORDS} signs", place=".".join(path), hint="keep it short")
    table = document
    for key in path[:-1]:
        if key not in table:
            table[key] = tomlkit.table()
        table = table[key]
    if not value:
        table.pop(path[-1], None)
    elif path[-1] == "embargo" and isinstance(old := table.get(path[-1]), dict):
        old["until"] = value
    else:
        table[path[-1]] = tomlkit.string(value, multiline="\n" in value)


def _order(document: Any, files: Sequence[str]) -> None:
    """The articles in another order; what the manifest says of one goes along with it."""
    import tomlkit

    old = {_file(one): one for one in document.get("articles", ())}
    if any(isinstance(one, tomlkit.items.Table) for one in old.values()):
        tables = tomlkit.aot()
        for file in files:
            table = tomlkit.table()
            known = old.get(file, {"file": file})
            table.update({"file": file} if isinstance(known, str) else known)
            tables.append(table)
        document["articles"] = tables
        return
    made = tomlkit.array()
    made.multiline(True)
    for file in files:
        known = old.get(file)
        made.append(dict(known) if isinstance(known, dict) else file)
    document["articles"] = made


def _file(entry: Any) -> str:
    return str(entry["file"] if isinstance(entry, dict) else entry)
