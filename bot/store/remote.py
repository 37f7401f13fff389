"""What the bot keeps of sessions whose engine runs elsewhere: where they are there, and what was heard of them last."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.store import meta
from bot.store.moments import maybe_when, ms, never_given, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx


@dataclass(frozen=True, slots=True)
class RemoteSession:
    """One session. `remote`: its id over there, None until it was opened. `persona` … `actions` are JSON; `last_turn` is the answer to the last turn.

    `persona_told`: what the engine believes the persona to be. `preferences_due`: it has not heard of them yet.
    `patterns`: those of the bond as the last turn left it, which the next turn's are compared with. `asked_at` and
    `next_check_at` belong to `actions`; both are None once something happened that may change them. `last_active`: the
    latest turn that the engine took, or when it opened the session: what passed is counted from there.
    """

    session: str
    remote: str | None
    opening_key: str
    persona: str
    persona_told: str | None
    preferences: str
    preferences_due: bool
    patterns: str | None
    relationship: str | None
    relationship_at: datetime | None
    state: str | None
    state_at: datetime | None
    last_turn: str | None
    actions: str | None
    asked_at: datetime | None
    next_check_at: datetime | None
    scored_turns: int
    created_at: datetime
    last_active: datetime


async def create(
    tx: Tx, session: str, *, persona: str, preferences: str, opening_key: str, at: datetime
) -> None:
    """Write the session down; of one that is there already only the persona changes."""
    await tx.run(
        "INSERT INTO remote_sessions (session, opening_key, persona, preferences, preferences_due, scored_turns, created_at, last_active)"
        " VALUES ($1, $2, $3, $4, 0, 0, $5, $5) ON CONFLICT (session) DO UPDATE SET persona = $3",
        session, opening_key, persona, preferences, ms(at),
    )  # fmt: skip


async def find(tx: Tx, session: str) -> RemoteSession | None:
    """The session, if it was ever written down."""
    row = await tx.row("SELECT * FROM remote_sessions WHERE session = $1", session)
    return _session(row) if row else None


async def take(tx: Tx, session: str, who: str, *, at: datetime, lease: timedelta) -> bool:
    """Let only this one speak of the session until the lease ends. False: another one does now, or there is no such session."""
    return await tx.run(
        "UPDATE remote_sessions SET told_by = $2, told_until = $3 WHERE session = $1"
        " AND (told_by IS NULL OR told_by = $2 OR told_until <= $4 OR told_until > $5)",
        session, who, ms(at + lease), ms(at), never_given(at, lease),
    ) == 1  # fmt: skip


async def keep_taken(tx: Tx, session: str, who: str, *, until: datetime) -> bool:
    """Prolong the lease. False: it ended, and another one speaks of the session now, or there is no such session any more."""
    return await tx.run(
        "UPDATE remote_sessions SET told_until = $3 WHERE session = $1 AND told_by = $2", session, who, ms(until)
    ) == 1  # fmt: skip


async def let_go(tx: Tx, session: str, who: str) -> None:
    """The next one may speak of the session at once."""
    await tx.run(
        "UPDATE remote_sessions SET told_by = NULL, told_until = NULL WHERE session = $1 AND told_by = $2",
        session, who,
    )  # fmt: skip


async def opened(tx: Tx, before: RemoteSession, *, remote: str, at: datetime) -> None:
    """The engine opened it under this id, and what passed is counted from `at`.

    Without effect if it was forgotten, or opened by somebody else, meanwhile.
    """
    await tx.run(
        "UPDATE remote_sessions SET remote = $3, persona_told = $4, last_active = $5"
        " WHERE session = $1 AND opening_key = $2 AND remote IS NULL",
        before.session, before.opening_key, remote, before.persona, ms(at),
    )  # fmt: skip


async def lost(tx: Tx, before: RemoteSession, *, opening_key: str, preferences_due: bool) -> None:
    """The engine knows nothing of it any more: it is opened anew at the next word."""
    await tx.run(
        "UPDATE remote_sessions SET remote = NULL, opening_key = $3, persona_told = NULL, preferences_due = $4, actions = NULL,"
        " asked_at = NULL, next_check_at = NULL, patterns = NULL WHERE session = $1 AND remote = $2",
        before.session, before.remote, opening_key, int(preferences_due),
    )  # fmt: skip


async def prefer(tx: Tx, session: str, preferences: str, *, due: bool) -> None:
    """Keep other preferences; what was heard about actions counts no more. `due`: the engine has to be told."""
    await tx.run(
        "UPDATE remote_sessions SET preferences = $2, preferences_due = $3, asked_at = NULL, next_check_at = NULL WHERE session = $1",
        session, preferences, int(due),
    )  # fmt: skip


async def preferences_told(tx: Tx, session: str, preferences: str) -> None:
    """The engine took these; should others have been set meanwhile, those are still to be told."""
    await tx.run(
        "UPDATE remote_sessions SET preferences_due = 0 WHERE session = $1 AND preferences = $2",
        session,
        preferences,
    )


async def drop_last_turns(tx: Tx, *, before: datetime, limit: int) -> int:
    """Retention: what an engine says of a turn may hold words of it. Gives how many went."""
    return await tx.run(
        "UPDATE remote_sessions SET last_turn = NULL WHERE session IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED (SELECT session FROM remote_sessions"
        f" WHERE last_active < $1 AND last_turn IS NOT NULL LIMIT $2{tx.SKIP_LOCKED}) SELECT session FROM picked)",
        ms(before), limit,
    )  # fmt: skip


async def compared(tx: Tx, session: str, patterns: str) -> None:
    """Keep the patterns that the next turn's are compared with."""
    await tx.run("UPDATE remote_sessions SET patterns = $2 WHERE session = $1", session, patterns)


