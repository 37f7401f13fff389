"""Lives through courses of events in memory, as the embedded engine would in its store, and shows each session after each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast, get_args

from pydantic import ValidationError

from bot.engine import sessions, written
from bot.engine.heard import Heard, Listener
from bot.engine.jsonlines import not_blank, parsed, text_in
from bot.engine.jsonlines import written as as_line
from bot.engine.said import said
from bot.engine.views import action_id
from bot.engine.wire import ACTION_TYPES, Outcome, Preferences
from bot.errors import InvalidRequestError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot import mind
    from bot.engine.sessions import Session
    from bot.engine.wire import Persona

DEFAULT_SESSION: Final = "default"
DEFAULT_SPEAKER: Final = "user"
LAPSED_KEPT: Final = timedelta(days=7)
"""How long a wish that lost its ground can still be settled, at least; as in the embedded engine."""
_YEARS: Final = range(1970, 2101)
_SPEAKERS: Final = ("user", "character")
_OUTCOMES: Final[tuple[str, ...]] = get_args(Outcome)
_ENVELOPE: Final = frozenset({"session", "at", "kind"})
_KINDS: Final = ("turn", "preferences", "settle", "look")
_KEYS: Final = {
    "preferences": _ENVELOPE | {"preferences", *Preferences.model_fields},
    "settle": _ENVELOPE | {"outcome", "id", "type"},
}
"""What an event that sets something can tell. Others may carry notes, such as the labels of a sketch."""


class Event(NamedTuple):
    """An event that is well-formed as far as every kind of it is: the rest is in `told`."""

    session: str
    at: datetime
    kind: str
    told: dict[str, Any]

    @property
    def from_the_user(self) -> bool:
        """Whether it is something that a person wrote."""
        return self.kind == "turn" and self.told["who"] == "user"


@dataclass(slots=True)
class Life:
    """A session with what else is kept of it. `now` is the moment of its last event: its clock never runs backwards."""

    session: Session
    now: datetime
    character: written.Character
    history: written.History = field(default_factory=written.History)
    lapsed: dict[str, tuple[mind.Wish, datetime]] = field(
        default_factory=dict[str, tuple["mind.Wish", datetime]]
    )
    settled: dict[str, str] = field(default_factory=dict[str, str])

    def turn(self, reading: mind.Reading, *, speaker: str) -> None:
        """Somebody wrote something that reads like this."""
        new_day = self.now.date() > self.session.last_active.date()
        after, step = sessions.turned(self.session, reading, at=self.now, speaker=speaker)
        self._move(after)
        self.history.add(step.trust_changes)
        if new_day:
            oldest = self.now - LAPSED_KEPT
            self.lapsed = {action: kept for action, kept in self.lapsed.items() if kept[1] >= oldest}

    def prefer(self, preferences: Preferences) -> None:
        """Whether and when it may write first was set."""
        self._move(self.session.preferring(preferences))

    def settle(self, action: str, outcome: Outcome) -> None:
        """An action came to its end. Raises InvalidRequestError as the embedded engine does."""
        before = self.settled.get(action, outcome)
        if before != outcome:
            raise InvalidRequestError(f"outcome: action {action} was settled as {before} before.")
        if action in self.settled:
            return
        lapsed, _ = self.lapsed.get(action, (None, None))
        after, _ = sessions.settled(self.session, action, outcome, lapsed=lapsed, at=self.now)
        self._move(after)
        self.settled[action] = outcome

    def pending(self, kind: str | None) -> str:
        """The id of the most urgent action, or of the one of this type. Raises InvalidRequestError where there is none."""
        for wish in self.session.wishes(self.now):
            action = action_id(self.session.name, wish)
            if action not in self.settled and kind in {None, wish.type}:
                return action
        raise InvalidRequestError(f"settle: no {kind or 'action'} is pending at that moment.")

    def line(self, at: datetime, *, crisis: str) -> bytes:
        """What it answers now to an event of the moment `at`."""
        return written.line(
            self.session, self.character, self.history, self.settled, at=at, now=self.now, crisis=crisis
        )

    def _move(self, after: Session) -> None:
        for action, wish in sessions.lapsed(self.session, after, at=self.now).items():
            self.lapsed.setdefault(action, (wish, self.now))
        self.session = after


class Replay:
    """Answers lines of events, each with all that its session shows right after it. A session begins with its first event."""

    def __init__(self, persona: Persona) -> None:
        self.failed = False
        self._persona = persona
        self._character = written.Character.of(persona)
        self._lives: dict[str, Life] = {}
        self._listener = Listener()

    def answered(self, lines: Sequence[bytes]) -> list[bytes]:
        """One line of JSON for each line that is not blank, in their order."""
        events = [self._event(line) for line in not_blank(lines)]
        texts = [event.told["text"] for event in events if isinstance(event, Event) and event.from_the_user]
        found = iter(self._listener.heard(texts))
        return [self._answer(event, found) if isinstance(event, Event) else event for event in events]

    def _event(self, line: bytes) -> Event | bytes:
        """The event in a line, or the answer to a line that is none."""
        try:
            told = parsed(line)
        except InvalidRequestError as problem:
            return self._refused(None, None, problem)
        try:
            return understood(told)
        except InvalidRequestError as problem:
            return self._refused(_session(told), told.get("at"), problem)

    def _refused(self, session: Any, at: Any, problem: InvalidRequestError) -> bytes:
        self.failed = True
        return as_line({"session": _if_text(session), "at": _if_text(at), "error": str(problem)})

    def _answer(self, event: Event, found: Iterator[Heard]) -> bytes:
        life = self._lives.get(event.session) or self._born(event)
        now, life.now = life.now, max(event.at, life.now)
        crisis = "none"
        try:
            if event.from_the_user:
                said = next(found)
                life.turn(said.reading, speaker=event.told.get("speaker", DEFAULT_SPEAKER))
                crisis = said.crisis
            elif event.kind == "preferences":
                life.prefer(event.told["preferences"])
            elif event.kind == "settle":
                told = event.told
                life.settle(told.get("id") or life.pending(told.get("type")), told["outcome"])
        except InvalidRequestError as problem:
            life.now = now
            return self._refused(event.session, event.told["at"], problem)
        self._lives[event.session] = life
        return life.line(event.at, crisis=crisis)

    def _born(self, event: Event) -> Life:
        session = sessions.opened(event.session, self._persona, at=event.at)
        return Life(session, event.at, self._character)


def understood(told: dict[str, Any]) -> Event:
    """The event that a JSON object tells. Raises InvalidRequestError, naming the field, for one that is malformed."""
    session = _session(told)
    if not isinstance(session, str):
        raise InvalidRequestError("session: must be a text.")
    kind = _one_of("kind", told.get("kind"), _KINDS)
    unknown = next((name for name in told if name not in _KEYS.get(kind, told)), None)
    if unknown is not None:
        raise InvalidRequestError(f"{kind}.{unknown}: an event of this kind has no such key.")
    event = Event(session, moment(told.get("at")), kind, told)
    if kind == "turn":
        _one_of("who", told.get("who"), _SPEAKERS)
        text_in(told)
        _text("speaker", told)
    elif kind == "settle":
        _one_of("outcome", told.get("outcome"), _OUTCOMES)
        _text("id", told)
        if told.get("type") is not None:
            _one_of("type", told["type"], ACTION_TYPES)
    elif kind == "preferences":
        return Event(session, event.at, kind, {**told, "preferences": preferences(told)})
    return event


def _session(told: dict[str, Any]) -> Any:
    """The session that an event names, or the one that it is in where it names none."""
    session = told.get("session")
    return DEFAULT_SESSION if session is None else session


def _one_of(name: str, value: Any, values: Sequence[str]) -> str:
    if value not in values:
        raise InvalidRequestError(f"{name}: must be one of {', '.join(values)}.")
    return cast("str", value)


def _if_text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _text(name: str, told: dict[str, Any]) -> None:
    if told.get(name) is None:
        told.pop(name, None)
    elif not isinstance(told[name], str):
        raise InvalidRequestError(f"{name}: must be a text.")


def moment(at: Any) -> datetime:
    """The instant that a text in ISO 8601 names, in UTC where it names no zone. Raises InvalidRequestError for anything else."""
    try:
        found = datetime.fromisoformat(at)
        if found.tzinfo is not UTC:
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        found = None
    if found is None or found.year not in _YEARS:
        raise InvalidRequestError("at: must be a moment from 1970 to 2100, such as 2026-03-02T18:00:00Z.")
    return found


def preferences(told: dict[str, Any]) -> Preferences:
    """The preferences of an event, in it or under a key of their own. Raises InvalidRequestError, naming the field."""
    body: Any = {name: value for name, value in told.items() if name not in _ENVELOPE}
    if "preferences" in body:
        if len(body) > 1:
            raise InvalidRequestError("preferences: write them under this key or beside it, not both.")
        body = body["preferences"]
    try:
        return Preferences.model_validate(body)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        place = ".".join(["preferences", *map(str, first["loc"])])
        raise InvalidRequestError(f"{place}: {said(first)}.") from None
