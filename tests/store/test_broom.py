"""What goes when its time is over goes by batches, of the size that was told, however the store finds its rows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.store import Database, Tx, messages, receipts, remote, remote_turns, retention, shared

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEPT = (
    "INSERT INTO engine_sessions (session, persona, state, preferences, created_at, last_active) VALUES ('s', '{}', '{}', '{}', 0, 0)",
    "INSERT INTO webhooks (webhook, session, url, events, secret, created_at, failures) VALUES ('w', 's', 'x', '[]', 'x', 0, 0)",
)
Drop = Callable[..., Awaitable[int]]
BROOMS: dict[str, tuple[Drop, str]] = {
    "words": (
        messages.drop_text,
        "INSERT INTO messages (session, message, person, name, at, text) VALUES ('s', $1, 1, 'x', $1, 'x')",
    ),
    "receipts": (
        receipts.drop,
        "INSERT INTO receipts (session, number, person, at, decision, gates) VALUES ('s', $1, 1, $1, 'x', '{}')",
    ),
    "answers": (
        retention.drop_answers,
        "INSERT INTO engine_turns (session, turn_key, at, speaker, answer) VALUES ('s', 'k' || $1, $1, 'x', 'x')",
    ),
    "letters": (
        retention.drop_letters,
        ("INSERT INTO outbox (action, session, person, engine_action, kind, nonce, status, prepared_at, finished_at, gates, fence)"
        " VALUES ('k' || $1, 's', 1, 'x', 'x', 'x', 'delivered', $1, $1, '{}', 0)"),
    ),
    "settlements": (
        retention.drop_settlements,
        "INSERT INTO settlements (session, action, outcome, at, next_allowed_at) VALUES ('s', 'k' || $1, 'delivered', $1, 0)",
    ),
    "deliveries": (
        retention.drop_deliveries,
        ("INSERT INTO webhook_deliveries (delivery, webhook, session, action, event, created_at, attempts, due_at, finished_at)"
        " VALUES ('k' || $1, 'w', 's', 'k' || $1, 'x', $1, 1, $1, $1)"),
    ),
    "shared things": (
        shared.drop,
        "INSERT INTO shared_things (session, what, kind, field, speaker, at) VALUES ('s', 'k' || $1, 'x', 'x', 'x', $1)",
    ),
    "last turns": (
        remote.drop_last_turns,
        ("INSERT INTO remote_sessions (session, opening_key, persona, preferences, preferences_due, last_turn, scored_turns, created_at,"
        " last_active) VALUES ('k' || $1, 'x', '{}', '{}', 0, '{}', 0, $1, $1)"),
    ),
    "answers from elsewhere": (
        remote_turns.drop_answered,
        ("INSERT INTO remote_turns (session, turn_key, number, at, speaker, scored, answer, findings, reported)"
        " VALUES ('s', 'k' || $1, $1, $1, 'x', 1, '{}', '[]', 1)"),
    ),
    "turns that waited": (
        remote_turns.drop_waiting,
        "INSERT INTO remote_turns (session, turn_key, number, at, speaker, scored, reported) VALUES ('s', 'k' || $1, $1, $1, 'x', 1, 0)",
    ),
    "settlements elsewhere": (
        remote_turns.drop_settlements,
        ("INSERT INTO remote_settlements (session, action, outcome, at, standing, next_allowed_at)"
        " VALUES ('s', 'k' || $1, 'delivered', $1, 'told', 0)"),
    ),
}  # fmt: skip
WAYS = (
    "nestloop",
    "hashagg",
    "hashjoin",
    "mergejoin",
    "material",
    "memoize",
    "sort",
    "bitmapscan",
    "seqscan",
)
"""What PostgreSQL chooses between when it joins and finds rows."""


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    async with Database.open(store_url, at=NOON) as opened:
        async with opened.write() as tx:
            for statement in KEPT:
                await tx.run(statement)
        yield opened


async def only(tx: Tx, *ways: str) -> None:
    """Let PostgreSQL go about it in these ways and in no other; SQLite has but one."""
    if tx.SKIP_LOCKED:
        for way in WAYS:
            await tx.run(f"SET LOCAL enable_{way} = {'on' if way in ways else 'off'}")


@pytest.mark.parametrize(
    "ways", [("hashjoin", "hashagg", "seqscan"), ("nestloop", "seqscan"), ("nestloop",)], ids=str
)
@pytest.mark.parametrize("name", BROOMS)
async def test_a_batch_is_no_larger_than_it_was_told(database: Database, name: str, ways: tuple[str, ...]):
    drop, insert = BROOMS[name]
    async with database.write() as tx:
        for number in range(40):
            await tx.run(insert.replace("$1", str(number)))
    async with database.write() as tx:
        await only(tx, *ways)
        assert await drop(tx, before=NOON, limit=7) == 7
