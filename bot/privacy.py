"""What we hold of a person: shown, handed over, deleted, and dropped when its time is over."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, cast

from bot import mind
from bot.clock import Clock
from bot.config import RetentionSection
from bot.moderation import Moderation
from bot.place import dm
from bot.store import (
    engine_sessions,
    messages,
    people,
    privacy,
    receipts,
    remote,
    remote_turns,
    retention,
    shared,
)
from bot.store.database import Database, Tx

BATCH = 5000
"""How many rows go in one transaction, so that nobody's message waits for the broom."""
ANSWERS_KEPT = timedelta(days=7)
WAITING_WORDS = timedelta(days=1)
"""Where no words are kept at all: how long those may wait that the engine could not be told of yet."""
LETTERS_KEPT = timedelta(days=90)
SETTLEMENTS_KEPT = timedelta(days=90)
DELIVERIES_KEPT = timedelta(days=30)
"""Longer than any action is pending: it is by its row that an action is known to have been sent already."""


InOrder = Callable[[str], asyncio.Lock]
"""The lock of a session: see `Conversation.in_order`."""


class Drop(Protocol):
    """Drops at most `limit` rows that are older than `before`, and gives how many it dropped."""

    async def __call__(self, tx: Tx, /, *, before: datetime, limit: int) -> int:
        """Inside the transaction `tx`."""
        ...


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows went, and which alert messages (channel, message) still stand on Discord."""

    rows: int
    alerts: tuple[tuple[int, int], ...]


class Privacy:
    """A person's own data, for that person alone."""

    def __init__(
        self,
        *,
        db: Database,
        moderation: Moderation,
        retention: RetentionSection,
        in_order: InOrder,
        clock: Clock,
    ) -> None:
        self._db = db
        self._moderation = moderation
        self._retention = retention
        self._in_order = in_order
        self._clock = clock

    @property
    def retention(self) -> RetentionSection:
        """How long things are kept here."""
        return self._retention

    async def summary(self, person: int) -> dict[str, int]:
        """How many rows there are of this person, by what they are."""
        async with self._db.read() as tx:
            return {
                table: len(rows) for table, rows in (await privacy.everything(tx, person)).items() if rows
            }

    async def export(self, person: int) -> bytes:
        """Everything that is stored of this person, as readable JSON."""
        async with self._db.read() as tx:
            rows = _opened(await privacy.everything(tx, person))
            for session in await privacy.shared_sessions(tx, person):
                rows["engine_sessions"] += await _told_apart(tx, session, person)
        about = {
            "person": str(person),
            "made_at": self._clock().isoformat(),
            "times": "milliseconds since 1970-01-01 UTC",
        }
        return json.dumps({"about": about, "rows": rows}, indent=2, ensure_ascii=False).encode()

    async def forget(self, person: int) -> Forgotten:
        """Delete all of it in one transaction; a salted hash stays so that we never write first again.

        Waits for answers that are being given in the person's sessions, so that none of them writes after it.
        """
        async with self._db.read() as tx:
            shared = await privacy.shared_sessions(tx, person)
        async with AsyncExitStack() as held:
            for session in sorted({dm(person), *shared}):
                await held.enter_async_context(self._in_order(session))
            return await self._forgotten(person, shared)

    async def _forgotten(self, person: int, shared: Sequence[str]) -> Forgotten:
        async with self._db.write() as tx:
            await tx.lock(dm(person), *shared)
            alerts = await privacy.alert_messages(tx, person)
            for session in shared:
                await forget_among_others(tx, session, person)
            band = await people.age_band(tx, person)
            rows = await privacy.delete(tx, person)
            await privacy.never_contact(tx, person, band=band)
        await self._db.scrub()
        return Forgotten(rows=rows, alerts=tuple(alerts))

    async def prune(self) -> None:
        """Drop what is older than it may be (R21)."""
        now, kept = self._clock(), self._retention
        await self._dropped(messages.drop_text, before=now - timedelta(days=kept.message_text_days))
        await self._dropped(shared.drop, before=now - timedelta(days=kept.message_text_days))
        await self._dropped(receipts.drop, before=now - timedelta(days=kept.receipts_days))
        await self._dropped(retention.drop_answers, before=now - ANSWERS_KEPT)
        await self._dropped(retention.drop_letters, before=now - LETTERS_KEPT)
        await self._dropped(retention.drop_settlements, before=now - SETTLEMENTS_KEPT)
        words = timedelta(days=kept.message_text_days)
        await self._dropped(remote.drop_last_turns, before=now - words)
        await self._dropped(remote_turns.drop_answered, before=now - min(ANSWERS_KEPT, words))
        await self._dropped(remote_turns.drop_settlements, before=now - SETTLEMENTS_KEPT)
        await self._dropped(remote_turns.drop_waiting, before=now - (words or WAITING_WORDS))
        await self._dropped(retention.drop_deliveries, before=now - DELIVERIES_KEPT)
        await self._moderation.prune(now, keep_closed=timedelta(days=kept.closed_cases_days))

    async def _dropped(self, drop: Drop, *, before: datetime) -> None:
        """Do it in as many transactions as it takes, and let others write in between."""
        full = True
        while full:
            async with self._db.write() as tx:
                full = await drop(tx, before=before, limit=BATCH) >= BATCH


async def forget_among_others(tx: Tx, session: str, person: int) -> None:
    """In a channel's session the others stay: only what was counted for this person goes."""
    await remote_turns.forget_speaker(tx, session, str(person))
    kept = await engine_sessions.find(tx, session)
    if kept is None:
        return
    state = mind.forget_speaker(mind.State.from_json(kept.state), str(person))
    await engine_sessions.replace_state(tx, session, state.to_json())
    await engine_sessions.forget_speaker(tx, session, str(person))
    await shared.drop_of(tx, session, str(person))


async def _told_apart(tx: Tx, session: str, person: int) -> list[dict[str, object]]:
    """What a channel's session counts for this person alone."""
    kept = await engine_sessions.find(tx, session)
    own = list(_under(str(person), json.loads(kept.state))) if kept is not None else []
    return [{"session": session, "state": own}] if own else []


def _under(key: str, value: object) -> Iterator[object]:
    """Everything that stands under this key, however deep."""
    if isinstance(value, dict):
        for name, inner in cast("dict[str, object]", value).items():
            if name == key:
                yield inner
            else:
                yield from _under(key, inner)


def _opened(rows: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """Columns that hold JSON are shown as what they hold."""
    return {
        table: [{name: _parsed(value) for name, value in row.items()} for row in found]
        for table, found in rows.items()
    }


def _parsed(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
