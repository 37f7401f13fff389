"""Forgetting holds also where another process answers the person at that very moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from house import HandClock, house
from postgres_server import THIS_MACHINE
from test_own_data import ALICE, BOB, dump, say

from bot.services import Services

pytestmark = THIS_MACHINE


def forget_meanwhile(
    answering: Services, other: Services, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Once, just before the answering process asks its engine or its voice, the other one forgets alice."""
    part = getattr(answering, where)
    name = "ensure" if where == "engine" else "reply"
    before, done = getattr(part, name), []

    async def slowly(*args: object, **options: object):
        if not done:
            done.append(await other.privacy.forget(ALICE))
        return await before(*args, **options)

    monkeypatch.setattr(part, name, slowly)


@pytest.mark.parametrize("in_channel", [False, True])
@pytest.mark.parametrize("where", ["engine", "voice"])
async def test_whoever_is_forgotten_while_another_process_answers_leaves_no_trace(
    tmp_path: Path,
    clock: HandClock,
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
    in_channel: bool,
    where: str,
) -> None:
    store = {"url": postgres_url}
    async with house(tmp_path, clock, store=store) as one, house(tmp_path, clock, store=store) as two:
        for number, person in enumerate((BOB, ALICE), start=1):
            await say(one, "hi there!", message=number, person=person, in_channel=in_channel)
        forget_meanwhile(one, two, monkeypatch, where)
        await say(one, "I baked a cake, I'm so happy!", message=3, person=ALICE, in_channel=in_channel)
        rows = await dump(one)
        assert [row for found in rows.values() for row in found if str(ALICE) in row] == []
        assert any(str(BOB) in row for row in rows["messages"])


@pytest.mark.parametrize("in_channel", [False, True])
async def test_whoever_is_forgotten_while_another_process_answers_a_crisis_leaves_no_trace(
    tmp_path: Path, clock: HandClock, postgres_url: str, monkeypatch: pytest.MonkeyPatch, in_channel: bool
) -> None:
    store = {"url": postgres_url}
    async with house(tmp_path, clock, store=store) as one, house(tmp_path, clock, store=store) as two:
        await say(one, "hi there!", message=1, person=ALICE, in_channel=in_channel)
        forget_meanwhile(one, two, monkeypatch, "engine")
        await say(one, "I want to kill myself tonight", message=2, person=ALICE, in_channel=in_channel)
        rows = await dump(one)
        assert [row for found in rows.values() for row in found if str(ALICE) in row] == []
