"""The turns, settlements and disputes of sessions whose engine runs elsewhere: what waits to be told, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from bot.store.moments import ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx

Standing = Literal["waiting", "told", "ours"]
"""Of a settlement. `ours`: the engine takes none, so its cooldown is kept here."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message on its way to the engine. `message` is None once it was answered; `answer` and `findings` are JSON.

    `findings` is None until the bond after the turn was compared with the bond before it.
    """

    session: str
    key: str
    number: int
    at: datetime
    speaker: str
    scored: bool
    message: str | None
    answer: str | None
    findings: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an action."""

    action: str
    outcome: str
    at: datetime
    standing: Standing
    next_allowed_at: datetime


@dataclass(frozen=True, slots=True)
class Dispute:
    """A speaker said that a pattern, at this severity, is wrong."""

    pattern: str
    speaker: str
    severity: str


async def keep(
    tx: Tx, session: str, key: str, *, message: str, at: datetime, speaker: str, scored: bool
) -> None:
    """Put a turn at the end of its session's queue; without effect if its key is known."""
    await tx.run(
        "INSERT INTO remote_turns (session, turn_key, number, at, speaker, scored, message, reported) VALUES ($1, $2,"
        " (SELECT COALESCE(MAX(number), 0) + 1 FROM remote_turns WHERE session = $1), $3, $4, $5, $6, 0)"
        " ON CONFLICT (session, turn_key) DO NOTHING",
        session, key, ms(at), speaker, int(scored), message,
    )  # fmt: skip


async def find(tx: Tx, session: str, key: str) -> Turn | None:
    """The turn of this key."""
    row = await tx.row("SELECT * FROM remote_turns WHERE session = $1 AND turn_key = $2", session, key)
    return _turn(row) if row else None


async def first_open(tx: Tx, session: str) -> Turn | None:
    """The turn that is to be told, or compared, before any other of its session."""
    row = await tx.row(
        "SELECT * FROM remote_turns WHERE session = $1 AND findings IS NULL ORDER BY number LIMIT 1", session
    )
    return _turn(row) if row else None


async def waits_since(tx: Tx, session: str) -> datetime | None:
    """When the first turn was that the engine has not heard of."""
    row = await tx.row(
        "SELECT at FROM remote_turns WHERE session = $1 AND findings IS NULL AND answer IS NULL ORDER BY number LIMIT 1",
        session,
    )
    return when(row["at"]) if row else None


async def answered(tx: Tx, turn: Turn, answer: str) -> bool:
    """Keep the engine's answer and let the words go. False: the turn has its answer already, or was forgotten meanwhile."""
    return await tx.run(
        "UPDATE remote_turns SET answer = $3, message = NULL WHERE session = $1 AND turn_key = $2 AND answer IS NULL",
        turn.session, turn.key, answer,
    ) == 1  # fmt: skip


async def compared(tx: Tx, turn: Turn, findings: str) -> None:
    """Keep what was found in the turn: it is over."""
    await tx.run(
        "UPDATE remote_turns SET findings = $3 WHERE session = $1 AND turn_key = $2",
        turn.session, turn.key, findings,
    )  # fmt: skip


async def give_up(tx: Tx, turn: Turn) -> None:
    """The engine will never take it: it must not keep the others waiting."""
    await tx.run(
        "DELETE FROM remote_turns WHERE session = $1 AND turn_key = $2 AND answer IS NULL",
        turn.session, turn.key,
    )  # fmt: skip


async def report(tx: Tx, session: str, speaker: str) -> list[str]:
    """The findings of this speaker's turns that nobody was told yet, oldest first; from now on they count as told."""
    rows = await tx.rows(
        "SELECT findings FROM remote_turns WHERE session = $1 AND speaker = $2 AND findings IS NOT NULL AND reported = 0"
        " ORDER BY number",
        session, speaker,
    )  # fmt: skip
    await tx.run(
        "UPDATE remote_turns SET reported = 1 WHERE session = $1 AND speaker = $2 AND findings IS NOT NULL AND reported = 0",
        session, speaker,
    )  # fmt: skip
    return [row["findings"] for row in rows]


async def waiting(tx: Tx) -> int:
    """How many turns the engine has not heard of."""
    row = await tx.row("SELECT COUNT(*) AS n FROM remote_turns WHERE answer IS NULL")
    return int(row["n"]) if row else 0


async def drop_answered(tx: Tx, *, before: datetime, limit: int) -> int:
    """Answers that nobody will ask for again. Gives how many went."""
    return await tx.run(
        "DELETE FROM remote_turns WHERE (session, turn_key) IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED (SELECT session, turn_key FROM remote_turns"
        f" WHERE at < $1 AND findings IS NOT NULL LIMIT $2{tx.SKIP_LOCKED}) SELECT session, turn_key FROM picked)",
        ms(before), limit,
    )  # fmt: skip


