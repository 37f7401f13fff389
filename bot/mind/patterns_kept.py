"""What is kept of one speaker to find patterns: a bounded amount, as plain JSON values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.mind.moments import faded
from bot.mind.patterns_rules import CYCLE, CYCLE_LEVELS, RULES, Level

Kept = Mapping[str, Any]
"""The JSON form of a `Record`."""

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
SLACK: Final = 0.05
"""What a sum of weights may have faded by and still reach its level: a few hours within one evening are no difference."""
MISTAKEN: Final = 0.015
"""Points that a line brings by mistakes of the reader alone (about one line in a hundred is heard as something that it does
not say), taken off for every line since the last that was heard, so that who writes much is not found for writing much."""
DAYS_KEPT: Final = 10
LINES_KEPT: Final = 2


@dataclass(slots=True)
class Record:
    """One pattern of one speaker. Moments are hours since 1970, days whole UTC days since then.

    `score` is of the moment `at`; `level` 0..3 since `since`; `first` is when the episode became a finding, `left`
    when it cleared; `points` are those of the running session; `line` is the number of the last line that added to it, 0 where
    lines are not counted. `counts` has by signal the day and the two greatest strengths on it;
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
    line: int = 0
    counts: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    kinds: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    days: list[int] = field(default_factory=list[int])
    lines: list[int] = field(default_factory=list[int])

    @staticmethod
    def of(kept: Mapping[str, Any]) -> Record:
        """A record of its JSON form, which stays as it was: what a record holds is replaced, never changed in place."""
        return Record(**kept)

    def plain(self) -> dict[str, Any]:
        """The JSON form, with numbers rounded to 1e-9."""
        return {
            "score": round(self.score, 9),
            "at": round(self.at, 9),
            "level": self.level,
            "since": round(self.since, 9),
            "first": None if self.first is None else round(self.first, 9),
            "left": None if self.left is None else round(self.left, 9),
            "points": round(self.points, 9),
            "line": self.line,
            "counts": self.counts,
            "kinds": self.kinds,
            "days": self.days,
            "lines": self.lines,
        }

    def score_at(self, at: float) -> float:
        """The score at a moment not before its own."""
        return self.score * faded(max(0.0, at - self.at), HALF_LIFE)

    def add(self, points: float, *, at: float, line: int) -> None:
        """Adds points at a moment, after taking off what the lines since the last added by mistake."""
        quiet = max(0, line - self.line - 1) if self.line else 0
        self.score = max(0.0, self.score_at(at) - MISTAKEN * quiet) + points
        self.at = max(at, self.at)
        self.line = line

    def step_down(self, levels: tuple[Level, Level, Level], *, at: float) -> None:
        """Leaves, one by one, every level that is left by now."""
        while self.level:
            leaves = _leaves(levels[self.level - 1].score, score=self.score, at=self.at, since=self.since)
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

    def counted(self, code: str, strength: float, *, day: int) -> float:
        """Counts a signal on a day and gives by how much the sum of its two greatest strengths on that day grew."""
        today = {name: seen for name, seen in self.counts.items() if seen[0] == day}
        first, second = _strengths(today.get(code))
        self.counts = {**today, code: [day, *sorted((first, second, strength))[:0:-1]]}
        return max(0.0, strength - min(first, second))

    def mark(self, codes: Iterable[str], *, day: int) -> None:
        """Remembers a line that said these signals in earnest, and forgets what is older than the window."""
        oldest = day - WINDOW_DAYS
        kinds = {code: days for code, days in self.kinds.items() if days[0] > oldest}
        for code in codes:
            last, before = self.kinds.get(code, [day, -1])
            kinds[code] = [day, before if last == day else last]
        self.kinds = kinds
        self.days = [*[seen for seen in self.days if oldest < seen != day][1 - DAYS_KEPT :], day]
        self.lines = [*[seen for seen in self.lines if seen > oldest][1 - LINES_KEPT :], day]

    def reached(self, levels: tuple[Level, Level, Level], *, day: int) -> int:
        """The highest level (0..3) whose score, lines, days and kinds of signals the last 30 days have."""
        if self.score < levels[0].score - SLACK:
            return 0
        oldest = day - WINDOW_DAYS
        kinds = [code for code, days in self.kinds.items() if days[0] > oldest]
        lines = sum([seen > oldest for seen in self.lines])
        days = sum([seen > oldest for seen in self.days])
        for height in (3, 2, 1):
            level = levels[height - 1]
            enough = self.score >= level.score - SLACK and lines >= level.lines and days >= level.days
            if enough and len(kinds) >= level.kinds and not (level.one_of and level.one_of.isdisjoint(kinds)):
                return height
        return 0

    def twice(self, code: str, *, day: int) -> bool:
        """Whether a signal came on two days of the window."""
        return bool(code) and self.kinds.get(code, [-1, -1])[1] > day - WINDOW_DAYS


def settled(kept: Kept, pattern: str, *, at: float, fresh: bool = False) -> Kept:
    """A record as it is at a moment if nothing is written until then; in a fresh session no points are spent yet."""
    level: int = kept["level"]
    if level:
        levels = CYCLE_LEVELS if pattern == CYCLE else RULES[pattern].levels
        if _leaves(levels[level - 1].score, score=kept["score"], at=kept["at"], since=kept["since"]) <= at:
            record = Record.of(kept)
            record.step_down(levels, at=at)
            kept = record.plain()
    return {**kept, "points": 0.0} if fresh and kept["points"] else kept


def _leaves(enter: float, *, score: float, at: float, since: float) -> float:
    """When a level is left: score below .6 of the one that enters it, and held for 72 h."""
    floor = LEAVE * enter
    below = at if score <= floor else at + HALF_LIFE * math.log2(score / floor)
    return max(since + DWELL, below)


def _strengths(seen: list[float] | None) -> tuple[float, float]:
    """The two greatest strengths of a signal on a day; before, only how often it came was kept."""
    if not seen:
        return 0.0, 0.0
    return (seen[1], seen[2]) if len(seen) > 2 else (1.0, float(seen[1] > 1))
