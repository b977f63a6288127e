"""The numbers in `clipping` that decide something: where each stands, its unit, and what it decides.

No decisions are, by rule: 0, 1, 2 and -1; places in a text or list (`[:40]`), how much a cache holds, signs given by
their code (`0x300`), bins of evidence, whose weights are learned, and this room, which reads no copy.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CLIPPING = Path(__file__).parents[1]
_NO_DECISIONS = (0, 1, 2)
_CACHES = frozenset({"remembered", "made_once", "Store"})
_NO_COPY = ("training",)
_BINS = (Path("shape") / "ranking", Path("marks") / "newsroom" / "likeness")
_LONGEST_CODE = 120
_UNITS = (
    ("signs", "signs"), ("sure", "sureness"), ("share", "share"), ("ratio", "share"), ("words", "words"), ("split()", "words"),
    ("lines", "lines"), ("blocks", "blocks"), ("chunks", "chunks"), ("digits", "digits"), ("year", "years"),
    ("month", "months"), ("hour", "hours"), ("minute", "minutes"), ("most", "items"), ("least", "items"),
    ("longest", "signs"), ("len(", "signs"), ("width", "signs"), ("letters", "letters"), ("shortest", "signs"),
)  # fmt: skip
"""Words in the name of a number, or in what it is compared with, by which its unit is known; the first that fits."""


class Number(NamedTuple):
    """A number that decides: its module and place in it, its value, its unit, what it decides in words or in code.

    `line` and `column` are those of its source; `said` is what is written under it.
    """

    module: str
    place: str
    value: float
    unit: str
    decides: str
    said: str
    line: int
    column: int

    @property
    def key(self) -> str:
        """What names it from one version to the next."""
        return f"{self.module}:{self.place}"


def numbers() -> tuple[Number, ...]:
    """All of them, in the order of their files and lines."""
    found: list[Number] = []
    for path in sorted(CLIPPING.rglob("*.py")):
        module = path.relative_to(CLIPPING)
        if module.parts[0] not in _NO_COPY:
            found += numbers_in(path.read_text(encoding="utf-8"), module)
    return tuple(found)


def numbers_in(source: str, module: Path) -> Iterator[Number]:
    """Those of one module.

    Args:
        source: its text.
        module: its path in `clipping`.
    """
    tree = ast.parse(source)
    lines = source.split("\n")
    parents = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    said = _said_under(tree)
    used = _first_uses(tree)
    seen: dict[str, int] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, int | float) or _is_no_decision(node.value):
            continue
        above = list(_above(node, parents))
        written = lines[node.lineno - 1].encode()[node.col_offset : node.end_col_offset].decode()
        learned = any(map(module.is_relative_to, _BINS))
        if written.startswith("0x") or any(map(_is_exempt, above)) or (learned and _is_bin(above)):
            continue
        owner = _owner(above)
        seen[owner] = seen.get(owner, 0) + 1
        place = owner if seen[owner] == 1 else f"{owner}#{seen[owner]}"
        whole = next((one for one in above if isinstance(one, ast.Compare | ast.Assign | ast.AnnAssign)), above[0])
        code = " ".join(ast.unparse(whole).split())[:_LONGEST_CODE]
        words = said.get(owner, "")
        if not words and isinstance(whole, ast.Assign | ast.AnnAssign) and owner in used:
            code = used[owner]
        yield Number(
            module.as_posix(), place, node.value, _unit(f"{words.split('.')[0]} {owner} {code}", node.value), words or code, words,
            node.lineno, node.col_offset,
        )  # fmt: skip


def _is_no_decision(value: float) -> bool:
    return isinstance(value, bool) or value in _NO_DECISIONS


def _above(node: ast.AST, parents: dict[int, ast.AST]) -> Iterator[ast.AST]:
    while (node := parents.get(id(node), node)) is not None:
        yield node
        if isinstance(node, ast.Module):
            return


def _is_exempt(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Slice | ast.Constant)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CACHES


def _is_bin(above: list[ast.AST]) -> bool:
    return isinstance(above[0], ast.Tuple | ast.List) or (isinstance(above[0], ast.Call) and len(above[0].args) > 3)


def _owner(above: list[ast.AST]) -> str:
    """The constant, or the function, in which a number stands."""
    for node in above:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            return node.name
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            return node.targets[0].id
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id.isupper():
            return node.target.id
    return "module"


def _said_under(tree: ast.Module) -> dict[str, str]:
    """What is written under each constant."""
    found = {}
    for node, after in zip(tree.body, tree.body[1:], strict=False):
        if (
            not isinstance(node, ast.Assign)
            or not isinstance(node.targets[0], ast.Name)
            or not isinstance(after, ast.Expr)
        ):
            continue
        if isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            found[node.targets[0].id] = " ".join(after.value.value.split())
    return found


def _first_uses(tree: ast.Module) -> dict[str, str]:
    """The first comparison, or else the first expression, in which each constant is used."""
    found: dict[str, str] = {}
    for kind in (ast.Compare, ast.Call, ast.BinOp, ast.JoinedStr):
        for whole in ast.walk(tree):
            if isinstance(whole, kind):
                for name in ast.walk(whole):
                    if isinstance(name, ast.Name) and name.id.isupper():
                        found.setdefault(name.id, " ".join(ast.unparse(whole).split())[:_LONGEST_CODE])
    return found


def _unit(words: str, value: float) -> str:
    folded = words.casefold()
    if value != int(value):
        return "sureness" if "sure" in folded or "ledger" in folded else "share"
    return next((unit for sign, unit in _UNITS if sign in folded), "items")
