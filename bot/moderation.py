"""A finding in a server's channel becomes a case for the people who look after that server."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

from bot.clock import Clock
from bot.engine.port import Engine
from bot.engine.wire import UnhealthyPattern
from bot.errors import PolitelyRefusedError, SessionNotFoundError
from bot.store import cases
from bot.store.cases import Case, Entry, Severity, Sighting, Status
from bot.store.database import Database, Tx

__all__ = (
    "AFTER",
    "KEPT_CLOSED",
    "MILD_LAPSES",
    "STATES",
    "Act",
    "Case",
    "Entry",
    "Moderation",
    "Pattern",
    "nonce",
    "pattern_of",
)

log = logging.getLogger("sonder.moderation")

Act = Literal["acknowledge", "resolve", "false_alarm"]

AFTER: Mapping[Act, Status] = MappingProxyType(
    {"acknowledge": "acknowledged", "resolve": "resolved", "false_alarm": "false_alarm"}
)
"""The state that each act leaves a case in."""
STATES: Mapping[Status, str] = MappingProxyType(
    {"open": "open", "acknowledged": "acknowledged", "resolved": "resolved", "false_alarm": "a false alarm"}
)
"""The states in words."""
KEPT_CLOSED = timedelta(days=180)
MILD_LAPSES = timedelta(days=90)
"""As long as signals are kept: nobody is asked about a mild case, so nobody closes it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as a moderator reads it: its name, what it looks like, and what may help."""

    name: str
    looks_like: str
    steps: tuple[str, ...]


class Moderation:
    """The cases of every server. Nothing of a DM ever gets here."""

    def __init__(self, *, db: Database, engine: Engine, clock: Clock) -> None:
        self._db = db
        self._engine = engine
        self._clock = clock

    async def found(
        self,
        *,
        guild: int,
        channel: int,
        session: str,
        person: int,
        message: int,
        findings: Sequence[UnhealthyPattern],
    ) -> None:
        """Open a case for each finding, or count it in the open case of the same person and pattern."""
        at = self._clock()
        async with self._db.write() as tx:
            await tx.lock(_cases(guild))
            for finding in findings:
                seen = Sighting(
                    guild=guild, channel=channel, session=session, person=person, message=message, pattern=finding.type,
                    severity=finding.severity, description=finding.description, first_detected=finding.first_detected,
                )  # fmt: skip
                await _open_or_merge(tx, seen, at=at)

    async def unposted(self, guild: int | None) -> list[Case]:
        """The cases whose alert has to be posted or edited. None: of every server."""
        async with self._db.read() as tx:
            return await cases.unposted(tx, guild)

    async def posted(self, case: Case, message: int) -> None:
        """The alert `message` in `case.alert_channel` shows `case` as it is here."""
        async with self._db.write() as tx:
            await tx.lock(_cases(case.guild))
            await cases.posted(tx, case, message)

    async def alert_gone(self, case: Case) -> None:
        """The alert's message was deleted."""
        async with self._db.write() as tx:
            await tx.lock(_cases(case.guild))
            await cases.alert_gone(tx, case)

    async def act(self, act: Act, *, guild: int, number: int, who: int) -> Case:
        """Do something about a case; doing it again changes nothing. A false alarm also stops counting in the engine.

        Raises PolitelyRefusedError for a case that is closed otherwise or is gone, EngineUnavailableError when the
        engine could not be told: then nothing has changed.
        """
        async with self._db.read() as tx:
            before = await _still_open(tx, guild, number, act)
        if act == "false_alarm" and before.is_open:
            await self._dispute(before)
        async with self._db.write() as tx:
            await tx.lock(_cases(guild))
            case = await _still_open(tx, guild, number, act)
            if case.status != AFTER[act]:
                await cases.set_status(tx, case, AFTER[act], act=act, who=who, at=self._clock())
                log.info("moderation.%s guild=%s case=%s who=%s", act, guild, number, who)
            return await cases.find(tx, guild, number) or case

    async def open_cases(self, guild: int) -> list[Case]:
        """The open cases of a server, oldest first, mild ones too."""
        async with self._db.read() as tx:
            return await cases.open_in(tx, guild)

    async def alert_channel(self, guild: int) -> int | None:
        """Where this server wants its alerts; None: nowhere yet."""
        async with self._db.read() as tx:
            return await cases.alert_channel(tx, guild)

    async def set_alert_channel(self, guild: int, *, channel: int, by: int) -> None:
        """From now on alerts go there; the open ones are to be posted there as well."""
        async with self._db.write() as tx:
            await tx.lock(_cases(guild))
            await cases.set_alert_channel(tx, guild, channel=channel, by=by, at=self._clock())
        log.info("moderation.alert_channel guild=%s channel=%s who=%s", guild, channel, by)

    async def prune(self, at: datetime, *, keep_closed: timedelta = KEPT_CLOSED) -> int:
        """Drop cases that were closed long ago, and mild ones that nothing was added to. Gives how many went."""
        async with self._db.write() as tx:
            return await cases.drop_old(tx, closed_before=at - keep_closed, mild_before=at - MILD_LAPSES)

    async def _dispute(self, case: Case) -> None:
        try:
            await self._engine.dispute(case.session, case.pattern, speaker=str(case.person), at=self._clock())
        except SessionNotFoundError:
            log.info("moderation.session_gone guild=%s case=%s", case.guild, case.number)


