"""What an offer takes up is what the two share: in its own session, in the right tense, nothing heavy, and nothing after it is forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_file import fresh

from bot.engine import offers
from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import PRESETS
from bot.engine.shared import MOST, Shared, shared_in
from bot.engine.wire import Preferences
from bot.mind import read
from bot.store import Database
from bot.store import shared as store
from bot.voice.lint import lint
from bot.voice.topic_words import FIELD_OF

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = MONDAY.date()
KIND = "Thank you so much, that was really kind of you!"
IDS = [hashlib.sha256(str(number).encode()).hexdigest()[:24] for number in range(24)]
GAMES = ("a riddle", "a joke", "twenty questions", "rock, paper, scissors", "a word chain", "a small quiz")
NEARLY = ("your exam", "the new job", "your trip", "baking bread", "chess", "your first day")
HEAVY = [
    "my grandma died and her exam was on friday",
    "I want to die, my exam is on friday",
    "I cut myself after my exam on friday",
    "I've never told anyone, but I failed my exam on purpose",
    "my therapist says the exam on friday is too much",
    "the doctor found a lump, so no trip next week",
    "my boyfriend and I broke up before the trip on friday",
    "don't tell anyone about my job interview on friday",
    "I'm so in debt that I sold my guitar",
]
OF_OTHERS = [
    "my sister's exam is on friday",
    "her exam is on friday",
    "he starts the new job on monday",
    "Anna's job interview is tomorrow",
]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.open(fresh(tmp_path / "s.db"), at=MONDAY) as opened:
        yield opened


async def born(engine: EmbeddedEngine, session: str) -> None:
    await engine.ensure(session, PRESETS["cheerful_companion"], at=MONDAY)
    await engine.turn(session, KIND, at=MONDAY, key="hello", speaker="1")
    await engine.set_preferences(session, Preferences(enabled=True), at=MONDAY)


async def said(engine: EmbeddedEngine, session: str, *lines: str, speaker: str = "1") -> None:
    for number, line in enumerate(lines, start=1):
        at = MONDAY + timedelta(minutes=number)
        await engine.turn(session, line, at=at, key=f"{speaker}-{number}-{line}", speaker=speaker)


async def offered(engine: EmbeddedEngine, session: str) -> str:
    """The text of the first thing that it wishes for."""
    at = (await engine.wishes(session, at=MONDAY + timedelta(minutes=30))).next_check_at
    assert at is not None
    return (await engine.wishes(session, at=at)).actions[0].message


async def things(database: Database, session: str) -> list[Shared]:
    async with database.read() as tx:
        return await store.newest(tx, session, since=MONDAY - timedelta(days=1))


# --- what is found in a line ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "what", "first", "last"),
    [
        ("I have an exam on Friday", "your exam", date(2026, 3, 6), date(2026, 3, 6)),
        ("my first day at the new job is on Monday", "your first day", date(2026, 3, 9), date(2026, 3, 9)),
        ("starting the new job on monday", "the new job", date(2026, 3, 9), date(2026, 3, 9)),
        ("I have a job interview tomorrow", "your job interview", date(2026, 3, 3), date(2026, 3, 3)),
        ("my trip is next week", "your trip", date(2026, 3, 9), date(2026, 3, 15)),
        ("my exam is next friday", "your exam", date(2026, 3, 6), date(2026, 3, 13)),
        (
            "my recital... no, my concert is in two weeks",
            "your concert",
            date(2026, 3, 13),
            date(2026, 3, 19),
        ),
    ],
)
def test_a_plan_is_found_with_its_day(line: str, what: str, first: date, last: date) -> None:
    assert shared_in(line, layer=0, today=TODAY) is not None
    found = shared_in(line, layer=0, today=TODAY)
    assert found is not None
    assert (found.kind, found.what, found.first, found.last) == ("plan", what, first, last)


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ("I've been reading a book about whales", "subject", "the book"),
        ("I love playing zelda", "subject", "playing Zelda"),
        ("tell me a riddle!", "game", "a riddle"),
        ("rock paper scissors?", "game", "rock, paper, scissors"),
    ],
)
def test_a_subject_and_a_game_are_found(line: str, kind: str, what: str) -> None:
    found = shared_in(line, layer=0, today=TODAY)
    assert found is not None
    assert (found.kind, found.what) == (kind, what)


@pytest.mark.parametrize("line", [*HEAVY, *OF_OTHERS])
def test_nothing_heavy_and_nothing_of_others_is_found(line: str) -> None:
    assert shared_in(line, layer=read(line).disclosure_layer, today=TODAY) is None


@given(st.text(max_size=200))
def test_whatever_is_written_at_most_five_words_of_ours_are_kept(text: str) -> None:
    found = shared_in(text, layer=0, today=TODAY)
    assert found is None or len(found.what.split()) <= 5


# --- the words -------------------------------------------------------------------------------------------


def in_all_ways(what: str, field: str) -> list[Shared]:
    days = (TODAY - timedelta(days=4), TODAY, TODAY + timedelta(days=4))
    return [Shared("subject", what, field), *(Shared("plan", what, field, day, day) for day in days)]


def every_text() -> set[str]:
    shared = [thing for word, field in FIELD_OF.items() for thing in in_all_ways(f"your {word}", field)]
    shared += [Shared("game", game, "game") for game in GAMES]
    return {
        offers.offer(action, "need_deficit", need, PRESETS[name].personality, things=[thing], today=TODAY)
        for name in ("cheerful_companion", "stoic_mentor")
        for need in ("belonging",)
        for thing in (*shared, Shared("plan", "long over", "work", date(2020, 1, 1), date(2020, 1, 1)))
        for action in IDS[:1]
    }


def test_no_offer_that_can_be_made_breaks_a_rule() -> None:
    texts = sorted(every_text())
    assert len(texts) >= 1200
    assert [(text, lint(text)) for text in texts if lint(text)] == []


@pytest.mark.parametrize("what", NEARLY)
@pytest.mark.parametrize("away", range(-9, 10))
def test_a_plan_is_never_spoken_of_in_the_wrong_tense(what: str, away: int) -> None:
    plan = Shared("plan", what, "work", TODAY + timedelta(days=away), TODAY + timedelta(days=away))
    texts = [
        offers.offer(
            action, "attachment_seeking", None, PRESETS[name].personality, things=[plan], today=TODAY
        )
        for name in PRESETS
        for action in IDS
    ]
    ahead = [
        text for text in texts if "coming up" in text or "whenever it comes" in text or "practice" in text
    ]
    over = [
        text
        for text in texts
        if any(word in text for word in ("was.", "story to tell", "moment from", "award", "film title"))
    ]
    assert all(what.casefold() in text.casefold() for text in texts)
    assert not ahead or away >= 2
    assert not over or away <= -2


def test_a_plan_that_is_long_over_is_not_taken_up() -> None:
    plan = Shared("plan", "your exam", "study", TODAY - timedelta(days=30), TODAY - timedelta(days=30))
    text = offers.offer(
        IDS[0], "attachment_seeking", None, PRESETS["stoic_mentor"].personality, things=[plan], today=TODAY
    )
    assert "exam" not in text


# --- in the engine ----------------------------------------------------------------------------------------


async def test_the_offer_takes_up_the_plan_that_was_told(database: Database) -> None:
    engine = EmbeddedEngine(database)
    await born(engine, "dm:1")
    await said(engine, "dm:1", "I have an exam on friday", "tell me a riddle")
    assert "your exam" in (await offered(engine, "dm:1")).casefold()


async def test_nothing_of_one_session_is_offered_in_another(database: Database) -> None:
    engine = EmbeddedEngine(database)
    for session in ("dm:1", "dm:2"):
        await born(engine, session)
    await said(engine, "dm:1", "I have an exam on friday", "I love playing zelda", "tell me a riddle")
    assert await things(database, "dm:2") == []
    fixed = {
        offers.offer(action, kind, need, PRESETS["cheerful_companion"].personality)
        for action in IDS
        for kind, need in (("attachment_seeking", None), ("need_deficit", "belonging"), ("need_deficit", "competence"),
                           ("need_deficit", "autonomy"), ("emotional_overflow", None))
    }  # fmt: skip
    assert await offered(engine, "dm:2") in fixed


@pytest.mark.parametrize("line", ["my grandma died yesterday", "I want to end my life"])
async def test_after_something_heavy_nothing_from_before_is_taken_up(database: Database, line: str) -> None:
    engine = EmbeddedEngine(database)
    await born(engine, "dm:1")
    await said(engine, "dm:1", "I have an exam on friday", line)
    assert await things(database, "dm:1") == []


async def test_a_session_keeps_the_newest_few_and_each_once(database: Database) -> None:
    engine = EmbeddedEngine(database)
    await born(engine, "dm:1")
    games = ("guitar", "piano", "chess", "tetris", "minecraft", "zelda", "football", "tennis")
    await said(engine, "dm:1", *(f"I love playing {game}" for game in (*games, games[-1])))
    kept = await things(database, "dm:1")
    assert len(kept) == MOST
    assert kept[0].what == "playing tennis"


@pytest.mark.parametrize(("keep_shared", "scored"), [(False, True), (True, False)])
async def test_nothing_is_kept_where_no_text_may_be_or_the_person_is_young(
    database: Database, keep_shared: bool, scored: bool
) -> None:
    engine = EmbeddedEngine(database, keep_shared=keep_shared)
    await born(engine, "dm:1")
    await engine.turn("dm:1", "I have an exam on friday", at=MONDAY, key="x", speaker="1", scored=scored)
    assert await things(database, "dm:1") == []


async def test_a_deleted_session_leaves_nothing(database: Database) -> None:
    engine = EmbeddedEngine(database)
    await born(engine, "dm:1")
    await said(engine, "dm:1", "I have an exam on friday")
    await engine.delete("dm:1")
    assert await things(database, "dm:1") == []
