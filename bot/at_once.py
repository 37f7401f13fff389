"""Does a few pieces of work at once: whoever has taken one calls another to take the next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Hands(Generic[T]):
    """So many hands at most, which `take` and `do` until there is nothing to take, or `most` were taken.

    A piece is taken only by a hand that is free for it, so that none lies about once it is taken. The first hand is the task that
    called; when that is cancelled, so are the others.
    """

    def __init__(
        self,
        take: Callable[[], Awaitable[T | None]],
        do: Callable[[T], Awaitable[None]],
        *,
        hands: int,
        most: int,
    ) -> None:
        self._take = take
        self._do = do
        self._free = hands
        self._left = most
        self._trouble: Exception | None = None

    async def through(self) -> None:
        """Until all of it is done. Raises what `take` raised, when what was taken before is done; `do` raises nothing."""
        async with asyncio.TaskGroup() as group:
            await self._work(group)
        if self._trouble is not None:
            raise self._trouble

    async def _work(self, group: asyncio.TaskGroup) -> None:
        self._free -= 1
        while self._left > 0:
            self._left -= 1
            piece = await self._taken()
            if piece is None:
                break
            if self._free:
                group.create_task(self._work(group))
            await self._do(piece)
        self._free += 1

    async def _taken(self) -> T | None:
        try:
            return await self._take()
        except Exception as trouble:  # noqa: BLE001 - it is raised at the end
            self._left, self._trouble = 0, trouble
            return None