def nonce(case: Case) -> str:
    """24 characters that are the same for the same alert in the same channel, so that posting it twice shows it once."""
    name = f"case|{case.guild}|{case.number}|{case.opened_at.isoformat()}|{case.alert_channel}"
    return hashlib.sha256(name.encode()).hexdigest()[:24]


def _cases(guild: int) -> str:
    """The name under which a server's cases are locked: one is opened or changed at a time."""
    return f"cases:{guild}"


async def _open_or_merge(tx: Tx, seen: Sighting, *, at: datetime) -> None:
    """One open case for each person and pattern of a channel. The same message is counted once."""
    case = await cases.same_open(tx, seen)
    if case is None:
        if await cases.was_false_alarm(tx, seen):
            return
        number = await cases.open_new(tx, seen, pages=_pages(seen.severity), at=at)
        log.info("moderation.opened guild=%s case=%s severity=%s", seen.guild, number, seen.severity)
    elif (case.source_message, case.severity) != (seen.message, seen.severity):
        pages = _pages(seen.severity) or _pages(case.severity)
        await cases.merge(tx, case, seen, pages=pages, at=at)
        log.info("moderation.merged guild=%s case=%s severity=%s", seen.guild, case.number, seen.severity)


def _pages(severity: Severity) -> bool:
    """A mild finding pages nobody (R17)."""
    return severity != "mild"


async def _still_open(tx: Tx, guild: int, number: int, act: Act) -> Case:
    """The case, if it is open or was closed by this very act."""
    case = await cases.find(tx, guild, number)
    if case is None:
        raise PolitelyRefusedError(
            "I no longer have this case. Its time was over, or its member asked to be forgotten."
        )
    if not case.is_open and case.status != AFTER[act]:
        raise PolitelyRefusedError(
            f"Case {number} is closed already: {STATES[case.status]}. If it happens again, a new case opens by itself."
        )
    return case


# --- in words --------------------------------------------------------------------------------------


_SPEAK = "Say hello as a person, in private and without blame: how are they, and is there anything that would help?"
_INVITE = "Bring them in where people are: a game, a voice evening, a question that only they can answer."
_NO_PUNISHMENT = "Don't warn or mute them for it: no rule is broken."
_READ_FIRST = "Read the messages first: role-play, jokes and quotes can look like this."
_RULES = "If it also touches other members, remind everyone kindly of the server's rules."
_WORRIED = (
    "If you are worried about their safety, follow your server's safety plan today, and don't carry it alone."
)

_PATTERNS: Mapping[str, Pattern] = MappingProxyType({
    "overdependence": Pattern(
        "overdependence",
        "Leans on the character where people, sleep or daily life used to be.",
        (_READ_FIRST, _SPEAK, _INVITE, _NO_PUNISHMENT),
    ),
    "isolation": Pattern(
        "isolation", "Turns away from people, towards the character.", (_READ_FIRST, _SPEAK, _INVITE, _NO_PUNISHMENT)
    ),
    "manipulation": Pattern(
        "pressure on the character",
        "Uses guilt, threats or endless repeats to get something from the character.",
        (_READ_FIRST, "Ask what they were trying to get; often something did not work as they hoped.", _RULES),
    ),
    "idealization": Pattern(
        "idealization",
        "Puts the character above all people, as without fault.",
        (_READ_FIRST, _SPEAK, "Mention in passing that it is a program, with a program's limits.", _NO_PUNISHMENT),
    ),
    "idealization_devaluation": Pattern(
        "swings between adoring and despising",
        "Swings between adoring the character and despising it.",
        (_READ_FIRST, _SPEAK, "Give it some days: such swings often calm down without an audience.", _RULES),
    ),
})  # fmt: skip


def pattern_of(case: Case) -> Pattern:
    """What a case is about, in words, with supportive steps for its severity."""
    known = _PATTERNS.get(case.pattern) or Pattern(
        case.pattern.replace("_", " ")[:60],
        "A pattern worth a second look.",
        (_READ_FIRST, _SPEAK, _NO_PUNISHMENT),
    )
    if case.severity != "severe":
        return known
    return Pattern(known.name, known.looks_like, (*known.steps, _WORRIED))
