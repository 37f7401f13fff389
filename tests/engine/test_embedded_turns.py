"""A turn moves one session once, whole or not at all, and every read leaves the store as it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.engine.embedded import EmbeddedEngine
from bot.engine.port import Engine
from bot.engine.presets import PRESETS
from bot.engine.wire import Preferences
from bot.errors import InvalidRequestError, SessionNotFoundError, StoreError
from bot.store import Database, ms
from bot.store.sqlite import SqliteDatabase

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PERSONA = PRESETS["cheerful_companion"]
KIND = "Thank you so much, that was really kind of you!"
ENGINE_TABLES = ("engine_sessions", "engine_turns", "trust_history", "settlements", "lapsed_wishes")


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    async with Database.open(store_url, at=NOON) as opened:
        yield opened


@pytest.fixture
async def engine(database: Database) -> Engine:
    engine = EmbeddedEngine(database)
    await engine.ensure("dm:1", PERSONA, at=NOON)
    return engine


async def dump(database: Database, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    async with database.read() as tx:
        return {
            table: [tuple(row) for row in await tx.rows(f"SELECT * FROM {table}")]
            for table in tables or ENGINE_TABLES
        }


async def talk(engine: Engine, session: str, *, turns: int, since: datetime = NOON) -> datetime:
    at = since
    for number in range(turns):
        at = since + timedelta(minutes=5 * (number + 1))
        await engine.turn(session, KIND, at=at, key=f"{session}-{number}", speaker="1")
    return at


async def test_a_kind_turn_lifts_the_mood_and_the_trust(engine: Engine) -> None:
    before = await engine.state("dm:1", at=NOON)
    turned = await engine.turn("dm:1", KIND, at=NOON, key="1", speaker="1")
    after = await engine.relationship("dm:1", at=NOON)
    assert turned.result.new_emotion.V > before.emotion.V
    assert turned.result.appraisal.goal_congruence > 0
    assert after.trust > 0.5


async def test_the_answer_to_a_turn_and_the_state_after_it_agree(engine: Engine) -> None:
    turned = await engine.turn("dm:1", KIND, at=NOON, key="1", speaker="1")
    state = await engine.state("dm:1", at=NOON)
    assert state.emotion == turned.result.new_emotion
    assert state.discrete_emotion == turned.result.discrete_emotion
    assert state.body_budget == turned.result.body_budget


async def test_the_same_key_gives_the_first_answer_again_and_moves_nothing(
    engine: Engine, database: Database
) -> None:
    first = await engine.turn("dm:1", KIND, at=NOON, key="1", speaker="1")
    kept = await dump(database)
    again = await engine.turn(
        "dm:1", "You liar, I hate you.", at=NOON + timedelta(hours=3), key="1", speaker="1"
    )
    assert again == first
    assert await dump(database) == kept


async def test_the_same_key_is_another_turn_in_another_session(engine: Engine) -> None:
    await engine.ensure("dm:2", PERSONA, at=NOON)
    for session in ("dm:1", "dm:2"):
        await engine.turn(session, KIND, at=NOON, key="1", speaker="1")
        bond = await engine.relationship(session, at=NOON)
        assert bond.relationship_state.turn_count == 1


async def test_two_deliveries_of_one_message_at_once_are_one_turn(engine: Engine) -> None:
    first, second = await asyncio.gather(
        *(engine.turn("dm:1", KIND, at=NOON, key="1", speaker="1") for _ in range(2))
    )
    assert first == second
    assert (await engine.relationship("dm:1", at=NOON)).relationship_state.turn_count == 1


async def test_what_happens_in_one_session_leaves_the_others_alone(engine: Engine) -> None:
    await engine.ensure("dm:2", PERSONA, at=NOON)
    await engine.ensure("dm:3", PERSONA, at=NOON)
    await talk(engine, "dm:2", turns=5)
    later = NOON + timedelta(hours=1)
    touched, untouched = [await engine.relationship(name, at=later) for name in ("dm:2", "dm:3")]
    assert touched.relationship_state.turn_count == 5
    assert untouched.relationship_state.turn_count == 0
    assert untouched.trust_history == []
    assert (await engine.state("dm:3", at=later)) == (await engine.state("dm:1", at=later))


async def test_the_same_turns_give_the_same_bytes(engine: Engine, database: Database) -> None:
    await engine.ensure("dm:2", PERSONA, at=NOON)
    for session in ("dm:1", "dm:2"):
        await talk(engine, session, turns=6)
    async with database.read() as tx:
        rows = await tx.rows("SELECT state, next_at, last_active FROM engine_sessions")
    assert tuple(rows[0]) == tuple(rows[1])


@pytest.mark.parametrize("table", ["engine_sessions", "trust_history", "engine_turns", "outreach"])
async def test_a_turn_that_fails_in_the_middle_leaves_the_store_as_it_was(
    engine: Engine, database: Database, table: str
) -> None:
    await opted_in(database, "dm:1")
    await talk(engine, "dm:1", turns=2)
    before = await dump(database, *ENGINE_TABLES, "outreach")
    await refuse(database, "UPDATE" if table in ("engine_sessions", "outreach") else "INSERT", table)
    with pytest.raises(StoreError):
        await engine.turn("dm:1", KIND, at=NOON + timedelta(hours=1), key="new", speaker="1")
    assert await dump(database, *ENGINE_TABLES, "outreach") == before
    await refuse_no_longer(database, table)
    await engine.turn("dm:1", KIND, at=NOON + timedelta(hours=1), key="new", speaker="1")
    assert (await engine.relationship("dm:1", at=NOON)).relationship_state.turn_count == 3


async def refuse(database: Database, act: str, table: str) -> None:
    """Let the store refuse every such statement on this table."""
    async with database.write() as tx:
        if isinstance(database, SqliteDatabase):
            await tx.run(
                f"CREATE TRIGGER broken BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        else:
            await tx.run(
                "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$"
            )
            await tx.run(
                f"CREATE TRIGGER broken BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()"
            )


async def refuse_no_longer(database: Database, table: str) -> None:
    async with database.write() as tx:
        await tx.run(
            "DROP TRIGGER broken"
            if isinstance(database, SqliteDatabase)
            else f"DROP TRIGGER broken ON {table}"
        )


async def opted_in(database: Database, session: str) -> None:
    async with database.write() as tx:
        await tx.run(
            "INSERT INTO outreach (session, person, enabled, quiet_from, quiet_to, per_day, per_week, consent_text,"
            " consented_at, unanswered, backoff, fence) VALUES ($1, 1, 1, 21, 9, 1, 3, 'yes', 0, 0, 1, 0)",
            session,
        )


@pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
async def test_reading_at_two_instants_writes_nothing(
    engine: Engine, database: Database, tmp_path: Path
) -> None:
    await engine.set_preferences("dm:1", Preferences(enabled=True), at=NOON)
    await talk(engine, "dm:1", turns=3)
    async with database.read() as tx:
        version = tuple(await tx.row("PRAGMA data_version") or ())
    before = [(file.name, file.read_bytes()) for file in (tmp_path / "sonder.db", tmp_path / "sonder.db-wal")]
    for hours in (1, 400):
        at = NOON + timedelta(hours=hours)
        await engine.state("dm:1", at=at)
        await engine.relationship("dm:1", at=at)
        await engine.wishes("dm:1", at=at)
        await engine.preferences("dm:1")
    async with database.read() as tx:
        assert tuple(await tx.row("PRAGMA data_version") or ()) == version
    assert [
        (file.name, file.read_bytes()) for file in (tmp_path / "sonder.db", tmp_path / "sonder.db-wal")
    ] == before


async def test_a_changed_persona_holds_from_then_on_and_nothing_else_is_lost(engine: Engine) -> None:
    await engine.turn("dm:1", KIND, at=NOON, key="1", speaker="1")
    before = await engine.relationship("dm:1", at=NOON)
    mentor = PRESETS["stoic_mentor"]
    await engine.ensure("dm:1", mentor, at=NOON + timedelta(days=1))
    assert (await engine.state("dm:1", at=NOON)).prompt_data.system["name"] == mentor.identity.name
    assert await engine.relationship("dm:1", at=NOON) == before


async def test_a_session_outlives_the_program(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database:
        engine = EmbeddedEngine(database)
        await engine.ensure("dm:1", PERSONA, at=NOON)
        first = await engine.turn("dm:1", KIND, at=NOON, key="1", speaker="1")
    async with Database.open(store_url, at=NOON) as database:
        engine = EmbeddedEngine(database)
        assert await engine.turn("dm:1", KIND, at=NOON, key="1", speaker="1") == first
        assert (await engine.relationship("dm:1", at=NOON)).relationship_state.turn_count == 1


async def test_answers_are_forgotten_after_a_week(engine: Engine, database: Database) -> None:
    await engine.turn("dm:1", KIND, at=NOON, key="old", speaker="1")
    await engine.turn("dm:1", KIND, at=NOON + timedelta(days=6), key="newer", speaker="1")
    await engine.turn("dm:1", KIND, at=NOON + timedelta(days=8), key="newest", speaker="1")
    async with database.read() as tx:
        keys = [row["turn_key"] for row in await tx.rows("SELECT turn_key FROM engine_turns ORDER BY at")]
    assert keys == ["newer", "newest"]


async def test_the_relationship_has_the_shape_of_the_contract(engine: Engine) -> None:
    at = await talk(engine, "dm:1", turns=4)
    body = (await engine.relationship("dm:1", at=at)).model_dump(mode="json")
    assert set(body) == {
        "trust",
        "trust_history",
        "attachment_style",
        "unhealthy_patterns",
        "relationship_state",
    }
    assert set(body["trust_history"][0]) == {"timestamp", "trust", "delta", "reason"}
    assert body["trust_history"][0]["timestamp"].endswith("Z")
    assert body["attachment_style"] == "secure"
    assert body["unhealthy_patterns"] == []
    assert set(body["relationship_state"]) == {"depth", "familiarity", "rapport", "turn_count"}
    assert body["relationship_state"]["turn_count"] == 4


async def test_the_history_is_oldest_first_and_its_limit_keeps_the_newest(engine: Engine) -> None:
    at = await talk(engine, "dm:1", turns=6)
    whole = (await engine.relationship("dm:1", at=at)).trust_history
    newest = (await engine.relationship("dm:1", at=at, history_limit=2)).trust_history
    assert len(whole) > 2
    assert [entry.timestamp for entry in whole] == sorted(entry.timestamp for entry in whole)
    assert newest == whole[-2:]
    assert whole[-1].delta == pytest.approx(whole[-1].trust - whole[-2].trust, abs=0.002)


@pytest.mark.parametrize("limit", [0, -1, 1001])
async def test_a_history_limit_out_of_range_is_refused_by_name(engine: Engine, limit: int) -> None:
    with pytest.raises(InvalidRequestError, match="history_limit"):
        await engine.relationship("dm:1", at=NOON, history_limit=limit)


async def test_deleting_a_session_leaves_no_row_of_it_and_all_of_the_others(
    engine: Engine, database: Database
) -> None:
    await engine.ensure("dm:2", PERSONA, at=NOON)
    for session in ("dm:1", "dm:2"):
        await engine.set_preferences(session, Preferences(enabled=True), at=NOON)
        at = await talk(engine, session, turns=3)
        due = (await engine.wishes(session, at=at)).next_check_at
        assert due is not None
        (action, *_) = (await engine.wishes(session, at=due)).actions
        await engine.turn(session, KIND, at=due, key="lapse", speaker="1")
        await engine.settle(session, action.id, "delivered", at=due)
    before = await dump(database)
    assert all(before.values())
    await engine.delete("dm:1")
    assert await dump(database) == {
        table: [row for row in rows if row[0] == "dm:2"] for table, rows in before.items()
    }


async def test_every_question_about_an_unknown_session_says_so(engine: Engine) -> None:
    questions = [
        engine.turn("dm:9", KIND, at=NOON, key="1", speaker="1"),
        engine.state("dm:9", at=NOON),
        engine.relationship("dm:9", at=NOON),
        engine.wishes("dm:9", at=NOON),
        engine.preferences("dm:9"),
        engine.set_preferences("dm:9", Preferences(enabled=True), at=NOON),
        engine.settle("dm:9", "0" * 24, "delivered", at=NOON),
        engine.dispute("dm:9", "overdependence", speaker="1", at=NOON),
        engine.delete("dm:9"),
    ]
    for question in questions:
        with pytest.raises(SessionNotFoundError):
            await question


async def test_a_message_that_is_late_does_not_turn_the_clock_back(
    engine: Engine, database: Database
) -> None:
    await engine.turn("dm:1", KIND, at=NOON + timedelta(hours=2), key="1", speaker="1")
    await engine.turn("dm:1", KIND, at=NOON, key="2", speaker="1")
    async with database.read() as tx:
        row = await tx.row("SELECT last_active FROM engine_sessions")
    assert row is not None
    assert row["last_active"] == ms(NOON + timedelta(hours=2))
    history = (await engine.relationship("dm:1", at=NOON + timedelta(hours=2))).trust_history
    assert [entry.timestamp for entry in history] == sorted(entry.timestamp for entry in history)
