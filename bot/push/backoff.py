"""Says how long to wait after a failed delivery, and when a webhook's failure lasts."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

WAITS: Final = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
    timedelta(hours=36),
)
"""After the first, second … failed attempt: nine attempts, not quite three days."""
ATTEMPTS: Final = len(WAITS) + 1
LASTING: Final = timedelta(days=3)
"""A webhook that did nothing but fail for so long is disabled."""
_SPREAD: Final = 0.2


def wait(attempts: int, *, chance: float, asked: timedelta | None = None) -> timedelta | None:
    """How long to wait after so many failed attempts; None: that was the last one.

    `chance` in [0,1) spreads the moment by a fifth to either side, so that what failed together does not come back together.
    `asked` is what the receiver asked for (Retry-After): never less than that, but at most a day.
    """
    if attempts >= ATTEMPTS:
        return None
    own = WAITS[attempts - 1] * (1 - _SPREAD + 2 * _SPREAD * chance)
    return max(own, min(asked or own, timedelta(days=1)))
