"""The messages of the WebSocket, one JSON object each: what a client may send, and what it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self, cast

import orjson
from pydantic import Field, ValidationError, model_validator

from bot.api.given import once, sentence
from bot.api.problems import Problem
from bot.engine.wire import (
    Answer,
    Elapsed,
    ErrorDetail,
    EventContext,
    EventGiven,
    Moment,
    Outcome,
    Preferences,
    ProactiveAction,
    Settlement,
    StateView,
    Text,
    TurnResult,
    Wire,
    one_of_the_two,
)

if TYPE_CHECKING:
    from bot.api.house import Limits

FrameId = Annotated[str, Field(max_length=255)] | None
"""Any string of the client's own: what answers the message carries it too."""


# --- from the client ---------------------------------------------------------------------------------


class TurnFrame(Wire):
    """`turn`: a message or an event, as in POST /v1/turn. The same `idempotency_key` moves nothing twice."""

    type: Literal["turn"]
    id: FrameId = None
    message: Text | None = None
    event: EventGiven | None = None
    elapsedSeconds: Elapsed | None = None  # noqa: N815 - the contract's name
    event_context: EventContext | None = None
    idempotency_key: Annotated[str, Field(pattern=r"^[!-~]{1,255}$")] | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        one_of_the_two(self.message, self.event)
        return self


class GetStateFrame(Wire):
    """`get_state`: how the character is, and whether it may write first."""

    type: Literal["get_state"]
    id: FrameId = None


class SetPreferencesFrame(Preferences):
    """`set_proactive_preferences`: as PUT /v1/proactive/:sessionId/preferences; what is left out takes its default."""

    type: Literal["set_proactive_preferences"]
    id: FrameId = None

    def preferences(self) -> Preferences:
        """Without what makes it a frame."""
        return Preferences(enabled=self.enabled, triggers=self.triggers, cooldown_hours=self.cooldown_hours)


class AckProactiveFrame(Wire):
    """`ack_proactive`: what became of an action, which settles it."""

    type: Literal["ack_proactive"]
    id: FrameId = None
    actionId: str  # noqa: N815 - the contract's name
    outcome: Outcome = "delivered"


Asked = TurnFrame | GetStateFrame | SetPreferencesFrame | AckProactiveFrame
_KINDS: Final[Mapping[str, type[Asked]]] = {
    "turn": TurnFrame,
    "get_state": GetStateFrame,
    "set_proactive_preferences": SetPreferencesFrame,
    "ack_proactive": AckProactiveFrame,
}


# --- from the server ---------------------------------------------------------------------------------


class Connected(Answer):
    """The first message."""

    type: Literal["connected"] = "connected"
    sessionId: str  # noqa: N815
    server_time: Moment


class TurnResultFrame(Answer):
    """What answers `turn`."""

    type: Literal["turn_result"] = "turn_result"
    id: str | None = None
    result: TurnResult


class StateFrame(Answer):
    """What answers `get_state`, `set_proactive_preferences` and `ack_proactive` (that one with its settlement)."""

    type: Literal["state"] = "state"
    id: str | None = None
    state: StateView
    preferences: Preferences
    settlement: Settlement | None = None


class ProactiveFrame(Answer):
    """An action came up."""

    type: Literal["proactive"] = "proactive"
    action: ProactiveAction


class MissedProactiveFrame(Answer):
    """The actions that were pending at the connection, most urgent first."""

    type: Literal["missed_proactive"] = "missed_proactive"
    actions: list[ProactiveAction]


class ErrorFrame(Answer):
    """What answers a message that was refused; the connection stays. `retry_after` is in whole seconds."""

    type: Literal["error"] = "error"
    id: str | None = None
    error: ErrorDetail
    retry_after: int | None = None


Told = Connected | TurnResultFrame | StateFrame | ProactiveFrame | MissedProactiveFrame | ErrorFrame


def written(frame: Told) -> str:
    """The message as text. What does not apply to it is left out at its top."""
    left_out = {name for name in ("id", "settlement", "retry_after") if getattr(frame, name, "") is None}
    return frame.model_dump_json(exclude=left_out)


def refused(problem: Problem, frame_id: str | None) -> ErrorFrame:
    """A refusal as a message."""
    wait = problem.headers.get("Retry-After")
    return ErrorFrame(id=frame_id, error=problem.detail, retry_after=int(wait) if wait else None)


class Misread(Problem):
    """A message that cannot be taken. `frame_id` is what it called itself, as far as that could be read."""

    def __init__(self, status: int, message: str, frame_id: str | None = None) -> None:
        super().__init__(status, message)
        self.frame_id = frame_id


def read(raw: str | bytes | None, limits: Limits) -> Asked:
    """The message that a client sent. Raises Misread with a sentence that names the field."""
    if not isinstance(raw, str):
        raise Misread(400, "A message must be text with one JSON object in it, not binary.")
    if len(raw.encode()) > limits.body_bytes:
        raise Misread(413, f"A message may have {limits.body_bytes // 1024} KiB. Send less in one message.")
    try:
        told: Any = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Misread(400, "The message is no JSON. Check its quotes, commas and brackets.") from None
    if not isinstance(told, dict):
        raise Misread(400, 'The message must be a JSON object, such as {"type": "get_state"}.')
    named = cast("dict[str, object]", told)
    frame_id, kind = named.get("id"), named.get("type")
    known = frame_id if isinstance(frame_id, str) and len(frame_id) <= 255 else None
    if not isinstance(kind, str) or kind not in _KINDS:
        raise Misread(400, f"type: must be one of {', '.join(_KINDS)}.", known)
    try:
        return once(_KINDS[kind].model_validate_json(raw), raw)
    except ValidationError as problem:
        raise Misread(400, sentence(problem), known) from None
    except Problem as problem:
        raise Misread(problem.status, problem.message, known) from None
