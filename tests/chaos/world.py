"""A little town: people with their DMs, the stand-in for Discord, and the bot's process, which is brought back whenever it dies."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.config import Secrets, load
from bot.conversation import Incoming
from bot.outreach import LEASE
from bot.place import Place, dm
from bot.services import Services, open_services
from bot.store.database import Database
from bot.store.moments import maybe_when, ms

from .bot_process import Birth
from .control import SEATS, Control
from .director import Director, Plan
from .discord_front import OWNER, DiscordFront
from .faults import Fault
from .processes import Nursery

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC")
EVENING = (
    "hi there!",
    "I got the job, I'm so happy!",
    "thank you, that is kind of you",
    "we are going to celebrate on friday",
)
WARM = ("good to hear from you, thank you!", "I had a lovely day, I went for a walk with my sister")
FIRST_PERSON = 10_001
PER_DAY, PER_WEEK = 1, 7
ENOUGH, CERTAIN = 2, 40
"""Looks without any change after which whatever is left waits for the clock: of two the second began after the change.

`CERTAIN`: where a move of the clock could end in somebody's quiet hours, which begin on the hour.
"""
NUDGE = timedelta(seconds=21)
"""What the clock is moved by where a letter has no end yet: more than the bot waits before it looks again."""
PATIENCE = 1.0
"""Seconds until the bot gives up on an answer that does not come; a minute in earnest."""
_CONFIG = """
[store]
url = "{url}"
[outreach]
per_day = {per_day}
per_week = {per_week}
first_contacts_per_hour = 1000
sends_per_minute = 1000
hours_after_their_message = 2
"""
SHARED = """
[discord]
shards = 2
shards_per_process = 1
"""
_WATCHED = (
    "CREATE TABLE moments_taken (session TEXT, wish_at BIGINT, PRIMARY KEY (session, wish_at))",
    (
        "CREATE TRIGGER taken AFTER UPDATE OF claimed_until ON outreach WHEN NEW.claimed_until IS NOT NULL AND NEW.wish_at IS NOT NULL"
        " BEGIN INSERT OR IGNORE INTO moments_taken VALUES (NEW.session, NEW.wish_at); END"
    ),
)
"""The test's own notes, by trigger: which due moments were ever taken up, so that each can be asked for its receipt."""


class StuckError(AssertionError):
    """Something took longer than it can: the end of the bot's log says what it was doing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is still to be done, and a figure that changes whenever something was."""

    unfinished: int
    due: int
    stopped: bool
    receipts: int


