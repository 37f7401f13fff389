"""Says what the mind holds in the words of the wire models."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import orjson

from bot import mind
from bot.engine import offers
from bot.engine.wire import (
    Appraisal,
    DiscreteEmotion,
    Emotion,
    Needs,
    ProactiveAction,
    Relationship,
    RelationshipState,
    TrustEntry,
    UnhealthyPattern,
    iso,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.engine.shared import Shared
    from bot.engine.wire import (
        ActionType,
        AttachmentStyle,
        Need,
        Persona,
        Personality,
        Preferences,
        Severity,
        StateView,
        TurnResult,
    )
    from bot.store.engine_sessions import TrustRow


def traits(personality: Personality) -> mind.Traits:
    """The personality as the mind takes it."""
    return mind.Traits(**personality.model_dump())


def wanting(preferences: Preferences) -> mind.Wanting:
    """The preferences as the mind takes them."""
    return mind.Wanting(
        enabled=preferences.enabled,
        cooldown_hours=preferences.cooldown_hours,
        **preferences.triggers.model_dump(),
    )


def appraisal(seen: mind.Appraisal) -> Appraisal:
    """What the event meant."""
    return Appraisal(
        goal_relevance=seen.goal_relevance,
        goal_congruence=seen.goal_congruence,
        expectedness=seen.expectedness,
        controllability=seen.controllability,
        agency=seen.agency,
        norm_compatibility=seen.norm_compatibility,
    )


def emotion(feeling: mind.Feeling) -> Emotion:
    """The point that the feeling is at."""
    return Emotion(V=feeling.V, A=feeling.A, D=feeling.D)


def discrete_emotion(feeling: mind.Feeling) -> DiscreteEmotion:
    """The feeling in words."""
    return DiscreteEmotion(primary=feeling.primary, secondary=feeling.secondary, intensity=feeling.intensity)


def needs(feeling: mind.Feeling) -> Needs:
    """How well each need is met."""
    return Needs(belonging=feeling.belonging, competence=feeling.competence, autonomy=feeling.autonomy)


def pattern(finding: mind.Finding) -> UnhealthyPattern:
    """A finding without its speaker, its instant in whole milliseconds as the wire has it."""
    first = finding.first_detected
    return UnhealthyPattern(
        type=finding.type,
        severity=cast("Severity", finding.severity),
        description=finding.description,
        first_detected=first.replace(microsecond=first.microsecond // 1000 * 1000),
    )


def relationship(bond: mind.Bond, history: Iterable[TrustRow]) -> Relationship:
    """The bond, with the trust history oldest first."""
    entries = [
        TrustEntry(timestamp=row.at, trust=row.trust, delta=row.delta, reason=row.reason) for row in history
    ]
    return Relationship(
        trust=bond.trust,
        trust_history=entries,
        attachment_style=cast("AttachmentStyle", bond.style),
        unhealthy_patterns=[pattern(finding) for finding in bond.findings],
        relationship_state=RelationshipState(
            depth=bond.depth,
            familiarity=bond.familiarity,
            rapport=bond.rapport,
            turn_count=bond.turn_count,
        ),
    )


def written(said: TurnResult | StateView) -> bytes:
    """The JSON of an answer that holds no moment: what pydantic writes, byte for byte, in a third of its time."""
    return orjson.dumps(said, default=vars)


def kept_answer(result: TurnResult, findings: Iterable[UnhealthyPattern]) -> str:
    """The JSON of a turn's answer as it is kept under its key."""
    told = [one.model_dump(mode="json") for one in findings]
    return orjson.dumps({"result": orjson.Fragment(written(result)), "findings": told}).decode()


def history_json(history: Iterable[TrustRow]) -> bytes:
    """The trust history as it stands in a relationship's JSON."""
    return orjson.dumps(
        [
            {"timestamp": iso(row.at), "trust": row.trust, "delta": row.delta, "reason": row.reason}
            for row in history
        ]
    )


def relationship_json(bond: mind.Bond, history: bytes) -> bytes:
    """The JSON of `relationship`, with a history that is written already."""
    return orjson.dumps(
        {
            "trust": bond.trust,
            "trust_history": orjson.Fragment(history),
            "attachment_style": bond.style,
            "unhealthy_patterns": [pattern(one).model_dump(mode="json") for one in bond.findings],
            "relationship_state": {
                "depth": bond.depth,
                "familiarity": bond.familiarity,
                "rapport": bond.rapport,
                "turn_count": bond.turn_count,
            },
        }
    )


def action_id(session: str, wish: mind.Wish) -> str:
    """24 hexadecimal characters that stay the same for as long as the wish does (type and `since`)."""
    return _action_id(session, wish.type, wish.since)


@lru_cache(maxsize=4096)
def _action_id(session: str, kind: str, since: datetime) -> str:
    name = f"{session}|{kind}|{since.isoformat()}"
    return hashlib.sha256(name.encode()).hexdigest()[:24]


def action(
    session: str,
    wish: mind.Wish,
    persona: Persona,
    *,
    things: Sequence[Shared] = (),
    today: date | None = None,
) -> ProactiveAction:
    """The wish as an action of the contract; its message takes up one of the `things` that the session shares, if it can."""
    return ProactiveAction(**action_parts(session, wish, persona, things=things, today=today))


def action_parts(
    session: str,
    wish: mind.Wish,
    persona: Persona,
    *,
    things: Sequence[Shared] = (),
    today: date | None = None,
) -> dict[str, Any]:
    """The fields of `action`."""
    name = action_id(session, wish)
    kind = cast("ActionType", wish.type)
    need = cast("Need | None", wish.about.get("need"))
    metadata: dict[str, Any] = {
        "created_at": iso(wish.since),
        "expires_at": iso(wish.expires_at),
        "urge": wish.urge,
        "threshold": wish.threshold,
        **wish.about,
    }
    return {
        "id": name,
        "type": kind,
        "message": offers.offer(name, kind, need, persona.personality, things=things, today=today),
        "priority": wish.priority,
        "metadata": metadata,
    }


def kept_wish(wish: mind.Wish) -> str:
    """What it takes to know a wish again after its ground is gone, as JSON."""
    return json.dumps(
        {
            "type": wish.type,
            "since": wish.since.isoformat(),
            "expires_at": wish.expires_at.isoformat(),
            "urge": wish.urge,
            "threshold": wish.threshold,
            "priority": wish.priority,
            "about": dict(wish.about),
        }
    )


def known_wish(kept: str) -> mind.Wish:
    """The wish that `kept_wish` described."""
    told = json.loads(kept)
    return mind.Wish(
        type=told["type"],
        since=datetime.fromisoformat(told["since"]),
        expires_at=datetime.fromisoformat(told["expires_at"]),
        urge=told["urge"],
        threshold=told["threshold"],
        priority=told["priority"],
        about=told["about"],
    )
