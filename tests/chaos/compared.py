"""The same trouble for the two simple senders: how often each sends twice, and how often it loses something in silence."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from . import naive
from .bot_process import Birth
from .control import Control
from .director import Director, Plan
from .discord_front import DiscordFront
from .faults import KILLS, Fault
from .processes import Nursery

ENDS: tuple[str, ...] = (*naive.STEPS, *KILLS)
_CHANNELS = 50
_LONGEST = 900.0
"""Real seconds that one comparison may take."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of one simple sender. `lost`: nowhere at Discord, and the sender believes that it is; `told_wrong`: the reverse."""

    sends: int
    kills: int
    faults: int
    doubled: int
    lost: int
    told_wrong: int


async def compare(order: str, folder: Path, *, letters: int, plan: Plan) -> Compared:
    """Send so many letters in this order, dying and being troubled as the plan says."""
    run = _Run(order, folder, plan)
    await run.front.open()
    await run.nursery.open()
    try:
        return await run.through(letters)
    finally:
        await run.nursery.close()
        await run.front.close()


class _Run:
    def __init__(self, order: str, folder: Path, plan: Plan) -> None:
        folder.mkdir(parents=True)
        self._order, self._folder, self._process = order, folder, 0
        self._killed_at: Fault | None = None
        control = Control(folder / "control")
        self.front = DiscordFront(clock=control.at, kill=self._kill, late=lambda: None)
        self._director = Director(self.front, control, plan)
        self.front.next_fault = self._director.next_fault
        self.nursery = Nursery()

    async def _kill(self, fault: Fault) -> None:
        self._killed_at = fault
        await self.nursery.kill(self._process)

    async def through(self, letters: int) -> Compared:
        """Start it again and again until nothing is left to send."""
        queue = self._folder / "letters.db"
        naive.prepare(queue, list(range(1, _CHANNELS + 1)), letters=letters)
        self._director.plan_a_death()
        end = time.monotonic() + _LONGEST
        while naive.left(queue):
            if time.monotonic() > end:
                raise AssertionError(
                    f"{self._order}: {naive.left(queue)} letters left after {_LONGEST:.0f} seconds"
                )
            self._process = await self.nursery.born(self._birth(queue))
            await self.nursery.end_of(self._process)
            if naive.left(queue):
                self._director.died(at_request=self._killed_at)
            self._killed_at = None
        return self._reckoned(queue, letters)

    def _birth(self, queue: Path) -> Birth:
        return Birth(
            port=self.front.port, control=str(self._folder / "control"), config=str(queue), log=str(self._folder / "log"), patience=1.0,
            naive=self._order,
        )  # fmt: skip

    def _reckoned(self, queue: Path, letters: int) -> Compared:
        arrived = Counter(message.content for message in self.front.unasked())
        failed = naive.told(queue)
        everything = {naive.text_of(number) for number in range(letters)}
        return Compared(
            sends=arrived.total(), kills=sum(self._director.killed.values()), faults=sum(self.front.tally.faults.values()),
            doubled=arrived.total() - len(arrived), lost=len(everything - set(arrived) - failed), told_wrong=len(failed & set(arrived)),
        )  # fmt: skip
