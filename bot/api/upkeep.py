"""What the server does of itself: it pushes what comes up, drops what nobody will ask about again, leaves no trace of it."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.engine.shared import FRESH
from bot.errors import StoreError
from bot.store import retention, shared

if TYPE_CHECKING:
    from bot.api.house import House

log = logging.getLogger(__name__)

_EVERY: Final = timedelta(hours=1)
_BATCH: Final = 1000
_TOGETHER: Final = 2.0
"""Seconds in which all that is deleted is scrubbed together."""
ANSWERS_KEPT: Final = timedelta(days=7)
SETTLEMENTS_KEPT: Final = timedelta(days=90)
DELIVERIES_KEPT: Final = timedelta(days=30)
"""Longer than any action is pending: it is by its row that an action is known to have been sent already."""


async def prune(house: House) -> None:
    """Once an hour, a bounded number of rows at a time."""
    while True:
        try:
            await prune_once(house)
        except StoreError:
            log.warning("api.prune put off: the store refused it")
        await asyncio.sleep(_EVERY.total_seconds())


async def push(house: House) -> None:
    """Tell webhooks and open connections of what comes up, as it does."""
    await house.pusher.run()


async def scrub(house: House) -> None:
    """Let what was deleted stand in no file any more: at once, and then not again for a moment, however much it is."""
    while True:
        await house.deleted.wait()
        house.deleted.clear()
        try:
            await house.database.scrub()
        except StoreError:
            log.warning("api.scrub put off: the store refused it")
            house.deleted.set()
        await asyncio.sleep(_TOGETHER)


async def prune_once(house: House) -> None:
    """Drop old answers of turns, settlements, deliveries to webhooks, and what is too old to be taken up in an offer."""
    now = house.clock()
    for drop, kept in (
        (retention.drop_answers, ANSWERS_KEPT),
        (retention.drop_settlements, SETTLEMENTS_KEPT),
        (retention.drop_deliveries, DELIVERIES_KEPT),
        (shared.drop, FRESH),
    ):
        full = True
        while full:
            async with house.database.write() as tx:
                full = await drop(tx, before=now - kept, limit=_BATCH) >= _BATCH
