"""The test's side of the nursery: a process is started, found dead, or ended by its own id."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from .bot_process import Birth

ROOT = Path(__file__).parents[2]
_PATIENCE = 60.0


class Nursery:
    """Forks fresh processes of the bot, each with everything imported already."""

    def __init__(self) -> None:
        self._mother: asyncio.subprocess.Process | None = None
        self._alive: set[int] = set()

    async def open(self) -> None:
        """Start the mother process: the two seconds of imports are paid once."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        self._mother = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "ignore", "-m", "tests.chaos.bot_process",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT, env=environment,
        )  # fmt: skip

    async def born(self, birth: Birth) -> int:
        """A new process; its id."""
        mother = self._mother
        if mother is None or mother.stdin is None or mother.stdout is None:
            raise RuntimeError("the nursery is not open")
        mother.stdin.write(birth.line().encode() + b"\n")
        said = await asyncio.wait_for(mother.stdout.readline(), timeout=_PATIENCE)
        if not said:
            raise RuntimeError("the nursery died")
        self._alive.add(int(said))
        return int(said)

    def lives(self, process: int) -> bool:
        """Whether it is still there."""
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            self._alive.discard(process)
            return False
        return True

    async def end_of(self, process: int) -> None:
        """Wait until it is dead, at most a minute."""
        for _ in range(6000):
            if not self.lives(process):
                return
            await asyncio.sleep(0.01)
        self.kill(process)

    def kill(self, process: int) -> None:
        """SIGKILL: no chance to tidy up."""
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)

    async def close(self) -> None:
        """End every process that was started here, by its id, and the mother."""
        for process in tuple(self._alive):
            self.kill(process)
        if self._mother is not None:
            with suppress(ProcessLookupError):
                self._mother.kill()
            await asyncio.wait_for(self._mother.wait(), timeout=_PATIENCE)
