"""A real PostgreSQL for the tests: one database for each worker, emptied before each test. Where none answers, skipped by name."""

from __future__ import annotations

import itertools
import os
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest
from sqlite_file import at_once, fresh, opened_once

SERVER = os.environ.get("SONDER_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432")
"""Where the tests may make and drop databases of their own."""
ABSENT = "PostgreSQL does not answer at 127.0.0.1:5432 (or at SONDER_TEST_POSTGRES)"
THIS_MACHINE = pytest.mark.allow_hosts(["127.0.0.1"])
"""For a test that needs PostgreSQL: nothing but this machine can be reached from it."""
BOTH = ["sqlite", pytest.param("postgresql", marks=THIS_MACHINE)]
"""The parameters of a fixture that runs its tests on both stores."""

_numbers = itertools.count(1)


@asynccontextmanager
async def connected(database: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(f"{SERVER}/{database}", timeout=60)
    try:
        yield connection
    finally:
        await connection.close()


async def statement(sql: str, *, database: str = "postgres") -> None:
    async with connected(database) as connection:
        await connection.execute(sql)


async def _make(database: str) -> None:
    await statement(f"CREATE DATABASE {database} TEMPLATE template0")
    await statement(f"ALTER DATABASE {database} SET synchronous_commit = off")
    await opened_once(f"{SERVER}/{database}")


async def _empty(database: str) -> None:
    async with connected(database) as connection:
        names = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        kept = {"migrations"}
        await connection.execute(";".join(f"DELETE FROM {name}" for (name,) in names if name not in kept))


@pytest.fixture(scope="session")
def postgres_database() -> Iterator[str]:
    """The name of this worker's database, which no other run on the same server has, wherever it runs."""
    name = f"sonder_test_{secrets.token_hex(6)}"
    try:
        at_once(_make(name))
    except (OSError, TimeoutError):
        pytest.skip(ABSENT)
    yield name
    at_once(statement(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def postgres_url(postgres_database: str) -> str:
    """A store on PostgreSQL that is migrated and empty."""
    at_once(_empty(postgres_database))
    return f"{SERVER}/{postgres_database}"


@pytest.fixture
def untouched_postgres_url(postgres_database: str) -> Iterator[str]:
    """A store on PostgreSQL in which there is no table yet."""
    schema = f"untouched_{next(_numbers)}"
    at_once(statement(f"CREATE SCHEMA {schema}", database=postgres_database))
    yield f"{SERVER}/{postgres_database}?search_path={schema}"
    at_once(statement(f"DROP SCHEMA {schema} CASCADE", database=postgres_database))


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return fresh(tmp_path / "sonder.db")
    return request.getfixturevalue("postgres_url")


@pytest.fixture(params=BOTH)
def untouched_store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store in which there is no table yet, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'sonder.db'}"
    return request.getfixturevalue("untouched_postgres_url")
