"""What a letter's way to Discord teaches is kept: warnings, how long to rest, who has answered, and what nobody can tell."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from house import HandClock
from test_planning import permission, ready, told
from test_tick import ALICE, Discord, say, unfinished

from bot.delivery import Barred, Delivery
from bot.place import dm
from bot.services import Services
from bot.store import messages, outbox


@pytest.mark.parametrize("kind", ["tripped", "closed"])
async def test_the_refusal_of_a_later_try_holds_although_the_first_may_have_arrived(
    services: Services, clock: HandClock, kind: str
):
    await ready(services, clock)
    discord = Discord(answers=[Delivery("unknown", besides=Delivery(kind, why="no"))])
    await services.outreach.tick(discord)
    health = await services.outreach.health(since=clock.now - timedelta(days=1))
    assert (health.breaker is not None) is (kind == "tripped")
    assert (await permission(services)).enabled is (kind != "closed")
    assert health.decisions.get("written", 0) == 0


# --- who has answered --------------------------------------------------------------------------------------


class Answering(Discord):
    """The person answers before Discord's own answer is in."""

    def __init__(self, services: Services, clock: HandClock) -> None:
        super().__init__()
        self._services = services
        self._clock = clock

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        answer = await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)
        self._clock.forward(seconds=8)
        await say(self._services, "oh, hi! yes please", message=901)
        self._clock.forward(seconds=1)
        return answer


async def killed(services: Services, clock: HandClock) -> outbox.Letter:
    """The process dies while a letter is on its way."""
    with pytest.raises(asyncio.CancelledError):
        await services.outreach.tick(Discord(answers=[asyncio.CancelledError()]))
    async with services.db.read() as tx:
        (letter,) = await unfinished(tx)
    return letter


async def answered_of_month(services: Services, clock: HandClock) -> int:
    health = await services.outreach.health(since=clock.now)
    return health.counts.get("outreach_answered", 0)


async def test_whoever_answers_before_discord_does_has_answered(services: Services, clock: HandClock):
    await ready(services, clock)
    sent_at = clock.now
    await services.outreach.tick(Answering(services, clock))
    standing = await permission(services)
    assert (standing.unanswered, standing.last_sent_at) == (0, sent_at)
    assert (await told(services))[-1].decision == "written"
    assert await answered_of_month(services, clock) == 1


@pytest.mark.parametrize("arrived", [True, False], ids=["found", "nobody can tell"])
async def test_whoever_answers_a_letter_whose_end_is_known_later_has_answered(
    services: Services, clock: HandClock, arrived: bool
):
    await ready(services, clock)
    letter, sent_at = await killed(services, clock), clock.now
    clock.forward(minutes=10)
    await say(services, "oh nice, thanks!", message=901)
    clock.forward(hours=7)

    class After(Discord):
        async def find(self, **asked: object):
            return 1000 if arrived else "cannot tell"

    await services.outreach.tick(After())
    standing = await permission(services)
    assert (standing.unanswered, standing.last_sent_at) == (0, sent_at)
    assert await answered_of_month(services, clock) == int(arrived)
    async with services.db.read() as tx:
        assert await unfinished(tx) == []
        *_, ours, theirs = await messages.recent(tx, dm(ALICE), limit=2)
    if arrived:
        assert letter.text is not None
        assert (ours.at, ours.reply) == (sent_at, letter.text.split("\n-# ")[0])
    assert theirs.text == "oh nice, thanks!"


async def test_a_letter_that_nobody_answered_counts_from_when_it_was_sent(
    services: Services, clock: HandClock
):
    await ready(services, clock)
    letter, sent_at = await killed(services, clock), clock.now
    assert letter.text is not None
    clock.forward(hours=7)
    await services.outreach.tick(Discord(arrived={letter.nonce: letter.text}))
    standing = await permission(services)
    assert (standing.unanswered, standing.last_sent_at) == (1, sent_at)
    settled = await services.engine.settle(letter.session, letter.engine_action, "delivered", at=clock.now)
    assert settled.next_allowed_at == sent_at + timedelta(hours=4)


# --- what nobody can tell ----------------------------------------------------------------------------------


async def test_a_letter_that_a_clock_set_back_has_made_younger_than_now_is_not_called_absent(
    services: Services, clock: HandClock
):
    """The first request arrives only after it was looked for: a second message would be one too many."""
    await ready(services, clock)
    letter = await killed(services, clock)
    clock.forward(minutes=-5)
    late = Discord()
    await services.outreach.tick(late)
    assert late.arrived == {}
    assert (await told(services))[-1].decision == "not written: nobody can tell whether it arrived"
    standing = await permission(services)
    assert (standing.unanswered, standing.last_sent_at) == (1, letter.first_attempt_at)
