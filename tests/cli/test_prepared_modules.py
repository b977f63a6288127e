"""Modules come from one file of the cache only while nothing of them has changed, and are what they are elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from umbruch.cli.prepared.modules import Modules

USES = """
import sys
from umbruch.cli.prepared.modules import Modules
{before}
modules = Modules({path!r})
modules.install()
import house, house.desk
print(house.desk.SAID, type(house.__spec__.loader).__name__, type(house.desk.__spec__.loader).__name__)
if {told}:
    for one in (house, house.desk):
        spec = one.__spec__
        print(one.__name__, one.__file__, one.__package__, one.__cached__, getattr(one, "__path__", None), one.__doc__)
        print(spec.name, spec.origin, spec.parent, spec.submodule_search_locations, spec.has_location)
        print(spec.loader.get_source(one.__name__), spec.loader.get_filename(one.__name__))
modules.save()
"""

HERE, ELSEWHERE = "_Loader", "SourceFileLoader"


class Place:
    """A package of one module, and the file in which its code is kept."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "umbruch" / "x.modules"
        self.path = folder / "packages"
        self.package = self.path / "house"
        self.package.mkdir(parents=True)
        (self.package / "__init__.py").write_text('"""A house."""\n')
        self.desk = self.package / "desk.py"
        self.desk.write_text("SAID = 'one'\n")

    def call(self, *, told: bool = False, before: str = "", path: tuple[Path, ...] = ()) -> str:
        code = USES.format(path=str(self.file), told=told, before=before)
        places = os.pathsep.join(map(str, (*path, self.path)))
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONPATH": places, "PYTHONSAFEPATH": "1"},
        )  # fmt: skip
        return done.stdout.strip()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    assert made.call() == f"one {ELSEWHERE} {ELSEWHERE}"
    return made


def test_a_module_of_an_earlier_call_is_the_same_wherever_it_comes_from(place: Place) -> None:
    here = place.call(told=True)
    assert here.startswith(f"one {HERE} {HERE}\n")
    place.file.unlink()
    elsewhere = place.call(told=True)
    assert here.splitlines()[1:] == elsewhere.splitlines()[1:]
    assert "A house." in here


def test_a_source_that_was_changed_is_read_anew_though_its_time_and_length_are_the_same(place: Place) -> None:
    before = place.desk.stat()
    place.desk.write_text("SAID = 'two'\n")
    for compiled in (place.package / "__pycache__").glob("desk*"):  # Python itself would take that for the same
        compiled.unlink()
    os.utime(place.desk, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert place.call() == f"two {HERE} {ELSEWHERE}"
    assert place.call() == f"two {HERE} {HERE}"


def test_a_file_that_comes_beside_a_module_counts(place: Place) -> None:
    (place.package / "desk").mkdir()
    (place.package / "desk" / "__init__.py").write_text("SAID = 'package'\n")
    assert place.call() == f"package {HERE} {ELSEWHERE}"


def test_a_package_of_that_name_earlier_on_the_path_counts(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    other.desk.write_text("SAID = 'other'\n")
    assert place.call(path=(other.path,)) == f"other {ELSEWHERE} {ELSEWHERE}"
    assert place.call(path=(other.path,)) == f"other {HERE} {HERE}"
    assert place.call() == f"one {HERE} {HERE}"


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: b"",
        lambda content: content[:6],
        lambda content: content[:60],
        lambda content: b"\xff" * len(content),
        lambda content: content[:4] + b"\xff\xff\xff\xff" + content[8:],
        lambda content: content[:-1] + b"x",
        lambda content: content[:-100],
    ],
    ids=["empty", "head", "cut", "noise", "long", "code", "end"],
)
def test_a_file_that_is_damaged_is_not_used_and_made_anew(place: Place, harm: Callable[[bytes], bytes]) -> None:
    place.file.write_bytes(harm(place.file.read_bytes()))
    assert place.call().startswith("one ")
    place.call()
    assert place.call().startswith("one ")


