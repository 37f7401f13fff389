"""What the figures were measured on: they say little without it."""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path
from time import perf_counter
from typing import Final

_COMMITS: Final = 100


def machine(folder: Path) -> dict[str, str]:
    """The machine in a few words, with how long its disk takes over one COMMIT."""
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()) + " (1, 5, 15 minutes)",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "commit": f"{_commit(folder):.2f} ms for one row, synchronous=FULL, in the middle of {_COMMITS}",
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _commit(folder: Path) -> float:
    path, took = folder / "commit.db", list[float]()
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE rows (text)",
        ):
            connection.execute(statement).fetchall()
        for _ in range(_COMMITS):
            begin = perf_counter()
            connection.execute("INSERT INTO rows VALUES (?)", ("x" * 4000,))
            took.append(perf_counter() - begin)
    finally:
        connection.close()
        path.unlink()
    return 1000 * sorted(took)[_COMMITS // 2]
