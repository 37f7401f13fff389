"""A name whose servers are silent holds up no other name, is given up after a while, and keeps no process from its end."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import until

from bot.push import lookups
from bot.push.lookups import LookupNotBegunError, Lookups

ROOT = Path(__file__).parents[2]
SILENT = "silent.example.com"


class Servers:
    """The system's resolver: what it says of a name ending in SILENT it says only once `speak` is set."""

    def __init__(self) -> None:
        self.speak = threading.Event()
        self.asked: list[str] = []

    def answer(self, host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        self.asked.append(host)
        if host.endswith(SILENT):
            self.speak.wait()
        if host.startswith("unknown"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{last}", port)) for last in (1, 2, 1)]


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    there = Servers()
    monkeypatch.setattr(socket, "getaddrinfo", there.answer)
    yield there
    there.speak.set()


async def test_each_address_of_a_name_is_given_once(servers: Servers):
    assert await Lookups()("example.com", 443, "a") == ["127.0.0.1", "127.0.0.2"]


async def test_what_the_resolver_raises_is_raised(servers: Servers):
    with pytest.raises(socket.gaierror, match="not known"):
        await Lookups()("unknown.example.com", 443, "a")


async def test_however_many_names_hang_another_is_looked_up(servers: Servers):
    look_up = Lookups()
    hanging = [asyncio.create_task(look_up(f"{number}.{SILENT}", 443, "a")) for number in range(50)]
    await until(lambda: len(servers.asked) == 50)
    assert await look_up("example.com", 443, "b")
    servers.speak.set()
    assert await asyncio.gather(*hanging)


async def test_a_lookup_that_is_given_up_counts_until_it_ends(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lookups, "LONGEST", 0.01)
    look_up = Lookups()
    for _ in range(2):
        with pytest.raises(TimeoutError):
            await look_up(SILENT, 443, "a")
    monkeypatch.undo()
    monkeypatch.setattr(socket, "getaddrinfo", servers.answer)
    cancelled = asyncio.create_task(look_up(SILENT, 443, "b"))
    await until(lambda: len(servers.asked) == 3)
    assert look_up.left == {"a": 2}
    cancelled.cancel()
    await asyncio.gather(cancelled, return_exceptions=True)
    assert look_up.left == {"a": 2, "b": 1}
    servers.speak.set()
    await until(lambda: not look_up.left)


async def test_where_no_thread_can_be_had_the_lookup_was_never_begun(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
):
    def full(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", full)
    with pytest.raises(LookupNotBegunError):
        await Lookups()("example.com", 443, "a")
    assert servers.asked == []


_ENDS = """
import asyncio, socket, threading

began = threading.Event()

def silent(*_, **__):
    began.set()
    threading.Event().wait()

socket.getaddrinfo = silent

from bot.push.courier import make_client
from bot.push.lookups import Lookups

async def main():
    async with make_client(allow_private=True, resolve=Lookups()) as client:
        telling = asyncio.create_task(client.post("https://silent.example.com/"))
        while not began.is_set():
            await asyncio.sleep(0)
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)

asyncio.run(main())
print("done")
"""


def test_the_end_of_the_process_waits_for_no_lookup():
    done = subprocess.run(
        [sys.executable, "-c", _ENDS], cwd=ROOT, capture_output=True, text=True, timeout=100, check=True
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
