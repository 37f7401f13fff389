"""Many who are due at once: they get their turn as fast as the limits allow, and nobody is told what is not so."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from house import HandClock, house
from test_planning import permission, ready, told
from test_tick import ALICE, Discord, evening, until

from bot import outreach as bot_outreach
from bot.delivery import Barred, Delivery
from bot.engine.port import Wishes
from bot.outreach import AWAY, pause
from bot.place import dm
from bot.services import Services
from bot.store import Tx, outreach
from cogs.outreach import OutreachCog
from cogs.outreach.views import why_embed

COPIED = ("engine_sessions", "outreach", "messages", "places", "people")


async def crowd(
    services: Services, clock: HandClock, people: range, *, established: range = range(0)
) -> None:
    """One person's evening, and the same for all of them: at this noon every gate is open. `established` were written to once."""
    await evening(services, clock, person=people[0])
    clock.now = clock.now.replace(hour=12, minute=0) + timedelta(days=1)
    async with services.db.write() as tx:
        for table in COPIED:
            for row in [dict(row) for row in await tx.rows(f"SELECT * FROM {table}")]:
                for person in people[1:]:
                    await insert(tx, table, as_of(row, person, first=people[0]))
        await tx.run("UPDATE outreach SET due_at = $1, wish_at = NULL", stamp(clock.now))
        for person in established:
            await tx.run("UPDATE people SET first_sent_at = 1 WHERE person = $1", person)


def as_of(row: dict[str, Any], person: int, *, first: int) -> dict[str, Any]:
    other = {"session": dm(person), "person": person, "channel": 70 + person}
    if "message" in row:
        other["message"] = row["message"] + 1000 * (person - first)
    return row | {name: value for name, value in other.items() if row.get(name) is not None}


async def insert(tx: Tx, table: str, row: dict[str, Any]) -> None:
    places = ", ".join(f"${number + 1}" for number in range(len(row)))
    await tx.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", *row.values())


def stamp(at: datetime) -> int:
    return int(at.timestamp() * 1000)


async def lives(services: Services, clock: HandClock, discord: Discord, **delta: float) -> None:
    """The loop of the cog, on a clock that moves only while it sleeps."""
    end = clock.now + timedelta(**delta)
    while clock.now < end:
        clock.now += pause(await services.outreach.tick(discord), now=clock.now)


async def all_told(services: Services, people: range) -> Counter[str]:
    return Counter([receipt.decision for person in people for receipt in await told(services, person)])


async def test_two_hundred_who_are_due_wait_for_no_sleep_of_the_loop(
    tmp_path, store_url: str, clock: HandClock
):
    people = range(1, 201)
    settings = {"first_contacts_per_hour": 1000, "sends_per_minute": 1000}
    async with house(tmp_path, clock, store={"url": store_url}, outreach=settings) as services:
        await crowd(services, clock, people)
        cog, discord = OutreachCog(SimpleNamespace(), services), Discord()
        cog._courier = discord
        noon = clock.now
        for _ in range(3):
            await cog.watch.coro(cog)
            clock.forward(seconds=cog.watch.seconds)
            if len(discord.arrived) == len(people):
                break
        assert len(discord.arrived) == len(people)
        assert {(await permission(services, dm(person))).last_sent_at for person in people} <= {
            noon,
            noon + timedelta(seconds=1),
        }


async def test_whoever_waits_in_line_is_not_told_that_the_bot_was_away(
    tmp_path, store_url: str, clock: HandClock
):
    people = range(1, 66)
    settings = {"first_contacts_per_hour": 1000, "sends_per_minute": 1}
    where = {"store": {"url": store_url}, "outreach": settings}
    discord = Discord()
    async with house(tmp_path, clock, **where) as services:
        await crowd(services, clock, people)
        await lives(services, clock, discord, minutes=30)
        assert 25 < len(discord.arrived) < 35
    async with house(
        tmp_path, clock, **where
    ) as services:  # a restart does not make it forget that it was there
        await lives(services, clock, discord, minutes=50)
        assert len(discord.arrived) == len(people)
        assert await all_told(services, people) == {"written": len(people)}


async def test_everybody_who_came_due_while_the_bot_was_away_is_told_so_however_many_they_are(
    tmp_path, store_url: str, clock: HandClock, monkeypatch
):
    people = range(1, 13)
    monkeypatch.setattr(bot_outreach, "BATCH", 5)
    settings = {"first_contacts_per_hour": 1000}
    async with house(tmp_path, clock, store={"url": store_url}, outreach=settings) as services:
        await crowd(services, clock, people)
        clock.forward(hours=3)
        discord = Discord()
        for _ in range(3):
            await services.outreach.tick(discord)
            clock.forward(minutes=1)
        assert discord.arrived == {}
        assert await all_told(services, people) == {AWAY: len(people)}
        await lives(services, clock, discord, hours=3)
        assert len(discord.arrived) == len(people)


