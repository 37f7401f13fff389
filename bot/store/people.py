"""What is kept of a person across sessions: their age band, and when we last said that we are an AI."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from bot.store import privacy
from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Tx

AgeBand = Literal["under_13", "under_18"]


@dataclass(frozen=True, slots=True)
class Person:
    """`age_band` is None for everyone who never said to be under 18."""

    person: int
    age_band: AgeBand | None
    disclosed_at: datetime | None
    break_suggested_at: datetime | None


async def meet(tx: Tx, person: int, *, at: datetime) -> Person:
    """The person, written down at their first message."""
    new = await tx.run(
        "INSERT INTO people (person, first_seen_at) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING",
        person,
        ms(at),
    )
    if new:
        await tx.run(
            "UPDATE people SET age_band = $2 WHERE person = $1", person, await privacy.age_band(tx, person)
        )
    row = await tx.row(
        "SELECT person, age_band, disclosed_at, break_suggested_at FROM people WHERE person = $1", person
    )
    assert row is not None  # noqa: S101 - inserted one line above, in the same transaction
    return Person(
        person=person,
        age_band=cast("AgeBand | None", row["age_band"]),
        disclosed_at=maybe_when(row["disclosed_at"]),
        break_suggested_at=maybe_when(row["break_suggested_at"]),
    )


async def age_band(tx: Tx, person: int) -> AgeBand | None:
    """None: unknown or grown up."""
    row = await tx.row("SELECT age_band FROM people WHERE person = $1", person)
    return cast("AgeBand | None", row["age_band"] if row else await privacy.age_band(tx, person))


async def set_age_band(tx: Tx, person: int, band: AgeBand) -> None:
    """For good (R13): a later claim to be older does not undo it."""
    await tx.run(
        "UPDATE people SET age_band = $2 WHERE person = $1 AND (age_band IS NULL OR age_band <> 'under_13')",
        person,
        band,
    )


async def disclosed(tx: Tx, person: int, *, at: datetime) -> None:
    """We just said that we are an AI."""
    await tx.run("UPDATE people SET disclosed_at = $2 WHERE person = $1", person, ms(at))


async def break_suggested(tx: Tx, person: int, *, at: datetime) -> None:
    """We just suggested a break, and said again that we are an AI."""
    await tx.run(
        "UPDATE people SET disclosed_at = $2, break_suggested_at = $2 WHERE person = $1", person, ms(at)
    )


async def sent_first_to(tx: Tx, person: int, *, at: datetime) -> None:
    """We are about to write to this person unasked; the first time of all is kept."""
    await tx.run(
        "UPDATE people SET first_sent_at = $2 WHERE person = $1 AND first_sent_at IS NULL", person, ms(at)
    )


async def first_sent_to(tx: Tx, person: int) -> datetime | None:
    """When we first wrote to this person unasked."""
    row = await tx.row("SELECT first_sent_at FROM people WHERE person = $1", person)
    return maybe_when(row["first_sent_at"]) if row else None


async def first_contacts(tx: Tx, *, since: datetime) -> list[datetime]:
    """When anybody was written to unasked for the very first time, since then."""
    rows = await tx.rows(
        "SELECT first_sent_at FROM people WHERE first_sent_at >= $1 ORDER BY first_sent_at", ms(since)
    )
    return [when(row["first_sent_at"]) for row in rows]