async def heard_relationship(tx: Tx, session: str, relationship: str, *, at: datetime) -> None:
    """Keep how the bond was at `at`."""
    await tx.run(
        "UPDATE remote_sessions SET relationship = $2, relationship_at = $3 WHERE session = $1",
        session, relationship, ms(at),
    )  # fmt: skip


async def heard_state(tx: Tx, session: str, state: str, *, at: datetime) -> None:
    """Keep how the character was at `at`."""
    await tx.run(
        "UPDATE remote_sessions SET state = $2, state_at = $3 WHERE session = $1", session, state, ms(at)
    )


async def heard_actions(
    tx: Tx, session: str, actions: str, *, at: datetime, next_check_at: datetime | None
) -> None:
    """Keep what it would like to do at `at`, and when that can change by itself."""
    await tx.run(
        "UPDATE remote_sessions SET actions = $2, asked_at = $3, next_check_at = $4 WHERE session = $1",
        session, actions, ms(at), ms(next_check_at) if next_check_at else None,
    )  # fmt: skip


async def moved(
    tx: Tx, session: str, answer: str, *, at: datetime, next_check_at: datetime | None, scored: bool
) -> None:
    """A turn moved it, and its answer said when to ask: earlier actions count no more."""
    await tx.run(
        "UPDATE remote_sessions SET actions = '[]', asked_at = $2, next_check_at = $3, scored_turns = scored_turns + $4, last_turn = $5,"
        " last_active = CASE WHEN last_active < $2 THEN $2 ELSE last_active END WHERE session = $1",
        session, ms(at), ms(next_check_at) if next_check_at else None, int(scored), answer,
    )  # fmt: skip


async def ask_anew(tx: Tx, session: str) -> None:
    """What was heard about actions counts no more."""
    await tx.run(
        "UPDATE remote_sessions SET asked_at = NULL, next_check_at = NULL WHERE session = $1", session
    )


async def opted_in(tx: Tx) -> int:
    """How many people may be written to first."""
    row = await tx.row("SELECT COUNT(*) AS n FROM outreach WHERE enabled = 1")
    return int(row["n"]) if row else 0