async def test_what_the_safety_switch_held_is_one_moment_that_says_so(services: Services, clock: HandClock):
    opt_in = await ready(services, clock)
    async with services.db.write() as tx:
        await outreach.open_breaker(tx, reason="test", at=clock.now)
    discord, before = Discord(), await told(services)
    await until(services, clock, discord, hours=5)
    assert (await permission(services)).held_by == "the safety switch"
    assert (await told(services), discord.arrived) == (before, {})
    await services.outreach.reset_breaker()
    await services.outreach.tick(discord)
    assert discord.arrived == {}  # not everybody's turn is the moment of the reset
    await until(services, clock, discord, hours=2, minutes=30)
    (receipt,) = (await told(services))[len(before) :]
    assert (receipt.decision, receipt.held_by) == ("written", "the safety switch")
    assert receipt.wish_at == opt_in.due_at
    health = await services.outreach.health(since=clock.now - timedelta(days=1))
    assert health.gates["the safety switch"] == 1


async def test_while_the_operator_lets_nobody_write_first_the_person_is_told_who_it_was(
    tmp_path, store_url: str, clock: HandClock
):
    where, discord = {"store": {"url": store_url}}, Discord()
    async with house(tmp_path, clock, **where) as services:
        await ready(services, clock)
        before = await told(services)
    async with house(tmp_path, clock, **where, outreach={"enabled": False}) as services:
        await until(services, clock, discord, hours=5)
        said = why_embed(
            await services.consent.why(ALICE), await services.consent.standing(ALICE)
        ).description
        assert (
            said.count("whoever runs this bot has switched off messages that come first, for everybody") == 1
        )
        assert "it is switched off" not in said
    async with house(tmp_path, clock, **where) as services:
        await until(services, clock, discord, hours=3)
        (receipt,) = (await told(services))[len(before) :]
        assert (receipt.decision, receipt.held_by) == ("written", "the operator")
        assert len(discord.arrived) == 1


class Looks(Discord):
    """Also keeps whom it wrote to, and when."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__()
        self.clock = clock
        self.wrote: dict[int, datetime] = {}

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        delivery = await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)
        if delivery.kind == "delivered":
            self.wrote[channel - 70] = self.clock.now
        return delivery


async def test_whoever_is_known_does_not_wait_behind_first_messages_that_an_hour_has_no_room_for(
    tmp_path, store_url: str, clock: HandClock, monkeypatch
):
    new, known = range(1, 41), range(41, 51)
    people = range(1, 51)
    monkeypatch.setattr(bot_outreach, "BATCH", 10)
    settings = {"first_contacts_per_hour": 4, "sends_per_minute": 5}
    async with house(tmp_path, clock, store={"url": store_url}, outreach=settings) as services:
        await crowd(services, clock, people, established=known)
        looked, wishes = Counter[str](), services.engine.wishes

        async def counted(session: str, **asked: Any) -> Wishes:
            if asked.get("within") is None:
                looked[session] += 1
            return await wishes(session, **asked)

        monkeypatch.setattr(services.engine, "wishes", counted)
        discord, noon = Looks(clock), clock.now
        await lives(services, clock, discord, hours=6)
        assert max(discord.wrote[person] for person in known) < noon + timedelta(minutes=5)
        first = sorted(discord.wrote[person] for person in new if person in discord.wrote)
        assert len(first) >= 4 * 6 - 2  # no place stands empty
        assert all(later - at >= timedelta(hours=1) for at, later in zip(first, first[4:], strict=False))
        assert sum(looked.values()) < 5 * len(people)
        assert set(await all_told(services, people)) == {"written"}


async def test_a_line_is_kept_in_the_order_in_which_the_wishes_came(
    tmp_path, store_url: str, clock: HandClock, monkeypatch
):
    people = range(1, 10)
    settings = {"first_contacts_per_hour": 1}
    monkeypatch.setattr(bot_outreach, "AT_ONCE", 1)
    async with house(tmp_path, clock, store={"url": store_url}, outreach=settings) as services:
        await crowd(services, clock, people)
        async with services.db.write() as tx:
            for person in people:
                sooner = clock.now - timedelta(minutes=person)
                await tx.run("UPDATE outreach SET due_at = $2 WHERE session = $1", dm(person), stamp(sooner))
        discord = Looks(clock)
        await lives(services, clock, discord, hours=6)
        assert [*discord.wrote] == [9, 8, 7, 6, 5, 4]
