"""What the tests share."""

from __future__ import annotations

import os
import shutil

# As the command line does, and before numpy is there: small matrices on many threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from discord_schema import every_request_is_as_described
from house import HandClock, house
from hypothesis import HealthCheck, settings
from postgres_server import postgres_database, postgres_url, untouched_postgres_url
from simulated import simcord_env
from sqlite_file import fresh

from bot.services import Services

__all__ = [
    "every_request_is_as_described",
    "postgres_database",
    "postgres_url",
    "simcord_env",
    "untouched_postgres_url",
]


settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")
"""The same examples in every run, however slow the machine; `--hypothesis-profile=default` looks at others."""

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of this user's own in it
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2**31:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
"""What tests write is thrown away: where there is room it stays in memory, so that no test waits for a slow disk at every commit."""


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """Where the store is; the folders whose tests run on both stores have a fixture of their own (postgres_server.py)."""
    return fresh(tmp_path / "sonder.db")


@pytest.fixture
async def services(tmp_path: Path, store_url: str, clock: HandClock) -> AsyncGenerator[Services]:
    async with house(tmp_path, clock, store={"url": store_url}) as opened:
        yield opened
