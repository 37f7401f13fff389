"""Brings to webhooks what is due, a few at a time, and keeps what became of each attempt."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.cookiejar import DefaultCookiePolicy
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, NamedTuple

import httpx

from bot.push import backoff, signing
from bot.push.lookups import LookupNotBegunError, Lookups
from bot.push.transport import OWNER, CheckedTransport, RefusedAddressError, Resolve
from bot.store import deliveries, webhooks
from bot.store.deliveries import Delivery
from bot.store.webhooks import Webhook

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.store.database import Database, Tx

log = logging.getLogger("sonder.push")

LEASE: Final = timedelta(seconds=60)
"""How long a claim holds: far longer than an attempt may take, so that only a dead process loses one."""
LONGEST: Final = 15.0
"""Seconds that an attempt may take in all, looking the host up included."""
_STEP: Final = httpx.Timeout(10.0, connect=5.0)
_ENOUGH: Final = 16 * 1024
"""Bytes of an answer that are taken before the connection is closed; nothing in them matters."""
_GONE: Final = 410
_TO_ONE_HOST: Final = 4
"""Attempts of one key to one host at once, so that one that hangs leaves slots to the key's others."""
_OF_ONE_KEY: Final = 8
"""Attempts for one key at once, for the same reason: it may name as many hosts that hang as it likes."""
_ITS_TURN: Final = timedelta(seconds=5)
"""When the others of that host or key are looked at again."""
_REDIRECT: Final = range(300, 400)


class Place(NamedTuple):
    """Where an attempt goes, and for whom: a key, or the session itself where no key has it."""

    host: str
    owner: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an attempt: no problem, or one told in a sentence; `gone` says to never come back."""

    problem: str | None = None
    gone: bool = False
    asked: timedelta | None = None


class Places:
    """Who holds how many slots. `left` are the lookups that their owners left running: they count as held, but take no slot.

    A key that holds more slots than it leaves free gets none: the last ones go to those that hold few or none.
    """

    def __init__(self, slots: int, held: Collection[Place], left: Mapping[str, int]) -> None:
        self.free = slots - len(held)
        self._there = Counter(held)
        self._of = Counter([place.owner for place in held]) + Counter(left)

    @property
    def full(self) -> list[str]:
        """The owners who get no slot now."""
        return [owner for owner in self._of if not self._may(owner)]

    def take(self, place: Place) -> bool:
        """Take a slot, if one is free for this place."""
        if not self._may(place.owner) or self._there[place] >= _TO_ONE_HOST:
            return False
        self._there[place] += 1
        self._of[place.owner] += 1
        self.free -= 1
        return True

    def _may(self, owner: str) -> bool:
        return self.free > 0 and self._of[owner] < _OF_ONE_KEY and self._of[owner] <= self.free


def make_client(*, allow_private: bool, resolve: Resolve) -> httpx.AsyncClient:
    """The client for webhooks: no redirects, no proxy, no cookies kept, and no address that is not allowed."""
    transport = CheckedTransport(allow_private=allow_private, resolve=resolve)
    client = httpx.AsyncClient(transport=transport, timeout=_STEP, follow_redirects=False, trust_env=False)
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
    return client


class Courier:
    """Delivers at least once: a receiver that answers with a 2xx status is told nothing twice.

    `chance` gives a number in [0,1); at most `slots` attempts run at once.
    """

    def __init__(
        self,
        *,
        db: Database,
        client: httpx.AsyncClient,
        lookups: Lookups,
        clock: Clock,
        chance: Callable[[], float],
        slots: int = 16,
    ) -> None:
        self._db = db
        self._client = client
        self._lookups = lookups
        self._clock = clock
        self._chance = chance
        self._slots = slots
        self._running: dict[asyncio.Task[None], Place] = {}
        self._agent = f"sonder/{version('sonder')}"

    async def tick(self, done: Callable[[], None]) -> datetime | None:
        """Start an attempt for as many as are due and have a slot; `done` is called as each ends.

        Gives when the next is due; None where none is, or where a slot must be free first.
        """
        places = Places(self._slots, self._running.values(), self._lookups.left)
        due = await self._next_due(places)
        if due is None or due > self._clock():
            return due
        for webhook, delivery, place in await self._claimed(places):
            task = asyncio.create_task(self._attempt(webhook, delivery, place.owner))
            self._running[task] = place
            task.add_done_callback(self._running.pop)
            task.add_done_callback(lambda _: done())
        return await self._next_due(places)

    async def rest(self) -> None:
        """Wait until the attempts that run have ended."""
        while self._running:
            await asyncio.gather(*self._running)

    async def close(self) -> None:
        """End the attempts that run. What they did not finish is claimed again when the lease is over."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._client.aclose()

    async def _next_due(self, places: Places) -> datetime | None:
        """When to look again: when one is due that may have a slot, or where some may have none, when that may be over."""
        if not places.free:
            return None
        full = places.full
        async with self._db.read() as tx:
            due = await deliveries.next_due(tx, but=full)
        again = self._clock() + _ITS_TURN
        return min(due or again, again) if full else due

    async def _claimed(self, places: Places) -> list[tuple[Webhook, Delivery, Place]]:
        """What may be attempted now, each with its place."""
        found: list[tuple[Webhook, Delivery, Place]] = []
        async with self._db.write() as tx:
            now = self._clock()
            due = await deliveries.claim(tx, at=now, lease=LEASE, limit=places.free, but=places.full)
            for delivery in due:
                webhook = await webhooks.find(tx, delivery.webhook)
                if webhook is None:
                    continue
                place = Place(_host(webhook), await webhooks.owner(tx, webhook))
                if webhook.disabled_at is not None:
                    await deliveries.finish(tx, delivery, outcome="withdrawn", at=now)
                elif places.take(place):
                    found.append((webhook, delivery, place))
                else:
                    await deliveries.give_back(tx, delivery, until=now + _ITS_TURN)
        return found

    async def _attempt(self, webhook: Webhook, delivery: Delivery, owner: str) -> None:
        """One attempt and its outcome. Never raises: one broken delivery must not hold up the others."""
        try:
            try:
                answer = await self._send(webhook, delivery, owner)
            except LookupNotBegunError:
                async with self._db.write() as tx:
                    await deliveries.give_back(tx, delivery, until=self._clock() + _ITS_TURN)
                return
            async with self._db.write() as tx:
                await self._keep(tx, webhook, delivery, answer)
        except Exception:
            log.exception("push.attempt webhook=%s delivery=%s", delivery.webhook, delivery.delivery)

    async def _send(self, webhook: Webhook, delivery: Delivery, owner: str) -> Answer:
        """Raises LookupNotBegunError: no attempt was made."""
        headers = {
            "content-type": "application/json",
            "user-agent": self._agent,
            **signing.headers(webhook.secret, delivery.delivery, delivery.payload, at=self._clock()),
        }
        try:
            async with (
                asyncio.timeout(LONGEST),
                self._client.stream(
                    "POST",
                    webhook.url,
                    content=delivery.payload.encode(),
                    headers=headers,
                    extensions={OWNER: owner},
                ) as response,
            ):
                return await _read(response)
        except RefusedAddressError:
            return Answer("Its host leads to a private network, where no webhook may go.")
        except (TimeoutError, httpx.TimeoutException):
            return Answer("It did not answer in time.")
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
            return Answer("It could not be reached.")

    async def _keep(self, tx: Tx, webhook: Webhook, delivery: Delivery, answer: Answer) -> None:
        now = self._clock()
        await tx.lock(webhook.session)
        if answer.problem is None:
            if await deliveries.finish(tx, delivery, outcome="delivered", at=now):
                await webhooks.succeeded(tx, webhook.webhook, at=now)
            return
        pause = backoff.wait(delivery.attempts, chance=self._chance(), asked=answer.asked)
        if pause is None:
            held = await deliveries.finish(tx, delivery, outcome="given_up", at=now)
        else:
            held = await deliveries.put_off(tx, delivery, until=now + pause)
        failing = await webhooks.failed(tx, webhook.webhook, problem=answer.problem, at=now) if held else None
        why = _lasting(failing, delivery, answer, last=pause is None, at=now) if failing else None
        if failing and why:
            await webhooks.disable(tx, failing, why=why, at=now)
            log.warning("push.disabled session=%s webhook=%s", webhook.session, webhook.webhook)


