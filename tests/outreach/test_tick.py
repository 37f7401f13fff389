"""One due moment ends in one message or one receipt, whatever Discord, the network or the process does meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from house import house

from bot.conversation import Incoming
from bot.delivery import LETTER_LEASE, RESEND_WITHIN, Barred, Delivery
from bot.place import Place, dm
from bot.services import Services
from bot.store import Tx, outbox, outreach

ALICE = 7
EVENING = (
    "hi there!",
    "I got the job, I'm so happy!",
    "thank you, that is kind of you",
    "we are going to celebrate on friday",
)


@dataclass
class Discord:
    """Discord's side, with the courier: keeps what arrived by nonce, as `enforce_nonce` does, and answers as it is told to."""

    answers: list[Delivery | BaseException] = field(default_factory=list)
    arrived: dict[str, str] = field(default_factory=dict)
    lost_answers: bool = False

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        if (gate := await barred()) is not None:
            return Delivery("withdrawn", why=gate)
        answer = (
            self.answers.pop(0) if self.answers else Delivery("delivered", message=1000 + len(self.arrived))
        )
        if isinstance(answer, BaseException):
            raise answer
        if answer.kind == "delivered" or (answer.kind == "unknown" and self.lost_answers):
            self.arrived.setdefault(nonce, text)
        return answer

    async def find(self, *, channel: int, text: str, since: datetime):
        return next(
            (1000 + n for n, arrived in enumerate(self.arrived.values()) if arrived == text), "absent"
        )


async def unfinished(tx: Tx) -> list[outbox.Letter]:
    """Letters without an end, oldest first, whoever is at them."""
    rows = await tx.rows("SELECT * FROM outbox WHERE finished_at IS NULL ORDER BY prepared_at")
    return [outbox._letter(row) for row in rows]


async def say(services: Services, text: str, *, message: int, person: int = ALICE) -> None:
    place = Place(dm(person), "dm", person, 70 + person, None)
    incoming = Incoming(
        place=place, person=person, name="alice", message=message, text=text, at=services.clock()
    )
    await services.conversation.reply(incoming)


async def evening(services: Services, clock, *, person: int = ALICE) -> None:
    for number, text in enumerate(EVENING):
        await say(services, text, message=person * 1000 + number + 1, person=person)
        clock.forward(minutes=1)
    await services.consent.switch_on(person, zone="Europe/Berlin")


async def until(services: Services, clock, discord: Discord, **delta: float) -> None:
    """Let time pass as the loop of the cog does: from one due moment to the next."""
    end = clock.now + timedelta(**delta)
    while True:
        due = await services.outreach.tick(discord)
        if due is None or due > end:
            clock.now = end
            return
        clock.now = max(due, clock.now + timedelta(seconds=1))


async def decisions(services: Services, person: int = ALICE) -> list[str]:
    return [receipt.decision for receipt in reversed(await services.consent.why(person, limit=50))]


async def test_a_day_of_silence_brings_one_message_by_day(services: Services, clock):
    await evening(services, clock)
    discord = Discord()
    await until(services, clock, discord, days=1)
    assert len(discord.arrived) == 1
    sent = (await services.consent.standing(ALICE)).opt_in.last_sent_at
    assert 9 <= sent.hour + 1 < 21  # Berlin in winter


async def test_two_messages_without_an_answer_and_it_waits_for_the_person(services: Services, clock):
    await evening(services, clock)
    discord = Discord()
    await until(services, clock, discord, days=60)
    assert 1 <= len(discord.arrived) <= 2


async def test_after_off_nothing_comes(services: Services, clock):
    await evening(services, clock)
    await services.consent.switch_off(ALICE)
    discord = Discord()
    await until(services, clock, discord, days=30)
    assert discord.arrived == {}


async def test_nobody_who_did_not_switch_it_on_is_written_to(services: Services, clock):
    for number, text in enumerate(EVENING):
        await say(services, text, message=number + 1)
    discord = Discord()
    await until(services, clock, discord, days=30)
    assert discord.arrived == {}


async def test_every_due_moment_leaves_a_receipt(services: Services, clock):
    await evening(services, clock)
    await until(services, clock, Discord(), days=2)
    told = await services.consent.why(ALICE, limit=50)
    assert [receipt.decision for receipt in told].count("written") == 1
    assert len({receipt.wish_at for receipt in told}) == len(told)


