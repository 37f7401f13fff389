"""The course of a run: days go by, people answer, the bot writes, dies and comes back; then the reckoning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from .faults import HUNG, REFUSED, RESETS, SLOW_DOWN, STATUS, Fault
from .reckoning import Reckoning, reckon
from .world import World

HOP = timedelta(hours=4)
HOPS_A_DAY = 6
PEOPLE_WRITE_AT = 2
LONGEST = 120
"""Days after which a run that does not come to its end is a failure."""
_COMPLAINTS = re.compile(r"outreach\.failed|outreach\.tick_failed|app\.event_failed|Traceback")


@dataclass(frozen=True, slots=True)
class Report:
    """The reckoning, and everything that was done to the bot meanwhile."""

    reckoning: Reckoning
    kills: Counter[str]
    faults: Counter[Fault]
    requests: int
    starts: int
    resumed: int
    jumps: int
    days: float
    complaints: int
    unexpected: Counter[str] = field(default_factory=Counter[str])

    def of(self, group: object) -> int:
        """How many faults of a group there were."""
        return sum(n for fault, n in self.faults.items() if fault in group)  # type: ignore[operator]

    @property
    def wrong(self) -> list[str]:
        """Everything that must not be, in a line each."""
        found = [*self.reckoning.wrong]
        found += [f"asked for what the stand-in does not have: {asked}" for asked in self.unexpected]
        return found

    def rows(self) -> list[tuple[str, int]]:
        """The figures, in the order in which they are shown."""
        came = self.reckoning
        return [
            ("messages that stand at Discord", came.sends),
            ("requests to send one", self.requests),
            ("SIGKILL", sum(self.kills.values())),
            ("connections reset", self.of(RESETS)),
            ("429", self.of(SLOW_DOWN)),
            ("5xx", self.of(STATUS)),
            ("answers that never came", self.of(HUNG)),
            ("refusals (50007, 50278, 40003, 20026)", self.of(REFUSED)),
            ("gateway sessions resumed", self.resumed),
            ("jumps of the clock past the nonce's memory", self.jumps),
            ("doubled", came.doubled),
            ("lost without a receipt", came.lost),
            ("told wrong (said to be there and is not, or the other way)", came.told_wrong),
            ("more than a day's or a week's limit", came.too_many),
            ("in quiet hours", came.in_quiet_hours),
            ("ended as unknown, with a receipt that says so", came.unknown),
            ("settled by the nonce", came.by_nonce),
            ("settled by looking", came.by_looking),
            ("due moments, each with its receipt", came.moments),
        ]


async def days(world: World, *, until: Callable[[], bool], say: Callable[[str], None]) -> None:
    """Let days go by until `until`; the people answer once a day, and the gateway drops now and then."""
    start = world.control.at()
    for number in range(LONGEST * HOPS_A_DAY):
        if until():
            return
        if number % 3 == 1:
            await world.drop_the_gateway()
        await world.hop(HOP)
        if number % HOPS_A_DAY == PEOPLE_WRITE_AT:
            await world.everybody_writes()
            say(_progress(world, (world.control.at() - start).days))
    raise AssertionError(f"after {LONGEST} days it is still not done: {_progress(world, LONGEST)}")


async def conclude(world: World) -> Report:
    """No more trouble: what is under way is brought to its end, and everything is compared."""
    world.director.be_quiet(True)
    await world.there()
    await world.settle()
    front = world.front
    log = world.log.read_text(encoding="utf-8", errors="replace") if world.log.exists() else ""
    return Report(
        reckoning=await reckon(front, world.store, noted=world.noted), kills=world.director.killed, faults=front.tally.faults, requests=front.tally.requests,
        starts=world.starts, resumed=front.gateway.resumed, jumps=world.director.late,
        days=(world.control.at() - world.began) / timedelta(days=1), complaints=len(_COMPLAINTS.findall(log)), unexpected=front.tally.unexpected,
    )  # fmt: skip


async def whole_course(world: World, *, sends: int, people: int, say: Callable[[str], None]) -> Report:
    """A town of `people`, until so many messages stand at Discord."""
    async with world.open(people):
        await days(world, until=lambda: len(world.front.unasked()) >= sends, say=say)
        return await conclude(world)


def _progress(world: World, day: int) -> str:
    sent, killed = len(world.front.unasked()), sum(world.director.killed.values())
    return f"day {day}: {sent} messages, {killed} kills, {sum(world.front.tally.faults.values())} faults"
