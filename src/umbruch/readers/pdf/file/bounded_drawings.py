"""Looks at a PDF before pdfium does: drawings that hold one another without end would keep it at work for hours.

pdfium draws a form (ISO 32000-1, 8.10) each time it is named, also inside other forms; nothing stops it meanwhile.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from umbruch.errors import InputUnreadable

_MOST_DRAWN = 20_000
"""Forms that one form may draw, those inside of them with them: a plan of a town has some hundreds."""
_MOST_UNPACKED = 32_000_000
"""Bytes of one page's drawing instructions: newspaper pages have up to 3 million."""
_MOST_OF_FORM = 2_000_000
_FEW = _MOST_UNPACKED // _MOST_OF_FORM
"""So many drawings of the longest form are no more than a page may hold."""
_UNPACKS = f"the drawing of a page unpacks to more than {_MOST_UNPACKED // 1_000_000} MB"
_LONGEST_HEAD = 20_000
_MOST_OBJECTS = 300_000
_LONG_NUMBER = 10

_WORD = re.compile(rb"obj\b")
_ROOM, _DIGITS = b" \r\n\t", b"0123456789"
_FIGURES = (5, 8)
"""Figures of the generation of an object, and of its number before that, at most."""
_STREAM = re.compile(rb"stream\r?\n")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NO_INSTRUCTIONS = re.compile(rb"/Subtype\s*/Image|/FontFile|/Length[123]\b|/Type\s*/(?:XRef|Metadata)|/FunctionType")
_PACKED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*\]?\s*(?:/|>>|$)")
_LETTERED = re.compile(rb"/Filter\s*\[\s*/(?:ASCII85Decode|A85)\s*/(?:FlateDecode|Fl)\s*\]")
"""Flate in letters, as reportlab and old distillers write it."""
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]{0,400}\]|/[A-Za-z0-9]+)")
_LONGEST_CHAIN = 2
_FILTER = re.compile(rb"/([A-Za-z0-9]+)")
_LOOKED_INTO: tuple[list[bytes], ...] = (
    [], [b"FlateDecode"], [b"Fl"], [b"ASCII85Decode", b"FlateDecode"], [b"A85", b"Fl"],
)  # fmt: skip
_OF_PICTURES = (b"DCTDecode", b"DCT", b"JPXDecode", b"JBIG2Decode", b"CCITTFaxDecode", b"CCF")
_LOCK = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<")
_TINY_STEP = re.compile(rb"/[XY]Step\s+-?(?:0*\.\d+|0+(?:\.0*)?)\b")
"""A pattern (ISO 32000-1, 8.7.3) of less than a point is drawn a million times on a page."""
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]{0,200000}\]|\d{1,9}\s+\d{1,5}\s+R)")
_NUMBERED = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+R\b")
_CROWD = "it has more objects than are looked at"
_LOCKED, _PATTERN = "it is encrypted", "a pattern in it repeats within a point"
_PACKED_OTHERWISE = "its drawings are packed in more than one way"
_MUCH_UNPACKED = 8_000_000
"""Bytes of all drawing instructions of a file from which it is tried first."""
_OBJECTS_INSIDE = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,9})\b")
_REFERENCE = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,9})\s+\d{1,9}\s+R\b")
_RESOURCES = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,9})\s+\d{1,9}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")


class _Form(NamedTuple):
    """The forms and pictures that a form names, by name, how often it draws each, and its own bytes."""

    names: Mapping[bytes, int]
    counts: Mapping[bytes, int]
    length: int


class BoundedObjects(NamedTuple):
    """The dictionaries of a PDF's objects by number, and why its drawings may still go beyond bounds, in words."""

    heads: Mapping[int, bytes]
    unseen: tuple[str, ...] = ()


