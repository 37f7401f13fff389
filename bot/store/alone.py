"""Sees to it that one SQLite file serves one process: a lock beside the file, which ends with the process however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import Exit, StartError

_PREFIX = "sqlite:///"


@contextmanager
def alone(url: str) -> Generator[bool]:
    """Hold the file of this store to the end. Raises StartError (Exit.UNAVAILABLE) where another process has it.

    False for a store that several processes may share.
    """
    name = url.removeprefix(_PREFIX)
    if name == url:
        yield False
        return
    path = Path(f"{Path(name).expanduser()}-lock")
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StartError(
            f"The database {name} serves another Sonder already, and one SQLite file serves one process. Stop that one first;"
            " for several processes use PostgreSQL (see the README).",
            Exit.UNAVAILABLE,
        ) from None
    else:
        yield True
    finally:
        os.close(lock)
