"""The documents of a kit in their order: one after another here, or in several processes where there are many."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator, Sequence

from umbruch.errors import UmbruchError
from umbruch.presskit.making.one_document import Rendered, Wanted
from umbruch.presskit.photos.ready_ahead import processors

MANY = 40
"""Documents from which on processes are worth their start: those of eight articles in five formats."""


Render = Callable[[Wanted], Rendered]


def in_order(wanted: Sequence[Wanted], render: Render) -> Generator[Rendered]:
    """Each document, in order.

    Args:
        wanted: those of one article beside each other, those of the whole kit last.
        render: makes one; what it raises comes through, or stands in the `error` of what another process made.
    """
    processes = processors()
    # Forking hands over the kit as it was read, and is safe as long as there is a single thread.
    if len(wanted) < MANY or processes < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield from map(render, wanted)
        return
    from umbruch.batch.pool import each_in_processes, lost

    of_an_article = sum(one.number == wanted[0].number for one in wanted)
    yield from each_in_processes(
        iter(wanted),
        lambda one: _never_raising(one, render),
        lambda one, _late: Rendered(error=lost(one.path)),
        processes,
        of_an_article,
        weight=lambda one: int(one.number is None),  # long as they are, each of these goes to whoever is free
    )


def _never_raising(wanted: Wanted, render: Render) -> Rendered:
    from umbruch.batch.work import fault

    try:
        return render(wanted)
    except UmbruchError as error:
        return Rendered(error=error)
    except Exception as error:  # noqa: BLE001  the edge of a process
        return Rendered(error=fault(error, wanted.path))
