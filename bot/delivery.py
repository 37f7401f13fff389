"""A letter's way to Discord: sent with its own nonce, looked for when nobody knows, and brought to exactly one end."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from bot.clock import Clock
from bot.engine.port import Engine
from bot.engine.wire import Outcome
from bot.errors import InvalidRequestError, SessionNotFoundError
from bot.store import messages, meta, outbox, outreach, places, receipts
from bot.store.database import Database, Tx

log = logging.getLogger("sonder.outreach")

RESEND_WITHIN = timedelta(seconds=90)
"""Discord remembers a nonce for a few minutes; measured, so far below that."""
AFTER_TROUBLE = timedelta(hours=1)
STORM = 5
"""So many times "slow down" within an hour stop everything."""
STATUSES: Mapping[str, outbox.Status] = {
    "delivered": "delivered", "unknown": "unknown", "closed": "refused", "tripped": "refused", "limited": "refused",
    "refused": "refused", "lost": "refused",
}  # fmt: skip
OUTCOMES: Mapping[str, Outcome] = {
    "delivered": "delivered",
    "limited": "failed",
    "tripped": "failed",
    "lost": "failed",
}
"""What the engine is told; everything else is over for good: dismissed."""
SIGNATURE = "-# Written by an AI, because you said it may write first."


@dataclass(frozen=True, slots=True)
class Delivery:
    """What Discord did with a letter.

    `closed`: the person's DMs are shut; `tripped`: Discord warns the whole bot; `limited`: too fast; `refused`: anything
    else that will not pass by itself; `lost`: it was looked for and is not there; `unknown`: nobody can say.
    """

    kind: Literal["delivered", "closed", "tripped", "limited", "refused", "lost", "unknown"]
    message: int | None = None
    why: str | None = None


class Courier(Protocol):
    """Brings a letter to Discord. Never raises for anything that Discord or the network does."""

    async def deliver(self, *, channel: int, text: str, nonce: str) -> Delivery:
        """Send with this nonce, so that the same letter sent twice arrives once."""
        ...

    async def find(
        self, *, channel: int, text: str, since: datetime
    ) -> int | Literal["absent", "cannot tell"]:
        """Whether a message of ours with this text stands in the DM since then: its id, if so."""
        ...


async def disable(engine: Engine, session: str, *, at: datetime) -> None:
    """Tell the engine that nothing comes first any more; the person's other preferences stay as they are."""
    preferences = await engine.preferences(session)
    await engine.set_preferences(session, preferences.model_copy(update={"enabled": False}), at=at)