def bounded_objects(content: bytes, source: str) -> BoundedObjects:
    """The dictionaries of a PDF's objects by number, if its drawings stay in bounds as far as they are seen.

    Args:
        content: the file; of one that is locked nothing is seen.
        source: its name for messages.

    Raises:
        InputUnreadable: its drawings hold themselves, or one another too often, or unpack to too much.
    """
    heads: dict[int, bytes] = {}
    forms: dict[int, bytes] = {}
    pages: list[Mapping[bytes, int]] = []
    unseen = {_LOCKED: None} if _LOCK.search(content) else {}
    objects = list(_objects(content))
    if len(objects) >= _MOST_OBJECTS:
        unseen[_CROWD] = None
    for number, head, packed in objects:
        heads[number] = head
        if packed and _OBJECTS_INSIDE.search(head) and not _FORM.search(head):
            inside = _instructions(head, packed, _MOST_OF_FORM)
            heads.update(_inside(head, inside))
            if len(inside) >= _MOST_OF_FORM:
                unseen[_CROWD] = None
    on_pages = _on_pages(heads)
    whole = 0
    for number, head, packed in objects:
        if _TINY_STEP.search(head):
            unseen[_PATTERN] = None
        is_form = _FORM.search(head) is not None
        if not packed or (_NO_INSTRUCTIONS.search(head) and number not in on_pages and not is_form):
            continue
        if _is_packed_otherwise(head):
            unseen[_PACKED_OTHERWISE] = None
        if is_form:
            forms[number] = _instructions(head, packed, _MOST_OF_FORM)
        drawn = _instructions(head, packed, _MOST_UNPACKED + 1)
        whole += len(drawn)
        if len(drawn) > _MOST_UNPACKED:
            raise _refused(_UNPACKS, source)
        if number not in forms and drawn.count(b"Do") > _FEW:
            pages.append(Counter(_DRAWN.findall(drawn)))
    lengths = _insist_on_depth({number: _form(heads, number, drawn) for number, drawn in forms.items()}, source)
    if pages and lengths:
        _insist_on_work(heads, lengths, pages, source)
    if whole > _MUCH_UNPACKED:
        unseen[f"its drawings unpack to {whole // 1_000_000} MB"] = None
    return BoundedObjects(heads, tuple(unseen))


