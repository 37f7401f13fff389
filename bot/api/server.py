"""Runs the app on a socket until it is told to stop, and answers in the error shape what never reaches the app."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.datastructures import Headers
from websockets.http11 import Response
from websockets.server import ServerProtocol

from bot.api.gathering import Gathering
from bot.api.house import Limits
from bot.api.problems import BUSY, UNEXPECTED, Problem, response
from bot.errors import Exit, StartError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn._types import ASGISendEvent
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle
    from websockets.typing import StatusLike

Goodbye = Callable[[], Coroutine[Any, Any, None]]
_MALFORMED: Final = (
    "This is no HTTP/1.1 request that can be understood. Check the request line, headers and lengths."
)
_SLOW: Final = "The request did not arrive in time. Send it again in one go."
_LONG_HEAD: Final = "The address and the headers of a request may have 64 KiB. Send less."
_HEAD_BYTES: Final = 64 * 1024
_NO_HANDSHAKE: Final = (
    "This is no handshake of a WebSocket. It is a GET over HTTP/1.1 without a body, with Upgrade: websocket,"
    " Connection: Upgrade, Sec-WebSocket-Version: 13 and a Sec-WebSocket-Key of 16 bytes in Base64."
)
_LONG_HANDSHAKE: Final = (
    "A WebSocket's handshake may have 128 headers, and 8 KiB in each and in its address. Send less."
)
_LINGER: Final = 2
"""Seconds in which what a refused client still sends is read and dropped: closing at once would take the refusal from it."""
_GRACE: Final = 5
"""Seconds beyond the longest request that a shutdown waits."""
_PINGS: Final = 20
"""Seconds between two pings of a WebSocket, and those in which one must be answered."""


class _Bounded(asyncio.Protocol):
    """A protocol on a `Gathering`: whoever does not take what was written for them is cut."""

    _gathering: Gathering

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is left to cut."""
        super().connection_lost(exc)
        self._gathering.lost()

    def pause_writing(self) -> None:
        """Much waits to be read."""
        super().pause_writing()
        self._gathering.hurry()

    def resume_writing(self) -> None:
        """Most of it was."""
        super().resume_writing()
        self._gathering.relax()


