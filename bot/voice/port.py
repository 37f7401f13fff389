"""The port that every voice answers to: what a reply and an unasked message are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.engine.wire import DiscreteEmotion, Emotion, Persona, ProactiveAction, PromptData


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a session's memory. `at` is aware UTC."""

    who: Literal["person", "character"]
    name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reply is made of.

    `memory` holds recent lines of this session only, oldest first, without the current message `text`.
    `seed` is the message id: choices are made by it, never by chance. `goodbye`: the person is leaving, so no
    hook, no guilt, no question (R11). `plain`: plain and short, no intimacy (R13).
    """

    persona: Persona
    prompt: PromptData
    feeling: DiscreteEmotion
    emotion: Emotion
    memory: tuple[Line, ...]
    name: str
    text: str
    seed: int
    goodbye: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an unasked message is made of. `memory` holds recent lines of this session only, oldest first.

    `fresh` tells whether a text is none of the last few that were sent unasked here.
    """

    persona: Persona
    prompt: PromptData
    feeling: DiscreteEmotion
    memory: tuple[Line, ...]
    name: str
    action: ProactiveAction
    seed: int
    fresh: Callable[[str], bool] = bool


class Voice(Protocol):
    """Finds the words. Every failure is a VoiceUnavailableError whose text is a sentence for the person."""

    @property
    def title(self) -> str:
        """`offline voice` or the model's name: what the rehearsal and `/help` show."""
        ...

    @property
    def offline(self) -> bool:
        """Whether it works without a language model."""
        ...

    async def reply(self, asked: Asked) -> str:
        """Answer the message. Raises VoiceUnavailableError."""
        ...

    async def opening(self, wanted: Wanted) -> str:
        """Find the words of an outreach message. Raises VoiceUnavailableError."""
        ...
