"""Lets one message move the whole state, and reads the state at any instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.mind import attachment, closeness, emotion, labels, needs, patterns, reach, trust
from bot.mind.moments import HOUR, clamped, hours, us
from bot.mind.state import State, exact, plain
from bot.mind.traits import temper
from bot.mind.types import Bond, Feeling, Finding, Reading, Step

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
    moved = replace(
        state,
        at=now,
        last_turn=now,
        heart=heart,
        needs=needs.fed(needs.after(state.needs, of, elapsed), reading, apart=hours(gap)),
        trust=trusted,
        closeness=closeness.grown(state.closeness, reading, at=now, apart=hours(gap)),
        reach=_reach(state.reach, before, heart, of),
    )
    findings: tuple[Finding, ...] = ()
    if scored:
        moved, findings = _scored(moved, reading, at=now, gap=gap, speaker=speaker)
    return Step(exact(moved), reading.appraisal, changes, findings)


def _reach(kept: reach.Reach, before: emotion.Heart, after: emotion.Heart, of: Temper) -> reach.Reach:
    return reach.overflowed(
        reach.written_to(kept),
        before=before.load,
        load=after.load,
        threshold=of.threshold,
        pleasant=after.emotion[0] > 0,
    )


def _scored(
    state: State, reading: Reading, *, at: int, gap: int, speaker: str
) -> tuple[State, tuple[Finding, ...]]:
    kept, findings = patterns.observe(
        dict(state.patterns.get(speaker, {})), reading.signals, at_hours=at / HOUR, speaker=speaker
    )
    style = attachment.scored(state.attachment, reading, at=at, gap=gap)
    return replace(state, attachment=style, patterns=_with(state.patterns, speaker, kept)), findings


def _with(
    kept: Mapping[str, Mapping[str, Any]], speaker: str, own: Mapping[str, Any]
) -> dict[str, Mapping[str, Any]]:
    others = {name: one for name, one in kept.items() if name != speaker}
    return others | {speaker: plain(own)} if own else others


def feeling(state: State, traits: Traits, at: datetime) -> Feeling:
    """How the character is at `at`; at the last event for anything earlier."""
    of = temper(traits)
    elapsed = hours(max(0, us(at) - state.at))
    heart, met = emotion.after(state.heart, of, elapsed), needs.after(state.needs, of, elapsed)
    v, a, d = emotion.shown(heart)
    primary, secondary = labels.felt(heart.names, emotion.length(heart), emotion.offset(heart, of))
    return Feeling(
        V=v,
        A=a,
        D=d,
        intensity=clamped(emotion.strength(heart, of)),
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
            for finding in patterns.present(dict(kept), at_hours=now / HOUR, speaker=speaker)
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
