"""When somebody is looked at, and that nobody else is: the moment put off through the gates, and what closes it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from house import HandClock, house
from test_tick import ALICE, Discord, evening, say, unfinished, until

from bot.conversation import Incoming
from bot.delivery import Barred, Delivery
from bot.engine.wire import Triggers
from bot.place import Place, channel, dm
from bot.services import Services
from bot.store import due, outbox, outreach, places, receipts
from bot.store.outreach import OptIn

BERLIN = timedelta(hours=1)


async def permission(services: Services, session: str = dm(ALICE)) -> OptIn:
    async with services.db.read() as tx:
        found = await outreach.find(tx, session)
    assert found is not None
    return found


async def told(services: Services, person: int = ALICE) -> list[receipts.Receipt]:
    return list(reversed(await services.consent.why(person, limit=100)))


async def ready(services: Services, clock: HandClock, person: int = ALICE) -> OptIn:
    """Let time pass up to a moment at which the character will write; it has not been looked at yet."""
    await evening(services, clock, person=person)
    for _ in range(5):
        opt_in = await permission(services, dm(person))
        assert opt_in.due_at is not None
        if (await services.engine.wishes(opt_in.session, at=opt_in.due_at)).actions:
            clock.now = opt_in.due_at
            return opt_in
        clock.now = opt_in.due_at
        await services.outreach.tick(Discord())
    raise AssertionError("the character never likes to write")


async def held(services: Services, clock: HandClock) -> OptIn:
    """A wish that lasts for days comes in an hour of rest that ends ten hours later."""
    wish = (await ready(services, clock)).wish
    assert wish is not None
    clock.now = wish.at - timedelta(minutes=30)
    at = (wish.at + BERLIN).hour
    await services.consent.set_quiet(ALICE, hours=(at, (at + 10) % 24), zone=None)
    return await permission(services)


async def test_what_quiet_hours_hold_is_due_when_they_end_and_says_so(services: Services, clock: HandClock):
    opt_in = await held(services, clock)
    assert opt_in.held_by == "quiet hours"
    assert opt_in.wish is not None
    assert opt_in.due_at is not None
    assert opt_in.wish.kind is not None
    end = (opt_in.wish.at + BERLIN).replace(minute=0, second=0) + timedelta(hours=10) - BERLIN
    assert end <= opt_in.due_at <= end + timedelta(minutes=15)


async def test_until_morning_nobody_is_asked_anything(services: Services, clock: HandClock, monkeypatch):
    opt_in = await held(services, clock)
    asked: list[str] = []
    for name in ("wishes", "preferences", "state", "settle"):
        monkeypatch.setattr(services.engine, name, lambda *_, name=name, **__: asked.append(name))
    writes = count_writes(services, monkeypatch)
    assert opt_in.due_at is not None
    while clock.now < opt_in.due_at - timedelta(minutes=10):
        assert await services.outreach.tick(Discord()) == opt_in.due_at
        clock.forward(minutes=10)
    assert asked == []
    assert writes == []


def count_writes(services: Services, monkeypatch) -> list[str]:
    writes: list[str] = []
    write = services.db.write

    def counted():
        writes.append("write")
        return write()

    monkeypatch.setattr(services.db, "write", counted)
    return writes


async def test_a_held_moment_that_the_person_forestalls_leaves_one_receipt_with_all_of_it(
    services: Services, clock: HandClock
):
    opt_in = await held(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at + timedelta(hours=1)
    await services.outreach.tick(Discord())
    before = await told(services)
    await say(services, "good evening", message=50)
    (receipt,) = (await told(services))[len(before) :]
    assert (receipt.decision, receipt.ending) == ("held back: quiet hours", "you wrote first")
    assert (receipt.wish_at, receipt.held_until) == (opt_in.wish.at, opt_in.due_at)
    assert receipt.kind == opt_in.wish.kind
    assert receipt.urge >= receipt.threshold > 0


async def test_stop_closes_a_held_moment(services: Services, clock: HandClock):
    opt_in = await held(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at + timedelta(hours=1)
    await services.consent.switch_off(ALICE)
    receipt = (await told(services))[-1]
    assert (receipt.decision, receipt.ending) == ("held back: quiet hours", "you switched it off")


async def test_switching_the_reason_off_closes_a_held_moment(services: Services, clock: HandClock):
    opt_in = await held(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at + timedelta(hours=1)
    none = Triggers(attachment_seeking=False, need_deficit=False, emotional_overflow=False)
    await services.consent.set_triggers(ALICE, none)
    assert (await told(services))[-1].ending == "you changed which reasons count, or when"
    assert (await permission(services)).due_at is None


async def test_other_quiet_hours_move_a_held_moment_and_it_stays_one(services: Services, clock: HandClock):
    opt_in = await held(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at + timedelta(hours=1)
    hour = (clock.now + BERLIN).hour
    await services.consent.set_quiet(ALICE, hours=((hour + 2) % 24, (hour + 4) % 24), zone=None)
    moved = await permission(services)
    assert (moved.wish, moved.due_at) == (opt_in.wish, clock.now)
    discord = Discord()
    await until(services, clock, discord, minutes=5)
    receipt = (await told(services))[-1]
    assert (receipt.decision, receipt.wish_at) == ("written", opt_in.wish.at)


async def test_what_was_written_late_says_what_held_it(services: Services, clock: HandClock):
    opt_in = await held(services, clock)
    await until(services, clock, Discord(), days=2)
    written = next(receipt for receipt in await told(services) if receipt.decision == "written")
    assert opt_in.wish is not None
    assert (written.wish_at, written.held_by) == (opt_in.wish.at, "quiet hours")
    assert written.at > written.wish_at


async def test_a_moment_that_was_missed_is_put_off_and_told_so(services: Services, clock: HandClock):
    await ready(services, clock)
    clock.forward(hours=3)
    discord = Discord()
    await services.outreach.tick(discord)
    assert discord.arrived == {}
    receipt = (await told(services))[-1]
    assert "away" in receipt.decision
    later = await permission(services)
    assert later.due_at is not None
    assert clock.now < later.due_at
    await until(services, clock, discord, days=1)
    assert len(discord.arrived) == 1


async def test_a_wish_that_ran_out_while_the_bot_was_away_is_nothing_to_say_any_more(
    services: Services, clock: HandClock
):
    await ready(services, clock)
    clock.forward(days=40)
    discord = Discord()
    await services.outreach.tick(discord)
    assert discord.arrived == {}
    assert (await told(services))[-1].decision == "there was nothing to say any more"


async def test_after_a_long_stop_nobody_is_written_to_at_night_nor_many_at_once(tmp_path, clock: HandClock):
    people = range(1, 31)
    async with house(
        tmp_path, clock, outreach={"first_contacts_per_hour": 1000, "sends_per_minute": 2}
    ) as services:
        for person in people:
            await evening(services, clock, person=person)
        clock.forward(days=1, hours=6)
        discord = Timed(clock)
        await until(services, clock, discord, days=1)
        assert len(discord.arrived) == len(people)
        assert (
            max(sum(at <= one < at + timedelta(minutes=1) for one in discord.times) for at in discord.times)
            <= 2
        )
        assert all(9 <= (at + BERLIN).hour < 21 for at in discord.times)
        assert max(discord.times) - min(discord.times) > timedelta(minutes=10)


class Timed(Discord):
    """Also keeps when each message arrived."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__()
        self.clock = clock
        self.times: list[datetime] = []

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        self.times.append(self.clock.now)
        return await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)


