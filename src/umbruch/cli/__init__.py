"""The command line: parse arguments, call the library, print; nothing else.

The version and the overview are what scripts and people ask for most: both are said before anything is imported that
could parse more than these two words.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["main"]

OVERVIEW = os.path.join(os.path.dirname(__file__), "overview.{}.txt")  # noqa: PTH118, PTH120  pathlib takes longer than all else
"""What `umbruch --help` says in a language, as click lays it out for `OVERVIEW_WIDTH` columns; a test holds the two
together."""

OVERVIEW_WIDTH = 80


AT_FIRST = 200_000
"""Objects that may be made before Python looks for cycles among them.

A call that makes four formats makes 130,000, most of them what it imports, and a thousand of them garbage.
"""


def main() -> "NoReturn":
    """Run the command line and leave with its exit status."""
    if any(one.startswith("--locale") for one in sys.argv):
        from umbruch.cli.speech import chosen_language

        sys.argv[1:] = chosen_language(sys.argv[1:])
    if (said := _prepared(sys.argv[1:])) and _print(said):
        sys.exit(0)
    _collect_later()
    from umbruch.cli.prepared.modules import Modules
    from umbruch.cli.prepared.private_file import path_in_cache

    modules = Modules(path_in_cache(f"{sys.flags.optimize}.modules"))
    modules.install()
    from umbruch.cli.prepared.named_tuples import make_at_once
    from umbruch.cli.prepared.patterns import take_from
    from umbruch.cli.prepared.shelf import Shelf, shelf_path

    make_at_once()
    shelf = Shelf(shelf_path())
    take_from(shelf)
    _import_msgspec()
    from umbruch import kept
    from umbruch.cli.app import main

    kept.take_tables_from(shelf)
    try:
        main()
    except SystemExit as ended:
        shelf.save()
        modules.save()
        _leave(ended)


def _collect_later() -> None:
    """Look for garbage in cycles once more has been made than a call imports, and rarely from then on."""
    import gc

    def rarely(_phase: str, _about: object) -> None:
        from umbruch.kept import collect_rarely

        gc.callbacks.remove(rarely)
        collect_rarely()

    gc.set_threshold(AT_FIRST, 20, 20)
    gc.callbacks.append(rarely)


def _leave(ended: SystemExit) -> "NoReturn":
    """End without taking apart, object by object, what the system takes back as a whole.

    All that asked to be called at the end is called, threads are waited for, and what was printed is written.
    """
    import atexit
    import threading

    try:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # the output is full, closed or none: Python's own end says so
        raise ended from None
    if not isinstance(ended.code, int):
        raise ended
    os._exit(ended.code)


def _import_msgspec() -> None:
    """Import it without `typing_extensions`, which it asks before `typing`: both have the same from Python 3.11 on."""
    hidden = "typing_extensions" not in sys.modules
    if hidden:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        if hidden:
            del sys.modules["typing_extensions"]


def _prepared(arguments: list[str]) -> str | None:
    """What is said to these arguments, where that is written down."""
    if arguments in (["--version"], ["-V"]):
        from umbruch import __version__

        return f"umbruch {__version__}\n"
    if arguments in (["--help"], ["-h"]):
        from umbruch.cli.printing.terminal_width import terminal_columns

        if terminal_columns(OVERVIEW_WIDTH) < OVERVIEW_WIDTH:
            return None
        from umbruch.language.user_language import user_language

        with open(OVERVIEW.format(user_language()), encoding="utf-8") as stream:  # noqa: PTH123  as above
            return stream.read()
    return None


def _print(said: str) -> bool:
    """Whether it could be printed; where not, the way over click knows what to say."""
    try:
        sys.stdout.write(said)
        sys.stdout.flush()
    except (OSError, AttributeError):
        return False
    return True
