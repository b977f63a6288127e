"""The table of rules in `rules.toml`: what each finding means, how grave it is, its clause, and what to do about it.

`docs/check.md` is made from this table too; the checks themselves only say where and what.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from umbruch.diagnostics import Diagnostic, Severity
from umbruch.written.own_table import own_table

EVERY = "*"
"""The key of a clause or severity that holds for all formats not named."""

TITLES = {
    "pdf": "PDF",
    "epub": "EPUB",
    "docx": "Word (DOCX)",
    "newsml": "NewsML-G2",
    "newsml-1": "NewsML 1",
    "nitf": "NITF",
    "ninjs": "ninjs",
    "wire": "wire text (IPTC 7901, ANPA 1312)",
    "feed": "feed (RSS, Atom, JSON Feed)",
    "html": "HTML",
    "markdown": "Markdown",
    "text": "plain text",
    "json": "tree of umbruch (JSON)",
    "picture": "picture",
    "kit": "press kit (folder or ZIP)",
}
"""The formats that can be checked, by the names of the table of formats, as people call them."""

FOLDER = "folder"
CALLED = {**TITLES, FOLDER: "files in a folder or ZIP"}
"""What was checked, as people call it: a format, or files that lie together and are no press kit."""


class Rule(NamedTuple):
    """One rule.

    `demand` is what a good file keeps to; `clauses` and `severities` go by format, with `*` for all others.
    """

    code: str
    severity: Severity
    formats: tuple[str, ...]
    demand: str
    hint: str
    clauses: Mapping[str, str] = {}
    severities: Mapping[str, Severity] = {}

    def clause(self, kind: str) -> str | None:
        """The clause of the standard that the rule rests on in this format; None where it is only good practice."""
        return self.clauses.get(kind, self.clauses.get(EVERY))

    def gravity(self, kind: str) -> Severity:
        """How grave a breach is in this format."""
        return self.severities.get(kind, self.severity)


def _loaded() -> tuple[Rule, ...]:
    return tuple(_rule(code, row) for code, row in own_table(Path(__file__).with_name("rules.toml")).items())


def _rule(code: str, row: dict[str, Any]) -> Rule:
    named = tuple(row["formats"])
    return Rule(**{**row, "code": code, "formats": tuple(TITLES) if named == (EVERY,) else named})


RULES: tuple[Rule, ...] = _loaded()
RULE: dict[str, Rule] = {rule.code: rule for rule in RULES}


def finding(
    kind: str,
    code: str,
    message: str,
    *,
    place: str | None = None,
    line: int | None = None,
    severity: Severity | None = None,
    hint: str | None = None,
    clause: str | None = None,
) -> Diagnostic:
    """A breach of a rule, with the rule's severity, hint and clause for this format.

    Args:
        kind: the format, a key of `TITLES`.
        code: the code of the rule.
        message: what was seen, in one line.
        place: the file inside an archive, the page, the path in the tree.
        line: the line in the file, or in the file that `place` names, counted from 1.
        severity, hint, clause: what a tool says that knows better than the table.
    """
    rule = RULE[code]
    return Diagnostic(
        code=code,
        message=message,
        severity=severity or rule.gravity(kind),
        line=line,
        field=place,
        hint=hint or rule.hint,
        clause=clause or rule.clause(kind),
    )


def not_run(kind: str, what: str, why: str, hint: str | None = None) -> Diagnostic:
    """The remark that something was not checked, and why."""
    return finding(kind, "check.not_run", f"{what}: {why}", hint=hint)
