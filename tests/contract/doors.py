"""The three doors to one engine: in the bot's own store, over HTTP in this process, and in a process of its own on a socket."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest
from house import HandClock
from sqlite_file import fresh

from bot import mind
from bot.api.app import create_app
from bot.api.house import Limits
from bot.api.keys import new_key
from bot.clock import Clock
from bot.engine.embedded import EmbeddedEngine
from bot.engine.port import Engine
from bot.engine.presets import PRESETS
from bot.engine.remote import RemoteEngine
from bot.engine.remote_http import EngineHttp
from bot.store import Database
from bot.store import api as api_store

ROOT = Path(__file__).parents[2]
PLENTY = 1_000_000
EMBEDDED, IN_PROCESS, PROCESS = "embedded", "over HTTP in this process", "a process of its own"
DOORS = [
    EMBEDDED,
    IN_PROCESS,
    pytest.param(PROCESS, marks=[pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]),
]


class WallClock(HandClock):
    """The wall clock, moved ahead here and in the server's process alike."""

    def __init__(self, ahead: Path) -> None:
        self._file = ahead
        self._ahead = float(ahead.read_text())

    def __call__(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._ahead)

    def forward(self, **delta: float) -> datetime:
        self._ahead += timedelta(**delta).total_seconds()
        told = self._file.with_suffix(".next")
        told.write_text(str(self._ahead))
        told.replace(self._file)
        return self()


class Door:
    """An engine, the time by which it lives, and the names of its sessions, which no other test has."""

    def __init__(self, kind: str, engine: Engine, clock: HandClock, session: str) -> None:
        self.kind = kind
        self.engine = engine
        self.clock = clock
        self.session = session
        self._turns = 0

    async def begin(self, preset: str = "cheerful_companion") -> None:
        await self.engine.ensure(self.session, PRESETS[preset], at=self.clock())

    async def say(self, text: str, *, key: str = "", speaker: str = "1", scored: bool = True):
        self._turns += 1
        return await self.engine.turn(
            self.session,
            text,
            at=self.clock(),
            key=key or f"turn-{self._turns}",
            speaker=speaker,
            scored=scored,
        )

    async def bond(self, **more: int):
        return await self.engine.relationship(self.session, at=self.clock(), **more)

    async def wishes(self):
        return await self.engine.wishes(self.session, at=self.clock())

    async def first_wish(self):
        """Go on until it wishes for something: at most two weeks."""
        for _ in range(14 * 24):
            wishes = await self.wishes()
            if wishes.actions:
                return wishes.actions[0]
            self.clock.forward(hours=1)
        raise AssertionError("it never wishes for anything")


async def made_key(database: Database, clock: Clock) -> str:
    made = new_key()
    async with database.write() as tx:
        await api_store.add_key(tx, made.public, name="contract", digest=made.digest, at=clock())
    return made.whole


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """(address, key, the file that moves its clock) of a server that runs for all tests of this worker."""
    folder = tmp_path_factory.mktemp("served")
    db, ahead = folder / "served.db", folder / "ahead"
    ahead.write_text("0")

    async def key() -> str:
        async with Database.open(f"sqlite:///{db}", at=datetime.now(UTC)) as database:
            return await made_key(database, lambda: datetime.now(UTC))

    with ThreadPoolExecutor(1) as thread:
        whole = thread.submit(asyncio.run, key()).result()
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("served.py")), str(db), str(ahead)],
        cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": ""}, stderr=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        said: list[str] = []
        for line in child.stderr:
            said.append(line)
            if "api.listening" in line:
                break
        assert child.poll() is None, said
        drained = ThreadPoolExecutor(1)
        drained.submit(child.stderr.read)
        try:
            yield said[-1].split()[-1], whole, ahead
        finally:
            child.terminate()
            child.wait(250)
            drained.shutdown()


@pytest.fixture(params=DOORS)
async def door(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> AsyncIterator[Door]:
    name = f"dm:{abs(hash(request.node.name)) % 10**12}"
    bots = fresh(tmp_path / "bot.db")
    if request.param == EMBEDDED:
        async with Database.open(bots, at=clock()) as database:
            yield Door(EMBEDDED, EmbeddedEngine(database), clock, name)
    elif request.param == IN_PROCESS:
        async with (
            in_process(tmp_path, clock) as (key, app),
            remote(bots, "http://engine", key, clock, app) as engine,
        ):
            yield Door(IN_PROCESS, engine, clock, name)
    else:
        address, key, ahead = request.getfixturevalue("served")
        wall = WallClock(ahead)
        async with remote(bots, address, key, wall) as engine:
            yield Door(PROCESS, engine, wall, name)


@asynccontextmanager
async def in_process(folder: Path, clock: HandClock) -> AsyncIterator[tuple[str, httpx.ASGITransport]]:
    async with Database.open(fresh(folder / "server.db"), at=clock()) as database:
        engine = EmbeddedEngine(database, partial(mind.read, explain=False))
        app = create_app(database, engine, clock, limits=Limits(per_minute=PLENTY))
        yield await made_key(database, clock), httpx.ASGITransport(app)


@asynccontextmanager
async def remote(
    bots: str, address: str, key: str, clock: HandClock, transport: httpx.ASGITransport | None = None
) -> AsyncIterator[RemoteEngine]:
    async with (
        Database.open(bots, at=clock()) as database,
        EngineHttp.open(
            address,
            key,
            clock=clock,
            patience=timedelta(seconds=20),
            requests_per_minute=PLENTY,
            transport=transport,
        ) as http,
    ):
        await http.check_key()
        yield RemoteEngine(database, http, clock=clock, requests_per_minute=PLENTY)
