"""What a line means to the character: its signals and its feeling as the contract's six appraisal dimensions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.mind import ways_news
from bot.mind.line import Line
from bot.mind.moments import clamped
from bot.mind.phrasebook import Phrasebook
from bot.mind.signals import Heard
from bot.mind.types import Appraisal
from bot.mind.ways import pattern

_Vector = tuple[float, float, float, float, float, float]
_MEANS: Final[Mapping[str, _Vector]] = {
    "warmth": (0.6, 0.6, 0.5, 0.55, -0.3, 0.4),
    "gratitude": (0.6, 0.6, 0.5, 0.6, -0.3, 0.5),
    "praise": (0.65, 0.65, 0.4, 0.65, -0.2, 0.4),
    "apology": (0.6, 0.35, 0.4, 0.6, -0.4, 0.5),
    "promise_kept": (0.7, 0.6, 0.6, 0.6, -0.4, 0.7),
    "disclosure": (0.7, 0.0, 0.4, 0.5, -0.2, 0.25),
    "hostility": (0.8, -0.7, 0.3, 0.35, -0.8, -0.7),
    "criticism": (0.6, -0.4, 0.4, 0.5, -0.4, 0.0),
    "dishonesty": (0.9, -0.8, 0.1, 0.2, -0.85, -0.9),
    "promise_broken": (0.8, -0.6, 0.25, 0.3, -0.7, -0.6),
    "norm_violation": (0.85, -0.65, 0.15, 0.3, -0.8, -0.9),
    "boundary_push": (0.7, -0.5, 0.3, 0.4, -0.7, -0.6),
    "protest": (0.5, -0.2, 0.5, 0.45, -0.4, -0.05),
    "jealousy": (0.5, -0.2, 0.4, 0.45, -0.4, -0.1),
    "distancing": (0.4, -0.1, 0.5, 0.5, -0.3, 0.0),
    "reassurance": (0.5, -0.05, 0.5, 0.5, -0.3, 0.0),
    "farewell": (0.3, 0.05, 0.7, 0.55, -0.1, 0.1),
    "absence": (0.3, 0.0, 0.6, 0.5, -0.1, 0.0),
    "question": (0.3, 0.05, 0.55, 0.6, 0.0, 0.0),
    "OD": (0.6, -0.15, 0.4, 0.4, -0.2, 0.0),
    "IS": (0.55, -0.15, 0.4, 0.4, -0.2, 0.0),
    "MU": (0.75, -0.5, 0.3, 0.35, -0.8, -0.6),
    "ID": (0.6, 0.35, 0.4, 0.5, -0.3, 0.1),
    "DV": (0.8, -0.65, 0.2, 0.25, -0.8, -0.4),
}
"""By signal: relevance, congruence, expectedness, controllability, agency, norm."""
_EVENTS: Final[tuple[tuple[str, _Vector], ...]] = (
    (r"""
        (?:betrayed|backstabbed|deceived) (?:by|you|the (?:party|group))|(?:ally|friend|companion|partner) (?:~ )?(?:betrayed|betrays|turned on|stabbed|sold out)|betrayal by
    """, (1.0, -0.9, 0.1, 0.1, -0.9, -1.0)),
    (r"""
        (?:ally|friend|companion|comrade|party member|teammate|pet|mentor|brother|sister|king|queen|hero) (?:~ )?(?:died|dies|was killed|is dead|has died|fell in battle|was slain|perished|was murdered)|death of (?:~ )?(?:ally|friend|companion|mentor|pet)
        my (?:\w+ )?(?:mom|mother|dad|father|sister|brother|wife|husband|partner|grandma|grandpa|dog|cat|friend|best friend|son|daughter|baby|uncle|aunt|cousin|grandmother|grandfather|pet) (?:~ )?(?:died|passed away|is dying|was killed|is dead)
    """, (1.0, -1.0, 0.1, 0.1, -0.8, -0.5)),
    (r"""
        (?:ambush|ambushed|surprise attack|attacked (?:by|from behind)|(?:enemies|bandits|monsters|wolves|goblins) (?:~ )?(?:attack|ambush|surround|appear)(?:ed)?)
    """, (0.9, -0.7, 0.0, 0.2, -0.8, -0.3)),
    (r"""
        (?:beat|beaten|defeated|killed|slew|slain|took down|vanquished|finished) (?:~ )?(?:the |a |final |that |last )?(?:~ )?(?:boss|dragon|final boss|enemy|demon|champion)|boss (?:~ )?(?:beaten|defeated|down|killed|slain)|won the (?:~ )?(?:war|battle|tournament|championship|final|finals)
    """, (1.0, 1.0, 0.4, 0.7, 0.9, 0.8)),
    (r"""
        (?:level(?:ed|led)? up|gained a level|reached level \w+|new level|level gained|unlocked (?:a|the|an) (?:~ )?(?:skill|achievement|ability))
    """, (0.9, 0.9, 0.5, 0.8, 0.8, 0.7)),
    (r"""
        (?:found|finds|discovered|opened|uncovered) (?:~ )?(?:a |the |some |hidden )?(?:~ )?(?:treasure|chest|loot|gold|artifact|relic|gem|gems)|treasure (?:~ )?found
    """, (0.6, 0.8, 0.2, 0.5, 0.3, 0.5)),
)  # fmt: skip
_HAPPENED: Final = {f"event {at}": means for at, (_, means) in enumerate(_EVENTS)}
_BOOK: Final = Phrasebook(
    (
        {"good": ways_news.GOOD, "bad": ways_news.BAD}
        | dict(zip(_HAPPENED, (block for block, _ in _EVENTS), strict=True)),
        {},
    )
)
_NOT_YET: Final = pattern("if|when|hope|hoping|wish|until|what if|should|unless|can't believe he|once")
_NEWS: Final = 0.6
"""How glad, or sad, plain news of somebody's own life are at least."""
_LEAVING: Final = frozenset({"absence", "farewell"})
_TOLD: Final = frozenset({"i", "my", "me", "we", "our", "us", "it", "today", "finally", "yay", "got"})
"""Words of somebody who tells of themself."""


