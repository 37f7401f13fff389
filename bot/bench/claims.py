"""Several processes that claim from one store on PostgreSQL: how fast, whether anything twice, and what a kill -9 costs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from bot.bench import raw_postgres
from bot.bench.claimer import Answer, Order
from bot.bench.claimers import Claimer, started
from bot.bench.goals import Goal
from bot.bench.loop import middle
from bot.clock import Clock
from bot.errors import StartError
from bot.outreach import LEASE
from bot.store.database import Database
from bot.store.moments import ms

SERVER: Final = "postgresql://postgres@127.0.0.1:5432"
_NEEDS: Final = (
    "The part on PostgreSQL was left out. It needs a server (13 or newer) where it may make a database of its own, which it drops"
    " again; name it with --postgres, or with SONDER_STORE_URL where there is a password."
)
_PATIENCE: Final = 60.0
_WORKED: Final = 0.1
"""The share of its lease after which a process is killed."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much: sessions in the store, of them due in each run; runs of each kind; then kills, with so many sessions held each time."""

    sessions: int = 100_000
    due: int = 1000
    processes: Sequence[int] = (1, 2, 4)
    batches: Sequence[int] = (1, 20)
    runs: int = 3
    kills: int = 3
    held: int = 100
    lease: float = 3.0


@dataclass(slots=True)
class Rate:
    """So many processes that claim and give back in batches. A second: in the middle run. Milliseconds: of one claim, in the middle.

    `twice`: sessions in more than one list of what was claimed, or more than once in one. `missed`: due sessions in none.
    """

    processes: int
    batch: int
    per_second: float
    claim_ms: float
    raw_per_second: float
    raw_claim_ms: float
    twice: int
    missed: int


@dataclass(slots=True)
class Recovery:
    """After a kill -9: the slowest of some.

    `seconds`: from the kill until others had claimed all that it held. `late_ms`: the same from the end of its lease, by the clock.
    `early`: sessions that another claimed before that end. `twice`: claimed by more than one other. `missed`: by none.
    """

    processes: int
    lease: float
    held: int
    seconds: float = 0.0
    late_ms: float = 0.0
    early: int = 0
    twice: int = 0
    missed: int = 0


@dataclass(slots=True)
class Claims:
    """All of it; `skipped` says why there is nothing."""

    skipped: str | None = None
    server: str = ""
    sessions: int = 0
    due: int = 0
    rates: list[Rate] = field(default_factory=list[Rate])
    recovery: Recovery | None = None

    def goals(self) -> list[Goal]:
        """What was to be reached."""
        if self.recovery is None:
            return []
        after, told = (
            self.recovery,
            " and ".join(str(one) for one in sorted({one.processes for one in self.rates})),
        )
        return [
            Goal(f"sessions claimed twice by {told} processes", sum(one.twice for one in self.rates) + after.twice, 0),
            Goal(f"due sessions that none of {told} processes claimed", sum(one.missed for one in self.rates) + after.missed, 0),
            Goal("sessions taken from a process whose lease had not ended", after.early, 0),
            Goal("from kill -9 until others had claimed all that was held / lease", after.seconds / after.lease, 1),
        ]  # fmt: skip


async def measure(
    url: str, size: Size, *, clock: Clock, say: Callable[[str], None] = lambda _: None
) -> Claims:
    """Measure in a database of its own on this server. Where none can be had, `skipped` of the result says what is needed."""
    async with AsyncExitStack() as stack:
        try:
            own = await stack.enter_async_context(raw_postgres.own_database(url))
        except StartError as error:
            say(f"{_NEEDS} {error}")
            return Claims(skipped=f"{_NEEDS} {error}")
        say(f"making {size.sessions:,} sessions on PostgreSQL")
        async with Database.open(own, at=clock()):
            pass
        await raw_postgres.fill(own, sessions=size.sessions, at=clock())
        most = max(size.processes)
        workers = [await stack.enter_async_context(started(own, at=clock())) for _ in range(max(2, most))]
        bench = _Bench(own, size, clock, workers)
        found = Claims(server=await raw_postgres.server(own), sessions=size.sessions, due=size.due)
        for processes in size.processes:
            say(f"claiming with {processes} processes")
            found.rates += [await bench.rate(processes, batch) for batch in size.batches]
        say("killing")
        found.recovery = await bench.recovery()
        return found


