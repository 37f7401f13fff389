"""An empty store on SQLite: made and migrated once for each worker, and copied to where a test wants one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.store import Database


def at_once(work: Coroutine[Any, Any, None]) -> None:
    """Do it on an event loop of its own, in a thread of its own, so that no loop of the tests is touched."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def opened_once(url: str) -> None:
    """Bring the store there to this version."""
    async with Database.open(url, at=datetime(2026, 3, 1, tzinfo=UTC)):
        pass


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        at_once(opened_once(f"sqlite:///{file}"))
        return file.read_bytes()


def fresh(file: Path) -> str:
    """The address of a store in this file; where there is none yet, an empty one of this version."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_bytes(_migrated())
    return f"sqlite:///{file}"
