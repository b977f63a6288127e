"""Every sentence that the sources say to a user: followed from where a message is told back to where its words stand.

A sentence begins in the message or hint of an error or a remark, in a usage error, or in what the command line hands
to `localised`. From there the way leads back over names, conditions, parameters, fields and returned values to the
strings.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from tests.translations.templates import bare, template_of

SOURCE = Path(__file__).parents[2] / "src" / "umbruch"
APART = (
    "clipping/training/",
    "corrections/fix_writing.py",
    "writers/markdown/html_form.py",
    "registry/mapping_page.py",
    "language/locales/from_cldr.py",
    "markup/sheet/css.py",
)
"""Not part of the product, or with words in all languages, or with none."""

FIRST = {
    "localised": "sentence",
    "translated": "sentence",
    "UsageError": "message",
    "BadParameter": "message",
    "fault": "message",
    "ValueError": "message",
    "TooMuch": "message",
}
"""Calls whose arguments are sentences; classes of errors and remarks join them."""

SINGLE = ("headings",)
"""Calls whose arguments all are sentences, even where they are but one word."""

RETURNED = ("on_this_machine", "rule_of", "grounds_of", "_breach")
"""Functions that return sentences."""

SENTENCES = ("did_you_mean", "nearest")
"""Functions that return a sentence to be put into another one."""

ROLES = ("message", "hint", "why", "instead")
"""Parameters and fields of these names hold sentences wherever they are."""

_WORDS = re.compile(r"[a-z]{2}.* .*[a-z]{2}|^an? [a-z]{3,}$|[a-z]{3}\S* *\0|\0 *\S*[a-z]{3}")
"""What makes a sentence: two words, or a word beside what is put in."""
_CODE = re.compile(
    r"^[<\[/:{#\"][^ ]*[>=(]|^(?:pip install \S+$|<[a-z])|/Type|url\(|var\(|^:root|/XYZ"
    r"|^/Dest|\bnull$|^import |^Press |^\[\{|\{http|^/StructParent"
)
"""What is written for a program, not for a person."""

_Use = Literal["whole", "alone", "part"]
"""What is made of an expression: a sentence, a word that stands alone, or a part that is put into a sentence."""

_Value = tuple[str, str]
"""A sentence, and the name of a value in it."""

_Origin = int | _Value | tuple[str, str, str]
"""Whence an expression is reached: another one (by its identity), the value of a sentence, or a parameter asked for."""

FIELDS = ("what", "reason", "fault", "kind", "advice", "demand")
"""Fields whose values are put into sentences."""

SAID = ("error", "message", "reason", "why", "said")
"""Values of these names are what another error said."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Sentence(NamedTuple):
    """A template (`there is no style {name}`), the files in which it stands, and its values that are sentences."""

    template: str
    files: tuple[str, ...]
    inside: tuple[str, ...] = ()


class _Module(NamedTuple):
    file: str
    tree: ast.Module
    inside: dict[ast.AST, Function | None]
    values: dict[str, list[ast.expr]]


class _Signature(NamedTuple):
    module: _Module
    node: ast.AST
    names: tuple[str, ...]


def sentences(source: Path = SOURCE) -> list[Sentence]:
    """All sentences below a folder, sorted by file, each once."""
    search = _Search(source)
    every = [
        Sentence(template, tuple(sorted(files)), _inside(template, search.inside[template]))
        for template, files in search.found.items()
    ]
    return sorted(every, key=lambda one: (one.files, one.template))


