"""The Engine protocol: what the bot asks of an emotion engine, wherever that engine runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.engine.wire import (
    Outcome,
    Persona,
    Preferences,
    ProactiveAction,
    Relationship,
    Settlement,
    StateView,
    TurnResult,
    UnhealthyPattern,
)
from bot.errors import EngineUnavailableError
from bot.mind import Reading

if TYPE_CHECKING:
    from bot.store.database import Tx

Reader = Callable[[str], Reading]
"""What says of a text what it means to the character. Never raises."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn's answer, with what the moderation needs to know of it.

    `findings` are the patterns of this speaker that were first seen, or changed severity, in this very turn. `again`: it
    was answered before, and nothing moved.
    """

    result: TurnResult
    findings: tuple[UnhealthyPattern, ...] = ()
    again: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that moves a character, read already.

    `said`: a person said or did it; otherwise the world or the character itself did, and `speaker` and `scored` count for
    nothing. A reading may be an appraisal alone. `text` is what was written, where it was: an engine may look in it for what
    can be taken up in an offer, and keeps none of it. `told` is what the answer's `prompt_data` says that just happened.
    """

    reading: Reading
    speaker: str = "user"
    scored: bool = True
    said: bool = True
    text: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the character would like to do now, and the next instant at which that can change by itself."""

    actions: tuple[ProactiveAction, ...]
    next_check_at: datetime | None


class OutOfReachError(EngineUnavailableError):
    """The engine cannot be reached, but this is what it said last, at `heard_at`: whoever shows it says how old it is."""

    def __init__(
        self,
        sentence: str,
        *,
        heard_at: datetime,
        relationship: Relationship | None = None,
        state: StateView | None = None,
    ) -> None:
        super().__init__(sentence)
        self.heard_at = heard_at
        self.relationship = relationship
        self.state = state


class Engine(Protocol):
    """An emotion engine. `at` is an aware UTC instant.

    Every method raises SessionNotFoundError for an unknown session and EngineUnavailableError when the engine
    cannot be reached; `state` and `relationship` then raise OutOfReachError where there is something to show. A turn that
    could not be brought to the engine is kept, and counts in its order as soon as the engine is back.

    Some take an open writing transaction of the bot's own store as `within`. An engine that lives in that store reads and
    writes in it. One that lives elsewhere does not leave for the network then: it answers from what it heard last and keeps
    there, in that transaction, what it will have to say. Where it heard nothing that still holds, `wishes` gives no actions and
    `at` itself as the moment to ask.
    """

    async def ensure(self, session: str, persona: Persona, *, at: datetime) -> None:
        """Create the session with this persona; one that exists already gets it from now on and keeps all that has grown."""
        ...

    async def turn(
        self, session: str, message: str, *, at: datetime, key: str, speaker: str, scored: bool = True
    ) -> Turned:
        """Let one message move the character. The same `key` gives the first answer again and moves nothing.

        `speaker` tells people of one channel apart where something is counted per person (patterns).
        `scored=False` keeps patterns and attachment out of it (R13: a person under 18).
        """
        ...

    async def state(self, session: str, *, at: datetime) -> StateView:
        """How the character is at `at`. Never writes."""
        ...

    async def relationship(self, session: str, *, at: datetime, history_limit: int = 100) -> Relationship:
        """The bond at `at`, with the newest `history_limit` (1..1000) trust entries. Never writes."""
        ...

    async def wishes(self, session: str, *, at: datetime, within: Tx | None = None) -> Wishes:
        """The pending actions, most urgent first; asking twice gives the same ids (GET proactive)."""
        ...

    async def preferences(self, session: str, *, within: Tx | None = None) -> Preferences:
        """The proactive preferences; all off until somebody sets them."""
        ...

    async def set_preferences(
        self, session: str, preferences: Preferences, *, at: datetime, within: Tx | None = None
    ) -> Preferences:
        """Replace the proactive preferences (PUT)."""
        ...

    async def settle(
        self, session: str, action: str, outcome: Outcome, *, at: datetime, within: Tx | None = None
    ) -> Settlement:
        """Say what became of an action. Raises InvalidRequestError if it was settled otherwise before."""
        ...

    async def dispute(self, session: str, pattern: str, *, speaker: str, at: datetime) -> None:
        """The person says that this finding is wrong: its lines stop counting."""
        ...

    async def because(self, session: str, *, at: datetime) -> tuple[str, ...]:
        """What the attachment style rests on, in plain words; empty where nothing is known."""
        ...

    async def delete(self, session: str) -> None:
        """Forget the session and everything in it."""
        ...
