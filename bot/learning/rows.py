"""The rows of the files that the reading is measured with, as they are written down."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

FAMILIES: Final = {
    "OD": "dependence",
    "ID": "idealization",
    "DV": "devaluation",
    "MU": "manipulation",
    "IS": "isolation",
}
EMOTIONS: Final = (
    "admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire", "disappointment",
    "disapproval", "disgust", "embarrassment", "excitement", "fear", "gratitude", "grief", "joy", "love", "nervousness", "optimism",
    "pride", "realization", "relief", "remorse", "sadness", "surprise", "neutral",
)  # fmt: skip
"""The labels of GoEmotions, in its own order."""
CrisisLevel = Annotated[int, Field(ge=0, le=3)]


class Row(BaseModel):
    """What every row has in common: what it says beyond the known fields is left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)


class Affect(Row):
    """EmoBank: a text with V, A, D from 1 to 5."""

    text: str
    V: float
    A: float
    D: float
    split: str | None = None


class Abuse(Row):
    """ConvAbuse: what somebody said to a chatbot, abusive or not."""

    user: str
    abusive: bool
    split: str | None = None


class Emotional(Row):
    """GoEmotions: a text and those of its 28 labels that apply."""

    text: str
    labels: tuple[str, ...]


class Line(Row):
    """A line to the companion with its signals (codes imply their family), crisis level and valence -1, 0, 1."""

    text: str
    signals: frozenset[str]
    layer: int = 0
    crisis: CrisisLevel = 0
    valence: float = 0

    @property
    def all_signals(self) -> frozenset[str]:
        """The signals with the families of the codes."""
        return self.signals | {FAMILIES[code[:2]] for code in self.signals if is_code(code)}


class Signalled(Row):
    """The same in the words of `companion_signals*.jsonl`: families, and the label "crisis"."""

    text: str
    labels: frozenset[str]
    crisis_level: CrisisLevel = 0
    valence: float = 0

    def line(self) -> Line:
        """As a line; a level that is not given but labelled counts as the lowest."""
        level = self.crisis_level or int("crisis" in self.labels)
        return Line(text=self.text, signals=self.labels - {"crisis"}, crisis=level, valence=self.valence)


class CrisisLine(Row):
    """A line, how great its danger is, and of which kind it is: direct, passive, indirect, or harmless in some way."""

    text: str
    crisis: CrisisLevel
    kind: str = ""


class Text(Row):
    """A line without any label."""

    text: str


class Said(Row):
    """One message of a sketch; `signals` is what its writer meant by it."""

    t: AwareDatetime
    who: str
    text: str
    signals: tuple[str, ...] = ()


class Expected(Row):
    """A pattern that a sketch shows, and how grave (mild, moderate, severe; None: not said)."""

    type: str
    severity: str | None = None

    @model_validator(mode="after")
    def _a_known_severity(self) -> Self:
        if self.severity not in {None, "mild", "moderate", "severe"}:
            raise ValueError(f"{self.severity!r} is no severity: mild, moderate or severe")
        return self


class Sketch(Row):
    """A conversation with the patterns that it shows, and those that would be no mistake either."""

    id: str
    lines: tuple[Said, ...]
    expected: tuple[Expected, ...] = ()
    also_ok: tuple[Expected, ...] = ()


class Sequence(Row):
    """Messages without times, and the one pattern that they show; "healthy" is none."""

    id: str
    pattern: str
    messages: tuple[str, ...]


def is_code(signal: str) -> bool:
    """Whether this is one of the finer codes, such as OD3."""
    return signal[:2] in FAMILIES and signal[2:].isdigit()


def said_at(moment: datetime, text: str) -> Said:
    """A message of the person at this moment."""
    return Said(t=moment, who="user", text=text)
