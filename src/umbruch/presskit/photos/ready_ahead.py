"""Pictures of a kit made ready before anything asks for them, several at once: Pillow works outside Python's lock."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING

from umbruch.errors import UmbruchError
from umbruch.pictures.open_picture import opened
from umbruch.presskit.photos.print_sizes import Prints

if TYPE_CHECKING:
    from concurrent.futures import Future

MOST_PIXELS = 32_000_000
"""Of a picture that is made beside others, some 100 MB at work; larger ones are made by whoever asks for them."""

MOST_AT_ONCE = 4
"""Pictures at work at the same time: more than so many wait for memory, not for a processor."""

Load = Callable[[str], bytes]
Make = Callable[[bytes, str], tuple[str, Prints]]
"""Makes the prints of a picture by its bytes and name, keeps them, and says where."""


@contextmanager
def ready_ahead(names: Sequence[str], load: Load, make: Make) -> Iterator[Mapping[str, Future[str | None]]]:
    """Inside the block pictures are made ready in the order of their names; one processor makes none ahead.

    Args:
        names: of the pictures.
        load: their bytes by name.
        make: makes and keeps the prints of one.

    Yields:
        For each name where its prints will lie in the store; None where it could not be made ready here, and whoever
        asks for it next is to try and will see why.
    """
    workers = min(processors(), MOST_AT_ONCE, len(names))
    if workers < 2:
        yield {}
        return
    from concurrent.futures import ThreadPoolExecutor

    stopped = threading.Event()
    with ThreadPoolExecutor(workers, thread_name_prefix="umbruch-pictures") as pool:
        # Each with what holds for this call (budgets): a thread of a pool begins with nothing of it.
        one = partial(_made, load=load, make=make, stopped=stopped)
        try:
            yield {name: pool.submit(copy_context().run, one, name) for name in names}
        finally:
            stopped.set()


def _made(name: str, load: Load, make: Make, stopped: threading.Event) -> str | None:
    if stopped.is_set():
        return None
    try:
        content = load(name)
        with opened(content, name) as image:
            width, height = image.size
        return make(content, name)[0] if width * height <= MOST_PIXELS else None
    except (UmbruchError, OSError, MemoryError):
        return None


def processors() -> int:
    """Those that this process may use; one where it is a worker among others."""
    if multiprocessing.parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
