"""Opens the store and serves the engine in it until stopped."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from functools import partial
from typing import TYPE_CHECKING

from bot import mind
from bot.api.app import create_app
from bot.api.house import house
from bot.api.server import listen, serve
from bot.api.websocket import goodbye
from bot.engine.embedded import EmbeddedEngine
from bot.store.alone import alone
from bot.store.database import Database

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from bot.api.house import Limits
    from bot.clock import Clock

log = logging.getLogger(__name__)


def run(*, host: str, port: int, url: str, limits: Limits, clock: Clock) -> None:
    """Serve until SIGTERM or SIGINT. Raises StartError with a sentence where that cannot be."""
    with listen(host, port) as listening, asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(_serve(listening, url, limits, clock))


async def _serve(listening: socket.socket, url: str, limits: Limits, clock: Clock) -> None:
    with alone(url):
        async with Database.open(url, at=clock()) as database, database.at_work():
            await _serve_from(listening, database, limits, clock)
    log.info("api.stopped")


async def _serve_from(listening: socket.socket, database: Database, limits: Limits, clock: Clock) -> None:
    engine = EmbeddedEngine(database, together=partial(mind.read_all, explain=False))
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    log.info("api.listening http://%s:%s", shown, port)
    if not ipaddress.ip_address(host).is_loopback:
        log.warning("api.open Others can reach this address. Put TLS in front of it: keys travel in headers.")
    app = create_app(database, engine, clock, limits=limits)
    await serve(app, listening, limits, goodbye=partial(goodbye, house(app)))


def fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - absent on Windows
    except ImportError:
        return None
    return uvloop.new_event_loop
