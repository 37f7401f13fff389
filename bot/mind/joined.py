"""Joins what the rules and what the learned network hear in lines: likelihoods, and the signals that count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.mind.learned import Learned
from bot.mind.line import Line
from bot.mind.signals import FAMILIES, THANKED, Heard, frame
from bot.mind.types import Because

MEANT: Final = 0.5
"""From this likelihood on a signal counts: more likely than not."""
HINTED, HINT = 0.15, 0.7
"""From which strength on a code that does not count by itself counts half, for patterns, and as what."""
_DENIED: Final = 0.4
"""What is left of a likelihood where the rules found the words, and that they are not meant."""
INNER: Final = ("deep", "deepest", "crisis1", "crisis2", "crisis3")
"""Likelihoods that say something about another one, and are no signals themselves; they stand last."""

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines [rows] by signals [columns]: how likely each is, and its strength, both [0,1]."""

    likely: Table
    graded: Table


def joined(lines: Sequence[Line], ruled: Sequence[Heard], scores: Table, of: Learned) -> Joined:
    """How likely each signal of each line is, and how much of it counts: the share that a joke or a scene leaves of it.

    A family is as strong as its strongest code; one that is heard without a code lends itself to the likeliest.
    """
    frames, strengths = framed(lines, ruled, of)
    likely = of.likely(scores, strengths)
    for row, found in enumerate(ruled):
        if found.denied:
            likely[row, _denied(found, of)] *= _DENIED
    _thank(likely, frames, of)
    graded = likely * frames
    _lend(likely, graded, of)
    return Joined(likely, graded)


def framed(lines: Sequence[Line], ruled: Sequence[Heard], of: Learned) -> tuple[Table, Table]:
    """(the share of each signal that a joke or a scene leaves, how strongly the rules say it before that), both [0,1]."""
    strengths = np.zeros((len(lines), len(of.signals)))
    frames = np.ones_like(strengths)
    for row, (line, found) in enumerate(zip(lines, ruled, strict=True)):
        _frame(frames[row], line, found, of)
        _say(strengths[row], frames[row], found, of)
    return frames, strengths


def _frame(frames: Table, line: Line, found: Heard, of: Learned) -> None:
    if line.joked or line.invented or line.acted:
        frames[:] = [frame(name, line, acted=bool(line.acted)) for name in of.signals]
    for name, strength in found.signals.items():
        if name in of.place and name != "disclosure":
            frames[of.place[name]] = strength
    for family, code in FAMILIES.items():
        said = [strength for name, strength in found.signals.items() if name[:2] == code]
        if said:
            frames[of.place[family]] = max(said)


def _say(strengths: Table, frames: Table, found: Heard, of: Learned) -> None:
    """How strongly the rules say each signal and family [0,1], before any frame."""
    for name, strength in found.signals.items():
        at = of.place.get(name)
        if at is not None:
            strengths[at] = min(1.0, strength / (frames[at] or 1.0))
    if strengths.any():
        for family, codes in of.families.items():
            strengths[of.place[family]] = strengths[codes].max()


def _thank(likely: Table, frames: Table, of: Learned) -> None:
    """Where somebody thanks, great words count less, as they do by the rules."""
    thanked = likely[:, of.place["gratitude"]] >= MEANT
    for name, share in {**THANKED, "idealization": THANKED["ID3"]}.items():
        at = of.place[name]
        frames[thanked, at] = np.minimum(frames[thanked, at], share)


def _denied(found: Heard, of: Learned) -> list[int]:
    """The columns of what the rules found said but not meant, and of the families that it would be of."""
    names = {name for name in found.denied - found.signals.keys() if name in of.place}
    names |= {family for family, code in FAMILIES.items() if any(name[:2] == code for name in names)}
    return [of.place[name] for name in names]


def _lend(likely: Table, graded: Table, of: Learned) -> None:
    for family, codes in of.families.items():
        at = of.place[family]
        best = graded[:, codes].max(axis=1)
        alone = np.flatnonzero((likely[:, at] >= MEANT) & (likely[:, codes].max(axis=1) < MEANT))
        for row in alone:
            code = codes.start + int(graded[row, codes].argmax())
            likely[row, code], graded[row, code] = likely[row, at], graded[row, at]
        graded[:, at] = np.maximum(graded[:, at], best)
        likely[:, at] = np.maximum(likely[:, at], likely[:, codes].max(axis=1))


def told(found: Joined, row: int, ruled: Heard, of: Learned, telling: Callable[[str], str]) -> Heard:
    """What counts in one line, with the words that it rests on: the rules', else those that the network finds `telling`."""
    outer = len(of.signals) - len(INNER)
    counted = (found.likely[row, :outer] >= MEANT) & (found.graded[row, :outer] > 0)
    meant = {of.signals[at]: float(found.graded[row, at]) for at in np.flatnonzero(counted)}
    if question := ruled.signals.get("question"):
        meant["question"] = question
    if not meant:
        return Heard()
    words = _words(ruled)
    because = [Because(name, words.get(name) or telling(name)) for name in sorted(meant)]
    layer = _layer(found.likely[row], ruled, of) if "disclosure" in meant else 0
    return Heard(signals=dict(sorted(meant.items())), because=because, layer=layer)


def hinted(found: Joined, row: int, ruled: Heard, of: Learned) -> dict[str, float]:
    """For each family of which no code counts: its likeliest code, if it is possible, as a hint.

    None that the rules found not to be meant.
    """
    strengths = found.graded[row]
    if strengths[of.codes].max() < HINTED:
        return {}
    hints: dict[str, float] = {}
    for codes in of.families.values():
        best = codes.start + int(strengths[codes].argmax())
        possible = strengths[best] >= HINTED and found.likely[row, codes].max() < MEANT
        if possible and of.signals[best] not in ruled.denied:
            hints[of.signals[best]] = HINT
    return hints


def _words(ruled: Heard) -> Mapping[str, str]:
    words = {one.signal: one.words for one in ruled.because}
    for family, prefix in FAMILIES.items():
        words.setdefault(family, next((words[name] for name in words if name[:2] == prefix), ""))
    return words


def _layer(likely: Table, ruled: Heard, of: Learned) -> int:
    """How deep what was disclosed goes, 1..3: the deeper of what rules and network say."""
    deep, deepest = (likely[of.place[name]] >= MEANT for name in ("deep", "deepest"))
    return max(ruled.layer, 1 + int(deep) + int(deep and deepest))