class Protocol(_Bounded, HttpToolsProtocol):
    """uvicorn's HTTP/1.1, with patience that ends and refusals in the error shape.

    A request's head has `head_seconds` to arrive, its body `body_seconds` more, whatever the client dribbles.
    """

    limits: Limits = Limits()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._patience: asyncio.TimerHandle | None = None
        self._in_head = True
        self._head = 0
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a head."""
        self._gathering = Gathering(transport, self.loop, patience=self.limits.unread_seconds)
        super().connection_made(self._gathering)
        self._wait(self.limits.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take some bytes, unless the head grew too long."""
        if self._refused:
            return
        if self._in_head:
            self._head += len(data)
            if self._head > _HEAD_BYTES + self.limits.body_bytes:
                self._refuse(Problem(413, _LONG_HEAD))
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._in_head = True
        self._wait(self.limits.head_seconds)

    def on_headers_complete(self) -> None:
        """Its head is there."""
        super().on_headers_complete()
        self._in_head, self._head = False, 0
        self._wait(self.limits.body_seconds + 1)

    def on_message_complete(self) -> None:
        """All of it is there."""
        self._stop_waiting()
        self._in_head = True
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """From here on the connection is a matter of `Sockets`."""
        self._stop_waiting()
        super().handle_websocket_upgrade()

    def send_400_response(self, msg: str) -> None:
        """What the parser refuses."""
        del msg
        self._refuse(Problem(400, _MALFORMED))

    @property
    def _answering(self) -> bool:
        """Whether a request is with the app."""
        cycle = cast("RequestResponseCycle | None", self.cycle)
        return cycle is not None and not cycle.response_complete

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._patience = self.loop.call_later(seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        """A request that stands half written gets an answer; a connection that never said anything is closed."""
        if self._in_head and self._head > 0 and not self._answering:
            self._refuse(Problem(408, _SLOW))
        else:
            self.transport.close()

    def _refuse(self, problem: Problem) -> None:
        """Write a refusal past the app, and hear no more. An answer that is being written is not talked into."""
        if self.transport.is_closing():
            return
        cycle = cast("RequestResponseCycle | None", self.cycle)
        if cycle is not None and cycle.response_started and not cycle.response_complete:
            self.transport.close()
            return
        if cycle is not None:
            # The app may still wait for the rest of this request: there is nobody any more whom it could answer.
            cycle.disconnected = True
            cycle.message_event.set()
        refusal = response(problem)
        lines = [f"HTTP/1.1 {problem.status} {problem.code}".encode("ascii"), b"connection: close"]
        lines += [b"%b: %b" % header for header in refusal.raw_headers]
        self.transport.write(b"\r\n".join([*lines, b"", bytes(refusal.body)]))
        self._refused = True
        self.pipeline.clear()
        self.transport.write_eof()
        self._wait_to_close()

    def _wait_to_close(self) -> None:
        self._stop_waiting()
        self._patience = self.loop.call_later(_LINGER, self.transport.close)


class _Handshake(ServerProtocol):
    """websockets' side of a connection, with refusals in the error shape."""

    def reject(self, status: StatusLike, text: str) -> Response:
        """What is refused, for whatever reason the library has."""
        del text
        return self.refused(_of_a_handshake(int(status)))

    def refused(self, problem: Problem) -> Response:
        """A refusal of ours, as the library writes it."""
        refusal = response(problem)
        headers = Headers([("Connection", "close"), *refusal.headers.items()])
        return Response(problem.status, problem.code, headers, bytes(refusal.body))


def _of_a_handshake(status: int) -> Problem:
    """What the library, or the framework, refuses a handshake with."""
    if status in {414, 431}:
        return Problem(413, _LONG_HANDSHAKE)
    if status == 500:
        return Problem(500, UNEXPECTED)
    return Problem(405 if status == 405 else 400, _NO_HANDSHAKE)


class Sockets(_Bounded, WebSocketsSansIOProtocol):
    """uvicorn's WebSockets, with a handshake that always comes to an end: its pings begin only after that.

    A refusal is whole: the framework takes one that was answered with a response for unanswered, and logs an error.
    """

    limits: Limits = Limits()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn: _Handshake = _Handshake(max_size=self.config.ws_max_size, logger=self.logger)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the app's word."""
        self._gathering = cast("Gathering", transport)
        super().connection_made(transport)
        self._patience = self.loop.call_later(self.limits.request_seconds, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for any more."""
        self._patience.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take some bytes. The first are a whole head: where no handshake begins with them, none ever will."""
        super().data_received(data)
        if not self.handshake_initiated:
            self.handshake_initiated = True
            self._refuse(b"".join(self.conn.data_to_send()) or self.conn.reject(400, "").serialize())

    async def send(self, message: ASGISendEvent) -> None:
        """Send on, and know when a refusal is out."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body", False):
            self.handshake_complete = True

    def _give_up(self) -> None:
        if not self.handshake_complete:
            self._refuse(self.conn.refused(Problem(503, BUSY, {"Retry-After": "1"})).serialize())

    def _refuse(self, refusal: bytes) -> None:
        self.transport.write(refusal)
        self.transport.close()


class _Server(uvicorn.Server):
    """Stops on SIGTERM and SIGINT, and lets its caller close the store afterwards; a second signal waits for nobody.

    `goodbye` is said before any WebSocket is closed.
    """

    def __init__(self, config: uvicorn.Config, *, goodbye: Goodbye) -> None:
        super().__init__(config)
        self._goodbye = goodbye
        self._saying: asyncio.Future[None] | None = None

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody in any more, say goodbye, then close."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            if isinstance(connection, Protocol):
                connection.shutdown()
        if not self.force_exit:
            self._saying = asyncio.ensure_future(self._goodbye())
            await asyncio.wait({self._saying})
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """By the loop, so that nothing is torn out of what runs."""
        loop, signals = asyncio.get_running_loop(), (signal.SIGTERM, signal.SIGINT)
        for number in signals:
            loop.add_signal_handler(number, self._told_to_stop)
        try:
            yield
        finally:
            for number in signals:
                loop.remove_signal_handler(number)

    def _told_to_stop(self) -> None:
        self.force_exit, self.should_exit = self.should_exit, True
        if self.force_exit and self._saying:
            self._saying.cancel()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises StartError where that cannot be."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=2048
        )
    except (OSError, OverflowError) as problem:
        raise StartError(
            f"The server cannot listen on {host}, port {port}: {_why(problem)}. Choose another --host or --port.",
            Exit.UNAVAILABLE,
        ) from None


def _why(problem: OSError | OverflowError) -> str:
    """What the system says of it, without what Python puts around that."""
    known = {
        errno.EADDRINUSE: "another program listens there already",
        errno.EACCES: "this user may not listen there",
        errno.EADDRNOTAVAIL: "this machine has no such address",
    }
    number = problem.errno if isinstance(problem, OSError) else None
    if number is not None and number < 0:  # of the resolver
        return "there is no such address"
    return known.get(number or 0) or (os.strerror(number) if number else "there is no such port")


async def serve(app: FastAPI, listening: socket.socket, limits: Limits, *, goodbye: Goodbye) -> None:
    """Serve the app there until SIGTERM or SIGINT. Requests under way are finished first; see `server_of`."""
    await server_of(app, limits, goodbye=goodbye).serve(sockets=[listening])


def server_of(app: FastAPI, limits: Limits, *, goodbye: Goodbye) -> uvicorn.Server:
    """The server of an app: `serve` runs it until `should_exit` is set; then `goodbye` is said before WebSockets are closed."""
    protocol = type("LimitedProtocol", (Protocol,), {"limits": limits})
    sockets = type("LimitedSockets", (Sockets,), {"limits": limits})
    config = uvicorn.Config(
        app,
        http=protocol,
        ws=sockets,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws_max_size=4 * limits.body_bytes,
        ws_ping_interval=_PINGS,
        ws_ping_timeout=_PINGS,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=int(limits.request_seconds) + _GRACE,
    )
    return _Server(config, goodbye=goodbye)
