"""Servers as processes of their own on 127.0.0.1, started, waited for, stopped and killed."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from bot.bench.wire import Caller
from bot.errors import Exit, StartError

HOST: Final = "127.0.0.1"
_PATIENCE, _AGAIN = 30.0, 0.02


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        return int(asked.getsockname()[1])


class Process:
    """`python -m …`, listening on a port."""

    def __init__(self, arguments: Sequence[str], *, port: int) -> None:
        self._arguments = arguments
        self.port = port
        self._process: asyncio.subprocess.Process | None = None

    @classmethod
    def serve(cls, db: Path, *, port: int) -> Process:
        """`sonder serve` on this file."""
        asked = ("--db", str(db), "--port", str(port), "--rate", "1000000", "--log-level", "WARNING")
        return cls(("bot", "serve", *asked), port=port)

    async def start(self) -> None:
        """Start it, and wait until it listens. Raises StartError where it does not come up."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *self._arguments, stdin=asyncio.subprocess.DEVNULL
        )
        for _ in range(int(_PATIENCE / _AGAIN)):
            with suppress(OSError):
                (await Caller.to(HOST, self.port)).close()
                return
            if self._process.returncode is not None:
                break
            await asyncio.sleep(_AGAIN)
        await self.stop()
        raise StartError(
            "The server that was to be measured did not come up; what it said stands above.", Exit.FAILED
        )

    def kill(self) -> None:
        """SIGKILL: it gets no chance to finish anything."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    async def gone(self) -> None:
        """Wait until it is gone."""
        if self._process is not None:
            await self._process.wait()

    async def stop(self) -> None:
        """SIGTERM, and wait."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
        await self.gone()

    def memory(self) -> int:
        """Bytes of memory that it holds now (resident); 0 where the system does not tell."""
        return resident(self._process.pid) if self._process is not None else 0


@asynccontextmanager
async def running(process: Process) -> AsyncGenerator[Process]:
    """Started, and stopped at the end."""
    await process.start()
    try:
        yield process
    finally:
        await process.stop()


def resident(pid: int | str) -> int:
    """Bytes of memory that a process holds now; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(fields[1]) * 4096
