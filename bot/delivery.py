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
from bot.store import messages, meta, outbox, outreach, places, receipts
from bot.store.database import Database, Tx

log = logging.getLogger("sonder.outreach")

RESEND_WITHIN = timedelta(seconds=90)
"""Discord remembers a nonce for a few minutes; measured, so far below that."""
AFTER_TROUBLE = timedelta(hours=1)
OUTCOMES: Mapping[str, Outcome] = {"delivered": "delivered", "limited": "failed", "refused": "failed"}
"""What the engine is told; everything else is over for good: dismissed."""
SIGNATURE = "-# Written by an AI, because you said it may write first."


@dataclass(frozen=True, slots=True)
class Delivery:
    """What Discord did with a letter.

    `closed`: the person's DMs are shut; `tripped`: Discord warns the whole bot; `limited`: too fast; `refused`: anything
    else that will not pass by itself; `unknown`: nobody can say whether it arrived.
    """

    kind: Literal["delivered", "closed", "tripped", "limited", "refused", "unknown"]
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
            async with self._db.write() as tx:
                await outbox.finish(
                    tx, letter.action, status="withdrawn", why="stopped before sending", at=now
                )
                await outreach.wake(tx, letter.session, due=now)
            return
        if may_go and now - letter.first_attempt_at <= RESEND_WITHIN:
            await self.send(letter, courier)
            return
        async with self._db.read() as tx:
            place = await places.find(tx, letter.session)
        found = "cannot tell" if place is None else await courier.find(
            channel=place.channel, text=letter.text, since=letter.first_attempt_at
        )  # fmt: skip
        if isinstance(found, int):
            await self._concluded(letter, Delivery("delivered", message=found))
        elif found == "absent":
            await self._concluded(letter, Delivery("refused", why="it never arrived"))
        else:
            await self._concluded(letter, Delivery("unknown", why="nobody can tell whether it arrived"))

    async def _concluded(self, letter: outbox.Letter, delivery: Delivery) -> None:
        """The engine is told first: should we stop right after, the letter is found again and told again, with the same answer."""
        now = self._clock()
        await self._engine.settle(
            letter.session, letter.engine_action, OUTCOMES.get(delivery.kind, "dismissed"), at=now
        )
        upcoming = (await self._engine.wishes(letter.session, at=now)).next_check_at
        async with self._db.write() as tx:
            await self._keep_outcome(tx, letter, delivery, now=now, upcoming=upcoming)
        log.info("outreach.%s session=%s action=%s", delivery.kind, letter.session, letter.action)

    async def _keep_outcome(
        self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime, upcoming: datetime | None
    ) -> None:
        status: outbox.Status = (
            "refused" if delivery.kind in ("closed", "tripped", "limited", "refused") else delivery.kind
        )
        await outbox.finish(
            tx, letter.action, status=status, why=delivery.why, at=now, message=delivery.message
        )
        if delivery.kind in ("delivered", "unknown"):
            await outreach.sent(tx, letter.session, at=now)
        if delivery.kind == "delivered" and delivery.message is not None and letter.text is not None:
            words = letter.text.removesuffix(f"\n{SIGNATURE}")
            await messages.wrote_first(
                tx, letter.session, message=delivery.message, person=letter.person, text=words, at=now
            )
        if delivery.kind == "closed":
            await outreach.switch_off(tx, letter.session, reason="closed", at=now)
        if delivery.kind == "tripped":
            await outreach.open_breaker(
                tx, reason=delivery.why or "Discord asked the bot to slow down", at=now
            )
        if delivery.kind in ("limited", "refused", "tripped"):
            upcoming = max(upcoming or now, now + AFTER_TROUBLE)
        await outreach.wake(tx, letter.session, due=upcoming)
        await meta.count(tx, f"outreach_{delivery.kind}", at=now)
        await receipts.keep(
            tx,
            receipts.Receipt(
                session=letter.session, person=letter.person, at=now, kind=letter.kind, urge=None, threshold=None,
                decision="written" if delivery.kind == "delivered" else f"not written: {delivery.why or delivery.kind}",
                gates={"all gates": "pass"}, next_at=upcoming,
            ),
        )  # fmt: skip
