"""What everybody may rely on of an engine, whichever door it is asked through."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import PROCESS, Door
from sqlite_file import fresh

from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import PRESETS
from bot.engine.wire import ACTION_TYPES, Preferences, Triggers
from bot.errors import InvalidRequestError, SessionNotFoundError
from bot.store import Database

KIND = "Thank you so much, that was really kind of you!"
CRUEL = "You liar, I hate you. You betrayed me."
WORRYING = "I can't live without you, you are all I have"
ON = Preferences(enabled=True)
OFF = Preferences(enabled=False)


async def test_a_session_begins_in_the_middle_and_with_nothing(door: Door):
    await door.begin()
    bond = await door.bond()
    assert (bond.trust, bond.trust_history, bond.unhealthy_patterns) == (0.5, [], [])
    assert bond.relationship_state.turn_count == 0


async def test_a_kind_turn_lifts_mood_and_trust_and_the_state_agrees_with_the_answer(door: Door):
    await door.begin()
    before = await door.engine.state(door.session, at=door.clock())
    turned = await door.say(KIND)
    after, bond = await door.engine.state(door.session, at=door.clock()), await door.bond()
    assert turned.result.new_emotion.V > before.emotion.V
    assert pytest.approx(turned.result.new_emotion.V, abs=0.01) == after.emotion.V
    assert after.discrete_emotion.primary == turned.result.discrete_emotion.primary
    assert bond.trust > 0.5
    assert bond.trust_history[-1].delta > 0
    assert bond.trust_history[-1].reason


async def test_a_cruel_turn_takes_more_than_a_kind_one_gives(door: Door):
    await door.begin()
    kind = await door.say(KIND)
    risen = (await door.bond()).trust
    door.clock.forward(minutes=5)
    cruel = await door.say(CRUEL)
    assert cruel.result.new_emotion.V < kind.result.new_emotion.V
    assert risen - (await door.bond()).trust > risen - 0.5


async def test_twenty_good_turns_carry_trust_to_seven_tenths(door: Door):
    await door.begin()
    for _ in range(20):
        await door.say(KIND)
        door.clock.forward(minutes=5)
    bond = await door.bond()
    assert bond.trust == pytest.approx(0.7, abs=0.05)
    assert bond.relationship_state.turn_count == 20


async def test_the_same_turns_give_the_same_numbers_as_the_engine_in_the_store(door: Door, tmp_path: Path):
    async with Database.open(fresh(tmp_path / "own.db"), at=door.clock()) as database:
        own = EmbeddedEngine(database)
        await own.ensure(door.session, PRESETS["cheerful_companion"], at=door.clock())
        await door.begin()
        for number, text in enumerate((KIND, "hello", CRUEL, "I am sorry", KIND)):
            door.clock.forward(minutes=20)
            at = door.clock()
            mine = await own.turn(door.session, text, at=at, key=str(number), speaker="1")
            theirs = await door.engine.turn(door.session, text, at=at, key=str(number), speaker="1")
            near = 0.01 if door.kind == PROCESS else 1e-9
            assert pytest.approx(mine.result.new_emotion.V, abs=near) == theirs.result.new_emotion.V
        mine = await own.relationship(door.session, at=door.clock())
        assert (await door.bond()).trust == pytest.approx(mine.trust, abs=near)


async def test_the_same_key_gives_the_first_answer_again_and_moves_nothing(door: Door):
    await door.begin()
    first = await door.say(KIND, key="once")
    door.clock.forward(hours=3)
    again = await door.say(CRUEL, key="once")
    assert again.result == first.result
    assert (await door.bond()).relationship_state.turn_count == 1


async def test_the_newest_of_the_history_are_given_oldest_first(door: Door):
    await door.begin()
    for _ in range(4):
        await door.say(KIND)
        door.clock.forward(minutes=5)
    whole, newest = await door.bond(), await door.bond(history_limit=2)
    assert whole.trust_history[-2:] == newest.trust_history
    times = [entry.timestamp for entry in whole.trust_history]
    assert times == sorted(times)
    for limit in (0, 1001):
        with pytest.raises(InvalidRequestError):
            await door.bond(history_limit=limit)


async def test_an_unknown_session_is_not_found(door: Door):
    for asked in (
        door.bond(), door.wishes(), door.say(KIND), door.engine.preferences(door.session), door.engine.delete(door.session),
        door.engine.state(door.session, at=door.clock()), door.engine.set_preferences(door.session, ON, at=door.clock()),
    ):  # fmt: skip
        with pytest.raises(SessionNotFoundError):
            await asked


async def test_another_persona_speaks_from_now_on_and_what_has_grown_stays(door: Door):
    await door.begin()
    await door.say(KIND)
    trust = (await door.bond()).trust
    await door.begin("stoic_mentor")
    assert (await door.bond()).trust == pytest.approx(trust, abs=1e-6)
    turned = await door.say("hello")
    name = PRESETS["stoic_mentor"].identity.name
    assert turned.result.prompt_data.formatted.system_prompt.startswith(f"You are {name}")


async def test_what_is_deleted_is_gone(door: Door):
    await door.begin()
    await door.say(KIND)
    await door.engine.delete(door.session)
    with pytest.raises(SessionNotFoundError):
        await door.bond()
    await door.begin()
    assert (await door.bond()).relationship_state.turn_count == 0


# --- writing first -----------------------------------------------------------------------------------


async def test_it_is_off_until_somebody_switches_it_on(door: Door):
    await door.begin()
    await door.say(KIND)
    assert await door.engine.preferences(door.session) == OFF
    door.clock.forward(days=14)
    wishes = await door.wishes()
    assert (wishes.actions, wishes.next_check_at) == ((), None)


async def test_preferences_are_replaced_whole_and_read_back(door: Door):
    await door.begin()
    wanted = Preferences(enabled=True, triggers=Triggers(need_deficit=False), cooldown_hours=6.0)
    assert await door.engine.set_preferences(door.session, wanted, at=door.clock()) == wanted
    assert await door.engine.preferences(door.session) == wanted
    assert await door.engine.set_preferences(door.session, ON, at=door.clock()) == ON
    assert (await door.engine.preferences(door.session)).cooldown_hours == 4


async def test_asking_takes_nothing_away_and_an_action_says_what_it_is(door: Door):
    await door.begin()
    await door.say(KIND)
    await door.engine.set_preferences(door.session, ON, at=door.clock())
    action = await door.first_wish()
    assert (await door.wishes()).actions[0].id == action.id
    assert action.type in ACTION_TYPES
    assert action.priority in {"low", "medium", "high"}
    assert action.message
    assert {"created_at", "expires_at", "urge", "threshold"} <= set(action.metadata)


async def test_a_delivered_action_is_over_and_the_next_waits_for_its_cooldown(door: Door):
    await door.begin()
    await door.say(KIND)
    await door.engine.set_preferences(door.session, ON, at=door.clock())
    action = await door.first_wish()
    at = door.clock()
    settled = await door.engine.settle(door.session, action.id, "delivered", at=at)
    assert (settled.next_allowed_at - at).total_seconds() == pytest.approx(4 * 3600, abs=2)
    assert (await door.wishes()).actions == ()
    assert await door.engine.settle(door.session, action.id, "delivered", at=door.clock()) == settled
    with pytest.raises(InvalidRequestError):
        await door.engine.settle(door.session, action.id, "failed", at=door.clock())


async def test_an_action_that_was_never_offered_cannot_be_settled(door: Door):
    await door.begin()
    await door.engine.set_preferences(door.session, ON, at=door.clock())
    with pytest.raises(InvalidRequestError):
        await door.engine.settle(door.session, "0123456789abcdef01234567", "dismissed", at=door.clock())


async def test_a_trigger_that_is_off_never_fires(door: Door):
    await door.begin()
    await door.say(KIND)
    none = Triggers(attachment_seeking=False, need_deficit=False, emotional_overflow=False)
    await door.engine.set_preferences(door.session, Preferences(enabled=True, triggers=none), at=door.clock())
    door.clock.forward(days=14)
    assert (await door.wishes()).actions == ()


# --- patterns ----------------------------------------------------------------------------------------


async def worry(door: Door, **more):
    """Say worrying things until something is found: at most forty."""
    for _ in range(40):
        door.clock.forward(hours=7)
        turned = await door.say(WORRYING, **more)
        if turned.findings:
            return turned.findings
    return ()


async def test_a_pattern_is_found_in_the_turn_that_completes_it_and_not_again_in_the_next(door: Door):
    await door.begin()
    (found,) = await worry(door)
    assert found.type in {one.type for one in (await door.bond()).unhealthy_patterns}
    door.clock.forward(minutes=1)
    assert (await door.say("hello")).findings == ()


async def test_a_pattern_is_its_own_speakers(door: Door):
    await door.begin()
    await worry(door, speaker="1")
    assert (await door.say(KIND, speaker="2")).findings == ()


async def test_a_disputed_pattern_is_gone(door: Door):
    await door.begin()
    (found,) = await worry(door)
    await door.engine.dispute(door.session, found.type, speaker="1", at=door.clock())
    assert found.type not in {one.type for one in (await door.bond()).unhealthy_patterns}


async def test_nothing_is_found_in_a_person_under_eighteen(door: Door):
    await door.begin()
    assert await worry(door, scored=False) == ()
    assert (await door.bond()).unhealthy_patterns == []
