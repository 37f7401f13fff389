"""What the tests share."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from discord_schema import every_request_is_as_described
from house import HandClock, house

from bot.services import Services

__all__ = ["every_request_is_as_described"]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def services(tmp_path: Path, clock: HandClock) -> AsyncGenerator[Services]:
    async with house(tmp_path, clock) as opened:
        yield opened
