"""A batch of a hundred million articles, simulated task by task, for `docs/scaling.md`; run it as a script.

What is simulated is how the batch hands out work (`batch/executors/ordered_chunks`): tasks of a hundred articles, so
many in flight, results taken in order by one process that keeps the journal. Workers die and are replaced, and one file
server makes all files. What single steps take was measured; the times of the page are in the same constants.
"""

from __future__ import annotations

import heapq
import random
import sys
from collections import deque
from typing import NamedTuple

from umbruch.batch.executors.ordered_chunks import CHUNK

ARTICLE = 0.018
"""Seconds of one core for an article from file to four formats (docs/performance.md)."""

HANDING_OUT = 0.00027
"""Seconds of the one process for an article: planned, handed out, recorded, told of."""

SCHEDULER = 0.0025
"""Seconds of a Dask scheduler for a task."""

UNEVEN = 4.0
"""Shape of the gamma distribution of tasks: a task of a hundred articles takes half as long or twice as long as
another."""

LIFE = 24 * 3600.0
"""Seconds after which a worker dies, on average: a day, as of machines that may be taken away."""

REPLACED = 60.0
"""Seconds until another worker stands in its place, the task begun anew."""

FILES_EACH = 4
JOURNAL_EACH = 2_000
"""Files of an article, and bytes of its records."""


class Site(NamedTuple):
    """Where an archive is made: cores of all batches, batches beside one another, files a second of the server."""

    articles: int
    cores: int
    batches: int
    files_a_second: int


class Outcome(NamedTuple):
    """Hours from start to end, the share of that time in which cores worked, and tasks that were done twice."""

    hours: float
    busy: float
    again: int


SITES = (
    Site(1_000_000, 64, 1, 20_000),
    Site(100_000_000, 64, 1, 20_000),
    Site(100_000_000, 640, 1, 20_000),
    Site(100_000_000, 640, 10, 20_000),
    Site(100_000_000, 640, 10, 100_000),
    Site(100_000_000, 6_400, 100, 100_000),
    Site(100_000_000, 6_400, 100, 1_000_000),
)


def simulated(site: Site, seed: int = 14) -> Outcome:
    """One of the batches, all of which are alike and have their share of the cores and of the file server."""
    chance = random.Random(seed)
    cores, tasks = site.cores // site.batches, -(-site.articles // site.batches // CHUNK)
    in_flight = min(3 * cores, 2_000)
    storing = FILES_EACH * CHUNK * site.batches / site.files_a_second
    waiting = [0.0] * cores  # since when each worker has nothing to do
    working: list[tuple[float, int]] = []  # when each task is made, and its number
    stored: dict[int, float] = {}  # tasks whose turn in the order of the results has not come
    room: deque[float] = deque([0.0] * in_flight)  # when a task may be handed out
    begun = taken = again = 0
    handed = server = at = worked = 0.0
    while taken < tasks:
        while waiting and room and begun < tasks:
            handed = max(handed + SCHEDULER, room.popleft())
            start = max(heapq.heappop(waiting), handed)
            needed = chance.gammavariate(UNEVEN, CHUNK * ARTICLE / UNEVEN)
            worked += needed
            while (lives := chance.expovariate(1 / LIFE)) < needed:
                start += lives + REPLACED
                again += 1
            heapq.heappush(working, (start + needed, begun))
            begun += 1
        made, number = heapq.heappop(working)
        server = stored[number] = max(server, made) + storing
        heapq.heappush(waiting, server)
        while taken in stored:
            at = max(at, stored.pop(taken)) + HANDING_OUT * CHUNK
            room.append(at)
            taken += 1
    return Outcome(at / 3600, worked / (cores * at), again * site.batches)


def row(site: Site) -> str:
    """A row of the page's table."""
    found = simulated(site)
    return (
        f"| {site.articles:,} | {site.cores:,} | {site.batches} | {site.files_a_second:,} | {found.hours:.1f} | "
        f"{found.busy:.0%} | {found.again:,} |"
    )


def main() -> None:
    """Print the table of the page."""
    sys.stdout.write("| articles | cores | batches | files a second | hours | cores at work | tasks done again |\n")
    sys.stdout.write("|--:|--:|--:|--:|--:|--:|--:|\n")
    for site in SITES:
        sys.stdout.write(f"{row(site)}\n")


if __name__ == "__main__":
    main()
