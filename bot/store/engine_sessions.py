"""What the embedded engine keeps of each session: its state, its answers, its trust, its settled actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.store.moments import ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx

_SESSION = "SELECT * FROM engine_sessions WHERE session = $1"
_FOR_TURN = (
    "SELECT s.*, t.answer FROM engine_sessions s"
    " LEFT JOIN engine_turns t ON t.session = s.session AND t.turn_key = $2 WHERE s.session = $1"
)
_TRUST = "SELECT at, trust, delta, reason, speaker FROM trust_history WHERE session = $1 ORDER BY number DESC LIMIT $2"


@dataclass(frozen=True, slots=True)
class EngineSession:
    """One session. `persona`, `state` and `preferences` are JSON."""

    session: str
    persona: str
    state: str
    preferences: str
    created_at: datetime
    last_active: datetime


@dataclass(frozen=True, slots=True)
class TrustRow:
    """One change of trust. `speaker` is empty once that person was forgotten."""

    at: datetime
    trust: float
    delta: float
    reason: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an action, and when the next one may come."""

    action: str
    outcome: str
    next_allowed_at: datetime


async def create(tx: Tx, session: str, *, persona: str, state: str, preferences: str, at: datetime) -> None:
    """Make the session; without effect if it is there already."""
    await tx.run(
        "INSERT INTO engine_sessions (session, persona, state, preferences, created_at, last_active)"
        " VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (session) DO NOTHING",
        session, persona, state, preferences, ms(at),
    )  # fmt: skip


async def set_persona(tx: Tx, session: str, persona: str) -> None:
    """The operator changed the character; what has grown in the session stays."""
    await tx.run("UPDATE engine_sessions SET persona = $2 WHERE session = $1", session, persona)


async def find(tx: Tx, session: str) -> EngineSession | None:
    """The session as the last event left it."""
    row = await tx.row(_SESSION, session)
    return session_of(row) if row else None


async def find_for_turn(tx: Tx, session: str, key: str) -> tuple[EngineSession, str | None] | None:
    """The session, and the answer that was given to this turn's key before, if it was."""
    row = await tx.row(_FOR_TURN, session, key)
    return (session_of(row), row["answer"]) if row else None


async def move(
    tx: Tx, session: str, *, state: str, preferences: str, next_at: datetime | None, last_active: datetime
) -> None:
    """Keep what an event made of the session; its outreach and its push come due at the engine's next moment."""
    await tx.put(
        "UPDATE engine_sessions SET state = $2, preferences = $3, next_at = $4, push_at = CAST($4 AS BIGINT) - push_ahead,"
        " last_active = $5 WHERE session = $1",
        session, state, preferences, ms(next_at) if next_at else None, ms(last_active),
    )  # fmt: skip
    await make_due(tx, session, next_at)


async def replace_state(tx: Tx, session: str, state: str) -> None:
    """Keep another state (JSON) where neither the due moment nor the last activity moves with it."""
    await tx.put("UPDATE engine_sessions SET state = $2 WHERE session = $1", session, state)


async def make_due(tx: Tx, session: str, next_at: datetime | None) -> None:
    """Move the session's outreach to `next_at` (None: never) and end any claim on it.

    It is the engine's own moment, before any gate: `bot.planning` puts it off from there, and where a process stops in between,
    somebody is looked at too early instead of not at all. A wish that is on the books is looked at too, so that it is closed.
    """
    await tx.put(
        "UPDATE outreach SET due_at = COALESCE(CAST($2 AS BIGINT), wish_at), held_by = NULL, claimed_until = NULL, fence = fence + 1"
        " WHERE session = $1 AND enabled = 1",
        session, ms(next_at) if next_at else None,
    )  # fmt: skip


async def keep_answer(tx: Tx, session: str, key: str, *, at: datetime, speaker: str, answer: str) -> None:
    """Keep the answer to a turn under its key."""
    await tx.put(
        "INSERT INTO engine_turns (session, turn_key, at, speaker, answer) VALUES ($1, $2, $3, $4, $5)",
        session, key, ms(at), speaker, answer,
    )  # fmt: skip


async def answers(tx: Tx, session: str) -> dict[str, str]:
    """The answers (JSON) that are kept of a session, by the keys of their turns."""
    rows = await tx.rows("SELECT turn_key, answer FROM engine_turns WHERE session = $1", session)
    return {row["turn_key"]: row["answer"] for row in rows}


