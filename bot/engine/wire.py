"""The wire models: what goes in and out of an emotion engine, field by field as the contract names it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    RootModel,
    field_validator,
    model_validator,
)

ActionType = Literal["attachment_seeking", "need_deficit", "emotional_overflow"]
Priority = Literal["low", "medium", "high"]
Severity = Literal["mild", "moderate", "severe"]
AttachmentStyle = Literal["secure", "anxious", "avoidant", "fearful"]
Need = Literal["belonging", "competence", "autonomy"]
Outcome = Literal["delivered", "dismissed", "failed"]

ACTION_TYPES: tuple[ActionType, ...] = ("attachment_seeking", "need_deficit", "emotional_overflow")


def iso(at: datetime) -> str:
    """An instant as the wire writes it."""
    there = at if at.tzinfo is UTC else at.astimezone(UTC)
    return there.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


Moment = Annotated[datetime, PlainSerializer(iso, return_type=str, when_used="json")]
"""An aware instant; ISO 8601 in UTC with a trailing Z on the wire."""

Unit = Annotated[float, Field(ge=0, le=1)]
Signed = Annotated[float, Field(ge=-1, le=1)]


class Wire(BaseModel):
    """Strict by default: a string is not a boolean, an unknown key is refused, infinities are refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Answer(Wire):
    """What the engine gives back. Reads leniently, so that a hosted engine may add fields of its own."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


# --- the character -----------------------------------------------------------------------------------


class Personality(Wire):
    """Six traits, each in [0,1] (HEXACO). `N` is low when calm, high when easily shaken."""

    O: Unit = 0.5
    C: Unit = 0.5
    E: Unit = 0.5
    A: Unit = 0.5
    N: Unit = 0.5
    H: Unit = 0.5


class Identity(Wire):
    """Who the character says it is."""

    name: str = Field(min_length=1, max_length=80)
    role: str | None = Field(default=None, max_length=500)
    core_values: list[Annotated[str, Field(max_length=200)]] = Field(default_factory=list, max_length=20)
    speaking_style: str | None = Field(default=None, max_length=500)
    language: str | None = Field(default=None, max_length=40)


class Persona(Wire):
    """A whole character."""

    identity: Identity
    personality: Personality = Personality()
    goals: list[Annotated[str, Field(max_length=200)]] = Field(default_factory=list, max_length=20)


# --- a turn ------------------------------------------------------------------------------------------


class Appraisal(Wire):
    """What an event meant to the character (the six dimensions of the contract)."""

    goal_relevance: Unit
    goal_congruence: Signed
    expectedness: Unit
    controllability: Unit
    agency: Signed
    norm_compatibility: Signed


class Emotion(Answer):
    """Valence and dominance in [-1,1], arousal in [0,1]."""

    V: Signed
    A: Unit
    D: Signed


class DiscreteEmotion(Answer):
    """The feeling in words. `secondary` is null where one word says it all."""

    primary: str
    secondary: str | None = None
    intensity: Unit


class Needs(Answer):
    """How well each need is met: 0 starved, 1 full (self-determination theory)."""

    belonging: Unit
    competence: Unit
    autonomy: Unit


class ProactiveHint(Answer):
    """When asking for actions may first pay. Null: nothing will come unless something happens."""

    next_check_after_ms: int | None
    potential_triggers: list[ActionType]


class PromptBlocks(Answer):
    """`prompt_data` as three blocks of text, ready for any language model."""

    system_prompt: str
    context_block: str
    instruction_block: str


class PromptData(Answer):
    """Who the character is, how it feels now, how to behave: as data and as text."""

    system: dict[str, Any]
    context: dict[str, Any]
    instruction: dict[str, Any]
    formatted: PromptBlocks


class StateView(Answer):
    """How the character is right now. `needs_known`: false only of an engine that does not tell them."""

    needs_known: ClassVar[bool] = True

    emotion: Emotion
    emotion_intensity: Unit
    discrete_emotion: DiscreteEmotion
    body_budget: Unit
    needs: Needs
    prompt_data: PromptData


class TurnResult(Answer):
    """What one turn did."""

    appraisal: Appraisal
    new_emotion: Emotion
    emotion_intensity: Unit
    discrete_emotion: DiscreteEmotion
    body_budget: Unit
    proactive_hint: ProactiveHint
    prompt_data: PromptData


# --- the relationship --------------------------------------------------------------------------------


class TrustEntry(Answer):
    """One change of trust and why."""

    timestamp: Moment
    trust: Unit
    delta: float
    reason: str


class UnhealthyPattern(Answer):
    """A dynamic worth a second look: what was seen, over what time; never a diagnosis."""

    type: str
    severity: Severity
    description: str
    first_detected: Moment


class RelationshipState(Answer):
    """How far the bond has come."""

    depth: Unit
    familiarity: Unit
    rapport: Signed
    turn_count: int


class Relationship(Answer):
    """Everything between the character and the person, oldest trust entry first."""

    trust: Unit
    trust_history: list[TrustEntry]
    attachment_style: AttachmentStyle
    unhealthy_patterns: list[UnhealthyPattern]
    relationship_state: RelationshipState


# --- writing first -----------------------------------------------------------------------------------


class Triggers(Wire):
    """Which triggers may fire."""

    attachment_seeking: bool = True
    need_deficit: bool = True
    emotional_overflow: bool = True


class Preferences(Wire):
    """The proactive preferences of a session. PUT replaces: what is left out takes its default."""

    enabled: bool
    triggers: Triggers = Triggers()
    cooldown_hours: Annotated[float, Field(ge=0, le=8760)] = 4


class ProactiveAction(Answer):
    """Something the character would like to do by itself."""

    id: str
    type: ActionType
    message: str
    priority: Priority
    metadata: dict[str, Any]


class Settlement(Answer):
    """What became of an action, and when the next may come."""

    id: str
    outcome: Outcome
    next_allowed_at: Moment


# --- over HTTP: what a request holds -------------------------------------------------------------------

PresetName = Literal[
    "cheerful_companion", "stoic_mentor", "anxious_helper", "playful_trickster", "empathetic_listener"
]
Source = Literal["user", "system", "internal"]
LONGEST_TEXT = 32_000
"""How many characters a message or the description of an event may have."""
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
Elapsed = Annotated[
    float,
    Field(
        ge=0,
        le=31_536_000,
        description="Seconds since the session's last turn, or its beginning, for a caller that keeps its own time.",
    ),
]


class IdentityGiven(Wire):
    """Who the character says it is; what is left out is the preset's."""

    name: str | None = Field(default=None, min_length=1, max_length=80)
    role: str | None = Field(default=None, max_length=500)
    core_values: list[Annotated[str, Field(max_length=200)]] | None = Field(default=None, max_length=20)
    speaking_style: str | None = Field(default=None, max_length=500)
    language: str | None = Field(default=None, max_length=40)