class _Search:
    """Follows expressions back until nothing new is found."""

    def __init__(self, source: Path) -> None:
        self.modules = [
            _module(path, source)
            for path in sorted(source.rglob("*.py"))
            if not path.relative_to(source).as_posix().startswith(APART)
        ]
        self.signatures: dict[str, list[_Signature]] = defaultdict(list)
        self.calls: dict[str, list[tuple[_Module, ast.Call]]] = defaultdict(list)
        self.found: dict[str, set[str]] = defaultdict(set)
        self.inside: dict[str, set[str]] = defaultdict(set)
        self._seen: set[tuple[int, _Use]] = set()
        self._asked: set[tuple[str, str, _Use]] = set()
        self._waiting: list[tuple[ast.expr, _Module, _Use]] = []
        self._origin: _Origin = 0
        self._reached_from: dict[_Origin, set[_Origin]] = defaultdict(set)
        self._kept: set[_Origin] = set()
        for module in self.modules:
            self._index(module)
        self.holders: dict[str, set[str]] = defaultdict(set)
        for class_name, signatures in self.signatures.items():
            for signature in signatures:
                for field in signature.names if isinstance(signature.node, ast.ClassDef) else ():
                    self.holders[field].add(class_name)
        for name, parameter in FIRST.items():
            self._ask(name, parameter, position=0)
        for name in SINGLE:
            for module, call in self.calls[name]:
                for one in call.args:
                    self._follow(one, module, use="alone")
        for name in RETURNED:
            for signature in self.signatures[name]:
                self._follow_returned(signature, use="whole")
        for name, signatures in list(self.signatures.items()):
            for parameter in {one for signature in signatures for one in signature.names if one in ROLES}:
                self._ask(name, parameter)
        self._ask("fault", "hint")
        for name in self._errors():
            self._ask(name, "message", position=0)
            self._ask(name, "hint")
        while self._waiting:
            node, module, use = self._waiting.pop()
            self._origin = id(node)
            self._trace(node, module, use)
        self._tell_values()

    def _index(self, module: _Module) -> None:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                self.calls[_last(node.func)].append((module, node))
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                every = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
                names = tuple(every[1:] if every[:1] in (["self"], ["cls"]) else every)
                self.signatures[node.name].append(_Signature(module, node, names))
            elif isinstance(node, ast.ClassDef):
                fields = [
                    one.target.id
                    for one in node.body
                    if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
                ]
                start = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]
                if start:
                    fields = [one.arg for one in (*start[0].args.args, *start[0].args.kwonlyargs)][1:]
                self.signatures[node.name].append(_Signature(module, node, tuple(fields)))

    def _errors(self) -> Iterator[str]:
        """Names of all classes below `UmbruchError`."""
        bases = {
            name: {_last(base) for base in one.node.bases}
            for name, several in self.signatures.items()
            for one in several
            if isinstance(one.node, ast.ClassDef)
        }
        known = {"UmbruchError"}
        while more := {name for name, above in bases.items() if above & known} - known:
            known |= more
        return iter(sorted(known))

    def _ask(self, name: str, parameter: str, position: int | None = None, use: _Use = "whole") -> None:
        """Follow what every call of that name hands over for a parameter."""
        before = self._origin
        self._origin = (name, parameter, "asked")
        self._reached_from[self._origin].add(before)
        if (name, parameter, use) not in self._asked:
            self._asked.add((name, parameter, use))
            self._follow_handed_over(name, parameter, position, use)
        self._origin = before

    def _follow_handed_over(self, name: str, parameter: str, position: int | None, use: _Use) -> None:
        positions = {
            signature.names.index(parameter) for signature in self.signatures[name] if parameter in signature.names
        }
        if position is not None:
            positions = {position}
        for signature in self.signatures[name]:
            if isinstance(signature.node, ast.FunctionDef):
                for default in _defaults(signature.node, parameter):
                    self._follow(default, signature.module, use=use)
            if isinstance(signature.node, ast.ClassDef):
                for one in signature.node.body:
                    if isinstance(one, ast.AnnAssign) and _last(one.target) == parameter and one.value is not None:
                        self._follow(one.value, signature.module, use=use)
        for module, call in self.calls[name]:
            for keyword in call.keywords:
                if keyword.arg == parameter:
                    self._follow(keyword.value, module, use=use)
            starred = [one.value for one in call.args if isinstance(one, ast.Starred)]
            for spread in starred if positions else ():
                self._follow(spread, module, use=use)
            plain = call.args if not starred else []
            for index in positions:
                if index < len(plain):
                    self._follow(plain[index], module, use=use)

    def _follow(self, node: ast.expr, module: _Module, *, use: _Use) -> None:
        """Look at an expression later."""
        if use == "part":
            self._reached_from[id(node)].add(self._origin)
        if (id(node), use) not in self._seen:
            self._seen.add((id(node), use))
            self._waiting.append((node, module, use))

    def _tell_values(self) -> None:
        """Note the values of sentences from which a sentence that is kept can be reached."""
        waiting, seen = list(self._kept), set(self._kept)
        while waiting:
            for origin in self._reached_from[waiting.pop()] - seen:
                seen.add(origin)
                waiting.append(origin)
                match origin:
                    case (str(template), str(name)):
                        self.inside[template].add(name)

    def _trace(self, node: ast.expr, module: _Module, use: _Use) -> None:
        """Find the strings that an expression may give."""
        match node:
            case ast.Constant(value=str(text)):
                self._keep(text, module, use=use)
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                template, values = template_of(node)
                self._keep(template, module, use=use)
                for name, value in values:
                    self._origin = (" ".join(template.split()), name)
                    self._follow(value, module, use="part")
            case ast.IfExp(body=first, orelse=second):
                self._follow(first, module, use=use)
                self._follow(second, module, use=use)
            case ast.BoolOp(values=several):
                for value in several:
                    self._follow(value, module, use=use)
            case ast.NamedExpr(value=value):
                self._follow(value, module, use=use)
            case ast.Name(id=name):
                self._follow_name(name, node, module, use=use)
            case ast.Attribute(attr=name) if name in ROLES or name in FIELDS:
                for class_name in self.holders[name]:
                    self._ask(class_name, name, use=use)
            case ast.Subscript(value=value):
                self._follow(value, module, use=use)
            case ast.Dict(values=several) | ast.Tuple(elts=several) | ast.List(elts=several):
                for value in several:
                    self._follow(value, module, use=use)
            case ast.Call(func=ast.Attribute(value=value, attr="format" | "get" | "removeprefix" | "lower")):
                self._follow(value, module, use=use)
            case ast.GeneratorExp(elt=one) | ast.ListComp(elt=one) | ast.Starred(value=one):
                self._follow(one, module, use=use)
            case ast.Call(func=ast.Attribute(attr="join"), args=[one]):
                self._follow(one, module, use=use)
            case ast.Lambda(body=body):
                self._follow(body, module, use=use)
            case ast.Call(func=function) if use == "whole" or _last(function) in SENTENCES:
                for signature in self.signatures.get(_last(function), []):
                    if isinstance(signature.node, ast.FunctionDef) and _last(function) not in {"get", "told", "word"}:
                        self._follow_returned(signature, use=use)

    def _follow_name(self, name: str, node: ast.expr, module: _Module, *, use: _Use) -> None:
        for signature in self.signatures.get(name, []):  # a function that makes the sentence is handed over
            if signature.module is module and isinstance(signature.node, ast.FunctionDef):
                self._follow_returned(signature, use=use)
        function = module.inside.get(node)
        if function is not None:
            for value in _assigned_in(function).get(name, ()):
                self._follow(value, module, use=use)
            every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
            if name in {one.arg for one in every}:
                self._ask(function.name, name, use=use)
        for value in module.values.get(name, []):
            self._follow(value, module, use=use)
        if name.isupper() and name not in module.values:  # a constant of another room
            for other in self.modules:
                for value in other.values.get(name, ()):
                    self._follow(value, other, use=use)

    def _follow_returned(self, signature: _Signature, *, use: _Use) -> None:
        for value in _returned_by(signature.node):
            self._follow(value, signature.module, use=use)

    def _keep(self, text: str, module: _Module, *, use: _Use) -> None:
        """Part of a longer sentence is only what has several words: names of fields and formats stay what they are."""
        template = " ".join(text.split())
        if use == "alone" or (_WORDS.search(bare(template)) and " " in template and not _CODE.search(template)):
            self.found[template].add(module.file)
            if use == "part":
                self._kept.add(self._origin)


