"""Every remark and every error that umbruch knows, by code, made from the sources."""

from __future__ import annotations

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tests.translations.sentences import SOURCE
from tests.translations.templates import template_of
from umbruch import errors
from umbruch.clipping.page.ledger import GUESSES
from umbruch.errors import UmbruchError


@cache
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
    # What `check` finds is told apart.
    paths = [path for path in sorted(SOURCE.rglob("*.py")) if path.relative_to(SOURCE).parts[0] != "preflight"]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    constants = dict(pair for text in texts for pair in _CONSTANT.findall(text))
    makers = {"Diagnostic": _OWN} | {
        node.name: maker
        for text in texts
        if "Diagnostic(" in text
        for node in _functions(text)
        if (maker := _maker(node))
    }
    says = re.compile(rf"\b(?:{'|'.join(makers)})\(")
    functions = [node for text in texts if says.search(text) for node in _functions(text)]
    for function in functions:
        for call in _calls(function):
            if (maker := makers.get(_name(call.func))) is None:
                continue
            given = dict(zip(maker.parameters, call.args, strict=False))
            given |= {one.arg: one.value for one in call.keywords if one.arg}
            for code in _codes(given.get("code"), function, constants):
                said = found[code]
                severity = given.get("severity", maker.severity)
                said["severities"] |= {one.value for one in ast.walk(severity) if _is_word(one)}  # type: ignore[attr-defined]
                if isinstance(given["code"], ast.JoinedStr):
                    said["messages"].add(f"taken as {code.partition('.')[0]}: {{value}}")
                elif "message" in given:
                    said["messages"].add(_told(given["message"]))
    return found


_CONSTANT = re.compile(r'^([A-Z_]+) = "([a-z_]+\.[a-z0-9_-]+)"$', re.MULTILINE)


class _Maker(NamedTuple):
    """A function that makes a remark of a code: its parameters, and how grave that is where a call does not say it."""

    parameters: tuple[str, ...]
    severity: ast.expr


_OWN = _Maker(("code", "message", "severity"), ast.Constant(value="info"))


def _maker(function: ast.FunctionDef) -> _Maker | None:
    arguments = [one.arg for one in function.args.args if one.arg != "self"]
    for call in _calls(function):
        given = dict(zip(_OWN.parameters, call.args, strict=False)) | {
            one.arg or "": one.value for one in call.keywords
        }
        if "code" in arguments and _name(call.func) == "Diagnostic" and _name(given.get("code")) == "code":
            defaults = dict(zip(arguments[::-1], function.args.defaults[::-1], strict=False))
            named = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
            defaults |= {one.arg: value for one, value in named if value}
            return _Maker(tuple(arguments), defaults.get("severity", given.get("severity", _OWN.severity)))
    return None


def _codes(code: ast.expr | None, function: ast.FunctionDef, constants: dict[str, str]) -> set[str]:
    """The codes that an expression stands for; a name is one of the constants, or a code of the same function."""
    match code:
        case ast.Name(id="code") if "code" in {one.arg for one in function.args.args}:
            return set()
        case ast.Name(id=name) if name in constants:
            return {constants[name]}
        case ast.Name():
            return _words(function) - _error_codes()
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(rest))]):
            return {f"{field}{rest}" for field in GUESSES}
        case ast.expr():
            return _words(code)
        case None:
            return set()


def _words(node: ast.AST) -> set[str]:
    words = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return {word for word in words if re.fullmatch(r"[a-z_]+\.[a-z0-9_-]+", word)}


@cache
def _functions(text: str) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]


@cache
def _error_codes() -> set[str]:
    kinds = (kind for _, kind in inspect.getmembers(errors, inspect.isclass))
    return {kind.code for kind in kinds if issubclass(kind, UmbruchError)}


def _calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))


def _name(node: ast.expr | None) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


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
