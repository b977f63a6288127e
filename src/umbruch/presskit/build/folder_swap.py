"""A new folder in the place of an old one: one of the two stands there at any moment, or the next start mends it."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from umbruch.files import all_put_aside, put_aside, settle

_RENAME_EXCHANGE = 2
"""From <linux/fs.h>."""
_AT_FDCWD = -100
"""From <fcntl.h>: paths are relative to the working folder."""
_NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
"""What a kernel or a file system says that cannot exchange."""


def swap(staged: Path, target: Path) -> None:
    """Put a whole new folder in the place of the old one, which comes back where that fails.

    Args:
        staged: the new one; afterwards it is gone, or holds the old one for the caller to remove.
        target: where it belongs, beside `staged`.

    Raises:
        OSError: it cannot be done; the old one stands where it stood.
    """
    if not os.path.lexists(target):
        staged.rename(target)
    elif not _exchanged(staged, target):
        old = put_aside(target)
        target.rename(old)
        try:
            staged.rename(target)
        except BaseException:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    settle(target.parent)


def mend(target: Path) -> None:
    """Bring back what a process put aside that was killed before the new folder stood in its place."""
    for old in all_put_aside(target):
        if os.path.lexists(target):
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(target)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two names were exchanged in one step (renameat2(2)); False where the system has no such step."""
    rename = _renameat2()
    if rename is None:
        return False
    import ctypes

    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    if (number := ctypes.get_errno()) in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _renameat2() -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[..., int] | None = getattr(
        ctypes.CDLL(None, use_errno=True), "renameat2", None
    )  # glibc 2.28, musl 1.2.5
    if found is not None:
        found.argtypes = (  # type: ignore[attr-defined]
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_uint,
        )
    return found
