"""An engine elsewhere: what is said to it counts once and in order, whatever happens on the way (real sockets)."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from elsewhere import EVERYTHING, KEY, Elsewhere, Fault, elsewhere
from house import HandClock
from sqlite_file import fresh

from bot.engine.port import OutOfReachError
from bot.engine.presets import PRESETS
from bot.engine.remote import RemoteEngine
from bot.engine.remote_http import retry_after
from bot.engine.wire import Preferences, UnhealthyPattern
from bot.errors import EngineUnavailableError, Exit, InvalidRequestError, SessionNotFoundError, StartError
from bot.store import Database

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.usefixtures("no_pauses"),
]

DM = "dm:1"
KIND = "Thank you so much, that was really kind of you!"
WORRYING = "I can't live without you, you are all I have"
PERSONA = PRESETS["cheerful_companion"]


@pytest.fixture
async def database(tmp_path: Path, clock: HandClock) -> AsyncIterator[Database]:
    async with Database.open(fresh(tmp_path / "bot.db"), at=clock()) as opened:
        yield opened


@asynccontextmanager
async def client(
    database: Database,
    there: Elsewhere,
    clock: HandClock,
    *,
    key: str = KEY,
    rate: int = 6000,
    patience: float = 30,
) -> AsyncIterator[RemoteEngine]:
    async with RemoteEngine.open(
        database,
        there.url,
        key,
        clock=clock,
        patience=timedelta(seconds=patience),
        requests_per_minute=rate,
    ) as opened:
        await opened.ensure(DM, PERSONA, at=clock())
        yield opened


@pytest.fixture
async def engine(database: Database, there: Elsewhere, clock: HandClock) -> AsyncIterator[RemoteEngine]:
    async with client(database, there, clock) as opened:
        yield opened


async def say(engine: RemoteEngine, clock: HandClock, key: int, text: str = KIND, **more):
    return await engine.turn(DM, text, at=clock(), key=str(key), speaker=more.pop("speaker", "1"), **more)


async def count(engine: RemoteEngine, clock: HandClock) -> int:
    return (await engine.relationship(DM, at=clock())).relationship_state.turn_count


def said(there: Elsewhere) -> list[str]:
    """The words of all turns that arrived, each key once."""
    told = {one.headers["idempotency-key"]: one.body["message"] for one in there.of("POST", "/v1/turn")}
    return list(told.values())


async def silent(engine: RemoteEngine, clock: HandClock, key: int, text: str = KIND) -> None:
    """Say something that cannot be told now."""
    with pytest.raises(EngineUnavailableError):
        await say(engine, clock, key, text)


async def back(engine: RemoteEngine, there: Elsewhere, clock: HandClock) -> None:
    """The engine listens again, and the rest that it was given is over."""
    await there.start()
    clock.forward(minutes=3)
    await engine.catch_up()


# --- once, in order ----------------------------------------------------------------------------------


async def test_two_messages_at_once_open_one_session(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await asyncio.gather(say(engine, clock, 1), say(engine, clock, 2), engine.state(DM, at=clock()))
    assert there.opened == 1
    assert await count(engine, clock) == 2


@pytest.mark.parametrize("lost", ["/v1/persona", "/v1/turn"])
async def test_an_answer_that_was_lost_is_given_again_and_moves_nothing(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, lost: str
):
    there.faults.append(Fault(on=lost, taken=True))
    turned = await say(engine, clock, 1)
    assert turned.result.new_emotion.V > 0
    assert (there.opened, await count(engine, clock)) == (1, 1)


async def test_the_same_key_gives_the_first_answer_without_asking_again(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    first = await say(engine, clock, 1)
    asked = len(there.asked)
    assert await say(engine, clock, 1, "You liar, I hate you.") == first
    assert len(there.asked) == asked


async def test_what_is_said_while_it_is_down_counts_in_order_and_once_when_it_is_back(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1, "first")
    await there.stop()
    for key, text in ((2, "second"), (3, "third"), (4, "fourth")):
        clock.forward(minutes=1)
        await silent(engine, clock, key, text)
    await back(engine, there, clock)
    assert said(there) == ["first", "second", "third", "fourth"]
    assert await count(engine, clock) == 4
    assert (await say(engine, clock, 3)).result  # its answer is there, too
    assert await count(engine, clock) == 4


async def test_a_message_after_it_is_back_waits_for_those_before_it(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await there.stop()
    await silent(engine, clock, 1, "first")
    await there.start()
    clock.forward(minutes=3)
    await say(engine, clock, 2, "second")
    assert said(there) == ["first", "second"]


async def test_a_late_turn_keeps_its_own_time(engine: RemoteEngine, there: Elsewhere, clock: HandClock):
    await say(engine, clock, 1, "first")
    began = clock()
    await there.stop()
    clock.forward(minutes=20)
    await silent(engine, clock, 2, "You liar, I hate you.")
    clock.forward(hours=2)
    await back(engine, there, clock)
    history = (await engine.relationship(DM, at=clock())).trust_history
    assert history[-1].timestamp == began + timedelta(minutes=20)


async def test_a_stopped_bot_loses_nothing(database: Database, there: Elsewhere, clock: HandClock):
    async with client(database, there, clock) as engine:
        await there.stop()
        await silent(engine, clock, 1, "first")
    await there.start()
    clock.forward(minutes=3)
    async with client(database, there, clock) as engine:
        await engine.catch_up()
        assert await count(engine, clock) == 1
        assert await engine.waiting() == 0


async def test_who_wrote_cannot_be_guessed_from_the_key_of_a_turn(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    """Discord's ids are few: whoever has a list of them could try each, if nothing else went into the key."""
    await say(engine, clock, 1)
    (asked,) = there.of("POST", "/v1/turn")
    guessed = hashlib.sha256(f"{asked.body['sessionId']}|{DM}|1".encode()).hexdigest()
    assert asked.headers["idempotency-key"] not in guessed


