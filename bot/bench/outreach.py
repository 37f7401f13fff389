"""What it costs that anybody may come due at any moment: ticks, claims and turns among a thousand and a million sessions."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final, cast

from bot import mind
from bot.bench import raw
from bot.bench.claims import Claims
from bot.bench.counted import Counted
from bot.bench.goals import Goal
from bot.bench.lines import line
from bot.bench.loop import middle
from bot.bench.machine import machine
from bot.bench.processes import resident
from bot.config import OutreachSection
from bot.delivery import Courier
from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import DEFAULT, PRESETS
from bot.engine.wire import Preferences
from bot.outreach import LEASE, Outreach, pause
from bot.planning import Planner, rules_of
from bot.store import due, engine_sessions
from bot.store.database import Database
from bot.store.moments import ms
from bot.voice.offline import OfflineVoice

FLAT, TICK_MS, CLAIM_SHARE, CLAIMED = 1.5, 3.0, 5.0, 100
_TURNS_BEFORE: Final = 60
_MINUTES_OF_A_DAY: Final = 1440


@dataclass(frozen=True, slots=True)
class Size:
    """How much: stores of so many sessions, so many of them due; how often each thing is measured."""

    sessions: Sequence[int] = (1000, 100_000, 1_000_000)
    due: Sequence[int] = (100, 1000)
    ticks: int = 2000
    claims: int = 15
    turns: int = 200
    asked: int = 1000


@dataclass(slots=True)
class Store:
    """What was measured in a store of so many sessions; times in milliseconds, the middle ones.

    `due_ms`: until all of so many due sessions were looked at, with the engine, the gates and a receipt for each, and with the
    pauses that the bot's loop makes. `claim_ms`: until 100 were claimed, each by itself, as the bot claims them.
    `asking_all_ms`: what asking the engine about every session would take in each tick, from `asked` of them.
    """

    sessions: int
    tick_ms: float = 0.0
    due_ms: dict[int, float] = field(default_factory=dict[int, float])
    claim_ms: float = 0.0
    raw_claim_ms: float = 0.0
    turn_ms: float = 0.0
    asking_all_ms: float = 0.0
    memory_mb: float = 0.0
    silent_days: int = 0
    silent_calls: int = 0


@dataclass(slots=True)
class Measured:
    """All of it."""

    machine: dict[str, str]
    stores: list[Store] = field(default_factory=list[Store])
    claims: Claims | None = None

    def goals(self) -> list[Goal]:
        """What was to be reached."""
        first, last = self.stores[0], self.stores[-1]
        return [
            Goal(f"tick with nothing due, {last.sessions:,} / {first.sessions:,} sessions", last.tick_ms / first.tick_ms, FLAT),
            Goal(f"tick with nothing due among {last.sessions:,} (ms)", last.tick_ms, TICK_MS),
            Goal(f"claiming {CLAIMED} of {last.sessions:,}, one by one / raw sqlite3", last.claim_ms / last.raw_claim_ms, CLAIM_SHARE),
            Goal("calls of engine, model and Discord in all silent person-days", sum(one.silent_calls for one in self.stores), 0),
            *(self.claims.goals() if self.claims else []),
        ]  # fmt: skip

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"goals": [asdict(goal) | {"reached": goal.reached} for goal in self.goals()]}


async def measure(
    folder: Path, size: Size, *, at: datetime, say: Callable[[str], None] = lambda _: None
) -> Measured:
    """Measure in new files in this folder, the smallest store first."""
    measured = Measured(machine(folder))
    pattern = await _pattern(folder / "pattern.db", at)
    for sessions in size.sessions:
        path = folder / f"{sessions}.db"
        async with Database.open(f"sqlite:///{path}", at=at):
            pass
        say(f"making {sessions:,} sessions")
        raw.fill(path, pattern, sessions=sessions, at=ms(at))
        async with Database.open(f"sqlite:///{path}", at=at) as database:
            say(f"measuring among {sessions:,} sessions")
            measured.stores.append(await _Bench(path, database, at, size, sessions).through())
        path.unlink()
    return measured


async def _pattern(path: Path, at: datetime) -> raw.Pattern:
    """A session after some days of talk, as it is kept."""
    async with Database.open(f"sqlite:///{path}", at=at) as database:
        engine, then = EmbeddedEngine(database), at - timedelta(days=6)
        await engine.ensure("dm:0", PRESETS[DEFAULT], at=then)
        await engine.set_preferences("dm:0", Preferences(enabled=True), at=then)
        for number in range(_TURNS_BEFORE):
            then += timedelta(hours=2)
            await engine.turn("dm:0", line(number), at=then, key=f"{number}", speaker="0")
        async with database.read() as tx:
            kept = await engine_sessions.find(tx, "dm:0")
    assert kept is not None  # noqa: S101 - it was just made
    return raw.Pattern(kept.persona, kept.state, kept.preferences)


class _Bench:
    """One store. Its clock stands still until the silent day."""

    def __init__(self, path: Path, database: Database, at: datetime, size: Size, sessions: int) -> None:
        self._path, self._database, self._now, self._size = path, database, at, size
        self._found = Store(sessions)
        self._engine = EmbeddedEngine(database, together=partial(mind.read_all, explain=False))
        self._outside = [Counted(self._engine), Counted(OfflineVoice()), Counted(object())]
        engine, voice, self._courier = (cast("Any", one) for one in self._outside)
        planner = Planner(engine=engine, rules=rules_of(OutreachSection()))
        self._outreach = Outreach(
            db=database, engine=engine, voice=voice, persona=PRESETS[DEFAULT], planner=planner, memory_lines=20, clock=self._clock
        )  # fmt: skip

    def _clock(self) -> datetime:
        return self._now

    async def through(self) -> Store:
        """Everything, the silence first: it must not know of anything."""
        found = self._found
        found.tick_ms = await self._middle(self._tick, self._size.ticks)
        await self._silent_day()
        found.turn_ms = await self._middle(self._turn, self._size.turns)
        found.asking_all_ms = await self._asking_all()
        found.claim_ms, found.raw_claim_ms = await self._claims()
        for number in self._size.due:
            if number <= found.sessions:
                found.due_ms[number] = await self._all_due(number)
        found.memory_mb = round(resident("self") / 2**20, 1)
        return found

    async def _middle(self, do: Callable[[int], Any], times: int) -> float:
        took: list[float] = []
        for number in range(times):
            begin = perf_counter()
            await do(number)
            took.append(perf_counter() - begin)
        return round(1000 * middle(took), 4)

    async def _tick(self, _: int) -> None:
        await self._outreach.tick(cast("Courier", self._courier))

    async def _turn(self, number: int) -> None:
        session = f"dm:{number * 7919 % self._found.sessions}"
        await self._engine.turn(session, line(number), at=self._now, key=f"bench-{number}", speaker="1")

    async def _silent_day(self) -> None:
        """A tick a minute for a day in which nobody writes and nobody comes due."""
        before, then = sum(one.calls for one in self._outside), self._now
        for _ in range(_MINUTES_OF_A_DAY):
            self._now += timedelta(minutes=1)
            await self._tick(0)
        self._now = then
        self._found.silent_days = self._found.sessions
        self._found.silent_calls = sum(one.calls for one in self._outside) - before

    async def _asking_all(self) -> float:
        number = min(self._size.asked, self._found.sessions)
        begin = perf_counter()
        for one in range(number):
            await self._engine.wishes(f"dm:{one * (self._found.sessions // number)}", at=self._now)
        return round(1000 * (perf_counter() - begin) * self._found.sessions / number, 1)

    async def _claims(self) -> tuple[float, float]:
        """Ours and the raw ones in turns: of the same sessions, made due anew each time, each claimed by itself as the bot does."""
        ours, raws = list[float](), list[float]()
        until = self._now + LEASE
        for _ in range(self._size.claims):
            raw.make_due(self._path, CLAIMED, at=ms(self._now))
            _, took = raw.claim(self._path, at=ms(self._now), until=ms(until), times=CLAIMED)
            raws.append(took)
            raw.make_due(self._path, CLAIMED, at=ms(self._now))
            begin = perf_counter()
            for _ in range(CLAIMED):
                async with self._database.write() as tx:
                    await due.claim(tx, at=self._now, lease=LEASE, limit=1)
            ours.append(perf_counter() - begin)
        return round(1000 * middle(ours), 3), round(1000 * middle(raws), 3)

    async def _all_due(self, number: int) -> float:
        """As the loop of the bot goes, whose pause counts from when the tick before it began."""
        raw.make_due(self._path, number, at=ms(self._now))
        begin = began = perf_counter()
        while (soon := await self._outreach.tick(cast("Courier", self._courier))) and soon <= self._now:
            left = pause(soon, now=self._now).total_seconds() - (perf_counter() - began)
            await sleep(max(0.0, left))
            began = perf_counter()
        return round(1000 * (perf_counter() - begin), 1)