async def test_the_morning_is_not_everybodys_at_the_same_second(services: Services, clock: HandClock):
    for person in range(1, 9):
        await evening(services, clock, person=person)
        await services.consent.set_quiet(person, hours=(20, 19), zone=None)
    dues = {(await permission(services, dm(person))).due_at for person in range(1, 9)}
    assert len(dues) == 8


# --- one person, several sessions ------------------------------------------------------------------------


async def says_in(services: Services, text: str, *, server: int, message: int) -> None:
    """Alice writes in a channel of a server."""
    place = Place(channel(server + 1), "channel", None, server + 1, server)
    await services.conversation.reply(
        Incoming(place=place, person=ALICE, name="alice", message=message, text=text, at=services.clock())
    )


async def test_whoever_talks_in_a_dm_and_two_servers_and_switches_it_on_from_each_is_one_person(
    services: Services, clock: HandClock
):
    discord = Timed(clock)
    await evening(services, clock)
    for number, server in enumerate((300, 400)):
        await says_in(services, "I got the job, I'm so happy!", server=server, message=600 + number)
        await services.consent.switch_on(ALICE, zone="Europe/Berlin")
    async with services.db.read() as tx:
        assert [one.session for one in await outreach.of_person(tx, ALICE)] == [dm(ALICE)]
    for day in range(21):
        await until(services, clock, discord, days=1)
        await says_in(services, "what a day!", server=300 + 100 * (day % 2), message=700 + day)
        if day % 3 == 2:
            await say(services, "thank you, a good day here too", message=800 + day)
        assert (await permission(services)).unanswered == 0
    days = [(at + BERLIN).date() for at in discord.times]
    assert 6 <= len(days) == len(set(days))
    assert all(
        later - sooner >= timedelta(days=7)
        for sooner, later in zip(discord.times, discord.times[3:], strict=False)
    )


