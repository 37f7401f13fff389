"""When the remote engine may be asked at all: after trouble not for a while, and never faster than agreed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock

TROUBLES: Final = 3
"""So many calls that failed one after the other, and the engine counts as down."""
LONGEST_PAUSE: Final = timedelta(hours=1)
"""What an engine may ask for at most."""
SHORTEST_REST, LONGEST_REST = timedelta(seconds=10), timedelta(minutes=2)


class Breaker:
    """Lets nothing through while the engine is down; after a rest, one call that tries.

    Ours, because the maintained libraries keep their own clock, and the house has one that is handed in.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failed = 0
        self._rest = SHORTEST_REST
        self._until: datetime | None = None
        self._trying = False

    def lets_through(self) -> bool:
        """Whether to call now. The first call after a rest tries for all: the others wait for its end."""
        if self._until is None:
            return True
        now = self._clock()
        if self.rests:
            return False
        self._until, self._trying = now + self._rest, True
        return True

    @property
    def trying(self) -> bool:
        """Whether the call that was let through last is the one that tries after a rest: it does so once."""
        return self._trying

    @property
    def rests(self) -> bool:
        """Whether nothing goes through now. A rest that seems longer than any can be began before the clock was set back."""
        return self._until is not None and timedelta() < self._until - self._clock() <= LONGEST_PAUSE

    def worked(self) -> bool:
        """A call was answered. True: that ended a rest."""
        ended = self._until is not None
        self._failed, self._rest, self._until, self._trying = 0, SHORTEST_REST, None, False
        return ended

    def failed(self) -> bool:
        """A call was not answered. True: that began a rest."""
        self._failed += 1
        if self._failed < TROUBLES:
            return False
        began = self._until is None
        if self._trying:
            self._rest, self._trying = min(2 * self._rest, LONGEST_REST), False
        elif not began:
            return False  # it was under way when the rest began
        self._until = self._clock() + self._rest
        return began

    def undecided(self) -> None:
        """A call says neither: if it was the one that tries, the next one does."""
        if self._trying:
            self._until, self._trying = self._clock(), False

    def rest(self, duration: timedelta) -> None:
        """The engine itself asked for a pause, of LONGEST_PAUSE at most."""
        until = self._clock() + duration
        self._until = max(self._until, until) if self._until else until


class Pace:
    """So many calls a minute, some of them at once (the generic cell rate algorithm). The clock may be set back."""

    def __init__(self, clock: Clock, *, per_minute: float, at_once: int) -> None:
        self._clock = clock
        self.every = timedelta(minutes=1) / per_minute
        self._tolerance = self.every * (at_once - 1)
        self._due: datetime | None = None

    def wait(self) -> timedelta:
        """How long until the next call may go; zero takes it."""
        now = self._clock()
        due = self._due if self._due and now < self._due <= now + self._tolerance + self.every else now
        early = due - now - self._tolerance
        if early > timedelta():
            return early
        self._due = due + self.every
        return timedelta()