async def with_something_to_say(tx: Tx, *, limit: int) -> list[str]:
    """Sessions of which the engine has yet to be told something, those that wait longest first."""
    rows = await tx.rows(
        "SELECT session, MIN(at) AS at FROM ("
        " SELECT session, at FROM remote_turns WHERE findings IS NULL"
        " UNION ALL SELECT session, at FROM remote_settlements WHERE standing = 'waiting'"
        " UNION ALL SELECT session, last_active AS at FROM remote_sessions WHERE preferences_due = 1"
        ") AS waiting GROUP BY session ORDER BY 2, 1 LIMIT $1",
        limit,
    )
    return [row["session"] for row in rows]


async def secret(tx: Tx) -> str:
    """A random text of this installation, made once and told to nobody."""
    await meta.put_if_new(tx, "engine_secret", secrets.token_hex(16))
    return await meta.get(tx, "engine_secret") or ""


async def say_goodbye(tx: Tx, session: str) -> None:
    """Leave a note, naming nobody, that the engine has to delete this session; to be called before it is deleted here."""
    await tx.run(
        "INSERT INTO remote_goodbyes (remote) SELECT remote FROM remote_sessions WHERE session = $1 AND remote IS NOT NULL"
        " ON CONFLICT (remote) DO NOTHING",
        session,
    )


async def say_goodbye_to(tx: Tx, remote: str) -> None:
    """The same for a session over there that belongs to nothing here."""
    await tx.run("INSERT INTO remote_goodbyes (remote) VALUES ($1) ON CONFLICT (remote) DO NOTHING", remote)


@dataclass(frozen=True, slots=True)
class Goodbye:
    """A session over there that is to be deleted. `tries`: how often that was said in vain."""

    remote: str
    tries: int


async def goodbyes(tx: Tx, *, at: datetime, longest: timedelta, limit: int) -> list[Goodbye]:
    """Those that are to be said now, never tried ones first. One that is put off for longer than `longest` was so before the clock was set back."""
    rows = await tx.rows(
        "SELECT remote, tries FROM remote_goodbyes WHERE due_at <= $1 OR due_at > $2 ORDER BY due_at, remote LIMIT $3",
        ms(at), never_given(at, longest), limit,
    )  # fmt: skip
    return [Goodbye(row["remote"], row["tries"]) for row in rows]


async def put_off_goodbye(tx: Tx, remote: str, *, until: datetime) -> None:
    """It was said in vain, and is not said again before `until`."""
    await tx.run(
        "UPDATE remote_goodbyes SET tries = tries + 1, due_at = $2 WHERE remote = $1", remote, ms(until)
    )


async def goodbye_said(tx: Tx, remote: str) -> None:
    """The engine deleted it."""
    await tx.run("DELETE FROM remote_goodbyes WHERE remote = $1", remote)


async def delete(tx: Tx, session: str) -> bool:
    """Delete all that is kept of the session. False: there was none."""
    for table in ("remote_turns", "remote_settlements", "remote_disputes", "remote_speakers"):
        await tx.run(f"DELETE FROM {table} WHERE session = $1", session)  # noqa: S608 - names from above
    return await tx.run("DELETE FROM remote_sessions WHERE session = $1", session) == 1


def _session(row: Row) -> RemoteSession:
    return RemoteSession(
        session=row["session"], remote=row["remote"], opening_key=row["opening_key"], persona=row["persona"],
        persona_told=row["persona_told"], preferences=row["preferences"], preferences_due=bool(row["preferences_due"]),
        patterns=row["patterns"], relationship=row["relationship"], relationship_at=maybe_when(row["relationship_at"]), state=row["state"],
        state_at=maybe_when(row["state_at"]), last_turn=row["last_turn"], actions=row["actions"], asked_at=maybe_when(row["asked_at"]),
        next_check_at=maybe_when(row["next_check_at"]), scored_turns=row["scored_turns"], created_at=when(row["created_at"]),
        last_active=when(row["last_active"]),
    )  # fmt: skip
