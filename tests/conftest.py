"""What the tests share."""

from __future__ import annotations

import os

# As the command line does, and before numpy is there: small matrices on many threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from discord_schema import every_request_is_as_described
from house import HandClock, house
from postgres_server import postgres_database, postgres_url, untouched_postgres_url

from bot.services import Services

__all__ = ["every_request_is_as_described", "postgres_database", "postgres_url", "untouched_postgres_url"]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """Where the store is; the folders whose tests run on both stores have a fixture of their own (postgres_server.py)."""
    return f"sqlite:///{tmp_path / 'sonder.db'}"


@pytest.fixture
async def services(tmp_path: Path, store_url: str, clock: HandClock) -> AsyncGenerator[Services]:
    async with house(tmp_path, clock, store={"url": store_url}) as opened:
        yield opened
