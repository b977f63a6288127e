"""Files in a folder of the user's cache that nobody else may write, or they are not used."""

from __future__ import annotations

import os
import stat
import sys


def path_in_cache(suffix: str) -> str | None:
    """Where such a file of this user and this Python lies (XDG Base Directory); None where there is no place for it."""
    if not hasattr(os, "geteuid") or os.environ.get("UMBRUCH_CACHE") == "off":
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    home = os.environ.get("HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117  pathlib takes longer than what is saved
        if not os.path.isabs(home):  # noqa: PTH117
            return None
        base = f"{home}/.cache"
    return f"{base}/umbruch/{sys.implementation.cache_tag}-{sys.hexversion:x}.{suffix}"


def opened(path: str, most: int) -> int | None:
    """A file of ours that nobody else may write, opened for reading; None where there is none, or it is too large."""
    try:
        if not _is_private(os.lstat(os.path.dirname(path))):  # noqa: PTH120
            return None
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    found = os.fstat(handle)
    is_ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o022
    if is_ours and found.st_size <= most:
        return handle
    os.close(handle)
    return None


def written(path: str, *parts: bytes) -> None:
    """Write such a file, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    folder = os.path.dirname(path)  # noqa: PTH120
    base = os.path.dirname(folder)  # noqa: PTH120
    os.makedirs(base, 0o700, exist_ok=True)  # noqa: PTH103
    os.makedirs(folder, 0o700, exist_ok=True)  # noqa: PTH103
    if not _is_private(os.lstat(folder)):
        return
    temporary = f"{path}.{os.getpid()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        from contextlib import suppress

        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _is_private(folder: os.stat_result) -> bool:
    return stat.S_ISDIR(folder.st_mode) and folder.st_uid == os.geteuid() and not folder.st_mode & 0o077
