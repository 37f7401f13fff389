"""What is kept of one speaker to find patterns: a bounded amount, as plain JSON values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from bot.mind.moments import faded
from bot.mind.patterns_rules import Level

HALF_LIFE: Final = 240.0
"""Hours in which a score halves (10 days)."""
WINDOW_DAYS: Final = 30
"""How long a line is remembered as evidence of a day, a kind or a line (three half-lives)."""
SESSION_GAP: Final = 1.0
"""Hours without a word from the speaker that end a session."""
DWELL: Final = 72.0
"""Hours that a level is held at least."""
LEAVE: Final = 0.6
"""Share of a level's score below which it is left."""
REOPEN: Final = 720.0
"""Hours after clearing within which a new finding is the old episode again."""
DAYS_KEPT: Final = 10
LINES_KEPT: Final = 2


@dataclass(slots=True)
class Record:
    """One pattern of one speaker. Moments are hours since 1970, days whole UTC days since then.

    `score` is of the moment `at`; `level` 0..3 since `since`; `first` is when the episode became a finding, `left`
    when it cleared; `points` are those of the running session. `counts` has by signal the day and how often it came on it;
    `kinds` by signal the last day and the one before on which it was meant in earnest; `days` and `lines` are the last
    days and lines in earnest.
    """

    score: float = 0.0
    at: float = 0.0
    level: int = 0
    since: float = 0.0
    first: float | None = None
    left: float | None = None
    points: float = 0.0
    counts: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    kinds: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    days: list[int] = field(default_factory=list[int])
    lines: list[int] = field(default_factory=list[int])

    @staticmethod
    def of(kept: Mapping[str, Any]) -> Record:
        """A record of its JSON form; nothing is shared with it."""
        return Record(**deepcopy(dict(kept)))

    def plain(self) -> dict[str, Any]:
        """The JSON form."""
        return asdict(self)

    def score_at(self, at: float) -> float:
        """The score at a moment not before its own."""
        return self.score * faded(max(0.0, at - self.at), HALF_LIFE)

    def add(self, points: float, *, at: float) -> None:
        """Adds points at a moment."""
        self.score = self.score_at(at) + points
        self.at = max(at, self.at)

    def step_down(self, levels: tuple[Level, Level, Level], *, at: float) -> None:
        """Leaves, one by one, every level that is left by now: score below .6 of its own, and held for 72 h."""
        while self.level:
            floor = LEAVE * levels[self.level - 1].score
            below = self.at if self.score <= floor else self.at + HALF_LIFE * math.log2(self.score / floor)
            leaves = max(self.since + DWELL, below)
            if leaves > at:
                return
            self.level -= 1
            self.since = leaves
            if not self.level:
                self.left = leaves

    def rise(self, level: int, *, at: float) -> None:
        """Enters a level above the present one; within 30 days after clearing the old episode opens again."""
        if level <= self.level:
            return
        again = self.first is not None and (
            self.level > 0 or (self.left is not None and at - self.left <= REOPEN)
        )
        self.first = self.first if again else at
        self.left = None
        self.level, self.since = level, at

    def counted(self, code: str, *, day: int) -> int:
        """Counts a signal on a day and tells how often it came on it, this time included."""
        self.counts = {name: seen for name, seen in self.counts.items() if seen[0] == day}
        count = self.counts.get(code, [day, 0])[1] + 1
        self.counts[code] = [day, count]
        return count

    def mark(self, codes: Iterable[str], *, day: int) -> None:
        """Remembers a line that said these signals in earnest, and forgets what is older than the window."""
        oldest = day - WINDOW_DAYS
        for code in codes:
            last, before = self.kinds.get(code, [day, -1])
            self.kinds[code] = [day, before if last == day else last]
        self.kinds = {code: days for code, days in self.kinds.items() if days[0] > oldest}
        self.days = [*[seen for seen in self.days if oldest < seen != day][1 - DAYS_KEPT :], day]
        self.lines = [*[seen for seen in self.lines if seen > oldest][1 - LINES_KEPT :], day]

    def meets(self, level: Level, *, day: int) -> bool:
        """Whether the lines of the window have what a level asks for besides its score."""
        oldest = day - WINDOW_DAYS
        kinds = {code for code, days in self.kinds.items() if days[0] > oldest}
        return (
            sum(1 for seen in self.lines if seen > oldest) >= level.lines
            and sum(1 for seen in self.days if seen > oldest) >= level.days
            and len(kinds) >= level.kinds
            and (not level.one_of or bool(kinds & level.one_of))
        )

    def twice(self, code: str, *, day: int) -> bool:
        """Whether a signal came on two days of the window."""
        return bool(code) and self.kinds.get(code, [-1, -1])[1] > day - WINDOW_DAYS
