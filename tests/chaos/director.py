"""Decides by seed when the bot dies and what Discord does to it, so that every step and every fault gets its turn."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from .control import Control
from .discord_front import NONCE_REMEMBERED, DiscordFront
from .faults import KILLS, ONE_AFTER_ANOTHER, Fault
from .steps import STEPS, TAKING_UP

T = TypeVar("T")

AWAY = tuple(
    timedelta(seconds=seconds) for seconds in (0, 0, 0, 5, 5, 30, 30, 80, 80, 100, 100, 200, 200, 600, 93_600)
)
"""How long the bot may be away after a death: within and past what a nonce is good for, and more than a day."""
ENDS: tuple[str, ...] = (*STEPS, *TAKING_UP, *KILLS)
"""Every place at which it can die."""
ALONE: tuple[tuple[Fault, ...], ...] = tuple((fault,) for fault in Fault if fault not in {*KILLS, Fault.LATE})
_LATEST_MINUTE = 50


@dataclass(slots=True)
class Plan:
    """Where it dies, one place after another, each after 0 to `passes` - 1 sends that it survives; and what happens to requests.

    `trouble`: the share of requests that one of `faults` happens to. What has an end ends.
    """

    seed: int
    ends: Iterator[str]
    faults: Iterator[Sequence[Fault]]
    passes: int
    trouble: float

    @classmethod
    def for_ever(
        cls, seed: int, *, ends: Sequence[str] = ENDS, passes: int = 6, trouble: float = 0.25
    ) -> Plan:
        """Every end and every fault in turn, in another order each round."""
        chance = random.Random(seed)
        return cls(
            seed, _in_turn(chance, ends), _in_turn(chance, (*ALONE, *ONE_AFTER_ANOTHER)), passes, trouble
        )

    @classmethod
    def once(cls, *, ends: Sequence[str] = (), faults: Sequence[Sequence[Fault]] = ()) -> Plan:
        """Each of these once, in this order, with nothing left out."""
        return cls(1, iter(ends), iter(faults), 1, 1.0)


class Director:
    """Plays a plan: orders deaths, hands faults to the stand-in, and counts both."""

    def __init__(self, front: DiscordFront, control: Control, plan: Plan) -> None:
        self._front = front
        self._control = control
        self._plan = plan
        self._chance = random.Random(plan.seed)
        self._at_request: tuple[Fault, int] | None = None
        self._waiting_for = ""
        self.quiet = False
        self.killed: Counter[str] = Counter()
        self.late = 0

    def plan_a_death(self) -> None:
        """Choose where the process dies next; an order that was not carried out stands."""
        self._control.die_at("")
        if self.quiet:
            return
        end = self._waiting_for or next(self._plan.ends, "")
        passes = self._chance.randrange(self._plan.passes)
        self._waiting_for, self._at_request = end, None
        if end in KILLS:
            self._at_request = (Fault(end), passes)
        elif end in TAKING_UP:
            self._control.die_at(end)
            self._front.faults.extend((Fault.RESET_AFTER, Fault.LATE))
        elif end:
            self._control.die_at(end, passes=passes)

    def next_fault(self) -> None:
        """Called for every unasked message that no fault is waiting for."""
        if self.quiet:
            return
        if self._at_request is not None:
            fault, passes = self._at_request
            self._at_request = (fault, passes - 1) if passes else None
            if not passes:
                self._front.faults.append(fault)
                return
        if self._chance.random() < self._plan.trouble:
            self._front.faults.extend(next(self._plan.faults, ()))

    def died(self, *, at_request: Fault | None) -> timedelta:
        """Count the death, and plan the next; how long the bot stays away."""
        if at_request is not None and at_request != self._waiting_for:
            self.killed[at_request] += 1  # one of a row of faults, not what was ordered
        else:
            self.killed[self._waiting_for or "not on our order"] += 1
            self._waiting_for = ""
        self.plan_a_death()
        return self._chance.choice(AWAY)

    def jump(self) -> None:
        """Move the clock past what Discord remembers of a nonce, unless that would run into somebody's quiet hours."""
        if self._control.at().minute <= _LATEST_MINUTE:
            self.late += 1
            self._control.forward(NONCE_REMEMBERED + timedelta(seconds=20))

    def be_quiet(self, quiet: bool) -> None:
        """No more trouble from here on, or again."""
        self.quiet = quiet
        self._front.faults.clear()
        self.plan_a_death()


def _in_turn(chance: random.Random, things: Sequence[T]) -> Iterator[T]:
    """All of them, in another order each round, for ever."""
    while True:
        yield from chance.sample(things, len(things))
