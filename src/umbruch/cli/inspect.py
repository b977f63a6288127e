"""`umbruch inspect`: what was recognised in an input, where it stood, and what was guessed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from umbruch.cli.options import hold, reading_options, sandbox_option, say_error
from umbruch.cli.speech import headings, localised
from umbruch.cli.terminal import one_line

if TYPE_CHECKING:
    from umbruch.cli.printing.clipping_page import Shown
    from umbruch.corrections.model import Applied
    from umbruch.registry.format_table import Changes
    from umbruch.tree.reading import Reading


FAILED = 1


class Wanted(NamedTuple):
    """What is to be shown of each input."""

    as_json: bool
    as_page: bool
    full: bool
    why: str | None
    written: bool
    verbose: bool


@click.command("inspect", short_help="Show what is recognised in an article.")
@click.argument("sources", metavar="INPUT...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the whole tree, the origins and the remarks as JSON.")
@click.option(
    "--html",
    "as_page",
    is_flag=True,
    help="Print one page to look at and to mail: each line in the colour and pattern of its role, doubts marked.",
)
@click.option("--full", is_flag=True, help="Show values whole, over as many lines as they take.")
@click.option(
    "--why",
    is_flag=False,
    flag_value="",
    default=None,
    metavar="[FIELD]",
    help="Say why the lines of the head, or of one field, were taken: rule or evidence, and what came next.",
)
@click.option(
    "--write-fixes",
    "written",
    is_flag=True,
    help="Write what --set corrects to a file beside the input (clipping.fix.toml), which every command reads; without "
    "--set one to start from, with the doubtful fields.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say which umbruch.toml and which corrections hold.")
@reading_options
@sandbox_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    as_json: bool,
    as_page: bool,
    full: bool,
    why: str | None,
    source_format: str | None,
    lang: str | None,
    article: int | None,
    assignments: tuple[str, ...],
    no_fixes: bool,
    attachments: bool,
    changes: Changes,
    written: bool,
    verbose: bool,
) -> None:
    """Show what is recognised in an article: each field, its value, the lines it came from, what was guessed.

    INPUT is a file, or - for standard input; several are shown one after another. The names in the first column are
    those that --set takes; a wrong guess is corrected with it, here to try it out and in `umbruch convert` for good.
    With --write-fixes it holds for every command: the corrections are found again by their words, wherever the text is
    edited.

    \b
    Examples:
      umbruch inspect clipping.txt
      umbruch inspect clipping.txt --set kicker= --set headline="New bridge opens"
      umbruch inspect clipping.txt --set "lines[3-4]=deck" --set "body[2].type=subheading" --write-fixes
      umbruch inspect clipping.txt --html > clipping.html
      umbruch inspect clipping.txt --json
      umbruch inspect clipping.txt --why headline
      umbruch inspect archive/*.txt
    """
    from umbruch.files import fixes_beside

    hold(context, sources, [fixes_beside(Path(source)) for source in sources] if written else [])
    if as_json and as_page:
        raise click.UsageError("standard output cannot hold both the page and JSON")
    wanted = Wanted(as_json, as_page, full, why, written, verbose)
    statuses = set()
    pages: list[Shown] = []
    for source in sources:
        if 0 in statuses and not as_json and not as_page:
            click.echo("")
        reading_as = {
            "format": source_format, "lang": lang, "article": article, "fixes": not no_fixes,
            "attachments": attachments, "changes": changes,
        }  # fmt: skip
        statuses.add(_inspected(source, wanted, pages, assignments, **reading_as))
    if pages:
        from umbruch.cli.printing.clipping_page import clipping_page

        click.echo(clipping_page(pages))
    context.exit(statuses.pop() if len(statuses) == 1 else FAILED)


def _inspected(source: str, wanted: Wanted, pages: list[Shown], assignments: tuple[str, ...], **reading_as: Any) -> int:
    """Show one input, or put it down among those of the page; the exit status."""
    from umbruch import api, corrections
    from umbruch.cli.field_table import describe
    from umbruch.errors import UmbruchError

    try:
        corrected = corrections.parse(assignments)
        done = None
        if wanted.as_page or wanted.written:
            done = api.read_corrected(source, set=corrected, **reading_as)
            reading = done.reading
        else:
            reading = api.read(source, set=corrected, **reading_as)
        if wanted.written and not corrected and reading_as["article"] is not None:
            done = api.read_corrected(source, **{**reading_as, "article": None})
        fixes = _written_fixes(done, source, bool(corrected)) if wanted.written and done else None
        grounds = list(_grounds(reading, wanted.why)) if wanted.why is not None and not wanted.as_json else []
    except UmbruchError as error:
        say_error(error)
        return error.exit_code
    if wanted.verbose:
        for told in _used(source, no_fixes=not reading_as["fixes"]):
            click.echo(f"umbruch: {one_line(told)}", err=True)
    name = localised("standard input") if source == "-" else source
    if wanted.as_page and done:
        from umbruch.cli.printing.clipping_page import Shown

        pages.append(Shown(name if source == "-" else Path(source).name, done))
    else:
        for line in [_json(reading)] if wanted.as_json else [*describe(reading, name, full=wanted.full), *grounds]:
            click.echo(line)
    if fixes is not None:
        click.echo(f"umbruch: {localised(f'{one_line(str(fixes))} holds the corrections')}", err=True)
    return 0


def _written_fixes(done: Applied, source: str, corrected: bool) -> Path:
    """Write the corrections of an input beside it; the path of the file.

    Args:
        done: the corrections as they were done, those of an older file before those of the call.
        source: the input.
        corrected: whether the call corrects anything; a file to start from never replaces one.

    Raises:
        OutputError: standard input has no file beside it, there is one already, or it cannot be written.
    """
    from umbruch.corrections.fix_writing import fix_text
    from umbruch.errors import OutputError
    from umbruch.files import fixes_beside, store
    from umbruch.language.user_language import user_language

    if source == "-":
        raise OutputError("standard input has no file beside it", hint="save it, and name the file")
    path = fixes_beside(Path(source))
    if not corrected and path.exists():
        raise OutputError(
            "the file is there already", source=str(path), hint="correct something with --set, or edit it"
        )
    store(path, fix_text(done, Path(source).name, user_language()).encode())
    return path


def _used(source: str, *, no_fixes: bool) -> Iterator[str]:
    """The files beside and above an input that say how it is read."""
    from umbruch.files import fixes_beside
    from umbruch.settings import found_house

    path = None if source == "-" else Path(source)
    found = found_house(path)
    yield localised(f"settings: {found.file or 'no umbruch.toml'}")
    beside = None if path is None or no_fixes else fixes_beside(path)
    yield localised(f"corrections: {beside if beside is not None and beside.is_file() else 'none beside it'}")


def _grounds(reading: Reading, field: str) -> Iterator[str]:
    """For each field, or for one, its lines, the rule or the evidence that told most, and what came next.

    Raises:
        FieldError: no field of an article has that name.
    """
    from umbruch.clipping.grounds import day_holder, grounds_of, holds_credit
    from umbruch.clipping.rule_names import names_a_field, rule_of
    from umbruch.corrections.field_names import nearest
    from umbruch.errors import FieldError
    from umbruch.tree import Article

    bare = field.partition("].")[2] if field.startswith("articles[") else field
    if bare and not names_a_field(bare) and bare not in Article.__struct_fields__:
        raise FieldError("there is no such field", place=field, hint=nearest(bare, Article, reading.article))
    yield ""
    own = [(one.field.removeprefix("articles[0]."), one) for one in reading.origins]
    told = [(name, one) for name, one in own if (_is_of(name, field) if field else one.why)]
    if holder := day_holder(bare):
        holder = field.removesuffix(bare) + holder
        told = [(field, one) for name, one in own if name == holder and grounds_of(reading.articles, field)[0]]
    if field == "credit":
        told = [(name, one) for name, one in own if holds_credit(reading.articles, name)]
    if not told:
        yield localised(f"no line was taken as {field}" if field else "nothing was chosen among several lines")
    for name, origin in told:
        bare = name.rpartition("].")[2] if name.startswith("articles[") else name
        rule, otherwise = rule_of("credit" if holds_credit(reading.articles, name) else bare)
        ground, second = ("", "") if origin.why else grounds_of(reading.articles, name)
        lines = ", " + localised(f"line {', '.join(map(str, origin.lines))}") if origin.lines else ""
        yield f"{name}: {origin.sureness:.0%}".replace("%", " %") + lines
        because, otherwise_said = headings("because", "else")
        room = max(len(because), len(otherwise_said)) + 2
        yield f"  {because:<{room}}{localised(origin.why or ground or f'the rule: {rule}')}"
        if instead := origin.instead or second or (otherwise if not origin.why else ""):
            yield f"  {otherwise_said:<{room}}{localised(instead)}"


def _is_of(name: str, field: str) -> bool:
    """Whether an origin is that of a field or of a part of it."""
    return name == field or name.startswith((f"{field}.", f"{field}["))


def _json(reading: Reading) -> str:
    import json

    import msgspec

    from umbruch.diagnostics import collecting
    from umbruch.tree.as_json import encode

    with collecting():
        tree = json.loads(encode(reading.tree))
    remarks = {"origins": reading.origins, "diagnostics": reading.diagnostics}
    return json.dumps({"tree": tree, **msgspec.to_builtins(remarks)}, ensure_ascii=False, indent=2)
