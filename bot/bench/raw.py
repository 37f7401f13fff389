"""Raw sqlite3 beside our store: rows made fast, and the same claim with nothing around it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

_BATCH: Final = 20_000
_DAY: Final = 86_400_000
_SESSION = "INSERT INTO engine_sessions (session, persona, state, preferences, next_at, created_at, last_active) VALUES (?, ?, ?, ?, ?, ?, ?)"
_OUTREACH = (
    "INSERT INTO outreach (session, person, enabled, zone, quiet_from, quiet_to, per_day, per_week, consent_text, consented_at,"
    " unanswered, backoff, fence, due_at) VALUES (?, ?, 1, 'Europe/Berlin', 21, 9, 1, 3, 'as it was shown', ?, 0, 1, 0, ?)"
)
_PLACE = "INSERT INTO places (session, kind, person, channel) VALUES (?, 'dm', ?, ?)"
_CLAIM = (
    "UPDATE outreach SET claimed_until = ?2, fence = fence + 1 WHERE session IN (SELECT session FROM outreach"
    " WHERE enabled = 1 AND due_at <= ?1 AND (claimed_until IS NULL OR claimed_until <= ?1) ORDER BY due_at LIMIT ?3) RETURNING *"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What every made session holds, as JSON."""

    persona: str
    state: str
    preferences: str


def fill(path: Path, pattern: Pattern, *, sessions: int, at: int) -> None:
    """Sessions of people who allowed outreach and whose moment is one to thirty days after `at` (milliseconds)."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        for first in range(0, sessions, _BATCH):
            numbers = range(first, min(first + _BATCH, sessions))
            connection.execute("BEGIN")
            connection.executemany(_SESSION, _sessions(numbers, pattern, at))
            connection.executemany(_OUTREACH, ((_name(one), one, at, _due(one, at)) for one in numbers))
            connection.executemany(_PLACE, ((_name(one), one, one) for one in numbers))
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def make_due(path: Path, number: int, *, at: int) -> None:
    """Let so many sessions come due at `at`, claimed by nobody, and no others."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(
            "UPDATE outreach SET due_at = ?, claimed_until = NULL WHERE enabled = 1 AND due_at <= ?", (at + 2 * _DAY, at)
        )  # fmt: skip
        connection.execute(
            "UPDATE outreach SET due_at = ?, claimed_until = NULL WHERE session IN"
            " (SELECT session FROM outreach ORDER BY session LIMIT ?)", (at, number),
        )  # fmt: skip
    finally:
        connection.close()


def claim(path: Path, *, at: int, until: int, times: int) -> tuple[int, float]:
    """The floor: the same claims of one session each by sqlite3 alone, as durable. Gives how many were claimed, and the seconds it took."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "SELECT session FROM outreach WHERE enabled = 1 AND due_at <= ? LIMIT 1", (at,)
        ).fetchall()
        begin = perf_counter()
        claimed = 0
        for _ in range(times):
            connection.execute("BEGIN IMMEDIATE")
            claimed += len(connection.execute(_CLAIM, (at, until, 1)).fetchall())
            connection.execute("COMMIT")
        return claimed, perf_counter() - begin
    finally:
        connection.close()


def _sessions(numbers: range, pattern: Pattern, at: int) -> Iterator[tuple[object, ...]]:
    for one in numbers:
        yield (_name(one), pattern.persona, pattern.state, pattern.preferences, _due(one, at), at, at)


def _due(number: int, at: int) -> int:
    return at + 2 * _DAY + number * 7919 % (28 * _DAY)


def _name(number: int) -> str:
    return f"dm:{number}"
