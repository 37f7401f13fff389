"""What a line means to the character: its signals and its feeling as the contract's six appraisal dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.mind import ways_news
from bot.mind.line import Line
from bot.mind.moments import clamped
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
_HAPPENED: Final = tuple((pattern(block), means) for block, means in _EVENTS)
_GOOD_NEWS: Final = pattern(ways_news.GOOD)
_BAD_NEWS: Final = pattern(ways_news.BAD)
_NOT_YET: Final = pattern("if|when|hope|hoping|wish|until|what if|should|unless|can't believe he|once")
_TOLD: Final = pattern(r"""
    i|i'm|i've|i'd|i'll|my|me|we|our|we're|us|it|today|finally|yay|got
""")


def told_news(line: Line) -> float:
    """How far news of themselves pulls the feeling of a line: .7 for good, -.6 for bad, 0 for none or made up."""
    if line.invented or line.acted:
        return 0.0
    good, bad = _GOOD_NEWS.search(line.spoken), _BAD_NEWS.search(line.spoken)
    return 0.7 * bool(good and not _NOT_YET.search(line.spoken[: good.start()])) - 0.6 * bool(bad)


def meaning(line: Line, found: Heard, valence: float) -> Appraisal:
    """The appraisal of the line. Signals add up by strength; the person's own good or bad news moves congruence."""
    share = 0.25 if line.acted else 1.0
    if not line.invented:
        for event, means in _HAPPENED:
            if event.search(line.spoken):
                return _scaled(means, share)
    met = _met(found.signals)
    news = 0.2 * valence if line.invented else valence
    if any(means[1] <= -0.4 and strength >= 0.5 for means, strength in met):
        news = min(0.0, news)
    return _joined(met, news, told=bool(_TOLD.search(line.spoken)), layer=found.layer)


def _met(signals: Mapping[str, float]) -> list[tuple[_Vector, float]]:
    """The vector and strength of each signal; of a family of pattern signals only the strongest."""
    strongest: dict[str, float] = {}
    for signal, strength in signals.items():
        kind = signal if signal in _MEANS else signal[:2]
        strongest[kind] = max(strength, strongest.get(kind, 0.0))
    return [(_MEANS[kind], strength) for kind, strength in sorted(strongest.items()) if kind in _MEANS]


def _joined(met: list[tuple[_Vector, float]], news: float, *, told: bool, layer: int) -> Appraisal:
    own = _news(news, told=told, layer=layer)
    vectors = [*met, *([own] if own else [])]
    if not vectors:
        return Appraisal(goal_relevance=0.15)
    weights = [
        strength * means[0] * (0.3 if means is (own and own[0]) and met else 1.0)
        for means, strength in vectors
    ]
    total = sum(weights) or 1.0
    congruence, norm = (_added([means[at] * strength for means, strength in vectors]) for at in (1, 5))
    expected, control, agency = (
        sum(means[at] * weight for (means, _), weight in zip(vectors, weights, strict=True)) / total
        for at in (2, 3, 4)
    )
    return Appraisal(
        goal_relevance=round(clamped(max(strength * means[0] for means, strength in vectors)), 6),
        goal_congruence=round(clamped(congruence, -1.0, 1.0), 6),
        expectedness=round(clamped(expected), 6),
        controllability=round(clamped(control), 6),
        agency=round(clamped(agency, -1.0, 1.0), 6),
        norm_compatibility=round(clamped(norm, -1.0, 1.0), 6),
    )


def _added(parts: list[float]) -> float:
    """Good and bad parts against each other; of either kind the greatest counts whole, the rest a quarter."""
    good, bad = ([abs(part) for part in parts if part * sign > 0] for sign in (1, -1))
    up, down = (max(kind, default=0.0) * 0.75 + 0.25 * sum(kind) for kind in (good, bad))
    return up - down


def _news(valence: float, *, told: bool, layer: int) -> tuple[_Vector, float] | None:
    """What the person feels or what befell them, as it matters to the character."""
    if abs(valence) < 0.1:
        return None
    reach = 1.0 if told else 0.6
    congruence = 0.7 * valence * reach * (0.8 if layer > 1 else 1.0)
    relevance = min(0.9, 0.4 + 0.4 * abs(valence) + 0.05 * layer) * reach
    control = 0.5 + 0.15 * valence
    return (relevance, congruence, 0.45 - 0.1 * abs(valence), control, -0.2, 0.15 * max(0.0, valence)), 1.0


def _scaled(means: _Vector, share: float) -> Appraisal:
    relevance, congruence, expected, control, agency, norm = means
    return Appraisal(relevance * share, congruence * share, expected, control, agency * share, norm * share)
