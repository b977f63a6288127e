"""The keys of `umbruch.toml` told to people: what each means, an example, and a file to start from."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import Any

import msgspec

from umbruch.kept import made_once, ready

LANGUAGES = ("de", "en")
"""Languages in which the keys are told."""


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key: an example of its value, and what it means in English and in German."""

    example: Any
    en: str
    de: str

    def told(self, lang: str) -> str:
        """What it means, in German or else in English."""
        return self.de if lang == "de" else self.en


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    headings: dict[str, str]
    keys: dict[str, Key]


@made_once(1)
def _table() -> _Table:
    text = files(__package__).joinpath("house_keys.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), ready(_Table))


def house_keys() -> dict[str, Key]:
    """Every key in the order in which people set them."""
    return _table().keys


def starting_file(lang: str) -> str:
    """An `umbruch.toml` in which every key is commented out, told in German or else in English."""
    lines = [f"# {_table().headings['de' if lang == 'de' else 'en']}"]
    for name, key in house_keys().items():
        lines += ["", f"# {key.told(lang)}", f"# {name} = {_written(key.example)}"]
    return "\n".join((*lines, ""))


def _written(value: Any) -> str:
    """A value as TOML writes it."""
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {_written(one)}" for key, one in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)
