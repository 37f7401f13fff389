"""Sends what an answer consists of in one go: uvicorn writes its head and its body apart, and each write is a visit to the system."""

from __future__ import annotations

import asyncio
from typing import Any


class Gathering(asyncio.Transport):
    """A connection on which everything that is written in one round of the loop goes out together, at the round's end.

    Somebody who does not take what was written has `patience` seconds: after `hurry`, or when it is closed, it is cut then.
    """

    def __init__(self, wire: asyncio.Transport, loop: asyncio.AbstractEventLoop, *, patience: float) -> None:
        super().__init__()
        self.wire = wire
        self._loop = loop
        self._patience = patience
        self._cut: asyncio.TimerHandle | None = None
        self._ended = False
        self._held: list[bytes | bytearray | memoryview] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Hold it for a moment."""
        if self._ended:
            return
        if not self._held:
            self._loop.call_soon(self._let_go)
        self._held.append(data)

    def _let_go(self) -> None:
        held, self._held = self._held, []
        if held and not self.wire.is_closing():
            self.wire.write(held[0] if len(held) == 1 else b"".join(held))

    def write_eof(self) -> None:
        """Nothing more is written after what was: what still comes is dropped."""
        self._let_go()
        self._ended = True
        self.wire.write_eof()

    def close(self) -> None:
        """Close when everything is out, or cannot be brought out."""
        if not self.wire.is_closing():
            self._let_go()
            self.wire.close()
            self.hurry()

    def hurry(self) -> None:
        """What was written waits for somebody who does not take it: not for ever."""
        if self._cut is None:
            self._cut = self._loop.call_later(self._patience, self.abort)

    def relax(self) -> None:
        """It was taken."""
        if not self.wire.is_closing():
            self.lost()

    def lost(self) -> None:
        """The connection is gone: nothing is left to cut."""
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None

    def abort(self) -> None:
        """Close at once."""
        self._held.clear()
        self.wire.abort()

    def is_closing(self) -> bool:
        """Whether it is closed or about to be."""
        return self.wire.is_closing()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """See the connection's own."""
        self.wire.set_protocol(protocol)

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """See the connection's own."""
        return self.wire.get_extra_info(name, default)

    def pause_reading(self) -> None:
        """See the connection's own."""
        self.wire.pause_reading()

    def resume_reading(self) -> None:
        """See the connection's own."""
        self.wire.resume_reading()
