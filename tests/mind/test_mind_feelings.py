"""Feelings go where the contract's worked appraisals say, colour the mood a little, and fade by character."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from datetime import timedelta

import pytest
from mind_events import BETRAYAL, CHEERFUL, INSULT, KIND, NOON, ORDINARY, THRILLED, evening, lived

from bot.mind import Appraisal, Feeling, Reading, Traits, born, feeling, turn
from bot.mind.emotion import Heart, after, impulse
from bot.mind.traits import temper

PLAIN = Traits()
LEVEL = Appraisal(0.9, 0.9, 0.5, 0.8, 0.8, 0.7)
DEATH = Appraisal(1, -1, 0.1, 0.1, -0.8, -0.5)
TREASON = Appraisal(1, -0.9, 0.1, 0.1, -0.9, -1)
BOSS = Appraisal(1, 1, 0.4, 0.7, 0.9, 0.8)
AMBUSH = Appraisal(0.9, -0.7, 0, 0.2, -0.8, -0.3)
TREASURE = Appraisal(0.6, 0.8, 0.2, 0.5, 0.3, 0.5)


def moved(appraisal: Appraisal, traits: Traits = PLAIN) -> tuple[Feeling, Feeling]:
    """Before and right after."""
    state = born(traits, NOON)
    step = turn(state, traits, Reading(appraisal=appraisal, confidence=1.0), at=NOON, speaker="1")
    return feeling(state, traits, NOON), feeling(step.state, traits, NOON)


@pytest.mark.parametrize("traits", [PLAIN, CHEERFUL, Traits(E=0.2, A=0.3, N=0.8)])
@pytest.mark.parametrize(
    ("appraisal", "v", "a", "d"),
    [
        (LEVEL, 0.25, 0, 0.25),
        (DEATH, -0.4, 0.4, -0.4),
        (TREASON, -0.4, 0.4, 0),
        (BOSS, 0.35, 0, 0.35),
        (AMBUSH, -0.15, 0.4, 0),
        (TREASURE, 0.15, 0, 0),
    ],
    ids=["level", "death", "betrayal", "boss", "ambush", "treasure"],
)
def test_the_worked_appraisals_move_the_feeling_their_way(
    appraisal: Appraisal, v: float, a: float, d: float, traits: Traits
) -> None:
    before, after = moved(appraisal, traits)
    for asked, change in ((v, after.V - before.V), (a, after.A - before.A), (d, after.D - before.D)):
        assert not asked or change * math.copysign(1, asked) >= abs(asked) * 0.8


@pytest.mark.parametrize(
    ("appraisal", "name"),
    [
        (LEVEL, "pride"),
        (DEATH, "distress"),
        (TREASON, "anger"),
        (BOSS, "pride"),
        (AMBUSH, "fear"),
        (TREASURE, "joy"),
    ],
)
def test_the_worked_appraisals_have_their_names(appraisal: Appraisal, name: str) -> None:
    assert moved(appraisal)[1].primary == name


def test_kindness_is_answered_with_gratitude_and_news_of_grief_with_sympathy() -> None:
    grief = Reading(appraisal=Appraisal(0.8, -0.8, 0.1, 0.1, -0.8, -0.3), disclosure_layer=2, confidence=0.9)
    names = [
        feeling(turn(born(PLAIN, NOON), PLAIN, reading, at=NOON, speaker="1").state, PLAIN, NOON).primary
        for reading in (KIND, grief)
    ]
    assert names == ["gratitude", "sympathy"]


def test_a_feeling_that_is_left_over_becomes_the_undertone() -> None:
    state, at, _ = lived(PLAIN, [(timedelta(), THRILLED), (timedelta(minutes=5), BETRAYAL)])
    felt = feeling(state, PLAIN, at)
    assert (felt.primary, felt.secondary) == ("anger", "joy")


def test_a_mood_fades_while_nobody_writes() -> None:
    state, at, _ = lived(CHEERFUL, evening(THRILLED, 4))
    rest = feeling(born(CHEERFUL, NOON), CHEERFUL, NOON).V
    above = [feeling(state, CHEERFUL, at + timedelta(hours=hours)).V - rest for hours in (0, 6, 24, 72)]
    assert above == sorted(above, reverse=True)
    assert above[0] > 0.3
    assert above[-1] < 0.05


def test_a_strong_short_emotion_moves_the_mood_by_a_tenth() -> None:
    heart = Heart(
        emotion=(1.0, 0.0, 0.0), half_life=1.0, mood=temper(PLAIN).rest, names=(), load=0.0, budget=0.9
    )
    highest = max(after(heart, temper(PLAIN), hours / 4).mood[0] for hours in range(1, 80))
    assert highest == pytest.approx(0.10, abs=0.01)


def test_ten_thanks_please_more_than_one_but_not_ten_times() -> None:
    rest = feeling(born(PLAIN, NOON), PLAIN, NOON).V
    one, ten = (lived(PLAIN, evening(KIND, times)) for times in (1, 10))
    first, last = (feeling(state, PLAIN, at).V - rest for state, at, _ in (one, ten))
    assert first < last < 2 * first


def test_it_does_not_sulk_six_hours_after_an_insult() -> None:
    for traits in (PLAIN, Traits(E=0, A=0, N=1, H=0), CHEERFUL):
        state, at, _ = lived(traits, [*evening(THRILLED, 5), *evening(INSULT, 1)])
        assert state.heart.half_life <= 1.5
        rest = temper(traits).rest[0]
        later = feeling(state, traits, at + timedelta(hours=6))
        assert later.primary not in {"anger", "reproach"}
        assert rest - 0.15 < later.V


def test_ordinary_talk_leaves_an_ordinary_feeling() -> None:
    state, at, _ = lived(PLAIN, evening(ORDINARY, 3))
    felt = feeling(state, PLAIN, at)
    assert felt.intensity < 0.2
    assert felt.V > 0


def test_the_energy_goes_down_in_talk_and_comes_back_with_rest() -> None:
    state, at, _ = lived(PLAIN, evening(INSULT, 12))
    tired, rested = (feeling(state, PLAIN, at + timedelta(hours=hours)).body_budget for hours in (0, 12))
    assert tired < 0.7
    assert rested > tired + 0.2


def test_a_middling_character_rests_in_the_middle() -> None:
    felt = feeling(born(PLAIN, NOON), PLAIN, NOON)
    assert pytest.approx((0, 0.3, 0)) == (felt.V, felt.A, felt.D)
    assert (felt.intensity, felt.primary, felt.secondary) == (0, "neutral", None)


def test_no_corner_of_character_rests_near_the_bounds() -> None:
    for corner in itertools.product((0.0, 0.5, 1.0), repeat=6):
        v, a, d = temper(Traits(*corner)).rest
        assert abs(v) < 0.67
        assert abs(d) < 0.67
        assert 0.1 < a < 0.5


def test_agreeable_characters_rest_higher_and_tender_ones_are_hit_harder() -> None:
    kind = [temper(Traits(A=a)).rest[0] for a in (0, 0.5, 1)]
    assert kind == sorted(kind)
    assert kind[2] - kind[1] == pytest.approx(0.39 / 2, abs=0.01)
    shaken = [temper(Traits(N=n)).rest[0] for n in (0, 1)]
    assert shaken[1] - shaken[0] == pytest.approx(0, abs=0.05)
    calm, tender = (impulse(DEATH, temper(Traits(N=n)), appeal=0) for n in (0, 1))
    assert tender[0] < calm[0]
    assert tender[1] > calm[1]


def test_flattery_pleases_a_sincere_character_less() -> None:
    praise = replace(TREASURE, agency=-0.5)
    sincere, vain = (impulse(praise, temper(Traits(H=h)), appeal=1)[0] for h in (0.6, 0.4))
    plain = [impulse(praise, temper(Traits(H=h)), appeal=0)[0] for h in (0.6, 0.4)]
    assert sincere - plain[0] < vain - plain[1]
