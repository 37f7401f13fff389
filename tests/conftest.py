"""What the tests share."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from discord_schema import every_request_is_as_described
from house import HandClock, house
from hypothesis import HealthCheck, settings
from postgres_server import postgres_database, postgres_url, untouched_postgres_url
from simulated import simcord_env

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
