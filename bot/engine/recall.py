"""Turns what is kept of a session into the session, and knows again what it turned last."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot import mind
from bot.engine import sessions
from bot.engine.wire import Persona, Preferences
from bot.mind import values
from bot.store.moments import ms, when

if TYPE_CHECKING:
    from bot.engine.sessions import Session
    from bot.store.engine_sessions import EngineSession

MOST: Final = 2048
"""Sessions that are remembered, the latest: some 20 kB each."""


class Recall:
    """A session is known again by all that is kept of it, word for word, so that it does not matter who changed it.

    Other processes may write to the same store, and what was written may be undone: then the kept text is another one.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[EngineSession, Session]] = OrderedDict()
        self._histories: dict[str, tuple[Session, int, bytes]] = {}

    def understood(self, kept: EngineSession) -> Session:
        """The session that was kept like this. Raises ValueError for what is none."""
        known = self._known.get(kept.session)
        if known is not None and known[0] == kept:
            self._known.move_to_end(kept.session)
            return known[1]
        return self._remembered(kept, _understood(kept))

    def _remembered(self, kept: EngineSession, session: Session) -> Session:
        self._known[kept.session] = (kept, session)
        self._known.move_to_end(kept.session)
        if len(self._known) > MOST:
            self._histories.pop(self._known.popitem(last=False)[0], None)
        return session

    def history(self, session: Session, limit: int) -> bytes | None:
        """Its trust history as it was written for just this session: every event that adds to it makes another one of it."""
        known = self._histories.get(session.name)
        return known[2] if known is not None and known[0] is session and known[1] == limit else None

    def remember_history(self, session: Session, limit: int, history: bytes) -> bytes:
        """Keep the trust history that was written."""
        self._histories[session.name] = (session, limit, history)
        return history

    def moved(self, before: Session, after: Session, *, state: str, preferences: str) -> None:
        """Know the session again when it is kept as this: what became of it, with its state and preferences as JSON."""
        known = self._known.get(before.name)
        if known is None or known[1] is not before:
            return
        kept = replace(
            known[0], state=state, preferences=preferences, last_active=when(ms(after.last_active))
        )
        self._remembered(kept, values.replace(after, last_active=kept.last_active))

    def forget(self, session: str) -> None:
        """It was deleted."""
        self._known.pop(session, None)
        self._histories.pop(session, None)


def _understood(kept: EngineSession) -> Session:
    return sessions.kept(
        kept.session,
        _persona(kept.persona),
        mind.State.from_json(kept.state),
        _preferences(kept.preferences),
        last_active=kept.last_active,
    )


@lru_cache(maxsize=256)
def _persona(kept: str) -> Persona:
    return Persona.model_validate_json(kept)


@lru_cache(maxsize=256)
def _preferences(kept: str) -> Preferences:
    return Preferences.model_validate_json(kept)
