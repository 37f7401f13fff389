"""Words for several people are looked for at once; what limits, stops and slows the letters down holds as if they came one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from house import HandClock, house
from test_planning import second_session, told
from test_tick import Discord, evening, unfinished, until

from bot.delivery import Barred, Delivery
from bot.outreach import AT_ONCE, LEASE
from bot.services import Services
from bot.store import due

CROWD = range(1, AT_ONCE + 5)


async def all_due(services: Services, clock: HandClock, people: range = CROWD) -> None:
    """At this moment the character would like to write to each of them, and every gate is open."""
    for person in people:
        await evening(services, clock, person=person)
    clock.now = clock.now.replace(hour=12, minute=0) + timedelta(days=1)
    async with services.db.write() as tx:
        await tx.run("UPDATE outreach SET due_at = $1", int(clock.now.timestamp() * 1000))


class Together:
    """A language model that answers the first only when so many people's words are looked for at once."""

    def __init__(self, services: Services, many: int) -> None:
        self._find = services.outreach._opening.words
        self._many = many
        self._enough = asyncio.Event()
        self.most = self._now = 0
        services.outreach._opening.words = self.words

    async def words(self, *asked: object) -> str | None:
        self._now += 1
        self.most = max(self.most, self._now)
        if self._now == self._many:
            self._enough.set()
        await self._enough.wait()
        self._now -= 1
        return await self._find(*asked)


class OneByOne(Discord):
    """Notes how many requests were under way together; `then` happens when the first of them has its answer."""

    def __init__(self, *answers: Delivery, then: Callable[[], Awaitable[object]] | None = None) -> None:
        super().__init__(answers=list(answers))
        self.asked = self.most = self._now = 0
        self._then = then

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        self.asked += 1
        self._now += 1
        self.most = max(self.most, self._now)
        for _ in range(20):
            await asyncio.sleep(0)
        self._now -= 1
        answer = await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)
        if self._then is not None:
            then, self._then = self._then, None
            await then()
        return answer


async def many(tmp_path, store_url: str, clock: HandClock, **outreach_settings: int):
    settings = {"first_contacts_per_hour": 1000, "sends_per_minute": 1000, **outreach_settings}
    return house(tmp_path, clock, store={"url": store_url}, outreach=settings)


async def test_words_are_looked_for_at_once_and_letters_go_one_by_one(
    tmp_path, store_url: str, clock: HandClock
):
    async with await many(tmp_path, store_url, clock) as services:
        people = range(1, AT_ONCE + 1)
        await all_due(services, clock, people)
        model, discord = Together(services, AT_ONCE), OneByOne()
        await services.outreach.tick(discord)
        assert model.most == AT_ONCE
        assert (len(discord.arrived), discord.most) == (len(people), 1)


async def test_never_more_than_a_few_are_claimed_at_once(tmp_path, store_url: str, clock: HandClock):
    async with await many(tmp_path, store_url, clock) as services:
        await all_due(services, clock)
        find, held = services.outreach._opening.words, list[int]()

        async def words(*asked: object) -> str | None:
            async with services.db.read() as tx:
                held.append(
                    await due.claimed_since(tx, clock.now - timedelta(minutes=1), at=clock.now, lease=LEASE)
                )
            return await find(*asked)

        services.outreach._opening.words = words
        discord = Discord()
        await services.outreach.tick(discord)
        assert len(discord.arrived) == len(CROWD)
        assert max(held) <= AT_ONCE


async def test_no_words_are_looked_for_that_this_minute_has_no_room_for(
    tmp_path, store_url: str, clock: HandClock
):
    async with await many(tmp_path, store_url, clock, sends_per_minute=3) as services:
        await all_due(services, clock)
        model, discord = Together(services, 3), Discord()
        next_at = await services.outreach.tick(discord)
        assert (model.most, len(discord.arrived)) == (3, 3)
        assert next_at == clock.now + timedelta(minutes=1)


async def test_the_limit_of_a_minute_is_judged_when_a_letter_is_let_go(
    tmp_path, store_url: str, clock: HandClock, monkeypatch
):
    """As with several processes, each of which sees the other's claims too late."""

    async def none(*_: object, **__: object) -> int:
        return 0

    monkeypatch.setattr(due, "claimed_since", none)
    async with await many(tmp_path, store_url, clock, sends_per_minute=3) as services:
        await all_due(services, clock, range(1, AT_ONCE + 1))
        Together(services, AT_ONCE)
        discord = Discord()
        await services.outreach.tick(discord)
        assert len(discord.arrived) == 3