class PersonalityGiven(Wire):
    """Traits in [0,1]; what is left out is the preset's, or .5 without one."""

    O: Unit | None = None
    C: Unit | None = None
    E: Unit | None = None
    A: Unit | None = None
    N: Unit | None = None
    H: Unit | None = None


_PRESET_OR_NAME: dict[str, Any] = {
    "anyOf": [
        {"required": ["preset"], "properties": {"preset": {"type": "string"}}},
        {
            "required": ["identity"],
            "properties": {
                "identity": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {"name": {"type": "string"}},
                }
            },
        },
    ]
}


class PersonaRequest(Wire):
    """A new session's character: a preset, or one of the caller's own, or a preset with fields of the caller's own."""

    model_config = ConfigDict(json_schema_extra=_PRESET_OR_NAME)

    preset: PresetName | None = None
    identity: IdentityGiven | None = None
    personality: PersonalityGiven | None = None
    goals: list[Annotated[str, Field(max_length=200)]] | None = Field(default=None, max_length=20)

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.preset is None and (self.identity is None or self.identity.name is None):
            raise ValueError("needs a preset or an identity with a name")
        return self


class EventGiven(Wire):
    """Something that happened. `user`: the person did it; `system`: the world did; `internal`: the character itself did."""

    description: Text
    source: Source


class EventContext(Wire):
    """Whose turn it is, where several people share a session.

    `speaker` tells them apart where something is counted per person; `scored: false` keeps unhealthy patterns and the
    attachment style out of it.
    """

    speaker: str = Field(default="user", min_length=1, max_length=64, pattern=r"^[^\u0000]*$")
    scored: bool = True


_MESSAGE_OR_EVENT: dict[str, Any] = {
    "oneOf": [
        {"required": ["message"], "properties": {"message": {"type": "string"}}},
        {"required": ["event"], "properties": {"event": {"type": "object"}}},
    ]
}


def one_of_the_two(message: str | None, event: EventGiven | None) -> None:
    """Raises ValueError for a turn that is both, or nothing."""
    if (message is None) == (event is None):
        raise ValueError("needs a message or an event, one of the two")


