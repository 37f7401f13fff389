"""What /outreach why says: every decision in plain words, and what comes next as it is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from house import HandClock
from test_planning import held, ready
from test_tick import ALICE, Discord, say, until

from bot.services import Services
from bot.store.receipts import Receipt
from cogs.outreach.views import local, standing_embed, why_embed

NOON = datetime(2026, 3, 3, 12, 5, tzinfo=UTC)


async def shown(services: Services) -> list[str]:
    embed = why_embed(await services.consent.why(ALICE), await services.consent.standing(ALICE))
    return [embed.description or "", *(f"{field.name}: {field.value}" for field in embed.fields)]


async def test_a_moment_that_was_forestalled_tells_its_whole_story(services: Services, clock: HandClock):
    opt_in = await held(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at + timedelta(hours=1)
    await say(services, "good evening", message=50)
    (_, newest, *_) = await shown(services)
    assert newest.startswith("Tuesday 3 March, 11:15: Would have liked to write (")
    assert ", urge 0.65 over 0.65). Held back until Tuesday 3 March, 21:" in newest
    assert newest.endswith("these are your quiet hours. Then you wrote first.")


async def test_a_wish_that_is_held_right_now_is_told_before_it_has_an_end(
    services: Services, clock: HandClock
):
    opt_in = await held(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at + timedelta(hours=1)
    (now, *_) = await shown(services)
    assert now.startswith("Since Tuesday 3 March, 11:15 I would like to write (")
    assert "Held back: these are your quiet hours. The earliest I could write" in now


async def test_a_message_that_was_held_at_first_says_so(services: Services, clock: HandClock):
    await held(services, clock)
    await until(services, clock, Discord(), hours=12)
    (_, newest, *_) = await shown(services)
    assert "Held back at first: these are your quiet hours. At Tuesday 3 March, 21:" in newest
    assert "I wrote (" in newest


async def test_nothing_that_is_past_is_announced(services: Services, clock: HandClock):
    await ready(services, clock)
    await until(services, clock, Discord(), days=7)
    said = await shown(services)
    assert "For now nothing comes: my last messages have no answer" in said[0]
    assert not any("Next look" in text for text in said)


@pytest.mark.parametrize(
    ("decision", "ending", "said"),
    [
        ("you wrote first", "you wrote first", "You wrote first."),
        ("put off: I was away at that moment", None, "Put off: I was away at that moment."),
        ("not written: it never arrived", None, "Not written: it never arrived."),
        (
            "held back: an answer first",
            None,
            "Held back: my last messages have no answer, so I wait for you.",
        ),
    ],
)
async def test_each_kind_of_end_is_a_sentence(
    services: Services, clock: HandClock, decision: str, ending: str | None, said: str
):
    receipt = Receipt(
        session="dm:7", person=7, at=NOON, kind="need_deficit", urge=0.7, threshold=0.65, decision=decision, gates={}, next_at=None,
        wish_at=NOON, ending=ending,
    )  # fmt: skip
    embed = why_embed([receipt], await services.consent.standing(ALICE))
    assert embed.fields[0].value == (
        f"Would have liked to write (a wish for company or something to do, urge 0.70 over 0.65). {said}"
    )


async def test_right_after_a_message_it_says_how_long_it_waits_and_not_that_nobody_ever_wrote(
    services: Services, clock: HandClock
):
    opt_in = await ready(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at - timedelta(minutes=1)
    standing = await services.consent.standing(ALICE)
    barred = replace(standing, earliest=None, barred="time since you wrote", waiting=False)
    assert "it is less than 2 hours since you wrote." in (why_embed([], barred).description or "")
    never = replace(barred, ever_wrote=False)
    assert "before you have written to me" in (why_embed([], never).description or "")


async def test_a_wish_that_waits_is_a_moment_even_where_no_other_came_before(
    services: Services, clock: HandClock
):
    opt_in = await held(services, clock)
    assert opt_in.wish is not None
    clock.now = opt_in.wish.at + timedelta(minutes=5)
    told = why_embed([], await services.consent.standing(ALICE)).description or ""
    assert told.startswith("Since ")
    assert "no moment yet" not in told


async def test_not_today_and_the_status_name_the_same_moments(services: Services, clock: HandClock):
    await ready(services, clock)
    until = await services.consent.not_today(ALICE)
    standing = await services.consent.standing(ALICE)
    assert standing.paused_until == until
    fields = {field.name: field.value for field in standing_embed("How it stands", standing).fields}
    assert fields["Paused"] == f"nothing before {local(until, 'Europe/Berlin')}"
    assert standing.earliest is None or standing.earliest >= until
