"""Writes everything that a session answers at one moment as a line of JSON, in the shapes of the wire models.

The models themselves would take some ten times as long; what stays the same from line to line is written once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from orjson import Fragment, dumps

from bot import mind
from bot.engine import prompt, views
from bot.engine.jsonlines import written

if TYPE_CHECKING:
    from collections.abc import Container

    from bot.engine.sessions import Session
    from bot.engine.wire import Persona

HISTORY: Final = 100
"""How many of the newest entries of the trust history a line shows."""


@dataclass(frozen=True, slots=True)
class Character:
    """What a prompt says of who the character is."""

    system: Fragment
    text: Fragment

    @staticmethod
    def of(persona: Persona) -> Character:
        """Of this persona."""
        system = prompt.system(persona)
        return Character(Fragment(dumps(system)), Fragment(dumps(prompt.system_text(system))))


class History:
    """The newest entries of a trust history, as JSON."""

    def __init__(self) -> None:
        self._text = b""
        self._lengths: deque[int] = deque()
        self.written = Fragment(b"[]")

    def add(self, changes: Iterable[mind.TrustChange]) -> None:
        """Adds changes at the end."""
        for change in changes:
            entry = b",%b" % dumps(_entry(change))
            gone = self._lengths.popleft() if len(self._lengths) == HISTORY else 0
            self._lengths.append(len(entry))
            self._text = self._text[gone:] + entry
            self.written = Fragment(b"[%b]" % self._text[1:])


def _entry(change: mind.TrustChange) -> dict[str, Any]:
    return {
        "timestamp": views.iso(change.at),
        "trust": change.trust,
        "delta": change.delta,
        "reason": change.reason,
    }


def line(
    of: Session,
    character: Character,
    history: History,
    settled: Container[str],
    *,
    at: datetime,
    now: datetime,
    crisis: str,
) -> bytes:
    """What the session answers at `now` to an event of the moment `at`. `settled` are the ids of settled actions."""
    feeling, bond = mind.feeling(of.state, of.traits, now), mind.bond(of.state, of.traits, now)
    pending, changes_at = of.prospect.outlook(now)
    actions = [views.action_parts(of.name, wish, of.persona) for wish in pending]
    return written(
        {
            "session": of.name,
            "at": views.iso(at),
            "relationship": _relationship(bond, history),
            "state": _state(feeling, bond, character),
            "proactive": [action for action in actions if action["id"] not in settled],
            "next_at": changes_at and views.iso(changes_at),
            "crisis": crisis,
        }
    )


def _relationship(bond: mind.Bond, history: History) -> dict[str, Any]:
    return {
        "trust": bond.trust,
        "trust_history": history.written,
        "attachment_style": bond.style,
        "unhealthy_patterns": [
            {
                "type": finding.type,
                "severity": finding.severity,
                "description": finding.description,
                "first_detected": views.iso(finding.first_detected),
            }
            for finding in bond.findings
        ],
        "relationship_state": {
            "depth": bond.depth,
            "familiarity": bond.familiarity,
            "rapport": bond.rapport,
            "turn_count": bond.turn_count,
        },
    }


def _state(feeling: mind.Feeling, bond: mind.Bond, character: Character) -> dict[str, Any]:
    context = prompt.context(feeling, bond)
    how = _instruction(bond.style, prompt.worst(bond, None))
    return {
        "emotion": context["emotion"],
        "emotion_intensity": feeling.intensity,
        "discrete_emotion": {
            "primary": feeling.primary,
            "secondary": feeling.secondary,
            "intensity": feeling.intensity,
        },
        "body_budget": feeling.body_budget,
        "needs": context["needs"],
        "prompt_data": {
            "system": character.system,
            "context": context,
            "instruction": how[0],
            "formatted": {
                "system_prompt": character.text,
                "context_block": prompt.context_text(context),
                "instruction_block": how[1],
            },
        },
    }


@lru_cache(maxsize=64)
def _instruction(style: str, severity: str | None) -> tuple[Fragment, Fragment]:
    """How to behave, as data and as text."""
    how = prompt.instruction(style, severity=severity, plain=False)
    return Fragment(dumps(how)), Fragment(dumps(prompt.instruction_text(how)))