def _inside(template: str, found: set[str]) -> tuple[str, ...]:
    return tuple(sorted(found | {name for name in SAID if f"{{{name}}}" in template}))


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            yield from zip(map(_last, names), values, strict=False)
        case ast.Assign(
            targets=[ast.Tuple(elts=names)], value=ast.IfExp(body=ast.Tuple(elts=one), orelse=ast.Tuple(elts=two))
        ):
            yield from zip(map(_last, names), one, strict=False)
            yield from zip(map(_last, names), two, strict=False)
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield _last(target), value
        case ast.AnnAssign(target=target, value=ast.expr() as value) | ast.NamedExpr(target=target, value=value):
            yield _last(target), value
        case ast.AugAssign(target=target, value=value):
            yield _last(target), value
        case (
            ast.For(target=ast.Tuple(elts=names), iter=rows)
            | ast.comprehension(target=ast.Tuple(elts=names), iter=rows)
        ):
            for name in names:
                yield _last(name), rows


@cache
def _assigned_in(function: Function) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(function):
        for name, value in _assigned(node):
            found[name].append(value)
    return found


@cache
def _returned_by(function: ast.AST) -> tuple[ast.expr, ...]:
    nodes = [node for node in ast.walk(function) if isinstance(node, ast.Return | ast.Yield)]
    return tuple(node.value for node in nodes if node.value is not None)


def _defaults(function: ast.FunctionDef, parameter: str) -> Iterator[ast.expr]:
    plain = [*function.args.posonlyargs, *function.args.args]
    given = zip(plain[len(plain) - len(function.args.defaults) :], function.args.defaults, strict=True)
    named = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    yield from (value for one, value in (*given, *named) if one.arg == parameter and value is not None)


def _last(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return _last(value)
        case _:
            return ""


def _module(path: Path, source: Path) -> _Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside: dict[ast.AST, Function | None] = {}

    def enter(node: ast.AST, function: Function | None) -> None:
        for child in ast.iter_child_nodes(node):
            inside[child] = function
            enter(child, child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function)

    enter(tree, None)
    values: dict[str, list[ast.expr]] = defaultdict(list)
    for statement in tree.body:
        for name, value in _assigned(statement):
            values[name].append(value)
    return _Module(path.relative_to(source).as_posix(), tree, inside, values)
