"""What the tests of the voices are made with: a persona, a prompt, a feeling, a memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.engine.wire import (
    ActionType,
    DiscreteEmotion,
    Emotion,
    Identity,
    Persona,
    ProactiveAction,
    PromptBlocks,
    PromptData,
)
from bot.voice.port import Asked, Line, Wanted

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)
PERSONA = Persona(identity=Identity(name="Mira", role="a companion"))
PROMPT = PromptData(
    system={},
    context={},
    instruction={},
    formatted=PromptBlocks(
        system_prompt="You are Mira.", context_block="Mira is calm.", instruction_block="Be warm and brief."
    ),
)


def feeling(primary: str = "neutral") -> DiscreteEmotion:
    return DiscreteEmotion(primary=primary, intensity=0.4)


def said(*texts: str, name: str = "Alice") -> tuple[Line, ...]:
    """Lines that alternate between the person (first) and the character."""
    return tuple(
        Line(
            who="character" if n % 2 else "person",
            name="Mira" if n % 2 else name,
            text=text,
            at=NOON + timedelta(minutes=n),
        )
        for n, text in enumerate(texts)
    )


def asked(text: str = "hello", **changes: Any) -> Asked:
    given: dict[str, Any] = {
        "persona": PERSONA,
        "prompt": PROMPT,
        "feeling": feeling(),
        "emotion": Emotion(V=0.1, A=0.3, D=0.0),
        "memory": (),
        "name": "Alice",
        "text": text,
        "seed": 1,
    }
    return Asked(**(given | changes))


def action(kind: ActionType = "attachment_seeking", **metadata: Any) -> ProactiveAction:
    return ProactiveAction(
        id="a1", type=kind, message="I miss you and I feel lonely", priority="low", metadata=metadata
    )


def wanted(**changes: Any) -> Wanted:
    given: dict[str, Any] = {
        "persona": PERSONA,
        "prompt": PROMPT,
        "feeling": feeling(),
        "memory": (),
        "name": "Alice",
        "action": action(),
        "seed": 1,
    }
    return Wanted(**(given | changes))