def test_a_module_that_is_hardly_used_is_run_when_something_of_it_is_asked_for(place: Place) -> None:
    place.desk.write_text(
        "import sys, time\ntime.sleep(0.02)\nFIRST = 'one'\n"
        "OWN = hasattr(sys.modules[__name__], 'SAID')\nSAID = 'one'\n"
        "sys.modules['house'].RUNS = getattr(sys.modules['house'], 'RUNS', 0) + 1\n"
    )
    place.call()
    later = (
        "import umbruch.cli.prepared.modules as made; made.HARDLY_USED = frozenset(('house.desk',))\n"
        "import threading; seen = []\n"
        "def ask():\n"
        "    import house.desk\n"
        "    seen.append((hasattr(house, 'RUNS'), house.desk.SAID, house.desk.FIRST, house.desk.OWN, house.RUNS))\n"
        "def told():\n"
        "    import house.desk\n"
        "    before = type(house.desk).__name__, 'SAID' in vars(house.desk)\n"
        "    threads = [threading.Thread(target=ask) for _ in range(4)]\n"
        "    [one.start() for one in threads]; [one.join() for one in threads]\n"
        "    print(*before, type(house.desk).__name__, {one[1:] for one in seen}, 'SAID' in dir(house.desk))\n"
        "    print(hasattr(house.desk, 'missing'))\n"
        "real = made.Modules.install\n"
        "def install(self): real(self); told()\n"
        "made.Modules.install = install; Modules = made.Modules"
    )
    said = place.call(before=later).splitlines()
    assert said[:2] == ["Later False module {('one', 'one', False, 1)} True", "False"]


def test_a_file_that_others_may_write_is_not_used(place: Place) -> None:
    place.file.chmod(0o666)
    assert place.call() == f"one {ELSEWHERE} {ELSEWHERE}"


def test_a_full_file_keeps_what_the_last_call_has_used(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    other.desk.write_text(f"SAID = 'other'\nNOTE = {'z' * 5000!r}\n")
    place.call(path=(other.path,))
    size = place.file.stat().st_size
    place.desk.write_text(f"SAID = 'more'\nNOTE = {'y' * 3000!r}\n")
    place.call(before=f"import umbruch.cli.prepared.modules as made; made.MOST_BYTES = {size}")
    assert 3000 < place.file.stat().st_size < size
    assert place.call() == f"more {HERE} {HERE}"
    assert place.call(path=(other.path,)) == f"other {ELSEWHERE} {ELSEWHERE}"


def test_what_is_too_large_for_the_file_is_not_kept(place: Place) -> None:
    before = place.file.read_bytes()
    place.desk.write_text("SAID = 'more'\n")
    place.call(before=f"import umbruch.cli.prepared.modules as made; made.MOST_BYTES = {len(before) // 2}")
    assert place.file.read_bytes() == before


def test_a_process_that_was_forked_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = Modules(str(tmp_path / "umbruch" / "x.modules"))
    monkeypatch.setattr(os, "getpid", lambda: 0)
    monkeypatch.setattr(modules, "_before", frozenset())
    modules.save()
    assert not list(tmp_path.iterdir())


OURS = {
    "__main__", "api", "bounds", "cli", "clipping", "corrections", "diagnostics", "errors", "facts", "files", "kept",
    "language", "manuscript", "pictures", "readers", "registry", "settings", "tree", "written",
}  # fmt: skip
"""The rooms that `inspect` of a text needs: nothing that writes, draws or runs a batch."""

THEIRS = {"click", "msgspec", "umbruch"}
HEAVY = {
    "asyncio", "concurrent", "dataclasses", "email", "hashlib", "html", "http", "json", "logging", "multiprocessing",
    "pickle", "shutil", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "tomllib", "xml", "zipfile",
}  # fmt: skip
"""What of Python itself takes long to import, and is not needed either."""


def test_inspect_imports_what_it_needs_and_no_more(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Neue Brücke eröffnet\n\nKALLDORF. Am 3. Mai 2024 ist die Brücke eröffnet worden.\n", "utf-8")
    code = (
        "import sys; before = set(sys.modules); import atexit; from umbruch.cli import main\n"
        f"sys.argv = ['umbruch', 'inspect', {str(article)!r}]\n"
        "atexit.register(lambda: print(*sorted(set(sys.modules) - before), file=sys.stderr)); main()"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    for _ in range(2):  # the first call puts together what the second finds
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    imported = done.stderr.split()
    rooms = {name.split(".")[1] for name in imported if name.startswith("umbruch.")}
    packages = {name.split(".")[0] for name in imported}
    assert rooms <= OURS
    assert {name for name in packages - sys.stdlib_module_names if not name.startswith("_")} <= THEIRS
    assert not packages & HEAVY
