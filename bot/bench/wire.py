"""A client over HTTP that costs as little as it can: bytes out, a status and bytes in, over one connection that stays."""

from __future__ import annotations

import asyncio
from typing import Final, cast

_END: Final = b"\r\n\r\n"
_LENGTH: Final = b"content-length:"


class Caller(asyncio.Protocol):
    """One connection. `call` sends a whole request and waits for the whole answer; one at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._held = b""
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None

    @classmethod
    async def to(cls, host: str, port: int) -> Caller:
        """Raises OSError where nobody listens."""
        _, caller = await asyncio.get_running_loop().create_connection(cls, host, port)
        return caller

    async def call(self, request: bytes) -> tuple[int, bytes]:
        """(status, body). Raises ConnectionError where the other side is gone."""
        if self._transport is None:
            raise ConnectionResetError("The connection is closed.")
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast("asyncio.WriteTransport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        del exc
        self._transport = None
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionResetError("The connection was closed."))

    def data_received(self, data: bytes) -> None:
        """Some of an answer came."""
        self._held = self._held + data if self._held else data
        head_end = self._held.find(_END)
        if head_end < 0:
            return
        head = self._held[:head_end]
        end = head_end + len(_END) + _length(head)
        if len(self._held) < end or self._answer is None:
            return
        body, self._held = self._held[head_end + len(_END) : end], self._held[end:]
        if not self._answer.done():
            self._answer.set_result((int(head[9:12]), body))


def _length(head: bytes) -> int:
    low = head.lower()
    at = low.find(_LENGTH)
    if at < 0:
        return 0
    end = low.find(b"\r\n", at)
    return int(low[at + len(_LENGTH) : end if end > 0 else None])


def request(method: str, path: str, *, headers: dict[str, str], body: bytes = b"") -> bytes:
    """The bytes of a request."""
    told = {"Host": "127.0.0.1", **headers}
    if body:
        told |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body
