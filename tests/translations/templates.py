"""What an f-string, or several that are added, say: a template with a name for each value."""

from __future__ import annotations

import ast


def template_of(node: ast.expr) -> tuple[str, list[tuple[str, ast.expr]]]:
    """The template of an f-string, or of several that are added: each value under the last name of its expression."""
    names: dict[str, int] = {}
    values: list[tuple[str, ast.expr]] = []

    def part(one: ast.expr) -> str:
        match one:
            case ast.Constant(value=str(text)):
                return text
            case ast.JoinedStr(values=values):
                return "".join(part(value) for value in values)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return part(left) + part(right)
            case ast.FormattedValue(value=value):
                return named(value)
            case _:
                return named(one)

    def named(value: ast.expr) -> str:
        name = _name_of(value)
        names[name] = names.get(name, 0) + 1
        numbered = f"{name}{names[name] if names[name] > 1 else ''}"
        values.append((numbered, value))
        return f"{{{numbered}}}"

    return part(node), values


def _name_of(value: ast.expr) -> str:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_")
        case ast.Call(args=[first, *_]):
            return _name_of(first)
        case ast.Call(func=ast.Attribute(value=first)) | ast.Subscript(value=first) | ast.Attribute(value=first):
            return _name_of(first)
        case (
            ast.IfExp(body=first) | ast.BoolOp(values=[first, *_]) | ast.BinOp(left=first) | ast.NamedExpr(value=first)
        ):
            return _name_of(first)
        case _:
            return "value"


def bare(text: str) -> str:
    """A template with a null byte for each value."""
    out, depth = [], 0
    for one in text:
        if one == "{" and not depth:
            out.append("\0")
        depth += one == "{"
        if not depth:
            out.append(one)
        depth -= one == "}" and depth > 0
    return "".join(out)
