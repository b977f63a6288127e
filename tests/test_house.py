"""The house stands: dependencies point one way, rooms have no circles, folders and files keep their size."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.tools import ROOT

SOURCE = ROOT / "src" / "umbruch"

FLOORS = (
    ("errors", "kept"),
    ("bounds",),
    ("written",),
    ("diagnostics",),
    ("tree",),
    ("files", "manuscript"),
    ("language",),
    ("facts",),
    ("pictures", "settings", "style"),
    ("registry", "fonts"),
    ("plugins",),
    ("clipping",),
    ("readers",),
    ("corrections",),
    ("api",),
    ("markup", "newsxml"),
    ("writers",),
    ("batch", "preflight"),
    ("presskit",),
    ("studio",),
    ("cli",),
    ("__main__",),
)
"""Rooms from the ground up: each may import what stands below it, and nothing beside or above it."""

INSIDE = {
    "clipping": ("conventions", "page", "signs", "marks", "text", "shape"),
    "writers.pdf": ("file", "type", "drawing", "page", "covers", "columns"),
    "writers.docx": ("xml", "styles", "package", "content"),
}
"""The order of the rooms inside a room."""

APART = (("readers.text", "readers.markdown", "readers.json"),)
"""Rooms on one floor of which none may import another, beside those that `FLOORS` names together."""

DOOR = {
    "readers.door", "readers.blocks.inline_cuts", "readers.blocks.kept_blocks", "readers.blocks.notes_in_blocks",
    "readers.cover_note", "readers.letter_frame",
    "readers.placed_lines", "readers.unseen_words", "readers.blocks.caption_lines",
    "readers.labelled_form", "readers.head_lines",
    "readers.elements.element_blocks", "readers.elements.element_notes", "readers.elements.element_inlines",
    "readers.elements.own_markup", "readers.elements.parsed_page", "readers.elements.element_tables",
    "readers.elements.unseen_elements", "readers.elements.page_comments",
}  # fmt: skip
"""What readers of files with a structure share."""

LOOSE = {"__init__", "__main__", "api", "corrections", "errors", "files", "kept", "plugins"}
"""All that may lie at the top of the package."""

SHARED = {"json", "model", "text"}
"""Base names in several rooms: readers and writers of one format, and the types of a room."""

PLAIN_TYPES = {"Any", "Share", "bool", "dict", "float", "frozenset", "int", "list", "str", "tuple"}
"""Types that hold nothing of what msgspec finds in them; `Share` is a number with bounds."""

LONGEST = 400
MOST_FILES = 13
"""A dozen modules and `__init__`."""


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """The modules of umbruch that a module imports, at its top or inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "umbruch":
            base = node.module.removeprefix("umbruch").lstrip(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}".lstrip(".")
                if inner in known:
                    yield inner
                elif (base, alias.name) != ("", "__version__"):
                    yield base
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "umbruch":
                    yield alias.name.removeprefix("umbruch").lstrip(".")


@pytest.fixture(scope="module")
def arrows() -> dict[str, set[str]]:
    known = modules()
    return {name: set(imported(path, known)) for name, path in known.items()}


def faults(arrows: Mapping[str, set[str]]) -> list[str]:
    """Every import that points to the same floor or upwards."""
    floor_of = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    found = []
    for name, targets in arrows.items():
        room = name.split(".")[0]
        for target in targets:
            other = target.split(".")[0]
            if room not in ("", other) and (other not in floor_of or floor_of[other] >= floor_of[room]):
                found.append(f"{name} imports {target or 'the public door'}")
    return sorted(found)


def test_dependencies_point_one_way(arrows: dict[str, set[str]]) -> None:
    assert faults(arrows) == []


def test_an_import_that_points_up_is_caught(arrows: dict[str, set[str]]) -> None:
    assert faults({**arrows, "tree.walk": {"writers.pdf"}}) == ["tree.walk imports writers.pdf"]
    assert faults({**arrows, "markup.css": {"newsxml.story"}}) == ["markup.css imports newsxml.story"]