async def drop_waiting(tx: Tx, *, before: datetime, limit: int) -> int:
    """Turns that waited longer than their words may be kept. Gives how many went."""
    return await tx.run(
        "DELETE FROM remote_turns WHERE (session, turn_key) IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED (SELECT session, turn_key FROM remote_turns"
        f" WHERE at < $1 AND answer IS NULL LIMIT $2{tx.SKIP_LOCKED}) SELECT session, turn_key FROM picked)",
        ms(before), limit,
    )  # fmt: skip


# --- settlements -----------------------------------------------------------------------------------


async def settle(tx: Tx, session: str, settled: Settled) -> None:
    """Keep what became of an action; without effect if that is known."""
    await tx.run(
        "INSERT INTO remote_settlements (session, action, outcome, at, standing, next_allowed_at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (session, action) DO NOTHING",
        session, settled.action, settled.outcome, ms(settled.at), settled.standing, ms(settled.next_allowed_at),
    )  # fmt: skip


async def settlement(tx: Tx, session: str, action: str) -> Settled | None:
    """What became of this action, if anybody said so."""
    row = await tx.row("SELECT * FROM remote_settlements WHERE session = $1 AND action = $2", session, action)
    return _settled(row) if row else None


async def settlements(tx: Tx, session: str) -> list[Settled]:
    """Every action of the session that came to an end, oldest first."""
    rows = await tx.rows("SELECT * FROM remote_settlements WHERE session = $1 ORDER BY at, action", session)
    return [_settled(row) for row in rows]


async def untold_settlements(tx: Tx, session: str) -> list[Settled]:
    """Those that the engine has not heard of, oldest first."""
    rows = await tx.rows(
        "SELECT * FROM remote_settlements WHERE session = $1 AND standing = 'waiting' ORDER BY at, action",
        session,
    )
    return [_settled(row) for row in rows]


async def settlement_stands(
    tx: Tx, session: str, action: str, standing: Standing, *, next_allowed_at: datetime
) -> None:
    """Where it stands from now on."""
    await tx.run(
        "UPDATE remote_settlements SET standing = $3, next_allowed_at = $4 WHERE session = $1 AND action = $2",
        session, action, standing, ms(next_allowed_at),
    )  # fmt: skip


async def unsettle(tx: Tx, session: str, action: str) -> None:
    """The engine refused it for good."""
    await tx.run("DELETE FROM remote_settlements WHERE session = $1 AND action = $2", session, action)


async def drop_settlements(tx: Tx, *, before: datetime, limit: int) -> int:
    """Settled actions, except the newest of each session. Gives how many went."""
    return await tx.run(
        "DELETE FROM remote_settlements WHERE (session, action) IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED (SELECT s.session, s.action FROM remote_settlements s WHERE s.at < $1"
        f" AND s.at < (SELECT MAX(n.at) FROM remote_settlements n WHERE n.session = s.session) LIMIT $2{tx.SKIP_LOCKED}) SELECT session, action FROM picked)",
        ms(before), limit,
    )  # fmt: skip


# --- people ----------------------------------------------------------------------------------------


async def dispute(tx: Tx, session: str, dispute_: Dispute, *, at: datetime) -> None:
    """Keep that the speaker says this is wrong."""
    await tx.run(
        "INSERT INTO remote_disputes (session, pattern, speaker, severity, at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (session, pattern, speaker) DO UPDATE SET severity = $4, at = $5",
        session, dispute_.pattern, dispute_.speaker, dispute_.severity, ms(at),
    )  # fmt: skip


async def disputes(tx: Tx, session: str) -> Sequence[Dispute]:
    """What was disputed in this session."""
    rows = await tx.rows("SELECT pattern, speaker, severity FROM remote_disputes WHERE session = $1", session)
    return [Dispute(row["pattern"], row["speaker"], row["severity"]) for row in rows]


async def alias(tx: Tx, session: str, speaker: str, *, new: str) -> str:
    """The name under which the engine knows this speaker in this session; `new` if it knows none yet."""
    await tx.run(
        "INSERT INTO remote_speakers (session, speaker, alias) VALUES ($1, $2, $3) ON CONFLICT (session, speaker) DO NOTHING",
        session, speaker, new,
    )  # fmt: skip
    row = await tx.row(
        "SELECT alias FROM remote_speakers WHERE session = $1 AND speaker = $2", session, speaker
    )
    return str(row["alias"]) if row else new


async def forget_speaker(tx: Tx, session: str, speaker: str) -> None:
    """In a channel: this person's turns, disputes and the name that the engine knows them by."""
    for table in ("remote_turns", "remote_disputes", "remote_speakers"):
        await tx.run(f"DELETE FROM {table} WHERE session = $1 AND speaker = $2", session, speaker)  # noqa: S608 - names from above


def _turn(row: Row) -> Turn:
    return Turn(
        session=row["session"], key=row["turn_key"], number=row["number"], at=when(row["at"]), speaker=row["speaker"],
        scored=bool(row["scored"]), message=row["message"], answer=row["answer"], findings=row["findings"],
    )  # fmt: skip


def _settled(row: Row) -> Settled:
    return Settled(
        action=row["action"], outcome=row["outcome"], at=when(row["at"]), standing=cast("Standing", row["standing"]),
        next_allowed_at=when(row["next_allowed_at"]),
    )  # fmt: skip
