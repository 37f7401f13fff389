"""What is asked at every message, at every tick and by the broom is found by an index, however much is kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_file import fresh

from bot.store import (
    Database,
    Tx,
    deliveries,
    due,
    messages,
    outbox,
    outreach,
    people,
    receipts,
    retention,
    webhooks,
)
from bot.store.sqlite import SqliteTx

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PERSON = 700
BIG = (
    "people", "messages", "outbox", "receipts", "outreach", "engine_turns", "settlements", "engine_sessions", "webhooks", "webhook_deliveries",
)  # fmt: skip


class Explained(SqliteTx):
    """A transaction that also writes down how SQLite goes about each statement."""

    def __init__(self, tx: Tx) -> None:
        super().__init__(tx._connection, tx._begin)
        self.plan: list[str] = []

    async def put(self, sql: str, *args: object) -> None:
        await self.run(sql, *args)

    async def run(self, sql: str, *args: object) -> int:
        await self._explain(sql, args)
        return await super().run(sql, *args)

    async def rows(self, sql: str, *args: object):
        await self._explain(sql, args)
        return await super().rows(sql, *args)

    async def _explain(self, sql: str, args: tuple[object, ...]) -> None:
        self.plan += [row["detail"] for row in await super().rows(f"EXPLAIN QUERY PLAN {sql}", *args)]


async def _find_person(tx: Tx) -> None:
    await tx.rows("SELECT * FROM places WHERE person = $1", PERSON)


ASKED: dict[str, Callable[[Tx], Awaitable[object]]] = {
    "people.first_contacts": lambda tx: people.first_contacts(tx, since=NOON),
    "outbox.limited_since": lambda tx: outbox.limited_since(tx, since=NOON),
    "outbox.attempts_between": lambda tx: outbox.attempts_between(tx, NOON, NOON),
    "outbox.claim": lambda tx: outbox.claim(tx, at=NOON, lease=timedelta(minutes=1), limit=20),
    "outbox.has_unfinished": lambda tx: outbox.has_unfinished(tx, PERSON),
    "outbox.is_known": lambda tx: outbox.is_known(tx, 5),
    "outbox.sent_since": lambda tx: outbox.sent_since(tx, PERSON, since=NOON),
    "outbox.is_open": lambda tx: outbox.is_open(tx, "a"),
    "receipts.newest": lambda tx: receipts.newest(tx, PERSON, limit=10),
    "receipts.by_decision": lambda tx: receipts.by_decision(tx, since=NOON),
    "receipts.by_gate": lambda tx: receipts.by_gate(tx, since=NOON),
    "receipts.drop": lambda tx: receipts.drop(tx, before=NOON, limit=10),
    "messages.recent": lambda tx: messages.recent(tx, "dm:700", limit=20),
    "messages.last_from": lambda tx: messages.last_from(tx, PERSON),
    "messages.own": lambda tx: messages.own(tx, "dm:700", PERSON, limit=20, since=NOON),
    "messages.own_at": lambda tx: messages.own_at(tx, "dm:700", PERSON, [NOON, NOON]),
    "messages.times_since": lambda tx: messages.times_since(tx, PERSON, since=NOON),
    "messages.drop_text": lambda tx: messages.drop_text(tx, before=NOON, limit=10),
    "outreach.of_person": lambda tx: outreach.of_person(tx, PERSON),
    "due.outlook": lambda tx: due.outlook(
        tx, at=NOON, lease=timedelta(minutes=5), letter_lease=timedelta(minutes=1)
    ),
    "due.claimed_since": lambda tx: due.claimed_since(tx, NOON, at=NOON, lease=timedelta(minutes=5)),
    "due.claim": lambda tx: due.claim(tx, at=NOON, lease=timedelta(minutes=5), limit=20),
    "retention.drop_answers": lambda tx: retention.drop_answers(tx, before=NOON, limit=10),
    "retention.drop_letters": lambda tx: retention.drop_letters(tx, before=NOON, limit=10),
    "retention.drop_deliveries": lambda tx: retention.drop_deliveries(tx, before=NOON, limit=10),
    "webhooks.due_sessions": lambda tx: webhooks.due_sessions(tx, at=NOON, limit=10),
    "webhooks.take_session": lambda tx: webhooks.take_session(tx, "s", at=NOON),
    "webhooks.next_look": webhooks.next_look,
    "webhooks.next_moments": lambda tx: webhooks.next_moments(tx, ["a", "b"]),
    "webhooks.of_session": lambda tx: webhooks.of_session(tx, "s"),
    "deliveries.claim": lambda tx: deliveries.claim(tx, at=NOON, lease=timedelta(minutes=1), limit=10),
    "deliveries.next_due": deliveries.next_due,
    "retention.drop_settlements": lambda tx: retention.drop_settlements(tx, before=NOON, limit=10),
}


def whole_tables(plan: list[str]) -> list[str]:
    """The steps that walk through a big table, or through all of one of its indexes."""
    names = {*BIG, "s", "n", "m", "o"}  # short names that queries give settlements and messages
    return [step for step in plan if step.startswith("SCAN ") and step.split()[1] in names]


async def plan_of(database: Database, ask: Callable[[Tx], Awaitable[object]]) -> list[str]:
    async with database.write() as tx:
        explained = Explained(tx)
        await ask(explained)
    return explained.plan


@pytest.fixture
async def database(tmp_path: Path):
    async with Database.open(fresh(tmp_path / "s.db"), at=NOON) as opened:
        yield opened


@pytest.mark.parametrize("name", ASKED)
async def test_no_hot_question_walks_through_a_whole_table(database: Database, name: str) -> None:
    plan = await plan_of(database, ASKED[name])
    assert any(" INDEX " in step for step in plan), plan
    assert whole_tables(plan) == []


async def test_a_whole_table_would_be_noticed(database: Database) -> None:
    plan = await plan_of(database, lambda tx: tx.rows("SELECT * FROM outbox WHERE why = $1", "x"))
    assert whole_tables(plan) == ["SCAN outbox"]


async def test_the_place_of_a_person_is_found_by_an_index(database: Database) -> None:
    assert any("places_by_person" in step for step in await plan_of(database, _find_person))
