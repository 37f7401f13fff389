"""What holds somebody's outreach back is kept before the gates look or after the letter left, never between the two."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from house import HandClock
from test_planning import permission, ready
from test_tick import ALICE

from bot.conversation import Incoming
from bot.engine.wire import Severity, UnhealthyPattern
from bot.place import Place, dm
from bot.services import Services
from bot.store import Tx, outreach, people

BLOCKED = (
    "SELECT COUNT(*) AS n FROM pg_locks JOIN pg_database ON pg_database.oid = database"
    " WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
)


async def is_waited_for(services: Services, tx: Tx) -> bool:
    """Whether another transaction of the store waits for this one."""
    if not tx.SKIP_LOCKED:
        return services.db._writer._waiting > 0
    row = await tx.row(BLOCKED)
    return row["n"] > 0


async def holding_back(tx: Tx) -> tuple[object, ...]:
    """What the store knows of this person that a gate asks for."""
    opt_in = await outreach.find(tx, dm(ALICE))
    assert opt_in is not None
    return opt_in.backoff, opt_in.pause_reason, await people.age_band(tx, ALICE)


def message(text: str, at: datetime) -> Incoming:
    place = Place(dm(ALICE), "dm", ALICE, 70 + ALICE, None)
    return Incoming(place=place, person=ALICE, name="alice", message=90, text=text, at=at)


async def found(services: Services, clock: HandClock, severity: Severity) -> None:
    seen = UnhealthyPattern(
        type="overdependence", severity=severity, description="x", first_detected=clock.now
    )
    opt_in = await permission(services)
    await services.conversation._follow_up(message("x", clock.now), (seen,), opt_in)


async def cleared(services: Services, clock: HandClock) -> None:
    await services.conversation._eased(message("x", clock.now), await permission(services))


async def said_to_be_young(services: Services, clock: HandClock) -> None:
    await services.conversation._too_young(message("I am 15 years old", clock.now))


CHANGES: dict[str, tuple[int, Callable[[Services, HandClock], Awaitable[None]]]] = {
    "severe": (1, lambda services, clock: found(services, clock, "severe")),
    "moderate": (1, lambda services, clock: found(services, clock, "moderate")),
    "cleared": (2, cleared),
    "young": (1, said_to_be_young),
}


@pytest.mark.parametrize("name", CHANGES)
async def test_what_the_gates_judged_stays_so_until_the_letter_has_left(
    services: Services, clock: HandClock, name: str
):
    backoff, change = CHANGES[name]
    await ready(services, clock)
    async with services.db.write() as tx:
        await outreach.set_backoff(tx, dm(ALICE), backoff)
        judged = await holding_back(tx)
    async with services.db.write() as letting_go:
        await letting_go.lock("outreach", dm(ALICE))
        changing = asyncio.ensure_future(change(services, clock))
        while not changing.done() and not await is_waited_for(services, letting_go):
            await asyncio.wait({changing}, timeout=0.01)
        assert await holding_back(letting_go) == judged
    await changing
    async with services.db.read() as tx:
        assert await holding_back(tx) != judged
