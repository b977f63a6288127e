"""What the command line keeps from one call to the next changes no byte, and nothing that is wrong with it hurts."""

from __future__ import annotations
import __future__

import os
import re
import subprocess
import sys
import typing
from pathlib import Path

import msgspec
import pytest

from tests.cli.running import run
from umbruch import kept
from umbruch.cli import AT_FIRST
from umbruch.cli.prepared.named_tuples import make_at_once
from umbruch.cli.prepared.shelf import Shelf, shelf_path
from umbruch.errors import StyleError
from umbruch.written.own_table import own_document

ARTICLE = "Neue Brücke eröffnet\n\nKALLDORF. Am 3. Mai 2024 ist die neue Brücke über die Kalle eröffnet worden.\n"

USES = """
import re
from umbruch.cli.prepared import patterns, shelf
kept = shelf.Shelf({path!r})
patterns.take_from(kept)
compile_anew = re._compiler.compile
before = len(kept.patterns)
found = re.compile(r"(?P<day>\\d+)\\. (?:Mai|Juni)(?= )", re.IGNORECASE).search("am 3. MAI 2024")
print(len(kept.patterns) - before, found["day"], found.span())
kept.save()
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def inspect(article: Path, cache: Path) -> tuple[int, str, str]:
    return tuple(run("inspect", article, env={"XDG_CACHE_HOME": str(cache)}))  # type: ignore[return-value]


def shelf_in(cache: Path) -> Path:
    (found,) = (cache / "umbruch").glob("*.shelf")
    return found


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_the_first_call_keeps_what_the_next_finds_and_both_say_the_same(article: Path, cache: Path) -> None:
    without = tuple(run("inspect", article, env={"UMBRUCH_CACHE": "off", "XDG_CACHE_HOME": str(cache)}))
    assert not cache.exists()
    assert inspect(article, cache) == without
    shelf = shelf_in(cache)
    assert (cache / "umbruch").stat().st_mode & 0o777 == 0o700
    assert shelf.stat().st_mode & 0o777 == 0o600
    before = shelf.stat().st_mtime_ns
    assert inspect(article, cache) == without
    assert shelf.stat().st_mtime_ns == before, "nothing new, nothing written"


@pytest.mark.parametrize("harm", [lambda content: content[:100], lambda content: content[:-1] + b"x", lambda _: b""])
def test_a_shelf_that_is_broken_is_made_anew(article: Path, cache: Path, harm: object) -> None:
    said = inspect(article, cache)
    shelf = shelf_in(cache)
    assert callable(harm)
    shelf.write_bytes(harm(shelf.read_bytes()))
    assert inspect(article, cache) == said
    assert len(Shelf(str(shelf)).patterns) > 100


def test_a_shelf_that_others_may_write_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "umbruch" / "x.shelf"
    shelf = Shelf(str(path))
    shelf.keep_table("a", "1", b"content")
    shelf.save()
    assert Shelf(str(path)).table("a", "1") == b"content"
    assert Shelf(str(path)).table("a", "2") is None, "of other files"
    path.chmod(0o666)
    assert Shelf(str(path)).table("a", "1") is None
    path.chmod(0o600)
    path.parent.chmod(0o777)
    assert Shelf(str(path)).table("a", "1") is None
    path.parent.chmod(0o700)
    moved = tmp_path / "moved.shelf"
    path.rename(moved)
    path.symlink_to(moved)
    assert Shelf(str(path)).table("a", "1") is None


def test_a_folder_that_cannot_be_written_hurts_nobody(article: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    status, _, err = inspect(article, blocked)
    assert (status, err) == (0, "")


def test_a_pattern_is_compiled_once_for_all_calls_and_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "umbruch" / "x.shelf"
    code = USES.format(path=str(path))
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    found = re.search("3", "am 3. MAI 2024")
    assert found is not None
    assert said == ["1 3 (3, 9)\n", "0 3 (3, 9)\n"]


def test_a_full_shelf_keeps_what_the_last_call_used_and_forgets_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("umbruch.cli.prepared.shelf.MOST_BYTES", 3000)
    path = tmp_path / "umbruch" / "x.shelf"
    old = Shelf(str(path))
    old.patterns["of an earlier version", 0] = (0, bytes(1500), 0, {}, ())
    old.keep_table("old", "1", b"")
    old.save()
    new = Shelf(str(path))
    for key in (("of this version", 0), ("also of this version", 0)):
        new.patterns[key] = (0, bytes(900), 0, {}, ())
        new.used.add(key)
    new.keep_table("new", "1", b"content")
    new.save()
    found = Shelf(str(path))
    assert set(found.patterns) == {("of this version", 0), ("also of this version", 0)}
    assert (found.table("old", "1"), found.table("new", "1")) == (None, b"content")


def test_the_command_looks_for_garbage_late_and_rarely_from_then_on() -> None:
    code = (
        "import atexit, gc, sys; from umbruch.cli import main; sys.argv = ['umbruch', 'styles']\n"
        "def told():\n"
        "    before = gc.get_threshold(); gc.collect()\n"
        "    print(before, gc.get_threshold(), gc.isenabled(), gc.callbacks)\n"
        "atexit.register(told); main()"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == f"{(AT_FIRST, 20, 20)} {kept.COLLECTED_AFTER} True []"


def test_a_call_ends_at_once_and_does_all_that_is_to_be_done_at_the_end(tmp_path: Path) -> None:
    code = (
        "import atexit, sys, threading, time; from umbruch.cli import main\n"
        "sys.argv = ['umbruch', 'styles', 'missing']\n"
        "class Kept:\n"
        "    def __del__(self): open({path!r}, 'a').write('taken apart')\n"
        "kept = Kept()\n"
        "def wait(): time.sleep(0.05); open({path!r}, 'a').write('thread ')\n"
        "threading.Thread(target=wait).start()\n"
        "atexit.register(lambda: open({path!r}, 'a').write('end')); print('unflushed'); main()"
    ).format(path=str(tmp_path / "told"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("unflushed\n")
    assert (done.returncode, (tmp_path / "told").read_text()) == (2, "thread end")


def test_the_library_keeps_nothing_on_any_disk(article: Path, cache: Path) -> None:
    assert kept._tables == []
    code = f"import umbruch; umbruch.read({str(article)!r})"
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert not cache.exists()


def test_there_is_no_shelf_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UMBRUCH_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/x")
    assert str(shelf_path()).startswith("/home/x/.cache/umbruch/")
    monkeypatch.delenv("HOME")
    assert shelf_path() is None


NAMED_TUPLES = """
class Place(NamedTuple):
    "Where something stands."
    page: int
    lines: tuple[str, ...] | None = None
    LIMIT = 4
    @property
    def first(self): return self.lines and self.lines[0]
    @classmethod
    def on(cls, page): return cls(page)
    def __str__(self): return f"page {self.page}"
