"""Sees to it that one SQLite file serves one process: a lock beside the file, which ends with the process however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager

from bot.errors import Exit, StartError
from bot.store.database import SHARED
from bot.store.sqlite import cannot_start, file_of, make_folders


@contextmanager
def alone(url: str) -> Generator[bool]:
    """Hold the file of this store to the end. Raises StartError (Exit.UNAVAILABLE) where another process has it.

    Hold it before it is opened: opening brings it to this program's version. False for a store that several processes may share.
    """
    if url.startswith(SHARED):
        yield False
        return
    path = file_of(url)
    try:
        make_folders(path)
        lock = os.open(f"{path}-lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise cannot_start(path, error) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StartError(
            f"The database {path} serves another Sonder already, and one SQLite file serves one process. Stop that one first;"
            " for several processes use PostgreSQL (see the README).",
            Exit.UNAVAILABLE,
        ) from None
    else:
        yield True
    finally:
        os.close(lock)
