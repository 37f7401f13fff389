"""Claims by several processes are measured, small, on a real PostgreSQL; and the count sees what is claimed twice or never."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest
from postgres_server import SERVER, THIS_MACHINE, connected

from bot.__main__ import clock
from bot.bench import claims, raw_postgres

pytestmark = [THIS_MACHINE, pytest.mark.timeout(600)]

SMALL = claims.Size(
    sessions=300, due=60, processes=(1, 2), batches=(1, 20), runs=1, kills=1, held=30, lease=0.5
)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the databases that the measurement makes."""
    own, names = raw_postgres.own_database, list[str]()

    @asynccontextmanager
    async def noted(url: str) -> AsyncGenerator[str]:
        async with own(url) as of_its_own:
            names.append(urlsplit(of_its_own).path.removeprefix("/"))
            yield of_its_own

    monkeypatch.setattr(raw_postgres, "own_database", noted)
    return names


async def left_of(names: list[str]) -> list[str]:
    async with connected("postgres") as connection:
        rows = await connection.fetch("SELECT datname FROM pg_database WHERE datname = ANY($1)", names)
    return [row["datname"] for row in rows]


async def test_processes_claim_everything_once_and_a_killed_one_loses_nothing(
    postgres_database: str, made: list[str]
) -> None:
    found = await claims.measure(SERVER, SMALL, clock=clock)
    assert [(one.processes, one.batch) for one in found.rates] == [(1, 1), (1, 20), (2, 1), (2, 20)]
    assert all(one.per_second > 0 and one.raw_per_second > 0 and one.claim_ms > 0 for one in found.rates)
    assert [(one.twice, one.missed) for one in found.rates] == [(0, 0)] * 4, found.rates
    assert found.recovery is not None
    assert (found.recovery.twice, found.recovery.missed, found.recovery.early) == (0, 0, 0)
    assert [goal.figure for goal in found.goals()[:3]] == [0, 0, 0]
    assert len(made) == 1
    assert await left_of(made) == []


async def test_without_a_server_it_says_what_it_needs_and_no_password() -> None:
    found = await claims.measure("postgresql://sonder:hunter2@127.0.0.1:1/sonder", SMALL, clock=clock)
    assert found.skipped is not None
    assert "may make a database of its own" in found.skipped
    assert "127.0.0.1:1/sonder cannot be reached" in found.skipped
    assert "hunter2" not in found.skipped
    assert found.goals() == []


@pytest.mark.parametrize(
    ("lists", "counted"),
    [
        ([["a", "b"], ["c"]], (0, 0)),
        ([["a", "b"], ["b", "c"]], (1, 0)),
        ([["a", "a"], ["b"]], (1, 1)),
        ([[], []], (0, 3)),
    ],
)
def test_the_count_sees_what_is_claimed_twice_or_never(
    lists: list[list[str]], counted: tuple[int, int]
) -> None:
    assert claims.count(3, lists) == counted