async def test_closed_dms_switch_it_off_and_nothing_retries(services: Services, clock):
    await evening(services, clock)
    discord = Discord(answers=[Delivery("closed", why="closed")])
    await until(services, clock, discord, days=30)
    standing = await services.consent.standing(ALICE)
    assert (standing.opt_in.enabled, standing.opt_in.off_reason) == (False, "closed")
    assert discord.arrived == {}


async def test_a_warning_from_discord_stops_everybody_until_an_operator_looked(services: Services, clock):
    await evening(services, clock)
    discord = Discord(answers=[Delivery("tripped", why="code 40003")])
    await until(services, clock, discord, days=3)
    assert discord.arrived == {}
    assert "40003" in (await services.outreach.health(since=clock.now - timedelta(days=7))).breaker
    assert await services.outreach.reset_breaker() is True
    assert (await services.outreach.health(since=clock.now)).breaker is None


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_broken_connection_is_tried_again_with_the_same_nonce(
    services: Services, clock, arrived: bool
):
    await evening(services, clock)
    discord = Discord(answers=[Delivery("unknown")], lost_answers=arrived)
    await until(services, clock, discord, days=1)
    assert len(discord.arrived) == 1
    assert (await decisions(services)).count("written") == 1


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_process_killed_while_sending_doubles_nothing_and_loses_nothing(
    services: Services, clock, arrived: bool
):
    await evening(services, clock)
    killed = Discord(answers=[asyncio.CancelledError()])
    with pytest.raises(asyncio.CancelledError):
        await until(services, clock, killed, days=1)
    async with services.db.read() as tx:
        (letter,) = await unfinished(tx)
    after = Discord(arrived={letter.nonce: letter.text} if arrived else {})
    clock.now += RESEND_WITHIN + timedelta(minutes=30)  # too late for the nonce: it has to look
    await until(services, clock, after, days=2)
    assert len(after.arrived) == 1
    assert (await decisions(services)).count("written") == 1


async def test_a_letter_whose_end_is_unknown_is_not_sent_again_after_stop(services: Services, clock):
    await evening(services, clock)
    killed = Discord(answers=[asyncio.CancelledError()])
    with pytest.raises(asyncio.CancelledError):
        await until(services, clock, killed, days=1)
    await services.consent.switch_off(ALICE)
    after = Discord()
    await until(services, clock, after, days=3)
    assert after.arrived == {}
    async with services.db.read() as tx:
        assert await unfinished(tx) == []


