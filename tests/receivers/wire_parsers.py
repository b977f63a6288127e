"""Runs in the environment of the wire's receivers: parses files with one program and prints what it found as JSON.

python wire_parsers.py PROGRAM FILE...

Superdesk is a whole newsroom and its parsers are asked alone, without its database, queue and file store.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock


def _superdesk() -> Any:
    """Superdesk's parsers, with what newer Pythons have taken away and with nothing where its services would be."""
    inspect.formatargspec = lambda *_, **__: "()"  # type: ignore[attr-defined]
    inspect.getargspec = inspect.getfullargspec  # type: ignore[attr-defined]
    asyncio.coroutine = lambda function: function  # type: ignore[attr-defined]
    for name in ("boto3", "botocore", "botocore.client", "botocore.config", "botocore.exceptions"):
        sys.modules[name] = MagicMock()
    import superdesk
    from flask import Flask
    from superdesk.io import feed_parsers

    app = Flask("receiver")
    app.subjects = {}
    app.locators = SimpleNamespace(find_cities=lambda **_: [])
    superdesk.app = app
    superdesk.get_resource_service = MagicMock(return_value=MagicMock(find_one=MagicMock(return_value=None)))
    feed_parsers.newsml_2_0.app = app
    app.app_context().push()
    return feed_parsers


def superdesk_newsml(path: str) -> list[dict[str, Any]]:
    """Superdesk's parser of NewsML-G2."""
    from lxml import etree

    return list(_parsers().NewsMLTwoFeedParser().parse(etree.parse(path).getroot(), {}))


def superdesk_nitf(path: str) -> list[dict[str, Any]]:
    """Superdesk's parser of NITF, which wants it without a namespace."""
    from lxml import etree

    return [_parsers().NITFFeedParser().parse(etree.parse(path).getroot(), {})]


def superdesk_ninjs(path: str) -> list[dict[str, Any]]:
    """Superdesk's parser of ninjs 1.x."""
    return list(_parsers().NINJSFeedParser().parse(path, {}))


def pyconverters(path: str) -> list[dict[str, Any]]:
    """A converter for search and annotation: one text an item."""
    sys.modules["pysingleton"] = SimpleNamespace(PySingleton=type)  # type: ignore[assignment]
    sys.modules["starlette.datastructures"] = SimpleNamespace(UploadFile=object)  # type: ignore[assignment]
    sys.modules["starlette"] = SimpleNamespace()  # type: ignore[assignment]
    from pyconverters_newsml import newsml

    with Path(path).open("rb") as file:
        upload = SimpleNamespace(file=file, filename=Path(path).name)
        parameters = newsml.NewsMLParameters(natures="text,picture")
        found = newsml.NewsMLConverter().convert(upload, parameters)
    return [{"guid": one.identifier, "title": one.title, "text": one.text, "metadata": one.metadata} for one in found]


def newsmlg2(path: str) -> list[dict[str, Any]]:
    """IPTC's own reader: what stands in the elements that it has a class for."""
    from NewsMLG2 import NewsMLG2Document

    item = NewsMLG2Document(path).get_item()
    about, content = item.get_element_value("itemmeta"), item.get_element_value("contentmeta")
    lines = {name: [str(one) for one in content.get_element_value(name) or ()] for name in ("headline", "by")}
    status = about.get_element_value("pubstatus")
    held = about.get_element_value("embargoed")
    return [
        {
            **lines,
            "guid": item.guid,
            "version": item.version,
            "language": item.xml_lang,
            "status": status.qcode if status else None,
            "embargoed": held._text if held else None,
        }
    ]


_loaded: list[Any] = []


def _parsers() -> Any:
    if not _loaded:
        _loaded.append(_superdesk())
    return _loaded[0]


PROGRAMS: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    "superdesk newsml": superdesk_newsml, "superdesk nitf": superdesk_nitf, "superdesk ninjs": superdesk_ninjs,
    "pyconverters": pyconverters, "newsmlg2": newsmlg2,
}  # fmt: skip

if __name__ == "__main__":
    ask = PROGRAMS[sys.argv[1]]
    with redirect_stdout(sys.stderr):
        found = [ask(path) for path in sys.argv[2:]]
    sys.stdout.write(json.dumps(found, default=str))
