"""The reader's ledger: which lines each field came from, how sure it is, and what had to be guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic, Severity
from umbruch.tree.reading import Origin

GUESSES = ("lang", "kicker", "headline", "deck", "lead", "byline", "dateline", "source", "contact", "boilerplate")
"""Fields of which a reading may say that they are guessed, each under a code of its own (`headline.guessed`)."""


class Ledger:
    """Collects origins and diagnostics while one article is read."""

    def __init__(self, prefix: str, diagnostics: Iterable[Diagnostic] = (), origins: Iterable[Origin] = ()) -> None:
        self._prefix = prefix
        self._diagnostics = list(diagnostics)
        self._origins: list[Origin] = list(origins)
        self._values: dict[str, str] = {}

    def branch(self) -> Ledger:
        """A ledger that begins with all that stands in this one, for an attempt that may be dropped."""
        branch = Ledger(self._prefix, self._diagnostics, self._origins)
        branch._values.update(self._values)
        return branch

    def field(self, name: str, lines: Iterable[int], sureness: float = 1.0) -> None:
        """Enter a field with the lines that it was read from."""
        self._origins.append(Origin(f"{self._prefix}.{name}", tuple(lines), round(sureness, 2)))

    def remark(
        self,
        code: str,
        message: str,
        line: int | None = None,
        *,
        field: str | None = None,
        severity: Severity = "info",
        hint: str | None = None,
    ) -> None:
        """Enter a remark; `field` is a name inside the article."""
        path = f"{self._prefix}.{field}" if field else None
        self._diagnostics.append(Diagnostic(code, message, severity, line, path, hint))

    def take(self, field: str, lines: Iterable[int], sureness: float, value: str) -> None:
        """Enter a field with what was read; one that is less than sure will be a guess, too.

        Args:
            field: its name inside the article.
            lines: the lines that it was read from.
            sureness: from 0 to 1.
            value: what was read, for the message.
        """
        self.field(field, lines, sureness)
        self._values[f"{self._prefix}.{field}"] = value

    def drop_block(self, place: int) -> tuple[int, ...]:
        """Forget a block of the body, which stands elsewhere, and give its lines; those after it move up."""
        kept = []
        lines: tuple[int, ...] = ()
        for one in self._origins:
            found = re.fullmatch(rf"({re.escape(self._prefix)}\.body\[)(\d+)(\].*)", one.field)
            if found is None or int(found[2]) < place:
                kept.append(one)
            elif int(found[2]) > place:
                kept.append(replace(one, field=f"{found[1]}{int(found[2]) - 1}{found[3]}"))
            else:
                lines += one.lines
        self._origins = kept
        return lines

    def taken(self) -> dict[str, tuple[tuple[int, ...], float, str]]:
        """The lines of each field so far, its sureness and what was read, by its name inside the article."""
        start = len(self._prefix) + 1
        return {one.field[start:]: (one.lines, one.sureness, self._values.get(one.field, "")) for one in self._origins}

    def settle(self, sureness: Callable[[str, float], float]) -> None:
        """Make probabilities of what the recognisers say of their sureness, and remark upon what is less than sure.

        Args:
            sureness: gives the probability for a field's name and its recogniser's sureness.
        """
        for number, origin in enumerate(self._origins):
            name = origin.field.removeprefix(f"{self._prefix}.")
            settled = replace(origin, sureness=round(sureness(name, origin.sureness), 2))
            self._origins[number] = settled
            if settled.doubtful and origin.field in self._values:
                value = self._values[origin.field]
                line = origin.lines[0] if origin.lines else None
                self.guess(name, f"taken as {name}: {value}", line, f"--set {name}=…")

    def explain(self, field: str, why: str, instead: str) -> None:
        """Say of a field why its lines were taken, and what came next."""
        path = f"{self._prefix}.{field}"
        self._origins = [replace(one, why=why, instead=instead) if one.field == path else one for one in self._origins]

    def guess(self, field: str, message: str, line: int | None, hint: str | None = None) -> None:
        """Enter a field that is less than sure; `--strict` makes an error of it."""
        self.remark(f"{field}.guessed", message, line, field=field, severity="warning", hint=hint)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The fields in the order in which they were entered."""
        return tuple(self._origins)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The remarks, those with a line in the order of the page, each once."""
        unique = list(dict.fromkeys(self._diagnostics))
        return tuple(sorted(unique, key=lambda d: d.line if d.line is not None else 0))
