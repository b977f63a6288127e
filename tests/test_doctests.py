"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
import subprocess
import sys

import pytest

from tests.test_house import modules
from tests.tools import ROOT

EXAMPLES = sorted(name for name, path in modules().items() if ">>> " in path.read_text(encoding="utf-8"))


def test_there_are_examples() -> None:
    assert "" in EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_a_module_run(name: str) -> None:
    module = f"umbruch.{name}".rstrip(".")
    assert doctest.DocTestFinder().find(importlib.import_module(module))
    code = f"import doctest, importlib, sys; sys.exit(doctest.testmod(importlib.import_module({module!r})).failed)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_an_example_that_says_something_else_is_noticed() -> None:
    wrong = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "wrong", None, None)
    assert doctest.DocTestRunner(verbose=False).run(wrong, out=lambda _: None).failed == 1
