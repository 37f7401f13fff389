"""Sends what an answer consists of in one go: uvicorn writes its head and its body apart, and each write is a visit to the system."""

from __future__ import annotations

import asyncio
from typing import Any


class Gathering(asyncio.Transport):
    """A connection on which everything that is written in one round of the loop goes out together, at the round's end."""

    def __init__(self, wire: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self.wire = wire
        self._loop = loop
        self._held: list[bytes | bytearray | memoryview] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Hold it for a moment."""
        if not self._held:
            self._loop.call_soon(self._let_go)
        self._held.append(data)

    def _let_go(self) -> None:
        held, self._held = self._held, []
        if held and not self.wire.is_closing():
            self.wire.write(held[0] if len(held) == 1 else b"".join(held))

    def write_eof(self) -> None:
        """Nothing more is written after what was."""
        self._let_go()
        self.wire.write_eof()

    def close(self) -> None:
        """Close when everything is out."""
        self._let_go()
        self.wire.close()

    def abort(self) -> None:
        """Close at once."""
        self._held.clear()
        self.wire.abort()

    def is_closing(self) -> bool:
        """Whether it is closed or about to be."""
        return self.wire.is_closing()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """See the connection's own."""
        return self.wire.get_extra_info(name, default)

    def pause_reading(self) -> None:
        """See the connection's own."""
        self.wire.pause_reading()

    def resume_reading(self) -> None:
        """See the connection's own."""
        self.wire.resume_reading()
