"""Reads the messages that come in at the same time together: sixteen of them take a third of the time of one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from bot.engine.port import Reader

if TYPE_CHECKING:
    from bot.mind import Reading

MOST: Final = 16
"""Messages that are read at once at most: more are hardly faster, and nothing else happens meanwhile (some 3 ms)."""

Together = Callable[[Sequence[str]], Sequence["Reading"]]
"""What a `Reader` says of several texts, the same as one by one."""


class Hearing:
    """Gives each message its reading."""

    def __init__(self, together: Together) -> None:
        self._together = together
        self._waiting: list[tuple[str, asyncio.Future[Reading]]] = []

    async def of(self, message: str) -> Reading:
        """What the message says, read with those that come in the same round of the event loop."""
        loop = asyncio.get_running_loop()
        if not self._waiting:
            loop.call_soon(self._read)
        reading: asyncio.Future[Reading] = loop.create_future()
        self._waiting.append((message, reading))
        return await reading

    def _read(self) -> None:
        now, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._read)
        try:
            readings = self._together([message for message, _ in now])
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is each waiting one's to raise
            for _, waiting in now:
                if not waiting.done():
                    waiting.set_exception(problem)
            return
        for (_, waiting), reading in zip(now, readings, strict=True):
            if not waiting.done():
                waiting.set_result(reading)


def one_by_one(read: Reader) -> Together:
    """For a reader that knows no better."""
    return lambda texts: [read(text) for text in texts]
