"""Lets one message move the whole state, and reads the state at any instant."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.mind import attachment, closeness, emotion, labels, needs, patterns, reach, triggers, trust
from bot.mind.moments import HOUR, clamped, hours, us
from bot.mind.state import State, exact
from bot.mind.traits import temper
from bot.mind.types import Bond, Feeling, Finding, Reading, Step
from bot.mind.values import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.mind.traits import Temper
    from bot.mind.types import Traits


def turn(
    state: State, traits: Traits, reading: Reading, *, at: datetime, speaker: str, scored: bool = True
) -> Step:
    """The state after what `speaker` wrote at `at`, and what that changed.

    An `at` before the last event counts as the moment of the last event. With `scored=False` attachment and
    patterns stay as they are.
    """
    now, of = max(us(at), state.at), temper(traits)
    elapsed = hours(now - state.at)
    gap = 0 if state.last_turn is None else now - state.last_turn
    before = emotion.after(state.heart, of, elapsed)
    heart = emotion.moved(before, reading, of)
    trusted, changes = trust.moved(trust.after(state.trust, of, elapsed), reading, of, now)
    style, kept, findings = state.attachment, state.patterns, ()
    if scored:
        style = attachment.scored(state.attachment, reading, at=now, gap=gap)
        kept, findings = _observed(state.patterns, reading, at=now, speaker=speaker)
    moved = State(
        at=now,
        last_turn=now,
        heart=exact(heart),
        needs=exact(needs.fed(needs.after(state.needs, of, elapsed), reading, apart=hours(gap))),
        trust=exact(trusted),
        attachment=exact(style),
        closeness=exact(closeness.grown(state.closeness, reading, at=now, apart=hours(gap))),
        reach=exact(_reach(state.reach, before, heart, of)),
        patterns=kept,
    )
    return Step(moved, reading.appraisal, changes, findings)


def happened(state: State, traits: Traits, reading: Reading, *, at: datetime) -> Step:
    """The state after something that nobody said: the world, or the character itself, did it at `at`.

    It moves the feeling, and through it a wish to tell of something good. All else is about the person and stays as time
    alone leaves it: needs are fed by people, trust and closeness by what they do, attachment and patterns by how they
    write, and how long they are away is counted from their last message, not from a change of the weather.
    """
    now, of = max(us(at), state.at), temper(traits)
    elapsed = hours(now - state.at)
    before = emotion.after(state.heart, of, elapsed)
    heart = emotion.moved(before, reading, of)
    overflow = reach.overflowed(
        replace(state.reach, low_since=triggers.low_since(state, of, now)),
        before=before.load,
        load=heart.load,
        threshold=of.threshold,
        pleasant=heart.emotion[0] > 0,
    )
    moved = replace(
        state,
        at=now,
        heart=exact(heart),
        needs=exact(needs.after(state.needs, of, elapsed)),
        trust=exact(trust.after(state.trust, of, elapsed)),
        reach=exact(overflow),
    )
    return Step(moved, reading.appraisal, (), ())


def _reach(kept: reach.Reach, before: emotion.Heart, after: emotion.Heart, of: Temper) -> reach.Reach:
    return reach.overflowed(
        reach.written_to(kept),
        before=before.load,
        load=after.load,
        threshold=of.threshold,
        pleasant=after.emotion[0] > 0,
    )


def _observed(
    kept: Mapping[str, Mapping[str, Any]], reading: Reading, *, at: int, speaker: str
) -> tuple[Mapping[str, Mapping[str, Any]], tuple[Finding, ...]]:
    seen = {**reading.signals, **reading.hints} if reading.hints else reading.signals
    own, findings = patterns.observe(
        kept.get(speaker, {}), seen, at_hours=at / HOUR, speaker=speaker, people=reading.people
    )
    return _with(kept, speaker, own), findings


def _with(
    kept: Mapping[str, Mapping[str, Any]], speaker: str, own: Mapping[str, Any]
) -> dict[str, Mapping[str, Any]]:
    others = {name: one for name, one in kept.items() if name != speaker}
    return others | {speaker: own} if own else others


def feeling(state: State, traits: Traits, at: datetime) -> Feeling:
    """How the character is at `at`; at the last event for anything earlier."""
    of = temper(traits)
    elapsed = hours(max(0, us(at) - state.at))
    heart, met = emotion.after(state.heart, of, elapsed), needs.after(state.needs, of, elapsed)
    v, a, d = emotion.shown(heart)
    offset = emotion.offset(heart, of)
    primary, secondary = labels.felt(heart.names, emotion.length(heart), offset)
    return Feeling(
        V=v,
        A=a,
        D=d,
        intensity=clamped(math.hypot(*offset)),
        primary=primary,
        secondary=secondary,
        body_budget=clamped(heart.budget),
        belonging=met.belonging,
        competence=met.competence,
        autonomy=met.autonomy,
    )


def bond(state: State, traits: Traits, at: datetime) -> Bond:
    """How the two get on at `at`; at the last event for anything earlier."""
    of, now = temper(traits), max(us(at), state.at)
    healed = trust.after(state.trust, of, hours(now - state.at))
    anxiety, avoidance = attachment.dimensions(state.attachment)
    return Bond(
        trust=healed.level,
        integrity=healed.integrity,
        reliability=healed.reliability,
        style=state.attachment.style,
        style_confident=state.attachment.confident,
        anxiety=anxiety,
        avoidance=avoidance,
        depth=state.closeness.depth,
        familiarity=closeness.familiarity(state.closeness),
        rapport=state.closeness.rapport,
        turn_count=state.closeness.turns,
        style_because=attachment.because(state.attachment),
        findings=tuple(
            finding
            for speaker, kept in sorted(state.patterns.items())
            for finding in patterns.present(kept, at_hours=now / HOUR, speaker=speaker)
        ),
    )


def dispute(state: State, pattern: str, *, speaker: str) -> State:
    """The state after `speaker` said that this finding is wrong: it and its lines stop counting."""
    if speaker not in state.patterns:
        return state
    kept = patterns.dispute(dict(state.patterns[speaker]), pattern)
    return replace(state, patterns=_with(state.patterns, speaker, kept))


def forget_speaker(state: State, speaker: str) -> State:
    """The state without anything that is counted of this speaker."""
    return replace(state, patterns=_with(state.patterns, speaker, {}))
