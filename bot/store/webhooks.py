"""The webhooks of sessions: where an action is told, how that went so far, and which sessions are watched for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx


@dataclass(frozen=True, slots=True)
class Webhook:
    """One address of a session. `failures` are the failed attempts in a row, the first of them at `failing_since`."""

    webhook: str
    session: str
    url: str
    events: tuple[str, ...]
    secret: str
    created_at: datetime
    disabled_at: datetime | None = None
    disabled_why: str | None = None
    last_success_at: datetime | None = None
    last_problem: str | None = None
    failures: int = 0
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The engine's next moment as a session's last event left it, and how far the session's time is ahead of the clock."""

    next_at: datetime | None
    ahead: timedelta


async def add(tx: Tx, webhook: Webhook) -> None:
    """Keep a new webhook, and watch its session from now on: what is pending already is told too."""
    await tx.run(
        "INSERT INTO webhooks (webhook, session, url, events, secret, created_at, failures) VALUES ($1, $2, $3, $4, $5, $6, 0)",
        webhook.webhook, webhook.session, webhook.url, json.dumps(webhook.events), webhook.secret, ms(webhook.created_at),
    )  # fmt: skip
    await tx.run(
        "UPDATE engine_sessions SET watched = 1, push_at = $2 WHERE session = $1",
        webhook.session,
        ms(webhook.created_at),
    )


async def of_session(tx: Tx, session: str) -> list[Webhook]:
    """All of them, oldest first."""
    rows = await tx.rows("SELECT * FROM webhooks WHERE session = $1 ORDER BY created_at, webhook", session)
    return [_webhook(row) for row in rows]


async def find(tx: Tx, webhook: str) -> Webhook | None:
    """One of them."""
    row = await tx.row("SELECT * FROM webhooks WHERE webhook = $1", webhook)
    return _webhook(row) if row else None


async def owner(tx: Tx, webhook: Webhook) -> str:
    """Whose it is: the key of its session, or the session itself where no key has it."""
    row = await tx.row("SELECT key FROM api_sessions WHERE session = $1", webhook.session)
    return row["key"] if row else webhook.session


async def remove(tx: Tx, session: str, webhook: str) -> bool:
    """Delete it with all that was to be delivered to it. False: this session has none of that name."""
    gone = await tx.run("DELETE FROM webhooks WHERE session = $1 AND webhook = $2", session, webhook)
    await watch_if_needed(tx, session)
    return gone == 1


async def succeeded(tx: Tx, webhook: str, *, at: datetime) -> None:
    """It took a delivery."""
    await tx.run(
        "UPDATE webhooks SET last_success_at = $2, failures = 0, failing_since = NULL, last_problem = NULL WHERE webhook = $1",
        webhook, ms(at),
    )  # fmt: skip


async def failed(tx: Tx, webhook: str, *, problem: str, at: datetime) -> Webhook | None:
    """It took none. Gives it as it is now; None: it was deleted meanwhile."""
    row = await tx.row(
        "UPDATE webhooks SET failures = failures + 1, failing_since = COALESCE(failing_since, $2), last_problem = $3"
        " WHERE webhook = $1 RETURNING *",
        webhook, ms(at), problem,
    )  # fmt: skip
    return _webhook(row) if row else None


async def disable(tx: Tx, webhook: Webhook, *, why: str, at: datetime) -> None:
    """Send it nothing any more, and let what was still to be sent come to its end."""
    await tx.run(
        "UPDATE webhooks SET disabled_at = $2, disabled_why = $3 WHERE webhook = $1 AND disabled_at IS NULL",
        webhook.webhook, ms(at), why,
    )  # fmt: skip
    await tx.run(
        "UPDATE webhook_deliveries SET finished_at = $2, outcome = 'withdrawn', payload = NULL"
        " WHERE webhook = $1 AND finished_at IS NULL",
        webhook.webhook, ms(at),
    )  # fmt: skip
    await watch_if_needed(tx, webhook.session)


