"""A letter's way to Discord: sent with its own nonce, looked for when nobody knows, and brought to exactly one end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from bot.clock import Clock
from bot.engine.port import Engine
from bot.engine.wire import Outcome
from bot.errors import EngineUnavailableError, InvalidRequestError, SessionNotFoundError
from bot.place import dm
from bot.planning import Planner
from bot.store import due, messages, meta, outbox, outreach, places, receipts
from bot.store.database import Database, Tx

log = logging.getLogger("sonder.outreach")

RESEND_WITHIN = timedelta(seconds=90)
"""Discord remembers a nonce for a few minutes; measured, so far below that."""
LETTER_LEASE = timedelta(seconds=60)
"""Nobody else takes a letter up meanwhile. Shorter than the nonce lives, so that whoever comes next may still send it again."""
SEND_SECONDS = 40.0
"""So long the tick waits for one request, less than the lease. It is never cut off: see `Post.send`."""
LOOKED_FOR_AFTER = timedelta(seconds=150)
"""A request that was cut off may still be on its way to Discord, and so may the last one with its nonce: what is absent sooner may yet arrive."""
GIVE_UP_AFTER = timedelta(hours=1)
AGAIN = timedelta(seconds=20)
AFTER_TROUBLE = timedelta(hours=1)
LONGEST_REST = timedelta(days=7)
"""Discord asks for hours at most; what is longer is kept by a clock that was set back since."""
AFTER_LIMIT = timedelta(minutes=1)
REST, SLOWED = "outreach_rests_until", "outreach_slowed_down"
"""Where it is kept until when Discord asked for a rest, and when it did so without ending a letter."""
STORM_WITHIN = timedelta(hours=1)
STORM = 5
"""So many times "slow down" within an hour stop everything."""
AT_ONCE = 20
STATUSES: Mapping[str, outbox.Status] = {
    "delivered": "delivered", "unknown": "unknown", "closed": "refused", "tripped": "refused", "limited": "limited",
    "refused": "refused", "lost": "refused", "withdrawn": "withdrawn",
}  # fmt: skip
OUTCOMES: Mapping[str, Outcome] = {
    "delivered": "delivered",
    "limited": "failed",
    "tripped": "failed",
    "lost": "failed",
    "withdrawn": "failed",
}
"""What the engine is told; everything else is over for good: dismissed."""
SIGNATURE = "-# Written by an AI, because you said it may write first."


@dataclass(frozen=True, slots=True)
class Delivery:
    """What Discord did with a letter.

    `closed`: the person's DMs are shut; `tripped`: Discord warns the whole bot; `limited`: too fast, and `retry_after` says for
    how long, where Discord said it; `refused`: anything else that will not pass by itself; `lost`: it was looked for and is not
    there; `withdrawn`: no request was begun, because the gate `why` had closed; `unknown`: nobody can say. `besides`: the refusal
    of a later try, where an earlier one may have arrived.
    """

    kind: Literal["delivered", "closed", "tripped", "limited", "refused", "lost", "withdrawn", "unknown"]
    message: int | None = None
    why: str | None = None
    retry_after: timedelta | None = None
    besides: Delivery | None = None


CANNOT_TELL = Delivery("unknown", why="nobody can tell whether it arrived")

Barred = Callable[[], Awaitable[str | None]]
"""The gate that a letter may not pass at this moment; None: it may go."""


class Courier(Protocol):
    """Brings a letter to Discord. Never raises for anything that Discord or the network does."""

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        """Send with this nonce, so that the same letter sent twice arrives once.

        `barred` is asked before every request, and where it names a gate none is begun: a courier may have to wait, and meanwhile
        Stop may have been pressed.
        """
        ...

    async def find(
        self, *, channel: int, text: str, since: datetime
    ) -> int | Literal["absent", "cannot tell"]:
        """Whether a message of ours with this text stands in the DM since about then: the id of the newest, if so."""
        ...


async def disable(engine: Engine, session: str, *, at: datetime, within: Tx) -> None:
    """Tell the engine that nothing comes first any more; the person's other preferences stay as they are.

    An engine that does not know the session, or that was never heard of, has nothing to stop: off is off without it (R2).
    """
    try:
        preferences = await engine.preferences(session, within=within)
        await engine.set_preferences(
            session, preferences.model_copy(update={"enabled": False}), at=at, within=within
        )
    except (SessionNotFoundError, EngineUnavailableError) as problem:
        log.info("outreach.engine_not_told session=%s why=%s", session, type(problem).__name__)


class Post:
    """Sends letters and keeps what became of them."""

    def __init__(self, *, db: Database, engine: Engine, planner: Planner, clock: Clock) -> None:
        self._db = db
        self._engine = engine
        self._planner = planner
        self._clock = clock
        self._under_way: dict[str, tuple[asyncio.Task[Delivery], bool]] = {}
        self._silent_until: datetime | None = None

    async def resting(self, tx: Tx) -> datetime | None:
        """Until when nothing new is sent, because Discord asked for it or does not answer; None where nothing speaks against it."""
        asked, silent = await self._asked_to_rest(tx), self._ahead(self._silent_until, within=AGAIN)
        return max((until for until in (asked, silent) if until is not None), default=None)

    async def _asked_to_rest(self, tx: Tx) -> datetime | None:
        """Until when Discord asked us, in whichever process, to send nothing."""
        return self._ahead(await meta.moment(tx, REST), within=LONGEST_REST)

    def _ahead(self, until: datetime | None, *, within: timedelta) -> datetime | None:
        """A moment that is still to come, unless it is too far away to be right."""
        now = self._clock()
        return until if until is not None and now < until <= now + within else None

    async def claimed(self) -> list[outbox.Letter]:
        """Letters without an end that nobody is at any more, oldest first."""
        async with self._db.write() as tx:
            await self._let_go_of_what_is_over(tx)
            return await outbox.claim(tx, at=self._clock(), lease=LETTER_LEASE, limit=AT_ONCE)

    async def _let_go_of_what_is_over(self, tx: Tx) -> None:
        """A request that came to its end after its letter had one (the person was forgotten, say) is nobody's any more."""
        done = [action for action, (sending, _) in self._under_way.items() if sending.done()]
        for action in done:
            if not await outbox.is_open(tx, action):
                del self._under_way[action]

    async def send(
        self, letter: outbox.Letter, courier: Courier, *, barred: Barred, again: bool = False
    ) -> None:
        """Send it once; `again`: an earlier request with this nonce may have arrived. What nobody can tell the end of stays unfinished, and is taken up again.

        A request that takes too long is left alone and not cut off: discord.py would hold back every later one if it were cut
        off while it waits for a limit of the whole bot. What it comes to in the end still counts.
        """
        async with self._db.read() as tx:
            place = await places.find(tx, letter.session)
        if place is None or letter.text is None:
            await self._concluded(letter, Delivery("refused", why="no place to write to"))
            return
        sending = asyncio.ensure_future(
            _on_the_way(courier, channel=place.channel, text=letter.text, nonce=letter.nonce, barred=barred)
        )
        self._under_way[letter.action] = (sending, again)
        try:
            await asyncio.wait({sending}, timeout=SEND_SECONDS)
        except asyncio.CancelledError:
            self._under_way.pop(letter.action)[0].cancel()
            raise
        await self._arrived(letter, Delivery("unknown", why="it takes too long"))

    async def _arrived(self, letter: outbox.Letter, otherwise: Delivery) -> None:
        """Keep what the request under way has come to; `otherwise` while it is still out."""
        sending, again = self._under_way.get(letter.action, (None, False))
        delivery = otherwise
        if sending is not None and sending.done():
            del self._under_way[letter.action]
            delivery = sending.result()
        refusal = delivery.besides or (delivery if again else None)
        if refusal is not None and refusal.kind in ("closed", "tripped", "limited"):
            await self._warned(letter, refusal)
        if delivery.kind == "unknown" or (again and delivery.kind != "delivered"):
            await self._left_open(letter)
        else:
            await self._concluded(letter, delivery)

    async def _warned(self, letter: outbox.Letter, delivery: Delivery) -> None:
        """The refusal of a later request says nothing of an earlier one, so that it ends no letter; what else it means holds at once."""
        log.warning("outreach.refused_again session=%s kind=%s", letter.session, delivery.kind)
        async with self._db.write() as tx:
            await tx.lock(*{"outreach", dm(letter.person), letter.session})
            await self._beside(tx, letter, delivery, now=self._clock())

    async def _beside(self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime) -> None:
        """What an answer means that ends no letter."""
        if delivery.kind == "limited":
            await meta.note(tx, SLOWED, at=now, since=now - STORM_WITHIN)
        await self._protect(tx, letter, delivery, now=now)

    async def _left_open(self, letter: outbox.Letter) -> None:
        """Nobody knows its end yet. Whatever kept Discord from answering may keep it from answering others: they wait too."""
        now = self._clock()
        self._silent_until = now + AGAIN
        async with self._db.write() as tx:
            await outbox.lease(tx, letter.action, until=now + AGAIN, fence=letter.fence)
        log.warning("outreach.unknown session=%s action=%s", letter.session, letter.action)

    async def take_up(self, letter: outbox.Letter, courier: Courier, *, barred: Barred) -> None:
        """Bring a letter to its end that was left without one.

        Never attempted: it is withdrawn, and its moment stands as it was. Otherwise it is looked for; if it is not there, it is
        sent again while Discord knows its nonce, so that it shows once even where the look was wrong. A look takes its time:
        whether it is `barred` is asked after it.
        """
        if letter.action in self._under_way:
            await self._arrived(letter, Delivery("unknown"))
            return
        if letter.first_attempt_at is None or letter.text is None:
            await self._withdrawn(letter)
            return
        age = self._clock() - letter.first_attempt_at
        found = await self._looked_for(letter, letter.text, letter.first_attempt_at, courier)
        if found.kind == "delivered":
            await self._concluded(letter, found)
        elif await self._may_go_again(letter.first_attempt_at, barred):
            await self.send(letter, courier, barred=barred, again=True)
        elif timedelta() <= age < LOOKED_FOR_AFTER or (found.kind == "unknown" and age < GIVE_UP_AFTER):
            await self._left_open(letter)
        elif age < timedelta():  # the clock was set back: nobody can tell for how long it has been on its way
            await self._concluded(letter, CANNOT_TELL)
        else:
            await self._concluded(letter, found)

    async def _may_go_again(self, first_attempt_at: datetime, barred: Barred) -> bool:
        """While Discord knows the nonce and has not asked for a rest, and no gate is closed."""
        if not timedelta() <= self._clock() - first_attempt_at <= RESEND_WITHIN:
            return False
        async with self._db.read() as tx:
            rests = await self._asked_to_rest(tx)
        return rests is None and await barred() is None

    async def _withdrawn(self, letter: outbox.Letter) -> None:
        async with self._db.write() as tx:
            await outbox.finish(
                tx, letter.action, status="withdrawn", why="stopped before sending", at=self._clock(), fence=letter.fence
            )  # fmt: skip

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
            async with self._db.read() as tx:
                another = await outbox.is_known(tx, found)
            if not another:
                return Delivery("delivered", message=found)
            found = "absent"  # the same words stood there before: ours would be newer
        if found == "absent":
            return Delivery("lost", why="it never arrived")
        return CANNOT_TELL

    # --- one end ------------------------------------------------------------------------------------

    async def _concluded(self, letter: outbox.Letter, delivery: Delivery) -> None:
        """Outcome, the engine's settle, the receipt and the next moment: one transaction, by whoever is at the letter last."""
        now = self._clock()
        why = delivery.why if delivery.kind != "delivered" else None
        async with self._db.write() as tx:
            await tx.lock(*{"outreach", dm(letter.person), letter.session})
            if not await outbox.finish(
                tx, letter.action, status=STATUSES[delivery.kind], why=why, at=now, message=delivery.message, fence=letter.fence
            ):  # fmt: skip
                await self._beside(tx, letter, delivery, now=now)
                return
            await self._settle(tx, letter, delivery, now=now)
            await self._keep_sent(tx, letter, delivery, now=now)
            await meta.count(tx, f"outreach_{delivery.kind}", at=now)
            await self._protect(tx, letter, delivery, now=now)
            next_at = await self._plan(tx, letter, delivery, now=now)
            await receipts.keep(tx, _receipt(letter, delivery, at=now, next_at=next_at))
        log.info("outreach.%s session=%s action=%s", delivery.kind, letter.session, letter.action)

    async def _settle(self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime) -> None:
        """The cooldown counts from when it was sent; a clock that was set back does not undo that it was offered."""
        outcome, sent_at = OUTCOMES.get(delivery.kind, "dismissed"), letter.first_attempt_at or now
        at = sent_at if outcome == "delivered" else max(now, sent_at)
        try:
            await self._engine.settle(letter.session, letter.engine_action, outcome, at=at, within=tx)
        except InvalidRequestError:
            log.info("outreach.settled_before session=%s action=%s", letter.session, letter.action)
        except (SessionNotFoundError, EngineUnavailableError) as problem:
            log.warning("outreach.not_settled session=%s why=%s", letter.session, type(problem).__name__)

    async def _keep_sent(self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime) -> None:
        """What went out, or may have, counts against every limit; what stands in the DM is remembered as said.

        Both as of when it was sent, which may be long ago: whoever has written since has answered it.
        """
        sent_at = letter.first_attempt_at or now
        if delivery.kind in ("delivered", "unknown"):
            wrote_at = await messages.last_from(tx, letter.person)
            answered = wrote_at is not None and wrote_at > sent_at
            await outreach.sent(tx, letter.session, at=sent_at, answered=answered)
            if answered and delivery.kind == "delivered":
                await meta.count(tx, "outreach_answered", at=now)
        if delivery.kind == "delivered" and delivery.message is not None and letter.text is not None:
            words = letter.text.removesuffix(f"\n{SIGNATURE}")
            await messages.wrote_first(
                tx, letter.session, message=delivery.message, person=letter.person, text=words, at=sent_at
            )

    async def _protect(self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime) -> None:
        """Closed doors stay closed (R2), and warnings stop everything (R6)."""
        if delivery.kind == "closed":
            for opt_in in await outreach.of_person(tx, letter.person):
                await self._planner.close(tx, opt_in, now=now, ending="Discord closed the way to you")
                await outreach.switch_off(tx, opt_in.session, reason="closed", at=now)
                await disable(self._engine, opt_in.session, at=now, within=tx)
        rest = delivery.retry_after or (AFTER_LIMIT if delivery.kind == "limited" else None)
        if rest is not None:
            await meta.keep_later(tx, REST, at=now + min(rest, LONGEST_REST), latest=now + LONGEST_REST)
        storm = delivery.kind == "limited" and await _slowed_since(tx, now - STORM_WITHIN) >= STORM
        if delivery.kind == "tripped" or storm:
            reason = delivery.why or "Discord asked the bot to slow down"
            if await outreach.open_breaker(tx, reason=reason, at=now):
                log.warning("outreach.breaker_opened why=%s", reason)

    async def _plan(
        self, tx: Tx, letter: outbox.Letter, delivery: Delivery, *, now: datetime
    ) -> datetime | None:
        """What may pass by itself is tried again after a while; a plain refusal waits for the person."""
        pause = max(AFTER_TROUBLE, delivery.retry_after or AFTER_TROUBLE)
        not_before = now + pause if delivery.kind in ("limited", "tripped", "lost") else None
        next_at: datetime | None = None
        for opt_in in await outreach.of_person(tx, letter.person):
            if not opt_in.enabled:
                continue
            if opt_in.session == letter.session and delivery.kind == "refused":
                await due.plan(tx, opt_in.session, None, due=None)
                continue
            at = await self._planner.plan(tx, opt_in, now=now, not_before=not_before)
            next_at = at if opt_in.session == letter.session else next_at
        return next_at


async def _slowed_since(tx: Tx, since: datetime) -> int:
    """How often Discord asked us to slow down since then."""
    return await outbox.limited_since(tx, since=since) + await meta.noted(tx, SLOWED, since=since)


async def _on_the_way(courier: Courier, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
    return await courier.deliver(channel=channel, text=text, nonce=nonce, barred=barred)


def _receipt(
    letter: outbox.Letter, delivery: Delivery, *, at: datetime, next_at: datetime | None
) -> receipts.Receipt:
    decision, why, closed = "written", delivery.why or delivery.kind, dict[str, str]()
    if delivery.kind == "withdrawn":
        decision, closed = f"held back: {why}", {why: "block"}
    elif delivery.kind != "delivered":
        decision = f"not written: {why}"
    return receipts.Receipt(
        session=letter.session, person=letter.person, at=at, kind=letter.kind, urge=letter.urge, threshold=letter.threshold,
        decision=decision, gates={**letter.gates, **closed}, next_at=next_at, wish_at=letter.wish_at, held_by=letter.held_by,
    )  # fmt: skip
