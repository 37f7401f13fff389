"""Whatever people, Discord and time do: every moment at which the character would have liked to write has exactly one receipt."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from house import HandClock, house
from hypothesis import event, given, settings
from hypothesis import strategies as st
from test_tick import ALICE, Discord, evening, say

from bot.delivery import Barred, Delivery
from bot.engine.wire import Triggers
from bot.place import dm
from bot.services import Services
from bot.store import outreach

LINES = ("hello again", "I got the job, I'm so happy!", "thank you, that is kind", "I'm lonely", "goodnight")
ANSWERS = (
    Delivery("unknown"), Delivery("limited", why="slow down"), Delivery("refused", why="no"), Delivery("lost", why="gone"),
)  # fmt: skip
BERLIN = ZoneInfo("Europe/Berlin")

STEP = st.one_of(
    st.tuples(st.just("wait"), st.integers(1, 60 * 30)),
    st.tuples(st.just("wait"), st.integers(1, 60 * 30)),
    st.tuples(st.just("away"), st.integers(1, 60 * 24 * 9)),
    st.tuples(st.just("say"), st.sampled_from(LINES)),
    st.tuples(st.just("react"), st.none()),
    st.tuples(st.just("not today"), st.none()),
    st.tuples(st.just("quiet"), st.tuples(st.integers(0, 23), st.integers(1, 23))),
    st.tuples(st.just("cooldown"), st.sampled_from((0.0, 1.0, 4.0, 30.0))),
    st.tuples(st.just("limits"), st.tuples(st.integers(1, 3), st.integers(1, 10))),
    st.tuples(st.just("trigger"), st.tuples(st.booleans(), st.booleans(), st.booleans())),
    st.tuples(st.just("answer"), st.sampled_from(ANSWERS)),
    st.tuples(st.just("stop and on"), st.none()),
)  # fmt: skip


class Life:
    """One person's days, and an account of every moment that came."""

    def __init__(self, services: Services, clock: HandClock) -> None:
        self.services = services
        self.clock = clock
        self.discord = Counted(clock)
        self.came: set[datetime] = set()
        self.messages = 100

    async def look(self) -> None:
        """Whatever has come by now and was planned is on the account."""
        async with self.services.db.read() as tx:
            opt_in = await outreach.find(tx, dm(ALICE))
        if (
            opt_in is not None
            and opt_in.enabled
            and opt_in.wish is not None
            and opt_in.wish.at <= self.clock.now
        ):
            self.came.add(opt_in.wish.at)

    async def step(self, what: str, how: Any) -> None:
        consent = self.services.consent
        await {
            "wait": lambda: self.wait(timedelta(minutes=how)),
            "away": lambda: self.away(timedelta(minutes=how)),
            "say": lambda: self.say(how),
            "react": lambda: consent.answered(ALICE),
            "not today": lambda: consent.not_today(ALICE),
            "quiet": lambda: consent.set_quiet(ALICE, hours=(how[0], (how[0] + how[1]) % 24), zone=None),
            "cooldown": lambda: consent.set_cooldown(ALICE, how),
            "limits": lambda: consent.set_limits(ALICE, per_day=how[0], per_week=how[1]),
            "trigger": lambda: consent.set_triggers(
                ALICE, Triggers(attachment_seeking=how[0], need_deficit=how[1], emotional_overflow=how[2])
            ),
            "answer": lambda: self.discord.will_answer(how),
            "stop and on": self.stop_and_on,
        }[what]()

    async def say(self, text: str) -> None:
        self.messages += 1
        await say(self.services, text, message=self.messages)

    async def away(self, delta: timedelta) -> None:
        """The process is down meanwhile."""
        self.clock.now += delta
        await self.look()

    async def stop_and_on(self) -> None:
        await self.services.consent.switch_off(ALICE)
        self.clock.forward(seconds=1)
        await self.services.consent.switch_on(ALICE, zone="Europe/Berlin")

    async def wait(self, delta: timedelta) -> None:
        end = self.clock.now + delta
        while True:
            await self.look()
            due = await self.services.outreach.tick(self.discord)
            await self.look()
            if due is None or due > end:
                self.clock.now = end
                return
            self.clock.now = max(due, self.clock.now + timedelta(seconds=1))


class Counted(Discord):
    """Also keeps when each message arrived."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__(lost_answers=True)
        self.clock = clock
        self.at: dict[str, datetime] = {}

    async def will_answer(self, delivery: Delivery) -> None:
        self.answers.append(delivery)

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        answer = await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)
        if nonce in self.arrived:
            self.at.setdefault(nonce, self.clock.now)
        return answer


async def lived(steps: list[tuple[str, object]]) -> None:
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder:
        async with house(Path(folder), clock) as services:
            await evening(services, clock)
            life = Life(services, clock)
            for what, how in steps:
                clock.forward(
                    seconds=1
                )  # moments are told apart by when they are: no two things at the same instant
                await life.step(what, how)
                await life.look()
            await life.wait(timedelta(hours=3))
            await life.look()
            await services.consent.switch_off(ALICE)
            await check(life)


async def check(life: Life) -> None:
    """Every moment that came has one receipt and one only; what was written is what arrived, and by day."""
    receipts = await life.services.consent.why(ALICE, limit=1000)
    by_moment = Counter(receipt.wish_at for receipt in receipts)
    assert None not in by_moment
    assert max(by_moment.values(), default=1) == 1
    assert life.came <= set(by_moment)
    written = [receipt for receipt in receipts if receipt.decision == "written"]
    assert len(written) <= len(life.discord.arrived)
    event(f"{min(3, len(written))} written, {min(9, len(receipts))} receipts")
    by_day = Counter(at.astimezone(BERLIN).date() for at in life.discord.at.values())
    assert max(by_day.values(), default=0) <= 3


@settings(max_examples=25)
@given(st.lists(STEP, min_size=3, max_size=14))
def test_every_moment_ends_in_exactly_one_decision(steps: list[tuple[str, object]]):
    asyncio.run(lived(steps))