class Post:
    """Sends letters and keeps what became of them."""

    def __init__(self, *, db: Database, engine: Engine, clock: Clock) -> None:
        self._db = db
        self._engine = engine
        self._clock = clock

    async def unfinished(self) -> list[outbox.Letter]:
        """Letters without an end, oldest first."""
        async with self._db.read() as tx:
            return await outbox.unfinished(tx)

    async def send(self, letter: outbox.Letter, courier: Courier) -> None:
        """Send it once. What nobody can tell the end of stays unfinished."""
        async with self._db.read() as tx:
            place = await places.find(tx, letter.session)
        if place is None or letter.text is None:
            await self._concluded(letter, Delivery("refused", why="no place to write to"))
            return
        delivery = await courier.deliver(channel=place.channel, text=letter.text, nonce=letter.nonce)
        if delivery.kind == "unknown":
            log.warning("outreach.unknown session=%s action=%s", letter.session, letter.action)
            return  # the next tick takes the letter up again
        await self._concluded(letter, delivery)

    async def take_up(self, letter: outbox.Letter, courier: Courier, *, may_go: bool) -> None:
        """Bring a letter to its end that was left without one.

        Never attempted: it starts over. Attempted just now, and `may_go`: sent again with the same nonce, which Discord
        shows once. Otherwise it is looked for, and not sent again.
        """
        now = self._clock()
        if letter.first_attempt_at is None or letter.text is None:
            await self.withdraw(letter, why="stopped before sending")
        elif may_go and now - letter.first_attempt_at <= RESEND_WITHIN:
            await self.send(letter, courier)
        else:
            await self._concluded(
                letter, await self._looked_for(letter, letter.text, letter.first_attempt_at, courier)
            )

    async def withdraw(self, letter: outbox.Letter, *, why: str) -> None:
        """It was never sent: it ends here, and the session is looked at anew."""
        now = self._clock()
        async with self._db.write() as tx:
            await tx.lock(letter.session)
            if await outbox.finish(tx, letter.action, status="withdrawn", why=why, at=now):
                await receipts.keep(tx, _receipt(letter, at=now, decision=f"not written: {why}", next_at=now))
                await outreach.wake(tx, letter.session, due=now)

    async def _looked_for(
        self, letter: outbox.Letter, text: str, since: datetime, courier: Courier
    ) -> Delivery:
        async with self._db.read() as tx:
            place = await places.find(tx, letter.session)
        found = (
            "cannot tell"
            if place is None
            else await courier.find(channel=place.channel, text=text, since=since)
        )
        if isinstance(found, int):
            return Delivery("delivered", message=found)
        if found == "absent":
            return Delivery("lost", why="it never arrived")
        return Delivery("unknown", why="nobody can tell whether it arrived")

    async def _concluded(self, letter: outbox.Letter, delivery: Delivery) -> None:
        """The engine is told first; what it was told before stands, should we have stopped in between."""
        now = self._clock()
        upcoming = await self._tell_the_engine(letter, delivery, at=now)
        async with self._db.write() as tx:
            await tx.lock(letter.session, *(["breaker"] if delivery.kind == "limited" else []))
            await self._keep_outcome(tx, letter, delivery, now=now, upcoming=upcoming)
        log.info("outreach.%s session=%s action=%s", delivery.kind, letter.session, letter.action)

    async def _tell_the_engine(
        self, letter: outbox.Letter, delivery: Delivery, *, at: datetime
    ) -> datetime | None:
        """When the engine may want to write next; None also where it knows nothing of the session any more."""
        outcome = OUTCOMES.get(delivery.kind, "dismissed")
        try:
            await self._engine.settle(letter.session, letter.engine_action, outcome, at=at)
        except InvalidRequestError:
            log.info("outreach.settled_before session=%s action=%s", letter.session, letter.action)
        except SessionNotFoundError:
            return None
        if delivery.kind == "closed":
            await disable(self._engine, letter.session, at=at)
        return (await self._engine.wishes(letter.session, at=at)).next_check_at

    async def _keep_outcome(
        self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime, upcoming: datetime | None
    ) -> None:
        why = f"limited: {delivery.why}" if delivery.kind == "limited" else delivery.why
        if not await outbox.finish(
            tx, letter.action, status=STATUSES[delivery.kind], why=why, at=now, message=delivery.message
        ):
            return
        if delivery.kind in ("delivered", "unknown"):
            await outreach.sent(tx, letter.session, at=now)
        if delivery.kind == "delivered" and delivery.message is not None and letter.text is not None:
            words = letter.text.removesuffix(f"\n{SIGNATURE}")
            await messages.wrote_first(
                tx, letter.session, message=delivery.message, person=letter.person, text=words, at=now
            )
        await self._protect(tx, letter, delivery, now=now)
        due = _due(delivery, now=now, upcoming=upcoming)
        await outreach.wake(tx, letter.session, due=due)
        await meta.count(tx, f"outreach_{delivery.kind}", at=now)
        decision = (
            "written" if delivery.kind == "delivered" else f"not written: {delivery.why or delivery.kind}"
        )
        await receipts.keep(tx, _receipt(letter, at=now, decision=decision, next_at=due))

    async def _protect(self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime) -> None:
        """Closed doors stay closed (R2), and warnings stop everything (R6)."""
        if delivery.kind == "closed":
            await outreach.switch_off(tx, letter.session, reason="closed", at=now)
        storm = (
            delivery.kind == "limited"
            and await outbox.limited_since(tx, since=now - timedelta(hours=1)) >= STORM
        )
        if delivery.kind == "tripped" or storm:
            await outreach.open_breaker(
                tx, reason=delivery.why or "Discord asked the bot to slow down", at=now
            )


def _due(delivery: Delivery, *, now: datetime, upcoming: datetime | None) -> datetime | None:
    """What may pass by itself is tried again after a while; a plain refusal waits for the person."""
    if delivery.kind == "refused":
        return None
    if delivery.kind in ("limited", "tripped", "lost"):
        return max(upcoming or now, now + AFTER_TROUBLE)
    return upcoming


def _receipt(
    letter: outbox.Letter, *, at: datetime, decision: str, next_at: datetime | None
) -> receipts.Receipt:
    return receipts.Receipt(
        session=letter.session, person=letter.person, at=at, kind=letter.kind, urge=letter.urge, threshold=letter.threshold,
        decision=decision, gates=dict(letter.gates), next_at=next_at,
    )  # fmt: skip
