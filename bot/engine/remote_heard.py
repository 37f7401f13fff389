"""Makes sense of what a remote engine says: leniently where it says more or less than ours, strictly where it says nonsense."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import to_json

from bot.engine import prompt
from bot.engine.port import Wishes
from bot.engine.wire import (
    ACTION_TYPES,
    Needs,
    Persona,
    Preferences,
    ProactiveAction,
    PromptData,
    Relationship,
    Settlement,
    Severity,
    StateView,
    TurnResult,
    UnhealthyPattern,
)

if TYPE_CHECKING:
    from bot.store.remote import RemoteSession
    from bot.store.remote_turns import Dispute, Settled

Model = TypeVar("Model", bound=BaseModel)

KNOWN_FOR: Final = timedelta(minutes=1)
"""So long an answer about actions holds where the engine gave no hint."""
POLITE: Final = timedelta(minutes=15)
"""An engine that gives no hints is asked no more often than this about one session."""
HISTORY_KEPT: Final = 100
_HALF: Final = Needs(belonging=0.5, competence=0.5, autonomy=0.5)
_RANK: Final[dict[str, int]] = {"mild": 0, "moderate": 1, "severe": 2}
_ACTIONS = TypeAdapter(list[ProactiveAction])
_PATTERNS = TypeAdapter(list[UnhealthyPattern])


@dataclass(frozen=True, slots=True)
class Hint:
    """What a turn's answer says about asking. `given`: it says anything; `after` None then means: nothing will come."""

    given: bool
    after: timedelta | None


# --- answers ---------------------------------------------------------------------------------------


def session_id(told: Any) -> str:
    """The id of a session that was just made. Raises ValueError for an answer without one."""
    found = cast("dict[str, Any]", told).get("sessionId") if isinstance(told, dict) else None
    if not isinstance(found, str) or not 0 < len(found) <= 256:
        raise ValueError("no sessionId")
    return found


def turn(told: Any) -> tuple[TurnResult, Hint]:
    """A turn's answer; an engine may leave the hint out, and name triggers that we do not know."""
    answer = dict(cast("dict[str, Any]", told)) if isinstance(told, dict) else {}
    given = answer.get("proactive_hint")
    hint = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    wait, named = hint.get("next_check_after_ms"), hint.get("potential_triggers")
    after = int(wait) if isinstance(wait, int | float) and wait >= 0 else None
    triggers = [name for name in ACTION_TYPES if isinstance(named, list) and name in named]
    answer["proactive_hint"] = {"next_check_after_ms": after, "potential_triggers": triggers}
    result = _strictly(TurnResult, answer)
    return result, Hint("next_check_after_ms" in hint, None if after is None else _bounded(after))


def relationship(told: Any) -> Relationship:
    """The bond; a moment without a zone is taken as UTC."""
    bond = _strictly(Relationship, told)
    history = [
        entry.model_copy(update={"timestamp": _aware(entry.timestamp)}) for entry in bond.trust_history
    ]
    patterns = [
        pattern.model_copy(update={"first_detected": _aware(pattern.first_detected)})
        for pattern in bond.unhealthy_patterns
    ]
    return bond.model_copy(update={"trust_history": history, "unhealthy_patterns": patterns})


def state(told: Any) -> StateView:
    """How the character is."""
    return _strictly(StateView, told)


def settlement(told: Any) -> datetime:
    """When the next may come."""
    return _aware(_strictly(Settlement, told).next_allowed_at)


class FeltState(StateView):
    """How the character was after a turn, for as long as nobody asks, or can ask, how it is."""

    needs_known: ClassVar[bool] = False


def felt(last_turn: str, needs: Needs | None) -> StateView:
    """The state that a turn's answer (JSON) tells of; it says nothing about needs, so those are what they were last."""
    result = TurnResult.model_validate_json(last_turn)
    kind = FeltState if needs is None else StateView
    return kind(
        emotion=result.new_emotion, emotion_intensity=result.emotion_intensity, discrete_emotion=result.discrete_emotion,
        body_budget=result.body_budget, needs=needs or _HALF, prompt_data=result.prompt_data,
    )  # fmt: skip


def actions(told: Any) -> list[ProactiveAction]:
    """The pending actions. One that makes no sense, or is of a type that we do not know, is left out."""
    if not isinstance(told, list):
        raise ValueError("no list")  # noqa: TRY004 - see Reader: an answer that makes no sense is a ValueError
    found: list[ProactiveAction] = []
    for one in cast("list[Any]", told):
        try:
            found.append(_strictly(ProactiveAction, one))
        except ValidationError:
            continue
    return found


def nothing(told: Any) -> None:
    """An answer whose body says nothing that we need."""
    del told


def _strictly(model: type[Model], told: Any) -> Model:
    """As JSON is validated: a string is a moment where one is expected, but never a number."""
    return model.model_validate_json(to_json(told))


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _bounded(milliseconds: int) -> timedelta:
    return timedelta(milliseconds=min(milliseconds, 366 * 86_400_000))


# --- the character's own part of a prompt -----------------------------------------------------------


