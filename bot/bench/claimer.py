"""A process that claims what is due as it is told: `python -m bot.bench.claimer`, one order a line in, one answer a line out.

It ends with its standard input, so that none is left behind by a measurement that was broken off.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from time import perf_counter
from typing import Final, Literal, Protocol

from pydantic import AwareDatetime, BaseModel

from bot.bench import raw_postgres
from bot.bench.loop import middle
from bot.store import due
from bot.store.database import Database

_NEXT: Final = timedelta(days=1)
_PAUSE: Final = 0.02


class Start(BaseModel):
    """The first line: which store, and what time it is. By the pipe, since anybody may read a command line."""

    url: str
    at: AwareDatetime


class Order(BaseModel):
    """What to do, `at` being the time now and `lease` in seconds.

    `claim`: claim and give back until nothing is due; one answer. `hold`: claim once and keep it; one answer. `watch`: claim
    whatever comes due, an answer for each claim, until the next line comes in, which an answer without a moment ends.
    """

    do: Literal["claim", "hold", "watch"]
    at: AwareDatetime
    batch: int
    lease: float
    raw: bool = False


class Answer(BaseModel):
    """What was claimed, by the clock of the order; how long it took in all, and one claim in milliseconds, the middle one."""

    sessions: list[str] = []
    at: AwareDatetime | None = None
    seconds: float = 0.0
    claim_ms: float = 0.0


class Hands(Protocol):
    """Claims and gives back."""

    async def claim(self, *, at: datetime, lease: timedelta, limit: int) -> list[str]:
        """The sessions that are due, taken for the length of the lease."""
        ...

    async def give_back(self, session: str, *, due: datetime) -> None:
        """Look at the session again at `due`."""
        ...


class Ours:
    """As the bot does it: each in a transaction of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, *, at: datetime, lease: timedelta, limit: int) -> list[str]:
        """The sessions that are due, taken for the length of the lease."""
        async with self._database.write() as tx:
            return [one.session for one in await due.claim(tx, at=at, lease=lease, limit=limit)]

    async def give_back(self, session: str, *, due: datetime) -> None:
        """Look at the session again at `due`."""
        await _plan(self._database, session, due)


async def _plan(database: Database, session: str, moment: datetime) -> None:
    async with database.write() as tx:
        await due.plan(tx, session, None, due=moment)


class _Claimer:
    def __init__(self, told: asyncio.StreamReader, ours: Hands, floor: Hands) -> None:
        self._told, self._ours, self._floor = told, ours, floor

    async def obey(self) -> None:
        """Every order, until nobody gives one any more."""
        _say(Answer())
        while line := await self._told.readline():
            order = Order.model_validate_json(line)
            hands, now = self._floor if order.raw else self._ours, _from(order.at)
            match order.do:
                case "claim":
                    _say(await _all(order, hands, now))
                case "hold":
                    _say(await _once(order, hands, now()))
                case "watch":
                    await self._watch(order, hands, now)

    async def _watch(self, order: Order, hands: Hands, now: Callable[[], datetime]) -> None:
        enough = asyncio.create_task(self._told.readline())
        while not enough.done():
            claimed = await _once(order, hands, now())
            if claimed.sessions:
                _say(claimed)
            for session in claimed.sessions:
                await hands.give_back(session, due=now() + _NEXT)
            if not claimed.sessions:
                await asyncio.sleep(_PAUSE)
        _say(Answer())


async def _once(order: Order, hands: Hands, at: datetime) -> Answer:
    sessions = await hands.claim(at=at, lease=timedelta(seconds=order.lease), limit=order.batch)
    return Answer(sessions=sessions, at=at)


async def _all(order: Order, hands: Hands, now: Callable[[], datetime]) -> Answer:
    mine, took, begin = list[str](), list[float](), perf_counter()
    while True:
        asked = perf_counter()
        claimed = await _once(order, hands, now())
        if not claimed.sessions:
            break
        took.append(perf_counter() - asked)
        mine += claimed.sessions
        for session in claimed.sessions:
            await hands.give_back(session, due=now() + _NEXT)
    spent = perf_counter() - begin
    return Answer(sessions=mine, at=now(), seconds=spent, claim_ms=1000 * middle(took) if took else 0.0)


def _from(at: datetime) -> Callable[[], datetime]:
    """A clock that goes on from the moment that was told."""
    begin = perf_counter()
    return lambda: at + timedelta(seconds=perf_counter() - begin)


def _say(answer: Answer) -> None:
    sys.stdout.write(answer.model_dump_json() + "\n")
    sys.stdout.flush()


async def _main() -> None:
    told = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(told), sys.stdin.buffer
    )
    start = Start.model_validate_json(await told.readline())
    async with (
        Database.open(start.url, at=start.at) as database,
        raw_postgres.connected(start.url) as connection,
    ):
        await _Claimer(told, Ours(database), raw_postgres.Floor(connection)).obey()


if __name__ == "__main__":
    asyncio.run(_main())