async def disable_of_key(tx: Tx, key: str, *, why: str, at: datetime) -> None:
    """The same for all webhooks of all sessions of this key, however many: it holds no session, and waits for nothing but webhooks.

    What is being delivered at this moment is withdrawn when its turn comes again, and its session is not watched any more
    when it is looked at next: who holds those now may be waiting for a webhook that this transaction holds.
    """
    await tx.run(
        "UPDATE webhooks SET disabled_at = $2, disabled_why = $3"
        " WHERE disabled_at IS NULL AND session IN (SELECT session FROM api_sessions WHERE key = $1)",
        key, ms(at), why,
    )  # fmt: skip
    query = (
        "WITH picked AS MATERIALIZED (SELECT delivery FROM webhook_deliveries WHERE finished_at IS NULL"
        " AND session IN (SELECT session FROM api_sessions WHERE key = $1) %s)"
        " UPDATE webhook_deliveries SET finished_at = $2, outcome = 'withdrawn', payload = NULL"
        " WHERE delivery IN (SELECT delivery FROM picked)"
    )
    await tx.run(query % tx.SKIP_LOCKED, key, ms(at))


async def watch_if_needed(tx: Tx, session: str) -> None:
    """Watch this session if it has a webhook that works, and else no more."""
    await tx.run(
        "UPDATE engine_sessions SET watched ="
        " CASE WHEN EXISTS (SELECT 1 FROM webhooks WHERE session = $1 AND disabled_at IS NULL) THEN 1 ELSE 0 END"
        " WHERE session = $1",
        session,
    )


async def due_sessions(tx: Tx, *, at: datetime, limit: int) -> list[str]:
    """The watched sessions whose actions may have changed by themselves, longest due first."""
    rows = await tx.rows(
        "SELECT session FROM engine_sessions WHERE watched = 1 AND push_at <= $1 ORDER BY push_at LIMIT $2",
        ms(at), limit,
    )  # fmt: skip
    return [row["session"] for row in rows]


async def take_session(tx: Tx, session: str, *, at: datetime) -> timedelta | None:
    """Hold a session that is due to the end of this transaction, and give how far its own time is ahead of the clock.

    None: somebody else looked, or is looking.
    """
    query = "SELECT push_ahead FROM engine_sessions WHERE session = $1 AND watched = 1 AND push_at <= $2 %s"
    row = await tx.row(query % tx.SKIP_LOCKED, session, ms(at))
    return timedelta(milliseconds=row["push_ahead"]) if row else None


async def look_again(tx: Tx, session: str, at: datetime | None) -> None:
    """Look at its actions again when its own time is `at`; None: not before something happens."""
    await tx.run(
        "UPDATE engine_sessions SET push_at = CAST($2 AS BIGINT) - push_ahead WHERE session = $1",
        session, ms(at) if at else None,
    )  # fmt: skip


async def set_ahead(tx: Tx, session: str, ahead: timedelta) -> None:
    """The session's own time is this far ahead of the clock from now on."""
    await tx.run(
        "UPDATE engine_sessions SET push_at = push_at + push_ahead - $2, push_ahead = $2 WHERE session = $1",
        session, ahead // timedelta(milliseconds=1),
    )  # fmt: skip


async def next_look(tx: Tx) -> datetime | None:
    """When the next watched session comes due."""
    row = await tx.row("SELECT MIN(push_at) AS at FROM engine_sessions WHERE watched = 1")
    return maybe_when(row["at"]) if row else None


async def next_moments(tx: Tx, sessions: Sequence[str]) -> dict[str, Moment]:
    """The next moment of each of these sessions; one that is gone is left out."""
    found: dict[str, Moment] = {}
    for start in range(0, len(sessions), 500):
        some = sessions[start : start + 500]
        places = ", ".join(f"${number}" for number in range(1, len(some) + 1))
        query = "SELECT session, next_at, push_ahead FROM engine_sessions WHERE session IN (%s)"
        for row in await tx.rows(query % places, *some):
            found[row["session"]] = Moment(
                maybe_when(row["next_at"]), timedelta(milliseconds=row["push_ahead"])
            )
    return found


def _webhook(row: Row) -> Webhook:
    return Webhook(
        webhook=row["webhook"], session=row["session"], url=row["url"], events=tuple(json.loads(row["events"])), secret=row["secret"],
        created_at=when(row["created_at"]), disabled_at=maybe_when(row["disabled_at"]), disabled_why=row["disabled_why"],
        last_success_at=maybe_when(row["last_success_at"]), last_problem=row["last_problem"], failures=row["failures"],
        failing_since=maybe_when(row["failing_since"]),
    )  # fmt: skip