async def drop_old(tx: Tx, session: str, *, answers: datetime, wishes: datetime) -> None:
    """Drop the answers and the lapsed wishes that nobody will ask about again: each those before its moment."""
    await tx.put("DELETE FROM engine_turns WHERE session = $1 AND at < $2", session, ms(answers))
    await tx.put("DELETE FROM lapsed_wishes WHERE session = $1 AND at < $2", session, ms(wishes))


async def add_trust(
    tx: Tx, session: str, *, at: datetime, trust: float, delta: float, reason: str, speaker: str
) -> None:
    """Add one entry at the end of the session's trust history."""
    await tx.put(
        "INSERT INTO trust_history (session, number, at, trust, delta, reason, speaker) VALUES ($1,"
        " (SELECT COALESCE(MAX(number), 0) + 1 FROM trust_history WHERE session = $1), $2, $3, $4, $5, $6)",
        session, ms(at), trust, delta, reason, speaker,
    )  # fmt: skip


async def trust_history(tx: Tx, session: str, *, limit: int) -> list[TrustRow]:
    """The newest `limit` entries, oldest first."""
    rows = await tx.rows(_TRUST, session, limit)
    return [
        TrustRow(
            at=when(row["at"]),
            trust=row["trust"],
            delta=row["delta"],
            reason=row["reason"],
            speaker=row["speaker"],
        )
        for row in reversed(rows)
    ]


async def keep_lapsed(tx: Tx, session: str, action: str, *, wish: str, at: datetime) -> None:
    """Keep a wish that an event made groundless: its message may be on its way and be settled yet."""
    await tx.put(
        "INSERT INTO lapsed_wishes (session, action, wish, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (session, action) DO NOTHING",
        session, action, wish, ms(at),
    )  # fmt: skip


async def lapsed(tx: Tx, session: str, action: str) -> str | None:
    """The wish, as JSON, that lapsed under this action's id."""
    row = await tx.row("SELECT wish FROM lapsed_wishes WHERE session = $1 AND action = $2", session, action)
    return row["wish"] if row else None


async def settlement(tx: Tx, session: str, action: str) -> Settled | None:
    """What became of this action, if anybody said so."""
    row = await tx.row(
        "SELECT action, outcome, next_allowed_at FROM settlements WHERE session = $1 AND action = $2",
        session, action,
    )  # fmt: skip
    if row is None:
        return None
    return Settled(row["action"], row["outcome"], when(row["next_allowed_at"]))


async def settled_among(tx: Tx, session: str, actions: Sequence[str]) -> frozenset[str]:
    """Which of these actions were settled."""
    if not actions:
        return frozenset()
    places = ", ".join(f"${number}" for number in range(2, len(actions) + 2))
    query = "SELECT action FROM settlements WHERE session = $1 AND action IN (%s)"
    return frozenset(row["action"] for row in await tx.rows(query % places, session, *actions))


async def settle(tx: Tx, session: str, settled: Settled, *, at: datetime) -> None:
    """Keep what became of an action."""
    await tx.put(
        "INSERT INTO settlements (session, action, outcome, at, next_allowed_at) VALUES ($1, $2, $3, $4, $5)",
        session, settled.action, settled.outcome, ms(at), ms(settled.next_allowed_at),
    )  # fmt: skip


async def forget_speaker(tx: Tx, session: str, speaker: str) -> None:
    """Take this person's name off the trust history, and drop the answers that were given to them."""
    await tx.run(
        "UPDATE trust_history SET speaker = '' WHERE session = $1 AND speaker = $2", session, speaker
    )
    await tx.run("DELETE FROM engine_turns WHERE session = $1 AND speaker = $2", session, speaker)


async def delete(tx: Tx, session: str) -> bool:
    """Delete the session and, by its foreign keys, everything in it. False: there was none."""
    await make_due(tx, session, None)
    return await tx.run("DELETE FROM engine_sessions WHERE session = $1", session) == 1


def session_of(row: Row) -> EngineSession:
    """The session in a row with all columns of its table."""
    return EngineSession(
        session=row["session"],
        persona=row["persona"],
        state=row["state"],
        preferences=row["preferences"],
        created_at=when(row["created_at"]),
        last_active=when(row["last_active"]),
    )
