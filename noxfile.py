"""The quick tests on every Python that umbruch promises; those that are not installed are left out: `make pythons`."""

from __future__ import annotations

import nox

nox.options.error_on_missing_interpreters = False
nox.options.default_venv_backend = "venv"


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def tests(session: nox.Session) -> None:
    """Install the package with what its tests need, and run them; `nox -- ARGUMENTS` hands pytest others."""
    session.install("--constraint", "constraints.txt", "hatchling")
    session.install("--constraint", "constraints.txt", "--no-build-isolation", "--editable", ".[all]")
    chosen = session.posargs or ["-m", "not slow and not conformance"]
    session.run("python", "-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile", *chosen)
