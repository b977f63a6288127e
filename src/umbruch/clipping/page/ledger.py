"""The reader's ledger: which lines each field came from, how sure it is, and what had to be guessed."""

from __future__ import annotations

from collections.abc import Iterable

from umbruch.diagnostics import Diagnostic, Severity
from umbruch.tree.reading import DOUBTFUL, Origin


class Ledger:
    """Collects origins and diagnostics while one article is read."""

    def __init__(self, prefix: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._prefix = prefix
        self._diagnostics = list(diagnostics)
        self._origins: list[Origin] = []

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
        """Enter a field with what was read; one that is less than sure is a guess, too.

        Args:
            field: its name inside the article.
            lines: the lines that it was read from.
            sureness: from 0 to 1.
            value: what was read, for the message.
        """
        numbers = tuple(lines)
        self.field(field, numbers, sureness)
        if sureness < DOUBTFUL:
            self.guess(field, f"taken as {field}: {value}", numbers[0] if numbers else None, f"--set {field}=…")

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
