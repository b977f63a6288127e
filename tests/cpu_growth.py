"""How much longer a hostile input takes than a tenth of it: no test asks for seconds, which are another machine's."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import TypeVar

EVEN = 40
"""Between ten times, where work grows with the length, and a hundred, where it grows with its square."""
_ROUNDS = 3

Input = TypeVar("Input")


def growth(task: Callable[[Input], object], tenth: Input, whole: Input) -> float:
    """How many times as long the whole takes as a tenth of it, in time of the processor.

    Args:
        task: what is done with an input.
        tenth: it is done before anything is measured, so that what is made once is made before.
        whole: ten times as much of the same.

    Returns:
        The least of a few rounds, as a busy machine only makes it longer; one round where that is short enough.
    """
    task(tenth)
    found = _seconds(task, whole) / _seconds(task, tenth)
    for _ in range(_ROUNDS):
        if found < EVEN:
            break
        found = min(found, _seconds(task, whole) / _seconds(task, tenth))
    return found


def _seconds(task: Callable[[Input], object], given: Input) -> float:
    began = process_time()
    task(given)
    return process_time() - began
