"""A rehearsal of the little bot, played and read back."""

from __future__ import annotations

import io
import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from discord_schema import every_request_is_as_described
from little_bot import START, LittleBot

from bot.rehearsal import Lines, Rehearsal, rehearse

__all__ = ["every_request_is_as_described"]


@dataclass
class Played:
    status: int
    out: str
    err: str
    bot: LittleBot

    @property
    def events(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]

    def of(self, who: str, kind: str | None = None) -> list[dict]:
        return [event for event in self.events if event["from"] == who and kind in {None, event["kind"]}]

    def texts(self, who: str, kind: str | None = None) -> list[str]:
        return [event["text"] for event in self.of(who, kind)]


Playing = Callable[..., Awaitable[Played]]


@pytest.fixture
def play(tmp_path: Path) -> Playing:
    async def playing(
        *lines: str,
        source: Lines | Iterable[str] | None = None,
        as_json: bool = True,
        bot=None,
        on_end=None,
        **options,
    ):
        out, err, acting = io.StringIO(), io.StringIO(), bot or LittleBot()
        wanted = {"start": START, "greeting": "Welcome!", "files": tmp_path / "files", **options}
        rehearsal = Rehearsal(lines=lines if source is None else source, as_json=as_json, **wanted)
        status = await rehearse(acting, rehearsal, out=out, err=err, on_end=on_end)
        return Played(status, out.getvalue(), err.getvalue(), acting)

    return playing
