"""A Dask cluster as an executor: its workers must see the same folders, and run the same umbruch."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from umbruch.batch.ingredients import digest_of, program_key
from umbruch.errors import UsageError

TIMEOUT = 20
"""Seconds that a scheduler may take to answer, at the start and after it was started anew."""

TASKS_AHEAD = 3
MOST_IN_FLIGHT = 2_000
"""Tasks for each worker, worked on or waiting; a scheduler stays quick with a few thousand."""

_UNFINISHED = frozenset(("waiting", "queued", "no-worker", "processing"))
_INSTALL = "pip install 'umbruch[cluster]'"


class Cluster(NamedTuple):
    """A cluster that answers: its executor, how to get another one when that broke, how many tasks it takes at once.

    `idle` tells that its scheduler has nothing to do: a task that is waited for all the same never reached it.
    """

    executor: Executor
    renewed: Callable[[], Executor]
    in_flight: int
    idle: Callable[[], bool]


@contextmanager
def connected(address: str) -> Generator[Cluster]:
    """The cluster behind an address, until the end of the block.

    Args:
        address: of its scheduler, for example `tcp://scheduler:8786`.

    Raises:
        UsageError: distributed is not installed, nobody answers, there is no worker, or a worker has not this umbruch.
    """
    clients = [_client(address)]

    def renewed() -> Executor:
        if not _answers(clients[-1]):
            clients.append(_client(address))
            clients[-1].wait_for_workers(1, timeout=TIMEOUT)
        return _executor(clients[-1])

    try:
        workers = _checked(clients[0], address)
        in_flight = min(workers * TASKS_AHEAD, MOST_IN_FLIGHT)
        yield Cluster(_executor(clients[0]), renewed, in_flight, lambda: _is_idle(clients[-1]))
    finally:
        for client in clients:
            with suppress(Exception):  # of a scheduler that is gone
                client.close(timeout=1)


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        raise UsageError("a cluster needs the package distributed, which is not here", hint=_INSTALL) from None
    try:
        connect: Any = distributed.Client
        return connect(address, timeout=TIMEOUT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # TimeoutError is an OSError
        raise UsageError(
            f"no Dask scheduler answers at {address}: {error or 'no answer'}", hint="for example tcp://scheduler:8786"
        ) from None


def _answers(client: Any) -> bool:
    """Whether a client is still connected to a scheduler that has workers, or gets one again."""
    try:
        client.wait_for_workers(1, timeout=TIMEOUT)
        return bool(client.run(program_key))
    except Exception:  # noqa: BLE001  each break of a connection has an error of its own
        return False


def _is_idle(client: Any) -> bool:
    """Whether the scheduler has nothing left to do; one that does not answer has nothing of ours."""
    try:
        return not client.run_on_scheduler(_has_work)
    except Exception:  # noqa: BLE001  each break of a connection has an error of its own
        return True


def _has_work(dask_scheduler: Any) -> bool:
    """Whether a task waits or is worked on (the states of distributed's scheduler)."""
    return any(task.state in _UNFINISHED for task in list(dask_scheduler.tasks.values()))


def _executor(client: Any) -> Executor:
    executor: Executor = client.get_executor(pure=False)
    return executor


def _checked(client: Any, address: str) -> int:
    """How many workers there are; UsageError where one would make other files than this program."""
    try:
        keys: dict[str, str] = client.run(digest_of)
    except Exception as error:  # noqa: BLE001  whatever a worker without umbruch raises
        raise UsageError(
            f"the workers at {address} cannot work with umbruch: {error}", hint=f"on each of them: {_INSTALL}"
        ) from None
    if not keys:
        raise UsageError(f"no worker has joined the scheduler at {address}", hint=f"start one: dask worker {address}")
    other = sorted(worker for worker, key in keys.items() if key != digest_of())
    if other:
        raise UsageError(
            f"{other[0]} has another umbruch or SOURCE_DATE_EPOCH than this machine, and would make other files",
            hint="install the same version on all machines",
        )
    return len(keys)
