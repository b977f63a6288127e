"""Fields (ISO/IEC 29500-1, 17.16): what Word counts by itself, each with the value to show until it has."""

from __future__ import annotations

from collections.abc import Iterable

from umbruch.writers.docx.content.running_text import Voice, run
from umbruch.writers.docx.xml.wordml import Element, w

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def simple_field(instruction: str, cached: str, voice: Voice) -> Element:
    """A field whose value is one run."""
    return w("fldSimple", run(cached, voice), instr=f" {instruction} ")


def opening(instruction: str, voice: Voice | None = None) -> list[Element]:
    """The runs before the value of a field that may span several paragraphs."""
    made = w("instrText")
    made.text = f" {instruction} "
    made.set(_XML_SPACE, "preserve")
    return [_mark("begin", voice), w("r", _look(voice), made), _mark("separate", voice)]


def closing(voice: Voice | None = None) -> Element:
    """The run after the value."""
    return _mark("end", voice)


def field(instruction: str, cached: Iterable[Element], voice: Voice) -> list[Element]:
    """A field all of whose runs are set alike, so that its value keeps that look when Word counts anew."""
    return [*opening(instruction, voice), *cached, closing(voice)]


def _mark(kind: str, voice: Voice | None) -> Element:
    return w("r", _look(voice), w("fldChar", fldCharType=kind))


def _look(voice: Voice | None) -> Element | None:
    return voice.properties() if voice else None
