"""Kills a server again and again while clients take turns, and counts whether each acknowledged turn is kept once."""

from __future__ import annotations

import asyncio
import json
import random  # noqa: TID251 - seeded: what it chooses is when a server is killed
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bot import mind
from bot.bench.lines import line
from bot.bench.processes import HOST, Process, free_port
from bot.bench.serving import PER_KEY, RefusedError, keys_in, sessions_of
from bot.bench.wire import Caller, request
from bot.store import engine_sessions
from bot.store.database import Database

_AGAIN: Final = 0.05
"""The share of turns that are asked for again after they were answered."""
_PATIENCE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Size:
    """How much: turns that are to be acknowledged, clients, sessions of each, acknowledged turns between kills (least, most)."""

    turns: int = 10_000
    clients: int = 16
    sessions: int = 8
    between: tuple[int, int] = (20, 400)
    least_kills: int = 5
    seed: int = 0


@dataclass(slots=True)
class Outcome:
    """What came of it. `acknowledged` turns must be there once: `lost` and `twice` count those that are not.

    `uncounted`: sessions whose own count of turns is not the number of answers that are kept of them. `retried`: requests whose
    answer was lost, and that were sent again. `different`: answers that are not the one that is kept, or second answers to a
    key that were not the first. `unasked`: kept turns that nobody was answered.
    """

    acknowledged: int = 0
    kills: int = 0
    retried: int = 0
    asked_again: int = 0
    lost: int = 0
    twice: int = 0
    uncounted: int = 0
    different: int = 0
    unasked: int = 0

    @property
    def clean(self) -> bool:
        """Whether every acknowledged turn is there once, and nothing else is."""
        return not (self.lost or self.twice or self.uncounted or self.different or self.unasked)

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"clean": self.clean}


@dataclass(slots=True)
class _Client:
    """One client: its key, its sessions, and the turns that it heard an answer to, by session."""

    number: int
    key: str
    sessions: list[str]
    answered: dict[str, dict[str, bytes]] = field(default_factory=dict[str, dict[str, bytes]])
    asked: int = 0


async def measure(
    folder: Path, size: Size, *, at: datetime, say: Callable[[str], None] = lambda _: None
) -> Outcome:
    """Kill and count, on a new file in this folder."""
    run = _Run(folder / "killed.db", size, say)
    return await run.through(at)


class _Run:
    def __init__(self, db: Path, size: Size, say: Callable[[str], None]) -> None:
        self._db = db
        self._size = size
        self._say = say
        self._chance = random.Random(size.seed)  # noqa: S311 - moments, not secrets
        self._server = Process.serve(db, port=free_port())
        self._outcome = Outcome()
        self._up = asyncio.Event()
        self._over = asyncio.Event()

    async def through(self, at: datetime) -> Outcome:
        """Everything, from the first start to the count."""
        clients = await self._clients(at)
        self._up.set()
        try:
            killer = asyncio.create_task(self._kill_again_and_again())
            await asyncio.gather(*(self._take_turns(client) for client in clients))
            self._over.set()
            await killer
        finally:
            await self._server.stop()
        await self._count(clients, at)
        return self._outcome

    async def _clients(self, at: datetime) -> list[_Client]:
        keys = await keys_in(self._db, -(-self._size.clients // PER_KEY), at=at)
        await self._server.start()
        return [
            _Client(
                number,
                keys[number // PER_KEY],
                await sessions_of(keys[number // PER_KEY], self._server.port, self._size.sessions),
            )
            for number in range(self._size.clients)
        ]

    async def _kill_again_and_again(self) -> None:
        """After as many turns as a seed says, at any moment of the next ones; the server comes back on the same file."""
        while not self._over.is_set():
            until = self._outcome.acknowledged + self._chance.randint(*self._size.between)
            while self._outcome.acknowledged < until and not self._over.is_set():  # noqa: ASYNC110 - a count, not an event
                await asyncio.sleep(_PATIENCE)
            await asyncio.sleep(self._chance.uniform(0, _PATIENCE))
            if not self._over.is_set():
                await self._kill()

    async def _kill(self) -> None:
        self._up.clear()
        self._server.kill()
        await self._server.gone()
        self._outcome.kills += 1
        await self._server.start()
        self._up.set()
        self._say(f"killed {self._outcome.kills} times, {self._outcome.acknowledged} turns acknowledged")

    @property
    def _enough(self) -> bool:
        return (
            self._outcome.acknowledged >= self._size.turns and self._outcome.kills >= self._size.least_kills
        )

    async def _take_turns(self, client: _Client) -> None:
        caller: Caller | None = None
        while not self._enough:
            client.asked += 1
            session = client.sessions[client.asked % len(client.sessions)]
            caller = await self._take(client, session, f"turn-{client.number}-{client.asked}", caller)
        if caller is not None:
            caller.close()

    async def _take(self, client: _Client, session: str, key: str, caller: Caller | None) -> Caller:
        """One turn, and now and then the same once more, as a client would ask that lost the answer."""
        asked = _turn(client, session, key)
        caller, body = await self._answered(asked, caller)
        client.answered.setdefault(session, {})[key] = body
        self._outcome.acknowledged += 1
        if self._chance.random() < _AGAIN:
            caller, again = await self._answered(asked, caller)
            self._outcome.asked_again += 1
            self._outcome.different += again != body
        return caller

    async def _answered(self, asked: bytes, caller: Caller | None) -> tuple[Caller, bytes]:
        """Ask until there is an answer, however often the server goes."""
        while True:
            try:
                caller = caller or await Caller.to(HOST, self._server.port)
                status, body = await caller.call(asked)
            except OSError:
                caller = None
                self._outcome.retried += 1
            else:
                if status == 200:
                    return caller, body
                if status < 500:
                    raise RefusedError(f"The server answered {status}: {body.decode()}")
            await asyncio.sleep(_PATIENCE)
            await self._up.wait()

    async def _count(self, clients: list[_Client], at: datetime) -> None:
        """Look into the file: what is kept of every session."""
        async with Database.open(f"sqlite:///{self._db}", at=at) as database, database.read() as tx:
            for client in clients:
                for session in client.sessions:
                    kept = await engine_sessions.find(tx, session)
                    turns = mind.State.from_json(kept.state).closeness.turns if kept else 0
                    answers = await engine_sessions.answers(tx, session)
                    self._compare(client.answered.get(session, {}), answers, turns)

    def _compare(self, answered: dict[str, bytes], kept: dict[str, str], turns: int) -> None:
        self._outcome.lost += len(answered.keys() - kept.keys())
        self._outcome.unasked += len(kept.keys() - answered.keys())
        self._outcome.twice += max(0, turns - len(kept))
        self._outcome.uncounted += turns != len(kept)
        self._outcome.different += sum(
            json.loads(answered[key]) != json.loads(kept[key])["result"]
            for key in answered.keys() & kept.keys()
        )


def _turn(client: _Client, session: str, key: str) -> bytes:
    body = json.dumps({"sessionId": session, "message": line(client.asked)}).encode()
    headers = {"Authorization": f"Bearer {client.key}", "Idempotency-Key": key}
    return request("POST", "/v1/turn", headers=headers, body=body)