async def test_words_are_kept_only_until_they_are_told(
    engine: RemoteEngine, database: Database, there: Elsewhere, clock: HandClock
):
    await there.stop()
    await silent(engine, clock, 1, "my sister is Winifred")
    async with database.read() as tx:
        (waits,) = await tx.rows("SELECT message FROM remote_turns")
    await back(engine, there, clock)
    async with database.read() as tx:
        (told,) = await tx.rows("SELECT message, answer FROM remote_turns")
    assert waits["message"] == "my sister is Winifred"
    assert told["message"] is None
    assert "Winifred" not in told["answer"]


async def test_a_turn_that_the_engine_refuses_for_good_keeps_nobody_waiting(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await there.stop()
    await silent(engine, clock, 1, "refuse this")
    await silent(engine, clock, 2, "second")
    await back(engine, there, clock)
    assert await count(engine, clock) == 1
    with pytest.raises(InvalidRequestError):
        await say(engine, clock, 3, "refuse this")


@pytest.mark.parametrize("status", [500, 403, 409, 200])
async def test_a_turn_that_the_engine_stumbles_over_keeps_no_other_session_waiting_and_its_own_not_for_ever(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, status: int
):
    there.stumbles = ("poison", status)
    await engine.ensure("dm:2", PERSONA, at=clock())
    await there.stop()
    for key, text in enumerate(["poison", "later", "later"]):
        await silent(engine, clock, key, text)
    await back(engine, there, clock)
    assert (await engine.turn("dm:2", KIND, at=clock(), key="a", speaker="2")).result
    assert await engine.waiting() == 3
    for _ in range(61):
        clock.forward(minutes=1)
        await engine.catch_up()
    assert await engine.waiting() == 0
    assert await count(engine, clock) == 2


async def test_turns_are_kept_while_the_engine_takes_none_at_all(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    there.stumbles = ("", 500)
    await engine.ensure("dm:2", PERSONA, at=clock())
    await silent(engine, clock, 1)
    with pytest.raises(EngineUnavailableError):
        await engine.turn("dm:2", KIND, at=clock(), key="a", speaker="2")
    for _ in range(20):
        clock.forward(hours=1)
        await engine.catch_up()
    there.stumbles = None
    await engine.catch_up()
    assert (await engine.waiting(), await count(engine, clock)) == (0, 1)


async def test_what_could_not_be_told_last_time_lets_the_others_go_first(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    """Not even the one call that tries after a rest is always the same one's."""
    await engine.ensure("dm:2", PERSONA, at=clock())
    await say(engine, clock, 1)
    there.proxy = Fault(on="/v1/proactive/", status=503)
    await there.stop()
    await silent(engine, clock, 2)
    await engine.settle(DM, "another", "failed", at=clock())
    with pytest.raises(EngineUnavailableError):
        await engine.turn("dm:2", KIND, at=clock(), key="a", speaker="2")
    await there.start()
    for _ in range(5):
        clock.forward(minutes=3)
        await engine.catch_up()
    assert await engine.waiting() == 1


# --- trouble on the way ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=500),
        Fault(status=503, headers={"Retry-After": "0"}),
        Fault(status=429, headers={"Retry-After": "0"}),
        Fault(status=200, body=b"<html>hello</html>"),
        Fault(status=200, body=b'{"new_emotion": "NaN"}'),
        Fault(status=200, body=b"[" * 100_000),
        Fault(status=302, headers={"Location": "http://127.0.0.1:1/"}),
        Fault(),
    ],
    ids=["500", "503", "429", "html", "nonsense", "deep", "redirect", "reset"],
)
async def test_one_failure_is_tried_again_and_nobody_notices(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, fault: Fault
):
    await say(engine, clock, 1)
    fault.on = "/v1/turn"
    there.faults.append(fault)
    await say(engine, clock, 2)
    assert await count(engine, clock) == 2


@pytest.mark.parametrize("body", [b"<html>hello</html>", b"{}", b"null", b"[]"])
async def test_an_answer_that_stays_nonsense_is_no_answer(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, body: bytes
):
    await say(engine, clock, 1)
    there.faults.extend(Fault(on="/v1/", status=200, body=body) for _ in range(9))
    await silent(engine, clock, 2)
    there.faults.clear()
    clock.forward(minutes=3)
    await engine.catch_up()
    assert await count(engine, clock) == 2


async def test_an_engine_that_does_not_answer_is_not_waited_for_without_end(
    engine: RemoteEngine, database: Database, there: Elsewhere, clock: HandClock
):
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    await say(engine, clock, 1)
    there.engine.relationship = never
    async with client(database, there, clock, patience=0.2) as hasty:
        with pytest.raises(EngineUnavailableError):
            await hasty.relationship(DM, at=clock())


async def test_a_long_pause_that_the_engine_asks_for_is_kept(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    there.faults.append(Fault(on="/v1/turn", status=429, headers={"Retry-After": "60"}))
    await silent(engine, clock, 2)
    asked = len(there.asked)
    clock.forward(seconds=50)
    await engine.catch_up()
    assert len(there.asked) == asked
    clock.forward(seconds=11)
    await engine.catch_up()
    assert await count(engine, clock) == 2


def test_a_pause_is_read_in_seconds_and_as_a_date(clock: HandClock):
    later = format_datetime(clock() + timedelta(seconds=90), usegmt=True)
    assert retry_after("7", clock()) == timedelta(seconds=7)
    assert retry_after(later, clock()) == timedelta(seconds=90)
    assert retry_after(format_datetime(clock() - timedelta(days=1)), clock()) == timedelta()
    assert retry_after("99999999999999999999", clock()) is None
    assert retry_after("500000", clock()) == timedelta(hours=1)
    assert retry_after("soon", clock()) is None
    assert retry_after(None, clock()) is None


async def test_while_it_is_down_it_is_left_alone_and_then_tried_once(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    there.faults.extend(Fault() for _ in range(100))
    for _ in range(3):
        with pytest.raises(EngineUnavailableError):
            await engine.relationship(DM, at=clock())
    tried = len(there.asked)
    with pytest.raises(EngineUnavailableError):
        await engine.relationship(DM, at=clock())
    assert len(there.asked) == tried
    clock.forward(minutes=1)
    there.faults.clear()
    assert await count(engine, clock) == 0


async def test_more_than_the_engine_allows_is_not_even_sent(
    database: Database, there: Elsewhere, clock: HandClock
):
    async with client(database, there, clock, rate=60) as engine:
        for number in range(30):
            try:
                await say(engine, clock, number)
            except EngineUnavailableError:
                break
        assert len(there.asked) <= 11
        for _ in range(60):
            clock.forward(seconds=2)
            await engine.catch_up()
        assert await engine.waiting() == 0


# --- keys --------------------------------------------------------------------------------------------


async def test_a_refused_key_keeps_it_from_starting(database: Database, there: Elsewhere, clock: HandClock):
    with pytest.raises(StartError, match="SONDER_ENGINE_KEY") as refused:
        async with client(database, there, clock, key="another"):
            pass
    assert refused.value.status == Exit.REFUSED_TOKEN


async def test_an_engine_that_is_down_is_no_reason_not_to_start(
    database: Database, there: Elsewhere, clock: HandClock
):
    await there.stop()
    async with client(database, there, clock) as engine:
        await silent(engine, clock, 1)


async def test_a_key_that_is_refused_later_is_said_once_and_never_shown(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("DEBUG")
    await say(engine, clock, 1)
    there.faults.extend(Fault(on="/v1/turn", status=401) for _ in range(3))
    for key in (2, 3, 4):
        await silent(engine, clock, key)
    assert caplog.text.count("remote.key_refused") == 1
    assert KEY not in caplog.text
    assert KIND not in caplog.text
    there.faults.clear()
    clock.forward(minutes=3)
    await engine.catch_up()
    assert await count(engine, clock) == 4


async def test_no_id_of_discord_and_no_name_leaves_the_house(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    person = "700000000000000007"
    await engine.ensure(f"dm:{person}", PERSONA, at=clock())
    await engine.turn(f"dm:{person}", "hello", at=clock(), key=f"9{person}", speaker=person)
    assert person not in str(there.asked)


# --- looking -----------------------------------------------------------------------------------------


async def test_what_was_heard_last_is_there_with_its_age_while_it_is_down(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    bond, heard_at = await engine.relationship(DM, at=clock()), clock()
    await there.stop()
    clock.forward(hours=3)
    with pytest.raises(OutOfReachError) as out:
        await engine.relationship(DM, at=clock())
    assert (out.value.relationship, out.value.heard_at) == (bond, heard_at)
    with pytest.raises(OutOfReachError) as out:
        await engine.state(DM, at=clock())
    assert out.value.state.discrete_emotion.intensity > 0
    assert (out.value.state.needs_known, out.value.heard_at) == (False, heard_at)


async def test_a_session_that_was_never_opened_is_not_known(engine: RemoteEngine, clock: HandClock):
    for asked in (
        engine.state("dm:2", at=clock()),
        engine.relationship("dm:2", at=clock()),
        engine.turn("dm:2", KIND, at=clock(), key="1", speaker="2"),
        engine.wishes("dm:2", at=clock()),
        engine.preferences("dm:2"),
        engine.set_preferences("dm:2", Preferences(enabled=True), at=clock()),
        engine.settle("dm:2", "x", "failed", at=clock()),
        engine.because("dm:2", at=clock()),
        engine.dispute("dm:2", "isolation", speaker="2", at=clock()),
        engine.delete("dm:2"),
    ):
        with pytest.raises(SessionNotFoundError):
            await asked


async def test_a_session_that_the_engine_lost_is_opened_anew_and_goes_on(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    await engine.set_preferences(DM, Preferences(enabled=True), at=clock())
    await there.engine.delete("session-1")
    await say(engine, clock, 2)
    assert there.opened == 2
    await engine.catch_up()
    assert await there.engine.preferences("session-2") == Preferences(enabled=True)


async def test_a_404_from_something_on_the_way_loses_no_session(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    there.faults.extend(Fault(status=404, body=b"<h1>nothing here</h1>") for _ in range(3))
    await silent(engine, clock, 2)
    there.faults.clear()
    await engine.catch_up()
    assert (there.opened, await count(engine, clock)) == (1, 2)


async def test_a_changed_character_says_at_once_who_it_is(engine: RemoteEngine, clock: HandClock):
    await say(engine, clock, 1)
    await engine.ensure(DM, PRESETS["stoic_mentor"], at=clock())
    turned = await say(engine, clock, 2)
    name = PRESETS["stoic_mentor"].identity.name
    assert turned.result.prompt_data.formatted.system_prompt.startswith(f"You are {name}")


# --- findings ----------------------------------------------------------------------------------------


def pattern(severity: str, kind: str = "isolation") -> UnhealthyPattern:
    return UnhealthyPattern(type=kind, severity=severity, description="Seen.", first_detected=HandClock.now)


async def test_a_pattern_is_found_once_and_again_when_it_is_graver(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    found = []
    for key, severity in enumerate(("mild", "mild", "severe", "severe")):
        there.patterns = [pattern(severity)]
        found.append([one.severity for one in (await say(engine, clock, key)).findings])
    assert found == [["mild"], [], ["severe"], []]


async def test_what_somebody_looked_at_meanwhile_is_found_all_the_same(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    there.patterns = [pattern("mild")]
    await engine.relationship(DM, at=clock())
    assert len((await say(engine, clock, 2)).findings) == 1


async def test_a_disputed_pattern_is_neither_shown_nor_reported_until_it_is_graver(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    there.patterns = [pattern("moderate"), pattern("mild", "idealization")]
    await say(engine, clock, 1)
    await engine.dispute(DM, "isolation", speaker="1", at=clock())
    shown = []
    for key, severity in enumerate(("mild", "moderate", "severe"), start=2):
        there.patterns = [pattern(severity), pattern("mild", "idealization")]
        found = (await say(engine, clock, key)).findings
        bond = await engine.relationship(DM, at=clock())
        shown.append((len(found), [one.type for one in bond.unhealthy_patterns]))
    assert shown == [
        (0, ["idealization"]),
        (0, ["idealization"]),
        (1, ["isolation", "idealization"]),
    ]


async def test_nothing_is_found_in_what_does_not_count(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    there.patterns = [pattern("severe")]
    assert (await say(engine, clock, 1, scored=False)).findings == ()
    assert (await say(engine, clock, 2)).findings == ()
    assert there.of("POST", "/v1/turn")[0].body["event_context"]["scored"] is False


async def test_what_was_found_in_a_late_turn_is_told_with_the_same_persons_next(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await engine.ensure("channel:5", PERSONA, at=clock())
    await there.stop()
    with pytest.raises(EngineUnavailableError):
        await engine.turn("channel:5", WORRYING, at=clock(), key="1", speaker="2")
    there.patterns = [pattern("moderate")]
    await back(engine, there, clock)
    other = await engine.turn("channel:5", "hello", at=clock(), key="2", speaker="3")
    own = await engine.turn("channel:5", "hello", at=clock(), key="3", speaker="2")
    again = await engine.turn("channel:5", "hello", at=clock(), key="4", speaker="2")
    assert [len(one.findings) for one in (other, own, again)] == [0, 1, 0]


async def test_what_could_not_be_looked_up_after_a_turn_is_looked_up_before_the_next(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    there.faults.extend(
        [Fault(on="/v1/turn", status=500), *(Fault(on="/v1/relationship", status=500) for _ in range(3))]
    )
    turned = await say(engine, clock, 2)
    assert turned.result.new_emotion.V > 0
    await say(engine, clock, 3)
    assert await engine.waiting() == 0
    assert await count(engine, clock) == 3


# --- engines that have less --------------------------------------------------------------------------


async def test_an_engine_that_knows_messages_alone_is_told_plainly_from_then_on(
    tmp_path: Path, database: Database, clock: HandClock
):
    async with (
        elsewhere(tmp_path, clock, knows=EVERYTHING - {"context"}) as there,
        client(database, there, clock) as engine,
    ):
        for key in (1, 2, 3, 4):
            await say(engine, clock, key)
        turns = there.of("POST", "/v1/turn")
        assert (
            len(turns) == 3 * 3 + 1
        )  # a single refusal may be about the message: three in a row are about the form
        assert turns[-1].body == {"sessionId": "session-1", "message": KIND}
        assert await count(engine, clock) == 4


async def test_an_engine_without_states_tells_of_the_last_turn(
    tmp_path: Path, database: Database, clock: HandClock
):
    async with (
        elsewhere(tmp_path, clock, knows=frozenset()) as there,
        client(database, there, clock) as engine,
    ):
        turned = await say(engine, clock, 1)
        state = await engine.state(DM, at=clock())
        assert (state.emotion, state.needs_known) == (turned.result.new_emotion, False)
        assert there.opened == 1


async def test_how_much_a_style_rests_on_is_said_once_it_is_enough(engine: RemoteEngine, clock: HandClock):
    await say(engine, clock, 0, scored=False)
    for key in range(1, 20):
        await say(engine, clock, key)
    assert await engine.because(DM, at=clock()) == ()
    await say(engine, clock, 20)
    assert await engine.because(DM, at=clock()) == ("20 messages since 02 March 2026",)


# --- forgetting --------------------------------------------------------------------------------------


async def test_what_is_deleted_here_is_deleted_there(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    await engine.delete(DM)
    with pytest.raises(SessionNotFoundError):
        await there.engine.preferences("session-1")


async def test_what_is_deleted_while_it_is_down_is_deleted_there_later(
    engine: RemoteEngine, there: Elsewhere, clock: HandClock
):
    await say(engine, clock, 1)
    await there.stop()
    await engine.delete(DM)
    await back(engine, there, clock)
    with pytest.raises(SessionNotFoundError):
        await there.engine.preferences("session-1")
    await engine.ensure(DM, PERSONA, at=clock())
    assert await count(engine, clock) == 0
