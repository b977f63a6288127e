"""All sentences that umbruch says to a user: of the sources, of help pages, of rules and styles."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator

import click

from tests.tools import ROOT
from tests.translations.sentences import SOURCE, Sentence, sentences
from umbruch.cli.app import application
from umbruch.cli.help_pages import said_by
from umbruch.preflight.rules import TITLES

OF_CLICK = ("click",)
"""Stands in the catalogue as the place of a sentence of click's; those go by click's version, and are not asked for."""


def everything_said() -> list[Sentence]:
    """Every sentence once, by the files in which it stands first."""
    files: dict[str, set[str]] = defaultdict(set)
    inside: dict[str, set[str]] = defaultdict(set)
    for one in (*sentences(), *_help_pages(), *_rules(), *_styles()):
        files[one.template] |= set(one.files)
        inside[one.template] |= set(one.inside)
    every = [Sentence(template, tuple(sorted(files[template])), tuple(sorted(inside[template]))) for template in files]
    return sorted(every, key=lambda one: (one.files, one.template))


def _help_pages() -> Iterator[Sentence]:
    context = click.Context(application)
    commands = [(name, application.get_command(context, name)) for name in application.list_commands(context)]
    for name, command in (("umbruch", application), *commands):
        assert command is not None
        for sentence in said_by(command):
            if sentence and not sentence.startswith(("umbruch ", "cat ", "find ")):
                yield Sentence(sentence, (f"help/{name}",))


def _rules() -> Iterator[Sentence]:
    path = SOURCE / "preflight" / "rules.toml"
    for rule in tomllib.loads(path.read_text(encoding="utf-8")).values():
        if rule.get("hint"):
            yield Sentence(rule["hint"], ("preflight/rules.toml",))
    for title in TITLES.values():
        yield Sentence(title, ("preflight/rules.py",))


def _styles() -> Iterator[Sentence]:
    for path in sorted((ROOT / "styles").glob("*.toml")):
        if description := tomllib.loads(path.read_text(encoding="utf-8")).get("description"):
            yield Sentence(description, (f"styles/{path.name}",))