@pytest.mark.parametrize("house", INSIDE)
def test_rooms_inside_a_room_have_an_order(house: str, arrows: dict[str, set[str]]) -> None:
    order = INSIDE[house]
    found = []
    for name, targets in arrows.items():
        inner = name.removeprefix(f"{house}.").split(".")[0]
        if not name.startswith(f"{house}.") or inner not in order:
            continue
        for target in targets:
            other = target.removeprefix(f"{house}.").split(".")[0]
            if target.startswith(f"{house}.") and (other not in order or order.index(other) > order.index(inner)):
                found.append(f"{name} imports {target}")
    assert found == []


def test_readers_and_writers_never_import_one_another(arrows: dict[str, set[str]]) -> None:
    found = []
    for name, targets in arrows.items():
        parts = name.split(".")
        if parts[0] in ("readers", "writers") and len(parts) > 1:
            own = ".".join(parts[:2])
            found += [
                f"{name} imports {one}"
                for one in targets - DOOR
                if one.split(".")[0] == parts[0] and not one.startswith(own)
            ]
    assert found == []


def circle(arrows: Mapping[str, set[str]]) -> list[str]:
    """The modules of a circle, or nothing."""
    state: dict[str, int] = defaultdict(int)
    trail: list[str] = []

    def visit(name: str) -> list[str]:
        state[name] = 1
        trail.append(name)
        for target in sorted(arrows.get(name, ())):
            if state[target] == 1:
                return [*trail[trail.index(target) :], target]
            if state[target] == 0 and (found := visit(target)):
                return found
        trail.pop()
        state[name] = 2
        return []

    return next((found for name in sorted(arrows) if state[name] == 0 and (found := visit(name))), [])


def test_no_modules_import_one_another_in_a_circle(arrows: dict[str, set[str]]) -> None:
    inner = {name: {one for one in targets if one} for name, targets in arrows.items() if name}
    assert circle(inner) == []
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]


def test_nothing_else_lies_loose_at_the_top_of_the_package() -> None:
    assert {path.stem for path in SOURCE.glob("*.py")} <= LOOSE


def test_no_folder_has_more_than_a_dozen_modules_on_one_level() -> None:
    crowds = Counter(path.parent for path in SOURCE.rglob("*.py"))
    assert {str(folder): count for folder, count in crowds.items() if count > MOST_FILES} == {}


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_no_module_is_longer_than_a_few_screens(folder: str) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")}
    assert {str(path): length for path, length in lengths.items() if length > LONGEST} == {}


def test_a_base_name_stands_in_one_room() -> None:
    names = Counter(path.stem for path in SOURCE.rglob("*.py") if path.stem not in {"__init__", "__main__"} | SHARED)
    assert {name: count for name, count in names.items() if count > 1} == {}


def unready_decodes(text: str) -> list[str]:
    """Types that a function lets msgspec convert to without having had them looked at by `ready`, with their lines."""
    found = []
    for function in (one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.FunctionDef)):
        calls = [one for one in ast.walk(function) if isinstance(one, ast.Call)]
        looked_at = {ast.unparse(one.args[0]) for one in calls if one.args and ast.unparse(one.func) == "ready"}
        for call in calls:
            if not ast.unparse(call.func).startswith("msgspec."):
                continue
            wanted = [one.value for one in call.keywords if one.arg == "type"]
            if call.func.attr == "convert":  # type: ignore[attr-defined]  # checked above: a name with a dot
                wanted.append(call.args[1])
            for kind in wanted:
                if isinstance(kind, ast.Call) and ast.unparse(kind.func) == "ready":
                    continue
                names = {one.id for one in ast.walk(kind) if isinstance(one, ast.Name)}
                found += [f"{call.lineno}: {name}" for name in sorted(names - looked_at - PLAIN_TYPES)]
    return found


def test_no_type_is_decoded_that_a_second_thread_may_meet_half_looked_at() -> None:
    found = {name: unready_decodes(path.read_text(encoding="utf-8")) for name, path in modules().items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_decode_without_a_look_before_is_caught() -> None:
    call = "def read(told):\n    {}return msgspec.json.decode(told, type=dict[str, Record])\n"
    assert unready_decodes(call.format("")) == ["2: Record"]
    assert unready_decodes(call.format("ready(Record); ")) == []
    assert unready_decodes("def read(told):\n    return msgspec.convert(told, Record)\n") == ["2: Record"]
