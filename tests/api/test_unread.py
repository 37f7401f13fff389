"""Who does not read what it asked for is cut off after a while, and so is who asks for more than anybody can read."""

from __future__ import annotations

import asyncio
import logging
import socket
from pathlib import Path

import pytest
from house import HandClock
from served import serving, unread, until

from bot.api.gathering import Gathering

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]
LONG = b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"


async def test_who_asks_and_does_not_read_is_dropped_even_while_the_server_stops(
    tmp_path: Path, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    async with serving(tmp_path, clock, unread_seconds=0.2) as served:
        loop = asyncio.get_running_loop()

        async def ask(client: socket.socket) -> None:
            await loop.sock_connect(client, ("127.0.0.1", served.port))
            await loop.sock_sendall(client, LONG * 1000)
            await until(lambda: [one for one in served.connections if one.flow.write_paused])

        with unread() as before, unread() as meanwhile, caplog.at_level(logging.INFO):
            await ask(before)
            await until(lambda: not served.connections)
            await ask(meanwhile)
            await served.stop()
        assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_who_asks_for_too_much_in_one_breath_is_answered_nothing_more(
    tmp_path: Path, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    async with serving(tmp_path, clock, body_bytes=1024) as served:
        coming, asking = await asyncio.open_connection("127.0.0.1", served.port)
        with caplog.at_level(logging.INFO):
            asking.write(LONG * 50_000)
            answers = await coming.read()
            await until(lambda: not served.connections)
            await served.stop()
    assert answers.count(b"HTTP/1.1 413 ") == 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    asking.close()


async def test_a_connection_that_was_closed_does_not_wait_for_ever_for_who_reads_nothing():
    class Other(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            made.set_result(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            lost.set_result(exc)

    loop = asyncio.get_running_loop()
    made, lost = loop.create_future(), loop.create_future()
    server = await loop.create_server(Other, "127.0.0.1", 0)
    with unread() as client:
        await loop.sock_connect(client, server.sockets[0].getsockname())
        connection = Gathering(await made, loop, patience=0.1)
        connection.write(b"x" * 50_000_000)
        connection.close()
        assert await lost is None
    server.close()
    await server.wait_closed()
