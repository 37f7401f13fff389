"""The house as the tests open it: the real services on a real SQLite file, with a clock that is moved by hand."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_file import fresh

from bot.__main__ import clock
from bot.app import Sonder
from bot.config import Config, Secrets
from bot.delivery import Barred, Delivery
from bot.rehearsal import Rehearsal, rehearse
from bot.services import Services, open_services


@dataclass
class HandClock:
    """Time stands still until somebody moves it."""

    now: datetime = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> datetime:
        self.now += timedelta(**delta)
        return self.now


def config_in(folder: Path, **sections: Any) -> Config:
    if "store" not in sections:
        sections["store"] = {"url": fresh(folder / "sonder.db")}
    return Config.model_validate(sections)


@asynccontextmanager
async def house(folder: Path, clock: HandClock, **sections: Any) -> AsyncGenerator[Services]:
    """The services as `sonder run` opens them, with the offline voice."""
    async with open_services(config_in(folder, **sections), Secrets(_env_file=None), clock) as services:
        yield services


@dataclass(frozen=True)
class Played:
    """What a rehearsal of the real bot showed."""

    status: int
    events: list[dict[str, Any]]
    screen: str
    complaints: str

    def of(self, sender: str, place: str | None = None, kind: str = "message") -> list[dict[str, Any]]:
        return [
            event
            for event in self.events
            if event["from"] == sender and event["kind"] == kind and place in {None, event["place"]}
        ]


async def rehearsed(
    folder: Path, lines: list[str], *, start: datetime = HandClock.now, as_json: bool = True, **sections: Any
) -> Played:
    """Play lines through the real bot as `sonder rehearse` does; the store stays in the folder."""
    out, err = io.StringIO(), io.StringIO()
    config = config_in(folder, discord={"message_content": True}, **sections)
    async with open_services(config, Secrets(_env_file=None), clock) as services:
        options = Rehearsal(start=start, lines=lines, as_json=as_json, files=folder / "files", greeting="")
        status = await rehearse(Sonder(services), options, out=out, err=err)
    events = [json.loads(line) for line in out.getvalue().splitlines()] if as_json else []
    return Played(status, events, out.getvalue(), err.getvalue())


class Courier:
    """Brings every letter to a Discord that has nothing against it."""

    def __init__(self) -> None:
        self.brought = 0

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        if (gate := await barred()) is not None:
            return Delivery("withdrawn", why=gate)
        self.brought += 1
        return Delivery("delivered", message=5000 + self.brought)

    async def find(self, *, channel: int, text: str, since: datetime) -> str:
        return "absent"
