"""The time of a session: the wall clock's, unless its caller keeps a time of its own (`elapsedSeconds`).

A caller that says how much time passed since the session's last turn dates the turn by it. Where that leads ahead of the
wall clock, the session stays ahead by as much from then on, so that what is asked next is asked after the turn. Where it
lies behind (a late report), only this turn is dated so.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.api.problems import Problem
from bot.store import api as store
from bot.store import webhooks

if TYPE_CHECKING:
    from bot.api.house import House, Seen

_LAST_YEAR: Final = 2200
_MILLISECOND = timedelta(milliseconds=1)


async def dated(house: House, seen: Seen, elapsed: float | None) -> datetime:
    """When an event of this session is. `elapsed` is in seconds since its last one; None: it is now.

    Raises Problem (400) where a caller's own time has run away.
    """
    if elapsed is None:
        return seen.at
    last = await house.engine.last_event(seen.kept.session, within=seen.tx)
    at = last + timedelta(seconds=elapsed)
    if at.year > _LAST_YEAR:
        raise Problem(
            400, f"elapsedSeconds: this session's own time would pass the year {_LAST_YEAR}. Begin a new one."
        )
    return at


async def keep_ahead(house: House, seen: Seen, at: datetime) -> None:
    """After an event that its caller dated: let the session's time go on from there if that is ahead."""
    ahead = -((house.clock() - at) // _MILLISECOND) * _MILLISECOND
    if ahead > timedelta(0) and ahead != seen.kept.ahead:
        await store.set_ahead(seen.tx, seen.kept.session, ahead)
        await webhooks.set_ahead(seen.tx, seen.kept.session, ahead)