class TurnRequest(Wire):
    """One turn: a message, or an event."""

    model_config = ConfigDict(json_schema_extra=_MESSAGE_OR_EVENT)

    sessionId: str  # noqa: N815 - the contract's name
    message: Text | None = None
    event: EventGiven | None = None
    elapsedSeconds: Elapsed | None = None  # noqa: N815
    event_context: EventContext | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        one_of_the_two(self.message, self.event)
        return self


class AppraisalRequest(Wire):
    """One turn whose meaning the caller knows already. `context` says in words what happened, for the prompt alone."""

    sessionId: str  # noqa: N815
    appraisal: Appraisal
    context: str | None = Field(default=None, max_length=4000)
    elapsedSeconds: Elapsed | None = None  # noqa: N815
    event_context: EventContext | None = None


_TOLD = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def _told_moment(value: object) -> object:
    """An instant as RFC 3339 writes it: a number, or a moment without its zone, is none."""
    if isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and _TOLD.fullmatch(value):
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError("must be a moment with its zone, such as 2026-03-02T18:00:00Z")


class SettleRequest(Wire):
    """What became of an action, and when; left out, that was now."""

    outcome: Outcome
    at: Annotated[AwareDatetime, BeforeValidator(_told_moment)] | None = None


PushEvent = Literal["proactive_action", "emotional_overflow"]


_OPEN_ADDRESS = (
    r"^https://([a-z0-9]{1,20}\.){1,3}(com|dev|io|net|org)(:[1-9][0-9]{0,3})?(/[A-Za-z0-9._~-]{0,200}){0,4}$"
)
"""What surely is one; others may be as well."""


class WebhookRequest(Wire):
    """Where to tell of which events. One that wants both hears of an overflow as `emotional_overflow` alone."""

    url: Annotated[
        str,
        Field(
            min_length=1,
            max_length=2048,
            description="Where to tell: an address of the open internet, with https.",
            json_schema_extra={"pattern": _OPEN_ADDRESS},
        ),
    ]
    events: Annotated[
        list[PushEvent], Field(min_length=1, max_length=2, json_schema_extra={"uniqueItems": True})
    ]

    @field_validator("events")
    @classmethod
    def _each_once(cls, events: list[PushEvent]) -> list[PushEvent]:
        if len(set(events)) < len(events):
            raise ValueError("must name each event once")
        return events


# --- over HTTP: what an answer holds -------------------------------------------------------------------


class SessionCreated(Answer):
    """A session that was just made."""

    sessionId: str  # noqa: N815
    persona: Persona
    createdAt: Moment  # noqa: N815


class SessionItem(Answer):
    """A session in the list of its key. `last_active` is when the person last wrote, or the beginning."""

    id: str
    persona_name: str
    created_at: Moment
    last_active: Moment


class SessionView(SessionItem):
    """A session with its whole character."""

    persona: Persona


class SessionList(Answer):
    """Some sessions, newest first. `cursor` asks for those that follow; null: there are none."""

    items: list[SessionItem]
    cursor: str | None


class Deleted(Answer):
    """Everything of the session is gone."""

    deleted: Literal[True]


class Preset(Answer):
    """A character that comes with the engine."""

    name: PresetName
    persona: Persona


class Presets(Answer):
    """All of them."""

    presets: list[Preset]


class PreferencesView(Answer):
    """The proactive preferences of a session, whole."""

    sessionId: str  # noqa: N815
    preferences: Preferences


class Webhook(Answer):
    """A webhook."""

    id: str
    url: str
    events: list[PushEvent]
    created_at: Moment


class NewWebhook(Webhook):
    """A webhook that was just made, with the secret that signs what it gets: shown this once."""

    secret: str


class WebhookView(Webhook):
    """A webhook and how it goes with it. `reason` says why it was disabled; `failures` count since the last success."""

    state: Literal["active", "disabled"]
    disabled_at: Moment | None
    reason: str | None
    last_success_at: Moment | None
    failures: int
    last_problem: str | None


class WebhookList(RootModel[list[WebhookView]]):
    """All of a session's."""


class Health(Answer):
    """Whether the server and its store answer."""

    status: Literal["ok"]
    version: str


class ErrorDetail(Answer):
    """What went wrong: a code, the HTTP status, and a sentence that says what to do."""

    code: str
    status: int
    message: str


class ErrorAnswer(Answer):
    """Every refusal."""

    error: ErrorDetail
