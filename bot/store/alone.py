"""Sees to it that one SQLite file serves one process: a lock beside the file, which ends with the process however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import Exit, StartError
from bot.store.naming import file_of, folder_sentence
from bot.store.sqlite import make_folders


@contextmanager
def alone(url: str) -> Generator[bool]:
    """Hold the file of this store to the end. Raises StartError (Exit.UNAVAILABLE) where another process has it.

    Hold it before it is opened: opening brings it to this program's version. False for a store that several processes may share.
    """
    file = file_of(url)
    if file is None:
        yield False
        return
    lock = _opened(file)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StartError(
            f"The database {file} serves another Sonder already, and one SQLite file serves one process. Stop that one first;"
            " for several processes use PostgreSQL (see the README).",
            Exit.UNAVAILABLE,
        ) from None
    else:
        yield True
    finally:
        os.close(lock)


def _opened(file: Path) -> int:
    """The lock beside the file itself, by whichever of its names it was called; none beside a folder."""
    if file.is_dir():
        raise StartError(folder_sentence(file))
    beside = Path(f"{file.resolve()}-lock")
    try:
        make_folders(file)
        return os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as problem:
        raise StartError(
            f"The database {file} cannot be used: its lock {beside} cannot be made ({problem.strerror})."
            " Check the path and who may write there."
        ) from None
