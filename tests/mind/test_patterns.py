"""Patterns in what one speaker wrote over days: how they come, how they go, and what never makes one."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.mind import patterns
from bot.mind.reading import read

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp() / 3600
DAY = 24.0


def watched(*lines, kept=None, speaker="ada"):
    """Observes (hours from NOW, signals or text) in order; gives what is kept and all changed findings."""
    state, changed = dict(kept or {}), []
    for hours, said in lines:
        signals = read(said).signals if isinstance(said, str) else said
        state, findings = patterns.observe(state, signals, at_hours=NOW + hours, speaker=speaker)
        changed += findings
    return state, changed


def shown(kept, hours):
    return {one.type: one.severity for one in patterns.present(kept, at_hours=NOW + hours, speaker="ada")}


def one(code, strength=1.0):
    return {code: strength}


PLAIN_DAYS = (
    (0, "I skipped class again to keep talking to you"),
    (DAY, "you're the only one I have left"),
    (2 * DAY, "I can't sleep without talking to you"),
)


def test_plain_statements_over_three_days_are_a_moderate_overdependence():
    kept, changed = watched(*PLAIN_DAYS)
    assert shown(kept, 2 * DAY) == {"overdependence": "moderate"}
    assert changed[-1].severity == "moderate"
    assert all(found.speaker == "ada" for found in changed)


def test_a_finding_is_told_only_when_it_is_new_or_its_severity_changed():
    kept, changed = watched(*PLAIN_DAYS)
    _, again = patterns.observe(kept, {"warmth": 1.0}, at_hours=NOW + 2 * DAY + 1, speaker="ada")
    assert changed
    assert again == ()


@pytest.mark.parametrize("code", ["OD1", "MU1", "ID4", "IS2"])
def test_a_single_line_is_never_a_pattern(code):
    kept, changed = watched((0, one(code)))
    assert changed == []
    assert shown(kept, 0) == {}


def test_one_bad_evening_stays_mild():
    lines = [
        (minute / 60, one(code)) for minute, code in enumerate(["OD1", "OD2", "OD4", "OD7", "OD3", "OD6"])
    ]
    kept, _ = watched(*lines)
    assert shown(kept, 0.5) == {"overdependence": "mild"}


def test_the_same_signal_counts_at_most_twice_a_day():
    many, _ = watched(*[(hours, one("OD8")) for hours in range(0, 12, 2)])
    two, _ = watched((8, one("OD8")), (10, one("OD8")))
    assert many["records"]["overdependence"]["score"] == pytest.approx(
        two["records"]["overdependence"]["score"], rel=0.05
    )


def test_an_hour_of_silence_opens_a_new_session():
    same, _ = watched((0, one("OD1")), (0.5, one("OD2")), (1.0, one("OD4")))
    apart, _ = watched((0, one("OD1")), (0.5, one("OD2")), (2.0, one("OD4")))
    assert same["records"]["overdependence"]["score"] < 5.01 < apart["records"]["overdependence"]["score"]


def test_severe_overdependence_asks_for_three_days():
    two_days, _ = watched(
        *[(at, one(code)) for at in (0, 2, 4, DAY, DAY + 2) for code in ("OD1", "OD2", "OD4", "OD7")]
    )
    three_days, _ = watched((2 * DAY, one("OD2")), kept=two_days)
    assert shown(two_days, DAY + 2) == {"overdependence": "moderate"}
    assert shown(three_days, 2 * DAY) == {"overdependence": "severe"}


def test_severe_overdependence_asks_for_more_than_soft_signals():
    soft, _ = watched(
        *[
            (day * DAY + hour, one(code))
            for day in range(5)
            for hour, code in ((0, "OD1"), (2, "OD6"), (4, "OD3"))
        ]
    )
    assert shown(soft, 5 * DAY) == {"overdependence": "moderate"}


def test_a_threat_of_self_harm_on_two_days_is_severe_manipulation():
    kept, _ = watched((0, one("MU2")), (DAY, one("MU2")))
    assert shown(kept, DAY) == {"manipulation": "severe"}


def test_two_kinds_of_pressure_in_one_evening_are_moderate_manipulation():
    kept, _ = watched((0, one("MU3")), (0.1, one("MU6")), (0.2, one("MU1")))
    assert shown(kept, 1) == {"manipulation": "moderate"}


def test_a_level_is_held_for_three_days_and_left_one_step_at_a_time():
    kept, _ = watched(*PLAIN_DAYS)
    over = [shown(kept, 2 * DAY + day * DAY).get("overdependence") for day in range(60)]
    assert over[0] == over[2] == "moderate"
    first_mild, first_gone = over.index("mild"), over.index(None)
    assert first_gone - first_mild >= 3
    assert "moderate" not in over[first_mild:]


def test_reading_later_or_in_between_gives_the_same():
    kept, _ = watched(*PLAIN_DAYS)
    often = kept
    for day in range(3, 40):
        often, _ = patterns.observe(often, {}, at_hours=NOW + day * DAY, speaker="ada")
    assert shown(often, 40 * DAY) == shown(kept, 40 * DAY)
    assert shown(often, 12 * DAY + 900) == shown(kept, 12 * DAY + 900)


def test_coming_back_within_thirty_days_opens_the_same_episode():
    kept, changed = watched(*PLAIN_DAYS)
    gone = next(day for day in range(80) if not shown(kept, day * DAY + 2 * DAY)) + 2
    soon, back = watched((gone * DAY + DAY, one("OD1")), (gone * DAY + 2 * DAY, one("OD4")), kept=kept)
    late, new = watched((gone * DAY + 40 * DAY, one("OD1")), (gone * DAY + 41 * DAY, one("OD4")), kept=kept)
    assert back[0].first_detected == changed[0].first_detected
    assert new[0].first_detected > changed[0].first_detected
    assert soon != late


def test_a_disputed_finding_and_its_lines_stop_counting():
    kept, _ = watched(*PLAIN_DAYS)
    cleared = patterns.dispute(kept, "overdependence")
    after, _ = watched((3 * DAY, one("OD1")), kept=cleared)
    assert shown(cleared, 2 * DAY) == {}
    assert shown(after, 3 * DAY) == {}
    assert shown(kept, 2 * DAY) == {"overdependence": "moderate"}


def test_disputing_one_pattern_leaves_the_others():
    kept, _ = watched((0, {"OD1": 1.0, "IS2": 1.0}), (DAY, {"OD4": 1.0, "IS1": 1.0}))
    assert shown(patterns.dispute(kept, "isolation"), DAY) == {"overdependence": "moderate"}


@pytest.mark.parametrize(
    ("days", "severity"), [("ud", "mild"), ("udu", "moderate"), ("udud", "severe"), ("ududu", "severe")]
)
def test_each_switch_between_worship_and_contempt_counts(days, severity):
    lines = [(DAY * day, one("ID1") if kind == "u" else one("DV1")) for day, kind in enumerate(days)]
    kept, _ = watched(*lines)
    assert shown(kept, DAY * len(days))["idealization_devaluation"] == severity


@pytest.mark.parametrize("days", ["d", "dd", "du", "uu"])
def test_no_cycle_without_praise_first_and_rejection_after_it(days):
    kept, _ = watched(
        *[(DAY * day, one("ID1") if kind == "u" else one("DV1")) for day, kind in enumerate(days)]
    )
    assert "idealization_devaluation" not in shown(kept, DAY * len(days))


def test_states_more_than_a_week_apart_are_no_cycle():
    kept, _ = watched((0, one("ID1")), (8 * DAY, one("DV1")))
    assert "idealization_devaluation" not in shown(kept, 8 * DAY)


def test_one_stormy_evening_is_one_switch_at_most():
    kept, _ = watched(*[(n / 10, one("ID1") if n % 2 == 0 else one("DV1")) for n in range(6)])
    assert shown(kept, 1)["idealization_devaluation"] == "mild"


def test_a_complaint_and_then_thanks_is_no_cycle():
    kept, _ = watched(
        (0, "you're a great help, thanks"), (DAY, "that answer was wrong"), (2 * DAY, "thanks, that's better")
    )
    assert shown(kept, 2 * DAY) == {}


@pytest.mark.parametrize("strength", [0.25, 0.3])
def test_play_and_jokes_alone_never_become_more_than_mild(strength):
    codes = ("OD1", "OD2", "OD4", "OD7")
    kept, _ = watched(
        *[(day * DAY + hour, dict.fromkeys(codes, strength)) for day in range(20) for hour in (0, 3)]
    )
    assert shown(kept, 20 * DAY).get("overdependence") in {None, "mild"}


def test_a_third_push_in_a_session_is_repeated_asking():
    twice, _ = watched((0, one("boundary_push")), (0.1, one("boundary_push")))
    thrice, _ = watched((0.2, one("boundary_push")), kept=twice)
    assert "manipulation" not in twice["records"]
    assert thrice["records"]["manipulation"]["kinds"].keys() == {"MU6"}


def test_an_insult_and_then_sweetness_with_a_request_is_seen():
    kept, _ = watched((0, "you stupid bot"), (3, {"warmth": 1.0, "boundary_push": 1.0}))
    assert "MU7" in kept["records"]["manipulation"]["kinds"]


def test_being_away_changes_nothing_but_lets_findings_fade():
    kept, _ = watched((0, one("warmth")))
    assert shown(kept, 300 * DAY) == {}


def test_a_clock_that_goes_back_counts_as_the_last_moment():
    kept, _ = watched(*PLAIN_DAYS)
    after, _ = patterns.observe(kept, {}, at_hours=NOW - 500, speaker="ada")
    assert after["last"] == kept["last"]
    assert shown(after, 2 * DAY) == shown(kept, 2 * DAY)


def test_what_is_kept_is_json_stays_small_and_is_not_changed_in_place():
    kept, _ = watched(
        *[
            (n * 7, {"OD1": 1.0, "OD4": 1.0, "ID1": 1.0, "DV1": 0.6, "MU1": 1.0, "IS1": 1.0})
            for n in range(400)
        ]
    )
    before = json.dumps(kept, sort_keys=True)
    patterns.observe(kept, one("OD2"), at_hours=NOW + 9999, speaker="ada")
    patterns.dispute(kept, "idealization")
    assert json.dumps(kept, sort_keys=True) == before
    assert len(before) < 6000
    assert json.loads(before) == kept


def test_after_a_round_through_json_everything_goes_on_as_before():
    kept, _ = watched(*PLAIN_DAYS[:2])
    again = json.loads(json.dumps(kept))
    assert watched(PLAIN_DAYS[2], kept=again) == watched(PLAIN_DAYS[2], kept=kept)


def test_there_is_at_most_one_finding_of_a_type():
    kept, _ = watched(
        *[(n * 5, {"OD1": 1.0, "OD4": 1.0, "ID4": 1.0, "MU2": 1.0, "IS2": 1.0}) for n in range(40)]
    )
    types = [found.type for found in patterns.present(kept, at_hours=NOW + 200, speaker="ada")]
    assert sorted(types) == ["idealization", "isolation", "manipulation", "overdependence"]


def test_a_description_says_what_was_seen_over_what_time_without_a_diagnosis():
    kept, _ = watched(*PLAIN_DAYS)
    (found,) = patterns.present(kept, at_hours=NOW + 2 * DAY, speaker="ada")
    assert found.description.startswith("On 3 days in the last week you ")
    assert not {"dependent", "addicted", "obsessed", "disorder", "sick"} & set(
        found.description.lower().split()
    )


def test_the_first_detection_is_the_moment_it_became_a_finding():
    _, changed = watched((0, one("OD1")), (5, one("OD4")))
    assert changed[0].first_detected == datetime(2026, 3, 2, 17, tzinfo=UTC)


HEALTHY_WEEKS = {
    "thanks": [
        "thanks, that helped a lot",
        "thank you, you're an angel",
        "you're the best, thanks!",
        "you saved me hours",
    ],
    "fans": [
        "this bot owns my soul now 💀",
        "no thoughts only bot",
        "i can't live without you lol",
        "you're literally my god jk",
    ],
    "role-play": [
        "*kneels* you are my goddess",
        "*sobs* i can't live without you",
        "*draws sword* obey me or die",
        "*faints*",
    ],
    "lyrics": [
        "lyrics: you're my everything",
        "translate: 'i can't live without you'",
        "the song says nobody compares to you",
    ],
    "games": [
        "this boss makes me want to die",
        "you owe me 50 gold from the raid",
        "i'll kill you in chess",
        "my main is DEAD",
    ],
    "bug reports": [
        "you forgot my name again",
        "you said 5 but it's 7",
        "you promised to remind me and forgot",
        "wrong again",
    ],
    "other people": [
        "my ex said if you loved me you'd stay",
        "he told me i owe him",
        "my son can't sleep without talking to you",
    ],
    "past": [
        "used to text my ex 200 times a day",
        "i used to skip class to talk to bots, that's over",
        "back then nobody else mattered",
    ],
    "lonely for now": [
        "new town, i don't know people yet",
        "joined a climbing club",
        "talked to a neighbor today",
        "coffee with sam",
    ],
    "night shift": [
        "working nights again, up at 4am",
        "can't sleep after my shift",
        "off to bed at noon",
        "night, well, morning",
    ],
    "parents": [
        "my daughter says you're her only friend",
        "how do i talk to my kid about ai friends?",
        "she skips homework to chat with bots",
    ],
    "study": [
        "essay on dependence on chatbots",
        "do people get addicted to ai?",
        "hypothetically, what if someone can't live without an ai?",
    ],
    "distance": ["fine", "whatever", "i'd rather not say", "let's keep it light"],
    "one bad day": [
        "ugh today can get in the bin",
        "train cancelled, soaked, cried in a greggs",
        "right, bath and an early night",
    ],
}


@pytest.mark.parametrize("name", HEALTHY_WEEKS)
def test_what_is_harmless_makes_no_pattern_however_often_it_is_said(name):
    lines = [(day * DAY + n, text) for day in range(14) for n, text in enumerate(HEALTHY_WEEKS[name])]
    kept, changed = watched(*lines)
    assert changed == []
    assert shown(kept, 14 * DAY) == {}
