"""A reading whose feeling was found elsewhere: what the text means to the character follows the given feeling."""

from __future__ import annotations

from bot.mind.line import taken_apart
from bot.mind.reading_meaning import meaning
from bot.mind.signals import Heard
from bot.mind.types import Reading
from bot.mind.values import replace


def with_feeling(reading: Reading, text: str, *, V: float, A: float, D: float) -> Reading:  # noqa: N803 - the names of the dimensions
    """`reading`, made of `text`, with V, D [-1,1] and A [0,1] as given and the appraisal that they lead to."""
    meant = Heard(signals=dict(reading.signals), layer=reading.disclosure_layer)
    return replace(reading, V=V, A=A, D=D, appraisal=meaning(taken_apart(text), meant, V))
