"""Caches: made once from any thread, bounded, listed, emptied; and no state of the process touched by the library."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import typing
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import msgspec
import pytest

import umbruch
from tests.publications import sample_publication
from tests.tools import ROOT
from umbruch import kept
from umbruch.fonts import Face, face_file, open_face
from umbruch.kept import Store, answered_once, answers_kept, made_once, remembered
from umbruch.style.model import FontFamily
from umbruch.tree import Article

if TYPE_CHECKING:
    Unknown = int

SOURCE = ROOT / "src" / "umbruch"


@pytest.mark.slow
@pytest.mark.parametrize(("state", "number"), [("cold", 1), ("cold", 2), ("warm", 3)])
def test_every_format_is_the_same_from_eight_threads(state: str, number: int) -> None:
    command = [sys.executable, "-m", "tests.threads", state, str(number)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=550, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    (said,) = done.stdout.splitlines()
    assert said.startswith("same ")
    assert int(said.removeprefix("same ")) >= 8 * 40


@made_once(2)
def _made(key: object) -> object:
    time.sleep(0.02)
    return [key]


@remembered(2)
def _square(number: int) -> int:
    return number * number


def test_threads_that_ask_at_the_same_time_get_the_same_object() -> None:
    found: list[object] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        found.append(_made("a"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(one is found[0] for one in found)


def test_the_oldest_makes_room_and_a_cache_can_be_sized_and_emptied() -> None:
    cache = next(one for one in umbruch.caches() if one.name.endswith("_made"))
    first = _made(1)
    _made(2)
    assert _made(1) is first
    _made(3)
    assert len(cache) == 2
    assert _made(1) is not first
    cache.most = 1
    _made(4)
    assert len(cache) == 1
    cache.clear()
    assert len(cache) == 0
    cache.most = 2


def test_every_cache_is_in_the_list_and_none_outgrows_its_bound() -> None:
    _square(3)
    umbruch.render(sample_publication("article"), "pdf", on_diagnostic=lambda _: None)
    listed = {one.name: one for one in umbruch.caches()}
    assert {"fonts.truetype.open_face", "language.hyphenation.hyphenator", "writers.pdf.type.words"} <= set(listed)
    assert all(0 <= len(one) <= one.most for one in listed.values())
    assert len(listed["fonts.truetype.open_face"]) > 0
    umbruch.clear_caches()
    assert not any(len(one) for one in listed.values())


def bare_caches(source: str) -> bool:
    return any(word in source for word in ("lru_cache", "functools.cache", "import cache\n", "@cache\n"))


def test_nothing_is_kept_but_what_stands_in_the_list() -> None:
    found = [
        path.name
        for path in SOURCE.rglob("*.py")
        if path.name != "kept.py" and bare_caches(path.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert bare_caches("@lru_cache(maxsize=1)\ndef a(): ...")


def test_covers_and_listings_of_folders_are_emptied_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Neue Brücke eröffnet\n\nKALLDORF. Am Montag war es so weit.\n", encoding="utf-8")
    umbruch.render(umbruch.read(tmp_path / "a.txt"), "epub")
    own = {one.name: one for one in umbruch.caches() if one.name.rpartition(".")[2] in ("CoverStore", "FolderListings")}
    assert [len(one) > 0 for one in own.values()] == [True, True]
    umbruch.clear_caches()
    assert [len(one) for one in own.values()] == [0, 0]


def test_an_error_is_not_kept() -> None:
    seen: list[int] = []

    @made_once(2)
    def fails_first() -> int:
        seen.append(1)
        if len(seen) == 1:
            raise OSError("not yet")
        return 7

    with pytest.raises(OSError, match="not yet"):
        fails_first()
    assert fails_first() == 7


def test_the_first_value_of_a_key_stays() -> None:
    store: Store[str, object] = Store(2)
    first = store.keep("a", object())
    assert store.keep("a", object()) is first
    store.keep("b", 1)
    store.keep("c", 2)
    assert set(store) == {"c"}


def test_the_same_face_is_one_face_however_often_it_is_opened() -> None:
    path = face_file(FontFamily("PT Serif"))
    first = open_face(path)
    umbruch.clear_caches()
    again = open_face(path)
    assert again is not first
    assert (again == first, len({again, first})) == (True, 1)
    assert open_face(path, 700) != first
    assert Face(again.data, "another.ttf") != first


@pytest.mark.slow
def test_emptying_the_caches_at_any_moment_changes_no_byte() -> None:
    publication = sample_publication("article")
    right = umbruch.render(publication, "pdf", on_diagnostic=lambda _: None)
    over = threading.Event()

    def empty() -> None:
        while not over.is_set():
            umbruch.clear_caches()

    thread = threading.Thread(target=empty)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)
    thread.start()
    try:
        made = [umbruch.render(publication, "pdf", on_diagnostic=lambda _: None) for _ in range(3)]
    finally:
        over.set()
        thread.join()
        sys.setswitchinterval(usual)
    assert made == [right] * 3


FORBIDDEN = (
    "umask(",
    "rl_config",
    "setlocale(",
    "setrecursionlimit(",
    "set_threshold(",
    "chdir(",
    "os.environ[",
    "MAX_IMAGE_PIXELS",
    "catch_warnings(",
)


def faults(texts: dict[str, str]) -> list[str]:
    """Where a module reaches for what belongs to the whole process."""
    return sorted(f"{name}: {word}" for name, text in texts.items() for word in FORBIDDEN if word in text)


def test_no_module_of_the_library_touches_the_state_of_its_process() -> None:
    texts = {str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    for_commands = ["cli/__init__.py: set_threshold(", "cli/speech.py: os.environ[", "kept.py: set_threshold("]
    assert sorted(faults(texts)) == for_commands, "the command line's own language, and its processes' collections"
    assert faults({"files.py": "mask = os.umask(0)"}) == ["files.py: umask("]
    handlers = [name for name, text in texts.items() if "signal.signal(" in text]
    assert sorted(handlers) == [
        "batch/pool.py",
        "batch/task_limits.py",
        "cli/app.py",
    ]  # worker processes, and the command line


def test_rendering_leaves_the_settings_of_others_as_they_are(tmp_path: Path) -> None:
    script = tmp_path / "host.py"
    script.write_text(
        "import os, signal, locale, warnings, sys\n"
        "from reportlab import rl_config\n"
        "rl_config.invariant, rl_config.pdfComments = 0, 1\n"
        "def state():\n"
        "    mask = os.umask(0o022); os.umask(mask)\n"
        "    handlers = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]\n"
        "    return (mask, rl_config.invariant, rl_config.pdfComments, list(warnings.filters), handlers,\n"
        "            locale.setlocale(locale.LC_ALL), sys.getrecursionlimit(), os.getcwd())\n"
        "before = state()\n"
        "import umbruch\n"
        "pub = umbruch.read(b'Neue Halle\\n\\nLINDAU (dpa). Heute.\\n')\n"
        "for format in ('pdf', 'docx', 'epub', 'newsml', 'html'):\n"
        "    umbruch.write(pub, sys.argv[1] + '/a.' + format, format=format, on_diagnostic=print)\n"
        "assert state() == before\n"
        "assert b'class _Written' not in open(sys.argv[1] + '/a.pdf', 'rb').read()\n"
    )
    done = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def test_a_question_is_worked_out_once_while_a_text_is_read_and_forgotten_behind_it() -> None:
    asked: list[tuple[str, bool]] = []

    @answered_once
    def ends(line: str, *, loud: bool = False) -> str | None:
        asked.append((line, loud))
        return None if line.endswith(".") else line[-1]

    with answers_kept():
        for _ in range(3):
            assert (ends("a."), ends("b!"), ends("b!", loud=True)) == (None, "!", "!")
        with answers_kept():
            ends("a.")
        with answers_kept(anew=False):
            ends("a.")
        ends("a.")
    assert asked == [("a.", False), ("b!", False), ("b!", True), ("a.", False)]
    ends("a.")
    ends("a.")
    assert len(asked) == 6


def test_answers_about_a_text_without_end_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_ANSWERS", 10)

    @answered_once
    def double(number: int) -> int:
        return 2 * number

    with answers_kept():
        assert [double(number) for number in range(100)] == list(range(0, 200, 2))
        own = kept._answers.get()
        assert own is not None
        assert 0 < len(own) <= 10


def test_a_file_that_was_replaced_is_told_from_what_it_was_even_with_its_size_and_day(tmp_path: Path) -> None:
    table, other = tmp_path / "a.toml", tmp_path / "b.toml"
    for path, content in ((table, "a = 1"), (other, "a = 2")):
        path.write_text(content, encoding="utf-8")
        os.utime(path, ns=(10**18, 10**18))
    before = kept.state_of(table)
    assert kept.state_of(table) == before
    other.replace(table)
    assert kept.state_of(table) != before
    table.unlink()
    assert kept.state_of(table) not in (before, "")


class _Read(msgspec.Struct):
    """As the model has them: texts of types, and one that only a type checker knows."""

    words: tuple[str, ...] = ()
    numbers: dict[str, int] = {}
    more: tuple[str, ...] = ()


class _Unreadable(msgspec.Struct):
    word: str = ""
    unknown: ClassVar[Unknown] = 4


def test_annotations_are_read_once_for_all_fields_and_are_the_types_that_they_were() -> None:
    before = typing.get_type_hints(_Read)
    kept._read_annotations(__name__)
    assert _Read.__annotations__["words"] == "tuple[str, ...]", "of the library's own modules alone"
    kept._with_types.discard("umbruch.tree.model")
    kept._read_annotations("umbruch.tree.model")
    assert not [name for name, kind in Article.__annotations__.items() if isinstance(kind, str)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "umbruch.invented", sys.modules[__name__])
        patch.setattr(_Read, "__module__", "umbruch.invented")
        patch.setattr(_Unreadable, "__module__", "umbruch.invented")
        kept._read_annotations("umbruch.invented")
    kept._with_types.discard("umbruch.invented")
    assert _Read.__annotations__ == before == typing.get_type_hints(_Read)
    assert _Read.__annotations__["words"] is _Read.__annotations__["more"]
    assert _Unreadable.__annotations__["unknown"] == "ClassVar[Unknown]"
    assert msgspec.convert({"words": ["a"], "numbers": {"b": 1}}, kept.ready(_Read)) == _Read(("a",), {"b": 1})
