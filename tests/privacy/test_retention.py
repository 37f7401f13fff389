"""What is kept for a time only goes when that time is over, a bounded number of rows at a time (R21)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot import privacy
from bot.conversation import Incoming
from bot.place import Place, dm
from bot.services import Services
from bot.store import engine_sessions, outbox
from bot.store.database import Tx

ALICE = 7


async def say(services: Services, text: str, *, message: int, person: int = ALICE) -> None:
    place = Place(dm(person), "dm", person, 70 + person, None)
    incoming = Incoming(
        place=place, person=person, name="alice", message=message, text=text, at=services.clock()
    )
    await services.conversation.reply(incoming)


async def count(services: Services, what: str) -> int:
    async with services.db.read() as tx:
        (row,) = await tx.rows(f"SELECT COUNT(*) AS n FROM {what}")
        return row["n"]


async def keep_letter(tx: Tx, action: str, *, at: datetime, ended: bool) -> None:
    letter = outbox.Letter(
        action=action, session=dm(ALICE), person=ALICE, engine_action=action, kind="inactivity", nonce=action, text="hello",
        status="prepared", prepared_at=at, first_attempt_at=None,
    )  # fmt: skip
    await outbox.prepare(tx, letter)
    if ended:
        await outbox.finish(tx, action, status="delivered", why=None, at=at, message=1)


async def settle(tx: Tx, session: str, action: str, *, at: datetime) -> None:
    settled = engine_sessions.Settled(action=action, outcome="delivered", next_allowed_at=at)
    await engine_sessions.settle(tx, session, settled, at=at)


async def test_answers_to_turns_go_after_a_week_also_where_nobody_writes_any_more(services: Services, clock):
    await say(services, "hello", message=1)
    clock.forward(days=6)
    await say(services, "hello", message=2, person=8)
    await services.privacy.prune()
    assert await count(services, "engine_turns") == 2
    clock.forward(days=2)
    await services.privacy.prune()
    assert await count(services, "engine_turns") == 1
    assert await count(services, "messages") == 2


async def test_letters_go_ninety_days_after_their_end_and_not_before(services: Services, clock):
    await say(services, "hello", message=1)
    async with services.db.write() as tx:
        await keep_letter(tx, "ended", at=clock.now, ended=True)
        await keep_letter(tx, "on its way", at=clock.now, ended=False)
        await keep_letter(tx, "later", at=clock.now + timedelta(days=5), ended=True)
    clock.forward(days=89)
    await services.privacy.prune()
    assert await count(services, "outbox") == 3
    clock.forward(days=2)
    await services.privacy.prune()
    assert await count(services, "outbox WHERE action = 'ended'") == 0
    assert await count(services, "outbox") == 2


async def test_of_old_settlements_the_newest_of_each_session_stays(services: Services, clock):
    for number, person in enumerate((ALICE, 8), start=1):
        await say(services, "hello", message=number, person=person)
    async with services.db.write() as tx:
        for day in range(3):
            await settle(tx, dm(ALICE), f"a{day}", at=clock.now + timedelta(days=day))
        await settle(tx, dm(8), "b", at=clock.now)
    clock.forward(days=89)
    await services.privacy.prune()
    assert await count(services, "settlements") == 4
    clock.forward(days=30)
    await services.privacy.prune()
    async with services.db.read() as tx:
        left = [row["action"] for row in await tx.rows("SELECT action FROM settlements ORDER BY action")]
    assert left == ["a2", "b"]


async def test_many_rows_go_in_several_transactions(
    services: Services, clock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(privacy, "BATCH", 3)
    for number in range(1, 8):
        await say(services, "hello", message=number)
    clock.forward(days=31)
    before, begun = services.db.write, []

    def counted():
        begun.append(1)
        return before()

    monkeypatch.setattr(services.db, "write", counted)
    await services.privacy.prune()
    assert await count(services, "messages WHERE text IS NOT NULL OR reply IS NOT NULL") == 0
    assert await count(services, "engine_turns") == 0
    # words, shared things, answers, receipts, letters, settlements, deliveries, cases; and what an engine elsewhere left
    assert len(begun) == 3 + 1 + 3 + 1 + 1 + 1 + 1 + 1 + 4