# A second permission of one person is made by these tests alone (see `gates.together`).


async def second_session(services: Services, clock: HandClock) -> str:
    """Another conversation of the same person, in which everything was said and allowed as in the first."""
    other = "dm:another"
    await services.engine.ensure(other, services.persona, at=clock.now)
    async with services.db.write() as tx:
        await places.keep(tx, Place(other, "dm", ALICE, 99, None))
        await outreach.opt_in(
            tx, session=other, person=ALICE, zone="Europe/Berlin", quiet=(21, 9), per_day=3, per_week=10, consent_text="yes", at=clock.now
        )  # fmt: skip
    preferences = await services.engine.preferences(dm(ALICE))
    await services.engine.set_preferences(
        other, preferences.model_copy(update={"enabled": True}), at=clock.now
    )
    for number, text in enumerate(("hi there!", "I got the job, I'm so happy!", "we celebrate on friday")):
        await services.engine.turn(other, text, at=clock.now, key=str(number), speaker=str(ALICE))
    return other


async def test_two_sessions_of_a_person_keep_the_limits_together(services: Services, clock: HandClock):
    await evening(services, clock)
    await second_session(services, clock)
    discord = Timed(clock)
    await until(services, clock, discord, days=30)
    assert 1 <= len(discord.times) <= 2
    days = {(at + BERLIN).date() for at in discord.times}
    assert len(days) == len(discord.times)


async def test_while_one_sessions_letter_is_under_way_the_other_waits(services: Services, clock: HandClock):
    await evening(services, clock)
    await second_session(services, clock)
    discord = Discord(answers=[Delivery("unknown")] * 40, lost_answers=True)
    await until(services, clock, discord, days=1)
    assert len(discord.arrived) == 1


async def test_not_today_counts_for_every_session(services: Services, clock: HandClock):
    await evening(services, clock)
    other = await second_session(services, clock)
    clock.now = clock.now.replace(hour=8) + timedelta(days=1)
    until_when = await services.consent.not_today(ALICE)
    assert (await permission(services, other)).due_at >= until_when


# --- several processes ------------------------------------------------------------------------------------


async def test_two_processes_on_one_store_send_one_message(tmp_path, clock: HandClock):
    async with house(tmp_path, clock) as one, house(tmp_path, clock) as two:
        await ready(one, clock)
        discord = Discord()
        await one.outreach.tick(discord)
        await two.outreach.tick(discord)
        assert len(discord.arrived) == 1


async def test_a_letter_that_another_process_is_sending_is_left_to_it(tmp_path, clock: HandClock):
    async with house(tmp_path, clock) as one, house(tmp_path, clock) as two:
        await ready(one, clock)
        other = Discord()

        class Meanwhile(Discord):
            async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
                await two.outreach.tick(other)
                return await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)

        discord = Meanwhile()
        await one.outreach.tick(discord)
        assert (len(discord.arrived), other.arrived) == (1, {})


@pytest.mark.parametrize("apart", [-5, -1, 0, 1, 5])
async def test_clocks_that_differ_by_seconds_take_nothing_from_whoever_is_at_it(
    tmp_path, clock: HandClock, apart: int
):
    """What was begun by a clock that is ahead looks to the other one as if the clock had been set back since."""

    def other_clock() -> datetime:
        return clock.now + timedelta(seconds=apart)

    async with house(tmp_path, clock) as one, house(tmp_path, other_clock) as two:
        await ready(one, clock)
        clock.forward(seconds=10)
        other = Discord()
        find_words = one.outreach._opening.words

        async def meanwhile(session: str, action: object):
            await two.outreach.tick(other)
            return await find_words(session, action)

        one.outreach._opening.words = meanwhile

        class Meanwhile(Discord):
            async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
                clock.forward(milliseconds=100)
                await two.outreach.tick(other)
                return await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)

        discord = Meanwhile()
        await one.outreach.tick(discord)
        assert (len(discord.arrived), other.arrived) == (1, {})
        assert [receipt.decision for receipt in await told(one)].count("written") == 1


