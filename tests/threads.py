"""Every format from many threads at once, in a fresh process: `python -m tests.threads cold|warm NUMBER`.

Writes a line for each file whose bytes differ from those of a run in one thread, and `same COUNT` at the end.
"""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Callable
from functools import partial

THREADS = 8
SAMPLES = ("article", "plain", "kit", "arabic", "hebrew")
STYLES = ("broadsheet", "release", "clipping")
WRITERS = (
    "docx", "epub", "html", "json", "markdown", "newsml", "newsml-apa", "newsml-dpa", "ninjs", "nitf", "pdf", "text",
    "text-72",
)  # fmt: skip
SHORT = 1e-5
"""Seconds between two switches of threads: 500 times as often as usual."""

CLIPPING = b"Neue Halle fertig\n\nLINDAU (dpa). Die Halle ist am Montag er-\n\xc3\xb6ffnet worden.\n\nFoto: Jan Blum\n"

Task = tuple[str, ...]


def tasks_of(number: int) -> dict[Task, Callable[[], bytes]]:
    """What is done, in an order of its own for each number."""
    import umbruch
    from tests.publications import SAMPLES as KNOWN
    from tests.publications import sample_publication
    from umbruch.errors import UmbruchError

    def rendered(name: str, format: str, style: str) -> bytes:
        try:
            return umbruch.render(sample_publication(name), format, style, on_diagnostic=lambda _: None)
        except UmbruchError as error:  # a NITF file holds one article
            return str(error).encode()

    def read(format: str) -> bytes:
        content = CLIPPING if format == "text" else umbruch.render(umbruch.read(CLIPPING), format)
        return repr(umbruch.read(content, format=format).article).encode()

    names = [name for name in SAMPLES if name in KNOWN]
    tasks: dict[Task, Callable[[], bytes]] = {}
    for at, name in enumerate(names):
        for format in WRITERS:
            style = STYLES[(at + number) % len(STYLES)]
            tasks[name, format, style] = partial(rendered, name, format, style)
    for format in ("json", "markdown", "text"):
        tasks["read", format] = partial(read, format)
    order = list(tasks)
    random.Random(number).shuffle(order)
    return {task: tasks[task] for task in order}


def together(tasks: dict[Task, Callable[[], bytes]]) -> list[dict[Task, bytes]]:
    """What each of the threads makes when all of them do all of it, each beginning somewhere else."""
    made: list[dict[Task, bytes]] = [{} for _ in range(THREADS)]
    start = threading.Barrier(THREADS)
    order = list(tasks)

    def work(which: int) -> None:
        first = which * 2 if which % 2 else 0
        start.wait()
        for task in order[first:] + order[:first]:
            made[which][task] = tasks[task]()

    threads = [threading.Thread(target=work, args=(which,)) for which in range(THREADS)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SHORT)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    return made


def main(state: str, number: int) -> None:
    """Work in threads first (`cold`) or after a run in one thread (`warm`), and compare."""
    from umbruch import clear_caches

    tasks = tasks_of(number)
    if state == "warm":
        right = {task: do() for task, do in tasks.items()}
        several = together(tasks)
    else:
        several = together(tasks)
        clear_caches()
        right = {task: do() for task, do in tasks.items()}
    for made in several:
        for task in tasks:
            if made.get(task) != right[task]:
                sys.stdout.write(f"differs: {' '.join(task)}\n")
    sys.stdout.write(f"same {sum(map(len, several))}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
