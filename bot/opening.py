"""Finds the words of an invitation: what the character knows of the two goes in, one checked text comes out."""

from __future__ import annotations

import hashlib

from bot.clock import Clock
from bot.delivery import SIGNATURE
from bot.engine.port import Engine
from bot.engine.wire import Persona, ProactiveAction
from bot.memory import remembered
from bot.store import messages, meta, outbox
from bot.store.database import Database
from bot.voice.checked import checked_opening
from bot.voice.port import Voice, Wanted

LONGEST = 1500
SAID_LATELY = 8
"""None of so many messages that we wrote first is sent once more, word for word."""


class Opening:
    """The voice, for what nobody asked it to say (R8, R9)."""

    def __init__(
        self, *, db: Database, engine: Engine, voice: Voice, persona: Persona, memory_lines: int, clock: Clock
    ) -> None:
        self._db = db
        self._engine = engine
        self._voice = voice
        self._persona = persona
        self._memory_lines = memory_lines
        self._clock = clock

    async def words(self, session: str, action: ProactiveAction) -> str | None:
        """The same wish gives the same seed. None: nothing that was found may go out.

        Raises VoiceUnavailableError when the language model gives no usable answer.
        """
        state = await self._engine.state(session, at=self._clock())
        async with self._db.read() as tx:
            said = await messages.recent(tx, session, limit=self._memory_lines)
            lately = await outbox.marks(tx, session, limit=SAID_LATELY)
        name = next((line.name for line in reversed(said) if line.name), "")
        seed = int(hashlib.sha256(action.id.encode()).hexdigest()[:12], 16)
        checked = await checked_opening(
            self._voice,
            Wanted(
                persona=self._persona, prompt=state.prompt_data, feeling=state.discrete_emotion,
                memory=remembered(said, self._persona.identity.name, limit=self._memory_lines), name=name, action=action, seed=seed,
                fresh=lambda text: outbox.mark_of(f"{text}\n{SIGNATURE}") not in lately,
            ),
        )  # fmt: skip
        if checked.blocked:
            async with self._db.write() as tx:
                await meta.count(tx, "drafts_blocked", at=self._clock(), by=checked.blocked)
        return checked.text if checked.text and len(checked.text) <= LONGEST else None
