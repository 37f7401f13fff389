"""How many requests a key may send in a minute, how many of them are worked on at once, and how many connections it holds."""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from bot.api.problems import Problem
from bot.engine.remote_pace import Pace

if TYPE_CHECKING:
    from bot.clock import Clock


class Rate:
    """Counts the requests of each key: a key that rested may send a minute's share at once, and goes on evenly from there."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._paces: dict[str, Pace] = {}

    def count(self, key: str) -> None:
        """Count one more. Raises Problem (429, with Retry-After) when the key had its share."""
        pace = self._paces.get(key)
        if pace is None:
            pace = Pace(self._clock, per_minute=self._per_minute, at_once=self._per_minute)
            self._paces[key] = pace
        wait = pace.wait()
        if wait:
            raise self._refusal(math.ceil(wait.total_seconds()))

    def _refusal(self, wait: int) -> Problem:
        return Problem(
            429,
            f"This key may send {self._per_minute} requests in a minute, and sent more."
            f" Wait {wait} second{'' if wait == 1 else 's'}, then go on.",
            {"Retry-After": str(wait)},
        )


class Seats:
    """Counts the connections that each key holds open."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: Counter[str] = Counter()
        self._empty = asyncio.Event()
        self._empty.set()

    def take(self, key: str) -> None:
        """One more. Raises Problem (429, with Retry-After) when the key has all that it may have."""
        if self._taken[key] >= self._most:
            raise Problem(
                429,
                f"This key has {self._most} connections open. Close one of them, then connect again.",
                {"Retry-After": "60"},
            )
        self._taken[key] += 1
        self._empty.clear()

    @property
    def open(self) -> int:
        """How many are open in all."""
        return self._taken.total()

    def leave(self, key: str) -> None:
        """One less."""
        self._taken[key] -= 1
        if not self._taken[key]:
            del self._taken[key]
        if not self._taken:
            self._empty.set()

    async def emptied(self) -> None:
        """Until nobody holds a connection any more."""
        await self._empty.wait()


class Turnstile:
    """Lets so many requests of one key through at once; its others wait in their order, and nobody else for them."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._of: dict[str, _Gate] = {}

    def through(self, key: str) -> AbstractAsyncContextManager[None]:
        """Wait for this request's turn, and hold its place."""
        gate = self._of.get(key)
        if gate is None:
            gate = self._of[key] = _Gate(self._at_once)
        return _Place(self._of, key, gate)


class _Gate(asyncio.Semaphore):
    """How many of a key are inside or wait: with the last of them it goes."""

    here = 0


class _Place(AbstractAsyncContextManager[None]):
    """Written out, as every request takes one: a generator would cost it twice the time."""

    __slots__ = ("_gate", "_key", "_of")

    def __init__(self, of: dict[str, _Gate], key: str, gate: _Gate) -> None:
        self._of = of
        self._key = key
        self._gate = gate

    async def __aenter__(self) -> None:
        self._gate.here += 1
        try:
            await self._gate.acquire()
        except BaseException:
            self._left()
            raise

    async def __aexit__(self, *_: object) -> None:
        self._gate.release()
        self._left()

    def _left(self) -> None:
        self._gate.here -= 1
        if not self._gate.here:
            del self._of[self._key]
