"""Moderation on a real store, with a clock that is moved by hand and an engine that only hears disputes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_file import fresh

from bot.engine.wire import Severity, UnhealthyPattern
from bot.errors import SonderError
from bot.moderation import Case, Moderation
from bot.store.database import Database

GUILD, CHANNEL, ALERTS, ALICE, MOD, OTHER_MOD = 10, 20, 30, 40, 50, 51
START = datetime(2026, 3, 2, 18, tzinfo=UTC)


@dataclass
class Hand:
    """A clock that stands still until somebody moves it."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@dataclass
class Disputes:
    """The one thing that moderation asks of an engine."""

    heard: list[tuple[str, str, str]] = field(default_factory=list)
    trouble: SonderError | None = None

    async def dispute(self, session: str, pattern: str, *, speaker: str, at: datetime) -> None:
        if self.trouble:
            raise self.trouble
        self.heard.append((session, pattern, speaker))


@dataclass
class Office:
    """Moderation with what stands around it, and short ways to use it."""

    moderation: Moderation
    db: Database
    hand: Hand
    engine: Disputes
    messages: int = 1000

    async def see(
        self,
        severity: Severity = "moderate",
        *,
        pattern: str = "overdependence",
        since: datetime = START,
        message: int = 0,
        **place: int,
    ) -> None:
        self.messages += 1
        where = {"guild": GUILD, "channel": CHANNEL, "person": ALICE} | place
        finding = UnhealthyPattern(type=pattern, severity=severity, description="seen", first_detected=since)
        await self.moderation.found(
            **where,
            session=f"channel:{where['channel']}",
            message=message or self.messages,
            findings=[finding],
        )

    async def act(self, act: str, *, number: int = 1, who: int = MOD) -> Case:
        return await self.moderation.act(act, guild=GUILD, number=number, who=who)

    async def open(self) -> list[Case]:
        return await self.moderation.open_cases(GUILD)

    async def only(self) -> Case:
        (case,) = await self.open()
        return case

    async def choose(self, channel: int = ALERTS) -> None:
        await self.moderation.set_alert_channel(GUILD, channel=channel, by=MOD)

    async def to_post(self, guild: int | None = GUILD) -> list[int]:
        return [case.number for case in await self.moderation.unposted(guild)]

    async def post_all(self, message: int = 900) -> None:
        for case in await self.moderation.unposted(GUILD):
            await self.moderation.posted(case, message + case.number)


@asynccontextmanager
async def opened_office(folder: Path) -> AsyncIterator[Office]:
    hand, engine = Hand(), Disputes()
    async with Database.open(fresh(folder / "sonder.db"), at=hand()) as db:
        yield Office(Moderation(db=db, engine=engine, clock=hand), db, hand, engine)
