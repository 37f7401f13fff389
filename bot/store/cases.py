"""Moderation cases: what was noticed in a server's channels, who dealt with it, and where its alert stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from bot.store import meta
from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx

Severity = Literal["mild", "moderate", "severe"]
Status = Literal["open", "acknowledged", "resolved", "false_alarm"]

SEEN = "seen "
"""How an entry of the log starts that nobody did: a finding, followed by its severity."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One finding in one message of a server's channel."""

    guild: int
    channel: int
    session: str
    person: int
    message: int
    pattern: str
    severity: Severity
    description: str
    first_detected: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a case's log: what happened, when, and who did it (0: nobody)."""

    at: datetime
    who: int
    act: str


@dataclass(frozen=True, slots=True)
class Case:
    """One pattern of one person in one channel, from its first finding until somebody closed it.

    `alert_channel` is where its alert stands, or will stand; None while no admin has chosen a channel.
    `alert_message` is None until the alert was posted. `log` is oldest first.
    """

    guild: int
    number: int
    session: str
    channel: int
    person: int
    pattern: str
    severity: Severity
    description: str
    status: Status
    first_detected: datetime
    opened_at: datetime
    updated_at: datetime
    closed_at: datetime | None
    findings: int
    source_message: int
    alert_channel: int | None
    alert_message: int | None
    log: tuple[Entry, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody may still have to look at it."""
        return self.closed_at is None

    @property
    def days(self) -> int:
        """On how many days (UTC) something was found."""
        return len({entry.at.date() for entry in self.log if entry.act.startswith(SEEN)})

    @property
    def acts(self) -> tuple[Entry, ...]:
        """What people did about it, oldest first."""
        return tuple(entry for entry in self.log if not entry.act.startswith(SEEN))


async def find(tx: Tx, guild: int, number: int) -> Case | None:
    """The case of this number in this server."""
    row = await tx.row(f"{_CASES} WHERE c.guild = $1 AND c.number = $2", guild, number)
    return await _case(tx, row) if row else None


async def open_in(tx: Tx, guild: int) -> list[Case]:
    """The open cases of a server, oldest first, mild ones too."""
    return await _listed(tx, f"{_CASES} WHERE c.guild = $1 AND closed_at IS NULL ORDER BY c.number", guild)


async def same_open(tx: Tx, seen: Sighting) -> Case | None:
    """The open case that this finding belongs to."""
    row = await tx.row(
        f"{_CASES} WHERE c.guild = $1 AND c.session = $2 AND c.person = $3 AND c.pattern = $4 AND closed_at IS NULL",
        seen.guild, seen.session, seen.person, seen.pattern,
    )  # fmt: skip
    return await _case(tx, row) if row else None


async def was_false_alarm(tx: Tx, seen: Sighting) -> bool:
    """Whether somebody called this very episode a false alarm: it had begun when they did."""
    row = await tx.row(
        "SELECT 1 FROM cases WHERE guild = $1 AND session = $2 AND person = $3 AND pattern = $4"
        " AND status = 'false_alarm' AND closed_at >= $5",
        seen.guild, seen.session, seen.person, seen.pattern, ms(seen.first_detected),
    )  # fmt: skip
    return row is not None


async def open_new(tx: Tx, seen: Sighting, *, pages: bool, at: datetime) -> int:
    """Open a case and give its number, which this server never uses again. `pages`: an alert shall be posted."""
    counter = f"cases:{seen.guild}"
    number = int(await meta.get(tx, counter) or 0) + 1
    await meta.put(tx, counter, str(number))
    await tx.run(
        "INSERT INTO cases (guild, number, session, channel, person, pattern, severity, description, status,"
        " first_detected, opened_at, updated_at, findings, source_message, dirty)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $10, 1, $11, $12)",
        seen.guild, number, seen.session, seen.channel, seen.person, seen.pattern, seen.severity, seen.description,
        ms(seen.first_detected), ms(at), seen.message, int(pages),
    )  # fmt: skip
    await _note(tx, seen.guild, number, act=f"{SEEN}{seen.severity}", who=0, at=at)
    return number


async def merge(tx: Tx, case: Case, seen: Sighting, *, pages: bool, at: datetime) -> None:
    """Count one more finding in an open case. A finding that is worse than the case brings it back to everybody's eyes."""
    worse = _RANK[seen.severity] > _RANK[case.severity]
    await tx.run(
        "UPDATE cases SET severity = $3, status = $4, description = $5, first_detected = $6, updated_at = $7,"
        " findings = findings + 1, source_message = $8, dirty = $9 WHERE guild = $1 AND number = $2",
        case.guild, case.number, seen.severity if worse else case.severity, "open" if worse else case.status,
        seen.description, min(ms(case.first_detected), ms(seen.first_detected)), _later(case, at), seen.message, int(pages),
    )  # fmt: skip
    await _note(tx, case.guild, case.number, act=f"{SEEN}{seen.severity}", who=0, at=at)


async def set_status(tx: Tx, case: Case, status: Status, *, act: str, who: int, at: datetime) -> None:
    """Somebody dealt with the case."""
    closed = ms(at) if status in ("resolved", "false_alarm") else None
    await tx.run(
        "UPDATE cases SET status = $3, closed_at = $4, updated_at = $5, dirty = 1 WHERE guild = $1 AND number = $2",
        case.guild, case.number, status, closed, _later(case, at),
    )  # fmt: skip
    await _note(tx, case.guild, case.number, act=act, who=who, at=at)


# --- the alerts ------------------------------------------------------------------------------------


async def alert_channel(tx: Tx, guild: int) -> int | None:
    """Where this server wants its alerts."""
    row = await tx.row("SELECT channel FROM alert_channels WHERE guild = $1", guild)
    return row["channel"] if row else None


async def set_alert_channel(tx: Tx, guild: int, *, channel: int, by: int, at: datetime) -> None:
    """From now on alerts go there; what is open and stands elsewhere, or nowhere, is to be posted there."""
    await tx.run(
        "INSERT INTO alert_channels (guild, channel, set_by, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (guild) DO UPDATE SET channel = $2, set_by = $3, at = $4",
        guild, channel, by, ms(at),
    )  # fmt: skip
    await tx.run(
        "UPDATE cases SET alert_channel = NULL, alert_message = NULL, dirty = 1 WHERE guild = $1 AND closed_at IS NULL"
        " AND severity <> 'mild' AND (alert_channel IS NULL OR alert_channel <> $2)",
        guild, channel,
    )  # fmt: skip


async def unposted(tx: Tx, guild: int | None) -> list[Case]:
    """The cases whose alert is missing or out of date and has a channel to stand in. None: of every server."""
    return await _listed(
        tx,
        f"{_CASES} WHERE c.dirty = 1 AND (CAST($1 AS BIGINT) IS NULL OR c.guild = $1)"
        " AND COALESCE(c.alert_channel, a.channel) IS NOT NULL"
        " AND (c.alert_message IS NOT NULL OR c.closed_at IS NULL) ORDER BY c.guild, c.number",
        guild,
    )


async def posted(tx: Tx, case: Case, message: int) -> None:
    """The alert shows the case as `case` has it; should it have changed since, it is out of date again already."""
    await tx.run(
        "UPDATE cases SET alert_channel = $3, alert_message = $4, dirty = CASE WHEN updated_at = $5 THEN 0 ELSE 1 END"
        " WHERE guild = $1 AND number = $2",
        case.guild, case.number, case.alert_channel, message, ms(case.updated_at),
    )  # fmt: skip


async def alert_gone(tx: Tx, case: Case) -> None:
    """Somebody deleted the alert's message: an open case needs another one, a closed one none."""
    await tx.run(
        "UPDATE cases SET alert_channel = NULL, alert_message = NULL, dirty = $3 WHERE guild = $1 AND number = $2",
        case.guild, case.number, int(case.is_open),
    )  # fmt: skip


async def drop_old(tx: Tx, *, closed_before: datetime, mild_before: datetime) -> int:
    """Retention: closed cases, and mild ones that nothing was added to any more. Gives how many went."""
    dropped = await tx.run(
        "DELETE FROM cases WHERE closed_at < $1 OR (severity = 'mild' AND updated_at < $2)",
        ms(closed_before), ms(mild_before),
    )  # fmt: skip
    await tx.run(
        "DELETE FROM case_log WHERE NOT EXISTS"
        " (SELECT 1 FROM cases c WHERE c.guild = case_log.guild AND c.number = case_log.number)"
    )
    return dropped


# --- rows ------------------------------------------------------------------------------------------


_RANK: dict[Severity, int] = {"mild": 0, "moderate": 1, "severe": 2}
_CASES = (
    "SELECT c.*, COALESCE(c.alert_channel, a.channel) AS stands_in"
    " FROM cases c LEFT JOIN alert_channels a ON a.guild = c.guild"
)


def _later(case: Case, at: datetime) -> int:
    """Each change gets a moment of its own, so that `posted` can tell which one an alert shows."""
    return max(ms(at), ms(case.updated_at) + 1)


async def _note(tx: Tx, guild: int, number: int, *, act: str, who: int, at: datetime) -> None:
    await tx.run(
        "INSERT INTO case_log (guild, number, entry, at, who, act)"
        " SELECT $1, $2, COALESCE(MAX(entry), 0) + 1, $3, $4, $5 FROM case_log WHERE guild = $1 AND number = $2",
        guild, number, ms(at), who, act,
    )  # fmt: skip


async def _listed(tx: Tx, sql: str, *args: object) -> list[Case]:
    return [await _case(tx, row) for row in await tx.rows(sql, *args)]


async def _case(tx: Tx, row: Row) -> Case:
    log = await tx.rows(
        "SELECT at, who, act FROM case_log WHERE guild = $1 AND number = $2 ORDER BY entry",
        row["guild"],
        row["number"],
    )
    return Case(
        guild=row["guild"], number=row["number"], session=row["session"], channel=row["channel"], person=row["person"],
        pattern=row["pattern"], severity=cast("Severity", row["severity"]), description=row["description"],
        status=cast("Status", row["status"]), first_detected=when(row["first_detected"]), opened_at=when(row["opened_at"]),
        updated_at=when(row["updated_at"]), closed_at=maybe_when(row["closed_at"]), findings=row["findings"],
        source_message=row["source_message"], alert_channel=row["stands_in"], alert_message=row["alert_message"],
        log=tuple(Entry(at=when(entry["at"]), who=entry["who"], act=entry["act"]) for entry in log),
    )  # fmt: skip
