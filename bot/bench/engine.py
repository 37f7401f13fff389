"""Turns and relationship reads a second, in the process and over HTTP, in turns with the floor of the same framework."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from bot import mind
from bot.bench.goals import Goal
from bot.bench.lines import line
from bot.bench.loop import Course, Figures
from bot.bench.machine import machine
from bot.bench.serving import Served, served
from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import DEFAULT, PRESETS
from bot.engine.wire import Preferences
from bot.store.database import Database

READ_SHARE: Final = 0.6
TURN_P95: Final = 15.0
_TURN, _READ, _FLOOR = "turn", "relationship", "floor"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: sessions in the store, clients at once, stretches of each course and their seconds."""

    sessions: int = 1000
    clients: Sequence[int] = (1, 16, 64)
    stretches: int = 5
    seconds: float = 2.0
    warm_up: int = 20


@dataclass(slots=True)
class Measured:
    """What came out of it."""

    machine: dict[str, str]
    sessions: int
    embedded: list[Figures] = field(default_factory=list[Figures])
    http: list[Figures] = field(default_factory=list[Figures])

    def goals(self) -> list[Goal]:
        """The figures that were to be reached."""
        goals = [
            Goal(f"relationship read over HTTP / floor, {clients} clients", share, READ_SHARE, at_least=True)
            for clients, share in self.read_shares().items()
        ]
        for where, figures in (("embedded", self.embedded), ("HTTP", self.http)):
            goals += [
                Goal(f"p95 of a durable turn, {where}, 16 clients (ms)", one.p95, TURN_P95)
                for one in figures
                if one.what == _TURN and one.clients == 16
            ]
        return goals

    def read_shares(self) -> dict[int, float]:
        """By the number of clients: relationship reads a second over HTTP, as a share of the floor."""
        rates = {(one.what, one.clients): one.per_second for one in self.http}
        return {
            clients: round(rate / rates[_FLOOR, clients], 3)
            for (what, clients), rate in rates.items()
            if what == _READ
        }

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        goals = [asdict(goal) | {"reached": goal.reached} for goal in self.goals()]
        return asdict(self) | {"goals": goals}


async def measure(folder: Path, size: Size, *, at: datetime) -> Measured:
    """Measure everything in new files in this folder."""
    measured = Measured(machine(folder), size.sessions)
    async with _embedded(folder / "embedded.db", size, at=at) as courses:
        measured.embedded = await _run(courses, size)
    async with served(folder, sessions=size.sessions, clients=max(size.clients), at=at) as server:
        for clients in size.clients:
            async with _over_http(server, clients) as courses:
                measured.http += await _run(courses, size)
    return measured


async def _run(courses: Sequence[Course], size: Size) -> list[Figures]:
    """All courses of the same number of clients in turns, so that the machine's moods are shared between them."""
    for clients in dict.fromkeys(course.clients for course in courses):
        together = [course for course in courses if course.clients == clients]
        for course in together:
            await course.warm_up(max(1, size.warm_up // clients))
        for _ in range(size.stretches):
            for course in together:
                await course.stretch(size.seconds)
    return [course.figures() for course in courses]


@asynccontextmanager
async def _embedded(path: Path, size: Size, *, at: datetime) -> AsyncGenerator[list[Course]]:
    async with Database.open(f"sqlite:///{path}", at=at) as database:
        engine = EmbeddedEngine(database, together=partial(mind.read_all, explain=False))
        for number in range(size.sessions):
            await engine.ensure(f"bench:{number}", PRESETS[DEFAULT], at=at)
            await engine.set_preferences(f"bench:{number}", Preferences(enabled=True), at=at)
        used = _Engine(engine, size.sessions, at)
        yield [
            Course(what, clients, ask)
            for clients in size.clients
            for what, ask in ((_READ, used.read), (_TURN, used.turn))
        ]


class _Engine:
    """The clients of the engine in this process. Time goes on by a second with every turn."""

    def __init__(self, engine: EmbeddedEngine, sessions: int, at: datetime) -> None:
        self._engine = engine
        self._sessions = sessions
        self._at = at
        self._turns = 0

    async def turn(self, client: int, _: int) -> None:
        self._turns += 1
        self._at += timedelta(seconds=1)
        session = f"bench:{spread(client, self._turns, self._sessions)}"
        await self._engine.turn(
            session, line(self._turns), at=self._at, key=f"turn-{self._turns}", speaker="user"
        )

    async def read(self, client: int, times: int) -> None:
        await self._engine.relationship(f"bench:{spread(client, times, self._sessions)}", at=self._at)


@asynccontextmanager
async def _over_http(server: Served, clients: int) -> AsyncGenerator[list[Course]]:
    async with server.callers(clients) as callers:
        yield [
            Course(_FLOOR, clients, callers.floor),
            Course(_READ, clients, callers.read),
            Course(_TURN, clients, callers.turn),
        ]


def spread(client: int, times: int, sessions: int) -> int:
    """Which session a client takes next: all of them in turn, each client from another one on."""
    return (client * 61 + times * 7) % sessions
