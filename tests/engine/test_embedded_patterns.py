"""A pattern belongs to the person who showed it, and that person can dispute it or be forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.engine.embedded import EmbeddedEngine
from bot.engine.port import Turned
from bot.engine.presets import PRESETS
from bot.privacy import forget_among_others
from bot.store import Database

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROOM = "channel:7"
LINES = (
    "You are the only one I have left, I only have you.",
    "I can't function without you, I can't decide anything without you.",
    "I skipped work and missed my classes again to keep talking to you.",
)


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    async with Database.open(store_url, at=NOON) as opened:
        yield opened


@pytest.fixture
async def engine(database: Database) -> EmbeddedEngine:
    engine = EmbeddedEngine(database)
    await engine.ensure(ROOM, PRESETS["cheerful_companion"], at=NOON)
    return engine


async def lean(engine: EmbeddedEngine, speaker: str, *, scored: bool = True) -> list[Turned]:
    """Four days of lines that show a heavy reliance on the character."""
    turned: list[Turned] = []
    for day in range(4):
        for number, line in enumerate(LINES):
            at = NOON + timedelta(days=day, hours=2 * number)
            key = f"{speaker}-{day}-{number}"
            turned.append(await engine.turn(ROOM, line, at=at, key=key, speaker=speaker, scored=scored))
    return turned


END = NOON + timedelta(days=3, hours=5)


async def test_a_pattern_is_reported_in_the_turn_in_which_it_appears_or_grows(engine: EmbeddedEngine) -> None:
    turned = await lean(engine, "42")
    found = [finding for turn in turned for finding in turn.findings if finding.type == "overdependence"]
    levels = ["mild", "moderate", "severe"]
    assert [finding.severity for finding in found] == levels[: len(found)]
    assert len(found) >= 2
    now = (await engine.relationship(ROOM, at=END)).unhealthy_patterns
    assert ("overdependence", found[-1].severity) in [(one.type, one.severity) for one in now]


async def test_a_replayed_turn_reports_the_same_findings(engine: EmbeddedEngine) -> None:
    turned = await lean(engine, "42")
    number = next(number for number, turn in enumerate(turned) if turn.findings)
    day, line = divmod(number, len(LINES))
    at = NOON + timedelta(days=9)
    again = await engine.turn(ROOM, "hello", at=at, key=f"42-{day}-{line}", speaker="42")
    assert again == turned[number]


async def test_a_pattern_says_nothing_of_who_showed_it(engine: EmbeddedEngine) -> None:
    await lean(engine, "424242")
    body = (await engine.relationship(ROOM, at=END)).model_dump_json()
    assert "overdependence" in body
    assert "424242" not in body


async def test_a_turn_that_is_not_scored_finds_nothing(engine: EmbeddedEngine) -> None:
    turned = await lean(engine, "42", scored=False)
    assert [turn.findings for turn in turned] == [()] * len(turned)
    assert (await engine.relationship(ROOM, at=END)).unhealthy_patterns == []


async def test_one_persons_pattern_does_not_colour_the_answer_to_another(engine: EmbeddedEngine) -> None:
    await lean(engine, "42")
    own = await engine.turn(ROOM, "Good morning!", at=END, key="a", speaker="42")
    other = await engine.turn(ROOM, "Good morning!", at=END, key="b", speaker="43")
    assert own.result.prompt_data.instruction["concern"] is not None
    assert other.result.prompt_data.instruction["concern"] is None


async def test_a_disputed_finding_is_gone_and_another_persons_stays(engine: EmbeddedEngine) -> None:
    await lean(engine, "42")
    await lean(engine, "43")
    before = (await engine.relationship(ROOM, at=END)).unhealthy_patterns
    await engine.dispute(ROOM, "overdependence", speaker="42", at=END)
    after = (await engine.relationship(ROOM, at=END)).unhealthy_patterns
    types = [[one.type for one in patterns].count("overdependence") for patterns in (before, after)]
    assert types == [2, 1]


async def test_a_forgotten_person_leaves_no_trace_in_a_shared_session(
    engine: EmbeddedEngine, database: Database
) -> None:
    for speaker in ("424242", "43"):
        await lean(engine, speaker)
        await engine.turn(ROOM, "Thank you so much!", at=END, key=f"{speaker}-thanks", speaker=speaker)
    async with database.write() as tx:
        await forget_among_others(tx, ROOM, 424242)
    async with database.read() as tx:
        rows = [
            str(tuple(row))
            for table in ("engine_sessions", "engine_turns", "trust_history", "settlements", "lapsed_wishes")
            for row in await tx.rows(f"SELECT * FROM {table}")
        ]
        speakers = {row["speaker"] for row in await tx.rows("SELECT speaker FROM trust_history")}
    assert not [row for row in rows if "424242" in row]
    assert speakers == {"", "43"}
    assert [one.type for one in (await engine.relationship(ROOM, at=END)).unhealthy_patterns].count(
        "overdependence"
    ) == 1


async def test_what_the_style_rests_on_is_said_in_words(engine: EmbeddedEngine) -> None:
    because = await engine.because(ROOM, at=NOON)
    assert all(isinstance(line, str) and line for line in because)
    await lean(engine, "42")
    assert await engine.because(ROOM, at=END) == await engine.because(ROOM, at=END)