async def test_whoever_lost_the_letter_to_another_process_does_not_conclude_it(tmp_path, clock: HandClock):
    async with house(tmp_path, clock) as one, house(tmp_path, clock) as two:
        await ready(one, clock)
        discord = Discord()

        class Slow(Discord):
            """Takes so long that the other process takes the letter up, finds it, and ends it."""

            async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
                discord.arrived[nonce] = text
                clock.forward(seconds=70)
                await two.outreach.tick(discord)
                return Delivery("refused", why="too late")

        await one.outreach.tick(Slow())
        assert [receipt.decision for receipt in await told(one)].count("written") == 1
        assert len(discord.arrived) == 1


# --- a clock that jumps -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "jump", [timedelta(days=-1), timedelta(hours=-2), timedelta(minutes=-10), timedelta(hours=5)]
)
@pytest.mark.parametrize("arrived", [True, False])
async def test_a_clock_that_jumps_while_a_letter_has_no_end_doubles_nothing(
    services: Services, clock: HandClock, jump: timedelta, arrived: bool
):
    await ready(services, clock)
    discord = Discord(answers=[Delivery("unknown")], lost_answers=arrived)
    await services.outreach.tick(discord)
    clock.now += jump
    forgetful = Forgetful(arrived=discord.arrived)
    await until(services, clock, forgetful, days=3)
    written = [receipt for receipt in await told(services) if receipt.decision == "written"]
    assert len(written) == len(forgetful.arrived) == len({receipt.wish_at for receipt in written})
    assert len(set(forgetful.arrived.values())) == len(forgetful.arrived) <= 2


class Forgetful(Discord):
    """Has forgotten every nonce: what is sent again stands there again."""

    sent = 0

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        self.sent += 1
        self.arrived[f"{nonce}/{self.sent}"] = text
        return Delivery("delivered", message=90_000 + self.sent)


async def test_after_the_clock_was_set_back_nothing_comes_before_its_time_again(
    services: Services, clock: HandClock
):
    await evening(services, clock)
    discord = Timed(clock)
    await until(services, clock, discord, days=1)
    assert len(discord.times) == 1
    clock.now = discord.times[0] - timedelta(hours=20)
    await until(services, clock, discord, hours=40)
    assert len(discord.times) == 1


async def test_a_claim_of_before_the_clock_was_set_back_does_not_block_for_good(
    services: Services, clock: HandClock
):
    await ready(services, clock)
    clock.forward(minutes=30)
    async with services.db.write() as tx:
        assert await due.claim(tx, at=clock.now + timedelta(days=2), lease=timedelta(minutes=5), limit=1)
    discord = Discord()
    await services.outreach.tick(discord)
    assert len(discord.arrived) == 1


# --- what Discord says ---------------------------------------------------------------------------------------


async def test_a_long_retry_after_is_waited_for(services: Services, clock: HandClock):
    await evening(services, clock, person=2)
    await ready(services, clock, person=1)
    begun = clock.now
    discord = Timed(clock)
    discord.answers.append(Delivery("limited", why="slow down", retry_after=timedelta(hours=3)))
    await until(services, clock, discord, days=2)
    assert min(discord.times[1:]) >= begun + timedelta(hours=3)  # everybody rests
    both = [*await told(services, 1), *await told(services, 2)]
    limited = next(receipt for receipt in both if "slow down" in receipt.decision)
    assert limited.next_at >= begun + timedelta(hours=3)


async def test_a_discord_that_does_not_answer_is_not_asked_for_everybody(
    services: Services, clock: HandClock
):
    for person in range(1, 5):
        await evening(services, clock, person=person)
    await ready(services, clock, person=5)
    discord = Discord(answers=[Delivery("unknown")] * 50)
    await services.outreach.tick(discord)
    assert len(discord.answers) == 49


async def test_a_request_that_hangs_is_waited_for_beside_the_others_and_its_end_counts(
    services: Services, clock: HandClock, monkeypatch
):
    monkeypatch.setattr("bot.delivery.SEND_SECONDS", 0.0)
    await ready(services, clock)
    answered = asyncio.Event()

    class Hanging(Discord):
        async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
            delivery = await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)
            await answered.wait()
            return delivery

    discord = Hanging()
    for _ in range(5):
        await services.outreach.tick(discord)
        clock.forward(seconds=25)
    assert "written" not in [receipt.decision for receipt in await told(services)]
    answered.set()
    await asyncio.sleep(0)
    await services.outreach.tick(discord)
    assert (await told(services))[-1].decision == "written"
    assert len(discord.arrived) == 1


