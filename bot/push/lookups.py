"""Looks names up with the system's own resolver, each in a thread of its own, so that one that hangs holds up no other."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from contextlib import suppress
from threading import Thread
from typing import Final

LONGEST: Final = 10.0
"""Seconds that an answer is waited for: a system gives a name server that is silent five, and asks another one."""

_Answer = asyncio.Future[list[str] | Exception]


class LookupNotBegunError(Exception):
    """There was no thread for it: nothing is known of the name, good or bad."""


class Lookups:
    """The resolver asks as it was set up to (its hosts file, its name servers), and cannot be told to stop.

    A lookup that nobody waits for any more goes on in its thread, which the end of the process does not wait for either.
    """

    def __init__(self) -> None:
        self.left: Counter[str] = Counter()
        """How many of an owner's lookups were given up and still run."""

    async def __call__(self, host: str, port: int, owner: str) -> list[str]:
        """The addresses of a name, each once. Raises OSError where there are none in time, LookupNotBegunError."""
        loop = asyncio.get_running_loop()
        answer: _Answer = loop.create_future()
        try:
            Thread(target=_look_up, args=(host, port, loop, answer), daemon=True).start()
        except RuntimeError as problem:
            raise LookupNotBegunError from problem
        try:
            await asyncio.wait({answer}, timeout=LONGEST)
        finally:
            if not answer.done():
                self.left[owner] += 1
                answer.add_done_callback(lambda _: self._came_back(owner))
        if not answer.done():
            raise TimeoutError(f"{host} was not looked up in time")
        found = answer.result()
        if isinstance(found, Exception):
            raise found
        return found

    def _came_back(self, owner: str) -> None:
        self.left[owner] -= 1
        if not self.left[owner]:
            del self.left[owner]


def _look_up(host: str, port: int, loop: asyncio.AbstractEventLoop, answer: _Answer) -> None:
    found: list[str] | Exception
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        found = list(dict.fromkeys(str(entry[4][0]) for entry in entries))
    except Exception as problem:  # noqa: BLE001 - it is raised where the answer is waited for
        found = problem
    with suppress(RuntimeError):  # the loop was closed meanwhile
        loop.call_soon_threadsafe(answer.set_result, found)
