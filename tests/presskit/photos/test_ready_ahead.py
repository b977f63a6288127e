"""Pictures of a kit made ready several at once, while its articles are read."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest

from tests.presskit.folders import folder_of, photograph
from umbruch.errors import InputUnreadable
from umbruch.presskit.build.kit_build import build
from umbruch.presskit.photos import ready_ahead as ahead
from umbruch.presskit.photos.picture_stock import PictureStock
from umbruch.presskit.photos.print_sizes import StoreInMemory, make_ready
from umbruch.presskit.source.kit_reading import kit

NAMES = tuple(f"{number:02}.jpg" for number in range(12))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(ahead, "processors", lambda: 3)
    made = folder_of(tmp_path)
    for number, name in enumerate(NAMES):
        (made / name).write_bytes(photograph((330 + number, 200), (9 * number, 90, 140)))
    return made


def test_several_threads_make_the_pictures_of_a_folder(folder: Path) -> None:
    stock = PictureStock(folder, NAMES, StoreInMemory())
    with stock.made_ahead():
        threads = [one for one in threading.enumerate() if one.name.startswith("umbruch-pictures")]
        assert len({stock.key(name) for name in NAMES}) == len(NAMES)
    assert len(threads) == 3
    assert all(not one.is_alive() for one in threads)


def test_a_kit_has_the_same_bytes_however_many_processors_there_are(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    several = build(folder, tmp_path / "several").archive.read_bytes()
    monkeypatch.setattr(ahead, "processors", lambda: 1)
    assert build(folder, tmp_path / "one").archive.read_bytes() == several


def test_a_picture_that_cannot_be_opened_is_told_of_by_whoever_asks_for_it(folder: Path) -> None:
    (folder / "03.jpg").write_bytes(photograph()[:2000])
    stock = PictureStock(folder, NAMES, StoreInMemory())
    with stock.made_ahead():
        assert stock.prints("02.jpg").print.width == 332
        with pytest.raises(InputUnreadable, match="cut off or broken"):
            stock.prints("03.jpg")
        assert stock.prints("04.jpg").print.width == 334


def test_a_picture_too_large_to_stand_beside_others_is_made_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "MOST_PIXELS", 335 * 200)
    make = partial(make_ready, cache=StoreInMemory())
    with ahead.ready_ahead(NAMES, lambda name: (folder / name).read_bytes(), make) as made:
        ready = {name: bool(one.result()) for name, one in made.items()}
    assert [name for name, there in ready.items() if there] == list(NAMES[:6])


def test_no_thread_goes_on_where_an_article_cannot_be_read(folder: Path) -> None:
    (folder / "aside.docx").write_bytes(b"PK no office file")
    with pytest.raises(InputUnreadable):
        kit(folder)
    assert not [one for one in threading.enumerate() if one.name.startswith("umbruch-pictures")]