STOPS = {
    "slow down": (Delivery("limited", why="slow down", retry_after=timedelta(minutes=10)), 1),
    "a warning": (Delivery("tripped", why="code 40003"), 1),
    "no answer": (Delivery("unknown"), 1),
}


@pytest.mark.parametrize("name", STOPS)
async def test_after_such_an_answer_nobody_elses_letter_leaves(
    tmp_path, store_url: str, clock: HandClock, name: str
):
    answer, asked = STOPS[name]
    async with await many(tmp_path, store_url, clock) as services:
        await all_due(services, clock, range(1, AT_ONCE + 1))
        Together(services, AT_ONCE)
        discord = OneByOne(answer)
        await services.outreach.tick(discord)
        assert (discord.asked, discord.arrived) == (asked, {})


async def test_whoever_found_words_while_discord_asked_for_a_rest_is_written_to_after_it(
    tmp_path, store_url: str, clock: HandClock
):
    async with await many(tmp_path, store_url, clock) as services:
        await all_due(services, clock, range(1, 4))
        Together(services, 3)
        discord = OneByOne(Delivery("limited", why="slow down", retry_after=timedelta(minutes=10)))
        next_at = await services.outreach.tick(discord)
        assert next_at == clock.now + timedelta(minutes=10)
        await until(services, clock, Discord(arrived=discord.arrived), minutes=11)
        assert len(discord.arrived) == 2


async def test_stop_while_somebody_elses_letter_is_on_its_way_is_the_last_word(
    tmp_path, store_url: str, clock: HandClock
):
    people = range(1, 4)

    async def everybody_stops() -> None:
        for person in people:
            await services.consent.switch_off(person)

    async with await many(tmp_path, store_url, clock) as services:
        await all_due(services, clock, people)
        Together(services, 3)
        discord = OneByOne(then=everybody_stops)
        await services.outreach.tick(discord)
        assert (discord.asked, len(discord.arrived)) == (1, 1)


async def test_two_sessions_of_one_person_that_are_due_at_once_bring_one_message(
    services: Services, clock: HandClock
):
    await evening(services, clock)
    await second_session(services, clock)
    clock.now = clock.now.replace(hour=12, minute=0) + timedelta(days=1)
    async with services.db.write() as tx:
        await tx.run("UPDATE outreach SET due_at = $1", int(clock.now.timestamp() * 1000))
    model, discord = Together(services, 2), OneByOne()
    await services.outreach.tick(discord)
    assert (model.most, len(discord.arrived)) == (2, 1)
    assert [receipt.decision for receipt in await told(services)].count("written") == 1


async def test_a_store_that_refuses_a_claim_ends_nobody_elses_letter(
    tmp_path, store_url: str, clock: HandClock, monkeypatch
):
    claim, claims = due.claim, list[int]()

    async def refused(*asked: object, **named: object):
        claims.append(1)
        if len(claims) == 3:
            raise RuntimeError("the store is away")
        return await claim(*asked, **named)

    monkeypatch.setattr(due, "claim", refused)
    async with await many(tmp_path, store_url, clock) as services:
        await all_due(services, clock)
        discord = OneByOne()
        with pytest.raises(RuntimeError, match="away"):
            await services.outreach.tick(discord)
        assert len(discord.arrived) == 2


async def test_a_stop_of_the_bot_leaves_what_was_begun_to_its_lease_or_its_letter(
    tmp_path, store_url: str, clock: HandClock
):
    people = range(1, 4)
    async with await many(tmp_path, store_url, clock) as services:
        await all_due(services, clock, people)
        Together(services, 3)
        on_its_way, tasks = asyncio.Event(), asyncio.all_tasks()

        class Hanging(Discord):
            async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
                await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)
                on_its_way.set()
                await asyncio.Event().wait()
                raise AssertionError("nobody waits for it")

        discord = Hanging()
        tick = asyncio.create_task(services.outreach.tick(discord))
        await on_its_way.wait()
        tick.cancel()
        with pytest.raises(asyncio.CancelledError):
            await tick
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == tasks
        async with services.db.read() as tx:
            assert len(await unfinished(tx)) == len(discord.arrived) == 1
        clock.forward(minutes=6)
        after = Discord(arrived=discord.arrived)
        await until(services, clock, after, hours=1)
        assert len(after.arrived) == len(people)
        decisions = [receipt.decision for person in people for receipt in await told(services, person)]
        assert decisions.count("written") == len(people)