class One(NamedTuple):
    one: int
class Nothing(NamedTuple):
    pass
class Twin(NamedTuple):
    one: int
    def __eq__(self, other): return True
"""


def made_named_tuples() -> dict[str, typing.Any]:
    found: dict[str, typing.Any] = {"NamedTuple": typing.NamedTuple, "__name__": __name__}
    exec(compile(NAMED_TUPLES, "named", "exec", dont_inherit=True, flags=__future__.annotations.compiler_flag), found)
    return found


def about(kind: type) -> dict[str, object]:
    """All that can be told of a class without its functions' addresses."""
    found: dict[str, object] = {}
    for name, value in vars(kind).items():
        function = getattr(value, "__func__", value)
        if hasattr(function, "__code__"):
            code = function.__code__
            cells = [cell.cell_contents for cell in function.__closure__ or ()]
            found[name] = (
                type(value), function.__name__, function.__qualname__, function.__doc__, function.__module__,
                function.__defaults__, code.co_code, code.co_varnames, code.co_freevars, cells,
            )  # fmt: skip
        else:
            found[name] = value.__doc__ if name in ("page", "lines", "one", "first") else value
    found["__annotations__"] = typing.get_type_hints(kind)
    found["__mro__"] = kind.__mro__[1:]
    return found


def test_named_tuples_made_at_once_are_those_that_python_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = typing.NamedTupleMeta  # type: ignore[attr-defined]
    monkeypatch.setattr(kind, "__new__", kind.__new__)
    as_ever = made_named_tuples()
    make_at_once()
    assert kind.__new__.__module__ == make_at_once.__module__
    now = made_named_tuples()
    for name in ("Place", "One", "Nothing", "Twin"):
        assert about(now[name]) == about(as_ever[name])
    place = now["Place"].on(4)._replace(lines=("a",))
    assert (place, place.first, str(place), place._asdict()) == (
        (4, ("a",)),
        "a",
        "page 4",
        {"page": 4, "lines": ("a",)},
    )
    assert msgspec.convert([4, ["a"]], now["Place"]) == place
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(["four"], now["Place"])
    with pytest.raises(TypeError, match=r"Place.__new__\(\) missing 1 required positional argument: 'page'"):
        now["Place"]()
    hash(now["Twin"](1))


def test_a_style_that_is_parsed_once_for_all_calls_still_knows_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('extends = "release"\n\n[page]\ncolumns = 2\n')
    shelf = Shelf(str(tmp_path / "cache" / "shelf"))
    anew = own_document(path, StyleError)
    kept.take_tables_from(shelf)
    try:
        found = [own_document(path, StyleError) for _ in range(2)]
        assert all((one.table, one.line("page", "columns")) == (anew.table, 4) for one in found)
        path.write_text('extends = "release"\n\n\n[page]\ncolumns = 3\n')
        changed = own_document(path, StyleError)
        assert (changed.table["page"], changed.line("page", "columns")) == ({"columns": 3}, 5)
    finally:
        kept._tables.clear()
