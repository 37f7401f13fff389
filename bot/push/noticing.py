"""Notices the actions that came up in sessions with webhooks, and queues each of them once for each webhook."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from bot.store import deliveries, webhooks
from bot.store.deliveries import Delivery

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.engine.port import Engine
    from bot.engine.wire import ProactiveAction
    from bot.store.database import Database, Tx
    from bot.store.webhooks import Webhook

log = logging.getLogger("sonder.push")

Event = Literal["proactive_action", "emotional_overflow"]
_AT_ONCE: Final = 100
_AFTER_TROUBLE: Final = timedelta(minutes=10)


class Noticing:
    """Looks at the sessions that are due and at no other; the engine says when the next look pays."""

    def __init__(self, *, db: Database, engine: Engine, clock: Clock) -> None:
        self._db = db
        self._engine = engine
        self._clock = clock

    async def tick(self) -> datetime | None:
        """Look at those that are due. Gives when the next one is."""
        async with self._db.read() as tx:
            due = await webhooks.due_sessions(tx, at=self._clock(), limit=_AT_ONCE)
        for session in due:
            await self._look(session)
        async with self._db.read() as tx:
            return await webhooks.next_look(tx)

    async def _look(self, session: str) -> None:
        """One session in one transaction. Never raises: one broken session must not hold up the others."""
        now = self._clock()
        try:
            async with self._db.write() as tx:
                await tx.lock(session)
                ahead = await webhooks.take_session(tx, session, at=now)
                if ahead is not None:
                    await self._queue(tx, session, at=now, ahead=ahead)
        except Exception:
            log.exception("push.look session=%s", session)
            async with self._db.write() as tx:
                await webhooks.look_again(tx, session, now + _AFTER_TROUBLE)

    async def _queue(self, tx: Tx, session: str, *, at: datetime, ahead: timedelta) -> None:
        told = [webhook for webhook in await webhooks.of_session(tx, session) if webhook.disabled_at is None]
        if not told:
            await webhooks.watch_if_needed(tx, session)
            return
        wishes = await self._engine.wishes(session, at=at + ahead, within=tx)
        for webhook in told:
            for delivery in deliveries_of(webhook, wishes.actions, at=at):
                await deliveries.enqueue(tx, delivery)
        await webhooks.look_again(tx, session, wishes.next_check_at)


def deliveries_of(webhook: Webhook, actions: Sequence[ProactiveAction], *, at: datetime) -> list[Delivery]:
    """What this webhook is told of these actions."""
    return [
        _delivery(webhook, action, event, at=at)
        for action in actions
        if (event := _event(webhook, action)) is not None
    ]


def _event(webhook: Webhook, action: ProactiveAction) -> Event | None:
    """The event under which this webhook hears of the action: the narrower one where it wants both; None: not at all."""
    if action.type == "emotional_overflow" and "emotional_overflow" in webhook.events:
        return "emotional_overflow"
    return "proactive_action" if "proactive_action" in webhook.events else None


def _delivery(webhook: Webhook, action: ProactiveAction, event: Event, *, at: datetime) -> Delivery:
    named = hashlib.sha256(f"{webhook.webhook}|{action.id}".encode()).hexdigest()[:24]
    name = f"delivery_{named}"
    payload = {
        **action.model_dump(mode="json"),
        "sessionId": webhook.session,
        "event": event,
        "delivery_id": name,
    }
    return Delivery(
        delivery=name,
        webhook=webhook.webhook,
        session=webhook.session,
        action=action.id,
        event=event,
        payload=json.dumps(payload, ensure_ascii=False),
        created_at=at,
    )
