"""An engine elsewhere that refuses, stumbles, or stands behind something that does: what waits is kept, and keeps nothing else waiting."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from elsewhere import KEY, Elsewhere, Fault
from house import HandClock

from bot.engine.presets import PRESETS
from bot.engine.remote import RemoteEngine
from bot.engine.wire import Preferences
from bot.errors import EngineUnavailableError, InvalidRequestError, SessionNotFoundError
from bot.store import Database, remote_turns

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.usefixtures("no_pauses"),
]

DM = "dm:1"
PERSONA = PRESETS["cheerful_companion"]
ON = Preferences(enabled=True)
PAGE = b"<html>400 Bad Request</html>"
REFUSAL = b'{"error": {"code": "VALIDATION_ERROR", "status": 400, "message": "No."}}'


@pytest.fixture
async def database(tmp_path: Path, clock: HandClock) -> AsyncIterator[Database]:
    async with Database.open(f"sqlite:///{tmp_path / 'bot.db'}", at=clock()) as opened:
        yield opened


@pytest.fixture
async def engine(database: Database, there: Elsewhere, clock: HandClock) -> AsyncIterator[RemoteEngine]:
    async with RemoteEngine.open(
        database, there.url, KEY, clock=clock, patience=timedelta(seconds=30), requests_per_minute=60_000
    ) as opened:
        await opened.ensure(DM, PERSONA, at=clock())
        yield opened


async def say(engine: RemoteEngine, clock: HandClock, key: str):
    """Say something whose words are its key."""
    return await engine.turn(DM, key, at=clock(), key=key, speaker="1")


async def silent(engine: RemoteEngine, clock: HandClock, *keys: str) -> None:
    """Say things that cannot be told now, a minute apart."""
    for key in keys:
        clock.forward(minutes=1)
        with pytest.raises(EngineUnavailableError):
            await say(engine, clock, key)


async def again(engine: RemoteEngine, clock: HandClock, **later: float) -> bool:
    """Try again, after whatever rest the engine was given."""
    clock.forward(**(later or {"minutes": 3}))
    return await engine.catch_up()


def told(there: Elsewhere) -> list[str]:
    """The words of all turns that arrived, each once."""
    return list(dict.fromkeys(one.body["message"] for one in there.of("POST", "/v1/turn")))


async def count(engine: RemoteEngine, clock: HandClock) -> int:
    return (await engine.relationship(DM, at=clock())).relationship_state.turn_count


# --- refused, but by whom? ---------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["/v1/turn", "/v1/persona", "/v1/"])
@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, PAGE),
        (413, b""),
        (422, b'{"detail": "no"}'),
        (400, b'{"error": {"code": "BAD_REQUEST", "message": "no"}}'),
    ],
)
async def test_what_something_on_the_way_refuses_goes_on_waiting(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, on: str, status: int, body: bytes
):
    await there.stop()
    await silent(engine, clock, "first", "second", "third")
    await there.start()
    there.proxy = Fault(on=on, status=status, body=body)
    for _ in range(3):
        await again(engine, clock)
    assert await engine.waiting() == 3
    there.proxy = None
    there.asked.clear()
    await again(engine, clock)
    assert told(there) == ["first", "second", "third"]
    assert (await engine.waiting(), await count(engine, clock)) == (0, 3)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, REFUSAL),
        (400, b'{"code": "VALIDATION_ERROR", "message": "No."}'),
        (422, b'{"error": "VALIDATION_ERROR", "message": "No."}'),
        (413, b'{"error": {"code": "PAYLOAD_TOO_LARGE", "message": "No."}}'),
    ],
)
async def test_what_the_engine_itself_refuses_is_over_with_its_sentence(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, status: int, body: bytes
):
    there.proxy = Fault(on="/v1/turn", status=status, body=body)
    with pytest.raises(InvalidRequestError, match=r"^No\.$"):
        await say(engine, clock, "first")
    assert await engine.waiting() == 0


@pytest.mark.parametrize("body", [PAGE, REFUSAL])
async def test_a_turn_that_was_taken_stays_whatever_is_refused_after_it(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, body: bytes
):
    await say(engine, clock, "first")
    there.proxy = Fault(on="/v1/relationship", status=400, body=body)
    answer = (await say(engine, clock, "second")).result
    await again(engine, clock)
    there.proxy = None
    assert (await say(engine, clock, "second")).result == answer
    assert len(there.of("POST", "/v1/turn")) == 2
    assert await again(engine, clock) is False


async def test_a_refused_persona_refuses_no_turn_and_is_said_once(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    there.proxy = Fault(on="/v1/persona", status=400, body=REFUSAL)
    await silent(engine, clock, "first", "second")
    await again(engine, clock)
    assert await engine.waiting() == 2
    assert caplog.text.count("remote.persona_refused") == 1
    there.proxy = None
    await engine.ensure(DM, PRESETS["stoic_mentor"], at=clock())
    await again(engine, clock)
    assert told(there) == ["first", "second"]


# --- before there was a session ----------------------------------------------------------------------


def elapsed(there: Elsewhere) -> list[timedelta]:
    return [timedelta(seconds=one.body["elapsedSeconds"]) for one in there.of("POST", "/v1/turn")]


async def test_what_is_said_before_the_session_was_ever_opened_keeps_its_own_time(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await there.stop()
    await silent(engine, clock, "first")
    for key in ("second", "third"):
        clock.forward(days=1)
        await silent(engine, clock, key)
    await there.start()
    await again(engine, clock, hours=2)
    clock.forward(hours=3)
    await say(engine, clock, "fourth")
    a_day = timedelta(days=1, minutes=1)
    assert elapsed(there) == [timedelta(), a_day, a_day, timedelta(hours=5)]


async def test_what_waited_when_the_engine_lost_the_session_keeps_its_own_time(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, "first")
    await there.stop()
    await silent(engine, clock, "second")
    clock.forward(hours=4)
    await silent(engine, clock, "third")
    await there.engine.delete("session-1")
    await there.start()
    there.asked.clear()
    await again(engine, clock)
    assert told(there) == ["second", "third"]
    assert elapsed(there)[-2:] == [timedelta(), timedelta(hours=4, minutes=1)]


# --- stumbling over one thing ------------------------------------------------------------------------


async def unsettled(engine: RemoteEngine, there: Elsewhere, clock: HandClock, what: str) -> None:
    """The engine was away; from now on it stumbles over `what`, which waits beside a turn."""
    await say(engine, clock, "first")
    await there.stop()
    await engine.set_preferences(DM, ON, at=clock())
    await engine.settle(DM, "an action", "delivered", at=clock())
    for _ in range(3):  # so that it counts as away, and one call has to try whether it is back
        await silent(engine, clock, f"second {clock()}")
    there.broken = what
    await there.start()


@pytest.mark.parametrize("what", ["preferences", "settle"])
async def test_what_the_engine_stumbles_over_keeps_no_turn_waiting_and_is_tried_until_it_goes(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, what: str
):
    await unsettled(engine, there, clock, what)
    assert await again(engine, clock) is True
    assert (await engine.waiting(), await count(engine, clock)) == (0, 4)
    for _ in range(22):
        assert await again(engine, clock, hours=1) is True
    there.broken = None
    assert await again(engine, clock, hours=1) is False
    assert await there.engine.preferences("session-1") == ON


async def test_preferences_that_the_engine_stumbles_over_for_a_day_hold_here_alone(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    await unsettled(engine, there, clock, "preferences")
    assert await again(engine, clock) is True
    assert await again(engine, clock, days=1) is False
    assert await engine.preferences(DM) == ON
    assert caplog.text.count("remote.preferences_refused") == 1


async def test_what_the_engine_stumbles_over_for_a_day_of_an_action_is_minded_here(
    engine: RemoteEngine, there: Elsewhere, database: Database, clock: HandClock
):
    await unsettled(engine, there, clock, "settle")
    assert await again(engine, clock) is True
    assert await again(engine, clock, days=1) is False
    async with database.read() as tx:
        (settled,) = await remote_turns.settlements(tx, DM)
    assert (settled.outcome, settled.standing) == ("delivered", "ours")


async def test_one_action_that_the_engine_stumbles_over_keeps_no_other_waiting(
    engine: RemoteEngine, there: Elsewhere, database: Database, clock: HandClock
):
    await say(engine, clock, "first")
    await there.stop()
    for action in ("a", "b"):
        await engine.settle(DM, action, "delivered", at=clock())
    there.broken = "a/settle"
    await there.start()
    assert await again(engine, clock) is True
    async with database.read() as tx:
        assert [one.action for one in await remote_turns.untold_settlements(tx, DM)] == ["a"]


# --- goodbyes ----------------------------------------------------------------------------------------


async def opened(engine: RemoteEngine, clock: HandClock, sessions: int) -> None:
    """As many sessions: dm:1 is session-1 over there, and so on."""
    for number in range(1, sessions + 1):
        await engine.ensure(f"dm:{number}", PERSONA, at=clock())
        await engine.relationship(f"dm:{number}", at=clock())


@pytest.mark.parametrize(("status", "body"), [(400, REFUSAL), (500, b"{}"), (405, b"{}")])
async def test_deletions_that_the_engine_makes_nothing_of_keep_no_later_one_waiting(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, status: int, body: bytes
):
    await opened(engine, clock, 29)
    refused = [1, 2, *range(10, 30)]
    there.proxy = Fault(on=("/v1/persona/session-1", "/v1/persona/session-2"), status=status, body=body)
    for number in refused:
        await engine.delete(f"dm:{number}")
    clock.forward(seconds=10)
    await engine.delete("dm:3")
    with pytest.raises(SessionNotFoundError):
        await there.engine.preferences("session-3")
    there.asked.clear()
    assert await engine.catch_up() is False
    assert there.asked == []
    there.proxy = None
    assert await again(engine, clock, hours=1) is True  # so many at once, and no more
    assert await again(engine, clock) is False
    assert len(there.of("DELETE", "/v1/persona/")) == len(refused)


async def test_a_deletion_that_the_engine_makes_nothing_of_is_said_more_and_more_rarely(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await opened(engine, clock, 1)
    there.proxy = Fault(on="/v1/persona/", status=400, body=REFUSAL)
    await engine.delete(DM)
    tried = []
    for minute in range(60):
        before = len(there.of("DELETE", "/v1/persona/"))
        await again(engine, clock, minutes=1)
        if len(there.of("DELETE", "/v1/persona/")) > before:
            tried.append(minute + 1)
    assert tried == [1, 3, 7, 15, 31]


async def test_a_deletion_waits_for_no_pause_while_the_engine_is_away(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await opened(engine, clock, 1)
    await there.stop()
    await engine.delete(DM)
    for _ in range(10):
        assert await again(engine, clock) is True
    await there.start()
    assert await again(engine, clock) is False
    with pytest.raises(SessionNotFoundError):
        await there.engine.preferences("session-1")
