"""What `make faults` says at its end: how many faults were injected, and that nothing was lost."""

from __future__ import annotations

import os
from collections import Counter

import pytest

INJECTED = ("steps that failed or were the last", "batches killed at work")
FEWEST = 200
"""Faults that a whole run injects at least."""


def _counted(terminal: pytest.TerminalReporter) -> Counter[str]:
    counts: Counter[str] = Counter()
    for report in terminal.stats.get("passed", []):
        counts.update({name: number for name, number in report.user_properties if isinstance(number, int)})
    return counts


def _injected(counts: Counter[str]) -> int:
    return sum(counts[name] for name in INJECTED)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run with every fault that injects too few of them is no proof."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None or not os.environ.get("UMBRUCH_EVERY_FAULT"):
        return
    if session.exitstatus == pytest.ExitCode.OK and _injected(_counted(terminal)) < FEWEST:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The count, where every fault was asked for."""
    if not os.environ.get("UMBRUCH_EVERY_FAULT"):
        return
    counts = _counted(terminalreporter)
    lost = len(terminalreporter.stats.get("failed", [])) or "nothing"
    terminalreporter.write_line(f"{_injected(counts)} injected faults (at least {FEWEST} are asked for): {lost} lost")
    for name, number in counts.items():
        terminalreporter.write_line(f"  {number} {name}")
