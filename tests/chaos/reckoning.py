"""The reckoning: what stands at Discord beside what stands in the store, person by person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.gates import is_quiet, zone_of
from bot.store.database import Database, Tx
from bot.store.moments import when

from .discord_front import DiscordFront, Message

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Everything that must be zero or empty, and the figures beside it. `wrong` says each finding in a line."""

    sends: int
    letters: Counter[str]
    receipts: int
    moments: int
    doubled: int
    lost: int
    told_wrong: int
    by_nonce: int
    by_looking: int
    too_many: int
    in_quiet_hours: int
    wrong: list[str] = field(default_factory=list[str])

    @property
    def unknown(self) -> int:
        """Letters of which nobody can say whether they arrived; each has a receipt that says so."""
        return self.letters["unknown"]


async def reckon(front: DiscordFront, store: Database, *, noted: bool = True) -> Reckoning:
    """Compare. Nothing is due and nothing is under way any more. `noted`: the store has the test's notes about moments."""
    async with store.read() as tx:
        letters = await tx.rows("SELECT * FROM outbox ORDER BY prepared_at")
        receipts = await tx.rows("SELECT session, person, at, decision, wish_at FROM receipts")
        people = await tx.rows("SELECT * FROM outreach")
        moments = await _moments(tx) if noted else set[tuple[str, int]]()
    sent = front.unasked()
    arrived: dict[str, list[Message]] = defaultdict(list)
    for message in sent:
        arrived[message.nonce or f"none {message.id}"].append(message)
    kept = {row["nonce"]: row for row in letters}
    wrong: list[str] = []
    doubled = _doubled(arrived, kept, wrong)
    lost = _lost(letters, receipts, moments, people, wrong)
    told_wrong = _told_wrong(arrived, letters, kept, wrong)
    wrong += _told_twice(receipts)
    too_many, quiet = _limits(sent, people, front, wrong)
    delivered = {row["nonce"] for row in letters if row["status"] == "delivered"}
    return Reckoning(
        sends=len(sent), letters=Counter(row["status"] for row in letters), receipts=len(receipts), moments=len(moments),
        doubled=doubled, lost=lost, told_wrong=told_wrong, by_nonce=len(delivered & front.tally.held_off_by_nonce),
        by_looking=len(delivered - front.tally.answered - front.tally.held_off_by_nonce), too_many=too_many, in_quiet_hours=quiet, wrong=wrong,
    )  # fmt: skip


async def _moments(tx: Tx) -> set[tuple[str, int]]:
    """The moments that were ever taken up."""
    return {(row["session"], row["wish_at"]) for row in await tx.rows("SELECT * FROM moments_taken")}


def _doubled(arrived: dict[str, list[Message]], kept: dict[str, Any], wrong: list[str]) -> int:
    """Messages beyond the first: of one nonce, or of one wish of the character."""
    of_wish: dict[tuple[str, str], list[Message]] = defaultdict(list)
    for nonce, messages in arrived.items():
        row = kept.get(nonce)
        key = (row["session"], row["engine_action"]) if row is not None else ("nobody's", nonce)
        of_wish[key] += messages
    for key, messages in of_wish.items():
        if len(messages) > 1:
            wrong.append(f"doubled: {key} at {[f'{one.at:%d %H:%M:%S}' for one in messages]}")
    return sum(len(messages) - 1 for messages in of_wish.values())


def _lost(
    letters: list[Any],
    receipts: list[Any],
    moments: set[tuple[str, int]],
    people: list[Any],
    wrong: list[str],
) -> int:
    """Letters without an end or without a receipt of it, and moments that ended in none."""
    told = Counter((row["session"], row["at"]) for row in receipts)
    lost = [
        f"lost: letter {row['action']} {row['status']} ({row['why']})"
        for row in letters
        if row["finished_at"] is None or not told[row["session"], row["finished_at"]]
    ]
    ended = Counter((row["session"], row["wish_at"]) for row in receipts)
    pending = {(row["session"], row["wish_at"]) for row in people}
    lost += [
        f"lost: the moment {when(at):%d %H:%M:%S} of {session} has no receipt"
        for session, at in moments - pending
        if not ended[session, at]
    ]
    lost += [
        f"waits for ever: {row['session']}"
        for row in people
        if row["claimed_until"] is not None and row["due_at"] is None
    ]
    wrong += lost
    return len(lost)


def _told_wrong(
    arrived: dict[str, list[Message]], letters: list[Any], kept: dict[str, Any], wrong: list[str]
) -> int:
    """What stands at Discord and is said not to, and what is said to and does not."""
    found = [
        f"told wrong: {row['action']} is {row['status']} ({row['why']}), and it is there"
        for row in letters
        if row["nonce"] in arrived and row["status"] not in {"delivered", "unknown"}
    ]
    found += [
        f"told wrong: {row['action']} is delivered, and it is not there"
        for row in letters
        if row["status"] == "delivered" and row["nonce"] not in arrived
    ]
    found += [f"told wrong: nobody knows of the message {nonce}" for nonce in arrived if nonce not in kept]
    wrong += found
    return len(found)


def _told_twice(receipts: list[Any]) -> list[str]:
    """Moments with more than one receipt; that one was put off because the bot was away is no end."""
    ends = Counter(
        (row["session"], row["wish_at"]) for row in receipts if not row["decision"].startswith("put off")
    )
    return [
        f"told twice: {session} at {when(at)}"
        for (session, at), n in ends.items()
        if at is not None and n > 1
    ]


def _limits(sent: list[Message], people: list[Any], front: DiscordFront, wrong: list[str]) -> tuple[int, int]:
    """Messages beyond the limit of a day or a week, and messages in quiet hours, by Discord's own time of each."""
    too_many: list[str] = []
    quiet: list[str] = []
    for row in people:
        zone = zone_of(row["zone"])
        assert zone is not None
        channel = front.people[row["person"]]
        times = sorted(one.at for one in sent if one.channel == channel)
        days = Counter(at.astimezone(zone).date() for at in times)
        too_many += [
            f"too many: {row['session']} on {day}: {n}" for day, n in days.items() if n > row["per_day"]
        ]
        too_many += [
            f"too many: {row['session']} in the week from {at}" for at in times if _within(times, at) > row["per_week"]
        ]  # fmt: skip
        quiet += [
            f"in quiet hours: {row['session']} at {at.astimezone(zone)}"
            for at in times
            if is_quiet(at, zone, (row["quiet_from"], row["quiet_to"]))
        ]
    wrong += too_many + quiet
    return len(too_many), len(quiet)


def _within(times: list[datetime], start: datetime) -> int:
    return sum(1 for at in times if start <= at < start + WEEK)
