"""Clients that ask again as soon as they are answered, for a while, and how long each answer took them."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

Ask = Callable[[int, int], Awaitable[None]]
"""Asks once: (which client, how many times it asked before)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a number of clients saw: answers a second, and how long they took, in milliseconds."""

    what: str
    clients: int
    answers: int
    per_second: float
    p50: float
    p95: float
    p99: float


class Course:
    """One thing that is measured, in several stretches with others between them."""

    def __init__(self, what: str, clients: int, ask: Ask) -> None:
        self.what = what
        self.clients = clients
        self._ask = ask
        self._asked = [0] * clients
        self._took: list[float] = []
        self._rates: list[float] = []

    async def warm_up(self, times: int) -> None:
        """Let each client ask a few times, uncounted."""
        await asyncio.gather(*(self._some(client, times) for client in range(self.clients)))

    async def stretch(self, seconds: float) -> None:
        """Let all clients ask for so long."""
        before, begin = len(self._took), perf_counter()
        await asyncio.gather(*(self._until(client, begin + seconds) for client in range(self.clients)))
        self._rates.append((len(self._took) - before) / (perf_counter() - begin))

    def figures(self) -> Figures:
        """Of all stretches; the answers a second are those of the middle one."""
        took = sorted(self._took)
        return Figures(
            self.what, self.clients, len(took), round(middle(self._rates), 1),
            *(round(1000 * percentile(took, share), 3) for share in (0.50, 0.95, 0.99)),
        )  # fmt: skip

    async def _some(self, client: int, times: int) -> None:
        for _ in range(times):
            await self._ask(client, self._next(client))

    async def _until(self, client: int, end: float) -> None:
        while (begin := perf_counter()) < end:
            await self._ask(client, self._next(client))
            self._took.append(perf_counter() - begin)

    def _next(self, client: int) -> int:
        self._asked[client] += 1
        return self._asked[client]


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest value that at least this share [0,1] of the ordered values does not exceed; nan of none."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan


def middle(values: Sequence[float]) -> float:
    """The median, the lower one of two; nan of none."""
    return percentile(sorted(values), 0.5)
