"""What a letter's way to Discord teaches is kept: warnings, how long to rest, who has answered, and what nobody can tell."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from house import HandClock, house
from test_planning import Timed, permission, ready, told
from test_tick import ALICE, Discord, evening, say, unfinished, until

from bot.delivery import Barred, Delivery
from bot.place import dm
from bot.services import Services
from bot.store import messages, meta, outbox


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


# --- how long to rest --------------------------------------------------------------------------------------

SLOW_DOWN = Delivery("limited", why="slow down", retry_after=timedelta(minutes=50))


async def test_a_rest_that_discord_asked_for_is_kept_by_another_process_and_after_a_start(
    tmp_path, store_url: str, clock: HandClock
):
    async with house(tmp_path, clock, store={"url": store_url}) as one:
        for person in range(1, 4):
            await evening(one, clock, person=person)
        discord = Timed(clock)
        discord.answers = [SLOW_DOWN]
        while not discord.times:
            clock.now = max(await one.outreach.tick(discord), clock.now + timedelta(seconds=1))
        (begun,) = discord.times
    async with house(tmp_path, clock, store={"url": store_url}) as two:
        async with two.db.write() as tx:
            await tx.run("UPDATE outreach SET due_at = $1", int(begun.timestamp() * 1000) + 1)
        await until(two, clock, discord, hours=2)
    assert len(discord.times) > 1
    assert discord.times[1] >= begun + timedelta(minutes=50)


@pytest.mark.parametrize(
    "answers",
    [[Delivery("unknown"), SLOW_DOWN], [Delivery("unknown", besides=SLOW_DOWN)]],
    ids=["a second request", "a later try"],
)
async def test_slow_down_after_a_request_that_may_have_arrived_is_waited_for_by_everybody(
    services: Services, clock: HandClock, answers: list[Delivery]
):
    for person in range(1, 4):
        await evening(services, clock, person=person)
    discord = Timed(clock)
    discord.answers = [*answers]
    while discord.answers:
        clock.now = max(await services.outreach.tick(discord), clock.now + timedelta(seconds=1))
    asked = len(discord.times)
    await until(services, clock, discord, hours=3)
    assert len(discord.times) > asked
    assert discord.times[asked] >= discord.times[asked - 1] + timedelta(minutes=50)


async def test_slow_down_counts_also_from_whoever_lost_the_letter_meanwhile(
    services: Services, clock: HandClock
):
    await ready(services, clock)

    class Slow(Discord):
        async def deliver(self, **letter: object) -> Delivery:
            async with services.db.write() as tx:
                await tx.run("UPDATE outbox SET fence = fence + 1")
            return SLOW_DOWN

    await services.outreach.tick(Slow())
    async with services.db.read() as tx:
        assert await services.outreach._post.resting(tx) == clock.now + timedelta(minutes=50)


class Stormy(Discord):
    """Nobody knows what became of the first request for a letter; each later one is told to slow down."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        first = nonce not in self.asked
        self.asked.append(nonce)
        return Delivery("unknown") if first else Delivery("limited", why="slow down")


async def test_slow_down_five_times_within_an_hour_stops_everybody_also_where_it_ends_no_letter(
    services: Services, clock: HandClock
):
    for person in range(1, 8):
        await evening(services, clock, person=person)
    clock.now = clock.now.replace(hour=12, minute=0) + timedelta(days=1)
    async with services.db.write() as tx:
        await tx.run("UPDATE outreach SET due_at = $1", int(clock.now.timestamp() * 1000))
    discord = Stormy()
    await until(services, clock, discord, hours=5)
    health = await services.outreach.health(since=clock.now)
    assert health.breaker is not None
    assert "slow down" in health.breaker
    assert len(discord.asked) - len(set(discord.asked)) == 5


async def test_a_rest_is_never_made_shorter_but_by_a_clock_that_was_set_back(
    services: Services, clock: HandClock
):
    hour = timedelta(hours=1)
    kept = []
    for at in (2 * hour, hour, 3 * hour, 4 * hour, 90 * hour):
        async with services.db.write() as tx:
            await meta.keep_later(tx, "x", at=clock.now + at, latest=clock.now + 9 * hour)
            kept.append((await meta.moment(tx, "x") or clock.now) - clock.now)
    assert kept == [2 * hour, 2 * hour, 3 * hour, 4 * hour, 90 * hour]
    async with services.db.write() as tx:
        await meta.keep_later(tx, "x", at=clock.now + hour, latest=clock.now + 9 * hour)
        assert await meta.moment(tx, "x") == clock.now + hour


async def test_what_was_noted_is_counted_for_as_long_as_it_is_asked_for(services: Services, clock: HandClock):
    begun = clock.now
    for _ in range(3):
        clock.forward(minutes=25)
        async with services.db.write() as tx:
            await meta.note(tx, "x", at=clock.now, since=clock.now - timedelta(hours=1))
    async with services.db.read() as tx:
        assert await meta.noted(tx, "x", since=begun) == 3
        assert await meta.noted(tx, "x", since=begun + timedelta(minutes=30)) == 2
        assert await meta.noted(tx, "y", since=begun) == 0
