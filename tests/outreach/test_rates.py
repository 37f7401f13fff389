"""Half as often means half as many messages: counted over weeks with somebody who answers each of them within hours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

import pytest
from house import HandClock
from test_planning import permission
from test_tick import ALICE, Discord, evening, say

from bot.conversation import Incoming
from bot.delivery import Barred, Delivery
from bot.engine.port import Turned
from bot.engine.wire import UnhealthyPattern
from bot.place import Place, dm
from bot.services import Services
from bot.store import outreach
from cogs.outreach.views import standing_embed

WEEKS = 4
NUMBERS = count(50_000)


@dataclass
class Answered(Discord):
    """Somebody who has an answer three hours after each message."""

    owed: list[datetime] = field(default_factory=list)
    clock: HandClock = field(default_factory=HandClock)

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        self.owed.append(self.clock.now + timedelta(hours=3))
        return await super().deliver(channel=channel, text=text, nonce=nonce, barred=barred)


async def weeks(services: Services, clock: HandClock) -> int:
    """How many messages come first within some weeks."""
    discord, end = Answered(clock=clock), clock.now + timedelta(weeks=WEEKS)
    while clock.now < end:
        due = await services.outreach.tick(discord)
        clock.now = max(min([end, *discord.owed, *([due] if due else [])]), clock.now + timedelta(seconds=1))
        if discord.owed and discord.owed[0] <= clock.now:
            discord.owed.pop()
            await say(services, "thank you, a good day here too", message=next(NUMBERS))
    return len(discord.arrived)


async def test_with_the_settings_as_they_come_the_limit_of_the_week_is_used_up(
    services: Services, clock: HandClock
):
    await evening(services, clock)
    assert await weeks(services, clock) == 3 * WEEKS


@pytest.mark.parametrize("per_week", [2, 3])
async def test_less_often_halves_what_comes(services: Services, clock: HandClock, per_week: int):
    await evening(services, clock)
    await services.consent.set_limits(ALICE, per_day=1, per_week=per_week)
    await services.consent.less_often(ALICE)
    assert await weeks(services, clock) <= per_week * WEEKS // 2


async def test_a_moderate_pattern_halves_what_comes(services: Services, clock: HandClock, monkeypatch):
    async def stays(*_: object) -> None:
        """The finding does not clear."""

    monkeypatch.setattr(services.conversation, "_eased", stays)
    await evening(services, clock)
    async with services.db.write() as tx:
        await outreach.set_backoff(tx, dm(ALICE), 2)
    assert await weeks(services, clock) <= 3 * WEEKS // 2


async def test_the_note_of_a_moderate_pattern_says_how_rare_it_is_now(
    services: Services, clock: HandClock, monkeypatch
):
    await evening(services, clock)
    turn = services.engine.turn

    async def found(*arguments: object, **options: object) -> Turned:
        turned = await turn(*arguments, **options)
        pattern = UnhealthyPattern(
            type="overdependence", severity="moderate", description="A lot.", first_detected=clock()
        )
        return Turned(turned.result, (pattern,))

    monkeypatch.setattr(services.engine, "turn", found)
    incoming = Incoming(
        place=Place(dm(ALICE), "dm", ALICE, 77, None), person=ALICE, name="alice", message=60, text="hello", at=clock()
    )  # fmt: skip
    answer = await services.conversation.reply(incoming)
    assert answer is not None
    assert answer.note is not None
    assert "half as often from now on: at least 112 hours lie between two" in answer.note.text
    assert await services.consent.wait_of(ALICE) == 112
    assert (await permission(services)).backoff == 2
    fields = {
        field.name: field.value for field in standing_embed("", await services.consent.standing(ALICE)).fields
    }
    assert "half as often as your settings allow" in (fields["Time between messages"] or "")
