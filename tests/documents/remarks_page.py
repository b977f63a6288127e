"""Every remark and every error that umbruch knows, by code, made from the sources."""

from __future__ import annotations

import ast
import inspect
from collections import defaultdict

from tests.translations.sentences import SOURCE, template_of
from umbruch import errors
from umbruch.errors import UmbruchError


def remarks_page() -> str:
    """Codes with what is said under them."""
    lines = [
        "# Remarks and errors",
        "",
        "Made from the sources. A code never changes its meaning; the words may, and come in German or English.",
        "Errors end a run with the exit status that is given; `--strict` makes errors of warnings.",
        "What `umbruch check` finds is told apart, in [What is checked](../check.md).",
        "",
        "## Errors",
        "",
        "| code | class | exit status | what it means |",
        "|---|---|---|---|",
    ]
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, UmbruchError):
            told = " ".join((kind.__doc__ or "").split()).replace("|", "\\|")
            lines.append(f"| `{kind.code}` | `{name}` | {kind.exit_code} | {told} |")
    lines += ["", "## Remarks", "", "| code | gravity | what is said |", "|---|---|---|"]
    for code, said in sorted(_remarks().items()):
        words = "<br>".join(sorted(one.replace("|", "\\|").replace("<", "&lt;") for one in said["messages"]))
        lines.append(f"| `{code}` | {', '.join(sorted(said['severities']))} | {words} |")
    return "\n".join(lines) + "\n"


def _remarks() -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"messages": set(), "severities": set()})
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic":
                given = dict(zip(("code", "message", "severity"), node.args, strict=False))
                given |= {one.arg: one.value for one in node.keywords if one.arg}
                match given.get("code"):
                    case ast.Constant(value=str(code)):
                        said = found[code]
                        severity = given.get("severity", ast.Constant(value="info"))
                        said["severities"] |= {one.value for one in ast.walk(severity) if _is_word(one)}  # type: ignore[attr-defined]
                        if "message" in given:
                            said["messages"].add(_told(given["message"]))
    return found


def _is_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in ("info", "warning", "error")


def _told(message: ast.expr) -> str:
    match message:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr() | ast.BinOp():
            return " ".join(template_of(message)[0].split())
        case _:
            return "…"