def meaning(line: Line, found: Heard, mood: float) -> Appraisal:
    """The appraisal of the line. Signals add up by strength; how the person is, mood [-1,1], moves congruence."""
    news = {} if line.invented else _BOOK.met(line.spoken, line.words)
    for event in news:
        if event in _HAPPENED:
            return _scaled(_HAPPENED[event], 0.25 if line.acted else 1.0)
    met = _met(found.signals)
    felt = 0.2 * mood if line.invented else _with_news(mood, line, news)
    if any(means[1] <= -0.4 and strength >= 0.5 for means, strength in met):
        felt = min(0.0, felt)
    elif not _LEAVING.isdisjoint(found.signals) and not found.layer:
        felt = max(0.0, felt)
    return _joined(met, felt, told=not _TOLD.isdisjoint(line.words), layer=found.layer)


def _with_news(mood: float, line: Line, news: Mapping[str, list[re.Match[str]]]) -> float:
    """The mood where somebody tells plain news of themself; going away is none, and never bad."""
    if line.acted or not news:
        return mood
    good = min((one.start() for one in news.get("good", ())), default=None)
    if good is not None and not _NOT_YET.search(line.spoken[:good]):
        return max(mood, _NEWS)
    return min(mood, -_NEWS) if "bad" in news else mood


def _met(signals: Mapping[str, float]) -> list[tuple[_Vector, float]]:
    """The vector and strength of each signal; of a family of pattern signals only the strongest."""
    strongest: dict[str, float] = {}
    for signal, strength in signals.items():
        kind = signal if signal in _MEANS else signal[:2]
        strongest[kind] = max(strength, strongest.get(kind, 0.0))
    return [(_MEANS[kind], strength) for kind, strength in sorted(strongest.items()) if kind in _MEANS]


def _joined(met: list[tuple[_Vector, float]], mood: float, *, told: bool, layer: int) -> Appraisal:
    own = _news(mood, told=told, layer=layer)
    if own is None and not met:
        return Appraisal(goal_relevance=0.15)
    parts = [(strength, strength * means[0], means) for means, strength in met]
    if own is not None:
        parts.append((1.0, own[0] * (0.3 if met else 1.0), own))
    total = sum([weight for _, weight, _ in parts]) or 1.0
    expected, control, agency = (
        sum([weight * means[at] for _, weight, means in parts]) / total for at in (2, 3, 4)
    )
    return Appraisal(
        goal_relevance=round(clamped(max([strength * means[0] for strength, _, means in parts])), 6),
        goal_congruence=round(_added([strength * means[1] for strength, _, means in parts]), 6),
        expectedness=round(clamped(expected), 6),
        controllability=round(clamped(control), 6),
        agency=round(clamped(agency, -1.0, 1.0), 6),
        norm_compatibility=round(_added([strength * means[5] for strength, _, means in parts]), 6),
    )


def _added(parts: list[float]) -> float:
    """Good and bad parts against each other, [-1,1]; of either kind the greatest counts whole, the rest a quarter."""
    if len(parts) == 1:
        return clamped(parts[0], -1.0, 1.0)
    good, bad = [part for part in parts if part > 0], [-part for part in parts if part < 0]
    up = max(good, default=0.0) * 0.75 + 0.25 * sum(good)
    down = max(bad, default=0.0) * 0.75 + 0.25 * sum(bad)
    return clamped(up - down, -1.0, 1.0)


def _news(valence: float, *, told: bool, layer: int) -> _Vector | None:
    """What the person feels or what befell them, as it matters to the character."""
    if abs(valence) < 0.1:
        return None
    reach = 1.0 if told else 0.6
    congruence = 0.7 * valence * reach * (0.8 if layer > 1 else 1.0)
    relevance = min(0.9, 0.4 + 0.4 * abs(valence) + 0.05 * layer) * reach
    control = 0.5 + 0.15 * valence
    return (relevance, congruence, 0.45 - 0.1 * abs(valence), control, -0.2, 0.15 * max(0.0, valence))


def _scaled(means: _Vector, share: float) -> Appraisal:
    relevance, congruence, expected, control, agency, norm = means
    return Appraisal(relevance * share, congruence * share, expected, control, agency * share, norm * share)