class Looked(Discord):
    """Something happens while a letter is looked for, which takes its time."""

    def __init__(self, happens: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self._happens = happens

    async def find(self, *, channel: int, text: str, since: datetime):
        await self._happens()
        return await super().find(channel=channel, text=text, since=since)


class Waiting(Discord):
    """A courier that has to wait for Discord's leave before its request, and something happens meanwhile."""

    def __init__(self, happens: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self._happens = happens

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        await self._happens()
        return await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)


async def stop(services: Services) -> None:
    await services.consent.switch_off(ALICE)


async def write(services: Services) -> None:
    await say(services, "back again!", message=99)


async def trip(services: Services) -> None:
    async with services.db.write() as tx:
        await outreach.open_breaker(tx, reason="Discord warned the bot", at=services.clock())


@pytest.mark.parametrize(
    ("happens", "gate"),
    [(stop, "opted in"), (write, "time since you wrote"), (trip, "the safety switch")],
    ids=["Stop", "a message", "the breaker"],
)
async def test_what_happens_while_a_letter_waits_for_its_request_is_the_last_word(
    services: Services, clock, happens: Callable[[Services], Awaitable[None]], gate: str
):
    await evening(services, clock)
    discord = Waiting(lambda: happens(services))
    while not (letters := await all_letters(services)):
        clock.now = await services.outreach.tick(discord) or clock.now
    assert discord.arrived == {}
    assert [letter.status for letter in letters] == ["withdrawn"]
    (newest, *_) = await services.consent.why(ALICE)
    assert (newest.decision, newest.gates[gate]) == (f"held back: {gate}", "block")


async def all_letters(services: Services) -> list[outbox.Letter]:
    async with services.db.read() as tx:
        return [outbox._letter(row) for row in await tx.rows("SELECT * FROM outbox ORDER BY prepared_at")]


async def test_the_last_letter_of_a_minute_does_not_bar_itself(tmp_path, clock):
    async with house(tmp_path, clock, outreach={"sends_per_minute": 1}) as services:
        await evening(services, clock)
        discord = Discord()
        await until(services, clock, discord, days=1)
        assert len(discord.arrived) == 1


async def killed_while_sending(services: Services, clock) -> None:
    await evening(services, clock)
    with pytest.raises(asyncio.CancelledError):
        await until(services, clock, Discord(answers=[asyncio.CancelledError()]), days=1)
    clock.forward(seconds=61)


async def test_stop_while_a_letter_is_looked_for_is_the_last_word(services: Services, clock):
    await killed_while_sending(services, clock)
    discord = Looked(lambda: services.consent.switch_off(ALICE))
    await services.outreach.tick(discord)
    assert discord.arrived == {}


async def test_a_look_that_took_too_long_for_the_nonce_is_not_followed_by_a_second_request(
    services: Services, clock
):
    await killed_while_sending(services, clock)

    async def slow() -> None:
        clock.forward(seconds=60)

    discord = Looked(slow)
    await services.outreach.tick(discord)
    assert discord.arrived == {}
    await until(services, clock, Discord(), minutes=10)
    async with services.db.read() as tx:
        assert await unfinished(tx) == []


async def test_a_letter_that_another_process_took_meanwhile_is_not_sent_again(services: Services, clock):
    await killed_while_sending(services, clock)

    async def taken() -> None:
        async with services.db.write() as tx:
            await outbox.claim(tx, at=clock.now + LETTER_LEASE, lease=LETTER_LEASE, limit=1)

    discord = Looked(taken)
    await services.outreach.tick(discord)
    assert discord.arrived == {}


async def test_a_message_that_arrives_while_words_are_found_cancels_the_send(
    services: Services, clock, monkeypatch
):
    await evening(services, clock)
    discord = Discord()
    find_words = services.outreach._opening.words

    async def meanwhile(session: str, action: object):
        text = await find_words(session, action)
        await say(services, "back again!", message=99)
        return text

    monkeypatch.setattr(services.outreach._opening, "words", meanwhile)
    while "you wrote first" not in await decisions(services):
        clock.now = await services.outreach.tick(discord) or clock.now
    assert discord.arrived == {}
    async with services.db.read() as tx:
        assert await unfinished(tx) == []


async def test_one_persons_trouble_does_not_touch_another(services: Services, clock, monkeypatch):
    await evening(services, clock, person=1)
    await evening(services, clock, person=2)
    wishes = services.engine.wishes

    async def broken_for_one(session: str, **asked: object):
        if session == dm(1):
            raise RuntimeError("broken")
        return await wishes(session, **asked)

    monkeypatch.setattr(services.engine, "wishes", broken_for_one)
    discord = Discord()
    for _ in range(30):
        clock.forward(hours=1)
        await services.outreach.tick(discord)
    assert len(discord.arrived) == 1


async def test_plain_words_switch_it_off_as_the_button_does(services: Services, clock):
    await evening(services, clock)
    await say(services, "please stop messaging me", message=5)
    assert (await services.consent.standing(ALICE)).opt_in.enabled is False


async def test_a_crisis_holds_everything_until_its_time_is_over_and_the_person_wrote(
    services: Services, clock
):
    await evening(services, clock)
    await say(services, "I want to kill myself tonight", message=5)
    discord = Discord()
    await until(services, clock, discord, days=20)
    assert discord.arrived == {}
    await say(services, "I am feeling better, thank you", message=6)
    await until(services, clock, discord, days=2)
    assert len(discord.arrived) == 1


async def test_less_often_doubles_the_wait_that_really_applies(services: Services, clock):
    await evening(services, clock)
    assert await services.consent.wait_of(ALICE) == 56  # three a week
    assert await services.consent.less_often(ALICE) == 112
    assert await services.consent.less_often(ALICE) == 224


async def test_not_today_means_their_tomorrow_morning(services: Services, clock):
    await evening(services, clock)
    clock.now = clock.now.replace(hour=10)
    moment = await services.consent.not_today(ALICE)
    assert (moment.day, moment.hour) == (clock.now.day + 1, 8)  # nine o'clock in Berlin