def _objects(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The number, the dictionary and the packed bytes of the objects in a file, as they lie there."""
    starts = list(islice(_starts(content), _MOST_OBJECTS))
    for at, (_, start, number) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(content)
        found = _STREAM.search(content, start, min(end, start + _LONGEST_HEAD))
        if found is None:
            yield number, content[start : min(end, start + _LONGEST_HEAD)], b""
            continue
        last = content.find(b"endstream", found.end())
        yield number, content[start : found.start()], content[found.end() : last if last >= 0 else end]


def _starts(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Where the objects of a file begin, where their content begins, and their numbers (ISO 32000-1, 7.3.10).

    The word is looked for first, and the numbers before it from there: packed bytes are full of figures.
    """
    for word in _WORD.finditer(content):
        at = word.start()
        figures: list[bytes] = []
        for longest in _FIGURES:
            room = at
            while room and content[room - 1] in _ROOM:
                room -= 1
            begin = room
            while begin and room - begin <= longest and content[begin - 1] in _DIGITS:
                begin -= 1
            if room == at or not 0 < room - begin <= longest:
                break
            figures.append(content[begin:room])
            at = begin
        else:
            yield at, word.end(), int(figures[-1])


def _on_pages(heads: Mapping[int, bytes]) -> set[int]:
    """The numbers of the streams that pages name as what they show, whatever these say of themselves."""
    found: set[int] = set()
    for head in heads.values():
        for match in _CONTENTS.finditer(head):
            for reference in _NUMBERED.findall(match.group(1)):
                number = int(reference)
                found.add(number)
                found |= {int(one) for one in _NUMBERED.findall(heads.get(number, b"")[:_LONGEST_HEAD])}
    return found


def _is_packed_otherwise(head: bytes) -> bool:
    """Whether filters stand before a stream that are not undone here and are those of no picture."""
    chains = [_FILTER.findall(match.group(1)) for match in _FILTERS.finditer(head)]
    return any(
        chain not in _LOOKED_INTO and (chain[-1] not in _OF_PICTURES or len(chain) > _LONGEST_CHAIN) for chain in chains
    )


def _instructions(head: bytes, packed: bytes, most: int) -> bytes:
    """A stream unpacked; as it lies there, where it is packed in a way that is not looked into."""
    if _PACKED.search(head):
        return _unpacked(packed, most)
    if _LETTERED.search(head):
        try:
            return _unpacked(a85decode(packed.strip().removeprefix(b"<~").removesuffix(b"~>")), most)
        except ValueError:
            return b""
    return packed[:most]


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _inside(head: bytes, unpacked: bytes) -> dict[int, bytes]:
    """The objects in an object stream (ISO 32000-1, 7.5.7), by number."""
    first = _FIRST.search(head)
    if first is None:
        return {}
    begin = int(first.group(1))
    numbers = [int(part) for part in unpacked[:begin].split() if part.isdigit() and len(part) < _LONG_NUMBER]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    ends = [*(offset for _, offset in pairs[1:]), len(unpacked)] if pairs else []
    return {number: unpacked[begin + offset : begin + end] for (number, offset), end in zip(pairs, ends, strict=True)}


def _form(heads: Mapping[int, bytes], number: int, drawn: bytes) -> _Form:
    """What a form names in its own dictionary and in those that this refers to, and how often it draws it."""
    told = heads[number]
    for _ in range(2):
        told += b" ".join(heads.get(int(one), b"")[:_LONGEST_HEAD] for one in set(_RESOURCES.findall(told)))
    counts: dict[bytes, int] = {}
    for name in _DRAWN.findall(drawn):
        counts[name] = counts.get(name, 0) + 1
    return _Form({name: int(other) for name, other in _REFERENCE.findall(told)}, counts, len(drawn))


def _insist_on_depth(forms: Mapping[int, _Form], source: str) -> dict[int, int]:
    """Count what each form draws, those first that others draw; the bytes of instructions that it goes through."""
    lengths: dict[int, int] = {}
    drawn: dict[int, int] = {}
    open_ones: set[int] = set()
    for first in forms:
        waiting = [first]
        while waiting:
            number = waiting[-1]
            kids = [
                (forms_drawn, count)
                for name, count in forms[number].counts.items()
                if (forms_drawn := forms[number].names.get(name, 0)) in forms
            ]
            if number not in open_ones and number not in drawn:
                open_ones.add(number)
                if any(kid in open_ones for kid, _ in kids):
                    raise _refused("one of its drawings holds itself", source)
                waiting += [kid for kid, _ in kids if kid not in drawn]
                continue
            waiting.pop()
            if number in open_ones:
                open_ones.discard(number)
                drawn[number] = 1 + sum(count * drawn.get(kid, 1) for kid, count in kids)
                lengths[number] = forms[number].length + sum(count * lengths.get(kid, 0) for kid, count in kids)
                if drawn[number] > _MOST_DRAWN:
                    raise _refused("its drawings hold one another too often", source)
    return lengths


def _insist_on_work(
    heads: Mapping[int, bytes], lengths: Mapping[int, int], pages: Iterable[Mapping[bytes, int]], source: str
) -> None:  # fmt: skip
    """Count the bytes of instructions that a page goes through, those of a form as often as it is drawn.

    A name may stand for different forms on different pages; the longest of them counts.
    """
    longest: dict[bytes, int] = {}
    for head in heads.values():
        for name, other in _REFERENCE.findall(head):
            if int(other) in lengths:
                longest[name] = max(longest.get(name, 0), lengths[int(other)])
    for page in pages:
        if sum(count * longest.get(name, 0) for name, count in page.items()) > _MOST_UNPACKED:
            raise _refused(_UNPACKS, source)


def _refused(why: str, source: str) -> InputUnreadable:
    return InputUnreadable(
        f"the PDF is not read: {why}", source=source, hint="print it to a new PDF, or scan the page"
    )  # fmt: skip
