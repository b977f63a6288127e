"""A credit as a line of its own that people read as one and programs take apart again: `*Foto: Anna Berg*`.

What follows the first colon is the name. Where it is not, the looks of the line tell it: the name alone in plain type
behind the rest (`*Foto* Anna Berg`), heavy inside it (`*Foto: **Anna Berg**/dpa*`) or heavy alone (`**dpa**`); a line
without a name that has a colon is slanted in two parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.tree import Break, Credit, Emphasis, Inline, Strong, Text

_COLON = ": "
DECORATION = "decoration"
"""Says behind the address of a picture that it shows nothing that words should tell (an empty alternative text)."""

CREDITED = "by="
"""Says behind that address whom a credit names, where its line does not tell."""
UNCREDITED = "uncredited"
"""Says behind that address that the last line, which looks like a credit, is none."""


def credit_line(credit: Credit) -> tuple[Inline, ...] | None:
    """The line of a credit; None where no line says it."""
    text, name = credit.text, credit.name
    label, colon, rest = text.partition(_COLON)
    made: tuple[Inline, ...]
    if name == _usual_name(text):
        made = (Emphasis((Text(text),)),)
    elif name is None:
        made = Emphasis((Text(label + colon.rstrip()),)), Text(" "), Emphasis((Text(rest),))
    elif name == text:
        made = (Strong((Text(text),)),)
    elif text.endswith(f" {name}"):
        made = Emphasis((Text(text[: -len(name) - 1]),)), Text(f" {name}")
    else:
        before, _, after = text.partition(name)
        made = (Emphasis((Text(before), Strong((Text(name),)), Text(after))),)
    return made if credit_in(made) == credit else None


def credit_in(line: Sequence[Inline]) -> Credit | None:
    """The credit that a line says; None for any other line."""
    match line:
        case [Emphasis(content=(Text(text),))]:
            return Credit(text, _usual_name(text))
        case [Strong(content=(Text(text),))]:
            return Credit(text, text)
        case [Emphasis(content=(Text(label),)), Text(" "), Emphasis(content=(Text(rest),))]:
            return Credit(f"{label} {rest}")
        case [Emphasis(content=(Text(label),)), Text(rest)] if rest.startswith(" "):
            return Credit(label + rest, rest[1:])
        case [Emphasis(content=(Text(before), Strong(content=(Text(name),)), Text(after)))]:
            return Credit(before + name + after, name)
        case _:
            return None


def _usual_name(text: str) -> str | None:
    return text.partition(_COLON)[2] or None


def parted_at_breaks(content: Sequence[Inline]) -> list[list[Inline]]:
    """Inlines parted at their breaks; one line at least."""
    lines: list[list[Inline]] = [[]]
    for inline in content:
        if isinstance(inline, Break):
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines
