"""How many requests a key may send in a minute, how many of them are worked on at once, and how many connections it holds."""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from bot.api.problems import Problem

if TYPE_CHECKING:
    from bot.clock import Clock


class _Counters(Storage):
    """Counts in memory by the house's clock; the library's own storage starts a thread with each request."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._counted: dict[str, tuple[int, float]] = {}

    @property
    def base_exceptions(self) -> type[Exception] | tuple[type[Exception], ...]:
        """What may go wrong in here: nothing."""
        return ()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` more; a new window begins where none runs."""
        now = self._clock().timestamp()
        count, ends = self._counted.get(key, (0, 0.0))
        if ends <= now:
            self._counted = {name: kept for name, kept in self._counted.items() if kept[1] > now}
            count, ends = 0, now + expiry
        self._counted[key] = (count + amount, ends)
        return count + amount

    def get(self, key: str) -> int:
        """What was counted in the window that runs."""
        count, ends = self._counted.get(key, (0, 0.0))
        return count if ends > self._clock().timestamp() else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970."""
        return self._counted.get(key, (0, self._clock().timestamp()))[1]

    def check(self) -> bool:
        """It is always there."""
        return True

    def reset(self) -> int | None:
        """Forget everything."""
        gone = len(self._counted)
        self._counted.clear()
        return gone

    def clear(self, key: str) -> None:
        """Forget one."""
        self._counted.pop(key, None)


class Rate:
    """Counts the requests of each key."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._clock = clock
        self._allowed = RateLimitItemPerMinute(per_minute)
        self._limiter = FixedWindowRateLimiter(_Counters(clock))

    def count(self, key: str) -> None:
        """Count one more. Raises Problem (429, with Retry-After) when the key had its share."""
        if self._limiter.hit(self._allowed, key):
            return
        ends = self._limiter.get_window_stats(self._allowed, key).reset_time
        wait = max(1, math.ceil(ends - self._clock().timestamp()))
        raise Problem(
            429,
            f"This key sent more than {self._allowed.amount} requests in a minute."
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
        self._of: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def through(self, key: str) -> AsyncGenerator[None]:
        """Wait for this request's turn, and hold its place."""
        gate, waiting = self._of.get(key) or (asyncio.Semaphore(self._at_once), 0)
        self._of[key] = (gate, waiting + 1)
        try:
            async with gate:
                yield
        finally:
            left = self._of[key][1] - 1
            if left:
                self._of[key] = (gate, left)
            else:
                del self._of[key]
