"""A port that a measurement chose stays its own until its server listens there, whatever else runs on this machine."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.bench.processes import HOST


@pytest.fixture(autouse=True)
def held_ports(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Linux gives nobody a port to which a socket is bound, and lets a server listen on it that asks for it by number."""
    with ExitStack() as held:

        def free_port() -> int:
            one = held.enter_context(socket.socket())
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((HOST, 0))
            return int(one.getsockname()[1])

        if sys.platform == "linux":
            monkeypatch.setattr("bot.bench.kill.free_port", free_port)
            monkeypatch.setattr("bot.bench.serving.free_port", free_port)
        yield
