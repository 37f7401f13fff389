"""The tests in process run on both stores: SQLite, and PostgreSQL where one answers."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest
from api_world import World, opened, session
from house import HandClock
from postgres_server import store_url
from served import Served, serving

__all__ = ["store_url"]


@pytest.fixture
async def world(store_url: str, clock: HandClock) -> AsyncGenerator[World]:
    async with opened(store_url, clock) as here:
        yield here


@pytest.fixture
async def client(world: World) -> httpx.AsyncClient:
    return await world.somebody()


@pytest.fixture
async def of(client: httpx.AsyncClient) -> str:
    """A session of the client's."""
    return await session(client)


@pytest.fixture
async def served(tmp_path: Path, clock: HandClock) -> AsyncGenerator[Served]:
    """A server on a real socket."""
    async with serving(tmp_path, clock) as opened:
        yield opened
