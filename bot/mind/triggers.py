"""Says what the character would like to do of itself at an instant, and when it next would."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.mind import emotion, needs, reach
from bot.mind.labels import nearest, pleasant
from bot.mind.moments import DAY, HOUR, clamped, hours, moment, second_up, us
from bot.mind.reach import DEFICIT, OVERFLOW, SEEKING
from bot.mind.traits import temper
from bot.mind.types import Wish
from bot.mind.values import replace, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.mind.state import State
    from bot.mind.traits import Temper
    from bot.mind.types import Traits, Wanting

_SEEKING_AT = 0.6
_SEEKING_ENDS = 14 * DAY
_NEED_RESTS, _NEED_LASTS = 12 * HOUR, 7 * DAY
_OVERFLOW_RESTS = HOUR
OVERFLOW_ENDS = 0.6
"""A feeling that was too much is over below this share of the threshold."""
_PRIORITIES = ("high", "medium", "low")


@value
class _Span:
    """From when until when (microseconds) a wish would be pending; `need` names which need it is about."""

    kind: str
    since: int
    until: int
    need: str = ""


@value
class Prospect:
    """What the character will like to do after an event if nothing else happens: worked out once, asked for any moment."""

    state: State
    traits: Traits
    wanting: Wanting
    spans: tuple[_Span, ...]

    def outlook(self, at: datetime) -> tuple[tuple[Wish, ...], datetime | None]:
        """(`wishes` at `at`, when they change: one more of them, or the end of one; None for never)."""
        if not self.spans:
            return (), None
        now = us(at)
        free = _free(self.state, self.wanting, now)
        pending = self._pending(now, free)
        starts = [_start(span, now, free) for span in self.spans if span.kind not in pending]
        changes = [start for start in starts if start is not None]
        changes += [span.until for span in pending.values()]
        return self._wishes(pending, now), moment(min(changes)) if changes else None

    def next_moment(self, at: datetime, *, only: str | None = None) -> datetime | None:
        """As the function of this name, for all types or one."""
        now = us(at)
        free = _free(self.state, self.wanting, now)
        starts = [_start(span, now, free) for span in self.spans if only in {None, span.kind}]
        soonest = min((start for start in starts if start is not None), default=None)
        return None if soonest is None else at if soonest == now else moment(soonest)

    def wishes(self, at: datetime) -> tuple[Wish, ...]:
        """As the function of this name."""
        now = us(at)
        return self._wishes(self._pending(now, _free(self.state, self.wanting, now)), now)

    def _pending(self, now: int, free: int) -> dict[str, _Span]:
        pending: dict[str, _Span] = {}
        for span in self.spans if free == now else ():
            if span.since <= now < span.until:
                pending.setdefault(span.kind, span)
        return pending

    def _wishes(self, pending: Mapping[str, _Span], now: int) -> tuple[Wish, ...]:
        if not pending:
            return ()
        of = temper(self.traits)
        return tuple(sorted([_wish(span, self.state, of, now) for span in pending.values()], key=_rank))


def prospect(state: State, traits: Traits, wanting: Wanting) -> Prospect:
    """What lies ahead of this state; nothing while it is not enabled."""
    spans = sorted(_spans(state, temper(traits), wanting), key=_since) if wanting.enabled else ()
    return Prospect(state, traits, wanting, tuple(spans))


def wishes(state: State, traits: Traits, wanting: Wanting, at: datetime) -> tuple[Wish, ...]:
    """What it would like to do at `at`: at most one wish of each type, by priority, then age.

    Empty while it is not enabled and inside the cooldown. (type, since) stays the same between events.
    """
    return prospect(state, traits, wanting).wishes(at)


def next_moment(state: State, traits: Traits, wanting: Wanting, at: datetime) -> datetime | None:
    """The earliest whole second from `at` on at which there are wishes if nothing else happens; None for never.

    `at` itself, to the microsecond, where there are some already.
    """
    return prospect(state, traits, wanting).next_moment(at)


def _since(span: _Span) -> int:
    return span.since


def _rank(wish: Wish) -> tuple[int, datetime, str]:
    return _PRIORITIES.index(wish.priority), wish.since, wish.type


def _free(state: State, wanting: Wanting, now: int) -> int:
    """From when on the cooldown allows wishes: `now`, or its end."""
    allowed = next_allowed(state, wanting)
    return now if allowed is None else max(now, us(allowed))


def _start(span: _Span, now: int, free: int) -> int | None:
    """When the wish comes up, from `now` on: right now, or at a whole second; None where it is over by then."""
    start = max(span.since, free)
    start = start if start == now else second_up(start)
    return start if start < span.until else None


def next_allowed(state: State, wanting: Wanting) -> datetime | None:
    """The end of the cooldown after the last delivery; None if nothing was ever delivered."""
    if state.reach.delivered_at is None:
        return None
    return moment(state.reach.delivered_at) + timedelta(hours=wanting.cooldown_hours)


def settled(state: State, _traits: Traits, wish: Wish, outcome: str, at: datetime) -> State:
    """The state after a wish was `delivered`, `dismissed` or `failed` at `at`; nobody's feelings move.

    Delivered: the cooldown counts from `at`, and the wish waits (a need until it is fed above .45, an overflow
    until the load was below .6 of the threshold, seeking until the person writes). Dismissed: nothing of this
    type until the next turn. Failed: it may come again an hour later, as a new wish. Raises ValueError for
    another outcome.
    """
    came = reach.settled(state.reach, wish.type, outcome, since=us(wish.since), at=us(at))
    need = wish.about.get("need")
    if outcome == "delivered" and isinstance(need, str):
        return replace(state, reach=came, needs=needs.told(state.needs, need))
    return replace(state, reach=came)


def _spans(state: State, of: Temper, wanting: Wanting) -> Iterator[_Span]:
    """Every span of the types that are switched on and not dismissed; `since` and `until` are whole seconds."""
    wanted = {
        SEEKING: (wanting.attachment_seeking, _seeking),
        DEFICIT: (wanting.need_deficit, _deficits),
        OVERFLOW: (wanting.emotional_overflow, _overflow),
    }
    for kind, (on, found) in wanted.items():
        if not on or kind in state.reach.dismissed:
            continue
        earliest = state.reach.not_before.get(kind, 0)
        for need, start, end in found(state, of):
            since, until = second_up(max(start, earliest)), second_up(end)
            if since < until:
                yield _Span(kind, since, until, need)


def _seeking(state: State, of: Temper) -> Iterator[tuple[str, float, float]]:
    """U = Umax·(1 - exp(-(absence - rest)/tau)) crosses .6 (separation, after Bowlby); over after 14 days.

    Umax = .4 + .6·depth, so it never does where depth is 1/3 or less. Rest and tau follow the person's own usual
    gap, at least 20 and 12 hours; a tender character shortens tau by up to a fifth, never the rest.
    """
    last, depth = state.last_turn, state.closeness.depth
    if last is None or depth <= 1 / 3 or not state.reach.seeking:
        return
    most, rest, tau = _pull(state, of)
    absent = rest - tau * math.log(1 - _SEEKING_AT / most)
    yield "", last + absent * HOUR, last + _SEEKING_ENDS


def _pull(state: State, of: Temper) -> tuple[float, float, float]:
    """(Umax, rest in hours, tau in hours)."""
    gap = state.closeness.gap
    return (
        0.4 + 0.6 * state.closeness.depth,
        max(20.0, gap),
        max(12.0, gap) * (1 - 0.2 * clamped(of.tender)),
    )


def _urge(state: State, of: Temper, now: int) -> float:
    most, rest, tau = _pull(state, of)
    absent = hours(now - (state.last_turn or now))
    return 0.0 if absent <= rest else most * (1 - math.exp(-(absent - rest) / tau))


def _deficits(state: State, of: Temper) -> Iterator[tuple[str, float, float]]:
    """Each armed need from when it is low (.35), but no sooner than 12 hours after the person wrote; for a week."""
    rested = 0 if state.last_turn is None else state.last_turn + _NEED_RESTS
    for need in state.needs.armed:
        start = state.reach.low_since.get(need)
        if start is None:
            start = max(state.at + needs.hours_until_low(state.needs, need, of) * HOUR, rested)
        yield need, start, start + _NEED_LASTS


def low_since(state: State, of: Temper, now: int) -> dict[str, int]:
    """Since when each need that is low at `now` could be a wish, by need."""
    return {need: second_up(start) for need, start, _ in _deficits(state, of) if start <= now}


def _overflow(state: State, of: Temper) -> Iterator[tuple[str, float, float]]:
    """A good feeling that was too much, from an hour after the last turn (a talk comes first) until it has ebbed."""
    if not state.reach.overflowing or state.last_turn is None:
        return
    ends = of.load_half_life * math.log2(max(1.0, state.heart.load / (OVERFLOW_ENDS * of.threshold)))
    yield "", state.last_turn + _OVERFLOW_RESTS, state.at + ends * HOUR


def _wish(span: _Span, state: State, of: Temper, now: int) -> Wish:
    if span.kind == SEEKING:
        urge, threshold = _urge(state, of, now), _SEEKING_AT
        absent = round(hours(now - (state.last_turn or now)), 2)
        about: dict[str, float | str] = {"hours_absent": absent, "bond": round(state.closeness.depth, 3)}
    elif span.kind == DEFICIT:
        level = needs.after(state.needs, of, hours(now - state.at)).level(span.need)
        urge, threshold = 1 - level, 1 - needs.LOW
        about = {"need": span.need, "level": round(level, 3)}
    else:
        heart = emotion.after(state.heart, of, hours(now - state.at))
        urge, threshold = min(1.0, heart.load), OVERFLOW_ENDS * of.threshold
        about = {"emotion": _glad(heart, of), "intensity": round(min(1.0, emotion.strength(heart, of)), 3)}
    return Wish(
        type=span.kind,
        since=moment(span.since),
        expires_at=moment(span.until),
        urge=round(clamped(max(urge, threshold)), 6),
        threshold=round(threshold, 6),
        priority=_priority(urge, threshold),
        about=about,
    )


def _glad(heart: emotion.Heart, of: Temper) -> str:
    """What the good feeling is called."""
    names = [name for name, _ in heart.names if pleasant(name)]
    return names[0] if names else nearest(emotion.offset(heart, of))


def _priority(urge: float, threshold: float) -> str:
    """Orders wishes among each other, and nothing more: it never shortens a wait."""
    above = (urge - threshold) / (1 - threshold)
    return "low" if above < 0.33 else "medium" if above < 0.66 else "high"
