"""Answers "why do you think that?" from the asker's own kept lines, read once more by the same reader.

Nothing is stored for this. Of a session only the lines of the person who asks are fetched; what retention took is gone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot import mind
from bot.because import Line, Moved, behind, counted, has_words, kept, moves
from bot.clock import Clock
from bot.engine.wire import Persona, TrustEntry
from bot.place import dm
from bot.store import messages, people
from bot.store.database import Database
from bot.store.messages import Own

log = logging.getLogger("sonder.explaining")

Reader = Callable[[str], mind.Reading]
Told = TypeVar("Told")

FELT_FOR: Final = timedelta(days=2)
"""After that next to nothing of a feeling is left."""
STYLE_FOR: Final = timedelta(days=30)
LINES_FELT, LINES_OF_STYLE = 24, 60
"""How many lines are read again at most."""
PATIENCE: Final = timedelta(milliseconds=600)
"""After this no further line is read, so that the answer is there within a second."""
SHOWN: Final = 3

NOT_KEPT = "The words are no longer kept, so I can only say what I feel now."
NOTHING_MOVED = "Nothing that you wrote here in the last two days moved it."
TOO_HEAVY = "What moved it is too heavy to be quoted back at you."
SOME_HEAVY = "Some of what moved it is too heavy to be quoted back at you, and is left out."
OTHER_TIMES = "Which of your words changed it cannot be told here: the engine that keeps this runs elsewhere and goes by a clock of its own."
ELSEWHERE: Final = timedelta(seconds=2)
"""So far apart an engine elsewhere and we may be about the moment of one line."""
SOME_GONE = "Where no words stand, they are no longer kept, or too heavy to be quoted back at you."
OWN_ALONE = "Only your own words are shown here, and only while they are kept."
NO_LINE = "No recent line of yours that is still kept shows it."
FAILED = "I could not work out why this time. Everything else is complete."


@dataclass(frozen=True, slots=True)
class MoodWhy:
    """What moved the feeling, newest first; `missing` is a sentence about what cannot be shown, or empty."""

    moves: tuple[Moved, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    """For each thing that was asked about, in order, the asker's own words behind it; `missing` as in MoodWhy."""

    words: tuple[tuple[str, ...], ...] = ()
    missing: str = ""

    def of(self, number: int) -> tuple[str, ...]:
        """The words behind one of them; none where nothing could be found out."""
        return self.words[number] if number < len(self.words) else ()


class Explaining:
    """Explains one session to one person."""

    def __init__(
        self, *, db: Database, read: Reader, persona: Persona, clock: Clock, apart: timedelta = timedelta()
    ) -> None:
        """`apart`: how far the engine's own moment of a line may be from ours."""
        self._apart = apart
        self._db = db
        self._read = read
        self._traits = mind.Traits(**persona.personality.model_dump())
        self._clock = clock

    async def mood(self, session: str, person: int) -> MoodWhy:
        """Up to three of the newest lines that moved the feeling. Never raises."""
        return await _or(MoodWhy(missing=FAILED), self._mood(session, person), session)

    async def trust(self, session: str, person: int, changes: Sequence[TrustEntry]) -> Quotes:
        """The words behind each of these changes (newest first), at most one each. Never raises."""
        return await _or(Quotes(missing=FAILED), self._trust(session, person, changes), session)

    async def attachment(self, session: str, person: int, grounds: Sequence[str]) -> Quotes:
        """The words that counted for each of these lines of `Engine.because`, at most two each. Never raises."""
        return await _or(Quotes(missing=FAILED), self._attachment(session, person, grounds), session)

    async def _mood(self, session: str, person: int) -> MoodWhy:
        since = self._clock() - FELT_FOR
        async with self._db.read() as tx:
            own = await messages.own(tx, session, person, limit=LINES_FELT, since=since)
        moved = await asyncio.to_thread(lambda: moves(self._lines(own, session), self._traits))
        quotable = tuple(one for one in moved if one.words)
        if quotable:
            shown = quotable[:SHOWN]
            newer = moved[: moved.index(shown[-1])]
            return MoodWhy(shown, "" if all(one.words for one in newer) else SOME_HEAVY)
        gone = any(line.text is None for line in own)
        return MoodWhy(missing=NOT_KEPT if gone else TOO_HEAVY if moved else NOTHING_MOVED)

    async def _trust(self, session: str, person: int, changes: Sequence[TrustEntry]) -> Quotes:
        moments = {change.timestamp for change in changes if has_words(change)}
        async with self._db.read() as tx:
            own = await messages.own_at(tx, session, person, sorted(moments), within=self._apart)
        if self._apart:
            own = _at_the_moments(own, sorted(moments), apart=self._apart)
        words = behind(changes, await self._quotable(own, session))
        whole = all(told for change, told in zip(changes, words, strict=True) if has_words(change))
        gone = OTHER_TIMES if self._apart and not own else SOME_GONE
        missing = "" if whole else gone if session == dm(person) else OWN_ALONE
        return Quotes(tuple((told,) if told else () for told in words), missing)

    async def _attachment(self, session: str, person: int, grounds: Sequence[str]) -> Quotes:
        since = self._clock() - STYLE_FOR
        async with self._db.read() as tx:
            if await people.age_band(tx, person) is not None:
                return Quotes()
            own = await messages.own(tx, session, person, limit=LINES_OF_STYLE, since=since)
        lines = await self._quotable(own, session)
        words = tuple(counted(ground, lines) for ground in grounds)
        return Quotes(words, "" if any(words) or not grounds else NO_LINE)

    async def _quotable(self, own: Sequence[Own], session: str) -> list[Line]:
        return await asyncio.to_thread(lambda: [line for line in self._lines(own, session) if line.quotable])

    def _lines(self, own: Sequence[Own], session: str) -> list[Line]:
        """Those that are kept and were turns, in their order, as far as patience reaches."""
        begun, lines = self._clock(), list[Line]()
        for one in own:
            if self._clock() - begun > PATIENCE:
                log.info("explaining.out_of_patience session=%s read=%s", session, len(lines))
                break
            if one.text is None:
                continue
            line = kept(one.at, one.text, self._read, dm=session.startswith("dm:"))
            if line is not None:
                lines.append(line)
        return lines


def _at_the_moments(own: Sequence[Own], moments: Sequence[datetime], *, apart: timedelta) -> list[Own]:
    """Each line at the engine's own moment of it: it heard of a line after it was said, unless its clock is behind. Newest first.

    Moments oldest first. A line belongs to one moment, and later lines to later ones.
    """
    left, found = sorted(own, key=lambda line: line.at), list[Own]()
    for moment in moments:
        near = [line for line in left if abs(line.at - moment) <= apart]
        before = [line for line in near if line.at <= moment]
        line = before[-1] if before else next(iter(near), None)
        if line is not None:
            found.append(Own(moment, line.text))
            left = left[left.index(line) + 1 :]
    return found[::-1]


async def _or(otherwise: Told, asked: Awaitable[Told], session: str) -> Told:
    """An explanation is an extra: whatever goes wrong with it, the rest of the answer is shown.

    A reader may be anything, and its error may quote the line: only the kind of error is logged.
    """
    try:
        return await asked
    except Exception as problem:  # noqa: BLE001 - see above
        log.warning("explaining.failed session=%s why=%s", session, type(problem).__name__)
        return otherwise