def _host(webhook: Webhook) -> str:
    """As it stands in the address: a name that only claims to be an international one (xn--…) cannot be made out."""
    return httpx.URL(webhook.url).raw_host.decode("ascii")


async def _read(response: httpx.Response) -> Answer:
    taken = 0
    async for part in response.aiter_raw():
        taken += len(part)
        if taken > _ENOUGH:
            break
    if response.is_success:
        return Answer()
    status = response.status_code
    if status in _REDIRECT:
        return Answer(f"It answered {status}: redirects are not followed.")
    return Answer(f"It answered {status}.", gone=status == _GONE, asked=_asked(response))


def _asked(response: httpx.Response) -> timedelta | None:
    told = response.headers.get("retry-after", "")
    return timedelta(seconds=int(told)) if told.isascii() and told.isdecimal() and len(told) <= 6 else None


def _lasting(webhook: Webhook, delivery: Delivery, answer: Answer, *, last: bool, at: datetime) -> str | None:
    """Why a webhook that just failed is disabled, or None while it may come round."""
    if answer.gone:
        return "It answered 410 Gone: it wants nothing any more. Register it anew if that was a mistake."
    said = f"The last time: {answer.problem} Mend it, then register it anew."
    success = webhook.last_success_at
    if last and (success is None or success < delivery.created_at):
        return f"One delivery failed {delivery.attempts} times, and nothing else arrived meanwhile. {said}"
    if webhook.failing_since is not None and at - webhook.failing_since >= backoff.LASTING:
        return f"It did nothing but fail for {backoff.LASTING.days} days. {said}"
    return None
