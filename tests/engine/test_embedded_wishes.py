"""What the character would like to do is read as often as one likes, settled once, and due when the store says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import PRESETS
from bot.engine.wire import Outcome, Preferences, ProactiveAction, Triggers
from bot.errors import InvalidRequestError
from bot.store import Database, engine_sessions, maybe_when

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DM = "dm:1"
ON = Preferences(enabled=True)
OFF = Preferences(enabled=False)
KIND = "Thank you so much, that was really kind of you!"


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    async with Database.open(store_url, at=NOON) as opened:
        async with opened.write() as tx:
            await tx.run(
                "INSERT INTO outreach (session, person, enabled, quiet_from, quiet_to, per_day, per_week, consent_text,"
                " consented_at, unanswered, backoff, fence) VALUES ($1, 1, 1, 21, 9, 1, 3, 'yes', 0, 0, 1, 0)",
                DM,
            )
        yield opened


@pytest.fixture
async def engine(database: Database) -> EmbeddedEngine:
    engine = EmbeddedEngine(database)
    await engine.ensure(DM, PRESETS["cheerful_companion"], at=NOON)
    await engine.turn(DM, KIND, at=NOON, key="hello", speaker="1")
    return engine


async def due(database: Database) -> datetime | None:
    async with database.read() as tx:
        row = await tx.row("SELECT due_at FROM outreach WHERE session = $1", DM)
    return maybe_when(row["due_at"]) if row else None


async def wake(engine: EmbeddedEngine) -> tuple[datetime, ProactiveAction]:
    """Switch it on, go to the first moment at which it wishes for something, and give what that is."""
    await engine.set_preferences(DM, ON, at=NOON)
    at = (await engine.wishes(DM, at=NOON)).next_check_at
    assert at is not None
    return at, (await engine.wishes(DM, at=at)).actions[0]


async def test_a_new_session_is_off_and_wishes_for_nothing(engine: EmbeddedEngine) -> None:
    assert await engine.preferences(DM) == OFF
    wishes = await engine.wishes(DM, at=NOON + timedelta(days=30))
    assert wishes.actions == ()
    assert wishes.next_check_at is None


async def test_while_it_is_off_the_hint_names_no_moment_and_no_trigger(engine: EmbeddedEngine) -> None:
    hint = (await engine.turn(DM, KIND, at=NOON, key="1", speaker="1")).result.proactive_hint
    assert hint.next_check_after_ms is None
    assert hint.potential_triggers == []


async def test_while_it_is_on_the_hint_names_the_due_moment(
    engine: EmbeddedEngine, database: Database
) -> None:
    await engine.set_preferences(DM, ON, at=NOON)
    hint = (await engine.turn(DM, KIND, at=NOON, key="1", speaker="1")).result.proactive_hint
    assert hint.next_check_after_ms is not None
    assert NOON + timedelta(milliseconds=hint.next_check_after_ms) == await due(database)
    assert "need_deficit" in hint.potential_triggers


async def test_the_first_wish_is_there_at_its_moment_and_not_a_second_before(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    assert (await engine.wishes(DM, at=at - timedelta(seconds=1))).actions == ()
    assert action.id
    assert at > NOON


async def test_asking_twice_gives_the_same_actions(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    again = (await engine.wishes(DM, at=at + timedelta(minutes=30))).actions
    assert action.id in [one.id for one in again]
    assert (await engine.wishes(DM, at=at)) == (await engine.wishes(DM, at=at))


async def test_an_action_has_the_shape_of_the_contract(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    body = action.model_dump(mode="json")
    assert set(body) == {"id", "type", "message", "priority", "metadata"}
    assert len(action.id) == 24
    assert int(action.id, 16) >= 0
    assert {"created_at", "expires_at", "urge", "threshold"} <= set(action.metadata)
    assert datetime.fromisoformat(action.metadata["created_at"]) <= at
    assert datetime.fromisoformat(action.metadata["expires_at"]) > at
    by_type = {
        "attachment_seeking": {"hours_absent", "bond"},
        "need_deficit": {"need", "level"},
        "emotional_overflow": {"emotion", "intensity"},
    }
    assert by_type[action.type] <= set(action.metadata)


async def test_an_unsettled_action_expires(engine: EmbeddedEngine) -> None:
    _, action = await wake(engine)
    end = datetime.fromisoformat(action.metadata["expires_at"])
    later = (await engine.wishes(DM, at=end + timedelta(seconds=1))).actions
    assert action.id not in [one.id for one in later]


async def test_after_a_delivery_nothing_is_offered_within_the_cooldown(
    engine: EmbeddedEngine, database: Database
) -> None:
    await engine.set_preferences(DM, Preferences(enabled=True, cooldown_hours=48), at=NOON)
    at = (await engine.wishes(DM, at=NOON)).next_check_at
    assert at is not None
    action = (await engine.wishes(DM, at=at)).actions[0]
    settlement = await engine.settle(DM, action.id, "delivered", at=at)
    assert settlement.next_allowed_at == at + timedelta(hours=48)
    for hours in (0, 1, 24, 47.9):
        assert (await engine.wishes(DM, at=at + timedelta(hours=hours))).actions == ()
    moved = await due(database)
    assert moved is None or moved >= settlement.next_allowed_at


async def test_settling_twice_with_the_same_outcome_is_the_same_answer(
    engine: EmbeddedEngine, database: Database
) -> None:
    at, action = await wake(engine)
    first = await engine.settle(DM, action.id, "delivered", at=at)
    moved = await due(database)
    assert await engine.settle(DM, action.id, "delivered", at=at + timedelta(hours=9)) == first
    assert await due(database) == moved


async def test_settling_twice_with_another_outcome_is_refused(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    await engine.settle(DM, action.id, "delivered", at=at)
    with pytest.raises(InvalidRequestError, match=f"{action.id} was settled as delivered"):
        await engine.settle(DM, action.id, "failed", at=at)


async def test_an_action_that_was_never_offered_is_refused_by_its_name(engine: EmbeddedEngine) -> None:
    await engine.set_preferences(DM, ON, at=NOON)
    with pytest.raises(InvalidRequestError, match="a0a0a0"):
        await engine.settle(DM, "a0a0a0", "delivered", at=NOON)


async def test_the_action_of_one_session_cannot_be_settled_in_another(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    await engine.ensure("dm:2", PRESETS["cheerful_companion"], at=NOON)
    with pytest.raises(InvalidRequestError, match=action.id):
        await engine.settle("dm:2", action.id, "delivered", at=at)


async def test_a_dismissed_action_does_not_come_back_by_itself(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    await engine.settle(DM, action.id, "dismissed", at=at)
    for hours in range(0, 24 * 14, 5):
        offered = (await engine.wishes(DM, at=at + timedelta(hours=hours))).actions
        assert action.type not in [one.type for one in offered]


async def test_a_failed_action_may_come_again_an_hour_later_under_a_new_id(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    await engine.settle(DM, action.id, "failed", at=at)
    soon = (await engine.wishes(DM, at=at + timedelta(minutes=59))).actions
    later = (await engine.wishes(DM, at=at + timedelta(hours=1))).actions
    assert action.type not in [one.type for one in soon]
    assert action.type in [one.type for one in later]
    assert action.id not in [one.id for one in later]


async def test_a_message_that_went_out_while_it_was_switched_off_still_counts(engine: EmbeddedEngine) -> None:
    at, action = await wake(engine)
    await engine.set_preferences(DM, OFF, at=at)
    settlement = await engine.settle(DM, action.id, "delivered", at=at + timedelta(seconds=2))
    assert settlement.next_allowed_at == at + timedelta(hours=4, seconds=2)


async def test_a_delivery_that_is_found_out_after_the_action_expired_still_counts(
    engine: EmbeddedEngine,
) -> None:
    _, action = await wake(engine)
    late = datetime.fromisoformat(action.metadata["expires_at"]) + timedelta(minutes=1)
    settlement = await engine.settle(DM, action.id, "delivered", at=late)
    assert settlement.next_allowed_at == late + timedelta(hours=4)
    assert (await engine.wishes(DM, at=late + timedelta(hours=3))).actions == ()


@pytest.mark.parametrize("outcome", ["delivered", "dismissed", "failed"])
async def test_a_message_that_was_under_way_while_the_person_wrote_can_be_settled(
    engine: EmbeddedEngine, outcome: Outcome
) -> None:
    at, action = await wake(engine)
    await engine.turn(DM, KIND, at=at + timedelta(seconds=1), key="crossing", speaker="1")
    settlement = await engine.settle(DM, action.id, outcome, at=at + timedelta(seconds=2))
    waited = timedelta(hours=4) if outcome == "delivered" else timedelta()
    assert settlement.next_allowed_at == at + timedelta(seconds=2) + waited


async def test_the_due_moment_moves_with_the_turn(engine: EmbeddedEngine, database: Database) -> None:
    await engine.set_preferences(DM, ON, at=NOON)
    first = await due(database)
    assert first is not None
    assert first == (await engine.wishes(DM, at=NOON)).next_check_at
    await engine.turn(DM, KIND, at=NOON + timedelta(hours=10), key="1", speaker="1")
    second = await due(database)
    assert second is not None
    assert second > first
    assert second == (await engine.wishes(DM, at=NOON + timedelta(hours=10))).next_check_at


async def test_a_turn_ends_the_claim_on_a_session(engine: EmbeddedEngine, database: Database) -> None:
    async with database.write() as tx:
        await tx.run("UPDATE outreach SET claimed_until = 1")
    await engine.turn(DM, KIND, at=NOON, key="1", speaker="1")
    async with database.read() as tx:
        row = await tx.row("SELECT claimed_until FROM outreach")
    assert row is not None
    assert row["claimed_until"] is None


async def test_switching_off_leaves_nothing_due(engine: EmbeddedEngine, database: Database) -> None:
    at, _ = await wake(engine)
    assert await due(database) == at
    await engine.set_preferences(DM, OFF, at=at)
    assert await due(database) is None
    assert (await engine.wishes(DM, at=at)).actions == ()


async def test_a_person_who_never_opted_in_is_never_due(engine: EmbeddedEngine, database: Database) -> None:
    async with database.write() as tx:
        await tx.run("UPDATE outreach SET enabled = 0, due_at = NULL")
    await engine.set_preferences(DM, ON, at=NOON)
    await engine.turn(DM, KIND, at=NOON, key="1", speaker="1")
    assert await due(database) is None


async def test_setting_the_preferences_replaces_all_of_them(engine: EmbeddedEngine) -> None:
    narrow = Preferences(enabled=True, triggers=Triggers(need_deficit=False), cooldown_hours=12)
    assert await engine.set_preferences(DM, narrow, at=NOON) == narrow
    assert await engine.preferences(DM) == narrow
    await engine.set_preferences(DM, ON, at=NOON)
    assert (await engine.preferences(DM)).model_dump() == {
        "enabled": True,
        "triggers": {"attachment_seeking": True, "need_deficit": True, "emotional_overflow": True},
        "cooldown_hours": 4,
    }


async def test_a_trigger_that_is_off_is_neither_offered_nor_named(engine: EmbeddedEngine) -> None:
    _, action = await wake(engine)
    without = Preferences(enabled=True, triggers=Triggers(**{action.type: False}))
    await engine.set_preferences(DM, without, at=NOON)
    hint = (await engine.turn(DM, KIND, at=NOON, key="1", speaker="1")).result.proactive_hint
    assert action.type not in hint.potential_triggers
    for hours in range(0, 24 * 14, 7):
        offered = (await engine.wishes(DM, at=NOON + timedelta(hours=hours))).actions
        assert action.type not in [one.type for one in offered]


async def test_with_every_trigger_off_nothing_is_ever_due(engine: EmbeddedEngine, database: Database) -> None:
    none = Triggers(attachment_seeking=False, need_deficit=False, emotional_overflow=False)
    await engine.set_preferences(DM, Preferences(enabled=True, triggers=none), at=NOON)
    assert await due(database) is None
    assert (await engine.wishes(DM, at=NOON)).next_check_at is None


async def test_a_lapsed_wish_is_not_kept_for_ever(engine: EmbeddedEngine, database: Database) -> None:
    at, action = await wake(engine)
    await engine.set_preferences(DM, OFF, at=at)
    async with database.read() as tx:
        assert await engine_sessions.lapsed(tx, DM, action.id) is not None
    await engine.turn(DM, KIND, at=at + timedelta(days=8), key="late", speaker="1")
    async with database.read() as tx:
        assert await engine_sessions.lapsed(tx, DM, action.id) is None
