"""Keeps what became of the character's wishes to write first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bot.mind.moments import HOUR, SECOND, second_up
from bot.mind.values import replace, value

SEEKING, DEFICIT, OVERFLOW = "attachment_seeking", "need_deficit", "emotional_overflow"
OUTCOMES = ("delivered", "dismissed", "failed")


@value
class Reach:
    """What was delivered when, and what may not come up again yet. Moments are microseconds since 1970.

    `not_before` holds by type the earliest `since` of its next wish; `dismissed` types wait for the next turn;
    `seeking` is whether missing the person may become a wish; `overflowing` whether a good feeling may, and
    `overflow_armed` whether the next one that is too much counts as new; `low_since` holds the needs that were low already
    when something happened that nobody said, so that a wish about one stays the same wish.
    """

    delivered_at: int | None = None
    not_before: Mapping[str, int] = field(default_factory=dict[str, int])
    dismissed: tuple[str, ...] = ()
    seeking: bool = True
    overflowing: bool = False
    overflow_armed: bool = True
    low_since: Mapping[str, int] = field(default_factory=dict[str, int])


def written_to(reach: Reach) -> Reach:
    """After the person wrote: what waited for that may come up again."""
    return replace(reach, dismissed=(), seeking=True, low_since={})


def overflowed(reach: Reach, *, before: float, load: float, threshold: float, pleasant: bool) -> Reach:
    """After a turn that took the coping load from `before` to `load`: it overflows once, until it is low again."""
    armed = reach.overflow_armed or before < 0.6 * threshold
    over = load >= threshold
    if armed and over:
        return replace(reach, overflow_armed=False, overflowing=pleasant)
    lasts = reach.overflowing and pleasant and before >= 0.6 * threshold
    return replace(reach, overflow_armed=armed, overflowing=lasts)


def settled(reach: Reach, kind: str, outcome: str, *, since: int, at: int) -> Reach:
    """After a wish of this type came to its end. The next one of the type is a new one: its `since` is later.

    Raises ValueError for an unknown outcome.
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"outcome must be one of {', '.join(OUTCOMES)}.")
    free = second_up(at + HOUR if outcome == "failed" else at)
    earlier = reach.not_before.get(kind, 0)
    reach = replace(reach, not_before={**reach.not_before, kind: max(free, since + SECOND, earlier)})
    if outcome == "dismissed":
        return replace(reach, dismissed=tuple(sorted({*reach.dismissed, kind})))
    if outcome == "failed":
        return reach
    return replace(
        reach,
        delivered_at=max(at, reach.delivered_at or at),
        seeking=reach.seeking and kind != SEEKING,
        overflowing=reach.overflowing and kind != OVERFLOW,
    )
