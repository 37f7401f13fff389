"""What was said in a session: the memory that the voice is shown, and the guard against hearing a message twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a person and the character's answer to it. Message 0 or less: the character wrote first."""

    message: int
    person: int
    name: str
    at: datetime
    text: str | None
    reply: str | None
    replied_at: datetime | None


@dataclass(frozen=True, slots=True)
class Own:
    """One line of the person who asks. `text` is None where it is no longer kept."""

    at: datetime
    text: str | None


async def heard(
    tx: Tx, session: str, *, message: int, person: int, name: str, at: datetime, text: str | None
) -> bool:
    """Keep a message before anything else happens with it. False: it was heard before."""
    kept = await tx.run(
        "INSERT INTO messages (session, message, person, name, at, text) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (session, message) DO UPDATE SET text = $6 WHERE messages.text IS NULL AND messages.replied_at IS NULL",
        session, message, person, name, ms(at), text,
    )  # fmt: skip
    return kept == 1


async def arrived(tx: Tx, session: str, *, message: int, person: int, name: str, at: datetime) -> bool:
    """Keep that somebody wrote, without the words, until the message is heard. False: it was here before."""
    kept = await tx.run(
        "INSERT INTO messages (session, message, person, name, at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (session, message) DO NOTHING",
        session, message, person, name, ms(at),
    )  # fmt: skip
    return kept == 1


async def answered(tx: Tx, session: str, message: int, *, reply: str | None, at: datetime) -> bool:
    """Keep that it was answered, and the character's words in the answer, if it spoke. False: the message is gone."""
    kept = await tx.run(
        "UPDATE messages SET reply = $3, replied_at = $4 WHERE session = $1 AND message = $2",
        session,
        message,
        reply,
        ms(at),
    )
    return kept == 1


async def wrote_first(tx: Tx, session: str, *, message: int, person: int, text: str, at: datetime) -> None:
    """Keep an outreach message as the character's own line, so that the memory knows of it."""
    await tx.run(
        "INSERT INTO messages (session, message, person, name, at, reply, replied_at) VALUES ($1, $2, $3, '', $4, $5, $4)"
        " ON CONFLICT (session, message) DO NOTHING",
        session, -message, person, ms(at), text,
    )  # fmt: skip


async def recent(tx: Tx, session: str, *, limit: int, before: int | None = None) -> list[Said]:
    """The newest `limit` messages of this one session, oldest first, without message `before` and those that wait to be heard."""
    rows = await tx.rows(
        "SELECT message, person, name, at, text, reply, replied_at FROM messages WHERE session = $1 AND message <> $2"
        " AND (text IS NOT NULL OR replied_at IS NOT NULL) ORDER BY at DESC, message DESC LIMIT $3",
        session, before or 0, limit,
    )  # fmt: skip
    return [_said(row) for row in reversed(rows)]


async def own(tx: Tx, session: str, person: int, *, limit: int, since: datetime) -> list[Own]:
    """The person's own newest lines of this one session since then, newest first; nobody else's is even looked at.

    Without those that an engine elsewhere has yet to hear of: they have moved nothing.
    """
    rows = await tx.rows(
        "SELECT m.at, m.text FROM messages m WHERE m.session = $1 AND m.person = $2 AND m.message > 0 AND m.at >= $3 AND NOT EXISTS"
        " (SELECT 1 FROM remote_turns t WHERE t.session = m.session AND t.turn_key = CAST(m.message AS TEXT) AND t.answer IS NULL)"
        " ORDER BY m.at DESC, m.message DESC LIMIT $4",
        session, person, ms(since), limit,
    )  # fmt: skip
    return [Own(when(row["at"]), row["text"]) for row in rows]


async def own_at(
    tx: Tx, session: str, person: int, moments: Sequence[datetime], *, within: timedelta = timedelta()
) -> list[Own]:
    """The person's own lines at these moments, or at most `within` from one of them, newest first.

    Left out where somebody else wrote so near to the same moment.
    """
    if not moments:
        return []
    places = " OR ".join(
        f"m.at BETWEEN ${number} AND ${number + 1}" for number in range(4, 2 * len(moments) + 4, 2)
    )
    query = (
        "SELECT m.at, m.text FROM messages m WHERE m.session = $1 AND m.person = $2 AND m.message > 0 AND (%s) AND NOT EXISTS"
        " (SELECT 1 FROM messages o WHERE o.session = m.session AND o.at BETWEEN m.at - CAST($3 AS BIGINT) AND m.at + CAST($3 AS BIGINT)"
        " AND o.person <> m.person AND o.message > 0) ORDER BY m.at DESC, m.message DESC"
    )
    ends = [end for moment in moments for end in (ms(moment - within), ms(moment + within))]
    rows = await tx.rows(query % places, session, person, within // timedelta(milliseconds=1), *ends)
    return [Own(when(row["at"]), row["text"]) for row in rows]


async def last_from(tx: Tx, person: int) -> datetime | None:
    """When this person last wrote to us, anywhere."""
    row = await tx.row("SELECT MAX(at) AS at FROM messages WHERE person = $1 AND message > 0", person)
    return maybe_when(row["at"]) if row else None


async def newest(tx: Tx) -> datetime | None:
    """The latest moment at which anything was said or answered."""
    row = await tx.row("SELECT MAX(COALESCE(replied_at, at)) AS at FROM messages")
    return maybe_when(row["at"]) if row else None


async def times_since(tx: Tx, person: int, *, since: datetime) -> list[datetime]:
    """When this person wrote since then, anywhere, oldest first."""
    rows = await tx.rows(
        "SELECT at FROM messages WHERE person = $1 AND message > 0 AND at >= $2 ORDER BY at",
        person,
        ms(since),
    )
    return [when(row["at"]) for row in rows]


async def drop_text_of(tx: Tx, session: str, message: int) -> None:
    """Where no text is kept: the words of one message go as soon as it is answered."""
    await tx.run(
        "UPDATE messages SET text = NULL, reply = NULL WHERE session = $1 AND message = $2", session, message
    )


async def drop_text(tx: Tx, *, before: datetime, limit: int) -> int:
    """Retention (R21): the words go, the fact that there was a turn stays. Gives how many messages lost theirs."""
    return await tx.run(
        "UPDATE messages SET text = NULL, reply = NULL WHERE (session, message) IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED (SELECT session, message FROM messages"
        f" WHERE at < $1 AND (text IS NOT NULL OR reply IS NOT NULL) LIMIT $2{tx.SKIP_LOCKED}) SELECT session, message FROM picked)",
        ms(before), limit,
    )  # fmt: skip


def _said(row: Row) -> Said:
    return Said(
        message=row["message"], person=row["person"], name=row["name"], at=when(row["at"]),
        text=row["text"], reply=row["reply"], replied_at=maybe_when(row["replied_at"]),
    )  # fmt: skip
