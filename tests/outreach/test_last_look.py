"""What became true after the plan was made is seen when the moment comes: nothing goes out, and the receipt or the new moment says why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest
from house import HandClock
from test_planning import permission, ready
from test_tick import ALICE, Discord

from bot.engine.wire import Triggers
from bot.place import dm
from bot.services import Services
from bot.store import messages, outreach, people
from bot.store.database import Tx
from cogs.outreach.courier import DiscordCourier

Change = Callable[[Services, Tx, datetime], Awaitable[object]]


def run(sql: str) -> Change:
    return lambda services, tx, now: tx.run(sql)


async def wrote_just_now(services: Services, tx: Tx, now: datetime) -> None:
    await messages.heard(
        tx, "channel:5", message=900, person=ALICE, name="alice", at=now - timedelta(hours=1), text="x"
    )


async def no_trigger(services: Services, tx: Tx, now: datetime) -> None:
    before = await services.engine.preferences(dm(ALICE), within=tx)
    triggers = Triggers(attachment_seeking=True, need_deficit=False, emotional_overflow=False)
    await services.engine.set_preferences(
        dm(ALICE), before.model_copy(update={"triggers": triggers}), at=now, within=tx
    )
    await tx.run("UPDATE outreach SET due_at = wish_at")


BARRED: dict[str, tuple[Change, str]] = {
    "forgot": (run("UPDATE people SET age_band = 'under_18'"), "held back: opted in"),
    "permission": (run("UPDATE outreach SET consented_at = 0"), "held back: permission fresh"),
    "reason": (no_trigger, "there was nothing to say any more"),
    "hold": (lambda s, tx, now: outreach.hold(tx, ALICE, level="high", until=now), "held back: a hold"),
    "pause": (lambda s, tx, now: outreach.pause(tx, dm(ALICE), until=None, reason="pattern"), "held back: a pause"),
    "zone": (run("UPDATE outreach SET zone = 'Europe/Nowhere'"), "held back: quiet hours"),
    "hours": (run("UPDATE outreach SET quiet_from = 99"), "held back: quiet hours"),
    "never wrote": (run("DELETE FROM messages"), "held back: time since you wrote"),
    "unanswered": (run("UPDATE outreach SET unanswered = 2"), "held back: an answer first"),
    "place": (run("DELETE FROM places"), "held back: reachable"),
}  # fmt: skip


@pytest.mark.parametrize("name", BARRED)
async def test_a_gate_that_waits_for_something_to_happen_ends_the_moment(
    services: Services, clock: HandClock, name: str
):
    change, decision = BARRED[name]
    await ready(services, clock)
    async with services.db.write() as tx:
        await change(services, tx, clock.now)
    discord_side = Discord()
    await services.outreach.tick(discord_side)
    assert discord_side.arrived == {}
    (newest, *_) = await services.consent.why(ALICE)
    assert newest.decision == decision


HELD: dict[str, tuple[Change, str, timedelta]] = {
    "cooldown": (
        lambda s, tx, now: outreach.sent(tx, dm(ALICE), at=now - timedelta(hours=64)), "time between messages", timedelta(hours=48)),
    "pause": (
        lambda s, tx, now: outreach.pause(tx, dm(ALICE), until=now + timedelta(hours=3), reason="not today"), "a pause", timedelta(hours=3)),
    "quiet": (lambda s, tx, now: outreach.set_quiet(tx, dm(ALICE), hours=(11, 13), zone=None), "quiet hours", timedelta(minutes=104)),
    "wrote": (wrote_just_now, "time since you wrote", timedelta(hours=1)),
    "safety switch": (
        lambda s, tx, now: outreach.open_breaker(tx, reason="x", at=now), "the safety switch", timedelta(hours=1)),
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in HELD if name != "safety switch"])
async def test_a_gate_that_opens_by_itself_puts_the_moment_off_without_ending_it(
    services: Services, clock: HandClock, name: str
):
    change, gate, wait = HELD[name]
    await ready(services, clock)
    before = await services.consent.why(ALICE)
    async with services.db.write() as tx:
        await change(services, tx, clock.now)
    discord_side = Discord()
    await services.outreach.tick(discord_side)
    assert discord_side.arrived == {}
    held = await permission(services)
    assert held.held_by == gate
    assert clock.now + wait <= held.due_at <= clock.now + wait + timedelta(minutes=15)
    assert await services.consent.why(ALICE) == before


@pytest.mark.parametrize("name", [*BARRED, *HELD])
async def test_what_becomes_true_while_words_are_found_is_seen_before_they_go(
    services: Services, clock: HandClock, monkeypatch, name: str
):
    change = (BARRED | HELD)[name][0]
    await ready(services, clock)
    find_words = services.outreach._opening.words

    async def meanwhile(*given: Any):
        text = await find_words(*given)
        async with services.db.write() as tx:
            await change(services, tx, clock.now)
        return text

    monkeypatch.setattr(services.outreach._opening, "words", meanwhile)
    discord_side = Discord()
    await services.outreach.tick(discord_side)
    assert discord_side.arrived == {}


async def test_a_first_contact_is_counted_when_it_leaves(services: Services, clock: HandClock):
    await ready(services, clock)
    await services.outreach.tick(Discord())
    async with services.db.read() as tx:
        assert await people.first_contacts(tx, since=clock.now) == [clock.now]


# --- what Discord answers -------------------------------------------------------------------------------


async def nothing() -> None:
    """Nothing speaks against it."""


def answered(status: int, code: int, **headers: str) -> discord.HTTPException:
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    response: Any = SimpleNamespace(status=status, reason="x", headers=headers)
    return kind(response, {"code": code, "message": "x"})


@pytest.mark.parametrize(
    ("problem", "kind", "wait"),
    [
        (answered(403, 50007), "closed", None),
        (answered(400, 50278), "closed", None),
        (answered(403, 20026), "tripped", None),
        (answered(429, 40003, **{"Retry-After": "9"}), "tripped", timedelta(seconds=9)),
        (answered(401, 0), "tripped", None),
        (answered(403, 0), "tripped", None),
        (answered(403, 40001), "tripped", None),
        (answered(403, 40333), "tripped", None),
        (answered(403, 50001), "refused", None),
        (answered(429, 0, **{"Retry-After": "90"}), "limited", timedelta(seconds=90)),
        (answered(429, 0), "limited", None),
        (discord.RateLimited(4000.0), "limited", timedelta(seconds=4000)),
        (answered(502, 0), "unknown", None),
        (answered(503, 0), "unknown", None),
        (aiohttp.ClientConnectionError(), "unknown", None),
        (ConnectionResetError(), "unknown", None),
        (TimeoutError(), "unknown", None),
        (KeyError("retry_after"), "unknown", None),
        (answered(404, 10008), "delivered", None),
        (answered(404, 10003), "refused", None),
        (answered(404, 0), "refused", None),
        (answered(400, 50035), "refused", None),
    ],
    ids=str,
)
async def test_each_answer_of_discord_is_taken_for_what_it_is(
    problem: Exception, kind: str, wait: timedelta | None
):
    class Place:
        async def send(self, *_: object, **__: object) -> None:
            raise problem

    bot: Any = SimpleNamespace(get_partial_messageable=lambda *_, **__: Place(), user=discord.Object(1))
    delivery = await DiscordCourier(bot).deliver(channel=1, text="hello", nonce="n", barred=nothing)
    assert (delivery.kind, delivery.retry_after) == (kind, wait)
