"""What cannot be done now, through nobody's choice, is one moment that is held meanwhile: it has one end, and says what held it."""

from __future__ import annotations

from typing import Any

from house import HandClock
from test_planning import permission, ready, told
from test_tick import Discord, say, until
from test_told import shown

from bot.errors import VoiceUnavailableError
from bot.outreach import TRIES
from bot.services import Services


def silent(services: Services, monkeypatch) -> list[int]:
    """A language model that does not answer. Gives how often it was asked."""
    asked: list[int] = []

    async def words(*_: object) -> str | None:
        asked.append(1)
        raise VoiceUnavailableError("it does not answer")

    monkeypatch.setattr(services.outreach._opening, "words", words)
    return asked


async def test_a_model_that_is_away_leaves_no_receipt_for_each_time_it_was_asked(
    services: Services, clock: HandClock, monkeypatch
):
    opt_in = await ready(services, clock)
    before = await told(services)
    with monkeypatch.context() as away:
        asked = silent(services, away)
        await until(services, clock, Discord(), hours=5)
        assert 4 <= len(asked) <= 6
        assert await told(services) == before
        (now, *_) = await shown(services)
        assert "Held back: the language model did not answer." in now
    discord = Discord()
    await until(services, clock, discord, hours=2)
    (receipt,) = (await told(services))[len(before) :]
    assert (receipt.decision, receipt.held_by, receipt.wish_at) == (
        "written",
        "the language model",
        opt_in.due_at,
    )
    assert len(discord.arrived) == 1


async def test_who_writes_while_the_model_is_away_is_told_once_what_held_it(
    services: Services, clock: HandClock, monkeypatch
):
    await ready(services, clock)
    before = await told(services)
    silent(services, monkeypatch)
    await until(services, clock, Discord(), hours=4)
    await say(services, "good evening", message=50)
    (receipt,) = (await told(services))[len(before) :]
    assert (receipt.decision, receipt.ending) == ("held back: the language model", "you wrote first")
    assert receipt.held_until is None


def broken(services: Services, monkeypatch) -> list[int]:
    """Whoever asks for wishes fails, for no reason that anybody foresaw. Gives how often."""
    asked: list[int] = []

    async def wishes(*_: object, **__: Any) -> None:
        asked.append(1)
        raise RuntimeError("broken")

    monkeypatch.setattr(services.engine, "wishes", wishes)
    return asked


async def test_a_moment_at_which_every_look_fails_has_an_end_and_says_so(
    services: Services, clock: HandClock, monkeypatch
):
    opt_in = await ready(services, clock)
    before = await told(services)
    with monkeypatch.context() as fault:
        asked = broken(services, fault)
        await until(services, clock, Discord(), days=3)
    assert len(asked) == TRIES
    (receipt,) = (await told(services))[len(before) :]
    assert (receipt.decision, receipt.wish_at) == ("held back: a fault of mine", opt_in.due_at)
    assert (await permission(services)).due_at is None
    (_, newest, *_) = await shown(services)
    assert "Held back: something in me went wrong whenever I looked" in newest
    await say(services, "good evening", message=50)
    assert (await permission(services)).due_at is not None


async def test_a_look_that_fails_once_costs_nobody_their_moment(
    services: Services, clock: HandClock, monkeypatch
):
    opt_in = await ready(services, clock)
    before = await told(services)
    with monkeypatch.context() as fault:
        broken(services, fault)
        await services.outreach.tick(Discord())
    held = await permission(services)
    assert (held.held_by, held.tries) == ("a fault of mine", 1)
    discord = Discord()
    await until(services, clock, discord, hours=1)
    (receipt,) = (await told(services))[len(before) :]
    assert (receipt.decision, receipt.held_by, receipt.wish_at) == (
        "written",
        "a fault of mine",
        opt_in.due_at,
    )
    assert len(discord.arrived) == 1
    assert (await permission(services)).tries == 0


async def test_a_failure_after_the_letter_went_is_the_letters_and_no_second_one_follows(
    services: Services, clock: HandClock, monkeypatch
):
    await ready(services, clock)
    before, discord = await told(services), Discord()
    conclude = services.outreach._post._concluded

    async def fails(*_: object) -> None:
        raise RuntimeError("broken")

    with monkeypatch.context() as fault:
        fault.setattr(services.outreach._post, "_concluded", fails)
        await services.outreach.tick(discord)
    assert services.outreach._post._concluded == conclude
    await until(services, clock, discord, hours=3)
    (receipt,) = (await told(services))[len(before) :]
    assert receipt.decision == "written"
    assert len(discord.arrived) == 1
