"""The findings of a check as SARIF 2.1.0 (OASIS), which build servers and editors show at the files they are about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from umbruch import __version__

if TYPE_CHECKING:
    from umbruch.diagnostics import Diagnostic
    from umbruch.errors import UmbruchError
    from umbruch.preflight import Checked

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
"""Severities as SARIF calls them (3.27.10)."""


def sarif(results: Iterable[tuple[str, Checked | UmbruchError]], status: int) -> str:
    """One run of `umbruch check`.

    Args:
        results: each file as it was named, with what was found or why it was not read.
        status: the exit status of the command.
    """
    from umbruch.preflight.rules import RULE

    findings: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for source, result in results:
        if not isinstance(result, tuple):
            notes.append(_note("error", str(result), source))
            continue
        for one in result.findings:
            if one.code == "check.not_run":
                notes.append(_note("note", one.message, source))
            else:
                findings.append(_result(one, source, result.members))
    codes = sorted({one["ruleId"] for one in findings})
    driver = {"name": "umbruch", "version": __version__, "rules": [_rule(RULE[code]) for code in codes if code in RULE]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(one["level"] == "error" for one in notes),
                "exitCode": status,
                "toolExecutionNotifications": notes,
            }
        ],
        "results": findings,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Any) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.demand},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Diagnostic, source: str, members: tuple[str, ...]) -> dict[str, Any]:
    said = ". ".join(part.rstrip(".") for part in _parts(one)) + "."
    found: dict[str, Any] = {"ruleId": one.code, "level": _LEVELS[one.severity], "message": {"text": said}}
    file, place = _member(one.field, members)
    return {**found, "locations": [_location(f"{source.rstrip('/')}/{file}" if file else source, one.line, place)]}


def _member(place: str | None, members: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The file of a folder that a place begins with, and where in that file."""
    around = [name for name in members if place and f"{place}, ".startswith(f"{name}, ")]
    if place is None or not around:
        return None, place
    file = max(around, key=len)
    return file, place[len(file) + 2 :] or None


def _parts(one: Diagnostic) -> Iterator[str]:
    yield one.message
    if one.hint:
        yield one.hint
    if one.clause:
        yield one.clause


def _note(level: str, message: str, source: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": message}, "locations": [_location(source, None, None)]}


def _location(source: str, line: int | None, place: str | None) -> dict[str, Any]:
    """Where: the file, and its line where the place is no other file inside it."""
    path = Path(source)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line is not None and place is None:
        physical["region"] = {"startLine": line}
    found: dict[str, Any] = {"physicalLocation": physical}
    if place is not None:
        name = place if line is None else f"{place}, line {line}"
        found["logicalLocations"] = [{"fullyQualifiedName": name}]
    return found
