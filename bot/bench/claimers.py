"""The processes that claim, as they are seen from the measurement: started, told, heard and killed."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Final

from pydantic import BaseModel

from bot.bench.claimer import Answer, Start
from bot.errors import Exit, StartError

_LINE: Final = 2**26
"""Bytes of one answer at most: it names everything that was claimed."""


class Claimer:
    """`python -m bot.bench.claimer`."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, url: str, *, at: datetime) -> None:
        """Start it, on this store, and wait until it is ready; one that ran before is gone then. Raises StartError."""
        await self.stop()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.bench.claimer",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=_LINE,
        )  # fmt: skip
        await self.tell(Start(url=url, at=at))
        await self.hear()

    async def tell(self, what: BaseModel) -> None:
        """Give it a line."""
        stdin = self._running.stdin
        assert stdin is not None  # noqa: S101 - it was started with one
        stdin.write(what.model_dump_json().encode() + b"\n")
        await stdin.drain()

    async def hear(self) -> Answer:
        """Its next answer. Raises StartError where it ended instead."""
        stdout = self._running.stdout
        assert stdout is not None  # noqa: S101 - it was started with one
        line = await stdout.readline()
        if not line:
            raise StartError("A process that was to claim ended; what it said stands above.", Exit.FAILED)
        return Answer.model_validate_json(line)

    def kill(self) -> None:
        """SIGKILL: it gets no chance to give anything back."""
        if self._running.returncode is None:
            self._running.kill()

    async def stop(self) -> None:
        """Close its input, with which it ends, and wait."""
        if self._process is not None:
            if self._process.stdin is not None:
                self._process.stdin.close()  # communicate() alone leaves it open where it has nothing to send
            await self._process.communicate()

    @property
    def _running(self) -> asyncio.subprocess.Process:
        assert self._process is not None  # noqa: S101 - nobody has one that was not started
        return self._process


@asynccontextmanager
async def started(url: str, *, at: datetime) -> AsyncGenerator[Claimer]:
    """Started, and stopped at the end."""
    claimer = Claimer()
    try:
        await claimer.start(url, at=at)
        yield claimer
    finally:
        await claimer.stop()
