"""A hundred hostile files for each reader: each is read within bounds, or refused with a reason and with what to do."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

import umbruch
from tests.fuzzing.seeds import SEEDS
from umbruch.errors import UmbruchError
from umbruch.tree.walk import article_texts

EACH = 100
PARTS = 4
"""So many tests share the hundred of a reader, so that none takes long."""
MOST_WORDS = 3_000_000
"""Letters that a small hostile file may become."""
REPEATED = 400
NESTED = 20_000
DEEP = {
    "html": b"<div>", "mhtml": b"<div>", "epub": b"<div>", "mail": b"<div>", "rtf": b"{\\b ", "json": b"[",
    "ninjs": b'{"a":', "docx": b"<w:tbl>", "odt": b"<text:section>", "nitf": b"<p>", "newsml": b"<p>",
    "newsml-1": b"<p>", "markdown": b"> ", "text": b"> ", "wire": b"\x02", "pdf": b" << /A [ ",
}  # fmt: skip
"""What opens something in each format."""


def parts_of(seed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def hostile(content: bytes, opening: bytes) -> Iterator[bytes]:
    """Files made of one: cut, overwritten, doubled, swapped, filled, and opened without end."""
    chance = random.Random(len(content))
    size = len(content)
    for share in range(1, 25):
        yield content[: size * share // 25]
        yield content[size * share // 25 :]
    for share in range(16):
        at, end = size * share // 16, size * (share + 1) // 16
        yield content[:at] + bytes(end - at) + content[end:]
        yield content[:at] + b"\xff" * (end - at) + content[end:]
        yield content[:at] + chance.randbytes(end - at) + content[end:]
        yield content[:at] + content[at:end] * (REPEATED // 16) + content[end:]
        yield content[:at] + opening * (NESTED // len(opening)) + content[at:]
    yield from (content * 2, content[::-1], content + chance.randbytes(4096), opening * NESTED, content[:32] * 500)


def of_archive(seed: bytes, opening: bytes) -> Iterator[bytes]:
    """Archives with each part gone, empty, another, doubled or hostile itself; and the archive as bytes."""
    parts = parts_of(seed)
    names = list(parts)
    for name in names:
        yield packed({key: value for key, value in parts.items() if key != name})
        yield packed(parts | {name: b""})
        yield packed(parts | {name: parts[names[0]]})
        yield packed(parts | {f"{name}/../../{name}": parts[name]})
    main = max((one for one in names if one.endswith((".xml", ".xhtml"))), key=lambda one: len(parts[one]))
    for one in islice(hostile(parts[main], opening), 0, None, 3):
        yield packed(parts | {main: one})
    yield from hostile(seed, b"PK\x03\x04")


def hundred(reader: str) -> list[bytes]:
    seed = SEEDS[reader][0]()
    make: Callable[[bytes, bytes], Iterator[bytes]] = of_archive if seed.startswith(b"PK") else hostile
    made = list(make(seed, DEEP[reader]))
    return [made[len(made) * number // EACH] for number in range(EACH)]


def told(content: bytes, reader: str) -> str:
    """What became of a file: `read`, or the reason that was given."""
    try:
        reading = umbruch.read(content, format=reader)
    except UmbruchError as error:
        return f"{error.message} ({error.hint or error.source})"
    assert reading.articles
    assert sum(len(text) for one in reading.articles for text in article_texts(one)) < MOST_WORDS
    return "read"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("reader", sorted(DEEP))
def test_a_hundred_hostile_files_are_read_within_bounds_or_refused(
    reader: str, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # no program of the machine reads what is left of a page
    for content in hundred(reader)[part::PARTS]:
        found = told(content, reader)
        assert found == "read" or not found.startswith(" ")
        assert "(None)" not in found


def test_the_hundred_are_a_hundred_and_many_kinds_of_refusal() -> None:
    for reader in DEEP:
        assert len(set(hundred(reader))) > EACH * 0.9
    assert len({told(content, "docx") for content in hundred("docx")}) > 5


def test_every_reader_has_its_hundred() -> None:
    assert set(DEEP) == set(SEEDS)