class _Bench:
    def __init__(self, url: str, size: Size, clock: Clock, workers: Sequence[Claimer]) -> None:
        self._url, self._size, self._clock, self._workers = url, size, clock, workers

    async def rate(self, processes: int, batch: int) -> Rate:
        """Ours and the raw ones in turns."""
        ours, raws = list[list[Answer]](), list[list[Answer]]()
        for _ in range(self._size.runs):
            raws.append(await self._run(processes, batch, raw=True))
            ours.append(await self._run(processes, batch, raw=False))
        counted = [count(self._size.due, [one.sessions for one in run]) for run in ours]
        return Rate(
            processes, batch, *_speed(ours), *_speed(raws),
            twice=sum(twice for twice, _ in counted), missed=sum(missed for _, missed in counted),
        )  # fmt: skip

    async def _run(self, processes: int, batch: int, *, raw: bool) -> list[Answer]:
        workers = self._workers[:processes]
        await raw_postgres.make_due(self._url, self._size.due, at=self._clock())
        order = Order(do="claim", at=self._clock(), batch=batch, lease=LEASE.total_seconds(), raw=raw)
        await asyncio.gather(*(one.tell(order) for one in workers))
        return list(await asyncio.gather(*(one.hear() for one in workers)))

    async def recovery(self) -> Recovery:
        """Each kill, the slowest of them."""
        found = Recovery(len(self._workers), self._size.lease, self._size.held)
        for number in range(self._size.kills):
            if number:
                await self._workers[0].start(self._url, at=self._clock())
            await self._kill_one(found)
        return found

    async def _kill_one(self, found: Recovery) -> None:
        holder, *others = self._workers
        await raw_postgres.make_due(self._url, self._size.held, at=self._clock())
        order = Order(do="hold", at=self._clock(), batch=self._size.held, lease=self._size.lease)
        await holder.tell(order)
        held = await holder.hear()
        watched = _Watched(held, self._size.lease)
        watch = order.model_copy(
            update={"do": "watch", "at": self._clock(), "batch": max(self._size.batches)}
        )
        await asyncio.gather(*(one.tell(watch) for one in others))
        listening = [asyncio.create_task(watched.listen(one)) for one in others]
        await asyncio.sleep(_WORKED * self._size.lease)
        holder.kill()
        seconds = await watched.all_claimed()
        await asyncio.gather(*(one.tell(watch) for one in others))
        await asyncio.gather(*listening)
        twice, missed = count(self._size.held, watched.lists)
        found.seconds, found.late_ms = max(found.seconds, seconds), max(found.late_ms, watched.late_ms)
        found.early, found.twice, found.missed = (
            found.early + watched.early,
            found.twice + twice,
            found.missed + missed,
        )


class _Watched:
    """What others claim of what one held."""

    def __init__(self, held: Answer, lease: float) -> None:
        assert held.at is not None  # noqa: S101 - the answer to an order to hold
        self._end, self._lease = ms(held.at) + round(1000 * lease), lease
        self._left, self._all = set(held.sessions), asyncio.Event()
        self.lists = list[list[str]]()
        self.early, self.late_ms = 0, 0.0

    async def listen(self, one: Claimer) -> None:
        """Until it says that it stopped."""
        while (claimed := await one.hear()).at is not None:
            self.lists.append(claimed.sessions)
            self._left -= set(claimed.sessions)
            after = ms(claimed.at) - self._end
            self.early += len(claimed.sessions) if after < 0 else 0
            self.late_ms = max(self.late_ms, after)
            if not self._left:
                self._all.set()

    async def all_claimed(self) -> float:
        """Wait for it; in seconds. Where it takes far too long, what is left counts as missed."""
        begin = perf_counter()
        try:
            async with asyncio.timeout(self._lease + _PATIENCE):
                await self._all.wait()
        except TimeoutError:
            pass
        return perf_counter() - begin


def count(due: int, lists: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many claims were of a session that was claimed before, and how many of so many due sessions nobody claimed."""
    claimed = [session for one in lists for session in one]
    return len(claimed) - len(set(claimed)), due - len(set(claimed))


def _speed(runs: Sequence[Sequence[Answer]]) -> tuple[float, float]:
    """Claims a second of the middle run, and milliseconds of a claim."""
    rates = [sum(len(one.sessions) for one in run) / max(one.seconds for one in run) for run in runs]
    took = [one.claim_ms for run in runs for one in run if one.sessions]
    return round(middle(rates), 1), round(middle(took), 3)
