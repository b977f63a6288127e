"""YAML as it stands above a text, taken whole or refused with the line: no aliases, no objects, no key twice.

Of the many words that YAML 1.1 takes for something else (`No`, `12:30`, `1_000`, `1.10`, `007`) only those are so taken
that YAML 1.2 knows (core schema: null, true, false, whole numbers), and days and moments; all others stay as written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NoReturn, cast

import yaml

from umbruch.errors import UmbruchError
from umbruch.written.limits import DEEP, LONG_NAME, MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_NAME, Keys, shown
from umbruch.written.written_table import Document

_TAG = "tag:yaml.org,2002:"
_TIMESTAMP = re.compile(
    r"\d{4}-\d\d-\d\d(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?"
)
_COLON = 'put a value with a colon into quotation marks: title: "Rat: mehr Geld"'
_ONCE = "each key stands once"


class _Loader(yaml.SafeLoader):
    """Composes nodes without anchors, which an article does not need and a hostile one multiplies."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node; an error for an alias and for what nests too deep."""
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        mark = cast("yaml.error.Mark", event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(None, None, "aliases are not allowed here", mark)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(None, None, DEEP[0], mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


for _name, _words, _first in (
    ("null", re.compile(r"~|null|Null|NULL|"), ["~", "n", "N", ""]),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF")),
    ("int", re.compile(r"-?(?:0|[1-9]\d{0,17})"), list("-0123456789")),
    ("timestamp", _TIMESTAMP, list("0123456789")),
):
    _Loader.add_implicit_resolver(_TAG + _name, re.compile(rf"(?:{_words.pattern})\Z"), _first)


def read_yaml(block: str, source: str, first_line: int, fault: type[UmbruchError]) -> Document:
    """A block of YAML that says keys and values.

    Args:
        block: the text between the fences, with `\\n` line ends.
        source: the file's name for messages.
        first_line: the line (from 1) of the file on which the block begins.
        fault: the class of the errors.

    Raises:
        UmbruchError: of that class; too large, not YAML, no list of keys, an alias, a tag for anything but plain
            values, a key written twice, nested too deep, names or numbers too long. `place` begins with the line.
    """
    reading = _Block(source, first_line, fault)
    if len(block) > MAX_BYTES:
        raise fault(
            "the front matter is too large", source=source, place=f"line {first_line}",
            hint=f"at most {MAX_BYTES // 1_000_000} MB; the text itself stands below it",
        )  # fmt: skip
    try:
        node = yaml.compose(block, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        reading.refuse(f"the front matter is not valid YAML: {error.problem}", error.problem_mark, _COLON)
    except (yaml.YAMLError, RecursionError) as error:
        problem = getattr(error, "reason", None) or "it cannot be read"
        raise fault(
            f"the front matter is not valid YAML: {problem}", source=source, place=f"line {first_line}",
            hint="take out control characters",
        ) from None  # fmt: skip
    if node is None:
        return Document(source, {}, {}, fault)
    if not isinstance(node, yaml.MappingNode):
        reading.refuse("the front matter is no list of keys", node.start_mark, "write key: value")
    return Document(source, reading.mapping(node, ()), reading.lines, fault)


class _Block:
    """The making of plain values from the nodes of one block, with the line of each."""

    def __init__(self, source: str, first_line: int, fault: type[UmbruchError]) -> None:
        self.lines: dict[Keys, int] = {}
        self._source = source
        self._first_line = first_line
        self._fault = fault
        self._scalars = yaml.constructor.SafeConstructor()

    def refuse(self, message: str, mark: yaml.Mark | None, hint: str) -> NoReturn:
        line = self._first_line + (mark.line if mark else 0)
        raise self._fault(message, source=self._source, place=f"line {line}", hint=hint) from None

    def mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[str, Any]:
        table: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                self.refuse("a key is a line of text, not a list", mark, "write key: value")
            key = unicodedata.normalize("NFC", key_node.value)
            if len(key) > MAX_NAME:
                self.refuse(*_around(LONG_NAME, mark))
            if key in table:
                self.refuse(f"the key {shown(key)} is written twice", mark, _ONCE)
            self.lines[(*keys, key)] = self._first_line + mark.line
            table[key] = self._value(value_node, (*keys, key))
        return table

    def _value(self, node: yaml.Node, keys: Keys) -> Any:
        if isinstance(node, yaml.MappingNode) and node.tag == f"{_TAG}map":
            return self.mapping(node, keys)
        if isinstance(node, yaml.SequenceNode) and node.tag == f"{_TAG}seq":
            made = []
            for number, one in enumerate(node.value):
                self.lines[(*keys, number)] = self._first_line + one.start_mark.line
                made.append(self._value(one, (*keys, number)))
            return made
        if not isinstance(node, yaml.ScalarNode):
            self.refuse(f"the tag {shown(node.tag)} is not taken here", node.start_mark, "leave it out")
        return self._scalar(node)

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        kind = node.tag.removeprefix(_TAG)
        try:
            match kind:
                case "str":
                    return unicodedata.normalize("NFC", node.value)
                case "null":
                    return None
                case "bool":
                    return node.value.lower() == "true"
                case "int" if len(node.value) <= MAX_DIGITS:
                    return int(node.value)
                case "timestamp" if _TIMESTAMP.fullmatch(node.value):
                    return self._scalars.construct_yaml_timestamp(node)
        except (ValueError, OverflowError):
            pass
        return self.refuse(
            f"{shown(node.value)} is not what its form promises", node.start_mark, "put it into quotation marks"
        )


def _around(words: tuple[str, str], mark: yaml.Mark) -> tuple[str, yaml.Mark, str]:
    return words[0], mark, words[1]