def with_our(persona: Persona, given: PromptData, *, plain: bool = False) -> PromptData:
    """Who the character is, as it is set here: an engine elsewhere keeps the persona that a session began with.

    `plain`: how to behave towards somebody under 18 as well, whether or not the engine knows of that (R13).
    """
    who = prompt.system(persona)
    formatted = given.formatted.model_copy(update={"system_prompt": prompt.system_text(who)})
    changed: dict[str, Any] = {"system": who}
    if plain:
        how = prompt.instruction("secure", severity=None, plain=True)
        changed["instruction"] = how
        formatted = formatted.model_copy(update={"instruction_block": prompt.instruction_text(how)})
    return given.model_copy(update={**changed, "formatted": formatted})


# --- patterns ----------------------------------------------------------------------------------------


def found_between(
    before: Sequence[UnhealthyPattern], after: Sequence[UnhealthyPattern]
) -> list[UnhealthyPattern]:
    """The patterns that were first seen, or changed severity, between two looks at a bond."""
    return [pattern for pattern in after if not any(_same(pattern, known, after) for known in before)]


def _same(pattern: UnhealthyPattern, known: UnhealthyPattern, all_: Iterable[UnhealthyPattern]) -> bool:
    if (pattern.type, pattern.severity) != (known.type, known.severity):
        return False
    only_one = sum(other.type == pattern.type for other in all_) == 1
    return only_one or pattern.first_detected == known.first_detected


def undisputed(
    patterns: Iterable[UnhealthyPattern], disputes: Iterable[Dispute], *, speaker: str | None = None
) -> list[UnhealthyPattern]:
    """Without those that a person (`speaker`, or anybody) called wrong, unless they have become worse since."""
    called_wrong: dict[str, int] = {}
    for dispute in disputes:
        if speaker is None or dispute.speaker == speaker:
            rank = _RANK.get(dispute.severity, 2)
            called_wrong[dispute.pattern] = max(rank, called_wrong.get(dispute.pattern, -1))
    return [pattern for pattern in patterns if _RANK[pattern.severity] > called_wrong.get(pattern.type, -1)]


def severity_of(pattern: str, patterns: Iterable[UnhealthyPattern]) -> Severity:
    """The gravest severity at which it is known; severe where it is not."""
    found: list[Severity] = [known.severity for known in patterns if known.type == pattern]
    return max(found, key=lambda severity: _RANK[severity]) if found else "severe"


def patterns_in(kept: str | None) -> list[UnhealthyPattern]:
    """Patterns as `patterns_kept` wrote them."""
    return _PATTERNS.validate_json(kept) if kept else []


def patterns_kept(patterns: Sequence[UnhealthyPattern]) -> str:
    """Patterns as JSON."""
    return _PATTERNS.dump_json(list(patterns)).decode()


# --- actions -----------------------------------------------------------------------------------------


def actions_kept(found: Sequence[ProactiveAction]) -> str:
    """Actions as JSON."""
    return _ACTIONS.dump_json(list(found)).decode()


def still_holds(kept: RemoteSession, *, at: datetime) -> bool:
    """Whether what was heard about actions need not be asked for again."""
    if kept.asked_at is None:
        return False
    until = kept.next_check_at or kept.asked_at + KNOWN_FOR
    return at < max(until, kept.asked_at + timedelta(milliseconds=1))


def offered(kept: RemoteSession, settled: Sequence[Settled], *, at: datetime) -> Wishes:
    """What may be offered of the actions that were heard last; nothing, and a moment to ask, where none were.

    An action that came to an end is over for good, and so is one of a trigger that was switched off since. Until the
    engine has heard of a delivery, or where it takes no settlements, the cooldown is kept here.
    """
    preferences = Preferences.model_validate_json(kept.preferences)
    if not preferences.enabled:
        return Wishes((), None)
    rests = _resting(settled, timedelta(hours=preferences.cooldown_hours))
    if rests is not None and at < rests:
        return Wishes((), rests)
    heard = _ACTIONS.validate_json(kept.actions) if kept.actions and kept.asked_at else []
    over = {one.action for one in settled}
    wanted = preferences.triggers.model_dump()
    pending = [one for one in heard if one.id not in over and wanted[one.type] and not _expired(one, at)]
    holds = still_holds(kept, at=at)
    return Wishes(tuple(pending), kept.next_check_at if holds else at)


def _resting(settled: Sequence[Settled], cooldown: timedelta) -> datetime | None:
    delivered = [one.at for one in settled if one.outcome == "delivered" and one.standing != "told"]
    return max(delivered) + cooldown if delivered else None


def _expired(action: ProactiveAction, at: datetime) -> bool:
    told = action.metadata.get("expires_at")
    if not isinstance(told, str):
        return False
    try:
        expires = datetime.fromisoformat(told)
    except ValueError:
        return False
    return expires.tzinfo is not None and expires <= at


def polite(session: str, *, sessions: int, every: timedelta) -> timedelta:
    """How long until an engine that gives no hints is asked again about this session.

    A quarter of an hour, or as long as a round of all `sessions` takes at one ask `every` so often; a tenth more or less,
    by the session's name, so that not all of them come at once.
    """
    share = int(hashlib.sha256(session.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF
    return max(POLITE, sessions * every) * (0.9 + 0.2 * share)
