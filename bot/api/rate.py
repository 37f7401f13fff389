"""How many requests a key may send in a minute, how many of them are worked on at once, and how many connections it holds."""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.api.problems import Problem

if TYPE_CHECKING:
    from bot.clock import Clock

_MINUTE: Final = timedelta(minutes=1)


class Rate:
    """Counts the requests of each key: a minute begins with the first one after the last minute ended."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._counted: dict[str, tuple[int, datetime]] = {}

    def count(self, key: str) -> None:
        """Count one more. Raises Problem (429, with Retry-After) when the key had its share."""
        now = self._clock()
        count, ends = self._counted.get(key, (0, now))
        if ends <= now:
            self._counted = {name: kept for name, kept in self._counted.items() if kept[1] > now}
            count, ends = 0, now + _MINUTE
        if count >= self._per_minute:
            raise self._refusal(max(1, math.ceil((ends - now).total_seconds())))
        self._counted[key] = (count + 1, ends)

    def _refusal(self, wait: int) -> Problem:
        return Problem(
            429,
            f"This key sent more than {self._per_minute} requests in a minute."
            f" Wait {wait} seconds, then go on.",
            {"Retry-After": str(wait)},
        )


class Seats:
    """Counts the connections that each key holds open."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: Counter[str] = Counter()

    def take(self, key: str) -> None:
        """One more. Raises Problem (429, with Retry-After) when the key has all that it may have."""
        if self._taken[key] >= self._most:
            raise Problem(
                429,
                f"This key has {self._most} connections open. Close one of them, then connect again.",
                {"Retry-After": "60"},
            )
        self._taken[key] += 1

    @property
    def open(self) -> int:
        """How many are open in all."""
        return self._taken.total()

    def leave(self, key: str) -> None:
        """One less."""
        self._taken[key] -= 1
        if not self._taken[key]:
            del self._taken[key]


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
