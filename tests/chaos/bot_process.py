"""The stock bot in a process of its own: only where Discord is, and what time it is, are not the real ones.

Run as a nursery: it imports once and forks a fresh process for every line of JSON on its standard input, so that a
thousand deaths are affordable.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import select
import signal
import sys
import threading
import time
import traceback
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import discord.http
from discord.gateway import DiscordWebSocket
from yarl import URL

import bot.outreach
import cogs.outreach.courier
from bot import launch
from bot.app import COGS, Sonder

from . import naive, steps
from .control import Control

for cog in COGS:
    __import__(cog)

PACE = timedelta(milliseconds=50)
"""How often the loop asks who is due, in real time: the hand-moved clock jumps while it sleeps."""
TOKEN = "stand.in.token"


@dataclass(frozen=True, slots=True)
class Birth:
    """What a new process is told. `seat`: where it counts its looks. `naive`: not the bot but one of the two simple senders."""

    port: int
    control: str
    config: str
    log: str
    patience: float
    seat: int = 0
    naive: str = ""

    def line(self) -> str:
        """As one line of the nursery's input."""
        return json.dumps(asdict(self))


class _QuickSonder(Sonder):
    """The bot, without the two seconds in which discord.py waits for more servers, and asking who is due without long naps."""

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self._connection.guild_ready_timeout = 0.01

    async def setup_hook(self) -> None:
        await super().setup_hook()
        cog = sys.modules["cogs.outreach"]  # discord.py has made it anew
        cog.SHORTEST_PAUSE = bot.outreach.SHORTEST_PAUSE = bot.outreach.LONGEST_PAUSE = PACE


def live(birth: Birth) -> None:
    """Be that process, until killed."""
    log = os.open(birth.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    discord.http.Route.BASE = f"http://127.0.0.1:{birth.port}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(f"ws://127.0.0.1:{birth.port}/gateway")
    control = Control(Path(birth.control))
    if birth.naive:
        asyncio.run(naive.send_all(birth.naive, Path(birth.config), control, TOKEN))
        return
    os.environ["DISCORD_TOKEN"] = TOKEN
    launch.Sonder = _QuickSonder  # type: ignore[misc]
    if hasattr(cogs.outreach.courier, "PATIENCE"):
        cogs.outreach.courier.PATIENCE = timedelta(seconds=birth.patience)
    steps.watch(control.passing, partial(control.looked, birth.seat))
    launch.run(Path(birth.config), control.at)


def nursery() -> None:
    """Fork a process for every line of JSON, kill one for every `kill ID`, and say `born ID` and `dead ID`.

    Whoever is dead keeps its id until that is said: nobody else can be mistaken for it.
    """
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    gc.freeze()
    alive: set[int] = set()
    heard = b""
    while True:
        ready, _, _ = select.select([sys.stdin.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _bury(alive)
        if sys.stdin.fileno() in ready:
            more = os.read(sys.stdin.fileno(), 65536)
            if not more:
                break
            *lines, heard = (heard + more).split(b"\n")
            for line in lines:
                _obey(line.decode(), alive)
    for child in alive:
        os.kill(child, signal.SIGKILL)


def _obey(line: str, alive: set[int]) -> None:
    order, _, rest = line.partition(" ")
    if order == "kill":
        if int(rest) in alive:
            os.kill(int(rest), signal.SIGKILL)
        return
    child = os.fork()
    if child == 0:
        _child(Birth(**json.loads(line)))
    alive.add(child)
    _tell(f"born {child}")


def _bury(alive: set[int]) -> None:
    for child in tuple(alive):
        if os.waitpid(child, os.WNOHANG)[0]:
            alive.discard(child)
            _tell(f"dead {child}")


def _tell(line: str) -> None:
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def _child(birth: Birth) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    threading.Thread(target=_not_alone, args=(os.getppid(),), daemon=True).start()
    status = 1
    try:
        live(birth)
        status = 0
    except BaseException:  # noqa: BLE001 - the last thing that this process says
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _not_alone(mother: int) -> None:
    """Whatever became of the test: nobody outlives the nursery."""
    while os.getppid() == mother:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    nursery()
