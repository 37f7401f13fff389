"""Over what a remote engine stumbles while it does other things, and when that is to be given up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock

STUMBLES_FOR: Final = timedelta(hours=1)
"""So long a turn is tried that the engine stumbles over while it takes others."""
STUMBLES_ALONE_FOR: Final = timedelta(days=1)
"""The same while there are no others: it may be that no turn can be taken. Anything else that is told is tried so long."""


class Stumbles:
    """Since when it stumbles over a thing, by session and name, and how many turns it had taken then."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: dict[tuple[str, str], tuple[datetime, int]] = {}
        self._taken = 0

    def took_a_turn(self) -> None:
        """The engine takes turns."""
        self._taken += 1

    def over(self, session: str, what: str) -> None:
        """It was told, or nobody tries it any more."""
        self._since.pop((session, what), None)

    def enough(self, session: str, what: str) -> bool:
        """Once more, over this. True: it never will be told."""
        return self._tried_for(session, what)[0] >= STUMBLES_ALONE_FOR

    def enough_of_a_turn(self, session: str, key: str) -> bool:
        """Once more, over this turn. True: it never will be taken."""
        tried, others = self._tried_for(session, key)
        return tried >= (STUMBLES_FOR if others else STUMBLES_ALONE_FOR)

    def _tried_for(self, session: str, what: str) -> tuple[timedelta, bool]:
        now = self._clock()
        since, taken = self._since.setdefault((session, what), (now, self._taken))
        return now - since, self._taken > taken
