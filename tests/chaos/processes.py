"""The test's side of the nursery: a process is started, found dead, or ended by its own id."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

from .bot_process import Birth

ROOT = Path(__file__).parents[2]
_PATIENCE = 200.0


class Nursery:
    """Forks fresh processes of the bot, each with everything imported already. Its own parent alone kills and buries one."""

    def __init__(self) -> None:
        self._mother: asyncio.subprocess.Process | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._born: asyncio.Queue[int] = asyncio.Queue()
        self._alive: dict[int, asyncio.Event] = {}

    async def open(self) -> None:
        """Start the mother process: the two seconds of imports are paid once."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        self._mother = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "ignore", "-m", "tests.chaos.bot_process",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT, env=environment,
        )  # fmt: skip
        self._hearing = asyncio.create_task(self._hear(self._mother))

    async def _hear(self, mother: asyncio.subprocess.Process) -> None:
        if mother.stdout is None:
            raise RuntimeError("the nursery cannot be heard")
        async for line in mother.stdout:
            what, _, process = line.decode().strip().partition(" ")
            if what == "born":
                self._alive[int(process)] = asyncio.Event()
                self._born.put_nowait(int(process))
            elif (dead := self._alive.pop(int(process), None)) is not None:
                dead.set()

    def _say(self, line: str) -> None:
        if self._mother is None or self._mother.stdin is None:
            raise RuntimeError("the nursery is not open")
        self._mother.stdin.write(line.encode() + b"\n")

    async def born(self, birth: Birth) -> int:
        """A new process; its id."""
        self._say(birth.line())
        return await asyncio.wait_for(self._born.get(), timeout=_PATIENCE)

    def lives(self, process: int) -> bool:
        """Whether it is still there."""
        return process in self._alive

    async def end_of(self, process: int) -> None:
        """Wait until it is dead, at most a minute: then it is killed."""
        dead = self._alive.get(process)
        try:
            if dead is not None:
                await asyncio.wait_for(dead.wait(), timeout=_PATIENCE)
        except TimeoutError:
            await self.kill(process)

    async def kill(self, process: int) -> None:
        """SIGKILL: no chance to tidy up. It is dead when this returns."""
        dead = self._alive.get(process)
        if dead is not None:
            self._say(f"kill {process}")
            await asyncio.wait_for(dead.wait(), timeout=_PATIENCE)

    async def close(self) -> None:
        """End every process that was started here, and the mother."""
        try:
            for process in tuple(self._alive):
                await self.kill(process)
        finally:
            if self._mother is not None:
                with suppress(ProcessLookupError):
                    self._mother.kill()
                await asyncio.wait_for(self._mother.wait(), timeout=_PATIENCE)
            if self._hearing is not None:
                self._hearing.cancel()
