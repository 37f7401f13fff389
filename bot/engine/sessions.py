"""One session in memory: what an event makes of it and what it wishes for, wherever it is kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot import mind
from bot.engine import views
from bot.engine.wire import ACTION_TYPES, ActionType, Outcome, Persona, Preferences
from bot.errors import ActionNotFoundError
from bot.mind.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping


@value
class Session:
    """A character, what has grown in it, and whether it may write first. `last_active` is when somebody last wrote."""

    name: str
    persona: Persona
    preferences: Preferences
    last_active: datetime
    prospect: mind.Prospect

    @property
    def state(self) -> mind.State:
        """What has grown."""
        return self.prospect.state

    @property
    def traits(self) -> mind.Traits:
        """The personality as the mind takes it."""
        return self.prospect.traits

    @property
    def wanting(self) -> mind.Wanting:
        """The preferences as the mind takes them."""
        return self.prospect.wanting

    def moved(self, state: mind.State, *, last_active: datetime | None = None) -> Session:
        """With another state."""
        prospect = mind.prospect(state, self.traits, self.wanting)
        return Session(self.name, self.persona, self.preferences, last_active or self.last_active, prospect)

    def preferring(self, preferences: Preferences) -> Session:
        """With other proactive preferences."""
        prospect = mind.prospect(self.state, self.traits, views.wanting(preferences))
        return Session(self.name, self.persona, preferences, self.last_active, prospect)

    def wishes(self, at: datetime) -> tuple[mind.Wish, ...]:
        """What is pending at `at`, most urgent first."""
        return self.prospect.wishes(at)

    def offered(self, at: datetime) -> dict[str, mind.Wish]:
        """By their ids: what is pending at `at`, and what came up first since the last turn even if it expired."""
        firsts = [moment for moment in self.moments(self.last_active).values() if moment <= at]
        wishes = [wish for moment in (*firsts, at) for wish in self.wishes(moment)]
        return {views.action_id(self.name, wish): wish for wish in wishes}

    def moments(self, at: datetime) -> dict[ActionType, datetime]:
        """When each trigger that is switched on fires if nothing else happens; those that never do are left out."""
        moments: dict[ActionType, datetime | None] = {
            kind: self.prospect.next_moment(at, only=kind) for kind in ACTION_TYPES
        }
        return {kind: moment for kind, moment in moments.items() if moment is not None}


def kept(
    name: str, persona: Persona, state: mind.State, preferences: Preferences, *, last_active: datetime
) -> Session:
    """A session of its parts, wherever they were kept."""
    prospect = mind.prospect(state, views.traits(persona.personality), views.wanting(preferences))
    return Session(name, persona, preferences, last_active, prospect)


def opened(name: str, persona: Persona, *, at: datetime) -> Session:
    """A session that begins at `at`: nobody has written yet, and writing first is off."""
    state = mind.born(views.traits(persona.personality), at)
    return kept(name, persona, state, Preferences(enabled=False), last_active=at)


def turned(
    before: Session, reading: mind.Reading, *, at: datetime, speaker: str, scored: bool = True
) -> tuple[Session, mind.Step]:
    """The session after a message that reads like this, and what that moved."""
    step = mind.turn(before.state, before.traits, reading, at=at, speaker=speaker, scored=scored)
    return before.moved(step.state, last_active=max(at, before.last_active)), step


def happened(before: Session, reading: mind.Reading, *, at: datetime) -> tuple[Session, mind.Step]:
    """The session after something that nobody said. Who wrote last, and when, stays."""
    step = mind.happened(before.state, before.traits, reading, at=at)
    return before.moved(step.state), step


def lapsed(before: Session, after: Session, *, at: datetime) -> Mapping[str, mind.Wish]:
    """By their ids: the wishes that lost their ground with an event at `at`. A message of one may be on its way."""
    pending = before.wishes(at)
    if not pending:
        return {}
    remaining = {(wish.type, wish.since) for wish in after.wishes(at)}
    gone = [wish for wish in pending if (wish.type, wish.since) not in remaining]
    return {views.action_id(before.name, wish): wish for wish in gone}


def settled(
    before: Session, action: str, outcome: Outcome, *, lapsed: mind.Wish | None, at: datetime
) -> tuple[Session, datetime]:
    """The session after an action came to its end, and when the next one may come.

    `lapsed` is the wish that was kept under this id when it lost its ground, if one was. For one that expired or lapsed
    on the way only a delivery moves anything. Raises ActionNotFoundError, an InvalidRequestError, for an action that was never offered.
    """
    wish = before.offered(at).get(action) or lapsed
    if wish is None:
        raise ActionNotFoundError(
            f"action: {action} was not offered in this session. Ask for its actions again."
        )
    state = before.state
    if outcome == "delivered" or wish in before.wishes(at):
        state = mind.settled(state, before.traits, wish, outcome, at)
    allowed = mind.next_allowed(state, before.wanting) or at
    return before.moved(state), max(allowed, at)
