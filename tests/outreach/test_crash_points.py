"""The process dies at every single point at which it waits for something; the next one doubles nothing and loses nothing."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Coroutine, Generator
from pathlib import Path
from typing import Any

import pytest
from house import HandClock, house
from test_planning import ready
from test_tick import ALICE, Discord, unfinished, until

from bot.services import Services


class Killed(BaseException):
    """The process is gone; nothing in it catches that."""


class UpTo:
    """Awaits a coroutine and kills it where it waits for the `steps`th time.

    `begun`: what it waits for has been done by then, though its answer is never heard; else it never left.
    """

    def __init__(self, work: Coroutine[Any, Any, object], *, steps: int, begun: bool) -> None:
        self._work = work
        self._steps = steps
        self._begun = begun

    def __await__(self) -> Generator[Any, Any, None]:
        step = 0
        answer: Any = None
        while True:
            try:
                waits_for = self._work.send(answer)
            except StopIteration:
                return
            step += 1
            if step == self._steps and self._begun:
                yield waits_for
            if step == self._steps:
                yield from self._die()
            answer = yield waits_for

    def _die(self) -> Generator[Any, Any, None]:
        """Whatever the coroutine still does on its way out (a rollback) is what the store would do by itself."""
        try:
            waits_for = self._work.throw(Killed())
            while True:
                waits_for = self._work.send((yield waits_for))
        except StopIteration as survived:
            raise AssertionError("something in the tick swallowed the end of the process") from survived


async def killed_tick(services: Services, discord: Discord, *, steps: int, begun: bool) -> bool:
    """Whether the tick was long enough to be killed there."""
    here = asyncio.all_tasks()
    killed = False
    try:
        await UpTo(services.outreach.tick(discord), steps=steps, begun=begun)
    except* Killed:
        killed = True
        for task in asyncio.all_tasks() - here:
            task.cancel()
    return killed


@pytest.fixture
async def before(tmp_path: Path, clock: HandClock) -> Path:
    """A store in which somebody is due right now."""
    folder = tmp_path / "before"
    folder.mkdir()
    async with house(folder, clock) as services:
        await ready(services, clock)
    return folder


async def survived(folder: Path, clock: HandClock, *, steps: int, begun: bool) -> bool:
    """Die there, start again a little later, and let a day and a half pass. False: the tick has no such point."""
    discord = Discord()
    async with house(folder, clock) as services:
        if not await killed_tick(services, discord, steps=steps, begun=begun):
            return False
    clock.forward(seconds=(5, 40, 75, 130, 400)[steps % 5])
    async with house(folder, clock) as services:
        await until(services, clock, discord, hours=20)
        where = (steps, begun)
        assert len(discord.arrived) == 1, where
        told = await services.consent.why(ALICE, limit=50)
        assert [receipt.decision for receipt in told].count("written") == 1, where
        moments = [receipt.wish_at for receipt in told]
        assert len(set(moments)) == len(moments), where
        async with services.db.read() as tx:
            assert await unfinished(tx) == [], where
    return True


@pytest.mark.parametrize("begun", [False, True], ids=["before it left", "before its answer"])
@pytest.mark.parametrize("share", range(4))
async def test_wherever_the_process_dies_one_message_arrives_and_every_moment_has_one_receipt(
    before: Path, tmp_path: Path, clock: HandClock, share: int, begun: bool
):
    due = clock.now
    steps = 1 + share
    while True:
        folder = tmp_path / f"{steps}"
        shutil.copytree(before, folder)
        clock.now = due
        if not await survived(folder, clock, steps=steps, begun=begun):
            break
        steps += 4
    assert steps > 60  # the way from the question to the end of the letter is that long at least