async def test_a_look_that_cannot_tell_is_repeated_for_an_hour_and_then_given_up(
    services: Services, clock: HandClock
):
    await ready(services, clock)
    begun = clock.now

    class Blind(Discord):
        async def find(self, *, channel: int, text: str, since: datetime):
            return "cannot tell"

    blind = Blind(answers=[Delivery("unknown")] * 1000)
    before = await told(services)
    await until(services, clock, blind, minutes=50)
    assert await told(services) == before
    await until(services, clock, blind, minutes=20)
    receipt = (await told(services))[len(before)]
    assert "nobody can tell" in receipt.decision
    assert receipt.at <= begun + timedelta(minutes=62)


async def test_the_same_words_of_an_earlier_message_are_not_taken_for_the_lost_one(
    services: Services, clock: HandClock
):
    await ready(services, clock)
    lost = Discord(answers=[Delivery("unknown")])
    await services.outreach.tick(lost)
    async with services.db.write() as tx:
        (letter,) = await unfinished(tx)
        before = replace(letter, action="earlier", nonce="earlier")
        await outbox.prepare(tx, before)
        await outbox.finish(tx, "earlier", status="delivered", why=None, at=clock.now, message=1000)
    clock.forward(minutes=5)
    after = Discord(arrived={"earlier": letter.text})
    await services.outreach.tick(after)
    assert (await told(services))[-1].decision == "not written: it never arrived"


@pytest.mark.parametrize("kind", ["limited", "closed", "tripped", "refused"])
async def test_a_second_request_that_is_refused_does_not_end_a_letter_that_arrived(
    services: Services, clock: HandClock, kind: str
):
    await ready(services, clock)

    class Late(Discord):
        """The first request arrives, but stands in the DM only later than it is looked for."""

        async def find(self, *, channel: int, text: str, since: datetime):
            young = clock.now - since < timedelta(minutes=2)
            return "absent" if young else await super().find(channel=channel, text=text, since=since)

    late = Late(answers=[Delivery("unknown"), Delivery(kind, why="no")], lost_answers=True)
    await until(services, clock, late, hours=12)
    assert len(late.arrived) == 1
    receipts_told = [receipt.decision for receipt in await told(services)]
    assert receipts_told.count("written") == 1
    assert not any(decision.startswith("not written") for decision in receipts_told)
    assert (await permission(services)).enabled is (kind != "closed")
    health = await services.outreach.health(since=clock.now - timedelta(days=7))
    assert (health.breaker is not None) is (kind == "tripped")


# --- the operator ---------------------------------------------------------------------------------------------


async def test_the_operator_sees_how_often_each_gate_held(services: Services, clock: HandClock):
    await held(services, clock)
    await until(services, clock, Discord(), days=2)
    health = await services.outreach.health(since=clock.now - timedelta(days=7))
    assert (
        health.gates["quiet hours"] == 2
    )  # the evening's wish, which was over by morning, and the one that was written late


async def test_an_open_breaker_is_to_be_told_until_the_operator_knows_of_it(
    services: Services, clock: HandClock
):
    assert await services.outreach.alarm() is None
    async with services.db.write() as tx:
        await outreach.open_breaker(tx, reason="Discord warned the bot", at=clock.now)
    first = (clock.now, "Discord warned the bot")
    assert [await services.outreach.alarm(), await services.outreach.alarm()] == [first, first]
    await services.outreach.alarm_told(since=clock.now)
    assert await services.outreach.alarm() is None


async def test_whoever_was_told_of_one_alarm_was_not_told_of_the_next(services: Services, clock: HandClock):
    for reason in ("the first", "the second"):
        async with services.db.write() as tx:
            await outreach.open_breaker(tx, reason=reason, at=clock.now)
        since, _ = await services.outreach.alarm() or pytest.fail("nothing to tell")
        if reason == "the first":
            await services.outreach.reset_breaker()
            clock.forward(hours=1)
        else:
            await services.outreach.alarm_told(since=since - timedelta(hours=1))
    assert await services.outreach.alarm() == (clock.now, "the second")


async def test_a_halved_outreach_is_whole_again_when_its_finding_has_cleared(
    services: Services, clock: HandClock
):
    await evening(services, clock)
    async with services.db.write() as tx:
        await outreach.set_backoff(tx, dm(ALICE), 2)
    await say(services, "a nice day today", message=90)
    assert (await permission(services)).backoff == 1