class World:
    """Everything of one run. Time passes by `hop`; `settle` waits until nobody is due and every letter has its end."""

    def __init__(self, folder: Path, *, plan: Plan, url: str = "", twins: int = 1) -> None:
        self.folder = folder
        self.twins = twins
        self.url = url or f"sqlite:///{folder / 'sonder.db'}"
        self.control = Control(folder / "control")
        self.front = DiscordFront(clock=self.control.at, kill=self._kill, late=self._late)
        self.director = Director(self.front, self.control, plan)
        self.front.next_fault = self.director.next_fault
        self.nursery = Nursery()
        self.people: list[int] = []
        self.processes: list[int] = []
        self._seats: dict[int, int] = {}
        self._killed_at: Fault | None = None
        self.starts = 0
        self.began = self.control.at()
        self.drops = 0

    @property
    def log(self) -> Path:
        """What the bot said on its standard error, over all its lives."""
        return self.folder / "bot.log"

    @property
    def config(self) -> Path:
        """The bot's settings."""
        return self.folder / "config.toml"

    @property
    def noted(self) -> bool:
        """Whether the store has the test's own notes: they are written by a trigger of SQLite."""
        return self.url.startswith("sqlite")

    def birth(self) -> Birth:
        """What a new process is told."""
        return Birth(
            port=self.front.port, control=str(self.folder / "control"), config=str(self.config), log=str(self.log),
            patience=PATIENCE, seat=self.starts % SEATS,
        )  # fmt: skip

    # --- people ----------------------------------------------------------------------------------------

    async def settle_in(self, count: int) -> None:
        """So many people spend an evening with the character and let it write first; the bot itself is not there yet."""
        self.config.write_text(
            _CONFIG.format(url=self.url, per_day=PER_DAY, per_week=PER_WEEK)
            + (SHARED if self.twins > 1 else ""),
            encoding="utf-8",
        )
        self.people = [FIRST_PERSON + number for number in range(count)]
        settings = load(self.config, must_exist=True)
        async with open_services(settings, Secrets(_env_file=None), self.control.at) as services:
            for person in self.people:
                await self._evening(services, person)
            if self.noted:
                async with services.db.write() as tx:
                    for statement in _WATCHED:
                        await tx.run(statement)

    async def _evening(self, services: Services, person: int) -> None:
        place = Place(dm(person), "dm", person, self.front.meet(person), None)
        for text in EVENING:
            now = self.control.at()
            incoming = Incoming(
                place=place, person=person, name="someone", message=self.front.snowflake(), text=text, at=now
            )
            await services.conversation.reply(incoming)
        await services.consent.switch_on(person, zone=ZONES[person % len(ZONES)])

    async def everybody_writes(self) -> None:
        """Each person says something kind; the bot answers each, also those who write while the gateway is down. Whoever had closed their door opens it again."""
        self.director.be_quiet(True)
        await self.there()
        before = self._answers
        for number, person in enumerate(self.people):
            if number == len(self.people) // 2:
                await self.drop_the_gateway()
            self.front.says(person, WARM[number % len(WARM)])
        await self.until_answered(before + len(self.people))
        async with self.store.read() as tx:
            off = await tx.rows("SELECT person FROM outreach WHERE enabled = 0 ORDER BY person")
        for row in off:
            await self.opts_in(row["person"])
        self.director.be_quiet(False)

    async def drop_the_gateway(self) -> None:
        """Cut the bot's line to the gateway, now with a word and now without; what is said meanwhile comes when it resumes."""
        self.drops += 1
        await self.front.gateway.drop(politely=self.drops % 2 == 0)

    async def opts_in(self, person: int) -> None:
        """`/outreach on`, and the button under it."""
        offered = await self.front.command(person, "outreach", "on", {"zone": ZONES[person % len(ZONES)]})
        await self.front.press(person, offered, "18")
        await self._until_enabled(person)

    async def _until_enabled(self, person: int) -> None:
        for _ in range(600):
            async with self.store.read() as tx:
                if await tx.row("SELECT 1 FROM outreach WHERE person = $1 AND enabled = 1", person):
                    return
            await asyncio.sleep(0.05)
        raise self._stuck("a permission that was given")

    async def until_answered(self, count: int) -> None:
        """Wait for so many replies of the bot, in all."""
        await self._until(lambda: self._answers >= count, f"{count} answers to what people wrote")

    @property
    def _answers(self) -> int:
        found = (one for channel in self.front.messages.values() for one in channel)
        return sum(1 for one in found if not one.unasked and one.author not in self.front.people)

    # --- the process -----------------------------------------------------------------------------------

    async def there(self) -> None:
        """The bot is running and connected: all its processes at first, and one again when none is left."""
        if not self.processes:
            self.front.gateway.forget_the_dead()
            for _ in range(1 if self.starts else self.twins):
                await self._born()
        await self._until(lambda: self.front.gateway.listening > 0 or not self._whole(), "the bot's line")

    async def _born(self) -> None:
        known = self.front.gateway.identified
        birth = self.birth()
        process = await self.nursery.born(birth)
        self.processes.append(process)
        self._seats[process] = birth.seat
        self.starts += 1
        await self._until(
            lambda: self.front.gateway.identified > known or not self.nursery.lives(process),
            "the bot to connect",
        )
        if self.front.gateway.identified == known:
            raise self._stuck("the bot to connect: it ended")

    def _whole(self) -> bool:
        return bool(self.processes) and all(self.nursery.lives(process) for process in self.processes)

    async def _kill(self, fault: Fault) -> None:
        """The stand-in kills whoever is sending."""
        self._killed_at = fault
        for process in self.processes:
            await self.nursery.kill(process)

    def _late(self) -> None:
        self.director.jump()

    async def _mourn(self) -> None:
        """One is dead: it stays away for a while, then it is back, with the next death planned. A twin that is left goes on alone."""
        at_request, self._killed_at = self._killed_at, None
        self.processes = [process for process in self.processes if self.nursery.lives(process)]
        away = self.director.died(at_request=at_request)
        if not self.processes:
            self.control.forward(away)
        await self.there()

    # --- time ------------------------------------------------------------------------------------------

    async def hop(self, by: timedelta) -> None:
        """Let so much time pass, from one due moment to the next, with everything done that comes due meanwhile."""
        target = self.control.at() + by
        while (now := self.control.at()) < target:
            async with self.store.read() as tx:
                row = await tx.row("SELECT MIN(due_at) AS at FROM outreach WHERE enabled = 1")
            due = maybe_when(row["at"]) if row else None
            self.control.forward(_on_the_grid(min(target, max(now, due or target))) - now)
            await self.settle()

    async def settle(self) -> None:
        """Until nobody is due and no letter is without its end. What waits for the clock gets it."""
        end, seen, looked, nudge = time.monotonic() + 400, None, self._looks(), NUDGE
        calm = 0
        while calm < 2:
            if time.monotonic() > end:
                raise self._stuck(f"everything to be settled ({seen})")
            if not self._whole():
                await self._mourn()
                seen = None
            now = await self.standing()
            if now.stopped:
                with suppress(TimeoutError):  # it may have died just now: then once more
                    await asyncio.wait_for(self.front.command(OWNER, "operator", "breaker"), timeout=5)
            if now != seen or self.front.coming:
                seen, looked, nudge = now, self._looks(), NUDGE
            elif self._waits(now, looked):
                self.control.forward(nudge if now.unfinished else nudge / NUDGE * LEASE)
                looked, nudge = self._looks(), nudge * 2
            done = now.unfinished == now.due == self.front.coming == 0 and not now.stopped
            calm = calm + 1 if done else 0
            await asyncio.sleep(0.06)

    def _looks(self) -> dict[int, int]:
        """How often each process has looked who is due."""
        return {process: self.control.looks(self._seats[process]) for process in self.processes}

    def _waits(self, now: Standing, looked: dict[int, int]) -> bool:
        """Whether every process has looked again, to the end, and left things as they are: then they wait for the clock."""
        near_the_hour = now.unfinished and self.control.at().minute >= 56
        enough = CERTAIN if near_the_hour else ENOUGH
        looks = self._looks()
        return all(looks[one] - looked[one] >= enough for one in looks)

    async def standing(self) -> Standing:
        """What is still to be done now."""
        async with self.store.read() as tx:
            row = await tx.row(
                "SELECT (SELECT COUNT(*) FROM outbox WHERE finished_at IS NULL) AS unfinished, (SELECT COUNT(*) FROM breaker) AS stopped,"
                " (SELECT COUNT(*) FROM outreach WHERE enabled = 1 AND due_at <= $1) AS due, (SELECT COUNT(*) FROM receipts) AS receipts",
                ms(self.control.at()),
            )
        assert row is not None
        return Standing(row["unfinished"], row["due"], row["stopped"] > 0, row["receipts"])

    async def _until(self, holds: object, what: str) -> None:
        end = time.monotonic() + 200
        while not holds():  # type: ignore[operator]
            if time.monotonic() > end:
                raise self._stuck(what)
            await asyncio.sleep(0.02)

    def _stuck(self, what: str) -> StuckError:
        shown = self.log.read_text(encoding="utf-8", errors="replace")[-6000:] if self.log.exists() else ""
        return StuckError(f"waited in vain for {what}\n{shown}")

    # --- opened ----------------------------------------------------------------------------------------

    @asynccontextmanager
    async def open(self, people: int) -> AsyncGenerator[World]:
        """The town with its people and a running bot; everything that was started is ended."""
        await self.front.open()
        await self.nursery.open()
        try:
            await self.settle_in(people)
            async with Database.open(self.url, at=self.control.at()) as self.store:
                await self.there()
                self.director.plan_a_death()
                yield self
        finally:
            await self.nursery.close()
            await self.front.close()


def _on_the_grid(moment: datetime) -> datetime:
    """The next twentieth minute: never just before an hour, at which quiet hours begin."""
    for minute in (20, 80):
        found = moment.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=minute)
        if found >= moment:
            return found
    raise AssertionError("an hour has sixty minutes")
